"""Files: no path leads out, no write is half a file, no odd name is taken for a record."""
import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.files import inside, read_up_to, scan, write_whole

OUT = ["", "/", "/etc/passwd", "..", "../x", "a/../../x", "a/..", "a/.", ".", "./a", "a//b", "a/", "/a", "//a", "a/../b", "\0", "a\0b", "a/\0", "a\nb", "a\rb",
       "a\x1b[2Jb", "..\\x", "a\\..\\x", "C:\\x", "\\\\server\\x", "a\u202eb", "a\ud800", "…/..", "a/../",
       "\u2028", "a/\x7f"]


@pytest.mark.parametrize("path", OUT)
def test_no_path_leads_out(tmp_path, path):
    with pytest.raises(ValueError):
        inside(tmp_path, path)


@pytest.mark.parametrize("path", ["a", "a/b.html", "assets/site.css", "a b", "a..b", "a...", "جبلة.txt", "incidents/2016-05-23-x.html", "~", "-rf", "con", ".hidden"])
def test_paths_below_the_folder(tmp_path, path):
    assert inside(tmp_path, path) == tmp_path / path


@given(st.lists(st.sampled_from(["..", ".", "", "a", "\\", "...", "b.html", ".x", "\0", "~"]), max_size=6).map("/".join))
def test_whatever_is_let_through_is_inside(path):
    root = "/site/build"
    from pathlib import Path
    try:
        found = inside(Path(root), path)
    except ValueError:
        return
    assert os.path.normpath(found) == str(found) and os.path.commonpath([root, os.path.normpath(found)]) == root and str(found) != root


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "new" / "a.md"
    write_whole(target, b"old")
    assert target.read_bytes() == b"old" and stat.S_IMODE(target.stat().st_mode) == 0o644

    def full(*_):
        raise OSError(28, "No space left on device")
    for step in ("fsync", "replace"):
        with monkeypatch.context() as m:
            m.setattr(os, step, full)
            with pytest.raises(OSError):
                write_whole(target, b"new content")
        assert target.read_bytes() == b"old" and os.listdir(target.parent) == ["a.md"]
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"


def test_only_plain_files_with_plain_names_are_found(tmp_path):
    content = tmp_path / "content"
    (content / "places").mkdir(parents=True)
    for name in ("a.md", "B.md", "جبلة.md", ".hidden.md", "a.md~", "~a.md", "#a.md#", "a.txt", ".#a.md", "a\nb.md", "a\u202eb.md", "md"):
        (content / "places" / name).write_text("x")
    (content / "places" / "folder.md").mkdir()
    (content / "places" / "folder.md" / "inner.md").write_text("x")
    (content / ".git").mkdir()
    (content / ".git" / "x.md").write_text("x")
    os.symlink("a.md", content / "places" / "link.md")
    os.symlink("/", content / "root")
    os.symlink("nowhere", content / "places" / "dangling.md")
    os.mkfifo(content / "places" / "pipe.md")
    with open(os.fsencode(content / "places") + b"/\xff.md", "w"):
        pass
    found = sorted(scan(tmp_path, "content", (".md",)))
    assert [p for p in found if not p.endswith("/")] == [f"content/places/{n}" for n in ("B.md", "a.md", "folder.md/inner.md", "جبلة.md")]
    assert [p for p in found if p.endswith("/")] == [f"content/{n}/" for n in (     # not read, and not passed over in silence
        "places/a\ufffdb.md", "places/dangling.md", "places/link.md", "places/pipe.md", "places/\ufffd.md", "root")]


def test_reading_stops_where_it_is_told_to_and_waits_for_nobody(tmp_path):
    with open(tmp_path / "sparse", "wb") as file:
        file.truncate(50_000_000_000)
    assert read_up_to(tmp_path / "sparse", 1000) == bytes(1000)
    os.mkfifo(tmp_path / "pipe")
    os.symlink("/dev/zero", tmp_path / "zeros")
    for name in ("pipe", "zeros", "missing", "."):
        with pytest.raises(OSError):
            read_up_to(tmp_path / name, 1000)


def test_a_missing_folder_holds_nothing_and_a_file_is_no_folder(tmp_path):
    (tmp_path / "content").write_text("a file")
    assert scan(tmp_path, "content", (".md",)) == {} == scan(tmp_path, "nowhere", (".md",))


def test_a_signature_tells_a_rewrite_from_no_change(tmp_path):
    write_whole(tmp_path / "content/a.md", b"one")
    first = scan(tmp_path, "content", (".md",))
    assert scan(tmp_path, "content", (".md",)) == first
    write_whole(tmp_path / "content/a.md", b"two")                      # same size
    assert scan(tmp_path, "content", (".md",)) != first

"""publish.py by itself, on folders of a few files: what may be an output folder, what stands in the way, how a decided publish
is finished, what is never touched. With a whole site: tests/test_publish.py, test_safety_publish.py, tests/test_kills.py."""
import errno
import os
from pathlib import Path

import pytest

from chronicle.build import batch, publish
from site_builder import SiteFolder, tree


class Decided:
    """What `settle` asks of the ledger: staged files as they were left, and files to delete."""

    def __init__(self, root: Path, pages: dict[str, bytes], gone: tuple[str, ...] = ()):
        folder = publish.staging(root)
        seen = {url: publish.stage(folder, url, body) for url, body in pages.items()}
        self.left = {url: (s.st_size, s.st_mtime_ns) for url, s in seen.items()}
        self.waiting = [(url, "staged") for url in pages] + [(url, "") for url in gone]

    def pending(self):
        return self.waiting

    def awaited(self):
        return self.left

    def settled(self):
        self.waiting = []


# ---- what may be the output folder

def told(root: Path) -> list[tuple[str, str]]:
    notes = publish.output_notes(root)
    assert all(n.code == "B801" and n.hint for n in notes)
    return [(n.span.path, n.message) for n in notes]


@pytest.mark.parametrize("name", ["build", ".cache"])
def test_neither_folder_may_be_a_link_or_a_file(tmp_path, name):
    assert told(tmp_path) == []
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / name).symlink_to("elsewhere")
    assert told(tmp_path) == [(name, f"{name}/ is a link; it could lead anywhere")]
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to("nowhere")
    assert told(tmp_path) == [(name, f"{name}/ is a link; it could lead anywhere")]
    (tmp_path / name).unlink()
    (tmp_path / name).write_text("x")
    assert told(tmp_path) == [(name, f"{name} is a file")]
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    assert told(tmp_path) == []


def test_the_source_of_a_site_is_no_output_folder(tmp_path):
    SiteFolder(tmp_path).write({"build/site.toml": ""})
    assert told(tmp_path) == [("build", "build/ is the source of a site itself: it holds site.toml")]


def test_a_home_folder_is_no_output_folder(tmp_path, monkeypatch):
    (tmp_path / "build").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "build"))
    assert told(tmp_path) == [("build", "build/ is your home folder")]
    monkeypatch.setenv("HOME", str(tmp_path))
    assert told(tmp_path) == []                                     # a site in a home folder


@pytest.mark.parametrize("name", ["content", "templates", "seeds"])
def test_a_source_folder_that_leads_into_the_output_is_refused(tmp_path, name):
    SiteFolder(tmp_path).write({"build/places/x": "", "elsewhere/x": ""})
    for leads, refused in (("build", True), ("build/places", True), ("elsewhere", False), ("nowhere", False)):
        (tmp_path / name).symlink_to(tmp_path / leads)
        assert told(tmp_path) == ([(name, f"{name}/ is a link into build/")] if refused else []), leads
        (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    assert told(tmp_path) == []


def test_folders_on_two_disks_are_refused(tmp_path, monkeypatch):
    """A rename does not lead from one disk to another."""
    SiteFolder(tmp_path).write({"build/x": "", ".cache/x": ""})
    monkeypatch.setattr(publish, "disk", lambda folder: folder.name)
    [(path, message)] = told(tmp_path)
    assert path == "build" and "different disks" in message
    monkeypatch.undo()
    assert publish.disk(tmp_path / "build") == os.stat(tmp_path).st_dev and told(tmp_path) == []
    os.remove(tmp_path / ".cache/x")
    os.rmdir(tmp_path / ".cache")
    monkeypatch.setattr(publish, "disk", lambda folder: folder.name)
    assert told(tmp_path) == []                                     # it will be made beside build/


# ---- what stands in the way

def test_what_stands_in_the_way_is_told_and_what_does_not_is_not(tmp_path):
    SiteFolder(tmp_path).write({"build/file": "x", "build/page.html/x": "x", "build/there/page.html": "old", "build/gone.html/x": "x"})
    (tmp_path / "build/link").symlink_to("there")
    (tmp_path / "build/dangling").symlink_to("nowhere")
    (tmp_path / "build/over.html").symlink_to("there")              # a link in a page's place is replaced, never followed
    wanted = ["file/a.html", "link/deep/a.html", "dangling/a.html", "page.html", "there/page.html", "there/new.html", "new/new/a.html", "over.html"]
    notes = publish.blocked(tmp_path, [(url, "staged") for url in wanted] + [("gone.html", "")])
    assert [(n.code, n.span.path, n.message, n.hint) for n in notes] == [
        *(("B801", f"build/{f}", "a link or a file stands where a folder of pages must be", "move it away") for f in ("dangling", "file", "link")),
        ("B801", "build/page.html", "a folder stands where a page must be", "move it away")]


def test_a_link_deep_in_the_way_is_found(tmp_path):
    SiteFolder(tmp_path).write({"build/a/b/x": "", "out/x": ""})
    (tmp_path / "build/a/b/c").symlink_to(tmp_path / "out")
    assert [n.span.path for n in publish.blocked(tmp_path, [("a/b/c/d/e.html", "staged")])] == ["build/a/b/c"]
    assert [n.span.path for n in publish.blocked(tmp_path, [("a/b/c/old.html", "")])] == ["build/a/b/c"]      # deleting as well


# ---- staged

def test_staging_begins_empty(tmp_path):
    SiteFolder(tmp_path).write({".cache/staged/old/x.html": "x"})
    folder = publish.staging(tmp_path)
    assert folder == tmp_path / ".cache/staged" and list(folder.iterdir()) == []


THINGS = {"pipe": os.mkfifo, "file": Path.touch, "loop": lambda path: path.symlink_to(path.name), "dangling": lambda path: path.symlink_to("nowhere"),
          "link": lambda path: path.symlink_to(path.parent.parent / "out")}


@pytest.mark.parametrize("thing", THINGS)
def test_whatever_has_the_name_of_the_staging_folder_is_taken_away_and_nothing_behind_it(tmp_path, thing):
    """A pipe would be waited for; what a link leads to would be emptied, or published."""
    SiteFolder(tmp_path).write({"out/theirs": "theirs", ".cache/x": ""})
    THINGS[thing](tmp_path / ".cache/staged")
    decided = Decided.__new__(Decided)
    decided.waiting, decided.left = [("theirs", "staged")], {}
    publish.settle(tmp_path, decided)                           # decided by a build before, whose staging folder is lost
    assert list(publish.staging(tmp_path).iterdir()) == [] and tree(tmp_path / "build") == {} and tree(tmp_path / "out") == {"theirs": b"theirs"}


@pytest.mark.parametrize("url", ["../x", "/x", "a/../../x", "a//x", "a\0x", "a\\x"])
def test_nothing_is_staged_outside(tmp_path, url):
    with pytest.raises(ValueError):
        publish.stage(publish.staging(tmp_path), url, b"x")
    assert tree(tmp_path) == {}


def test_what_is_staged_is_told_as_the_disk_has_it(tmp_path):
    s = publish.stage(publish.staging(tmp_path), "a/b/x.html", b"four")
    at = os.stat(tmp_path / ".cache/staged/a/b/x.html")
    assert (s.st_size, s.st_mtime_ns) == (4, at.st_mtime_ns)


@pytest.mark.parametrize("name", ["lock", "ledger"])
@pytest.mark.parametrize("thing", ["link", "dangling", "loop"])
def test_no_file_of_the_cache_may_be_a_link(tmp_path, name, thing):
    """Opened to be written, what it leads to would be emptied or taken for a ledger."""
    SiteFolder(tmp_path).write({"out": "theirs", ".cache/x": "", "site.toml": ""})
    THINGS[thing](tmp_path / ".cache" / name)
    for command in (batch.build, batch.check):
        with pytest.raises(OSError, match="a link stands"):
            command(tmp_path)
    assert set(tree(tmp_path)) <= {".cache/lock", ".cache/ledger", ".cache/x", "out", "site.toml"} and (tmp_path / ".cache" / name).is_symlink()
    assert (tmp_path / "out").read_text() == "theirs"


def test_a_cache_that_leads_elsewhere_is_refused_by_every_command(tmp_path):
    SiteFolder(tmp_path).write({"out/x": "theirs", "s/site.toml": ""})
    (tmp_path / "s/.cache").symlink_to(tmp_path / "out")
    with pytest.raises(OSError, match="a link stands"):
        batch.check(tmp_path / "s")
    assert tree(tmp_path / "out") == {"x": b"theirs"}


def test_a_pipe_in_the_place_of_the_lock_is_waited_for_by_nobody(tmp_path):
    SiteFolder(tmp_path).write({".cache/x": "", "site.toml": ""})
    os.mkfifo(tmp_path / ".cache/lock")
    assert batch.check(tmp_path)[0] is not None


# ---- finished

def test_a_decided_publish_is_finished_once(tmp_path):
    SiteFolder(tmp_path).write({"build/a.html": "old", "build/old/deep/x.html": "old", "build/mixed/x.html": "old", "build/mixed/theirs": "theirs"})
    made = Decided(tmp_path, {"a.html": b"new", "new/deep/x.html": b"new", "mixed/y.html": b"new"}, ("old/deep/x.html", "mixed/x.html", "never/was.html"))
    assert publish.settle(tmp_path, made) == 6 and made.pending() == []
    whole = {"a.html": b"new", "new/deep/x.html": b"new", "mixed/y.html": b"new", "mixed/theirs": b"theirs"}
    assert tree(tmp_path / "build") == whole
    assert not (tmp_path / "build/old").exists() and not (tmp_path / ".cache/staged").exists()     # folders that are empty go with their pages
    assert publish.settle(tmp_path, made) == 0 and tree(tmp_path / "build") == whole


def test_without_anything_decided_nothing_is_touched(tmp_path):
    made = Decided(tmp_path, {})
    (tmp_path / ".cache/staged/x.html").write_text("of a build that is at work")
    assert publish.settle(tmp_path, made) == 0 and not (tmp_path / "build").exists() and (tmp_path / ".cache/staged/x.html").exists()


def test_the_last_page_goes_and_the_output_folder_stays(tmp_path):
    SiteFolder(tmp_path).write({"build/x.html": "old"})
    publish.settle(tmp_path, Decided(tmp_path, {}, ("x.html",)))
    assert os.listdir(tmp_path / "build") == []


def test_a_folder_that_is_not_there_yet_comes_whole(tmp_path):
    """One rename: no moment at which half of it is there."""
    made = Decided(tmp_path, {"a/x.html": b"x", "a/y.html": b"y"})
    folder = os.stat(tmp_path / ".cache/staged/a").st_ino
    publish.settle(tmp_path, made)
    assert os.stat(tmp_path / "build/a").st_ino == folder


def test_pages_come_in_the_order_of_their_names(tmp_path, monkeypatch):
    """The same on every disk, so that what a kill leaves is the same too."""
    made, came = Decided(tmp_path, {f"{n}.html": b"x" for n in "dacb"}), []
    real = os.replace
    monkeypatch.setattr(publish.os, "replace", lambda a, b: came.append(os.path.basename(b)) or real(a, b))
    publish.settle(tmp_path, made)
    assert came == ["a.html", "b.html", "c.html", "d.html"]


def test_as_long_as_the_output_folder_cannot_be_used_the_publish_waits(tmp_path):
    made = Decided(tmp_path, {"a.html": b"new"})
    (tmp_path / "build").write_text("a file")
    assert publish.settle(tmp_path, made) == 0 and made.pending() and (tmp_path / ".cache/staged/a.html").exists()
    (tmp_path / "build").unlink()
    assert publish.settle(tmp_path, made) == 1 and tree(tmp_path / "build") == {"a.html": b"new"}


@pytest.mark.parametrize("pages, gone", [({"a/x.html": b"new"}, ()), ({}, ("a/x.html",)), ({"a/b/x.html": b"new"}, ()), ({}, ("a/b/x.html",))])
def test_nothing_is_written_or_deleted_behind_a_link(tmp_path, pages, gone):
    SiteFolder(tmp_path).write({"out/x.html": "theirs", "out/b/x.html": "theirs"})
    made = Decided(tmp_path, pages, gone)
    (tmp_path / "build").mkdir()
    (tmp_path / "build/a").symlink_to(tmp_path / "out")
    with pytest.raises(OSError) as fault:
        publish.settle(tmp_path, made)
    assert fault.value.errno == errno.ELOOP and fault.value.filename == str(tmp_path / "build/a") and "move it away" in fault.value.strerror
    assert tree(tmp_path / "out") == {"x.html": b"theirs", "b/x.html": b"theirs"} and made.pending()
    (tmp_path / "build/a").unlink()
    publish.settle(tmp_path, made)
    assert tree(tmp_path / "build") == pages


def test_what_others_put_in_the_place_of_a_page_that_goes(tmp_path):
    """A folder stays, a link goes and what it leads to stays."""
    SiteFolder(tmp_path).write({"build/folder.html/x": "theirs", "out/x": "theirs"})
    (tmp_path / "build/link.html").symlink_to(tmp_path / "out")
    (tmp_path / "build/file.html").symlink_to(tmp_path / "out/x")
    publish.settle(tmp_path, Decided(tmp_path, {}, ("folder.html", "link.html", "file.html")))
    assert tree(tmp_path / "build") == {"folder.html/x": b"theirs"} and os.listdir(tmp_path / "build") == ["folder.html"]
    assert tree(tmp_path / "out") == {"x": b"theirs"}


def test_a_staged_page_that_is_not_as_it_was_left_is_not_put_in_place(tmp_path):
    SiteFolder(tmp_path).write({"build/a.html": "old"})
    made = Decided(tmp_path, {"a.html": b"new", "b.html": b"new", "c/d.html": b"new", "e.html": b"new"})
    (tmp_path / ".cache/staged/e.html").unlink()
    (tmp_path / ".cache/staged/a.html").write_bytes(b"")
    os.utime(tmp_path / ".cache/staged/c/d.html", ns=(5, 5))
    publish.settle(tmp_path, made)
    assert tree(tmp_path / "build") == {"a.html": b"old", "b.html": b"new"}


# ---- as we left it

def test_what_was_harmed_is_found(tmp_path):
    SiteFolder(tmp_path).write({f"build/{n}": "four" for n in ("same", "longer", "touched", "a link", "a/deep")})
    seen = publish.there(tmp_path)
    assert seen == {n: (4, os.stat(tmp_path / "build" / n).st_mtime_ns) for n in ("same", "longer", "touched", "a link", "a/deep")}
    assert publish.spoilt(tmp_path / "build", seen) == set()
    (tmp_path / "build/longer").write_text("longer")
    os.utime(tmp_path / "build/touched", ns=(5, 5))
    (tmp_path / "build/a link").unlink()
    (tmp_path / "build/a link").symlink_to("same")
    assert publish.spoilt(tmp_path / "build", {"gone": (1, 1), **seen}) == {"longer", "touched", "a link", "gone"}


def test_what_is_there_is_seen_and_no_link_followed(tmp_path):
    assert publish.there(tmp_path) == {}
    SiteFolder(tmp_path).write({"build/x": "1", "build/a/y": "22", "build/a/b/z": "333", "out/theirs": "x"})
    (tmp_path / "build/link").symlink_to(tmp_path / "out")
    assert {url: size for url, (size, _) in publish.there(tmp_path).items() if url != "link"} == {"x": 1, "a/y": 2, "a/b/z": 3}
    assert "link" in publish.there(tmp_path) and not any("theirs" in url for url in publish.there(tmp_path))

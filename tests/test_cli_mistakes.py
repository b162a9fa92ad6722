"""Users' mistakes, odd disks, broken files: exit codes and plain words, never a traceback."""
import os
import re
import subprocess
import sys

import pytest

from command_line import CONTENT, FINE, HOME, USAGE, chronicle
from site_builder import edited_after_a_build

@pytest.mark.parametrize("words", [["build"], ["check"], ["serve"], ["why", "index.html"], ["new", "place", "x"], ["mv", "a", "b"]])
def test_where_there_is_no_site(tmp_path, words, inline):
    code, told = inline("-C", tmp_path, *words)
    assert code == USAGE and "site.toml" in told and "chronicle init" in told and os.listdir(tmp_path) == []


@pytest.mark.parametrize("words", [
    [], ["bild"], ["build", "--fast"], ["build", "--jobs", "0"], ["build", "--jobs", "x"], ["build", "x"], ["serve", "--port", "99999"], ["why"], ["init"],
    ["convert"], ["-C"], ["new", "thing", "x"], ["mv", "only-one"], ["explain", "X999"], ["check", "--format", "pdf"],
])
def test_wrong_use(words, inline):
    code, told = inline(*words)
    assert code == USAGE and told != ""


ESCAPE = "x\x1b[2J\u202e\x9b1m"
SAID = [["explain", ESCAPE], ["why", ESCAPE], ["mv", ESCAPE, "x"], ["mv", "tartus", ESCAPE], ["convert", ESCAPE], ["build", "--jobs", ESCAPE], [ESCAPE], ["new", "place", ESCAPE], ["new", ESCAPE],
        ["check", "--format", ESCAPE], ["schema", ESCAPE], [f"--{ESCAPE}"], ["init", ESCAPE], ["mv", "jableh", "jabla", "--dry-run"], ["-C", ESCAPE, "build"]]


@pytest.mark.parametrize("words", SAID, ids=[" ".join(w).replace(ESCAPE, "…") for w in SAID])
def test_whatever_words_are_given_the_terminal_is_not_moved(small, words, inline, monkeypatch):
    """Names of files come from others: `chronicle convert *`."""
    small.write({"content/places/jableh.md": f"---\nname: Jableh\n---\nOf [[jableh]] {ESCAPE}\n"})
    monkeypatch.setattr("click._compat.should_strip_ansi", lambda *_: False)       # as on a terminal
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    monkeypatch.chdir(small.root)
    _, told = inline(*words)
    assert told and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", told), told


@pytest.mark.parametrize("closed", [(2,), (0, 1, 2)])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_closed_stream_is_no_fault(small, command, closed):
    edited_after_a_build(small).append("content/pages/about.md", "[x](foo:bar)\n")        # a warning to tell
    run = subprocess.run([sys.executable, "-m", "chronicle", "-C", small.root, command, *(["--jobs", "2"] if command == "build" else [])], cwd=HOME,
                         capture_output=True, preexec_fn=lambda: [os.close(fd) for fd in closed])
    assert run.returncode == FINE and b"Traceback" not in run.stdout + run.stderr
    assert command == "check" or small.pages() == small.clean_pages()


@pytest.mark.parametrize("words", [["build"], ["check"]])
def test_a_site_that_is_no_folder(tmp_path, words, inline):
    (tmp_path / "file").write_text("x")
    for site in (tmp_path / "file", tmp_path / "nowhere", tmp_path / "file" / "inner"):
        assert inline("-C", site, *words)[0] == USAGE


ODD = {                                     # what an editor's disk may hold: none of it stops the rest from being read
    "a folder named like a record": lambda s: (s.root / "content/places/x.md").mkdir(),
    "a link to nowhere": lambda s: (s.root / "content/places/x.md").symlink_to("nowhere"),
    "a link out": lambda s: (s.root / "content/places/x.md").symlink_to("/etc/passwd"),
    "a link to itself": lambda s: (s.root / "content/loop").symlink_to(s.root / "content"),
    "a pipe": lambda s: os.mkfifo(s.root / "content/places/x.md"),
    "a name that is no UTF-8": lambda s: open(os.fsencode(s.root / "content/places") + b"/\xff.md", "w").close(),
    "a template whose name is no UTF-8": lambda s: [(s.root / "templates").mkdir(), open(os.fsencode(s.root / "templates") + b"/\xff.html", "w").close()],
    "a lock file of an editor": lambda s: (s.root / "content/places/.#x.md").symlink_to("user@machine.1:2"),
    "an article that is a pipe": lambda s: [s.write({"content/sources/x.md": "---\npublisher: X\nfile: seeds/pipe.txt\n---\n", "seeds/a.txt": "x"}),
                                            os.mkfifo(s.root / "seeds/pipe.txt"),
                                            s.append("content/pages/about.md", "."), s.replace("content/incidents/2016/2016-05-23-bombings.md",
                                            "sources: [gazette-1, herald-1]", "sources: [gazette-1, herald-1, x]\nevidence: {title: {source: x, quote: Q}}")],
    "content that is a file of seeds": lambda s: s.write({"seeds/x.txt": b"\xff\xfe\x00"}),
    "a very deep folder": lambda s: s.write({"content/places/" + "d/" * 60 + "deep.md": "---\nname: Deep\n---\n"}),
    "a name of 255 bytes": lambda s: s.write({"content/places/" + "a" * 120 + ".md": "---\nname: Long\n---\n"}),
}


TOLD = ("a link to nowhere", "a link out", "a link to itself", "a pipe", "a name that is no UTF-8")        # what looks like a part of the record and is none


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_thing_in_the_folder(small, odd):
    ODD[odd](small)
    result = small.build()
    assert result.published and [n.code for n in result.notes] == ["Y108"] * (odd in TOLD) and "index.html" in small.pages()


def test_all_odd_things_at_once(small, inline):
    for name, make in ODD.items():
        if name not in ("a link to nowhere", "a link out", "a pipe"):       # of these there is one name only
            make(small)
    code, told = inline("-C", small.root, "build")
    assert code == FINE and (small.root / "build/index.html").is_file(), told


BROKEN = {
    "bytes that are no text": {"content/places/x.md": b"\xff\xfe\x00"}, "an empty file": {"content/places/x.md": ""}, "zeros": {"content/places/x.md": b"\0" * 5000},
    "a file in no folder of the record": {"content/x.md": "---\nname: X\n---\n"}, "a folder nobody knows": {"content/people/x.md": "---\nname: X\n---\n"},
    "a name that is no id": {"content/places/Über Alles.md": "---\nname: X\n---\n"}, "a name for Windows devices": {"content/places/nul.md": "---\nname: X\n---\n"},
    "escape sequences": {"content/places/x.md": "---\nname: \"\\e[2J\"\nodd\x1b[31m: 1\n---\n"}, "a huge file": {"content/places/x.md": b"---\nname: X\n---\n" + b"a" * 2_000_000},
    "ten thousand brackets": {"content/places/x.md": "---\nname: " + "[" * 10_000 + "\n---\n"}, "a quote": {"content/places/x.md": "---\nname: \"\n---\n"},
    "two of one id": {"content/places/about.md": "---\nname: X\n---\n"}, "words that turn the line": {"content/places/x.md": "---\nname: X\n\u202eodd: 1\n---\n"},
}


@pytest.mark.parametrize("what", BROKEN)
def test_broken_files_are_told_and_nothing_more(small, what, inline):
    code, told = inline("-C", small.write(BROKEN[what]).root, "check")
    assert code == CONTENT and re.search(r": error [A-Z]\d{3} ", told) and "\x1b" not in told and "\u202e" not in told


def test_a_cache_that_cannot_be_made_is_told(small, inline):
    small.write({".cache": "a file"})
    code, told = inline("-C", small.root, "build")
    assert code == CONTENT and ".cache is a file" in told


def test_any_terminal_can_show_what_is_told(small):
    small.write({"content/places/جبلة.md": "---\nname: جبلة\n---\n"})
    small.check()                                       # what a command would look at for the first time
    for encoding in ("ascii", "latin-1", "utf-8"):
        run = chronicle("-C", small.root, "check", PYTHONIOENCODING=encoding)
        assert run.returncode == CONTENT and "error F209" in run.stderr
        assert chronicle("explain", PYTHONIOENCODING=encoding).returncode == FINE
        assert chronicle("-C", small.root, "init", "مكان", PYTHONIOENCODING=encoding).returncode in (FINE, USAGE)


def test_a_reader_that_goes_away_is_no_fault(small):
    small.write({f"content/places/broken{n}.md": "oh" for n in range(300)})
    run = subprocess.run(f"'{sys.executable}' -m chronicle -C '{small.root}' check 2>&1 | head -1", shell=True, capture_output=True, text=True, cwd=HOME)
    assert "Traceback" not in run.stdout + run.stderr and "fault" not in run.stderr


@pytest.mark.parametrize("name, wanted", [("2020-03-09-lost.MD", "2020-03-09-lost.md"), ("2020-03-09-lost.markdown", "2020-03-09-lost.md"), ("2020-03-09-lost.md.txt", "2020-03-09-lost.md")])
def test_a_file_that_is_nearly_named_as_a_record_is_told_with_the_right_name(small, name, wanted):
    small.write({f"content/incidents/2020/{name}": "---\ntitle: Lost\n---\n", "content/incidents/2020/notes.txt": "mine", "content/incidents/2020/table.csv": "1"})
    [note] = small.check()
    assert (note.code, note.span.path) == ("Y108", f"content/incidents/2020/{name}") and f"`{wanted}`" in note.hint
    assert [n.code for n in small.build().notes] == ["Y108"]

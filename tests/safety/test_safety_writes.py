"""Every write goes through one function that proves it stays inside. The table names each call that writes at all, and why it may."""
import ast
import errno
import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronicle import publishers
from chronicle.addresses import address, base, beside, feed, spoken
from chronicle.content.paths import is_id
from chronicle.files import inside, read_whole, scan, write_inside, write_whole
from site_builder import COAST, tree

HOME = Path(__file__).parent.parent.parent
WRITERS = {"write_text", "write_bytes", "write_whole", "mkdir", "makedirs", "unlink", "rmdir", "rmtree", "rename", "renames", "replace", "remove", "symlink_to",
           "symlink", "hardlink_to", "link", "touch", "copy", "copy2", "copyfile", "copytree", "move", "mkstemp", "mkdtemp", "NamedTemporaryFile",
           "truncate", "chmod", "fchmod", "chown", "utime", "connect"}
ON = {"replace": {"os"}, "remove": {"os"}, "link": {"os"}, "copy": {"shutil"}, "move": {"shutil"}, "connect": {"sqlite3"}, "rename": {"os", "path"}, "truncate": {"os"}}
MAY = {                                 # (module, function) -> why it may write
    ("chronicle.files", "write_whole"): "the temporary file and its rename",
    ("chronicle.files", "write_inside"): "the one function for files of a site",
    ("chronicle.editing.move", "carry_out"): "takes the old file away, by inside()",
    ("chronicle.ledger", "__init__"): "the ledger's own folder; a damaged ledger is begun anew",
    ("chronicle.ledger", "_open"): "the ledger",
    ("chronicle.build.batch", "build"): "a damaged ledger is begun anew",
    ("chronicle.build.over", "opened"): "the ledger, to read only",
    ("chronicle.aside", "aside"): "the line to the process it began",
    ("chronicle.aside", "work"): "the line to the process that began it",
    ("chronicle.build.alone", "alone"): "the lock",
    ("chronicle.build.publish", "stage"): "a staged file, where stay_inside() lets it",
    ("chronicle.build.publish", "staging"): "the staging folder",
    ("chronicle.build.publish", "clear"): "the staging folder, or what has its name",
    ("chronicle.build.publish", "finish"): "the output folder",
    ("chronicle.build.publish", "drop"): "what was staged, by inside()",
    ("chronicle.build.publish", "put"): "renames what was staged by inside(), past no link",
    ("chronicle.build.publish", "remove"): "what the ledger says we wrote",
    ("chronicle.pages.data.sqlite", "page"): "a database in memory",
    ("chronicle.convert.kept", "_put"): "what is worked out from the program's own files, where Python keeps what it has compiled of them",
    ("chronicle.convert.report", "write_report"): "the file the user names with --report",
    ("chronicle.convert.command", "run"): "the file the user names with --explain-html",
    ("chronicle.content.describe", ""): "docs, by hand",
    ("chronicle.pages.data.describe", ""): "docs, by hand",
}


def writes(tree: ast.Module):
    """(function, line) of every call that can change the file system."""
    def walk(node, function):
        for child in ast.iter_child_nodes(node):
            inner = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
            if isinstance(child, ast.Call) and may_write(child):
                yield inner, child.lineno
            yield from walk(child, inner)
    return walk(tree, "")


def may_write(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
    on = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if name == "open":
        said = [ast.unparse(a) for a in call.args] + [ast.unparse(k.value) for k in call.keywords if k.arg in ("mode", "flags")]
        return any(set("wax+") & set(s.strip("'\"")) for s in said[:2] if s[:1] in "'\"" and len(s) < 6) or any("O_WRONLY" in s or "O_CREAT" in s or "O_RDWR" in s for s in said)
    return name in WRITERS and (name not in ON or on in ON[name])


def test_only_these_functions_write():
    found = set()
    for path in sorted((HOME / "chronicle").rglob("*.py")):
        module = ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__")
        found |= {(module, function) for function, _ in writes(ast.parse(path.read_text("utf-8")))}
    assert found - set(MAY) == set(), "use files.write_inside, or say in the table why not"
    assert set(MAY) - found == set(), "the table names calls that are no more"


@pytest.mark.parametrize("code", ["open(p, 'w')", "open(p, mode='ab')", "p.open('x')", "os.open(p, os.O_WRONLY)", "p.write_text(t)", "os.replace(a, b)",
                                  "shutil.rmtree(p)", "p.unlink()", "p.mkdir()", "sqlite3.connect(p)", "path.rename(q)"])
def test_the_search_finds_a_write(code):
    assert list(writes(ast.parse(f"def f():\n    {code}"))) == [("f", 2)]


@pytest.mark.parametrize("code", ["open(p)", "open(p, 'rb')", "text.replace('a', 'b')", "found.remove(x)", "os.open(p, os.O_RDONLY | os.O_NONBLOCK)"])
def test_the_search_finds_no_reading(code):
    assert list(writes(ast.parse(code))) == []


# ---- what leads out

@pytest.mark.parametrize("where", ["content", "content/places"])
def test_nothing_is_written_behind_a_link(tmp_path, where):
    outside = tmp_path / "outside"
    outside.mkdir()
    link = tmp_path / "site" / where
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    with pytest.raises(OSError, match="link"):
        write_inside(tmp_path / "site", "content/places/x.md", b"x")
    assert tree(outside) == {}


def test_a_site_whose_own_folder_is_reached_by_a_link_is_written_to(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    write_inside(tmp_path / "site", "content/places/x.md", b"x")
    assert tree(tmp_path / "real") == {"content/places/x.md": b"x"}


def test_a_draft_that_is_kept_private_stays_private(tmp_path):
    path = tmp_path / "draft.md"
    path.write_text("old")
    path.chmod(0o600)
    write_whole(path, b"new")
    assert oct(path.stat().st_mode & 0o777) == "0o600" and path.read_bytes() == b"new"


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    """Else a power cut between the two leaves an empty file under the right name."""
    seen, real = [], (os.fsync, os.replace)
    monkeypatch.setattr(os, "fsync", lambda handle: seen.append(("fsync", os.fstat(handle).st_size)) or real[0](handle))
    monkeypatch.setattr(os, "replace", lambda a, b: seen.append(("replace", os.stat(a).st_size)) or real[1](a, b))
    for size in (100, 5000):                                    # less than a buffer holds, and more
        write_whole(tmp_path / "a.md", b"x" * size)
    assert seen == [("fsync", 100), ("replace", 100), ("fsync", 5000), ("replace", 5000)]


@given(st.text(max_size=300))
@example("x" * 2000)
@example("CON")
@example("The Herald")
def test_a_publisher_s_page_has_a_name_that_every_disk_takes(name):
    """The only address that is made of words that anybody may choose."""
    assert is_id(publishers.key(name)) and publishers.key("The Herald") == "the-herald"


def test_what_a_kill_leaves_behind_is_taken_for_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "replace", lambda *_: os._exit(9))
    if not (pid := os.fork()):
        write_whole(tmp_path / "content/places/a.md", b"half")
    assert os.waitpid(pid, 0)[1] and len(os.listdir(tmp_path / "content/places")) == 1
    assert scan(tmp_path, "content", ("",)) == {}


def test_a_folder_that_goes_away_hides_no_other(tmp_path, monkeypatch):
    for folder in "abc":
        write_whole(tmp_path / "content" / folder / "x.md", b"x")
    real = os.scandir
    for gone in "abc":
        monkeypatch.setattr(os, "scandir", lambda at: (_ for _ in ()).throw(FileNotFoundError()) if Path(at).name == gone else real(at))
        assert sorted(scan(tmp_path, "content", (".md",))) == [f"content/{folder}/x.md" for folder in "abc" if folder != gone]


def test_a_file_is_read_whole_or_not_at_all(tmp_path):
    (tmp_path / "x").write_bytes(b"12345")
    assert read_whole(tmp_path / "x", 5) == b"12345"
    with pytest.raises(OSError, match="more than 4 bytes") as fault:
        read_whole(tmp_path / "x", 4)
    assert fault.value.errno == errno.EFBIG and fault.value.filename == str(tmp_path / "x")


def test_one_odd_entry_hides_no_other(tmp_path, monkeypatch):
    """In whatever order a disk gives them."""
    for name in (".a.md", "b.md", "c.md", "~d.md", "e.md"):
        write_whole(tmp_path / "content" / name, b"x")
    real = os.scandir

    class Gone:
        name = "0.md"

        def is_file(self, follow_symlinks=True):
            raise FileNotFoundError
    for backwards in (False, True):
        with monkeypatch.context() as m:
            m.setattr(os, "scandir", lambda folder: sorted([Gone(), *real(folder)], key=lambda e: e.name, reverse=backwards))
            assert sorted(scan(tmp_path, "content", (".md",))) == ["content/b.md", "content/c.md", "content/e.md"]


HOSTILE = ["../../../etc/cron.d/x", "..", "/etc/passwd", "a/../../b", "C:\\x", "x\0y", "-rf", "~", "`id`", "a" * 300, "\u202egpj.md", "..%2fx", "....//x", ".hidden",
           "..\u2215etc", "index"]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(alphabet="./\\~-\0\n ax%", max_size=12), st.text(max_size=12)))
@settings(max_examples=100, deadline=None)
def test_what_is_taken_for_an_id_leads_nowhere_else(text):
    for kind in ("incident", "place", "actor", "source", "page"):
        if is_id(text):
            path = inside(Path("/site/build"), address(kind, text))
            assert os.path.normpath(path) == str(path) and path.suffix == ".html" and path.is_relative_to("/site/build")


def test_hostile_names_everywhere_in_a_record(folder):
    """As id of a place, alias, part_of, source, wiki link, image and link of a text: told, or harmless; nothing outside build/ and .cache/ changes."""
    folder.append("site.toml", COAST)
    for n, text in enumerate(HOSTILE):
        said = text.replace("\0", "").replace("\n", " ")
        quoted = "'" + said.replace("'", "''") + "'"
        folder.write({f"content/incidents/x{n}.md": f"---\ntitle: X\ndate: 2016\nplaces: [{quoted}]\naliases: [{quoted}]\npart_of: {quoted}\nsources: [{quoted}]\n---\n",
                      f"content/incidents/y{n}.md": f"---\ntitle: Y\ndate: 2016\nactors: [a]\naliases: [a{n}]\n---\n[[{said}]] ![i]({said}) [l]({said}) [[{said}|{said}]]\n",
                      f"content/sources/s{n}.md": f"---\npublisher: P\nfile: {quoted}\n---\n", "content/actors/a.md": "---\nname: A\n---\n"})
    before = {p: b for p, b in tree(folder.root.parent).items()}
    assert folder.build(keep_going=True).published
    after = {p: b for p, b in tree(folder.root.parent).items() if not p.startswith(("site/build/", "site/.cache/"))}
    assert after == before


@pytest.mark.parametrize("words", [("new", "place", "../../x"), ("new", "incident", "--date", "2016-05-23", "../../../x"), ("mv", "tartus", "../../x"),
                                   ("new", "source", "/etc/x"), ("why", "../../site.toml")])
def test_hostile_names_on_the_command_line(small, inline, words):
    before = set(tree(small.root.parent))
    code, told = inline("-C", small.root, *words)
    added = {p for p in set(tree(small.root.parent)) - before if not p.startswith("site/.cache/")}
    assert all(p.startswith("site/content/") for p in added) and code in (0, 2), told


def test_hostile_names_of_articles(small, inline):
    text = "Damascus - A car bomb killed 12 people in Tartus on Monday, 23 May 2016, the governor said.\n" * 3
    seeds = small.root / "seeds"
    seeds.mkdir(exist_ok=True)
    for name in ("..x.txt", "$(id).txt", "a\u202eb.txt", "-rf.txt", "con.txt", "x" * 240 + ".txt"):
        (seeds / name).write_text(text, "utf-8")
    outside = {p for p in tree(small.root.parent) if not p.startswith("site/")}
    inline("-C", small.root, "convert", seeds, "--jobs", "1")
    assert {p for p in tree(small.root.parent) if not p.startswith("site/")} == outside
    made = [p for p in tree(small.root / "content") if p.count("/") and not is_id(Path(p).stem)]
    assert made == []


def test_addresses():
    assert [address(kind, "x y") for kind in ("incident", "place", "actor", "source", "type", "page")] == [
        "incidents/x-y.html", "places/x-y.html", "actors/x-y.html", "sources/x-y.html", "types/x-y.html", "x-y.html"]
    assert feed("actor", "x", "json") == "feeds/actors/x.json" and beside("places/x.html", "json") == "places/x.json"
    assert [base(url) for url in ("x.html", "a/x.html", "a/b/x.html")] == ["", "../", "../../"]
    assert [spoken(url, ["ar"]) for url in ("ar/places/x.html", "ar", "ar/", "arx/y.html", "places/ar/x.html")] == [
        ("ar", "places/x.html"), ("", "ar"), ("", "ar/"), ("", "arx/y.html"), ("", "places/ar/x.html")]

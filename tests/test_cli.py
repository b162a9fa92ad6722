"""The command line as its users meet it: each command in a process of its own, exit codes, plain words, never a traceback."""
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle import __version__
from chronicle.cli import cli, main
from site_builder import SiteFolder

HOME = Path(__file__).parent.parent
FINE, CONTENT, USAGE = 0, 1, 2


def chronicle(*words, cwd: Path = HOME, **environment) -> subprocess.CompletedProcess:
    run = subprocess.run([sys.executable, "-m", "chronicle", *map(str, words)], capture_output=True, text=True, cwd=cwd, timeout=60,
                         env={**os.environ, "PYTHONPATH": str(HOME), **environment}, errors="replace")
    assert "Traceback" not in run.stderr + run.stdout and run.returncode in (0, 1, 2, 130), run.stderr
    return run


@pytest.fixture
def inline(monkeypatch, capfd):
    """The same in this process, where many words are tried: gives (exit code, all that was said)."""
    def run(*words) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["chronicle", *map(str, words)])
        code = FINE
        try:
            main()
        except SystemExit as end:
            code = end.code or FINE
        told = capfd.readouterr()
        assert "Traceback" not in told.out + told.err and "fault of Chronicle" not in told.err
        return code, told.out + told.err
    return run


@pytest.fixture
def built(small) -> SiteFolder:
    small.build()
    return small


# ---- help

def test_help_tells_of_every_command_in_plain_words():
    told = chronicle("--help").stdout
    assert all(re.search(rf"^  {name} +[A-Z]", told, re.MULTILINE) for name in cli.commands) and "Exit" not in told
    assert chronicle("-h").stdout == told and chronicle("--version").stdout == f"chronicle, version {__version__}\n"


def test_every_command_and_option_has_help():
    for name, command in cli.commands.items():
        assert command.help and command.help[0].isupper() and command.help.rstrip()[-1] in ".:)%0123456789abcdefghijklmnopqrstuvwxyz", name
        for option in command.params:
            assert option.param_type_name == "argument" or option.help, f"{name} {option.name}"


def test_help_of_each_command(inline):
    for name in cli.commands:
        code, told = inline(name, "--help")
        assert code == FINE and told.startswith(f"Usage: chronicle {name} ")


def test_help_starts_quickly_because_it_loads_nothing_heavy():
    code = ("import sys, chronicle.cli; heavy = {'folium', 'branca', 'jinja2', 'yaml', 'livereload', 'tornado', 'trafilatura', 'rapidfuzz', 'markdown_it', "
            "'sqlite3', 'numpy', 'requests', 'lxml', 'watchfiles'}; print(sorted(heavy & set(sys.modules)))")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=HOME).stdout == "[]\n"


def test_check_loads_neither_folium_nor_the_server(small):
    code = ("import sys; from chronicle.cli import cli; cli.main(['-C', sys.argv[1], 'check'], standalone_mode=False)")
    run = subprocess.run([sys.executable, "-X", "importtime", "-c", code, small.root], capture_output=True, text=True, cwd=HOME)
    loaded = {line.rsplit("|", 1)[1].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}
    assert not loaded & {"folium", "trafilatura", "livereload", "tornado", "rapidfuzz"}


# ---- a site from nothing

def test_a_new_site_builds_without_a_word_of_warning(tmp_path):
    run = chronicle("init", tmp_path / "mysite")
    assert run.returncode == FINE and "site.toml" in run.stdout and "chronicle" in run.stdout
    run = chronicle("-C", tmp_path / "mysite", "check")
    assert run.returncode == FINE and "0 errors, 0 warnings" in run.stdout and run.stderr == ""
    run = chronicle("build", cwd=tmp_path / "mysite")
    assert run.returncode == FINE and run.stderr == "" and (tmp_path / "mysite/build/index.html").is_file()
    run = chronicle("build", cwd=tmp_path / "mysite")
    assert run.returncode == FINE and " 0 written, 0 removed" in run.stdout


def test_init_with_a_site_named_before(tmp_path):
    assert chronicle("-C", tmp_path, "init", "mysite").returncode == FINE and (tmp_path / "mysite/site.toml").is_file()


@pytest.mark.parametrize("there", ["a file", "a folder with something in it", "below a file"])
def test_init_never_writes_over_anything(tmp_path, there):
    target = tmp_path / "mysite"
    if there == "a folder with something in it":
        target.mkdir()
        (target / "diary.txt").write_text("dear")
    else:
        target.write_text("dear")
    run = chronicle("init", target / "inner" if there == "below a file" else target)
    assert run.returncode == USAGE and "Error: " in run.stderr
    assert (target / "diary.txt" if target.is_dir() else target).read_text() == "dear" and len(list(tmp_path.rglob("*"))) <= 2


def test_init_in_an_empty_folder(tmp_path):
    assert chronicle("init", ".", cwd=tmp_path).returncode == FINE and (tmp_path / "site.toml").is_file()


# ---- check and build

def test_check_is_silent_about_a_good_site(small):
    run = chronicle("-C", small.root, "check")
    assert (run.returncode, run.stderr) == (FINE, "")
    assert run.stdout == "5 incidents, 3 places, 2 actors, 2 sources, 1 page: 0 errors, 0 warnings\n"


def test_check_tells_all_problems_of_all_files_at_once(small):
    small.write({f"content/places/broken{n}.md": f"---\nname: X{n}\ntpye: city\n---\n" for n in range(50)})
    run = chronicle("-C", small.root, "check")
    assert run.returncode == CONTENT and run.stderr.count("error F201") == 50 and run.stderr.count("hint: did you mean `type`?") == 50
    assert "50 errors" in run.stdout
    assert re.search(r"^content/places/broken7\.md:3:1: error F201 unknown-field: there is no field `tpye`\n +3 \| tpye: city\n +\| \^\^\^\^\n",
                     run.stderr, re.MULTILINE)


def test_lines_are_counted_as_editors_count_them(small):
    """Form feeds and other odd characters end no line; a carriage return does."""
    small.write({"content/pages/about.md": "---\r\ntitle: \"A\u2028B\"\r\norder: 1\r\n---\rOne\x0ctwo\x85three\n\n[[nowhere]]\n"})
    told = chronicle("-C", small.root, "check").stderr
    assert re.search(r"about\.md:7:1: error L405 .*\n +7 \| \[\[nowhere\]\]\n", told), told


def test_warnings_do_not_fail(small):
    small.replace("content/places/tartus.md", "type: city", "type:")
    run = chronicle("-C", small.root, "check")
    assert run.returncode == FINE and "warning F210" in run.stderr and "0 errors, 1 warning" in run.stdout


def test_build_tells_what_it_did(built):
    run = chronicle("-C", built.root, "build", "--stats")
    assert run.returncode == FINE and " 0 written, 0 removed, in " in run.stdout
    built.append("content/pages/about.md", "More.\n")
    run = chronicle("-C", built.root, "build", "--stats", "--jobs", "1")
    assert "about.html: record/about changed" in run.stdout and " 1 written" in run.stdout and "index.html" in run.stdout


def test_build_with_errors_says_that_the_last_good_site_stays(built):
    built.write({"content/places/tartus.md": "oh"})
    before = built.pages()
    run = chronicle("-C", built.root, "build")
    assert run.returncode == CONTENT and "Not published: 1 error; the last good site stays in build/." in run.stderr and built.pages() == before
    run = chronicle("-C", built.root, "build", "--keep-going")
    assert run.returncode == CONTENT and "content/places/tartus.md:1: error Y102" in run.stderr and "places/tartus.html" not in built.pages()


def test_a_fault_in_site_toml_is_wrong_use(small):
    small.write({"site.toml": 'title = "x'})
    run = chronicle("-C", small.root, "build")
    assert run.returncode == USAGE and "site.toml:1: error C101" in run.stderr


def test_build_says_how_many_drafts_it_leaves_out(small):
    small.write({"site.toml": 'review = ["reviewed"]\n'})
    assert "Left out: 5 incidents at stage `draft`" in chronicle("-C", small.root, "build").stdout


# ---- why

def test_why_tells_what_a_page_was_made_from(built):
    for page in ("incidents/2016-05-30-shelling.html", "build/incidents/2016-05-30-shelling.html", "./build/incidents/2016-05-30-shelling.html"):
        run = chronicle("-C", built.root, "why", page)
        assert run.returncode == FINE and "a page of kind `incident` about `2016-05-30-shelling`" in run.stdout and "read    card/2016-05-30-shelling" in run.stdout
    built.append("content/incidents/2016/2016-05-30-shelling.md", "More.\n")
    run = chronicle("-C", built.root, "why", "incidents/2016-05-30-shelling.html")
    assert "changed record/2016-05-30-shelling" in run.stdout and "1 fact changed" in run.stdout


@pytest.mark.parametrize("page", ["nothing.html", "../../etc/passwd", "", "index.html\n"])
def test_why_of_no_page(built, page, inline):
    assert inline("-C", built.root, "why", page)[0] == USAGE


# ---- users' mistakes

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


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_thing_in_the_folder(small, odd):
    ODD[odd](small)
    result = small.build()
    assert result.published and result.notes == [] and "index.html" in small.pages()


def test_all_odd_things_at_once(small):
    for name, make in ODD.items():
        if name not in ("a link to nowhere", "a link out", "a pipe"):       # of these there is one name only
            make(small)
    run = chronicle("-C", small.root, "build")
    assert run.returncode == FINE and (small.root / "build/index.html").is_file(), run.stderr


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


def test_a_cache_that_cannot_be_made_is_told(small):
    small.write({".cache": "a file"})
    run = chronicle("-C", small.root, "build")
    assert run.returncode == USAGE and ".cache" in run.stderr


def test_any_terminal_can_show_what_is_told(small):
    small.write({"content/places/جبلة.md": "---\nname: جبلة\n---\n"})
    for encoding in ("ascii", "latin-1", "utf-8"):
        run = chronicle("-C", small.root, "check", PYTHONIOENCODING=encoding)
        assert run.returncode == CONTENT and "error F209" in run.stderr
        assert chronicle("explain", PYTHONIOENCODING=encoding).returncode == FINE
        assert chronicle("-C", small.root, "init", "مكان", PYTHONIOENCODING=encoding).returncode in (FINE, USAGE)


def test_a_reader_that_goes_away_is_no_fault(small):
    small.write({f"content/places/broken{n}.md": "oh" for n in range(300)})
    run = subprocess.run(f"'{sys.executable}' -m chronicle -C '{small.root}' check 2>&1 | head -1", shell=True, capture_output=True, text=True, cwd=HOME)
    assert "Traceback" not in run.stdout + run.stderr and "fault" not in run.stderr


# ---- the commands others write about more fully

def test_convert_drafts_records_and_leaves_edits_alone(tmp_path):
    chronicle("init", tmp_path / "s")
    site = SiteFolder(tmp_path / "s").write({"seeds/report.txt": "TARTUS, Syria (May 23, 2016) - A car bomb killed 12 people at a bus station in Tartus on Monday, "
                                             "the police said.\n\nThe Islamic State claimed responsibility for the attack.\n"})
    run = chronicle("-C", site.root, "convert", site.root / "seeds", "--published", "2016-05-23", "--publisher", "The Gazette")
    assert run.returncode == FINE, run.stderr
    made = sorted(p for p in (site.root / "content").rglob("*.md"))
    assert any("tartus" in p.name for p in made)
    assert chronicle("-C", site.root, "check").returncode == FINE
    before = {p: p.read_bytes() for p in made}
    assert chronicle("-C", site.root, "convert", site.root / "seeds").returncode == FINE
    assert {p: p.read_bytes() for p in sorted((site.root / "content").rglob("*.md"))} == before


@pytest.mark.parametrize("path", ["nowhere.txt", "."])
def test_convert_of_nothing(small, path):
    assert chronicle("-C", small.root, "convert", path, cwd=small.root).returncode in (FINE, CONTENT, USAGE)


def test_explain_knows_every_code():
    told = chronicle("explain").stdout
    from chronicle.diagnose import CODES
    assert [code for code in CODES if code not in told] == []
    assert chronicle("explain", "L401").returncode == FINE


def test_a_new_record_can_be_found_by_check(small):
    run = chronicle("-C", small.root, "new", "place", "latakia")
    assert run.returncode == FINE and (small.root / "content/places/latakia.md").is_file()
    assert chronicle("-C", small.root, "new", "place", "latakia").returncode == USAGE


def test_mv_keeps_every_link(small):
    run = chronicle("-C", small.root, "mv", "jableh", "jabla")
    assert run.returncode == FINE, run.stderr
    assert chronicle("-C", small.root, "check").returncode == FINE and "aliases" in small["content/places/jabla.md"]

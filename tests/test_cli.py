"""The command line as its users meet it: in a process of its own where it matters what a command loads, on which stream it speaks and what it
leaves behind; else in this one. Mistakes: test_cli_mistakes.py."""
import re
import shlex
import subprocess
import sys
import tomllib

import pytest

from chronicle import __version__
from chronicle.cli import cli
from chronicle.diagnose import CODES
from command_line import CONTENT, FINE, HOME, USAGE, chronicle
from site_builder import COAST, SiteFolder

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


def test_init_tells_a_command_that_can_be_copied(tmp_path):
    told = chronicle("init", tmp_path / "a new site").stdout
    command = next(line for line in told.splitlines() if line.startswith("Next: ")).removeprefix("Next: ").split(", then ")[0]
    assert shlex.split(command) == ["chronicle", "-C", str(tmp_path / "a new site"), "build"]


def test_a_new_site_names_no_address_that_is_not_its_own_and_says_where_to_write_it(tmp_path):
    told = chronicle("init", tmp_path / "mysite").stdout
    text = (tmp_path / "mysite/site.toml").read_text("utf-8")
    assert "`contact`" in told and "`base_url`" in told
    assert tomllib.loads(text).keys().isdisjoint({"contact", "base_url"}) and "# contact = " in text and "# base_url = " in text


def test_init_with_a_site_named_before(tmp_path, inline):
    assert inline("-C", tmp_path, "init", "mysite")[0] == FINE and (tmp_path / "mysite/site.toml").is_file()


@pytest.mark.parametrize("there", ["a file", "a folder with something in it", "below a file"])
def test_init_never_writes_over_anything(tmp_path, there, inline):
    target = tmp_path / "mysite"
    if there == "a folder with something in it":
        target.mkdir()
        (target / "diary.txt").write_text("dear")
    else:
        target.write_text("dear")
    code, told = inline("init", target / "inner" if there == "below a file" else target)
    assert code == USAGE and "Error: " in told
    assert (target / "diary.txt" if target.is_dir() else target).read_text() == "dear" and len(list(tmp_path.rglob("*"))) <= 2


def test_init_in_an_empty_folder(tmp_path):
    assert chronicle("init", ".", cwd=tmp_path).returncode == FINE and (tmp_path / "site.toml").is_file()


# ---- check and build

def test_check_is_silent_about_a_good_site(small):
    run = chronicle("-C", small.root, "check")
    assert (run.returncode, run.stderr) == (FINE, "")
    assert run.stdout == "5 incidents, 3 places, 2 actors, 2 sources, 1 page: 0 errors, 0 warnings\n"


def test_check_tells_all_problems_of_all_files_at_once(small):
    small.check()                                       # what the process would look at for the first time
    small.write({f"content/places/broken{n}.md": f"---\nname: X{n}\ntpye: city\n---\n" for n in range(50)})
    run = chronicle("-C", small.root, "check")
    assert run.returncode == CONTENT and run.stderr.count("error F201") == 50 and run.stderr.count("hint: did you mean `type`?") == 50
    assert "50 errors" in run.stdout
    assert re.search(r"^content/places/broken7\.md:3:1: error F201 unknown-field: there is no field `tpye`\n +3 \| tpye: city\n +\| \^\^\^\^\n",
                     run.stderr, re.MULTILINE)


def test_lines_are_counted_as_editors_count_them(small, inline):
    """Form feeds and other odd characters end no line; a carriage return does."""
    small.write({"content/pages/about.md": "---\r\ntitle: \"A\u2028B\"\r\norder: 1\r\n---\rOne\x0ctwo\x85three\n\n[[nowhere]]\n"})
    _, told = inline("-C", small.root, "check")
    assert re.search(r"about\.md:7:1: error L405 .*\n +7 \| \[\[nowhere\]\]\n", told), told


def test_warnings_do_not_fail(small, inline):
    small.replace("content/places/tartus.md", "type: city", "type:")
    code, told = inline("-C", small.root, "check")
    assert code == FINE and "warning F210" in told and "0 errors, 1 warning" in told


def test_build_tells_what_it_did(built, inline):
    code, told = inline("-C", built.root, "build", "--stats")
    assert code == FINE and " 0 written, 0 removed, in " in told
    built.append("content/pages/about.md", "More.\n")
    _, told = inline("-C", built.root, "build", "--stats", "--jobs", "1")
    assert "about.html: record/about changed" in told and " 1 written" in told and "index.html" in told


def test_build_shows_a_few_warnings_of_a_kind_and_every_error(small, inline):
    small.write({f"content/places/bare{n:02}.md": f"---\nname: Bare {n}\ntype:\n---\n" for n in range(13)})
    small.write({f"content/places/half{n:02}.md": f"---\nname: Half {n}\nlat: 1\n---\n" for n in range(2)})
    for _ in range(2):                                  # the second time there is nothing to do, and as much to say
        _, told = inline("-C", small.root, "build")
        assert told.count("warning F210") == 11 and "bare09.md:3" in told and "bare10.md" not in told and told.count("warning F212") == 2
        assert told.endswith("warning F210 empty-field: 3 more of these; `chronicle check` shows all\n"), told
    assert inline("-C", small.root, "check")[1].count("warning F210") == 13
    small.write({f"content/places/broken{n:02}.md": f"---\nname: X{n}\ntpye: city\n---\n" for n in range(30)})
    assert inline("-C", small.root, "build")[1].count("error F201") == 30


def test_build_with_errors_says_that_the_last_good_site_stays(built, inline):
    built.write({"content/places/tartus.md": "oh"})
    before = built.pages()
    code, told = inline("-C", built.root, "build")
    assert code == CONTENT and "Not published: 1 error; the last good site stays in build/." in told and built.pages() == before
    code, told = inline("-C", built.root, "build", "--keep-going")
    assert code == CONTENT and "content/places/tartus.md:1: error Y102" in told and "places/tartus.html" not in built.pages()


def test_a_fault_in_site_toml_is_wrong_use(small, inline):
    small.write({"site.toml": 'title = "x'})
    code, told = inline("-C", small.root, "build")
    assert code == USAGE and "site.toml:1: error C101" in told


def test_build_says_how_many_drafts_it_leaves_out(small, inline):
    small.write({"site.toml": 'review = ["reviewed"]\n' + COAST})
    assert "Left out: 5 incidents at stage `draft`" in inline("-C", small.root, "build")[1]


# ---- why

def test_why_tells_what_a_page_was_made_from(built, inline):
    for page in ("incidents/2016-05-30-shelling.html", "build/incidents/2016-05-30-shelling.html", "./build/incidents/2016-05-30-shelling.html"):
        code, told = inline("-C", built.root, "why", page)
        assert code == FINE and "a page of kind `incident` about `2016-05-30-shelling`" in told and "read    card/2016-05-30-shelling" in told
    built.append("content/incidents/2016/2016-05-30-shelling.md", "More.\n")
    _, told = inline("-C", built.root, "why", "incidents/2016-05-30-shelling.html")
    assert "changed record/2016-05-30-shelling" in told and "1 fact changed" in told


@pytest.mark.parametrize("page", ["nothing.html", "../../etc/passwd", "", "index.html\n"])
def test_why_of_no_page(built, page, inline):
    assert inline("-C", built.root, "why", page)[0] == USAGE


# ---- the commands others write about more fully

def test_convert_drafts_records_and_leaves_edits_alone(tmp_path, inline):
    inline("init", tmp_path / "s")
    site = SiteFolder(tmp_path / "s").write({"seeds/report.txt": "TARTUS, Syria (May 23, 2016) - A car bomb killed 12 people at a bus station in Tartus on Monday, "
                                             "the police said.\n\nThe Islamic State claimed responsibility for the attack.\n"})
    code, told = inline("-C", site.root, "convert", site.root / "seeds", "--published", "2016-05-23", "--publisher", "The Gazette")
    assert code == FINE, told
    made = sorted(p for p in (site.root / "content").rglob("*.md"))
    assert any("tartus" in p.name for p in made)
    assert inline("-C", site.root, "check")[0] == FINE
    before = {p: p.read_bytes() for p in made}
    assert inline("-C", site.root, "convert", site.root / "seeds")[0] == FINE
    assert {p: p.read_bytes() for p in sorted((site.root / "content").rglob("*.md"))} == before


@pytest.mark.parametrize("path", ["nowhere.txt", "."])
def test_convert_of_nothing(small, path, inline, monkeypatch):
    monkeypatch.chdir(small.root)
    assert inline("-C", small.root, "convert", path)[0] in (FINE, CONTENT, USAGE)


def test_explain_knows_every_code(inline):
    _, told = inline("explain")
    assert [code for code in CODES if code not in told] == []
    assert inline("explain", "L401")[0] == FINE


def test_a_new_record_can_be_found_by_check(small, inline):
    assert inline("-C", small.root, "new", "place", "latakia")[0] == FINE and (small.root / "content/places/latakia.md").is_file()
    assert inline("-C", small.root, "new", "place", "latakia")[0] == USAGE


def test_mv_keeps_every_link(small, inline):
    code, told = inline("-C", small.root, "mv", "jableh", "jabla")
    assert code == FINE, told
    assert inline("-C", small.root, "check")[0] == FINE and "aliases" in small["content/places/jabla.md"]

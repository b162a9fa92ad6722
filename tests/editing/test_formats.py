"""The same diagnostics for people and machines: text, JSON, GitHub's workflow commands, SARIF 2.1.0."""
import json
import re

import pytest
from click.testing import CliRunner
from site_builder import codes

from chronicle import formats
from chronicle.cli import cli
from chronicle.diagnose import Diagnostic, Span

BROKEN = {"content/places/a.md": "---\nname: A\ntyp: city\n---\nSee [[tartos]].\n", "content/places/b.md": "---\nname: [B\n---\n",
          "content/incidents/c.md": "---\ntitle: C\ndate: 2016-05-23\nweapons: [dagger]\nplaces: [a1]\n---\n"}
NASTY = Diagnostic("F204", "50% of it\r\n::error::x \x1b[31m\u202e", Span("content/a,b:c%.md", 2, 3, 4), "do\nthis")


def check(folder, *options: str):
    return CliRunner().invoke(cli, ["-C", str(folder.root), "check", *options])


def test_json_has_everything(small):
    small.write(BROKEN)
    told = json.loads(check(small, "--format", "json").stdout)
    notes = small.check()
    assert [(n["code"], n["line"], n["col"], n["message"], n["hint"]) for n in told["notes"]] == [(n.code, n.span.line, n.span.col, n.message, n.hint) for n in notes]
    assert (told["errors"], told["warnings"], told["offers"]) == (4, 1, 0)
    assert told["notes"][0]["path"] == f"{small.root.as_posix()}/content/incidents/c.md"


def test_a_site_without_problems(small):
    assert json.loads(check(small, "--format", "json").stdout)["notes"] == []
    assert check(small, "--format", "github").stdout == ""
    assert json.loads(check(small, "--format", "sarif").stdout)["runs"][0]["results"] == []


def test_github_commands_are_one_line_each(small):
    small.write(BROKEN)
    lines = check(small, "--format", "github").stdout.splitlines()
    assert len(lines) == len(small.check())
    assert all(re.fullmatch(r"::(error|warning) file=[^,]+,line=\d+(,col=\d+,endColumn=\d+)?,title=[A-Z]\d{3} [\w-]+::.+", line) for line in lines)


def test_github_escapes():
    told = formats.github([NASTY], None)
    assert told == ("::error file=content/a%2Cb%3Ac%25.md,line=2,col=3,endColumn=7,title=F204 bad-date::50%25 of it\N{REPLACEMENT CHARACTER}"
                    "\N{REPLACEMENT CHARACTER}::error::x \N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}%0AHint: do\N{REPLACEMENT CHARACTER}this\n")


def test_sarif_is_what_the_standard_asks(small):
    small.write(BROKEN)
    log = json.loads(check(small, "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert sorted(r["ruleId"] for r in run["results"]) == codes(small.check())
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] and result["level"] in ("error", "warning", "note")
        [location] = result["locations"]
        region = location["physicalLocation"].get("region")
        assert region is None or region["startLine"] >= 1 and ("startColumn" not in region or region["endColumn"] > region["startColumn"] >= 1)


def test_sarif_addresses_are_escaped():
    [result] = json.loads(formats.sarif([NASTY], None, "docs/my site"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/my%20site/content/a%2Cb%3Ac%25.md"


def test_text_is_plain_unless_it_goes_to_a_terminal(small, monkeypatch):
    small.write(BROKEN)
    assert "\x1b" not in check(small).stderr
    note = small.check()[-1]
    coloured, plain = formats.text([note], small.root, colour=True), formats.text([note], small.root)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain != coloured
    assert "\x1b" not in formats.text([NASTY], small.root)


@pytest.mark.parametrize("set_to, coloured", [(None, True), ("", True), ("1", False)])
def test_no_color(small, monkeypatch, set_to, coloured):
    """NO_COLOR counts when it is there and not empty (no-color.org)."""
    import pty, os, subprocess, sys
    small.write(BROKEN)
    ours, theirs = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | ({} if set_to is None else {"NO_COLOR": set_to})
    done = subprocess.run([sys.executable, "-m", "chronicle", "-C", str(small.root), "check"], stderr=theirs, stdout=subprocess.DEVNULL, env=environment)
    os.close(theirs)
    assert done.returncode == 1
    assert (b"\x1b[1;31merror" in os.read(ours, 4096)) == coloured


def test_strict_counts_warnings(small):
    small.write({"content/incidents/c.md": "---\ntitle: C\ndate: 2016-05-23\nweapons: [dagger]\nplaces: [tartus]\n---\nAt Tartus.\n"})
    assert check(small).exit_code == 0
    assert check(small, "--strict").exit_code == 1
    small.replace("content/incidents/c.md", "dagger", "knife")
    assert check(small, "--strict").exit_code == 0
    offered = check(small, "--strict", "--suggest")
    assert offered.exit_code == 0 and "1 offer" in offered.stdout

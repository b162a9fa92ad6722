"""Diagnostics word for word in every format: what programs read must not move, and nothing in them may move a terminal."""
import json

import pytest

from chronicle import __version__, formats
from chronicle.diagnose import CODES, Diagnostic, Span

NOTES = [Diagnostic("F204", "`23.05.2016` is no date\u2028", Span("content/a b.md", 2, 7, 10), "write\n2016-05-23"),
         Diagnostic("F301", "a word", Span("content/c.md", 3), ""), Diagnostic("L413", "an offer", Span("content/d.md"), "link it"),
         Diagnostic("B803", "no file\r\n\x85", Span(""), "")]
SUSPECT = "\N{REPLACEMENT CHARACTER}"


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a b.md").write_bytes(b"---\r\ndate: 23.05.2016\r\n---\r")
    (tmp_path / "content/c.md").write_bytes(b"\xef\xbb\xbf1\n2\n3 \xff\n")
    return tmp_path


def test_text(root):
    assert formats.text(NOTES, root) == (
        f"content/a b.md:2:7: error F204 bad-date: `23.05.2016` is no date{SUSPECT}\n    2 | date: 23.05.2016\n      |       ^^^^^^^^^^\n      hint: write{SUSPECT}2016-05-23\n"
        f"content/c.md:3: warning F301 uncommon-term: a word\n    3 | 3 {SUSPECT}\n"
        "content/d.md: offer L413 unlinked-name: an offer\n      hint: link it\n"
        f": warning B803 no-history: no file{SUSPECT * 3}\n")


def test_text_in_colour_is_the_same_words(root):
    told = formats.text(NOTES, root, colour=True)
    for colour in ("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[2m", "\x1b[0m"):
        assert colour in told
        told = told.replace(colour, "")
    assert told == formats.text(NOTES, root) and "\x1b" not in formats.text(NOTES, root)
    assert formats.text(NOTES[:1], root, colour=True).startswith("content/a b.md:2:7: \x1b[1;31merror F204 bad-date\x1b[0m: `23.05")
    assert "\n\x1b[2m    2 | \x1b[0mdate: 23.05.2016\n      |       \x1b[1;31m^^^^^^^^^^\x1b[0m\n" in formats.text(NOTES[:1], root, colour=True)


def test_json(root):
    told = formats.as_json(NOTES, root, "docs/site")
    assert json.loads(told) == {"format": 1, "chronicle": __version__, "errors": 1, "warnings": 2, "offers": 1, "notes": [
        {"code": "F204", "slug": "bad-date", "severity": "error", "path": "docs/site/content/a b.md", "line": 2, "col": 7, "length": 10,
         "message": "`23.05.2016` is no date\u2028", "hint": "write\n2016-05-23"},
        {"code": "F301", "slug": "uncommon-term", "severity": "warning", "path": "docs/site/content/c.md", "line": 3, "col": 0, "length": 1, "message": "a word", "hint": ""},
        {"code": "L413", "slug": "unlinked-name", "severity": "offer", "path": "docs/site/content/d.md", "line": 0, "col": 0, "length": 1, "message": "an offer", "hint": "link it"},
        {"code": "B803", "slug": "no-history", "severity": "warning", "path": "", "line": 0, "col": 0, "length": 1, "message": "no file\r\n\x85", "hint": ""}]}
    assert told.endswith("}\n") and "\u2028" not in told and "\x85" not in told and "\\u2028" in told
    assert formats.as_json([Diagnostic("F204", "23 مايو", Span("x"), "")], root).count("مايو") == 1
    assert json.loads(formats.as_json(NOTES, root))["notes"][0]["path"] == "content/a b.md"


def test_github(root):
    assert formats.github(NOTES, root, "docs/site") == (
        f"::error file=docs/site/content/a b.md,line=2,col=7,endColumn=17,title=F204 bad-date::`23.05.2016` is no date{SUSPECT}%0AHint: write{SUSPECT}2016-05-23\n"
        "::warning file=docs/site/content/c.md,line=3,title=F301 uncommon-term::a word\n"
        "::notice file=docs/site/content/d.md,title=L413 unlinked-name::an offer%0AHint: link it\n"
        f"::warning file=,title=B803 no-history::no file{SUSPECT * 3}\n")
    assert formats.escaped("a%b\rc\nd:e,f", formats.COMMAND) == "a%25b%0Dc%0Ad:e,f"
    assert formats.escaped("a%b\rc\nd:e,f", formats.COMMAND | formats.PROPERTY) == "a%25b%0Dc%0Ad%3Ae%2Cf"


def test_sarif(root):
    def rule(code: str, level: str) -> dict:
        return {"id": code, "name": CODES[code].slug, "shortDescription": {"text": CODES[code].about}, "help": {"text": f"chronicle explain {code}"},
                "defaultConfiguration": {"level": level}}

    def result(code: str, index: int, level: str, message: str, uri: str = "", **region: int) -> dict:
        place = {"artifactLocation": {"uri": uri}} | ({"region": region} if region else {})
        return {"ruleId": code, "ruleIndex": index, "level": level, "message": {"text": message}} | ({"locations": [{"physicalLocation": place}]} if uri else {})
    assert json.loads(formats.sarif(NOTES, root, "docs/site")) == {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{
        "tool": {"driver": {"name": "Chronicle", "version": __version__,
                            "rules": [rule("B803", "warning"), rule("F204", "error"), rule("F301", "warning"), rule("L413", "note")]}},
        "columnKind": "unicodeCodePoints",
        "results": [result("F204", 1, "error", f"`23.05.2016` is no date{SUSPECT}\nHint: write{SUSPECT}2016-05-23", "docs/site/content/a%20b.md", startLine=2, startColumn=7, endColumn=17),
                    result("F301", 2, "warning", "a word", "docs/site/content/c.md", startLine=3),
                    result("L413", 3, "note", "an offer\nHint: link it", "docs/site/content/d.md"),
                    result("B803", 0, "warning", f"no file{SUSPECT * 3}")]}]}


def test_a_frame_is_drawn_from_a_plain_file_of_the_site_or_from_none(root):
    (root / "content/c.md").unlink()
    (root / "content/c.md").mkdir()
    assert formats.lines_of(root, "content/c.md", {}) == [] == formats.lines_of(root, "nowhere", {}) == formats.lines_of(root, "a\0b", {})
    known = {"x": ["kept"]}
    assert formats.lines_of(root, "x", known) == ["kept"]
    assert formats.lines_of(root, "content/a b.md", known) == ["---", "date: 23.05.2016", "---", ""] == known["content/a b.md"]
    (root / "long").write_bytes(b"x" * 2_000_100)
    assert len(formats.lines_of(root, "long", {})[0]) == 2_000_000

"""Hostile texts in every field of every kind of record: read without a crash, published inert in every kind of file."""
import csv
import io
import json
import re
import sqlite3
import xml.etree.ElementTree as xml

import lxml.html
import pytest

from chronicle.content.fields import FIELDS
from chronicle.content.read import read
from chronicle.diagnose import frame, headline, printable
from chronicle.formats import FORMATS
from full_site import KINDS, quoted, single
from payloads import ALL

ODD = ["", " ", "~", "'", '"', "[", "{", "*x", "&x", "!x y", "- x", "? x", "%x", "@", "`", "|", ">", "#", ": ", "9" * 5000, "-0", "1e999", "0x10", "1/0",
       "2016-99-99", "9999999-01-01", "\u0000", "\u0085", "\u2028", "\ufeff", "\ufdd0", "\ufffe", "\U0010ffff", "\u202e", "\u0301" * 50, "ﷺ" * 40, "x" * 3000,
       "\U0001f468\u200d\U0001f469\u200d\U0001f467", "null", "true", "<<", "=", "..", "con", "\\", "\\x00", "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace")]


def check_one(kind: str, front: str) -> None:
    path = "content/incidents/x.ar.md" if kind == "translation" else f"content/{kind}s/x.md"
    parsed, text = read(path, f"---\n{front}---\n".encode("utf-8", "surrogatepass"))
    lines = front.split("\n")
    for note in parsed.notes:
        assert 0 <= note.span.line <= front.count("\n") + 4 and note.span.col >= 0, note
        assert printable(headline(note)).isprintable() and len(headline(note)) < 5000 and "\x1b" not in frame(note, lines), note
    assert parsed.record is not None or any(n.severity == "error" for n in parsed.notes), front


@pytest.mark.parametrize("kind", FIELDS)
def test_any_value_in_any_field_is_read_or_told(kind):
    for text in ODD:
        for front in single(kind, text if text.isprintable() and text.strip() else quoted(text)):
            check_one(kind, front)


def test_the_full_site_fills_every_field():
    for kind, form in zip(("incident", "place", "actor", "source", "page"), KINDS.values()):
        told = read(f"content/{kind}s/x.md", form.format(q="x", k="k", v="v", n=1, body="", date="2016", part_of="i0", within="p0").encode())[0]
        assert told.record is not None, told.notes
        assert [f for f in FIELDS[kind] if not re.search(rf"^{f}:", form, re.MULTILINE)] == [], "a new field: put a hostile text into it"


# ---- published

def test_no_text_becomes_markup_in_a_page(hostile_site):
    pages = {url: data for url, data in hostile_site.pages().items() if url.endswith(".html")}
    assert len(pages) > 90
    for url, data in pages.items():
        assert inert(data.decode()) == [], url


def test_no_text_leaves_its_cell_or_its_string_in_a_data_file(hostile_site):
    seen = set()
    for url, data in hostile_site.pages().items():
        kind = url.rsplit(".", 1)[-1]
        seen.add(kind)
        assert data_fault(kind, url, data) == "", url
    assert {"csv", "json", "xml", "ics", "sqlite", "svg", "html", "txt", "js"} <= seen, seen


def inert(html: str) -> list[str]:
    """What in a page could run or load from elsewhere although no template of ours wrote it."""
    tree, found = lxml.html.document_fromstring(html.encode()), []
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        for name, value in node.attrib.items():
            at = f"<{node.tag} {name}={value[:60]!r}>"
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "xlink:href") or "owned" in name:
                found.append(at)
            if (name in ("href", "src", "action", "data", "poster") or node.get("http-equiv") == "refresh") and re.match(r"(?i)[\x00-\x20]*(javascript|vbscript|data):", value) and not value.startswith("data:image/"):
                found.append(at)
            if name in ("src", "srcset", "poster") and re.match(r"(?i)(https?:)?(//|\\\\)", value.strip()):
                found.append(at)
        if node.tag == "script" and node.get("type") not in ("application/json", "application/ld+json"):
            if (node.text or "").strip() or re.search("//", node.get("src", "//")):
                found.append("script: " + (node.text or node.get("src", ""))[:60])
        if node.tag in ("base", "iframe", "object", "embed", "style", "template", "marquee", "frame", "applet"):
            found.append(f"<{node.tag}>")
    if re.search(r"\b1337\b", html):
        found.append("a template was compiled: 1337")
    if "Content-Security-Policy" not in html:
        found.append("no policy")
    return found


def data_fault(kind: str, url: str, data: bytes) -> str:
    if kind in ("json", "geojson", "webmanifest"):
        json.loads(data)
    elif kind in ("xml", "svg"):
        tree = xml.fromstring(data)
        if kind == "svg" and (b"<script" in data or any(n.startswith("on") for e in tree.iter() for n in e.attrib)):
            return "a drawing that runs"
        for link in tree.iter("{http://www.w3.org/2005/Atom}link"):
            if not link.get("href", "").startswith("https://chronicle.example/"):
                return f"a feed leads to {link.get('href')}"
    elif kind == "csv":
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
        if len({len(r) for r in rows}) > 1:
            return "rows of different lengths"
        bad = [c for r in rows[1:] for c in r if re.match(r"[=+@\t\r]|-(?![\d.]+$)", c)]
        if bad:
            return f"a cell that a spreadsheet computes: {bad[0][:60]}"
    elif kind == "ics":
        lines = data.decode().replace("\r\n ", "").split("\r\n")
        if any(not re.match(r"[A-Z-]+[;:]", line) for line in lines if line) or any("ATTACH" == l[:6] or l == "BEGIN:VALARM" for l in lines):
            return "a line that is not ours"
    elif kind == "sqlite":
        connection = sqlite3.connect(":memory:")
        connection.deserialize(data)
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return "not whole"
    elif kind in ("js", "css"):
        if b"owned()" in data and not url.startswith(("search/", "assets/search")) and kind == "css":
            return "a text in a style sheet"
    return ""


# ---- told

@pytest.mark.parametrize("form", FORMATS)
def test_what_is_told_of_hostile_files_is_inert_too(folder, form):
    """Each line of a terminal, an annotation or a report stays one line, and moves nothing."""
    from chronicle.diagnose import CODES, Diagnostic, Span
    notes = [Diagnostic(code, text, Span(f"content/pages/{text}.md", 3, 2), text) for text in ALL for code in list(CODES)[:2]]
    told = FORMATS[form](notes, folder.root, "")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", told)
    if form == "github":
        commands = [line for line in told.split("\n") if line]
        assert len(commands) == len(notes) and all(re.match(r"::(error|warning|notice) file=[^,:]*,line=3,col=2,endColumn=3,title=[^,:]*::", c) for c in commands)
    elif form in ("json", "sarif"):
        json.loads(told)

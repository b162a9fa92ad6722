"""Diagnostics for people and for machines: the table FORMATS, each `(notes, root, at) -> text`.

    text     headline, frame with caret, hint; for a terminal
    json     one object: the notes as they are, and how many
    github   workflow commands, which GitHub shows beside the changed lines (ten errors and ten warnings of a step at most)
    sarif    SARIF 2.1.0 (OASIS), for code scanning

Lines and columns count from 1, columns in Unicode characters. `root` is the site's folder, read for the frames; `at` is
how the site is reached from where the command runs, so that machines find the files: `docs/site` for `-C docs/site`.
"""
import json
import re
from pathlib import Path
from urllib.parse import quote

from chronicle import __version__
from chronicle.diagnose import BIDI, CODES, ERROR, OFFER, WARNING, Diagnostic, frame, headline, printable
from chronicle.files import read_up_to

LARGEST = 2_000_000                         # bytes of a file that frames are drawn from
COLOURS = {ERROR: "\x1b[1;31m", WARNING: "\x1b[1;33m", OFFER: "\x1b[1;36m", "dim": "\x1b[2m"}
PLAIN = "\x1b[0m"


def text(notes: list[Diagnostic], root: Path, at: str = "", colour: bool = False) -> str:
    lines: dict[str, list[str]] = {}
    return "".join(one(note, lines_of(root, note.span.path, lines), colour) + "\n" for note in notes)


def one(note: Diagnostic, lines: list[str], colour: bool = False) -> str:
    parts = [printable(headline(note)), frame(note, lines)] + ([f"      hint: {printable(note.hint)}"] if note.hint else [])
    if colour:
        loud, (place, rest) = COLOURS[note.severity], parts[0].split(f": {note.severity} ", 1)
        parts[0] = f"{place}: {loud}{note.severity} {rest.split(':', 1)[0]}{PLAIN}:{rest.split(':', 1)[1]}"
        shown, _, caret = parts[1].partition("\n")
        parts[1] = f"{COLOURS['dim']}{shown[:8]}{PLAIN}{shown[8:]}" + (f"\n{caret.rstrip('^')}{loud}{'^' * caret.count('^')}{PLAIN}" if caret else "") \
            if shown else ""
    return "\n".join(p for p in parts if p)


def lines_of(root: Path, path: str, known: dict[str, list[str]]) -> list[str]:
    if path not in known:
        try:
            data = read_up_to(root / path, LARGEST).decode("utf-8-sig", "replace")
            known[path] = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        except (OSError, ValueError):
            known[path] = []
    return known[path]


def as_json(notes: list[Diagnostic], root: Path, at: str = "") -> str:
    rows = [{"code": n.code, "slug": n.slug, "severity": n.severity, "path": reached(n.span.path, at), "line": n.span.line, "col": n.span.col,
             "length": n.span.length, "message": n.message, "hint": n.hint} for n in notes]
    counted = {f"{severity}s": sum(n.severity == severity for n in notes) for severity in (ERROR, WARNING, OFFER)}
    return dumped({"format": 1, "chronicle": __version__, **counted, "notes": rows})


def github(notes: list[Diagnostic], root: Path, at: str = "") -> str:
    levels = {ERROR: "error", WARNING: "warning", OFFER: "notice"}
    out = []
    for n in notes:
        where = {"file": printable(reached(n.span.path, at))} | ({"line": n.span.line} if n.span.line else {})
        where |= {"col": n.span.col, "endColumn": n.span.col + n.span.length} if n.span.line and n.span.col else {}
        where |= {"title": f"{n.code} {n.slug}"}
        properties = ",".join(f"{key}={escaped(str(value), COMMAND | PROPERTY)}" for key, value in where.items())
        out.append(f"::{levels[n.severity]} {properties}::{escaped(said(n), COMMAND)}\n")
    return "".join(out)


COMMAND = {"%": "%25", "\r": "%0D", "\n": "%0A"}        # GitHub's own escapes in workflow commands
PROPERTY = {":": "%3A", ",": "%2C"}


def escaped(words: str, table: dict[str, str]) -> str:
    return words.translate(str.maketrans(table))


def sarif(notes: list[Diagnostic], root: Path, at: str = "") -> str:
    levels = {ERROR: "error", WARNING: "warning", OFFER: "note"}
    used = sorted({n.code for n in notes})
    rules = [{"id": code, "name": CODES[code].slug, "shortDescription": {"text": CODES[code].about},
              "help": {"text": f"chronicle explain {code}"}, "defaultConfiguration": {"level": levels[CODES[code].severity]}} for code in used]
    results = []
    for n in notes:
        place = {"artifactLocation": {"uri": quote(reached(n.span.path, at))}}
        if n.span.line:
            place["region"] = {"startLine": n.span.line}
            if n.span.col:
                place["region"] |= {"startColumn": n.span.col, "endColumn": n.span.col + n.span.length}
        result = {"ruleId": n.code, "ruleIndex": used.index(n.code), "level": levels[n.severity], "message": {"text": said(n)}}
        results.append(result | ({"locations": [{"physicalLocation": place}]} if n.span.path else {}))
    driver = {"name": "Chronicle", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dumped({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def dumped(value: dict) -> str:
    """JSON that is read in terminals and logs too: what would move a cursor or turn a line round is written as \\uXXXX."""
    return UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029" + "".join(sorted(BIDI)) + "]")


def said(note: Diagnostic) -> str:
    return printable(note.message) + (f"\nHint: {printable(note.hint)}" if note.hint else "")


def reached(path: str, at: str) -> str:
    return f"{at}/{path}" if at and path else path


FORMATS = {"text": text, "json": as_json, "github": github, "sarif": sarif}

"""Diagnostics as the preview shows them: to the open tabs, as a page of their own, and in the terminal.

The text is the same everywhere: place, code, what was found, the line with a caret, the hint. Nothing here is markup
until `page` escapes it; the tabs get plain values and set them as text.
"""
import heapq
import html
from pathlib import Path

from chronicle.diagnose import ERRORS, errors, frame, place, printable, report

SHOWN = 50               # in a tab; `chronicle check` lists them all
PRINTED = 10             # in the terminal after one save
LONGEST_SOURCE = 2_000_000


def in_urgency(notes: set) -> list:
    """Errors first, each group by file and line."""
    return sorted(notes, key=urgency)


def urgency(note) -> tuple:
    return note.code not in ERRORS, *place(note)


def payload(notes: set, root: Path) -> dict:
    """What a tab is told: {"command", "errors", "warnings", "shown": [{where, severity, code, slug, message, frame, hint}]}."""
    failed = len(errors(notes))
    return {"command": "problems", "errors": failed, "warnings": len(notes) - failed,
            "shown": [described(note, root) for note in heapq.nsmallest(SHOWN, notes, key=urgency)]}


def described(note, root: Path) -> dict:
    span = note.span
    where = ":".join([span.path] + [str(n) for n in (span.line, span.col) if n])
    return {"where": printable(where), "severity": note.severity, "code": note.code, "slug": note.slug,
            "message": printable(note.message), "frame": frame(note, source_lines(root, span.path)), "hint": printable(note.hint)}


def news(notes: set, told: set, root: Path) -> list[str]:
    """Lines for the terminal: every problem that was not told before, then the count. Empty when nothing is new."""
    fresh = in_urgency(notes - told)
    lines = [report(note, source_lines(root, note.span.path)) for note in fresh[:PRINTED]]
    if len(fresh) > PRINTED:
        lines.append(f"... and {len(fresh) - PRINTED:,} more; `chronicle check` lists them all")
    if notes != told:
        lines.append(count(notes))
    return lines


def count(notes) -> str:
    failed = len(errors(notes))
    parts = [plural(n, word) for n, word in ((failed, "error"), (len(notes) - failed, "warning")) if n]
    return ", ".join(parts) or "no problems left"


def plural(n: int, word: str) -> str:
    return f"{n:,} {word}" if n == 1 else f"{n:,} {word}s"


def page(title: str, words: str, notes=(), root: Path | None = None) -> bytes:
    """A page of our own, for when the site has none to show. It heals as every page does: the client script is put into it."""
    frames = "".join(f"<pre>{html.escape(report(note, source_lines(root, note.span.path)))}</pre>" for note in in_urgency(set(notes)))
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f'<title>{html.escape(title)}</title><link rel="stylesheet" href="/__chronicle/page.css"></head>'
            f"<body><main><h1>{html.escape(title)}</h1><p>{html.escape(words)}</p>{frames}</main></body></html>").encode()


def source_lines(root: Path, path: str) -> list[str]:
    """The lines of a file of the site; none if it is not there, not inside the site, or too large to be looked at here."""
    try:
        file = (root / path).resolve()
        if not file.is_relative_to(root.resolve()) or not file.is_file() or file.stat().st_size > LONGEST_SOURCE:
            return []
        return file.read_text("utf-8", "replace").split("\n")
    except (OSError, ValueError):
        return []

"""Links in a text that were meant to lead somewhere and do not: what can be seen without knowing the other records.

    [x](../places/tartus.md)        the file of a record; readers have its page, and `[[tartus]]` leads there
    ![y](photo.png)                 beside the page, where no pictures are; they are published in assets/
    [[tartus]                       a bracket is missing, so all of it is shown as words

Other relative addresses are left alone: they may lead to pages of Chronicle or to those of a site's own Python.
"""
import re
from collections.abc import Iterator

from chronicle.diagnose import Diagnostic, Span

FILE = re.compile(r"(?!/)(?:[^:?#]*/)?([^:/?#]+)\.md(?:#(.*))?")
PICTURE = re.compile(r"(?:\./)?[^:/?#]+\.(?:png|jpe?g|webp|gif|svg|avif)|(?!/)(?:[^:?#]*/)?(?:templates|content|seeds)/[^:?#]*", re.IGNORECASE)
HALF = re.compile(r"\[\[([^\[\]|#\n]{1,200})(?:[#|][^\[\]\n]{1,300})?\](?![\](\[])|(?<!\[)\[([^\[\]|#\n]{1,200})(?:[#|][^\[\]\n]{1,300})?\]\]")
ASSETS = "assets/"
MOST = 100                      # of one text that are told


def find(tokens, body: str, path: str, first_line: int) -> list[Diagnostic]:
    notes, lines = [], None
    for token in tokens:
        if token.type != "inline" or "](" not in token.content and "[[" not in token.content and "]]" not in token.content:
            continue
        for code, sign, message, hint in (said for child in token.children or () for said in wrong(child, path)):
            lines = lines or body.split("\n")
            line, col = place(lines, token.map, sign)
            if code == "M606" and not col:                      # a backslash says that it is text
                continue
            notes.append(Diagnostic(code, message, Span(path, first_line + line, col, len(sign) if col else 1), hint))
            if len(notes) == MOST:
                return notes
    return notes


def wrong(child, path: str) -> Iterator[tuple[str, str, str, str]]:
    """Of one piece of a text: code, what to look for in the line, message, hint."""
    if child.type == "link_open":
        address = child.attrGet("href") or ""
        match = FILE.fullmatch(address) if ".md" in address and ASSETS not in address else None
        if match:
            section = f"#{match[2]}" if match[2] else ""
            yield "M605", address, f"the link `{address[:80]}` leads to a file of the record, which readers do not have", f"write `[[{match[1]}{section}]]`, or `[[{match[1]}{section}|other words]]`"
    elif child.type == "image":
        address = child.attrGet("src") or ""
        if ASSETS not in address.replace("templates/assets/", "") and PICTURE.fullmatch(address):
            up = "" if path.startswith("content/pages/") else "../"
            name = address.rpartition("/")[2]
            yield "M605", address, f"the picture `{address[:80]}` is not among what is published", f"put it into templates/assets/ and write `{up}{ASSETS}{name}`"
    elif child.type == "text" and ("[[" in child.content or "]]" in child.content):
        for match in HALF.finditer(child.content):
            if enclosed(child.content, match):
                continue
            yield "M606", match[0], f"`{match[0][:80]}` is no link: a bracket is missing", f"write `[[{(match[1] or match[2]).strip()}]]`, or a backslash before a bracket that is text"


def enclosed(text: str, match) -> bool:
    """Whether the bracket that seems to be too much has its other half further on, or before: `[[sic] he said]`, `[see [1]]`."""
    if match[1]:
        return text.count("]", match.end()) > text.count("[", match.end())
    return text.count("[", 0, match.start()) > text.count("]", 0, match.start())


def place(lines: list[str], block: list[int] | None, sign: str) -> tuple[int, int]:
    """Line (from 0) and column in a block of the text; the block's first line, without a column, where it is written in another way."""
    begin, end = block or (0, 1)
    alone = re.compile(rf"(?<![\\`\[]){re.escape(sign)}(?!\])")
    return next(((n, at.start() + 1) for n in range(begin, min(end, len(lines))) if sign in lines[n] and (at := alone.search(lines[n]))), (begin, 0))

"""Links in a text that were meant to lead somewhere and do not, and pictures without words.

    [x](../places/tartus.md)        the file of a record; readers have its page, and `[[tartus]]` leads there
    ![y](photo.png)                 beside the page, where no pictures are; they are published in assets/
    [x](/tartus.html), ../../x      out of the site: it opens from a folder, and may stand below another one
    [x](../places/tartos.html)      to a page or a file of this site: a note that holds unless something is published there
    [[tartus]                       a bracket is missing, so all of it is shown as words

Which pages there are is not known here; whoever knows asks `standing`.
"""
import posixpath
import re
from collections.abc import Container, Iterator
from urllib.parse import unquote

from chronicle.addresses import FOLDER
from chronicle.diagnose import Diagnostic, Span

FILE = re.compile(r"(?!/)(?:[^:?#]*/)?([^:/?#]+)\.md(?:#(.*))?")
PICTURE = re.compile(r"(?:\./)?[^:/?#]+\.(?:png|jpe?g|webp|gif|svg|avif)|(?!/)(?:[^:?#]*/)?(?:templates|content|seeds)/[^:?#]*", re.IGNORECASE)
HALF = re.compile(r"\[\[([^\[\]|#\n]{1,200})(?:[#|][^\[\]\n]{1,300})?\](?![\](\[])|(?<!\[)\[([^\[\]|#\n]{1,200})(?:[#|][^\[\]\n]{1,300})?\]\]")
WHOLE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
ASSETS = "assets/"
MOST = 100                      # of one text that are told


def find(tokens, body: str, path: str, first_line: int) -> list[Diagnostic]:
    """`tokens`: inline ones with a bracket."""
    notes, lines = [], None
    for token in tokens:
        looked_at = [c for c in token.children or () if (c.type == "text" and ("[[" in c.content or "]]" in c.content)) or c.type in ("link_open", "image")]
        for code, sign, message, hint, unless in (said for child in looked_at for said in wrong(child, path)):
            lines = lines or body.split("\n")
            line, col = place(lines, token.map, sign)
            if code == "M606" and not col:                      # a backslash says that it is text
                continue
            notes.append(Diagnostic(code, message, Span(path, first_line + line, col, len(sign) if col else 1), hint, unless))
            if len(notes) == MOST:
                return notes
    return notes


def wrong(child, path: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Of one piece of a text: code, what to look for in the line, message, hint, and the address that would make it right."""
    if child.type == "link_open":
        address = child.attrGet("href") or ""
        match = FILE.fullmatch(address) if ".md" in address and ASSETS not in address else None
        if match:
            section = f"#{match[2]}" if match[2] else ""
            yield "M605", address, f"the link `{address[:80]}` leads to a file of the record, which readers do not have", f"write `[[{match[1]}{section}]]`, or `[[{match[1]}{section}|other words]]`", ""
        elif (led := leads(address, path)) is not None:
            yield "M605", address, f"the link `{address[:80]}` leads {'to nothing that is published here' if led else 'out of the site'}", \
                "write `[[…]]` with the id of a record, the address of a page as it is from this one, or a whole one: https://…", led
    elif child.type == "image":
        address = child.attrGet("src") or ""
        if (led := leads(address, path)) is not None:
            up = "" if path.startswith("content/pages/") else "../"
            name = posixpath.basename(address) or "picture.jpg"
            lost = ASSETS not in address.replace("templates/assets/", "") and PICTURE.fullmatch(address)
            yield "M605", address, f"the picture `{address[:80]}` is not among what is published", f"put it into templates/assets/ and write `{up}{ASSETS}{name}`", "" if lost else led
        if not child.content.strip():
            yield "M607", f"![]({address}" if address else "![](", f"the picture `{address[:80]}` has no words for those who do not see it", f"say what it shows: `![…]({address[:80]})`", ""
    else:
        for match in HALF.finditer(child.content):
            if enclosed(child.content, match):
                continue
            yield "M606", match[0], f"`{match[0][:80]}` is no link: a bracket is missing", f"write `[[{(match[1] or match[2]).strip()}]]`, or a backslash before a bracket that is text", ""


def leads(address: str, path: str) -> str | None:
    """The address in the site that a relative one leads to from the page of this file; '' when it leads out of the site; None when it is a
    whole address, or leads to a place in the page itself."""
    if WHOLE.match(address) or not (way := re.split("[?#]", address, maxsplit=1)[0]):
        return None
    if way.startswith("/"):
        return ""
    folder = path.partition("/")[2].partition("/")[0]
    led = posixpath.normpath(posixpath.join(folder if folder in FOLDER.values() else "", unquote(way)))
    return "" if led.split("/")[0] == ".." else "index.html" if led == "." else f"{led}/index.html" if way.endswith("/") else led


def standing(notes: list[Diagnostic], published: Container[str]) -> list[Diagnostic]:
    """Without those notes that what is published answers."""
    return [n for n in notes if not n.unless or n.unless not in published]


def enclosed(text: str, match) -> bool:
    """Whether the bracket that seems to be too much has its other half further on, or before: `[[sic] he said]`, `[see [1]]`."""
    if match[1]:
        return text.count("]", match.end()) > text.count("[", match.end())
    return text.count("[", 0, match.start()) > text.count("]", 0, match.start())


def place(lines: list[str], block: list[int] | None, sign: str) -> tuple[int, int]:
    """Line (from 0) and column in a block of the text; the block's first line, without a column, where it is written in another way."""
    begin, end = block or (0, 1)
    return next(((n, col) for n in range(begin, min(end, len(lines))) if (col := column(lines[n], sign))), (begin, 0))


def column(line: str, sign: str) -> int:
    """Where the sign stands by itself, from 1: not after a backslash, in code or in one bracket more; 0 where it does not. Without a pattern,
    which would be compiled for each link."""
    at = line.find(sign)
    while at >= 0 and (line[at - 1:at] in BEFORE or line.startswith("]", at + len(sign))):
        at = line.find(sign, at + 1)
    return at + 1


BEFORE = frozenset("\\`[")

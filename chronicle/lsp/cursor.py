"""Where the cursor stands in a content file that may be half written: found from the text around it, not from a parser.

    at(text, line, col) -> Cursor

Block style is read by indentation, upwards from the cursor; flow style by brackets, from the line of its field onwards.
"""
import re
from typing import NamedTuple

KEY = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[\w-]+):(?=\s|$)")
DASH = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)+|-$)")
LINK = re.compile(r"\[\[([^\[\]|#\n]*)$")
SECTION = re.compile(r"\[\[([^\[\]|#\n]+)#([^\[\]|\n]*)$")


class Cursor(NamedTuple):
    """`what`: link, section, key, value or '' (nothing can be said). `path`: names of the fields around, outermost first;
    for a value the last one is its own. `typed`: what stands between the beginning of the thing and the cursor."""
    what: str = ""
    path: tuple[str, ...] = ()
    typed: str = ""
    target: str = ""                        # of a section: what stands before the #
    present: frozenset[str] = frozenset()   # fields written already beside a key


def at(text: str, line: int, col: int) -> Cursor:
    lines = text.split("\n")
    if line >= len(lines) or lines[0].rstrip() != "---" or line == 0:
        return Cursor()
    end = next((n for n, row in enumerate(lines[1:], 1) if row.rstrip() == "---"), len(lines))
    if line == end:
        return Cursor()
    if line > end:
        return in_text(lines[line][:col])
    return in_front_matter(lines[:end], line, col)


def in_text(before: str) -> Cursor:
    link, section = LINK.search(before), SECTION.search(before)
    if section:
        return Cursor("section", typed=section[2], target=section[1].strip())
    return Cursor("link", typed=link[1]) if link else Cursor()


def in_front_matter(lines: list[str], line: int, col: int) -> Cursor:
    row = lines[line][:col]
    match, dash = KEY.match(row), DASH.match(row)
    start = line
    if match is None and dash is None:
        opened = flow_begun(lines, line)
        if opened is None:                                  # a name of a field is being written
            indent = len(row) - len(row.lstrip(" "))
            return Cursor("key", parents(lines, line, indent, False), row.strip(), present=siblings(lines, line, indent))
        start, match = opened, KEY.match(lines[opened])
    if match:
        column = len(match["indent"]) + len(match["dashes"])
        path = (*parents(lines, start, column, bool(match["dashes"])), match["key"])
        rest = lines[start][match.end():] if start < line else row[match.end():]
    else:
        path, rest = parents(lines, start, len(dash[0]), True), row[dash.end():]
    if start < line:
        rest = "\n".join([rest, *lines[start + 1:line], row])
    keys, typed, wants_key, present = flow(rest)
    if wants_key:
        return Cursor("key", path + keys, typed, present=present)
    if match is None and not keys and rest.strip() == typed:
        return Cursor("value", path, typed, present=siblings(lines, line, len(dash[0])))
    return Cursor("value", path + keys, typed)


def flow_begun(lines: list[str], line: int) -> int | None:
    """The line of the field whose `[` or `{` is still open at the beginning of `line`; None when none is."""
    for n in range(line - 1, max(0, line - 200), -1):
        match = KEY.match(lines[n])
        if match:
            return n if depth("\n".join([lines[n][match.end():], *lines[n + 1:line]])) else None
    return None


def parents(lines: list[str], line: int, column: int, dashed: bool) -> tuple[str, ...]:
    """Names of the fields that hold a key at `column`: upwards, each further to the left; a list's dash may stand below its key."""
    limit = len(lines[line]) - len(lines[line].lstrip(" ")) if dashed else column - 1
    path: tuple[str, ...] = ()
    for n in range(line - 1, 0, -1):
        match = KEY.match(lines[n])
        if not match:
            continue
        indent, at_ = len(match["indent"]), len(match["indent"]) + len(match["dashes"])
        if at_ <= limit:
            path, column, limit = (match["key"], *path), at_, indent if match["dashes"] else at_ - 1
        elif at_ == column and match["dashes"]:
            limit = min(limit, indent)
    return path


def siblings(lines: list[str], line: int, column: int) -> frozenset[str]:
    """Fields of the same mapping: keys at the same column up to where the mapping begins and down to where it ends."""
    found = set()
    for step in (-1, 1):
        n = line + step
        while 0 < n < len(lines):
            match = KEY.match(lines[n])
            at_ = len(match["indent"]) + len(match["dashes"]) if match else None
            if match and at_ == column and not (step == 1 and match["dashes"]):
                found.add(match["key"])
            if match and (at_ < column or at_ == column and match["dashes"]):
                break
            n += step
    return frozenset(found)


def depth(text: str) -> int:
    return len(frames(text)[0])


def flow(text: str) -> tuple[tuple[str, ...], str, bool, frozenset[str]]:
    """Of a value up to the cursor: (keys of the open mappings, what is typed, whether a key is wanted, keys so far)."""
    stack, token = frames(text)
    keys = tuple(frame["key"] for frame in stack if frame["key"])
    inside = bool(stack) and stack[-1]["kind"] == "{"
    wants_key = inside and not stack[-1]["key"]
    return keys, token.rsplit("\n", 1)[-1].lstrip(" \"'"), wants_key, frozenset(stack[-1]["keys"]) if inside else frozenset()


def frames(text: str) -> tuple[list[dict], str]:
    """The brackets still open at the end of a flow value, and the token after the last mark."""
    stack: list[dict] = []
    token, quote, n = "", "", 0
    while n < len(text):
        c = text[n]
        if quote:
            if c == "\\" and quote == '"':
                token += text[n:n + 2]
                n += 2
                continue
            quote = "" if c == quote else quote
            token += c
        elif c in "'\"" and not token.strip():
            quote, token = c, token + c
        elif c in "[{" and not token.strip():
            stack.append({"kind": c, "key": "", "keys": []})
            token = ""
        elif stack and c in "]}":
            stack.pop()
            token = "\0"                                    # a closed value: nothing opens right after it
        elif stack and c == ",":
            stack[-1]["key"], token = "", ""
        elif stack and stack[-1]["kind"] == "{" and c == ":" and text[n + 1:n + 2] in (" ", "\n", "") and not stack[-1]["key"]:
            stack[-1]["key"] = token.strip(" \n\"'")
            stack[-1]["keys"].append(stack[-1]["key"])
            token = ""
        else:
            token += c
        n += 1
    return stack, token.replace("\0", "")

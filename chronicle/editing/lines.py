"""A content file as its editor wrote it, changed in single places: comments, order, quoting and line ends stay.

Positions are those of the reader: lines and columns from 1, columns in characters, a BOM not counted.
"""
import re

from chronicle import frontmatter
from chronicle.nodes import Map, Scalar, Seq

BREAK = re.compile(r"\r\n|\n|\r")


class NotPlain(Exception):
    """A value is written in a way that cannot be changed in place."""


class Lines:
    def __init__(self, data: bytes):
        """Raises UnicodeDecodeError."""
        text = data.decode("utf-8")
        self.bom = text[:1] == "\ufeff"
        text = text.removeprefix("\ufeff")
        self.lines = BREAK.split(text)
        self.ends = [*BREAK.findall(text), ""]

    def bytes(self) -> bytes:
        return ("\ufeff" * self.bom + "".join(line + end for line, end in zip(self.lines, self.ends))).encode()

    def text(self) -> str:
        """As the reader sees it, with plain line ends."""
        return "\n".join(self.lines)

    def replace(self, line: int, col: int, old: str, new: str) -> None:
        """`old` must stand there, bare or in quotes; the quotes stay."""
        row = self.lines[line - 1]
        at = col - 1 + (row[col - 1:col] in ("'", '"'))
        if row[at:at + len(old)] != old:
            raise NotPlain(f"line {line}: `{old}` is written over several lines or with escapes; write it plainly first")
        self.lines[line - 1] = row[:at] + new + row[at + len(old):]

    def insert(self, line: int, col: int, new: str) -> None:
        row = self.lines[line - 1]
        self.lines[line - 1] = row[:col - 1] + new + row[col - 1:]

    def insert_line(self, before: int, new: str) -> None:
        end = self.ends[before - 2] if before > 1 else "\n"
        self.lines.insert(before - 1, new)
        self.ends.insert(before - 1, end or "\n")


def former_id(lines: Lines, path: str, old: str, new: str) -> None:
    """Puts `old` among the aliases; `new`, if it stands there from before, gives way to it. Call it last: it moves lines."""
    parts = frontmatter.split(lines.text())
    tree, _ = frontmatter.parse(parts.front, path)
    node, key = tree.items.get("aliases"), tree.keys.get("aliases")
    if node is None:
        return lines.insert_line(parts.front.count("\n") + 2, f"aliases: [{old}]")
    items = node.items if isinstance(node, Seq) else [node]
    if isinstance(node, Map) or any(not isinstance(item, Scalar) for item in items):
        raise NotPlain(f"line {key.line}: `aliases` is no list of ids; mend it first")
    same = next((item for item in items if item.value == new), None)
    if same:
        lines.replace(same.line, same.col, new, old)
    elif isinstance(node, Scalar) and node.empty:
        if node.value:
            lines.replace(node.line, node.col, node.value, f"[{old}]")
        else:
            after_colon(lines, key, f" [{old}]")
    elif isinstance(node, Scalar):
        lines.insert(node.line, node.col + node.length, f", {old}]")
        lines.insert(node.line, node.col, "[")
    elif not items:
        lines.replace(node.line, node.col, "[", f"[{old}")
    elif block(lines, items[-1]):
        last = items[-1]
        lines.insert_line(last.line + 1, lines.lines[last.line - 1][:last.col - 1] + old)
    else:
        lines.insert(items[-1].line, items[-1].col + items[-1].length, f", {old}")


def after_colon(lines: Lines, key: Scalar, words: str) -> None:
    at = lines.lines[key.line - 1].index(":", key.col - 1 + key.length)
    lines.insert(key.line, at + 2, words)


def block(lines: Lines, item: Scalar) -> bool:
    """Does the item stand on a line of its own, behind a dash?"""
    return re.fullmatch(r"\s*-\s+", lines.lines[item.line - 1][:item.col - 1]) is not None

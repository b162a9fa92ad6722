"""Two versions of a record: what it says otherwise, field by field, in plain words.

Compared is what the record says of the incident. The stage of review, what is held back, warnings that are answered and
former ids say how the record is handled: another one of these is no correction. Of texts and reasoning only that they
changed is told; of other fields the values, which stood on the page; of a row not its quote.
"""
from collections.abc import Iterator

from chronicle import frontmatter
from chronicle.computed import Change
from chronicle.content.fields import INCIDENT
from chronicle.content.tables import ListOf
from chronicle.content.write import flow
from chronicle.nodes import Map, Node, Scalar

TEXT = "text"                           # what follows the front matter
HANDLING = {"review", "withheld", "silence", "aliases"}
SHAPES = {f.name: f.shape for f in INCIDENT if f.name not in HANDLING}
FIELDS = (*SHAPES, TEXT)
BY_NAME = {"summary", "evidence", "updates", "content_notes", "extra", TEXT}
PROSE = {"quote", "reason"}             # in rows
LONGEST = 300                           # characters of a value that are told


def fields(text: str) -> dict:
    """The front matter as plain text, lists and dicts, and the text; {} when it could not be read then."""
    parts = frontmatter.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    tree = frontmatter.parse(parts.front, "")[0] if parts else None
    return plain(tree) | {TEXT: " ".join(parts.body.split())} if tree is not None else {}


def plain(node: Node) -> str | dict | list:
    if isinstance(node, Scalar):
        return "" if node.empty else node.value
    return {k: plain(v) for k, v in node.items.items()} if isinstance(node, Map) else [plain(v) for v in node.items]


def differences(before: dict, after: dict) -> Iterator[Change]:
    """Field by field; of lists only the rows that went and came."""
    for field in FIELDS:
        old, new = before.get(field) or "", after.get(field) or ""
        if old == new:
            continue
        shape = SHAPES.get(field)
        if isinstance(shape, ListOf):
            old, new = rows(old, shape), rows(new, shape)
            old, new = [r for r in old if r not in new], [r for r in new if r not in old]
            if not old and not new:
                continue                                        # another order, or another form of the same
        said, says = ("", "") if field in BY_NAME else (told(old), told(new))
        yield Change(field, said, says) if said != says else Change(field)


def rows(value, shape: ListOf) -> list:
    """A list as it is written at length: one value stands for a list of one, and in some for a row."""
    short = getattr(shape.shape, "short", "")
    return [{short: row} if short and isinstance(row, str) else row for row in (value if isinstance(value, list) else [value]) if row]


def told(value) -> str:
    text = "; ".join(map(row_told, value if isinstance(value, list) else [value]))
    return text if len(text) <= LONGEST else text[:LONGEST - 1].rsplit(" ", 1)[0] + "…"


def row_told(row) -> str:
    if not isinstance(row, dict):
        return row if isinstance(row, str) else flow(row)
    said = {k: v if isinstance(v, str) else flow(v) for k, v in row.items() if k not in PROSE}
    return ", ".join(said.values() if said.keys() <= {"place", "actor", "incident"} else [f"{k}: {v}" for k, v in said.items()])

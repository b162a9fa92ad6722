"""Two versions of a record: what of its front matter is another, field by field, in plain words."""
from collections.abc import Iterator

from chronicle import frontmatter
from chronicle.computed import Change
from chronicle.content.write import flow
from chronicle.nodes import Map, Node, Scalar

FIELDS = ("title", "date", "time", "type", "stage", "weapons", "targets", "places", "actors", "responsibility", "tolls", "count",
          "part_of", "sources", "review", "withheld")
LONGEST = 300                           # characters of a value that are told


def fields(text: str) -> dict:
    """The front matter as plain text, lists and dicts; {} when it could not be read then."""
    parts = frontmatter.split(text.replace("\r\n", "\n"))
    tree = frontmatter.parse(parts.front, "")[0] if parts else None
    return plain(tree) if tree is not None else {}


def plain(node: Node) -> str | dict | list:
    if isinstance(node, Scalar):
        return node.value
    return {k: plain(v) for k, v in node.items.items()} if isinstance(node, Map) else [plain(v) for v in node.items]


def differences(before: dict, after: dict) -> Iterator[Change]:
    """Field by field; of lists only the rows that went and came."""
    for field in FIELDS:
        old, new = before.get(field), after.get(field)
        if old == new:
            continue
        if isinstance(old, list) and isinstance(new, list):
            old, new = [r for r in old if r not in new], [r for r in new if r not in old]
            if not old and not new:
                continue                                        # another order only
        yield Change(field, told(old), told(new))


def told(value) -> str:
    if value is None or value == []:
        return ""
    rows = value if isinstance(value, list) else [value]
    text = "; ".join(", ".join(f"{k}: {v if isinstance(v, str) else flow(v)}" for k, v in r.items()) if isinstance(r, dict)
                     else r if isinstance(r, str) else flow(r) for r in rows)
    return text if len(text) <= LONGEST else text[:LONGEST - 1].rsplit(" ", 1)[0] + "…"

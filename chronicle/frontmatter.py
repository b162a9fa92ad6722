"""Front matter as text with positions.

Nothing is typed here: `NO`, `12:30:00`, `0123`, `1.10` and `2024-02-30` stay what they are until a field's shape reads
them. What is promised is a subset of YAML, never "YAML 1.2".

    split(text)          -> Parts: the front matter, the body and the body's first line
    parse(text, path)    -> Map or None, notes
"""
from typing import NamedTuple

from chronicle.diagnose import Diagnostic
from chronicle.nodes import Map
from chronicle.plainly import plainly


class Parts(NamedTuple):
    front: str
    body: str
    body_line: int          # line of the file on which the body begins


def split(text: str) -> Parts | None:
    """Takes the front matter from a file's text; None if it does not begin with `---` or never ends."""
    if not text.startswith("---\n"):
        return None
    if text.startswith("---\n---"):
        end = 3
    else:
        end = text.find("\n---", 3)
        while end >= 0 and text[end + 4:end + 5] not in ("\n", "", " ") :
            end = text.find("\n---", end + 4)
    if end < 0:
        return None
    after = text.find("\n", end + 1)
    body = text[after + 1:] if after >= 0 else ""
    return Parts(text[4:end + 1], body, text.count("\n", 0, after + 1) + 1 if after >= 0 else 0)


def parse(front: str, path: str, first_line: int = 2) -> tuple[Map | None, list[Diagnostic]]:
    """`first_line`: line of the file on which `front` begins. Raises nothing: every fault is a note."""
    usual = plainly(front, first_line)
    if usual is not None:
        return usual, []
    from chronicle.yaml_events import by_yaml           # the library takes as long to load as a hundred records to read
    return by_yaml(front, path, first_line)

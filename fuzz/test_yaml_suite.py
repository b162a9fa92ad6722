"""The YAML test suite through our reader of front matter: never an exception, always a tree or a note with its line.

It is no test of being YAML 1.2: the format is a subset (a mapping; no anchors, aliases, tags, second documents).
"""
from collections import Counter

import pytest

import suites
from chronicle import content
from chronicle.diagnose import headline, printable
from chronicle.frontmatter import parse
from chronicle.nodes import Map, Scalar, Seq

WRONGLY_TAKEN = {               # cases that the suite calls invalid and libyaml takes: harmless, told here so that no other joins them
    "9C9N-0": "a list in brackets that goes on in the first column", "DK95-1": "a tab within a quoted text of several lines",
    "QB6E-0": "a quoted text that goes on in the first column", "S98Z-0": "a block text that begins with deeper empty lines",
    "SU5Z-0": "a comment without a space before it", "X4QW-0": "a comment without a space before it",
}


def values(node) -> list[str]:
    if isinstance(node, Scalar):
        return [node.value]
    return [v for item in (node.items if isinstance(node, Seq) else [p for k in node.items for p in (node.keys[k], node.items[k])]) for v in values(item)]


@pytest.mark.parametrize("name, text, invalid", suites.yaml(), ids=lambda v: v if isinstance(v, str) and len(v) < 8 and "-" in v else "")
def test_read_or_told(name, text, invalid):
    tree, notes = parse(text, "x.md")
    assert tree is None or isinstance(tree, Map)
    assert tree is not None or notes, "nothing is refused without a word"
    for note in notes:
        assert note.code[0] == "Y" and 1 <= note.span.line <= text.count("\n") + 3 and printable(headline(note)).isprintable()
    if invalid and tree is not None and not notes:
        assert name in WRONGLY_TAKEN
    for kind in ("incidents", "places", "pages"):
        content.read(f"content/{kind}/x.md", f"---\n{text}\n---\n".encode())


def test_the_numbers_that_the_docs_tell():
    found = Counter()
    for _, text, invalid in suites.yaml():
        tree, notes = parse(text, "x.md")
        found["invalid" if invalid else "valid", "taken" if tree is not None and not notes else notes[0].code] += 1
    assert found == {("valid", "taken"): 78, ("valid", "Y103"): 163, ("valid", "Y105"): 67, ("invalid", "taken"): 6, ("invalid", "Y103"): 79, ("invalid", "Y105"): 9}

"""The short way to read front matter: where it says something, it is what YAML says, to the column; the usual forms are read by it."""
import random

import pytest

from chronicle.yaml_events import by_yaml
from chronicle.nodes import Map, Scalar, Seq
from chronicle.plainly import DEEPEST, LONGEST, plainly


def flat(node):
    """With every place and length, and the order of keys."""
    if isinstance(node, Scalar):
        return node.value, node.line, node.col, node.plain, node.length
    if isinstance(node, Seq):
        return "list", node.line, node.col, node.length, [flat(x) for x in node.items]
    if isinstance(node, Map):
        return "map", node.line, node.col, node.length, [(k, flat(v)) for k, v in node.items.items()], [(k, flat(v)) for k, v in node.keys.items()]
    return node


def agrees(front: str) -> bool:
    """Whether it says something; what it says is compared."""
    short = plainly(front, 2)
    if short is not None:
        tree, notes = by_yaml(front, "x.md", 2)
        assert (flat(short), notes) == (flat(tree), []), front
    return short is not None


@pytest.mark.parametrize("front", [
    "", "title: A\n", 'title: "A: b # c"\n', "title: 'A, [b]'\n", 'title: ""\n', "url: https://a.example/b?c=1#d\n", "date: 2016-05-23T10:00:00\n", "n: ~\n", "title: جبلة\n",
    "title: it's no#1, or so?\n", "a:\n", "a:\nb: 1\n", "places: [a, \"b, c\", 'd']\n", "places: []\n", "extra: {}\n", "note: (a) b\n",
    "tolls:\n  - {killed: 2, wounded: 24, by: \"Coast Agency\", source: [a, b]}\n  - {killed: 3+}\nreview: draft\n",
    "sources:\n- publisher: A\n  title: \"B\"\n  names:\n    ar: ب\n- publisher: C\nlast: x\n", "sources:\n  - a\n  - b:\n", "a:\n  b:\n    c: 1\n  d:\ne: 2\n",
    "a:\n  - b:\n    - c\n    d: 1\n  - e\n", "a:\n  - b:\n  - c: 1\n"])
def test_what_is_usual_is_read(front):
    assert agrees(front)


@pytest.mark.parametrize("front", [
    "title: A\n  b\n", "title: A\n b: c\n", "a: b: c\n", "a: b #c\n", "a: b:\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: |\n  b\n", "a: >\n  b\n", "a: - b\n", "a: ? b\n", "a: @b\n", "a: `b`\n",
    "a: %b\n", "a: b\na: c\n", "a: {b: 1, b: 2}\n", "a: [b, [c]]\n", "a: [b\n", "a: {b: c\n", "a: \"b\n", "a: \"b\\n\"\n", "a: 'it''s'\n", "a: \"b\" c\n", "- a\n", "a\n", "  a: b\n", "a: b\n\n", "# a\na: b\n",
    "a: b\t\n", "a:\tb\n", "\ta: b\n", "a: b \n", "a: \n", "a: [b ,c]\n", "a: [b,c]\n", "a: {b: c,d: e}\n", "a: [b: c]\n", "a: {b}\n", "a: b\n---\nc: d\n", "a: b\n...\n", "a:\n- b\n c\n", "a:\n  - b\n - c\n", "a:\n   - b\n  c: d\n",
    "a: \x7f\n", "a: \x85b\n", "a: \u2028b\n", "a: \ufeffb\n", "a: \xa0b\n", "<<: b\n", "1: b\n", "a b: c\n", "'a': b\n", "a: b", "a: [b, ]\n", "a: b\n- c\n", "a: [b?]\n", "a: -1\n", "a: b\r\n", "a:\n    - - b\n",
    "x" * 201 + ": a\n", "a: " + "b" * LONGEST + "\n", "".join("  " * n + "a:\n" for n in range(DEEPEST + 4)), "a: {b: {c: d}}\n", "a: [b, c]: d\n", "a: {b: c}: d\n", "a: \"b\": c\n"])
def test_what_is_not_is_left_to_yaml(front):
    assert not agrees(front)


SIGNS = " :#,[]{}\"'\n-?&*!|>%@`~ab1é\t(."
WORDS = ["a", "Coast Agency", "2016-05-23", "https://a.example/b", "\"q, r\"", "'s: t'", "", "~", "3+", "[a, b]", "[]", "{k: v, l: [m]}", "{}"]


def row(dice: random.Random) -> str:
    """A line of front matter, as it is meant or as it may be mistyped."""
    word = dice.choice(WORDS) if dice.random() < 0.5 else "".join(dice.choices(SIGNS, k=dice.randrange(7)))
    return " " * dice.choice([0, 0, 0, 1, 2, 2, 4]) + dice.choice(["", "", "- ", "-"]) + dice.choice(["", "a: ", "b: ", "c:", "title: ", "d: "]) + word


@pytest.mark.parametrize("seed", range(3))
def test_of_anything_it_says_what_yaml_says_or_nothing(seed):
    dice = random.Random(seed)
    fronts = ["".join(row(dice) + "\n" for _ in range(dice.randrange(7))) for _ in range(2000)]
    assert 100 < sum(map(agrees, fronts)) < 1000                  # both ways were taken

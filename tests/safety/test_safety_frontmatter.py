"""Limits and hints of front matter at their very edge; what is read of it: tests/test_frontmatter.py."""
import pytest

from chronicle.frontmatter import MOST, parse


def codes(front: str) -> list[tuple[str, int]]:
    return [(n.code, n.span.line) for n in parse(front, "content/places/x.md")[1]]


def test_as_many_values_as_are_allowed_and_one_more():
    """The mapping, its key and the list are three of them."""
    assert codes("k:\n" + "- a\n" * (MOST - 3)) == []
    assert codes("k:\n" + "- a\n" * (MOST - 2)) == [("Y107", MOST)]
    assert parse("k:\n" + "- a\n" * (MOST - 2), "x")[0] is None


@pytest.mark.parametrize("word", ["null", "Null", "NULL", "~", ""])
def test_what_says_nothing_is_empty(word):
    tree, notes = parse(f"k: {word}", "x")
    assert tree.items["k"].empty and notes == [] and not parse(f"k: '{word}'", "x")[0].items["k"].empty


@pytest.mark.parametrize("opened, closing", [("{a: 1", "}"), ("[a, b", "]")])
def test_a_bracket_that_is_not_closed_is_named_where_it_opens(opened, closing):
    [note] = parse(f"x: 1\nk: {opened}\n", "x")[1]
    assert (note.code, note.span.line, note.span.col) == ("Y103", 3, 4) and f"`{opened[0]}`" in note.message and f"`{closing}`" in note.hint


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quote_that_is_not_closed_is_named_where_it_opens(quote):
    [note] = parse(f"x: 1\nk: {quote}words\ny: 2\n", "x")[1]
    assert (note.code, note.span.line, note.span.col) == ("Y103", 3, 4) and note.hint.endswith(f"{quote}…{quote}")

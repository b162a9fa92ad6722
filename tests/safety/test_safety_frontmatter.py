"""Limits and hints of front matter at their very edge; what is read of it: tests/test_frontmatter.py."""
import pytest

from chronicle.frontmatter import parse
from chronicle.nodes import Map, Scalar, Seq
from chronicle.yaml_events import DEEPEST, LONGEST_KEY, MOST


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


TOLD = [        # front matter, line, column and length of the note, words of the message, words of the hint
    ("a: &x 1", 2, 4, 1, "an anchor (`&x`)", "write the value itself"), ("a: !t 1", 2, 4, 1, "a tag (`!t`)", "write the value itself"),
    ("a: &" + "x" * 99 + " 1", 2, 4, 1, "(`&" + "x" * 79 + "`)", ""), ("a: &x [1]", 2, 4, 1, "an anchor or a tag", "write the value itself"),
    ("a: !t {b: 1}", 2, 4, 1, "an anchor or a tag", "write the value itself"), ("<<: {a: 1}", 2, 1, 2, "a merge key (`<<`)", "write the fields themselves"),
    ("k: 1\n<<: 2", 3, 1, 2, "a merge key", ""), ("a: 1\nab: 2\nab: 3", 4, 1, 2, "the key `ab` already stands on line 3", "keep one of the two"),
    ("x: {a: 1, a: 2}", 2, 11, 1, "the key `a` already stands on line 2", "join them in one list"),
    ("? " + "x" * (LONGEST_KEY + 1) + "\n: 1", 2, 3, 1, "a name of 201 characters stands where a field's name is wanted", "put the text in quotes"),
    ("a: *b", 2, 4, 1, "an alias (`*b`)", "put the text in quotes if it begins with `*`"), ("a: *" + "b" * 99, 2, 4, 1, "(`*" + "b" * 80 + "`)", "write the value again"),
    ("a: 1\n---\nb: 2", 3, 1, 1, "a second YAML document", "one file holds one record"), ("? [a]\n: 1", 2, 3, 1, "a list or mapping stands where a key is wanted", "in quotes"),
    ("- a", 2, 1, 1, "the front matter is a list", "one field a line"), ("words", 2, 1, 1, "the front matter is a single value, fields are wanted", "`title: …`"),
    ("a: " + "[" * DEEPEST + "]" * DEEPEST, 2, DEEPEST + 3, 1, "nested more than 10 levels deep", "a record needs four at most"),
    ("a:\n\tb: 1", 3, 1, 1, "a tab stands here", "indent with spaces"), ("\ta: 1", 2, 1, 1, "a tab stands here", ""), ("a: 1\n  \tb: 2", 3, 5, 1, "a tab stands here", ""),
    ("a: b: c", 2, 5, 1, "a second `: ` on one line", "needs quotes"), ("a: 1\n b: 2", 3, 3, 1, "begins in another column", "in one column"),
    ("a: [1, 2\nb: 3", 2, 4, 1, "the bracket `[` is opened here and not closed", "close it with `]`"), ("a: {b: 1\nc: 2", 2, 4, 1, "the bracket `{`", "close it with `}`"),
    ("a: {b: [1}", 2, 8, 1, "the bracket `[`", "`]`"), ("a: [1 2", 2, 4, 1, "or a comma is missing after it", "put a comma between its parts"),
    ("a: [", 2, 4, 1, "the bracket `[` is opened here", "`]`"), ("a: {", 2, 4, 1, "the bracket `{` is opened here", "`}`"), ("a: [x]\nb: {c: 1,\n", 3, 4, 1, "the bracket `{`", "`}`"),
    ("k: [b, {c: d},", 2, 4, 1, "the bracket `[`", "`]`"), ("k: [}", 2, 4, 1, "the bracket `[`", "`]`"), ("k: [ - b]", 2, 6, 1, "cannot be read as YAML", "compare the line"),
    ("k: 'x\nb: 3", 2, 4, 1, "a quote is opened here and not closed", "close it where the text ends: '…'"), ("k: \"x", 2, 4, 1, "a quote is opened here", "ends: \"…\""),
    ("a: 'it's so'", 2, 8, 1, "the quote ends before this", "an apostrophe in single quotes is written twice"), ("a: \"he \"no\" so\"", 2, 9, 1, "the quote ends before this", "write \\\" for a quote"),
    ("a: 'x' y", 2, 8, 1, "the quote ends before this", "apostrophe"), ("a: \"x\" y", 2, 8, 1, "the quote ends before this", "within quotes"),
    ("f: \"C:\\q\"", 2, 7, 1, "a backslash begins a sign that YAML must know", "in single quotes"), ("f: \"\\xZZ\"", 2, 7, 1, "a backslash begins a sign", "write \\\\"),
    ("a: @x", 2, 4, 1, "a value cannot begin with this character", "put the value in quotes"), ("a: >120", 2, 6, 1, "a value cannot begin with this character", ""),
    ("a: 1\nb\nc: 2", 3, 1, 1, "neither a field nor part of the one before", "a missing `:`"), ("a: x\nb: y\x07z", 3, 0, 1, "a control character", "delete the invisible character"),
    ("a: 1\n...\nb: 2", 4, 1, 1, "this cannot be read as YAML: did not find expected <document start>", "compare the line with those around it"),
    ("a: [x]y", 2, 7, 1, "this cannot be read as YAML", "compare"), ("a: 1\n- b", 3, 1, 1, "this cannot be read as YAML", "compare"),
]


@pytest.mark.parametrize("front, line, column, length, said, hint", TOLD, ids=[repr(row[0][:20]) for row in TOLD])
def test_every_mistake_is_told_where_it_stands_and_in_words_that_help(front, line, column, length, said, hint):
    [note] = parse(front + "\n", "x.md")[1]
    assert (note.span.path, note.span.line, note.span.col, note.span.length) == ("x.md", line, column, length)
    assert said in note.message and hint in note.hint, note


def plain(node):
    if isinstance(node, Map):
        return {key: plain(item) for key, item in node.items.items()}
    return [plain(item) for item in node.items] if isinstance(node, Seq) else node.value


@pytest.mark.parametrize("front, left", [
    ("a: 1\n<<: {b: [2, {c: 3}]}\nd: 4", {"a": "1", "d": "4"}), ("a: [1, 2]\na: {b: 3}\nd: 4", {"a": ["1", "2"], "d": "4"}), ("<<: x\na: 1", {"a": "1"}),
    ("? " + "x" * 201 + "\n: [1]\na: 2", {"a": "2"}), ("a: *b\nc: 1", {"a": "*b", "c": "1"}), ("a: [x, *b]\nc: 1", {"a": ["x", "*b"], "c": "1"}),
    ("a: &x {b: 1}\nc: 1", {"a": {"b": "1"}, "c": "1"}), ("'<<': 1\na: 2", {"<<": "1", "a": "2"}), ("x" * 200 + ": 1", {"x" * 200: "1"}),
    ("a: {b: 1, b: {c: [2]}, d: 3}", {"a": {"b": "1", "d": "3"}}), ("", {}), ("# only a remark", {}), ("a:\n- 1\n-\n- [2, []]", {"a": ["1", "", ["2", []]]}),
])
def test_what_is_beside_a_refused_value_is_read_all_the_same(front, left):
    """So that one build tells every mistake of a file."""
    assert plain(parse(front + "\n", "x.md")[0]) == left


@pytest.mark.parametrize("front", ["a: 1\n---\nb: 2", "? [a]\n: 1", "- a", "words", "a: [", "*b : 1\nc: 2", "a: " + "[" * 11 + "]" * 11, "a: \x07"])
def test_what_cannot_be_read_gives_nothing(front):
    tree, notes = parse(front + "\n", "x.md")
    assert tree is None and len(notes) == 1


@pytest.mark.parametrize("front, length", [("k: word", 4), ("k: 'a b'", 5), ("k: |\n  a\n  b", 1), ("k: a\n  b", 1), ("k: ''", 2), ("k:", 1)])
def test_a_value_knows_how_long_it_is_where_it_is_written(front, length):
    """For the caret beneath it."""
    node = parse(front + "\n", "x.md")[0].items["k"]
    assert isinstance(node, Scalar) and node.length == length and node.what == "a single value"


def test_lines_count_from_where_the_front_matter_stands():
    tree, _ = parse("a: 1\nb: {c: [2]}\n", "x.md", first_line=7)
    assert (tree.line, tree.items["a"].line, tree.items["b"].line, tree.items["b"].items["c"].line, tree.length, tree.items["b"].items["c"].length) == (7, 7, 8, 8, 1, 1)
    assert parse("", "x.md", first_line=7)[0].line == 7
    assert parse("- a\n", "x.md", first_line=7)[1][0].span.line == 7

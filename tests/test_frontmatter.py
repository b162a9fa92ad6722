"""Front matter: every value keeps its text and its place, and no trap of YAML surprises anybody."""
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronicle.content.read import read
from chronicle.frontmatter import parse, split
from chronicle.nodes import Map, Scalar, Seq
from chronicle.yaml_events import DEEPEST


def plain(node):
    """A node as plain lists, dicts and texts."""
    if isinstance(node, Map):
        return {key: plain(item) for key, item in node.items.items()}
    return [plain(item) for item in node.items] if isinstance(node, Seq) else node.value


def parsed(front: str):
    tree, notes = parse(front, "x.md")
    return tree and plain(tree), [(n.code, n.span.line, n.span.col) for n in notes]


# ---- splitting

@pytest.mark.parametrize("text, front, body, body_line", [
    ("---\na: 1\n---\nBody\n", "a: 1\n", "Body\n", 4),
    ("---\na: 1\n---", "a: 1\n", "", 0),
    ("---\na: 1\n---\n", "a: 1\n", "", 4),
    ("---\n---\nBody", "", "Body", 3),
    ("---\n---", "", "", 0),
    ("---\na: 1\n---   \nBody", "a: 1\n", "Body", 4),
    ("---\na: 1\n----\nb: 2\n---\nBody", "a: 1\n----\nb: 2\n", "Body", 6),
    ("---\na: 1\n---x\n---\nBody", "a: 1\n---x\n", "Body", 5),
    ("---\na: |\n  ---\n---\nBody", "a: |\n  ---\n", "Body", 5),
    ("---\na: 1\n---\nBody\n\n---\n\nmore", "a: 1\n", "Body\n\n---\n\nmore", 4),
])
def test_where_the_front_matter_ends(text, front, body, body_line):
    assert split(text) == (front, body, body_line)


@pytest.mark.parametrize("text", ["", "a: 1\n", "--\na\n--\n", " ---\na: 1\n---\n", "\n---\na: 1\n---\n", "---\na: 1\n", "---", "---\n",
                                  "--- \na: 1\n---\n", "----\n----\n", "---x\n---\n"])
def test_texts_without_front_matter(text):
    assert split(text) is None


# ---- positions

def test_every_value_knows_its_line_and_column():
    tree, notes = parse('title: "A: b"\nplaces:\n  - tartus\n  - {place: jableh, site: \'the port\'}\nlong: >\n  two\n  lines\n', "x.md")
    assert notes == []
    found = []

    def walk(node):
        found.append((plain(node) if isinstance(node, Scalar) else node.what, node.line, node.col))
        for item in node.items if isinstance(node, Seq) else node.items.values() if isinstance(node, Map) else ():
            walk(item)
    walk(tree)
    assert found == [
        ("a mapping", 2, 1), ("A: b", 2, 8), ("a list", 4, 3), ("tartus", 4, 5), ("a mapping", 5, 5), ("jableh", 5, 13),
        ("the port", 5, 27), ("two lines\n", 6, 7)]
    assert [(k.value, k.line, k.col, k.length) for k in tree.keys.values()] == [("title", 2, 1, 5), ("places", 3, 1, 6), ("long", 6, 1, 4)]


def test_columns_count_characters_not_bytes():
    tree, _ = parse("a: {ar: جبلة, en: Jableh}\n", "x.md")
    assert (tree.items["a"].items["en"].line, tree.items["a"].items["en"].col) == (2, 19)


@pytest.mark.parametrize("odd", ["\x85", "\u2028", "\u2029"])
def test_unicode_line_breaks_do_not_shift_the_lines_below(odd):
    """YAML breaks lines at these, editors do not."""
    tree, notes = parse(f'a: "x{odd}y"\nb: here\nb: again\n', "x.md")
    assert tree.items["b"].line == 3
    assert [(n.code, n.span.line, n.span.col) for n in notes] == [("Y104", 4, 1)]


# ---- nothing is typed

@pytest.mark.parametrize("written, value", [
    ("NO", "NO"), ("yes", "yes"), ("true", "true"), ("12:30:00", "12:30:00"), ("0123", "0123"), ("0x1F", "0x1F"), ("1.10", "1.10"),
    ("1e3", "1e3"), ("1_000", "1_000"), ("2024-02-30", "2024-02-30"), ("2016-05-23", "2016-05-23"), ("=", "="), (".inf", ".inf"),
    (".nan", ".nan"), ("9" * 5000, "9" * 5000), ("~", "~"), ("null", "null"), ("'NO'", "NO"), ('"0123"', "0123"),
    ("<<", "<<"), ("a # comment", "a"), ("a#b", "a#b"), ("'it''s'", "it's"), ('"a\\tb"', "a\tb"), ("جبلة", "جبلة"), ("🙂", "🙂"),
    ("https://a.example/x?y#z", "https://a.example/x?y#z"), ("78+", "78+"), ("<=121", "<=121"), ("~20", "~20"), ("2016-05-23?", "2016-05-23?"),
    ("[]", []), ("{}", {}), ("[NO, 1.10, 2024-02-30]", ["NO", "1.10", "2024-02-30"]), ("", ""),
])
def test_a_value_stays_what_the_editor_wrote(written, value):
    assert parsed(f"a: {written}\n") == ({"a": value}, [])


@pytest.mark.parametrize("written, empty", [("", True), ("~", True), ("null", True), ("''", False), ('"~"', False), ("NO", False), ("0", False)])
def test_only_a_plain_nothing_is_empty(written, empty):
    tree, _ = parse(f"a: {written}\n", "x.md")
    assert tree.items["a"].empty is empty


def test_a_key_is_text_too():
    assert parsed("NO: 1\n12:30: 2\n~: 3\n")[0] == {"NO": "1", "12:30": "2", "~": "3"}


# ---- what is refused, with its place

@pytest.mark.parametrize("front, expected", [
    ("a: 1\nb: 2\na: 3\n", [("Y104", 4, 1)]),
    ("x: {a: 1, a: 2}\n", [("Y104", 2, 11)]),
    ("a: 1\na: [1, {b: 2}]\nc: 3\n", [("Y104", 3, 1)]),
    ("a: 1\n'a': 2\n", [("Y104", 3, 1)]),
    ("a: &x 1\n", [("Y105", 2, 4)]),
    ("a: &x [1]\n", [("Y105", 2, 4)]),
    ("a: &x 1\nb: *x\n", [("Y105", 2, 4), ("Y105", 3, 4)]),
    ("*x : 1\n", [("Y105", 2, 1)]),
    ("a: !!int 1\n", [("Y105", 2, 4)]),
    ("a: !!python/object/apply:os.system [id]\n", [("Y105", 2, 4)]),
    ("a: !x\n  b: 1\n", [("Y105", 2, 4)]),
    ("<<: {a: 1}\n", [("Y105", 2, 1)]),
    ("a: {<<: {b: 1}}\n", [("Y105", 2, 5)]),
    ("a: 1\n--- \nb: 2\n", [("Y105", 3, 1)]),
    ("a: 1\n...\n---\nb: 2\n", [("Y105", 4, 1)]),
    ("? [a]\n: 1\n", [("Y103", 2, 3)]),
    ("{a: 1}: 2\n", [("Y103", 2, 1)]),
    ("- a\n- b\n", [("Y103", 2, 1)]),
    ("just words\n", [("Y103", 2, 1)]),
    ("a:\n\tb: 1\n", [("Y103", 3, 1)]),
    ("a: b: c\n", [("Y103", 2, 5)]),
    ("a: [1, 2\nb: 3\n", [("Y103", 2, 4)]),
    ('a: "x\nb: 3\n', [("Y103", 2, 4)]),
    ("a: @x\n", [("Y103", 2, 4)]),
    ("a: `x`\n", [("Y103", 2, 4)]),
    ("a: %x\n", [("Y103", 2, 4)]),
    ("a: 1\n b: 2\n", [("Y103", 3, 3)]),
    ("a: 1\nb\nc: 2\n", [("Y103", 3, 1)]),
    ("a: x\x00y\n", [("Y103", 2, 0)]),
    ("ä: ö\nb: x\x07y\n", [("Y103", 3, 0)]),
    ("a: " + "[" * 10_000 + "\n", [("Y106", 2, 3 + DEEPEST)]),
    ("a: " + "{b: " * 10_000 + "\n", [("Y106", 2, 4 * DEEPEST)]),
    ("- " * 10_000 + "\n", [("Y106", 2, 2 * DEEPEST + 1)]),
    ("a: " + "[" * 10_000 + "]" * 10_000 + "\n", [("Y106", 2, 3 + DEEPEST)]),
])
def test_what_is_refused_and_where(front, expected):
    assert parsed(front)[1] == expected


def test_a_refused_second_value_does_not_replace_the_first():
    assert parsed("a: 1\na: {b: 2, c: [3]}\nd: 4\n")[0] == {"a": "1", "d": "4"}


def test_every_refusal_says_how_to_mend_it():
    for front in ("a: &x 1", "a: !t 1", "<<: {}", "a: 1\na: 2", "a: b: c", "a: [", 'a: "', "a:\n\tb: 1", "a: @x", "- a", "\x00"):
        _, notes = parse(front + "\n", "x.md")
        assert notes and all(n.hint for n in notes), front


# ---- whole files, as they come from other people's machines

@pytest.mark.parametrize("data", [
    b"---\nname: Tartus\n---\n", b"\xef\xbb\xbf---\nname: Tartus\n---\n", b"---\r\nname: Tartus\r\n---\r\n", b"---\rname: Tartus\r---\r",
    b"---\r\nname: Tartus\n---\r", b"---\nname: Tartus\n---", b"---\nname: Tartus\n--- \n",
])
def test_marks_and_line_ends_of_other_systems(data):
    found, _ = read("content/places/tartus.md", data)
    assert found.notes == () and found.record.name == "Tartus"


@pytest.mark.parametrize("data, code, line", [
    (b"", "Y102", 1), (b"\n", "Y102", 1), (b"name: Tartus\n", "Y102", 1), (b" ---\nname: x\n---\n", "Y102", 1), (b"---\nname: x\n", "Y102", 1),
    (b"---\nname: x\xff\n---\n", "Y101", 2), (b"\xff\xfe-\x00-\x00-\x00", "Y101", 1), (b"---\nname: \xed\xa0\x80\n---\n", "Y101", 2),
    (b"---\nname: x\n---\n" + b"\xff" * 1_500_001, "Y101", 0), (b"---\nname: x\x00\n---\n", "Y103", 2), (b"---\nname: x\n---\n" + b"a" * 1_500_001, "Y101", 0), (b"\x00" * 1000, "Y102", 1),
])
def test_files_that_are_no_record(data, code, line):
    found, _ = read("content/places/tartus.md", data)
    assert found.record is None and [(n.code, n.span.line) for n in found.notes] == [(code, line)]


# ---- nothing raises

ANYTHING = st.text(alphabet=st.one_of(st.sampled_from("-:[]{}&*!|>'\"%@`#,?=~ \n\t\r\\abc019<.é\x00\x85\u2028\ufeff\ud800"), st.characters()), max_size=200)


@settings(max_examples=400, deadline=None)
@given(ANYTHING)
def test_any_text_gives_a_mapping_or_notes_and_never_an_exception(text):
    tree, notes = parse(text, "x.md")
    assert isinstance(tree, Map) or notes
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for note in notes:
        assert 2 <= note.span.line <= lines + 2 and note.span.col >= 0


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["incidents", "places", "actors", "sources", "pages"]))
def test_any_bytes_give_a_record_or_notes(data, folder):
    for content in (data, b"---\n" + data + b"\n---\n" + data):
        found, _ = read(f"content/{folder}/x.md", content)
        assert found.record is not None or found.notes


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "date", "type", "places", "actors", "responsibility", "tolls", "count", "related", "sources",
                                        "evidence", "updates", "aliases", "review", "silence", "extra", "names", "lat"]),
                       st.sampled_from(["", "x", "[]", "{}", "[x]", "[{}]", "{a: b}", "[[x]]", "~", "'", "[{place: x}]", "{a: {source: x}}",
                                        "2016-05-23", "-1", "\"\\0\"", "[{killed: 1}]", "{a: [b]}", "\"\\ud800\"", "&a x", "999999999999"])))
def test_any_shape_in_any_field_gives_a_record_or_notes(fields):
    front = "".join(f"{key}: {value}\n" for key, value in fields.items())
    for folder in ("incidents", "places", "actors", "sources", "pages"):
        found, _ = read(f"content/{folder}/x.md", f"---\n{front}---\n".encode())
        assert found.record is not None or found.notes

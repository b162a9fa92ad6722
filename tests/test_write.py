"""What Chronicle writes it reads again: any text in any place of a new file comes back as it was."""
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronicle.content.paths import is_id
from chronicle.content.read import read
from chronicle.content.write import write
from chronicle.frontmatter import parse
from chronicle.nodes import Map, Seq

TEXT = st.text(alphabet=st.one_of(st.sampled_from("-:[]{}&*!|>'\"%@`#,?=~ \\abc019<.é\t\nجﷺ🙂\xa0\u200c\u202e"), st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")),
               max_size=60)


def value(written: str):
    """The value of field `a` as plain lists, dicts and texts."""
    tree, notes = parse(written.removeprefix("---\n").split("\n---\n")[0] + "\n", "x.md")
    assert notes == [], (written, notes)

    def plain(node):
        return [plain(i) for i in node.items] if isinstance(node, Seq) else {k: plain(i) for k, i in node.items.items()} if isinstance(node, Map) else node.value
    return plain(tree.items["a"])


@settings(max_examples=500, deadline=None)
@example(" 0")
@given(TEXT.filter(bool))
def test_a_text_comes_back(text):
    assert value(write({"a": text})) == text


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXT.filter(bool), min_size=1, max_size=4))
def test_a_list_comes_back(texts):
    assert value(write({"a": texts})) == texts


@settings(max_examples=300, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["killed", "by", "quote", "where"]), TEXT.filter(bool), min_size=1), min_size=1, max_size=3))
def test_a_list_of_rows_comes_back(rows):
    assert value(write({"a": rows})) == rows


@pytest.mark.parametrize("text", ["NO", "yes", "null", "~", "2016-05-23", "2016-05-23?", "2021-10-30/2021-11-01", "78", "78+", "<=121", "~20", ">120", "53-121", "0123",
                                  "1.10", "12:30", "=", "- a", "a: b", "a #b", "#a", "'a'", '"a"', "a\\b", "[a]", "{a}", "a, b", "a]", "!a", "&a", "*a", "%a", "@a", "`a`",
                                  "|", ">", "?", "? a", "-", "---", "...", " a", "a ", "a  b", "جبلة", "a\u2028b", "O’Brien", "(a)", "a?", "a/b", "<a>"])
@pytest.mark.parametrize("shape", ["alone", "in a list", "in a row"])
def test_texts_that_yaml_could_take_for_something_else(text, shape):
    made = {"alone": text, "in a list": [text, "x"], "in a row": [{"by": text, "killed": "3"}]}[shape]
    assert value(write({"a": made})) == made


@settings(max_examples=200, deadline=None)
@given(TEXT.filter(lambda t: t.strip().isprintable() and t.strip()), TEXT)
def test_a_record_comes_back(title, body):
    found, text = read("content/pages/x.md", write({"title": title}, body).encode())
    assert found.notes == () or all(n.code.startswith(("M", "L")) for n in found.notes), found.notes
    assert found.record.title == " ".join(title.split())


def test_what_is_empty_is_left_out():
    assert write({"title": "A", "summary": "", "order": None, "aliases": [], "extra": {}}) == "---\ntitle: A\n---\n"


def test_long_rows_are_broken_and_come_back():
    rows = [{"killed": "78", "by": "x" * 50, "quote": "word " * 40 + "end"}, {"killed": "3"}]
    written = write({"a": rows})
    assert value(written) == rows and "\n    by: x" in written


# ---- what text may hold

@pytest.mark.parametrize("name", ["می‌خواهم", "👩‍🚒", "جبلة", "Ярослав", "O’Brien", "a\xa0b", "ﷺ", "क्‍ष"])
def test_names_of_every_script_are_read(name):
    found, _ = read("content/places/x.md", f"---\nname: {name}\nnames: {{ar: {name}}}\n---\n".encode())
    assert found.notes == () and found.record.name == " ".join(name.split())


@pytest.mark.parametrize("escape", ["\\0", "\\x01", "\\e", "\\x7f", "\\u202e", "\\ufeff", "\\ufffe"])
def test_characters_nobody_can_see_are_refused_in_a_line(escape):
    found, _ = read("content/places/x.md", f'---\nname: "a{escape}b"\n---\n'.encode())
    assert [n.code for n in found.notes] == ["F203"]


@pytest.mark.parametrize("escape", ["\\0", "\\x01", "\\e", "\\x7f", "\\ufffe"])
def test_control_characters_are_refused_in_a_quote(escape):
    text = f'---\ntitle: A\ndate: 2016-05-23\nplaces: [x]\ntolls: [{{killed: 3, quote: "a{escape}b"}}]\n---\n'
    assert [n.code for n in read("content/incidents/x.md", text.encode())[0].notes] == ["F203"]


def test_a_quote_keeps_its_letters():
    text = '---\ntitle: A\ndate: 2016-05-23\nplaces: [x]\ntolls: [{killed: 3, quote: "a\xa0“b”\u200c …"}]\n---\n'
    assert read("content/incidents/x.md", text.encode())[0].record.tolls[0].quote == "a\xa0“b”\u200c …"


@pytest.mark.parametrize("id, good", [("a", True), ("2016-05-23-x", True), ("a" * 120, True), ("a" * 121, False), ("", False), ("-a", False), ("a-", False), ("A", False),
                                      ("a_b", False), ("a.b", False), ("a/b", False), ("..", False), ("é", False), ("a b", False), ("con", False), ("com1", False),
                                      ("console", True), ("a\n", False), ("٣", False)])
def test_what_an_id_may_be(id, good):
    assert is_id(id) is good

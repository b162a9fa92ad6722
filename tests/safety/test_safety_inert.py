"""The two doors between text and markup, and the one between text and spreadsheets, letter by letter. In real pages: tests/hostile/."""
import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from chronicle.pages.data.columns import Column, Table, guarded, plain, written
from chronicle.templates import inert, rendered
from chronicle.volumes import Volume


def test_json_in_a_page_is_inert():
    found = inert({"</script>": "<!--&\u2028\u2029'\""})
    assert found == Markup('{"\\u003c/script\\u003e":"\\u003c!--\\u0026\\u2028\\u2029\'\\""}') and isinstance(found, Markup)
    assert inert(["plain", 1.5, None, True]) == Markup('["plain",1.5,null,true]')


@given(st.recursive(st.text() | st.integers(-10**9, 10**9) | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_json_in_a_page_says_what_was_put_in(value):
    found = str(inert(value))
    assert not set("<>&\u2028\u2029") & set(found) and json.loads(found) == value


def test_what_markdown_made_is_markup_as_it_is():
    assert rendered("<p>&amp;</p>") == Markup("<p>&amp;</p>") and isinstance(rendered("<p>"), Markup)


@pytest.mark.parametrize("sign", "=+-@\t\r\n\uff1d\uff0b\uff20\uff0d")
def test_no_cell_begins_with_a_formula(sign):
    for text in (sign, f"{sign}1+1", f"x;{sign}1" if sign not in "\t\r\n" else f"{sign}=1", f"'{sign}1"):
        assert not any(part[:1] == sign and sign not in "\t\r\n" for part in guarded(text).replace("\t", ";").replace("\n", ";").replace("\r", ";").split(";")), text
        assert guarded(text)[0] == "'" or text[0] == "x"
        assert plain(guarded(text)) == text


@pytest.mark.parametrize("text", ["Xx", "x=1", "a-b", "\\x", "[x", "(=1", "0", "", "قرية", "x'=1", "A@b"])
def test_other_cells_stay_as_they_are(text):
    assert guarded(text) == text == plain(text)


CELLS = st.text(alphabet='a,;"\'=\t\r\n \u0628', max_size=6)


@given(st.lists(st.tuples(CELLS, st.none() | st.integers() | st.floats(allow_nan=False), st.booleans()), max_size=4))
def test_a_table_is_what_the_csv_module_writes_of_guarded_cells(rows):
    table = Table("t", ("a",), tuple(Column(name, kind, "", lambda row, n=n: row[n]) for n, (name, kind) in enumerate((("a", "string"), ("b", "number"), ("c", "boolean")))),
                  lambda rows, volume: rows)
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("a", "b", "c"), *((guarded(text), number, "true" if said else "false") for text, number, said in rows)])
    assert written(table, rows, Volume("")).decode() == out.getvalue()


def test_a_table_is_written_with_guarded_cells():
    rows = ["=1", "x;=1", "x\t+1", "x\n@1", "x\r-1", "'=1", "plain", "x=1", ""]
    table = Table("t", (), (Column("c", "string", "", lambda row: row), Column("n", "integer", "", lambda row: -1), Column("f", "boolean", "", lambda row: row == "plain")), lambda entries, volume: entries)
    read = list(csv.reader(io.StringIO(written(table, rows, Volume("")).decode(), newline="")))
    assert read[0] == ["c", "n", "f"]
    assert [row[0] for row in read[1:]] == ["'=1", "x;'=1", "x\t'+1", "x\n'@1", "x\r'-1", "''=1", "plain", "x=1", ""]
    assert [row[1:] for row in read[1:]] == [["-1", "true" if row == "plain" else "false"] for row in rows]


@given(st.text(alphabet="=+-@'\t\r\n;xX ", max_size=12))
def test_a_cell_can_be_read_back(text):
    assert plain(guarded(text)) == text

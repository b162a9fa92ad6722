"""What each shape of value takes, what it refuses, with which words, and that an editor's schema says the same.

Two tables. A text is written as in front matter, after `k: `; what is taken is given as the record keeps it. Whole
records: tests/test_records.py; counts: tests/test_counts.py.
"""
import jsonschema
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from chronicle import vocabulary
from chronicle.content.days import date_hint
from chronicle.content.paths import is_id
from chronicle.content.shapes import (BAD, LONGEST_LINE, Choice, CountOf, Date, File, Flag, Id, IdOrWords, Line, Number, OpenChoice, Reading, Time,
                                      Verbatim, Web, Whole, one_line)
from chronicle.counts import Count
from chronicle.edtf import parse as date
from chronicle.frontmatter import parse
from chronicle.nodes import Scalar
from chronicle.model import Reference

COLOUR, WEAPON = Choice(["red", "dark red", "blue"]), OpenChoice(["car bomb", "drone"])
LATITUDE, ORDER, PLACE, ACTOR = Number(-90, 90), Whole(0, 1000), Id("place"), Id("actor")
LINE, QUOTE, FLAG, WEB, FILE, TIME, DATE, COUNT = Line(), Verbatim(), Flag(), Web(), File(), Time(), Date(), CountOf()
HOST = "https://a.example"

TAKEN = [
    (LINE, "Two  words ", "Two words"), (LINE, "2016", "2016"), (LINE, "x" * LONGEST_LINE, "x" * LONGEST_LINE),
    (LINE, "\"a\\nb\\tc\"", "a b c"), (LINE, "می\u200cخواهم", "می\u200cخواهم"), (LINE, "👨\u200d👩", "👨\u200d👩"),
    (QUOTE, "\" He said:\\n  so \"", "He said:\n  so"), (QUOTE, "x" * 2 * LONGEST_LINE, "x" * 2 * LONGEST_LINE), (QUOTE, "\"a\\tb\"", "a\tb"),
    (COLOUR, "red", "red"), (COLOUR, "dark red", "dark red"),
    (WEAPON, "drone", "drone"), (WEAPON, "trebuchet", "trebuchet"), (WEAPON, "' two  words '", "two words"),
    (DATE, "2016-05-23", date("2016-05-23")), (DATE, "2016-05~", date("2016-05~")), (DATE, "2016/2017", date("2016/2017")),
    (TIME, "'00:00'", "00:00"), (TIME, "'09:05'", "09:05"), (TIME, "'19:59'", "19:59"), (TIME, "'23:59'", "23:59"),
    (COUNT, "78", Count("78", 78, 78)), (COUNT, "dozens", Count("dozens")),
    (LATITUDE, "34.89", 34.89), (LATITUDE, "-90", -90.0), (LATITUDE, "+90", 90.0), (LATITUDE, "0.123456789012", 0.123456789012), (LATITUDE, "0012", 12.0),
    (ORDER, "0", 0), (ORDER, "1000", 1000), (ORDER, "000000007", 7), (Whole(-5, 5), "-5", -5),
    (FLAG, "true", True), (FLAG, "'false'", False),
    (WEB, HOST, HOST), (WEB, "http://a.example/x?y=1#z", "http://a.example/x?y=1#z"), (WEB, f"{HOST}?q", f"{HOST}?q"), (WEB, f"{HOST}#s", f"{HOST}#s"),
    (WEB, f"{HOST}/{'x' * 1982}", f"{HOST}/{'x' * 1982}"),
    (FILE, "seeds/a report.txt", "seeds/a report.txt"), (FILE, "a..b/c", "a..b/c"), (FILE, "...", "..."),
    (PLACE, "tartus", "tartus"), (PLACE, "2016", "2016"), (Id(), "a", "a"), (Id(), "x" * 120, "x" * 120), (Id(), "a-b--c", "a-b--c"),
    (Id(), "com0", "com0"), (Id(), "com10", "com10"), (Id(), "lpt", "lpt"), (Id(), "console", "console"),
    (IdOrWords("actor"), "one-group", "one-group"), (IdOrWords("actor"), "Local groups", "Local groups"),
]
LIST, TABLE = "[a]", "{a: b}"
REFUSED = [     # shape, what is written, code, words of the message, words of the hint
    *((shape, LIST, "F203", "`k` is a list", f"wanted: {shape.words}") for shape in (LINE, QUOTE, COLOUR, WEAPON, DATE, TIME, COUNT, LATITUDE, ORDER, FLAG, WEB, FILE, PLACE)),
    (LINE, TABLE, "F203", "`k` is a mapping", "wanted: text on one line"),
    (LINE, "x" * (LONGEST_LINE + 1), "F203", "has 2,001 characters", "at most 2,000; the rest belongs in the text below"),
    (LINE, "\"a\\u0007b\"", "F203", "invisible control character", "again by hand"), (LINE, "a\u202eb", "F203", "invisible control character", "again by hand"),
    (LINE, "\"\\u200d\"", "F203", "invisible control character", "again by hand"),
    (LINE, "a\u200bb", "F203", "invisible control character", "again by hand"),
    (QUOTE, "x" * (2 * LONGEST_LINE + 1), "F203", "has 4,001 characters", "quote the one sentence"), (QUOTE, "\"a\\0b\"", "F203", "invisible control character", "copy the sentence"),
    (QUOTE, "\"a\\x1bb\"", "F203", "invisible control character", "copy the sentence"),
    (COLOUR, "green", "F206", "`green` is no term for `k`", "one of: red, dark red, blue"), (COLOUR, "Blue", "F206", "`Blue`", "did you mean `blue`? one of: red, dark red, blue"),
    (COLOUR, "x" * 70, "F206", f"`{'x' * 60}` is", "one of"), (COLOUR, "''", "F206", "`` is no term", "one of"),
    (DATE, "soon", "F204", "`soon` is no date for `k`", "wanted: 2016-05-23, 2016-05"), (DATE, "2016-02-30", "F204", "`2016-02-30` is no date for `k`: February 2016 has 29 days", "wanted: "),
    (DATE, "9" * 50, "F204", f"`{'9' * 40}` is no date", "wanted: "), (DATE, "2016-5-3", "F204", "`2016-5-3`", "write 2016-05-03"),
    *((TIME, f"'{t}'", "F204", f"`{t}` is no time of day", "wanted: a time of day: \"09:00\"") for t in ("24:00", "9:00", "09:60", "09:00:00", "x09:00", "09-00", "", "0٩:٠٠")),
    (TIME, "x" * 50, "F204", f"`{'x' * 40}` is", "wanted"),
    (COUNT, "around 20", "F205", "`around 20` is no count for `k`", "write ~20"), (COUNT, "9-7", "F205", "`9-7` is no count for `k`: the range runs from 9 down to 7", "wanted: 78"),
    (COUNT, "people", "F205", "`people` is no count for `k`", "wanted: 78, 78+"), (COUNT, "y" * 50, "F205", f"`{'y' * 40}` is", "wanted"),
    *((LATITUDE, n, "F207", f"`{n}` is no value for `k`", "wanted: a number from -90 to 90") for n in ("90.1", "-90.1", "1e1", "nan", "inf", "12345", "1.", ".5", "1.1234567890123", "--1", "1,5,5", "34.8°", "٣")),
    (LATITUDE, "\"1,5\"", "F207", "`1,5` is no value for `k`", "write 1.5"), (LATITUDE, "\"12345,5\"", "F207", "`12345,5` is no value", "wanted: a number from -90 to 90"),
    (LATITUDE, "z" * 50, "F207", f"`{'z' * 40}` is", "wanted"),
    *((ORDER, n, "F207", f"`{n}` is no value for `k`", "wanted: a whole number from 0 to 1000") for n in ("-1", "1001", "1.0", "0x1", "+1", "0000000001", "x", "٧")),
    (ORDER, "z" * 50, "F207", f"`{'z' * 40}` is", "wanted"),
    *((FLAG, w, "F206", f"`{w}` is no value for `k`", "wanted: true or false") for w in ("True", "yes", "1", "tru", "FALSE")), (FLAG, "z" * 50, "F206", f"`{'z' * 40}` is", "wanted"),
    *((WEB, w, "F208", f"`{w[:60]}` is no address for `k`", "wanted: an address that begins with https:// or http://") for w in
      ("javascript:alert(1)", "ftp://a.example", "//a.example", "a.example", "https://", "https:///x", f"{HOST}/a b", f"{HOST}/<b>", f"x{HOST}", "'https://a\"b'",
       "'https://a.example\\@evil.example/'", "HTTPS://a.example", f"{HOST}/{'x' * 1983}") if not w.startswith("'")),
    (WEB, "'https://a.example\\@evil.example/'", "F208", "is no address", "wanted"), (WEB, "'https://a.example/x\"y'", "F208", "is no address", "wanted"),
    *((FILE, w, "F209", "leads out of the site", "wanted: a file of this site, like seeds/report.txt") for w in
      ("/etc/passwd", "../x", "a/../b", "'..'", "'a\\..\\b'", "'\\x'", "'~/x'", "'C:x'", "\"a\\0b\"", "''")),
    (FILE, "/" + "z" * 70, "F209", f"`/{'z' * 59}` leads", "wanted"),
    *((PLACE, w, "F209", f"`{w}` is no id", "wanted: the id of a place, small letters, digits and hyphens") for w in ("Tartus", "-a", "a-", "a b", "a_b", "a/b", "a.b", "café")),
    (ACTOR, "A", "F209", "`A` is no id", "the id of an actor"), (Id("incident"), "A", "F209", "`A` is no id", "the id of an incident"),
    (Id("source"), "A", "F209", "`A` is no id", "the id of a source"), (Id(), "A", "F209", "`A` is no id", "wanted: an id: small letters"),
    (Id(), "x" * 121, "F209", f"`{'x' * 60}` is no id", ""), *((Id(), w, "F209", f"`{w}` is no id", "") for w in ("con", "nul", "prn", "aux", "com1", "com9", "lpt1", "lpt9")),
    (IdOrWords("actor"), LIST, "F203", "`k` is a list", "wanted: the id of an actor, or words"), (IdOrWords("source"), LIST, "F203", "`k` is a list", "wanted: the id of a source, or words"),
]


def read(shape, written: str):
    """(value, notes, references) of `k: …` in a file of that shape."""
    tree, notes = parse(f"k: {written}\n", "x.md")
    assert notes == []
    reading = Reading("x.md")
    return shape.read(tree.items["k"], reading, "k"), reading.notes, reading.references


def typed(written: str):
    """As an editor's YAML tool reads it, but dates: those it leaves to the schema as they stand."""
    value = yaml.safe_load(f"k: {written}\n")["k"]
    return value if isinstance(value, bool | int | float | list | dict | str) else written


@pytest.mark.parametrize("shape, written, value", [pytest.param(*row, id=f"{type(row[0]).__name__} {row[1][:30]!a}") for row in TAKEN])
def test_what_is_taken(shape, written, value):
    found, notes, _ = read(shape, written)
    assert found == value and type(found) is type(value)
    assert [n.code for n in notes] == (["F301"] if shape is WEAPON and value not in WEAPON.terms else [])
    jsonschema.validate(typed(written), shape.schema(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("shape, written, code, said, hint", [pytest.param(*row, id=f"{type(row[0]).__name__} {row[1][:30]!a}") for row in REFUSED])
def test_what_is_refused_and_what_is_said(shape, written, code, said, hint):
    found, [note], references = read(shape, written)
    assert found is BAD and references == []
    assert (note.code, note.span.path, note.span.line, note.span.col) == (code, "x.md", 2, 4)
    assert said in note.message and hint in note.hint, note


SCHEMAS_SEE = [(LINE, [1]), (LINE, {}), (LINE, "x" * (LONGEST_LINE + 1)), (QUOTE, [1]), (QUOTE, "x" * (2 * LONGEST_LINE + 1)), (COLOUR, "green"), (COLOUR, 1), (WEAPON, []),
               (DATE, "soon"), (DATE, "2016-5-3"), (DATE, []), (TIME, "24:00"), (TIME, "9:00"), (TIME, 540), (COUNT, 1.5), (COUNT, []), (LATITUDE, 91), (LATITUDE, -91), (LATITUDE, []),
               (ORDER, 1001), (ORDER, -1), (ORDER, 1.5), (FLAG, "yes"), (FLAG, 1.5), (WEB, "ftp://a"), (WEB, 1), (FILE, 1), (PLACE, "A b"), (PLACE, []), (PLACE, 1.5), (PLACE, "-a")]


@pytest.mark.parametrize("shape, value", SCHEMAS_SEE, ids=lambda v: str(v)[:20] if not hasattr(v, "schema") else type(v).__name__)
def test_a_schema_underlines_what_would_be_refused(shape, value):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, shape.schema(), cls=jsonschema.Draft202012Validator)


def test_a_schema_offers_the_terms():
    assert COLOUR.schema()["enum"] == ["red", "dark red", "blue"] and WEAPON.schema()["examples"] == ["car bomb", "drone"]
    assert {True, False, "true", "false"} == set(FLAG.schema()["enum"])


def test_a_word_of_ones_own_is_kept_with_a_warning():
    for written, said, hint in (("trebuchet", "`trebuchet` is not among the terms for `k`", "it is kept as free text"),
                                ("Dron", "`Dron` is not among", "did you mean `drone`?"), ("z" * 70, f"`{'z' * 60}` is", "kept as free text")):
        value, [note], _ = read(WEAPON, written)
        assert value == written and note.code == "F301" and said in note.message and hint in note.hint


def test_references_are_remembered_with_their_place():
    assert read(PLACE, "tartus")[2] == [Reference("place", "tartus", "k", 2, 4)]
    assert read(Id(), "tartus")[2] == []
    assert read(IdOrWords("actor"), "one-group")[2] == [Reference("actor", "one-group", "k", 2, 4, loose=True)]
    assert read(IdOrWords("actor"), "Local groups")[2] == []


@pytest.mark.parametrize("written, hint", [
    ("23.05.2016", "write 2016-05-23"), ("3.5.2016", "write 2016-05-03"), ("05.06.2016", "write 2016-06-05"),                  # dots: day first
    ("23/5/2016", "write 2016-05-23"), ("5/23/2016", "write 2016-05-23"), ("12/13/2016", "write 2016-12-13"), ("13-12-2016", "write 2016-12-13"),
    ("5/6/2016", "write year-month-day: 2016-05-23"), ("12/12/2016", "write year-month-day: 2016-05-23"),                       # could be two days
    ("31.02.2016", "write year-month-day: 2016-05-23"), ("30/30/2016", "write year-month-day: 2016-05-23"),                     # no such day
    ("2016/5/3", "write 2016-05-03"), ("2016.05.03", "write 2016-05-03"), ("2016-5-3", "write 2016-05-03"), ("2016-12-9", "write 2016-12-09"),
    ("٢٠١٦-٠٥-٢٣", "write 2016-05-23"), ("۲۳.۵.۲۰۱۶", "write 2016-05-23"), ("٢٠١٦-٠٥~", "write 2016-05~"), ("٢٠١٦-١٣", ""), ("²2016", ""),
    ("۱۳۹۵-۰۳-۰۳", "write the day of the Gregorian calendar: 2016-05-23"), ("۱۳۹۵", "write the day of the Gregorian calendar: 2016-05-23"),
    ("2016-13-1", ""), ("2016/2/30", ""), ("yesterday", ""), ("2016", ""), ("23.05.16", ""), ("x23.05.2016", "")])
def test_a_date_in_another_form_is_mended_where_only_one_day_can_be_meant(written, hint):
    assert date_hint(written) == hint


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\u200b\u200c\u202e\xad\x1b\t\n\u2028 ")), max_size=100))
@example("x" * 3000)
@example("a\u200cb \u202e\xadc")
@example("\u200d")
def test_whatever_others_wrote_becomes_a_line_that_is_taken(text):
    """For drafts: a title of a page is anybody's text."""
    said = one_line(text)
    reading = Reading("x.md")
    assert LINE.read(Scalar(said, 1, 1, False, 1), reading, "k") == said and reading.notes == []
    assert one_line("a\u200cb \u202e\xadc\x1bd\ne") == "a\u200cb cd e"


def test_every_term_of_a_vocabulary_is_taken_as_it_is():
    for terms in (vocabulary.TYPES, vocabulary.ROLES, vocabulary.STAGES, vocabulary.ACTS):
        for term in terms:
            assert read(Choice(terms), term)[0] == term


def test_ids_are_names_that_every_file_system_keeps_apart():
    assert all(map(is_id, ("a", "0", "2016-05-23-x", "x" * 120))) and not any(map(is_id, ("", "A", "-", "a-", "x" * 121, "con", "a\n", "ä", "²")))

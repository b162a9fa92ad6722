"""The loader: which file is which kind of record, what is refused of a file or a field and in which words, and which digests
an edit moves. Whole sites with their reports: tests/test_records.py; single values: test_safety_shapes.py."""
import pytest

from chronicle.content.paths import kind_of
from chronicle.content.read import LARGEST, read
from chronicle.model import Source

HEAD = "---\ntitle: A\ndate: 2016-05-23\nreview: reviewed\n"
INCIDENT = HEAD + "places: [tartus]\n---\nText.\n"


def told(path: str, text: str | bytes) -> list[tuple[str, int, int, str, str]]:
    notes = read(path, text if isinstance(text, bytes) else text.encode())[0].notes
    assert all(n.span.path == path for n in notes)
    return [(n.code, n.span.line, n.span.col, n.message, n.hint) for n in notes]


# ---- which file is what

@pytest.mark.parametrize("path, kind", [
    ("content/incidents/2016/a.md", "incident"), ("content/incidents/a.md", "incident"), ("content/places/a.md", "place"), ("content/actors/deep/er/a.md", "actor"),
    ("content/sources/a.md", "source"), ("content/pages/a.md", "page"), ("content/incidents/a.ar.md", "translation"), ("content/pages/a.pt-br.md", "translation"),
    ("content/places/a.ar.md", "place"), ("content/incidents/a.b.c.md", "incident"), ("content/a.md", ""), ("content/other/a.md", ""), ("content/incidents.md", ""), ("incidents/a.md", ""), ("seeds/incidents/a.md", ""),
    ("content/places/a.txt", ""), ("content/places/a.md/", ""), ("content/places/.md", "place"), ("", ""), ("content", ""), ("content/places", "")])
def test_the_folder_says_the_kind(path, kind):
    assert kind_of(path) == kind


@pytest.mark.parametrize("path, id", [("content/places/deep/tartus.md", "tartus"), ("content/incidents/2016/2016-05-23-x.md", "2016-05-23-x"), ("content/pages/a.ar.md", "a.ar")])
def test_the_name_of_the_file_is_the_id(path, id):
    found, _ = read(path, b"---\ntitle: A\nname: A\ndate: 2016\nplaces: [a]\n---\n")
    assert (found.id, found.path) == (id, path)


NAME = "name the file with small letters, digits and hyphens: 2016-05-23-tartus.md"


OTHER = "give the file another name, like "


@pytest.mark.parametrize("path, said, hint", [
    ("content/places/Tartus.md", "`Tartus` is no id", NAME), ("content/places/.md", "`` is no id", NAME), ("content/incidents/A.ar.md", "`A` is no id", NAME),
    ("content/pages/con.md", "`con` is no id: Windows has no files of this name", OTHER + "the-con.md"),
    *((f"content/pages/{n}.md", f"`{n}` is taken by a page of Chronicle's own", f"{OTHER}about-the-{n}.md") for n in ("index", "404", "map", "timeline", "corrections"))])
def test_a_name_that_cannot_be_an_address_is_refused(path, said, hint):
    assert told(path, "---\ntitle: A\n---\n") == [("F209", 0, 0, said, hint)]
    assert read(path, b"---\ntitle: A\n---\n")[0].record is None


@pytest.mark.parametrize("path", ["content/places/index.md", "content/actors/map.md"])
def test_what_has_a_folder_of_its_own_may_have_the_name_of_a_page(path):
    assert "F209" not in [t[0] for t in told(path, "---\nname: A\n---\n")]


# ---- what is refused of a whole file

NONE = "begin with a line `---`, the fields, and a line `---`"


@pytest.mark.parametrize("data, expected", [
    (b"x" * (LARGEST + 1), ("Y101", 0, 0, "the file has more than 1,500,000 bytes", "is it really a record?")),
    (b"---\nname: a\n\xff", ("Y101", 3, 0, "byte 0xff is not UTF-8", "save the file as UTF-8")), (b"\x80", ("Y101", 1, 0, "byte 0x80 is not UTF-8", "save the file as UTF-8")),
    (b"", ("Y102", 1, 0, "the file has no front matter", NONE)), (b"name: x\n", ("Y102", 1, 0, "the file has no front matter", NONE)),
    (b"---\nname: x\n", ("Y102", 1, 1, "the front matter begins and never ends", "close it with a line `---`")),
    (b"\n---\nname: x\n---\n", ("Y102", 1, 0, "something stands before the first `---`", "begin the file with `---`"))])
def test_a_file_that_cannot_be_read(data, expected):
    assert told("content/places/a.md", data) == [expected]
    found, text = read("content/places/a.md", data)
    assert found.record is None and found.digest == "" and text.parts == ()


def test_as_many_bytes_as_are_allowed_are_read():
    assert "Y101" not in [t[0] for t in told("content/places/a.md", b"---\nname: A\n---\n".ljust(LARGEST, b"\n"))]


@pytest.mark.parametrize("text", ["---\nname: A\n---\nB\nC\n", "\ufeff---\nname: A\n---\nB\nC\n", "---\r\nname: A\r\n---\r\nB\r\nC\r\n", "---\rname: A\r---\rB\rC\r"])
def test_marks_and_ends_of_lines_make_no_difference(text):
    found, body = read("content/places/a.md", text.encode())
    assert found.notes == () and found.record.name == "A" and body.parts == ("<p>B\nC</p>\n",)


# ---- what is refused of a field

@pytest.mark.parametrize("front, expected", [
    ("titel: B", ("F201", 6, 1, "there is no field `titel`", "did you mean `title`?")),
    ("qqq: B", ("F201", 6, 1, "there is no field `qqq`", "fields here: title, date")), ("qqq: B", ("F201", 6, 1, "", "what is your own goes under `extra:`")),
    ("summary:", ("F210", 6, 1, "`summary` holds nothing", "leave the field out if it is not known")), ("weapons: [drone, ]", None), ("weapons:\n- drone\n-", ("F210", 8, 2, "an entry of `weapons` is empty", "delete it")), ("summary: ~", None), ("summary: null", None),
    ("targets:\n-", ("F210", 7, 2, "an entry of `targets` is empty", "delete it")),
    ("part_of: [a]", ("F203", 6, 10, "`part_of` is a list", "wanted: the id of an incident")), ("tolls: 7", ("F203", 6, 8, "`tolls` is a single value", "wanted: {killed: 78, by: …")),
    ("tolls: [[7]]", ("F203", 6, 9, "`tolls` is a list", "wanted: {killed: 78")), ("tolls: [{kild: 7}]", ("F201", 6, 10, "there is no field `tolls.kild`", "did you mean `killed`?")),
    ("tolls: [{killed: x y}]", ("F205", 6, 18, "`x y` is no count for `tolls.killed`", "")), ("tolls: [{zzz: 7}]", ("F201", 6, 10, "`tolls.zzz`", "fields here: killed, wounded")),
    ("actors: [{role: target}]", ("F202", 6, 10, "`actors.actor` is missing", "add it, like `actor: islamic-state`")), ("actors: [{actor: , role: target}]", ("F202", 6, 11, "`actors.actor` is missing", "")),
    ("updates: [{note: x}]", ("F202", 6, 11, "`updates.date` is missing", "add it, like `date: 2016-05-25`")), ("updates: [{date: 2016}]", ("F202", 6, 11, "`updates.note` is missing", "add it, like `note: …`")),
    ("actors: [{actor: A}]", ("F209", 6, 18, "`A` is no id", "the id of an actor")), ("evidence: x", ("F203", 6, 11, "`evidence` is a single value", "wanted: {date: {source")),
    ("evidence: {date: x}", ("F203", 6, 18, "`evidence.date` is a single value", "wanted: {source")), ("evidence: {date: {sorce: x}}", ("F201", 6, 19, "there is no field `evidence.date.sorce`", "did you mean `source`?")),
    ("extra: [a]", ("F203", 6, 8, "`extra` is a list", "wanted: a mapping of names to text")), ("extra: {a: [b]}", ("F203", 6, 8, "`extra` is a mapping", "wanted: a mapping of names")),
    ("sources: [{title: x}]", ("F202", 6, 11, "`sources.publisher` is missing", "add it, like `publisher: The Washington Post`")), ("sources: [A b]", ("F209", 6, 11, "", "the id of a source, or {publisher")),
    ("places:", ("F210", 6, 1, "`places` holds nothing", "")),
])
def test_what_is_said_of_a_field(front, expected):
    field = "" if front.startswith("places") else "places: [tartus]\n"
    found = told("content/incidents/a.md", f"---\ntitle: A\ndate: 2016-05-23\nreview: reviewed\n{field or 'actors: [a]' + chr(10)}{front}\n---\n")
    if expected is None:
        assert not [t for t in found if t[0].startswith("F2")]
    else:
        code, line, column, said, hint = expected
        assert any(t[:3] == (code, line, column) and said in t[3] and hint in t[4] for t in found), found
        assert len(found) == 1 or front in ("tolls: 7", "tolls: [[7]]"), found


@pytest.mark.parametrize("front, missing", [("date: 2016\nplaces: [a]", "title"), ("title: A\nplaces: [a]", "date"), ("title:\ndate: 2016\nplaces: [a]", "title"),
                                            ("title: ''\ndate: 2016\nplaces: [a]", "title"), ("title: \" \"\ndate: 2016\nplaces: [a]", "title")])
def test_a_missing_field_is_told_once_with_an_example(front, missing):
    """At the field that holds nothing, or at the top of the file."""
    [(code, line, column, said, hint)] = told("content/incidents/a.md", f"---\n{front}\n---\n")
    assert (code, said) == ("F202", f"`{missing}` is missing") and hint.startswith(f"add it, like `{missing}: ")
    assert (line, column) == ((2, 1) if front.startswith("title:") and "title" == missing else (1, 0))


def test_a_bad_value_is_not_also_a_missing_one():
    assert [t[0] for t in told("content/incidents/a.md", "---\ntitle: A\ndate: soon\nplaces: [a]\n---\n")] == ["F204"]


@pytest.mark.parametrize("front", ["", "places:", "places: []\nactors: ~", "sources: {}"])
def test_an_incident_says_where_or_who_or_whence(front):
    found = told("content/incidents/a.md", f"{HEAD}{front}\n---\n")
    assert ("F211", 1, 0, "an incident needs places, actors or sources", "write at least one of them, like `places: [tartus]`") in found


@pytest.mark.parametrize("front", ["places: [a]", "actors: [a]", "sources: [a]", "places: a"])
def test_one_of_them_is_enough(front):
    found, _ = read("content/incidents/a.md", f"{HEAD}{front}\n---\n".encode())
    assert found.record is not None and "F211" not in [n.code for n in found.notes]


def test_one_error_and_there_is_no_record_one_warning_and_there_is():
    found, text = read("content/incidents/a.md", INCIDENT.replace("---\nText", "titel: x\n---\nText").encode())
    assert found.record is None and text.parts == ("<p>Text.</p>\n",)
    found, _ = read("content/incidents/a.md", INCIDENT.replace("---\nText", "weapons: [trebuchet]\n---\nText").encode())
    assert found.record is not None and [n.code for n in found.notes] == ["F301"]


def test_a_warning_that_is_answered_for_is_silent_and_an_error_is_not():
    answered = "silence: [F301 the word of the source, F201 no]\n"
    assert told("content/incidents/a.md", INCIDENT.replace("---\nText", f"weapons: [trebuchet]\n{answered}---\nText")) == []
    assert [t[0] for t in told("content/incidents/a.md", INCIDENT.replace("---\nText", f"titel: x\n{answered}---\nText"))] == ["F201"]


# ---- sources that are written out

def test_a_source_that_is_written_out_gets_an_id_that_only_its_incident_knows():
    found, _ = read("content/incidents/a.md", (HEAD + "sources: [gazette-1, {publisher: B, title: T, url: \"https://b.example/\"}, {id: own, publisher: C}]\n"
                    "tolls: [{killed: 1, by: x, source: own}, {killed: 2, by: y, source: source-2}, {killed: 3, by: z, source: gazette-1}]\n---\n").encode())
    assert found.record.sources == ("gazette-1", "source-2", "own")
    assert found.record.inline == (Source(id="source-2", path="", publisher="B", title="T", url="https://b.example/"),
                                   Source(id="own", path="", publisher="C"))
    assert [(r.kind, r.id) for r in found.references if r.kind == "source"] == [("source", "gazette-1"), ("source", "gazette-1")]


def test_a_place_of_the_same_name_as_a_written_out_source_is_still_a_reference():
    found, _ = read("content/incidents/a.md", (HEAD + "places: [own]\nsources: [{id: own, publisher: C}]\n---\n").encode())
    assert [(r.kind, r.id) for r in found.references] == [("place", "own")]


# ---- short forms, lists, tables

def test_what_is_written_in_short_is_what_is_written_out():
    def record(front):
        return read("content/incidents/a.md", f"{HEAD}{front}\n---\n".encode())[0].record
    assert record("places: tartus") == record("places: [tartus]") == record("places: [{place: tartus}]") != record("places: [{place: tartus, site: port}]")
    assert record("places: [a]\ntype: bombing").types == ("bombing",) == record("places: [a]\ntype: [bombing]").types
    assert record("places: [a]\nextra: {a: 1, b: NO}").extra == {"a": "1", "b": "NO"}
    assert [(e.field, e.why) for e in record("places: [a]\nevidence: {date: {why: x}, type: {why: y}}").evidence] == [("date", "x"), ("type", "y")]
    assert record("places: [a]\nsummary:\ncontent_notes: []").summary == ""


# ---- digests: what an edit moves

def digests(text: str, path: str = "content/incidents/a.md"):
    found, _ = read(path, text.encode())
    assert found.record is not None, found.notes
    return found.digest, found.joins, found.values


def moved(edited: str, base: str = INCIDENT, path: str = "content/incidents/a.md") -> str:
    """`d` the record and its text, `j` what it is joined with, `v` the record without its text."""
    return "".join(letter for letter, a, b in zip("djv", digests(base, path), digests(edited, path)) if a != b)


@pytest.mark.parametrize("old, new, expected", [
    ("Text.", "Other.", "d"), ("title: A", "title: B", "dv"), ("date: 2016-05-23", "date: 2016-05-24", "djv"), ("[tartus]", "[tartus, jableh]", "djv"), ("review: reviewed", "review: published", "djv"),
    ("---\nText", "type: bombing\n---\nText", "djv"), ("---\nText", "aliases: [old]\n---\nText", "djv"), ("---\nText", "part_of: b\n---\nText", "djv"), ("---\nText", "sources: [s]\n---\nText", "djv"),
    ("---\nText", "actors: [a]\n---\nText", "djv"), ("---\nText", "tolls: [{killed: 1, by: x}]\n---\nText", "djv"), ("---\nText", "related: [b]\n---\nText", "djv"),
    ("---\nText", "responsibility: [{act: claim, actor: a}]\n---\nText", "djv"), ("---\nText", "summary: S\n---\nText", "dv"), ("---\nText", "withheld: S\n---\nText", "dv")])
def test_an_edit_moves_the_digests_of_what_it_changes_and_no_other(old, new, expected):
    """Pages and relations are worked out anew only where one of them moved (relink.py)."""
    assert moved(INCIDENT.replace(old, new)) == expected


def test_numbers_and_quotes_of_rows_join_nothing_and_their_people_do():
    base = INCIDENT.replace("---\nText", "tolls: [{killed: 1, by: x}]\nresponsibility: [{act: claim, actor: a, by: b}]\n---\nText")
    assert moved(base.replace("killed: 1", "killed: 2"), base) == "dv"
    assert moved(base.replace("by: x", "by: y"), base) == moved(base.replace("act: claim", "act: denial"), base) == moved(base.replace("by: b", "by: c"), base) == "djv"
    assert moved(base.replace("by: b", "by: b, via: d"), base) == "djv" and moved(base.replace("by: b", "by: b, quote: q"), base) == "dv"


def test_the_title_of_a_draft_decides_what_may_be_told_of_it():
    draft = INCIDENT.replace("review: reviewed", "review: draft")
    assert moved(draft.replace("title: A", "title: B"), draft) == "djv"


def test_of_other_records_everything_but_the_text_joins():
    place = "---\nname: A\ntype: city\n---\nText.\n"
    assert moved(place.replace("name: A", "name: B"), place, "content/places/a.md") == "djv" and moved(place.replace("Text", "Other"), place, "content/places/a.md") == "d"


# ---- what each kind is besides

def test_a_translation_is_read_as_one():
    found, text = read("content/incidents/a.ar.md", "---\ntitle: تفجير\n---\nنص.\n".encode())
    assert (found.kind, found.id, found.record.title, found.notes) == ("translation", "a.ar", "تفجير", ()) and text.plain == "نص."


def test_a_position_that_is_kept_back_is_rounded_as_it_is_read():
    found, _ = read("content/places/a.md", b"---\nname: A\nlat: 35.123456\nlon: 36.654321\nprecision: near\ngeonames: 123\n---\n")
    assert (found.record.lat, found.record.lon, found.record.geonames) == (35.1, 36.7, "")

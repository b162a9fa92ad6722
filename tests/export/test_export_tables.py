"""The long tables: what the record says is in them, what it does not say is an empty cell, and spreadsheets run nothing."""
import csv
import io
import re

from hypothesis import given
from hypothesis import strategies as st

from chronicle.pages.data.columns import GUARD, guarded, plain
from chronicle.pages.data.csv_files import TABLES
from chronicle.vocabulary import PRECISIONS
from exported import HOSTILE

FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"


# ---- what is said

def test_a_headline_toll_is_low_best_high_and_words(built):
    row = built.row("data/incidents/2016.csv", id="blast")
    assert [row[f"killed_{c}"] for c in ("low", "best", "high", "words")] == ["78", "78", "121", "78–121"]
    assert [row[f"wounded_{c}"] for c in ("low", "best", "high", "words")] == ["78", "78", "", "at least 78"]
    assert (row["toll_rule"], row["responsibility"], row["grade"]) == ("ucdp", "claimed and contested", "contested")
    assert (row["sources"], row["sources_independent"], row["updated"]) == ("2", "1", "2016-06-01")


def test_every_count_stands_with_who_counted_it(built):
    rows = [r for r in built.rows("data/tolls/2016.csv") if r["incident"] == "blast"]
    assert [(r["n"], r["harm"], r["low"], r["high"], r["words"], r["counted_by"], r["counted_by_actor"], r["basis"]) for r in rows] == [
        ("1", "killed", "78", "78", "", "army", "army", "party"), ("2", "killed", "", "121", "", "watch", "watch", "monitor"),
        ("2", "wounded", "78", "", "", "watch", "watch", "monitor"), ("3", "killed", "", "", "dozens", "neighbours", "", "witness"),
        ("4", "killed", "40", "40", "", "watch", "watch", "monitor")]
    assert [r["superseded"] for r in rows] == ["false", "false", "false", "false", "true"] and rows[4]["where"] == "town"


def test_not_reported_is_empty_and_a_stated_zero_is_zero(built):
    unknown, none = built.row("data/incidents/2017.csv", id="rumour"), built.row("data/incidents/2016.csv", id="raid")
    assert {v for k, v in unknown.items() if k.startswith(("killed_", "wounded_"))} == {""}
    assert (none["killed_low"], none["killed_best"], none["wounded_best"]) == ("0", "0", "20")
    assert not [r for r in built.rows("data/tolls/2017.csv")]


def test_who_counted_nobody_says_is_unattributed(built):
    assert {(r["counted_by"], r["basis"]) for r in built.rows("data/tolls/2016.csv") if r["incident"] == "raid"} == {("", "unattributed")}


def test_a_date_is_as_written_with_the_days_it_can_mean(built):
    row = built.row("data/incidents/2017.csv", id="doubt")
    assert (row["date"], row["date_first"], row["date_last"], row["date_precision"], row["date_uncertain"]) == (
        "2017-03-30?/2017-04-02", "2017-03-30", "2017-04-02", "range", "true")
    assert (row["ucdp_date_prec"], row["acled_time_precision"]) == ("2", "2")
    assert built.row("data/incidents/2017.csv", id="rumour")["acled_time_precision"] == ""


def test_a_place_is_no_finer_than_its_precision(built):
    row = built.row("data/sites/2016.csv", incident="raid")
    assert (row["precision"], row["radius_m"], row["ucdp_where_prec"], row["acled_geo_precision"]) == ("province", "60000", "4", "3")
    assert built.row("data/sites/2017.csv", incident="rumour")["latitude"] == ""


def test_a_negative_number_stays_a_number(built):
    assert float(built.row("data/sites/2016.csv", incident="raid")["longitude"]) == -37.6
    assert float(built.row("data/places.csv", id="land")["longitude"]) == -38.5


def test_sources_with_a_page_and_those_written_out(built):
    assert [(r["incident"], r["source"], r["publisher"], r["repeats"]) for r in built.rows("data/sources/2016.csv") if r["incident"] == "blast"] == [
        ("blast", "gazette", "The Gazette", ""), ("blast", "copy", "The Copy", "gazette")]
    assert built.row("data/sources/2016.csv", incident="raid")["publisher"] == "The Inline"


def test_responsibility_says_who_says_so(built):
    assert [(r["act"], r["actor"], r["by"], r["mode"]) for r in built.rows("data/responsibility/2016.csv")] == [
        ("claim", "band", "band", "video"), ("denial", "band", "band", "")]


def test_years_together_are_the_whole(built, whole):
    for name in ("incidents", "sites", "roles", "tolls", "responsibility", "sources", "gtd", "ucdp-ged", "acled"):
        parts = [built.rows(f"data/{name}/{year}.csv") for year in ("2016", "2017", "2018")]
        assert [r for part in parts for r in part] == whole.rows(f"data/{name}.csv"), name


# ---- datapackage.json

def test_the_descriptor_fits_the_files(built):
    package = built.json("data/datapackage.json")
    assert package["profile"] == "tabular-data-package" and re.fullmatch(r"[a-z0-9._-]+", package["name"])
    tables = {}
    for resource in package["resources"]:
        paths = resource["path"] if isinstance(resource["path"], list) else [resource["path"]]
        fields, rows = resource["schema"]["fields"], []
        for path in paths:
            found = list(csv.reader(io.StringIO(built.bytes(f"data/{path}").decode(), newline="")))
            assert found[0] == [f["name"] for f in fields], path
            rows += [dict(zip(found[0], cells, strict=True)) for cells in found[1:]]
        for row in rows:
            for field in fields:
                assert row[field["name"]] == "" or typed(field, row[field["name"]]), (resource["name"], field["name"], row[field["name"]])
        keys = [tuple(r[k] for k in resource["schema"]["primaryKey"]) for r in rows]
        assert len(keys) == len(set(keys)) and not any("" in k for k in keys), resource["name"]
        tables[resource["name"]] = rows
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", ()):
            there = {r[key["reference"]["fields"]] for r in tables[key["reference"]["resource"]]}
            assert {r[key["fields"]] for r in tables[resource["name"]]} - {""} <= there, (resource["name"], key)


def typed(field: dict, cell: str) -> bool:
    shapes = {"integer": r"-?\d+", "number": r"-?\d+(\.\d+)?", "boolean": "true|false", "date": r"\d{4}-\d\d-\d\d", "string": r"(?s).+"}
    return bool(re.fullmatch(shapes[field["type"]], cell)) and cell in field.get("constraints", {}).get("enum", [cell])


def test_column_names_are_plain_and_once_in_a_table():
    for table in TABLES.values():
        names = [c.name for c in table.columns]
        assert len(names) == len(set(names)) and all(re.fullmatch(r"[a-z][a-z0-9_]*", n) for n in names)
        assert set(table.key) <= set(names) and {column for column, _, _ in table.refers} <= set(names)


def test_every_precision_has_its_codes():
    assert all(t.ucdp.isdigit() and t.acled[-1].isdigit() for t in PRECISIONS.values())


# ---- spreadsheets

def test_a_row_ends_with_cr_lf_and_the_text_is_utf8(built):
    data = built.bytes("data/places.csv")
    assert data.endswith(b"\r\n") and not data.startswith(b"\xef\xbb\xbf") and "بلدة" in data.decode("utf-8")


def test_hostile_cells_are_text(built):
    row = built.row("data/incidents/2018.csv", id="hostile")
    assert row["title"].startswith("'=") and ";'=1+1" in row["title"] and row["summary"].startswith("'-=")
    assert plain(row["title"]) == HOSTILE and plain(row["summary"]) == "-" + HOSTILE
    toll = built.row("data/tolls/2018.csv", incident="hostile")
    assert (toll["counted_by"], toll["quote"]) == ("'+1 counted", "'=cmd")


@given(st.text(st.sampled_from(list("a'; =+-@\t\r\n\uff1d\uff0b\uff0d\uff20")), max_size=12) | st.text(max_size=30))
def test_no_cell_begins_with_a_sign_and_nothing_is_lost(text):
    kept = guarded(text)
    assert plain(kept) == text
    assert not kept or kept[0] not in FORMULA
    for at, c in enumerate(kept[:-1]):
        assert not (c in ";\t\r\n" and kept[at + 1] in FORMULA.translate({9: None, 10: None, 13: None})), kept
    assert GUARD.sub("'", "plain words - with signs = inside") == "plain words - with signs = inside"

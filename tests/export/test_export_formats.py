"""Each format read back by somebody else's reader."""
import datetime
import io
import json
import sqlite3

import feedparser
import icalendar
import pytest
import yaml

from chronicle.pages.data import citation
from chronicle.pages.data.calendar import folded
from chronicle.pages.data.citation import Cited
from exported import CONTENT, HOSTILE, INCIDENT, SETTINGS, made


# ---- JSON

def test_a_record_as_json(built):
    told = built.json("incidents/blast.json")
    r = told["incident"]
    assert (told["chronicle"], told["license"], r["url"]) == ("The record", "CC-BY-4.0", "https://chronicle.example/incidents/blast.html")
    assert r["date"] == {"edtf": "2016-05-23", "first": "2016-05-23", "last": "2016-05-23", "precision": "day", "uncertain": False, "approximate": False}
    assert r["tolls"][1]["killed"] == {"text": "<=121", "low": None, "high": 121, "about": False} and r["tolls"][0]["wounded"] is None
    assert [s["publisher"] for s in r["sources"]] == ["The Gazette", "The Copy"]
    assert r["text"].startswith("Words about") and r["assessment"]["independent"] == 1
    assert not {"path", "file", "extra", "inline", "silence"} & (set(r) | set(r["sources"][0]))


def test_not_reported_is_null(built):
    killed = built.json("incidents/rumour.json")["incident"]["assessment"]["killed"]
    assert (killed["low"], killed["best"], killed["high"], killed["words"]) == (None, None, None, None)


def test_the_json_of_a_year_is_that_of_its_records(built):
    year = built.json("data/incidents/2016.json")["incidents"]
    assert year == [built.json(f"incidents/{r['id']}.json")["incident"] for r in year] and {r["id"] for r in year} == {"blast", "raid"}


# ---- GeoJSON

def test_features_have_their_precision_and_radius(built):
    found = {f["id"]: f for f in built.json("data/incidents/2016.geojson")["features"]}
    assert set(found) == {"raid/1", "blast/1", "blast/2"}
    assert found["raid/1"]["geometry"] == {"type": "Point", "coordinates": [-37.6, 36.2]}
    assert (found["raid/1"]["properties"]["precision"], found["raid/1"]["properties"]["radius_m"]) == ("province", 60000)
    assert found["blast/1"]["properties"]["sites"] == 2 and found["blast/1"]["properties"]["killed_best"] == 78


def test_what_has_no_position_has_no_geometry_and_is_not_left_out(built):
    found = {f["id"]: f for f in built.json("data/incidents/2017.geojson")["features"]}
    assert set(found) == {"rumour/1", "doubt/1"} and all(f["geometry"] is None for f in found.values())
    assert found["rumour/1"]["properties"]["killed_low"] is None


# ---- SQLite

def database(data: bytes) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.deserialize(data)
    return db


def test_the_database_is_sound_and_can_be_searched(whole):
    db = database(whole.bytes("data/chronicle.sqlite"))
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)] and db.execute("pragma foreign_key_check").fetchall() == []
    def found(words):
        return [i for i, in db.execute("select id from incidents where rowid in (select rowid from incidents_search where incidents_search match ?)", (words,))]
    assert found("blast*") == ["blast"] and found("بلدة") == found("Toun") == ["blast", "hostile"] and found("more words") == ["raid"]
    assert db.execute("select killed_best, wounded_best from incidents where id = 'rumour'").fetchall() == [(None, None)]
    assert db.execute("select summary, actor_names, text from incidents where id = 'rumour'").fetchall() == [(None, "", "")]      # not reported; no words to be searched
    assert db.execute("select title from incidents where id = 'hostile'").fetchone()[0] == HOSTILE
    assert db.execute("select count(*) from tolls where superseded").fetchone() == (1,)


def test_datasette_finds_the_search(whole):
    [(sql,)] = database(whole.bytes("data/chronicle.sqlite")).execute("select sql from sqlite_master where name = 'incidents_search'").fetchall()
    assert 'content="incidents"' in sql


def test_the_years_can_be_joined(built, whole, tmp_path, monkeypatch):
    monkeypatch.chdir(built.root / "data" / "chronicle")
    db = sqlite3.connect(tmp_path / "all.sqlite")
    db.executescript(built.bytes("data/chronicle/join.sql").decode())
    one = database(whole.bytes("data/chronicle.sqlite"))
    for table in ("incidents", "sites", "roles", "tolls", "responsibility", "sources"):
        query = f"select * from {table} order by 1, 2"
        assert db.execute(query).fetchall() == one.execute(query).fetchall(), table
    assert db.execute("select count(*) from incidents_search where incidents_search match 'blast'").fetchone() == (1,)


def test_equal_content_gives_equal_bytes(whole, tmp_path):
    again = made(tmp_path / "elsewhere", SETTINGS + 'exports_by = "whole"\n')
    assert {p: b for p, b in again.folder.pages().items()} == {p: b for p, b in whole.folder.pages().items()}


# ---- iCalendar

def events(data: bytes) -> dict[str, icalendar.Event]:
    assert max(len(line) for line in data.split(b"\r\n")) <= 75 and b"\n" not in data.replace(b"\r\n", b"")
    return {str(e["UID"]).rsplit("/", 1)[-1]: e for e in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def test_an_event_is_all_the_days_it_can_mean(built, whole):
    found = events(whole.bytes("data/incidents.ics"))
    assert found == events(built.bytes("calendar.ics"))
    day = datetime.date
    assert {i: (e["DTSTART"].dt, e["DTEND"].dt) for i, e in found.items()} == {
        "blast.html": (day(2016, 5, 23), day(2016, 5, 24)), "raid.html": (day(2016, 5, 1), day(2016, 6, 1)),
        "rumour.html": (day(2017, 1, 1), day(2018, 1, 1)), "doubt.html": (day(2017, 3, 30), day(2017, 4, 3)), "hostile.html": (day(2018, 1, 1), day(2018, 1, 2))}
    assert (str(found["blast.html"]["SUMMARY"]), str(found["raid.html"]["SUMMARY"])) == ("Blast in Town and Port", "May 2016: Raid somewhere in North")
    assert "Toll not reported" in found["rumour.html"]["DESCRIPTION"] and str(found["hostile.html"]["SUMMARY"]) == HOSTILE
    assert str(found["blast.html"]["LOCATION"]) == "Town, Port"


@pytest.mark.parametrize("text", ["x" * 200, "ب" * 120, "a" + "\N{EARTH GLOBE EUROPE-AFRICA}" * 60, ""])
def test_folding_cuts_no_character(text):
    line = folded(text)
    assert line.replace("\r\n ", "").removesuffix("\r\n") == text and all(len(part.encode()) <= 75 for part in line.split("\r\n"))


# ---- references

def test_bibtex_and_ris_hold_one_record_whatever_its_title():
    c = Cited("x", citation.one_line("50% of\n@article{y, \\input{secret}} & _more_\nER  - "), "The $ite", "A {writer", "https://a.example/x", "2024-05-06")
    entry = citation.bibtex(c)
    assert entry.count("@misc{") == 1 and "\\input" not in entry.replace("\\textbackslash{}input", "")
    assert braces(entry) and "year = {2024}" in entry
    lines = citation.ris(c).split("\r\n")
    assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 1 and all(line[2:6] == "  - " for line in lines if line)


@pytest.mark.parametrize("day, newest, note, date", [
    ("2024-05-06", "2024-01-02", "Record x, last changed 2024-05-06", "2024/05/06"), ("", "2024-01-02", "Record x, newest source of 2024-01-02", ""), ("", "", "Record x", "")])
def test_a_citation_says_how_old_the_record_is_without_a_clock(day, newest, note, date):
    c = Cited("x", "X", "The site", "A", "https://a.example/x", day, newest)
    assert f"note = {{{note}}}" in citation.bibtex(c) and ("year = " in citation.bibtex(c)) == bool(day)
    assert (f"DA  - {date}" in citation.ris(c).split("\r\n")) == bool(date) and ("N1  - " in citation.ris(c)) == bool(day or newest)


def braces(text: str) -> bool:
    depth = 0
    for n, c in enumerate(text):
        depth += (c == "{") - (c == "}") if n == 0 or text[n - 1] != "\\" else 0
        assert depth >= 0
    return depth == 0


def test_the_page_cites_as_the_files_do(built):
    page, year = built.bytes("incidents/blast.html").decode(), built.bytes("data/incidents/2016.bib").decode()
    assert "title = {{Blast in Town and Port}}" in page and "title = {{Blast in Town and Port}}" in year
    assert year.count("@misc{") == built.bytes("data/incidents/2016.ris").decode().count("TY  - ") == 2


def test_citation_cff(built):
    cff = yaml.safe_load(built.bytes("CITATION.cff"))
    assert (cff["cff-version"], cff["title"], cff["license"], cff["authors"]) == ("1.2.0", "The record", "CC-BY-4.0", [{"name": "The keepers"}])
    assert cff["date-released"] == "2016-06-01", "the newest note to the reader"
    assert "last changed 2016-06-01" in built.bytes("data/incidents/2016.bib").decode()
    assert "newest source of 2016-07-01" in built.bytes("data/incidents/2016.ris").decode().lower()


# ---- feeds

def test_feeds_of_everything_a_place_and_an_actor(built):
    everything, place, actor = (feedparser.parse(io.BytesIO(built.bytes(p))) for p in ("feed.xml", "feeds/places/north.xml", "feeds/actors/band.xml"))
    assert not everything.bozo and not place.bozo and not actor.bozo
    ids = [e.id.rsplit("/", 1)[-1] for e in place.entries]
    assert ids == ["hostile.html", "blast.html", "raid.html"] and [e.id for e in actor.entries] == [place.entries[1].id]
    assert len(everything.entries) == 5 and place.feed.title == "The record: North"
    assert {e.id.rsplit("/", 1)[-1]: e.updated[:10] for e in everything.entries}["raid.html"] == "2016-07-01"


@pytest.mark.parametrize("address", ["feed", "corrections", "feeds/places/north", "feeds/actors/band"])
def test_json_feeds_say_what_atom_says(built, address):
    told, atom = built.json(f"{address}.json"), feedparser.parse(io.BytesIO(built.bytes(f"{address}.xml")))
    assert told["version"] == "https://jsonfeed.org/version/1.1" and told["feed_url"] == f"https://chronicle.example/{address}.json"
    assert [(i["id"], i["url"]) for i in told["items"]] == [(e.id, e.link) for e in atom.entries]
    assert all(i.get("date_modified", e.updated) == e.updated and i.get("date_published") == e.get("published") for i, e in zip(told["items"], atom.entries))
    assert all(isinstance(i["content_text"], str) for i in told["items"])


@pytest.mark.parametrize("more, atom, known, cited", [
    ("sources: [{publisher: P, published: 2021-11}]\n", "2021-11-01", False, "newest source of 2021-11"),
    ("sources: [{publisher: P, published: 2021}, {publisher: Q, published: 2020-12-31}]\n", "2021-01-01", False, "newest source of 2021"),
    ("updates: [{date: 2022-03, note: N}]\n", "2022-03-01", True, "last changed 2022-03-01"), ("", "2019-12-01", False, "")])
def test_without_a_history_no_day_is_made_up(tmp_path, more, atom, known, cited):
    files = made(tmp_path, content={**CONTENT, "content/incidents/vague.md": INCIDENT.format(title="Vague", date="2019-12", text="", more=f"places: [town]\n{more}")})
    entry = next(e for e in feedparser.parse(io.BytesIO(files.bytes("feed.xml"))).entries if e.id.endswith("vague.html"))
    item = next(i for i in files.json("feed.json")["items"] if i["id"].endswith("vague.html"))
    assert entry.updated == f"{atom}T00:00:00Z" and "published" not in entry and "date_published" not in item
    assert item.get("date_modified") == (entry.updated if known else None)
    assert f"DTSTAMP:{atom.replace('-', '')}T000000Z" in files.bytes("data/incidents/2019.ics").decode() and cited in files.bytes("incidents/vague.html").decode()


def test_the_pages_lead_to_their_feeds(built):
    assert b'href="../feeds/places/north.xml"' in built.bytes("places/north.html") and b'href="../feeds/actors/band.json"' in built.bytes("actors/band.html")


# ---- schema.org

def linked(page: bytes) -> dict:
    inside = page.decode().partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert inside and "<" not in inside
    return json.loads(inside)


def test_an_event_between_two_days_is_not_said_to_last(tmp_path):
    files = made(tmp_path, content={**CONTENT, "content/incidents/between.md": INCIDENT.format(title="Between", date="2019-12-01/2019-12-27", text="", more="places: [town]\n")})
    event = linked(files.bytes("incidents/between.html"))
    assert "startDate" not in event and "endDate" not in event
    assert b"SUMMARY:Between 1 and 27 December 2019: Between" in files.bytes("data/incidents/2019.ics")


def test_an_event_says_only_what_is_sure(built):
    blast, raid, doubt = (linked(built.bytes(f"incidents/{i}.html")) for i in ("blast", "raid", "doubt"))
    assert (blast["@type"], blast["startDate"], raid["startDate"], raid["endDate"]) == ("Event", "2016-05-23", "2016-05", "2016-05")
    assert "startDate" not in doubt and "location" not in doubt
    assert blast["location"][0]["geo"]["@type"] == "GeoCoordinates" and raid["location"][0]["geo"]["geoRadius"] == 60000
    assert "The Band" not in json.dumps(blast) and "78" not in json.dumps(blast)
    assert linked(built.bytes("incidents/hostile.html"))["name"] == HOSTILE


def test_the_dataset_names_every_file(built):
    told = linked(built.bytes("data.html"))
    assert told["license"] == "https://spdx.org/licenses/CC-BY-4.0.html" and told["temporalCoverage"] == "2016/2018"
    addresses = {d["contentUrl"].removeprefix("https://chronicle.example/") for d in told["distribution"]}
    assert addresses == {p for p in built.folder.pages() if p.startswith("data/")} - {"data/datapackage.json", "data/chronicle/join.sql"}

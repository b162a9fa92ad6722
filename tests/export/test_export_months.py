"""A year of many incidents: its files with the texts are cut by month, all others stay by year."""
import re
import sqlite3

import pytest
from exported import SETTINGS, Files, made
from site_builder import SiteFolder

from chronicle import exports


@pytest.fixture
def monthly(tmp_path, monkeypatch) -> Files:
    """Two incidents are many: 2016 and 2017 are cut, 2018 has one."""
    monkeypatch.setattr(exports, "MOST", 1)
    return made(tmp_path / "site")


def data_of(files: Files) -> set[str]:
    return {p for p in files.folder.pages() if p.startswith("data/")}


def test_texts_by_month_and_rows_by_year(built, monthly):
    by_year = {"data/incidents/2016.json", "data/incidents/2017.json", "data/chronicle/2016.sqlite", "data/chronicle/2017.sqlite"}
    assert data_of(built) - data_of(monthly) == by_year
    assert data_of(monthly) - data_of(built) == {f"data/{kind}" for month in ("2016-05", "2017-01", "2017-03") for kind in (
        f"incidents/{month}.json", f"chronicle/{month}.sqlite")}


def test_the_months_hold_what_the_year_held(built, monthly):
    def incidents(files: Files, *periods: str) -> list:
        return [r for period in periods for r in files.json(f"data/incidents/{period}.json")["incidents"]]

    assert incidents(monthly, "2017-01", "2017-03") == incidents(built, "2017") and incidents(monthly, "2016-05") == incidents(built, "2016")


def test_what_a_month_names_is_in_its_database(monthly):
    db = sqlite3.connect(":memory:")
    db.deserialize(monthly.bytes("data/chronicle/2016-05.sqlite"))
    assert db.execute("pragma foreign_key_check").fetchall() == [] and db.execute("select count(*) from incidents").fetchone() == (2,)


def test_months_and_years_can_be_joined(monthly, whole, tmp_path, monkeypatch):
    monkeypatch.chdir(monthly.root / "data" / "chronicle")
    db = sqlite3.connect(tmp_path / "all.sqlite")
    db.executescript(monthly.bytes("data/chronicle/join.sql").decode())
    one = sqlite3.connect(":memory:")
    one.deserialize(whole.bytes("data/chronicle.sqlite"))
    for table in ("incidents", "sites", "roles", "tolls", "responsibility", "sources"):
        assert sorted(db.execute(f"select * from {table}"), key=repr) == sorted(one.execute(f"select * from {table}"), key=repr)


def test_the_data_page_links_every_month_and_says_of_which_year(monthly):
    page = monthly.bytes("data.html").decode()
    linked = set(re.findall(r'href="(data/[^"]+)"', page))
    assert linked == data_of(monthly)
    assert '<a href="data/incidents/2017-03.json" download>03<span class="vh">: 2017, incidents.json</span></a>' in page


def test_by_year_where_the_site_wants_it(tmp_path, monkeypatch, built):
    monkeypatch.setattr(exports, "MOST", 1)
    assert data_of(made(tmp_path / "site", SETTINGS + 'exports_by = "year"\n')) == data_of(built)


def test_a_month_is_the_same_beside_its_year_and_alone(monthly):
    """Beside it, its tables are cut out of those of the year."""
    before = {url: monthly.bytes(url) for url in data_of(monthly) if re.search(r"/\d{4}-\d\d\.", url)}
    for url in before:
        (monthly.root / url).unlink()
    why = monthly.folder.build(keep_going=True).why
    assert {url for url in why if url.startswith("data/")} == before.keys() and len(before) == 6
    assert {url: monthly.bytes(url) for url in before} == before


def test_an_edited_text_makes_those_of_its_month_anew(monthly):
    site: SiteFolder = monthly.folder
    site.append("content/incidents/rumour.md", "More.\n")
    why = site.build(keep_going=True).why
    assert {url for url in why if url.startswith("data/")} == {"data/incidents/2017-01.json", "data/chronicle/2017-01.sqlite"}


def test_a_year_that_grows_long(tmp_path, monkeypatch):
    """Its files of the year go and those of its months come, as in a build from nothing; and back."""
    monkeypatch.setattr(exports, "MOST", 2)
    new = {"content/incidents/new.md": "---\ntitle: New\ndate: 2016-07-02\nplaces: [town]\nreview: reviewed\n---\nWords.\n"}
    files = made(tmp_path / "site")
    before = data_of(files)
    files.folder.write(new).build(keep_going=True)
    assert data_of(files) - before == {f"data/{kind}" for month in ("2016-05", "2016-07") for kind in (f"incidents/{month}.json", f"chronicle/{month}.sqlite")}
    assert before - data_of(files) == {"data/incidents/2016.json", "data/chronicle/2016.sqlite"}
    (files.folder.root / "content/incidents/new.md").unlink()
    files.folder.build(keep_going=True)
    assert data_of(files) == before

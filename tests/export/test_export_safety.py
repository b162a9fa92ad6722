"""What must not get out, what must not run, and what an edit makes anew."""
import re
from pathlib import Path

import pytest

from chronicle import exports
from chronicle.pages.data.csv_files import TABLES
from chronicle.pages.data.describe import whole as described
from exported import CONTENT, SETTINGS, made

HOME = Path(__file__).parent.parent.parent


def test_a_record_that_is_not_built_leaves_no_trace_in_any_file(built, whole):
    for files in (built, whole):
        for path, data in files.folder.pages().items():
            assert not re.search(rb"secret|hidden affair|Unseen|98765", data), path


def test_the_same_record_stands_in_every_format_once_it_is_built(tmp_path):
    files = made(tmp_path / "site", content={k: v.replace("review: draft", "review: reviewed") for k, v in CONTENT.items()})
    kinds = {path.rsplit(".", 1)[-1] for path, data in files.folder.pages().items() if b"hidden affair" in data or b"secret" in data}
    assert {"csv", "json", "geojson", "sqlite", "ics", "bib", "ris", "xml", "html"} <= kinds


def test_private_values_stay_in(tmp_path):
    content = {**CONTENT, "content/incidents/raid.md": CONTENT["content/incidents/raid.md"].replace("review:", "extra: {mark: inner-note}\nreview:")}
    assert not [p for p, data in made(tmp_path / "site", content=content).folder.pages().items() if b"inner-note" in data]


def test_markup_in_a_title_is_inert_in_every_text_format(built):
    for path, data in built.folder.pages().items():
        if path.endswith((".html", ".xml")):
            assert b"</script><script>alert" not in data and b"1337" not in data, path


@pytest.mark.parametrize("format", exports.FORMATS)
def test_a_format_can_be_left_out(tmp_path, format):
    files = made(tmp_path / "site", SETTINGS + f'exports = ["{format}"]\n')
    pages = files.folder.pages()
    wanted = {f.url(p) for f in exports.FILES if f.format == format for p in (("2016", "2017", "2018") if f.cut else ("",))}
    found = {p for p in pages if p.startswith("data/")} - {"data/datapackage.json", "data/chronicle/join.sql"}
    assert found == wanted
    assert ("incidents/blast.json" in pages) == (format == "records") and ("feeds/places/north.xml" in pages) == (format == "feeds")
    assert (b'href="../incidents/blast.json"' in pages["incidents/blast.html"]) == (format == "records")
    dead = [to for to in re.findall(r'href="([^"#:]+)"', pages["data.html"].decode()) if to not in pages]
    assert dead == []


def test_without_exports_the_data_page_still_stands(tmp_path):
    pages = made(tmp_path / "site", SETTINGS + "exports = []\n").folder.pages()
    assert "data.html" in pages and not [p for p in pages if p.startswith(("data/", "feeds/"))]


# ---- what an edit makes anew

def remade(files, path: str, old: str, new: str) -> set[str]:
    files.folder.replace(path, old, new)
    return {u for u in files.folder.build(keep_going=True).why if u.startswith(("data/", "feeds/")) or u.endswith((".json", ".ics"))}


@pytest.fixture
def own(tmp_path):
    return made(tmp_path / "site")


OF_2016 = {f.url("2016") for f in exports.FILES if f.cut}


def test_a_text(own):
    assert remade(own, "content/incidents/raid.md", "More words.", "Other words.") == {
        "incidents/raid.json", "data/incidents/2016.json", "data/chronicle/2016.sqlite"}


UNTITLED = {f.url("2016") for f in exports.FILES if f.kind == "data-csv" and f.stem != "incidents"}


def test_a_title(own):
    """Tables that give none stay as they are; where it stands for a summary, they do not."""
    own.folder.replace("content/incidents/raid.md", "title:", "summary: In short.\ntitle:")
    own.folder.build(keep_going=True)
    found = remade(own, "content/incidents/raid.md", "title: ", "title: Once more ")
    assert {u for u in found if u.startswith("data/")} == OF_2016 - UNTITLED
    own.folder.replace("content/incidents/raid.md", "summary: In short.\n", "")
    own.folder.build(keep_going=True)
    found = remade(own, "content/incidents/raid.md", "title: ", "title: And again ")
    assert {u for u in found if u.startswith("data/")} == OF_2016


def test_a_toll(own):
    found = remade(own, "content/incidents/raid.md", "killed: 0", "killed: 3")
    assert {u for u in found if u.startswith("data/")} == OF_2016
    assert {"incidents/raid.json", "feed.json", "calendar.ics", "feeds/places/north.xml", "feeds/places/land.json"} <= found
    assert not {u for u in found if "town" in u or "band" in u}


def test_a_name_of_a_place(own):
    found = remade(own, "content/places/port.md", "name: Port", "name: Harbour")
    assert {u for u in found if u.startswith("data/") and u != "data/places.csv"} == OF_2016 and "data/places.csv" in found


def test_the_text_of_a_place(own):
    assert remade(own, "content/places/port.md", "lon: -37.9\n---\n", "lon: -37.9\n---\nA port.\n") == set()


def test_after_edits_the_files_are_those_of_a_clean_build(own):
    remade(own, "content/incidents/raid.md", "killed: 0", "killed: 3")
    remade(own, "content/places/north.md", "name: North", "name: The North")
    remade(own, "content/actors/band.md", "party: true", "party: false")
    own.folder.delete("content/incidents/doubt.md")
    remade(own, "content/incidents/secret.md", "review: draft", "review: reviewed")
    remade(own, "content/incidents/secret.md", "review: reviewed", "review: draft")
    assert own.folder.pages() == own.folder.clean_pages(keep_going=True)


# ---- documentation

def test_the_documented_columns_are_the_columns():
    text = (HOME / "docs" / "data.md").read_text("utf-8")
    assert text == described(text), "run: python -m chronicle.pages.data.describe docs/data.md"


def test_readers_find_the_meaning_of_every_column(built):
    page, data = (built.folder.pages()[name].decode() for name in ("columns.html", "data.html"))
    tables = [TABLES[f.stem] for f in exports.FILES if f.kind == "data-csv"]
    assert 'href="columns.html"' in data and all(f'id="{t.name}"' in page for t in tables)
    assert page.count("<dt>") == sum(len(t.columns) for t in tables)


def test_every_file_and_setting_is_documented():
    text = (HOME / "docs" / "data.md").read_text("utf-8").partition("<!--")[0]
    assert [f.stem for f in exports.FILES if f.stem not in text] == [] and [f for f in exports.FORMATS if f'"{f}"' not in text] == []

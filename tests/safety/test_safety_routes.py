"""Addresses are promises: readers, feeds and other sites know them. What a site with everything in it publishes, at which
address, as which kind of page, stands in fixtures/addresses.txt; `pytest --update` rewrites it, and the difference tells
which links would die. Of listed addresses themselves: tests/editing/test_published.py."""
from pathlib import Path

import pytest

from chronicle import publishers, routes, slices
from chronicle.config import SETTINGS
from chronicle.content.read import read
from chronicle.diagnose import Span
from chronicle.pages import KINDS
from chronicle.routes import plan
from chronicle.site import Site, link
from site_builder import SMALL

KNOWN = Path(__file__).parent.parent / "fixtures" / "addresses.txt"
FILES = SMALL | {"content/places/lattakia.md": "---\nname: Lattakia\naliases: [latakia]\n---\n", "content/sources/herald-2.md": "---\npublisher: The Herald\n---\n"}


def linked(more: dict[str, str], **settings) -> Site:
    parsed = [read(path, text.encode())[0] for path, text in sorted((FILES | more).items())]
    return link(parsed, {key: s.default for key, s in SETTINGS.items()} | {"review": ["draft"], "languages": []} | settings)[0]


@pytest.fixture
def crowded(monkeypatch):
    """Two incidents are a long list, one report too many for a page, twenty pages too many for a map."""
    monkeypatch.setattr(slices, "MOST", 1)
    monkeypatch.setattr(publishers, "WHOLE", 1)
    monkeypatch.setattr(routes, "IN_SITE_MAP", 20)


def test_the_addresses_of_a_site_stay_what_they_are(crowded, request):
    planned, notes = plan(linked({}, languages=["ar"]), {"site.css": "static", "map.js": "map-script", "leaflet.js": "map-asset", "world.svg": "basemap"})
    told = "".join(f"{url}  {kind}  {subject}".rstrip() + "\n" for url, (kind, subject) in sorted(planned.items()))
    if request.config.getoption("--update"):
        KNOWN.write_text(told, "utf-8")
    assert notes == [] and told.splitlines() == KNOWN.read_text("utf-8").splitlines()
    assert {kind for kind, _ in planned.values()} <= set(KINDS), "no address leads to a page that nobody makes"
    assert all(map(callable, KINDS.values()))


@pytest.mark.parametrize("wanted, gone", [
    (["json"], ("data/datapackage.json", "data/incidents/2016.csv", "data/chronicle/join.sql", "calendar.ics", "incidents/2017-03-strike.json", "feeds/places/coast.xml")),
    (["csv"], ("data/gtd/2016.csv", "data/chronicle/2016.sqlite", "calendar.ics")), (["codebooks"], ("data/incidents/2016.csv", "feeds/actors/observers.json")),
    (["calendar"], ("data/datapackage.json",)), (["records"], ("calendar.ics",)), (["feeds"], ("incidents/2017-03-strike.json",)), (["sqlite"], ("data/datapackage.json",)), ([], ())])
def test_a_format_that_is_not_wanted_has_no_address_and_the_rest_stays(wanted, gone):
    everything, some = plan(linked({}), {})[0], plan(linked({}, exports=wanted), {})[0]
    assert some.items() <= everything.items() and not set(gone) & set(some)
    made = {"csv": "data/incidents/2017.csv", "codebooks": "data/acled/2017.csv", "json": "data/incidents/2017.json", "calendar": "calendar.ics", "sqlite": "data/chronicle/join.sql",
            "records": "incidents/2017-03-strike.json", "feeds": "feeds/places/coast.json"}
    assert {made[f] for f in wanted} == {url for url in made.values() if url in some}
    assert ("data/datapackage.json" in some) == bool({"csv", "codebooks"} & set(wanted))


def test_a_database_that_is_whole_needs_no_joining():
    assert "data/chronicle/join.sql" not in plan(linked({}, exports_by="whole"), {})[0]


@pytest.mark.parametrize("path, text, address, taken", [
    ("content/pages/data.md", "title: Data", "data.html", "data.html"), ("content/pages/search.md", "title: S", "search.html", "search.html"),
    ("content/places/x.md", "name: X\naliases: [index]", "places/index.html", "places/index.html"),
    ("content/pages/x.md", "title: X\naliases: [map]", "map.html", "map.html")])
def test_two_pages_at_one_address_are_an_error_and_the_first_keeps_it(path, text, address, taken):
    site = linked({path: f"---\n{text}\n---\n"})
    planned, [note] = plan(site, {})
    assert (note.code, note.span, note.message, note.hint) == ("L409", Span(path), f"the address {address} is taken by {taken}", "rename the file")
    others = plan(linked({}), {})[0]
    assert others.items() <= planned.items(), "what comes after it has its address all the same"


def test_addresses_that_differ_by_case_only_are_one_address(monkeypatch):
    """Where the site is served from a disk that does not tell them apart."""
    monkeypatch.setitem(routes.FIXED, "About.html", ("home", ""))
    planned, [note] = plan(linked({}), {})
    assert note.message == "the address about.html is taken by About.html" and "about.html" not in planned


@pytest.mark.parametrize("most, parts", [(1, 3), (2, 2), (3, 0), (4, 0)])
def test_a_site_map_has_as_many_parts_as_it_needs(monkeypatch, most, parts):
    """Search engines take 50,000 addresses in one (sitemaps.org). What leads on, what is not found and what is no page is not counted."""
    assert routes.IN_SITE_MAP <= 50_000
    monkeypatch.setattr(routes, "IN_SITE_MAP", most)
    pages = {"a.html": ("page", "a"), "b.html": ("page", "b"), "c.html": ("page", "c"), "d.html": ("redirect", "d"), "404.html": ("notfound", ""), "x.json": ("feed-json", "")}
    assert routes.site_maps(pages) == {f"sitemap-{n}.xml": ("sitemap", str(n)) for n in range(1, parts + 1)}


def test_only_what_speaks_is_there_in_each_language():
    pages = {"a.html": ("page", "a"), "404.html": ("notfound", ""), "x.json": ("feed-json", ""), "t.js": ("search-table", ""), "r.js": ("search-rows", "r"), "m.js": ("map-actors", ""),
             "s.js": ("search-terms", "s")}
    assert routes.translated(pages, ["ar", "fr"]) == {f"{language}/{url}": pages[url] for language in ("ar", "fr") for url in ("a.html", "t.js", "r.js", "m.js")}
    assert routes.translated(pages, []) == {}

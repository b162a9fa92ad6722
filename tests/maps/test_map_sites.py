"""Maps of whole sites: who may be asked for pictures, what has no place on a map, and that the address of a choice finds its titles."""
import json
import re

import pytest

from chronicle.pages import columns
from site_builder import SETTINGS, SMALL, SiteFolder

TILES = '[map]\ntiles = "https://tiles.example:8443/{z}/{x}/{y}.png"\ntiles_by = "T"\n'
WITH_MAP = ("index.html", "map.html", "places/coast.html", "actors/one-group.html", "incidents/2016-05-23-bombings.html")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    site = SiteFolder(tmp_path_factory.mktemp("maps") / "site").write({
        "site.toml": SETTINGS + TILES, **SMALL,
        "content/places/pole.md": "---\nname: A camp\nlat: 88.0\nlon: 10\n---\n",
        "content/incidents/2016/2016-09-01-far.md": "---\ntitle: Too far north\ndate: 2016-09-01\ntype: other\nplaces: [pole]\n---\n",
    })
    site.build()
    return {name: body.decode() for name, body in site.pages().items() if name.endswith((".html", ".js"))}


def policy(html):
    return re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]


def test_only_pages_with_a_map_may_ask_the_host_of_tiles(pages):
    for name, html in pages.items():
        if name.endswith(".html"):
            assert ("https://tiles.example:8443" in policy(html)) == ('class="map-data"' in html), name
    assert all('class="map-data"' in pages[name] for name in WITH_MAP) and 'class="map-data"' not in pages["timeline/index.html"]
    assert "img-src &#39;self&#39; https://tiles.example:8443 data:;" in policy(pages["map.html"])


def test_no_page_holds_an_address_that_is_loaded_from_elsewhere(pages):
    for name in WITH_MAP:
        assert not re.search(r'(src|<link rel="stylesheet" href|xlink:href|<image href)="https?:', pages[name]), name


def test_what_lies_beyond_the_map_is_listed_beside_it(pages):
    off = pages["map.html"].split('id="off"')[1]
    assert "Too far north" in off and "Arrest of a courier" in off and "Bombings on the coast" not in off
    assert 'class="map-data"' not in pages["incidents/2016-09-01-far.html"]


def test_rows_of_the_columns_are_the_rows_of_the_search(pages):
    """The browser finds a title by the month of its incident and how many of the month stand before it."""
    data = json.loads(re.search(r'class="map-data">(.*?)</script>', pages["map.html"], re.S)[1])["incidents"]
    folder, part, base = data["rows"]
    assert sum(data["per_month"]) == 6 == len(data["low"])
    for n, number in enumerate(data["per_month"]):
        at = 12 * int(data["first"][:4]) + int(data["first"][5:]) - 1 + n
        name = f"{folder}rows-{at // 12:04d}-{at % 12 + 1:02d}-0.js"
        assert (name in pages) == bool(number), name
        if number:
            assert len(json.loads(re.search(r"\((.*)\);", pages[name], re.S)[1].join("[]"))[2]) == number


def test_packed_numbers_can_be_told_apart():
    assert columns.packed([[0], [], [1, 88]], 2) == "##  #$$$"
    assert columns.width(7569) == 2 and columns.width(7570) == 3 and columns.written(7569, 3) == "$##"
    assert not set(columns.DIGITS) & set('"\\<>& ')

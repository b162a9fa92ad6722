"""The values and files of chronicle.maps: the same every time, small enough, inert whatever people write, anywhere on earth."""
import gzip
import json
import math
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle import maps
from chronicle.maps import circles, cutting, kinds, labels, lines, mercator, packing, wording, world
from map_points import item, point, write_page

ROOT = Path(__file__).parents[2]
CSS = "".join((ROOT / "templates/assets" / name).read_text("utf-8") for name in ("types.css", "map.css", "map-live.css"))
REGIONS = {                       # corners (latitude, longitude), and a town there
    "Syria": ([(32.3, 35.6), (37.3, 42.4)], "Aleppo"),
    "Ukraine": ([(44.4, 22.2), (52.3, 40.2)], "Kharkiv"),
    "Sudan": ([(8.7, 21.9), (22.1, 38.5)], "Khartoum"),
    "Fiji": ([(-18.2, 177.3), (-16.2, -179.9)], "Suva"),
}
HOSTILE = ["{{7*191}}", "{% x %}", "${7*191}", "</script><script>alert(1)</script>", "<!--", "`+alert(1)+`", "\u2028", "& <b>", "'\""]


def quick(gz: bytes) -> int:
    return len(gzip.compress(gz, 9))


def inside(ring, x, y):
    """Even-odd rule."""
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            odd = not odd
    return odd


# The frame

def test_frame_is_whole_degrees_around_all_points():
    west, south, east, north = maps.frame([(34.9, 35.9), (36.2, 37.2)])
    assert all(edge == int(edge) for edge in (west, south, east, north))
    assert west <= 35.4 and south <= 34.4 and east >= 37.7 and north >= 36.7


def test_one_more_incident_seldom_moves_the_frame():
    before = maps.frame([(33.5, 36.3), (36.2, 37.2), (35.3, 40.1)])
    assert maps.frame([(33.5, 36.3), (36.2, 37.2), (35.3, 40.1), (35.9, 39.0)]) == before


def test_frame_by_hand_and_frame_of_nothing():
    assert maps.frame([(0, 0)], (35.2, 32.1, 42.3, 37.4)) == (35.0, 32.0, 43.0, 38.0)
    assert maps.frame([]) == mercator.WORLD


def test_frame_crosses_the_180th_meridian_instead_of_going_round():
    west, _, east, _ = maps.frame(REGIONS["Fiji"][0])
    assert east - west < 10 and east > 180
    assert mercator.unwrap(-179.9, (west, 0, east, 0)) == pytest.approx(180.1)


@given(st.lists(st.tuples(st.floats(-89, 89), st.floats(-180, 180)), min_size=1, max_size=8))
def test_every_point_is_in_the_frame(points):
    frame = maps.frame(points)
    west, south, east, north = frame
    assert east - west <= 360 and -mercator.POLE <= south < north <= mercator.POLE
    for lat, lon in points:
        if abs(lat) < mercator.POLE:
            assert west <= mercator.unwrap(lon, frame) <= east and south <= lat <= north


# The basemap

@pytest.mark.parametrize("region", REGIONS)
def test_basemap_of(region):
    corners, town = REGIONS[region]
    frame = maps.frame(corners)
    files = maps.basemap(frame, {})
    assert set(files) == {"basemap.js", "basemap.svg"}
    pack = json.loads(files["basemap.js"].removeprefix(b"window.CHRONICLE_BASEMAP=").removesuffix(b";\n"))
    assert pack["layers"]["land"] and len(files["basemap.js"]) <= cutting.BUDGET + 500 and quick(files["basemap.js"]) < 20_000
    assert quick(files["basemap.svg"]) < 20_000 and b"<text" not in files["basemap.svg"]
    names = maps.names(frame, (), {}, "en")
    assert town in said(names)["name"] and quick(names) < 10_000


def test_basemap_is_the_same_every_time():
    frame = maps.frame(REGIONS["Fiji"][0])
    assert maps.basemap(frame, {}) == maps.basemap(frame, {})


def test_where_nothing_is_known_the_world_is_drawn(world, monkeypatch):
    """A tenth of its lines, for all of them take five seconds."""
    near = cutting.world.near
    monkeypatch.setattr(cutting.world, "near", lambda name, box: islice(near(name, box), 0, None, 10))
    files = maps.basemap(world, {})
    assert world == (-180.0, -60.0, 180.0, 76.0) and quick(files["basemap.svg"]) < 20_000


def test_what_cannot_be_made_to_fit_is_drawn_nevertheless(monkeypatch):
    monkeypatch.setattr(cutting, "BUDGET", 100)
    assert b'"quantum":20' in maps.basemap(maps.frame(REGIONS["Fiji"][0]), {})["basemap.js"]


def said(file: bytes) -> dict:
    return json.loads(file.removeprefix(b"window.CHRONICLE_NAMES=").removesuffix(b";\n"))


def test_land_is_land_and_sea_is_sea():
    _, _, layers = cutting.cut(maps.frame(REGIONS["Fiji"][0]), False)
    on_land = lambda lon, lat: any(inside(ring, lon * 1000, lat * 1000) for ring in layers["land"])
    assert on_land(178.0, -17.8) and on_land(179.3, -16.5)            # Viti Levu, Vanua Levu
    assert on_land(180.03, -16.83)                                    # Taveuni, east of the 180th meridian
    assert not on_land(181.5, -18.0) and not on_land(176.5, -17.0)


def test_no_line_runs_around_the_world():
    for name in world.TABLES:
        for _, line in world.near(name, (-180, -84, 180, 84)):
            assert all(abs(ax - bx) < 180_000 or abs(ay) > 80_000 for (ax, ay), (bx, _) in zip(line, line[1:])), name


def test_the_chronicles_names_win_over_the_worlds():
    frame = maps.frame(REGIONS["Syria"][0])
    ours = (("Deir ez-Zor by another name", 35.336, 40.141),)
    found = labels.choose(frame, mercator.cover(frame), ours, {})
    near = [label.name for label in found if abs(label.lon - 40.141) < 0.05 and abs(label.lat - 35.336) < 0.05]
    assert near == ["Deir ez-Zor by another name"]


def test_names_can_be_replaced_and_removed():
    frame = maps.frame(REGIONS["Syria"][0])
    renamed = {"labels": {"Aleppo": "Halab", "Homs": "", "Syria": "Elsewhere", "حماة": "مدينة"}}
    names = said(maps.names(frame, (), renamed, "en"))["name"]
    assert {"Halab", "Elsewhere", "Hamah"} <= set(names) and not {"Aleppo", "Homs", "Syria"} & set(names)
    arabic = said(maps.names(frame, (), renamed, "ar"))["name"]
    assert {"حلب", "سوريا", "مدينة"} <= set(arabic) and not {"حمص", "Homs", "حماة", "Halab"} & set(arabic), "what is removed is removed everywhere"


def test_names_are_said_in_the_language_of_the_page():
    """Countries as CLDR has them, cities where one is sure; the chronicle's own come from its records; the rest is marked as foreign."""
    frame = maps.frame(REGIONS["Syria"][0])
    found = labels.choose(frame, mercator.cover(frame), (("موقع", 35.0, 38.0),), {}, "ar-SY")
    by_name = {label.name: label for label in found}
    assert {"سوريا", "تركيا", "دمشق", "حلب", "موقع"} <= set(by_name) and "Damascus" not in by_name
    assert not by_name["دمشق"].foreign and by_name["Mersin"].foreign and not labels.spaced(by_name["سوريا"]) and not by_name["موقع"].foreign
    assert sum(label.foreign for label in found if frame[0] < label.lon < frame[2]) < 0.2 * len(found)
    latin = labels.choose(frame, mercator.cover(frame), (), {}, "de")
    assert all(label.foreign for label in latin) and not any(label.foreign for label in labels.choose(frame, mercator.cover(frame), (), {}, "en"))
    point_of = maps.still([point("موقع", 35.0, 38.0)], frame, language="ar")["layouts"][1]["labels"]
    assert {"سوريا"} <= {label.text for label in point_of if not label.foreign}


@pytest.mark.parametrize("file", ["countries", "cities"])
def test_the_arabic_table_holds_arabic(file):
    names = world.names("ar")[file]
    assert len(world.names("ar")["cities"]) == len(list(world.labels().cities()))
    odd = [name for name in (names.values() if file == "countries" else filter(None, names)) if not re.fullmatch(r"[\u0620-\u065f()\- .،]+", name)]
    assert odd == []


def test_disputed_lines_can_be_hidden():
    frame = maps.frame(REGIONS["Syria"][0])
    assert b'class="disputed"' in maps.basemap(frame, {})["basemap.svg"]
    hidden = maps.basemap(frame, {"hide_disputed": True})
    assert b'class="disputed"' not in hidden["basemap.svg"] and b'"disputed":[]' in hidden["basemap.js"]


def test_hostile_names_do_not_leave_their_string():
    file = maps.names(maps.frame([(35, 38)]), tuple((text, 35.0, 38.0 + i / 5) for i, text in enumerate(HOSTILE)), {}, "en")
    assert set(HOSTILE) <= set(said(file)["name"])


@given(st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=2, max_size=30), st.floats(0, 80))
def test_simplifying_keeps_the_ends_and_the_distance(line, tolerance):
    slim = lines.simplify(line, tolerance)
    assert (slim[0], slim[-1]) == (line[0], line[-1]) and set(slim) <= set(line)
    for x, y in line:
        assert min(_distance(x, y, a, b) for a, b in zip(slim, slim[1:])) <= tolerance + 1e-6


def _distance(x, y, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = max(0, min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy))) if dx or dy else 0
    return ((x - a[0] - along * dx) ** 2 + (y - a[1] - along * dy) ** 2) ** 0.5


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=2, max_size=12))
def test_clipping_stays_in_the_box_and_loses_nothing_inside(line):
    box = (-4, -3, 5, 6)
    pieces = lines.clip_line(line, box)
    assert all(-4.001 <= x <= 5.001 and -3.001 <= y <= 6.001 for piece in pieces for x, y in piece)
    kept = {p for piece in pieces for p in piece}
    strictly = [p for a, p in zip(line, line[1:]) if p != a and -4 < p[0] < 5 and -3 < p[1] < 6]
    assert all(any(abs(p[0] - q[0]) < 1e-9 and abs(p[1] - q[1]) < 1e-9 for q in kept) for p in strictly)


def test_tables_read_back_what_was_written():
    given = [(0, [(0, 0), (5, 7), (-3, 2)]), (1, [(-180_000, 80_000), (180_000, -80_000)])]
    packed = world.write(given)
    assert packed == world.write(given)
    head = json.loads(gzip.decompress(packed).partition(b"\n")[0])
    assert [line[1] for line in head["lines"]] == [0, 1]
    assert head["lines"][1][0] > 2, "a step too long for 16 bits is made of several"


def test_the_tables_of_the_world_are_small():
    assert sum(path.stat().st_size for path in world.FOLDER.glob("*.gz")) < 4_000_000


# The kinds, made with folium

def test_importing_maps_does_not_import_folium():
    code = "import sys, chronicle.maps; sys.exit('folium' in sys.modules or 'branca' in sys.modules or 'jinja2.sandbox' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_kinds_are_the_same_at_every_render():
    assert set(maps.scripts()) == {f"map-{kind}.js" for kind in maps.KINDS}
    made = [kinds.script(kind) for kind in maps.KINDS]
    assert made == [kinds.script(kind) for kind in maps.KINDS]
    code = "from chronicle.maps import KINDS, kinds; print(*map(kinds.script, KINDS), sep='', end='')"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout == "".join(made)


def test_kinds_hold_no_random_name_and_no_address():
    for script in maps.scripts().values():
        assert not re.search(rb"[0-9a-f]{32}", script) and b"http" not in script and b"innerHTML" not in script


def test_a_style_in_the_header_is_refused(monkeypatch):
    from branca.element import Element
    from folium.template import Template
    monkeypatch.setattr(kinds.Basemap, "_template", Template("{% macro header(this, kwargs) %}<style></style>{% endmacro %}"))
    with pytest.raises(AssertionError, match="inline content"):
        kinds.script("overview")
    assert Element("{{ 7 * 191 }}").render() == "1337", "branca compiles text: this is why no text of a record goes near it"


def test_assets_name_nothing_outside():
    files = maps.assets()
    assert set(files) == {"leaflet.js", "leaflet.css", "chronicle-map.js", "map-filters.js", "map-boot.js", "map-licences.txt"}
    assert b"url(images" not in files["leaflet.css"] and b"sourceMappingURL" not in files["leaflet.js"]
    for name in ("chronicle-map.js", "map-filters.js", "map-boot.js"):
        text = files[name].decode()
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text), name
        assert not re.search(r"innerHTML *[+]?=|insertAdjacentHTML|document\.write|eval\(|new Function|setAttribute\(\"style", text), name


def test_weight(tmp_path):
    """A map of 500 places over a continent, all in another mix. Of 60 and 130 KB ten are left for the rest of the page and the site's own style."""
    write_page(tmp_path, ROOT, [point(f"Town {n * 7919 % 500:x} on Sea", 26 + n * 53 % 500 / 20, 4 + n * 229 % 500 / 9, href=f"../places/town-{n * 7919 % 500:x}-on-sea.html", n=n + 20, low=n * n % 613,
                                      high=n * n % 613 + n % 90, types={"shelling": 9 + n % 17, "air strike": 2 + n % 7, "arrest": 5 + n % 11, "protest": 4 + n % 5})
                                for n in range(500)])
    weight = lambda names: sum(quick((tmp_path / name).read_bytes()) for name in names)
    before = weight(("pages/page.html", *(f"assets/{name}" for name in ("types.css", "map.css", "map-boot.js", "basemap.svg"))))
    after = weight(f"assets/{name}" for name in ("leaflet.css", "map-live.css", "leaflet.js", "chronicle-map.js", "map-overview.js", "basemap.js", "map-names.js"))
    assert before <= 50_000 and before + after <= 120_000, (before, before + after)


def test_points_as_columns():
    """The browser's half is in test_maps_browser."""
    points = [point(toll="in their own words"), point("Ṭarṭūs", href="../places/tartus.html", low=None, high=7, toll="up to 7 killed", more=True, joint=[(0, 3)])]
    made = packing.packed(points)
    assert made["folder"] == "../places/" and made["href"] == [1, "../places/tartus.html"], "of other than plain letters no address is derived"
    assert made["toll"] == ["in their own words", ""] and made["low"] == [48, -1] and made["span"] == [13, 7]
    assert made["kinds"] == [[0, 1], [0, 1]] and made["more"] == [0, 1] and made["joint"] == {1: [(0, 3)]} and made["exact"] == [0, 0]


# What one page gets

def test_unknown_is_not_zero():
    box = maps.frame([(34.9, 35.9)])
    unknown, zero = (maps.still([point(low=low, high=low, n=n)], box)["layouts"][0]["circles"][0] for low, n in ((None, 1), (0, 1)))
    assert unknown["hollow"] and not zero["hollow"] and zero["solid"]
    assert circles.radius(None, None, 1) == circles.SMALLEST <= circles.radius(0, 0, 1)


def test_area_grows_with_the_least_toll():
    area = lambda low: circles.radius(low, 10 * low, 1) ** 2
    assert area(120) - area(80) == pytest.approx(area(80) - area(40))


def test_still_shows_all_points_and_what_is_uncertain():
    box = maps.frame([(34.9, 35.9), (36.2, 37.2)])
    still = maps.still([point(), point("Aleppo", 36.2, 37.16, radius=20_000, n=3, types={"shelling": 2, "air strike": 1})], box)
    x, y, wide, high = map(float, still["view"].split())
    assert [layout["name"] for layout in still["layouts"]] == ["narrow", "wide"]
    for layout in still["layouts"]:
        assert all(x < float(c["x"]) < x + wide and y < float(c["y"]) < y + high for c in layout["circles"])
        aleppo = next(c for c in layout["circles"] if c["name"] == "Aleppo")
        assert float(aleppo["dashed"]) > float(aleppo["r"]) and aleppo["count"] == "3"
        assert [arc["type"] for arc in aleppo["ring"]] == ["type-air-strike", "type-shelling"] and aleppo["ring"][0]["dash"] == ""
        around = 2 * math.pi * float(aleppo["line_r"])
        assert float(aleppo["ring"][1]["dash"].split()[0]) == pytest.approx(around * 2 / 3, rel=0.02) and float(aleppo["ring"][1]["dash"].split()[1]) > around
        assert {"Tartus", "Aleppo"} <= {label.text for label in layout["labels"]}


def test_letters_of_the_still_picture_can_be_read():
    """At least 11 pixels on a telephone 390 wide (its map is 358) and where the wide layout begins (map.css: 40rem)."""
    still = maps.still([point(), point("Aleppo", 36.2, 37.16)], maps.frame([(34.9, 35.9), (36.2, 37.2)]))
    wide = float(still["view"].split()[2])
    assert "@container map (min-width: 40rem)" in CSS
    for layout, page in zip(still["layouts"], (358, 640)):
        assert float(layout["letters"]) / wide * page >= 11


def test_circles_on_each_other_are_one_unless_they_are_of_one_incident():
    box = maps.frame([(32.3, 35.6), (37.3, 42.4)])
    near = [point("One", 35.0, 38.0, low=200), point("Two", 35.01, 38.01, low=20, n=2, types={"shelling": 2}), point("Far", 36.9, 42.0, low=None, high=None)]
    for layout in maps.still(near, box)["layouts"]:
        assert [c["label"] for c in layout["circles"]] == ["One + 1: 3 incidents", "Far: 1 incident, 48–61 killed"]
        assert [label.text for label in layout["labels"] if label.kind == "own"] == ["One + 1", "Far"], "what is not read out is seen too"
        assert layout["circles"][0]["href"] is None and layout["circles"][0]["count"] == "3" and layout["circles"][1]["hollow"]
        assert [arc["type"] for arc in layout["circles"][0]["ring"]] == ["type-bombing", "type-shelling"]
    assert len(maps.still(near, box, merge=False)["layouts"][0]["circles"]) == 3


def test_an_incident_at_two_places_counts_once_where_they_are_one_circle():
    box = maps.frame([(32.3, 35.6), (37.3, 42.4)])
    near = [point("One", 35.0, 38.0, low=48, joint=[(0, 48)]), point("Two", 35.01, 38.01, low=50, n=2, joint=[(0, 48)])]
    (circle,) = maps.still(near, box)["layouts"][0]["circles"]
    assert circle["label"] == "Two + 1: 2 incidents"
    alone = maps.still([point("Two", 35.01, 38.01, low=50, n=2)], box)["layouts"][0]["circles"][0]
    assert circle["r"] == alone["r"], "the toll of what happened at both is there once"


def test_where_it_would_weigh_too_much_a_circle_says_at_least():
    """Shares of two places sum up to what there is, of one of them to less."""
    joint = [(n, 2) for n in range(packing.JOINT)]
    many = [point(n=packing.JOINT + 5, low=2 * packing.JOINT + 7, joint=joint), point("Two", n=packing.JOINT, low=2 * packing.JOINT, joint=joint)]
    made = json.loads(maps.data(many))["points"]
    assert made["joint"] is None and sum(made["share"]) == 100 * (packing.JOINT + 5) and sum(made["killed"]) == 100 * (2 * packing.JOINT + 7)
    assert made["share"][0] == 100 * (packing.JOINT / 2 + 5)


def test_still_looks_at_the_focus():
    box = maps.frame([(34.9, 35.9), (36.2, 40.2)])
    still = maps.still([point()], box, focus=(35.5, 38.0))
    x, y, wide, high = map(float, still["view"].split())
    middle = mercator.Sheet(mercator.cover(box)).at(38.0, 35.5)
    assert (x + wide / 2, y + high / 2) == pytest.approx(middle, abs=0.1)


@pytest.mark.parametrize("text", HOSTILE)
def test_data_is_inert(text):
    made = maps.data([point(text, items=[item(text)], toll=text, precision=text)])
    assert not re.search("[<>&\u2028\u2029]", made)
    kept = json.loads(made)["points"]
    assert kept["name"] == kept["toll"] == [text] == [kept["items"]["0"][0]["title"]] == kept["precision"][0][:1]


@pytest.mark.parametrize("text", HOSTILE)
def test_columns_are_inert_too(text):
    made = maps.data([], None, {"places": [text], "said": {0: text}})
    assert not re.search("[<>&\u2028\u2029]", made) and json.loads(made)["incidents"]["places"] == [text]


def test_tiles_are_offered_where_the_site_names_some():
    settings = {"tiles": "https://tiles.example/{z}/{x}/{y}.png", "tiles_by": "Example & Maps"}
    assert json.loads(maps.data([], settings))["tiles"] == {"url": settings["tiles"], "by": "Example & Maps", "credit": ""}
    assert "tiles" not in json.loads(maps.data([]))


def test_a_number_has_the_forms_of_its_language():
    class Arabic:                       # six ways to count
        def ngettext(self, one, more, n):
            return {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many"}.get(n, "other")
    assert wording.forms(("a", "b"), Arabic()) == [(100, "other"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (0, "zero")]
    assert wording.said()["incidents"] == [(100, "%(n)s incidents"), (1, "%(n)s incident")]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
                                  "data:text/html,x", "//elsewhere.example/", "https://elsewhere.example/", "\\\\elsewhere", "http://["])
def test_only_pages_of_the_site_are_linked(href):
    there = point(href=href, more=True, items=[item("x", href)])
    kept = json.loads(maps.data([there]))["points"]
    assert kept["href"] == [None] and kept["items"]["0"][0]["href"] is None
    assert maps.still([there], maps.frame([(35, 36)]))["layouts"][0]["circles"][0]["href"] is None


@pytest.mark.parametrize("href", ["../places/tartus.html", "a.html#b", "لاذقية.html", "x.html?y=1:2"])
def test_pages_of_the_site_are_linked(href):
    assert circles.address(href) == href

"""Maps without a tile server: they work offline, from a disk, and under a policy that allows only the site's own files.

A page carries a still picture (SVG: the shared basemap and the page's circles) and its data as inert JSON. That is
all a reader without JavaScript or on paper needs. `map-boot.js` turns it into a live map when it comes near the
viewport: it loads Leaflet, the chronicle's piece of the world, our runtime and the script of the map's kind.

    frame(points, bbox)  ──▶ the box of the whole chronicle, the same on every page
    basemap(frame, …)    ──▶ basemap.js, basemap.svg                         once per frame
    names(frame, …), words()  ──▶ map-names.js                               once per frame and language
    scripts(), assets()  ──▶ the other files for assets/                     once per build
    still(points, …), data(points, …)  ──▶ what one page's template needs    once per page

A point is a dict: name, href (relative, or None), lat, lon, radius (metres of uncertainty, or None), precision (words),
n (incidents), low and high (killed; None where not reported), toll (words), types ({type: incidents}), items (at most
8 dicts of title, href, date, toll), more (whether its own page, href, lists more) and joint ((number, killed) of incidents that stand
at other points too, so that a circle of several points counts them once).

The map of all incidents is of another kind: its page carries every incident as columns (`columns` of `data`), from which the
browser makes the points of those that are chosen; titles come from the files of the search when somebody opens a place.

This is the only package that imports folium, and only `scripts` does it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from markupsafe import Markup

from chronicle.maps import wording
from chronicle.maps.circles import still
from chronicle.maps.cutting import basemap, names
from chronicle.maps.mercator import frame
from chronicle.maps.packing import packed
from chronicle.maps.palette import COLOURS, css_class
from chronicle.templates import inert

__all__ = ["COLOURS", "KINDS", "assets", "basemap", "css_class", "data", "frame", "names", "scripts", "still", "words"]

KINDS = ("overview", "point", "incidents")      # many locations; the sites of one incident; all incidents, with filters
FOLDER = Path(__file__).with_name("runtime")
RUNTIME = ("words.js", "geometry.js", "points.js", "basemap.js", "labels.js", "circles.js", "panel.js", "tiles.js", "map.js")      # in this order
FILTERS = ("incidents.js", "state.js", "time.js", "table.js", "filters.js")
NOTES = re.compile(r"/\*[\s\S]*?\*/|(?<=\s)// .*")
RULE = re.compile(r"([^{}]+)\{[^{}]*\}")                         # of a style sheet: its selectors, what it sets
UNUSED = re.compile("popup|tooltip|control-layers|image-layer|marker-shadow|shadow-pane|div-icon|default-icon|zoom-box|crosshair|oldie|vml")


@lru_cache(maxsize=1)
def _scripts() -> tuple[tuple[str, bytes], ...]:
    from chronicle.maps import kinds
    return tuple((f"map-{kind}.js", kinds.script(kind).encode()) for kind in KINDS)


def scripts() -> dict[str, bytes]:
    """`map-overview.js` and `map-point.js`: the same bytes at every build."""
    return dict(_scripts())


def assets() -> dict[str, bytes]:
    """The files that do not depend on the chronicle: Leaflet, our runtime, the boot script, and whose work it all is."""
    return dict(_assets())


@lru_cache(maxsize=1)
def _assets() -> tuple[tuple[str, bytes], ...]:
    from xstatic.pkg import leaflet
    folder = Path(leaflet.BASE_DIR)
    return (
        ("leaflet.js", _without_source_map((folder / "leaflet.js").read_bytes())),
        ("leaflet.css", _used((folder / "leaflet.css").read_text("utf-8"))),
        ("chronicle-map.js", _one_script(RUNTIME)),
        ("map-filters.js", _one_script(FILTERS)),
        ("map-boot.js", _one_script(("boot.js",))),
        ("map-licences.txt", (FOLDER / "licences.txt").read_bytes()),
    )


def _one_script(names: Sequence[str]) -> bytes:
    """Without comments and indentation: a page with a map weighs a tenth less. Who wants to read it finds it here."""
    parts = [NOTES.sub("", (FOLDER / name).read_text("utf-8")) for name in names]
    lines = (line.strip() for part in parts for line in part.splitlines())
    return "\n".join(["(function () {", '"use strict";', *filter(None, lines), "})();", ""]).encode()


def _without_source_map(script: bytes) -> bytes:
    """A source map is for Leaflet's own developers; the file it names is not here."""
    return b"\n".join(line for line in script.splitlines() if not line.startswith(b"//# sourceMappingURL")) + b"\n"


def _used(css: str) -> bytes:
    """Without the rules for parts of Leaflet that are not used, and the pictures these name."""
    rules = RULE.sub(lambda rule: "" if all(UNUSED.search(selector) for selector in rule[1].split(",")) else rule[0], NOTES.sub("", css))
    return "\n".join(filter(None, (line.strip() for line in rules.splitlines()))).encode() + b"\n"


def words() -> bytes:
    """What live maps say, in the language of the page: stands beside the names, in map-names.js."""
    return b"window.CHRONICLE_WORDS=" + msgspec.json.encode(wording.said()) + b";\n"


def data(points: Sequence[dict], settings: Mapping | None = None, columns: Mapping | None = None) -> Markup:
    """What the live map is made of, as JSON that is inert inside `<script type="application/json">`, whatever is in it.

    Keys: points (packing.py; or incidents: `columns`, see pages/columns.py), and, where `settings` (those of `[map]`) have them,
    tiles: url, by, credit.
    """
    tiles = (settings or {}).get("tiles")
    made = {"incidents": columns} if columns is not None else {"points": packed(points)}
    if tiles:
        made["tiles"] = {"url": tiles, "by": settings["tiles_by"], "credit": settings.get("tiles_credit", "")}
    return inert(made)

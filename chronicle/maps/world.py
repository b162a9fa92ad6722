"""The tables of the world that travel with the package, in `world/`. scripts/build_basemap.py writes them.

Each table of lines is one gzip file: a line of JSON, then 16-bit numbers.

    {"quantum": 1000, "lines": [[points, tag, x, y, left, bottom, right, top], …]}\n dx dy dx dy …

Coordinates are whole quanta: 1/1000 degree, 111 m at the equator. `x y` is a line's first point, the numbers after the
JSON lead from each point to the next. The four numbers of its box let a reader skip the lines far away without touching
their points. `tag` is an integer whose meaning depends on the table.

| table    | lines                                   | tag |
|----------|-----------------------------------------|-----|
| land     | rings of all land; Eurasia goes past 180 | 0  |
| borders  | between two countries                   | 1 where it is disputed or a line of control |
| regions  | between two first-level divisions       | 0   |
| lakes    | rings                                   | 0   |
| rivers   | lines                                   | 0   |

`labels.gz` is a line of JSON, {"countries": [name, …], "spots": how many, "cities": how many, "names": those of the cities, one after the other},
then columns of 32-bit numbers, from the south to the north, as a map looks at few of them: of spots where a country's name may stand, SPOTS;
of cities, CITIES. `room` is how many degrees a label may spread there. `names.gz` (scripts/build_names.py)
says them in other languages: {language: {"countries": {name: name}, "cities": [a name or "" for each, largest first]}}.
"""

import gzip
import json
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, chain, groupby
from pathlib import Path

import msgspec

QUANTUM = 1000
FOLDER = Path(__file__).with_name("world")
TABLES = ("land", "borders", "regions", "lakes", "rivers")
TURNS = (-360 * QUANTUM, 0, 360 * QUANTUM)
SPOTS, CITIES = ("lat", "lon", "rank", "room", "country"), ("lat", "lon", "rank", "thousands", "capital", "end of the name")
FARTHEST = 32_000          # quanta between two neighbouring points: what 16 bits hold

Line = list[tuple[int, int]]
Box = tuple[float, float, float, float]


def write(lines: Iterable[tuple[int, Line]]) -> bytes:
    """A table's file, from (tag, points in quanta). The same lines always make the same bytes."""
    heads, steps = [], array("h")
    for tag, points in lines:
        points = _short_steps(points)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        heads.append([len(points), tag, xs[0], ys[0], min(xs), min(ys), max(xs), max(ys)])
        for (ax, ay), (bx, by) in zip(points, points[1:]):
            steps.extend((bx - ax, by - ay))
    if sys.byteorder == "big":
        steps.byteswap()
    head = json.dumps({"quantum": QUANTUM, "lines": heads}, separators=(",", ":"))
    return gzip.compress(head.encode() + b"\n" + steps.tobytes(), 9, mtime=0)


def _short_steps(points: Line) -> Line:
    """The same line with stops on the way wherever a step would not fit."""
    stops = points[:1]
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        parts = max(abs(bx - ax), abs(by - ay)) // FARTHEST + 1
        stops += [(ax + (bx - ax) * part // parts, ay + (by - ay) * part // parts) for part in range(1, parts + 1)]
    return stops


@lru_cache(maxsize=None)
def _table(name: str) -> tuple[list[list[int]], array]:
    head, _, body = gzip.decompress((FOLDER / f"{name}.gz").read_bytes()).partition(b"\n")
    steps = array("h", body)
    if sys.byteorder == "big":
        steps.byteswap()
    return json.loads(head)["lines"], steps


def near(name: str, box: Box) -> Iterator[tuple[int, Line]]:
    """(tag, points) of every line whose box meets `box` (degrees). Points are quanta in the box's turn of the globe."""
    west, south, east, north = (edge * QUANTUM for edge in box)
    heads, steps = _table(name)
    at = 0
    for count, tag, x, y, left, bottom, right, top in heads:
        start, at = at, at + 2 * (count - 1)
        if top < south or bottom > north:
            continue
        for turn in TURNS:
            if right + turn >= west and left + turn <= east:
                xs = accumulate(steps[start:at:2], initial=x + turn)
                ys = accumulate(steps[start + 1:at:2], initial=y)
                yield tag, list(zip(xs, ys))


class Labels:
    """What `labels.gz` says, looked up by latitude."""

    def __init__(self, packed: bytes):
        head, _, body = gzip.decompress(packed).partition(b"\n")
        numbers, said = array("i", body), msgspec.json.decode(head)
        if sys.byteorder == "big":
            numbers.byteswap()
        self.countries: list[str] = said["countries"]
        columns, begin = [], 0
        for number in [said["spots"]] * len(SPOTS) + [said["cities"]] * len(CITIES):
            columns.append(numbers[begin:begin + number])
            begin += number
        self._spots, self._cities = columns[:len(SPOTS)], columns[len(SPOTS):]
        self._names: str = said["names"]

    def spots(self, low: float = -90.0, high: float = 90.0) -> Iterator[tuple[str, list[tuple[float, float, float]]]]:
        """(country, [(lon, lat, room), …], roomiest first) of those between two latitudes, or a little beyond."""
        lats, lons, ranks, rooms, countries = self._spots
        for country, found in groupby(sorted(between(lats, low, high), key=ranks.__getitem__), key=countries.__getitem__):
            yield self.countries[country], [(lons[at] / QUANTUM, lats[at] / QUANTUM, rooms[at] / QUANTUM) for at in found]

    def cities(self, low: float = -90.0, high: float = 90.0) -> Iterator[tuple[int, str, float, float, int, int]]:
        """(rank, name, lon, lat, thousands, 1 if a capital) of those between two latitudes, or a little beyond; largest first, as ranks count from 0."""
        lats, lons, ranks, thousands, capitals, ends = self._cities
        for at in sorted(between(lats, low, high), key=ranks.__getitem__):
            yield ranks[at], self._names[ends[at - 1] if at else 0:ends[at]], lons[at] / QUANTUM, lats[at] / QUANTUM, thousands[at], capitals[at]


def between(lats: array, low: float, high: float) -> range:
    """Where those rows of a table stand, from the south to the north."""
    return range(bisect_left(lats, low * QUANTUM - 1), bisect_right(lats, high * QUANTUM + 1))


def write_labels(countries: list, cities: list) -> bytes:
    """`labels.gz`, from [[name, [[lon, lat, room], …]], …], roomiest first, and [[name, lon, lat, thousands, capital], …], largest first."""
    spots = [(round(lat * QUANTUM), round(lon * QUANTUM), rank, round(room * QUANTUM), country)
             for rank, (country, lon, lat, room) in enumerate((country, *spot) for country, (_, spots) in enumerate(countries) for spot in spots)]
    rows = sorted((round(lat * QUANTUM), round(lon * QUANTUM), rank, thousands, capital, name) for rank, (name, lon, lat, thousands, capital) in enumerate(cities))
    *columns, names = zip(*rows)
    numbers = array("i", chain(*zip(*sorted(spots)), *columns, accumulate(map(len, names))))
    if sys.byteorder == "big":
        numbers.byteswap()
    head = {"countries": [name for name, _ in countries], "spots": len(spots), "cities": len(rows), "names": "".join(names)}
    return gzip.compress(json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + numbers.tobytes(), 9, mtime=0)


@lru_cache(maxsize=1)
def labels() -> Labels:
    return Labels((FOLDER / "labels.gz").read_bytes())


@lru_cache(maxsize=None)
def names(language: str) -> dict | None:
    """{countries, cities} in a language other than that of the labels; None where the map has no names in it."""
    return msgspec.json.decode(gzip.decompress((FOLDER / "names.gz").read_bytes())).get(language.split("-")[0])

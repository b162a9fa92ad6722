"""Names on the map: which may be shown, in what order, and where there is room for them.

The chronicle's own place names win: a city of the world's table within `SAME_PLACE` of one of them, or of the same name
nearby, is left out, so that a page about Deir ez-Zor does not show a second spelling beside it. Names are said in the language of
the page where the tables have them (world.names), else in Latin letters. Names of countries and cities are editorial; a site may
rename or remove any of them with `labels = {"Old" = "New", "Unwanted" = ""}`: as they stand on the map, and what is removed by its
English name is removed in every language.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from chronicle.maps import mercator, world
from chronicle.maps.mercator import Box, Sheet, unwrap

SAME_PLACE = 6.0           # kilometres
SAME_NAME = 30.0
NEAR = 0.3                 # degrees of latitude, more than either
ROOM = 0.4                 # a country needs this much room, in letters, to be named at all
SPECK = 0.002              # of the frame's width
SPOTS = 4
JOINED = re.compile("[\u0600-\u08ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc]")
APART = 1.6                # letters between two dots
INSIDE, AROUND, OWN = 180, 40, 80     # how many cities travel with a chronicle, in its frame and outside, and places of its own:
                                       # wherever there is a circle its place is named anyway


class Label(NamedTuple):
    kind: str              # "country", "own" or "city"
    name: str
    lon: float
    lat: float
    weight: float          # degrees of room for a country, thousands of people for a city or a place of the chronicle
    capital: bool = False
    foreign: bool = False  # in Latin letters, for want of a name in the page's language


class Site(NamedTuple):
    """A label and its point on a sheet, with what does not depend on the size of the letters: how many letters wide it is, whether
    these are spaced, and for how many units to the right there is room for a country's."""
    label: Label
    x: float
    y: float
    wide: float
    spaced: bool
    room: float


class Sites(NamedTuple):
    """Labels on a sheet. A picture shows a small part of it: what stands there is looked up from left to right."""
    ranked: tuple[Site, ...]                    # most important first; a rank is a place in this
    xs: tuple[float, ...]                       # from left to right
    ys: tuple[tuple[float, int], ...]           # of each of these its y and its rank
    lats: tuple[float, ...]                     # of the cities, from the south
    cities: tuple[int, ...]                     # their ranks

    def within(self, view: Box) -> list[int]:
        """Ranks of those in a part of the sheet, most important first."""
        left, top, right, bottom = view
        return sorted([rank for y, rank in self.ys[bisect_left(self.xs, left):bisect_right(self.xs, right)] if top <= y <= bottom])

    def twins(self, own: Label) -> list[int]:
        """Ranks of the cities that stand for a place of the chronicle's own."""
        near = self.cities[bisect_left(self.lats, own.lat - NEAR):bisect_right(self.lats, own.lat + NEAR)]
        return [rank for rank in near if same(self.ranked[rank].label, own)]

    def of(self, ranks: list[int], doubled: set[int]) -> Iterable[Site]:
        """Those of these ranks that are not doubled; looked at as far as needed."""
        return map(self.ranked.__getitem__, [rank for rank in ranks if rank not in doubled] if doubled else ranks)


Placed = tuple[Site, float, float]      # with its place on the sheet: the middle of a country's name, the left end of another's, on the baseline


def choose(frame: Box, cover: Box, own: Iterable[tuple[str, float, float]], renamed: Mapping[str, str], language: str = "en") -> list[Label]:
    """Every label the map of this frame may show, most important first. `own`: (name, latitude, longitude)."""
    return list(_choose(frame, cover, tuple(own), tuple(sorted(renamed.items())), language))


@lru_cache(maxsize=8)
def sites(frame: Box, renamed: tuple[tuple[str, str], ...], language: str) -> Sites:
    """The labels of the world's table on the sheet of a chronicle: the same for every page, so found once."""
    sheet = mercator.sheet(frame)
    ranked = tuple(site(label, sheet) for label in _choose(frame, sheet.box, (), renamed, language))
    from_left = sorted((s.x, s.y, rank) for rank, s in enumerate(ranked))
    from_south = sorted((s.label.lat, rank) for rank, s in enumerate(ranked) if s.label.kind == "city")
    return Sites(ranked, tuple(x for x, _, _ in from_left), tuple((y, rank) for _, y, rank in from_left),
                 tuple(lat for lat, _ in from_south), tuple(rank for _, rank in from_south))


def site(label: Label, sheet: Sheet) -> Site:
    x, y = sheet.at(label.lon, label.lat)
    return Site(label, x, y, width(label), spaced(label), sheet.at(label.lon + label.weight, label.lat)[0] - x)


@lru_cache(maxsize=8)
def _choose(frame: Box, cover: Box, own: tuple, renamed: tuple, language: str) -> tuple[Label, ...]:
    names, table = dict(renamed), world.labels()
    native = language.split("-")[0] == "en"
    said = not native and world.names(language) or {"countries": {}, "cities": ()}

    def named(name: str, translated: str) -> tuple[str, bool]:
        """(as the map has it, whether that is foreign to the language of the page)"""
        if names.get(name) == "":
            return "", False
        return (names.get(translated, translated), False) if translated else (names.get(name, name), not native and name not in names)
    countries = [label._replace(foreign=foreign) for name, spots in table.spots(frame[1], frame[3])
                 for text, foreign in [named(name, said["countries"].get(name, ""))] for label in _country(text, spots, frame)]
    inside, around, (_, low, _, high) = [], [], cover
    for rank, name, lon, lat, thousands, capital in table.cities(low, high):
        if low <= lat <= high and _within(lon := unwrap(lon, cover), lat, cover):
            here, most = (inside, INSIDE) if _within(lon, lat, frame) else (around, AROUND)
            if own or len(here) < most:                                             # of the others, places of the chronicle's own may be twins
                text, foreign = named(name, said["cities"][rank] if said["cities"] else "")
                if text:
                    here.append(Label("city", text, lon, lat, float(thousands), bool(capital), foreign))
            elif len(inside) >= INSIDE and len(around) >= AROUND:
                break
    places = [Label("own", name, unwrap(lon, cover), lat, 0.0) for name, lat, lon in sorted(set(own)) if name]
    by_lat = sorted(inside + around, key=lambda city: city.lat)
    lats = [city.lat for city in by_lat]
    twins = [[city for city in by_lat[bisect_left(lats, place.lat - NEAR):bisect_right(lats, place.lat + NEAR)] if same(city, place)] for place in places]
    ours = [place._replace(weight=max((city.weight for city in found), default=0.0)) for place, found in zip(places, twins)]
    ours.sort(key=lambda place: (-place.weight, place))
    doubled = {city for found in twins for city in found}
    cities = [city for city in inside[:INSIDE] + around[:AROUND] if city not in doubled]
    cities.sort(key=lambda city: (not city.capital, -city.weight, city))
    countries.sort(key=lambda country: (-country.weight, country))
    return tuple(countries + ours[:OWN] + cities)


def _country(name: str, spots: list[list[float]], frame: Box) -> list[Label]:
    """The name at up to SPOTS places in the frame, roomiest first, for one of which there may be room.

    A neighbour of which only a corner shows is named in that corner; a speck on the frame is not named.
    """
    found: list[Label] = []
    left, low, right, high = frame
    least = (right - left) * SPECK
    for lon, lat, room in spots if name else ():
        if not (low <= lat <= high and left <= (lon := unwrap(lon, frame)) <= right):
            continue                                            # most of the world
        if len(found) == SPOTS or room < max(least, 0.4 * found[0].weight if found else 0.0):
            break
        if all(math.hypot(lon - a.lon, lat - a.lat) > a.weight for a in found):
            found.append(Label("country", name, lon, lat, room))
    return found


def _within(lon: float, lat: float, box: Box) -> bool:
    return box[0] <= lon <= box[2] and box[1] <= lat <= box[3]


def same(city: Label, place: Label) -> bool:
    """Whether a name of the world's table stands for a place the chronicle names itself."""
    if city.kind != "city":
        return False
    if abs(city.lat - place.lat) > NEAR:
        return False
    km = 111.3 * math.hypot(city.lat - place.lat, (city.lon - place.lon) * math.cos(math.radians(city.lat)))
    return km < SAME_PLACE or (km < SAME_NAME and city.name.casefold() == place.name.casefold())


def arrange(sites: Iterable[Site], view: Box, em: float, taken: list[Box], most: int, reach: float = 0.0) -> list[Placed]:
    """At most `most` labels that fit into `view` (left, top, right, bottom) without touching each other or `taken`.

    `em` is the size of the letters, `reach` the radius of a circle they stand beside, in the units of the sheet. `taken`
    gains the boxes of what was placed.
    """
    placed: list[Placed] = []
    dots: list[tuple[float, float]] = []
    named: set[str] = set()
    start, top, end, bottom = view
    side, low, apart, beside = 0.2 * em, 0.3 * em, APART * em, reach + 0.6 * em
    for site in sites:
        if len(placed) == most:
            break
        label, x, y, wide, _, room = site
        if not (start <= x <= end and top <= y <= bottom):
            continue
        if label.kind == "country":
            if label.name in named or room < ROOM * em:
                continue
        elif label.kind == "city" and crowded(x, y, dots, apart):
            continue                                           # a suburb of what is already named
        for left, base, edge in _spots(label.kind, x, y, wide * em, em, beside):
            box = begins, above, ends, below = edge - side, base - em, edge + wide * em + side, base + low
            if begins >= start and above >= top and ends <= end and below <= bottom and _free(box, taken):
                taken.append(box)
                dots.append((x, y))
                named.add(label.name)
                placed.append((site, left, base))
                break
    return placed


def crowded(x: float, y: float, dots: list[tuple[float, float]], far: float) -> bool:
    for a, b in dots:
        if abs(x - a) < far and math.hypot(x - a, y - b) < far:
            return True
    return False


def _spots(kind: str, x: float, y: float, wide: float, em: float, beside: float) -> Iterator[tuple[float, float, float]]:
    """(x and y of the text, where its box begins) for each place a label may have: right, left, above, below; a country's is on it."""
    if kind == "country":
        yield x, y + 0.35 * em, x - wide / 2
        return
    yield (right := x + beside), y + 0.35 * em, right
    yield (left := x - beside - wide), y + 0.35 * em, left
    yield (middle := x - wide / 2), y - beside, middle
    yield middle, y + beside + 0.7 * em, middle


def width(label: Label) -> float:
    """About how wide the name is, in letters; countries are in spaced capitals, the chronicle's places in bold."""
    joined = 0.09 if JOINED.search(label.name) else 0.0
    return len(label.name) * (joined + {"country": 0.95 if spaced(label) else 0.57, "own": 0.63, "city": 0.57}[label.kind])


def spaced(label: Label) -> bool:
    """Countries are, but for scripts whose letters are joined."""
    return label.kind == "country" and not JOINED.search(label.name)


def _free(box: Box, taken: list[Box]) -> bool:
    left, top, right, bottom = box
    for start, above, end, below in taken:
        if left < end and right > start and top < below and bottom > above:
            return False
    return True

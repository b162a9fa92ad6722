"""The still map of one page, as plain values for its template: a part of the shared picture, with circles on it.

A circle's area grows with the least number of people reported killed there. Where no toll was reported the circle is
small and hollow: that nothing is known is not a small number. A dashed circle is how far off the location may be.

A picture grows and shrinks with the page, and its letters with it. So circles and names are laid out twice, for the width
of a telephone or a column and for a wide screen (LAYOUTS); map.css shows one of the two. Circles that would lie on each
other become one, as on the live map, unless they are the sites of one incident.
Lengths are units of the sheet (see mercator), rounded to a fifth of a pixel.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from chronicle import words
from chronicle.maps import labels, mercator, palette
from chronicle.maps.mercator import WIDTH, Box, Sheet, unwrap

LEAST_VIEW = 2.4           # degrees of longitude a picture shows at least: less would pretend to more than the lines hold
SHAPE = 3 / 2              # width to height
SMALLEST, WITH_COUNT, LARGEST, PER_PERSON = 5.0, 9.0, 34.0, 2.0      # pixels; the last: square pixels / pi
FIXED = [f".{digits}f" for digits in range(20)]
TARGET = 24.0              # pixels between two circles that a finger can tell apart


class Layout(NamedTuple):
    name: str
    page: float            # pixels it is laid out for
    letters: float         # pixels: at 358 and at 640, where each is smallest, they are 11 at least
    names: int             # names around the circles


class Drawn(NamedTuple):
    """A name as the template has it; only cities have a dot. Names are most of a picture, so they are no dicts."""
    text: str
    x: str
    y: str
    kind: str
    spaced: bool
    foreign: bool
    dot_x: str
    dot_y: str


LAYOUTS = (Layout("narrow", 400.0, 12.5, 10), Layout("wide", 860.0, 15.0, 24))

NO_ADDRESS = re.compile(r"[\x00-\x20\\]")
PLAIN = re.compile(r"(?:\.\./)*[A-Za-z0-9][A-Za-z0-9/._-]*")             # what nearly all are


def radius(low: int | None, high: int | None, incidents: int) -> float:
    """Pixels. Area grows with the least toll, or the highest where only that is reported; see runtime/circles.js too."""
    toll = low if low is not None else high
    smallest = SMALLEST if incidents == 1 else WITH_COUNT
    if toll is None:
        return smallest
    return min(LARGEST, max(smallest, math.sqrt(SMALLEST ** 2 + PER_PERSON * toll)))


@lru_cache(maxsize=1000)
def address(href: str | None) -> str | None:
    """A relative address as it is, anything else dropped: what is not a page of this site is not linked from a map."""
    if not href or PLAIN.fullmatch(href):
        return href or None
    if NO_ADDRESS.search(href):
        return None
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc or href.startswith("//") else href


def still(points: Sequence[dict], frame: Box, focus: tuple[float, float] | None = None,
          settings: Mapping | None = None, merge: bool = True, language: str = "en") -> dict:
    """Values for the template's SVG.

    focus: (latitude, longitude) to stand in the middle; without it the picture shows all points. settings: the same as
    for `names`, for the names around, said in `language` where they can be. Keys of the answer: view, width, height, image, and
    layouts, each with name, circles, labels, and the sizes of letters, halo and dot.
    """
    sheet, around = mercator.sheet(frame), (frame, tuple(sorted(((settings or {}).get("labels") or {}).items())), language)
    names = labels.sites(*around)
    points = [_sited(point, sheet, around) for point in points]
    view = _view(points, sheet, focus)
    digits = _digits(view, LAYOUTS[-1])
    there = names.within(view)
    return {
        "view": " ".join(_short(number, digits) for number in (view[0], view[1], view[2] - view[0], view[3] - view[1])),
        "width": _short(WIDTH), "height": _short(sheet.height, 2),
        "image": "basemap.svg",
        "layouts": [_laid_out(layout, points, view, names, there, merge) for layout in LAYOUTS] if points else [],
    }


def _sited(point: dict, sheet: Sheet, around: tuple) -> dict:
    """The point with its place on the sheet, its name as a label there, and `twins`, what stands for it among the names; `reach`: how
    far off it may be, in units; `size`: of its circle, in pixels."""
    own, twins = _own(point["name"], point["lon"], point["lat"], *around)
    return {**point, "x": own.x, "y": own.y, "own": own, "twins": twins,
            "reach": sheet.metres(point["radius"], point["lat"]) if point["radius"] else 0.0, "size": _size(point)}


@lru_cache(maxsize=4000)                 # a place stands on the pages of all its incidents
def _own(name: str, lon: float, lat: float, frame: Box, renamed: tuple, language: str) -> tuple[labels.Site, tuple[int, ...]]:
    sheet = mercator.sheet(frame)
    own = labels.site(labels.Label("own", name, unwrap(lon, sheet.box), lat, 0.0), sheet)
    return own, tuple(labels.sites(frame, renamed, language).twins(own.label))


def _laid_out(layout: Layout, points: Sequence[dict], view: Box, names: labels.Sites, there: list[int], merge: bool) -> dict:
    """`there`: ranks of the names in this view."""
    scale, digits = (view[2] - view[0]) / layout.page, _digits(view, layout)
    drawn = sorted(points, key=lambda point: (-point["size"], point["name"]))
    if merge:
        drawn = _merged(drawn, scale)
    circles = [_circle(point, scale, digits) for point in drawn]
    around = names.of(there, {rank for point in drawn for rank in point["twins"]})
    return {"name": layout.name, "letters": _short(scale * layout.letters, digits), "halo": _short(scale * 2.5, digits),
            "dot": _short(scale * 2, digits), "circles": circles, "labels": _labels(drawn, circles, around, view, scale * layout.letters, layout.names, digits)}


def _merged(points: Sequence[dict], scale: float) -> list[dict]:
    """Points, largest first; one swallows those it would overlap by about a third, and those too near for a finger.
    runtime/circles.js does the same."""
    groups = [(point["size"], {**point, "joint": {tuple(pair) for pair in point["joint"]}, "types": dict(point["types"])}, point["x"], point["y"]) for point in points]
    before, farthest = -1, max(TARGET, 1.3 * LARGEST) * scale           # most pairs are farther apart than any two that touch
    while before != len(groups):
        before, kept = len(groups), []
        for size, group, x, y in sorted(groups, key=lambda group: (-group[0], group[1]["name"])):
            for at, (most, large, left, top) in enumerate(kept):
                if abs(left - x) > farthest or abs(top - y) > farthest:
                    continue
                across, down = abs(left - x) / scale, abs(top - y) / scale
                if max(across, down) < TARGET or math.hypot(across, down) < 0.85 * most + 0.45 * size:
                    _join(large, group)
                    kept[at] = (large["size"], large, left, top)
                    break
            else:
                kept.append((size, group, x, y))
        groups = kept
    return [group for _, group, _, _ in groups]


def _size(point: dict) -> float:
    return radius(point["low"], point["high"], point["n"])


def _join(one: dict, other: dict) -> None:
    """Makes of one what a circle of both stands for: it lies at the first, has no page of its own and no one precision, and what
    happened at places of both counts once."""
    shared = one["joint"] & other["joint"]
    tolls = [p["low"] if p["low"] is not None else p["high"] for p in (one, other)]
    known = [toll for toll in tolls if toll is not None]
    one["n"] += other["n"] - len(shared)
    one["low"] = sum(known) - sum(killed or 0 for _number, killed in shared) if known else None
    one["high"] = one["href"] = one["radius"] = None
    one["reach"] = 0.0
    for type, n in other["types"].items():
        one["types"][type] = one["types"].get(type, 0) + n
    one["joint"] |= other["joint"]
    one["others"] = one.get("others", 0) + other.get("others", 0) + 1
    one["size"] = _size(one)


def _view(points: Sequence[dict], sheet: Sheet, focus: tuple[float, float] | None) -> Box:
    """(left, top, right, bottom) of the picture on the sheet."""
    spread = []
    for point in points:
        x, y, reach = point["x"], point["y"], point["reach"]
        spread += [(x - reach, y - reach), (x + reach, y + reach)]
    if not spread:
        return 0.0, 0.0, WIDTH, sheet.height
    left, right = min(x for x, _ in spread), max(x for x, _ in spread)
    top, bottom = min(y for _, y in spread), max(y for _, y in spread)
    x, y = (left + right) / 2, (top + bottom) / 2
    if focus is not None:
        x, y = sheet.at(unwrap(focus[1], sheet.box), focus[0])
        right, bottom = x + max(right - x, x - left), y + max(bottom - y, y - top)
        left, top = 2 * x - right, 2 * y - bottom
    wide = max(LEAST_VIEW * sheet.unit, 1.35 * (right - left), 1.35 * (bottom - top) * SHAPE)
    wide = min(wide, WIDTH, sheet.height * SHAPE)
    high = wide / SHAPE
    x = min(max(x, wide / 2), WIDTH - wide / 2)
    y = min(max(y, high / 2), sheet.height - high / 2)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _circle(point: dict, scale: float, digits: int) -> dict:
    x, y, reach = point["x"], point["y"], point["reach"]
    size = point["size"] * scale
    unknown = point["low"] is None and point["high"] is None
    solid = point["n"] == 1 and not unknown
    others = point.get("others", 0)
    incidents = words.many(point["n"], "incident")
    if point["n"] > 1 and f"{point['n']:,}" not in incidents:        # Arabic has a word for two; what is seen on the circle is in its name
        incidents = f"{incidents}: {point['n']}"
    return {
        "x": _short(x, digits), "y": _short(y, digits), "r": _short(size, digits), "hollow": unknown,
        "solid": solid, "type": palette.css_class(_main_type(point["types"])), "halo": _short(size + 1.5 * scale, digits),
        **({} if solid else _open(point, y, size, (2 if unknown else 4) * scale, scale, digits)),
        "dashed": _short(reach, digits) if reach > size + 2 * scale else "",
        "href": address(point["href"]), "name": point["name"],
        "label": f"{point['name']} + {others}: {incidents}" if others else f"{point['name']}: {incidents}, {point['toll']}",
    }


def _open(point: dict, y: float, size: float, line: float, scale: float, digits: int) -> dict:
    """Of a circle that is not filled: its ring, and the number in it."""
    return {"ring": _ring(point["types"], size - line / 2, digits), "line": _short(line, digits), "line_r": _short(size - line / 2, digits),
            "count": f"{point['n']:,}" if point["n"] > 1 else "", "count_y": _short(y + 3.6 * scale, digits), "count_size": _short(10.5 * scale, digits)}


def _main_type(types: Mapping[str, int]) -> str:
    return min(types, key=lambda name: (-types[name], name), default="other")


def _ring(types: Mapping[str, int], radius: float, digits: int) -> list[dict]:
    """The mix of types as arcs of a circle. Each lies on the one before, which is longer: the first goes all round (no dash),
    and of each that part is seen which the next leaves."""
    around, done, arcs = math.tau * radius / max(1, sum(types.values())), 0, []
    for name in sorted(types, key=lambda name: (-types[name], name)):
        done += types[name]
        arcs.append({"type": palette.css_class(name), "dash": f"{_short(around * done, digits)} {WIDTH:g}"})
    arcs = arcs[::-1] or [{"type": palette.css_class("other")}]
    return [{**arcs[0], "dash": ""}, *arcs[1:]]


def _labels(points: list[dict], circles: list[dict], around: Sequence[labels.Site], view: Box, em: float, most: int, digits: int) -> list[Drawn]:
    """The names of the circles' places first, then the largest names around that still fit."""
    drawn = [(float(c["x"]), float(c["y"]), float(c["r"])) for c in circles]
    taken = [(x - r, y - r, x + r, y + r) for x, y, r in drawn]
    placed = []
    for point, (_, _, r) in zip(points, drawn):
        placed += labels.arrange([_named(point)], view, em, taken, 1, max(0.0, r - 0.3 * em))
    return [_label(entry, digits) for entry in placed + labels.arrange(around, view, em, taken, most)]


def _named(point: dict) -> labels.Site:
    """The name beside a circle: of its place, and of how many others it stands for."""
    others, site = point.get("others", 0), point["own"]
    label = site.label._replace(name=f"{point['name']} + {others}") if others else site.label
    return site._replace(label=label, wide=labels.width(label)) if others else site


def _label(placed: labels.Placed, digits: int) -> Drawn:
    (label, x, y, _, spaced, _), left, base = placed
    dot_x, dot_y = _dot(x, y, digits) if label.kind == "city" else ("", "")
    return Drawn(label.name, _short(left, digits), _short(base, digits), label.kind, spaced, label.foreign, dot_x, dot_y)


def _digits(view: Box, layout: Layout) -> int:
    return max(0, math.ceil(-math.log10((view[2] - view[0]) / layout.page / 5)))


@lru_cache(maxsize=4000)                 # the cities of the chronicle's frame stand on all its maps
def _dot(x: float, y: float, digits: int) -> tuple[str, str]:
    return _short(x, digits), _short(y, digits)


def _short(number: float, digits: int = 0) -> str:
    return format(number, FIXED[digits]).rstrip("0").rstrip(".") if digits else f"{number:.0f}"

"""The chronicle's own piece of the world: cut from the tables once per frame, shared by all pages of the site.

`basemap.js` is read by the live map, `basemap.svg` is the ground of the still pictures. Both are drawn from the same cut. The names on
the live map are a file for each language (`names`).
In the JavaScript a line is [x, y, dx, dy, dx, dy, …] in quanta, of which `quantum` make a degree: as fine as the lines are,
for digits that say nothing weigh as much as those that do. `clip` is the box they were cut to, so that the drawing does not
stroke the cut edges.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, groupby

from chronicle.maps import labels, lines, picture, world
from chronicle.maps.mercator import Box, cover

BUDGET = 36_000            # bytes of the lines in basemap.js, about 15 KB gzipped: detail is given up until they fit
QUANTA = (1000, 500, 200, 100, 50, 20)     # to a degree; the first is that of the tables
MARGIN = 0.25              # degrees cut beyond the cover, so that no edge of the cut is ever seen
BEYOND = 3.0               # how much coarser lines are around the frame than in it
REGIONS_UP_TO = 45.0       # degrees: on the map of a continent, first-level divisions are noise


Layers = dict[str, list[world.Line]]       # land, lakes (rings); rivers, regions, borders, disputed (lines); in quanta
RINGS = ("land", "lakes")


@dataclass(frozen=True)
class Cut:
    frame: Box
    cover: Box
    clip: tuple[int, int, int, int]
    layers: Layers
    quantum: int


def basemap(frame: Box, settings: Mapping) -> dict[str, bytes]:
    """File name -> bytes of `basemap.js` and `basemap.svg`. settings, optional: `hide_disputed`, true to leave out disputed
    borders and lines of control."""
    around, clip, layers = cut(frame, bool(settings.get("hide_disputed")))
    detail = max(0.002, max(frame[2] - frame[0], frame[3] - frame[1]) / 4000)
    while True:
        layers = thin(layers, detail, frame)
        quantum = next((q for q in reversed(QUANTA) if q * detail >= 3), QUANTA[0])
        if len(javascript(Cut(frame, around, clip, layers, quantum))) <= BUDGET or detail > 1:
            break
        detail *= 1.2
    drawn = Cut(frame, around, clip, layers, quantum)
    return {"basemap.js": javascript(drawn), "basemap.svg": picture.draw(drawn)}


def names(frame: Box, own_labels: tuple[tuple[str, float, float], ...], settings: Mapping, language: str) -> bytes:
    """`map-names.js`. own_labels: (name, latitude, longitude) of the chronicle's places. settings, optional: `labels`, a table of names
    to replace ("" removes)."""
    found = labels.choose(frame, cover(frame), own_labels, settings.get("labels") or {}, language)
    value = {"kind": [label.kind for label in found], "name": [label.name for label in found],
             "lon": [round(label.lon, 3) for label in found], "lat": [round(label.lat, 3) for label in found],
             "weight": [float(f"{label.weight:g}") for label in found], "capital": [int(label.capital) for label in found]}
    return f"window.CHRONICLE_NAMES={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def cut(frame: Box, hide_disputed: bool) -> tuple[Box, tuple[int, int, int, int], Layers]:
    """(cover, the box of the cut in quanta, everything inside it as detailed as the tables have it)."""
    around = cover(frame)
    box = (around[0] - MARGIN, around[1] - MARGIN, around[2] + MARGIN, around[3] + MARGIN)
    clip = _quanta(box)
    layers = {name: [_whole(lines.clip_ring(ring, clip)) for _, ring in world.near(name, box)] for name in RINGS}
    layers["rivers"] = _pieces("rivers", 0, box, clip)
    small = max(frame[2] - frame[0], frame[3] - frame[1]) <= REGIONS_UP_TO
    halfway = tuple((inner + outer) / 2 for inner, outer in zip(frame, around))             # all of the neighbours' would be most of the file
    layers["regions"] = _pieces("regions", 0, halfway, _quanta(halfway)) if small else []
    layers["borders"] = _pieces("borders", 0, box, clip)
    layers["disputed"] = [] if hide_disputed else _pieces("borders", 1, box, clip)
    return around, clip, layers


def _pieces(table: str, tag: int, box: Box, clip: tuple[int, int, int, int]) -> list[world.Line]:
    return [_whole(piece) for found, line in world.near(table, box) if found == tag
            for piece in lines.clip_line(line, clip)]


def thin(layers: Layers, detail: float, frame: Box) -> Layers:
    """The layers within `detail` degrees of what they were in the frame, and within BEYOND times as much around it."""
    fine, coarse, inner = detail * world.QUANTUM, BEYOND * detail * world.QUANTUM, _quanta(frame)
    thinned = {}
    for name, found in layers.items():
        if name in RINGS:
            slim = [_thin_ring(ring, fine, coarse, inner) for ring in found if ring and _extent(ring) >= 1.5 * fine]
            thinned[name] = [ring for ring in slim if len(ring) > 2]
        else:
            thinned[name] = [lines.simplify_around(line, fine, inner, coarse) for line in found]
    return thinned


def _thin_ring(ring: world.Line, fine: float, coarse: float, inner: tuple[int, int, int, int]) -> world.Line:
    slim = lines.simplify_around(ring + ring[:1], fine, inner, coarse)[:-1]
    return slim if len(slim) > 3 else lines.simplify_ring(ring, fine)


def _quanta(box: Box) -> tuple[int, int, int, int]:
    return tuple(round(edge * world.QUANTUM) for edge in box)


def _extent(ring: world.Line) -> int:
    return max(max(x for x, _ in ring) - min(x for x, _ in ring), max(y for _, y in ring) - min(y for _, y in ring))


def _whole(points: list) -> world.Line:
    return [(round(x), round(y)) for x, y in points]


def javascript(drawn: Cut) -> bytes:
    """An assignment, not JSON: a page opened from a disk may run a script beside it but not fetch a file."""
    value = {
        "quantum": drawn.quantum, "frame": drawn.frame, "cover": drawn.cover, "clip": [_coarser(edge, drawn.quantum) for edge in drawn.clip],
        "layers": {name: [_steps(line, drawn.quantum) for line in found] for name, found in drawn.layers.items()},
    }
    return f"window.CHRONICLE_BASEMAP={json.dumps(value, separators=(',', ':'))};\n".encode()


def _steps(line: world.Line, quantum: int) -> list[int]:
    points = [point for point, _same in groupby((_coarser(x, quantum), _coarser(y, quantum)) for x, y in line)]
    return list(chain.from_iterable((x - px, y - py) for (x, y), (px, py) in zip(points, [(0, 0)] + points[:-1])))


def _coarser(quanta: int, quantum: int) -> int:
    return round(quanta * quantum / world.QUANTUM)

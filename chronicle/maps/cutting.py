"""The chronicle's own piece of the world: cut from the tables once per frame, shared by all pages of the site.

`basemap.js` is read by the live map, the two SVG files are the still pictures. Both are drawn from the same cut.
In the JavaScript a line is [x, y, dx, dy, dx, dy, …] in quanta of 1/1000 degree; `clip` is the box it was cut to, so
that the drawing does not stroke the cut edges.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from chronicle.maps import labels, lines, picture, world
from chronicle.maps.mercator import Box, cover

BUDGET = 45_000            # bytes of the lines in basemap.js, about 18 KB gzipped: detail is given up until they fit
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
    labels: list[labels.Label]


def basemap(frame: Box, own_labels: tuple[tuple[str, float, float], ...], settings: Mapping) -> dict[str, bytes]:
    """File name -> bytes of `basemap.js`, `basemap.svg` and `basemap-plain.svg` (no names).

    own_labels: (name, latitude, longitude) of the chronicle's places. settings, both optional: `labels`, a table of
    names to replace ("" removes), and `hide_disputed`, true to leave out disputed borders and lines of control.
    """
    around, clip, layers = cut(frame, bool(settings.get("hide_disputed")))
    names = labels.choose(frame, around, own_labels, settings.get("labels") or {})
    detail = max(0.002, max(frame[2] - frame[0], frame[3] - frame[1]) / 4000)
    while True:
        layers = thin(layers, detail, frame)
        if len(javascript(Cut(frame, around, clip, layers, []))) <= BUDGET or detail > 1:
            break
        detail *= 1.2
    drawn = Cut(frame, around, clip, layers, names)
    return {"basemap.js": javascript(drawn), "basemap.svg": picture.draw(drawn, named=True),
            "basemap-plain.svg": picture.draw(drawn, named=False)}


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
        "quantum": world.QUANTUM, "frame": drawn.frame, "cover": drawn.cover, "clip": drawn.clip,
        "layers": {name: [_steps(line) for line in found] for name, found in drawn.layers.items()},
        "labels": [[label.kind, label.name, round(label.lon, 3), round(label.lat, 3), label.weight, int(label.capital)]
                   for label in drawn.labels],
    }
    return f"window.CHRONICLE_BASEMAP={json.dumps(value, separators=(',', ':'))};\n".encode()


def _steps(line: world.Line) -> list[int]:
    before = [(0, 0)] + line[:-1]
    return list(chain.from_iterable((x - px, y - py) for (x, y), (px, py) in zip(line, before)))

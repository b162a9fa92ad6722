"""Where things fall on the map: the chronicle's frame, and web Mercator in drawing units.

A *box* is (west, south, east, north) in degrees. East may exceed 180: a chronicle of Fiji runs from 176 to 181, so that
it is one map and not two slivers at the edges of the world; `unwrap` moves a longitude into a box's turn of the globe.

Three boxes nest. The *frame* is what the chronicle is about. The *cover* is the frame and its surroundings, the land
that is drawn so that no edge shows on a tall telephone. The *view* is the part one still picture shows.

A *sheet* is a cover laid out in units, `WIDTH` units wide, x to the right and y down, as SVG wants it.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

from chronicle.map_settings import POLE         # Mercator runs to infinity; nothing north or south of this is drawn

Box = tuple[float, float, float, float]

WIDTH = 1000.0             # units across a sheet
WORLD: Box = (-180.0, -60.0, 180.0, 76.0)
ROOM = 1.7                 # width to height of what a wide screen shows
LEAST_SPAN = 3.0           # degrees: a chronicle of one village still wants to see its country


def frame(points: Iterable[tuple[float, float]], bbox: Box | None = None) -> Box:
    """The box of the whole chronicle, in whole degrees.

    `points` are (latitude, longitude) pairs. A `bbox` set by hand is only rounded outward. Padding and rounding are
    there so that one more incident seldom moves the frame, and with it every map of the site. No points: the world.
    """
    if bbox is not None:
        west, south, east, north = bbox
        if east < west:
            east += 360.0
        return _whole(west, south, east, north)
    found = sorted({(float(lat), float(lon)) for lat, lon in points if abs(lat) <= POLE})
    if not found:
        return WORLD
    west, east = _narrowest_span([lon for _, lon in found])
    south, north = found[0][0], found[-1][0]
    across = max(0.5, 0.05 * (east - west), (LEAST_SPAN - (east - west)) / 2)
    along = max(0.5, 0.05 * (north - south), (LEAST_SPAN - (north - south)) / 2)
    return _whole(west - across, south - along, east + across, north + along)


def _narrowest_span(longitudes: list[float]) -> tuple[float, float]:
    """The two ends of the shortest arc holding all longitudes; it may run across the 180th meridian."""
    ring = sorted({(lon + 180.0) % 360.0 - 180.0 for lon in longitudes})
    gaps = [(after - before, after, before) for before, after in zip(ring, ring[1:])]
    widest = max(gaps, default=(0.0, 0.0, 0.0))
    if widest[0] <= 180.0:
        return ring[0], ring[-1]
    return widest[1], widest[2] + 360.0


def _whole(west: float, south: float, east: float, north: float) -> Box:
    if east - west >= 350.0:
        west, east = -180.0, 180.0
    return (float(math.floor(west)), float(max(-POLE, math.floor(south))),
            float(math.ceil(east)), float(min(POLE, math.ceil(north))))


def cover(box: Box) -> Box:
    """The frame and its surroundings: at least three degrees on each side, more for a large frame, and so wide that all of
    the frame can be seen on a wide screen: a degree of latitude is long in the north."""
    west, south, east, north = box
    pad = max(3.0, 0.3 * max(east - west, north - south))
    across = max(pad, (ROOM * (rise(north) - rise(south)) - (east - west)) / 2)
    left, right = west - across, east + across
    if right - left > 360.0:
        left, right = -180.0, 180.0
    return tuple(round(edge, 3) for edge in (left, max(-POLE, south - pad), right, min(POLE, north + pad)))


def unwrap(lon: float, box: Box) -> float:
    """The same meridian, expressed so that it lies in the box if it can."""
    west, _, east, _ = box
    centre = (west + east) / 2
    while lon < centre - 180.0:
        lon += 360.0
    while lon > centre + 180.0:
        lon -= 360.0
    return lon


@lru_cache(maxsize=100_000)
def rise(lat: float) -> float:
    """Mercator's y in the unit of longitude degrees, growing to the north."""
    lat = max(-POLE - 1, min(POLE + 1, lat))
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


class Sheet:
    """A cover in drawing units: `unit` of them to a degree of longitude."""

    def __init__(self, box: Box):
        self.box = box
        self.west, self.top = box[0], rise(box[3])
        self.unit = WIDTH / (box[2] - box[0])
        self.height = (self.top - rise(box[1])) * self.unit

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return (lon - self.west) * self.unit, (self.top - rise(lat)) * self.unit

    def metres(self, radius: float, lat: float) -> float:
        """How many units `radius` metres are at this latitude."""
        return radius / (111_320.0 * math.cos(math.radians(lat))) * self.unit


@lru_cache(maxsize=8)
def sheet(frame: Box) -> Sheet:
    """That of a chronicle's maps."""
    return Sheet(cover(frame))

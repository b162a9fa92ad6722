"""How finely the position of a place is published: no finer than its record allows.

A place whose `precision` is coarser than exact is known to the editor, and not to readers: a safe house, a family's home,
a clinic. Its position is rounded when the file is read, before anything else sees it, so no page, map, data file or
remembered value can hold the digits that were taken away. Numbers in gazetteers go as well, for they are positions too.
"""
import msgspec

from chronicle.model import Place

DECIMALS = {                    # of a degree; the cell a position could lie in, at the equator
    "near": 1,                  # 11 km
    "district": 1,
    "province": 0,              # 111 km
    "region": 0,
    "country": 0,
}


def published(place: Place) -> Place:
    """The place as everybody may know it."""
    if place.precision not in DECIMALS:
        return place
    return msgspec.structs.replace(place, lat=rounded(place.lat, place.precision), lon=rounded(place.lon, place.precision),
                                   geonames="", wikidata="")


def rounded(degrees: float | None, precision: str) -> float | None:
    """Adding 0.0 turns -0.0 into 0.0: on which side of the line a place lies is one more digit."""
    return None if degrees is None else round(degrees, DECIMALS[precision]) + 0.0

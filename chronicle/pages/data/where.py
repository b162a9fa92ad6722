"""One location for an incident, for data sets that know only one, and the administrative names above it.

A joint toll is never split over places, and putting all of it at one of several would say more than is known. So an
incident at several places lies in the nearest place that contains them all, with that place's precision; where there is
none it has no location, and sites.csv has the places.
"""
import msgspec

from chronicle.model import Place
from chronicle.pages.data.entries import Entry
from chronicle.pages.points import AT_LEAST, COARSER
from chronicle.volumes import Volume


class Location(msgspec.Struct, frozen=True, gc=False):
    """`place` None: no single location is known; `words`: the spot in the source's words, where there is one place."""
    place: Place | None = None
    precision: str = ""
    words: str = ""
    country: str = ""
    province: str = ""
    district: str = ""


NOWHERE = Location()
PROVINCES, DISTRICTS = ("province",), ("district",)


def location(e: Entry) -> Location:
    spots = [s for s in e.spots if s.place]
    if not spots or len(spots) < len(e.spots):
        return NOWHERE
    if len({s.place.id for s in spots}) == 1:
        return at(e.volume, spots[0].place, max((s.precision for s in spots), key=COARSER.index), spots[0].site.site if len(spots) == 1 else "")
    chains = [(s.place.id, *e.volume.above[s.place.id]) for s in spots]
    common = next((p for p in chains[0] if all(p in chain for chain in chains)), None)
    if common is None:
        return NOWHERE
    place = e.volume.places[common]
    return at(e.volume, place, max(AT_LEAST.get(place.type, "near"), *(s.precision for s in spots), key=COARSER.index), "")


def at(volume: Volume, place: Place, precision: str, words: str) -> Location:
    chain = [place, *(volume.places[p] for p in volume.above[place.id] if p in volume.places)]

    def name(types: tuple[str, ...]) -> str:
        return next((p.name for p in chain if p.type in types), "")

    return Location(place, precision, words, name(("country",)), name(PROVINCES), name(DISTRICTS))

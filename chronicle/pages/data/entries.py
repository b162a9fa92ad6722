"""An incident with what its rows in all data files share, worked out once for each volume."""
from collections.abc import Iterable
from urllib.parse import quote

import msgspec

from chronicle.addresses import address
from chronicle.assess import headline
from chronicle.computed import Card, Range
from chronicle.model import Incident, Place, Site, Source
from chronicle.pages.points import precision
from chronicle.view import View
from chronicle.volumes import Volume
from chronicle.vocabulary import RADIUS


class Spotted(msgspec.Struct, frozen=True, gc=False):
    """One place of an incident. `place` None: nothing is on record under that id."""
    site: Site
    place: Place | None
    precision: str              # the coarser of what the record says and what the kind of place allows

    @property
    def radius(self) -> int:
        """Metres around the place's point within which it happened; 0: at the place itself."""
        return RADIUS[self.precision]


class Entry:
    __slots__ = ("r", "card", "volume", "url", "spots", "_ranges")

    def __init__(self, r: Incident, card: Card, volume: Volume, root: str):
        self.r, self.card, self.volume = r, card, volume
        self.url = root + quote(address("incident", r.id))
        self.spots = [spotted(s, volume) for s in r.places]
        self._ranges: dict[tuple[str, str], Range] = {}

    def range(self, field: str, rule: str) -> Range:
        """Headline of `killed` or `wounded` by the rule of another data set, whatever the site's own is."""
        own: Range = getattr(self.card.assessment, field)
        if not self.r.tolls or own.rule == rule:
            return own
        if (field, rule) not in self._ranges:
            parties = frozenset(t.by for t in self.r.tolls if t.by in self.volume.actors and self.volume.actors[t.by].party)
            self._ranges[field, rule] = headline(self.r, field, parties, rule)
        return self._ranges[field, rule]

    def sources(self) -> list[tuple[str, Source | None]]:
        """(id, the source), in the order of the record; None where nothing is on record under that id."""
        inline = {s.id: s for s in self.r.inline}
        return [(id, inline.get(id) or self.volume.sources.get(id)) for id in self.r.sources]

    def part_of(self) -> str:
        """The incident it is part of, if that one is published."""
        return self.r.part_of if self.r.part_of in self.volume.others else ""

    def related(self) -> list[str]:
        return [x.incident for x in self.r.related if x.incident in self.volume.others]


def spotted(site: Site, volume: Volume) -> Spotted:
    place = volume.places.get(site.place)
    return Spotted(site, place, precision(site, place))


def entries(view: View, volume: Volume) -> list[Entry]:
    """Oldest first."""
    root = view.setting("base_url")
    if "entries" not in volume.kept:
        volume.kept["entries"] = entries(view, volume.whole)[volume.span] if volume.whole else [Entry(r, card, volume, root) for r, card in volume.incidents]
    return volume.kept["entries"]


def actor_name(volume: Volume, id: str) -> str:
    """An actor's name, or the words that stand there instead of an id."""
    actor = volume.actors.get(id)
    return actor.name if actor else id


def names(volume: Volume, ids: Iterable[str]) -> list[str]:
    return [actor_name(volume, id) for id in dict.fromkeys(ids)]

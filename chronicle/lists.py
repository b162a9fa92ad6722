"""Lists of incidents as facts: what a page gets of one, and its digest, made of those of the incidents in it."""
from collections.abc import Callable, Iterable

import msgspec

from chronicle import slices
from chronicle.computed import Card
from chronicle.digests import digest, together
from chronicle.model import Statement
from chronicle.site import Site

Telling = tuple[Card, tuple[Statement, ...], tuple[str, ...]]      # an incident, who is said to have done it by whom, and who counted
_told = msgspec.msgpack.Decoder(tuple[tuple[Statement, ...], tuple[str, ...]]).decode


def cards_digest(site: Site, ids: Iterable[str], more: bytes = b"") -> bytes:
    """Of a list of incidents: their ids and cards, without encoding each card again; `more`: what else is shown of them."""
    return together([*map(site.card_digests.__getitem__, ids), more])


def of_cards(lists: str) -> Callable[[Site, str], bytes]:
    return lambda site, subject: cards_digest(site, getattr(site, lists).get(subject, ()))


def deck(site: Site, ids: Iterable[str]) -> list:
    return [site.cards[i] for i in ids]


def tellings(site: Site, ids: Iterable[str]) -> list[Telling]:
    """Incidents with what is said in them of actors. No record is looked at: of an actor there are thousands."""
    return [(site.cards[id], *_told(site.told[id])) for id in ids]


def tellings_digest(site: Site, ids: list[str]) -> bytes:
    return cards_digest(site, ids, b"".join([site.told[id] for id in ids]))


def slice_of(site: Site, slice: str) -> list:
    ids = site.slices.get(slice, ())
    return tellings(site, ids) if slice.startswith("actor/") else deck(site, ids)


def slice_digest(site: Site, slice: str) -> bytes:
    ids = site.slices[slice]
    return tellings_digest(site, ids) if slice.startswith("actor/") else cards_digest(site, ids)


def front(kind: str, lists: str) -> tuple[Callable, Callable]:
    """What the page of a list shows of it, and the digest of that: (the newest incidents, as many as stand on a page of a whole list;
    (year, number of incidents) of a list that is cut, newest first). Not what it shows of older ones: their titles stand elsewhere."""
    def ids(site: Site, subject: str) -> list[str]:
        return getattr(site, lists).get(subject, ())[:slices.MOST]

    def years(site: Site, subject: str) -> list[tuple[str, int]]:
        periods = site.periods.get(f"{kind}/{subject}", ())
        return [(period, len(site.slices[slices.name(kind, subject, period)])) for period in periods if len(period) == 4]
    return (lambda site, subject: (deck(site, ids(site, subject)), years(site, subject)),
            lambda site, subject: cards_digest(site, ids(site, subject), digest(years(site, subject))))

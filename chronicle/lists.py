"""Lists of incidents as facts: what a page gets of one, and its digest, made of those of the incidents in it."""
from collections.abc import Callable, Iterable

import msgspec

from chronicle import slices
from chronicle.computed import Outline
from chronicle.digests import digest, together
from chronicle.site import Site

_outline = msgspec.msgpack.Decoder(Outline).decode


def cards_digest(site: Site, ids: Iterable[str], more: bytes = b"") -> bytes:
    """Of a list of incidents: their ids and cards, without encoding each card again; `more`: what else is shown of them."""
    return together([*map(site.card_digests.__getitem__, ids), more])


def of_cards(lists: str) -> Callable[[Site, str], bytes]:
    return lambda site, subject: cards_digest(site, getattr(site, lists).get(subject, ()))


def deck(site: Site, ids: Iterable[str]) -> list:
    return [site.cards[i] for i in ids]


def slice_of(site: Site, slice: str) -> list:
    ids = site.slices.get(slice, ())
    return [(site.cards[id], _outline(site.outlines[id])) for id in ids] if slice.startswith("actor/") else deck(site, ids)


def slice_digest(site: Site, slice: str) -> bytes:
    ids = site.slices[slice]
    return cards_digest(site, ids, b"".join([site.outline_digests[id] for id in ids]) if slice.startswith("actor/") else b"")


def outlined(site: Site) -> list[str]:
    """Lists that a page shows something of without naming all that is in them: of every place and actor, and every slice."""
    return [*(f"place/{id}" for id in site.at), *(f"actor/{id}" for id in site.of), *site.slices]


def in_list(site: Site, list: str) -> Iterable[str]:
    """Ids, newest first. `list`: `place/syria`, `place/syria/2016`."""
    kind, _, subject = list.partition("/")
    return site.slices.get(list, ()) if "/" in subject else {"place": site.at, "actor": site.of}[kind].get(subject, ())


def outlines(site: Site, list: str) -> list[Outline]:
    """No record and no card is looked at: of an actor there are thousands."""
    return [_outline(site.outlines[id]) for id in in_list(site, list)]


def outlines_digest(site: Site, list: str) -> bytes:
    return together([site.outline_digests[id] for id in in_list(site, list)])


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

"""Lists of incidents as facts: what a page gets of one, and its digest, made of those of the incidents in it."""
from collections.abc import Callable, Iterable

from chronicle.digests import together
from chronicle.site import Site


def cards_digest(site: Site, ids: Iterable[str], more: bytes = b"") -> bytes:
    """Of a list of incidents: their ids and cards, without encoding each card again; `more`: what else is shown of them."""
    return together([*(site.card_digests[id] for id in ids), more])


def of_cards(lists: str) -> Callable[[Site, str], bytes]:
    return lambda site, subject: cards_digest(site, getattr(site, lists).get(subject, ()))


def deck(site: Site, ids: Iterable[str]) -> list:
    return [site.cards[i] for i in ids]


def with_ledgers(site: Site, ids: Iterable[str]) -> list[tuple]:
    """Incidents with what is said in them of actors."""
    return [(site.cards[x], site.records[x].responsibility, site.records[x].tolls) for x in ids]


def ledgers_digest(site: Site, ids: list[str]) -> bytes:
    return cards_digest(site, ids, b"".join([site.said_digests[id] for id in ids]))


def slice_of(site: Site, slice: str) -> list:
    ids = site.slices.get(slice, ())
    return with_ledgers(site, ids) if slice.startswith("actor/") else deck(site, ids)


def slice_digest(site: Site, slice: str) -> bytes:
    ids = site.slices[slice]
    return ledgers_digest(site, ids) if slice.startswith("actor/") else cards_digest(site, ids)


def listed(site: Site, subject: str) -> list[str]:
    """`place/syria` -> the incidents of its list."""
    kind, _, id = subject.partition("/")
    return {"place": site.at, "actor": site.of, "source": site.reported, "type": site.typed}[kind].get(id, [])

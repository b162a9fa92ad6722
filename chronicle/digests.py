"""Digests of each record, taken once and when first asked for: what facts are made of, so that a fact about a thousand incidents looks at
none of them.

    record      of the whole file: record and text, as far as readers may have them
    values      of the record without its text: what rows of data files say
    tabled      of an incident, what tables say of it that give no title: of the record, and of what is assessed from it
    card        of what lists, maps and feeds show of an incident
    outline     of an incident, what pages count, add up and map that do not name it; beside it `outlines`, the same encoded
    pin         of an incident, what the maps of all incidents show: encoded, and so its own digest
    rank        of an incident, the numbers that put it among the deadliest; beside it `updates`, the day that may put it among the last updated
"""
from collections.abc import Callable, Iterable

import msgspec

from chronicle.computed import Outline, Pin
from chronicle.fingerprint import fingerprint
from chronicle.model import Statement, untitled
from chronicle.near import fold

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(value: object) -> bytes:
    return together([_encode(value)])


def together(digests: Iterable[bytes]) -> bytes:
    """One of several."""
    return fingerprint(b"".join(digests))


def of(name: str) -> Callable[[object], dict]:
    """The table that a Site has by this name, of all its records."""
    table, one = TABLES[name]
    return lambda site: {id: one(site, id) for id in getattr(site, table)}


def take_over(site, before) -> None:
    """The tables that the Site before has: of what is the very same object, as they are. Not those of whole records: what is
    held back elsewhere changes them too."""
    for name in (TABLES.keys() & before.at_hand()) - {"record_digests"}:
        table, one = TABLES[name]
        known, old = getattr(before, name), getattr(before, table)
        setattr(site, name, {id: known[id] if old.get(id) is value else one(site, id) for id, value in getattr(site, table).items()})


def again(site, before) -> None:
    """The same after an edit that joins nothing anew, which looks only at the records that have changed; a table that says of them what
    it said is not looked at."""
    for name in TABLES.keys() & before.at_hand():
        table, one = TABLES[name]
        made = {id: one(site, id) for id in site.changed if id in getattr(site, table)}
        if any(one(before, id) != said for id, said in made.items()):
            setattr(site, name, getattr(before, name) | made)
            site.joined = {about: said for about, said in site.joined.items() if not about.startswith(f"{name}/")}     # lists that rest on it (ranks.py)


def record_digest(site, id: str) -> bytes:
    """That of the file, of record and text; with what the Site takes out of it because it is held back, if anything."""
    f, record = site.parsed[id], site.records[id]
    held = [l.target for l in f.links if fold(l.target) in site.held_names] if site.held_names else []
    if record is f.record and not held:
        return bytes.fromhex(f.digest)
    return bytes.fromhex(f.digest) + digest((record, held))


def value_digest(site, id: str) -> bytes:
    f, record = site.parsed[id], site.records[id]
    return bytes.fromhex(f.values) if record is f.record else digest(record)


def tabled(site, id: str) -> bytes:
    f, record, card = site.parsed[id], site.records[id], site.cards[id]
    return (bytes.fromhex(f.tabled) if record is f.record else digest(untitled(record))) + digest((card.assessment, card.sources))


def outline(record, card) -> Outline:
    statements = tuple(Statement(s.act, s.actor, s.by, s.via) for s in record.responsibility)
    return Outline(card.id, card.date, card.types, card.sites, card.actors, card.killed, card.wounded, card.part_of,
                   statements, tuple(t.by for t in record.tolls if t.by))


def pin(card) -> bytes:
    return _encode(Pin(card.id, card.date, card.types, card.sites, card.killed, card.wounded, card.assessment.independent))


def of_outlines(site) -> dict[str, bytes]:
    """Those of all outlines, which are made first: a later edit compares these, and looks at the outlines of pages that it makes anew."""
    return {id: together([encoded]) for id, encoded in site.outlines.items()}


def rank(card) -> tuple[int | None, int | None]:
    """Lowest and best number of killed, None where none is known."""
    return card.killed.low, card.killed.best


TABLES = {                              # of a Site -> (of what it has one for each, how that is made)
    "record_digests": ("records", record_digest), "value_digests": ("records", value_digest), "tabled": ("cards", tabled),
    "outlines": ("cards", lambda site, id: _encode(outline(site.records[id], site.cards[id]))),
    "outline_digests": ("cards", lambda site, id: digest(outline(site.records[id], site.cards[id]))),
    "card_digests": ("cards", lambda site, id: digest(site.cards[id])), "pins": ("cards", lambda site, id: pin(site.cards[id])),
    "ranks": ("cards", lambda site, id: rank(site.cards[id])), "updates": ("cards", lambda site, id: site.cards[id].updated),
}

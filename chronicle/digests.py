"""Digests of each record, taken once: what facts are made of, so that a fact about a thousand incidents looks at none of them.

    record      of the whole file: record and text, as far as readers may have them
    values      of the record without its text: what rows of data files say
    card        of what lists, maps and feeds show of an incident
    said        of the ledgers of an incident: who is said to have done what, and the counts
    pin         of an incident, what the maps of all incidents show: encoded, and so its own digest
    rank        of an incident, the numbers that put it among the deadliest; beside them the days that put some among the last updated
"""
import hashlib
from collections.abc import Iterable

import msgspec

from chronicle.computed import Pin
from chronicle.near import fold

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(value: object) -> bytes:
    return hashlib.blake2b(_encode(value), digest_size=12).digest()


def together(digests: Iterable[bytes]) -> bytes:
    """One of several."""
    return hashlib.blake2b(b"".join(digests), digest_size=12).digest()


def take(site, before=None) -> None:
    """Of every record of a linked Site. `before`: an earlier Site; what is the very same object has the same digest."""
    records, cards = (before.records, before.cards) if before is not None and before.record_digests else ({}, {})
    site.record_digests = {id: record_digest(site, id) for id in site.records}
    site.value_digests = {id: before.value_digests[id] if records.get(id) is record else value_digest(site, id) for id, record in site.records.items()}
    site.said_digests = {id: before.said_digests[id] if records.get(id) is site.records[id] else said_digest(site, id) for id in site.cards}
    site.card_digests = {id: before.card_digests[id] if cards.get(id) is card else digest(card) for id, card in site.cards.items()}
    site.pins = {id: before.pins[id] if cards.get(id) is card else pin(card) for id, card in site.cards.items()}
    site.ranks = {id: before.ranks[id] if cards.get(id) is card else rank(card) for id, card in site.cards.items()}
    site.updates = {id: card.updated for id, card in site.cards.items() if card.updated}


def again(site, before) -> None:
    """After an edit that joins nothing anew: only of the records that have changed."""
    cards = [id for id in site.changed if id in site.cards]
    site.record_digests = before.record_digests | {id: record_digest(site, id) for id in site.changed}
    site.value_digests = before.value_digests | {id: value_digest(site, id) for id in site.changed}
    site.said_digests = before.said_digests | {id: said_digest(site, id) for id in cards}
    site.card_digests = before.card_digests | {id: digest(site.cards[id]) for id in cards}
    site.pins = before.pins | {id: pin(site.cards[id]) for id in cards}
    site.ranks = before.ranks | {id: rank(site.cards[id]) for id in cards}
    site.updates = {id: day for id, day in (before.updates | {id: site.cards[id].updated for id in cards}).items() if day}


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


def said_digest(site, id: str) -> bytes:
    return digest((site.records[id].responsibility, site.records[id].tolls))


def pin(card) -> bytes:
    return _encode(Pin(card.id, card.date, card.types, card.sites, card.killed, card.assessment.independent))


def rank(card) -> tuple[int | None, int | None]:
    """Lowest and best number of killed, None where none is known."""
    return card.killed.low, card.killed.best

"""A linked Site kept in the ledger, and taken up again by the next process without reading what an edit does not touch.

    keep(site, before) -> Keep, what differs from the Site before
    taken_up(kept, parsed, cards, ...) -> the Site that was kept
    put_down(keep, parsed, facts, ...) -> the same Site, before it is saved

Kept is what joining gives: who belongs to whom, names, notes, digests, cards. Records, names and places are not kept: they are
made from the files as parsed, each when it is first asked for (lazy.py). The Site is true as long as the ledger's files are
those it was linked from; the ledger forgets it with the first of them that it reads anew without a build (ledger.py).
"""
from collections.abc import Callable, Iterable, Mapping
from itertools import count

import msgspec
from msgspec.msgpack import Decoder

from chronicle import drawers, growing
from chronicle.computed import Card, History, Mention
from chronicle.diagnose import Diagnostic
from chronicle.lazy import Lazy, Unmade, table
from chronicle.ledger import DAMAGE, Damaged, Keep, by_facet
from chronicle.related import Kin
from chronicle.model import Struct
from chronicle.site import Site, named, published, spot, titled

Ids = dict[str, list[str]]
WHOLE = {                               # attribute of a Site -> its type; decoded at once
    "by_kind": Ids, "order": list[str], "held_back": dict[str, str], "held_names": dict[str, str], "unread": set[str],
    "aliases": dict[str, str], "former": dict[str, str], "context": tuple[frozenset[str], dict[str, str], str, dict[str, str], dict[str, str]],
    "join_notes": list[Diagnostic], "reference_notes": dict[str, list[Diagnostic]], "link_notes": dict[str, list[Diagnostic]],
    "translation_notes": list[Diagnostic], "silenced": dict[str, frozenset[str]], "joined": dict[str, bytes],
    "frame": tuple[float, ...],
}
BY_KEY = {                              # attribute -> the type of one value; the table is fetched when it is asked for, and each value decoded
    **dict.fromkeys(("months", "children", "at", "of", "reported", "typed", "parts", "copies", "slices", "periods", "publishers", "pointing"), list[str]),
    "ancestors": tuple[str, ...], "called": tuple[str, ...], "mentions": list[Mention],
}
ASKED = {                               # attribute -> how it is decoded; kept only if somebody has asked for it
    **dict.fromkeys(("value_digests", "outline_digests", "tabled"), drawers.table), **dict.fromkeys(("outlines", "pins"), Decoder(dict[str, bytes]).decode),
    "ranks": Decoder(dict[str, tuple[int | None, int | None]]).decode, "updates": Decoder(dict[str, str]).decode,
    "kin": lambda encoded: table(encoded, tuple[Kin, ...]),
}
MAY_BE_KEPT = WHOLE.keys() | BY_KEY.keys() | ASKED.keys()
TOLD = {"record": "record_digests", "card": "card_digests"}      # facet -> the attribute that its facts are
MOST = 2_000                            # records that a process which makes pages keeps decoded, where there are very many
PATHS = "paths"                         # record -> its file; translation -> its file; files of all translations; places with a position
_encode = msgspec.msgpack.Encoder().encode
_card = Decoder(Card).decode
_paths = Decoder(tuple[dict[str, str], dict[str, str], list[str], list[str]]).decode


def keep(site: Site, before: Site | None, others: dict[str, bytes]) -> Keep:
    """What of a Site is not the very same in the one before; `others`: what else is to be kept."""
    asked = {name: value for name, value in vars(site).items() if name in MAY_BE_KEPT}
    known = {name: getattr(before, name) for name in asked if name in before.at_hand()} if before is not None else {}
    kept = {name: (drawers if ASKED.get(name) is drawers.table else growing).changed(known.get(name), value) if isinstance(value, dict) else _encode(value)
            for name, value in asked.items() if known.get(name) is not value} | others
    if before is not None:
        return Keep(False, kept, [(id, _encode(site.cards[id])) for id in site.changed if id in site.cards])
    kept[PATHS] = _encode(({id: f.path for id, f in site.parsed.items()}, {id: f.path for id, f in site.translations.items()}, list(site.translated), list(site.spots)))
    return Keep(True, kept, [(id, _encode(card)) for id, card in site.cards.items()])


def put_down(keep: Keep, parsed: Lazy, facts: dict[str, bytes], settings: dict, listed: frozenset[str], history: dict[str, History]) -> Site:
    """The Site as the next process will find it, all of it kept anew."""
    cards = dict(keep.cards)
    down = taken_up(keep.kept, parsed, lambda ids, decode=_card: Lazy(ids, lambda id: decode(cards[id])), by_facet(facts), settings, listed)
    down.history = history
    parsed.most = down.parsed.most = down.records.most = MOST       # a page of an actor looks at thousands of records, once
    return down


def fetched(kept: Mapping[str, bytes], name: str):
    """A table of the Site that was kept. Raises Damaged: whoever asks is not to blame."""
    try:
        return table(kept[name], BY_KEY[name]) if name in BY_KEY else ASKED[name](kept[name])
    except (*DAMAGE, KeyError) as e:
        raise Damaged from e


def told(facts: Lazy, name: str, ids: Iterable[str]) -> Lazy:
    """What is a facet's fact of each record: its digest."""
    return Lazy(ids, lambda id: facts[name][f"{name}/{id}"])


class Titled(Struct):
    """A Card of which nothing is read but what a link to its incident needs: a third of the time that it takes to read the record."""
    id: str
    title: str


_titled = Decoder(Titled).decode


def taken_up(kept: Mapping[str, bytes], parsed: Lazy, cards: Callable[..., Lazy], facts: Lazy, settings: dict, listed: frozenset[str]) -> Site:
    """`parsed`: path -> Parsed of all files; `cards`: those of these ids, as a decoder reads them; `facts`: by facet, those of the Site that was kept."""
    site = Site(settings, listed)
    for name, kind in WHOLE.items():
        setattr(site, name, msgspec.msgpack.decode(kept[name], type=kind))
    for name in BY_KEY:
        delattr(site, name)
    site.deferred = Lazy([*BY_KEY, *(ASKED.keys() & kept.keys())], lambda name: fetched(kept, name))
    paths, translations, translated, spots = _paths(kept[PATHS])
    every, incidents = Unmade(paths), Unmade(site.order)
    site.parsed = Lazy(every, lambda id: parsed[paths[id]])
    site.records = Lazy(every, lambda id: published(site, site.parsed[id]))
    site.cards, titles = cards(incidents), cards(incidents, _titled)
    site.names = Lazy(every, lambda id: titled("incident", titles[id]) if id in titles else named(site.records[id]))
    site.spots = Lazy(spots, lambda id: spot(site.records[id]))
    site.translations = Lazy(translations, lambda id: parsed[translations[id]])
    site.translated = Lazy(translated, parsed.__getitem__)
    for name, ids in (("record", every), ("card", incidents)):
        if name in facts:
            setattr(site, TOLD[name], told(facts, name, ids))
    site.position = dict(zip(site.order, count()))
    site.facts = facts
    return site

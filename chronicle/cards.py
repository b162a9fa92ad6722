"""The card of each incident: what lists, maps and feeds show of it, with its tolls assessed.

It rests on its own record and on `context`, what every assessment depends on: which actors are party to the conflict, whose
account each source repeats, the rule for tolls, when sources were published, and what actors are part of.
"""
from chronicle import assess
from chronicle.computed import Card
from chronicle.edtf import parse
from chronicle.model import Source


def cards(site, before) -> None:
    parties = frozenset(i for i in site.by_kind["actor"] if site.records[i].party)
    origins = {i: origin(site, i) for i in site.by_kind["source"]}
    rule = site.settings["toll_rule"]
    published = {i: p.text for i in site.by_kind["source"] if (p := site.records[i].published)}
    wholes = {i: site.records[i].part_of for i in site.by_kind["actor"] if site.records[i].part_of}
    site.context = (parties, origins, rule, published, wholes)
    old = before.records if before is not None and before.context == site.context else {}
    for id in site.order:
        site.cards[id] = before.cards[id] if old.get(id) is site.records[id] else card(site, id)


def card(site, id: str) -> Card:
    parties, origins, rule, published, wholes = site.context
    r = site.records[id]
    origins = {s: origins.get(s, s) for s in r.sources} | {s.id: s.copied_from or f"{id}/{s.id}" for s in r.inline}
    updated = max((u.date.first for u in r.updates), default="")
    reported = max([published[s] for s in r.sources if s in published] + [s.published.text for s in r.inline if s.published], key=parse, default="")
    return Card(id, r.title, r.date, r.types, r.places, r.actors, assess.assess(r, parties, origins, rule, wholes), len(r.sources), r.review, r.summary,
                r.stage, r.count, updated, r.part_of, reported)


def origin(site, id: str) -> str:
    """Where a source's account comes from: follows `copied_from` to the first that repeats nobody, or an agency's name."""
    seen = []
    while id in site.records and isinstance(site.records[id], Source) and site.records[id].copied_from and id not in seen:
        seen.append(id)
        id = site.records[id].copied_from
    return id

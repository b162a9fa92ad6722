"""The card of each incident: what lists, maps and feeds show of it, with its tolls assessed.

It rests on its own record and on `context`, what every assessment depends on: which actors are party to the conflict, whose
account each source repeats, the rule for tolls, when sources were published, and what actors are part of.
"""
from chronicle import assess
from chronicle.computed import Card, Share
from chronicle.edtf import parse
from chronicle.model import Incident, Source
from chronicle.unnamed import names_nobody


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
    origins = {s: origins.get(s, s) for s in r.sources} | {s.id: told_first(f"{id}/{s.id}", s.copied_from, origins) for s in r.inline}
    updated = max((u.date.first for u in r.updates), default="")
    reported = max([published[s] for s in r.sources if s in published] + [s.published.text for s in r.inline if s.published], key=parse, default="")
    return Card(id, r.title, r.date, r.types, r.places, assess.involved(r), assess.assess(r, parties, origins, rule, wholes), len(r.sources), r.review, r.summary,
                r.stage, r.count, updated, r.part_of, reported, shares=shares(r))


def shares(r: Incident) -> tuple[Share, ...]:
    """Counts that a page of one of several places may show: of everybody there, not superseded, and by others than who is named as having done it."""
    if len({s.place for s in r.places}) < 2:
        return ()
    carried_out = assess.own_side(r)
    return tuple(Share(t.where, t.killed, t.by) for t in r.tolls
                 if t.where and t.killed is not None and t.who == "all" and not t.superseded and not assess.own(t, carried_out))


def told_first(id: str, copied_from: str, origins: dict[str, str]) -> str:
    """The same for a source that stands in an incident."""
    if not copied_from:
        return id
    return origins[copied_from] if copied_from in origins else "" if names_nobody(copied_from) else copied_from


def origin(site, id: str) -> str:
    """Where a source's account comes from: follows `copied_from` to the first that repeats nobody, or an agency's name; '' where
    the words there name nobody."""
    seen = []
    while id in site.records and isinstance(site.records[id], Source) and site.records[id].copied_from and id not in seen:
        seen.append(id)
        id = site.records[id].copied_from
    return "" if id not in site.records and names_nobody(id) else id

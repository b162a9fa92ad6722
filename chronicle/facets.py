"""What pages may see of a Site, cut into facets: one literal table.

A *fact* is a facet of a subject, `card/2016-05-23-x`, with the digest of its value. A page that was shown a fact is
stale exactly when that digest changes. So a facet must be small enough that an edit touches few, and whole enough that
a page reads few: a list of incidents is one fact (its ids and what each shows), not one per row.

Each facet: subjects(site) -> the subjects that exist; value(site, subject) -> what a page gets. The digest is that of
the value, except where a cheaper one that changes at the same times is at hand.
"""
import heapq
from collections.abc import Callable, Iterable, Mapping

import msgspec

from chronicle import history, ranks, volumes
from chronicle.links import said
from chronicle.digests import digest, together
from chronicle.lists import cards_digest, deck, front, of_cards, outlined, outlines, outlines_digest, slice_digest, slice_of
from chronicle.computed import Named, Pin
from chronicle.edtf import Edtf
from chronicle.reach import NEWEST, beside, corrected, itself, kinds, listed, looked_for, newest, nothing, ranked, renamed, sliced, when, whence, where, who, whole, whole_of
from chronicle.site import Site
from chronicle.traces import table_changes

_pin = msgspec.msgpack.Decoder(Pin).decode


class Facet(msgspec.Struct, frozen=True):
    subjects: Callable[[Site], Iterable[str]]
    value: Callable[[Site, str], object]
    digest: Callable[[Site, str], bytes] | None = None
    reach: Callable[[Site, str], Iterable[str]] | None = None       # see reach.py: every facet has one
    table: str = ""                                                 # the one table of digests (digests.py) that decides what of it an edit changes
    inside: Callable[[Site, object, str], object] | None = None     # the value of a subject out of that of another that is at hand; None: not in that


def around(site: Site, id: str) -> tuple[tuple[Named, Edtf] | None, tuple[Named, Edtf] | None]:
    """The incident before and the one after, as links with their dates: all that is shown of them."""
    at = site.position[id]
    earlier = site.order[at - 1] if at else None
    later = site.order[at + 1] if at + 1 < len(site.order) else None
    return tuple((site.names[i], site.records[i].date) if i else None for i in (earlier, later))


def copies(site: Site, origin: str) -> tuple[list[Named], bool]:
    """(the first twenty reports that repeat a source or an agency, by id; whether there are more)."""
    ids = site.copies.get(origin, ())
    return [site.names[i] for i in sorted(ids)[:20]], len(ids) > 20


def deadliest(site: Site, period: str) -> tuple[list, int, int]:
    ids, unranked, total = ranks.deadliest(site, period)
    return deck(site, ids), unranked, total


def deadliest_digest(site: Site, period: str) -> bytes:
    ids, unranked, total = ranks.deadliest(site, period)
    return cards_digest(site, ids, b"%d %d" % (unranked, total))


def updated(site: Site, _: str) -> list[tuple]:
    return [(day, site.cards[id]) for day, id in ranks.updated(site, _)]


def updated_digest(site: Site, _: str) -> bytes:
    rows = ranks.updated(site, _)
    return cards_digest(site, [id for _, id in rows], "".join([day for day, _ in rows]).encode())


def shelf(site: Site, kind: str) -> list[tuple]:
    """An index of all records of a kind, by name: (link, its number of incidents, its type, kind or publisher, what it lies
    in, when it was published)."""
    lists = {"place": site.at, "actor": site.of, "source": site.reported}[kind]
    rows = []
    for id in site.by_kind[kind]:
        r = site.records[id]
        what = {"place": lambda: r.type, "actor": lambda: r.kind, "source": lambda: r.publisher}[kind]()
        published = r.published if kind == "source" else None
        rows.append((site.names[id], len(lists.get(id, ())), what, site.ancestors.get(id, ()), published))
    return sorted(rows, key=lambda row: (row[0].name.casefold(), row[0].id))


def reports(site: Site, page: str) -> tuple[str, list[tuple]]:
    """(name of a publisher, [(link, number of incidents, when it was published)]) of a page of its reports, newest first."""
    ids = site.publishers[page]
    return site.records[ids[0]].publisher, [(site.names[i], len(site.reported.get(i, ())), site.records[i].published) for i in ids]


def publishing(site: Site, _: str) -> list[tuple[str, str, int]]:
    """(page, name, number of reports) of every publisher, by name; [] where the index of sources names all reports."""
    rows = [(page, site.records[ids[0]].publisher, len(ids)) for page, ids in site.publishers.items() if "/" not in page]
    return sorted(rows, key=lambda row: (row[1].casefold(), row[0]))


def pages(site: Site, _: str) -> list[Named]:
    return [site.names[i] for i in sorted(site.by_kind["page"], key=lambda i: (site.records[i].order, i))]


def months(site: Site, _: str) -> list[tuple]:
    """(YYYY-MM, number of incidents), newest first."""
    return [(month, len(ids)) for month, ids in site.months.items()]


def calendar(site: Site, _: str) -> list[str]:
    """Months that hold incidents, newest first: changes only when one gets its first or loses its last."""
    return list(site.months)


def everybody(site: Site, _: str) -> list[tuple[str, ...]]:
    """Of every incident, oldest first, the actors it names anywhere."""
    named: dict[str, list[str]] = {id: [] for id in site.order}
    for actor in sorted(site.by_kind["actor"]):
        for id in site.of.get(actor, ()):
            named[id].append(actor)
    return [tuple(actors) for actors in named.values()]


def everybody_digest(site: Site, _: str) -> bytes:
    if "of" not in site.joined:
        site.joined["of"] = digest((site.order, site.of))
    return site.joined["of"]


def pins(site: Site, _: str) -> list[Pin]:
    """Every incident, oldest first, for the maps of all of them."""
    return [_pin(site.pins[id]) for id in site.order]


def pins_digest(site: Site, _: str) -> bytes:
    return together(map(site.pins.__getitem__, site.order))


def addresses(site: Site, _: str) -> list[tuple[str, str]]:
    """(address, day of last change as far as the record says) of every record's page, for the site map."""
    return sorted((n.url, site.updates.get(id, "")) for id, n in site.names.items())


def corrections(site: Site, _: str) -> list[tuple]:
    """(date, link to the incident, correction) of the newest hundred, newest first."""
    rows = heapq.nlargest(100, ((c.date, i, c.commit, n) for i, h in site.history.items() for n, c in enumerate(h.corrections)))
    return [(day, site.names[i], history.shown(site, i).corrections[n]) for day, i, _commit, n in rows]


def addresses_digest(site: Site, _: str) -> bytes:
    said = [*site.by_kind.values(), sorted(site.updates.items())]
    return digest(said)


def sites(site: Site, _: str) -> list[str]:
    """Places that are in an incident."""
    return sorted({s.place for c in site.cards.values() for s in c.sites})


def segment(site: Site, year: str) -> tuple[list[tuple], dict]:
    """The incidents of a year as (record, card), oldest first; and room for what several pages make of them once."""
    return [(site.records[i], site.cards[i]) for i in volumes.ids(site, year)], {}


def segment_digest(site: Site, year: str) -> bytes:
    ids = volumes.ids(site, year)
    return cards_digest(site, ids, b"".join([site.record_digests[i] for i in ids]))


FACETS = {
    "setting": Facet(lambda s: s.settings, lambda s, k: s.settings.get(k), reach=nothing),
    "record": Facet(lambda s: s.records, lambda s, i: s.records.get(i), lambda s, i: s.record_digests[i], itself),
    "card": Facet(lambda s: s.cards, lambda s, i: s.cards.get(i), lambda s, i: s.card_digests[i], itself),
    "name": Facet(lambda s: s.names, lambda s, i: s.names.get(i), reach=itself),
    "spot": Facet(lambda s: s.spots, lambda s, i: s.spots.get(i), reach=itself),
    "around": Facet(lambda s: s.position, around, reach=beside),
    "within": Facet(lambda s: s.ancestors, lambda s, i: [s.names[p] for p in s.ancestors.get(i, ())], reach=nothing),
    "children": Facet(lambda s: s.children, lambda s, i: [s.names[p] for p in s.children.get(i, ())], reach=nothing),
    "parts": Facet(lambda s: s.parts, lambda s, i: [s.names[p] for p in s.parts.get(i, ()) if p in s.names], reach=whole_of),
    "at": Facet(lambda s: s.at, lambda s, i: deck(s, s.at.get(i, ())), of_cards("at"), where),
    "of": Facet(lambda s: s.of, lambda s, i: deck(s, s.of.get(i, ())), of_cards("of"), who),
    "outlines": Facet(outlined, outlines, outlines_digest, listed, "outline_digests"),
    "from": Facet(lambda s: s.reported, *front("source", "reported"), whence),
    "slice": Facet(lambda s: s.slices, slice_of, slice_digest, sliced),
    "slices": Facet(lambda s: [""], lambda s, _: list(s.slices), reach=nothing),
    "periods": Facet(lambda s: s.periods, lambda s, i: s.periods.get(i, []), reach=nothing),
    "kin": Facet(lambda s: s.kin, lambda s, i: s.kin.get(i, ()), reach=nothing),
    "copies": Facet(lambda s: s.copies, copies, reach=nothing),
    "reports": Facet(lambda s: s.publishers, reports, reach=nothing),
    "publishers": Facet(lambda s: [""], lambda s, _: list(s.publishers), reach=nothing),
    "publishing": Facet(lambda s: [""], publishing, reach=nothing),
    "mentions": Facet(lambda s: s.mentions, lambda s, i: [(s.names[m.id], said(s, m.sentence)) for m in s.mentions.get(i, ())], reach=looked_for("mentions")),
    "target": Facet(lambda s: s.pointing, lambda s, t: s.names.get(s.resolve(t)), reach=looked_for("target")),
    "month": Facet(lambda s: s.months, lambda s, m: deck(s, s.months.get(m, ())), of_cards("months"), when),
    "number": Facet(lambda s: s.months, lambda s, m: len(s.months.get(m, ())), reach=nothing),
    "segment": Facet(volumes.years, segment, segment_digest, lambda s, i: (s.cards[i].date.year,) if i in s.cards else ()),
    "ids": Facet(lambda s: ["actor"], lambda s, kind: sorted(s.by_kind[kind]), reach=nothing),
    "type": Facet(lambda s: s.typed, *front("type", "typed"), kinds),
    "deadliest": Facet(ranks.periods, deadliest, deadliest_digest, ranked),
    "updated": Facet(lambda s: [""], updated, updated_digest, whole),
    "published": Facet(lambda s: [""], lambda s, _: deck(s, ranks.published(s, _)), lambda s, _: cards_digest(s, ranks.published(s, _)), whole),
    "types": Facet(lambda s: [""], lambda s, _: sorted((t, len(ids)) for t, ids in s.typed.items()), reach=nothing),
    "months": Facet(lambda s: [""], months, reach=nothing),
    "years": Facet(lambda s: [""], lambda s, _: volumes.years(s), reach=nothing),
    "calendar": Facet(lambda s: [""], calendar, reach=nothing),
    "newest": Facet(lambda s: NEWEST, lambda s, n: deck(s, s.order[:-int(n) - 1:-1]), reach=newest),
    "shelf": Facet(lambda s: ["place", "actor", "source"], shelf, reach=nothing),
    "pages": Facet(lambda s: [""], pages, reach=nothing),
    "pins": Facet(lambda s: [""], pins, pins_digest, whole, "pins"),
    "everybody": Facet(lambda s: [""], everybody, everybody_digest, reach=nothing),
    "addresses": Facet(lambda s: [""], addresses, addresses_digest, whole, "updates"),
    "aliases": Facet(lambda s: [""], lambda s, _: sorted((a, s.names[i]) for a, i in s.aliases.items()), reach=renamed),
    "history": Facet(lambda s: s.history, history.shown, reach=itself),
    "corrections": Facet(lambda s: [""], corrections, reach=corrected),
    "cut": Facet(lambda s: [""], lambda s, _: volumes.cut(s), reach=nothing),
    "volume": Facet(volumes.periods, volumes.volume, volumes.volume_digest, volumes.reach, inside=volumes.month_of),
    "tables": Facet(volumes.periods, volumes.tables, volumes.tables_digest, volumes.reach, inside=volumes.month_of),
    "texts": Facet(volumes.periods, lambda s, p: None, volumes.texts_digest, volumes.reach),
    "changed": Facet(volumes.periods, volumes.changed, reach=nothing),
    "directory": Facet(lambda s: ["place", "actor"], volumes.directory, volumes.directory_digest, nothing),
    "sites": Facet(lambda s: [""], sites, reach=nothing),
    "frame": Facet(lambda s: [""], lambda s, _: s.frame, reach=nothing),
}


MORE = frozenset({"record", "of", "outlines", "slice", "mentions", "target", "segment", "volume", "tables", "texts", "history", "corrections"})    # facets that show more of an incident than its card
WHOLE = frozenset({"segment", "volume", "tables", "directory", "shelf", "months", "pages", "pins", "addresses", "newest", "published", "corrections"})     # kept once made: many pages read them
LARGE = frozenset({"segment", "volume", "tables"})            # of these the last one: pages that read the same are made one after the other


class Facts(dict):
    """Facet -> its facts, each with its digest. Worked out when it is first asked for: what no page is shown costs nothing."""

    def __init__(self, site: Site, others: Mapping[str, dict[str, bytes]] = {}):
        """`others`: facts that are not of the Site: of templates, files, languages."""
        super().__init__(others)
        self.site = site

    def __missing__(self, name: str) -> dict[str, bytes]:
        facet = FACETS[name]
        self[name] = {f"{name}/{subject}": digest_of(facet, self.site, subject) for subject in facet.subjects(self.site)}
        return self[name]


def shown(reads: Iterable[str]) -> set[str]:
    """The facets of the Site that these facts are of."""
    return {key.partition("/")[0] for key in reads} & FACETS.keys()


def moved(site: Site, before: Site | None, old: Mapping[str, dict[str, bytes]]) -> set[str]:
    """Which facts of `old`, by facet, are no longer so. `before`: the Site they are of; where this one joins nothing anew, only what the
    edit reaches is looked at."""
    if before is None or site.changed is None or before.history != site.history:
        return table_changes(old, {name: site.facts[name] for name in old})
    seen, found = [id for id in site.changed if id not in site.cards or site.cards[id] != before.cards[id]], set()
    for name in old.keys() & FACETS.keys():
        made = reached(site, before, name, site.changed if name in MORE else seen)
        different = {key for key, digest in made.items() if old[name].get(key) != digest}
        site.facts[name] = without_none(old[name] | {key: made[key] for key in different}, different) if different else old[name]
        found |= different
    others = old.keys() - FACETS.keys()
    return found | table_changes({name: old[name] for name in others}, {name: site.facts[name] for name in others})


def reached(site: Site, before: Site, name: str, changed: list[str]) -> dict[str, bytes | None]:
    """The facts of a facet that changed records reach; None: no longer one."""
    facet = FACETS[name]
    if facet.table and site.shares(before, facet.table):
        return {}
    aimed = {subject for id in changed for subject in facet.reach(site, id)}
    subjects = facet.subjects(site) if aimed else ()
    return {f"{name}/{subject}": digest_of(facet, site, subject) if subject in subjects else None for subject in aimed}


def without_none(facts: dict[str, bytes | None], among: set[str]) -> dict[str, bytes]:
    for key in among:
        if facts[key] is None:
            del facts[key]
    return facts


def digest_of(facet: Facet, site: Site, subject: str) -> bytes:
    return facet.digest(site, subject) if facet.digest else digest(facet.value(site, subject))

"""All records linked into one Site: pure, whole, on every change.

    link(parsed files, settings, before) -> Site, notes

There is no code that patches an index: an edit relinks everything. Each step is a pure function of what it names, so a
step whose inputs are those of the Site before is not taken again: its result is that Site's. `before` changes the time a
link takes, never its result (tests/test_incremental.py compares).

What a page may see of the Site is cut into *facets* (facets.py); a page reaches them through a View only.
A record whose stage of review is not published (site.toml `review`) is not in the Site at all, so it leaves no trace in
any page, list, map or feed; links to it are notes. Of a file that could not be read its own notes speak, not every reference to it.
"""
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from chronicle import digests, links, publishers, related, slices, translations, veil
from chronicle.addresses import address
from chronicle.cards import cards
from chronicle.diagnose import ERROR, Diagnostic, Span
from chronicle.computed import Card, History, Mention, Named, Parsed, Spot
from chronicle.model import KIND_OF, Incident, Place, Record, silenced
from chronicle.near import fold


class Site:
    """Everything that is published, by id and by relation. Built by `link`, then never changed."""

    def __init__(self, settings: dict, listed: frozenset[str] = frozenset()):
        self.settings, self.listed = settings, listed
        self.parsed: dict[str, Parsed] = {}             # id -> its file, published ones only
        self.records: dict[str, Record] = {}
        self.by_kind: dict[str, list[str]] = {k: [] for k in ("incident", "place", "actor", "source", "page")}
        self.held_back: dict[str, str] = {}             # id -> its stage of review
        self.held_names: dict[str, str] = {}            # what might stand in [[…]] for one of these, folded -> its id
        self.unread: set[str] = set()                   # ids of files without a record
        self.order: list[str] = []                      # incidents, oldest first
        self.position: dict[str, int] = {}
        self.months: dict[str, list[str]] = {}          # YYYY-MM -> incidents, newest first
        self.cards: dict[str, Card] = {}
        self.names: dict[str, Named] = {}
        self.translations: dict[str, Parsed] = {}       # `ID.ar` -> its file
        self.spots: dict[str, Spot] = {}
        self.frame: tuple[float, ...] = ()              # (west, south, east, north) of every map
        self.ancestors: dict[str, tuple[str, ...]] = {}     # place -> what it lies in, nearest first
        self.children: dict[str, list[str]] = defaultdict(list)
        self.at: dict[str, list[str]] = defaultdict(list)       # place -> incidents there or within, newest first
        self.of: dict[str, list[str]] = defaultdict(list)       # actor -> incidents, newest first
        self.reported: dict[str, list[str]] = defaultdict(list)  # source -> incidents, newest first
        self.typed: dict[str, list[str]] = defaultdict(list)     # type -> incidents, newest first
        self.parts: dict[str, list[str]] = defaultdict(list)    # incident or actor -> what is part of it
        self.copies: dict[str, list[str]] = defaultdict(list)   # source, or words for an agency -> sources that repeat it
        self.slices: dict[str, list[str]] = {}                  # a year or month of a long list -> its incidents, newest first
        self.periods: dict[str, list[str]] = {}                 # `place/syria` -> the years and months its list is cut into
        self.publishers: dict[str, list[str]] = {}              # publisher, or a year of it -> its reports, of a site with many
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        self.called: dict[str, tuple[str, ...]] = {}    # a name, folded -> who has it (links.py)
        self.pointing: dict[str, list[str]] = {}        # what stands in [[…]], folded -> the records whose texts have it
        self.aliases: dict[str, str] = {}               # former id -> id
        self.former: dict[str, str] = {}                # the same, folded
        self.history: dict[str, History] = {}           # incident -> its history in git
        self.joined: dict[str, bytes] = {}              # digests of relations, once made
        self.values: dict[str, object] = {}             # facets of the whole, once made
        self.hints: dict[tuple[str, str], str] = {}     # what to say of a reference that leads nowhere
        self.context: tuple = ()                        # what every assessment depends on
        self.join_notes: list[Diagnostic] = []
        self.reference_notes: dict[str, list[Diagnostic]] = {}  # id -> notes on its references
        self.link_notes: dict[str, list[Diagnostic]] = {}       # id -> notes on the wiki links of its text
        self.translated: dict[str, Parsed] = {}         # path -> its file, of all translations, published or not
        self.translation_notes: list[Diagnostic] = []
        self.silenced: dict[str, frozenset[str]] = {}   # path -> codes of the warnings that a file answers for
        self.facts: dict[str, dict[str, bytes]] = {}    # by facet (facets.py)
        self.changed: list[str] | None = None           # ids of files read anew since `before`, if nothing was joined anew (relink.py)
        self.reached: dict[str, set[str]] = {}          # then, facet -> its subjects that changed names and links reach

        self.deferred: Mapping[str, object] = {}        # attributes that are kept and have not been asked for (recall.py)

    def at_hand(self) -> set[str]:
        """Names of the attributes that are there, or kept."""
        return vars(self).keys() | self.deferred.keys()

    def shares(self, other: "Site", name: str) -> bool:
        """Whether an attribute is the very one of another Site. What is kept, and what neither has asked for, is not asked for here."""
        if self.deferred is other.deferred and name in self.deferred and name not in vars(self) and name not in vars(other):
            return True
        return getattr(self, name) is getattr(other, name)

    def __getattr__(self, name: str):
        """What only pages see is worked out when it is first asked for, and so is what is kept of the last build."""
        if name in vars(self).get("deferred", ()):
            value = self.deferred[name]
        elif name in WHEN_ASKED:
            value = WHEN_ASKED[name](self)
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    def meant(self, target: str) -> tuple[str, ...]:
        """The ids that [[target]] could mean: an id, a former id, then whoever has the name."""
        name = fold(target)
        if name in self.names:
            return (name,)
        former = self.former.get(name)
        return (former,) if former else self.called.get(name, ())

    def resolve(self, target: str) -> str:
        """The id a wiki link means; '' when it means nothing or several things."""
        ids = self.meant(target)
        return ids[0] if len(ids) == 1 else ""


WHEN_ASKED = {"kin": related.find, **{name: digests.of(name) for name in digests.TABLES}, "outline_digests": digests.of_outlines}       # kin: incident -> those akin to it, with reasons


def link(files: list[Parsed], settings: dict, before: Site | None = None, listed: frozenset[str] = frozenset()) -> tuple[Site, list[Diagnostic]]:
    """Joins what the files say. Files without a record (their notes say why) take no part. `before`: an earlier Site; `listed`: see veil."""
    site = Site(settings, listed)
    files, site.translated = translations.apart(veil.lifted(files, settings["review"], listed))
    join(site, files)
    describe(site, before)
    cards(site, before)
    refer(site, files)
    return site, said(site)


def said(site: Site) -> list[Diagnostic]:
    """All notes of a link, without the warnings that their file answers for."""
    of_files = [n for notes in (site.reference_notes, site.link_notes) for found in notes.values() for n in found]
    return heard(site.join_notes + site.translation_notes + of_files, site.silenced)


def heard(notes: list[Diagnostic], silenced: dict[str, frozenset[str]]) -> list[Diagnostic]:
    """Without the warnings that their file answers for. `silenced`: path -> codes."""
    return [n for n in notes if n.severity == ERROR or n.code not in silenced.get(n.span.path, ())]


def join(site: Site, files: list[Parsed]) -> None:
    """Who is there, in what order, and who belongs to whom."""
    admit(site, files, site.settings, site.join_notes)
    place_tree(site, site.join_notes)
    relations(site)
    site.slices, site.publishers, site.copies = slices.of(site), publishers.of(site), publishers.copies(site)
    site.periods = slices.by_subject(site.slices)


def describe(site: Site, before: Site | None) -> None:
    """Names and spots, of each record by itself; the part of the world that the maps show: site.toml's bbox or what holds every place an incident names."""
    from chronicle.maps.mercator import frame               # of an edit nothing is described anew
    old = before.records if before else {}
    for id, record in site.records.items():
        kept = old.get(id) is record
        site.names[id] = before.names[id] if kept else named(record)
        if isinstance(record, Place) and record.lat is not None and record.lon is not None:
            site.spots[id] = before.spots[id] if kept else spot(record)
    sites = {s.place for id in site.order for s in site.records[id].places}
    site.frame = frame([(s.lat, s.lon) for s in (site.spots[p] for p in sites if p in site.spots)], site.settings["map"].get("bbox"))


def refer(site: Site, files: list[Parsed]) -> None:
    """Checks of references and wiki links, file by file, and backlinks."""
    published = site.parsed.values()
    site.called, site.former = links.called(site), {fold(alias): id for alias, id in site.aliases.items()}
    site.pointing = links.pointing(published)
    site.join_notes += [n for f in files if f.record is None for n in links.check_references(site, f) + links.check_links(site, f)]      # told with the file's other faults, not after them
    site.reference_notes = noted({}, published, lambda f: links.check_references(site, f))
    site.link_notes = noted({}, [f for f in published if f.links], lambda f: links.check_links(site, f))
    site.mentions = links.backlinks(site, published)
    site.silenced = {f.path: codes for f in published if (codes := frozenset(silenced(f.record)))}
    site.translations = translations.published(site)
    site.translation_notes = translations.check(site)


def noted(known: dict[str, list[Diagnostic]], files: Iterable[Parsed], check) -> dict[str, list[Diagnostic]]:
    """Notes by id, with those of `files` found anew; only ids that have any."""
    for f in files:
        found = check(f)
        if found:
            known[f.id] = found
        else:
            known.pop(f.id, None)
    return known


def admit(site: Site, files: list[Parsed], settings: dict, notes: list[Diagnostic]) -> None:
    """Every id once; published records enter the Site."""
    owner: dict[str, str] = {}
    read = sorted((f for f in files if f.record is not None), key=lambda f: (f.id, f.path))
    site.unread = {f.id for f in files if f.record is None}
    for f in read:
        if f.id in owner:
            notes.append(Diagnostic("L407", f"the id `{f.id}` is taken by {owner[f.id]}", Span(f.path),
                                    "give one of the two another name; delete one if both tell of the same"))
            continue
        owner[f.id] = f.path
        if isinstance(f.record, Incident) and f.record.review not in settings["review"]:
            site.held_back[f.id] = f.record.review
            site.held_names |= {fold(name): f.id for name in (f.record.title, *f.record.aliases, f.id)}
            continue
        site.parsed[f.id] = f
        site.by_kind[f.kind].append(f.id)
    publish(site)
    for f in read:
        for alias in f.record.aliases if f.id in site.records else ():
            if alias in owner:
                notes.append(Diagnostic("L407", f"the alias `{alias}` is the id of {owner[alias]}", Span(f.path),
                                        "an alias is a former id; take another one"))
            else:
                owner[alias] = f.path
                site.aliases[alias] = f.id
    site.order = sorted(site.by_kind["incident"], key=lambda i: (site.records[i].date.first, site.records[i].date.last, i))
    site.position = {i: n for n, i in enumerate(site.order)}


def publish(site: Site) -> None:
    """The records as readers may have them: whole, but for what they say of records that are held back."""
    site.records = {id: published(site, f) for id, f in site.parsed.items()}


def published(site: Site, f: Parsed) -> Record:
    return without(f.record, site.held_back) if site.held_back and isinstance(f.record, Incident) else f.record


def without(r: Incident, held_back: dict[str, str]) -> Incident:
    """The incident without what it says of incidents that are held back: not even their ids are published."""
    if r.part_of not in held_back and not any(x.incident in held_back for x in r.related):
        return r
    return msgspec.structs.replace(r, part_of="" if r.part_of in held_back else r.part_of,
                                   related=tuple(x for x in r.related if x.incident not in held_back))


def place_tree(site: Site, notes: list[Diagnostic]) -> None:
    for id in site.by_kind["place"]:
        chain, at = [], site.records[id].within
        while at and at in site.records and isinstance(site.records[at], Place):
            if at in chain or at == id:
                notes.append(Diagnostic("L408", f"{id} lies within {' within '.join([*chain, at])}",
                                        Span(site.records[id].path), "mend `within` in one of these files"))
                chain = []
                break
            chain.append(at)
            at = site.records[at].within
        site.ancestors[id] = tuple(chain)
        if chain:
            site.children[chain[0]].append(id)


def spot(place: Place) -> Spot:
    return Spot(place.id, place.name, place.type, place.lat, place.lon, place.precision)


def titled(kind: str, record) -> Named:
    """An incident or a page; of it no more is asked than its title."""
    return Named(record.id, kind, record.title, "", address(kind, record.id))


def named(record: Record) -> Named:
    kind = KIND_OF[type(record)]
    if kind in ("incident", "page"):
        return titled(kind, record)
    name = record.name if kind != "source" else record.title or record.publisher
    ar = record.names.ar if kind in ("place", "actor") else ""
    others = tuple(sorted({**record.names.local, **({"ar": ar} if ar else {})}.items())) if kind in ("place", "actor") else ()
    return Named(record.id, kind, name, ar, address(kind, record.id), others)


def relations(site: Site) -> None:
    for id in reversed(site.order):
        r = site.records[id]
        site.months.setdefault(r.date.month, []).append(id)
        for place in dict.fromkeys(p for s in r.places for p in (s.place, *site.ancestors.get(s.place, ()))):
            site.at[place].append(id)
        for actor in dict.fromkeys(actors_of(r)):
            if actor in site.records:
                site.of[actor].append(id)
        for source in r.sources:
            if source in site.records:
                site.reported[source].append(id)
        for type in dict.fromkeys(r.types):
            site.typed[type].append(id)
        if r.part_of:
            site.parts[r.part_of].append(id)
    for id in site.by_kind["actor"]:
        if site.records[id].part_of:
            site.parts[site.records[id].part_of].append(id)


def actors_of(r: Incident) -> list[str]:
    """Every actor an incident names anywhere: in roles, as who claims or is accused, as who counted or carried it."""
    return ([a.actor for a in r.actors] + [x for s in r.responsibility for x in (s.actor, s.by, s.via) if x]
            + [t.by for t in r.tolls if t.by])




"""All records linked into one Site: pure, whole, on every change.

    link(parsed files, settings) -> Site, notes

There is no code that patches an index: an edit relinks everything, which is cheaper than being right about a patch.
What a page may see of the Site is cut into *facets* (facets.py); a page reaches them through a View only.
A record whose stage of review is not published (site.toml `review`) is not in the Site at all, so it leaves no trace in
any page, list, map or feed; links to it are notes. Of a file that could not be read its own notes speak, not every reference to it.
"""
from collections import defaultdict

from chronicle import assess
from chronicle.addresses import address
from chronicle.diagnose import ERROR, Diagnostic, Span
from chronicle.markdown import slug
from chronicle.model import Actor, Card, History, Incident, Mention, Named, Page, Parsed, Place, Record, Source, Spot, WikiLink
from chronicle.near import fold, near_names, slip_of

UNKNOWN = {"place": "L401", "actor": "L402", "source": "L403", "incident": "L404"}


class Site:
    """Everything that is published, by id and by relation. Built by `link`, then never changed."""

    def __init__(self, settings: dict):
        self.settings = settings
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
        self.spots: dict[str, Spot] = {}
        self.ancestors: dict[str, tuple[str, ...]] = {}     # place -> what it lies in, nearest first
        self.children: dict[str, list[str]] = defaultdict(list)
        self.at: dict[str, list[str]] = defaultdict(list)       # place -> incidents there or within, newest first
        self.of: dict[str, list[str]] = defaultdict(list)       # actor -> incidents, newest first
        self.reported: dict[str, list[str]] = defaultdict(list)  # source -> incidents, newest first
        self.parts: dict[str, list[str]] = defaultdict(list)    # incident or actor -> what is part of it
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        self.targets: dict[str, tuple[str, ...]] = {}   # what may stand in [[…]], folded -> ids
        self.aliases: dict[str, str] = {}               # former id -> id
        self.history: dict[str, History] = {}           # incident -> its history in git
        self.card_digests: dict[str, bytes] = {}
        self.values: dict[str, object] = {}             # facets of the whole, once made

    def resolve(self, target: str) -> str:
        """The id a wiki link means; '' when it means nothing or several things."""
        ids = self.targets.get(fold(target), ())
        return ids[0] if len(ids) == 1 else ""


def link(files: list[Parsed], settings: dict) -> tuple[Site, list[Diagnostic]]:
    """Joins what the files say. Files without a record (their notes say why) take no part."""
    site, notes = Site(settings), []
    published = admit(site, files, settings, notes)
    place_tree(site, notes)
    check_references(site, published, notes)
    for record in site.records.values():
        site.names[record.id] = named(record)
    cards(site, settings)
    relations(site)
    wiki_targets(site)
    check_links(site, published, notes)
    backlinks(site, published)
    return site, unsilenced(published, notes)


def unsilenced(files: list[Parsed], notes: list[Diagnostic]) -> list[Diagnostic]:
    """Without the warnings that their file answers for."""
    silenced = {(f.path, s.split()[0]) for f in files for s in getattr(f.record, "silence", ()) if s.split()}
    return [n for n in notes if n.severity == ERROR or (n.span.path, n.code) not in silenced]


def admit(site: Site, files: list[Parsed], settings: dict, notes: list[Diagnostic]) -> list[Parsed]:
    """Every id once; published records enter the Site."""
    owner: dict[str, str] = {}
    read = sorted((f for f in files if f.record is not None), key=lambda f: (f.id, f.path))
    site.unread = {f.id for f in files if f.record is None}
    for f in read:
        if f.id in owner:
            notes.append(Diagnostic("L407", f"the id `{f.id}` is taken by {owner[f.id]}", Span(f.path),
                                    "rename one of the two files"))
            continue
        owner[f.id] = f.path
        if isinstance(f.record, Incident) and f.record.review not in settings["review"]:
            site.held_back[f.id] = f.record.review
            site.held_names |= {fold(name): f.id for name in (f.record.title, *f.record.aliases, f.id)}
            continue
        site.parsed[f.id], site.records[f.id] = f, f.record
        site.by_kind[f.kind].append(f.id)
    for f in read:
        for alias in f.record.aliases if f.id in site.records else ():
            if alias in owner:
                notes.append(Diagnostic("L407", f"the alias `{alias}` is the id of {owner[alias]}", Span(f.path),
                                        "an alias is a former id; take another one"))
            else:
                owner[alias] = f.path
                site.aliases[alias] = f.id
    site.order = sorted(site.by_kind["incident"], key=lambda i: (site.records[i].date, i))
    site.position = {i: n for n, i in enumerate(site.order)}
    return list(site.parsed.values())


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
        record = site.records[id]
        if record.lat is not None and record.lon is not None:
            site.spots[id] = Spot(id, record.name, record.type, record.lat, record.lon)


def check_references(site: Site, files: list[Parsed], notes: list[Diagnostic]) -> None:
    wanted = {"place": Place, "actor": Actor, "source": Source, "incident": Incident}
    slips: dict[tuple[str, str], str] = {}
    hints: dict[tuple[str, str], str] = {}
    for f in files:
        for r in f.references:
            if isinstance(site.records.get(r.id), wanted[r.kind]) or r.id in site.unread:
                continue
            span = Span(f.path, r.line, r.col, len(r.id))
            if r.loose:
                meant = slips.setdefault((r.kind, r.id), slip_of(r.id, site.by_kind[r.kind]))
                if meant:
                    notes.append(Diagnostic("L412", f"`{r.id}` (in `{r.field}`) is no {r.kind} here, but very near to `{meant}`", span,
                                            f"write `{meant}` if that one is meant; otherwise silence it with a reason: "
                                            f"silence: [\"L412 {r.id} is another one\"]"))
                continue
            if r.id in site.held_back and r.kind == "incident":
                notes.append(Diagnostic("L410", f"`{r.id}` is at stage `{site.held_back[r.id]}`", span,
                                        "publish it, or add its stage to `review` in site.toml"))
                continue
            if (r.kind, r.id) not in hints:
                hints[r.kind, r.id] = way_out(site, r.kind, r.id)
            notes.append(Diagnostic(UNKNOWN[r.kind], f"no {r.kind} called `{r.id}` (in `{r.field}`)", span, hints[r.kind, r.id]))


def way_out(site: Site, kind: str, id: str) -> str:
    """The hint for a reference that leads nowhere."""
    if id in site.aliases:
        return f"`{id}` is a former id: write `{site.aliases[id]}`"
    near = near_names(id, site.by_kind[kind])
    other = f"`{id}` is of another kind: {site_kind(site.records[id])}; " if id in site.records else ""
    make = f"make it with `chronicle new {kind} {id}`"
    return f"{other}did you mean `{near[0]}`? or {make}" if near else other + (make if not other else f"name {'an' if kind[0] in 'ai' else 'a'} {kind}")


def named(record: Record) -> Named:
    kind = site_kind(record)
    name = record.title if kind in ("incident", "page") else \
        record.name if kind != "source" else record.title or record.publisher
    ar = record.names.ar if kind in ("place", "actor") else ""
    return Named(record.id, kind, name, ar, address(kind, record.id))


def site_kind(record: Record) -> str:
    return {Incident: "incident", Place: "place", Actor: "actor", Source: "source", Page: "page"}[type(record)]


def cards(site: Site, settings: dict) -> None:
    parties = frozenset(i for i in site.by_kind["actor"] if site.records[i].party)
    origins = {i: origin(site, i) for i in site.by_kind["source"]}
    for id in site.order:
        r = site.records[id]
        inline = {s.id: s.copied_from or f"{id}/{s.id}" for s in r.inline}
        updated = max((u.date.last for u in r.updates), default="")
        site.cards[id] = Card(id, r.title, r.date, r.types, r.places, r.actors,
                              assess.assess(r, parties, origins | inline if inline else origins, settings["toll_rule"]),
                              len(r.sources), r.review, r.summary, r.stage, r.count, updated)


def origin(site: Site, id: str) -> str:
    """Where a source's account comes from: follows `copied_from` to the first that repeats nobody, or an agency's name."""
    seen = []
    while id in site.records and isinstance(site.records[id], Source) and site.records[id].copied_from and id not in seen:
        seen.append(id)
        id = site.records[id].copied_from
    return id


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
        if r.part_of:
            site.parts[r.part_of].append(id)
    for id in site.by_kind["actor"]:
        if site.records[id].part_of:
            site.parts[site.records[id].part_of].append(id)


def actors_of(r: Incident) -> list[str]:
    """Every actor an incident names anywhere: in roles, as who claims or is accused, as who counted or carried it."""
    return ([a.actor for a in r.actors] + [x for s in r.responsibility for x in (s.actor, s.by, s.via) if x]
            + [t.by for t in r.tolls if t.by])


def wiki_targets(site: Site) -> None:
    """What [[…]] may say: an id, a former id, then a name."""
    targets: dict[str, set[str]] = defaultdict(set)
    for id, n in site.names.items():
        r = site.records[id]
        names = [n.name, n.ar, *(r.names.variants if n.kind in ("place", "actor") else ())]
        for name in names:
            if name:
                targets[fold(name)].add(id)
    for alias, id in site.aliases.items():
        targets[fold(alias)] = {id}
    for id in site.names:
        targets[fold(id)] = {id}
    site.targets = {name: tuple(sorted(ids)) for name, ids in targets.items()}


def backlinks(site: Site, files: list[Parsed]) -> None:
    """Who names whom, with the sentence."""
    for f in files:
        for l in f.links:
            id = site.resolve(l.target)
            if id and id != f.id and Mention(f.id, l.sentence) not in site.mentions[id]:
                site.mentions[id].append(Mention(f.id, l.sentence))


def check_links(site: Site, files: list[Parsed], notes: list[Diagnostic]) -> None:
    for f in files:
        for l in f.links:
            ids = site.targets.get(fold(l.target), ())
            span = Span(f.path, l.line, l.col, l.length)
            if len(ids) == 1:
                if l.section:
                    check_section(l, ids[0], (f if ids[0] == f.id else site.parsed[ids[0]]).headings, span, notes)
            elif ids:
                notes.append(Diagnostic("L406", f"`[[{l.target}]]` could be {' or '.join(f'`{i}`' for i in ids)}", span,
                                        "write the id of the one you mean"))
            elif fold(l.target) in site.unread:
                continue
            elif fold(l.target) in site.held_names:
                notes.append(Diagnostic("L410", f"`[[{l.target}]]` leads to a record at stage "
                                        f"`{site.held_back[site.held_names[fold(l.target)]]}`", span,
                                        "publish it, or add its stage to `review` in site.toml"))
            else:
                near = near_names(l.target, site.names)
                notes.append(Diagnostic("L405", f"`[[{l.target}]]` leads nowhere", span,
                                        f"did you mean `[[{near[0]}]]`?" if near else "write the id of a record of this site"))


def check_section(link: WikiLink, id: str, headings: tuple, span: Span, notes: list[Diagnostic]) -> None:
    if "s-" + slug(link.section) in {anchor for anchor, _ in headings}:
        return
    titles = [words for _, words in headings]
    near = near_names(link.section, titles, 1)
    notes.append(Diagnostic("L411", f"the text of `{id}` has no section “{link.section}”", span,
                            f"did you mean `[[{link.target}#{near[0]}]]`?" if near else
                            f"its sections: {', '.join(titles[:12])}" if titles else
                            f"it has no headings; write `[[{link.target}]]`"))

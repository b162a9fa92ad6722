"""Where records contradict one another or their sources: warnings, each with its own code. Nothing here changes a value.

What one incident says against itself is in content/consistency.py and remembered with the file; the rules here look across
records, run on every link, and cost next to nothing where there is nothing to say. Positions are looked up only for notes.
"""
from functools import lru_cache
from pathlib import Path

from chronicle.diagnose import Diagnostic, Span
from chronicle.files import inside, read_up_to
from chronicle.model import Incident, Source, silenced
from chronicle.nodes import Map
from chronicle.site import Site
from chronicle.sphere import kilometres

EVERYWHERE = ""                 # the id under which stands what is no incident's
LONGEST = 20_000_000            # bytes of an article in which quotes are looked for
REACH = {"country": 2_500, "region": 1_000, "province": 300, "district": 120, "city": 60, "town": 30, "village": 15,
         "neighbourhood": 10, "site": 10}          # km from a place's point within which what lies in it is expected


def find(site: Site, root: Path, known: dict[str, list[Diagnostic]] | None = None) -> tuple[list[Diagnostic], dict[str, list[Diagnostic]]]:
    """-> all notes, and those of each incident that has any, by id (of places and sources under EVERYWHERE). `known`: what was found before about the incidents that
    have not changed since, among records and articles that have not either; only the others are looked at."""
    found = dict(known) if known is not None else {}
    unknown = site.changed if known is not None else site.order
    for id in unknown:
        found.pop(id, None)
        if id in site.cards:
            incident = site.records[id]
            notes = [n for rule in RULES for n in rule(incident, site, root)]
            if notes:
                found[id] = [n for n in notes if n.code not in silenced(incident)]
    if known is None or any(id not in site.cards for id in site.changed):
        found[EVERYWHERE] = places_outside(site, root) + same_article_twice(site, root)
    return [n for id in sorted(found) for n in found[id]], found


def toll_outside(incident: Incident, site: Site, root: Path) -> list[Diagnostic]:
    """A toll for a place that is neither of this incident, nor within one of its places, nor holds one."""
    notes = []
    for n, t in enumerate(incident.tolls):
        if not t.where:
            continue
        here = {s.place for s in incident.places}
        if t.where not in here and here.isdisjoint(site.ancestors.get(t.where, ())) and not any(t.where in site.ancestors.get(p, ()) for p in here):
            notes.append(Diagnostic("R501", f"a toll is given for `{t.where}`, which is not among the places of this incident",
                                    where(root, incident.path, "tolls", n, "where"), f"add `{t.where}` to `places`, or mend `where`"))
    return notes


def quote_not_found(incident: Incident, site: Site, root: Path) -> list[Diagnostic]:
    notes = []
    rows = [("tolls", n, t) for n, t in enumerate(incident.tolls) if t.quote]
    rows += [("responsibility", n, s) for n, s in enumerate(incident.responsibility) if s.quote]
    rows += [("evidence", e.field, e) for e in incident.evidence if e.quote]
    for field, n, row in rows:
        source = site.records.get(row.source)
        if isinstance(source, Source) and source.file:
            text = article(root, source.file, changed(root, source.file))
            if text is not None and squeeze(row.quote) not in text:
                notes.append(Diagnostic("R503", f"the quote “{row.quote[:60]}{'…' if len(row.quote) > 60 else ''}” does not stand in {source.file}",
                                        where(root, incident.path, field, n, "quote"), "copy the sentence from the file, word for word"))
    return notes


def date_after_source(incident: Incident, site: Site, root: Path) -> list[Diagnostic]:
    notes = []
    for id in incident.sources:
        source = site.records.get(id)
        if isinstance(source, Source) and source.published and incident.date.first > source.published.last:
            notes.append(Diagnostic("R505", f"dated {incident.date.text}, but `{id}` was published {source.published.text}",
                                    where(root, incident.path, "date"), "mend the date, or take the source away"))
    return notes


RULES = [toll_outside, quote_not_found, date_after_source]


SLIP, NEARER = 50, 3             # kilometres, and how many times nearer the swapped position is, before it is named


def places_outside(site: Site, root: Path) -> list[Diagnostic]:
    notes = []
    for id, spot in site.spots.items():
        parent = site.records[id].within
        around = site.spots.get(parent)
        if around and spot.precision == around.precision == "exact":       # a rounded position would be blamed for its rounding
            km, swapped = (kilometres(lat, lon, around.lat, around.lon) for lat, lon in ((spot.lat, spot.lon), (spot.lon, spot.lat)))
            if swapped * NEARER < km > SLIP:
                notes.append(Diagnostic("R509", f"`{id}` is {km:,.0f} km from `{parent}`, which it lies within; with `lat` and `lon` swapped it would be {swapped:,.0f}",
                                        where(root, site.records[id].path, "lat"), f"write `lat: {spot.lon:g}` and `lon: {spot.lat:g}`, if these are right"))
            elif km > REACH.get(around.type, 300):
                notes.append(Diagnostic("R509", f"`{id}` is {km:,.0f} km from `{parent}`, which it lies within",
                                        where(root, site.records[id].path, "within"), "look at `lat` and `lon`, or mend `within`"))
    return notes


def same_article_twice(site: Site, root: Path) -> list[Diagnostic]:
    notes, seen = [], {}
    for id in site.by_kind["source"]:
        source = site.records[id]
        for field in ("sha256", "url", "archived"):
            value = getattr(source, field)
            first = seen.setdefault((field, value), id) if value else id
            if first != id and source.copied_from != first and site.records[first].copied_from != id:
                notes.append(Diagnostic("R510", f"the same article as `{first}`: `{field}` is equal", where(root, source.path, field),
                                        f"use `{first}` and delete this file, or write `copied_from: {first}`"))
    return notes


def where(root: Path, path: str, *steps: str | int) -> Span:
    """The position of a field in a file that was already read once."""
    return positions(root, path, changed(root, path)).of(*steps)


@lru_cache(maxsize=20_000)
def positions(root: Path, path: str, changed: int):
    """The Positions (content/consistency.py) of a file."""
    from chronicle import frontmatter               # wanted only where there is something to say
    from chronicle.content.consistency import Positions
    tree = None
    try:
        text = inside(root, path).read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        parts = frontmatter.split(text)
        tree = frontmatter.parse(parts.front, path)[0] if parts else None
    except (OSError, ValueError):
        pass
    return Positions(path, tree or Map(1, 1), "", 1)


def squeeze(text: str) -> str:
    return " ".join(text.split())


def changed(root: Path, file: str) -> int:
    try:
        return inside(root, file).stat().st_mtime_ns
    except (OSError, ValueError):
        return 0


@lru_cache(maxsize=256)
def article(root: Path, file: str, changed: int) -> str | None:
    """The article's words with single spaces; None when the file is not there."""
    try:
        return squeeze(read_up_to(inside(root, file), LONGEST).decode("utf-8-sig", "replace"))
    except (OSError, ValueError):
        return None

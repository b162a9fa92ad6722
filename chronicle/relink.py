"""The Site after an edit that joins nothing anew, made from the Site before: an editor's save, nine times in ten.

    again(before, read) -> what `site.link` gives for the same files, or None when the edit reaches further

Only what the changed files themselves say is worked out; everything joined is the Site before's, as `Parsed.joins` promises
that nothing of it can have changed. It takes no longer for a hundred thousand records than for a hundred, and changes
nothing but time: tests/test_relink.py compares it with a link of everything after random edits.
"""
import copy

from chronicle import digests, links, translations
from chronicle.cards import card
from chronicle.computed import Parsed
from chronicle.diagnose import Diagnostic
from chronicle.model import Incident, silenced
from chronicle.near import fold
from chronicle.site import Site, named, noted, published, said


def again(before: Site, read: list[Parsed]) -> tuple[Site, list[Diagnostic]] | None:
    """`read`: the files read anew since `before`, none of which came or went."""
    if not all(joins_as_before(before, f) for f in read):
        return None
    site = copy.copy(before)                                # tables that an edit does not reach are shared: none is ever changed
    site.values, site.facts, site.changed = {}, {}, [f.id for f in read]
    site.parsed = before.parsed | {f.id: f for f in read}
    site.records = before.records | {f.id: published(site, f) for f in read}
    paths = {f.path for f in read}
    site.silenced = {path: codes for path, codes in before.silenced.items() if path not in paths}
    site.silenced |= {f.path: codes for f in read if (codes := frozenset(silenced(f.record)))}
    site.cards = before.cards | {f.id: card(site, f.id) for f in read if isinstance(f.record, Incident)}
    names = {f.id: name for f in read if (name := named(site.records[f.id])) != before.names[f.id]}
    site.names = before.names | names if names else before.names
    refer(site, before, read, list(names))
    digests.again(site, before)
    return site, said(site)


def joins_as_before(before: Site, f: Parsed) -> bool:
    """Whether a file belongs where it did. What is not published has a say in what is: of that, everything is linked."""
    old = before.parsed.get(f.id)
    if old is None or f.record is None or old.path != f.path or old.joins != f.joins:
        return False
    return not before.held_back or {l.target for l in old.links} == {l.target for l in f.links}


def refer(site: Site, before: Site, read: list[Parsed], renamed: list[str]) -> None:
    """Checks of references and wiki links, and backlinks: of the changed files, and of texts that point at what they are called."""
    call(site, before, renamed)
    relinked = [f for f in read if before.parsed[f.id].links != f.links]
    if relinked:
        repoint(site, before, relinked)
    moved = {*renamed, *(f.id for f in read if before.parsed[f.id].headings != f.headings)}
    looking = {id for at in moved for name in callings(site, before, at) for id in site.pointing.get(name, ())}
    site.reference_notes = noted(dict(before.reference_notes), read, lambda f: links.check_references(site, f))
    unsure = [site.parsed[id] for id in {f.id for f in read} | looking]
    site.link_notes = noted(dict(before.link_notes), unsure, lambda f: links.check_links(site, f))
    if moved and site.translated:
        site.translation_notes = translations.check(site)
    aimed = {name for id in renamed for name in callings(site, before, id)}
    aimed |= {fold(l.target) for f in relinked for l in (*before.parsed[f.id].links, *f.links)}
    site.reached = {"target": aimed, "mentions": remention(site, before, looking | {f.id for f in relinked} | {*renamed})}


def call(site: Site, before: Site, renamed: list[str]) -> None:
    """Who has which name: only an incident's can have changed, its title."""
    changed: dict[str, set[str]] = {}
    for id in renamed:
        old, new = fold(before.names[id].name), fold(site.names[id].name)
        changed.setdefault(old, set(before.called.get(old, ()))).discard(id)
        changed.setdefault(new, set(before.called.get(new, ()))).add(id)
    site.called = before.called | {name: tuple(sorted(ids)) for name, ids in changed.items()} if changed else before.called


def callings(site: Site, before: Site, id: str) -> set[str]:
    """All that [[…]] may say for a record, now or before, folded."""
    names = {fold(s.names[id].name) for s in (before, site)} | {fold(site.names[id].ar)}
    names |= {fold(variant) for variant in site.records[id].names.variants} if site.names[id].kind in ("place", "actor") else set()
    return {id, *names, *(alias for alias, of in site.former.items() if of == id)} - {""}


def repoint(site: Site, before: Site, relinked: list[Parsed]) -> None:
    named = {fold(l.target) for f in relinked for l in (*before.parsed[f.id].links, *f.links)}
    changed = {name: set(before.pointing.get(name, ())) - {f.id for f in relinked} for name in named}
    for f in relinked:
        for l in f.links:
            changed[fold(l.target)].add(f.id)
    site.pointing = replaced(before.pointing, {name: sorted(ids) for name, ids in changed.items()})


def remention(site: Site, before: Site, texts: set[str]) -> set[str]:
    """Backlinks to whatever these texts name now or named before, beside those from other texts, as these were: gives whose they are."""
    led = {l.target for id in texts for s in (before, site) for l in s.parsed[id].links}
    to = {id for target in led for s in (before, site) if (id := s.resolve(target))}
    if to:
        anew = links.backlinks(site, (site.parsed[id] for id in sorted(texts)), to)
        others = {id: [m for m in before.mentions.get(id, ()) if m.id not in texts] for id in to}
        site.mentions = replaced(before.mentions, {id: sorted(others[id] + anew.get(id, []), key=lambda m: m.id) for id in to})
    return to


def replaced(table: dict[str, list], lists: dict[str, list]) -> dict[str, list]:
    """The table with these lists for its own; an empty one is none."""
    joined = table | lists
    for key in [key for key, found in lists.items() if not found]:
        del joined[key]
    return joined

"""The Site after an edit that joins nothing anew, made from the Site before: an editor's save, nine times in ten.

    again(before, read) -> what `site.link` gives for the same files, or None when the edit reaches further

Only what the changed files themselves say is worked out; everything joined is the Site before's, as `Parsed.joins` promises
that nothing of it can have changed. It takes no longer for a hundred thousand records than for a hundred, and changes
nothing but time: tests/test_relink.py compares it with a link of everything after random edits.
"""
import copy

from chronicle import links, translations
from chronicle.computed import Parsed
from chronicle.diagnose import Diagnostic
from chronicle.model import Incident, silenced
from chronicle.site import Site, card, named, noted, said, without


def again(before: Site, read: list[Parsed]) -> tuple[Site, list[Diagnostic]] | None:
    """`read`: the files read anew since `before`, none of which came or went."""
    if not all(joins_as_before(before, f) for f in read):
        return None
    site = copy.copy(before)                                # tables that an edit does not reach are shared: none is ever changed
    site.values, site.facts, site.changed = {}, {}, [f.id for f in read]
    site.said_digests = dict(before.said_digests)
    for id in site.changed:
        site.said_digests.pop(id, None)
    site.parsed = before.parsed | {f.id: f for f in read}
    site.records = before.records | {f.id: without(f.record, site.held_back) if isinstance(f.record, Incident) else f.record for f in read}
    paths = {f.path for f in read}
    site.silenced = {path: codes for path, codes in before.silenced.items() if path not in paths}
    site.silenced |= {f.path: codes for f in read if (codes := frozenset(silenced(f.record)))}
    site.cards = before.cards | {f.id: card(site, f.id) for f in read if isinstance(f.record, Incident)}
    names = {f.id: name for f in read if (name := named(site.records[f.id])) != before.names[f.id]}
    site.names = before.names | names if names else before.names
    refer(site, before, read, bool(names))
    return site, said(site)


def joins_as_before(before: Site, f: Parsed) -> bool:
    """Whether a file belongs where it did. What is not published has a say in what is: of that, everything is linked."""
    old = before.parsed.get(f.id)
    if old is None or f.record is None or old.path != f.path or old.joins != f.joins:
        return False
    return not before.held_back or {l.target for l in old.links} == {l.target for l in f.links}


def refer(site: Site, before: Site, read: list[Parsed], renamed: bool) -> None:
    """Checks of references and wiki links, and backlinks: of the changed files, or where a name has changed of all texts."""
    site._targets = None if renamed else before._targets
    site.reference_notes = noted(dict(before.reference_notes), read, lambda f: links.check_references(site, f))
    everywhere = renamed or any(before.parsed[f.id].headings != f.headings for f in read)
    linking = [f for f in site.parsed.values() if f.links] if everywhere else read
    site.link_notes = noted({} if everywhere else dict(before.link_notes), linking, lambda f: links.check_links(site, f))
    if everywhere:
        site.translation_notes = translations.check(site)
    if renamed or any(before.parsed[f.id].links != f.links for f in read):
        site.mentions = links.backlinks(site, site.parsed.values())

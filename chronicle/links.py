"""What records say of one another, checked: references in front matter, wiki links and sections in texts.

Each check gives the notes of one file, so that a file that has not changed among records that have not is not looked at
again (site.py).
"""
import re
from collections import defaultdict
from collections.abc import Iterable

from chronicle.anchors import slug
from chronicle.diagnose import Diagnostic, Span
from chronicle.computed import Mention, Parsed
from chronicle.model import Actor, Incident, Place, Source, WikiLink
from chronicle.near import fold, near_names, slip_of

NOT_PUBLISHED = "(a record that is not published)"     # instead of an id that readers are not to see
UNKNOWN = {"place": "L401", "actor": "L402", "source": "L403", "incident": "L404"}
WANTED = {"place": Place, "actor": Actor, "source": Source, "incident": Incident}


def check_references(site, f: Parsed) -> list[Diagnostic]:
    """References of one file's front matter that lead nowhere, or only nearly somewhere."""
    notes = []
    for r in f.references:
        if r.id == f.id and r.kind == f.kind and r.field != "within":              # of places L408 tells
            notes.append(Diagnostic("L416", f"`{r.id}` (in `{r.field}`) is this record itself", Span(f.path, r.line, r.col, len(r.id)),
                                    f"name another {r.kind}, or take it out"))
            continue
        if isinstance(site.records.get(r.id), WANTED[r.kind]) or r.id in site.unread:
            continue
        span = Span(f.path, r.line, r.col, len(r.id))
        if r.loose:
            meant = slip(site, r.kind, r.id)
            if meant:
                notes.append(Diagnostic("L412", f"`{r.id}` (in `{r.field}`) is no {r.kind} here, but very near to `{meant}`", span,
                                        f"write `{meant}` if that one is meant; somebody else is written in words, with a capital letter or a space"))
        elif r.id in site.held_back and r.kind == "incident":
            notes.append(Diagnostic("L410", f"`{r.id}` is at stage `{site.held_back[r.id]}`", span,
                                    "publish it, or add its stage to `review` in site.toml"))
        else:
            notes.append(Diagnostic(UNKNOWN[r.kind], f"no {r.kind} called `{r.id}` (in `{r.field}`)", span, way_out(site, r.kind, r.id)))
    return notes


def way_out(site, kind: str, id: str) -> str:
    """The hint for a reference that leads nowhere; worked out once for each such id."""
    if (kind, id) not in site.hints:
        site.hints[kind, id] = hint(site, kind, id)
    return site.hints[kind, id]


def slip(site, kind: str, id: str) -> str:
    """The id that a word was meant to be, if it was; worked out once for each such word."""
    if ("near", kind, id) not in site.hints:
        site.hints["near", kind, id] = slip_of(id, site.by_kind[kind])
    return site.hints["near", kind, id]


def hint(site, kind: str, id: str) -> str:
    if id in site.aliases:
        return f"`{id}` is a former id: write `{site.aliases[id]}`"
    of_that_name = [i for i in site.called.get(fold(id.replace("-", " ")), ()) if site.names[i].kind == kind]
    if of_that_name:                                        # its file was given another name by hand
        return f"did you mean `{of_that_name[0]}`, which has that name? `chronicle mv` gives a record another id and rewrites what refers to it"
    near = near_names(id, site.by_kind[kind])
    other = f"`{id}` is of another kind: {site.names[id].kind}; " if id in site.records else ""
    make = f"make it with `chronicle new {kind} {id}`"
    return f"{other}did you mean `{near[0]}`? or {make}" if near else other + (make if not other else f"name {'an' if kind[0] in 'ai' else 'a'} {kind}")


def called(site) -> dict[str, tuple[str, ...]]:
    """A name that [[…]] may say, folded -> ids of all who have it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for id, n in site.names.items():
        owners[fold(n.name)].add(id)
        if n.ar:
            owners[fold(n.ar)].add(id)
    for id in site.by_kind["place"] + site.by_kind["actor"]:
        for variant in site.records[id].names.variants:
            if variant:
                owners[fold(variant)].add(id)
    return {name: (*ids,) if len(ids) == 1 else tuple(sorted(ids)) for name, ids in owners.items()}


def pointing(files: Iterable[Parsed]) -> dict[str, list[str]]:
    """What stands in [[…]], folded -> ids of the records whose texts have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for f in files:
        for name in {fold(l.target) for l in f.links}:
            found[name].append(f.id)
    return found


def backlinks(site, files: Iterable[Parsed], to=None) -> dict[str, list[Mention]]:
    """Who names whom in a text, with the sentence; `to`: only these ids. Files in the order of their ids."""
    mentions: dict[str, list[Mention]] = {}
    for f in files:
        told = set()                                            # one sentence may name somebody twice
        for l in f.links:
            id = site.resolve(l.target)
            if id and id != f.id and (to is None or id in to) and (l.sentence, id) not in told:
                told.add((l.sentence, id))
                mentions.setdefault(id, []).append(Mention(f.id, l.sentence))
    return mentions


def said(site, sentence: str) -> str:
    """A sentence as readers see it: what is linked by its name."""
    def name(match):
        id = site.resolve(match[1])
        return site.names[id].name if id else NOT_PUBLISHED
    return re.sub(r"\[\[([^\]]+)\]\]", name, sentence)


def untold(site, plain: str) -> str:
    """The words of a text with its links as the words of their ids, but for ids that are held back."""
    return plain if "[[" not in plain else re.sub(r"\[\[([^\]]+)\]\]", lambda m: NOT_PUBLISHED if fold(m[1]) in site.held_names else m[1].replace("-", " "), plain)


def check_links(site, f: Parsed) -> list[Diagnostic]:
    """Wiki links of one text that lead nowhere, to several records, or to a section that is not there."""
    notes: list[Diagnostic] = []
    for l in f.links:
        ids = site.meant(l.target)
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
    return notes


def check_section(link: WikiLink, id: str, headings: tuple, span: Span, notes: list[Diagnostic]) -> None:
    if "s-" + slug(link.section) in {anchor for anchor, _ in headings}:
        return
    titles = [words for _, words in headings]
    near = near_names(link.section, titles, 1)
    notes.append(Diagnostic("L411", f"the text of `{id}` has no section “{link.section}”", span,
                            f"did you mean `[[{link.target}#{near[0]}]]`?" if near else
                            f"its sections: {', '.join(titles[:12])}" if titles else
                            f"it has no headings; write `[[{link.target}]]`"))

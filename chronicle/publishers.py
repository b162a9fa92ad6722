"""Reports by who published them: what makes the index of thousands of sources as light as any.

Up to WHOLE reports the index names them all. Of more it names the publishers, and each has a page of its reports; one with
too many for a page has a page for each year of publication, and `undated` for what has none.
"""
import hashlib
from collections import defaultdict

from chronicle.anchors import slug
from chronicle.content.paths import is_id
from chronicle.unnamed import names_nobody

WHOLE = 150                         # reports that a page lists
UNDATED = "undated"


def of(site) -> dict[str, list[str]]:
    """`the-herald` and `the-herald/2016` -> the reports of each page, newest first; {} for a site whose index names all
    reports. `site`: a Site with its records."""
    ids = site.by_kind["source"]
    if len(ids) <= WHOLE:
        return {}
    out: dict[str, list[str]] = defaultdict(list)
    known: dict[str, str] = {}
    for id in sorted(ids, key=lambda i: (published(site, i), i), reverse=True):
        publisher = site.records[id].publisher
        if publisher not in known:
            known[publisher] = key(publisher)
        out[known[publisher]].append(id)
    for publisher in [p for p, found in out.items() if len(found) > WHOLE]:
        for id in out[publisher]:
            out[f"{publisher}/{published(site, id)[:4] or UNDATED}"].append(id)
    return dict(out)


def key(publisher: str) -> str:
    """Publishers that differ by case and signs only are one. A name that is no id when it is written with letters that may stand
    in an address, for it has too few or too many of them or is a device's, gets a digest."""
    plain = "".join(c for c in slug(publisher) if c.isascii() and (c.isalnum() or c == "-")).strip("-")
    return plain if is_id(plain) and len(plain) > len(publisher) // 2 else "p-" + hashlib.blake2b(publisher.casefold().encode(), digest_size=5).hexdigest()


def published(site, id: str) -> str:
    date = site.records[id].published
    return date.last if date else ""


def url(page: str) -> str:
    """`the-herald/2016` -> `sources/by/the-herald/2016.html`."""
    return f"sources/by/{page}.html"


def copies(site) -> dict[str, list[str]]:
    """Id of a source, or an agency's name -> the reports that repeat it. Words that name nobody join no reports."""
    out: dict[str, list[str]] = defaultdict(list)
    for id in site.by_kind["source"]:
        whom = site.records[id].copied_from
        if whom in site.records or whom and not names_nobody(whom):
            out[whom].append(id)
    return out

"""Pages of many incidents, made out of themselves after an edit that reaches a few of these: the file of a year holds a thousand, and another title
changes a line of it.

    renewal(state, known, spoilt, root) -> what gives of a page, by its address, what is needed to renew it (pages.Last), or None

A page is renewed only where what it has read says the same as ever, but that some incidents of its period have changed, with nothing joined anew (relink.py),
and only out of the very bytes that it was made of. `pages.Renewed` says what that gives: the same bytes as making all of it; tests compare.
"""
from pathlib import Path

from chronicle import volumes
from chronicle.build.publish import OUTPUT
from chronicle.build.render import Renewal
from chronicle.build.workspace import State
from chronicle.files import inside
from chronicle.fingerprint import fingerprint
from chronicle.pages import Last
from chronicle.traces import Made

OF_INCIDENTS = ("volume", "tables", "texts", "segment")         # facets that say something of each incident of a period, and of what these name


def renewal(state: State, known: dict[str, Made], spoilt: set[str], root: Path) -> Renewal:
    """`known`: pages as they were last made; `spoilt`: those whose file in build/ is not as it was left."""
    site, moved = state.site, state.moved
    if moved is None or site.changed is None or any(id not in site.cards for id in site.changed):
        return lambda url: None
    rest = {fact for fact in moved if fact.partition("/")[0] not in OF_INCIDENTS}

    def last(url: str) -> Last | None:
        made = known.get(url)
        if made is None or not made.digest or url in spoilt or not rest.isdisjoint(made.reads):
            return None
        periods = {fact.partition("/")[2] for fact in moved.intersection(made.reads)}
        body = read(root, url) if len(periods) == 1 else b""
        if fingerprint(body, 16) != made.digest:
            return None
        ids = volumes.ids(site, *periods)
        return Last(body, made.reads, len(ids), {ids.index(id): id for id in site.changed if id in ids})
    return last


def read(root: Path, url: str) -> bytes:
    try:
        return inside(root / OUTPUT, url).read_bytes()
    except OSError:
        return b""

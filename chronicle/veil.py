"""Records that are known only through incidents that are held back are held back with them.

A place, an actor or a source has no stage of review of its own. Yet one that only drafts name would tell of them: a
headline among the sources, a person among the actors, a hamlet on the list of places. So it is not in the Site either,
until the first published record names it. What stands in published.txt is known already, and stays.

    behind      places, actors and sources that held-back incidents lead to, over any number of steps
    open        everything else that is published: incidents, pages, and what no held-back incident leads to
    veiled      behind, and not what the open ones lead to

One record leads to another by a reference in its front matter or by a wiki link.
"""
from collections import defaultdict
from collections.abc import Iterable, Set

from chronicle.computed import Parsed
from chronicle.model import Actor, Incident, Place, Source
from chronicle.near import fold


def lifted(files: list[Parsed], stages: list[str], listed: Set[str] = frozenset()) -> list[Parsed]:
    """The files without those of veiled records. `stages`: of review, that are published; `listed`: ids that readers know already."""
    held = {f.id for f in files if isinstance(f.record, Incident) and f.record.review not in stages}
    if not held:
        return files
    held |= {f.id for f in files if f.kind == "translation" and f.id.rpartition(".")[0] in held}
    veiled = find(files, held, listed)
    return [f for f in files if f.id not in veiled] if veiled else files


def find(files: list[Parsed], held: set[str], listed: Set[str]) -> set[str]:
    """Ids of the veiled records. `held`: ids of the incidents that are held back."""
    of = defaultdict(list)
    for f in files:
        of[f.id].append(f)
    without_stage = [f for f in files if isinstance(f.record, Place | Actor | Source)]
    behind = reached(held, of, targets(without_stage))
    called = targets([f for id in behind for f in of[id]])
    named = leads([f for f in files if f.id not in behind and f.id not in held], called) | listed & behind
    return behind - named - reached(named, of, called)


def reached(start: set[str], of: dict[str, list[Parsed]], called: dict[str, set[str]]) -> set[str]:
    """Ids among those that are `called` something, that one gets to from `start`; without those it began with."""
    found, todo = set(), start
    while todo:
        todo = leads([f for id in todo for f in of[id]], called) - found - start
        found |= todo
    return found


def leads(files: list[Parsed], called: dict[str, set[str]]) -> set[str]:
    """What they name, in their front matter or by wiki links."""
    said = {link.target for f in files for link in f.links}
    to = {r.id for f in files for r in f.references} & called.keys()
    return to.union(*(called[name] for name in map(fold, said) if name in called))


def targets(files: Iterable[Parsed]) -> dict[str, set[str]]:
    """What anybody could name these files by, folded -> ids. An id is folded as it is."""
    called = defaultdict(set)
    for f in files:
        for name in names(f):
            called[fold(name)].add(f.id)
    return called


def names(f: Parsed) -> list[str]:
    r = f.record
    own = (r.name, r.names.ar, *r.names.variants) if isinstance(r, Place | Actor) else (r.title, r.publisher)
    return [name for name in (f.id, *own, *r.aliases) if name]

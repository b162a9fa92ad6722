"""Very many records are read and linked in a process of their own. That takes ten kilobytes a record, decoded values for the most part,
and goes with the process; what comes back is the Site as the next build would find it in the ledger (recall.py), a third as large.

    loaded(workspace) -> State, and what is to be kept of it with its facts where that is known already
"""
import sqlite3

import msgspec

from chronicle import config, drawers, forks, published, recall
from chronicle.build.texts import Texts
from chronicle.build.workspace import KEPT, State, Workspace
from chronicle.computed import History
from chronicle.diagnose import Diagnostic
from chronicle.facets import FACETS
from chronicle.files import Signature
from chronicle.lazy import table
from chronicle.ledger import DAMAGE, Damaged, Keep, Ledger
from chronicle.model import Struct
from chronicle.pages import KINDS

MANY = 30_000                   # files; of fewer, what making pages from the ledger costs is more than what it saves
_encode = msgspec.msgpack.Encoder().encode


class Rest(Struct):
    """Of a State, what is neither kept nor a fact; of its Workspace, what the ledger is to know. `damage`, `refused`: nothing of
    all that, but why the ledger could not be read, or written."""
    notes: list[Diagnostic] = []
    collisions: list[Diagnostic] = []
    found: dict[str, list[Diagnostic]] = {}
    articles: dict[str, Signature] = {}
    history: dict[str, History] = {}
    gone: set[str] = set()
    remembered: dict[str, bytes] = {}
    damage: str = ""
    refused: str = ""


PARTS = {"rest": Rest, "cards": list[tuple[str, bytes]], "facts": dict[str, bytes], "routes": msgspec.Raw}
TABLES = sorted(KEPT | recall.ASKED.keys())     # and these, each by itself: together they are the most of it, and would be there twice


def loaded(workspace: Workspace) -> tuple[State, tuple[Keep, dict[str, bytes]] | None]:
    before = None
    if len(workspace.signatures) > MANY:
        settings, listed = config.load(workspace.root)[0], published.known(workspace.root)
        before = workspace.recalled(settings, listed)
        if before is None:
            return put_down(workspace, settings, listed)
    return workspace.load(before), None


def put_down(workspace: Workspace, settings: dict, listed: frozenset[str]) -> tuple[State, tuple[Keep, dict[str, bytes]]]:
    made = {}

    def tell(part: str) -> bytes:
        if not made:
            made.update(linked(workspace))
        answer = made.pop(part, b"")
        return answer if isinstance(answer, bytes) else _encode(answer)

    workspace.progress("reading", 0, len(workspace.signatures))
    answers = forks.apart(tell, [*PARTS, *TABLES], workspace.ledger.path.parent)
    rest, cards, facts, routes = (msgspec.msgpack.decode(next(answers), type=kind) for kind in PARTS.values())
    kept = {name: answer for name, answer in zip(TABLES, answers) if answer}
    if rest.damage:
        raise Damaged(rest.damage)
    if rest.refused:
        raise sqlite3.OperationalError(rest.refused)
    workspace.gone, workspace.history, workspace.unsaved = rest.gone, rest.remembered["history"], True
    keep, parsed = Keep(True, kept, cards), workspace.ledger.records(workspace.alone)
    site = recall.put_down(keep, parsed, facts, settings, listed, rest.history)
    templates = workspace.templates([settings["language"], *settings["languages"]], workspace.sort_out()[0])
    state = State(settings, site, templates, Texts(site, {}, workspace.ledger), table(routes, tuple[str, str]), rest.notes, KINDS | workspace.extension.kinds,
                  rest.collisions, rest.found, rest.articles)
    return state, (keep, facts)


def linked(workspace: Workspace) -> dict[str, object]:
    """In the process that reads and links: what it tells, by part."""
    try:
        workspace.ledger = Ledger(workspace.ledger.path, workspace.ledger.stamp)        # a connection belongs to the process that opened it,
        workspace.read_few = workspace.read                                              # and answers to the one that waits for them
        state = workspace.load()
        facts = {facet: put_away(state.facts, facet) for facet in FACETS}                # its pages are made when it has gone
        keep, others = workspace.keep(state, set())
        workspace.ledger.add_parsed(workspace.news())                                    # what was not many went there as it came
        rest = Rest(state.notes, state.collisions, state.found, state.articles, state.site.history, workspace.gone, workspace.remembered())
        return {"rest": rest, "cards": keep.cards, "facts": facts | others, "routes": _encode(state.routes), **keep.kept}
    except DAMAGE as e:
        refused = isinstance(e, sqlite3.OperationalError)
        return {"rest": Rest(refused=str(e)) if refused else Rest(damage=str(e) or "damaged"), "cards": [], "facts": {}, "routes": {}}


def put_away(facts: dict[str, dict[str, bytes]], facet: str) -> bytes:
    """The facts of a facet, encoded; they are not held beside those of the next."""
    encoded = drawers.encoded(facts[facet])
    del facts[facet]
    return encoded

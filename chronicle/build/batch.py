"""`chronicle build`: the stages in their order, and what came of them."""
import hashlib
import os
import re
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path

import msgspec

from chronicle import facets, forks
from chronicle.build import apart, publish
from chronicle.build.alone import alone
from chronicle.build.render import Rendered, render
from chronicle.build.result import Result
from chronicle.build.untroubled import untroubled
from chronicle.build.workspace import State, Workspace
from chronicle.diagnose import Diagnostic, Span, errors, in_order
from chronicle.files import Signature
from chronicle.folder import digest
from chronicle.ledger import DAMAGE, Ledger
from chronicle.model import Struct
from chronicle.progress import silent
from chronicle.traces import Made, Row

FEW = 24                                    # fewer pages than this are made without forking
SHARE = 1600                                # pages in a batch at the most: to begin one costs as much as fifty pages
TURNS = 1                                   # batches a worker makes: the Site it has copied for itself by then, page by page, goes with it
YEAR = re.compile(r"[/-](\d{4})[-.]")       # in incidents/2016.csv, search/2016-5.js, search/rows-2016-05-0.js
_encode = msgspec.msgpack.Encoder().encode


class Outcome(Struct):
    """What a worker says of one page; its bytes are already staged. `row`: of the ledger."""
    url: str
    row: Row
    staged: bool
    failed: bool
    notes: tuple[Diagnostic, ...]


_made = msgspec.msgpack.Decoder(tuple[list[Outcome], set[str]]).decode


def build(root: Path, keep_going: bool = False, jobs: int | None = None, seen: dict[str, Signature] | None = None,
          progress=silent) -> Result:
    """Builds the site in `root`, also when there is nothing to do (still.py). Errors in content are in the result's notes; only our
    own faults raise. `seen`: a look at the folder that was just taken. `progress`: see progress.py."""
    started = time.perf_counter()
    notes = publish.output_notes(root)
    if notes:
        return Result(notes, False)
    if not (root / "site.toml").is_file():
        from chronicle.config import load
        return Result(load(root)[1], False)
    with alone(root), untroubled():
        try:
            result = settle_and_run(root, keep_going, jobs, seen, progress)
        except DAMAGE as e:
            if isinstance(e, sqlite3.OperationalError):     # locked, read-only, disk full: the ledger is not to blame
                raise
            (root / ".cache" / "ledger").unlink(missing_ok=True)
            result = settle_and_run(root, keep_going, jobs, seen, progress)
    result.seconds = time.perf_counter() - started
    return result


def settle_and_run(root: Path, keep_going: bool, jobs: int | None, seen: dict[str, Signature] | None, progress) -> Result:
    workspace = Workspace(root, jobs)
    workspace.progress = progress
    workspace.signatures, workspace.alone = seen or workspace.scan(), True
    try:
        publish.settle(root, workspace.ledger)
        return run(workspace, keep_going)
    finally:
        workspace.ledger.close()


def check(root: Path) -> tuple[list[Diagnostic], dict[str, int]]:
    """Every problem of the content, without making a page; of a folder that has not changed, what was said before.
    Notes, and records by kind."""
    with opened(root) as workspace:
        seen = digest(workspace.signatures)
        told = workspace.ledger.checked(seen)
        if told is None:
            state = workspace.link()
            workspace.remember()
            told = in_order(state.notes), {k: len(v) for k, v in state.site.by_kind.items()}
            workspace.ledger.save_checked(seen, *told)
    return in_order(publish.output_notes(root) + told[0]), told[1]


@contextmanager
def loaded(root: Path):
    """The site as its folder is now, while nobody builds it. Gives Workspace and State."""
    with opened(root) as workspace:
        yield workspace, linked(workspace)


@contextmanager
def opened(root: Path):
    """The folder as it is now, while nobody builds it, after whatever a build left to be finished."""
    with alone(root), untroubled():
        workspace = Workspace(root)
        try:
            publish.settle(root, workspace.ledger)
            workspace.signatures, workspace.alone = workspace.scan(), True
            yield workspace
        finally:
            workspace.ledger.close()


def linked(workspace: Workspace) -> State:
    """Everything read and linked; what was read is remembered."""
    state = workspace.load()
    workspace.remember()
    return state


def run(workspace: Workspace, keep_going: bool) -> Result:
    ledger, clock = workspace.ledger, Clock()
    outputs = ledger.outputs()
    spoilt = publish.spoilt(workspace.root / publish.OUTPUT, outputs)
    clock("look")
    state, put = apart.loaded(workspace)
    clock("read and link")
    known = workspace.taken_up.routes if workspace.taken_up else ledger.routes()
    why = {u: "new page" for u in (*(state.routes.keys() - known.keys()), *ledger.unmade())}
    why |= {u: "its file in build/ was missing or changed" for u in spoilt}
    why |= {u: f"{fact} changed" for u, fact in ledger.stale(moved(ledger, state)).items()}
    why |= {u: "another kind of page" for u, page in known.items() if state.routes.get(u, page) != page}
    why = {u: reason for u, reason in why.items() if u in state.routes}
    clock("compare")
    if errors(state.notes) and not keep_going:
        return kept(workspace, state.notes, clock)
    folder = publish.staging(workspace.root)
    before = ledger.pages(why.keys() & known.keys() if len(why) < len(known) // 10 else None)
    outcomes, shown = make(state, sorted(why), before, spoilt, folder, workspace.jobs, workspace.progress)
    state.templates.prepare(shown_by(outcomes))
    clock("render")
    page_notes = [n for o in outcomes for n in o.notes]
    page_notes += [n for u, notes in ledger.page_notes().items() if u in state.routes and u not in why for n in notes]
    if errors(page_notes) and not keep_going:
        publish.clear(folder)
        return kept(workspace, state.notes + page_notes, clock)
    removed = [u for u in known if u not in state.routes]
    pending = [(o.url, "staged") for o in outcomes if o.staged]
    pending += [(u, "") for u in removed if u in outputs]
    pending += [(o.url, "") for o in outcomes if o.failed and o.url in outputs]
    in_the_way = publish.blocked(workspace.root, pending)
    if in_the_way:
        publish.clear(folder)
        return kept(workspace, state.notes + page_notes + in_the_way, clock)
    foreign = strangers(ledger.notes() or [], workspace.root) if outputs and state.routes.keys() == known.keys() \
        else foreign_files(publish.there(workspace.root), outputs, state, known)
    notes = in_order(state.notes + page_notes + foreign)
    keep, facts = put or workspace.keep(state, shown)
    clock("facts")
    ledger.save(workspace.signatures, workspace.news(), workspace.gone, workspace.remembered(), facts, keep,
                (o.row for o in outcomes), removed, notes, pending)
    publish.finish(workspace.root, ledger, pending)
    clock("publish")
    return Result(notes, True, len(state.routes), sum(1 for o in outcomes if o.staged), len(removed), why=why,
                  records={k: len(v) for k, v in state.site.by_kind.items()}, held_back=tally(state.site.held_back), stages=clock.stages)


def moved(ledger: Ledger, state: State) -> set[str]:
    """Facts that are not those of the last build."""
    return state.moved if state.moved is not None else facets.moved(state.site, None, ledger.facts())


def kept(workspace: Workspace, notes: list[Diagnostic], clock: "Clock") -> Result:
    """Nothing is published."""
    workspace.remember()
    return Result(in_order(notes), False, stages=clock.stages)


def make(state: State, urls: list[str], known: dict[str, Made], spoilt: set[str], folder: Path, jobs: int, progress=silent) -> tuple[list[Outcome], set[str]]:
    """Renders pages and stages those whose bytes are new; with the facets that they were shown. Shared out when there are many. `urls`: sorted."""
    if len(urls) < FEW:
        jobs = 1
    groups: dict[str, list[str]] = {}
    for url in urls:
        groups.setdefault(together(url), []).append(url)
    kinds: dict[str, list[str]] = {}
    for url in groups.pop("", []):
        kinds.setdefault(state.routes[url][0], []).append(url)
    rest = [url for found in sorted(kinds.values(), key=len) for url in found]      # pages of a rare kind are long lists: no process is left with them at the end
    hands = max(jobs * 4, len(rest) // SHARE) if jobs > 1 and len(rest) > 4 * FEW else 1
    first, *more = forks.deal(rest, hands) or [[]]
    yearly, others = ([groups[name] for name in sorted(groups) if name[-1].isdigit() is of_year] for of_year in (True, False))
    middle = len(more) // 2             # long lists, for which a process copies every record, and the basemap take most memory: apart from one another
    batches = [batch for batch in (first, *yearly, *more[:middle], *others, *more[middle:]) if batch]

    def work(batch: list[str]) -> bytes:
        made, shown = [], set()
        for url in batch:
            page = render(state, url)
            shown |= facets.shown(page.reads)
            made.append(stage(page, known.get(url), url in spoilt, folder))
        return _encode((made, shown))

    if hands > 1:
        warm(state, kinds)
    outcomes: dict[int, list[Outcome]] = {}
    shown: set[str] = set()
    done = 0
    progress("writing", done, len(urls))
    for number, answer in forks.arrivals(work, batches, jobs, TURNS):
        outcomes[number], seen = _made(answer)
        shown |= seen
        done += len(batches[number])
        progress("writing", done, len(urls))
    return [o for number in sorted(outcomes) for o in outcomes[number]], shown


def shown_by(outcomes: list[Outcome]) -> set[str]:
    """The templates that pages were made from: those of one page of each kind."""
    rows = {row[1]: row[3] for row in (o.row for o in outcomes)}        # kind -> reads
    return {key.removeprefix("template/") for reads in rows.values() for key in reads.split("\n") if key.startswith("template/")}


def warm(state: State, kinds: dict[str, list[str]]) -> None:
    """What a page of a kind loads once (its templates, the names on maps) is loaded before the work is shared out: every process
    has it then. For kinds of many pages; a page that fails here fails again where it is told."""
    for found in kinds.values():
        if len(found) > 4 * FEW:
            render(state, found[0])


def together(url: str) -> str:
    """A name for pages that share what is costly to make, the data files of a year or what a search asks of it, so that one process
    makes them all; '' for the many others."""
    folder, _, name = url.partition("/")
    if folder not in ("data", "assets"):
        return ""
    year = YEAR.search(name)
    return f"{folder} {year[1]}" if year else folder


def stage(page: Rendered, before: Made | None, spoilt: bool, folder: Path) -> Outcome:
    said = hashlib.blake2b(page.body, digest_size=16).digest() if page.body is not None else b""
    staged, size, mtime = False, 0, 0
    if said and before and before.digest == said and not spoilt:
        size, mtime = before.size, before.mtime
    elif said:
        s = publish.stage(folder, page.url, page.body)
        staged, size, mtime = True, s.st_size, s.st_mtime_ns
    return Outcome(page.url, Made(page.url, page.kind, page.subject, page.reads, said, size, mtime, page.notes).row(), staged, not said, page.notes)


def strangers(notes: list[Diagnostic], root: Path) -> list[Diagnostic]:
    """What was said of files that we did not write, as far as they are still there: looked for anew only when pages come or go."""
    return [n for n in notes if n.code == "B802" and os.path.lexists(root / n.span.path)]


def foreign_files(there, outputs, state: State, known) -> list[Diagnostic]:
    strange = sorted(u for u in there if u not in outputs and u not in state.routes and u not in known)
    notes = [Diagnostic("B802", "was not written by Chronicle", Span(f"build/{u}"), "it is left alone; delete it if it is not wanted")
             for u in strange[:10]]
    if len(strange) > 10:
        notes.append(Diagnostic("B802", f"and {len(strange) - 10} more files were not written by Chronicle", Span("build"), "they are left alone"))
    return notes


def tally(held_back: dict[str, str]) -> dict[str, int]:
    return {stage: list(held_back.values()).count(stage) for stage in sorted(set(held_back.values()))}


class Clock:
    """Seconds by stage, for `build --stats`."""

    def __init__(self):
        self.at, self.stages = time.perf_counter(), {}

    def __call__(self, stage: str) -> None:
        now = time.perf_counter()
        self.stages[stage], self.at = now - self.at, now


def explain(root: Path, url: str) -> tuple[Made | None, list[str]]:
    """For `chronicle why`: the page as last made, and the facts it read that have changed since."""
    with opened(root) as workspace:
        made = workspace.ledger.pages([url]).get(url)
        if made is None:
            return None, []
        return made, sorted(moved(workspace.ledger, workspace.load()).intersection(made.reads))

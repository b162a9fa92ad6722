"""`chronicle build`: the stages in their order, and what came of them."""
import os
import sqlite3
import time
from collections.abc import Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path

from chronicle import facets
from chronicle.aside import Other, aside
from chronicle.build import apart, many, proof, publish
from chronicle.build.alone import alone
from chronicle.build.begin import Begin, begun
from chronicle.build.over import Beside, talk
from chronicle.build.renew import renewal
from chronicle.build.result import Result
from chronicle.build.untroubled import untroubled
from chronicle.build.workspace import State, Workspace
from chronicle.diagnose import FEW, Diagnostic, Span, Told, errors, in_order
from chronicle.folder import Look
from chronicle.ledger import DAMAGE, Ledger
from chronicle.progress import silent
from chronicle.traces import Made


def build(root: Path, keep_going: bool = False, jobs: int | None = None, begin: Begin | None = None, progress=silent) -> Result:
    """Builds the site in `root`. Errors in content are in the result's notes; only our own faults raise. `begin`: where that has begun.
    `progress`: see progress.py."""
    if not (root / "site.toml").is_file():
        from chronicle.config import load
        return Result(Told.of(load(root)[1]), False)
    with begun(root, keep_going) if begin is None else nullcontext(begin) as begin:
        if begin.result is not None:
            return begin.result
        with untroubled():
            try:
                result = settle_and_run(root, keep_going, jobs, begin.seen, begin.other, progress)
            except DAMAGE as e:
                if isinstance(e, sqlite3.OperationalError):     # locked, read-only, disk full: the ledger is not to blame
                    raise
                (root / ".cache" / "ledger").unlink(missing_ok=True)
                with aside(lambda: talk(root)) as other:
                    result = settle_and_run(root, keep_going, jobs, begin.seen, other, progress)
    result.seconds = time.perf_counter() - begin.started
    return result


def settle_and_run(root: Path, keep_going: bool, jobs: int | None, seen: Look, other: Other, progress) -> Result:
    workspace = Workspace(root, jobs)
    workspace.progress = progress
    workspace.signatures, workspace.alone = seen, True
    try:
        settled = publish.settle(root, workspace.ledger)
        beside = Beside(other, settled > 0 or workspace.ledger.afresh)
        workspace.read_few = beside.read
        return run(workspace, keep_going, beside)
    finally:
        workspace.ledger.close()


def check(root: Path) -> tuple[list[Diagnostic], dict[str, int]]:
    """Every problem of the content, without making a page but where the site has templates of its own; of a folder that has not changed,
    what was said before. Notes, and records by kind."""
    with opened(root) as workspace:
        seen = workspace.signatures.digest
        told = workspace.ledger.checked(seen)
        if told is None:
            state = workspace.link()
            workspace.remember()
            shaping = proof.own(state.templates, workspace.signatures)
            told = in_order(state.notes + (proof.notes(workspace.with_facts(state), shaping) if shaping else [])), {k: len(v) for k, v in state.site.by_kind.items()}
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


def run(workspace: Workspace, keep_going: bool, beside: Beside) -> Result:
    ledger, clock = workspace.ledger, Clock()
    state, put = apart.loaded(workspace)
    clock("read and link")
    seen, touched = beside.seen, beside.stale(moved(ledger, state), lambda: many.ready(state))
    beside.other.end()                                                      # its memory is wanted for making pages
    known = workspace.taken_up.routes if workspace.taken_up else ledger.routes()
    came, removed, others = replanned(known, state.routes)
    why = {u: "new page" for u in (*came, *seen.unmade)}
    why |= {u: "its file in build/ was missing or changed" for u in seen.spoilt}
    why |= {u: f"{fact} changed" for u, fact in touched.items()}
    why |= {u: "another kind of page" for u in others}
    why = {u: reason for u, reason in why.items() if u in state.routes}
    clock("compare")
    if errors(state.notes) and not keep_going:
        return kept(workspace, state.notes, clock)
    folder = publish.staging(workspace.root)
    before = ledger.pages([u for u in why if u in known] if len(why) < len(known) // 10 else None)
    outcomes, shown = many.make(state, sorted(why), before, seen.spoilt, renewal(state, before, seen.spoilt, workspace.root), folder, workspace.jobs, workspace.progress)
    state.templates.prepare(many.shown_by(outcomes))
    clock("render")
    page_notes = [n for o in outcomes for n in o.notes]
    page_notes += [n for u, notes in seen.notes.items() if u in state.routes and u not in why for n in notes]
    if errors(page_notes) and not keep_going:
        publish.clear(folder)
        return kept(workspace, state.notes + page_notes, clock)
    failed, as_before = [o.url for o in outcomes if o.failed], not came and not removed
    outputs = ledger.outputs() if failed or not as_before else {}                # else none goes, and none came
    pending = [(o.url, "staged") for o in outcomes if o.staged]
    pending += [(u, "") for u in (*removed, *failed) if u in outputs]
    in_the_way = publish.blocked(workspace.root, pending)
    if in_the_way:
        publish.clear(folder)
        return kept(workspace, state.notes + page_notes + in_the_way, clock)
    foreign = strangers(ledger.told(), workspace.root) if as_before else foreign_files(publish.there(workspace.root), outputs, state, known)
    told = Told.of(state.notes + page_notes + foreign)
    keep, facts = put or workspace.keep(state, shown)
    clock("facts")
    ledger.save(workspace.signatures, workspace.news(), workspace.gone, workspace.remembered(), facts, keep,
                (o.row for o in outcomes), removed, told, pending)
    publish.finish(workspace.root, ledger, pending)
    clock("publish")
    return Result(told, True, len(state.routes), sum(1 for o in outcomes if o.staged), len(removed), why=why,
                  records={k: len(v) for k, v in state.site.by_kind.items()}, held_back=tally(state.site.held_back), stages=clock.stages, made_from=(workspace, state))


def replanned(known: Mapping[str, tuple[str, str]], routes: Mapping[str, tuple[str, str]]) -> tuple[list[str], list[str], list[str]]:
    """Addresses that came, that went, and that are of another page now."""
    if routes is known:
        return [], [], []
    return ([u for u in routes if u not in known], [u for u in known if u not in routes],
            [u for u, page in known.items() if routes.get(u, page) != page])


def moved(ledger: Ledger, state: State) -> set[str]:
    """Facts that are not those of the last build."""
    return state.moved if state.moved is not None else facets.moved(state.site, None, ledger.facts())


def kept(workspace: Workspace, notes: list[Diagnostic], clock: "Clock") -> Result:
    """Nothing is published."""
    workspace.remember()
    return Result(Told.of(notes), False, stages=clock.stages)


def strangers(told: Told, root: Path) -> list[Diagnostic]:
    """What was said of files that we did not write, as far as they are still there: looked for anew only when pages come or go."""
    return [n for n in told.notes if n.code == "B802" and os.path.lexists(root / n.span.path)]


def foreign_files(there, outputs, state: State, known) -> list[Diagnostic]:
    strange = sorted(u for u in there if u not in outputs and u not in state.routes and u not in known)
    notes = [Diagnostic("B802", "was not written by Chronicle", Span(f"build/{u}"), "it is left alone; delete it if it is not wanted")
             for u in (strange if len(strange) <= FEW else strange[:FEW - 1])]
    if more := len(strange) - len(notes):
        notes.append(Diagnostic("B802", f"and {more} more files were not written by Chronicle", Span("build"), "they are left alone"))
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

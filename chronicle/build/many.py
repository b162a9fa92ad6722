"""Many pages made and staged, shared out to processes: in what portions, and what each says of its pages."""
import re
from pathlib import Path

import msgspec

from chronicle import facets, forks
from chronicle.build import publish
from chronicle.build.render import Renewal, Rendered, render, rendered
from chronicle.build.untroubled import give_back
from chronicle.build.workspace import State
from chronicle.diagnose import Diagnostic
from chronicle.fingerprint import fingerprint
from chronicle.ledger import Damaged
from chronicle.model import Struct
from chronicle.progress import silent
from chronicle.traces import Made, Row

FEW = 24                                    # fewer pages than this are made without forking
SHARE = 1200                                # pages in a batch at the most: to begin one costs as much as fifty pages
TURNS = 2                                   # batches a worker makes: then the Site that it has copied for itself, page by page, goes with it
PERIOD = re.compile(r"[/-]((\d{4})(?:-\d\d)?)[-.]")     # and its year: in incidents/2016.csv, incidents/2016-05.json, search/2016-5.js, search/rows-2016-05-0.js
_encode = msgspec.msgpack.Encoder().encode


class Outcome(Struct):
    """What a worker says of one page; its bytes are already staged. `row`: of the ledger."""
    url: str
    row: Row
    staged: bool
    failed: bool
    notes: tuple[Diagnostic, ...]


_made = msgspec.msgpack.Decoder(tuple[list[Outcome], set[str]]).decode


def make(state: State, urls: list[str], known: dict[str, Made], spoilt: set[str], last: Renewal, folder: Path, jobs: int, progress=silent) -> tuple[list[Outcome], set[str]]:
    """Renders pages and stages those whose bytes are new; with the facets that they were shown. Shared out when there are many. `urls`: sorted. `last`: see renew.py."""
    if len(urls) < FEW:
        jobs = 1
    groups: dict[str, list[str]] = {}
    for url in urls:
        groups.setdefault(together(url), []).append(url)
    kinds: dict[str, list[str]] = {}
    for url in groups.pop("", []):
        kinds.setdefault(state.routes[url][0], []).append(url)
    kinds.get("slice", []).sort(key=period)     # the same incidents stand in the lists of a year: a process that makes several makes their rows once
    rest = [url for found in sorted(kinds.values(), key=len) for url in found]      # pages of a rare kind are long lists: no process is left with them at the end
    many = jobs > 1 and len(rest) > 4 * FEW
    hands = max(jobs * 4, len(rest) // SHARE) if many else 2 * jobs if groups else 1        # of a few, some are left to do beside the data of a year
    first, *more = forks.deal(rest, hands) or [[]]
    yearly, others = ([groups[name] for name in sorted(groups, reverse=True) if name[-1].isdigit() is of_year] for of_year in (True, False))
    # of a year, the data files are dealt out before what its search asks for (`data 2016`, `assets 2016`): nobody waits for the longest at the end
    middle = len(more) // 2             # long lists, for which a process copies every record, and the basemap take most memory: apart from one another
    for group in yearly:
        group.sort(key=period)
    batches = [batch for batch in (first, *yearly, *more[:middle], *others, *more[middle:]) if batch]

    def work(batch: list[str]) -> bytes:
        """Of a damaged ledger nothing, which is no answer."""
        made, shown = [], set()
        try:
            for page in rendered(state, batch, last):
                shown |= facets.shown(page.reads)
                made.append(stage(page, known.get(page.url), page.url in spoilt, folder))
        except Damaged:
            return b""
        return _encode((made, shown))

    if many:
        for kind in {state.routes[url][0] for url in urls}:
            state.kinds[kind]               # its module is loaded once, before the work is shared out: every process has it then
        warm(state, kinds)
        give_back()
    outcomes: dict[int, list[Outcome]] = {}
    shown: set[str] = set()
    done = 0
    progress("writing", done, len(urls))
    for number, answer in forks.arrivals(work, batches, jobs, TURNS if many else len(batches)):
        outcomes[number], seen = _made(answer)
        for facet in seen - shown:
            state.facts[facet]              # is to be kept: worked out while others still make pages
        shown |= seen
        done += len(batches[number])
        progress("writing", done, len(urls))
    return [o for number in sorted(outcomes) for o in outcomes[number]], shown


def shown_by(outcomes: list[Outcome]) -> set[str]:
    """The templates that pages were made from: those of one page of each kind."""
    rows = {row[1]: row[4] for row in (o.row for o in outcomes)}        # kind -> reads
    return {key.removeprefix("template/") for reads in rows.values() for key in reads.split("\n") if key.startswith("template/")}


def ready(state: State) -> None:
    """Of a few records that were edited, the page of one is made while nobody knows yet which others are stale: what it loads, most of them
    need, and every process that makes some has it then."""
    for id in (state.site.changed or ())[:1]:
        if (name := state.site.names.get(id)) and name.url in state.routes:
            render(state, name.url)


def warm(state: State, kinds: dict[str, list[str]]) -> None:
    """What a page of a kind loads once (its templates, the names on maps) is loaded then as well. For kinds of many pages; a page that
    fails here fails again where it is told."""
    for found in kinds.values():
        if len(found) > 4 * FEW:
            render(state, found[0])


def together(url: str) -> str:
    """A name for pages that share what is costly to make, the data files of a year or what a search asks of it, so that one process
    makes them all; '' for the many others."""
    folder, _, name = url.partition("/")
    if folder not in ("data", "assets"):
        return ""
    period = PERIOD.search(name)
    return f"{folder} {period[2]}" if period else folder


def period(url: str) -> str:
    """Of the pages of a year those of one month stand together: they share what is costly to make, too."""
    found = PERIOD.search(url)
    return found[1] if found else ""


def stage(page: Rendered, before: Made | None, spoilt: bool, folder: Path) -> Outcome:
    said = fingerprint(page.body, 16) if page.body is not None else b""
    staged, size, mtime = False, 0, 0
    if said and before and before.digest == said and not spoilt:
        size, mtime = before.size, before.mtime
    elif said:
        s = publish.stage(folder, page.url, page.body)
        staged, size, mtime = True, s.st_size, s.st_mtime_ns
    return Outcome(page.url, Made(page.url, page.kind, page.subject, page.reads, said, size, mtime, page.notes).row(), staged, not said, page.notes)

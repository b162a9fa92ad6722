"""The site on demand, for `chronicle serve`: the same pages by the same function, kept in memory, made when asked for.

After a change everything is linked again; pages whose trace touches a changed fact are forgotten, and made anew when
somebody asks. build/ is never touched.
"""
import gc
import mimetypes
import time
from collections import OrderedDict
from pathlib import Path

import msgspec

from chronicle import facets, folder
from chronicle.build.render import Rendered, render
from chronicle.build.untroubled import untroubled
from chronicle.build.workspace import Workspace
from chronicle.content.paths import kind_of
from chronicle.diagnose import Diagnostic, errors
from chronicle.traces import stale

KEPT = 4_000                                # pages in memory; the least lately asked for goes first
MIMES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".xml": "application/xml; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json", ".txt": "text/plain; charset=utf-8"}


class Refresh(msgspec.Struct):
    stale: frozenset[str]                   # addresses that were answered before and would now answer differently
    notes: list[Diagnostic]                 # all problems of the site
    seconds: float
    changed: frozenset[str]                 # paths of the files read or gone, in the site


class Answer(msgspec.Struct):
    body: bytes
    mime: str
    notes: tuple[Diagnostic, ...]


def answered(page: Rendered) -> Answer:
    mime = MIMES.get("." + page.url.rsplit(".", 1)[-1]) or mimetypes.guess_type(page.url)[0] or "application/octet-stream"
    return Answer(page.body or b"", mime, page.notes)


class Preview:
    """Not thread-safe: callers run `refresh` and `answer` one at a time."""

    def __init__(self, root: Path):
        self.root = root
        self.workspace = Workspace(root)
        self.traces: dict[str, tuple[str, ...]] = {}            # of every page that was ever asked for, as last made
        self.kept: OrderedDict[str, Rendered] = OrderedDict()
        self.lost: dict[str, Rendered] = {}                     # pages that an error has taken away, as they were before it
        self.workspace.signatures = self.workspace.scan()
        with untroubled():
            self.state = self.workspace.load()
        self.notes = self.state.notes
        gc.freeze()                                             # the records stay: looking at them again and again is idle work

    def watched(self) -> list[Path]:
        """Folders and files to watch; some may not exist yet."""
        return [self.root / name for name in (*folder.WATCHED, *folder.SINGLE)] + [self.workspace.theme]

    def refresh(self, paths: set[str] | None = None) -> Refresh:
        """`paths`: what changed, absolute, if that is known; without them everything is looked at."""
        started = time.perf_counter()
        before, seen = self.state, self.workspace.signatures
        if paths:
            self.workspace.look(paths)
        else:
            self.workspace.signatures = self.workspace.scan()
        changed = frozenset(path for path, _ in self.workspace.signatures.items() ^ seen.items())
        if not changed:
            return Refresh(frozenset(), self.notes, time.perf_counter() - started, changed)
        self.state = self.workspace.load(before)
        gone = set(stale(self.traces.items(), self.state.moved))
        if self.state.routes is not before.routes:
            gone |= {u for u in self.traces if self.state.routes.get(u) != before.routes.get(u)}
        for url in gone:
            del self.traces[url]
            if (page := self.kept.pop(url, None)) and url not in self.state.routes:
                self.lost[url] = page
        self.notes = self.state.notes
        found = self.lost.keys() & self.state.routes.keys() if errors(self.notes) else set(self.lost)      # again, or gone with the file
        gone |= found
        for url in found:
            del self.lost[url]
        return Refresh(frozenset(gone), self.notes, time.perf_counter() - started, changed)

    def answer(self, url: str) -> Answer | None:
        if url not in self.state.routes:
            lost = self.lost.get(url)
            return lost and answered(lost)
        page = self.kept.get(url)
        if page is None:
            page = self.kept[url] = render(self.state, url)
            self.traces[url] = page.reads
            for facet in facets.shown(page.reads):
                self.state.facts[facet]                         # worked out now, so that the next save finds it
            if len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        self.kept.move_to_end(url)
        return answered(page)

    def page_of(self, path: str) -> str | None:
        """The address of the page that a content file makes, for `--navigate`."""
        if not kind_of(path):
            return None
        name = self.state.site.names.get(path.rsplit("/", 1)[-1].removesuffix(".md"))
        return name.url if name else None

"""The site on demand, for `chronicle serve`: the same pages by the same function, kept in memory, made when asked for.

After a change everything is linked again; pages whose trace touches a changed fact are forgotten, and made anew when
somebody asks. build/ is never touched.
"""
import mimetypes
import time
from collections import OrderedDict
from pathlib import Path

import msgspec

from chronicle.build.render import Rendered, render
from chronicle.build.workspace import Workspace
from chronicle.content import kind_of
from chronicle.diagnose import Diagnostic, in_order
from chronicle.ledger import changes, stale

KEPT = 4_000                                # pages in memory; the least lately asked for goes first
MIMES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".xml": "application/xml; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json", ".txt": "text/plain; charset=utf-8"}


class Refresh(msgspec.Struct):
    stale: frozenset[str]                   # addresses that were answered before and would now answer differently
    notes: list[Diagnostic]                 # all problems of the site
    seconds: float
    changed: int                            # files read or gone


class Answer(msgspec.Struct):
    body: bytes
    mime: str
    notes: tuple[Diagnostic, ...]


class Preview:
    """Not thread-safe: callers run `refresh` and `answer` one at a time."""

    def __init__(self, root: Path):
        self.root = root
        self.workspace = Workspace(root)
        self.kept: OrderedDict[str, Rendered] = OrderedDict()
        self.workspace.signatures = self.workspace.scan()
        self.state = self.workspace.load()
        self.notes = in_order(self.state.notes)

    def watched(self) -> list[Path]:
        paths = [self.root / "site.toml", self.root / "content", self.root / "templates", self.root / "seeds", self.workspace.theme]
        return list(dict.fromkeys(p for p in paths if p.exists()))

    def refresh(self) -> Refresh:
        started = time.perf_counter()
        before = self.state
        self.workspace.signatures = self.workspace.scan()
        self.state = self.workspace.load()
        changed = changes(before.facts, self.state.facts)
        gone = set(stale(((u, p.reads) for u, p in self.kept.items()), changed))
        gone |= {u for u in self.kept if self.state.routes.get(u) != before.routes.get(u)}
        gone |= {u for u, p in self.kept.items() if p.body is None}
        for url in gone:
            del self.kept[url]
        self.notes = in_order(self.state.notes)
        return Refresh(frozenset(gone), self.notes, time.perf_counter() - started, self.workspace.files_read)

    def answer(self, url: str) -> Answer | None:
        if url not in self.state.routes:
            return None
        page = self.kept.get(url)
        if page is None:
            page = self.kept[url] = render(self.state, url)
            if len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        self.kept.move_to_end(url)
        suffix = "." + url.rsplit(".", 1)[-1]
        mime = MIMES.get(suffix) or mimetypes.guess_type(url)[0] or "application/octet-stream"
        return Answer(page.body or b"", mime, page.notes)

    def page_of(self, path: str) -> str | None:
        """The address of the page that a content file makes, for `--navigate`."""
        if not kind_of(path):
            return None
        name = self.state.site.names.get(path.rsplit("/", 1)[-1].removesuffix(".md"))
        return name.url if name else None

"""One page: from its address to its bytes, with what it read. The batch build and the preview call this same function."""
from collections.abc import Callable, Iterator
from typing import NamedTuple

from chronicle.build.workspace import State
from chronicle.diagnose import Diagnostic, Span
from chronicle.ledger import Damaged
from chronicle.pages import Last, Renewed, Templated
from chronicle.speech import speaking
from chronicle.templates import TemplateFailure
from chronicle.view import View

ROUND = 32          # pages whose values are worked out before the first of them is written: a processor that keeps at one thing is a tenth faster
Renewal = Callable[[str], Last | None]     # of a page by its address: what it is renewed from (renew.py)


class Rendered(NamedTuple):
    url: str
    kind: str
    subject: str
    body: bytes | None              # None: it failed, the notes say why
    reads: tuple[str, ...]
    notes: tuple[Diagnostic, ...]


def render(state: State, url: str) -> Rendered:
    [page] = rendered(state, [url])
    return page


def rendered(state: State, urls: list[str], last: Renewal = lambda url: None) -> Iterator[Rendered]:
    """Many pages, in this order."""
    for at in range(0, len(urls), ROUND):
        for page in [Begun(state, url, last) for url in urls[at:at + ROUND]]:
            yield page.done()


class Begun:
    """A page whose values are there, if it is one of values and a template."""

    def __init__(self, state: State, url: str, last: Renewal):
        self.kind, self.subject = state.routes[url]
        self.page = state.kinds[self.kind]
        self.view = View(state.site, state.texts, state.templates, url)
        self.failure: Diagnostic | None = None
        self.last = last(url) if isinstance(self.page, Renewed) else None
        self.values = self.tried(lambda: self.page.values(self.view, self.subject)) if isinstance(self.page, Templated) else None

    def done(self) -> Rendered:
        body = self.tried(self.body) if self.failure is None else None
        notes = tuple(self.view.notes) if self.failure is None else (self.failure,)
        return Rendered(self.view.url, self.kind, self.subject, body, tuple(sorted(self.view.reads)), notes)

    def body(self) -> bytes:
        if self.values is not None:
            return self.view.render(self.page.template, self.values)
        if self.last is not None and (body := self.page.again(self.view, self.subject, self.last)) is not None:
            self.view.reads.update(self.last.reads)
            return body
        body = self.page(self.view, self.subject)
        if not isinstance(body, bytes):         # a page of site_ext.py
            raise TypeError(f"a page of kind `{self.kind}` gave {type(body).__name__}, not bytes")
        return body

    def tried(self, make: Callable):
        """What it makes; None where it fails."""
        try:
            with speaking(self.view.speech):
                return make()
        except TemplateFailure as failure:
            self.failure = failure.note
        except Damaged:
            raise
        except (Exception, SystemExit) as error:    # a fault of a page must not take the others with it
            self.failure = fault(self.view.url, error)


def fault(url: str, error: BaseException) -> Diagnostic:
    at = error.__traceback__
    while at.tb_next:
        at = at.tb_next
    where = f"{at.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{at.tb_lineno}"
    return Diagnostic("T702", f"the page {url} could not be made: {type(error).__name__}: {error} ({where})"[:600], Span(""),
                      "this is a fault of Chronicle: please report it with the record that causes it")

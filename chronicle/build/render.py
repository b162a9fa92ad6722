"""One page: from its address to its bytes, with what it read. The batch build and the preview call this same function."""
from typing import NamedTuple

from chronicle.build.workspace import State
from chronicle.diagnose import Diagnostic, Span
from chronicle.ledger import Damaged
from chronicle.speech import speaking
from chronicle.templates import TemplateFailure
from chronicle.view import View


class Rendered(NamedTuple):
    url: str
    kind: str
    subject: str
    body: bytes | None              # None: it failed, the notes say why
    reads: tuple[str, ...]
    notes: tuple[Diagnostic, ...]


def render(state: State, url: str) -> Rendered:
    kind, subject = state.routes[url]
    view = View(state.site, state.texts, state.templates, url)
    try:
        with speaking(view.speech):
            body, notes = state.kinds[kind](view, subject), tuple(view.notes)
        if not isinstance(body, bytes):         # a page of site_ext.py
            raise TypeError(f"a page of kind `{kind}` gave {type(body).__name__}, not bytes")
    except TemplateFailure as failure:
        body, notes = None, (failure.note,)
    except Damaged:
        raise
    except (Exception, SystemExit) as error:    # a fault of a page must not take the others with it
        body, notes = None, (fault(url, error),)
    return Rendered(url, kind, subject, body, tuple(sorted(view.reads)), notes)


def fault(url: str, error: BaseException) -> Diagnostic:
    at = error.__traceback__
    while at.tb_next:
        at = at.tb_next
    where = f"{at.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{at.tb_lineno}"
    return Diagnostic("T702", f"the page {url} could not be made: {type(error).__name__}: {error} ({where})"[:600], Span(""),
                      "this is a fault of Chronicle: please report it with the record that causes it")

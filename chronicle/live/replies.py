"""Address -> what the browser gets. Pure but for the Preview that it asks.

| the Preview says                  | status | state     | body                                                        |
|-----------------------------------|--------|-----------|-------------------------------------------------------------|
| an answer                         | 200    | ""        | the page                                                    |
| an answer without body, in error  | 500    | "failed"  | its diagnostics                                             |
| nothing, but "<url>/index.html"   | 302    | ""        | to the address with a slash, as static hosts do             |
| nothing                           | 404    | "missing" | the site's own 404.html, or a line of ours                  |
| it raises (a fault of Chronicle)  | 500    | "failed"  | one line; never a traceback                                 |

The state goes into the page, and comes back when its tab connects: a tab that shows a missing or failed page is asked
about again after every save.
"""
from pathlib import Path
from urllib.parse import quote

import msgspec

from chronicle.diagnose import errors
from chronicle.live import problems

HTML = "text/html; charset=utf-8"
MISSING_PAGE = "404.html"


class Reply(msgspec.Struct, frozen=True):
    status: int
    mime: str
    body: bytes
    state: str = ""              # "", "missing", "failed"
    location: str = ""           # of a 302
    notes: tuple = ()            # Diagnostics of the page
    fault: str = ""              # what the Preview raised


def reply(preview, url: str | None) -> Reply:
    """`url` as gate.page_address gives it; None: an address that no page can have."""
    try:
        answer = preview.answer(url) if url else None
        if answer is not None:
            return given(answer, url, preview.root)
        if url and preview.answer(url + "/index.html") is not None:
            return Reply(302, HTML, b"", location="/" + quote(url) + "/")
        return missing(preview)
    except Exception as fault:
        what = named(fault)
        body = problems.page("Chronicle stumbled", f"This is a fault of Chronicle, not of your files: {what}")
        return Reply(500, HTML, body, "failed", fault=what)


def given(answer, url: str, root: Path) -> Reply:
    if not answer.body and errors(answer.notes):
        body = problems.page("This page could not be made", f"{url} appears here by itself when this is mended.", answer.notes, root)
        return Reply(500, HTML, body, "failed", notes=answer.notes)
    mime = answer.mime
    if mime.startswith("text/") and "charset" not in mime:
        mime += "; charset=utf-8"
    return Reply(200, mime, answer.body, notes=answer.notes)


def missing(preview) -> Reply:
    own = preview.answer(MISSING_PAGE)
    body = own.body if own is not None and own.body else problems.page("No such page", "It appears here by itself when it comes to exist.")
    return Reply(404, HTML, body, "missing")


def named(fault: BaseException) -> str:
    """A fault in one line, with the place in our code where it arose."""
    place = fault.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    at = f" ({Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno})" if place else ""
    words = " ".join(str(fault).split())[:300]
    return f"{type(fault).__name__}: {words}{at}" if words else f"{type(fault).__name__}{at}"

"""Links as templates get them: always a Named; one without an address is shown as plain words."""
from chronicle.addresses import address
from chronicle.edtf import Edtf
from chronicle.model import Named, Source
from chronicle.view import View


def link(view: View, id: str, kind: str) -> Named:
    """A record named by its id, or what stands there instead of an id (`local monitoring groups`) as words."""
    found = view.name(id)
    return found if found and found.kind == kind else Named(id, kind, id)


def links(view: View, ids, kind: str) -> list[Named]:
    """Each once, in the order given."""
    return [link(view, id, kind) for id in dict.fromkeys(ids)]


def cite(view: View, source: str) -> dict | None:
    """A source in a line: who published it and when. None where the record names no source."""
    if not source:
        return None
    record = view.record(source)
    if not isinstance(record, Source):
        return {"name": source, "url": "", "published": None, "language": ""}
    return {"name": record.publisher, "url": address("source", source), "published": record.published, "language": record.language}


def outward(url: str) -> str:
    """An address outside the site: http and https only, anything else is not linked."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def year_url(d: Edtf) -> str:
    return f"timeline/{d.year}.html"

"""Links as templates get them: always a Named; one without an address is shown as plain words."""
from chronicle.addresses import address
from chronicle.edtf import Edtf
from chronicle.computed import Named
from chronicle.model import Incident, Source
from chronicle.view import View


def link(view: View, id: str, kind: str) -> Named:
    """A record named by its id, or what stands there instead of an id (`local monitoring groups`) as words."""
    found = view.name(id)
    return found if found and found.kind == kind else Named(id, kind, id, lang=view.foreign)


def links(view: View, ids, kind: str) -> list[Named]:
    """Each once, in the order given."""
    return [link(view, id, kind) for id in dict.fromkeys(ids)]


def source_of(view: View, incident: Incident, id: str) -> tuple[Source | None, str]:
    """A source of an incident and the address of its page: '' for one that is written out in the incident itself."""
    inline = next((s for s in incident.inline if s.id == id), None)
    if inline is not None:
        return inline, ""
    record = view.record(id)
    return (record, address("source", id)) if isinstance(record, Source) else (None, "")


def cite(view: View, incident: Incident, id: str) -> dict | None:
    """A source in a line: who published it and when. None where the record names no source."""
    if not id:
        return None
    source, url = source_of(view, incident, id)
    if source is None:
        return {"name": id, "url": "", "published": None, "language": "", "lang": ""}
    return {"name": source.publisher, "url": url, "published": source.published, "language": source.language, "lang": view.foreign}


def outward(url: str) -> str:
    """An address outside the site: http and https only, anything else is not linked."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def year_url(d: Edtf) -> str:
    return f"timeline/{d.year}.html"

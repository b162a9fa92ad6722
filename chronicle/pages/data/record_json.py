"""A record as JSON: beside its page, incidents/ID.json, and all of a year together.

The names of the fields are those of the record's format (docs/format.md) and `null` is "not reported". Dates and counts
keep what was written beside what it means. Left out: `extra`, which is between the site and its templates, the path of
the file, and incidents that are not published.
"""
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

import msgspec

from chronicle.addresses import address
from chronicle.counts import Count
from chronicle.edtf import Edtf
from chronicle.computed import Card, Range
from chronicle.model import Incident, Involvement, Site, Source
from chronicle.pages.chrome import canonical
from chronicle.pages.data.entries import entries
from chronicle.view import View

encode = msgspec.json.Encoder().encode
PRIVATE = frozenset({"path", "file", "body", "extra", "silence", "inline", "context"})
AS_IT_IS = frozenset({int, float, bool, type(None)})
OFTEN = frozenset({Edtf, Count, Range, Involvement, Site})


def page(view: View, subject: str) -> bytes:
    r, card = view.record(subject), view.card(subject)
    wanted = [r.part_of, *(x.incident for x in r.related)]
    others = {id for id in wanted if id and view.card(id)}
    inline = {s.id: s for s in r.inline}
    sources = [(id, inline.get(id) or view.record(id)) for id in r.sources]
    url = canonical(view, address("incident", subject))
    return encode({**about(view), "incident": whole(r, card, sources, others, url, view.words(subject))})


def year(view: View, subject: str) -> bytes:
    """`subject`: `incidents/2016`, `incidents/` for all years."""
    period = subject.split("/")[1]
    volume = view.volume(period)
    found = [whole(e.r, e.card, e.sources(), volume.others, e.url, view.words_in(volume, e.r.id)) for e in entries(view, volume)]
    return encode({**about(view), "incidents": found})


def about(view: View) -> dict:
    return {"chronicle": view.setting("title"), "url": view.setting("base_url") or None, "license": view.setting("license") or None}


def whole(r: Incident, card: Card, sources: list[tuple], others: set[str], url: str, text: str) -> dict:
    """`sources`: (id, Source, or None where nothing is on record under that id). `others`: published incidents among those it is part of or related to."""
    out = named(r)
    out["url"] = url or None
    out["part_of"] = r.part_of if r.part_of in others else None
    out["related"] = [plain(x) for x in r.related if x.incident in others]
    out["sources"] = [plain(s) if isinstance(s, Source) else {"id": id} for id, s in sources]
    out["assessment"] = {**named(card.assessment), "sources": card.sources}
    out["text"] = text
    return out


def plain(value):
    """A value of the record as JSON has it: structs by name, nothing said as null."""
    kind = type(value)
    if kind is str:
        return value or None
    if kind in AS_IT_IS:
        return value
    if kind is tuple:
        return [plain(v) for v in value]
    if kind in OFTEN:
        return often(value)
    return of_struct(value) if isinstance(value, msgspec.Struct) else value


def of_struct(value: msgspec.Struct) -> dict | msgspec.Struct:
    """With the same names: as a struct, which is made and written in half the time of a dict."""
    kind = type(value)
    if kind is Edtf:
        return {"edtf": value.text, "first": value.first, "last": value.last, "precision": value.precision,
                "uncertain": value.uncertain, "approximate": value.approximate}
    if kind is Count:
        return {"text": value.text, "low": value.low, "high": value.high, "about": value.about}
    return fields(kind).said(*said(value))


def said(value: msgspec.Struct) -> list:
    """What its published fields say, in their order."""
    return [v or None if type(v) is str else v if type(v) in AS_IT_IS else plain(v) for v in fields(type(value)).values(value)]


def named(value: msgspec.Struct) -> dict:
    """The same by name, to be added to."""
    return dict(zip(fields(type(value)).names, said(value)))


often = lru_cache(maxsize=4000)(of_struct)              # days, counts, places and actors in their roles: the same few in all records


class Fields(NamedTuple):
    """Of a struct with several fields: the names of those that are published, what gives their values, and a struct of them alone."""
    names: tuple[str, ...]
    values: attrgetter
    said: type[msgspec.Struct]


@cache
def fields(kind: type) -> Fields:
    names = tuple(f for f in kind.__struct_fields__ if f not in PRIVATE)
    return Fields(names, attrgetter(*names), msgspec.defstruct(kind.__name__, names, gc=False))

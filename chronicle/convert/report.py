"""The report: one JSON object a line, one line an article, every value with its sentence.

The fields are those of the evaluation's README; our own beside them: `rule` after each piece of evidence, `removed` (lines
taken for the page's own words), `left` (sentences left out, with the reason), `missing` (what the text does not say).
"""

import json
from collections.abc import Iterator
from pathlib import Path

from chronicle.convert.records import Evidence, Incident, Number, Party, Toll, Where
from chronicle.convert.spared import stated_zero
from chronicle.convert.takenback import TAKEN_BACK
from chronicle.convert.weapons import classes

TYPES = {"bombing": "bombing", "suicide bombing": "bombing", "landmine": "bombing", "air strike": "air_strike", "shelling": "shelling",
         "abduction": "kidnapping", "arson": "arson", "looting": "robbery", "arrest": "arrest", "riot": "protest_violence", "protest": "protest_violence"}


def write_report(readings, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines(readings))


def lines(readings) -> Iterator[str]:
    return (json.dumps(line(r), ensure_ascii=False) + "\n" for r in readings)


def line(reading) -> dict:
    a = reading.article
    return {"id": a.id, "published": a.published or None, "incidents": [incident(i) for i in reading.incidents],
            "left": [{"reason": x.reason, "evidence": x.evidence.text} for x in reading.context],
            "removed": [{"lines": [x.first, x.last], "reason": x.reason} for x in reading.removed],
            "missing": list(reading.missing)}


def incident(i: Incident) -> dict:
    killed, wounded = bounds(i.killed), bounds(i.wounded)
    return {"event_id": i.event_id, "title": i.title, "type": TYPES.get(i.type, "attack"), **cite("type_evidence", i.type_evidence), "label": i.type,
            "stage": i.stage, "count": i.count, **date(i), "places": [place(p) for p in i.places], "actors": [actor(p) for p in i.parties if p.role != TAKEN_BACK],
            "weapons": [{"name": w.name, "aliases": list(w.aliases), "term": w.term, **cite("evidence", w.evidence)} for w in i.weapons],
            "weapon_classes": classes(i), **counts(i),
            "killed_min": killed[0], "killed_max": killed[1], "injured_min": wounded[0], "injured_max": wounded[1], "missing": list(i.missing)}


def counts(i: Incident) -> dict:
    """Statements that nobody was harmed stand apart, as `spared`: the README's tolls are of people."""
    none = [toll(t, i.parties) for t in i.tolls if stated_zero(t)]
    rows = [toll(t, i.parties) for t in i.tolls if not stated_zero(t)]
    return {"tolls": [row for row in rows if row["killed_min"] is not None or row["injured_min"] is not None], **({"spared": none} if none else {})}


def cite(key: str, e: Evidence | None) -> dict:
    return {key: e.text, key.replace("evidence", "rule"): e.rule} if e else {}


def date(i: Incident) -> dict:
    w = i.date
    if not w.edtf:
        return {"date": None, "date_end": None, "date_precision": "unknown"}
    first, _, last = w.edtf.rstrip("~?").partition("/")
    return {"date": first, "date_end": last or None, "date_precision": w.precision, "edtf": w.edtf, "date_why": w.why, **cite("date_evidence", i.date_evidence)}


def place(p: Where) -> dict:
    return {"name": p.name or None, "aliases": [], "within": list(p.within), "country": p.country or None, "lat": p.lat, "lon": p.lon,
            "precision": p.host.precision if p.host else p.precision, "position_of": p.host.name if p.host else None, "geonames": p.geonames or None, "why": p.why, "candidates": list(p.candidates), **cite("evidence", p.evidence)}


def actor(p: Party) -> dict:
    return {"name": p.name, "aliases": list(p.aliases), "kind": p.kind, "role": p.role, "by": p.by or None, "via": p.via or None, **cite("evidence", p.evidence)}


def toll(t: Toll, parties: tuple[Party, ...]) -> dict:
    killed, wounded = bounds(t.killed), bounds(t.wounded)
    return {"source": t.by, "source_aliases": next((list(p.aliases) for p in parties if p.name == t.by), []), "basis": t.basis, "who": t.who, "where": t.where or None, "part": t.part, "killed_min": killed[0], "killed_max": killed[1],
            "injured_min": wounded[0], "injured_max": wounded[1], **cite("evidence", t.evidence)}


def bounds(n: Number | None) -> tuple[int | None, int | None]:
    """The README's counts: "about" and "up to" 20 are 20, 20; words that are no number are left out."""
    if n is None or n.vague:
        return None, None
    low = n.low if n.low is not None else n.high
    return low, n.high

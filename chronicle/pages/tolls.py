"""The toll ledger of an incident for its page: a table of every count, and a chart that draws those killed."""
from chronicle import assess, words
from chronicle.computed import Range
from chronicle.model import Actor, Incident, Toll
from chronicle.pages.links import cite, link
from chronicle.speech import _, term
from chronicle.view import View
from chronicle.vocabulary import BASES

FIELDS = ("killed", "wounded", "missing", "arrested")


def ledger(view: View, incident: Incident) -> dict:
    """{columns, rows}: the columns that any row fills, killed always; one row for each count, as recorded."""
    columns = [f for f in FIELDS if f == "killed" or any(getattr(t, f) is not None for t in incident.tolls)]
    parties, carried_out = frozenset(t.by for t in incident.tolls if is_party(view, t.by)), assess.own_side(incident)
    return {"columns": columns, "rows": [entry(view, incident, t, columns, assess.basis_of(t, parties, carried_out)) for t in incident.tolls]}


def own(view: View, incident: Incident, field: str, headline: Range) -> list[dict]:
    """{by, count} of the counts of the whole incident by or for whoever is named as having done it, where nobody else gives one."""
    if headline.reported:
        return []
    carried_out = assess.own_side(incident)
    told = [(t.by, getattr(t, field)) for t in incident.tolls if assess.own(t, carried_out) and t.who == "all" and not t.where and not t.superseded]
    return [{"by": link(view, by, "actor") if by else None, "count": count} for by, count in dict.fromkeys(told) if count is not None]


def is_party(view: View, id: str) -> bool:
    actor = view.record(id) if id else None
    return isinstance(actor, Actor) and actor.party


def entry(view: View, incident: Incident, t: Toll, columns: list[str], basis: str) -> dict:
    return {
        "by": link(view, t.by, "actor") if t.by else None,
        "basis": _("on what basis is not stated") if t.by and not t.basis and basis == "unattributed" else _(BASES[basis].about) if basis in BASES else basis,
        "counts": [(c, getattr(t, c)) for c in columns],
        "where": link(view, t.where, "place") if t.where else None,
        "who": "" if t.who == "all" else t.who,
        "as_of": t.as_of,
        "superseded": t.superseded,
        "own": basis == "perpetrator",
        "quote": t.quote,
        "source": cite(view, incident, t.source),
    }


def chart(rows: list[dict], headline: Range) -> dict | None:
    """Counts of those killed on one scale from 0 to `top`; None when there are not two numbers to compare.

    Each line: {label, scope, words, from, to (of 100), open: "" | "up" (at least) | "down" (up to), superseded}.
    """
    numbers = [(row, dict(row["counts"])["killed"]) for row in rows]
    numbers = [(row, c) for row, c in numbers if c is not None and not c.vague]
    ends = [n for _, c in numbers for n in (c.low, c.high) if n is not None]
    if len(numbers) < 2 or max(ends) == 0:
        return None
    top = max(ends)
    lines = [line(row, words.count(c), c.low, c.high, top) for row, c in numbers]
    whole = {"by": None, "where": None, "who": "", "superseded": False, "own": False}
    head = line(whole, words.figure(headline), headline.low, headline.high, top) if ends_of(headline) else None
    return {"top": top, "lines": lines, "head": head}


def ends_of(r: Range) -> bool:
    return r.low is not None or r.high is not None


def line(row: dict, said: str, low: int | None, high: int | None, top: int) -> dict:
    start = 0 if low is None else low
    end = top if high is None else high
    return {"label": row["by"].name if row["by"] else _("Not said who counted"),
            "scope": _(", ").join(filter(None, [row["where"] and _("in %(place)s", place=row["where"].name), row["who"] and term(row["who"], "who"), row["own"] and _("not used")])),
            "words": said, "from": round(100 * start / top, 2), "to": round(100 * end / top, 2),
            "open": "up" if high is None else "down" if low is None else "", "superseded": row["superseded"]}

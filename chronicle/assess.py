"""What is computed from the ledgers of one incident: the headline toll, who is said to have done it, the grade.

All rules are named and printed on the pages with all their inputs; nothing here is typed in by hand. Sources of the rules:
  ucdp  Georeferenced Event Dataset codebook: low, best and high estimate; best is conservative and independent.
  gtd   Global Terrorism Database codebook: one figure, the one most independent sources give, else the lowest.
  ibc   Iraq Body Count: the lowest and the highest of all the counts.
"""
from collections import Counter

from chronicle import counts
from chronicle.computed import Assessment, Range
from chronicle.model import Incident, Toll

INDEPENDENT = ("monitor", "hospital", "official", "media", "witness", "unattributed")

GRADES = {
    "confirmed": "Two or more independent sources, and whoever is held responsible says so.",
    "fair": "Two or more independent sources.",
    "weak": "One source, or several that repeat one another.",
    "contested": "Accounts contradict one another about who carried it out.",
}
RESPONSIBILITY = {
    "claimed": "Somebody says they carried it out, and nobody disputes it.",
    "claimed and contested": "Somebody says they carried it out; others say somebody else did.",
    "accused, denied": "Somebody is accused and denies it.",
    "suspected": "Somebody is named as having carried it out and has not, as far as is recorded, answered.",
    "unknown": "No source says who carried it out.",
}
RULES = {
    "ucdp": "Lowest, best and highest count for the whole incident; best is the newest count by somebody who is no party "
            "to the conflict, the lowest of them when several are as new. A count by whoever carried it out is never best.",
    "gtd": "The count given by most independent counters; where there is no majority, the lowest.",
    "ibc": "From the lowest to the highest count of all counters.",
}


def assess(incident: Incident, parties: frozenset[str], origins: dict[str, str], rule: str) -> Assessment:
    """`parties`: ids of actors that are parties to the conflict. `origins`: source id -> what it repeats, or itself."""
    responsibility = responsibility_of(incident)
    independent = len({origins.get(s, s) for s in incident.sources})
    return Assessment(headline(incident, "killed", parties, rule), headline(incident, "wounded", parties, rule),
                      responsibility, grade_of(incident, responsibility, independent), independent)


def basis_of(toll: Toll, parties: frozenset[str]) -> str:
    """What the counter is: as written in the row, else `party` for an actor marked as one, else nobody is named."""
    return toll.basis or ("party" if toll.by in parties else "unattributed")


def headline(incident: Incident, field: str, parties: frozenset[str], rule: str) -> Range:
    """The toll of the whole incident by a named rule. Superseded counts and counts of one group of people stay out."""
    rows = [t for t in incident.tolls if not t.superseded and t.who == "all" and getattr(t, field) is not None]
    whole = [t for t in rows if not t.where]
    numbers = [(t, getattr(t, field)) for t in whole if not getattr(t, field).vague]
    numbers = numbers or sums(rows, field)
    if not numbers:
        vague = sorted({getattr(t, field).text for t in whole or rows})
        return Range(rule=rule, words=" or ".join(vague))
    return RULE[rule](numbers, parties)


def sums(rows: list[Toll], field: str) -> list[tuple[Toll, counts.Count]]:
    """Where a counter gives the toll place by place only, the whole is the sum: one per counter, of places named once."""
    out = []
    for by in sorted({t.by for t in rows}):
        parts = [t for t in rows if t.by == by and t.where and not getattr(t, field).vague]
        if parts and len({t.where for t in parts}) == len(parts):
            values = [getattr(t, field) for t in parts]
            low = None if any(v.low is None for v in values) else sum(v.low for v in values)
            high = None if any(v.high is None for v in values) else sum(v.high for v in values)
            if low is not None or high is not None:
                out.append((parts[0], counts.Count(counts.words(low, high), low, high, any(v.about for v in values))))
    return out


def ucdp(numbers, parties) -> Range:
    low, high = ends([c for _, c in numbers])
    told = [(basis_of(t, parties), t.as_of.last if t.as_of else "", c.best) for t, c in numbers]
    group = [row for row in told if row[0] in INDEPENDENT] or [row for row in told if row[0] == "party"]
    newest = max([day for _, day, _ in group], default="")
    best = min([number for _, day, number in group if day == newest], default=None)
    about = len(numbers) == 1 and numbers[0][1].about
    return Range(low, best, high, "ucdp", counts.words(low, high, about))


def ends(found: list[counts.Count]) -> tuple[int | None, int | None]:
    """The lowest and the highest number given; no highest where one says "at least" more than any other allows."""
    lows = [c.low for c in found if c.low is not None]
    highs = [c.high for c in found if c.high is not None]
    high = max(highs, default=None)
    return min(lows, default=None), None if high is None or lows and max(lows) > high else high


def gtd(numbers, parties) -> Range:
    pool = [c for t, c in numbers if basis_of(t, parties) in INDEPENDENT] or [c for _, c in numbers]
    votes = Counter(c.best for c in pool)
    figure, most = votes.most_common(1)[0]
    if most * 2 <= len(pool) and len(votes) > 1:
        figure = min(votes)
    chosen = next(c for c in pool if c.best == figure)
    return Range(chosen.low, figure, chosen.high, "gtd", counts.words(chosen.low, chosen.high, chosen.about))


def ibc(numbers, parties) -> Range:
    low, high = ends([c for _, c in numbers])
    return Range(low, None, high, "ibc", counts.words(low, high, len(numbers) == 1 and numbers[0][1].about))


RULE = {"ucdp": ucdp, "gtd": gtd, "ibc": ibc}


def responsibility_of(incident: Incident) -> str:
    rows = incident.responsibility
    retracted = {(r.actor, r.by or r.actor) for r in rows if r.act == "retraction"}
    stands = [r for r in rows if (r.actor, r.by or r.actor) not in retracted]
    claimed = {r.actor for r in stands if r.act in ("claim", "admission")}
    named = {r.actor for r in stands if r.act in ("accusation", "attribution")}
    named |= {a.actor for a in incident.actors if a.role == "perpetrator"} - claimed
    denied = {r.actor for r in stands if r.act == "denial"}
    if claimed:
        return "claimed and contested" if (named - claimed) or (denied & claimed) else "claimed"
    if named:
        return "accused, denied" if named & denied else "suspected"
    return "unknown"


def grade_of(incident: Incident, responsibility: str, independent: int) -> str:
    if responsibility in ("claimed and contested", "accused, denied"):
        return "contested"
    if independent >= 2:
        return "confirmed" if responsibility == "claimed" else "fair"
    return "weak"

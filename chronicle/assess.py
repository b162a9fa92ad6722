"""What is computed from the ledgers of one incident: the headline toll, who is said to have done it, the grade.

All rules are named and printed on the pages with all their inputs; nothing here is typed in by hand. Sources of the rules:
  ucdp  Georeferenced Event Dataset codebook: low, best and high estimate; best is conservative and independent.
  gtd   Global Terrorism Database codebook: one figure, the one most independent sources give, else the lowest.
  ibc   Iraq Body Count: the lowest and the highest of all the counts.
"""
from collections import Counter
from collections.abc import Iterable, Mapping, Set

from chronicle import counts
from chronicle.computed import Assessment, Range
from chronicle.model import Incident, Involvement, Statement, Toll

Row = tuple[Toll, counts.Count]                 # of the toll ledger, and what it says of killed or of wounded
NOBODY: frozenset[str] = frozenset()
INDEPENDENT = frozenset({"monitor", "hospital", "official", "media", "witness", "unattributed"})

GRADES = {
    "confirmed": "Two or more independent sources, and whoever is held responsible says so.",
    "fair": "Two or more independent sources.",
    "weak": "One source, or several that repeat one another.",
    "contested": "Accounts contradict one another about who did it.",
}
RESPONSIBILITY = {                              # “did it” is true of what was attempted or threatened too
    "claimed": "Somebody says they did it, and nobody is on record as disputing it.",
    "claimed and contested": "Somebody says they did it; that is denied, others say somebody else did, or more than one claims it, each alone.",
    "accused, denied": "Somebody is accused and denies it.",
    "suspected": "Somebody is named as having done it; neither a claim nor a denial of theirs stands on record.",
    "taken back": "What was said of who did it was taken back; no other statement names anybody.",
    "denied": "Somebody denies having done it; no accusation is on record.",
    "unknown": "No source says who did it.",
}
RULES = {
    "ucdp": "Lowest, best and highest count for the whole incident; best is the newest count by somebody who is no party "
            "to the conflict, the lowest of them when several are as new. A count that says “at most” is never best.",
    "gtd": "The count given by most independent counters; where there is no majority, the lowest.",
    "ibc": "From the lowest to the highest count of all counters.",
}


def assess(incident: Incident, parties: frozenset[str], origins: dict[str, str], rule: str, wholes: Mapping[str, str] = {}) -> Assessment:
    """`parties`: ids of actors that are parties to the conflict. `origins`: source id -> what it repeats, itself, or '' for
    somebody not named (cards.origin). `wholes`: actor -> what it is part of."""
    responsibility = responsibility_of(incident, wholes)
    independent = len({origins.get(s, s) for s in incident.sources} - {""}) or min(1, len(incident.sources))
    carried_out = own_side(incident)
    return Assessment(whole_toll(incident, "killed", carried_out, parties, rule), whole_toll(incident, "wounded", carried_out, parties, rule),
                      responsibility, grade_of(incident, responsibility, independent), independent)


def basis_of(toll: Toll, parties: frozenset[str], carried_out: Set[str]) -> str:
    """What the counter is: as written in the row, else `party` for an actor marked as one, else nobody is named. A party that is itself
    named as having done it (`carried_out`) is that first of all."""
    basis = toll.basis or ("party" if toll.by in parties else "unattributed")
    return "perpetrator" if toll.by in carried_out and (basis == "party" or not toll.basis) else basis


def headline(incident: Incident, field: str, parties: frozenset[str], rule: str) -> Range:
    """The toll of the whole incident by a named rule. Superseded counts stay out, and so do those by or for whoever is named as having
    done it; of counts of one place or one group of people only the least that they leave for the whole is said, and that only where
    nobody counts the whole."""
    return whole_toll(incident, field, own_side(incident), parties, rule)


def whole_toll(incident: Incident, field: str, carried_out: Set[str], parties: frozenset[str], rule: str) -> Range:
    told, rows, whole, numbers = [], [], [], []             # of everybody, then of all groups, of all places, and no words
    for t in incident.tolls:
        count = getattr(t, field)
        if count is None or t.superseded or own(t, carried_out):
            continue
        told.append((t, count))
        if t.who == "all":
            rows.append((t, count))
            if not t.where:
                whole.append((t, count))
                if not count.vague:
                    numbers.append((t, count))
    if numbers or (numbers := sums(rows, {s.place for s in incident.places})):
        return RULE[rule](numbers, parties)
    if least := least_of(told):
        return Range(least, None, None, rule, counts.words(least, None))
    return Range(rule=rule, words=" or ".join(sorted({count.text for _, count in whole or rows})))


def own(toll: Toll, carried_out: Set[str]) -> bool:
    """Whether a count is said by or for whoever is named as having done it: shown, and in no headline or sum."""
    return basis_of(toll, NOBODY, carried_out) == "perpetrator"


def own_side(incident: Incident) -> set[str]:
    """Whose counts of an incident are their own: who claims it, and who has the role of having done it."""
    if not incident.tolls:
        return set()
    return doers(incident) | ({r.actor for r in standing(incident.responsibility) if r.act in CLAIMS} if incident.responsibility else set())


def sums(rows: list[Row], places: set[str]) -> list[Row]:
    """Where a counter gives the toll of every place of the incident, each once, the whole is the sum: one per counter."""
    out = []
    for by in sorted({t.by for t, _ in rows}):
        parts = [(t, count) for t, count in rows if t.by == by and t.where and not count.vague]
        counted = {t.where for t, _ in parts}
        if parts and len(counted) == len(parts) and counted >= places:
            values = [count for _, count in parts]
            low = None if any(v.low is None for v in values) else sum(v.low for v in values)
            high = None if any(v.high is None for v in values) else sum(v.high for v in values)
            if low is not None or high is not None:
                out.append((parts[0][0], counts.Count(counts.words(low, high), low, high, any(v.about for v in values))))
    return out


def least_of(told: list[Row]) -> int | None:
    """What counts of places and of groups of people leave as the least for the whole: of each place and group the lowest that anybody
    gives; added up are the places of one counter, and of different ones nothing. Attackers are counted apart."""
    given = [(t, count.low) for t, count in told if t.who != "perpetrators" and count.low is not None]
    floor: dict[tuple[str, str], int] = {}
    by: dict[tuple[str, str], set[str]] = {}
    for t, low in given:
        floor[t.where, t.who] = min(floor.get((t.where, t.who), low), low)
        by.setdefault((t.by, t.who), set()).add(t.where)
    return max((sum(floor[where, who] for where in part) for (_, who), places in by.items() for part in (places & {""}, places - {""})), default=None)


def ucdp(numbers, parties) -> Range:
    told = [(basis_of(t, parties, NOBODY), t.as_of.last if t.as_of else "", c) for t, c in numbers if c.best is not None]
    group = [row for row in told if row[0] in INDEPENDENT] or [row for row in told if row[0] == "party"]
    if not group:
        return ranged([c for _, c in numbers], "ucdp", None)
    newest = max([day for _, day, _ in group])
    best = min([c for _, day, c in group if day == newest], key=lambda c: (c.low, c.high is None))
    return ranged([c for _, c in numbers], "ucdp", best)


def ranged(found: list[counts.Count], rule: str, best: counts.Count | None) -> Range:
    """From the lowest to the highest count; no highest where one says "at least" more than any other allows, but that one: `most`."""
    lows = [c.low for c in found if c.low is not None]
    highs = [c.high for c in found if c.high is not None]
    low, greatest = (min(lows), max(lows)) if lows else (None, None)
    high = max(highs) if highs else None
    if high is not None and greatest is not None and greatest > high:
        high = None
    most = greatest if high is None and greatest != low else None
    about = len(found) == 1 and found[0].about
    return Range(low, best and best.low, high, rule, counts.words(low, high, about, most), most, best is not None and best.high is None)


def gtd(numbers, parties) -> Range:
    told = [(t, c) for t, c in numbers if c.best is not None]
    pool = [c for t, c in told if basis_of(t, parties, NOBODY) in INDEPENDENT] or [c for _, c in told]
    if not pool:
        return ranged([c for _, c in numbers], "gtd", None)
    votes = Counter(c.best for c in pool)
    figure, most = votes.most_common(1)[0]
    if most * 2 <= len(pool) and len(votes) > 1:
        figure = min(votes)
    chosen = next(c for c in pool if c.best == figure)
    return ranged([chosen], "gtd", chosen)


def ibc(numbers, parties) -> Range:
    return ranged([c for _, c in numbers], "ibc", None)


RULE = {"ucdp": ucdp, "gtd": gtd, "ibc": ibc}


CLAIMS = ("claim", "admission")
SAID_BY_OTHERS = ("accusation", "attribution")
NAMING = (*CLAIMS, *SAID_BY_OTHERS)


def standing(rows: Iterable[Statement]) -> list[Statement]:
    """Without what whoever said it has taken back."""
    rows = list(rows)
    retracted = {(r.actor, r.by or r.actor) for r in rows if r.act == "retraction"}
    return [r for r in rows if r.act == "retraction" or (r.actor, r.by or r.actor) not in retracted] if retracted else rows


def responsibility_of(incident: Incident, wholes: Mapping[str, str] = {}) -> str:
    stands = standing(incident.responsibility)
    claims = [r for r in stands if r.act in CLAIMS]
    claimed = {r.actor for r in claims}
    named = {r.actor for r in stands if r.act in SAID_BY_OTHERS} | (doers(incident) - claimed)
    denied = {r.actor for r in stands if r.act == "denial"}
    if claimed:
        return "claimed and contested" if named - claimed or denied & claimed or rivals(claims, wholes) else "claimed"
    if named:
        return "accused, denied" if named & denied else "suspected"
    acts = {r.act for r in incident.responsibility}
    if acts & {*NAMING} or "retraction" in acts and "denial" not in acts:
        return "taken back"
    return "denied" if denied else "unknown"


def doers(incident: Incident) -> set[str]:
    """Who has the role of having done it, and may be shown in it."""
    return {a.actor for a in involved(incident) if a.role == "perpetrator"}


def involved(incident: Incident) -> tuple[Involvement, ...]:
    """Its actors, without those in the role of having done it of whom all that was said was taken back: the role rested on that."""
    rows = incident.responsibility
    if not any(r.act == "retraction" for r in rows):
        return incident.actors
    gone = named_by(rows) - named_by(standing(rows))
    return tuple(a for a in incident.actors if a.role != "perpetrator" or a.actor not in gone)


def named_by(rows: Iterable[Statement]) -> set[str]:
    return {r.actor for r in rows if r.act in NAMING}


def rivals(claims: list[Statement], wholes: Mapping[str, str] = {}) -> bool:
    """Whether several claim it, each alone. One voice are those whom one sentence of a source has claim it, a group and its own
    wing, a group and the outlet that speaks for it where that is named as claiming too."""
    claimants, sides = {r.actor for r in claims}, []
    for r in claims if len(claimants) > 1 else ():
        with_it = {r.actor, *({r.via, *above(r.actor, wholes)} & claimants)}
        if r.quote:
            with_it.add((r.source, r.quote))
        one = [side for side in sides if side & with_it]
        sides = [side for side in sides if side not in one] + [with_it.union(*one)]
    return len(sides) > 1


def above(actor: str, wholes: Mapping[str, str]) -> set[str]:
    """What an actor is part of, and what that is part of."""
    found: set[str] = set()
    while (actor := wholes.get(actor, "")) and actor not in found:
        found.add(actor)
    return found


def grade_of(incident: Incident, responsibility: str, independent: int) -> str:
    if responsibility in ("claimed and contested", "accused, denied"):
        return "contested"
    if independent >= 2:
        return "confirmed" if responsibility == "claimed" else "fair"
    return "weak"

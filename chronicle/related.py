"""Incidents that may belong together, each with the reasons: computed from what the records say, never guessed from words.

Two incidents are kin when they stand side by side in a *line*: the parts of one larger incident, what happened at one
place, what one report tells of, what one actor claimed or was accused of, what happened in one country. A line is walked
in the order of time, and an incident looks at its nearest few only, so that the work is bounded, and so that a new
incident changes what is said of few others. In a line of time two are side by side only within the days of its window.

An incident known by its month or year alone is in no line of time: nothing is said to be near what it may not be near.
Reasons are facts about two records ("same place, 2 days apart"); they say nothing about a common cause.
"""
import datetime
from collections import defaultdict
from collections.abc import Iterator

from chronicle.assess import standing
from chronicle.edtf import Edtf
from chronicle.model import Incident, Struct

MOST = 6                    # kin that a page names
NEAREST = 3                 # in each direction of a line
LONGEST = 7                 # days: a date that is wider than this is in no line of time
COARSE = ("country", "region", "province")      # too large for "the same place"
SAID_TO_HAVE_DONE = ("claim", "admission", "accusation", "attribution")
WEIGHT = {"named": 5, "series": 4, "place": 3, "actor": 2, "report": 2, "day": 1}     # of a reason; the order in which they are told
WINDOW = {"place": 7, "actor": 7, "day": 0}     # days apart at most; the other lines know no distance


class Reason(Struct):
    kind: str               # a key of WEIGHT
    subject: str            # id of the place, actor, report, country or larger incident that both have; '' for `named`
    days: int | None = None     # days apart, where both days are known for sure


class Kin(Struct):
    id: str
    date: Edtf
    reasons: tuple[Reason, ...]


def find(site) -> dict[str, tuple[Kin, ...]]:
    """incident -> those most akin to it, strongest first; only incidents that have any. `site`: a Site with its relations."""
    spans = {id: span(site.records[id].date) for id in site.order}
    pairs: dict[tuple[int, int], list[tuple]] = {}                      # positions of two incidents, the earlier one first -> reasons
    for kind, lines in LINES.items():
        for subject, ids in sorted(lines(site, spans).items()):
            for a, b, days in neighbours(ids, spans, WINDOW.get(kind)):
                pairs.setdefault((site.position[a], site.position[b]), []).append((kind, subject, days))
    day = [datetime.date.fromisoformat(site.records[id].date.first).toordinal() for id in site.order]
    akin: dict[int, list[tuple]] = defaultdict(list)                    # position -> (rank, other's position, reasons)
    for (a, b), reasons in pairs.items():
        rank = strength(reasons, day[b] - day[a])
        akin[a].append((rank, b, reasons))
        akin[b].append((rank, a, reasons))
    naming = named_by(site)
    return {id: kin for n, id in enumerate(site.order) if (kin := strongest(site, id, akin[n], naming.get(id, ())))}


def strength(reasons: list[tuple], distance: int) -> tuple[int, int, int]:
    """Sorts the strongest first: by the weight of the kinds of reasons, then the nearest in days that are known for sure, then as dated."""
    weight = WEIGHT[reasons[0][0]] if len(reasons) == 1 else sum(WEIGHT[kind] for kind in {r[0] for r in reasons})
    return -weight, min([days for _, _, days in reasons if days is not None], default=LONGEST + 1), distance


def strongest(site, id: str, found: list[tuple], naming: tuple | list) -> tuple[Kin, ...]:
    """The few that a page names, without those that its record names itself. `naming`: those that name this one."""
    r = site.records[id]
    told = {r.part_of, *site.parts.get(id, ()), *(x.incident for x in r.related)}
    reasons = {site.order[at]: why for _, at, why in sorted(found)}
    first = {other: [("named", "", None), *reasons.get(other, ())] for other in naming}
    kept = [(other, why) for other, why in (first | {o: w for o, w in reasons.items() if o not in first}).items() if other not in told][:MOST]
    return tuple(Kin(other, site.records[other].date, tuple(Reason(*x) for x in (sorted(why, key=in_words) if len(why) > 1 else why))) for other, why in kept)


def in_words(reason: tuple) -> tuple:
    """The order in which reasons are told."""
    return -WEIGHT[reason[0]], reason[0], reason[1]


def named_by(site) -> dict[str, list[str]]:
    """incident -> those whose record names it as related, in the order of time."""
    naming: dict[str, list[str]] = defaultdict(list)
    for id in site.order:
        for other in {x.incident for x in site.records[id].related} - {id}:
            naming[other].append(id)
    return naming


# ---- lines: subject -> ids, oldest first

def series(site, spans) -> dict[str, list[str]]:
    return {whole: in_order(site, ids) for whole, ids in site.parts.items() if isinstance(site.records.get(whole), Incident)}


def places(site, spans) -> dict[str, list[str]]:
    fine = {p for p in site.by_kind["place"] if site.records[p].type not in COARSE}
    return gathered(site, lambda r: [s.place for s in r.places if s.place in fine])


def actors(site, spans) -> dict[str, list[str]]:
    return gathered(site, lambda r: [s.actor for s in standing(r.responsibility) if s.act in SAID_TO_HAVE_DONE and s.actor in site.of])


def reports(site, spans) -> dict[str, list[str]]:
    return gathered(site, lambda r: [s for s in r.sources if s in site.reported])


def days(site, spans) -> dict[str, list[str]]:
    """What is known to have happened on one day, by country."""
    country = {p: next((a for a in (p, *site.ancestors[p]) if site.records[a].type == "country"), "") for p in site.by_kind["place"]}
    return gathered(site, lambda r: [c for s in r.places if (c := country.get(s.place)) and spans[r.id] and spans[r.id][2]])


LINES = {"series": series, "place": places, "actor": actors, "report": reports, "day": days}


def gathered(site, of) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = defaultdict(list)
    for id in site.order:
        for subject in set(of(site.records[id])):
            lines[subject].append(id)
    return {subject: ids for subject, ids in lines.items() if len(ids) > 1}


def in_order(site, ids: list[str]) -> list[str]:
    return sorted((i for i in ids if i in site.position), key=site.position.__getitem__)


# ---- time

def span(d: Edtf) -> tuple[int, int, bool] | None:
    """(first day, last day, whether it is one day for sure) as numbers; None when it is too wide to be near anything."""
    first, last = datetime.date.fromisoformat(d.first).toordinal(), datetime.date.fromisoformat(d.last).toordinal()
    return (first, last, d.precision == "day" and not d.uncertain and not d.approximate) if last - first <= LONGEST else None


def neighbours(ids: list[str], spans: dict, window: int | None) -> Iterator[tuple[str, str, int | None]]:
    """Pairs in a line, the earlier one first, with the days between them where both days are known for sure: each incident
    with the NEAREST after it that are within the window."""
    if window is not None:
        ids = [i for i in ids if spans[i]]
    for n, a in enumerate(ids):
        for b in ids[n + 1:n + 1 + NEAREST]:
            if window is None:
                yield a, b, None
                continue
            (first, last, sure), (begin, _, certain) = spans[a], spans[b]
            if begin - last > window:
                break
            yield a, b, begin - first if sure and certain else None

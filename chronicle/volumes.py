"""A volume: the incidents of one year or month with everything that data files say of them, as one fact; and the same without titles, as most tables
name an incident by its id only.

A data file holds hundreds of incidents. Were each of them, with its places, actors and sources, a fact of its own, the
trace of such a file would be longer than the file. So a volume is one fact, and its digest covers exactly what a page
can get from it: the incidents, and of places, actors and sources those the incidents name. The texts are another fact,
as most edits change a text and few files hold any.
"""
import msgspec

from chronicle import exports
from chronicle.computed import Card
from chronicle.digests import digest, together
from chronicle.lists import cards_digest
from chronicle.model import Actor, Incident, Place, Source, untitled
from chronicle.site import Site


class Volume:
    """`period`: a year or month, or '' for all years. Ids that are in none of the tables are not published. `whole`: the volume of the year
    that this month was cut out of, if it was; there its incidents are those of `span`."""

    def __init__(self, period: str, whole: "Volume | None" = None, span: slice = slice(None)):
        self.period, self.whole, self.span = period, whole, span
        self.incidents: list[tuple[Incident, Card]] = []            # oldest first
        self.places: dict[str, Place] = {}                          # with all they lie in
        self.above: dict[str, tuple[str, ...]] = {}                 # place -> what it lies in, nearest first
        self.actors: dict[str, Actor] = {}
        self.sources: dict[str, Source] = {}                        # source records; those written out stand in their incident
        self.others: set[str] = set()                               # published incidents that these are part of or related to
        self.kept: dict[str, object] = {}                           # what pages make of it once


def years(site: Site) -> list[str]:
    return sorted({month[:4] for month in site.months})


def cut(site: Site) -> exports.Cut:
    return exports.cut(site.settings, {month: len(ids) for month, ids in site.months.items()})


def periods(site: Site) -> list[str]:
    """Every year and month that some data file is of."""
    parts = cut(site)
    return sorted({*parts.rows, *parts.texts}) if exports.made(site.settings) else []


def ids(site: Site, period: str) -> list[str]:
    if not period:
        return site.order
    return [id for month in sorted(m for m in site.months if m.startswith(period)) for id in reversed(site.months[month])]


def volume(site: Site, period: str) -> Volume:
    return some(site, period, ids(site, period))


def some(site: Site, period: str, of: list[str]) -> Volume:
    """Of a volume these incidents, and what they name."""
    return around(site, Volume(period), [(site.records[id], site.cards[id]) for id in of], of)


def around(site: Site, v: Volume, incidents: list[tuple[Incident, Card]], of: list[str]) -> Volume:
    """A volume with its incidents, whose ids are `of`, and what they name."""
    v.incidents = incidents
    places, actors, sources, others = named(site, of, bool(v.period))
    v.places = {id: site.records[id] for id in places}
    v.above = {id: site.ancestors[id] for id in places}
    v.actors = {id: site.records[id] for id in actors}
    v.sources = {id: site.records[id] for id in sources}
    v.others = set(others)
    return v


def tables(site: Site, period: str) -> Volume:
    v = volume(site, period)
    v.incidents = [(untitled(r), msgspec.structs.replace(card, title="", summary="", reported="")) for r, card in v.incidents]
    return v


def month_of(site: Site, whole: Volume, period: str) -> Volume | None:
    """A month out of the volume of its year, which saves half of what it takes: what is said of an incident rests on what that one names,
    wherever it stands. None: not of that year."""
    if whole.period != period[:4]:
        return None
    if "month" not in whole.kept or whole.kept["month"].period != period:
        of, begin = ids(site, period), sum(len(found) for month, found in site.months.items() if whole.period < month < period)
        span = slice(begin, begin + len(of))
        whole.kept["month"] = around(site, Volume(period, whole, span), whole.incidents[span], of)
    return whole.kept["month"]


def named(site: Site, of: list[str], only: bool) -> tuple[list[str], list[str], list[str], list[str]]:
    """Ids of the published places (with all they lie in), actors, sources and other incidents that some incidents name. Not
    `only` these: every place and actor there is."""
    found: dict[type, list[str]] = {Place: [], Actor: [], Source: [], Incident: []}
    for id in sorted({x.id for i in of for x in site.parsed[i].references}):
        found.setdefault(type(site.records.get(id)), []).append(id)
    places = {*found[Place], *(a for p in found[Place] for a in site.ancestors[p])} if only else site.by_kind["place"]
    return sorted(places), found[Actor] if only else sorted(site.by_kind["actor"]), found[Source], found[Incident]


def volume_digest(site: Site, period: str) -> bytes:
    of = ids(site, period)
    return cards_digest(site, of, b"".join([site.value_digests[id] for id in of]) + around_digest(site, period, of))


def tables_digest(site: Site, period: str) -> bytes:
    of = ids(site, period)
    return together([*map(site.tabled.__getitem__, of), around_digest(site, period, of)])


def around_digest(site: Site, period: str, of: list[str]) -> bytes:
    """Of what some incidents name: another one only when something is joined anew."""
    about = f"volume/{period}"
    if about not in site.joined:
        places, actors, sources, others = named(site, of, bool(period))
        known = [site.value_digests[id] for id in (*places, *actors, *sources)]
        site.joined[about] = digest([known, [site.ancestors[p] for p in places], others])
    return site.joined[about]


def texts_digest(site: Site, period: str) -> bytes:
    return together(site.record_digests[id] for id in ids(site, period))


def changed(site: Site, period: str) -> dict[str, str]:
    """incident -> day of its last change in git, of those that have a history."""
    return {id: site.history[id].changed for id in ids(site, period) if id in site.history} if site.history else {}


def reach(site: Site, id: str) -> tuple[str, ...]:
    """Volumes that show a changed record, as far as there are such (reach.py): those of its day for an incident; of anything else they show
    what is joined."""
    return ("", site.cards[id].date.year, site.cards[id].date.month) if id in site.cards else ()


def directory(site: Site, kind: str) -> list[Place | Actor]:
    """All places, or all actors, by id."""
    return [site.records[id] for id in sorted(site.by_kind[kind])]


def directory_digest(site: Site, kind: str) -> bytes:
    return together(site.value_digests[id] for id in sorted(site.by_kind[kind]))

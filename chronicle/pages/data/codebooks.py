"""The record in the shape of three data sets of the field, for joining and comparing. docs/data.md prints every mapping.

Each has a row for every incident and the columns of its codebook that the record can fill, then columns `chronicle_…`
that say what the codebook has no place for. What others must know before they add such rows to theirs:

- An empty cell is "not reported" or "not known". GTD writes -9 or 0, ACLED 0 for some of these cases; here a 0 is a count of nobody.
- Whoever is named as perpetrator stands in `gname`, `actor1` or `side_a` whatever the support is:
  `chronicle_responsibility` says whether it was claimed, contested, or only said by others; who is named only by what was taken back is not.
- `chronicle_count` above 1: the row stands for several attacks that the source reports together.
"""
from collections.abc import Iterable

from chronicle import assess
from chronicle.pages.data.columns import Column, Table, joined
from chronicle.pages.data.entries import Entry, names
from chronicle.pages.data.tables import acled_time, day, degrees, last_figure, number, text
from chronicle.pages.data.where import location
from chronicle.vocabulary import ACTOR_KINDS, PRECISIONS, STAGES, TARGETS, TYPES, WEAPONS, Term
from chronicle.volumes import Volume

GTD_SPECIFICITY = {"exact": 1, "near": 1, "district": 3, "province": 4, "region": 5, "country": 5}


class Coded:
    """An incident as codebooks see it: one location, two sides, codes instead of words. Made once for the three."""

    def __init__(self, e: Entry):
        r, volume = e.r, e.volume
        self.e, self.r, self.at = e, r, location(e)
        doers = assess.doers(r)
        named = [a.actor for a in r.actors if a.side == "a" or not a.side and a.role == "perpetrator" and a.actor in doers]
        self.claims = [s for s in assess.standing(r.responsibility) if s.act in assess.CLAIMS]
        self.carried_out = list(dict.fromkeys(named or [s.actor for s in self.claims]))
        self.suffered = list(dict.fromkeys(a.actor for a in r.actors if a.side == "b" or not a.side and a.role in ("target", "victim")))
        self.groups, self.opposed = names(volume, self.carried_out), names(volume, self.suffered)
        self.attacks, self.targets, self.weapons = gtd(r.types, TYPES), gtd(r.targets, TARGETS), gtd(r.weapons, WEAPONS)
        self.sources = [s for _, s in e.sources() if s]
        self.cited = [", ".join(filter(None, [s.publisher, s.title and f"“{s.title}”", s.published and s.published.text])) for s in self.sources]
        self.publishers = joined([s.publisher for s in self.sources])
        self.killed = e.range("killed", "ucdp")
        self.acled_time = acled_time(r.date)
        self.lat, self.lon = (self.at.place.lat, self.at.place.lon) if self.at.place else (None, None)


def coded(entries: Iterable[Entry], volume: Volume) -> list[Coded]:
    if "coded" not in volume.kept:
        volume.kept["coded"] = [Coded(e) for e in entries]
    return volume.kept["coded"]


def gtd(words: Iterable[str], table: dict[str, Term]) -> list[int]:
    """GTD codes of some words, each once, in their order."""
    return [int(code) for code in dict.fromkeys(table[w].gtd for w in words if w in table and table[w].gtd)]


def nth(of: str, n: int):
    """The n-th, from 0, of a list of `Coded`; None where there are fewer."""
    return lambda c: found[n] if len(found := getattr(c, of)) > n else None


def named_day(c: Coded, rank: int) -> int | None:
    """Year, month or day (0, 1, 2) where both ends of the date agree on it; None where it is not known."""
    first, last = c.r.date.first, c.r.date.last
    start, end = ((0, 4), (5, 7), (8, 10))[rank]
    return int(first[start:end]) if first[:end] == last[:end] else None


def competing(c: Coded) -> bool:
    wholes = {a.id: a.part_of for a in c.e.volume.actors.values()} if len(c.claims) > 1 else {}
    return c.e.card.assessment.responsibility != "claimed" and assess.rivals(c.claims, wholes)


OURS = (
    text("chronicle_id", "Permanent id of the record.", lambda c: c.r.id),
    text("chronicle_url", "Its page.", lambda c: c.e.url),
    text("chronicle_date", "The date in EDTF, as exactly as it is known.", lambda c: c.r.date.text),
    text("chronicle_responsibility", "What is said of who did it.", lambda c: c.e.card.assessment.responsibility),
    text("chronicle_grade", "How well it is supported.", lambda c: c.e.card.assessment.grade),
    number("chronicle_count", "How many attacks the row stands for.", lambda c: c.r.count),
    text("chronicle_places", "Ids of all its places.", lambda c: joined(s.site.place for s in c.e.spots)),
    text("chronicle_killed_words", "The toll as readers see it; vague words stand only here.", lambda c: c.e.card.assessment.killed.words),
)


def table(name: str, columns: tuple[Column, ...]) -> Table:
    return Table(name, ("chronicle_id",), columns + OURS, coded)


GTD = table("gtd", (
    number("iyear", "Year; empty where the date spans several.", lambda c: named_day(c, 0)),
    number("imonth", "Month; empty, where GTD writes 0, if it is not known.", lambda c: named_day(c, 1)),
    number("iday", "Day; empty, where GTD writes 0, if it is not known.", lambda c: named_day(c, 2)),
    text("approxdate", "The date as recorded, where it is not one sure day.", lambda c: "" if c.r.date.ucdp_precision == 1 else c.r.date.text),
    text("country_txt", "Name of the country, not GTD's number.", lambda c: c.at.country),
    text("provstate", "First administrative level.", lambda c: c.at.province),
    text("city", "Name of the place, where it is a city, town, village or part of one.",
         lambda c: c.at.place.name if c.at.place and c.at.place.type in ("city", "town", "village", "neighbourhood", "site") else ""),
    degrees("latitude", "Of the place; see specificity.", lambda c: c.lat),
    degrees("longitude", "Of the place; see specificity.", lambda c: c.lon),
    number("specificity", "exact, near 1 · district 3 · province 4 · region, country 5.", lambda c: GTD_SPECIFICITY.get(c.at.precision)),
    number("vicinity", "1: near the place, not in it; 0: in it; empty: known less exactly.", lambda c: {"near": 1, "exact": 0}.get(c.at.precision)),
    text("location", "The spot in the source's words.", lambda c: c.at.words),
    text("summary", "Summary, else the title.", lambda c: c.r.summary or c.r.title),
    number("success", "1 accomplished, 0 attempted; empty: threatened, which GTD leaves out.",
           lambda c: int(STAGES[c.r.stage].gtd[-1]) if c.r.stage in STAGES and STAGES[c.r.stage].gtd else None),
    number("suicide", "1 where the type is suicide bombing; else empty.", lambda c: 1 if "suicide bombing" in c.r.types else None),
    *(number(f"attacktype{n + 1}", "GTD code of the kinds of incident, in their order.", nth("attacks", n)) for n in range(3)),
    *(number(f"targtype{n + 1}", "GTD code of the targets, in their order.", nth("targets", n)) for n in range(3)),
    text("target1", "All targets in the record's words.", lambda c: joined(c.r.targets)),
    *(text(name, "Named as perpetrator: see chronicle_responsibility.", nth("groups", n)) for n, name in enumerate(("gname", "gname2", "gname3"))),
    number("guncertain1", "0: gname claims it and nobody is on record as disputing it; 1: anything less; empty: nobody is named.",
           lambda c: None if not c.carried_out else int(c.e.card.assessment.responsibility != "claimed")),
    number("claimed", "1: somebody claims or admits it and has not taken that back; else empty, GTD's 0 is not used.", lambda c: 1 if c.claims else None),
    text("claimmode_txt", "How the first claim was made, in the record's words.", lambda c: c.claims[0].mode if c.claims else ""),
    number("compclaim", "1: several actors claim it, each alone; 0: one does, or several together; empty: none.",
           lambda c: None if not c.claims else int(competing(c))),
    *(number(f"weaptype{n + 1}", "GTD code of the weapons, in their order.", nth("weapons", n)) for n in range(4)),
    text("weapdetail", "All weapons in the record's words.", lambda c: joined(c.r.weapons)),
    number("nkill", "By GTD's rule (gtd), perpetrators counted only where the source counts them.", lambda c: c.e.range("killed", "gtd").best),
    number("nwound", "By GTD's rule (gtd).", lambda c: c.e.range("wounded", "gtd").best),
    *(text(f"scite{n + 1}", "A source: publisher, title, date.", nth("cited", n)) for n in range(3)),
    text("related", "Ids of related records of this chronicle.", lambda c: joined([c.e.part_of(), *c.e.related()])),
))

GED = table("ucdp-ged", (
    text("relid", "Permanent id of the record.", lambda c: c.r.id),
    number("year", "Year the date begins in.", lambda c: int(c.r.date.year)),
    text("side_a", "Actors of side a, else those named as perpetrators.", lambda c: joined(c.groups)),
    text("side_b", "Actors of side b, else targets and victims.", lambda c: joined(c.opposed)),
    number("number_of_sources", "Number of sources.", lambda c: c.e.card.sources),
    text("source_article", "Sources: publisher, title, date.", lambda c: joined(c.cited)),
    text("source_office", "Publishers.", lambda c: c.publishers),
    text("source_date", "Dates of the sources, in EDTF.", lambda c: joined([s.published.text for s in c.sources if s.published])),
    text("source_headline", "Titles of the sources.", lambda c: joined([s.title for s in c.sources])),
    text("source_original", "Who counted.", lambda c: joined(names(c.e.volume, [t.by for t in c.r.tolls if t.by]))),
    number("where_prec", "exact 1 · near 2 · district 3 · province 4 · region 5 · country 6.",
           lambda c: int(PRECISIONS[c.at.precision].ucdp) if c.at.place else None),
    text("where_coordinates", "Name of the place the point stands for.", lambda c: c.at.place.name if c.at.place else ""),
    text("where_description", "The spot in the source's words.", lambda c: c.at.words),
    text("adm_1", "First administrative level.", lambda c: c.at.province),
    text("adm_2", "Second administrative level.", lambda c: c.at.district),
    degrees("latitude", "Of the place; see where_prec.", lambda c: c.lat),
    degrees("longitude", "Of the place; see where_prec.", lambda c: c.lon),
    text("geom_wkt", "The same point, as well-known text.", lambda c: "" if c.lat is None or c.lon is None else f"POINT ({c.lon} {c.lat})"),
    text("country", "Country.", lambda c: c.at.country),
    number("event_clarity", "1 one event, 2 several reported together.", lambda c: 1 if c.r.count == 1 else 2),
    number("date_prec", "1 the day, 2 within 2 to 6 days, 3 a week, 4 a month, 5 a year.", lambda c: c.r.date.ucdp_precision),
    day("date_start", "Earliest day the date names; it may have been another where chronicle_date has a ?, ~ or %.", lambda c: c.r.date.first),
    day("date_end", "Latest day the date names, likewise.", lambda c: c.r.date.last),
    number("best", "By UCDP's rule (ucdp).", lambda c: c.killed.best),
    number("high", "By UCDP's rule (ucdp).", lambda c: c.killed.high),
    number("low", "By UCDP's rule (ucdp).", lambda c: c.killed.low),
))


def event(c: Coded, part: int) -> str:
    """Event type (0) or sub-event type (1) of the first kind of incident."""
    return TYPES[c.r.types[0]].acled.split(": ", 1)[part] if c.r.types and c.r.types[0] in TYPES else ""


def interaction(c: Coded, ids: list[str]) -> int | None:
    actor = c.e.volume.actors.get(ids[0]) if ids else None
    return last_figure(ACTOR_KINDS[actor.kind].acled) if actor and actor.kind in ACTOR_KINDS else None


ACLED = table("acled", (
    text("event_id_cnty", "Permanent id of the record.", lambda c: c.r.id),
    day("event_date", "First day of the date, where time_precision has a code for it; else empty.", lambda c: c.r.date.first if c.acled_time else ""),
    number("year", "Year the date begins in.", lambda c: int(c.r.date.year)),
    number("time_precision", "1 the day, 2 within a week, 3 within a month; empty: vaguer, ACLED has no code.", lambda c: c.acled_time),
    text("event_type", "Of the first kind of incident.", lambda c: event(c, 0)),
    text("sub_event_type", "Of the first kind of incident.", lambda c: event(c, 1)),
    text("actor1", "First of side a, else of those named as perpetrators: see chronicle_responsibility.", nth("groups", 0)),
    text("assoc_actor_1", "The others of these.", lambda c: joined(c.groups[1:])),
    number("inter1", "Interaction code of actor1.", lambda c: interaction(c, c.carried_out)),
    text("actor2", "First of side b, else of targets and victims.", nth("opposed", 0)),
    text("assoc_actor_2", "The others of these.", lambda c: joined(c.opposed[1:])),
    number("inter2", "Interaction code of actor2.", lambda c: interaction(c, c.suffered)),
    text("country", "Country.", lambda c: c.at.country),
    text("admin1", "First administrative level.", lambda c: c.at.province),
    text("admin2", "Second administrative level.", lambda c: c.at.district),
    text("location", "Name of the place.", lambda c: c.at.place.name if c.at.place else ""),
    degrees("latitude", "Of the place; see geo_precision.", lambda c: c.lat),
    degrees("longitude", "Of the place; see geo_precision.", lambda c: c.lon),
    number("geo_precision", "exact 1 · near, district 2 · province and coarser 3.",
           lambda c: last_figure(PRECISIONS[c.at.precision].acled) if c.at.place else None),
    text("source", "Publishers.", lambda c: c.publishers),
    text("notes", "Summary, else the title.", lambda c: c.r.summary or c.r.title),
    number("fatalities", "Lowest count by UCDP's rule, as ACLED is conservative; empty, not 0, where none is reported or only an upper end.",
           lambda c: c.killed.low),
))

CODEBOOKS = (GTD, GED, ACLED)
LEFT_EMPTY = {                  # columns of the codebooks that the record cannot fill, and so are not in the files
    "gtd": "eventid and other numbers GTD gives itself (country, region, natlty, gsubname codes); extended, resolution, crit1-3, doubtterr, "
           "alternative, multiple (our count says it), targsubtype, corp, motive, individual, nperps, nperpcap, weapsubtype, nkillus, nkillter, "
           "nwoundus, nwoundte, property, propextent, propvalue, ishostkid and what follows from it, ransom, INT_LOG to INT_ANY",
    "ucdp-ged": "id and every number UCDP gives itself (conflict, dyad, side, country ids, gwnoa, gwnob, priogrid_gid); active_year, code_status, "
                "type_of_violence, conflict_name, dyad_name, region, and deaths_a, deaths_b, deaths_civilians, deaths_unknown, as counts of groups "
                "need not add up to the whole: tolls.csv has them",
    "acled": "iso, region, disorder_type, interaction, civilian_targeting, admin3, source_scale, tags, timestamp",
}


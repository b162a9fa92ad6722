"""The long tables: one row for each thing somebody says. Ids join them; places.csv and actors.csv have the names."""
from collections.abc import Iterable, Iterator

from chronicle import assess
from chronicle.counts import Count
from chronicle.edtf import Edtf
from chronicle.pages.data.columns import Column, Table, joined
from chronicle.pages.data.entries import Entry
from chronicle.vocabulary import (ACTOR_KINDS, ACTS, BASES, PLACE_TYPES, PRECISIONS, REVIEWS, ROLES, SIDES, STAGES, TYPES, Term)
from chronicle.volumes import Volume

HARMS = ("killed", "wounded", "missing", "arrested")


def text(name: str, about: str, value, words=()) -> Column:
    return Column(name, "string", about, value, tuple(words))


def number(name: str, about: str, value) -> Column:
    return Column(name, "integer", about, value)


def degrees(name: str, about: str, value) -> Column:
    return Column(name, "number", about, value)


def flag(name: str, about: str, value) -> Column:
    return Column(name, "boolean", about, value)


def day(name: str, about: str, value) -> Column:
    return Column(name, "date", about, value)


def edtf_text(d: Edtf | None) -> str:
    return d.text if d else ""


def codes(terms: Iterable[str], table: dict[str, Term], codebook: str) -> str:
    """The codes of several words in one codebook."""
    return joined(getattr(table[t], codebook) for t in terms if t in table)


def last_figure(code: str) -> int | None:
    """`geo_precision 2` -> 2."""
    return int(code[-1]) if code[-1:].isdigit() else None


def acled_time(d: Edtf) -> int | None:
    """ACLED time_precision: 1 the day, 2 within a week, 3 within a month; it has no code for anything vaguer."""
    precision = d.ucdp_precision
    return 1 if precision == 1 else 2 if precision <= 3 else 3 if precision == 4 else None


def headline(field: str) -> tuple[Column, ...]:
    def of(e: Entry):
        return getattr(e.card.assessment, field)
    return (number(f"{field}_low", f"Lowest number of people {field}, by the site's rule; empty: not reported.", lambda e: of(e).low),
            number(f"{field}_best", f"Best count of people {field}, by the site's rule.", lambda e: of(e).best),
            number(f"{field}_high", f"Highest number of people {field}; empty with a lowest number: the highest count is “at least”, or none is of the whole.", lambda e: of(e).high),
            text(f"{field}_words", "The same as readers see it; vague words such as “dozens” stand only here.", lambda e: of(e).words))


INCIDENTS = Table("incidents", ("id",), (
    text("id", "Permanent id.", lambda e: e.r.id),
    text("url", "Its page.", lambda e: e.url),
    text("title", "Title.", lambda e: e.r.title),
    text("date", "When, in EDTF (ISO 8601-2), as exactly as it is known: 2016-05-23, 2016-05, 2016, 2016-05-23?, 2016-05~, 2016-05-20/2016-05-23.", lambda e: e.r.date.text),
    day("date_first", "Earliest day the date names; whether it is sure: date_uncertain, date_approximate.", lambda e: e.r.date.first),
    day("date_last", "Latest day the date names.", lambda e: e.r.date.last),
    text("date_precision", "What the date names.", lambda e: e.r.date.precision, ("day", "month", "year", "range")),
    flag("date_uncertain", "The date may be wrong.", lambda e: e.r.date.uncertain),
    flag("date_approximate", "The date is about right.", lambda e: e.r.date.approximate),
    text("time", "Time of day, local.", lambda e: e.r.time),
    text("timezone", "Time zone of the time.", lambda e: e.r.timezone),
    text("types", "Kinds of incident, see vocabulary.csv.", lambda e: joined(e.r.types)),
    text("stage", "How far it went.", lambda e: e.r.stage, STAGES),
    number("count", "How many attacks this record stands for, where the source reports several together.", lambda e: e.r.count),
    text("summary", "In one sentence.", lambda e: e.r.summary),
    text("weapons", "Weapons, see vocabulary.csv.", lambda e: joined(e.r.weapons)),
    text("targets", "Targets, see vocabulary.csv.", lambda e: joined(e.r.targets)),
    *headline("killed"), *headline("wounded"),
    text("toll_rule", "The rule the headline tolls are made by, see the documentation.", lambda e: e.card.assessment.killed.rule, assess.RULES),
    text("responsibility", "What is said of who did it.", lambda e: e.card.assessment.responsibility, assess.RESPONSIBILITY),
    text("grade", "How well it is supported.", lambda e: e.card.assessment.grade, assess.GRADES),
    number("sources", "Number of sources.", lambda e: e.card.sources),
    number("sources_independent", "How many separate accounts these go back to at least: sources that repeat one another, or one agency, are one; a copy of somebody not named adds none.", lambda e: e.card.assessment.independent),
    text("part_of", "Id of the incident it is part of.", Entry.part_of),
    text("related", "Ids of related incidents.", lambda e: joined(e.related())),
    text("review", "How far it has been checked.", lambda e: e.r.review, REVIEWS),
    day("updated", "Day of the newest note to the reader.", lambda e: e.card.updated),
    text("content_notes", "What a reader should be warned of.", lambda e: joined(e.r.content_notes)),
    text("withheld", "What is held back, and why.", lambda e: e.r.withheld),
    number("ucdp_date_prec", "UCDP date_prec: 1 the day, 2 within 2 to 6 days, 3 a week, 4 a month, 5 a year.", lambda e: e.r.date.ucdp_precision),
    number("acled_time_precision", "ACLED time_precision: 1 the day, 2 a week, 3 a month; empty: vaguer.", lambda e: acled_time(e.r.date)),
    text("gtd_attacktypes", "GTD attack types of the kinds of incident.", lambda e: codes(e.r.types, TYPES, "gtd")),
    text("acled_event_types", "ACLED event and sub-event types of the kinds of incident.", lambda e: codes(e.r.types, TYPES, "acled")),
    text("muc4_types", "MUC-4 types of the kinds of incident.", lambda e: codes(e.r.types, TYPES, "muc4")),
), lambda entries, volume: entries)


def numbered(entries: Iterable[Entry], pick) -> Iterator[tuple]:
    """(entry, number from 1, item)."""
    for e in entries:
        for n, item in enumerate(pick(e), 1):
            yield e, n, item


OF = text("incident", "Id of the incident.", lambda row: row[0].r.id)
ORDER = number("n", "Its place in the record, from 1.", lambda row: row[1])
TO_INCIDENT = ("incident", "incidents", "id")

SITES = Table("sites", ("incident", "n"), (
    OF, ORDER,
    text("place", "Id of the place.", lambda row: row[2].site.place),
    text("site", "The spot in the source's words.", lambda row: row[2].site.site),
    text("precision", "How exactly the location is known.", lambda row: row[2].precision, PRECISIONS),
    number("radius_m", "Metres around the point within which it happened; 0: at the place itself.", lambda row: row[2].radius),
    degrees("latitude", "Of the place, not of the spot: see precision. WGS 84.", lambda row: row[2].place and row[2].place.lat),
    degrees("longitude", "Of the place, not of the spot: see precision. WGS 84.", lambda row: row[2].place and row[2].place.lon),
    number("ucdp_where_prec", "UCDP where_prec.", lambda row: int(PRECISIONS[row[2].precision].ucdp)),
    number("acled_geo_precision", "ACLED geo_precision.", lambda row: last_figure(PRECISIONS[row[2].precision].acled)),
), lambda entries, volume: numbered(entries, lambda e: e.spots), (TO_INCIDENT, ("place", "places", "id")))

INVOLVED = Table("roles", ("incident", "n"), (
    OF, ORDER,
    text("actor", "Id of the actor.", lambda row: row[2].actor),
    text("role", "In what role; a perpetrator is somebody named as such, see responsibility.csv.", lambda row: row[2].role, ROLES),
    text("side", "Side in the sense of UCDP, where the record says one.", lambda row: row[2].side, SIDES),
), lambda entries, volume: numbered(entries, lambda e: e.r.actors), (TO_INCIDENT, ("actor", "actors", "id")))


def counted(entries: Iterable[Entry], volume: Volume) -> Iterator[tuple]:
    """(entry, number of the row in the record, toll, harm, count, basis)."""
    parties = frozenset(id for id, a in volume.actors.items() if a.party)
    for e in entries:
        carried_out = assess.own_side(e.r)
        for n, toll in enumerate(e.r.tolls, 1):
            for harm in HARMS:
                count: Count | None = getattr(toll, harm)
                if count is not None:
                    yield e, n, toll, harm, count, assess.basis_of(toll, parties, carried_out), volume


TOLLS = Table("tolls", ("incident", "n", "harm"), (
    OF, ORDER,
    text("harm", "What was counted.", lambda row: row[3], HARMS),
    number("low", "At least so many; empty: no lower end is given.", lambda row: row[4].low),
    number("best", "The number the counter commits to; empty where only an upper end is given.", lambda row: row[4].best),
    number("high", "At most so many; empty: no upper end is given.", lambda row: row[4].high),
    flag("about", "The number is about right.", lambda row: row[4].about),
    text("words", "A word that is no number: “dozens”.", lambda row: row[4].text if row[4].vague else ""),
    text("as_written", "The count as the record writes it.", lambda row: row[4].text),
    text("who", "Of which people; all: of everybody.", lambda row: row[2].who),
    text("where", "Id of the place it counts; empty: of the whole incident.", lambda row: row[2].where),
    text("counted_by", "Who counted: an actor's id or words; empty: the source does not say.", lambda row: row[2].by),
    text("counted_by_actor", "The same, only where it is an actor's id.", lambda row: row[2].by if row[2].by in row[6].actors else ""),
    text("basis", "What the counter is.", lambda row: row[5], BASES),
    text("as_of", "Day of the count, in EDTF.", lambda row: edtf_text(row[2].as_of)),
    flag("superseded", "A later count of the same counter takes its place.", lambda row: row[2].superseded),
    text("source", "Id of the source, see sources.csv.", lambda row: row[2].source),
    text("quote", "The source's words.", lambda row: row[2].quote),
), counted, (TO_INCIDENT, ("where", "places", "id"), ("counted_by_actor", "actors", "id")))

def stated(entries: Iterable[Entry], volume: Volume) -> Iterator[tuple]:
    """(entry, number of the row in the record, statement, whether it was taken back)."""
    for e in entries:
        stands = assess.standing(e.r.responsibility)
        for n, s in enumerate(e.r.responsibility, 1):
            yield e, n, s, s not in stands


RESPONSIBILITY = Table("responsibility", ("incident", "n"), (
    OF, ORDER,
    text("act", "What kind of statement.", lambda row: row[2].act, ACTS),
    text("actor", "Id of whoever is said, or says itself, to have done it or not.", lambda row: row[2].actor),
    text("by", "Who says so: an actor's id or words; the actor itself for a claim, an admission or a denial.",
         lambda row: row[2].by or (row[2].actor if row[2].act in ("claim", "admission", "denial") else "")),
    text("via", "The outlet that carried it: an actor's id or words.", lambda row: row[2].via),
    text("mode", "How it was said: statement, video, call.", lambda row: row[2].mode),
    text("as_of", "When it was said, in EDTF.", lambda row: edtf_text(row[2].as_of)),
    text("source", "Id of the source, see sources.csv.", lambda row: row[2].source),
    text("quote", "The source's words.", lambda row: row[2].quote),
    flag("taken_back", "Whoever said it has taken it back; another row has the retraction.", lambda row: row[3]),
    text("muc4_confidence", "MUC-4 perpetrator confidence; empty where the statement was taken back.",
         lambda row: ACTS[row[2].act].muc4 if row[2].act in ACTS and not row[3] else ""),
), stated, (TO_INCIDENT, ("actor", "actors", "id")))


def cited(name: str):
    """A value of the source of a row, where the source is on record."""
    return lambda row: getattr(row[2][1], name) if row[2][1] else ""


SOURCES = Table("sources", ("incident", "n"), (
    OF, ORDER,
    text("source", "Id: of a source's own page, or, where the incident itself describes the source, within this incident.", lambda row: row[2][0]),
    text("publisher", "Who published it.", cited("publisher")),
    text("author", "Who wrote it.", cited("author")),
    text("title", "Its title.", cited("title")),
    text("url", "Where it is.", cited("url")),
    text("published", "When it was published, in EDTF.", lambda row: edtf_text(row[2][1] and row[2][1].published)),
    text("retrieved", "When it was read, in EDTF.", lambda row: edtf_text(row[2][1] and row[2][1].retrieved)),
    text("archived", "Where a copy is kept.", cited("archived")),
    text("language", "Its language.", cited("language")),
    text("repeats", "What it copies: a source's id, an agency's name, or words that name nobody; empty: its own account.", cited("copied_from")),
), lambda entries, volume: numbered(entries, Entry.sources), (TO_INCIDENT,))

PLACES = Table("places", ("id",), (
    text("id", "Permanent id.", lambda p: p.id),
    text("name", "Name.", lambda p: p.name),
    text("name_ar", "Name in Arabic.", lambda p: p.names.ar),
    text("variants", "Other spellings.", lambda p: joined(p.names.variants)),
    text("type", "Kind of place.", lambda p: p.type, PLACE_TYPES),
    text("within", "Id of what it lies in.", lambda p: p.within),
    degrees("latitude", "A point that stands for the place. WGS 84.", lambda p: p.lat),
    degrees("longitude", "A point that stands for the place. WGS 84.", lambda p: p.lon),
    text("precision", "How finely the point is published; exact: as it is known.", lambda p: p.precision, PRECISIONS),
    text("geonames", "GeoNames id.", lambda p: p.geonames),
    text("wikidata", "Wikidata id.", lambda p: p.wikidata),
), lambda entries, volume: volume.places.values(), (("within", "places", "id"),), around=True)

ACTORS = Table("actors", ("id",), (
    text("id", "Permanent id.", lambda a: a.id),
    text("name", "Name.", lambda a: a.name),
    text("name_ar", "Name in Arabic.", lambda a: a.names.ar),
    text("variants", "Other names.", lambda a: joined(a.names.variants)),
    text("former", "Former names.", lambda a: joined(f.name for f in a.names.former)),
    text("kind", "Kind of actor.", lambda a: a.kind, ACTOR_KINDS),
    text("part_of", "Id of the actor it is part of.", lambda a: a.part_of),
    flag("party", "A party to the conflict: its counts are marked as such.", lambda a: a.party),
    text("acled_interaction", "ACLED interaction code.", lambda a: ACTOR_KINDS[a.kind].acled if a.kind in ACTOR_KINDS else ""),
    text("wikidata", "Wikidata id.", lambda a: a.wikidata),
), lambda entries, volume: volume.actors.values(), (("part_of", "actors", "id"),), around=True)

LONG = (INCIDENTS, SITES, INVOLVED, TOLLS, RESPONSIBILITY, SOURCES, PLACES, ACTORS)

"""Sections of a round-up: a line, or the beginning of one, that is only the name of a country or a province, or several datelines. What is told under it is there.

    KENYA                           Haut-Mbomou. On 1 July armed men …
    Gunmen killed four people …     Vakaga: two traders …

One such line alone is no round-up, nor is a list of names under which nothing is told.
"""

import re
from bisect import bisect

import msgspec

from chronicle.convert.gazetteer import rank
from chronicle.convert.implied import of_dateline
from chronicle.convert.lexicon import nationalities
from chronicle.convert.records import Evidence, Where

FEWEST = 2          # sections of a round-up
HEAD = 90           # characters: a heading lies within them
PARAGRAPH = 60      # characters: what is told under a heading is no shorter
HEADED = 0.5        # weight of a country that a heading names, of 1.0 for the one the article speaks of most
_NAME = r"[A-ZÀ-Þ][\w'’-]*(?: (?:de|del|du|la|el|al|and|of|the|[A-ZÀ-Þ][\w'’-]*)){0,4}"
_HEADING = re.compile(rf"[\W_]*(?P<name>{_NAME})(?: \([^)]{{1,40}}\))?(?:\s*$|[.:]\s|\s?[-–—]\s)")
_SORT = re.compile(r" (?:province|state|region|department|governorate|prefecture|oblast)$", re.I)
_FULL_STOP = re.compile(r"""[.!?…]['"”’)\]]*\s*\Z""")


class Section(msgspec.Struct, frozen=True):
    start: int          # in the text
    place: Where


def sections(article, lines, countries: dict[str, float], known) -> list[Section]:
    """In the order of the text; none where an article is no round-up."""
    told = [line for line in lines if line.kind != "boilerplate" or line.reason in ("label", "a heading", "heading of a post")]
    out: list[Section] = []
    for n, line in enumerate(told):
        text = article.text[line.start:line.end]
        match = _HEADING.match(text[:HEAD]) if line.kind != "caption" else None
        under = text[match.end():] if match and match.end() < len(text.rstrip()) else "" if n + 1 == len(told) else article.text[told[n + 1].start:told[n + 1].end]
        if match and len(under) > PARAGRAPH and _FULL_STOP.search(under) and (place := _place(match["name"], countries, known)):
            begin, end = (line.start + x for x in match.span("name"))
            out.append(Section(line.start, msgspec.structs.replace(place, evidence=Evidence(article.text[begin:end], begin, end, "place-section"))))
    return out if len({s.place.why for s in out}) >= FEWEST else []


def datelines(heads: list, countries: dict[str, float], known) -> list[Section]:
    """Reports in brief, each with the town it was filed from: "BAIDOA: A bomb killed four on Wednesday." `heads`: the sentences that are a dateline."""
    found = [(r.sentence, town) for r in heads if (town := of_dateline(r, countries, known)) and countries.get(town.iso)] if len(heads) >= FEWEST else []
    if len({town.name for _, town in found}) < FEWEST:
        return []
    return [Section(s.start, msgspec.structs.replace(town, evidence=Evidence(s.text, s.start, s.end, "place-section"), why="under its dateline")) for s, town in found]


def section_of(start: int, found: list[Section]) -> int:
    """The number, from 1, of the section in which this place of the text lies; 0 before the first."""
    return bisect([s.start for s in found], start)


def of_headings(countries: dict[str, float], found: list[Section]) -> dict[str, float]:
    """What an article's countries weigh, where each of its headings speaks of one."""
    return {**countries, **{s.place.iso: max(countries.get(s.place.iso, 0), HEADED) for s in found if s.place.iso}}


def weighed(countries: dict[str, float], section: Section) -> dict[str, float]:
    """What an article's countries weigh in one of its sections."""
    return {**{iso: weight / 2 for iso, weight in countries.items()}, section.place.iso: 1.0} if section.place.iso else countries


def lands_in(read) -> frozenset[str]:
    """The lands that a sentence names, or whose people it does."""
    return frozenset(m.value for m in read.mentions if m.kind == "place" and isinstance(m.value, str)) | frozenset(iso for t in read.sentence.tokens if (iso := nationalities().get(t.low)))


def _in_land(p: Where, held: Where, told: frozenset[str]) -> Where:
    """A name that is known only in another land, of which the sentence does not speak, is some place of the heading's land."""
    if p.lat is None or p.own or p.host or p.iso in ("", held.iso) or p.iso in told or p.type in ("region", "country"):
        return p
    return msgspec.structs.replace(p, country=held.country, iso=held.iso, admin1="", within=(), lat=None, lon=None, geonames="", why=f"told of under {held.country}, where no gazetteer knows it")


def in_section(places: list[tuple[int, Where]], section: Section, facts, told: frozenset[str] = frozenset()) -> list[tuple[int, Where]]:
    """The places of a sentence in a section: what no gazetteer knows lies where the heading says, and so does a deed of which nothing closer is said."""
    held = section.place
    if not held.name and held.iso:
        places = [(i, _in_land(p, held, told)) for i, p in places]
    if held.name:
        places = [(i, msgspec.structs.replace(p, within=(held.name,), country=held.country, iso=held.iso, admin1=held.admin1) if p.lat is None and not p.within and p.type not in ("region", "country") else p)
                  for i, p in places]
    return places if places or not facts else [(0, held)]


def _place(name: str, countries: dict[str, float], known) -> Where | None:
    name = name.title().replace("'S", "'s") if name.isupper() and len(name) > 3 else name
    bare = _SORT.sub("", name)
    if iso := known.gazetteer.country(name) if bare == name else None:
        return Where("", "country", "country", known.gazetteer.country_name(iso), iso, why=f"under the heading {name}")
    best, _ = rank(tuple(c for c in known.gazetteer.exact(bare) if c.kind == "province"), countries, (), True, known.provinces)
    if best is None:
        return None
    return Where(bare, "province", "province", known.gazetteer.country_name(best.country), best.country, best.admin1, best.lat, best.lon, own=best.own, why=f"under the heading {name}")

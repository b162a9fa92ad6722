"""Where, when the sentence that tells the deed names no place: the town the report was filed from or that was spoken of last, and
towns that another sentence names.
"""

import re

import msgspec

from chronicle.convert.bearings import apart, hosted
from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.event import Group, hit_in
from chronicle.convert.fold import fold
from chronicle.convert.gazetteer import Candidate, rank
from chronicle.convert.holding import STRANGE_KM
from chronicle.convert.lands import head
from chronicle.convert.lexicon import data, nationalities
from chronicle.convert.placing import resolve
from chronicle.convert.records import Evidence, Where
from chronicle.convert.scenes import Scene

_CAPITAL = re.compile(r"(?<!to )(?<!from )(?<!take )(?<!took )(?<!seize )(?<!seized )(?<!capture )(?<!captured )(?<!reach )(?<!control )(?<!taking )\b(?:this|the|(?:in|of) \w+['’]s) (?:(?:second|third)-(?:largest|biggest) |largest |biggest |main )?(?:capital|city)\b(?! of)(?! (?:council|hall|police|'s))", re.I)
_THIS = re.compile(r"\b(?:in|outside|near|at|of|from|to|into|on|over|across|hit|struck|rocked|shook|stormed|attacked) this (?:[\w-]+ ){0,4}?(?:town|city|port|village|hamlet|municipality|suburb|resort|township|community|settlement)\b", re.I)
_TOWN = re.compile(r"\b(?:in|outside|near|over|of) the (?:town|village)\b(?! of\b)(?! (?:council|hall|police|chief|head|market|of)\b)(?!['’]s)", re.I)
_THE_SAME = re.compile(r"\bin the same (?:municipality|district|area|county|commune|sub-county|township|local government(?: area)?|LGA|tehsil|territory|canton|parish)\b", re.I)
_THE_PLACE = re.compile(r"The (?:base|camp|post|village|town|hotel|market|mosque|church|school|hospital|checkpoint|site|area|settlement)\b")
# "a market here on Monday", not "told reporters here"
_ITS = re.compile(r"\b(?:the|this|that) (?:district|province|region|county|state|agency|tehsil|township|governorate|division|regency|subdistrict|sub-district)['’]s (?=(?:\w+ ){0,2}[A-Z])")
_NAMELESS = frozenset("capital city town village here this".split())      # one of them stands in whatever means a town without its name
_CITY_POLICE = re.compile(r"\bcity police\b", re.I)       # of a local paper: those of the town it was filed from
_HERE = re.compile(r"(?<!reporters )(?<!journalists )(?<!newsmen )(?<!said )(?<!conference )(?<!office )(?<!correspondents )\bhere(?= (?:on|late|early|at|yesterday|today|this|when|last)\b|,)")
_CAPITAL_OF = re.compile(r"\bthe capital of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)*?)(?: (?:state|province|region|department|governorate))?\b(?! [A-Z])")
_OF_NATION = re.compile(r"\b(?:the (\w+(?: \w+)?)|([A-Z]\w+(?: [A-Z]\w+)?)['’]s) capital\b(?! of)")


def of_dateline(read: Read, countries: dict[str, float], known) -> Where | None:
    """The town a report was filed from: what "this capital" and "the city" mean where nothing else is named."""
    m = next((m for m in read.mentions if m.kind == "place" and not isinstance(m.value, str) and m.value), None)
    name = m.name if m else head(read)
    lands = {x.value for x in read.mentions if x.kind == "place" and isinstance(x.value, str)}
    found = m.value if m else known.gazetteer.find(name)
    if len(lands) == 1 and found and not any(c.country in lands for c in found):
        (iso,) = lands                                          # "VILLA NUEVA, Colombia": none of those that the gazetteer knows
        return Where(name.title() if name.isupper() else name, "exact", "city", known.gazetteer.country_name(iso), iso)
    best, _ = rank(tuple(c for c in found if c.country in lands) or found, countries)
    if best is None or best.kind in ("province", "region"):
        return None
    return _city(name.title().replace("'S ", "'s ") if name.isupper() else name, best, known)


def in_the_capital(read: Read, filed: Where | None, told: Where | None, told_town: Where | None, known) -> Where | None:
    """"Haiti's capital"; "this capital" and "here", of the town the report was `filed` from; "the city", of the city `told` of last; "the town", of the place told of last."""
    if read.sentence.words.isdisjoint(_NAMELESS):
        return None
    flat = " ".join(read.sentence.text.split())
    evidence = Evidence(read.sentence.text, read.sentence.start, read.sentence.end, "place-capital")
    if named := _OF_NATION.search(flat):
        iso = nationalities().get((named[1] or "").lower()) or known.gazetteer.country(named[2] or "")
        name = data("countries")["capitals"].get(iso, "")
        best = next((c for c in known.gazetteer.find(name) if c.country == iso), None) if name else None
        if best:
            return msgspec.structs.replace(_city(name, best, known), why=f"“{named[0]}”", evidence=evidence)
    held = _CAPITAL_OF.search(flat) if filed and filed.admin1 else None
    if told_town is not None and (match := _TOWN.search(flat)) and any(c.code == "TIM" and c.sub != "clock" for c in read.chunks):      # a deed of its own day
        return msgspec.structs.replace(told_town, why=f"“{match[0]}”, and {told_town.name} was spoken of last", evidence=evidence)
    match = held if held and fold(held[1]) == fold(filed.admin1) else _CAPITAL.search(flat) or _HERE.search(flat) or _CITY_POLICE.search(flat)
    if match is None and (match := _THIS.search(flat)) and told_town is not None:
        town = filed if filed is not None and fold(filed.name) == fold(told_town.name) else told_town
        return msgspec.structs.replace(town, why=f"“{match[0]}”, and {town.name} was spoken of last", evidence=evidence)
    if match is None:
        return None
    if told is not None and match[0].lower() == "the city":
        return msgspec.structs.replace(told, why=f"“{match[0]}”, and {told.name} was spoken of last", evidence=evidence)
    return msgspec.structs.replace(filed, why=f"“{match[0]}”, and the report was filed from {filed.name}", evidence=evidence) if filed else None


def in_the_same(read: Read, places: list[tuple[int, Where]], told_town: Where | None) -> list[tuple[int, Where]]:
    """"the hamlet of X, in the same municipality": near the place spoken of last, wherever else a place of that name lies."""
    said = _THE_SAME.search(read.sentence.text) if told_town is not None and told_town.lat is not None and "same" in read.sentence.words else None
    if said is None:
        return places
    return [(i, hosted(msgspec.structs.replace(p, geonames="", admin1="", within=(told_town.name, *told_town.within)), told_town, f"“{said[0]}” as {told_town.name}", "district")
             if p.precision in ("exact", "near") and (p.lat is None or apart(p, told_town) > STRANGE_KM) else p) for i, p in places]


def in_its_district(read: Read, places: list[tuple[int, Where]], wide: Where | None) -> list[tuple[int, Where]]:
    """"in the district's Y area", "the province's Z district": inside the district or province spoken of last."""
    if wide is None or not _ITS.search(read.sentence.text):
        return places
    out = []
    for i, p in places:
        tokens, k = read.sentence.tokens, read.chunks[i].start
        said = _ITS.search(read.sentence.text[tokens[max(0, k - 3)].start:tokens[min(k + 1, len(tokens) - 1)].end]) if tokens else None
        if said and fold(wide.name) not in map(fold, (p.name, *p.within)):
            off = None not in (p.lat, wide.lat) and apart(p, wide) > STRANGE_KM
            p = msgspec.structs.replace(p, within=(wide.name, *(() if off else p.within)), **({"lat": None, "lon": None, "geonames": "", "admin1": wide.admin1} if off else {}))
            p = p if p.lat is not None else msgspec.structs.replace(p, country=wide.country, iso=wide.iso, admin1=p.admin1 or wide.admin1)
        out.append((i, p))
    return out


def _city(name: str, found: Candidate, known) -> Where:
    return Where(name, "exact", "city", known.gazetteer.country_name(found.country), found.country, found.admin1, found.lat, found.lon, found.geonames, found.own)


def beside_of(places: tuple[Where, ...], towns: list[Where]) -> tuple[Where, ...]:
    """Of a sentence that gives the event's day: its places, or, where the event has a town already, what the text puts beside that town."""
    return tuple(p for p in places if not towns or p.host is not None and any(fold(p.host.name) == fold(t.name) for t in towns))


def named_beside(scenes: list[Scene], group: Group, countries: dict[str, float]) -> Scene | None:
    """Of the event told first whose sentences name no place ("a kindergarten in the town was hit"): the sentence that names one town of the land
    the article is about, and is the headline, the first before it, or says soon after where "the base" or "the village" lies. Or None."""
    if any(s.places for s in group.scenes):
        return None
    told = [s.read.sentence.number for s in group.scenes]
    for s in [*reversed(scenes), *scenes]:
        sentence, towns = s.read.sentence, {fold(p.name): p for p in s.places if p.precision in ("exact", "near", "district")}
        before = sentence.number < min(told) and sentence.kind in ("title", "lead")
        after = max(told) < sentence.number <= max(told) + 2 and not s.facts and _THE_PLACE.match(sentence.text)
        if (before or after) and len(towns) == 1:
            (town,) = towns.values()
            if countries.get(town.iso, 0) == 1.0 and (town.lat is not None or town.type in ("town", "city", "village")):
                return s
    return next((s for s in scenes if s.read.sentence.kind == "title" and len(s.places) == 1 and s.places[0].precision == "province"), None)


def of_its_people(scenes: list[Scene], group: Group, countries: dict[str, float], known) -> Scene | None:
    """Of an event whose sentences name no place: the town whose mayor or policeman was hit, or else of whose people or mayor the article speaks ("residents
    of X carried the coffins"), if it is one town alone, with the sentence that says so first. Or None."""
    if any(p.precision not in ("region", "country") for s in group.scenes for p in s.places):
        return None
    found = _towns_of(group.scenes, countries, known, hit=True)
    found = found if len(found) == 1 else _towns_of(scenes, countries, known)
    if len(found) != 1:
        return None
    ((scene, place),) = found.values()
    return msgspec.structs.replace(scene, places=(msgspec.structs.replace(place, why=f"its people are spoken of; {place.why}"),))


def _towns_of(scenes: list[Scene], countries: dict[str, float], known, hit: bool = False) -> dict[str, tuple[Scene, Where]]:
    """The towns of whose people the sentences speak; `hit`: of those who were hit."""
    found: dict[str, tuple[Scene, Where]] = {}
    for s in scenes:
        harmed = {e.name for e in hit_in(s)} if hit else set()
        for c in s.read.chunks:
            if hit and not any(name in " ".join(s.read.words(c).split()) for name in harmed):
                continue
            m = next((m for m in s.read.mentions if m.kind == "place" and m.sub not in ("country", "region", "province") and isinstance(m.value, tuple) and c.start <= m.start and m.end <= c.end), None) \
                if c.code in ("HUM", "PER") and c.sub in ("civilian", "vague", "official", "security") else None
            if m is not None:
                place = resolve(s.read, Chunk("LOC", m.sub, "", m.start, m.end, name=m.name, value=m.value), countries, (), known)
                if place.lat is not None and place.precision in ("exact", "near") and countries.get(place.iso, 0) >= (0.2 if hit else 1.0):
                    found.setdefault(fold(place.name), (s, place))
    return found

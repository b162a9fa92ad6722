"""Where: the place mentions of a sentence made into places of the world, with precision and reason.

An article speaks of few countries; they are weighed once (lands.py) and decide
between places of one name. What no gazetteer knows keeps its name and the region round it, and needs an editor.
"""

import re
from itertools import pairwise

import msgspec

from chronicle.convert.bearings import NEAR_KM, apart, beside, by_it, far, hosted, placed
from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.fold import fold
from chronicle.convert.gazetteer import rank
from chronicle.convert.lands import head
from chronicle.convert.lexicon import data, nationalities
from chronicle.convert.locus import can_be_at
from chronicle.convert.records import Evidence, Mention, Where

_PRECISION = {"city": "exact", "town": "exact", "village": "exact", "neighbourhood": "exact", "site": "exact", "": "exact", "port": "exact",
              "province": "province", "district": "district", "region": "region", "country": "country"}
_A_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
VILLAGE = 100_000   # people: what the text calls a village has fewer
STRANGE_KM = 100    # what the text puts in a town lies no farther from it


def places_of(read: Read, countries: dict[str, float], known, rule: str = "place") -> list[tuple[int, Where]]:
    """(chunk number, place) of every place in the sentence that an event could be at, in order."""
    out: list[tuple[int, Where]] = []
    chunks = read.chunks
    inside = _spoken_countries(read, known)
    for i, c in enumerate(chunks):
        if c.code == "LOC" and c.sub not in ("country", "road"):
            if can_be_at(read, i) and not _holds(read, i, known):
                out.append((i, resolve(read, c, countries, inside, known)))
        elif c.code in ("OBJ", "EVT", "NP") and (m := _place_in(read, c)) and (_well_known(m, countries) or (c.sub in ("camp", "checkpoint", "market", "oil facility") or c.code == "NP") and _there(m, countries) or m.sub in ("district", "village", "town")):     # "the Kabul learning centre"
            if i > 1 and chunks[i - 1].sub in ("to", "at", "from") and c.sub == "hospital" or i > 1 and c.code == "NP" and chunks[i - 1].sub not in ("on", "in", "at", "near") and chunks[i - 1].code != "V":
                continue                                        # where the wounded were brought, or a thing of that town
            named = Chunk("LOC", m.sub, "", m.start, m.end, name=m.name, value=m.value)
            out.append((i, resolve(read, named, countries, inside, known)))
        elif c.code == "NAM" and i > 1 and chunks[i - 1].code == "W" and chunks[i - 1].sub == "and" and chunks[i - 2].code == "LOC" and any(j == i - 2 for j, _ in out):
            found = known.gazetteer.find(c.name)
            best, _ = rank(found, countries, spoken=known.provinces)
            after = chunks[i + 1].code if i + 1 < len(chunks) else ""
            listed = not found and i > 2 and chunks[i - 3].flags == "p" and _A_NAME.fullmatch(c.name) and after not in ("V", "VB", "SAY") and not c.name.isupper()
            if best and (best.population > 2000 or countries.get(best.country)) or listed:      # "in Paliang and Ngapagok"
                out.append((i, resolve(read, c, countries, inside, known)))
    found = [(i, _bearing(read, i, place, countries, inside, known)) for i, place in _joint(read, _contained(read, out, known))]
    if any(place.precision in ("exact", "near", "district") for _, place in found):
        return found
    return (_beside(read, countries, inside, known) or _on_a_road(read, countries, inside, known)) + found


def _bearing(read: Read, i: int, place: Where, countries: dict[str, float], inside: tuple[str, ...], known) -> Where:
    """"X, about 35 km from the port town of Y": X, which no gazetteer knows, lies near Y."""
    if place.lat is not None or place.precision not in ("exact", "near"):
        return place
    text, tokens = read.sentence.text, read.sentence.tokens
    for c in read.chunks[i + 1:i + 12]:
        if c.code == "LOC" and c.sub not in ("country", "region", "province"):
            said = beside(text[tokens[read.chunks[i].end - 1].end:tokens[c.start].start])
            other = resolve(read, c, countries, inside, known) if said else None
            return hosted(place, other, f"{said} {other.name}, says the text", "near" if far(said) <= NEAR_KM else "district") if other and other.lat is not None else place
    return place


def _holds(read: Read, i: int, known) -> bool:
    """"the Artibonite town of Pont-Sondé": it holds the place that follows."""
    c, after = read.chunks[i], read.chunks[i + 1:i + 3]
    return len(after) == 2 and after[0].sub == "of" and after[1].code == "LOC" and c.sub in ("city", "town", "village") and any(
        x.kind == "province" for x in known.gazetteer.exact(c.name))


def _on_a_road(read: Read, countries: dict[str, float], inside: tuple[str, ...], known) -> list[tuple[int, Where]]:
    """"along the Makurdi-Naka road": where nothing closer is said, by the town it sets out from."""
    for i, c in enumerate(read.chunks):
        road = next((m for m in read.mentions if m.kind == "place" and m.sub == "road" and c.start <= m.start and m.end <= c.end), None)
        if road and (place := resolve(read, Chunk("LOC", "", "", road.start, road.end, name=road.name, value=road.value), countries, inside, known)).lat is not None:
            return [(i, msgspec.structs.replace(place, precision="near"))]
    return []


def _beside(read: Read, countries: dict[str, float], inside: tuple[str, ...], known) -> list[tuple[int, Where]]:
    """"20 km north of Quetta", "south of the town of X": where the deed's sentence puts it in no town, near that one."""
    deed = next((i for i, c in enumerate(read.chunks) if c.code == "V"), len(read.chunks))
    towns = [i for i, c in enumerate(read.chunks) if c.code == "LOC" and c.sub not in ("country", "region", "province", "district", "road")]
    for i in towns if len(towns) == 1 and deed < len(read.chunks) else (i for i in towns if i > deed):
        said = beside(read.sentence.text[:read.sentence.tokens[read.chunks[i].start].start])
        place = resolve(read, read.chunks[i], countries, inside, known) if said else None
        if place and place.precision in ("exact", "near") and place.lat is not None:
            wide = None if far(said) <= NEAR_KM else msgspec.structs.replace(place, precision="district")
            return [(i, msgspec.structs.replace(place, precision="near", host=wide))]
    return []


def _place_in(read: Read, c: Chunk) -> Mention | None:
    if isinstance(c.value, Mention):
        return c.value
    return next((m for m in read.mentions if m.kind == "place" and m.sub not in ("country", "region") and c.start <= m.start and m.end < c.end), None) if c.code == "NP" else None


def _well_known(m: Mention, countries: dict[str, float]) -> bool:
    """A town inside the name of a thing must be a town that one knows: not the Noor of the Noor mosque."""
    return isinstance(m.value, tuple) and any(c.how == "exact" and c.population > 20_000 and countries.get(c.country, 0) > 0.1 for c in m.value)


def _there(m: Mention, countries: dict[str, float]) -> bool:
    """A camp is called by the place it stands at, if there is one in a land of which the text speaks."""
    return m.sub == "site" or isinstance(m.value, tuple) and any(c.how == "exact" and countries.get(c.country, 0) > 0.1 for c in m.value)


def _contained(read: Read, found: list[tuple[int, Where]], known) -> list[tuple[int, Where]]:
    """"A in B", "A, B": B holds A and is no second place, if nothing known of them speaks against it."""
    out: list[tuple[int, Where]] = []
    for i, place in found:
        if out:
            j, inner = out[-1]
            between = read.chunks[j + 1:i]
            joined = bool(between) and len(between) <= 3 and all(c.code == "C" or c.code == "W" and c.sub in ("in", "of", "the") for c in between) or (
                bool(between) and len(between) <= 4 and between[-1].sub in ("in", "of") and all(c.code in ("C", "NP", "OBJ") or c.code == "W" and c.sub in ("in", "of", "the") for c in between))
            next_to = 1 < len(between) + 1 <= 3 and between[-1].sub in ("near", "outside") and all(c.code == "C" or c.sub in ("near", "outside", "the") for c in between)
            if next_to and inner.precision in ("exact", "near") and place.precision in ("exact", "near"):      # "Duris, near Baalbek": a bearing, no second place
                if inner.lat is None and place.lat is not None:
                    inner = hosted(inner, place, f"near {place.name}, says the text")
                out[-1] = (i, inner)
                continue
            if joined and place.precision == "region" and place.iso and place.type == "region" and inner.iso != place.iso and not inner.own:      # "Zikim in northern Gaza": not the one in Israel
                inner = msgspec.structs.replace(inner, country=place.country, iso=place.iso, admin1="", within=(place.name,), lat=None, lon=None, geonames="",
                                                why=f"{inner.name} in {inner.country} is not in {place.name}")
                out[-1] = (i, inner)
                continue
            listed = i + 1 < len(read.chunks) and read.chunks[i + 1].sub == "and" and all(c.code == "C" for c in between)
            if inner.precision in ("exact", "near", "district") and place.precision in ("exact", "near") and by_it(_text_between(read, j, i)):
                far_off = None not in (inner.lat, place.lat) and apart(inner, place) > STRANGE_KM
                out[-1] = (i, hosted(inner, place, f"by {place.name}, says the text") if (inner.lat is None or far_off) and inner.precision != "district" else inner)
                continue
            there = placed(place, known.gazetteer, known.provinces) if joined and place.precision in ("district", "province") and inner.lat is not None and inner.admin1 != place.name else None
            strange = there is not None and there.lat is not None and apart(inner, there) > STRANGE_KM * (1 + (place.precision == "province"))
            towns = inner.precision in ("exact", "near", "district") and place.precision in ("exact", "near") and None not in (inner.lat, place.lat)
            if joined and not listed and towns and not inner.own and (inner.type == "village" or any(c.sub in ("in", "of") for c in between)) and apart(inner, place) > STRANGE_KM or strange:
                inner = msgspec.structs.replace(inner, lat=None, lon=None, geonames="", admin1="", within=(), why=f"{inner.name} in {inner.admin1} is not in {place.name}")      # another place of that name
            wide = any(c.kind in ("district", "province") and (c.country, c.admin1) == (inner.iso, inner.admin1) for c in known.gazetteer.find(place.name))      # "Sumisip, Basilan"
            wide = wide or joined and between[-1].sub == "in" and any(c.kind == "province" and c.country == inner.iso for c in known.gazetteer.find(place.name))      # "Myinmu in Sagaing": the region, not its town
            unknown = inner.lat is None and (inner.precision in ("exact", "near") or inner.precision == "district" and not inner.admin1)
            if joined and not listed and inner.precision in ("exact", "near", "district") and (unknown or wide or fold(place.name) in map(fold, (inner.admin1, *inner.within))):
                held = tuple(dict.fromkeys((*inner.within, place.name, *place.within)))
                if unknown and place.lat is not None and place.precision in ("exact", "near"):      # a spot in a town lies near the town's middle
                    inner = hosted(inner, place, f"in {place.name}")
                out[-1] = (i, msgspec.structs.replace(inner, within=held, country=place.country or inner.country, iso=place.iso or inner.iso,
                                                      admin1=inner.admin1 or place.admin1))
                continue
        out.append((i, place))
    return out


def _joint(read: Read, found: list[tuple[int, Where]]) -> list[tuple[int, Where]]:
    """"A and B villages in C": C holds both, if no gazetteer knows A."""
    out = found[:]
    for k, ((j, a), (i, b)) in enumerate(pairwise(found)):
        if read.chunks[j + 1].sub == "and" and a.lat is None and b.lat is None and not a.within and b.within:
            out[k] = (j, msgspec.structs.replace(a, within=b.within, country=b.country, iso=b.iso, admin1=b.admin1))
    return out


def _text_between(read: Read, j: int, i: int) -> str:
    """What stands between the chunks j and i, of which the first is an inner place."""
    tokens = read.sentence.tokens
    return " ".join(read.sentence.text[tokens[read.chunks[j].end - 1].end:tokens[read.chunks[i].start].start].split()) + " "


_CAPITAL = re.compile(r"(?<!to )(?<!from )\b(?:this|the|(?:in|of) \w+['’]s) (?:(?:second|third)-(?:largest|biggest) |largest |biggest |main )?(?:capital|city)\b(?! of)(?! (?:council|hall|police|'s))", re.I)
_THE_PLACE = re.compile(r"The (?:base|camp|post|village|town|hotel|market|mosque|church|school|hospital|checkpoint|site|area|settlement)\b")
# "a market here on Monday", not "told reporters here"
_HERE = re.compile(r"(?<!reporters )(?<!journalists )(?<!newsmen )(?<!said )(?<!conference )(?<!office )(?<!correspondents )\bhere(?= (?:on|late|early|at|yesterday|today|this|when|last)\b|,)")
_CAPITAL_OF = re.compile(r"\bthe capital of (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)*?)(?: (?:state|province|region|department|governorate))?\b(?! [A-Z])")
_OF_NATION = re.compile(r"\b(?:the (\w+(?: \w+)?)|([A-Z]\w+(?: [A-Z]\w+)?)['’]s) capital\b(?! of)")


def of_dateline(read: Read, countries: dict[str, float], known) -> Where | None:
    """The town a report was filed from: what "this capital" and "the city" mean where nothing else is named."""
    m = next((m for m in read.mentions if m.kind == "place" and not isinstance(m.value, str) and m.value), None)
    name = m.name if m else head(read)
    best, _ = rank(m.value if m else known.gazetteer.find(name), countries)
    if best is None or best.kind in ("province", "region"):
        return None
    name = name.title().replace("'S ", "'s ") if name.isupper() else name
    return Where(name, "exact", "city", known.gazetteer.country_name(best.country), best.country, best.admin1, best.lat, best.lon, best.geonames, best.own)


def in_the_capital(read: Read, filed: Where | None, told: Where | None, known) -> Where | None:
    """"Haiti's capital"; "this capital" and "here", of the town the report was `filed` from; "the city", of the town `told` of last."""
    flat = " ".join(read.sentence.text.split())
    if named := _OF_NATION.search(flat):
        iso = nationalities().get((named[1] or "").lower()) or known.gazetteer.country(named[2] or "")
        name = data("countries")["capitals"].get(iso, "")
        best = next((c for c in known.gazetteer.find(name) if c.country == iso), None) if name else None
        if best:
            return Where(name, "exact", "city", known.gazetteer.country_name(iso), iso, best.admin1, best.lat, best.lon, best.geonames, best.own,
                         why=f"“{named[0]}”", evidence=Evidence(read.sentence.text, read.sentence.start, read.sentence.end, "place-capital"))
    held = _CAPITAL_OF.search(flat) if filed and filed.admin1 else None
    match = held if held and fold(held[1]) == fold(filed.admin1) else _CAPITAL.search(flat) or _HERE.search(flat)
    again = told is not None and match is not None and match[0].lower() == "the city"
    town = told if again else filed
    if match is None or town is None:
        return None
    return msgspec.structs.replace(town, why=f"“{match[0]}”, and " + (f"{town.name} was spoken of last" if again else f"the report was filed from {town.name}"),
                                   evidence=Evidence(read.sentence.text, read.sentence.start, read.sentence.end, "place-capital"))


def beside_of(places: tuple[Where, ...], towns: list[Where]) -> tuple[Where, ...]:
    """Of a sentence that gives the event's day: its places, or, where the event has a town already, what the text puts beside that town."""
    return tuple(p for p in places if not towns or p.host is not None and any(fold(p.host.name) == fold(t.name) for t in towns))


def named_beside(scenes: list, group, countries: dict[str, float]):
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
    return None


def _spoken_countries(read: Read, known) -> tuple[str, ...]:
    """What the sentence itself may put a place in: countries by code, provinces and towns by name. Of "Ekiti Local Government Area of Kwara State"
    not Ekiti, which is a state's name as well."""
    lands = [c for c in read.chunks if c.code == "LOC"]
    provinces = any(c.sub == "province" for c in lands)
    return tuple(c.value if isinstance(c.value, str) else c.name for c in lands if not (
        provinces and c.sub == "district" and any(x.kind == "province" for x in known.gazetteer.find(c.name or read.words(c)))))


def _called(read: Read, c: Chunk, known) -> str:
    """The ISO code of "the Syrian city of X", "X, a Nigerian town", or ""."""
    tokens, adjectives = read.sentence.tokens, nationalities()
    before = tokens[max(0, c.start - 6):c.start]
    after = tokens[c.end:c.end + 6]
    if before and before[-1].low == "of" and len(before) > 2 and before[-2].low in known.place_nouns:
        stretch = before[-5:-2]
    elif len(after) > 3 and after[0].text == "," and after[1].low in ("a", "an", "the"):
        last = next((k for k in range(2, len(after)) if after[k].low in known.place_nouns), 2)
        stretch = after[2:last]
    else:
        return ""
    return next((adjectives[t.low] for t in reversed(stretch) if t.text[:1].isupper() and adjectives.get(t.low)), "")


def resolve(read: Read, c: Chunk, countries: dict[str, float], inside: tuple[str, ...], known) -> Where:
    name = c.name or read.words(c)
    region = next((m.form for m in read.mentions if m.kind == "place" and m.start >= c.start and m.end <= c.end), "")
    near = c.start and read.sentence.tokens[c.start - 1].low in ("near", "outside", "around") or any(
        read.sentence.tokens[k].low == "near" and all(t.text.isalnum() for t in read.sentence.tokens[k:c.start]) for k in range(max(0, c.start - 6), c.start))
    evidence = Evidence(read.sentence.text, read.sentence.start, read.sentence.end, "place")
    if called := _called(read, c, known):
        inside = (called, *(n for n in inside if n not in known.gazetteer.countries))
    if region == "sea":                                                 # in no country
        return Where(name, "region", "region", evidence=evidence, why="a sea")
    if c.sub == "region" and isinstance(c.value, str):                  # "eastern Syria"
        land = known.gazetteer.country_name(c.value)
        return Where(f"{region.lower()} {name}".strip(), "region", "region", land, c.value, evidence=evidence, why="a side of a country")
    city = next((m for m in read.mentions if m.kind == "place" and c.start <= m.start and m.end < c.end and m.name != name and isinstance(m.value, tuple)), None) if c.sub == "neighbourhood" else None
    if city and (town := resolve(read, Chunk("LOC", city.sub, "", city.start, city.end, name=city.name, value=city.value), countries, inside, known)).lat is not None:
        return hosted(Where(name, "exact", c.sub, within=(town.name,), evidence=evidence, why="a quarter of it"), town, f"in {town.name}")      # "Jerusalem's Ramot neighbourhood"
    found = c.value if isinstance(c.value, tuple) else known.gazetteer.find(name)
    if c.sub == "village":                                              # no village is the big city of its name
        found = tuple(x for x in found if x.population <= VILLAGE)
    elif c.sub == "district" and any(o.sub == "province" and o is not c for o in read.chunks):      # "Ekiti Local Government Area of Kwara State": not Ekiti State
        found = tuple(x for x in found if x.kind != "province")
    province = c.sub in ("province", "district") or c.sub == "region" and any(x.kind == "province" for x in found)
    best, why = rank(found, countries, tuple(n for n in inside if n != name), province, known.provinces)
    listed = tuple(f"{x.name}, {x.admin1}, {x.country}" for x in found[:5])
    holder = next((m.name for m in read.mentions if m.kind == "place" and c.start <= m.start and m.end < c.end and m.name != name and isinstance(m.value, tuple)), "")      # "Swat district's Matta tehsil"
    if best is None:
        spoken = {n for n in inside if n in known.gazetteer.countries}
        iso = next(iter(spoken)) if len(spoken) == 1 else max(countries, key=countries.get, default="")
        return Where(name, "near" if near else _PRECISION.get(c.sub, "exact"), c.sub, known.gazetteer.country_name(iso), iso, within=(holder,) if holder else (),
                     candidates=listed, evidence=evidence, why=why)
    kind = best.kind if best.kind == "region" or c.sub == "region" and best.kind == "province" else "district" if c.sub == "region" and best.how == "exact" else c.sub or (best.kind if best.kind in ("province", "district") else "city")
    precision = "near" if near and _PRECISION.get(kind, "exact") == "exact" else _PRECISION.get(kind, "exact")
    land = known.gazetteer.country_name(best.country)
    within = tuple(w for w in ([best.admin1] if best.admin1 and fold(best.admin1) != fold(name) else []))
    exact = precision in ("exact", "near")
    wide = best.kind in ("province", "district", "region")
    return Where(name, precision, kind, land, best.country, best.admin1, best.lat if exact or wide else None, best.lon if exact or wide else None, best.geonames if best.kind == "city" and exact else "", best.own,
                 within, listed, why, evidence)

"""Where: the place mentions of a sentence made into places of the world, with precision and reason.

An article speaks of few countries; they are weighed once (lands.py) and decide
between places of one name. What no gazetteer knows keeps its name and the region round it, and needs an editor.
"""

import re

import msgspec

from chronicle.convert.bearings import NEAR_KM, apart, beside, by_it, far, hosted, placed
from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.fold import fold
from chronicle.convert.gazetteer import rank
from chronicle.convert.lands import head
from chronicle.convert.lexicon import data, nationalities
from chronicle.convert.records import Evidence, Mention, Where

_PRECISION = {"city": "exact", "town": "exact", "village": "exact", "neighbourhood": "exact", "site": "exact", "": "exact", "port": "exact",
              "province": "province", "district": "district", "region": "region", "country": "country"}
_A_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SAID_AT = frozenset("briefing conference media reporters spokesperson spokesman spokeswoman office hospital interview statement capital correspondent".split())
_ADDRESSED = frozenset("urge urged urges urging press pressed pressing ask asked asking tell told telling help helped helping back backed backing thank thanked join joined".split())
STRANGE_KM = 100    # what the text puts in a town lies no farther from it
_SIDES = frozenset("north south east west northeast northwest southeast southwest km miles kilometers kilometres northeastern".split())
_NOT_THERE = frozenset("border government president army troops forces embassy ambassador minister republic university war people".split())


def places_of(read: Read, countries: dict[str, float], known, rule: str = "place") -> list[tuple[int, Where]]:
    """(chunk number, place) of every place in the sentence that an event could be at, in order."""
    out: list[tuple[int, Where]] = []
    chunks = read.chunks
    inside = _spoken_countries(read, known)
    for i, c in enumerate(chunks):
        if c.code == "LOC" and c.sub != "country":
            if _is_scene(read, i):
                out.append((i, resolve(read, c, countries, inside, known)))
        elif c.code in ("OBJ", "EVT", "NP") and (m := _place_in(read, c)) and (_well_known(m, countries) or (c.sub == "camp" or c.code == "NP") and _there(m, countries) or m.sub in ("district", "village", "town")):     # "the Kabul learning centre"
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
    found = [(i, _bearing(read, i, place, countries, inside, known)) for i, place in _contained(read, out, known)]
    return found or _beside(read, countries, inside, known)


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


def _beside(read: Read, countries: dict[str, float], inside: tuple[str, ...], known) -> list[tuple[int, Where]]:
    """"20 km north of Quetta", "south of the town of X": where the deed's sentence names no other town, near that one."""
    towns = [i for i, c in enumerate(read.chunks) if c.code == "LOC" and c.sub not in ("country", "region", "province", "district")]
    if len(towns) != 1 or not any(c.code == "V" for c in read.chunks):
        return []
    at = read.sentence.tokens[read.chunks[towns[0]].start].start
    said = beside(read.sentence.text[:at])
    if not said:
        return []
    place = resolve(read, read.chunks[towns[0]], countries, inside, known)
    if place.precision not in ("exact", "near") or place.lat is None:
        return []
    wide = None if far(said) <= NEAR_KM else msgspec.structs.replace(place, precision="district")
    return [(towns[0], msgspec.structs.replace(place, precision="near", host=wide))]


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
            listed = i + 1 < len(read.chunks) and read.chunks[i + 1].sub == "and" and all(c.code == "C" for c in between)
            if inner.precision in ("exact", "near", "district") and place.precision in ("exact", "near") and by_it(_text_between(read, j, i)):
                far_off = None not in (inner.lat, place.lat) and apart(inner, place) > STRANGE_KM
                out[-1] = (i, hosted(inner, place, f"by {place.name}, says the text") if (inner.lat is None or far_off) and inner.precision != "district" else inner)
                continue
            there = placed(place, known.gazetteer, known.provinces) if joined and place.precision in ("district", "province") and inner.lat is not None and inner.admin1 != place.name else None
            strange = there is not None and there.lat is not None and apart(inner, there) > STRANGE_KM * (1 + (place.precision == "province"))
            towns = inner.precision in ("exact", "near") and place.precision in ("exact", "near") and None not in (inner.lat, place.lat)
            if joined and not listed and towns and not inner.own and (inner.type == "village" or any(c.sub in ("in", "of") for c in between)) and apart(inner, place) > STRANGE_KM or strange:
                inner = msgspec.structs.replace(inner, lat=None, lon=None, geonames="", admin1="", within=(), why=f"{inner.name} in {inner.admin1} is not in {place.name}")      # another place of that name
            wide = any(c.kind in ("district", "province") and (c.country, c.admin1) == (inner.iso, inner.admin1) for c in known.gazetteer.find(place.name))      # "Sumisip, Basilan"
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


def _text_between(read: Read, j: int, i: int) -> str:
    """What stands between the chunks j and i, of which the first is an inner place."""
    tokens = read.sentence.tokens
    return " ".join(read.sentence.text[tokens[read.chunks[j].end - 1].end:tokens[read.chunks[i].start].start].split()) + " "


_CAPITAL = re.compile(r"(?<!to )(?<!from )\b(?:this|the|(?:in|of) \w+['’]s) (?:(?:second|third)-(?:largest|biggest) |largest |biggest |main )?(?:capital|city)\b(?! of)(?! (?:council|hall|police|'s))", re.I)
# "a market here on Monday", not "told reporters here"
_HERE = re.compile(r"(?<!reporters )(?<!journalists )(?<!newsmen )(?<!said )(?<!conference )(?<!office )(?<!correspondents )\bhere(?= (?:on|late|early|at|yesterday|today|this|when|last)\b|,)")
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


def in_the_capital(read: Read, filed: Where | None, known) -> Where | None:
    flat = " ".join(read.sentence.text.split())
    if named := _OF_NATION.search(flat):
        iso = nationalities().get((named[1] or "").lower()) or known.gazetteer.country(named[2] or "")
        name = data("countries")["capitals"].get(iso, "")
        best = next((c for c in known.gazetteer.find(name) if c.country == iso), None) if name else None
        if best:
            return Where(name, "exact", "city", known.gazetteer.country_name(iso), iso, best.admin1, best.lat, best.lon, best.geonames, best.own,
                         why=f"“{named[0]}”", evidence=Evidence(read.sentence.text, read.sentence.start, read.sentence.end, "place-capital"))
    match = (_CAPITAL.search(flat) or _HERE.search(flat)) if filed else None
    if not match:
        return None
    return msgspec.structs.replace(filed, why=f"“{match[0]}”, and the report was filed from {filed.name}",
                                   evidence=Evidence(read.sentence.text, read.sentence.start, read.sentence.end, "place-capital"))


def _spoken_countries(read: Read, known) -> tuple[str, ...]:
    names = []
    for c in read.chunks:
        if c.code == "LOC":
            names.append(c.value if isinstance(c.value, str) else c.name)
    return tuple(names)


def _is_scene(read: Read, i: int) -> bool:
    """Can an event be at this place? Not the other end of a border, not where somebody comes from or speaks."""
    chunks = read.chunks
    k = i - 2 if i > 3 and chunks[i - 1].sub == "of" and chunks[i - 2].code in ("NP", "OBJ") and read.words(chunks[i - 2]).lower().split()[-1] not in _SIDES else i      # "bound for the town of X"
    before = [c for c in chunks[max(0, k - 3):k]]
    said = next((n for n in range(i - 1, -1, -1) if chunks[n].code == "SAY"), None)
    if said is not None and any(c.code in ("NP", "HUM", "OBJ") and read.words(c).lower().split()[-1] in _SAID_AT for c in before[-2:]) and not any(
            c.code in ("V", "EVT") for c in chunks[said:i]):
        return False
    ward = chunks[k - 2] if k > 2 and chunks[k - 1].flags == "p" else None
    if ward is not None and ward.sub == "hospital" and (chunks[k - 3].sub == "to" or chunks[k - 3].flags == "p" and k > 3 and (chunks[k - 4].code == "VB" or chunks[k - 4].sub == "die")):
        return False                                            # where the wounded were brought
    after = next((c for c in chunks[i + 1:i + 6] if not (c.code == "TIM" or c.code == "W" and (c.flags in ("a", "x") or c.sub == "on"))), None)
    if after is not None and after.code == "SAY" and len(before) > 1 and before[-2].code in ("HUM", "ORG", "NP") and i == 2:
        return False                                            # "Doctors at the Civil Hospital said"
    if after is not None and (after.code in ("SAY", "VB") or after.code == "W" and after.sub in ("did", "has", "had")) and not (i and (chunks[i - 1].flags == "p" or chunks[i - 1].code in ("C", "NAM") or chunks[i - 1].sub in ("and", "of"))):
        follows = next((c for c in chunks[i + 1:i + 6] if c.code in ("V", "SAY", "VB")), None)
        if follows is not None and follows.code != "V":
            return False                                        # "Baghdad rejected", "Moscow did not comment": its government
    if len(before) > 1 and before[-1].sub in ("in", "at") and before[-2].sub == "official" and after is not None and after.code in ("W", "VB", "SAY") and after.flags != "p":
        return False                                            # "officials in Moscow were quick to blame"
    if before and before[-1].code == "SAY" and i and chunks[i - 1] is before[-1] or before and before[-1].code == "VB" and before[-1].sub in _ADDRESSED:
        return False                                            # "urging Baghdad to act"
    if len(before) > 1 and before[-1].sub in ("of", "from") and before[-2].code == "PER":
        return False                                            # "Juan Gil of nearby X"
    words = [read.words(c).lower() for c in before]
    if words and words[-1] == "from" and any(c.code == "WPN" or c.code == "V" and c.sub in ("shoot", "throw") for c in before[-3:-1]):
        return False                                            # "fired the missile from X"
    if words and words[-1] in ("with", "against", "than", "like", "above", "overlooking") and not (len(words) > 1 and "accordance" in words[-2]):
        return False
    if len(words) > 1 and words[-1] in ("with", "to", "from", "of") and words[-2].split()[-1] in _NOT_THERE:
        return False
    if len(words) > 2 and words[-1] in ("to", "from") and words[-2].split()[-1] in ("road", "highway") and words[-3] in ("on", "along") and not any(
            c.code == "LOC" and c.sub != "country" for c in chunks[:i]):
        return True                                             # "ambushed on the road to X"
    if len(words) > 1 and words[-1] in ("to", "from", "for") and not any(c.code == "EVT" for c in before):
        verbs = ("fled", "flee", "flew", "travel", "travelled", "traveled", "went", "go", "return", "returned", "moved", "moving", "taken", "flown", "airlifted", "driven", "sent", "carried", "ferried", "evacuated", "transported", "admitted", "rushed", "brought", "transferred", "drive", "way", "route", "road", "heading", "headed", "bound", "visit", "trip", "journey", "exiled", "km", "miles", "kilometers", "kilometres", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
        return words[-2].split()[-1] not in verbs or words[-1] == "from" and False
    if len(words) > 1 and words[-1] == "of" and words[-2].split()[-1] in _SIDES:
        return False
    return True


def resolve(read: Read, c: Chunk, countries: dict[str, float], inside: tuple[str, ...], known) -> Where:
    name = c.name or read.words(c)
    region = next((m.form for m in read.mentions if m.kind == "place" and m.start >= c.start and m.end <= c.end), "")
    near = c.start and read.sentence.tokens[c.start - 1].low in ("near", "outside", "around") or any(
        read.sentence.tokens[k].low == "near" and all(t.text.isalnum() for t in read.sentence.tokens[k:c.start]) for k in range(max(0, c.start - 6), c.start))
    evidence = Evidence(read.sentence.text, read.sentence.start, read.sentence.end, "place")
    if region == "sea":                                                 # in no country
        return Where(name, "region", "region", evidence=evidence, why="a sea")
    if c.sub == "region" and isinstance(c.value, str):                  # "eastern Syria"
        land = known.gazetteer.country_name(c.value)
        return Where(f"{region.lower()} {name}".strip(), "region", "region", land, c.value, evidence=evidence, why="a side of a country")
    city = next((m for m in read.mentions if m.kind == "place" and c.start <= m.start and m.end < c.end and m.name != name and isinstance(m.value, tuple)), None) if c.sub == "neighbourhood" else None
    if city and (town := resolve(read, Chunk("LOC", city.sub, "", city.start, city.end, name=city.name, value=city.value), countries, inside, known)).lat is not None:
        return hosted(Where(name, "exact", c.sub, within=(town.name,), evidence=evidence, why="a quarter of it"), town, f"in {town.name}")      # "Jerusalem's Ramot neighbourhood"
    found = c.value if isinstance(c.value, tuple) else known.gazetteer.find(name)
    province = c.sub in ("province", "district") or c.sub == "region" and any(x.kind == "province" for x in found)
    best, why = rank(found, countries, tuple(n for n in inside if n != name), province, known.provinces)
    listed = tuple(f"{x.name}, {x.admin1}, {x.country}" for x in found[:5])
    holder = next((m.name for m in read.mentions if m.kind == "place" and c.start <= m.start and m.end < c.end and m.name != name and isinstance(m.value, tuple)), "")      # "Swat district's Matta tehsil"
    if best is None:
        spoken = {n for n in inside if n in known.gazetteer.countries}
        iso = next(iter(spoken)) if len(spoken) == 1 else max(countries, key=countries.get, default="")
        return Where(name, "near" if near else _PRECISION.get(c.sub, "exact"), c.sub, known.gazetteer.country_name(iso), iso, within=(holder,) if holder else (),
                     candidates=listed, evidence=evidence, why=why)
    kind = best.kind if best.kind == "region" or c.sub == "region" and best.kind == "province" else c.sub or (best.kind if best.kind in ("province", "district") else "city")
    precision = "near" if near and _PRECISION.get(kind, "exact") == "exact" else _PRECISION.get(kind, "exact")
    land = known.gazetteer.country_name(best.country)
    within = tuple(w for w in ([best.admin1] if best.admin1 and fold(best.admin1) != fold(name) else []))
    exact = precision in ("exact", "near")
    wide = best.kind in ("province", "district", "region")
    return Where(name, precision, kind, land, best.country, best.admin1, best.lat if exact or wide else None, best.lon if exact or wide else None, best.geonames if best.kind == "city" and exact else "", best.own,
                 within, listed, why, evidence)

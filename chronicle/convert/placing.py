"""Where: the place mentions of a sentence made into places of the world, with precision and reason.

An article speaks of few countries; they are weighed once (lands.py) and decide
between places of one name. What no gazetteer knows keeps its name and the region round it, and needs an editor.
"""

import re

import msgspec

from chronicle.convert.bearings import BESIDE_KM, NEAR_KM, apart, beside, far, hosted
from chronicle.convert.casing import in_capitals
from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.fold import fold
from chronicle.convert.gazetteer import FAMOUS, Candidate, rank
from chronicle.convert.holding import STRANGE_KM, contained, holds_next, joint
from chronicle.convert.lexicon import data, nationalities
from chronicle.convert.locus import can_be_at
from chronicle.convert.records import Evidence, Mention, Where
from chronicle.sphere import kilometres

_PRECISION = {"city": "exact", "town": "exact", "village": "exact", "neighbourhood": "exact", "site": "exact", "": "exact", "port": "exact",
              "province": "province", "district": "district", "region": "region", "country": "country"}
_CALLED_BY_PLACE = ("camp", "checkpoint", "market", "oil facility", "military base")
_A_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SMALL = ("neighbourhood", "village", "town", "district")
_BORDERS = ("border", "frontier", "boundary")       # "near the border with Niger": not in Niger
_OF_PLACE = re.compile(r"\b(?:residents?|inhabitants?|natives?|villagers?|farmers?|people) of (?:the (?:village|town|city|settlement|hamlet) of )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)$")
_WHO_TELLS = re.compile(r"(?:The )?(?:(Residents|Villagers|Locals|Inhabitants|Townspeople)|Police|Doctors|Medics)\b")
SIDE = 0.5          # weight of a land, of 1.0 for the one that the article speaks of most, from which a small town may stand beside that one's
CITY = 50_000       # people: a town of so many has districts of its own
VILLAGE = 100_000   # people: what the text calls a village has fewer


def places_of(read: Read, countries: dict[str, float], known) -> list[tuple[int, Where]]:
    """(chunk number, place) of every place in the sentence that an event could be at, in order."""
    out: list[tuple[int, Where]] = []
    chunks = read.chunks
    inside = _spoken_countries(read, known)
    elsewhere: set[int] = set()         # chunks of places at which no event can be
    for i, c in enumerate(chunks):
        if c.code == "LOC" and c.sub not in ("country", "road"):
            if not can_be_at(read, i) or i - 2 in elsewhere and chunks[i - 1].sub in ("and", "comma"):      # "taken to hospitals in A and B"
                elsewhere.add(i)
            elif not holds_next(read, i, known):
                out.append((i, resolve(read, c, countries, inside, known)))
        elif c.code in ("OBJ", "EVT", "NP") and (m := _place_in(read, c)) and m.sub != "road" and _stands_at(c, m, countries):
            if c.code == "NP" and [x.sub if x.code == "W" else x.code for x in chunks[i + 1:i + 3]] == ["of", "LOC"] and re.search(r"['’]s ", read.words(c)):
                continue                                        # "Baghdad's western suburb of X": X
            if c.code == "OBJ" and i + 1 < len(chunks) and chunks[i + 1].code == "SAY":
                continue                                        # "Amman's foreign ministry condemned"
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
    found = [(i, _bearing(read, i, place, countries, inside, known)) for i, place in joint(read, contained(read, out, known))]
    if in_capitals(read.sentence.text):
        found = [(i, p) for i, p in found if p.type or p.lat is not None or not p.candidates or " " in p.name]      # "FLEE" is a town of France
    found = [(i, _at_their_side(read, i, found, countries, inside, known)) for i, _ in found]
    found = _of_the_deed(read, found) if any(p.precision in ("exact", "near", "district") for _, p in found) else _at_home(read, countries, inside, known) or found
    if any(place.precision in ("exact", "near", "district") for _, place in found):
        return found
    return (_beside(read, countries, inside, known) or _on_a_road(read, countries, inside, known) or ([] if found else _of_those_who_tell(read, countries, inside, known))) + found


def _of_those_who_tell(read: Read, countries: dict[str, float], inside: tuple[str, ...], known) -> list[tuple[int, Where]]:
    """"Police in X said gunmen had killed six", "Residents of X town said …": in X, where the sentence names no other place; police of a capital speak for the land."""
    chunks = read.chunks
    if len(chunks) < 4 or chunks[0].code != "HUM" or not (told := _WHO_TELLS.match(read.words(chunks[0]))) or not any(c.code in ("V", "EVT") for c in chunks):
        return []
    said = chunks[1].code == "SAY"
    if not (said or chunks[1].sub in ("in", "at") and chunks[2].code == "LOC" and chunks[2].sub not in ("country", "region") and chunks[3].code == "SAY"):
        return []
    m = next((m for m in read.mentions if m.kind == "place" and m.end == (chunks[0] if said else chunks[2]).end and not isinstance(m.value, str)), None)
    if m is None:
        return []
    place = resolve(read, Chunk("LOC", m.sub, "", m.start, m.end, name=m.name, value=m.value), countries, inside, known)
    speaks_for_all = told[1] is None and fold(place.name) == fold(data("countries")["capitals"].get(place.iso, ""))
    return [] if speaks_for_all or place.lat is None else [(0, place)]


def _at_their_side(read: Read, i: int, found: list[tuple[int, Where]], countries: dict[str, float], inside: tuple[str, ...], known) -> Where:
    """"The Escalon neighbourhood, in northwest San Salvador", "Shirka, Merti and Guna": not the Escalon or Guna of a land that is only spoken of elsewhere."""
    place = dict(found)[i]
    if not place.iso or place.own or place.host or countries.get(place.iso, 0) >= SIDE or place.iso in inside:
        return place
    beside = [p for k, p in found if p.lat is not None and countries.get(p.iso, 0) == 1.0 and (place.type in _SMALL or abs(k - i) == 2 and read.chunks[min(i, k) + 1].sub in ("comma", "and"))]
    if not beside or any(c.population >= FAMOUS for c in known.gazetteer.exact(place.name)[:1]):
        return place
    return msgspec.structs.replace(place, country=beside[0].country, iso=beside[0].iso, admin1="", within=(), lat=None, lon=None, geonames="",
                                   why=f"{place.name} in {place.country} is not in {beside[0].country}, where {beside[0].name} is")


def _at_home(read: Read, countries: dict[str, float], inside: tuple[str, ...], known) -> list[tuple[int, Where]]:
    """"A resident of X in the Y region was wounded": in X, where the sentence puts it nowhere closer."""
    for i, c in enumerate(read.chunks[:-3]):
        wide = read.chunks[i + 2]
        if c.code == "HUM" and c.sub == "civilian" and read.chunks[i + 1].sub == "in" and wide.code == "LOC" and wide.sub in ("region", "province", "district") and (_OF_PLACE.search(read.words(c))):
            m = next((m for m in read.mentions if m.kind == "place" and c.start < m.start and m.end == c.end and not isinstance(m.value, str)), None)
            if m is None:
                name = _OF_PLACE.search(read.words(c))[1]
                m = Mention("place", c.end - len(name.split()), c.end, sub="village", name=name, value=known.gazetteer.find(name) or None)
            home, land = (resolve(read, Chunk("LOC", x.sub, "", x.start, x.end, name=x.name, value=x.value), countries, inside, known) for x in (m, wide))
            return contained(read, [(i, home), (i + 2, land)], known)
    return []


def _of_the_deed(read: Read, found: list[tuple[int, Where]]) -> list[tuple[int, Where]]:
    """"People gathered in A after gunmen killed ten in B": B alone, where no deed is told before "after"."""
    chunks = read.chunks
    after = next((k for k, c in enumerate(chunks) if c.sub == "after"), None)
    if after is None or any(c.code in ("V", "EVT", "WPN", "SAY") for c in chunks[:after]) or not any(c.code == "VB" for c in chunks[:after]) or not any(c.code == "V" for c in chunks[after:after + 6]):
        return found
    there = [(i, p) for i, p in found if i > after]
    return there if any(p.precision in ("exact", "near") for _, p in there) else found


def _bearing(read: Read, i: int, place: Where, countries: dict[str, float], inside: tuple[str, ...], known) -> Where:
    """"X, about 35 km from the port town of Y": X, which no gazetteer knows, or only far away, lies near Y."""
    if place.own or place.precision not in ("exact", "near"):
        return place
    text, tokens = read.sentence.text, read.sentence.tokens
    for c in read.chunks[i + 1:i + 12]:
        if c.code == "LOC" and c.sub not in ("country", "region", "province"):
            said = beside(text[tokens[read.chunks[i].end - 1].end:tokens[c.start].start])
            other = resolve(read, c, countries, inside, known) if said else None
            if place.lat is not None and (other is None or other.lat is None or apart(place, other) <= STRANGE_KM or not far(said) and len(place.candidates) == 1):
                return place
            if place.lat is not None:
                place = msgspec.structs.replace(place, geonames="", admin1="", within=(), why=f"{place.name} in {place.country} is not {said} {other.name}")
            return hosted(place, other, f"{said} {other.name}, says the text", "near" if far(said) <= NEAR_KM else "district") if other and other.lat is not None else place
    return place


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
            wide = None if 0 < far(said) <= NEAR_KM else msgspec.structs.replace(place, precision="district")
            if not far(said) and place.type == "city":          # "south of Cairo": no telling how far
                return [(i, msgspec.structs.replace(place, precision="district", admin1="", within=(), host=wide))]
            return [(i, msgspec.structs.replace(place, precision="near", host=wide))]
    return []


def _place_in(read: Read, c: Chunk) -> Mention | None:
    if isinstance(c.value, Mention):
        return c.value
    return next((m for m in read.mentions if m.kind == "place" and m.sub not in ("country", "region") and c.start <= m.start and m.end < c.end), None) if c.code == "NP" else None


def _stands_at(c: Chunk, m: Mention, countries: dict[str, float]) -> bool:
    """"the Kabul learning centre": does the thing's name say where it stands?"""
    return _well_known(m, countries) or (c.sub in _CALLED_BY_PLACE or c.code == "NP") and _there(m, countries) or m.sub in ("district", "village", "town")


def _well_known(m: Mention, countries: dict[str, float]) -> bool:
    """A town inside the name of a thing must be a town that one knows: not the Noor of the Noor mosque."""
    return isinstance(m.value, tuple) and any(c.how == "exact" and c.population > 20_000 and countries.get(c.country, 0) > 0.1 for c in m.value)


def _there(m: Mention, countries: dict[str, float]) -> bool:
    """A camp is called by the place it stands at, if there is one in a land of which the text speaks."""
    return m.sub == "site" or isinstance(m.value, tuple) and any(c.how == "exact" and countries.get(c.country, 0) > 0.1 for c in m.value)


def _spoken_countries(read: Read, known) -> tuple[str, ...]:
    """What the sentence itself may put a place in: countries by code, provinces and towns by name. Of "Ekiti Local Government Area of Kwara State"
    not Ekiti, which is a state's name as well."""
    lands = [c for i, c in enumerate(read.chunks) if c.code == "LOC" and not (i > 1 and read.chunks[i - 1].sub == "with" and read.words(read.chunks[i - 2]).lower().endswith(_BORDERS))]
    provinces = any(c.sub == "province" for c in lands)
    return tuple(c.value if isinstance(c.value, str) else c.name for c in lands if not (
        provinces and c.sub == "district" and any(x.kind == "province" for x in known.gazetteer.find(c.name or read.words(c)))))


def _called(read: Read, c: Chunk, known) -> str:
    """The ISO code of "the Syrian city of X", "the north Lebanon city of X", "X, a Nigerian town", or ""."""
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
    return next((iso for t in reversed(stretch) if t.text[:1].isupper() and (iso := adjectives.get(t.low) or known.gazetteer.country(t.text))), "")


def _held_by_another(town: Candidate, inside: tuple[str, ...], known) -> str:
    """The land of the one province or region that the sentence names, if the town lies in another."""
    lands = {x.country for n in inside for x in known.gazetteer.exact(n) if x.kind in ("province", "region")} if len(inside) > 1 else set()
    return lands.pop() if len(lands) == 1 and town.country not in lands else ""


def _its_city(holder: Mention, district: Candidate) -> Candidate | None:
    """The big city that the holder's name is of, if this district lies too far off to be in it."""
    city = max((x for x in holder.value if x.kind == "city" and x.how == "exact" and x.country == district.country), key=lambda x: x.population, default=None)
    if city is None or city.population < CITY or city.lat is None:
        return None
    strange = city.admin1 != district.admin1 if district.lat is None else kilometres(city.lat, city.lon, district.lat, district.lon) > STRANGE_KM
    return city if strange else None


def _by_the_next(read: Read, c: Chunk, best: Candidate, found: tuple[Candidate, ...], gazetteer) -> Candidate:
    """"Parang, Sulu", "San Miguel in Surigao": of a land's places of one name the one by the place that the text names next, where the best known lies far from it."""
    same = [x for x in found if x.country == best.country and x.lat is not None and x.how == best.how]
    if len(same) < 2 or best.own:
        return best
    after = [x for x in read.chunks if x.start >= c.end][:5]
    k = next((k for k, x in enumerate(after) if x.code == "LOC"), 0)
    if not k or not all(x.code in ("C", "NP", "OBJ") or x.sub in ("in", "of", "the") for x in after[:k]) or isinstance(after[k].value, str):
        return best
    by = [x for x in gazetteer.exact(after[k].name or read.words(after[k])) if x.country == best.country and x.kind in ("city", "district") and x.lat is not None]
    away = {x: min((kilometres(x.lat, x.lon, y.lat, y.lon) for y in by), default=0.0) for x in same}
    nearest = min(same, key=away.get)
    return nearest if away.get(best, 0.0) > BESIDE_KM * 2 and away[nearest] <= BESIDE_KM else best


def resolve(read: Read, c: Chunk, countries: dict[str, float], inside: tuple[str, ...], known) -> Where:
    name = c.name or read.words(c)
    if not c.sub and fold(name) in known.states:
        c = msgspec.structs.replace(c, sub="province")
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
    elif c.sub in ("city", "town", "village") and found and all(x.kind == "province" for x in found):      # "Kabkabiya, a town of North Darfur"
        c = msgspec.structs.replace(c, sub="province")
    province = c.sub in ("province", "district") or c.sub == "region" and any(x.kind == "province" for x in found)
    best, why = rank(found, countries, tuple(n for n in inside if n != name), province, known.provinces)
    if best is not None and best.kind == "city" and best.population < CITY and best.country not in known.lands and (held := _held_by_another(best, inside, known)):
        best, why, inside = None, f"{best.name} lies in {best.country}, and the text speaks of a province of {held}", (held,)
    elif best is None and found and not any(countries.get(x.country) for x in found):      # all of them abroad: Arbin, in France, is Irbin in Syria here
        near, how = rank(known.gazetteer.alike(name), countries, (), province, known.provinces)
        best, why = (near, how) if near else (best, why)
    best = _by_the_next(read, c, best, found, known.gazetteer) if best is not None and len(found) > 1 else best
    listed = tuple(f"{x.name}, {x.admin1}, {x.country}" for x in found[:5])
    held_by = next((m for m in read.mentions if m.kind == "place" and c.start <= m.start and m.end < c.end and m.name != name and isinstance(m.value, tuple)), None)      # "Swat district's Matta tehsil"
    holder = held_by.name if held_by else ""
    if best is not None and held_by and held_by.sub not in ("province", "region") and c.sub == "district" and (town := _its_city(held_by, best)):      # "Kherson's Dniprovskyi district", which Kyiv has as well
        return hosted(Where(name, "exact", "neighbourhood", within=(holder,), evidence=evidence, why="a quarter of it"),
                      Where(holder, "exact", "city", known.gazetteer.country_name(town.country), town.country, town.admin1, town.lat, town.lon, town.geonames), f"in {holder}")
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

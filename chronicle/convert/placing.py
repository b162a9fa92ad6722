"""Where: the place mentions of a sentence made into places of the world, with precision and reason.

An article speaks of few countries; they are weighed once (names, nationalities, well known cities, the dateline) and decide
between places of one name. What no gazetteer knows keeps its name and the region round it, and needs an editor.
"""

from collections import Counter

from chronicle.convert.chunks import Chunk, Read
from chronicle.convert.fold import fold
from chronicle.convert.gazetteer import rank
from chronicle.convert.records import Evidence, Where

_AT = frozenset("in at near outside on inside across around of between through from within to into along targeting hit struck".split())
_PRECISION = {"city": "exact", "town": "exact", "village": "exact", "neighbourhood": "exact", "site": "exact", "": "exact", "port": "exact",
              "province": "province", "district": "district", "region": "region", "country": "country"}
_NOT_THERE = frozenset("border government president army troops forces embassy ambassador minister republic university war people".split())


def weigh_countries(reads: list[Read], known) -> dict[str, float]:
    """ISO code -> weight up to 1. Title and lead count double."""
    count: Counter[str] = Counter()
    from chronicle.convert.lexicon import nationalities
    adjectives = nationalities()
    for read in reads:
        weight = 2.0 if read.sentence.kind in ("title", "lead") else 1.0
        for m in read.mentions:
            if m.kind == "place":
                if isinstance(m.value, str):
                    count[m.value] += weight
                elif m.value:
                    exact = [c for c in m.value if c.how == "exact"]
                    lands = {c.country for c in exact}
                    if len(lands) == 1:
                        count[exact[0].country] += 0.8 * weight
                    elif exact and exact[0].population > 300_000:
                        count[exact[0].country] += 0.5 * weight
            elif m.kind == "actor" and m.name in known.lexicon.actors and known.lexicon.actors[m.name].country:
                count[known.lexicon.actors[m.name].country] += 0.4 * weight
        for token in read.sentence.tokens:
            if token.low in adjectives and token.text[:1].isupper() and adjectives[token.low]:
                count[adjectives[token.low]] += 0.7 * weight
    most = max(count.values(), default=1.0)
    return {iso: round(n / most, 3) for iso, n in sorted(count.items())}


def places_of(read: Read, countries: dict[str, float], known, rule: str = "place") -> list[tuple[int, Where]]:
    """(chunk number, place) of every place in the sentence that an event could be at, in order."""
    out: list[tuple[int, Where]] = []
    chunks = read.chunks
    inside = _spoken_countries(read, known)
    for i, c in enumerate(chunks):
        if c.code == "LOC" and c.sub != "country":
            if _is_scene(read, i):
                out.append((i, resolve(read, c, countries, inside, known)))
        elif c.code == "NAM" and i > 1 and chunks[i - 1].code == "W" and chunks[i - 1].sub == "and" and chunks[i - 2].code == "LOC" and chunks[i - 2].sub != "country":
            found = known.gazetteer.find(c.name)
            best, _ = rank(found, countries)
            if best and (best.population > 2000 or countries.get(best.country)):
                out.append((i, resolve(read, c, countries, inside, known)))
    return out


def _spoken_countries(read: Read, known) -> tuple[str, ...]:
    names = []
    for c in read.chunks:
        if c.code == "LOC":
            names.append(c.value if isinstance(c.value, str) else c.name)
    return tuple(names)


def _is_scene(read: Read, i: int) -> bool:
    """Can an event be at this place? Not the other end of a border, not where somebody comes from or speaks."""
    chunks = read.chunks
    before = [c for c in chunks[max(0, i - 3):i]]
    words = [read.words(c).lower() for c in before]
    if words and words[-1] in ("with", "against", "than", "like") and not (len(words) > 1 and "accordance" in words[-2]):
        return False
    if len(words) > 1 and words[-1] in ("with", "to", "from", "of") and words[-2].split()[-1] in _NOT_THERE:
        return False
    if len(words) > 1 and words[-1] in ("to", "from", "for") and not any(c.code == "EVT" for c in before):
        verbs = ("fled", "flee", "flew", "travel", "travelled", "traveled", "went", "go", "return", "returned", "moved", "moving", "drive", "way", "route", "road", "heading", "headed", "bound", "visit", "exiled", "km", "miles", "kilometers", "kilometres", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
        return words[-2].split()[-1] not in verbs or words[-1] == "from" and False
    if len(words) > 1 and words[-1] == "of" and words[-2].split()[-1] in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "km", "miles", "kilometers", "kilometres", "northeastern"):
        return False
    return True


def resolve(read: Read, c: Chunk, countries: dict[str, float], inside: tuple[str, ...], known) -> Where:
    name = c.name or read.words(c)
    region = next((m.form for m in read.mentions if m.kind == "place" and m.start >= c.start and m.end <= c.end), "")
    near = c.start and read.sentence.tokens[c.start - 1].low in ("near", "outside", "around") or any(
        read.sentence.tokens[k].low == "near" for k in range(max(0, c.start - 4), c.start))
    evidence = Evidence(read.sentence.text, read.sentence.start, read.sentence.end, "place")
    if c.sub == "region" and isinstance(c.value, str):                  # "eastern Syria"
        land = known.gazetteer.country_name(c.value)
        return Where(f"{region.lower()} {name}".strip(), "region", "region", land, c.value, evidence=evidence, why="a side of a country")
    found = c.value if isinstance(c.value, tuple) else known.gazetteer.find(name)
    province = c.sub in ("province", "district")
    best, why = rank(found, countries, tuple(n for n in inside if n != name), province)
    listed = tuple(f"{x.name}, {x.admin1}, {x.country}" for x in found[:5])
    if best is None:
        iso = max(countries, key=countries.get, default="")
        return Where(name, "near" if near else _PRECISION.get(c.sub, "exact"), c.sub, known.gazetteer.country_name(iso), iso, candidates=listed,
                     evidence=evidence, why=why)
    kind = c.sub or (best.kind if best.kind == "province" else "city")
    precision = "near" if near and _PRECISION.get(kind, "exact") == "exact" else _PRECISION.get(kind, "exact")
    land = known.gazetteer.country_name(best.country)
    within = tuple(w for w in ([best.admin1] if best.admin1 and fold(best.admin1) != fold(name) else []))
    exact = precision in ("exact", "near")
    return Where(name, precision, kind, land, best.country, best.admin1, best.lat if exact or best.kind == "province" else None,
                 best.lon if exact or best.kind == "province" else None, best.geonames if best.kind == "city" and exact else "", best.own,
                 within, listed, why, evidence)

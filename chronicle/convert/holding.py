"""Of places that a sentence names side by side, which lies in or by which: what is held is the place, and what holds it no second one.

    A in B, A, B            B holds A, unless what is known of the two speaks against it
    A, near B               a bearing: A alone is the place
    A and B in C            C holds both
    between A and B         near A
    A, 120 km from B        A alone
"""


import msgspec

from chronicle.convert.bearings import BESIDE_KM, NEAR_KM, apart, bearing, beside, by_it, far, hosted, placed
from chronicle.convert.chunk import Read
from chronicle.convert.fold import fold
from chronicle.convert.mentions.called import KNOWN_CITY
from chronicle.convert.records import Where

_LINKS = frozenset(["linking", "connecting"])
_CALLED = frozenset("capital city town port hub metropolis megacity".split())
STRANGE_KM = 100    # what the text puts in a town lies no farther from it


def holds_next(read: Read, i: int, known) -> bool:
    """"the Artibonite town of Pont-Sondé": it holds the place that follows."""
    c, after = read.chunks[i], read.chunks[i + 1:i + 3]
    if len(after) < 2 or after[0].sub != "of" or after[1].code != "LOC":
        return False
    wide = ("province", "district") if c.sub in ("city", "town", "village") else ("province", "region") if c.sub == "district" and after[1].sub == "" else ()
    return any(x.kind in wide for x in known.gazetteer.exact(c.name))


def _of_the_city(read: Read, j: int, i: int, known) -> bool:
    """"the Kabul suburb of Paghman", not "the Sabra district of Gaza City": is the first of the two names by far the larger city?"""
    c = read.chunks[j]
    if i != j + 2 or c.sub not in ("neighbourhood", "district") or read.chunks[j + 1].sub != "of":
        return False
    people, others = (max((x.population for x in known.gazetteer.exact(name)), default=0) for name in (c.name, read.chunks[i].name))
    return people > KNOWN_CITY and people > 5 * others


def contained(read: Read, found: list[tuple[int, Where]], known) -> list[tuple[int, Where]]:
    """"A in B", "A, B": B holds A and is no second place, if nothing known of them speaks against it."""
    out: list[tuple[int, Where]] = []
    for i, place in found:
        if out:
            j, inner = out[-1]
            between = read.chunks[j + 1:i]
            if _of_the_city(read, j, i, known):
                town = placed(msgspec.structs.replace(inner, type="city", precision="exact"), known.gazetteer, known.provinces)
                far_off = None not in (place.lat, town.lat) and apart(place, town) > NEAR_KM
                quarter = msgspec.structs.replace(place, type="neighbourhood", within=tuple(dict.fromkeys((town.name, *(() if far_off else place.within), *town.within))))
                out[-1] = (i, hosted(quarter, town, f"in {town.name}") if place.lat is None or far_off else quarter)
                continue
            if inner.precision in ("exact", "near") and _ends_of_a_road(read, j, i):
                inner = hosted(inner, place, f"between it and {place.name}") if inner.lat is None and place.lat is not None else inner
                out[-1] = (j, msgspec.structs.replace(inner, precision="near"))
                continue
            if inner.precision in ("exact", "near") and far(bearing(_text_between(read, j, i))) > BESIDE_KM:
                continue                                        # "X, 120 km south-west of Y": that far off Y says nothing
            between = _bare(read, between)
            joined = bool(between) and len(between) <= 3 and all(c.code == "C" or c.code == "W" and c.sub in ("in", "of", "the") for c in between) or (
                bool(between) and len(between) <= 4 and between[-1].sub in ("in", "of") and all(c.code in ("C", "NP", "OBJ") or c.code == "W" and c.sub in ("in", "of", "the") for c in between))
            next_to = 1 < len(between) + 1 <= 3 and between[-1].sub in ("near", "outside") and all(c.code == "C" or c.sub in ("near", "outside", "the") for c in between)
            if next_to and (inner.precision in ("exact", "near") or inner.precision == "district" and inner.lat is None) and place.precision in ("exact", "near"):      # "Duris, near Baalbek": a bearing, no second place
                if place.lat is not None and (inner.lat is None or not inner.own and apart(inner, place) > STRANGE_KM):
                    inner = hosted(msgspec.structs.replace(inner, country="", iso="", admin1="", within=(), geonames=""), place, f"near {place.name}, says the text")
                out[-1] = (i, inner)
                continue
            if joined and place.precision == "region" and place.iso and place.type == "region" and inner.iso != place.iso and not inner.own:      # "Zikim in northern Gaza": not the one in Israel
                inner = msgspec.structs.replace(inner, country=place.country, iso=place.iso, admin1="", within=(place.name,), lat=None, lon=None, geonames="",
                                                why=f"{inner.name} in {inner.country} is not in {place.name}")
                out[-1] = (i, inner)
                continue
            if _told_closer(read, j, i, inner, place):
                near = place.lat is not None and inner.lat is not None and apart(place, inner) <= STRANGE_KM
                out[-1] = (i, msgspec.structs.replace(place if near else hosted(place, inner, f"in {inner.name}"), within=tuple(dict.fromkeys((inner.name, *inner.within)))))
                continue
            listed = all(c.code == "C" for c in between) and _goes_on(read, i)
            if [c.code for c in between] == ["C"] and not listed and inner.lat is not None and place.type == "city" and place.iso and inner.iso not in ("", place.iso):
                out[-1] = (i, msgspec.structs.replace(inner, within=tuple(dict.fromkeys((*inner.within, place.name)))))      # "Huddersfield, West Yorkshire": not the one in Virginia
                continue
            if inner.precision in ("exact", "near", "district") and place.precision in ("exact", "near") and (by_it(_text_between(read, j, i)) or beside(_text_between(read, j, i))):
                said = bearing(_text_between(read, j, i))
                far_off = None not in (inner.lat, place.lat) and apart(inner, place) > STRANGE_KM and (bool(far(said)) or not said or len(inner.candidates) != 1)      # "Kashgar, southwest of Urumqi": a city, and far
                out[-1] = (i, hosted(inner, place, f"by {place.name}, says the text") if (inner.lat is None or far_off) and inner.precision != "district" else inner)
                continue
            there = placed(place, known.gazetteer, known.provinces) if joined and place.precision in ("district", "province") and inner.lat is not None and inner.admin1 != place.name else None
            strange = there is not None and (bool(place.within) and there.iso != inner.iso or there.lat is not None and apart(inner, there) > STRANGE_KM * (1 + (place.precision == "province")))
            towns = inner.precision in ("exact", "near", "district") and place.precision in ("exact", "near") and None not in (inner.lat, place.lat)
            if joined and not listed and towns and not inner.own and (inner.type == "village" or any(c.sub in ("in", "of") for c in between)) and apart(inner, place) > STRANGE_KM or strange:
                inner = msgspec.structs.replace(inner, lat=None, lon=None, geonames="", admin1="", within=(), why=f"{inner.name} in {inner.admin1} is not in {place.name}")      # another place of that name
            wide = any(c.kind in ("district", "province") and (c.country, c.admin1) == (inner.iso, inner.admin1) for c in known.gazetteer.find(place.name))      # "Sumisip, Basilan"
            if joined and inner.type in ("neighbourhood", "district") and [c.sub for c in between] == ["of"] and place.precision in ("exact", "near"):      # "the Daska tehsil of Sialkot"
                known_at = placed(inner, known.gazetteer, known.provinces) if inner.lat is None else inner
                away = apart(known_at, place) if None not in (known_at.lat, place.lat) else 0.0
                if inner.precision == "district" and known_at.lat is not None and away <= NEAR_KM and (known_at.host is None or known_at.host.name == inner.name):      # "the Sabra district of Gaza City": a quarter of it
                    inner = msgspec.structs.replace(known_at, precision="exact", type="neighbourhood", host=None)
                wide = wide or known_at.lat is not None and away <= BESIDE_KM
            wide = wide or joined and between[-1].sub == "in" and any(c.kind == "province" and c.country == inner.iso for c in known.gazetteer.find(place.name))      # "Myinmu in Sagaing": the region, not its town
            unknown = inner.lat is None and (inner.precision in ("exact", "near") or inner.precision == "district" and not inner.admin1)
            if joined and not listed and inner.precision in ("exact", "near", "district") and (unknown or wide or fold(place.name) in map(fold, (inner.admin1, *inner.within))):
                held = tuple(dict.fromkeys((*(w for w in inner.within if w != inner.admin1), place.name, *place.within, *inner.within)))
                if unknown and place.lat is not None and place.precision in ("exact", "near"):      # a spot in a town lies near the town's middle
                    inner = hosted(inner, place, f"in {place.name}")
                out[-1] = (i, msgspec.structs.replace(inner, within=held, country=place.country or inner.country, iso=place.iso or inner.iso,
                                                      admin1=inner.admin1 or place.admin1))
                continue
        out.append((i, place))
    return out


def _bare(read: Read, between: list) -> list:
    """"of the Somali capital, Mogadishu": "of"; what the town is called first says nothing more."""
    called = len(between) == 3 and between[0].sub in ("of", "in") and between[1].code in ("NP", "OBJ") and between[2].code == "C"
    return between[:1] if called and read.words(between[1]).lower().split()[-1] in _CALLED else between


def joint(read: Read, found: list[tuple[int, Where]]) -> list[tuple[int, Where]]:
    """"A and B villages in C", "A, B and D in C": C holds all that no gazetteer knows."""
    out = found[:]
    for k in range(len(out) - 2, -1, -1):
        (j, a), (i, b) = out[k], out[k + 1]
        mark = read.chunks[j + 1]
        listed = mark.sub == "and" or mark.code == "C" and i == j + 2 and _goes_on(read, i)
        if listed and a.lat is None and (b.lat is None or b.host) and not a.within and b.within:
            out[k] = (j, msgspec.structs.replace(a, within=b.within, country=b.country, iso=b.iso, admin1=b.admin1, lat=b.lat, lon=b.lon, host=b.host))
    return out


def _told_closer(read: Read, j: int, i: int, town: Where, village: Where) -> bool:
    """"in X, in the village of Y": X, then where in it."""
    between = [c.sub if c.code == "W" else c.code for c in read.chunks[j + 1:i]]
    return village.type in ("village", "neighbourhood") and town.type == "city" and town.lat is not None and between in (["C", "in", "OBJ", "of"], ["C", "in"], ["C", "in", "NP", "of"])


def _goes_on(read: Read, i: int) -> bool:
    """"A, B, C and D": does the list of places go on after chunk `i` and end with "and"?"""
    after = read.chunks[i + 1:]
    for mark, place in zip(after[::2], after[1::2], strict=False):
        if mark.sub == "and":
            return True
        if mark.sub != "comma" or place.code != "LOC":
            return False
    return False


def _ends_of_a_road(read: Read, j: int, i: int) -> bool:
    """"on the road between A and B", "between the villages of A and B", "the highway linking A with B": an event there has one place, near A."""
    chunks = read.chunks
    k = j - 2 if j > 2 and chunks[j - 1].sub == "of" and chunks[j - 2].code == "OBJ" else j
    opens = chunks[k - 1] if k > 0 else None
    if i != j + 2 or opens is None:
        return False
    return chunks[j + 1].sub == "and" and (opens.sub == "between" or opens.sub in _LINKS) or chunks[j + 1].sub in ("to", "with") and opens.sub in _LINKS


def _text_between(read: Read, j: int, i: int) -> str:
    """What stands between the chunks j and i, of which the first is an inner place."""
    tokens = read.sentence.tokens
    return " ".join(read.sentence.text[tokens[read.chunks[j].end - 1].end:tokens[read.chunks[i].start].start].split()) + " "

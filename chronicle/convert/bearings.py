"""Where a place lies that no gazetteer knows, as far as the text says it: by a place that it lies in or near.

    near       "X, near Y" · "X, 12 km from the town of Y" · a quarter or a site in the town Y      at the position of Y
    district   "X, 35 km from the town of Y"                                                        at the position of Y
               "the village of X in Y district", "Y East county"                                    at the district's chief town, if it has the same name
    province   "X in Z province"                                                                    at the province's point

The place then has its `host`'s position and the precision with which that is known; it is never given a position of its own.
"""

import re

import msgspec

from chronicle.convert.gazetteer import rank
from chronicle.convert.records import Where
from chronicle.sphere import kilometres

NEAR_KM = 25        # what a record calls near
BESIDE_KM = 50      # what lies farther off says nothing of where an event was
_BESIDE = re.compile(r"(?:(?P<far>\d{1,3}) ?(?P<unit>km|kilomet\w+|(?:nautical )?miles?)(?: \([^)]{1,20}\))? )?(?:(?:to the )?(?:(?:north|south)[- ]?(?:east|west)?|east|west) of|(?(far)from|(?!))) "
                     r"(?:the (?:\w+ ){0,2}(?:town|city|village|port|capital|cent(?:re|er)|hub)(?: of)? )?$")
_OUTSKIRTS = re.compile(r",? ?(?:(?:which is )?an? (?:[\w-]+ ){0,2}(?:village|town|settlement|hamlet|suburb|community|locality|municipality|commune)(?: (?:that|which))?(?: (?:lies|located|situated))? )?(?:just |some |about |right )?(?:near|outside|on the (?:\w+ )?(?:outskirts|edge|fringes) of|not far from|close to|(?:the |a )?(?:\w+ )?suburb of|(?:just )?(?:to the )?"
                        r"(?:(?:north|south)[- ]?(?:east|west)?|east|west) of) (?:the (?:\w+ ){0,3}(?:town|city|village|port|capital)(?: of)? ?)?,? ?", re.I)
_FAR = re.compile(r"(?P<far>\d{1,3}) ?(?P<unit>km|kilomet|(?:nautical )?mi)")
_SIDE = re.compile(r"^(?:north|south|east|west|central)(?:ern)?\s+|\s+(?:north|south|east|west|central)$", re.I)


def bearing(text: str) -> str:
    """The bearing in which the text ends, if it is one: "35 km from the port town of "."""
    said = _BESIDE.search(" ".join(text.split()) + " ")
    return said[0].strip() if said else ""


def beside(text: str) -> str:
    """The bearing in which the text ends, if it is one that says where an event was."""
    said = bearing(text)
    return said if far(said) <= BESIDE_KM or "nautical" in said else ""      # at sea nothing closer is said


def by_it(text: str) -> bool:
    """Does the text between two towns say that the first lies by the second: ", on the outskirts of "?"""
    return bool(_OUTSKIRTS.fullmatch(text))


def far(said: str) -> float:
    """Kilometres of a bearing; 0 where it gives none."""
    found = _FAR.match(said.strip())
    return int(found["far"]) * (1.6 if "mi" in found["unit"] else 1.0) if found else 0.0


def apart(a: Where, b: Where) -> float:
    """Kilometres between two places."""
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def hosted(place: Where, host: Where, why: str, precision: str = "near") -> Where:
    """`place` at the position of the town `host`, near or in which the text puts it."""
    return msgspec.structs.replace(place, lat=host.lat, lon=host.lon, country=host.country or place.country, iso=host.iso or place.iso,
                                   admin1=place.admin1 or host.admin1, why=f"{why}; {place.why}", host=msgspec.structs.replace(host, precision=precision))


def placed(place: Where, gazetteer, spoken: tuple = ()) -> Where:
    """`spoken`: the provinces that the article names. A town without a position, at that of its district or province. Its precision as a town stays; `host` says how near that is."""
    if place.lat is not None or place.precision not in ("exact", "near", "district"):
        return place
    for name in (*((place.name,) if place.precision == "district" else ()), *((_SIDE.sub("", place.name),) if _SIDE.search(place.name) else ()), *place.within, place.admin1):
        same = next((found for n in dict.fromkeys((name, _SIDE.sub("", name))) if n and (found := [
            c for c in gazetteer.find(n) if c.country == place.iso and c.lat is not None and (c.how == "exact" or c.kind == "province" or name == place.name and c.admin1 == place.admin1)])), [])      # South Kordofan, before Kordofan
        same = [c for c in same if c.admin1 == place.admin1] or same       # the Bijapur of the province that the text names
        towns = [c for c in same if c.kind == "city"] if name != place.admin1 else []
        best, why = rank(tuple(towns or same), {place.iso: 1.0}, spoken=spoken)
        if best is not None:
            how = "province" if best.kind == "province" else "district"
            host = Where(name, how, how, place.country, place.iso, best.admin1, best.lat, best.lon, "", best.own, why=why)
            return msgspec.structs.replace(place, lat=best.lat, lon=best.lon, host=host, why=f"{place.why}; it lies in {name}")
    return place

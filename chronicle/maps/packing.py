"""Points as columns, for the browser: runtime/points.js makes them points again. As a list of objects those of a front page with
500 places weighed a third of all a reader may be made to load before the map is touched.

| key | what |
|---|---|
| folder | where most of the addresses lie |
| name, n | as a point has them |
| href | 1 where the address is that folder and the name in small letters, else the address, or null |
| lat, lon | in 1/10,000 degree, about 11 metres |
| low, span | killed: the least; from there to the highest. -1: not known |
| toll | the toll in words, "" where the two numbers say it |
| exact | of each point the number of its [words, metres] in `precision` |
| kinds | of each point [type, incidents, type, incidents, …], numbers of `types` |
| more | 1 where the page of the place lists more |
| items, joint | {number of a point: what it has}, of those that have any |
| share, killed | only where `joint` would weigh too much and is null: what each point adds to a circle of several, in hundredths |

An incident at k points adds a k-th of itself to each. However many of them one circle stands for, the sum is never more than there
are, and all that there are when the circle holds all its points: so it can say "at least", and never counts anything twice.
"""
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import floor

from chronicle.maps.circles import address
from chronicle.speech import Speech, _, now

STEP = 10_000                       # of a degree
JOINT = 1_500                       # incidents that stand at several points; of more, circles of several points say "at least" on the live map


def packed(points: Sequence[dict]) -> dict:
    hrefs = [address(point["href"]) for point in points]
    folder = next((href[:href.rfind("/") + 1] for href in hrefs if href), "")
    precision = list(dict.fromkeys((point["precision"], point["radius"]) for point in points))
    types = sorted({type for point in points for type in point["types"]})
    at = {type: number for number, type in enumerate(types)}
    columns = {
        "folder": folder,
        "name": [point["name"] for point in points],
        "href": [1 if href and href == derived(folder, point["name"]) else href for href, point in zip(hrefs, points)],
        "lat": [round(point["lat"] * STEP) for point in points],
        "lon": [round(point["lon"] * STEP) for point in points],
        "n": [point["n"] for point in points],
        "low": [known(point["low"]) for point in points],
        "span": [known(point["high"] if point["high"] is None else point["high"] - (point["low"] or 0)) for point in points],
        "toll": ["" if point["toll"] == in_numbers(now(), point["low"], point["high"]) else point["toll"] for point in points],
        "precision": precision,
        "exact": [precision.index((point["precision"], point["radius"])) for point in points],
        "types": types,
        "kinds": [[number for type in point["types"] for number in (at[type], point["types"][type])] for point in points],
        "items": {n: [{**item, "href": address(item["href"])} for item in point["items"]] for n, point in enumerate(points) if point["items"]},
        "more": [int(point["more"]) for point in points],
        "joint": {n: point["joint"] for n, point in enumerate(points) if point["joint"]},
    }
    if sum(len(point["joint"]) for point in points) > JOINT:
        columns |= {"joint": None, **shares(points)}
    return columns


def shares(points: Sequence[dict]) -> dict[str, list[int]]:
    at = Counter(number for point in points for number, _killed in point["joint"])
    incidents, killed = [], []
    for point in points:
        toll = point["low"] if point["low"] is not None else point["high"]
        incidents.append(point["n"] - len(point["joint"]) + sum(1 / at[number] for number, _killed in point["joint"]))
        killed.append((toll or 0) - sum((1 - 1 / at[number]) * (dead or 0) for number, dead in point["joint"]))
    return {"share": [floor(100 * n + 0.01) for n in incidents], "killed": [floor(100 * n + 0.01) for n in killed]}


@lru_cache(maxsize=4000)
def derived(folder: str, name: str) -> str:
    """The address most places have. Of other letters than these, two languages need not agree what the small ones are."""
    return folder + re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") + ".html" if name.isascii() else ""


def known(number: int | None) -> int:
    return -1 if number is None else number


@lru_cache(maxsize=4000)
def in_numbers(speech: Speech, low: int | None, high: int | None) -> str:
    """What runtime/words.js says of these numbers."""
    if low is None and high is None:
        return _("toll not reported")
    if low is None:
        count = _("up to %(n)s", n=f"{high:,}")
    elif high is None:
        count = _("at least %(n)s", n=f"{low:,}")
    else:
        count = f"{low:,}" if low == high else _("%(low)s–%(high)s", low=f"{low:,}", high=f"{high:,}")
    return _("%(count)s killed", count=count)

"""Places of incidents as points for the maps, and what maps cannot show.

A location is drawn as exactly as it is known and no finer: an incident somewhere in a province is a circle around the
province's point. A province itself is never an exact place, so a place's own type widens what the record says.
An incident at several places stands at each of them with its whole toll: a joint toll is never split.
"""
from collections import Counter, defaultdict

from chronicle import words
from chronicle.addresses import address
from chronicle.computed import Card, Spot
from chronicle.model import Site
from chronicle.pages.links import link
from chronicle.pages.totals import total
from chronicle.view import View
from chronicle.vocabulary import PRECISIONS, RADIUS

COARSER = list(PRECISIONS)                                  # from the finest to the coarsest
AT_LEAST = {"district": "district", "province": "province", "region": "region", "country": "country"}
SHOWN = 8                                                   # incidents a point names itself …
ROOM = 400                                                  # … and all points of a page together, one each at least
NO_SUM = "each incident gives its own toll"


def precision(site: Site, place_type: str) -> str:
    """The coarser of what the record says and what the type of the place allows."""
    return max(site.precision, AT_LEAST.get(place_type, "exact"), key=COARSER.index)


def points(view: View, cards: list[Card], within: frozenset[str] = frozenset()) -> tuple[list[dict], list]:
    """(points by place, places without a position as Named). `within`: only these places, where it is not empty."""
    at: dict[str, list[tuple[Card, Site]]] = defaultdict(list)
    for card in cards:
        for site in card.sites:
            if not within or site.place in within:
                at[site.place].append((card, site))
    shown = max(1, min(SHOWN, ROOM // max(1, len(at))))
    found, unplaced = [], []
    for place in sorted(at):
        spot = view.spot(place)
        if spot:
            found.append(point(view, spot, at[place], shown))
        else:
            unplaced.append(link(view, place, "place"))
    return found, unplaced


def point(view: View, spot: Spot, found: list[tuple[Card, Site]], shown: int = SHOWN) -> dict:
    cards = list({card.id: card for card, _ in found}.values())
    exact = Counter(precision(site, spot.type) for _, site in found)
    coarsest = max(exact, key=COARSER.index)
    killed = total([c.assessment.killed for c in cards])
    return {
        "name": spot.name,
        "href": view.base + address("place", spot.id),
        "lat": spot.lat,
        "lon": spot.lon,
        "radius": RADIUS[coarsest] or None,
        "precision": in_words(exact),
        "n": len(cards),
        "low": killed["low"],
        "high": killed["high"],
        "toll": killed_words(killed, cards),
        "types": dict(sorted(Counter(t for c in cards for t in c.types or ("other",)).items())),
        "items": [item(view, c) for c in cards[:shown]],
        "more": view.base + address("place", spot.id) if len(cards) > shown else None,
    }


def item(view: View, card: Card) -> dict:
    return {"title": card.title, "href": view.base + address("incident", card.id), "date": words.date(card.date),
            "toll": words.toll(card.assessment.killed)}


def in_words(exact: Counter) -> str:
    """`at this place`, or `2 at this place, 1 near this place, within about 25 km`."""
    if len(exact) == 1:
        return PRECISIONS[next(iter(exact))].about
    return ", ".join(f"{exact[p]} {PRECISIONS[p].about}" for p in COARSER if p in exact)


def killed_words(killed: dict, cards: list[Card]) -> str:
    if len(cards) == 1:
        several = len({s.place for s in cards[0].sites})
        over = f" over {several} places" if several > 1 and cards[0].assessment.killed.reported else ""
        return words.toll(cards[0].assessment.killed) + over
    if not killed["words"]:
        return "toll not reported"
    part = "" if killed["reported"] == killed["of"] else f", {killed['of'] - killed['reported']} without a reported toll"
    return f"{killed['words']} killed{part}"


def without_tolls(found: list[dict]) -> list[dict]:
    """For an actor's map: deaths are never summed up under a name."""
    return [{**p, "low": None, "high": None, "toll": NO_SUM} for p in found]

"""Places of incidents as points for the maps, and what maps cannot show.

A location is drawn as exactly as it is known and no finer: an incident somewhere in a province is a circle around the
province's point. A province itself is never an exact place, so a place's own type widens what the record says.
An incident at several places stands at each of them with its whole toll: a joint toll is never split.
"""
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from chronicle import words
from chronicle.addresses import address
from chronicle.computed import Card, Outline, Pin, Spot
from chronicle.map_settings import POLE
from chronicle.maps.wording import FILTERS
from chronicle.model import Place, Site
from chronicle.pages.links import link
from chronicle.pages.totals import spread, total
from chronicle.speech import _, ngettext
from chronicle.view import View
from chronicle.vocabulary import PRECISIONS, RADIUS

COARSER = list(PRECISIONS)                                  # from the finest to the coarsest
AT_LEAST = {"district": "district", "province": "province", "region": "region", "country": "country"}
SHOWN = 8                                                   # incidents a point names itself …
ROOM = 240                                                  # … and all points of a page together
Shown = Card | Outline | Pin


def precision(site: Site, place: Place | Spot | None) -> str:
    """The coarsest of what the incident says, what the place's own record says, and what the type of the place allows."""
    if place is None:
        return site.precision
    return coarsest(site.precision, place.precision, AT_LEAST.get(place.type, "exact"))


@lru_cache(maxsize=1000)
def coarsest(*words: str) -> str:
    return max(words, key=COARSER.index)


def mapped(view: View, place: str) -> Spot | None:
    """A place as maps need it; None where its position is not known, or so near a pole that they end before it."""
    spot = view.spot(place)
    return spot if spot and abs(spot.lat) <= POLE else None


def points(view: View, cards: Sequence[Shown], within: frozenset[str] = frozenset(), shown: int = SHOWN) -> tuple[list[dict], list]:
    """(points by place, places without a position as Named). `within`: only these places, where it is not empty; `shown`: how
    many incidents a point names at most."""
    at: dict[str, list[tuple[Shown, Site]]] = defaultdict(list)
    for card in cards:
        for site in card.sites:
            if not within or site.place in within:
                at[site.place].append((card, site))
    shown = min(shown, ROOM // max(1, len(at)))
    found, unplaced = [], []
    joint = numbered(at)
    for place in sorted(at):
        spot = mapped(view, place)
        if spot:
            found.append(point(view, spot, at[place], shown, joint))
        else:
            unplaced.append(link(view, place, "place"))
    return found, unplaced


def numbered(at: dict[str, list[tuple[Shown, Site]]]) -> dict[str, int]:
    """A number for each incident that stands at several places, so that a circle of these places counts it once."""
    places = tally(id for found in at.values() for id in {card.id for card, _site in found})
    return {id: n for n, id in enumerate(sorted(id for id, n in places.items() if n > 1))}


def point(view: View, spot: Spot, found: list[tuple[Shown, Site]], shown: int = SHOWN, joint: dict[str, int] = {}) -> dict:
    cards = list({card.id: card for card, _site in found}.values())
    exact = tally(precision(site, spot) for _, site in found)
    coarse = coarsest(*exact)
    killed = total([c.killed for c in cards])
    return {
        "id": spot.id,
        "name": spot.name,
        "lang": "",
        "href": view.base + address("place", spot.id),
        "lat": spot.lat,
        "lon": spot.lon,
        "radius": RADIUS[coarse] or None,
        "precision": in_words(exact),
        "n": len(cards),
        "low": killed["low"],
        "high": killed["high"],
        "toll": killed_words(killed, cards),
        "types": dict(sorted(tally(t for c in cards for t in c.types or ("other",)).items())),
        "items": [item(view, c) for c in cards[:shown]],
        "more": len(cards) > shown,
        "joint": [(joint[c.id], least(c)) for c in cards if c.id in joint],
    }


def tally(words: Iterable[str]) -> dict[str, int]:
    """A Counter, without what that costs where there is one word to count, as nearly always here."""
    number: dict[str, int] = {}
    for word in words:
        number[word] = number.get(word, 0) + 1
    return number


def least(card: Shown) -> int | None:
    """What a circle's area shows: the lowest number killed, or the highest where only that is reported."""
    killed = card.killed
    return killed.low if killed.low is not None else killed.high


def item(view: View, found: Shown) -> dict:
    card = found if isinstance(found, Card) else view.card(found.id)
    return {"title": card.title, "href": view.base + address("incident", card.id), "date": words.date(card.date), "toll": alone(card)}


def in_words(exact: dict[str, int]) -> str:
    """`at this place`, or `2 at this place, 1 near this place, within about 25 km`."""
    if len(exact) == 1:
        return _(PRECISIONS[next(iter(exact))].about)
    return ", ".join(f"{exact[p]:,} {_(PRECISIONS[p].about)}" for p in COARSER if p in exact)


def killed_words(killed: dict, cards: list[Shown]) -> str:
    """runtime/incidents.js says the same of those that its filters leave."""
    if len(cards) == 1:
        return alone(cards[0])
    hurt = sum(c.wounded.reported and not c.killed.reported for c in cards)
    unknown = killed["of"] - killed["reported"] - killed["vague"] - hurt
    if unknown == len(cards):
        return _("toll not reported")
    toll = _("%(count)s killed", count=killed["words"]) if killed["words"] else _("toll only in words") if killed["vague"] else _("killed: not reported")
    wide = sum(c.killed.counted and spread(c.sites) > 1 for c in cards)
    for told, n in (("wide", wide), ("vague", killed["vague"] if killed["words"] else 0), ("hurt", hurt), ("part", unknown)):
        toll = ngettext(*FILTERS[told], n, toll=toll) if n else toll
    return toll


def alone(card: Shown) -> str:
    """The toll of one incident, with how many places it is of: `78–121 killed over 2 places`."""
    several, toll = spread(card.sites), words.harmed(card.killed, card.wounded)
    if several < 2 or not (card.killed.reported or card.wounded.reported):
        return toll
    return ngettext("%(toll)s over %(n)s place", "%(toll)s over %(n)s places", several, toll=toll)


def without_tolls(found: list[dict]) -> list[dict]:
    """For an actor's map: deaths are never summed up under a name."""
    return [{**p, "low": None, "high": None, "toll": _("each incident gives its own toll"),
             "joint": [(number, None) for number, killed in p["joint"]]} for p in found]

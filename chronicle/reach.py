"""After an edit that joins nothing anew, the facts of the Site before hold, but for those that a changed record reaches:

    reach(site, id) -> the subjects of a facet (facets.py) that show the record
"""
from chronicle import slices
from chronicle.site import Site, actors_of

NEWEST = ("10", "50")               # incidents of the first page, and of the calendar and the first search


def itself(site: Site, id: str) -> tuple[str, ...]:
    return (id,)


def nothing(site: Site, id: str) -> tuple[str, ...]:
    """Shows only what is joined anew when it changes."""
    return ()


def whole_of(site: Site, id: str) -> tuple[str, ...]:
    return (site.records[id].part_of,) if id in site.cards and site.records[id].part_of else ()


def beside(site: Site, id: str) -> list[str]:
    at = site.position.get(id)
    return [] if at is None else site.order[max(0, at - 1):at + 2]


def where(site: Site, id: str) -> list[str]:
    card = site.cards.get(id)
    return [p for s in card.sites for p in (s.place, *site.ancestors.get(s.place, ())) if p in site.at] if card else []


def who(site: Site, id: str) -> list[str]:
    return [a for a in actors_of(site.records[id]) if a in site.of] if id in site.cards else []


def whence(site: Site, id: str) -> list[str]:
    return [s for s in site.records[id].sources if s in site.reported] if id in site.cards else []


def when(site: Site, id: str) -> tuple[str, ...]:
    return (site.cards[id].date.month,) if id in site.cards else ()


def kinds(site: Site, id: str) -> tuple[str, ...]:
    return site.cards[id].types if id in site.cards else ()


def sliced(site: Site, id: str) -> list[str]:
    """The slices that hold an incident."""
    subjects = [(kind, s) for kind, of in (("place", where), ("actor", who), ("source", whence), ("type", kinds)) for s in of(site, id)]
    return [slices.name(kind, s, period) for kind, s in subjects for period in (site.cards[id].date.year, site.cards[id].date.month)]


def listed(site: Site, id: str) -> list[str]:
    """The lists of places and actors that hold an incident, whole and cut, and the slices of others."""
    return [*(f"place/{p}" for p in where(site, id)), *(f"actor/{a}" for a in who(site, id)), *sliced(site, id)]


def ranked(site: Site, id: str) -> tuple[str, ...]:
    return ("", site.cards[id].date.year) if id in site.cards else ()


def whole(site: Site, id: str) -> tuple[str, ...]:
    """The one fact about all incidents."""
    return ("",) if id in site.cards else ()


def newest(site: Site, id: str) -> list[str]:
    return [n for n in NEWEST if id in site.order[-int(n):]]


def renamed(site: Site, id: str) -> tuple[str, ...]:
    return ("",) if id in site.aliases.values() else ()


def corrected(site: Site, id: str) -> tuple[str, ...]:
    return ("",) if id in site.history and site.history[id].corrections else ()


def looked_for(facet: str):
    """What relink.py found out while it looked at names and links."""
    return lambda site, id: site.reached[facet]

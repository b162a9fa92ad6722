"""The map of everything, for the front page and the map page."""
from chronicle import maps
from chronicle.pages.points import points
from chronicle.view import View


def everything(view: View) -> dict:
    """{points, unplaced, still, data} of all incidents by place, newest first at each."""
    cards = {id: view.gathered(id) for _, ids in view.gatherings() for id in ids}
    found, unplaced = points(view, sorted(cards.values(), key=lambda c: (c.date, c.id), reverse=True))
    return {**drawn(view, found), "unplaced": unplaced}


def drawn(view: View, found: list[dict], focus: tuple[float, float] | None = None) -> dict:
    """What a template hands to the macros of _map.html: the still picture, the data, and what the legend names."""
    return {"points": found, "types": sorted({t for p in found for t in p["types"]}),
            "unknown": any(p["low"] is None and p["high"] is None for p in found),
            "still": maps.still(found, view.frame(), focus, view.setting("map")), "data": maps.data(found)}

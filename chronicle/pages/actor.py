"""The page of an actor: its incidents, by what is said of it, by year, and with whom it is named.

What is counted is incidents, never deaths: tolls are not added up under a name (capacities.py).
"""
from collections import defaultdict

from chronicle.computed import Outline
from chronicle.pages import capacities, cut, overview, together
from chronicle.pages.chrome import chrome
from chronicle.pages.feed import offered
from chronicle.pages.links import link
from chronicle.pages.names import other_names, titles
from chronicle.pages.points import points, without_tolls
from chronicle.pages.prose_text import account
from chronicle.pages.rows import cards, rows
from chronicle.speech import _
from chronicle.view import View

SHELF = "actors/index.html"
FEW = 6                     # rows of each capacity, where the list of all is cut


def page(view: View, subject: str) -> bytes:
    r, found = view.record(subject), view.outlines("actor", subject)
    named = [(incident, capacities.keys(subject, incident)) for incident in found]
    places, unplaced = points(view, found)
    slices = {year["year"]: year["url"] for year in cut.years("actor", subject, cut.by_year(found))}
    return view.render("actor.html", {
        **chrome(view, r.name, SHELF, _("Incidents that name %(actor)s, by what is said of it and by whom.", actor=r.name)),
        "actor": r,
        "titles": titles(view, r),
        "names": other_names(r, view.language),
        "part_of": link(view, r.part_of, "actor") if r.part_of else None,
        "parts": view.parts(subject),
        "total": len(found),
        "capacities": by_capacity(view, named, FEW if slices else len(found)),
        "years": [{**year, "url": slices.get(year["year"], "")} for year in capacities.by_year(named)],
        "together": together.actors(view, subject, found),
        "places": together.places(view, found),
        "map": overview.drawn(view, without_tolls(places)) if places else None,
        "unplaced": unplaced,
        "text": account(view, subject),
        "mentions": view.mentions(subject),
        "feeds": offered(view, "actor", subject),
    })


def by_capacity(view: View, named: list[tuple[Outline, list[str]]], shown: int) -> list[dict]:
    """What is said of the actor, each kind apart, with its newest rows; an incident stands under each kind that fits."""
    found: dict[str, list[Outline]] = defaultdict(list)
    for incident, keys in named:
        for key in keys:
            found[key].append(incident)
    return [{**told, "rows": rows(view, cards(view, found[told["key"]][:shown])), "more": max(0, told["number"] - shown)} for told in capacities.told(found)]

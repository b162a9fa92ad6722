"""The page of a place: its names, where it lies, what happened there or within it."""
from collections import Counter

from chronicle.computed import Outline
from chronicle import slices
from chronicle.pages import cut, overview
from chronicle.pages.chrome import chrome
from chronicle.pages.links import link
from chronicle.pages.names import other_names, titles
from chronicle.pages.feed import offered
from chronicle.pages.points import coarsest, in_words, points, precision, tally
from chronicle.pages.prose_text import account
from chronicle.pages.rows import cards
from chronicle.pages.totals import by_year
from chronicle.speech import _
from chronicle.view import View
from chronicle.vocabulary import ROLES

SHELF = "places/index.html"
MOST = 15                   # actors that are named in each role


def page(view: View, subject: str) -> bytes:
    r, found = view.record(subject), view.outlines("place", subject)
    lies_in = {place: [place, *(n.id for n in view.within(place))] for place in {s.place for i in found for s in i.sites}}
    here = frozenset(place for place, around in lies_in.items() if subject in around)
    places, unplaced = points(view, found, here)
    numbers = cut.by_year(found)
    return view.render("place.html", {
        **chrome(view, r.name, SHELF, _("Incidents in %(place)s on record, with places, dates, tolls and sources.", place=r.name)),
        "place": r,
        "titles": titles(view, r),
        "names": other_names(r, view.language),
        "within": list(reversed(view.within(subject))),
        "children": children(view, subject, found, lies_in),
        "exactly": exactly(view, subject, found),
        **cut.listed(view, "place", subject, cards(view, found[:cut.SOME] if numbers else found), numbers, here),
        "years": [{**year, "url": slices.url("place", subject, year["year"]) if numbers else ""} for year in by_year(found, here)],
        "active": active(view, found),
        "map": overview.drawn(view, places) if places else None,
        "unplaced": unplaced,
        "text": account(view, subject),
        "mentions": view.mentions(subject),
        "feeds": offered(view, "place", subject),
    })


def children(view: View, place: str, incidents: list[Outline], lies_in: dict[str, list[str]]) -> list[tuple]:
    """(place directly within, number of incidents there or within it), by name. `lies_in`: place -> itself and all it lies in."""
    found = view.children(place)
    number = Counter(p for i in incidents for p in {p for s in i.sites for p in lies_in[s.place]}) if found else {}
    return [(child, number[child.id]) for child in sorted(found, key=lambda n: (n.name.casefold(), n.id))]


def exactly(view: View, place: str, incidents: list[Outline]) -> str:
    """How exactly the incidents at the place itself are located, in the words of maps and lists; '' where none was only near it."""
    spot = view.spot(place)
    found = tally(coarsest(*(precision(s, spot) for s in sites)) for i in incidents if (sites := [s for s in i.sites if s.place == place]))
    return in_words(found) if "near" in found else ""


def active(view: View, incidents: list[Outline]) -> list[tuple[str, str, list[tuple], int]]:
    """(role, its definition, [(actor, number of incidents)], how many others): who is named in which role. Incidents only, never deaths."""
    out, numbers = [], Counter(named for i in incidents for named in {(a.role, a.actor) for a in i.actors})
    for role, term in ROLES.items():
        ranked = sorted(((actor, n) for (of, actor), n in numbers.items() if of == role), key=lambda item: (-item[1], item[0]))
        if ranked:
            out.append((role, _(term.about), [(link(view, actor, "actor"), n) for actor, n in ranked[:MOST]], max(0, len(ranked) - MOST)))
    return out

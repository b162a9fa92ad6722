"""The page of a place: its names, where it lies, what happened there or within it."""
from collections import Counter

from chronicle.computed import Card
from chronicle.pages import overview
from chronicle.pages.chrome import chrome
from chronicle.pages.links import link
from chronicle.pages.feed import offered
from chronicle.pages.points import points
from chronicle.pages.prose_text import prose
from chronicle.pages.rows import MOST, rows
from chronicle.pages.totals import by_year
from chronicle.view import View
from chronicle.vocabulary import ROLES
from chronicle.words import date

SHELF = "places/index.html"


def page(view: View, subject: str) -> bytes:
    r, cards = view.record(subject), view.at(subject)
    here = frozenset(s.place for c in cards for s in c.sites if subject in lies_in(view, s.place))
    found, unplaced = points(view, cards, here)
    return view.render("place.html", {
        **chrome(view, r.name, SHELF, f"Incidents in {r.name} on record, with places, dates, tolls and sources."),
        "place": r,
        "names": other_names(r),
        "within": list(reversed(view.within(subject))),
        "children": children(view, subject, cards),
        "total": len(cards),
        "rows": rows(view, cards[:MOST]),
        "older": sorted({c.date.year for c in cards[MOST:]}, reverse=True),
        "years": by_year(cards),
        "active": active(view, cards),
        "map": overview.drawn(view, found) if found else None,
        "unplaced": unplaced,
        "text": prose(view, subject),
        "mentions": view.mentions(subject),
        "feeds": offered(view, "place", subject),
    })


def other_names(r) -> list[tuple[str, str, list[str]]]:
    """(what kind of names, their language or '', the names) of a place or an actor, beside those its title shows."""
    names = [(language, language, [name]) for language, name in sorted(r.names.local.items())]
    names += [("also written", "", list(r.names.variants))] if r.names.variants else []
    return names + [(f"until {date(f.until)}" if f.until else "formerly", "", [f.name]) for f in r.names.former]


def lies_in(view: View, place: str) -> list[str]:
    """The place itself and all it lies in."""
    return [place, *(n.id for n in view.within(place))]


def children(view: View, place: str, cards: list[Card]) -> list[tuple]:
    """(place directly within, number of incidents there or within it), by name."""
    number = Counter()
    for card in cards:
        number.update({p for s in card.sites for p in lies_in(view, s.place)})
    return [(child, number[child.id]) for child in sorted(view.children(place), key=lambda n: (n.name.casefold(), n.id))]


def active(view: View, cards: list[Card]) -> list[tuple[str, str, list[tuple]]]:
    """(role, its definition, [(actor, number of incidents)]): who is named in which role. Incidents only, never deaths."""
    out = []
    for role, term in ROLES.items():
        number = Counter(actor for c in cards for actor in {a.actor for a in c.actors if a.role == role})
        if number:
            ranked = sorted(number.items(), key=lambda item: (-item[1], item[0]))
            out.append((role, term.about, [(link(view, actor, "actor"), n) for actor, n in ranked]))
    return out

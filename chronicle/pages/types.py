"""Incidents by type: the index of the types that occur, and a page for each."""
from chronicle.addresses import address
from chronicle.pages.chrome import chrome
from chronicle.pages.rows import MOST, coloured, rows
from chronicle.view import View
from chronicle.words import upper_first

INDEX = "types/index.html"


def index(view: View, subject: str) -> bytes:
    """Most incidents first."""
    found = sorted(view.types(), key=lambda t: (-t[1], t[0]))
    return view.render("types.html", {
        **chrome(view, "Types of incident", "search.html", "Incidents by type."),
        "types": [(address("type", type), coloured((type,))[0], number) for type, number in found],
    })


def page(view: View, subject: str) -> bytes:
    cards = view.of_type(subject)
    return view.render("type.html", {
        **chrome(view, upper_first(subject), "search.html", f"Incidents of the type {subject}, newest first."),
        "type": coloured((subject,))[0],
        "total": len(cards),
        "rows": rows(view, cards[:MOST]),
        "older": sorted({c.date.year for c in cards[MOST:]}, reverse=True),
    })

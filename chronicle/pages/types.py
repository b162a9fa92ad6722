"""Incidents by type: the index of the types that occur, and a page for each."""
from chronicle.addresses import address
from chronicle.pages import cut
from chronicle.pages.chrome import chrome
from chronicle.pages.rows import coloured
from chronicle.speech import _, term
from chronicle.view import View
from chronicle.words import upper_first

INDEX = "types/index.html"


def index(view: View, subject: str) -> bytes:
    """Most incidents first."""
    found = sorted(view.types(), key=lambda t: (-t[1], t[0]))
    return view.render("types.html", {
        **chrome(view, _("Types of incident"), "search.html", _("Incidents by type.")),
        "types": [(address("type", type), coloured((type,))[0], number) for type, number in found],
    })


def page(view: View, subject: str) -> bytes:
    return view.render("type.html", {
        **chrome(view, upper_first(term(subject, "type")), "search.html", _("Incidents of the type “%(type)s”, newest first.", type=term(subject, "type"))),
        "type": coloured((subject,))[0],
        **cut.listed(view, "type", subject, *view.of_type(subject)),
    })

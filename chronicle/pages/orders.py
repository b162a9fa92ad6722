"""The timeline in other orders: the deadliest incidents, of all years or of one, and those updated last."""
from chronicle.pages.chrome import chrome
from chronicle.pages.rows import row, rows
from chronicle.ranks import MOST
from chronicle.speech import N_, _
from chronicle.view import View

INDEX = "timeline/index.html"
NEWEST, DEADLIEST, UPDATED = N_("Newest"), N_("Deadliest"), N_("Recently updated")


def ways(year: str, here: str) -> list[tuple[str, str, bool]]:
    """(word, address, whether it is this page): the orders that the timeline, or a year of it, can be read in."""
    found = [(NEWEST, f"timeline/{year}.html"), (DEADLIEST, f"timeline/{year}-deadliest.html")] if year else \
        [(NEWEST, INDEX), (DEADLIEST, "timeline/deadliest.html"), (UPDATED, "timeline/updated.html")]
    return [(_(word), url, word == here) for word, url in found]


def deadliest(view: View, subject: str) -> bytes:
    """`subject`: a year, or '' for all of them."""
    cards, unranked, total = view.deadliest(subject)
    title = _("%(year)s: deadliest incidents", year=subject) if subject else _("Deadliest incidents")
    return view.render("order.html", {
        **chrome(view, title, INDEX, _("Incidents by the lowest number of people reported killed.")),
        "order": "deadliest",
        "year": subject,
        "orders": ways(subject, DEADLIEST),
        "years": view.years()[::-1],
        "total": total,
        "most": MOST,
        "unranked": unranked,
        "rows": rows(view, cards),
    })


def updated(view: View, subject: str) -> bytes:
    found = view.updated()
    return view.render("order.html", {
        **chrome(view, _("Recently updated incidents"), INDEX, _("Incidents whose records were last added to or corrected.")),
        "order": "updated",
        "year": "",
        "orders": ways("", UPDATED),
        "years": [],
        "total": len(found),
        "most": MOST,
        "unranked": 0,
        "rows": [{**row(view, card), "updated": day} for day, card in found],
    })

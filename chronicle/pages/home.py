"""The front page: what this is, what is new, where, when, and the ways in."""
from chronicle.pages import bars, overview
from chronicle.pages.chrome import chrome
from chronicle.pages.rows import rows
from chronicle.view import View

NEWEST = 10


def page(view: View, subject: str) -> bytes:
    months = view.months()
    return view.render("home.html", {
        **chrome(view, view.setting("title")),
        "description": view.setting("description"),
        "description_in": view.setting_in("description"),
        "total": sum(n for _, n in months),
        "first": months[-1][0] if months else "",
        "last": months[0][0] if months else "",
        "newest": rows(view, view.newest(NEWEST)),
        "years": bars.yearly(months),
        "map": overview.everything(view),
    })

"""The front page: what this is, what is new, where, when, and the ways in."""
from chronicle import words
from chronicle.computed import Pin
from chronicle.edtf import Edtf
from chronicle.pages import bars, overview
from chronicle.pages.chrome import chrome
from chronicle.pages.rows import rows
from chronicle.view import View

NEWEST = 10


def page(view: View, subject: str) -> bytes:
    months = view.months()
    first, last = reach(view.pins())
    return view.render("home.html", {
        **chrome(view, view.setting("title")),
        "description": view.setting("description"),
        "description_in": view.setting_in("description"),
        "total": sum(n for _, n in months),
        "first": first,
        "last": last,
        "newest": rows(view, view.newest(NEWEST)),
        "years": bars.yearly(months),
        "map": overview.everything(view),
    })


def reach(pins: list[Pin]) -> tuple[str, str]:
    """From when to when in words, by the outer days that dates can mean: a month, and a year where an outer one is known by its year alone."""
    if not pins:
        return "", ""
    ends = [words.ends(p.date) if p.date.precision == "range" else (p.date, p.date) for p in pins]
    return (period(min((first for first, _ in ends), key=lambda d: (d.first, d.precision != "year"))),
            period(max((last for _, last in ends), key=lambda d: (d.last, d.precision == "year"))))


def period(d: Edtf) -> str:
    return d.year if d.precision == "year" else words.month(d.month)

"""The timeline: newest first, by year and month. Months are calendar months, so a new incident shifts nothing but its own.

An incident of which only the year is known belongs to no month: it is listed apart, after the months it is filed with.
"""
from itertools import groupby

from chronicle.computed import Card
from chronicle.pages import bars, orders
from chronicle.pages.chrome import chrome
from chronicle.pages.rows import rows
from chronicle.speech import _
from chronicle.view import View
from chronicle.words import month as month_name

MOST = 80               # incidents of a year that its page shows row by row
NEWEST = 50             # rows after which the front of the timeline ends, at the end of a month
INDEX = "timeline/index.html"


def page(view: View, subject: str) -> bytes:
    months = view.months()
    shown, number = [], 0
    for name, n in months:
        if number >= NEWEST:
            break
        shown.append(name)
        number += n
    return view.render("timeline.html", {
        **chrome(view, _("Timeline"), INDEX, _("All incidents, newest first.")),
        "orders": orders.ways("", orders.NEWEST),
        "total": sum(n for _month, n in months),
        "shown": number,
        "years": bars.tiles(months),
        "bars": bars.monthly(months),
        "groups": groups(view, [(m, view.month(m)) for m in shown]),
        "older": sorted({m[:4] for m, _n in months[len(shown):]}, reverse=True),
        "earlier": next(((month_name(m), f"timeline/{m}.html") for m, _n in months[len(shown):]), None),
    })


def year(view: View, subject: str) -> bytes:
    """Rows of the whole year, or its months as tiles where that would be a heavy page."""
    calendar = view.calendar()
    months = [(m, view.number(m)) for m in calendar if m[:4] == subject]
    total = sum(n for _m, n in months)
    years = sorted({m[:4] for m in calendar})
    return view.render("year.html", {
        **chrome(view, subject, INDEX, _("Incidents of %(period)s, newest first.", period=subject)),
        "orders": orders.ways(subject, orders.NEWEST),
        "year": subject,
        "total": total,
        "months": bars.shares([(m, n, f"timeline/{m}.html") for m, n in months]),
        "groups": groups(view, [(m, view.month(m)) for m, _n in months]) if total <= MOST else [],
        **around(years, subject),
    })


def month(view: View, subject: str) -> bytes:
    cards = view.month(subject)
    return view.render("month.html", {
        **chrome(view, month_name(subject), INDEX, _("Incidents of %(period)s, newest first.", period=month_name(subject))),
        "year": subject[:4],
        "month": subject,
        "total": len(cards),
        "groups": groups(view, [(subject, cards)]),
        **around(sorted(view.calendar()), subject),
    })


def groups(view: View, months: list[tuple[str, list[Card]]], here: frozenset[str] = frozenset()) -> list[dict]:
    """[{id, title, rows}]: months newest first; after the last month of a year what is known by the year alone. `here`: see rows.py."""
    out = []
    for year, of in groupby(months, key=lambda m: m[0][:4]):
        loose = []
        for name, cards in of:
            known = [c for c in cards if c.date.precision != "year"]
            loose += [c for c in cards if c.date.precision == "year"]
            if known:
                out.append({"id": f"m{name}", "title": month_name(name), "rows": rows(view, known, here)})
        if loose:
            out.append({"id": f"y{year}", "title": _("%(year)s, month not known", year=year), "rows": rows(view, loose, here)})
    return out


def around(names: list[str], here: str) -> dict:
    """The nearest periods that hold incidents: {earlier, later}, '' at the ends."""
    at = names.index(here)
    return {"earlier": names[at - 1] if at else "", "later": names[at + 1] if at + 1 < len(names) else ""}

"""Long lists on pages: the newest rows and the years where all of them stand, and the page of each such year or month."""
from collections import Counter
from collections.abc import Sequence

from chronicle import slices
from chronicle.addresses import address
from chronicle.computed import Card, Named, Outline
from chronicle.pages import bars, capacities, timeline, totals
from chronicle.pages.chrome import chrome
from chronicle.pages.links import link
from chronicle.pages.rows import rows
from chronicle.speech import N_, _, term
from chronicle.view import View
from chronicle.words import month as month_name, upper_first

SOME = 20                   # rows that a page shows of a list that is cut
SECTIONS = {                # kind -> (way in, its word)
    "place": ("places/index.html", N_("Places")), "actor": ("actors/index.html", N_("Actors")),
    "source": ("sources/index.html", N_("Sources")), "type": ("types/index.html", N_("Types of incident")),
}


def listed(view: View, kind: str, subject: str, newest: list[Card], numbers: list[tuple[str, int]], here: frozenset[str] = frozenset()) -> dict:
    """Values of a page with a list: {total, rows, cut}: all rows and []; or the newest rows, and what `years` gives. `here`: see rows.py."""
    return {"total": sum(n for _year, n in numbers) or len(newest), "rows": rows(view, newest[:SOME] if numbers else newest, here),
            "cut": years(kind, subject, numbers)}


def years(kind: str, subject: str, numbers: list[tuple[str, int]]) -> list[dict]:
    """The years of a list that is cut, newest first: {year, number, share, url}."""
    return [{**year, "url": slices.url(kind, subject, year["year"])} for year in bars.yearly(numbers)]


def by_year(found: list[Outline]) -> list[tuple[str, int]]:
    """(year, number of incidents) of a list, newest first; [] for one that stands whole."""
    return sorted(Counter(incident.date.year for incident in found).items(), reverse=True) if len(found) > slices.MOST else []


def by_month(found: list) -> list[tuple[str, list]]:
    """(month, its incidents), newest first."""
    months: dict[str, list] = {}
    for incident in found:
        months.setdefault(incident.date.month, []).append(incident)
    return sorted(months.items(), reverse=True)


def page(view: View, subject: str) -> bytes:
    """A year or a month of a list: all its rows, or the months of a year that would be a heavy page."""
    kind, id, period = slices.split(subject)
    periods = view.periods(kind, id)
    inside = [p for p in periods if len(p) > len(period) and p.startswith(period)]
    if inside:
        found = outlines = view.outlines(kind, id, period)
    elif kind == "actor":
        found, outlines = zip(*view.slice(kind, id, period))
    else:
        found = outlines = view.slice(kind, id, period)
    months = by_month(found)
    of = typed(id) if kind == "type" else link(view, id, kind)
    title = _("%(name)s, %(period)s", name=of.name, period=in_words(period))
    here = within(view, id, found) if kind == "place" else frozenset()
    groups = [] if inside else timeline.groups(view, months, here)
    named = {o.id: (o, capacities.keys(id, o)) for o in outlines} if kind == "actor" else {}
    if named:
        add_capacities(groups, named)
    return view.render("slice.html", {
        **chrome(view, title, SECTIONS[kind][0], _("Incidents of %(period)s: %(name)s", name=of.name, period=in_words(period))),
        "kind": kind,
        "of": of,
        "shelf": (SECTIONS[kind][0], _(SECTIONS[kind][1])),
        "period": in_words(period),
        "year": (period[:4], slices.url(kind, id, period[:4])) if len(period) > 4 else None,
        "total": len(found),
        "sums": totals.by_year(found, here) if kind == "place" else [],
        "said": capacity_numbers(named),
        "months": bars.shares([(m, len(of_month), slices.url(kind, id, m)) for m, of_month in months]) if inside else [],
        "groups": groups,
        **around(kind, id, [p for p in periods if len(p) == len(period)], period),
    })


def within(view: View, place: str, found: Sequence[Card | Outline]) -> frozenset[str]:
    """The places of incidents that are a place or lie within it."""
    sites = {s.place for i in found for s in i.sites}
    return frozenset(p for p in sites if p == place or any(n.id == place for n in view.within(p)))


def typed(type: str) -> Named:
    return Named(type, "type", upper_first(term(type, "type")), url=address("type", type))


def in_words(period: str) -> str:
    return period if len(period) == 4 else month_name(period)


def around(kind: str, id: str, periods: list[str], here: str) -> dict:
    """The nearest pages of the same length: {earlier, later} as (words, address), None at the ends."""
    near = timeline.around(sorted(periods), here)
    return {way: (in_words(p), slices.url(kind, id, p)) if p else None for way, p in near.items()}


def add_capacities(groups: list[dict], named: dict[str, tuple[Outline, list[str]]]) -> None:
    """Says in each row in which capacities the incident names the actor. `named`: incident -> (its outline, the capacities)."""
    said = {address("incident", id): capacities.headings(keys) for id, (_outline, keys) in named.items()}
    for group in groups:
        group["rows"] = [{**row, "said": said[row["url"]]} for row in group["rows"]]


def capacity_numbers(named: dict[str, tuple[Outline, list[str]]]) -> list[str]:
    """`claimed 3 incidents`, for each capacity that occurs."""
    by: dict[str, list[Outline]] = {}
    for incident, keys in named.values():
        for key in keys:
            by.setdefault(key, []).append(incident)
    return [told["said"] for told in capacities.told(by)]

"""Long lists of incidents, cut by time: what makes the page of a country with thousands of incidents as light as any.

A list of up to MOST incidents stands whole on the page of its place, actor, source or type. A longer one has a page for each
of its years, and a year that is itself too long one for each of its months. Periods are calendar periods, so that a new
incident shifts nothing from one page to another; and every incident of a list is on one of its pages.
"""
from collections import defaultdict

from chronicle.addresses import address

MOST = 80                           # incidents of a list that a page shows row by row


def periods(months: list[str]) -> list[str]:
    """What a list is cut into, given the month (YYYY-MM) of each of its incidents: [] if it needs no cutting, else its
    years and the months of years that are too long, newest first with a year before its months."""
    if len(months) <= MOST:
        return []
    years: dict[str, list[str]] = defaultdict(list)
    for month in months:
        years[month[:4]].append(month)
    out = []
    for year in sorted(years, reverse=True):
        out += [year, *(sorted(set(years[year]), reverse=True) if len(years[year]) > MOST else ())]
    return out


def of(site) -> dict[str, list[str]]:
    """`place/syria/2016` -> ids of its incidents, newest first, for every slice of every list that is cut. `site`: a Site with its relations."""
    out: dict[str, list[str]] = {}
    month_of = {id: month for month, ids in site.months.items() for id in ids}
    for kind, lists in {"place": site.at, "actor": site.of, "source": site.reported, "type": site.typed}.items():
        for subject in sorted(s for s, ids in lists.items() if len(ids) > MOST):
            months = [month_of[id] for id in lists[subject]]
            by: dict[str, list[str]] = defaultdict(list)
            for id, month in zip(lists[subject], months):
                by[month[:4]].append(id)
                by[month].append(id)
            for period in periods(months):
                out[name(kind, subject, period)] = by[period]
    return out


def name(kind: str, subject: str, period: str) -> str:
    return f"{kind}/{subject}/{period}"


def by_subject(slices) -> dict[str, list[str]]:
    """`place/syria` -> its periods, newest first with a year before its months."""
    out: dict[str, list[str]] = defaultdict(list)
    for slice in slices:
        subject, _, period = slice.rpartition("/")
        out[subject].append(period)
    return out


def split(slice: str) -> tuple[str, str, str]:
    """`place/syria/2016` -> (`place`, `syria`, `2016`)."""
    kind, rest = slice.split("/", 1)
    return kind, *rest.rsplit("/", 1)


def url(kind: str, subject: str, period: str) -> str:
    """`place`, `syria`, `2016` -> `places/syria/2016.html`."""
    return f"{address(kind, subject).removesuffix('.html')}/{period}.html"

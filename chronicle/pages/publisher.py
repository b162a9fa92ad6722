"""Reports of one publisher: all of them, or by year where that would be a heavy page; and a year of them."""
from collections import Counter

from chronicle import publishers
from chronicle.pages import bars
from chronicle.pages.chrome import chrome
from chronicle.speech import _
from chronicle.view import View

SHELF = "sources/index.html"


def page(view: View, subject: str) -> bytes:
    """`subject`: `the-herald`, or a year of it, `the-herald/2016`."""
    name, reports = view.reports(subject)
    publisher, _slash, period = subject.partition("/")
    whole = bool(period) or len(reports) <= publishers.WHOLE
    word = _("without a date") if period == publishers.UNDATED else period
    return view.render("publisher.html", {
        **chrome(view, _("%(name)s, %(period)s", name=name, period=word) if period else name, SHELF,
                 _("Reports of %(publisher)s that this chronicle rests on.", publisher=name)),
        "publisher": name,
        "all": publishers.url(publisher) if period else "",
        "period": word,
        "total": len(reports),
        "reports": [{"link": link, "number": number, "published": published} for link, number, published in reports] if whole else [],
        "years": [] if whole else years(publisher, reports),
    })


def years(publisher: str, reports: list) -> list[dict]:
    """Newest first, those without a date last: {year, number, share, url}."""
    number = Counter(published.last[:4] if published else "" for _link, _number, published in reports)
    most = max(number.values())
    return [{"year": year or _("without a date"), "number": n, "share": bars.share(n, most),
             "url": publishers.url(f"{publisher}/{year or publishers.UNDATED}")} for year, n in sorted(number.items(), reverse=True)]

"""For search engines: the site map and robots.txt. Both need to know where the site is published (base_url).

A site map holds so many addresses at most (sitemaps.org); a larger site has several, `sitemap-1.xml` and on, and an index
of them at the address where the one would be.
"""
from chronicle import publishers, slices
from chronicle.addresses import address
from chronicle.pages.chrome import SECTIONS, canonical
from chronicle.routes import IN_SITE_MAP
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    """`subject`: '' for the one site map or the index of several, else the number of a part."""
    rows = addresses(view) if view.setting("base_url") else []
    if subject:
        rows = rows[(int(subject) - 1) * IN_SITE_MAP:int(subject) * IN_SITE_MAP]
    parts = 0 if subject or len(rows) <= IN_SITE_MAP else -(-len(rows) // IN_SITE_MAP)
    return view.render("sitemap.xml", {"parts": [canonical(view, f"sitemap-{n}.xml") for n in range(1, parts + 1)],
                                       "rows": [] if parts else [(canonical(view, url), day) for url, day in rows]})


def addresses(view: View) -> list[tuple[str, str]]:
    """Every page that is to be found, in every language, once, with the day of its last note to readers where it has one."""
    calendar = view.calendar()
    years = sorted({m[:4] for m in calendar})
    fixed = ["index.html", "corrections.html", "data.html", "types/index.html", *(url for _word, url in SECTIONS), "timeline/deadliest.html",
             "timeline/updated.html", *(f"timeline/{p}.html" for p in sorted([*years, *calendar])), *(f"timeline/{y}-deadliest.html" for y in years)]
    fixed += [address("type", type) for type, _number in view.types()]
    fixed += [slices.url(*slices.split(s)) for s in view.slices()]
    fixed += [publishers.url(page) for page in view.publishers()]
    fixed += ["columns.html"] if {"csv", "codebooks"} & set(view.setting("exports")) else []
    rows = [(url, "") for url in fixed] + view.addresses()
    return rows + [(f"{language}/{url}", day) for language in view.setting("languages") for url, day in rows]


def robots(view: View, subject: str) -> bytes:
    return view.render("robots.txt", {"sitemap": canonical(view, "sitemap.xml")})

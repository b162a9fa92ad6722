"""For search engines: the site map and robots.txt. Both need to know where the site is published (base_url)."""
from chronicle.addresses import address
from chronicle.pages.chrome import SECTIONS, canonical
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    """Every page that is to be found, once, with the day of its last note to readers where it has one."""
    calendar = view.calendar()
    periods = sorted({m[:4] for m in calendar} | set(calendar))
    fixed = ["index.html", "corrections.html", "data.html", "types/index.html", *(url for _, url in SECTIONS), *(f"timeline/{p}.html" for p in periods)]
    fixed += [address("type", type) for type, _ in view.types()]
    rows = [(url, "") for url in fixed] + view.addresses()
    return view.render("sitemap.xml", {"rows": [(canonical(view, url), day) for url, day in rows if view.setting("base_url")]})


def robots(view: View, subject: str) -> bytes:
    return view.render("robots.txt", {"sitemap": canonical(view, "sitemap.xml")})

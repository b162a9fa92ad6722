"""The benchmark's theme: the same pages, at the same addresses, with the same markup as every other peer makes."""
from html import escape

from markupsafe import Markup

from chronicle.model import WikiLink
from chronicle.templates import inert

SITE, PER_PAGE = "https://chronicle.example", 50


def routes(routes, site):
    out = {u: r for u, r in routes.items() if r[0] == "static"}
    out |= {"index.html": ("bench-home", ""), "atom.xml": ("bench-atom", ""), "sitemap.xml": ("bench-sitemap", ""),
            "places/index.html": ("bench-shelf", "place"), "actors/index.html": ("bench-shelf", "actor")}
    for id in site.by_kind["incident"]:
        out[f"incidents/{id}/index.html"] = ("bench-incident", id)
    for kind in ("place", "actor"):
        for id in site.by_kind[kind]:
            out[f"{kind}s/{id}/index.html"] = (f"bench-{kind}", id)
    for n in range(1, -(-len(site.order) // PER_PAGE) + 1):
        out["timeline/index.html" if n == 1 else f"timeline/page/{n}/index.html"] = ("bench-timeline", str(n))
    return out


def words(date):
    y, m, d = date.first.split("-")
    return f"{int(d)} {MONTHS[int(m)]} {y}"


MONTHS = " January February March April May June July August September October November December".split(" ")


def marks(view, cards, titled):
    out = []
    for c in cards:
        for s in c.sites:
            spot = view.spot(s.place)
            mark = {"lat": spot.lat, "lon": spot.lon, "n": spot.name, "u": f"/places/{s.place}/"}
            out.append(mark | {"t": c.title} if titled else mark)
    return inert(out)


def incident(view, id):
    r, card = view.record(id), view.card(id)
    earlier, later = (of and of[0] for of in view.around(id))
    parts = [p if isinstance(p, str) else escape(p.label or p.target) if isinstance(p, WikiLink) else "" for p in view.text(id).parts]
    places = [(view.record(s.place), view.name(s.place)) for s in r.places]
    return view.render("bench-incident.html", {
        "title": r.title, "r": r, "iso": r.date.first, "date": words(r.date), "places": places,
        "actors": [(a, view.name(a.actor)) for a in r.actors], "tags": r.extra["tags"].split(), "markers": marks(view, [card], False),
        "body": Markup("".join(parts)), "earlier": earlier, "later": later, "map": True})


def entity(kind):
    def page(view, id):
        cards = view.at(id) if kind == "place" else view.of(id)
        return view.render("bench-entity.html", {
            "title": view.name(id).name, "rows": [(c, words(c.date)) for c in cards], "markers": marks(view, cards, True), "map": True})
    return page


def shelf(view, kind):
    return view.render("bench-shelf.html", {"title": f"{kind}s", "kind": f"{kind}s", "rows": view.shelf(kind), "map": False})


def timeline(view, n):
    n, months = int(n), view.months()
    total, want, cards, at = sum(m[1] for m in months), range((n - 1) * PER_PAGE, n * PER_PAGE), [], 0
    for month, count in months:
        if at + count > want.start and at < want.stop:
            cards += view.month(month)[max(0, want.start - at):want.stop - at]
        at += count
    rows = [(c, words(c.date), [view.name(s.place) for s in c.sites]) for c in cards]
    return view.render("bench-timeline.html", {"title": "Timeline", "n": n, "count": -(-total // PER_PAGE), "rows": rows, "map": False})


def home(view, _):
    counts = [sum(m[1] for m in view.months()), len(view.shelf("place")), len(view.shelf("actor"))]
    return view.render("bench-home.html", {"title": "Incident chronicle", "rows": [(c, words(c.date)) for c in view.newest(10)],
                                           "counts": counts, "map": False})


def atom(view, _):
    cards = view.newest(50)
    out = ['<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Incident chronicle</title>'
           f'<id>{SITE}/</id><link href="{SITE}/atom.xml" rel="self"/><updated>{cards[0].date.first}T00:00:00Z</updated>']
    for c in cards:
        url = f"{SITE}/incidents/{c.id}/"
        out.append(f'<entry><title>{escape(c.title)}</title><id>{url}</id><link href="{url}"/><updated>{c.date.first}T00:00:00Z</updated>'
                   f'<summary>{escape(c.summary)}</summary></entry>')
    return ("\n".join(out) + "\n</feed>").encode()


def sitemap(view, _):
    urls = ["/", "/timeline/"] + ["/" + a.removesuffix(".html") + "/" for a, _ in view.addresses()]
    return ('<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            + "".join(f"<url><loc>{SITE}{u}</loc></url>\n" for u in urls) + "</urlset>").encode()


KINDS = {"bench-incident": incident, "bench-place": entity("place"), "bench-actor": entity("actor"), "bench-shelf": shelf,
         "bench-timeline": timeline, "bench-home": home, "bench-atom": atom, "bench-sitemap": sitemap}

"""Which pages must exist, at which address, and of which kind. Two pages at one address are an error, never a choice."""
from chronicle import exports, publishers, slices, volumes
from chronicle.addresses import address, beside, feed
from chronicle.diagnose import Diagnostic, Span
from chronicle.search.files import files as search_files
from chronicle.site import Site

FIXED = {                                   # address -> (kind, subject)
    "index.html": ("home", ""), "map.html": ("map", ""), "assets/map-actors.js": ("map-actors", ""), "timeline/index.html": ("timeline", ""),
    "timeline/deadliest.html": ("deadliest", ""), "timeline/updated.html": ("updated", ""),
    "search.html": ("search", ""), "types/index.html": ("types", ""),
    "places/index.html": ("shelf", "place"), "actors/index.html": ("shelf", "actor"), "sources/index.html": ("shelf", "source"),
    "feed.xml": ("feed", ""), "sitemap.xml": ("sitemap", ""), "robots.txt": ("robots", ""), "404.html": ("notfound", ""),
    "corrections.html": ("corrections", ""), "corrections.xml": ("corrections-feed", ""),
    "feed.json": ("feed-json", ""), "corrections.json": ("corrections-json", ""), "data.html": ("data", ""), "CITATION.cff": ("citation", ""),
}

IN_SITE_MAP = 50_000                            # addresses in one site map, at most
NOT_FOUND_BY_SEARCH = ("redirect", "notfound")  # kinds of page that search engines are not led to
IN_WORDS = ("search-table", "search-rows", "map-actors", "map-names")      # kinds of page that are no HTML and say something in words to readers


def data(site: Site) -> dict[str, tuple[str, str]]:
    """Files for researchers, as far as the site wants them."""
    wanted, cut = site.settings["exports"], volumes.cut(site)
    out = exports.routes(site.settings, cut)
    if "csv" in wanted or "codebooks" in wanted:
        out |= {"data/datapackage.json": ("data-package", ""), "columns.html": ("data-columns", "")}
    if "sqlite" in wanted and cut.texts != ("",):
        out["data/chronicle/join.sql"] = ("data-join", "")
    if "calendar" in wanted:
        out["calendar.ics"] = ("calendar", "")
    if "records" in wanted:
        out |= {beside(site.names[id].url, "json"): ("record-json", id) for id in site.order}
    if "feeds" in wanted:
        out |= {feed(kind, id, ext): (page, f"{kind}/{id}") for kind in ("place", "actor") for id in site.by_kind[kind]
                for ext, page in (("xml", "feed"), ("json", "feed-json"))}
    return out


def plan(site: Site, assets: dict[str, str]) -> tuple[dict[str, tuple[str, str]], list[Diagnostic]]:
    """address -> (kind, subject). `assets`: file name -> kind of asset page that makes it."""
    routes, notes = dict(FIXED), []
    for name, kind in assets.items():
        routes[f"assets/{name}"] = (kind, name)
    for year in sorted({month[:4] for month in site.months}):
        routes[f"timeline/{year}.html"] = ("year", year)
        routes[f"timeline/{year}-deadliest.html"] = ("deadliest", year)
    for month in site.months:
        routes[f"timeline/{month}.html"] = ("month", month)
    for type in sorted(site.typed):
        routes[address("type", type)] = ("type", type)
    routes |= {slices.url(*slices.split(slice)): ("slice", slice) for slice in site.slices}
    routes |= {publishers.url(page): ("publisher", page) for page in site.publishers}
    routes |= search_files({month: len(ids) for month, ids in site.months.items()})
    routes |= data(site)
    folded = {url.casefold(): url for url in routes}
    pages = [(n.url, n.kind, id, site.records[id].path) for id, n in site.names.items()]
    pages += [(address(site.names[id].kind, alias), "redirect", alias, site.records[id].path) for alias, id in site.aliases.items()]
    for url, kind, subject, path in pages:
        if url.casefold() in folded:
            notes.append(Diagnostic("L409", f"the address {url} is taken by {folded[url.casefold()]}", Span(path), "rename the file"))
            continue
        folded[url.casefold()] = url
        routes[url] = (kind, subject)
    routes |= translated(routes, site.settings.get("languages", ()))
    return routes | site_maps(routes), notes


def site_maps(routes: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """The parts of the site map of a large site; see pages/sitemap.py."""
    found = sum(url.endswith(".html") and kind not in NOT_FOUND_BY_SEARCH for url, (kind, _) in routes.items())
    return {f"sitemap-{n}.xml": ("sitemap", str(n)) for n in range(1, -(-found // IN_SITE_MAP) + 1)} if found > IN_SITE_MAP else {}


def translated(routes: dict[str, tuple[str, str]], languages) -> dict[str, tuple[str, str]]:
    """The same page of the same subject in each further language, in its folder; what holds no words is there once."""
    return {f"{language}/{url}": page for language in languages for url, page in routes.items()
            if url.endswith(".html") and url != "404.html" or page[0] in IN_WORDS}

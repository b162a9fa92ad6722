"""Which pages must exist, at which address, and of which kind. Two pages at one address are an error, never a choice."""
from chronicle.addresses import address
from chronicle.diagnose import Diagnostic, Span
from chronicle.site import Site

FIXED = {                                   # address -> (kind, subject)
    "index.html": ("home", ""), "map.html": ("map", ""), "timeline/index.html": ("timeline", ""),
    "places/index.html": ("shelf", "place"), "actors/index.html": ("shelf", "actor"), "sources/index.html": ("shelf", "source"),
    "feed.xml": ("feed", ""), "sitemap.xml": ("sitemap", ""), "robots.txt": ("robots", ""), "404.html": ("notfound", ""),
    "corrections.html": ("corrections", ""), "corrections.xml": ("corrections-feed", ""),
}


def plan(site: Site, assets: dict[str, str]) -> tuple[dict[str, tuple[str, str]], list[Diagnostic]]:
    """address -> (kind, subject). `assets`: file name -> kind of asset page that makes it."""
    routes, notes = dict(FIXED), []
    for name, kind in assets.items():
        routes[f"assets/{name}"] = (kind, name)
    for year in sorted({month[:4] for month in site.months}):
        routes[f"timeline/{year}.html"] = ("year", year)
    for month in site.months:
        routes[f"timeline/{month}.html"] = ("month", month)
    folded = {url.casefold(): url for url in routes}
    pages = [(n.url, n.kind, id, site.records[id].path) for id, n in site.names.items()]
    pages += [(address(site.names[id].kind, alias), "redirect", alias, site.records[id].path) for alias, id in site.aliases.items()]
    for url, kind, subject, path in pages:
        if url.casefold() in folded:
            notes.append(Diagnostic("L409", f"the address {url} is taken by {folded[url.casefold()]}", Span(path), "rename the file"))
            continue
        folded[url.casefold()] = url
        routes[url] = (kind, subject)
    return routes, notes

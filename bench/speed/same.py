"""Do the sites hold the same? Checked before anything is timed; a site that leaves pages out would win.

    faults(site, out, incidents) -> [sentence, ...]       nothing when all is as it should be

What the pages must hold is computed from the incidents alone, then read from the built pages, and compared page by page. Of the
minimal themes all of it is compared; of the full one the pages, their titles, the words of the texts, and that what "everything"
means is there. Incidents of one day may stand in any order among themselves: the two generators break the tie differently.
"""
import html
import json
import re
from itertools import zip_longest
from pathlib import Path

from corpus import Incident
from sites import ASSETS, WIKI, Site, entities

PER_PAGE, IN_FEED, ON_FRONT = 50, 50, 10
SHOWN = 5                       # faults that are told
EVERYTHING = ("map.html", "search.html", "feed.xml", "feed.json", "sitemap.xml", "calendar.ics", "data/datapackage.json", "assets/search/script.js",
              "corrections.html", "types/index.html")


def faults(site: Site, out: Path, incidents: list[Incident]) -> list[str]:
    wanted, found = titles(site, incidents), {}
    for address in wanted:
        page = read(out, address)
        found[address] = page and words(one(r"<h1[^>]*>(.*?)</h1>", page))
    told = [f"{a}: " + ("is missing" if not found[a] else f"its title is {found[a]}, not {title}") for a, title in wanted.items() if not same_title(found[a], title)]
    told = told or [*texts(site, out, incidents), *(minimal(out, incidents) if site.minimal else everything(out))]
    return told[:SHOWN] + ([f"and {len(told) - SHOWN} more"] if len(told) > SHOWN else [])


def titles(site: Site, incidents) -> dict[str, list[str]]:
    """Address -> words of the title."""
    places, actors = entities(incidents)
    return {site.page("incident", r.id): words(r.title) for r in incidents} | {site.page("place", p.id): words(p.name) for p in places} \
        | {site.page("actor", a.id): words(a.name) for a in actors}


def same_title(found: list[str] | str, title: list[str]) -> bool:
    """The full theme adds the Arabic name."""
    return bool(found) and found[:len(title)] == title


def texts(site: Site, out: Path, incidents):
    """Are the words of each text on its page, in their order?"""
    for r in incidents:
        page = " ".join(words(read(out, site.page("incident", r.id))))
        text = " ".join(words(plain(r.text)))
        if text not in page:
            yield f"{r.id}: not all of its text is there"


def minimal(out: Path, incidents):
    """Everything else that bench/peer and hugo/ put on their pages."""
    places, actors = entities(incidents)
    for kind, count in (("incidents", len(incidents)), ("places", len(places)), ("actors", len(actors))):
        yield from differ(f"{kind}/", "pages", len(list((out / kind).glob("*/index.html"))), count)
    days, by = {r.id: r.date for r in incidents}, {}
    for r in incidents:
        for page in {f"places/{p.id}/" for p in r.places} | {f"actors/{a.id}/" for a, _ in r.actors}:
            by.setdefault(page, []).append(r)
    around = []
    for r in incidents:
        page = read(out, f"incidents/{r.id}/")
        yield from differ(r.id, "links", links(one(r'<main>(.*?)<div class="body">', page)), [f"places/{p.id}" for p in r.places] + [f"actors/{a.id}" for a, _ in r.actors])
        yield from differ(r.id, "marks", marks(page), marked([r]))
        yield from differ(r.id, "counts", re.findall(r"<td>(.*?)</td>", one(r'<table class="casualties">(.*?)</table>', page)),
                          [str(v) for t in r.tolls for v in (t.by, t.killed, t.wounded)])
        yield from differ(r.id, "sources", re.findall(r'href="(.*?)"', one(r'<section class="sources">(.*?)</section>', page)), [s.url for s in r.sources])
        around.append((r.date, *(days.get(one(rf'<a rel="{rel}" href="/incidents/([^"]+)/"', page), "") for rel in ("prev", "next"))))
    order = ["", *sorted(days.values()), ""]
    yield from differ("incidents", "earlier and later", sorted(around), sorted((order[n], order[n - 1], order[n + 1]) for n in range(1, len(order) - 1)))
    for address, group in sorted(by.items()):
        page = read(out, address)
        yield from differ(address, "incidents", listed(page, "incidents"), newest(group))
        yield from differ(address, "marks", marks(page), marked(group))
    pages = -(-len(incidents) // PER_PAGE)
    timeline = [read(out, "timeline/" if n == 1 else f"timeline/page/{n}/") for n in range(1, pages + 1)]
    yield from differ("timeline/", "incidents", sorted(sum((listed(p, "timeline") for p in timeline), []), reverse=True), newest(incidents))
    yield from differ("timeline/", "days by page", [[day for day, _ in listed(p, "timeline")] for p in timeline], pieces([day for day, _ in newest(incidents)]))
    yield from differ("index.html", "incidents", [day for day, _ in listed(read(out, ""), "latest")], [day for day, _ in newest(incidents)][:ON_FRONT])
    yield from differ("atom.xml", "entries", read(out, "atom.xml").count("<entry>"), min(IN_FEED, len(incidents)))
    named = set(re.findall(r"<loc>\s*https://chronicle.example/(.*?)\s*</loc>", read(out, "sitemap.xml")))
    wanted = {f"incidents/{r.id}/" for r in incidents} | set(by)
    yield from differ("sitemap.xml", "addresses left out", sorted(wanted - named), [])
    for kind, of in (("places", places), ("actors", actors)):
        yield from differ(f"{kind}/", "links", sorted(links(one(r'<ul class="entities">(.*?)</ul>', read(out, f"{kind}/")))), sorted(f"{kind}/{e.id}" for e in of))
    yield from (f"assets/{name}: is missing" for name in ASSETS if not (out / "assets" / name).is_file())


def everything(out: Path):
    yield from (f"{name}: is missing" for name in EVERYTHING if not (out / name).is_file())
    yield from (f"{pattern}: there is none" for pattern in ("feeds/places/*.xml", "data/*/*.csv", "assets/search/*") if not any(out.glob(pattern)))


def differ(where: str, what: str, found, wanted):
    if isinstance(found, list) and found != wanted:
        at = next(n for n, (a, b) in enumerate(zip_longest(found, wanted)) if a != b)
        yield f"{where}: {what}, {at + 1}. of {len(wanted)}: {str(found[at:at + 1])[:200]} instead of {str(wanted[at:at + 1])[:200]}"
    elif found != wanted:
        yield f"{where}: {what}: {found} instead of {wanted}"


def newest(incidents) -> list[tuple[str, str]]:
    return sorted(((r.date, r.id) for r in incidents), reverse=True)


def pieces(days: list[str]) -> list[list[str]]:
    return [days[n:n + PER_PAGE] for n in range(0, len(days), PER_PAGE)]


def marked(group) -> list[tuple]:
    return sorted((p.name, p.lat, p.lon) for r in group for p in r.places)


def marks(page: str) -> list[tuple]:
    return sorted((m["n"], m["lat"], m["lon"]) for m in json.loads(one(r'id="markers">(.*?)</script>', page) or "[]"))


def links(part: str) -> list[str]:
    return re.findall(r'href="/((?:places|actors)/[^"/]+)/"', part)


def listed(page: str, name: str) -> list[tuple[str, str]]:
    """(day, id) of the incidents in the list of that class, those of a day by id, backwards."""
    found = re.findall(r'datetime="(.*?)".*?href="/incidents/([^"]+)/"', one(rf'<ol class="{name}">(.*?)</ol>', page), re.DOTALL)
    return found if [d for d, _ in found] != sorted((d for d, _ in found), reverse=True) else sorted(found, reverse=True)


def one(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    return found[1] if found else ""


def words(markup: str) -> list[str]:
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]+>", " ", markup)))


def plain(markdown: str) -> str:
    """The text without what Markdown turns into markup."""
    return re.sub(r"^\d+\. ", "", re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", WIKI.sub(r"\2", markdown)), flags=re.MULTILINE)


def read(out: Path, address: str) -> str:
    path = out / address
    if not address or address.endswith("/"):
        path = path / "index.html"
    return path.read_text("utf-8") if path.is_file() else ""

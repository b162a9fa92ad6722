"""Points as page code hands them to chronicle.maps, and a page with a map on it, written to a folder."""
from functools import lru_cache

import jinja2

from chronicle import maps

TEMPLATES = "templates"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
PAGE = """<!DOCTYPE html>
<html lang="en"{% if rtl %} dir="rtl"{% endif %}><head><meta charset="utf-8"><title>map</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="{{ policy }}">
{% import "_map.html" as maps with context %}{{ maps.head("../") }}</head>
<body><p>before</p>{% for _ in range(gap) %}<p>and more</p>{% endfor %}
{{ maps.map(kind, label, still, data, "../", caption) }}{{ maps.legend([("air strike", "type-air-strike")], true) }}</body></html>
"""


def point(name="Tartus", lat=34.889, lon=35.887, **others):
    given = {"id": "x", "name": name, "href": "../places/tartus.html", "lat": lat, "lon": lon, "radius": None,
             "precision": "exact location", "n": 1, "low": 48, "high": 61, "toll": "48–61 killed",
             "types": {"bombing": 1}, "items": [], "more": False, "joint": [], **others}
    return given


def item(title, href="../incidents/one.html"):
    return {"title": title, "href": href, "date": "23 May 2016", "toll": "48–61 killed"}


@lru_cache
def basemap(box) -> dict[str, bytes]:
    """Most tests look at the same piece of the world."""
    return maps.basemap(box, {})


def write_page(folder, root, points, kind="overview", name="page.html", label="Map", rtl=False, gap=0, settings=None, policy=POLICY):
    """A page in `folder`/pages with the site's assets beside it; answers its file:// address."""
    box = maps.frame((p["lat"], p["lon"]) for p in points)
    labels = tuple((p["name"], p["lat"], p["lon"]) for p in points)
    files = {**maps.scripts(), **maps.assets(), **basemap(box), "map-names.js": maps.names(box, labels, {}, "en") + maps.words()}
    files |= {name: (root / TEMPLATES / "assets" / name).read_bytes() for name in ("types.css", "map.css", "map-live.css")}
    for sub in ("assets", "pages"):
        (folder / sub).mkdir(exist_ok=True)
    for file, content in files.items():
        (folder / "assets" / file).write_bytes(content)
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(root / TEMPLATES), autoescape=True, trim_blocks=True,
                             lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    env.globals["_"] = str
    env.filters["term"] = lambda word, vocabulary: word
    html = env.from_string(PAGE).render(
        kind=kind, label=label, still=maps.still(points, box), data=maps.data(points, settings), caption="A caption",
        policy=policy, rtl=rtl, gap=gap, lang="en", base="../")
    (folder / "pages" / name).write_text(html, "utf-8")
    return (folder / "pages" / name).as_uri()

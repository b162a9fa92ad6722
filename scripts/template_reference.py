"""Write docs/templates.md: every template with the values that pages really give it. A test fails when it is not what this would write.

    python scripts/template_reference.py docs/templates.md

The pages of a small chronicle that has everything (SAMPLE) are made, and what they hand to each template is looked at: names
from the pages, shapes from the values, what a value is from the comment at the head of the template.
"""
import re
import sys
import tempfile
from pathlib import Path

import msgspec
from markupsafe import Markup

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from chronicle import config, publishers, slices  # noqa: E402
from chronicle.build.texts import Texts  # noqa: E402
from chronicle.computed import Change, Correction, History  # noqa: E402
from chronicle.content.read import read  # noqa: E402
from chronicle.folder import theme_folder  # noqa: E402
from chronicle.pages import KINDS  # noqa: E402
from chronicle.pages.asset import names  # noqa: E402
from chronicle.routes import plan  # noqa: E402
from chronicle.site import link  # noqa: E402
from chronicle.templates import Templates  # noqa: E402
from chronicle.view import View  # noqa: E402

SAMPLE = {
    "site.toml": 'title = "A chronicle"\nbase_url = "https://chronicle.example/"\nauthor = "The desk"\ncontact = "desk@chronicle.example"\n'
                 'description = "What is on record."\nreview = ["draft"]\nlicense = "CC-BY-4.0"\n',
    "content/places/land.md": "---\nname: Land\ntype: country\nlat: 35.0\nlon: 38.0\n---\n",
    "content/places/town.md": "---\nname: Town\nnames: {ar: بلدة, fr: Ville, variants: [Towne], former: [{name: Old Town, until: 1990}]}\n"
                              "type: town\nwithin: land\nlat: 36.1\nlon: 37.1\ngeonames: 1\n---\nA [[group]].\n",
    "content/places/hamlet.md": "---\nname: Hamlet\ntype: village\nwithin: town\n---\n",
    "content/actors/league.md": "---\nname: The League\nkind: armed group\n---\n",
    "content/actors/group.md": "---\nname: The Group\nkind: armed group\nparty: true\npart_of: league\n---\nText.\n",
    "content/actors/people.md": "---\nname: The People\nkind: civilians\n---\n",
    "content/actors/watch.md": "---\nname: The Watch\nkind: monitor\n---\n",
    "content/sources/daily.md": "---\npublisher: The Daily\nauthor: A. Writer\ntitle: Blasts\nurl: https://daily.example/1\narchived: https://archive.example/1\n"
                                "published: 2016-05-24\nretrieved: 2016-06-01\nlanguage: en\ncontext: [{text: 51 arrests, quote: fifty-one}]\n---\nText.\n",
    "content/sources/copy.md": "---\npublisher: The Copy\npublished: 2016-05-25\ncopied_from: daily\n---\n",
    "content/sources/other.md": "---\npublisher: The Other\ncopied_from: daily\n---\n",
    "content/pages/about.md": "---\ntitle: About\nsummary: Who keeps this.\n---\n## Who\n\nSee [[2016-05-23-blasts]].\n",
    "content/incidents/2016/2016-05-23-blasts.md":
        "---\ntitle: Blasts\ndate: 2016-05-23\nsummary: Two blasts.\ntype: bombing\nweapons: [car bomb]\ntargets: [hospital]\ncount: 2\n"
        "places: [{place: town, site: hospital}, {place: hamlet}]\nactors: [{actor: group, role: perpetrator}, {actor: people, role: victim}]\n"
        'responsibility: [{act: claim, actor: group, via: watch, mode: statement, as_of: 2016-05-24, source: daily, quote: "We did"},\n'
        '  {act: denial, actor: group, by: group, source: copy}]\n'
        'tolls: [{killed: 78, wounded: 100+, by: watch, basis: monitor, where: town, as_of: 2016-05-24, source: daily, quote: "78 died"},\n'
        "  {killed: 80-90, wounded: 90+, by: people, source: copy}, {killed: 70, by: watch, source: copy}]\n"
        "sources: [daily, copy, {publisher: The Wire, title: Told there, url: 'https://wire.example/'}]\nrelated: [{incident: 2016-05-25-clash, reason: said to be an answer}]\n"
        "evidence: {date: {source: daily, quote: on Monday, why: published on Tuesday}}\nupdates: [{date: 2016-06-01, note: A count was added.}]\n"
        "content_notes: [names of the dead]\nwithheld: Names of private persons.\naliases: [blasts]\n---\nText on [[town]].\n",
    "content/incidents/2016/2016-05-25-clash.md": "---\ntitle: Clash\ndate: 2016-05-25\ntype: armed clash\nplaces: [town]\nactors: [group]\nsources: [daily]\n---\n",
    "content/incidents/2016/2016-05-26-shots.md": "---\ntitle: Shots\ndate: 2016-05-26\ntype: armed clash\nplaces: [town]\nactors: [group]\npart_of: 2016-05-25-clash\nsources: [daily]\n---\n",
    "content/incidents/2017/2017-03-strike.md": "---\ntitle: Strike\ndate: 2017-03\ntype: air strike\nplaces: [land]\nactors: [{actor: group, role: target}]\n---\n",
}
TOLD = History("2016-05-30", "2016-06-02", (Correction("2016-06-02", "0123abc", "A count mended", (Change("tolls", "77", "78"),)),))
COMMON = {              # what every page gets, chrome.py
    "alternates": "(language, address) of this page in every language, where there are several",
    "author": "of the site", "base": "leads to the first page of the language: `{{ base }}map.html`", "canonical": "permanent address of this page, or nothing",
    "contact": "as site.toml has it", "contact_url": "the same as a link, where it is one", "csp": "the policy of the page",
    "dir": "ltr or rtl", "lang": "language of the page", "languages": "(language, direction, its own name, address), where there are several",
    "nav": "(word, address, value of aria-current) of the ways in", "own": "the language of the records, where the page speaks another",
    "prose": "(page, address, value of aria-current) of content/pages", "site": "title of the site", "site_in": "its language, where the page speaks another",
    "summary": "for search engines", "title": "of this page", "top": "leads to files that all languages share: `{{ top }}assets/site.css`",
}
NAMED = {               # shapes that several templates get, by some of their keys
    "row": ("url", "title", "killed", "responsibility"), "map": ("points", "still", "data"), "point": ("lat", "lon", "radius"),
}
INTRODUCTION = """\
# Templates

Made by `scripts/template_reference.py` from the pages of a small chronicle; do not edit by hand.

The theme is Jinja2. A file in your site's own `templates/` takes the place of the theme's file of that name, and
`templates/assets/` likewise; what you do not have there comes from the theme. A template gets plain values, escaped wherever
they are shown; a name that is not there is an error that names your file and line, never an empty place.

## Change one block, or one file

`theme/NAME` is always the theme's own template, so that yours may extend the one whose place it takes. To change one part
of every page, fill a block of `base.html`; to change one kind of page, a block of its template:

```jinja
{% extends "theme/incident.html" %}
{% block title %}{{ incident.title }} - our name{% endblock %}
```

in `templates/incident.html` changes the title in the browser's tab and nothing else. Macros that a block needs are imported
in your file again: `{% from "_bits.html" import link with context %}`.

In the tables "row" is an incident in a list, "map" what the macros of `_map.html` draw: see the end of this page.
"""


class Seen(Templates):
    """Templates that remember what pages gave them."""

    def render(self, name: str, values: dict, language: str = "") -> bytes:
        given = self.__dict__.setdefault("given", {})
        given.setdefault(name, []).append(values)
        return super().render(name, values, language)


def rendered() -> dict[str, list[dict]]:
    """template -> the values it was given, once for each page."""
    kept = slices.MOST, publishers.WHOLE
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in SAMPLE.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        given: dict[str, list[dict]] = {}
        for most in (kept, (1, 1)):                         # lists that stand whole, lists that are cut
            slices.MOST, publishers.WHOLE = most
            try:
                collect(root, given)
            finally:
                slices.MOST, publishers.WHOLE = kept
    return given


def collect(root: Path, given: dict[str, list[dict]]) -> None:
    settings, _ = config.load(root)
    files = [read(str(p.relative_to(root)), p.read_bytes()) for p in sorted((root / "content").rglob("*.md"))]
    site, _ = link([parsed for parsed, _ in files], settings)
    site.history = {"2016-05-23-blasts": TOLD}
    templates = Seen([(theme_folder(), "theme")])
    texts = Texts(site, {parsed.path: (b"", msgspec.msgpack.encode(text)) for parsed, text in files}, None)
    routes, _ = plan(site, names(templates))
    for url, (kind, subject) in routes.items():
        if not url.startswith(("data/", "assets/")):
            KINDS[kind](View(site, texts, templates, url), subject)
    for name, values in templates.given.items():
        given.setdefault(name, []).extend(values)


# ---- shapes: {"words": kinds of single values, "list": shape of its items, "pair": shapes by place, "map": shapes by key}

def shape(value, depth: int = 0) -> dict:
    for kind, word in ((Markup, "markup"), (bool, "true or false"), (str, "text"), ((int, float), "number"), (type(None), "nothing")):
        if isinstance(value, kind):
            return {"words": {word}}
    if isinstance(value, msgspec.Struct):
        return {"words": {type(value).__name__}}
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        plain = depth < 4 and all(isinstance(k, str) and k.isidentifier() for k in value)
        return {"map": {k: shape(v, depth + 1) for k, v in value.items()}} if plain else {"words": {"table"}}
    items = [shape(v, depth + 1) for v in value]
    if isinstance(value, tuple) and 1 < len(items) < 8 and (len(items) == 2 or len({type(v) for v in value}) > 1):
        return {"pair": items}
    return {"list": union(items)}


def union(shapes: list[dict]) -> dict:
    """What holds for each of them."""
    out: dict = {}
    if any("words" in s for s in shapes):
        out["words"] = set().union(*(s.get("words", ()) for s in shapes))
    pairs = [s["pair"] for s in shapes if "pair" in s]
    lists = [s["list"] for s in shapes if "list" in s]
    if len({len(p) for p in pairs}) > 1 or pairs and lists:
        pairs, lists = [], lists + [part for p in pairs for part in p]
    if pairs:
        out["pair"] = [union(list(parts)) for parts in zip(*pairs)]
    if lists:
        out["list"] = union(lists)
    maps = [s["map"] for s in shapes if "map" in s]
    if maps:
        out["map"] = {k: union([m[k] for m in maps if k in m]) for k in dict.fromkeys(k for m in maps for k in m)}
    return out


SHAPES: dict[str, list[dict]] = {}                      # those of NAMED that were met


def said(s: dict, whole: bool = False) -> str:
    """In words; of a shape in NAMED only its name, unless it is wanted whole."""
    found = sorted(s.get("words", set()) - {"nothing"})
    if "pair" in s:
        found.append(f"({', '.join(map(said, s['pair']))})")
    if "list" in s:
        found.append(f"list of {said(s['list'])}" if s["list"] else "list")
    if "map" in s:
        known = [] if whole else [name for name, keys in NAMED.items() if set(keys) <= s["map"].keys()]
        if known:
            SHAPES.setdefault(known[0], []).append(s)
        found.append(known[0] if known else "{" + ", ".join(f"{k}: {said(v)}" for k, v in s["map"].items()) + "}")
    return " or ".join(found + ["nothing"] * ("nothing" in s.get("words", ()))) or "empty"


# ---- the comment at the head of a template

def comment(text: str) -> dict[str, str]:
    """`{# values: total, cut (years) #}` -> {total: "", cut: "years"}."""
    found = re.match(r"\{#\s*values:(.*?)#\}", text, re.DOTALL)
    return {m[1]: m[2] or "" for m in map(re.compile(r"\s*([\w]+)(?:\s*\((.*)\))?\s*$", re.DOTALL).match, split(found[1] if found else "")) if m}


def split(text: str) -> list[str]:
    """At the commas outside of brackets."""
    out, depth = [""], 0
    for c in text.split(";")[0] if text.lstrip().startswith("base.html's;") else text:
        depth += c in "([{"
        depth -= c in ")]}"
        if c == "," and not depth:
            out.append("")
        else:
            out[-1] += c
    return [" ".join(part.split()) for part in out if part.strip() and part.strip() != "base.html's"]


# ---- the page

def text() -> str:
    given, templates = rendered(), Templates([(theme_folder(), "theme")])
    common = set.intersection(*(set(v) for name, all in given.items() if name.endswith(".html") for v in all))
    out = [INTRODUCTION, "## What every page gets\n", table({k: merge_all([v[k] for name, all in given.items() if name.endswith(".html") for v in all]) for k in
                                                           sorted(common)}, COMMON)]
    out += ["Blocks of `base.html`, which each page may fill: " + ", ".join(f"`{b}`" for b in blocks(templates, "base.html")) + ".\n"]
    for name in sorted(given):
        values = {k: merge_all([v[k] for v in given[name] if k in v]) for k in sorted({k for v in given[name] for k in v} - (common if name.endswith(".html") else set()))}
        out += [f"## {name}\n", f"Blocks: {', '.join(f'`{b}`' for b in blocks(templates, name))}.\n" if blocks(templates, name) else "",
                table(values, comment(templates.sources[name][0])) if values else "Nothing besides.\n"]
    out += ["## Values by name\n", "Fields of the values that tables above call by a name. Those of records are explained in docs/format.md.\n"]
    out += [f"{name}: {said(union(SHAPES[name]), whole=True)}.\n" for name in NAMED if name in SHAPES]
    out += [fields(cls) for cls in structs(given)]
    return "\n".join(part for part in out if part)


def merge_all(values: list):
    return union([shape(value) for value in values])


def table(shapes: dict, notes: dict[str, str]) -> str:
    rows = [f"| `{k}` | {notes.get(k, '')} | {said(s)} |".replace("|  |", "| |") for k, s in shapes.items()]
    return "\n".join(["| value | what | shape |", "|---|---|---|", *rows, ""])


def blocks(templates: Templates, name: str) -> list[str]:
    return sorted(set(re.findall(r"\{%-?\s*block (\w+)", templates.sources[name][0])))


def structs(given: dict) -> list[type]:
    """Every kind of struct that is reached from the values, by name."""
    found: dict[str, type] = {}

    def look(value) -> None:
        if isinstance(value, msgspec.Struct):
            found.setdefault(type(value).__name__, type(value))
            for f in value.__struct_fields__:
                look(getattr(value, f))
        elif isinstance(value, dict):
            for v in value.values():
                look(v)
        elif isinstance(value, list | tuple):
            for v in value:
                look(v)

    look([v for all in given.values() for v in all])
    return [found[name] for name in sorted(found)]


def fields(cls: type) -> str:
    kinds = msgspec.structs.fields(cls)
    return f"`{cls.__name__}`: " + ", ".join(f"{f.name} ({plain(f.type)})" for f in kinds) + ".\n"


def plain(kind) -> str:
    words = getattr(kind, "__name__", "") if isinstance(kind, type) and not getattr(kind, "__args__", None) else str(kind)
    words = re.sub(r"typing\.Literal\[.*?\]", "str", words)
    return re.sub(r"chronicle\.\w+\.", "", words).replace("NoneType", "nothing").replace("str", "text").replace("int", "number").replace(" | None", " or nothing")


def faults() -> list[str]:
    """Where the comment at the head of a template names other values than it gets."""
    given, templates, out = rendered(), Templates([(theme_folder(), "theme")]), []
    common = set(COMMON)
    for name in sorted(given):
        told = set(comment(templates.sources[name][0]))
        got = {k for v in given[name] for k in v} - (common if name.endswith(".html") else set())
        out += [f"{name} gets {k} and does not say so" for k in sorted(got - told)] + [f"{name} says {k} and does not get it" for k in sorted(told - got - common)]
    return out


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(text(), "utf-8")

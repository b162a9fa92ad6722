"""A site in which a hostile text stands in every field that takes words, of every kind of record, and in every text.

    full(texts)             -> {path: content}: of each text an incident, a place, an actor, a source and a page
    single(kind, text)      -> front matter with the text in one field after the other, whatever the field wants
"""
import json
import re

from chronicle.content.fields import FIELDS
from chronicle.content.tables import Keyed, ListOf, Table

BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
INCIDENT = """---
title: {q}
date: {date}
time: "09:00"
timezone: {q}
summary: {q}
type: [bombing, shelling]
stage: accomplished
weapons: [{q}]
targets: [{q}]
places: [{{place: p{n}, site: {q}, precision: near}}]
actors: [{{actor: a{n}, role: perpetrator, side: a}}]
responsibility: [{{act: claim, actor: a{n}, by: {q}, via: {q}, mode: {q}, as_of: 2016-05-24, source: s{n}, quote: {q}}}]
tolls:
  - {{killed: 7, wounded: 8, missing: 1, arrested: 2, who: {q}, where: p{n}, by: {q}, basis: official, as_of: 2016-05-24, superseded: false, source: s{n}, quote: {q}}}
  - {{killed: 9, by: {q}}}
count: 1
part_of: {part_of}
related: [{{incident: i0, reason: {q}}}]
sources: [s{n}, {{id: own, publisher: {q}, title: {q}, author: {q}, url: "https://a.example/", published: 2016-05-23, retrieved: 2016-05-24, archived: "https://b.example/", language: {q}, copied_from: {q}}}]
evidence: {{date: {{source: s{n}, quote: {q}, why: {q}}}, {k}: {{why: {q}}}}}
updates: [{{date: 2016-05-25, note: {q}}}]
content_notes: [{q}]
withheld: {q}
silence: [{q}]
aliases: [old-i{n}]
review: published
extra: {{{k}: {q}}}
---
{body}
"""
PLACE = """---
name: {q}
names: {{ar: {q}, variants: [{v}], former: [{{name: {q}, until: 2010}}]}}
type: city
within: {within}
lat: 34.{n}
lon: 35.{n}
precision: exact
geonames: {q}
wikidata: {q}
aliases: [old-p{n}]
extra: {{{k}: {q}}}
---
{body}
"""
ACTOR = """---
name: {q}
names: {{ar: {q}, variants: [{v}], former: [{{name: {q}, until: 2010}}]}}
kind: armed group
part_of: {part_of}
party: true
wikidata: {q}
aliases: [old-a{n}]
extra: {{{k}: {q}}}
---
{body}
"""
SOURCE = """---
publisher: {q}
title: {q}
author: {q}
url: "https://a.example/?{n}"
published: 2016-05-23
retrieved: 2016-05-24
archived: "https://b.example/{n}"
language: {q}
copied_from: {q}
file: seeds/none.txt
sha256: {q}
note: {q}
context: [{{text: {q}, quote: {q}}}]
aliases: [old-s{n}]
extra: {{{k}: {q}}}
---
{body}
"""
PAGE = "---\ntitle: {q}\nsummary: {q}\norder: {n}\naliases: [old-g{n}]\nextra: {{{k}: {q}}}\n---\n{body}\n"
BODY = """## {t}

{t} and [[p{n}|{label}]], [{t}](https://a.example/ "{t}"), ![{t}](x.png), `{t}`, [^1].

- {t}
- [ ] {t}

> {t}

| {t} |
|---|
| {t} |

```{t}
{t}
```

[^1]: {t}
"""
KINDS = {"incidents": INCIDENT, "places": PLACE, "actors": ACTOR, "sources": SOURCE, "pages": PAGE}


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def clean(text: str) -> str:
    """What a field of one line takes of a text: no characters that are not printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:1900] or "nothing"


def full(texts: list[str]) -> dict[str, str]:
    found = {}
    for n, text in enumerate(texts):
        line = clean(text)
        words = text.replace("\ud800", "").replace("[[", "[ [")
        body = BODY.format(t=" ".join(words.split()), n=n, label=re.sub(r"[\[\]|\n\r]", "", line) or "x")
        for folder, form in KINDS.items():
            found[f"content/{folder}/{folder[0] if folder != 'pages' else 'g'}{n}.md"] = form.format(
                q=quoted(line), k=quoted(line[:190]), v=quoted(f"{line} {n}"[:1900]), n=n, body=body, date=f"2016-05-{n % 28 + 1:02}",
                part_of=("i0" if folder == "incidents" else "a0") if n else "", within="p0" if n else "")
    found["content/incidents/i0.md"] = found["content/incidents/i0.md"].replace("{incident: i0,", "{incident: i1,")        # not to itself
    return {path: text.replace("part_of: \n", "").replace("within: \n", "") for path, text in found.items()}


def settings(text: str) -> str:
    q = quoted(clean(text))
    return (f"title = {q}\ndescription = {q}\nauthor = {q}\ncontact = {q}\nlicense = {q}\nbase_url = \"https://chronicle.example/\"\n"
            f"review = [\"draft\", \"reviewed\", \"published\"]\n")


def single(kind: str, text: str) -> list[str]:
    """Front matter of that kind, the text where each field stands: as its value, in a list, as a key, in its table."""
    must = {f.name: f.example for f in FIELDS[kind].values() if f.required} | ({"places": "[p0]"} if kind == "incident" else {})
    out = []
    for name, field in FIELDS[kind].items():
        for value in (text, f"[{text}]", f"{{{text}: {text}}}", *tables(field.shape, text)):
            out.append("".join(f"{k}: {v}\n" for k, v in (must | {name: value}).items()))
    return out + [f"{text}: {text}\n" + "".join(f"{k}: {v}\n" for k, v in must.items())]


def tables(shape, text: str):
    """A value for each field of a table of fields, wherever it stands within the shape."""
    if isinstance(shape, ListOf):
        yield from (f"[{value}]" for value in tables(shape.shape, text))
    elif isinstance(shape, Keyed):
        yield from (f"{{{text}: {value}}}" for value in tables(shape.table, text))
    else:
        table = shape if isinstance(shape, Table) else getattr(shape, "table", None)
        if table is not None:
            must = {f.name: f.example or "x" for f in table.fields.values() if f.required}
            for name, field in table.fields.items():
                for value in (text, *tables(field.shape, text)):
                    yield "{" + ", ".join(f"{k}: {v}" for k, v in (must | {name: value}).items()) + "}"

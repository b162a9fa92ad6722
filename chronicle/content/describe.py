"""The format in words and as JSON Schema, from the one table of fields. docs/format.md, docs/errors.md and
docs/settings.md are written by `python -m chronicle.content.describe docs/`; a test fails when they are not what it would write."""
import json
import sys
from pathlib import Path

from chronicle import vocabulary as v
from chronicle.assess import RULES
from chronicle.config import MAP, SETTINGS, Setting
from chronicle.content.fields import FIELDS
from chronicle.content.shapes import Choice, Shape
from chronicle.content.tables import IdOr, Keyed, ListOf, Table
from chronicle.diagnose import CODES
from chronicle.explanations import EXAMPLES, Example

WHERE = {"incident": "content/incidents/YEAR/ID.md", "place": "content/places/ID.md", "actor": "content/actors/ID.md",
         "source": "content/sources/ID.md", "page": "content/pages/ID.md",
         "translation": "content/incidents/YEAR/ID.LANGUAGE.md"}
VOCABULARIES = (
    ("Types of incident", v.TYPES, ("gtd", "acled", "muc4")), ("Stages", v.STAGES, ("gtd", "muc4")),
    ("Weapons", v.WEAPONS, ("gtd",)), ("Targets", v.TARGETS, ("gtd",)), ("Precision of a place", v.PRECISIONS, ("ucdp", "acled", "about")),
    ("Roles of actors", v.ROLES, ("about",)), ("Acts in the responsibility ledger", v.ACTS, ("gtd", "muc4", "about")),
    ("Bases of a count", v.BASES, ("about",)), ("Stages of review", v.REVIEWS, ("about",)), ("Kinds of actor", v.ACTOR_KINDS, ("acled",)),
)
HISTORY = """\
## What is published of git's history

Where a site is kept in git, the page of an incident and the page and feeds of corrections tell what was changed in its record after it was
first published: the day, **the values of its fields before and after, and the subject of the commit**. So a name that stood in a
published record stays on its page, among the corrections, after it was taken out; and a subject is read by everybody: "Mend
the place" tells nothing of whom it is about.

`withheld` takes both away. Of a record that has it, all corrections, the earlier ones too, keep only days and the names of fields, from
the next build on; they stay so if `withheld` is taken out later. Summary, text, evidence, notes, quotes and reasons are never repeated, only
named. What a record said while it was at a stage of review that is not built is not told; steps of review are no corrections.

Git keeps every version: who can read the repository can read what was taken out."""
CODEBOOK = {"gtd": "GTD", "acled": "ACLED", "muc4": "MUC-4", "ucdp": "UCDP", "about": "meaning"}


def schema(kind: str) -> dict:
    """JSON Schema (2020-12) of a kind's front matter."""
    fields = FIELDS[kind].values()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Chronicle {kind}", "type": "object",
            "additionalProperties": False, "properties": {f.name: f.schema() for f in fields},
            "required": [f.name for f in fields if f.required],
            **({"anyOf": [{"required": [f]} for f in ("places", "actors", "sources")]} if kind == "incident" else {})}


def reference() -> str:
    out = ["# The format of the record", "", "Made from the table of fields in `chronicle/content/fields.py`; do not edit by hand.", "",
           "Every file in `content/` is Markdown with YAML front matter; its name without `.md` is the id, unique over the whole site.",
           "Values are text until their field reads them: `NO`, `0123` and `1.10` stay what you wrote. Anchors, aliases and tags are not",
           "part of the format. A field that is left out is \"not reported\", never zero. In the text, `[[id]]`, `[[id|label]]` and",
           "`[[id#section]]` link to other records; HTML is shown as text."]
    for kind, fields in FIELDS.items():
        out += ["", f"## {kind.capitalize()}", "", f"`{WHERE[kind]}`", "", "| field | form | what it is |", "|---|---|---|"]
        for f in fields.values():
            out += rows(f, "")
    out += ["", HISTORY]
    for title, terms, columns in VOCABULARIES:
        out += ["", f"## {title}", "", "| term | " + " | ".join(CODEBOOK[c] for c in columns) + " |", "|---" * (len(columns) + 1) + "|"]
        out += [f"| {term} | " + " | ".join(getattr(t, c) or "–" for c in columns) + " |" for term, t in terms.items()]
    return "\n".join(out) + "\n"


def rows(field, prefix: str) -> list[str]:
    need = " **required**" if field.required else ""
    out = [f"| `{prefix}{field.name}` | {cell(form(field.shape))} | {cell(field.about)}{need} |"]
    table = table_of(field.shape)
    if table:
        for inner in table.fields.values():
            out += rows(inner, f"{prefix}{field.name}.")
    return out


def table_of(shape: Shape) -> Table | None:
    while isinstance(shape, (ListOf, Keyed)):
        shape = shape.shape if isinstance(shape, ListOf) else shape.table
    shape = shape.table if isinstance(shape, IdOr) else shape
    return shape if isinstance(shape, Table) else None


def form(shape: Shape) -> str:
    if isinstance(shape, ListOf):
        return "one or a list: " + form(shape.shape)
    if isinstance(shape, Choice) and len(shape.terms) > 8:
        return "a term, see below"
    return shape.words


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def errors() -> str:
    out = ["# What `chronicle check` says", "", "Made from the table in `chronicle/diagnose.py`; do not edit by hand. A code never changes its meaning.",
           "An error keeps the site from being published; a warning does not. An incident answers for a warning with its reason:",
           "`silence: [\"R504 counted on two days\"]`. An offer is made by `chronicle check --suggest` only.",
           "`chronicle explain CODE` says the same in the terminal.", "", "| code | name | | what it means |", "|---|---|---|---|"]
    out += [f"| [{code}](#{code.lower()}-{c.slug}) | {c.slug} | {c.severity} | {cell(c.about)} |" for code, c in CODES.items()]
    for code, c in CODES.items():
        out += ["", f"## {code} {c.slug}", "", c.about, *example(EXAMPLES.get(code))]
    return "\n".join(out) + "\n"


def example(shown: Example | None) -> list[str]:
    """The mistake and its mended form, as Markdown."""
    if shown is None:
        return []
    if not shown.where:
        return ["", f"For example: {shown.wrong}.", "", f"Mended: {shown.mended}."]
    return [line for title, words in ((f"Wrong, {within(shown.where)}", shown.wrong), ("Mended", shown.mended))
            for line in ("", f"{title}:", "", *(f"    {row}".rstrip() for row in words.rstrip("\n").split("\n")))]


def within(where: str) -> str:
    return f"in the file {where}" if "." in where else "in the text of a record" if where == "text" else \
        f"in the front matter of {'an' if where[0] in 'ai' else 'a'} {where}"


KINDS_OF_SETTING = {str: "text", list: "list", dict: "table", bool: "true or false"}


def settings() -> str:
    out = ["# The settings in site.toml", "", "Made from the table in `chronicle/config.py`; do not edit by hand. Every one may be left out.",
           "What to set before a site is published: [publishing](publishing.md).", "", *SETTING_HEAD]
    out += [setting(key, s) for key, s in SETTINGS.items()]
    out += ["", "## [map]", "", "With examples in [maps](maps.md).", "", *SETTING_HEAD, *(setting(key, s) for key, s in MAP.items())]
    out += ["", "## What `toll_rule` does", "", "| rule | headline toll |", "|---|---|", *(f"| `{rule}` | {cell(about)} |" for rule, about in RULES.items())]
    return "\n".join(out) + "\n"


SETTING_HEAD = ("| setting | form | left out | what it is |", "|---|---|---|---|")


def setting(key: str, s: Setting) -> str:
    """A row of the table. Text and lists are written as TOML takes them, which for these is as JSON."""
    chosen = " of " if s.kind is list else ": "
    form = KINDS_OF_SETTING[s.kind] + (chosen + ", ".join(f"`{c}`" for c in s.choices) if s.choices else "")
    default = f"`{json.dumps(s.default)}`" if s.default not in ("", [], {}) else "–"
    return f"| `{key}` | {form} | {default} | {cell(s.about)} |"


PAGES = {"format.md": reference, "errors.md": errors, "settings.md": settings}

if __name__ == "__main__":
    for name, page in PAGES.items():
        Path(sys.argv[1], name).write_text(page(), "utf-8")

"""How to cite a record: in words, as BibTeX and as RIS; and the whole chronicle as CITATION.cff.

No clock is asked. The date of a record is that of its last change in git's history, else of its newest note to the reader;
where there is neither, the day of its newest source is named as that, and is no date of the record. The day on which a reader
saw it is the reader's to add.
"""
import re
from functools import lru_cache

import msgspec

from chronicle.addresses import address
from chronicle.computed import Card
from chronicle.model import Incident
from chronicle.pages.chrome import canonical
from chronicle.pages.data.entries import entries
from chronicle.pages.data.package import SPDX
from chronicle.pages.data.splice import Apart, splicing
from chronicle.pages.links import outward
from chronicle.view import View
from chronicle.volumes import Volume

LATEX = {"\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_",
         "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
SPECIAL = str.maketrans(LATEX)
ANY_SPECIAL = re.compile(f"[{re.escape(''.join(LATEX))}]").search
NEXT_BIBTEX, NEXT_RIS = re.compile(rb"\n(?=@misc\{)").split, re.compile(rb"\r\n(?=TY  - )").split        # what is said stands in one line
NO_KEY = re.compile(r"[^A-Za-z0-9:./+-]")


class Cited(msgspec.Struct, frozen=True):
    """What all forms of a citation say. `day`: of the last change, or ''; `newest`: on which the newest source was published, or ''."""
    id: str
    title: str
    site: str
    author: str
    url: str
    day: str
    newest: str = ""


def of(view: View, r: Incident, card: Card, changed: str) -> Cited:
    """`changed`: the day of its last change in git, or ''."""
    id = r.id
    return Cited(id, one_line(r.title), one_line(view.setting("title")), one_line(view.setting("author") or view.setting("title")),
                 canonical(view, address("incident", id)), changed or card.updated, card.reported)


def dated(c: Cited, before: str) -> str:
    """How old the record is, as far as it says so itself."""
    return f"{before}last changed {c.day}" if c.day else f"{before}newest source of {c.newest}" if c.newest else ""


@lru_cache(maxsize=1000)                # names of the site, and a title for each form
def one_line(text: str) -> str:
    return " ".join(text.split())


def bibtex(c: Cited) -> str:
    rows = [("title", f"{{{latex(c.title)}}}"), ("author", f"{{{latex(c.author)}}}"), ("howpublished", latex(c.site)),
            ("note", f"Record {latex(c.id)}" + dated(c, ", ")), ("year", c.day[:4]),
            ("url", c.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C"))]
    return "@misc{" + NO_KEY.sub("-", c.id) + ",\n" + "".join(f"  {key} = {{{value}}},\n" for key, value in rows if value) + "}\n"


def latex(text: str) -> str:
    return text.translate(SPECIAL) if ANY_SPECIAL(text) else text


def ris(c: Cited) -> str:
    rows = [("TY", "WEB"), ("ID", c.id), ("TI", c.title), ("AU", c.author), ("T2", c.site), ("PB", c.author), ("PY", c.day[:4]),
            ("DA", c.day.replace("-", "/")), ("UR", c.url), ("AN", c.id),
            ("N1", dated(c, "").capitalize())]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in rows if value) + "ER  - \r\n"


@splicing(lambda body: Apart(b"", NEXT_BIBTEX(body), b"\n", b""))
def bibtex_file(view: View, subject: str, volume: Volume) -> bytes:
    return "\n".join(bibtex(c) for c in all_of(view, volume)).encode("utf-8", "replace")


@splicing(lambda body: Apart(b"", NEXT_RIS(body), b"\r\n", b""))
def ris_file(view: View, subject: str, volume: Volume) -> bytes:
    return "\r\n".join(ris(c) for c in all_of(view, volume)).encode("utf-8", "replace")


def all_of(view: View, volume: Volume) -> list[Cited]:
    changed = view.changed_in(volume.period)
    return [of(view, e.r, e.card, changed.get(e.r.id, "")) for e in entries(view, volume)]


def cff(view: View, subject: str) -> bytes:
    """CITATION.cff, format 1.2.0. It is YAML, and JSON in quotes is YAML. Released is what it was with the newest note or correction."""
    author, license = view.setting("author") or view.setting("title"), view.setting("license")
    rows = [("cff-version", "1.2.0"), ("message", "If you use this record, please cite it."), ("type", "dataset"),
            ("title", view.setting("title")), ("abstract", view.setting("description")), ("url", view.setting("base_url")),
            ("date-released", next((day for day, _card in view.updated()), "")), ("license-url", outward(license)), ("license", license if SPDX.fullmatch(license) else "")]
    lines = [f"{key}: {quoted(value)}" for key, value in rows if value]
    return "\n".join([*lines, "authors:", f"  - name: {quoted(author)}", ""]).encode("utf-8", "replace")


def quoted(text: str) -> str:
    return msgspec.json.encode(one_line(text)).decode()

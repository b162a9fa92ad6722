"""Pseudo-localisation: a language in which every message of ours stands in «marks». Whatever else has letters on its pages is
either of the record, and marked with the language of the record, or was forgotten. The language is added as a site adds one."""
import io
import re
import sys
from pathlib import Path

import lxml.html
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from site_builder import SETTINGS, SMALL, SiteFolder

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "scripts"))
import catalogues                                                    # noqa: E402

READ_ALOUD = ("aria-label", "alt", "placeholder", "data-label")


def pseudo() -> bytes:
    """Every message in marks, its values outside them: «Incidents in »%(place)s«.»"""
    def marked(text: str) -> str:
        return "".join(p if re.fullmatch(r"%\(\w+\)s|<[^>]*>|\{\w+\}", p) else f"«{p}»" for p in re.split(r"(%\(\w+\)s|<[^>]*>|\{\w+\})", text) if p)
    out, found = io.BytesIO(), Catalog(locale="eo")
    for m in catalogues.messages():
        if m.id:
            found.add(m.id, tuple(map(marked, m.id)) if isinstance(m.id, tuple) else marked(m.id), context=m.context)
    write_mo(out, found)
    return out.getvalue()


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    small = SiteFolder(tmp_path_factory.mktemp("pseudo") / "site").write({"site.toml": SETTINGS} | SMALL)
    small.write({"locale/eo.mo": pseudo(), "content/incidents/2016/2016-05-30-shelling.md": FULL})
    small.append("site.toml", 'languages = ["eo"]\ncontact = "desk@example.org"\n')
    assert small.build().published
    return {u: body for u, body in small.pages().items() if u.startswith("eo/") and u.endswith(".html")}


FULL = """---
title: Shelling of Jableh
date: 2016-05-30?
time: "12:30"
type: [shelling, armed attack]
stage: attempted
weapons: [mortar]
targets: [market]
places: [{place: jableh, precision: near, site: the old market}]
actors: [{actor: one-group, role: perpetrator}, {actor: observers, role: monitor}]
responsibility:
  - {act: accusation, actor: one-group, by: observers, via: observers, mode: statement, as_of: 2016-05-31, source: herald-1, quote: "It was them."}
  - {act: denial, actor: one-group, source: herald-1}
tolls:
  - {killed: 3-5, wounded: dozens, by: observers, basis: monitor, where: jableh, source: herald-1, quote: "Three to five."}
  - {killed: "7+", by: one-group, who: civilians, superseded: true, as_of: 2016-05}
  - {killed: 4}
count: 2
part_of: 2016-05-23-bombings
related: [{incident: 2017-01-02-clash, reason: the same road}]
sources: [herald-1]
evidence: {date: {source: herald-1, quote: "On Monday.", why: the weekday before}}
updates: [{date: 2016-06-01, note: a count was added}]
content_notes: [dead children]
withheld: a name
---
Text about [[jableh]].
"""


def left_over(root) -> list[str]:
    """Words outside marks and outside elements that say which other language they are in."""
    found = []
    for e in root.iter():
        if not isinstance(e.tag, str) or e.tag in ("script", "style", "code", "pre") or any(a.get("lang") for a in (e, *e.iterancestors()) if a.tag != "html"):
            continue
        if any(a.tag in ("code", "pre") for a in e.iterancestors()):
            continue
        texts = [e.text or "", *(child.tail or "" for child in e)] + [e.get(a, "") for a in READ_ALOUD]
        if e.tag == "meta" and e.get("name") == "description":
            texts.append(e.get("content"))
        for text in texts:
            rest = re.sub(r"«[^«»]*»", "", text)
            if re.search(r"[^\W\d_]", rest):
                found.append(f"<{e.tag} class={e.get('class')}> {text.strip()}")
    return found


NAMES = re.compile(r"Coast hit|Tartus|Jableh|Coast|One Group|The Observers|The Gazette|The Herald|A chronicle|Shelling of Jableh|Bombings on the coast|Clash near Tartus"
                   r"|Air strike in March|Arrest of a courier|About|desk@example\.org|Blasts on the coast|the old market|Leaflet|Natural Earth|GeoNames"
                   r"|[\w.-]+\.(csv|json|geojson|sqlite|ics|bib|ris|cff|sql)\b|Atom|JSON Feed|BibTeX|https?://\S+|ucdp")


def test_nothing_on_a_page_is_said_in_english_alone(pages):
    """In attributes, titles and captions names of the record stand without an element of their own: those are known here."""
    forgotten = {f"{url}: {said}" for url, body in pages.items() for said in left_over(lxml.html.document_fromstring(body.decode().encode()))
                 if re.search(r"[^\W\d_]", re.sub(r"«[^«»]*»", "", NAMES.sub("", said.split("> ", 1)[1])))}
    assert "\n".join(sorted(forgotten)) == ""


def test_marks_are_everywhere(pages):
    """The other way round: there are pages, and each says something."""
    assert len(pages) > 30 and all(body.decode().count("«") > 10 for body in pages.values())

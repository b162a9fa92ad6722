"""What a record says in another language: `ID.ar.md` beside `ID.md` holds title, summary and text, and nothing else.

A translation belongs to its record: it is published with it and held back with it, and no relation begins in it. Who
shows a record in a language reads the fact `translation/ID.LANGUAGE`, which is missing where there is none.
"""

import msgspec

from chronicle.computed import Card, Named, Parsed
from chronicle.diagnose import Diagnostic, Span
from chronicle.fingerprint import fingerprint
from chronicle.links import check_links
from chronicle.model import Actor, Incident, Page, Place, Translation


def apart(files: list[Parsed]) -> tuple[list[Parsed], dict[str, Parsed]]:
    """(records, translations by path)."""
    found = {f.path: f for f in files if f.kind == "translation"}
    return ([f for f in files if f.kind != "translation"] if found else files), found


def published(site) -> dict[str, Parsed]:
    """The translations of what the Site publishes, in its languages, by id."""
    return {f.id: f for f in site.translated.values() if f.record is not None and language_of(f) in site.settings.get("languages", ()) and f.record.of in site.records}


def check(site) -> list[Diagnostic]:
    """What is wrong with translations, and with the links in those that are published."""
    notes, languages = [], site.settings.get("languages", ())
    for f in site.translated.values():
        of, language = f.id.rpartition(".")[0], language_of(f)
        if of not in site.records and of not in site.held_back and of not in site.unread:
            notes.append(Diagnostic("L414", f"there is no record `{of}` that this could be a translation of", Span(f.path),
                                    "the name is ID.LANGUAGE.md, with the id of an incident or a page"))
        elif language not in languages:
            notes.append(Diagnostic("L415", f"`{language}` is not among the languages of the site, so nobody is shown this", Span(f.path),
                                    f'write languages = ["{language}"] in site.toml'
                                    if language != site.settings["language"] else f"`{language}` is the language of the records: write it in {of}.md"))
        elif f.id in site.translations:
            notes += check_links(site, f)
    return notes


def language_of(f: Parsed) -> str:
    return f.id.rpartition(".")[2]


def facts(site) -> dict[str, bytes]:
    """`translation/ID.ar` for each, and `translations/2016` for all of a year's incidents."""
    out, years = {f"translation/{id}": f.digest.encode() for id, f in site.translations.items()}, {}
    for id, f in sorted(site.translations.items()):
        if f.record.of in site.cards:
            years.setdefault(site.cards[f.record.of].date.year, []).append(f"{id} {f.digest}")
    return out | {f"translations/{year}": fingerprint("\n".join(of).encode()) for year, of in years.items()}


class Words:
    """Puts the words of a language in the place of the record's own, in whatever a page is shown. `find`: from the id of a
    record to its Translation or None; `own`: the language of the records."""

    def __init__(self, language: str, own: str, find):
        self.language, self.own, self.find = language, own, find

    def __call__(self, value):
        """The value with names, titles and summaries in the language, each marked where it has none."""
        kind = type(value)
        if kind in PUT:
            return PUT[kind](self, value)
        if kind in (list, tuple):
            return kind(map(self, value))
        return value

    def named(self, n: Named) -> Named:
        said = dict(n.others).get(self.language) if n.kind in ("place", "actor") else title(self.find(n.id)) if n.kind in ("incident", "page") else ""
        if not said:
            return msgspec.structs.replace(n, lang=self.own, ar="")
        return msgspec.structs.replace(n, name=said, latin=n.name, ar="")

    def card(self, card: Card) -> Card:
        t = self.find(card.id)
        return msgspec.structs.replace(card, title=t.title, summary=t.summary) if t else msgspec.structs.replace(card, lang=self.own)

    def record(self, r: Incident | Page) -> Incident | Page:
        t = self.find(r.id)
        return msgspec.structs.replace(r, title=t.title, summary=t.summary) if t else r

    def thing(self, r: Place | Actor) -> Place | Actor:
        said = r.names.ar if self.language == "ar" else r.names.local.get(self.language)
        return msgspec.structs.replace(r, name=said) if said else r


def title(t: Translation | None) -> str:
    return t.title if t else ""


PUT = {Named: Words.named, Card: Words.card, Incident: Words.record, Page: Words.record, Place: Words.thing, Actor: Words.thing}

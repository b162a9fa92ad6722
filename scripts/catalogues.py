"""The catalogues of translations: python scripts/catalogues.py [LANGUAGE …]

Collects every message of Chronicle, brings chronicle/locale/LANG/LC_MESSAGES/chronicle.po up to date and compiles it to
the .mo that is read when pages are made. With a language that has no catalogue yet, begins one. Needs Babel, which a
built site does not.

Messages come from three places: strings marked `_`, `N_`, `ngettext` or `P_` in the Python of pages, the same in
templates, and the controlled words and definitions of the record, which stand in tables and are said by `term` or `_`.
"""
import io
import sys
from datetime import datetime, timezone
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from chronicle import assess, counts, exports, vocabulary as v
from chronicle.content import revisions
from chronicle.pages.capacities import CAPACITIES
from chronicle.pages.data.csv_files import TABLES
from chronicle.speech import LOCALE
from chronicle.words import NOUNS

ROOT = Path(__file__).parent.parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "P_": (1, 2)}
LONG_AGO = datetime(2026, 1, 1, tzinfo=timezone.utc)         # a catalogue is what it says, whenever it was written
TERMS = {                                                    # context -> words that `term` says
    "type": v.TYPES, "stage": v.STAGES, "weapon": v.WEAPONS, "target": v.TARGETS, "precision": v.PRECISIONS, "role": v.ROLES, "act": v.ACTS,
    "status": (*assess.GRADES, *assess.RESPONSIBILITY, *v.REVIEWS), "kind of actor": v.ACTOR_KINDS, "kind of place": v.PLACE_TYPES,
    "who": v.WHO, "count": counts.WORDS, "toll": ("killed", "wounded", "missing", "arrested"),
    "mode": ("statement", "video", "audio", "call", "anonymous call", "letter", "leaflet", "interview", "online", "website", "telegram", "social media"),
    "field": tuple(dict.fromkeys(f.replace("_", " ") for f in (*revisions.FIELDS, "toll", "review", "precision"))),
    "kind of column": tuple(sorted({c.kind for t in TABLES.values() for c in t.columns})),
    "what this language calls itself": ("English",),
}
DEFINITIONS = (
    *(t.about for table in (v.PRECISIONS, v.ROLES, v.ACTS, v.BASES, v.REVIEWS) for t in table.values()),
    *assess.GRADES.values(), *assess.RESPONSIBILITY.values(), *assess.RULES.values(),
    *exports.FORMATS.values(), *(f.about for f in exports.FILES), *dict.fromkeys(c.about for t in TABLES.values() for c in t.columns),
)
COUNTED = (*((f"%(n)s {noun}", f"%(n)s {noun}s") for noun in NOUNS), *(forms for _, _, forms, _, _ in CAPACITIES))


def messages() -> Catalog:
    """Every message, with the files it comes from."""
    found = Catalog(project="Chronicle", charset="utf-8", creation_date=LONG_AGO)
    for path in sorted((ROOT / "chronicle").rglob("*.py")):
        take(found, path, "python")
    for path in sorted((ROOT / "templates").glob("*")):
        if path.is_file():
            take(found, path, babel_extract)
    for context, words in TERMS.items():
        for word in words:
            found.add(word, context=context)
    for sentence in DEFINITIONS:
        found.add(sentence)
    for pair in COUNTED:
        found.add(pair)
    return found


def take(found: Catalog, path: Path, method) -> None:
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"} if method is babel_extract else {}
    for _line, message, _comments, context in extract(method, io.BytesIO(path.read_bytes()), KEYWORDS, (), options):
        found.add(message, context=context, locations=[(str(path.relative_to(ROOT)), 0)])


def po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "chronicle.po"


def read(language: str) -> Catalog:
    with open(po(language), "rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """The catalogue as it stands, or an empty one, with all messages and none that are no longer said."""
    old = read(language) if po(language).is_file() else Catalog(locale=language)
    new = Catalog(locale=language, project="Chronicle", charset="utf-8", creation_date=LONG_AGO, revision_date=LONG_AGO,
                  version="1", msgid_bugs_address="the project", last_translator="the project", language_team=language, fuzzy=False, header_comment="# What Chronicle's pages say.")
    for message in messages():
        if message.id:
            known = old.get(message.id[0] if isinstance(message.id, tuple) else message.id, message.context)
            fits = known is not None and isinstance(known.id, tuple) == isinstance(message.id, tuple)
            new.add(message.id, known.string if fits else None, locations=message.locations, context=message.context, flags=known.flags - {"python-format"} if known else ())
    return new


def text(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, width=120, include_lineno=False, sort_output=True, ignore_obsolete=True)
    return out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untold(catalogue: Catalog) -> list:
    """Messages without a translation, or with one that nobody has looked at."""
    return [m.id for m in catalogue if m.id and (m.fuzzy or not (all(m.string) if isinstance(m.string, tuple) else m.string))]


if __name__ == "__main__":
    languages = sys.argv[1:] or sorted(p.parent.parent.name for p in LOCALE.glob("*/LC_MESSAGES/chronicle.po"))
    for language in languages:
        catalogue = updated(language)
        po(language).parent.mkdir(parents=True, exist_ok=True)
        po(language).write_bytes(text(catalogue))
        po(language).with_suffix(".mo").write_bytes(compiled(read(language)))
        print(f"{language}: {len(catalogue)} messages, {len(untold(catalogue))} not translated")

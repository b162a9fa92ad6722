"""What is wrong, where, and how to mend it.

Rules
1. Nothing raises on content. Every stage returns a value and a list of Diagnostics; all of a run are shown together.
2. A diagnostic has a stable code from the table CODES, a place (file, line, column, length), what was found and what
   is wanted in its message, and the likely fix in its hint.
3. An *error* keeps a site from being published; a *warning* is shown and publishes; an *offer* is made only to who asks
   for it (`chronicle check --suggest`).
4. The frame (source line and caret) is drawn from the file when a diagnostic is shown, so that notes stay small.

Codes by letter: C configuration, Y front matter as YAML, F fields, L links between records, R contradictions in the
record, M Markdown, T templates, B output. A code once given never changes its meaning.
"""
import heapq
from collections.abc import Iterable

import msgspec

ERROR, WARNING, OFFER = "error", "warning", "offer"


class Code(msgspec.Struct, frozen=True):
    slug: str
    severity: str
    about: str


CODES = {
    "C101": Code("unreadable-config", ERROR, "site.toml is missing, unreadable or no valid TOML."),
    "C102": Code("unknown-setting", ERROR, "site.toml has a key that Chronicle does not know; it would do nothing."),
    "C103": Code("bad-setting", ERROR, "A value in site.toml has the wrong type or is not one of the choices."),
    "Y101": Code("unreadable-file", ERROR, "A content file cannot be read: not UTF-8, too large, or no plain file."),
    "Y102": Code("no-front-matter", ERROR, "A content file must begin with a line `---`, its front matter, and a line `---`."),
    "Y103": Code("bad-yaml", ERROR, "The front matter is no valid YAML; nothing of the file can be read until it is."),
    "Y104": Code("duplicate-key", ERROR, "A key stands twice in one mapping; YAML readers would drop one of the two in silence."),
    "Y105": Code("yaml-feature", ERROR, "Anchors, aliases, tags, merge keys and several documents are not part of the format."),
    "Y106": Code("too-deep", ERROR, "The front matter is nested deeper than any record needs."),
    "Y107": Code("too-many-values", ERROR, "The front matter holds more values than any record needs."),
    "Y108": Code("not-read", WARNING, "Something in content/ is no plain file but a link or a pipe, its name holds signs that cannot be seen, or it ends in another way than in .md; nothing of it is read."),
    "Y109": Code("unfinished-merge", ERROR, "Markers of git stand in the file: two versions of the same lines, and nobody has said which of them holds."),
    "F201": Code("unknown-field", ERROR, "A field is not part of this kind of record; it would be lost in silence."),
    "F202": Code("missing-field", ERROR, "A field that every record of this kind needs is not there."),
    "F203": Code("wrong-shape", ERROR, "A field holds a list where one value is wanted, or the other way round."),
    "F204": Code("bad-date", ERROR, "A date is not in the EDTF form the record uses."),
    "F205": Code("bad-count", ERROR, "A count is not in the notation of the record."),
    "F206": Code("unknown-term", ERROR, "A value is not one of the terms of its vocabulary."),
    "F207": Code("bad-number", ERROR, "A number is malformed or out of range."),
    "F208": Code("bad-address", ERROR, "A web address is not an absolute http or https address."),
    "F209": Code("bad-id", ERROR, "A file name or a reference is not a valid id: small letters, digits and hyphens."),
    "F210": Code("empty-field", WARNING, "A field is written but holds nothing; leave it out if it is not known."),
    "F211": Code("needs-one-of", ERROR, "An incident needs at least one of places, actors or sources."),
    "F212": Code("half-a-position", WARNING, "A place has a latitude and no longitude, or the other way round: it is on no map."),
    "F213": Code("cut-by-comment", WARNING, "A text without quotes ends at ` #`: to YAML all that follows on the line is a comment."),
    "F301": Code("uncommon-term", WARNING, "A word is not in the controlled vocabulary of weapons or targets; it is kept as free text."),
    "L401": Code("unknown-place", ERROR, "A reference names a place that no file in content/places describes."),
    "L402": Code("unknown-actor", ERROR, "A reference names an actor that no file in content/actors describes."),
    "L403": Code("unknown-source", ERROR, "A reference names a source that no file in content/sources describes."),
    "L404": Code("unknown-incident", ERROR, "A reference names an incident that no file in content/incidents describes."),
    "L405": Code("broken-link", ERROR, "A wiki link in the text leads to nothing in this site."),
    "L406": Code("ambiguous-link", ERROR, "A wiki link could mean several records."),
    "L407": Code("duplicate-id", ERROR, "Two files have the same id, or an alias is taken; every id is unique over the whole site."),
    "L408": Code("place-cycle", ERROR, "A place lies, over several steps, within itself."),
    "L409": Code("address-collision", ERROR, "Two pages would be written to the same address."),
    "L410": Code("not-published", WARNING, "A link leads to a record that is not published at its stage of review; the words are shown without a link."),
    "L411": Code("missing-section", ERROR, "A wiki link names a section, `[[id#section]]`, that the text of its target does not have."),
    "L412": Code("near-id", WARNING, "A word in `by`, `via` or `copied_from` is the id of no record, but looks like a slip of one; it is kept as words."),
    "L413": Code("unlinked-name", OFFER, "A text names a place or an actor of this site without a link."),
    "L414": Code("translation-of-nothing", ERROR, "A translation, ID.LANGUAGE.md, stands beside no record of that id."),
    "L415": Code("unshown-translation", WARNING, "A translation is in a language that the site does not have."),
    "L416": Code("refers-to-itself", ERROR, "A record is said to be part of itself, a copy of itself or related to itself."),
    "R501": Code("toll-outside", WARNING, "A toll is given for a place that is not among the places of the incident."),
    "R502": Code("source-not-listed", WARNING, "A row rests on a source that the incident does not list."),
    "R503": Code("quote-not-found", WARNING, "A quote does not stand in the file of its source."),
    "R504": Code("one-counter-two-numbers", WARNING, "One counter gives two different numbers for the same thing, and neither is superseded."),
    "R505": Code("date-after-source", WARNING, "An incident is dated after the publication of a source that reports it."),
    "R506": Code("weekday-against-date", WARNING, "A weekday and a date that stand together do not agree."),
    "R507": Code("parts-against-whole", WARNING, "One counter's numbers for parts do not add up to its number for the whole."),
    "R508": Code("toll-without-counter", WARNING, "A number of dead or wounded in title, summary or text is in no row of the toll ledger."),
    "R509": Code("place-outside", WARNING, "A place lies far from the place it is said to lie within."),
    "R510": Code("same-article-twice", WARNING, "Two sources are the same article; it would be counted twice."),
    "R511": Code("asserts-what-is-claimed", WARNING, "A sentence tells as a fact what an actor only claims or is only accused of."),
    "R512": Code("date-finer-than-evidence", WARNING, "A date is given to the day, and what it rests on names no day."),
    "R513": Code("perpetrator-by-nobody", WARNING, "An actor is a perpetrator in `actors`, and no row of `responsibility` says who names it."),
    "R514": Code("date-against-name", WARNING, "The day, month or year in the name of an incident's file, or of its folder, cannot be its date."),
    "R515": Code("quote-left-open", WARNING, "A quote holds no words, only the dots that stand for words to be put in; readers would see it as what the source says."),
    "R516": Code("superseded-by-nothing", WARNING, "A count is marked as superseded, and no later one stands beside it; readers would see that nothing is reported."),
    "M601": Code("markdown-too-deep", ERROR, "Lists or quotes are nested so deeply that text would be lost."),
    "M602": Code("text-too-long", ERROR, "A text is longer than a page may be, or holds more lines, brackets, headings or tasks."),
    "M603": Code("refused-link", WARNING, "A link in Markdown has a scheme that is not allowed; it is shown as text."),
    "M604": Code("unshown-words", WARNING, "Words of a text would be in no page: cells beyond the columns of a table, a footnote nothing refers to."),
    "M605": Code("lost-address-in-text", WARNING, "A link or a picture in Markdown leads to a file of the record, out of the site, or to nothing that is published; readers would find nothing."),
    "M606": Code("half-a-link", WARNING, "A bracket of a wiki link is missing: it is shown as words."),
    "M607": Code("picture-without-words", WARNING, "A picture in a text has no words for those who do not see it."),
    "T701": Code("template-error", ERROR, "A template cannot be read or used."),
    "T702": Code("page-failed", ERROR, "A page could not be rendered."),
    "T703": Code("extension-error", ERROR, "site_ext.py, the site's own Python, cannot be loaded or used."),
    "T704": Code("bad-catalogue", ERROR, "A catalogue of translations cannot be read."),
    "T705": Code("no-catalogue", WARNING, "A language of the site has no catalogue; its pages speak English."),
    "T706": Code("unclear-image", ERROR, "An image cannot be freed of what it tells beside the picture: where it was taken, with what, by whom."),
    "B801": Code("bad-output", ERROR, "The output folder cannot be used."),
    "B803": Code("no-history", WARNING, "The history of the records cannot be read from git, so first publication and corrections are not shown."),
    "B802": Code("foreign-file", WARNING, "A file in the output folder was not written by Chronicle; it is left alone."),
    "B804": Code("lost-address", ERROR, "An address in published.txt would no longer answer: readers and other sites link to it."),
}


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A place in a file. `path` is relative to the site's folder; line and col count from 1; line 0 means the whole file."""
    path: str
    line: int = 0
    col: int = 0
    length: int = 1


class Diagnostic(msgspec.Struct, frozen=True, array_like=True, gc=False):
    code: str
    message: str
    span: Span
    hint: str = ""
    unless: str = ""                # an address: the note holds as long as nothing is published there

    @property
    def severity(self) -> str:
        return CODES[self.code].severity

    @property
    def slug(self) -> str:
        return CODES[self.code].slug


def errors(notes) -> list[Diagnostic]:
    return [n for n in notes if n.code in ERRORS]


ERRORS = frozenset(code for code, told in CODES.items() if told.severity == ERROR)


def in_order(notes) -> list[Diagnostic]:
    """Each note once, by file, line and column: the order in which an editor mends them."""
    return sorted(set(notes), key=place)


def place(note: Diagnostic) -> tuple:
    return note.span.path, note.span.line, note.span.col, note.code, note.message


FEW = 10                        # warnings of one code that a build shows


class Told(msgspec.Struct, frozen=True):
    """What a build shows of its notes: every error, and the first FEW warnings of each code. `more`: code -> how many others there are of it.
    The rest is not kept: to take up ten thousand warnings is most of the time of a build that has nothing to do."""
    notes: list[Diagnostic] = []
    more: dict[str, int] = {}

    @classmethod
    def of(cls, notes: Iterable[Diagnostic]) -> "Told":
        by_code: dict[str, list[Diagnostic]] = {}
        for note in notes:
            by_code.setdefault(note.code, []).append(note)
        shown: list[Diagnostic] = []
        more = {}
        for code, found in by_code.items():
            once = set(found)
            if len(once) > FEW and code not in ERRORS:
                more[code] = len(once) - FEW
                once = heapq.nsmallest(FEW, once, key=place)        # to sort all of them would take as long as all the rest
            shown += once
        return cls(in_order(shown), {code: more[code] for code in sorted(more)})


def headline(note: Diagnostic) -> str:
    s = note.span
    where = s.path + (f":{s.line}:{s.col}" if s.line and s.col else f":{s.line}" if s.line else "")
    return f"{where}: {note.severity} {note.code} {note.slug}: {note.message}"


def frame(note: Diagnostic, lines: list[str]) -> str:
    """The line the note speaks of, with a caret under what is meant; empty when there is no such line."""
    s = note.span
    if not 1 <= s.line <= len(lines):
        return ""
    start = max(0, s.col - 1 - 80)
    text = lines[s.line - 1][start:start + 160].replace("\t", " ")
    shown = f"{s.line:5} | {printable(text)}"
    if not s.col:
        return shown
    column = max(0, s.col - 1 - start)
    length = max(1, min(s.length, len(text) - column))
    return f"{shown}\n{'':5} | {'':{column}}{'^' * length}"


def printable(text: str) -> str:
    """Text that cannot move the cursor of a terminal or reverse a line: control and bidi characters become U+FFFD."""
    return "".join("\N{REPLACEMENT CHARACTER}" if not c.isprintable() or c in BIDI else c for c in text)


BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def report(note: Diagnostic, lines: list[str]) -> str:
    """Headline, frame and hint, as `chronicle check` prints them."""
    parts = [printable(headline(note)), frame(note, lines)]
    if note.hint:
        parts.append(f"      hint: {printable(note.hint)}")
    return "\n".join(p for p in parts if p)

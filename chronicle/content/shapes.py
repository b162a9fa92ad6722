"""Shapes: how one value of a record is read, what is said when it does not fit, and how it is described to editors.

A shape has `read(node, reading, field)`, which gives the value or BAD and leaves notes, `schema()`, its JSON Schema, and
`words`, what is wanted. Fields (fields.py) are made of shapes; nothing else in Chronicle interprets front matter.
"""
import math
import re

from chronicle import counts, edtf
from chronicle.content.days import date_hint
from chronicle.content.paths import is_id
from chronicle.diagnose import Diagnostic, Span
from chronicle.nodes import Node, Scalar
from chronicle.model import Reference
from chronicle.near import near_names

BAD = object()                              # the value could not be read; a note says why
START = Scalar("", 1, 0, True, 1)           # the first line of a file: where a field is missing
JOINERS = {0x200c: None, 0x200d: None}      # invisible and meant: in Persian and Kurdish, in Indian scripts, in emoji
JOINING = frozenset(map(chr, JOINERS))
LONGEST_LINE = 2_000            # characters of a value that is one line
TEXT = ["string", "number", "boolean"]      # in JSON Schema: other readers of YAML type `2016` and `true`, ours keeps the text


class Reading:
    """What reading one file gathers besides the values."""

    def __init__(self, path: str):
        self.path = path
        self.notes: list[Diagnostic] = []
        self.references: list[Reference] = []
        self.cut: dict[tuple[int, int], str] = {}       # (line, column) -> the comment that begins there (read.cut_off)

    def note(self, code: str, node: Node, message: str, hint: str = "") -> object:
        self.notes.append(Diagnostic(code, message, Span(self.path, node.line, node.col, node.length), hint))
        return BAD

    def text(self, node: Node, field: str) -> bool:
        """Says of a text without quotes that ` #` ended it, if so: perhaps before its first word."""
        end = node.col + (node.length if node.value else 0) if isinstance(node, Scalar) and node.plain else 0
        comment = self.cut.get((node.line, end))
        if comment:
            whole = f"{node.value} {comment}".strip()
            self.note("F213", node, f"`{field}` ends before `{comment[:60]}`, which is a comment to YAML", f'put all of it in quotes: "{whole[:200]}"; a comment begins with `# `')
        return bool(comment)


class Shape:
    words = ""

    def scalar(self, node: Node, reading: Reading, field: str) -> str | object:
        """The text of a single value, stripped; BAD for a list or mapping."""
        if isinstance(node, Scalar):
            return node.value.strip()
        return reading.note("F203", node, f"`{field}` is {node.what}", f"wanted: {self.words}")


class Line(Shape):
    """One line of text."""
    words = "text on one line"

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD:
            return BAD
        if reading.cut:
            reading.text(node, field)
        if "  " not in text and text.isprintable() and len(text) <= LONGEST_LINE:
            return text                                     # as nearly all are
        text = " ".join(text.split())
        if len(text) > LONGEST_LINE:
            return reading.note("F203", node, f"`{field}` has {len(text):,} characters", f"at most {LONGEST_LINE:,}; the rest belongs in the text below")
        seen = text if text.isascii() else text.translate(JOINERS)
        if not seen.isprintable() or text and not seen:
            return reading.note("F203", node, f"`{field}` holds an invisible control character", "write the value again by hand")
        return text

    def schema(self):
        return {"type": TEXT, "maxLength": LONGEST_LINE}


LINE = Line()


def one_line(text: str) -> str:
    """Words of somebody else as a Line takes them: white space folded, what cannot be seen left out, cut where it would be refused."""
    shown = "".join(sign if sign.isprintable() or sign in JOINING else " " if sign.isspace() else "" for sign in text)
    line = " ".join(shown.split())[:LONGEST_LINE].strip()
    return line if line.translate(JOINERS) else ""


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")


class Verbatim(Shape):
    """A quote: kept to the letter, white space folded as YAML folds it."""
    words = "a quote, word for word as the source has it"

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if reading.cut:
            reading.text(node, field)
        if text is not BAD and len(text) > LONGEST_LINE * 2:
            return reading.note("F203", node, f"`{field}` has {len(text):,} characters", "quote the one sentence that the value rests on")
        if text is not BAD and CONTROL.search(text):
            return reading.note("F203", node, f"`{field}` holds an invisible control character", "copy the sentence again, as plain text")
        return text

    def schema(self):
        return {"type": TEXT, "maxLength": LONGEST_LINE * 2}


class Choice(Shape):
    def __init__(self, terms):
        self.terms = tuple(terms)
        self.words = ", ".join(self.terms)

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD or text in self.terms:
            return text
        near = near_names(text.lower(), self.terms, 1)
        return reading.note("F206", node, f"`{text[:60]}` is no term for `{field}`",
                            (f"did you mean `{near[0]}`? " if near else "") + f"one of: {self.words}")

    def schema(self):
        return {"enum": list(self.terms)}


class OpenChoice(Choice):
    """A controlled word if possible; another word is kept, with a warning."""

    def read(self, node, reading, field):
        text = LINE.read(node, reading, field) if isinstance(node, Scalar) else self.scalar(node, reading, field)
        if text is BAD or text in self.terms:
            return text
        near = near_names(text.lower(), self.terms, 1)
        reading.note("F301", node, f"`{text[:60]}` is not among the terms for `{field}`",
                     f"did you mean `{near[0]}`?" if near else "it is kept as free text")
        return text

    def schema(self):
        return {"type": TEXT, "examples": list(self.terms)}


class Date(Shape):
    words = edtf.WANTED

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD:
            return BAD
        try:
            return edtf.parse(text)
        except ValueError as e:
            return reading.note("F204", node, f"`{text[:40]}` is no date for `{field}`: {e}" if str(e) != f"wanted: {self.words}"
                                else f"`{text[:40]}` is no date for `{field}`", date_hint(text) or f"wanted: {self.words}")

    def schema(self):
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d\d(-\d\d)?)?[?~%]?(/\d{4}(-\d\d(-\d\d)?)?[?~%]?)?$"}


class Time(Shape):
    words = "a time of day: \"09:00\""

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD or re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
            return text
        return reading.note("F204", node, f"`{text[:40]}` is no time of day", f"wanted: {self.words}")

    def schema(self):
        return {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}


class CountOf(Shape):
    words = counts.WANTED

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD:
            return BAD
        try:
            return counts.parse(text)
        except ValueError as e:
            why = "" if str(e).startswith("wanted") else f": {e}"
            meant = counts.meant(text)
            return reading.note("F205", node, f"`{text[:40]}` is no count for `{field}`{why}", f"write {meant}" if meant else f"wanted: {self.words}")

    def schema(self):
        return {"type": ["string", "integer"]}


class Number(Shape):
    FORM, what = re.compile(r"[+-]?[0-9]{1,4}(?:\.[0-9]{1,12})?"), "a number"

    def __init__(self, low, high):
        self.low, self.high, self.words = low, high, f"{self.what} from {low} to {high}"

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD:
            return BAD
        if self.FORM.fullmatch(text) and math.isfinite(float(text)) and self.low <= float(text) <= self.high:
            return float(text)
        pointed = text.replace(",", ".") if "," in text else ""
        return reading.note("F207", node, f"`{text[:40]}` is no value for `{field}`", f"write {pointed}" if self.FORM.fullmatch(pointed) else f"wanted: {self.words}")

    def schema(self):
        return {"type": ["number", "string"], "minimum": self.low, "maximum": self.high}


class Whole(Number):
    what = "a whole number"
    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD:
            return BAD
        if re.fullmatch(r"-?[0-9]{1,9}", text) and self.low <= int(text) <= self.high:
            return int(text)
        return reading.note("F207", node, f"`{text[:40]}` is no value for `{field}`", f"wanted: {self.words}")

    def schema(self):
        return {"type": ["integer", "string"], "minimum": self.low, "maximum": self.high}


class Flag(Shape):
    words = "true or false"

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD or text in ("true", "false"):
            return text if text is BAD else text == "true"
        return reading.note("F206", node, f"`{text[:40]}` is no value for `{field}`", f"wanted: {self.words}")

    def schema(self):
        return {"enum": [True, False, "true", "false"]}


class Web(Shape):
    words = "an address that begins with https:// or http://"

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD or re.fullmatch(r"https?://[^\s<>\"'`{}|\\^/?#]+(?:[/?#][^\s<>\"'`{}|\\^]*)?", text) and len(text) <= 2000:
            return text
        return reading.note("F208", node, f"`{text[:60]}` is no address for `{field}`", f"wanted: {self.words}")

    def schema(self):
        return {"type": "string", "pattern": "^https?://"}


class File(Shape):
    """A file of the site, relative to its folder; never outside it."""
    words = "a file of this site, like seeds/report.txt"

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD:
            return BAD
        if not text or text.startswith(("/", "~", "\\")) or ".." in text.replace("\\", "/").split("/") or ":" in text or "\0" in text:
            return reading.note("F209", node, f"`{text[:60]}` leads out of the site", f"wanted: {self.words}")
        return text

    def schema(self):
        return {"type": "string"}


class Id(Shape):
    """The id of a record; with a kind, a reference that must lead to one."""

    def __init__(self, kind: str = ""):
        self.kind = kind
        self.words = f"the id of {'an' if kind[:1] in 'ai' else 'a'} {kind}" if kind else "an id: small letters, digits and hyphens"

    def read(self, node, reading, field):
        text = self.scalar(node, reading, field)
        if text is BAD:
            return BAD
        if not is_id(text):
            return reading.note("F209", node, f"`{text[:60]}` is no id", f"wanted: {self.words}, small letters, digits and hyphens")
        if self.kind:
            reading.references.append(Reference(self.kind, text, field, node.line, node.col))
        return text

    def schema(self):
        return {"type": ["string", "integer"], "pattern": "^[a-z0-9][a-z0-9-]*$"}


class IdOrWords(Line):
    """Whom a source names: the id of a record where there is one, otherwise words (`local monitoring groups`)."""

    def __init__(self, kind: str):
        self.kind, self.words = kind, f"the id of {'an' if kind[:1] in 'ai' else 'a'} {kind}, or words"

    def read(self, node, reading, field):
        text = super().read(node, reading, field)
        if text is not BAD and is_id(text):
            reading.references.append(Reference(self.kind, text, field, node.line, node.col, loose=True))
        return text

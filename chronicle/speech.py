"""What pages say, and in which language: gettext catalogues.

Rules
1. A message is an English sentence, marked `_("…")` in Python and in templates. Without a catalogue it is said as it is.
2. Values stand in it by name, `_("Incidents in %(place)s", place=name)`, so that another language may order them as it must.
   Where the form depends on a number it is `ngettext("%(n)s source", "%(n)s sources", n, …)`: as many forms as the catalogue has.
3. A controlled word (`bombing`, `claimed`) is said by `term`, under the name of its vocabulary as context: a word that
   no catalogue has is shown as it was written.
4. The language is that of the page being made (`speaking`); nothing that is remembered of words may outlive it, so a
   cache has the Speech in its key.
5. A catalogue of Chronicle's own stands in locale/LANG/LC_MESSAGES; a site's own `locale/LANG.mo` is asked before it.
"""
import gettext
import io
import re
import struct
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from chronicle.diagnose import Diagnostic, Span
from chronicle.files import read_whole
from chronicle.fingerprint import fingerprint

LOCALE = Path(__file__).with_name("locale")
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ckb", "ps", "sd", "yi", "dv", "ug")
PLACEHOLDER = re.compile(r"%(?:\((\w+)\)s)?")
LARGEST = 10_000_000            # bytes of a catalogue
DAMAGE = (OSError, struct.error, ValueError, LookupError, IndexError, AttributeError)       # what reading a damaged catalogue raises


class Speech:
    """One language of a site. `catalogues`: the bytes of .mo files, the first that has a message wins."""

    def __init__(self, language: str, catalogues: list[bytes] = []):
        self.language = language
        self.direction = "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
        self.messages = gettext.NullTranslations()
        for data in reversed(catalogues):
            found = gettext.GNUTranslations(io.BytesIO(data))
            found.add_fallback(self.messages)
            self.messages = found
        self.digest = fingerprint(b"\0".join([language.encode(), *catalogues]))
        self.gettext = self.messages.gettext if catalogues else str             # a message is what it says
        self.ngettext, self.pgettext = self.messages.ngettext, self.messages.pgettext

    @property
    def name(self) -> str:
        """What the language calls itself."""
        said = self.pgettext("what this language calls itself", "English")
        return said if said != "English" or self.language.split("-")[0] == "en" else self.language


ENGLISH = Speech("en")
_now: ContextVar[Speech] = ContextVar("speech", default=ENGLISH)
now = _now.get


@contextmanager
def speaking(speech: Speech):
    """Everything said within is said in this language."""
    before = _now.set(speech)
    try:
        yield
    finally:
        _now.reset(before)


def _(message: str, **values) -> str:
    """The message in the language of the page, with its values in their places."""
    said = now().gettext(message)
    return filled(said, message, values) if values else said


def ngettext(one: str, more: str, n: int, **values) -> str:
    """The form that the language has for this number; `%(n)s` is the number as it is written."""
    return filled(now().ngettext(one, more, n), one if n == 1 else more, {"n": f"{n:,}", **values})


def term(word: str, vocabulary: str) -> str:
    """A word of a vocabulary: `term("bombing", "type")`."""
    return now().pgettext(vocabulary, word)


def N_(message: str) -> str:
    """Marks a message in a table: it is said with `_` where the table is used."""
    return message


def filled(said: str, message: str, values: dict) -> str:
    """A catalogue that names a value which is not there loses to the message itself."""
    try:
        return said % values
    except (KeyError, ValueError, TypeError):
        return message % values


def fits(said: str, message: str) -> bool:
    """Whether a translation names the same values as its message."""
    return sorted(set(PLACEHOLDER.findall(said))) == sorted(set(PLACEHOLDER.findall(message)))


def load(language: str, root: Path) -> tuple[Speech, list[Diagnostic]]:
    """The language as Chronicle and the site in `root` speak it, and what is wrong with their catalogues."""
    catalogues, notes = [], []
    base = language.split("-")[0]
    tags = [language, base] if base != language else [language]
    for path, label in [(root / "locale" / f"{tag}.mo", f"locale/{tag}.mo") for tag in tags] \
            + [(LOCALE / tag.replace("-", "_") / "LC_MESSAGES" / "chronicle.mo", "") for tag in tags]:
        if not path.is_file():
            continue
        try:
            data = read_whole(path, LARGEST)
            gettext.GNUTranslations(io.BytesIO(data))
            catalogues.append(data)
        except DAMAGE as e:
            notes.append(Diagnostic("T704", f"it is no catalogue: {e}"[:200], Span(label or str(path.name)), "make it anew, see docs/languages.md"))
    if not catalogues and base != "en" and not notes:
        notes.append(Diagnostic("T705", f"there is no catalogue for `{language}`: its pages speak English", Span("site.toml"),
                                f"put one at locale/{base}.mo, see docs/languages.md; Chronicle has: {', '.join(shipped())}"))
    return Speech(language, catalogues), notes


def shipped() -> list[str]:
    """Languages that Chronicle has a catalogue for, English with them."""
    return sorted({"en", *(p.parent.parent.name for p in LOCALE.glob("*/LC_MESSAGES/chronicle.mo"))})

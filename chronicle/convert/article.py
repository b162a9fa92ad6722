"""An article as it was saved: bytes to text, with what is known about it.

Text is UTF-8 (with or without a byte order mark), else windows-1252. Line ends become "\\n" before anything is counted;
nothing else is changed, so every quote can be found in the file again. Of an HTML page the text is what a reader sees of
it, all of it: which lines are the article is decided by `segment`, with the help of trafilatura.

What the text does not say may stand beside it (sidecar.py). A flag of the command line wins over a sidecar.
"""

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec

from chronicle import edtf
from chronicle.convert.english import another_language
from chronicle.convert.sidecar import beside
from chronicle.convert.unreadable import UnreadableArticle

LARGEST = 5_000_000         # bytes; a longer file is no article
LONGEST = 100_000           # characters of its text, a book's chapter; what is read of them is compared in pairs
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")      # no record takes them; they are read as spaces
SUFFIXES = (".txt", ".html", ".htm")
# how files begin that hold no plain text
NO_TEXT = [(b"%PDF", "a PDF"), (b"PK\x03\x04", "a Word or OpenDocument file, or another archive"), (b"\xd0\xcf\x11\xe0", "an old Word file"), (b"{\\rtf", "an RTF document"),
           (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "a compressed file")]
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Article(msgspec.Struct, frozen=True):
    id: str                 # the file's stem
    text: str
    title: str
    published: str          # EDTF: YYYY, YYYY-MM or YYYY-MM-DD; empty if unknown
    publisher: str
    url: str
    path: str
    sha256: str
    note: str = ""
    copied_from: str = ""
    body: tuple[str, ...] | None = None     # of a page: the paragraphs that trafilatura takes for the article

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def read(path: Path, *, published: str | None = None, publisher: str | None = None, url: str | None = None) -> Article:
    """Raises UnreadableArticle."""
    if not path.is_file():
        raise UnreadableArticle("there is no such file")
    if path.stat().st_size > LARGEST:
        raise UnreadableArticle(f"the file has more than {LARGEST // 1_000_000} MB; that is no article")
    return from_bytes(path.read_bytes(), path, {**beside(path), **_given(published, publisher, url)})


def check_known(known: dict[str, str]) -> None:
    """Raises UnreadableArticle at a day of publication that no calendar has."""
    given = known.get("published")
    if given and not _is_day(given):
        raise UnreadableArticle(f"published is {given!r}; wanted YYYY-MM-DD, YYYY-MM or YYYY")


def _is_day(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(edtf.parse(text))
    except ValueError:
        return False


def from_bytes(data: bytes, path: Path, known: dict[str, str], shown: str | None = None) -> Article:
    """`path` names the article and its kind; `shown` is the path to record where that is another one ("": no file)."""
    check_known(known)
    if kind := next((kind for mark, kind in NO_TEXT if data.startswith(mark)), ""):
        raise UnreadableArticle(f"this is {kind}; save the article as text or HTML")
    if not data.strip():
        raise UnreadableArticle("the file is empty")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableArticle("this is a binary file, no text")
    page = path.suffix.lower() in (".html", ".htm") or re.match(rb"\s*(<!doctype html|<html)", data[:200], re.I)
    text = decode(data, page=bool(page))
    title, body = "", None
    if page:
        title, body, found = read_page(text)
        known = {**{k: v for k, v in found.items() if v}, **known}
        text = visible(text)
    if len(text) > LONGEST:
        raise UnreadableArticle(f"the text has more than {LONGEST:,} characters; that is no article")
    if sum(c.isalpha() for c in text) < 40:
        raise UnreadableArticle("there is no article in this file")
    if language := another_language("\n".join(body) if body else text):
        raise UnreadableArticle(f"the article is not in English but in {language}; only English is read")
    return Article(path.stem, text, title, known.get("published", ""), known.get("publisher", ""), known.get("url", ""),
                   path.as_posix() if shown is None else shown, hashlib.sha256(data).hexdigest(), known.get("note", ""), known.get("copied_from", ""), body)


def decode(data: bytes, page: bool = False) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:2048], re.I) if page else None
        for encoding in ([declared[1].decode("ascii")] if declared else []) + ["utf-8-sig", "cp1252", "latin-1"]:
            try:
                text = data.decode(encoding)
                break
            except (UnicodeDecodeError, LookupError):
                continue
    return CONTROL.sub(" ", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _given(published, publisher, url) -> dict[str, str]:
    return {k: v for k, v in (("published", published), ("publisher", publisher), ("url", url)) if v}


# ---------------------------------------------------------------- pages

class _Visible(HTMLParser):
    """What a reader sees: no scripts, no head; what is not inline ends a line."""
    HIDDEN = frozenset("head script style template noscript".split())
    INLINE = frozenset("a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u".split())

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in self.HIDDEN:
            self.hidden.append(tag)
        elif tag not in self.INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in self.hidden:
            del self.hidden[self.hidden.index(tag):]
        elif tag not in self.INLINE:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def visible(page: str) -> str:
    parser = _Visible()
    parser.feed(page)
    parser.close()
    lines = (re.sub(r"[ \t\r\f\v]+", " ", line).strip() for line in "".join(parser.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def read_page(page: str) -> tuple[str, tuple[str, ...] | None, dict[str, str]]:
    """(title, paragraphs, what the page says of itself). Raises UnreadableArticle if no article is in it."""
    import trafilatura
    from trafilatura.settings import use_config
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, include_tables=False, favor_recall=True,
                                            with_metadata=True, config=config)
    except Exception as error:                          # a parser's own failure on somebody's broken page
        raise UnreadableArticle(f"the page cannot be parsed: {type(error).__name__}") from None
    if found is None:
        return "", None, {}
    got = found if isinstance(found, dict) else found.as_dict()
    paragraphs = tuple(p for p in (got.get("text") or "").split("\n") if p.strip())
    date = got.get("date") or ""
    return got.get("title") or "", paragraphs or None, {
        "published": date if _is_day(date) else "", "publisher": got.get("sitename") or "", "url": got.get("url") or ""}

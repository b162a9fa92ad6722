"""An article cut into lines, sentences and tokens, all with their offsets in the text.

Every line gets a kind: title, lead, body, caption, boilerplate. Boilerplate is recognised by whole-line patterns
(lexicon/boilerplate.yaml), on a page also by not being among the paragraphs that trafilatura kept, and by its place: what
follows the first comment box or newsletter line after the body is not the article. It is removed in the open: line
numbers and reason go to the report.

A donation block may run into the lead without a line break ("…give today.A bomb went off…"): a full stop between a
small and a capital letter ends a sentence too.
"""

import re
import unicodedata
from bisect import bisect
from functools import cached_property, lru_cache
from itertools import pairwise

import msgspec

from chronicle.convert import posts
from chronicle.convert.article import Article
from chronicle.convert.heads import DATELINE, tell_heads
from chronicle.convert.lexicon import TOKEN
from chronicle.convert.needed import words_in
from chronicle.convert.pagewords import reason_of
from chronicle.convert.records import Removed

ABBREVIATIONS = frozenset("mr mrs ms dr gen col lt capt maj sgt gov sen rep st no vs u.s u.n jan feb mar apr jun jul aug sep sept "
                          "oct nov dec brig cmdr prof rev fr hon sr jr inc co corp ltd dept dist av ave eng arch etc approx "
                          "lic msgr cpl pvt supt insp adm ret est km kg a.m p.m dep sec".split())
LONGEST = 2_000             # characters of a sentence
BROKEN = 3                  # lines that go on in small letters: then a page broke its paragraphs
_LAST = re.compile(r"[\w.]*$")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")        # "D.M. Gil"
_GOES_ON = re.compile(r"[a-z]")
_END = re.compile(r"""[.!?…]["'”’)\]]*(?=\s|$)|(?<=[a-z])\.(?=[A-Z][a-z])|(?<=[a-z])[.!?]["”]?(?=["“][A-Z])""")
_TEASER = re.compile(r"\w ?(?:…|\.\.\.)\s*\Z")
_STOP = re.compile(r"""[.!?…:;]['"”’)\]]*\s*\Z""")
_LINK = re.compile(r"(?:Also read|Read|See|Watch|Related)(?: (?:also|more|next))?\s?:\s", re.I)
_CAPTION = re.compile(r"^(?:TOPSHOT\b|FILE ?(?:PHOTO)?[-:–]|File photo|PHOTO:|Image:|IMAGE:|\(?Pictured?\b|In this (?:file )?(?:photo|image|picture|frame)|(?:Image|Media|Video|Photo) caption\b|\[\d{1,2}/\d{1,2}\]|Item \d{1,2} of \d{1,2}\b)|,? in this (?:image|photo|picture|frame|screen ?grab|still)\b[^.\n]{0,60}\.?$"
                      r"|^[^.!?\n“\"]{20,240}(?<!day), (?:\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},) \d{4}\.?$"
                      r"|/ ?(?:AFP|AP|REUTERS|Reuters|Getty|EPA(?:-EFE)?|EFE|UPI)\b|(?<=[.!?”\x22] )(?:File )?(?:[Pp]hoto(?:graph)?|[Pp]icture|Image) (?:by|courtesy of) [^.]{2,60}\.?\s*$|\[(?:[^\]]{0,60}/)?(?:AFP|AP|Reuters|Getty|EPA)[^\]]{0,40}\]\s*$|\((?:[^)]{0,40}/)?(?:AFP|AP|Reuters|REUTERS|Getty|EPA|Getty Images)[^)]{0,40}\)\s*$|\[[A-Z][^\]/]{2,40}/[A-Z][^\]]{2,40}\]\s*$"
                      r"|\((?:[A-Z]{2,5} ?[/|] ?)?(?:[Rr]epresent(?:ative|ational)|[Ff]ile|[Ii]llustrative|[Aa]rchive|[Pp]hoto|[Ii]mage|[Ss]creen ?grab|[Pp]icture)\b[^)]{0,60}\)\s*$|(?:[Rr]epresentat(?:ive|ional)|[Ff]ile) (?:image|photo|picture)\b[^.]{0,40}\.?(?: Credit: [^.]{2,40})?\s*$|(?:\bP(?:hoto|HOTO|icture|hotograph)s?|\bImage)(?: [Cc]redit)?: ?[^:]{2,50}\s*$|[—–|-] ?(?:Photo|Photograph|Picture) by [^.]{2,40}\s*$", re.M)


class Line(msgspec.Struct, frozen=True):
    number: int         # 1-based
    start: int
    end: int
    kind: str
    reason: str = ""


class Token(msgspec.Struct, frozen=True):
    text: str
    low: str            # lower case, NFC, straight apostrophe
    start: int
    end: int


class Sentence(msgspec.Struct, frozen=True, dict=True):
    number: int
    kind: str           # title lead body caption dateline
    start: int
    end: int
    text: str           # verbatim
    tokens: tuple[Token, ...]
    line: int
    post: int = 0       # of a live page: which, from 1; 0 before the first and where there are none

    @cached_property
    def words(self) -> frozenset[str]:
        return words_in(self.text)


def cut_lines(article: Article) -> list[Line]:
    raw: list[tuple[int, int]] = []
    start = 0
    for line in article.text.split("\n"):
        raw.append((start, start + len(line)))
        start += len(line) + 1
    kept = None if article.body is None else {_squeeze(p) for p in article.body}
    out: list[Line] = []
    for number, (start, end) in enumerate(raw, 1):
        text = article.text[start:end].strip()
        if not text:
            continue
        reason = reason_of(text)
        if not reason and kept is not None and not _among(_squeeze(text), kept) and _squeeze(text) != _squeeze(article.title):
            reason = "not in the article's body"
        if reason == "donation" and (cut := _runs_on(text)):
            head = article.text.index(text, start, end) + cut
            out += [Line(number, start, head, "boilerplate", reason), Line(number, head, end, "body")]
            continue
        kind = "boilerplate" if reason else "caption" if _CAPTION.search(text) and len(text) < 900 else "body"
        out.append(Line(number, start, end, kind, reason))
    out = [msgspec.structs.replace(a, kind="caption") if a.kind == "body" and b.kind == "caption" and _repeated(article.text, a, b) else a for a, b in zip(out, [*out[1:], Line(0, 0, 0, "")], strict=True)]
    wrapped = is_wrapped(article)
    told = tell_heads(_end_of_article(_between(out), article.text, wrapped), article)
    return _links_between(posts.without_headings(told, article.text), article.text, wrapped)


def _repeated(text: str, line: Line, caption: Line) -> bool:
    """The picture's description, and then its caption, which begins with the same words."""
    words = text[line.start:line.end].strip()
    return len(words) > 30 and text.startswith(words, caption.start)


def _between(lines: list[Line]) -> list[Line]:
    """A line or two between two donation lines belong to the appeal."""
    asks = [i for i, line in enumerate(lines) if line.reason == "donation"]
    inside = {k for a, b in zip(asks, asks[1:]) if b - a <= 3 for k in range(a + 1, b)}
    return [Line(l.number, l.start, l.end, "boilerplate", "donation") if i in inside else l for i, l in enumerate(lines)]


def _runs_on(text: str) -> int:
    """Where the article begins within a donation line, or 0."""
    for match in re.finditer(r"(?<=[a-z][.!?])(?=[A-Z])", text):
        if not reason_of(text[match.start():]):
            return match.start()
    return 0


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).lower()


def _among(line: str, kept: set[str]) -> bool:
    return line in kept or len(line) > 25 and any(line in p or p in line and len(p) > 25 for p in kept)


def _end_of_article(lines: list[Line], text: str, wrapped: bool) -> list[Line]:
    """Short lines after the last comment or donation line are the page's, and lines without a full stop after the last paragraph: links to other news."""
    body = [i for i, l in enumerate(lines) if l.kind == "body" and l.end - l.start > 60]
    if not body:
        return lines
    told = [i for i in body if _STOP.search(text, lines[i].start, lines[i].end)]
    if len(told) > 1 and not wrapped:                           # set to a width, few lines end with a sentence
        lines = [Line(l.number, l.start, l.end, "boilerplate", "after the article") if i > told[-1] and l.kind == "body" and l.end - l.start <= 160 and not _STOP.search(text, l.start, l.end) else l
                 for i, l in enumerate(lines)]
        body = [i for i in body if i <= told[-1]]
    cut = next((n for n in range(len(body), 0, -1) if not _TEASER.search(text, lines[body[n - 1]].start, lines[body[n - 1]].end)), len(body))
    if 2 < cut < len(body):                                     # other news, each broken off: "Following this week's attacks, Israel has asked …"
        lines = [Line(l.number, l.start, l.end, "boilerplate", "after the article") if i > body[cut - 1] and l.kind == "body" else l for i, l in enumerate(lines)]
        body = body[:cut]
    last = body[-1]
    ends = [i for i, l in enumerate(lines) if l.reason in ("comments", "subscription") and i > len(lines) // 2]
    if ends and ends[0] > body[0]:
        last = max([b for b in body if b < ends[0]], default=last)
        rest = [l if l.kind == "boilerplate" or l.end - l.start > 160 else Line(l.number, l.start, l.end, "boilerplate", "after the article")
                for l in lines[last + 1:]]
        return lines[:last + 1] + rest
    return lines


_LISTED = re.compile(r"\W*[-•*·▪◦–—]|\W*\d|[^:]{1,60}:\s")


def _links_between(lines: list[Line], text: str, wrapped: bool) -> list[Line]:
    """A line without a full stop between paragraphs that have one, no item of a list, and no line that goes on in small letters: a link to other
    news, or what heads the next part."""
    told = [i for i, l in enumerate(lines) if l.kind in ("body", "lead")]
    if wrapped or len(told) < 5:
        return lines
    stops = {i: bool(_STOP.search(text, lines[i].start, lines[i].end)) for i in told}
    lead = next((i for i in told if lines[i].kind == "lead"), len(lines))
    heads = {b for a, b, c in zip(told, told[1:], told[2:]) if a >= lead and stops[a] and stops[c] and not stops[b] and lines[b].end - lines[b].start <= 120
             and not _LISTED.match(text, lines[b].start, lines[b].end) and not _GOES_ON.match(text, lines[c].start, lines[c].end)}
    return [msgspec.structs.replace(l, kind="boilerplate", reason="a heading") if i in heads else l for i, l in enumerate(lines)]


def removed(lines: list[Line]) -> list[Removed]:
    out: list[Removed] = []
    for line in lines:
        if line.kind != "boilerplate":
            continue
        if out and out[-1].reason == line.reason and line.number - out[-1].last <= 2:
            out[-1] = Removed(out[-1].first, line.number, line.reason)
        else:
            out.append(Removed(line.number, line.number, line.reason))
    return out


def is_wrapped(article: Article) -> bool:
    """Set to a fixed width, so that a line end is no paragraph end (old wire copy)."""
    lengths = [len(line) for line in article.lines if line.strip()]
    return len(lengths) >= 3 and max(lengths) <= 100 and sum(l > 50 for l in lengths) / len(lengths) > 0.5


def blocks(article: Article, lines: list[Line]) -> list[tuple[str, int, int, int]]:
    """(kind, start, end, line number): what sentences are cut from; wrapped lines of one paragraph are joined."""
    kept = [l for l in lines if l.kind != "boilerplate"]
    if not is_wrapped(article):
        return _whole_again(kept, article.text)
    out: list[tuple[str, int, int, int]] = []
    for line in kept:
        between = article.text[out[-1][2]:line.start] if out else "\n\n"
        indented = article.text[line.start:line.end].startswith("   ")
        if out and between.count("\n") == 1 and not indented:
            kind, start, _, number = out[-1]
            out[-1] = ("lead" if "lead" in (kind, line.kind) else kind, start, line.end, number)
        else:
            out.append((line.kind, line.start, line.end, line.number))
    first = next((i for i, b in enumerate(out) if b[0] != "caption"), 0)
    return [("lead" if i == first else "body" if kind == "title" else kind, s, e, n) for i, (kind, s, e, n) in enumerate(out)]


def _whole_again(lines: list[Line], text: str) -> list[tuple[str, int, int, int]]:
    """Paragraphs that a page broke in two: where several lines go on in small letters, one without a full stop goes on in the next."""
    def goes_on(line: Line) -> bool:
        return _GOES_ON.match(text[line.start:line.end].lstrip()) is not None

    def broken(a: Line, b: Line) -> bool:
        told = a.kind in ("lead", "body", "title") and b.kind in ("lead", "body", "title") and text[a.end:b.start].count("\n") == 1
        return told and not _STOP.search(text, a.start, a.end) and (a.kind != "title" or goes_on(b))

    joins = [broken(a, b) for a, b in pairwise(lines)]
    often = sum(join and goes_on(b) for join, b in zip(joins, lines[1:], strict=False)) >= BROKEN
    out: list[tuple[str, int, int, int]] = []
    for n, line in enumerate(lines):
        if often and n and joins[n - 1]:
            kind, start, _, number = out[-1]
            out[-1] = ("lead" if "lead" in (kind, line.kind) else "body" if "body" in (kind, line.kind) else kind, start, line.end, number)
        else:
            out.append((line.kind, line.start, line.end, line.number))
    return out


def tokens(text: str, offset: int = 0) -> tuple[Token, ...]:
    return tuple([Token(word := m[0], _low(word), m.start() + offset, m.end() + offset) for m in TOKEN.finditer(text)])


@lru_cache(maxsize=10_000)
def _low(word: str) -> str:
    low = word.lower() if word.isascii() else unicodedata.normalize("NFC", word.lower()).replace("’", "'")
    return low


def sentences(article: Article, lines: list[Line]) -> list[Sentence]:
    out: list[Sentence] = []
    first = posts.begins(lines, article.text)
    for kind, start, end, number in blocks(article, lines):
        dateline = DATELINE.match(article.text, start, min(end, start + 160)) if kind in ("lead", "body") and len(out) < 6 else None
        if dateline:                                        # "KABUL, 3 May (Agency) -- ": where the report was filed
            a, b = dateline.span("line")
            out.append(Sentence(len(out), "dateline", a, b, article.text[a:b], tokens(article.text[a:b]), number))
            start = dateline.end()
        for a, b in _cut(article.text, start, end):
            if kind in ("lead", "body") and _LINK.match(article.text, a, b):
                continue                                        # "Read also: …", run on to a paragraph
            out.append(Sentence(len(out), kind, a, b, article.text[a:b], tokens(article.text[a:b]), number, bisect(first, number)))
    return out


def _pieces(text: str, start: int, end: int):
    """A sentence of more than LONGEST characters is none: it is read in pieces, as its parts are compared in pairs."""
    while end - start > LONGEST:
        at = text.rfind(" ", start + 1, start + LONGEST)
        at = at if at > start else start + LONGEST
        yield start, at
        start = at
    yield start, end


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out, at = [], start
    for match in _END.finditer(text, start, end):
        word = _LAST.search(text[max(at, match.start() - 20):match.start()])[0].lower()
        following = text[match.end():match.end() + 30].lstrip(" \n\t\"'“‘([")
        if text[match.start()] == "." and (word in ABBREVIATIONS or len(word) == 1 and word != "i" and not word.isdigit() or _INITIALS.fullmatch(word)):
            if not ((word in ("u.s", "u.n", "a.m", "p.m", "km", "etc") or _INITIALS.fullmatch(word)) and following[:1].isupper() and match.end() < end - 30
                    and re.match(r"(?:The|A|An|In|On|At|It|He|She|They|But|No|There|This|That)\b", following)):
                continue
        if following[:1].islower() and text[match.start()] == ".":
            continue
        out.append((at, match.end()))
        at = match.end()
    out.append((at, end))
    out = [piece for a, b in out for piece in _pieces(text, a, b)]
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), a + len(text[a:b].rstrip())) for a, b in out
            if any(c.isalnum() for c in text[a:b])]

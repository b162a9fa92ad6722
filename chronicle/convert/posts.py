"""Posts of a live page. Each begins with a clock, perhaps has a heading, and tells anew what happened (group.py).

    18:05 GMT                               a line of the page's own, by which the posts are numbered
    Raids on Baalbek kill 38                the heading says what follows, and is not read
    Israeli air raids on Baalbek have …
"""

import re
from itertools import pairwise

import msgspec

FEWEST = 2          # posts of a live page
SHORT = 110         # characters: a heading is no longer
PARAGRAPH = 60      # characters: nor is a paragraph shorter
HEADING = "heading of a post"
_CLOCK = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-3])[:.][0-5]\d\b")
_OF_PAGE = re.compile(r"\b(?:updated|published|posted|modified|issued|created)\b", re.I)
_BEGINS = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b| ?[-–—:]| (?=[A-Z‘'“\"]))")
_FULL_STOP = re.compile(r"""[.!?…]['"”’)\]]*\s*\Z""")


def begins(lines: list, text: str) -> list[int]:
    """The numbers of the lines with which posts begin; none where fewer than two of them have a paragraph."""
    clocks = [n for n, line in enumerate(lines) if _clock(line, text)]
    told = [a for a, b in pairwise([*clocks, len(lines)]) if any(_paragraph(line, text) for line in lines[a:b])]
    return [lines[n].number for n in told] if len(told) >= FEWEST else []


def without_headings(lines: list, text: str) -> list:
    """The same lines; of each post the heading is none of the article's sentences."""
    first, out = set(begins(lines, text)), []
    after = False
    for line in lines:
        after = after or line.number in first
        if after and line.kind != "boilerplate":
            after = False
            if line.end - line.start <= SHORT and not _FULL_STOP.search(text, line.start, line.end):
                line = msgspec.structs.replace(line, kind="boilerplate", reason=HEADING)
        out.append(line)
    return out


def _clock(line, text: str) -> bool:
    stamp = line.reason == "byline" and _CLOCK.search(text, line.start, line.end) and not _OF_PAGE.search(text, line.start, line.end)
    return bool(stamp) or line.kind != "boilerplate" and bool(_BEGINS.match(text, line.start, line.end))


def _paragraph(line, text: str) -> bool:
    return line.kind != "boilerplate" and line.end - line.start > PARAGRAPH and bool(_FULL_STOP.search(text, line.start, line.end))

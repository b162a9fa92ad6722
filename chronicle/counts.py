"""Counts of people as sources give them.

    78        exactly 78           78+      at least 78
    <=121     at most 121          >120     more than 120: at least 121
    ~20       about 20             53-121   between the two
    dozens    words that are no number stay words (AOAV's rule) and enter no sum

A count that is not there is "not reported", never zero; `0` is a statement somebody made.
"""
import re
from functools import lru_cache

import msgspec

from chronicle.digits import western

NUMBER = r"(\d{1,7}|\d{1,3}(?:,\d{3})+)"
WORDS = ("dozens", "scores", "hundreds", "thousands", "several", "a few", "some", "many", "a number", "an unknown number")
FORMS = [                                           # pattern -> (low, high, about)
    (re.compile(NUMBER), lambda n: (n, n, False)),
    (re.compile(NUMBER + r"\+"), lambda n: (n, None, False)),
    (re.compile(r">=\s*" + NUMBER), lambda n: (n, None, False)),
    (re.compile(r">\s*" + NUMBER), lambda n: (n + 1, None, False)),
    (re.compile(r"<=\s*" + NUMBER), lambda n: (None, n, False)),
    (re.compile(r"<\s*" + NUMBER), lambda n: (None, n - 1, False)),
    (re.compile(r"~\s*" + NUMBER), lambda n: (n, n, True)),
    (re.compile(NUMBER + r"\s*[-–]\s*" + NUMBER), lambda n, m: (n, m, False)),
]
WANTED = "78, 78+ (at least), <=121 (at most), ~20 (about), 53-121 (between) or a word such as dozens"


class Count(msgspec.Struct, frozen=True, array_like=True, gc=False):
    text: str                   # as written
    low: int | None = None      # None: no lower bound given
    high: int | None = None     # None: no upper bound given
    about: bool = False

    @property
    def vague(self) -> bool:
        """Words only: shown, never computed with."""
        return self.low is None and self.high is None

    @property
    def best(self) -> int | None:
        """The number a source commits to: the stated one, or the lower bound of "at least". "At most" commits to none."""
        return self.low


@lru_cache(maxsize=4096)                            # the same few numbers stand in most files
def parse(text: str) -> Count:
    """Reads one count. Raises ValueError saying what is wanted."""
    if text.strip().lower() in WORDS and text.isascii():
        return Count(text.strip())
    for pattern, bounds in FORMS:
        match = pattern.fullmatch(text.strip())
        if match and text.replace("–", "-").isascii():
            low, high, about = bounds(*(int(n.replace(",", "")) for n in match.groups()))
            if low is not None and high is not None and low > high:
                raise ValueError(f"the range runs from {low} down to {high}")
            if high is not None and high < 0:
                raise ValueError("fewer than none")
            return Count(text.strip(), low, high, about)
    raise ValueError(f"wanted: {WANTED}")


SAID = {"about": "~{}", "around": "~{}", "some": "~{}", "at least": "{}+", "more than": ">{}", "over": ">{}", "up to": "<={}", "at most": "<={}",
        "fewer than": "<{}", "less than": "<{}"}
NUMERALS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                                       "seventeen eighteen nineteen twenty".split(), 1)}


def meant(text: str) -> str:
    """The notation of a count that was written in words or other digits: `about 20` -> `~20`, `four` -> `4`, `١٢٠+` -> `120+`; '' when that is not clear."""
    text, written = western(text), text
    if text != written and any(pattern.fullmatch(text.strip()) for pattern, _ in FORMS):
        return text.strip()
    lead, _, number = " ".join(text.lower().split()).rpartition(" ")
    number = str(NUMERALS.get(number, number))
    if not re.fullmatch(NUMBER, number) or lead and lead not in SAID:
        return ""
    return SAID[lead].format(number) if lead else number


def words(low: int | None, high: int | None, about: bool = False, most: int | None = None) -> str:
    """A range as readers see it: `78`, `78–121`, `at least 44`, `5 to at least 30`, `up to 121`, `about 20`; empty when nothing is known."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}" if most is None else f"{low:,} to at least {most:,}"
    if low == high:
        return f"about {low:,}" if about else f"{low:,}"
    return f"{low:,}–{high:,}"

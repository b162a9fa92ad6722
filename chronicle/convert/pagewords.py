"""Lines in which a page speaks and not its article: share buttons, appeals, credits (lexicon/boilerplate.yaml)."""

import re
from functools import lru_cache

from chronicle.convert.lexicon import data
from chronicle.convert.needed import Phrases, words_in


@lru_cache(maxsize=1)
def _boilerplate() -> Phrases:
    return Phrases("boilerplate", {reason: [rf"(?:{pattern})\W*" for pattern in patterns] for reason, patterns in data("boilerplate").items()}, re.I, whole=True)


def reason_of(line: str) -> str:
    """Why a line is the page's and not the article's, or ""."""
    if len(line) > 700:
        return ""
    for reason, pattern in _boilerplate().among(words_in(line)):
        if pattern.fullmatch(line) and not (reason in ("byline", "navigation") and len(line) > 120):
            return reason
    return ""

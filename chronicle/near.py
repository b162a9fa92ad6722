"""Names near one that is not known, for "did you mean"."""
import difflib
from collections.abc import Iterable
from functools import lru_cache

MANY = 1_000                    # of so many names only those are looked at that begin alike


def near_names(wanted: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Up to `most` of the names, the nearest first; none when nothing is near enough to be meant."""
    names = sorted(n for n in names if n[:1] == wanted[:1]) if len(names := list(names)) > MANY else sorted(names)
    starts = [n for n in names if len(wanted) >= 4 and (n.startswith(wanted) or wanted.startswith(n) and len(n) >= 4)]
    return list(dict.fromkeys(difflib.get_close_matches(wanted[:100], names, most, 0.6) + starts))[:most]


def slip_of(word: str, names: Iterable[str]) -> str:
    """The name that `word` is most likely a slip of the pen for; '' when it is probably a word of its own."""
    return next(iter(difflib.get_close_matches(word[:100], sorted(names), 1, 0.8)), "")


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """Names that differ by case and white space only are one."""
    return " ".join(name.casefold().split())

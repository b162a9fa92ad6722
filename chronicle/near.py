"""Names near one that is not known, for "did you mean"."""
import difflib
from collections.abc import Iterable


def near_names(wanted: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Up to `most` of the names, the nearest first; none when nothing is near enough to be meant."""
    names = sorted(names)
    starts = [n for n in names if len(wanted) >= 4 and (n.startswith(wanted) or wanted.startswith(n) and len(n) >= 4)]
    return list(dict.fromkeys(difflib.get_close_matches(wanted[:100], names, most, 0.6) + starts))[:most]


def slip_of(word: str, names: Iterable[str]) -> str:
    """The name that `word` is most likely a slip of the pen for; '' when it is probably a word of its own."""
    return next(iter(difflib.get_close_matches(word[:100], sorted(names), 1, 0.8)), "")


def fold(name: str) -> str:
    """Names that differ by case and white space only are one."""
    return " ".join(name.casefold().split())

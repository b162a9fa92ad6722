"""Names near one that is not known, for "did you mean"."""
import difflib
from collections.abc import Iterable


def near_names(wanted: str, names: Iterable[str], most: int = 3) -> list[str]:
    """Up to `most` of the names, the nearest first; none when nothing is near enough to be meant."""
    names = sorted(names)
    starts = [n for n in names if len(wanted) >= 4 and (n.startswith(wanted) or wanted.startswith(n) and len(n) >= 4)]
    return list(dict.fromkeys(difflib.get_close_matches(wanted[:100], names, most, 0.6) + starts))[:most]

"""Which of many patterns may match a text at all, told without trying them."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_
from typing import NamedTuple


class Tables(NamedTuple):
    """What a Sieve looks up; sets of signs have a bit each."""
    asked: list[int]                # of each pattern the bits of its sets
    filed: dict[str, list[int]]     # sign -> the patterns whose smallest set holds it
    always: list[int]               # patterns that need nothing
    held: dict[str, int]            # sign -> the bits of the sets that hold it


def tables(needs: Iterable[Collection[frozenset[str]]]) -> Tables:
    """`needs`: of each pattern sets of signs (letters, words); a text that it matches holds a sign of each."""
    bits: dict[frozenset[str], int] = {}
    made = Tables([], {}, [], {})
    for n, sets in enumerate(needs):
        made.asked.append(reduce(or_, (bits.setdefault(signs, 1 << len(bits)) for signs in sets), 0))
        for sign in min(sets, key=len, default=()):
            made.filed.setdefault(sign, []).append(n)
        if not sets:
            made.always.append(n)
    for signs, bit in bits.items():
        for sign in signs:
            made.held[sign] = made.held.get(sign, 0) | bit
    return made


class Sieve:
    """`made`: see `tables`; they may have been kept as plain tuples."""

    def __init__(self, made: Tables | tuple):
        self._asked, self._filed, self._always, self._held = made

    def passed(self, signs: Collection[str]) -> list[int]:
        """The numbers of the patterns whose needs a text of these signs meets."""
        there = self._held.keys() & set(signs)
        if not there:
            return self._always
        held = reduce(or_, [self._held[sign] for sign in there])
        may = {n for sign in there if sign in self._filed for n in self._filed[sign]}
        return sorted([*self._always, *(n for n in may if (asked := self._asked[n]) & held == asked)])

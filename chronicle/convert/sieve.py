"""Which of many patterns may match a text at all, told without trying them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_


class Sieve:
    """`needs`: of each pattern sets of signs (letters, words); a text that it matches holds a sign of each."""

    def __init__(self, needs: Iterable[Collection[frozenset[str]]]):
        bits: dict[frozenset[str], int] = {}        # set of signs -> a bit of its own
        self._asked: list[int] = []                 # of each pattern the bits of its sets
        self._filed: dict[str, list[int]] = defaultdict(list)       # sign -> the patterns whose smallest set holds it
        self._always: list[int] = []                # patterns that need nothing
        for n, sets in enumerate(needs):
            self._asked.append(reduce(or_, (bits.setdefault(signs, 1 << len(bits)) for signs in sets), 0))
            for sign in min(sets, key=len, default=()):
                self._filed[sign].append(n)
            if not sets:
                self._always.append(n)
        self._held: dict[str, int] = defaultdict(int)       # sign -> the bits of the sets that hold it
        for signs, bit in bits.items():
            for sign in signs:
                self._held[sign] |= bit

    def passed(self, signs: Collection[str]) -> list[int]:
        """The numbers of the patterns whose needs a text of these signs meets."""
        there = self._held.keys() & set(signs)
        if not there:
            return self._always
        held = reduce(or_, [self._held[sign] for sign in there])
        may = {n for sign in there if sign in self._filed for n in self._filed[sign]}
        return sorted([*self._always, *(n for n in may if (asked := self._asked[n]) & held == asked)])

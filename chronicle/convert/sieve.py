"""Which of many patterns may match a text at all, told without trying them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_


class Sieve:
    """`needs`: of each pattern sets of letters; a text that it matches holds a letter of each."""

    def __init__(self, needs: Iterable[Sequence[frozenset[str]]]):
        bits: dict[frozenset[str], int] = {}        # set of letters -> a bit of its own
        self._asked = [reduce(or_, (bits.setdefault(letters, 1 << len(bits)) for letters in sets), 0) for sets in needs]
        self._held: dict[str, int] = defaultdict(int)       # letter -> the bits of the sets that hold it
        for letters, bit in bits.items():
            for letter in letters:
                self._held[letter] |= bit

    def passed(self, text: str) -> list[int]:
        """The numbers of the patterns whose needs the text meets."""
        held = reduce(or_, map(self._held.__getitem__, set(text)), 0)
        return [n for n, asked in enumerate(self._asked) if asked & held == asked]

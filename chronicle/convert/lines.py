"""Sorted lines of a file, found by bisection where they lie: nothing is read but what a search looks at."""

from collections.abc import Iterator
from mmap import mmap

MIDDLES = 1_000


class Lines:
    """Lines in the order of their bytes, each ended by a newline, from `start` to before `end` of a file's bytes. Places are counted from `start`."""

    def __init__(self, data: mmap, start: int, end: int):
        self._data, self._start, self._end = data, start, end
        self._middles: dict[int, tuple[int, int, bytes]] = {}      # middle of a search -> (begin, end, line there): every search begins with the same ones

    def at(self, place: int) -> bytes:
        """The line that begins there."""
        begin = self._start + place
        return self._data[begin:self._data.find(b"\n", begin)]

    def beginning(self, key: bytes) -> Iterator[tuple[int, bytes]]:
        """(place, line) of each that begins with `key`."""
        place = self._first(key)
        while self._start + place < self._end and (line := self.at(place)).startswith(key):
            yield place, line
            place += len(line) + 1

    def _first(self, key: bytes) -> int:
        """The place of the first line that is not before `key`."""
        low, high = self._start, self._end
        while low < high:
            middle = (low + high) // 2
            begin, after, line = self._middles.get(middle) or self._at_middle(low, middle)
            if line < key:
                low = after
            else:
                high = begin
        return low - self._start

    def _at_middle(self, low: int, middle: int) -> tuple[int, int, bytes]:
        begin = self._data.rfind(b"\n", low, middle) + 1 or low
        after = self._data.find(b"\n", begin) + 1
        found = begin, after, self._data[begin:after]
        if len(self._middles) < MIDDLES:
            self._middles[middle] = found
        return found

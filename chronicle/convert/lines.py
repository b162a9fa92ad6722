"""Sorted lines of a file, found by bisection where they lie: nothing is read but what a search looks at."""

from collections.abc import Iterator
from mmap import mmap


class Lines:
    """Lines in the order of their bytes, each ended by a newline, from `start` to before `end` of a file's bytes. Places are counted from `start`."""

    def __init__(self, data: mmap, start: int, end: int):
        self._data, self._start, self._end = data, start, end

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
            begin = self._data.rfind(b"\n", low, (low + high) // 2) + 1 or low      # of the line in the middle
            after = self._data.find(b"\n", begin) + 1
            if self._data[begin:after] < key:
                low = after
            else:
                high = begin
        return low - self._start

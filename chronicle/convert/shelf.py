"""The readings of a run, in a file of their own until each is wanted: a run may be of more articles than memory holds."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import BinaryIO

import msgspec

from chronicle.convert import meet
from chronicle.convert.reading import Reading


class Readings:
    """In the order of the files, as often as they are gone through; each is taken from the file and joined with the others' events."""

    def __init__(self, file: BinaryIO, spans: list[tuple[int, int]]):
        self._file, self._spans = file, spans
        self._ids: dict[str, str] = {}          # event_id -> that of the event it is
        self._copies: dict[str, str] = {}       # article id -> that of the article it repeats

    def meet(self, cards: list[tuple[str, tuple[bytes, ...]]]) -> None:
        """`cards`: of each reading the article's id and what its incidents are known again by."""
        self._ids = meet.events_of(cards)
        self._copies = meet.copies_of(self)

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, n: int) -> Reading:
        at, length = self._spans[n]
        self._file.seek(at)
        return meet.joined(msgspec.msgpack.decode(self._file.read(length), type=Reading), self._ids, self._copies)

    def __iter__(self) -> Iterator[Reading]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other) -> bool:
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))


class Shelf:
    """Takes readings as they come, in any order of the batches."""

    def __init__(self):
        self._file = TemporaryFile()
        self._end = 0

    def put(self, reading: bytes) -> tuple[int, int]:
        """Where it lies."""
        self._file.seek(self._end)
        self._file.write(reading)
        span = (self._end, len(reading))
        self._end += len(reading)
        return span

    def readings(self, spans: list[tuple[int, int]]) -> Readings:
        return Readings(self._file, spans)

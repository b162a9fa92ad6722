"""A table of digests in drawers, by the year that a key names: an edit opens one or two, and decodes a thousand digests in place of ten thousand.

    encoded(table) -> bytes; `table`: text -> bytes
    table(encoded) -> the table, with its drawers shut
    changed(old, new) -> what growing.changed says of two of them

Encoded it is a table still, to which growing.py adds pairs: a drawer is a pair whose key begins with SHUT, and what stands in no drawer counts before
what a drawer says.
"""
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from chronicle import growing
from chronicle.growing import MOST, More

FEW = 5000                              # a smaller table has no drawers
YEAR = 4                                # signs
LAST = "\U0010ffff"                     # after any other
SHUT = "\n"                             # no key begins so
_encode = msgspec.msgpack.Encoder().encode
_pairs = msgspec.msgpack.Decoder(dict[str, bytes]).decode


def encoded(table: Mapping[str, bytes]) -> bytes:
    if isinstance(table, Drawers):
        table.whole()
    if len(table) < FEW:
        return growing.encoded(table)
    keys, drawers, begin = sorted(table), defaultdict(dict), 0
    while begin < len(keys):                # what begins alike stands together: ten thousand keys are seen to in a dozen steps
        alike = keys[begin][:at(keys[begin]) + YEAR]
        end = bisect_left(keys, alike + LAST, begin)
        drawers[drawer(alike)].update(zip(keys[begin:end], map(table.__getitem__, keys[begin:end])))
        begin = end
    return _encode({name: _encode(pairs) for name, pairs in drawers.items()})


def table(encoded: bytes) -> "Drawers":
    pairs = _pairs(encoded)
    return Drawers(pairs.items(), {name: pairs.pop(name) for name in [key for key in pairs if key.startswith(SHUT)]})


def changed(old: Mapping[str, bytes] | None, new: Mapping[str, bytes]) -> More | bytes:
    if old is None:
        return encoded(new)
    if isinstance(new, Drawers) and new.before is old:
        different = {key: value for key, value in new.changed.items() if old.get(key) != value}
        if len(different) <= MOST and all(key in old for key in different):
            return growing.more(different)
    found = growing.changed(*(table.whole() if isinstance(table, Drawers) else table for table in (old, new)))
    return found if isinstance(found, More) else encoded(new)


class Drawers(dict):
    """What has been taken out, over drawers that are shut. `whole()` opens them all."""

    def __init__(self, pairs: Iterable[tuple[str, bytes]], shut: dict[str, bytes]):
        super().__init__(pairs)
        self.shut = shut
        self.before: Drawers | None = None          # this one is that, with other values for `changed`
        self.changed: Mapping[str, bytes] = {}

    def open(self, name: str) -> None:
        if (encoded := self.shut.pop(name, None)) is not None:
            for key, value in _pairs(encoded).items():
                self.setdefault(key, value)

    def whole(self) -> "Drawers":
        for name in list(self.shut):
            self.open(name)
        return self

    def __missing__(self, key: str) -> bytes:
        self.open(drawer(key))
        if dict.__contains__(self, key):
            return dict.__getitem__(self, key)
        raise KeyError(key)

    def __contains__(self, key) -> bool:
        if not dict.__contains__(self, key):
            self.open(drawer(key))
        return dict.__contains__(self, key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __delitem__(self, key) -> None:
        self.open(drawer(key))
        self.before = None
        super().__delitem__(key)

    def __or__(self, other: Mapping[str, bytes]) -> "Drawers":
        joined = Drawers(dict.items(self), dict(self.shut))
        joined.before, joined.changed = self, other
        joined.update(other)
        return joined

    def __iter__(self):
        return dict.__iter__(self.whole())

    def __len__(self) -> int:
        return dict.__len__(self.whole())

    def __eq__(self, other) -> bool:
        return dict.__eq__(self.whole(), other.whole() if isinstance(other, Drawers) else other)

    def __ne__(self, other) -> bool:
        return not self == other

    def keys(self):
        return dict.keys(self.whole())

    def values(self):
        return dict.values(self.whole())

    def items(self):
        return dict.items(self.whole())


def at(key: str) -> int:
    """Where what a fact is of begins: after its facet."""
    return key.find("/") + 1


def drawer(key: str) -> str:
    """Of `card/2016-05-23-x` and of `2016-05-23-x` that of 2016; one for all that name no year."""
    year = key[at(key):at(key) + YEAR]
    return SHUT + (year if year.isdigit() else "")

"""Facts and traces: what a page was shown when it was made, which facts changed, and which pages that makes stale. ledger.py
remembers all of it."""
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import accumulate
from zlib import crc32

import msgspec

from chronicle.diagnose import Diagnostic
from chronicle.model import Struct

Row = tuple[str, str, str, bytes, str, bytes, int, int, bytes]
FEW = 32                            # changed facts that are looked for one by one; of more, those of each page are looked at
_encode = msgspec.msgpack.Encoder().encode


class Made(Struct):
    """A page as it was last made. `digest` b"": it failed, and its notes say why."""
    url: str
    kind: str
    subject: str
    reads: tuple[str, ...]
    digest: bytes
    size: int = 0
    mtime: int = 0
    notes: tuple[Diagnostic, ...] = ()

    def row(self) -> Row:
        """As the ledger holds it, with the shadow of its trace before it, and its facts in one string: of a hundred thousand pages, a
        quarter of a gigabyte less."""
        return self.url, self.kind, self.subject, shadow(self.reads), "\n".join(self.reads), self.digest, self.size, self.mtime, _encode(self.notes)


def stale(traces: Iterable[tuple[str, Iterable[str]]], changed: set[str]) -> dict[str, str]:
    """url -> one changed fact its page had read, for every page that had read one."""
    out = {}
    if changed:
        for url, reads in traces:
            if not changed.isdisjoint(reads):
                out[url] = min(changed.intersection(reads))
    return out


def shadow(facts: Iterable[str]) -> bytes:
    """Four bytes for each: where none of them is that of a changed fact, the page has read none."""
    return array("I", map(crc32, map(str.encode, facts))).tobytes()


def doubtful(shadows: Mapping[str, bytes], changed: set[str]) -> set[str]:
    """The pages that may have read a changed fact: all that have, and hardly any other. `shadows`: url -> shadow of its trace."""
    if len(changed) > FEW:
        apart = set(array("I", shadow(changed))).isdisjoint
        return {url for url, seen in shadows.items() if not apart(array("I", seen))}
    near, urls, ends, every = set(), list(shadows), list(accumulate(map(len, shadows.values()))), b"".join(shadows.values())
    for four in map(shadow, zip(changed)):
        at = every.find(four)
        while at >= 0:
            page = bisect_right(ends, at)
            near.add(urls[page])
            at = every.find(four, ends[page])
    return near


def changes(old: dict[str, bytes], new: dict[str, bytes]) -> set[str]:
    """Facts that came, went or have another digest."""
    return {k for k, digest in new.items() if old.get(k) != digest} | (old.keys() - new.keys())


def table_changes(old: dict[str, dict[str, bytes]], new: dict[str, dict[str, bytes]]) -> set[str]:
    """`changes` of all tables; a table that is the very same one is passed over."""
    return {key for name in old.keys() | new.keys() if (a := old.get(name, {})) is not (b := new.get(name, {})) for key in changes(a, b)}

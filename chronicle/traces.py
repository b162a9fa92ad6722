"""Facts and traces: what a page was shown when it was made, which facts changed, and which pages that makes stale. ledger.py
remembers all of it."""
from collections.abc import Iterable

import msgspec

from chronicle.diagnose import Diagnostic
from chronicle.model import Struct

Row = tuple[str, str, str, str, bytes, int, int, bytes]
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
        """As the ledger holds it, with its facts in one string: of a hundred thousand pages, a quarter of a gigabyte less."""
        return self.url, self.kind, self.subject, "\n".join(self.reads), self.digest, self.size, self.mtime, _encode(self.notes)


def stale(traces: Iterable[tuple[str, Iterable[str]]], changed: set[str]) -> dict[str, str]:
    """url -> one changed fact its page had read, for every page that had read one."""
    out = {}
    if changed:
        for url, reads in traces:
            if not changed.isdisjoint(reads):
                out[url] = min(changed.intersection(reads))
    return out


def changes(old: dict[str, bytes], new: dict[str, bytes]) -> set[str]:
    """Facts that came, went or have another digest."""
    return {k for k, digest in new.items() if old.get(k) != digest} | (old.keys() - new.keys())


def table_changes(old: dict[str, dict[str, bytes]], new: dict[str, dict[str, bytes]]) -> set[str]:
    """`changes` of all tables; a table that is the very same one is passed over."""
    return {key for name in old.keys() | new.keys() if (a := old.get(name, {})) is not (b := new.get(name, {})) for key in changes(a, b)}

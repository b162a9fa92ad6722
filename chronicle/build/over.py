"""The process beside a build, from its begin: while the build looks at the folder, loads what it is made of and links, this one looks over
the pages there are, and reads the few files that an editor has saved.

    unasked              looks at build/
    ("left", None)       -> the number of files there, in digits; b"" unless each is as it was left
    ("load", None)       loads what the rest takes, and what the ledger says of pages
    ("pages", afresh)    -> Seen; `afresh`: the ledger is not what it was
    ("read", paths)      -> these files as reading.batch gives them
    ("traces", None)     loads the shadows of what every page has read
    ("stale", facts)     -> {address: the fact of these that its page has read}

Of a damaged ledger it says nothing, which is no answer.
"""
import sqlite3
from collections.abc import Callable, Generator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import msgspec

from chronicle import outputs
from chronicle.aside import Other
from chronicle.build import publish
from chronicle.diagnose import Diagnostic

_encode = msgspec.msgpack.Encoder().encode
_asked = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw]).decode
_afresh = msgspec.msgpack.Decoder(bool).decode
_paths = msgspec.msgpack.Decoder(list[str]).decode
_facts = msgspec.msgpack.Decoder(set[str]).decode
_reasons = msgspec.msgpack.Decoder(dict[str, str]).decode


class Seen(msgspec.Struct):
    """Of the pages there are: which in build/ are not as they were left, which another version made, and what was said of some."""
    spoilt: set[str]
    unmade: list[str]
    notes: dict[str, list[Diagnostic]]


_seen = msgspec.msgpack.Decoder(Seen).decode


def question(name: str, value: object = None) -> bytes:
    return _encode((name, value))


class Beside:
    """What a build asks. It answers when it has loaded."""

    def __init__(self, other: Other, afresh: bool):
        self.other = other
        other.put(question("pages", afresh))

    @cached_property
    def seen(self) -> Seen:
        return _seen(self.other.take())

    def read(self, paths: list[str]) -> bytes:
        self.seen                                               # the answer that comes first
        self.other.put(question("read", paths))
        self.other.put(question("traces"))                      # while what was read is linked here
        return self.other.take()

    def stale(self, facts: set[str], meanwhile: Callable[[], object]) -> dict[str, str]:
        """`meanwhile` is done here while the other looks."""
        self.other.put(question("stale", facts))
        meanwhile()
        return _reasons(self.other.take())


def talk(root: Path) -> Generator[bytes | None, bytes, None]:
    over, answer = Over(root), None
    over.look_at_build()
    while True:
        name, value = _asked((yield answer))
        answer = getattr(over, name)(value)


def opened(root: Path) -> sqlite3.Connection:
    """The ledger, to read only, as it is."""
    return sqlite3.connect(f"{(root / '.cache' / 'ledger').absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=30)


class Over:
    """What it has seen."""

    def __init__(self, root: Path):
        self.root = root
        self.files = 0
        self.spoilt: set[str] | None = None                     # None: cannot be said
        self.seen: Seen | None = None
        self.ledger = None
        self.shadows: dict[str, bytes] = {}                     # address -> shadow of its page's trace

    def look_at_build(self) -> None:
        with suppress(sqlite3.Error, TypeError, OSError, msgspec.DecodeError):       # the build finds out
            db = opened(self.root)
            found = outputs.found(db, outputs.FILES)
            if not db.execute("select 1 from pending limit 1").fetchone():
                self.files, self.spoilt = len(found), publish.spoilt(self.root / publish.OUTPUT, found)

    def left(self, _: bytes) -> bytes:
        return b"%d" % self.files if self.spoilt == set() else b""

    def load(self, _: bytes) -> None:
        if self.spoilt is not None:
            from chronicle.build import reading
            from chronicle.ledger import DAMAGE
            reading.warm()
            with suppress(*DAMAGE):                             # asked for pages, it looks again
                self.look()

    def look(self) -> None:
        from chronicle.ledger import Ledger
        self.ledger = Ledger.to_read(opened(self.root))
        if self.spoilt is None:
            self.spoilt = publish.spoilt(self.root / publish.OUTPUT, self.ledger.outputs())
        self.seen = Seen(self.spoilt, self.ledger.unmade(), self.ledger.page_notes())

    def pages(self, afresh: bytes) -> bytes:
        from chronicle.ledger import DAMAGE
        try:
            if _afresh(afresh) or self.seen is None:
                self.spoilt = None
                self.look()
            return _encode(self.seen)
        except sqlite3.OperationalError:
            raise
        except DAMAGE:
            return b""

    def read(self, paths: bytes) -> bytes:
        from chronicle.build import reading
        return reading.batch(self.root, _paths(paths))

    def traces(self, _: bytes) -> None:
        from chronicle.ledger import DAMAGE
        with suppress(*DAMAGE):                                 # asked what is stale, it looks again
            self.shadows = self.ledger.shadows()

    def stale(self, facts: bytes) -> bytes:
        from chronicle.ledger import DAMAGE
        from chronicle.traces import doubtful, shadow, stale
        try:
            changed, shadows = _facts(facts), self.shadows or self.ledger.shadows()
            traces = {url: page.reads for url, page in self.ledger.pages(doubtful(shadows, changed)).items()}
            if any(shadow(reads) != shadows[url] for url, reads in traces.items()):
                return b""                                      # one of the two is not what was saved
            return _encode(stale(traces.items(), changed))
        except sqlite3.OperationalError:
            raise
        except (*DAMAGE, AttributeError):                       # what is no text cannot be split
            return b""

"""Nothing to do, found out before anything is loaded that reads or renders: of ten thousand records this is most of the time.

The same look at the folder, the same ledger and the same stamp as a build's; only what is compared is kept ready as one
digest and one table of sizes and times. What is in build/ is looked at by another process meanwhile (over.py). Whatever is not exactly
as it was left is for batch.py to see to.
"""
import sqlite3
from pathlib import Path

import msgspec

from chronicle import extension
from chronicle.aside import Other
from chronicle.build.over import opened, question
from chronicle.build.result import Result
from chronicle.build.stamp import stamp
from chronicle.diagnose import Told, errors
from chronicle.folder import Look

DAMAGED = (sqlite3.Error, KeyError, TypeError, OSError, ValueError, msgspec.DecodeError)      # a ledger that is begun afresh by a build


def still(root: Path, seen: Look, keep_going: bool, other: Other) -> Result | None:
    """What the last build said, when sources, program and build/ are as it left them; None when there is something to do. `seen`: a look
    at the folder that was just taken; `other`: who has looked at build/."""
    told = said(root, seen)
    if told is None or errors(told.notes) and not keep_going or not (pages := other.ask(question("left"))):
        return None
    return Result(told, True, int(pages))


def said(root: Path, seen: Look) -> Told | None:
    """What the last build told, if it saw the same files by the same program, and is finished."""
    try:
        db = opened(root)
    except sqlite3.Error:
        return None
    try:
        meta = dict(db.execute("select key, value from meta where key in ('stamp', 'seen', 'told')"))
        if "told" not in meta or meta["stamp"] != (stamp() + extension.digest(root)).encode() \
                or db.execute("select 1 from pending limit 1").fetchone() or meta["seen"] != seen.digest:
            return None
        return msgspec.msgpack.decode(meta["told"], type=Told)
    except DAMAGED:
        return None
    finally:
        db.close()

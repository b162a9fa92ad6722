"""Nothing to do, found out before anything is loaded that reads or renders: of ten thousand records this is most of the time.

The same look at the folder, the same ledger and the same stamp as a build's; only what is compared is kept ready as one
digest and one table of sizes and times. Whatever is not exactly as it was left is for batch.py to see to.
"""
import os
import sqlite3
import time
from pathlib import Path

import msgspec

from chronicle import extension, folder
from chronicle.build import publish
from chronicle.build.alone import alone
from chronicle.build.result import Result
from chronicle.build.stamp import stamp
from chronicle.diagnose import Diagnostic, errors
from chronicle.files import Signature


def still(root: Path, seen: dict[str, Signature], keep_going: bool = False) -> Result | None:
    """What the last build said, when sources (`seen`: a look at the folder), program and build/ are as it left them; None when
    there is something to do."""
    started = time.perf_counter()
    ledger = root / ".cache" / "ledger"
    if publish.output_notes(root) or not ledger.is_file():
        return None
    with alone(root):
        try:
            db = sqlite3.connect(f"{ledger.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
        except sqlite3.Error:
            return None
        try:
            meta = dict(db.execute("select key, value from meta where key in ('stamp', 'seen', 'notes')"))
            if "notes" not in meta or meta["stamp"] != (stamp() + extension.digest(root)).encode() \
                    or db.execute("select 1 from pending limit 1").fetchone() \
                    or meta["seen"] != folder.digest(seen):
                return None
            notes = msgspec.msgpack.decode(meta["notes"], type=list[Diagnostic])
            if errors(notes) and not keep_going:
                return None
            number = published(root, db)
            return Result(notes, True, number, seconds=time.perf_counter() - started) if number is not None else None
        except (sqlite3.Error, KeyError, TypeError, OSError, msgspec.DecodeError):      # a damaged ledger is begun afresh by a build
            return None
        finally:
            db.close()


def published(root: Path, db: sqlite3.Connection) -> int | None:
    """Number of the files in build/, if each is as it was put there."""
    out, look, number = os.open(root / publish.OUTPUT, os.O_RDONLY), os.stat, 0
    try:
        for url, size, mtime in db.execute("select url, size, mtime from page where size > 0 or mtime > 0"):
            s = look(url, dir_fd=out, follow_symlinks=False)            # the system finds the folder once, not for each file
            if s.st_size != size or s.st_mtime_ns != mtime:
                return None
            number += 1
        return number
    finally:
        os.close(out)

"""Nothing to do, found out before anything is loaded that reads or renders: of ten thousand records this is most of the time.

The same look at the folder, the same ledger and the same stamp as a build's; only what is compared is kept ready as one
digest and one table of sizes and times. What is in build/ is looked at by another process meanwhile. Whatever is not exactly as it was
left is for batch.py to see to.
"""
import sqlite3
import time
from collections.abc import Generator
from pathlib import Path

import msgspec

from chronicle import extension, folder
from chronicle.aside import aside
from chronicle.build import publish
from chronicle.build.alone import alone
from chronicle.build.result import Result
from chronicle.build.stamp import stamp
from chronicle.diagnose import Diagnostic, errors
from chronicle.files import Signature

DAMAGED = (sqlite3.Error, KeyError, TypeError, OSError, ValueError, msgspec.DecodeError)      # a ledger that is begun afresh by a build


def still(root: Path, keep_going: bool = False) -> tuple[Result | None, dict[str, Signature]]:
    """What the last build said, when sources, program and build/ are as it left them; None when there is something to do. And the look
    at the folder that was taken."""
    started = time.perf_counter()
    if publish.output_notes(root) or not (root / ".cache" / "ledger").is_file():
        return None, folder.look(root, folder.theme_folder())
    with alone(root), aside(lambda: as_left(root)) as number:
        seen = folder.look(root, folder.theme_folder())
        notes = said(root, seen)
        if notes is None or errors(notes) and not keep_going or not (pages := number()):
            return None, seen
        return Result(notes, True, int(pages), seconds=time.perf_counter() - started), seen


def opened(root: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{(root / '.cache' / 'ledger').resolve().as_uri()}?mode=ro", uri=True, timeout=30)


def said(root: Path, seen: dict[str, Signature]) -> list[Diagnostic] | None:
    """The notes of the last build, if it saw the same files by the same program, and is finished."""
    try:
        db = opened(root)
    except sqlite3.Error:
        return None
    try:
        meta = dict(db.execute("select key, value from meta where key in ('stamp', 'seen', 'notes')"))
        if "notes" not in meta or meta["stamp"] != (stamp() + extension.digest(root)).encode() \
                or db.execute("select 1 from pending limit 1").fetchone() or meta["seen"] != folder.digest(seen):
            return None
        return msgspec.msgpack.decode(meta["notes"], type=list[Diagnostic])
    except DAMAGED:
        return None
    finally:
        db.close()


def as_left(root: Path) -> Generator[bytes, bytes, None]:
    """Number of the files in build/, in digits, if each is as it was put there."""
    try:
        rows = opened(root).execute("select url, size, mtime from page where size > 0 or mtime > 0")
        outputs = {url: (size, mtime) for url, size, mtime in rows}
        yield b"" if publish.spoilt(root / publish.OUTPUT, outputs) else b"%d" % len(outputs)
    except DAMAGED:
        yield b""

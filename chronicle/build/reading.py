"""Content files read, some in one go: whichever process does it."""
from pathlib import Path

import msgspec

from chronicle.computed import Parsed
from chronicle.content.paths import kind_of
from chronicle.content.read import LARGEST, read
from chronicle.diagnose import Diagnostic, Span
from chronicle.files import read_up_to, stay_inside
from chronicle.model import Text

_encode = msgspec.msgpack.Encoder().encode


def batch(root: Path, paths: list[str]) -> bytes:
    """[(record, text), …] of these files, each encoded, and all of it. One that cannot be read says why in its notes."""
    return _encode([tuple(map(_encode, one(root, path))) for path in paths])


def one(root: Path, path: str) -> tuple[Parsed, Text]:
    try:
        stay_inside(path)
        return read(path, read_up_to(f"{root}/{path}", LARGEST + 1))
    except (OSError, ValueError) as e:                      # ValueError: a name with a backslash, which other systems take for a path
        why, hint = (e.strerror, "look at the file's permissions") if isinstance(e, OSError) else ("a backslash in the name", "name it with small letters")
        return Parsed(path, kind_of(path), Path(path).stem, notes=(Diagnostic("Y101", f"cannot be read: {why}", Span(path), hint),)), Text()


def warm() -> None:
    """Loads what the first file would load."""
    read("content/pages/x.md", b"---\ntitle: x\n---\nx\n")

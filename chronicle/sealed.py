"""Code as bytes that are kept for the next process, which would take fifty times as long to compile it.

Python's own form of it depends on the version of Python and is not made for bytes that are damaged, so a digest of both goes before.
"""
import hashlib
import marshal
from importlib.util import MAGIC_NUMBER
from types import CodeType

SEAL = 16                   # bytes


def seal(code: CodeType) -> bytes:
    told = marshal.dumps(code)
    return _digest(told) + told


def opened(told: bytes) -> CodeType | None:
    """None: not what was sealed, or by another Python."""
    return marshal.loads(told[SEAL:]) if told and told[:SEAL] == _digest(told[SEAL:]) else None


def _digest(told: bytes) -> bytes:
    return hashlib.blake2b(MAGIC_NUMBER + told, digest_size=SEAL).digest()

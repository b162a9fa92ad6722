"""Code, and tables of plain values, as bytes that are kept for the next process, which would take fifty times as long to make them.

Python's own form of them depends on the version of Python and is not made for bytes that are damaged, so a digest of both goes before.
"""
import marshal
from importlib.util import MAGIC_NUMBER

from chronicle.fingerprint import fingerprint

SEAL = 16                   # bytes


def seal(made) -> bytes:
    told = marshal.dumps(made)
    return _digest(told) + told


def opened(told: bytes):
    """None: not what was sealed, or by another Python."""
    return marshal.loads(told[SEAL:]) if told and told[:SEAL] == _digest(told[SEAL:]) else None


def _digest(told: bytes) -> bytes:
    return fingerprint(MAGIC_NUMBER + told, SEAL)

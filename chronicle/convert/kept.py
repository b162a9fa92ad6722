"""What is worked out from the data files alone, kept for the next process: a third of what the first article would wait for.

It lies where Python keeps the modules that it has compiled, and as they do: under a digest of all that it is worked out from, in no folder into which Python
would not write, and made anew when it cannot be read.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

from chronicle import sealed

HERE = Path(__file__).parent
Plain = TypeVar("Plain")            # str, int, list, tuple, dict, frozenset


def kept(name: str, make: Callable[[], Plain]) -> Plain:
    """What `make` gives, or gave an earlier process of the same files."""
    path = Path(cache_from_source(str(HERE / f"kept-{name}.py"))).with_suffix(f".{_digest()}")
    try:
        found = sealed.opened(path.read_bytes())
    except OSError:
        found = None
    if found is None:
        found = make()
        if not sys.dont_write_bytecode:
            _put(path, sealed.seal(found))
    return found


@lru_cache(maxsize=1)
def _digest() -> str:
    """Of our modules and data files."""
    seen = hashlib.blake2b(digest_size=8)
    for folder, _, names in sorted(os.walk(HERE)):
        for name in sorted(names):
            if name.endswith((".py", ".yaml")):
                seen.update(f"{folder[len(str(HERE)):]}/{name}\0".encode() + Path(folder, name).read_bytes())
    return seen.hexdigest()


def _put(path: Path, told: bytes) -> None:
    """In place of what was kept of other files; nowhere if that may not be."""
    new = path.with_suffix(f".{os.getpid()}")
    try:
        new.write_bytes(told)
        os.replace(new, path)
        for old in path.parent.glob(f"{path.stem}.*"):
            if old not in (path, new):
                old.unlink()
    except OSError:
        pass

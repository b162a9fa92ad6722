"""How every build begins: nobody else at work, a look at the folder, and another process that looks over the pages meanwhile (over.py).

Light: where there is nothing to do, this is all that is loaded (still.py). Where there is, the look and the other process are handed on.
"""
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from chronicle import folder
from chronicle.aside import Other, aside
from chronicle.build import over, publish
from chronicle.build.alone import alone
from chronicle.build.result import Result
from chronicle.build.still import still
from chronicle.diagnose import Told


class Begin(NamedTuple):
    """`result`: what there is to say already, and no more to do. Else a look at the folder, and the other process, which was told to load."""
    result: Result | None
    started: float
    seen: folder.Look = folder.Look()
    other: Other | None = None


@contextmanager
def begun(root: Path, keep_going: bool = False) -> Iterator[Begin]:
    """`root`: of a folder that holds a site.toml."""
    started = time.perf_counter()
    notes = publish.output_notes(root)
    if notes:
        yield Begin(Result(Told.of(notes), False), started)
        return
    with alone(root), aside(lambda: over.talk(root)) as other:
        seen = folder.look(root, folder.theme_folder())
        result = still(root, seen, keep_going, other)
        if result is None:
            other.put(over.question("load"))
        else:
            result.seconds = time.perf_counter() - started
        yield Begin(result, started, seen, other)

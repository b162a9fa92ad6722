"""One command at a time in one folder."""
import fcntl
import os
from contextlib import contextmanager
from pathlib import Path

from chronicle.files import no_link, no_links


@contextmanager
def alone(root: Path):
    """Waits until nobody else is at work in the site's folder; the lock goes with the process that holds it."""
    path = root / ".cache" / "lock"
    no_links(root, path)
    path.parent.mkdir(exist_ok=True)
    no_link(path)                                           # opening it to write would empty what it leads to
    with open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)) as lock:       # of a pipe, this does not wait for a reader
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

"""One command at a time in one folder."""
import fcntl
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(root: Path):
    """Waits until nobody else is at work in the site's folder; the lock goes with the process that holds it."""
    (root / ".cache").mkdir(exist_ok=True)
    with open(root / ".cache" / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

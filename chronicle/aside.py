"""A forked process, from its begin to its end; and one thing that another process does while this one goes on.

    begun(work) -> pid of a process that does this and ends
    tell(status) raises what a process died of
    aside(function) -> in a `with`: a call that gives what the function gave in the other process

Light: a build with nothing to do looks at the pages in build/ this way, while it looks at the files they are made from.
"""
import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

DISK = (errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EDQUOT)       # told to the parent by a worker's exit status
FAULT = 1                                                           # any other fault; the worker prints what it was


class WorkerDied(RuntimeError):
    """A worker process ended without its result (killed, out of memory); `status` is what waitpid gave."""


def begun(work: Callable[[], None]) -> int:
    """Forks a process that does this and ends. Its pid."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})     # Ctrl-C waits until each of the two knows who it is
    pid = os.fork()
    if pid:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return pid
    status = FAULT
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        gc.disable()
        work()
        status = 0
    except BaseException as error:                              # the child must never run the parent's code
        if isinstance(error, OSError) and error.errno in DISK:
            status = error.errno
        elif not isinstance(error, (KeyboardInterrupt, ConnectionError)):      # who asked is gone
            sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
    finally:
        os._exit(status)


def tell(status: int) -> None:
    """Raises what a process died of."""
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) in DISK:
        raise OSError(os.WEXITSTATUS(status), os.strerror(os.WEXITSTATUS(status)))
    if status:
        raise WorkerDied(f"a worker process ended with status {status}")


@contextmanager
def aside(function: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """What it gave can be asked for once. Asked for or not, at the end of the `with` the process has gone."""
    sys.stdout.flush()
    sys.stderr.flush()
    ours, theirs = os.pipe()

    def work() -> None:
        os.close(ours)
        with open(theirs, "wb") as line:
            line.write(function())

    left = [begun(work)]
    os.close(theirs)

    def answer() -> bytes:
        said = line.read()
        tell(os.waitpid(left.pop(), 0)[1])
        return said

    with open(ours, "rb") as line:
        try:
            yield answer
        finally:
            if left:
                os.kill(left[0], signal.SIGKILL)
                os.waitpid(left[0], 0)

"""A forked process, from its begin to its end; and what another process does, and is asked, while this one goes on.

    begun(work) -> pid of a process that does this and ends
    tell(status) raises what a process died of
    aside(talk) -> in a `with`: a call that asks the other process, and gives its answer

Light: a build with nothing to do looks at the pages in build/ this way, while it looks at the files they are made from.
"""
import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

DISK = (errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EDQUOT)       # told to the parent by a worker's exit status
NUMBER = 8                                                          # bytes of a length on the line between two
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
def aside(talk: Callable[[], Generator[bytes, bytes, None]]) -> Iterator[Callable[..., bytes]]:
    """`ask()` gives what `talk` yields first, `ask(words)` what it yields when these are sent to it. It goes on to its first `yield`
    unasked; at the end of the `with` the process has gone, whatever it was about to say."""
    sys.stdout.flush()
    sys.stderr.flush()
    (heard, said), (asked, asking) = os.pipe(), os.pipe()

    def work() -> None:
        os.close(heard)
        os.close(asking)
        with open(said, "wb") as answers, open(asked, "rb") as questions:
            talking = talk()
            put(answers, next(talking))
            while (words := taken(questions)) is not None:
                put(answers, talking.send(words))

    left = [begun(work)]
    os.close(said)
    os.close(asked)

    def ask(words: bytes | None = None) -> bytes:
        if words is not None:
            with suppress(BrokenPipeError):                     # what it died of is told below
                put(questions, words)
        answer = taken(answers)
        if answer is None:
            tell(os.waitpid(left.pop(), 0)[1])
            raise WorkerDied("a worker process ended without its answer")
        return answer

    answers, questions = open(heard, "rb"), open(asking, "wb")
    try:
        yield ask
    finally:
        if left:
            os.kill(left[0], signal.SIGKILL)
            os.waitpid(left[0], 0)
        answers.close()
        with suppress(BrokenPipeError):                         # it holds what one that has gone was to be asked
            questions.close()


def put(line: BinaryIO, words: bytes) -> None:
    """With its length before it."""
    line.write(len(words).to_bytes(NUMBER, "little"))
    line.write(words)
    line.flush()


def taken(line: BinaryIO) -> bytes | None:
    """What was put there; None when the other end has been shut before all of it came."""
    length = line.read(NUMBER)
    words = line.read(int.from_bytes(length, "little"))
    return words if len(length) == NUMBER and len(words) == int.from_bytes(length, "little") else None

"""A forked process, from its begin to its end; and what another process does, and is asked, while this one goes on.

    begun(work) -> pid of a process that does this and ends
    tell(status) raises what a process died of
    aside(talk) -> in a `with`: the Other, which is asked

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


class Other:
    """The other process, as its asker sees it. What it is asked it answers in that order; several questions may stand before it."""

    def __init__(self, pid: int, answers: BinaryIO, questions: BinaryIO):
        self.pid: int | None = pid                              # None: it has gone
        self.answers, self.questions = answers, questions

    def put(self, words: bytes) -> None:
        """A question, whose answer is taken later."""
        with suppress(BrokenPipeError):                         # `take` tells what it died of
            put(self.questions, words)

    def take(self) -> bytes:
        """The next answer. Raises what the process died of."""
        answer = taken(self.answers)
        if answer is None:
            pid, self.pid = self.pid, None
            if pid is not None:
                tell(os.waitpid(pid, 0)[1])
            raise WorkerDied("a worker process ended without its answer")
        return answer

    def ask(self, words: bytes) -> bytes:
        self.put(words)
        return self.take()

    def end(self) -> None:
        """Sends it away, whatever it was about to say."""
        if self.pid is not None:
            pid, self.pid = self.pid, None
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self.answers.close()
        with suppress(BrokenPipeError):                         # it holds what one that has gone was to be asked
            self.questions.close()


@contextmanager
def aside(talk: Callable[[], Generator[bytes | None, bytes, None]]) -> Iterator[Other]:
    """Its answer to a question is what `talk` yields when it is sent that; None is no answer. What it does before its first `yield`, and
    gives there, is unasked. The process ends with the `with`."""
    sys.stdout.flush()
    sys.stderr.flush()
    (heard, said), (asked, asking) = os.pipe(), os.pipe()

    def work() -> None:
        os.close(heard)
        os.close(asking)
        with open(said, "wb") as answers, open(asked, "rb") as questions:
            talking, words = talk(), None
            while True:
                if (answer := talking.send(words)) is not None:
                    put(answers, answer)
                if (words := taken(questions)) is None:
                    return

    pid = begun(work)
    os.close(said)
    os.close(asked)
    other = Other(pid, open(heard, "rb"), open(asking, "wb"))
    try:
        yield other
    finally:
        other.end()


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

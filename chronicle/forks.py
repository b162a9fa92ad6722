"""Work shared out to forked processes that inherit what the parent has read. One job runs inline: the same code.

    arrivals(function, batches, jobs) -> (number of the batch, result) as they come; a bytearray from a worker, not copied again
    fork_map(function, batches, jobs) -> results in the order of the batches

`function` takes a batch and returns bytes. A worker that dies raises WorkerDied here, one that meets a full disk the
same OSError as if it had run inline; nothing is silently left out.
"""
import errno
import gc
import os
import selectors
import signal
import sys
from collections.abc import Callable, Iterator, Sequence

DISK = (errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EDQUOT)       # told to the parent by a worker's exit status
FAULT = 1                                                           # any other fault; the worker prints what it was


class WorkerDied(RuntimeError):
    """A worker process ended without its result (killed, out of memory); `status` is what waitpid gave."""


def fork_map(function: Callable[[object], bytes], batches: Sequence[object], jobs: int) -> list[bytes]:
    return [answer for _, answer in sorted(arrivals(function, batches, jobs))]


def arrivals(function: Callable[[object], bytes], batches: Sequence[object], jobs: int) -> Iterator[tuple[int, bytes | bytearray]]:
    if jobs <= 1 or len(batches) <= 1:
        yield from ((number, function(batch)) for number, batch in enumerate(batches))
        return
    sys.stdout.flush()
    sys.stderr.flush()
    readers: dict[int, tuple[int, int, bytearray]] = {}         # pipe -> (batch number, pid, what came)
    waiting = list(range(len(batches)))[::-1]
    selector = selectors.DefaultSelector()
    try:
        while waiting or readers:
            while waiting and len(readers) < jobs:
                start(function, batches, waiting.pop(), readers, selector)
            for key, _ in selector.select():
                number, pid, came = readers[key.fd]
                chunk = os.read(key.fd, 1 << 16)
                if chunk:
                    came += chunk
                    continue
                selector.unregister(key.fd)
                os.close(key.fd)
                del readers[key.fd]
                _, status = os.waitpid(pid, 0)
                if os.WIFEXITED(status) and os.WEXITSTATUS(status) in DISK:
                    raise OSError(os.WEXITSTATUS(status), os.strerror(os.WEXITSTATUS(status)))
                if status:
                    raise WorkerDied(f"a worker process ended with status {status}")
                while waiting and len(readers) < jobs:              # no processor waits while the answer is dealt with
                    start(function, batches, waiting.pop(), readers, selector)
                yield number, came
    finally:
        selector.close()
        for fd, (_, pid, _) in readers.items():
            os.close(fd)
            os.kill(pid, 9)
            os.waitpid(pid, 0)


def start(function, batches, number: int, readers, selector) -> None:
    read_end, write_end = os.pipe()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})     # Ctrl-C waits until each of the two knows who it is
    pid = os.fork()
    if pid:
        os.close(write_end)
        readers[read_end] = (number, pid, bytearray())
        selector.register(read_end, selectors.EVENT_READ)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return
    status = FAULT
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        gc.disable()
        os.close(read_end)
        data = memoryview(function(batches[number]))
        while data:
            data = data[os.write(write_end, data):]
        status = 0
    except BaseException as error:                              # the child must never run the parent's code
        if isinstance(error, OSError) and error.errno in DISK:
            status = error.errno
        elif not isinstance(error, KeyboardInterrupt):
            sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
    finally:
        os._exit(status)


def deal(items: list, hands: int) -> list[list]:
    """Shares items out in order, as many to each hand: what stands together was read together and lies together in memory, and a
    forked process has a copy of its own of every part of it that it looks at."""
    hands = min(hands, len(items))
    ends = [len(items) * n // hands for n in range(hands + 1)] if hands else []
    return [items[a:b] for a, b in zip(ends, ends[1:])]

"""Work shared out to forked processes that inherit what the parent has read. One job runs inline: the same code.

    arrivals(function, batches, jobs, turns, meanwhile) -> (number of the batch, result) as they come; a bytearray from a worker, not copied
                                                again. `meanwhile` is done here once all have begun
    fork_map(function, batches, jobs)        -> results in the order of the batches
    apart(function, parts, folder)           -> the same from one process that deals with them all, and has gone with its memory

`function` takes a batch and returns bytes. A worker deals with `turns` batches; then another takes its place. What it inherited is
copied by the system, page by page, as it is looked at: many turns save copying, few of them save memory. A worker that dies raises
WorkerDied here, one that meets a full disk the same OSError as if it had run inline; nothing is silently left out.
"""
import os
import selectors
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from chronicle.aside import NUMBER, WorkerDied, begun, put, taken, tell

PIECE = 1 << 16                                                     # bytes of an answer that are taken at once


class Worker:
    """A forked process, as its parent sees it: numbers of batches go down the line; the length of an answer and the answer come up."""

    def __init__(self, pid: int, line: "socket.socket"):        # said in quotes, it is loaded where processes are hired (later.py)
        self.pid, self.line = pid, line
        self.turns = self.number = self.missing = 0         # batches it was given; the one it is at; bytes of its answer that have not come yet
        self.came: bytearray | None = None                  # None until the answer's length has come

    def give(self, number: int) -> None:
        self.turns, self.number, self.came = self.turns + 1, number, None
        with suppress(ConnectionError):                     # it is gone: `take` comes upon that
            self.line.sendall(number.to_bytes(NUMBER, "little"))

    def take(self) -> bytearray | None:
        """Takes what is there. The answer if that makes it whole; EOFError if the worker is gone."""
        try:
            piece = self.line.recv(NUMBER if self.came is None else min(self.missing, PIECE))
        except ConnectionError:                             # it went without taking what it was given
            piece = b""
        if not piece:
            raise EOFError
        if self.came is None:
            self.came, self.missing = bytearray(), int.from_bytes(piece, "little")
        else:
            self.came += piece
            self.missing -= len(piece)
        return None if self.missing else self.came

    def end(self) -> None:
        """Sends it home and waits until it is gone; raises what it died of."""
        with suppress(OSError):                             # it is gone already
            self.line.shutdown(socket.SHUT_WR)              # not merely closed: workers begun later hold copies of the line
        self.line.close()
        tell(os.waitpid(self.pid, 0)[1])


def fork_map(function: Callable[[object], bytes], batches: Sequence[object], jobs: int) -> list[bytes]:
    return [answer for _, answer in sorted(arrivals(function, batches, jobs, len(batches)))]


def arrivals(function: Callable[[object], bytes], batches: Sequence[object], jobs: int, turns: int,
             meanwhile: Callable[[], object] = lambda: None) -> Iterator[tuple[int, bytes | bytearray]]:
    if jobs <= 1 or len(batches) <= 1:
        meanwhile()
        yield from ((number, function(batch)) for number, batch in enumerate(batches))
        return
    sys.stdout.flush()
    sys.stderr.flush()
    waiting = list(range(len(batches)))[::-1]
    workers: list[Worker] = []
    selector = selectors.DefaultSelector()

    def hire() -> None:
        while waiting and len(workers) < jobs:
            workers.append(worker := hired(function, batches))
            selector.register(worker.line, selectors.EVENT_READ, worker)
            worker.give(waiting.pop())

    def dismiss(worker: Worker) -> None:
        selector.unregister(worker.line)
        workers.remove(worker)
        worker.end()

    try:
        hire()
        meanwhile()
        while workers:
            for key, _ in selector.select():
                worker, number = key.data, key.data.number
                try:
                    answer = worker.take()
                except EOFError:
                    dismiss(worker)
                    raise WorkerDied("a worker process ended without its result") from None
                if answer is None:
                    continue
                if waiting and worker.turns < turns:        # before the answer is dealt with: no processor waits for that
                    worker.give(waiting.pop())
                else:
                    dismiss(worker)
                    hire()
                yield number, answer
    finally:
        selector.close()
        for worker in workers:
            worker.line.close()
            os.kill(worker.pid, signal.SIGKILL)
            os.waitpid(worker.pid, 0)


def apart(function: Callable[[object], bytes], parts: Sequence[object], folder: Path) -> Iterator[bytes]:
    """The answers wait in a file of `folder` until the process has gone: neither its memory nor all of them are held beside what is
    made of one."""
    from tempfile import TemporaryFile                  # wanted for very large sites only
    sys.stdout.flush()
    sys.stderr.flush()
    with TemporaryFile(dir=folder) as spool:
        def write() -> None:
            for part in parts:
                put(spool, function(part))

        pid = begun(write)
        try:
            _, status = os.waitpid(pid, 0)
        except BaseException:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise
        tell(status)
        spool.seek(0)
        for _ in parts:
            yield taken(spool)


def hired(function, batches) -> Worker:
    """Forks a worker, which deals with batches until the line is shut."""
    ours, theirs = socket.socketpair()

    def serve() -> None:
        ours.close()
        while number := theirs.recv(NUMBER):
            answer = function(batches[int.from_bytes(number, "little")])
            theirs.sendall(len(answer).to_bytes(NUMBER, "little"))
            theirs.sendall(answer)

    pid = begun(serve)
    theirs.close()
    return Worker(pid, ours)


def deal(items: list, hands: int) -> list[list]:
    """Shares items out in order, as many to each hand: what stands together was read together and lies together in memory, and a
    forked process has a copy of its own of every part of it that it looks at."""
    hands = min(hands, len(items))
    ends = [len(items) * n // hands for n in range(hands + 1)] if hands else []
    return [items[a:b] for a, b in zip(ends, ends[1:])]

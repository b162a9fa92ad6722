"""Work shared out: the same answer from one process and from many, and no worker lost in silence."""
import os
import signal
from pathlib import Path

import pytest

from chronicle.forks import WorkerDied, apart, arrivals, deal, fork_map


def squares(batch) -> bytes:
    return b",".join(b"%d" % (n * n) for n in batch)


@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
def test_answers_come_in_the_order_of_the_batches(jobs):
    batches = [list(range(n, n + 5)) for n in range(0, 100, 5)]
    assert fork_map(squares, batches, jobs) == [squares(b) for b in batches]


@pytest.mark.parametrize("jobs", [1, 4])
def test_nothing_to_do(jobs):
    assert fork_map(squares, [], jobs) == [] and fork_map(squares, [[]], jobs) == [b""]


def test_long_answers_are_whole():
    assert fork_map(lambda n: bytes([n]) * 3_000_000, [1, 2, 3], 2) == [bytes([n]) * 3_000_000 for n in (1, 2, 3)]


def test_one_job_and_one_batch_run_inline():
    here = os.getpid()
    assert fork_map(lambda _: b"%d" % os.getpid(), [1, 2], 1) == [b"%d" % here] * 2
    assert fork_map(lambda _: b"%d" % os.getpid(), [1], 4) == [b"%d" % here]
    assert b"%d" % here not in fork_map(lambda _: b"%d" % os.getpid(), [1, 2], 2)


@pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: os.kill(os.getpid(), 9), lambda: 1 / 0])
def test_a_worker_that_dies_is_told(end, capfd):
    def work(n):
        return end() if n == 3 else b"fine"
    with pytest.raises(WorkerDied):
        fork_map(work, [1, 2, 3, 4, 5], 2)


def test_a_full_disk_is_an_error_of_the_disk_from_one_process_and_from_many(capfd):
    def work(n):
        raise OSError(28, "No space left on device")
    for jobs in (1, 2):
        with pytest.raises(OSError, match="No space left") as told:
            fork_map(work, [1, 2, 3], jobs)
        assert told.value.errno == 28
    assert capfd.readouterr().err == ""


def test_ctrl_c_in_the_moment_of_a_fork_ends_the_worker_quietly(monkeypatch, capfd):
    """Else the child goes on as if it were its parent, or says so with a traceback."""
    real, handler = os.fork, signal.signal(signal.SIGINT, signal.default_int_handler)

    def fork():
        pid = real()
        if not pid:
            try:
                os.kill(os.getpid(), signal.SIGINT)
            except KeyboardInterrupt:
                os._exit(77)
        return pid
    try:
        monkeypatch.setattr(os, "fork", fork)
        with pytest.raises(WorkerDied, match="status 256"):
            fork_map(lambda n: b"", [1, 2], 2)
    finally:
        signal.signal(signal.SIGINT, handler)
    assert capfd.readouterr().err == ""


def test_a_worker_is_relieved_after_its_turns():
    def work(_):
        return b"%d" % os.getpid()
    assert len({bytes(pid) for _, pid in arrivals(work, range(6), 2, 1)}) == 6
    assert len({bytes(pid) for _, pid in arrivals(work, range(6), 2, 6)}) == 2


def test_a_process_apart_answers_in_order_and_keeps_what_it_made(tmp_path):
    made = []

    def work(part):
        made.append(part)
        return b"%d %s" % (os.getpid(), " ".join(made).encode())
    pids, said = zip(*(answer.split(b" ", 1) for answer in apart(work, ["a", "b", "c"], tmp_path)))
    assert said == (b"a", b"a b", b"a b c") and len(set(pids)) == 1 and int(pids[0]) != os.getpid()
    assert made == [] and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("end, told", [(lambda: os._exit(3), "status 768"), (lambda: os.kill(os.getpid(), 9), "status 9"), (lambda: 1 / 0, "status 256")])
def test_a_process_apart_that_dies_is_told(end, told, tmp_path, capfd):
    with pytest.raises(WorkerDied, match=told):
        list(apart(lambda part: end() if part == 2 else b"", [1, 2, 3], tmp_path))


def test_no_worker_outlives_a_failure(capfd):
    def work(n):
        if n == 0:
            os._exit(1)
        __import__("time").sleep(60)
        return b""
    before = children()
    with pytest.raises(WorkerDied):
        fork_map(work, [0, 1, 2], 3)
    assert children() <= before


def children() -> set[str]:
    """Processes started by this one and not yet waited for; other tests may have left a browser's."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


@pytest.mark.parametrize("items, hands", [(0, 3), (1, 3), (10, 3), (100, 7), (5, 1)])
def test_everything_is_dealt_once_and_evenly(items, hands):
    dealt = deal(list(range(items)), hands)
    assert sorted(n for part in dealt for n in part) == list(range(items))
    assert all(dealt) and max(map(len, dealt), default=0) - min(map(len, dealt), default=0) <= 1

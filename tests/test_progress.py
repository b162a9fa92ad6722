"""How far a build has come: on a terminal after a second, with the time left; nowhere else."""
import io

import pytest

from chronicle import progress
from chronicle.progress import Progress, left


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress.time, "perf_counter", lambda: now[0])
    return now


def test_a_terminal_is_told_after_a_second(clock):
    told = Terminal()
    line = Progress(told)
    line("reading", 0, 1000)
    clock[0] += 0.5
    line("reading", 100, 1000)
    assert told.getvalue() == ""
    clock[0] += 1.5
    line("reading", 400, 1000)
    assert told.getvalue() == "\r\033[Kreading: 400 of 1,000 · 200 a second · 3 s left"
    line.close()
    assert told.getvalue().endswith("left\r\033[K")


def test_each_stage_has_its_own_rate(clock):
    told = Terminal()
    line = Progress(told)
    line("reading", 0, 10)
    clock[0] += 100
    line("writing", 0, 500)
    clock[0] += 2
    line("writing", 4, 500)
    assert told.getvalue() == "\r\033[Kwriting: 4 of 500 · 2 a second · 4 min 08 s left"


def test_a_pipe_is_told_nothing(clock):
    told = io.StringIO()
    line = Progress(told)
    line("reading", 0, 10)
    clock[0] += 5
    line("reading", 5, 10)
    line.close()
    assert told.getvalue() == ""


@pytest.mark.parametrize("seconds, words", [(0.2, "0 s"), (7.6, "8 s"), (59.7, "1 min 00 s"), (125, "2 min 05 s")])
def test_time_left(seconds, words):
    assert left(seconds) == words

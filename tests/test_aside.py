"""Something done by another process while this one goes on: what it gives, what it dies of, and that nothing of it is left."""
import errno
import os
import signal
import time

import pytest

from chronicle.aside import WorkerDied, aside, begun


def children() -> list[str]:
    return open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii").read().split()


def once(function):
    """A talk of one answer."""
    def talk():
        yield function()
    return talk


def test_it_gives_what_was_yielded_however_long():
    before = children()
    with aside(once(lambda: b"%d " % os.getpid() + b"x" * 3_000_000)) as other:
        said = other.take()
    assert said.endswith(b" " + b"x" * 3_000_000) and int(said.split()[0]) != os.getpid() and children() == before


def test_it_is_asked_again_and_remembers_what_it_saw():
    def talk():
        seen = [b""]
        while True:
            seen.append((yield seen[-1] * 2))
    with aside(talk) as other:
        assert [other.take(), other.ask(b"ab"), other.ask(b""), other.ask(b"x" * 2_000_000)] == [b"", b"abab", b"", b"x" * 4_000_000]


def test_questions_may_stand_before_it_and_are_answered_in_their_order():
    def talk():
        said = b""
        while True:
            said = (yield said) * 2
    with aside(talk) as other:
        other.put(b"a")
        other.put(b"b" * 50_000)
        assert [other.take() for _ in range(3)] == [b"", b"aa", b"b" * 100_000] and other.ask(b"c") == b"cc"


def test_it_can_be_sent_away_before_the_end():
    before = children()
    with aside(once(lambda: time.sleep(600) or b"")) as other:
        other.end()
        assert children() == before
    assert children() == before


def test_what_needs_no_answer_has_none():
    def talk():
        count, words = 0, (yield)
        while True:
            count += 1
            words = yield (b"%d %s" % (count, words) if words else None)
    with aside(talk) as other:
        for words in (b"", b"a", b"", b"", b"b"):
            other.put(words)
        assert [other.take(), other.take()] == [b"2 a", b"5 b"]


def test_one_that_has_no_more_to_say_is_told_of():
    before = children()
    with pytest.raises(WorkerDied), aside(once(lambda: b"all")) as other:
        assert other.take() == b"all"
        other.ask(b"and then?")
    assert children() == before


def test_one_that_has_gone_before_it_is_asked_again_is_told_of():
    before = children()
    with pytest.raises(WorkerDied), aside(once(lambda: b"%d" % os.getpid())) as other:
        gone = int(other.take())
        os.kill(gone, signal.SIGKILL)
        os.waitid(os.P_PID, gone, os.WEXITED | os.WNOWAIT)          # its end of the line is shut now
        other.ask(b"and then?")
    assert children() == before


def test_one_that_is_not_asked_is_sent_away():
    before = children()
    with aside(once(lambda: time.sleep(600) or b"")):
        assert len(children()) == len(before) + 1
    assert children() == before


def test_a_fault_here_sends_it_away_too():
    before = children()
    with pytest.raises(KeyboardInterrupt), aside(once(lambda: b"x" * 3_000_000)):
        raise KeyboardInterrupt
    assert children() == before


@pytest.mark.parametrize("gone", [BrokenPipeError, ConnectionResetError])
def test_a_process_whose_asker_has_gone_says_nothing(gone, capfd):
    """Whoever gives up closes the line, in the middle of a question or of an answer."""
    def work():
        raise gone
    os.waitpid(begun(work), 0)
    assert capfd.readouterr().err == ""


def full():
    raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("function, fault", [(lambda: 1 // 0, WorkerDied), (full, OSError), (lambda: os._exit(3), WorkerDied)])
def test_what_it_dies_of_is_raised_here(function, fault, capfd):
    before = children()
    with pytest.raises(fault), aside(once(function)) as other:
        other.take()
    assert children() == before

"""Killed at any point, a full disk, two at once: what is in build/ is the last good site, or the next command makes it the new one."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chronicle import growing, ledger
from chronicle.aside import begun
from chronicle.build import many, publish
from site_builder import SiteFolder, edited_after_a_build, edited_all_over, tree

DEATHS = {                                  # what to die at -> where it is called
    "stage": (many, "stage"), "save": (ledger.Ledger, "save"), "insert": (growing, "put"), "finish": (publish, "finish"), "replace": (publish.os, "replace"),
    "remove": (publish, "remove"), "settled": (ledger.Ledger, "settled"),
}
KILLS = [("stage", 0), ("stage", 5), ("save", 0), ("insert", 2), ("finish", 0), ("replace", 0), ("replace", 1), ("replace", 7), ("replace", 20),
         ("remove", 0), ("remove", 1), ("settled", 0)]


def killed_while_building(site: SiteFolder, point: str, count: int) -> None:
    """A build in a process that ends, as if killed, when it comes to this point for the time after so many."""
    pid = begun(lambda: (die_at(*DEATHS[point], count), site.build()))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9, f"nobody died at {point} {count}"


def die_at(where, name: str, count: int) -> None:
    function, left = getattr(where, name), iter(range(count))

    def dying(*given, **more):
        if next(left, None) is None:
            os._exit(9)
        return function(*given, **more)
    setattr(where, name, dying)


@pytest.mark.parametrize("point, count", KILLS)
def test_killed_at_any_point_the_next_command_makes_the_site_whole(small, point, count):
    small.build()
    before = small.pages()
    edited_all_over(small)
    killed_while_building(small, point, count)
    if point in ("stage", "save", "insert"):
        assert small.pages() == before                          # not decided yet: the last good site
    after = small.clean_pages()
    for url, page in small.pages().items():                     # every file is whole at every moment
        assert page in (before.get(url), after.get(url)), url
    small.check()                                               # any command rolls a decided publish forward
    decided = point not in ("stage", "save", "insert")
    assert small.pages() == (after if decided else before)
    assert small.build().published
    assert small.pages() == after and tree(small.root / ".cache" / "staged") == {}


def test_killed_in_the_first_build(small):
    killed_while_building(small, "replace", 3)
    there, whole = small.pages(), small.clean_pages()
    assert 0 < len(there) < len(whole) and there.items() <= whole.items()
    small.build()
    assert small.pages() == small.clean_pages()


def test_killed_again_while_rolling_forward(small):
    small.build()
    edited_all_over(small)
    killed_while_building(small, "replace", 5)
    killed_while_building(small, "replace", 5)
    small.build()
    assert small.pages() == small.clean_pages()


def test_a_worker_that_is_killed_publishes_nothing(small, monkeypatch, capfd):
    small.build()
    before = small.pages()
    small.replace("site.toml", "A chronicle", "Another")
    monkeypatch.setattr(many, "FEW", 0)
    monkeypatch.setattr(many, "stage", lambda *_: os._exit(9))
    with pytest.raises(RuntimeError, match="worker"):
        small.build(jobs=2)
    assert small.pages() == before
    monkeypatch.undo()
    assert small.build().published and small.pages() == small.clean_pages()


@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_full_disk_keeps_the_last_good_site_or_is_finished_later(small, step, monkeypatch):
    small.build()
    before = small.pages()
    edited_all_over(small)
    left = [4]

    def full(function):
        def tried(*args, **kw):
            left[0] -= 1
            if left[0] < 0:
                raise OSError(28, "No space left on device")
            return function(*args, **kw)
        return tried
    with monkeypatch.context() as m:
        m.setattr(publish.os, step, full(getattr(os, step)))
        with pytest.raises(OSError, match="No space left"):
            small.build()
    if step == "write":                                         # while pages are staged: nothing is decided
        assert small.pages() == before
    small.build()
    assert small.pages() == small.clean_pages()


@pytest.mark.parametrize("most", [0, 4_096, 30_000])
def test_a_disk_that_takes_no_more_is_told_in_a_line(small, most):
    """The system itself refuses files longer than `most` bytes, wherever they are written."""
    small.build()
    edited_all_over(small)
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2); from chronicle.cli import main; main()"
    run = subprocess.run([sys.executable, "-B", "-c", code, str(most), "-C", small.root, "build"], capture_output=True, text=True, cwd=Path(__file__).parent.parent)
    assert run.returncode == 2 and run.stderr.startswith("Error: ") and "Traceback" not in run.stderr and "fault" not in run.stderr, run.stderr
    assert small.build().published and small.pages() == small.clean_pages()


def test_two_builds_at_once_wait_for_each_other(small):
    edited_after_a_build(small)
    command = [sys.executable, "-m", "chronicle", "-C", small.root, "build"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parent.parent) for _ in range(3)]
    assert [p.wait(60) for p in running] == [0, 0, 0], [p.communicate() for p in running]
    assert small.pages() == small.clean_pages()

"""What all tests share: sites made in a temporary folder, and the rule that nothing is skipped in silence.

Tests marked `browser` need a Chromium, `firefox` a Firefox, those marked `shared` the folder ../shared. Where one is missing they are skipped,
and the last lines of the run say so. With CHRONICLE_NO_SKIP=1 a skipped test is a failed one.
"""
import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

import hypothesis
import pytest

import chromium
import gecko
from chronicle.maps import mercator
from site_builder import SETTINGS, SMALL, SiteFolder

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
ROOM = 2 << 30                              # bytes
NEEDS = {                                   # marker -> what is missing here, "" if nothing
    "browser": chromium.missing,
    "firefox": gecko.missing,
    "shared": lambda: "" if SHARED.is_dir() else "no folder ../shared beside the project",
}
hypothesis.settings.register_profile("chronicle", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("chronicle")           # a machine with other work to do is slow: times are for bench/
NO_SKIP = os.environ.get("CHRONICLE_NO_SKIP") == "1"


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite the expected output of the fixtures with what is found")


def pytest_configure(config):
    gc.set_threshold(20_000)                # thousands of tests stay in memory to the end: not to be looked through every few moments
    in_memory()
    if hasattr(config, "workerinput") and config.args in (["tests"], [str(HERE)]):
        config.args = in_turn(int(config.workerinput["workerid"].removeprefix("gw")), config.workerinput["workercount"])


def in_memory():
    """Sites are built in memory, where there is room for them: thousands of small files, of which a disk wants to be sure."""
    memory = Path("/dev/shm")
    if "TMPDIR" not in os.environ and memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(memory)


def in_turn(worker: int, workers: int) -> list[str]:
    """All tests, each worker beginning with others: what one has compiled the next ones find, where nothing is compiled yet."""
    parts = sorted(str(path) for path in HERE.rglob("test_*.py"))
    first = worker * len(parts) // workers
    return parts[first:] + parts[:first]


LONGEST = ("search/test_search_browser", "test_incremental", "test_kills", "test_relink", "maps/test_maps_browser", "hostile/test_site_machine", "firefox/test_firefox",
           "hostile/test_odd_files", "convert/test_gate", "test_cli", "test_ledger", "maps/test_map_page_browser", "live/test_live_browser", "test_publish",
           "safety/test_safety_publish", "hostile/test_payloads_browser", "test_cli_mistakes", "convert/test_command_line", "editing/test_lsp",
           "languages/test_right_to_left", "convert/test_news", "test_named_edits", "safety/test_safety_supply", "editing/test_move", "search/test_search_words")


def pytest_collection_modifyitems(items):
    """The files that take longest come first: at the end no worker is left with one while the others have nothing to do."""
    place = {str(HERE / f"{name}.py"): n for n, name in enumerate(LONGEST)}
    items.sort(key=lambda item: (place.get(str(item.path), len(place)), str(item.path)))


def pytest_runtest_setup(item):
    for marker, missing in NEEDS.items():
        if item.get_closest_marker(marker) and (what := missing()):
            pytest.skip(what)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return not_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return not_skipped((yield))


def not_skipped(report):
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome, report.longrepr = "failed", f"{why}: CHRONICLE_NO_SKIP forbids that anything is left out"
    return report


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        reasons = sorted({r.longrepr[2].removeprefix("Skipped: ") for r in skipped if isinstance(r.longrepr, tuple)})
        terminalreporter.section(f"{len(skipped)} TESTS WERE SKIPPED", "!", red=True, bold=True)
        for reason in reasons:
            terminalreporter.line(f"  {reason}: what these tests promise was not looked at")


@pytest.fixture(scope="module")
def browser():
    """A Chromium of the module's own, so that there is one Playwright at a time. Tests that use it are marked `browser`."""
    with chromium.launched() as running:
        yield running


@pytest.fixture(scope="module")
def profile(browser):
    """profile(viewport={…}): where the module's tabs of such a screen are opened. In one of its own a tab takes twice as long; tabs of
    one share nothing, for published pages leave nothing in a browser (hostile/test_greps.py)."""
    made = {}

    def of(**options):
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = browser.new_context(**options)
            made[key].new_page().goto(Path(__file__).as_uri())      # stays open, and with it the process that shows files
        return made[key]
    return of


@pytest.fixture(scope="session", autouse=True)
def warm():
    """Loads here, once, what every process beside a build loads for itself: those forked from here have it already, the commands that
    tests run as processes of their own have not."""
    from chronicle.build import reading
    reading.warm()


@pytest.fixture(scope="session", autouse=True)
def world() -> tuple:
    """The box of the whole world, which a site shows that has nothing on its map. To draw it takes five seconds: here a piece stands for it."""
    whole, mercator.WORLD = mercator.WORLD, (34.0, 33.0, 38.0, 37.0)
    yield whole
    mercator.WORLD = whole


@pytest.fixture
def folder(tmp_path) -> SiteFolder:
    """An empty site: a site.toml that publishes every stage of review, and nothing else."""
    return SiteFolder(tmp_path / "site").write({"site.toml": SETTINGS})


@pytest.fixture
def small(folder) -> SiteFolder:
    """Five incidents, three places in a tree, two actors, two sources, a page."""
    return folder.write(SMALL)


@pytest.fixture
def inline(monkeypatch, capfd):
    """`chronicle` in this process, where many words are tried: inline("check", …) -> (exit code, all that was said)."""
    from chronicle.cli import done

    def run(*words) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["chronicle", *map(str, words)])
        code = done()
        told = capfd.readouterr()
        assert "Traceback" not in told.out + told.err and "fault of Chronicle" not in told.err
        return code, told.out + told.err
    return run

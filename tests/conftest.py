"""What all tests share: sites made in a temporary folder, and the rule that nothing is skipped in silence.

Tests marked `browser` need a Chromium, those marked `shared` the folder ../shared. Where one is missing they are skipped,
and the last lines of the run say so. With CHRONICLE_NO_SKIP=1 a skipped test is a failed one.
"""
import os
import shutil
from pathlib import Path

import pytest

from site_builder import SiteFolder

SHARED = Path(__file__).parent.parent.parent / "shared"
NEEDS = {                                   # marker -> (is it here?, what is missing)
    "browser": (lambda: any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "no Chromium on this machine"),
    "shared": (SHARED.is_dir, "no folder ../shared beside the project"),
}
NO_SKIP = os.environ.get("CHRONICLE_NO_SKIP") == "1"


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite the expected output of the fixtures with what is found")


def pytest_runtest_setup(item):
    for marker, (here, missing) in NEEDS.items():
        if item.get_closest_marker(marker) and not here():
            pytest.skip(missing)


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


@pytest.fixture
def folder(tmp_path) -> SiteFolder:
    """An empty site: a site.toml that publishes every stage of review, and nothing else."""
    return SiteFolder(tmp_path / "site").write({"site.toml": SETTINGS})


@pytest.fixture
def small(folder) -> SiteFolder:
    """Five incidents, three places in a tree, two actors, two sources, a page."""
    return folder.write(SMALL)


SETTINGS = """\
title = "A chronicle"
base_url = "https://chronicle.example/"
review = ["draft", "reviewed", "published"]
"""
SMALL = {
    "content/places/coast.md": "---\nname: Coast\ntype: province\nlat: 35.2\nlon: 36.0\n---\n",
    "content/places/tartus.md": "---\nname: Tartus\ntype: city\nwithin: coast\nlat: 34.89\nlon: 35.89\n---\n",
    "content/places/jableh.md": "---\nname: Jableh\ntype: city\nwithin: coast\nlat: 35.36\nlon: 35.92\n---\n",
    "content/actors/one-group.md": "---\nname: One Group\nkind: armed group\nparty: true\n---\n",
    "content/actors/observers.md": "---\nname: The Observers\nkind: monitor\n---\n",
    "content/sources/gazette-1.md": "---\npublisher: The Gazette\ntitle: Blasts on the coast\npublished: 2016-05-23\n---\n",
    "content/sources/herald-1.md": "---\npublisher: The Herald\ntitle: Coast hit\npublished: 2016-05-31\n---\n",
    "content/pages/about.md": "---\ntitle: About\norder: 1\n---\nWho keeps this.\n",
    "content/incidents/2016/2016-05-23-bombings.md":
        "---\ntitle: Bombings on the coast\ndate: 2016-05-23\ntype: bombing\nplaces: [tartus, jableh]\n"
        "actors: [{actor: one-group, role: perpetrator}]\n"
        "responsibility: [{act: claim, actor: one-group, source: gazette-1}]\n"
        "tolls: [{killed: 78, by: observers, basis: monitor, source: gazette-1}]\n"
        "sources: [gazette-1, herald-1]\n---\nBombs went off in [[tartus]] and in [[jableh]].\n",
    "content/incidents/2016/2016-05-30-shelling.md":
        "---\ntitle: Shelling of Jableh\ndate: 2016-05-30\ntype: shelling\nplaces: [jableh]\nsources: [herald-1]\n---\nText.\n",
    "content/incidents/2017/2017-01-02-clash.md":
        "---\ntitle: Clash near Tartus\ndate: 2017-01-02\ntype: armed clash\nplaces: [{place: tartus, precision: near}]\n"
        "actors: [one-group]\n---\n",
    "content/incidents/2017/2017-03-strike.md":
        "---\ntitle: Air strike in March\ndate: 2017-03\ntype: air strike\nplaces: [jableh]\n---\n",
    "content/incidents/2018/2018-06-01-arrest.md":
        "---\ntitle: Arrest of a courier\ndate: 2018-06-01\ntype: arrest\nactors: [observers]\n---\nSee [[2016-05-23-bombings]].\n",
}

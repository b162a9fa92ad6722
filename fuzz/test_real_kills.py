"""kill -9, a real one, at any moment of a build: thirty times, with edits between. Which moment it hits is chance; what is asked is not.

Steps of a publish one by one, each in every run of the tests: tests/test_kills.py, tests/hostile/test_site_machine.py.
"""
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from site_builder import SETTINGS, SMALL, SiteFolder, tree

HOME = Path(__file__).parent.parent
KILLS = 30


def edited(site: SiteFolder, n: int) -> None:
    """Every page changes; a record comes, one goes, one has another address."""
    site.write({"site.toml": SETTINGS.replace("A chronicle", f"Chronicle {n}"), f"content/places/new-{n}.md": f"---\nname: New {n}\nwithin: coast\n---\n",
                f"content/incidents/2019/n-{n}.md": f"---\ntitle: N {n}\ndate: 2019-02-{n % 28 + 1:02}\nplaces: [new-{n}]\n---\nIn [[tartus]].\n"})
    if n > 2:
        site.delete(f"content/incidents/2019/n-{n - 2}.md")
        site.delete(f"content/places/new-{n - 2}.md")


def test_killed_at_any_moment(tmp_path, capsys):
    site = SiteFolder(tmp_path / "site").write({"site.toml": SETTINGS, **SMALL})
    command = [sys.executable, "-m", "chronicle", "-C", str(site.root), "build", "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(HOME)}
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    whole_run = time.monotonic() - started
    good, dice, met = site.pages(), random.Random(20161123), Counter()
    for n in range(1, KILLS + 1):
        edited(site, n)
        new = site.clean_pages()
        staged, saving = site.root / ".cache" / "staged", site.root / ".cache" / "ledger-journal"
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True)
        if n % 3:                                               # a third at any moment, a third from the first staged page on,
            while not staged.exists() and run.poll() is None:
                time.sleep(0.0002)
            while n % 3 == 2 and not saving.exists() and run.poll() is None:        # a third from when the ledger is saved
                time.sleep(0.0002)
            time.sleep(dice.random() * (0.03 if n % 3 == 2 else 0.6 * whole_run))
        else:
            time.sleep(dice.random() * whole_run)
        try:
            os.killpg(run.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        killed = run.wait() == -signal.SIGKILL
        found = site.pages()
        for url, page in found.items():
            assert page in (good.get(url), new.get(url)), f"kill {n}: half a page, or one of neither site: {url}"
        before = "the old site" if found == good else "the new site" if found == new else "part of both"
        site.check()
        settled = site.pages()
        assert settled in (good, new), f"kill {n}: any command makes it one of the two"
        met["killed" if killed else "was done", before, "-> the new site" if settled == new else "-> the old site"] += 1
        assert site.build().published and site.pages() == new and tree(staged) == {}
        good = new
    with capsys.disabled():
        print("\n" + "\n".join(f"  {count:3}  {'; '.join(what)}" for what, count in sorted(met.items())))
    assert met.total() == KILLS and any(what[0] == "killed" for what in met)

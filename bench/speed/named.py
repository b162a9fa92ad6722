#!/usr/bin/env python3
"""What an edit of each kind makes anew: pages and seconds, each edit in a process of its own, on a copy of a site.

    python bench/speed/named.py [--size 1000 | --site FOLDER]

Without `--site` a chronicle of that many incidents is made, with the default theme. Every edit is built, printed, taken back and
built again, so that the next one begins where the first began. Needs Chronicle in the environment it is run in.
"""
import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import corpus
from sites import write_chronicle

SEED = 6
THEME = Path(__file__).parents[2] / "templates"


def changed(pattern: str, to: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        found, times = re.subn(pattern, to, text, count=1, flags=re.MULTILINE)
        assert times, f"nothing to edit: {pattern}"
        return found
    return edit


def edits(root: Path) -> list[tuple[str, Path, Callable[[str], str | None]]]:
    """(name, file, text -> new text, or None to delete it)."""
    incidents = sorted((root / "content/incidents").rglob("*.md"))
    incident = incidents[len(incidents) // 2]
    place, actor = (sorted((root / f"content/{kind}").glob("*.md"))[3] for kind in ("places", "actors"))
    home, base = root / "templates/home.html", root / "templates/base.html"
    return [
        ("a sentence of an incident", incident, lambda text: text + "\nOne more sentence.\n"),
        ("its title", incident, changed(r'^title: "?', r"\g<0>New: ")),
        ("its number of killed", incident, changed(r"killed: \d+", "killed: 77")),
        ("its date, by a month", incident, changed(r"^date: (\d{4})-\d\d-\d\d", r"date: \1-01-15")),
        ("a new incident", incident.with_name("2018-01-01-new-incident.md"), lambda _: incident.read_text("utf-8")),
        ("an incident deleted", incident, lambda _: None),
        ("a place renamed", place, changed(r"^name: .*", "name: Another Name")),
        ("an actor's text", actor, lambda text: text + "\nOne more sentence.\n"),
        ("home.html of the site", home, lambda _: (THEME / "home.html").read_text("utf-8") + "\n{# ours #}\n"),
        ("base.html of the site", base, lambda _: (THEME / "base.html").read_text("utf-8").replace("</body>", "<!-- ours --></body>")),
        ("`description` in site.toml", root / "site.toml", lambda text: 'description = "Another description."\n' + re.sub(r"(?m)^description.*\n", "", text)),
    ]


def build(root: Path) -> tuple[int, int, float, float]:
    """(pages made anew, files written, seconds, seconds of the processors)."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run = subprocess.run([sys.executable, "-m", "chronicle", "-C", str(root), "build", "--stats"], capture_output=True, text=True)
    took, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        sys.exit(f"{run.stdout[-2000:]}\n{run.stderr[-2000:]}")
    said = run.stdout + run.stderr
    written = re.search(r"([\d,]+) written", said)
    return (len(re.findall(r"(?m)^  \S+: ", said)), int(written[1].replace(",", "")) if written else 0, took,
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--size", type=int, default=1000)
    wanted.add_argument("--site", type=Path)
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        if given.site:
            shutil.copytree(given.site, root, ignore=shutil.ignore_patterns("build", ".cache", ".git"))
        else:
            write_chronicle(corpus(given.size, SEED), root)
        (root / ".git").write_text("This copy is in no repository.\n")
        row = "| {:28} | {:>10} | {:>7} | {:>7} | {:>13} |".format
        print(row("edit", "pages made", "written", "seconds", "processor s"), row("---", "--:", "--:", "--:", "--:"), sep="\n")
        print(row("everything", *shown(build(root))), flush=True)
        for name, path, edit in edits(root):
            before = path.read_text("utf-8") if path.exists() else None
            after = edit(before or "")
            put(path, after)
            print(row(name, *shown(build(root))), flush=True)
            put(path, before)
            build(root)
    return 0


def put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def shown(measured: tuple[int, int, float, float]) -> tuple[str, ...]:
    made, written, took, processor = measured
    return f"{made:,}", f"{written:,}", f"{took:.2f}", f"{processor:.2f}"


if __name__ == "__main__":
    sys.exit(main())

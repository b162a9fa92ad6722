#!/usr/bin/env python3
"""How fast Chronicle builds and previews on this machine, beside Hugo on the same incidents: one table. See bench/README.md.

    python bench/speed/run.py [--sizes 1000,10000] [--sites hugo,chronicle,full] [--rounds 3]

Each site is first built once untimed: there its peak memory is watched and its pages are compared with the incidents, and
nothing is timed if they differ. Then the rounds: every site in turn, in an order that moves on with each round, so that no site always
has the quiet moments of a shared machine. A round of a site is a cold build, a build with nothing changed, a build after
one edit, then its preview server with some edits. Needs Linux, and nothing beyond Python's standard library.
"""
import argparse
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from corpus import Incident, corpus
from edit import Edit, target
from meter import Failed, measure
from same import faults
from serving import serve
from sites import BENCH, SITES, Site
from table import ratios, table

SEED = 6
SAVES = 5                       # edits for each start of a preview server


class Bench:
    """One run: its folder, its rows, and the file they are kept in."""

    def __init__(self, sites: list[str], rounds: int):
        now = datetime.datetime.now().astimezone().replace(microsecond=0)
        name = now.strftime("%Y-%m-%dT%H-%M-%S")
        self.sites, self.rounds, self.work, self.kept = sites, rounds, BENCH / ".work" / name, BENCH / "results" / f"{name}.json"
        self.work.mkdir(parents=True)
        (self.work / ".git").write_text("The sites here are in no repository: the project's own history must not be read into them.\n")
        self.kept.parent.mkdir(exist_ok=True)
        self.log = self.work / "log"
        self.told = {"date": now.isoformat(), "machine": machine(), "versions": versions(sites), "seed": SEED, "rounds": rounds, "runs": []}

    def keep(self, size: int, site: str, kind: str, round: int, measured: dict) -> None:
        """Written after every run: what was measured is there even if the next one fails."""
        self.told["runs"].append({"size": size, "site": site, "kind": kind, "round": round} | measured)
        self.kept.write_text(json.dumps(self.told, indent=1) + "\n", "utf-8")
        shown = ", ".join(f"{key} {value}" for key, value in measured.items() if key != "edits")
        print(f"{time.strftime('%H:%M:%S')}  {size:,} {site} {kind} {round or ''}: {shown}", file=sys.stderr, flush=True)

    def size(self, size: int) -> None:
        incidents = corpus(size, SEED)
        for name in self.sites:
            self.first(name, size, incidents)
        for round in range(self.rounds):
            at = round % len(self.sites)
            for name in self.sites[at:] + self.sites[:at]:
                self.round(name, size, incidents, round + 1)

    def first(self, name: str, size: int, incidents: list[Incident]) -> None:
        site, root = SITES[name], self.root(name, size)
        root.parent.mkdir(parents=True, exist_ok=True)
        site.write(incidents, root)
        measured = measure(list(site.build), root, self.log, watch=True)
        out = root / site.made[0]
        wrong = faults(site, out, incidents)
        if wrong:
            raise Failed(f"{site.label} does not hold what it should:\n  " + "\n  ".join(wrong))
        self.keep(size, name, "first", 0, {"files": sum(p.is_file() for p in out.rglob("*"))} | measured)

    def round(self, name: str, size: int, incidents: list[Incident], round: int) -> None:
        site, root = SITES[name], self.root(name, size)
        build = list(site.build)
        self.set_aside(site, root)
        self.keep(size, name, "cold", round, measure(build, root, self.log))
        self.keep(size, name, "same", round, measure(build, root, self.log))
        one, *saves = self.edits(site, root, incidents, round)
        one.save()
        measured = measure(build, root, self.log)
        published(site, root, one)
        self.keep(size, name, "edit", round, measured)
        one.restore()
        self.keep(size, name, "serve", round, serve(site, root, saves, self.log))

    def edits(self, site: Site, root: Path, incidents, round: int) -> list[Edit]:
        incident, place = target(incidents)
        file = root / site.source(incident)
        original = file.read_bytes()
        return [Edit(file, original, incident, place, f"r{round}e{n}") for n in range(SAVES + 1)]

    def root(self, name: str, size: int) -> Path:
        return self.work / str(size) / name

    def set_aside(self, site: Site, root: Path) -> None:
        """Moved, not deleted: ext4 keeps the inodes of deleted files out of use for a while, and looks at each of them again
        when thousands of files are made soon after; the next build would pay seconds for it."""
        for name in site.made:
            if (root / name).exists():
                aside = self.work / "aside"
                aside.mkdir(exist_ok=True)
                (root / name).rename(aside / str(time.monotonic_ns()))


def published(site: Site, root: Path, edit: Edit) -> None:
    for kind, id, text in (("incident", edit.incident.id, edit.words), ("place", edit.place, edit.title)):
        address = site.page(kind, id)
        path = root / site.made[0] / address
        path = path / "index.html" if address.endswith("/") else path
        if text not in path.read_text("utf-8"):
            raise Failed(f"{site.label}: the edit did not reach {path}")


def machine() -> dict:
    model = re.search(r"^model name\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = int(Path("/proc/meminfo").read_text().split()[1]) * 1024
    return {"processor": model[1] if model else platform.machine(), "cores": os.cpu_count(), "memory": memory, "kernel": platform.release(), "load": os.getloadavg()}


def versions(sites: list[str]) -> dict[str, str]:
    said = {SITES[name].version: subprocess.run(SITES[name].version, capture_output=True, text=True, check=True).stdout for name in sites}
    return {Path(command[0]).name: re.search(r"\d+(\.\d+)+\S*", text)[0] for command, text in said.items()} | {"python": platform.python_version()}


def numbers(text: str) -> list[int]:
    return [int(part) for part in re.split(r"[ ,]+", text.strip())]


def names(text: str) -> list[str]:
    found = re.split(r"[ ,]+", text.strip())
    if wrong := [name for name in found if name not in SITES]:
        raise argparse.ArgumentTypeError(f"no site {wrong[0]!r}; there are {', '.join(SITES)}")
    return found


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sizes", type=numbers, default=[1_000, 10_000], help="incidents")
    ap.add_argument("--sites", type=names, default=list(SITES), help=f"of {', '.join(SITES)}")
    ap.add_argument("--rounds", type=int, default=3)
    args = ap.parse_args()
    bench = Bench(args.sites, args.rounds)
    try:
        for size in args.sizes:
            bench.size(size)
    except Failed as failed:
        print(f"{failed}\nThe sites are in {bench.work}", file=sys.stderr)
        return 1
    labels, told = {name: SITES[name].label for name in SITES}, bench.told
    print(f"\n{told['date']}, {told['machine']['processor']}, {told['machine']['cores']} cores, " + ", ".join(f"{n} {v}" for n, v in told["versions"].items()))
    print("Median (best).\n\n" + table(told["runs"], labels) + "\n")
    print("\n".join(ratios(told["runs"], labels, "hugo")))
    print(f"Every run: {bench.kept}")
    shutil.rmtree(bench.work)
    return 0


if __name__ == "__main__":
    sys.exit(main())

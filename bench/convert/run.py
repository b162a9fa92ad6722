#!/usr/bin/env python3
"""Scores, speed and memory of `chronicle convert`, as tables.

    python bench/convert/run.py [--shared DIR] [--speed-only]

DIR (left out: ../shared beside the project) holds eval/ with the scorers, labels and MUC-4 texts, and seeds/ with the five
original articles; see eval/README.md there. Nothing is written but temporary files.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(HOME), str(Path(__file__).resolve().parent)]

SPEED = 1500            # articles


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=HOME.parent / "shared")
    ap.add_argument("--speed-only", action="store_true")
    ap.add_argument("--one", nargs=3, metavar=("FOLDER", "ARTICLES", "JOBS"), help=argparse.SUPPRESS)
    args = ap.parse_args()
    if args.one:
        one(Path(args.one[0]), int(args.one[1]), int(args.one[2]))
        return 0
    if not (args.shared / "eval" / "score.py").is_file():
        ap.error(f"no eval/score.py in {args.shared}; name the folder with --shared")
    if not args.speed_only:
        scores(args.shared)
    speed(args.shared)
    return 0


def scores(shared: Path) -> None:
    import measure
    table("The five seeds", measure.seeds(shared))
    table("Our own news that rules were mended for", measure.news(shared, "seen"))
    table("Our own news that no rule was mended for", measure.news(shared, "unseen"))
    for parts in (("dev",), ("tst1",), ("tst2",), ("tst1", "tst2")):
        for case in measure.CASES:
            for title, rows in measure.muc4(shared, parts, case).items():
                table(f"MUC-4 {' + '.join(parts)}, {case} case: {title}", rows)


def table(title: str, rows: dict[str, dict]) -> None:
    print(f"\n{title}\n{'':<24}{'gold':>8}{'given':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for slot, row in rows.items():
        print(f"{slot:<24}{row['gold']:>8.0f}{row['given']:>8.0f}" + "".join(f"{100 * row[k]:>8.1f}" for k in ("p", "r", "f1")))


def speed(shared: Path) -> None:
    """Files on disk to a joined reading, as the command does it. Each row in a process of its own, so that memory is its own."""
    import measure
    print(f"\nSpeed and memory, files read from disk, {len(os.sched_getaffinity(0))} processors\n"
          f"{'articles':>9}{'jobs':>6}{'start s':>9}{'s':>8}{'a second':>10}{'MB parent':>11}{'MB child':>10}")
    with tempfile.TemporaryDirectory() as folder:
        texts = [t for part in ("dev", "tst1", "tst2") for t in measure.texts(shared, part, "mixed")][:SPEED]
        for n, (known, text) in enumerate(texts):
            (Path(folder) / f"{n:05}.txt").write_text(text, encoding="utf-8")
            (Path(folder) / f"{n:05}.yaml").write_text(f"published: {known['published']}\n" if known["published"] else "publisher: An agency\n", encoding="utf-8")
        for articles, jobs in ((100, 1), (len(texts) // 2, 1), (len(texts), 1), (len(texts), 2)):
            print(subprocess.run([sys.executable, __file__, "--one", folder, str(articles), str(jobs)], check=True, capture_output=True, text=True).stdout, end="", flush=True)


def one(folder: Path, articles: int, jobs: int) -> None:
    """One row, in a process that has loaded nothing yet: the start ends with the first article read."""
    begin = time.perf_counter()
    from chronicle.convert import many
    files = sorted(folder.glob("*.txt"))[:articles]
    many.read_all(files[:1], {}, jobs=1)
    started = time.perf_counter()
    batch = many.read_all(files, {}, jobs=jobs)
    took = time.perf_counter() - started
    assert batch.problems == [] and batch.readings
    mb = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"{articles:>9}{jobs:>6}{started - begin:>9.2f}{took:>8.1f}{articles / took:>10.0f}{mb[0]:>11.0f}{mb[1] if jobs > 1 else 0:>10.0f}")


if __name__ == "__main__":
    sys.exit(main())

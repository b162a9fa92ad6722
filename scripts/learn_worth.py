#!/usr/bin/env python3
"""Make chronicle/convert/lexicon/worth.yaml: the points that decide whether a group of sentences is an incident.

    python scripts/learn_worth.py [--shared DIR]          DIR: ../shared beside the project, with eval/ and seeds/

Logistic regression over the groups that the reader makes of labelled news: MUC-4's development part, the five originals and
our own news (tests/convert/news, without those held out). A group is right if the scorer pairs its incident with
one of the labels. Only counts of properties go into the table, no word of any text.

MUC-4 leaves out fighting between armed sides, a record of incidents does not; so the labels of current news weigh more, and
some points have bounds (BOUNDS). The same data give the same table.
"""

import argparse
import json
import re
import sys
from pathlib import Path

import numpy as np

HOME = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HOME), str(HOME / "bench/convert")]
TABLE = HOME / "chronicle/convert/lexicon/worth.yaml"
NEEDED = -8             # points: the most at which no incident of the originals is lost, and of our own news but one
NEWS_WEIGHT = 3         # a group of current news counts as so many of 1989-92
BOUNDS = {              # property -> (least, most) points, where MUC-4's own rules are not ours
    "soldiers or police hit": (-4, 99), "militants hit": (-4, 99), "only armed sides hit": (-1, 99), "forces of a state did it": (-2, 99), "words of war": (-4, 99),
    "words of combat": (-6, 99), "tells: clash": (-7, 99), "no time at all": (-7, 99), "more than a hundred dead, told late": (-9, 99),
    "a thing of armed men hit": (9, 99), "words of armies, none of crime": (-1, 99), "who did it to whom": (9, 99), "fired or bombed from afar": (6, 99),
    "told by nouns alone": (-99, 3), "long before, beside something new": (-99, -20)}


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=HOME.parent / "shared")
    shared = ap.parse_args().shared
    old = groups(muc4(shared), shared)
    new = groups(news(shared), shared)
    rows = [(found, right, weight) for part, weight in ((old, 1), (new, NEWS_WEIGHT)) for found, right in part]
    TABLE.write_text(table(points(rows, BOUNDS), NEEDED, "What makes a group of sentences an incident (worth.py)", "learn_worth.py"), "utf-8")
    print(f"{len(old)} groups of MUC-4, {sum(r for _, r in old)} right; {len(new)} of news, {sum(r for _, r in new)} right; wrote {TABLE.relative_to(HOME)}")
    return 0


def muc4(shared: Path):
    """(article, its labels) of the development part."""
    import measure
    from chronicle.convert.article import UnreadableArticle, from_bytes
    gold = {r["id"]: r["incidents"] for r in measure.rows(shared / "eval/muc4/dev.gold.jsonl")}
    for known, text in measure.texts(shared, "dev", "mixed"):
        try:
            yield from_bytes(text.encode(), Path(known["id"] + ".txt"), {"published": known["published"] or ""}), gold[known["id"]]
        except UnreadableArticle:
            continue


def news(shared: Path):
    """(article, its labels) of the originals and of our own news, without those that are held out (measure.UNSEEN)."""
    import measure
    from chronicle.convert import read_articles
    from chronicle.convert.article import from_bytes
    folder = HOME / "tests/convert/news"
    gold = {g["id"]: g["incidents"] for path in (shared / "eval/seeds/gold.jsonl", folder / "gold.jsonl") for g in map(json.loads, path.read_text("utf-8").splitlines())}
    published = dict(re.findall(r"^(\w+):\n(?:  .*\n)*?  published: (\S+)", (shared / "seeds/meta.yaml").read_text("utf-8"), re.MULTILINE))
    for path in sorted((shared / "seeds").glob("*.txt")):
        yield from_bytes(path.read_bytes(), path, {"published": published[path.stem]}), gold[path.stem]
    for article in read_articles([folder])[0]:
        if int(article.id.split("-")[0]) not in measure.UNSEEN:
            yield article, gold[article.id]


def groups(articles, shared: Path) -> list[tuple[set[str], bool]]:
    """The properties of every group of sentences, and whether its incident is one of the labels'."""
    import measure
    from chronicle.convert import reader as reading
    from chronicle.convert import report
    score = measure.scorer(shared, "muc4/score")
    reader, seen, out = reading.Reader(), [], []
    properties, enough = reading.properties, reading.enough
    reading.properties = lambda *given: seen.append(properties(*given)) or seen[-1]
    reading.enough = lambda found: True
    try:
        for article, wanted in articles:
            seen.clear()
            given = report.line(reader.read(article))["incidents"]
            if len(given) == len(seen):
                right = {i for i, _ in score.n.best_pairs([[score.pair_weight(p, g) for g in wanted] for p in given])}
                out += [(found, n in right) for n, found in enumerate(seen)]
    finally:
        reading.properties, reading.enough = properties, enough
    return out


def points(rows, bounds) -> dict[str, int]:
    """Ten times the log-odds of each property, rounded, within its bounds; "start" is the intercept. A row: properties, right, weight."""
    names = [*sorted({name for found, _, _ in rows for name in found}), "start"]
    x = np.array([[name in found for name in names[:-1]] + [True] for found, _, _ in rows], float)
    y, weight = np.array([right for _, right, _ in rows], float), np.array([w for _, _, w in rows], float)
    low, high = (np.array([bounds.get(name, (-99, 99))[end] / 10 for name in names]) for end in (0, 1))
    w = np.zeros(len(names))
    for _ in range(5000):
        p = 1 / (1 + np.exp(-(x @ w)))
        w = np.clip(w - 0.4 * (x.T @ ((p - y) * weight) + 3 * w) / weight.sum(), low, high)
    return {name: int(round(10 * value)) for name, value in zip(names, w)}


def table(found: dict[str, int], needed: int, what: str, script: str) -> str:
    start = found.pop("start")
    lines = [f"  {json.dumps(name) if ':' in name else name}: {value}" for name, value in sorted(found.items(), key=lambda item: (-item[1], item[0]))]
    return (f"# {what}: ten times the log-odds of each property. Made by scripts/{script}.\n"
            f"needed: {needed}\nstart: {start}\npoints:\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())

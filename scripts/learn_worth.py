#!/usr/bin/env python3
"""Make chronicle/convert/lexicon/worth.yaml: the points that decide whether a group of sentences is an incident.

    python scripts/learn_worth.py [--shared DIR]          DIR: ../shared beside the project, with eval/ and seeds/

Logistic regression over the groups that the reader makes of labelled news: MUC-4's development part, the five originals and
our own news (tests/convert/news, without those held out). Only counts of properties go into the tables, no word of any text.

For articles a group is right if the scorer pairs its incident with one of the labels. MUC-4 leaves out fighting between armed
sides, a record of incidents does not; so the labels of current news weigh more, and some points have bounds (BOUNDS).

For bare messages, half of which tell of no incident, a group weighs as much as its incident adds to the score or costs: the credit beside the
label with which it is paired, less what its values cost; so a full account counts more than a bare mention. The same data give the same tables.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from textwrap import indent

import numpy as np

HOME = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HOME), str(HOME / "bench/convert")]
BARE = "a bare message"
TABLE = HOME / "chronicle/convert/lexicon/worth.yaml"
NEEDED = -8             # points: the most at which no incident of the originals is lost, and of our own news but one
NEWS_WEIGHT = 3         # a group of current news counts as so many of 1989-92
BOUNDS = {              # property -> (least, most) points, where MUC-4's own rules are not ours
    "soldiers or police hit": (-4, 99), "militants hit": (-4, 99), "only armed sides hit": (-1, 99), "forces of a state did it": (-2, 99), "words of war": (-4, 99),
    "words of combat": (-6, 99), "tells: clash": (-7, 99), "no time at all": (-7, 99), "more than a hundred dead, told late": (-9, 99),
    "a thing of armed men hit": (9, 99), "words of armies, none of crime": (-1, 99), "who did it to whom": (9, 99), "fired or bombed from afar": (6, 99),
    "told by nouns alone": (-99, 3), "long before, beside something new": (-99, -20)}

COST = 0.3              # of a value given: half of the F1 reached, for more credit than this raises F1
ONE = 3                 # what a group adds or costs, about; so much weighs as one group
MESSAGE_BOUNDS = {"only armed sides hit": (-2, 99), "soldiers or police hit": (-1, 99), "under a tenth of the article": (0, 99), "words of crime": (6, 99)}


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=HOME.parent / "shared")
    shared = ap.parse_args().shared
    old = groups(muc4(shared), shared)
    new = groups(news(shared), shared)
    rows = [(found - {BARE}, right, weight) for part, weight in ((old, 1), (new, NEWS_WEIGHT)) for found, right, _ in part]
    bare = [(found - {BARE}, adds > 0, abs(adds) / ONE) for found, _, adds in old + new if BARE in found]
    parts = {"articles": table(points(rows, BOUNDS), NEEDED), "messages": table(points(bare, MESSAGE_BOUNDS), 0)}
    what = head("What makes a group of sentences an incident (worth.py), in an article and in a bare message", "learn_worth.py")
    TABLE.write_text(what + "".join(f"{name}:\n" + indent(part, "  ") for name, part in parts.items()), "utf-8")
    print(f"{len(old)} groups of MUC-4, {sum(r for _, r, _ in old)} right; {len(new)} of news, {sum(r for _, r, _ in new)} right; {len(bare)} of bare messages; wrote {TABLE.relative_to(HOME)}")
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


def groups(articles, shared: Path) -> list[tuple[set[str], bool, float]]:
    """The properties of every group of sentences, whether its incident is one of the labels', and what it adds to the score."""
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
                label = dict(score.n.best_pairs([[score.pair_weight(p, g) for g in wanted] for p in given]))
                out += [(found, n in label, gain(given[n], wanted[label[n]] if n in label else None, score)) for n, found in enumerate(seen)]
    finally:
        reading.properties, reading.enough = properties, enough
    return out


def gain(incident: dict, label: dict | None, score) -> float:
    """The credit of the incident's values beside the label, less what they cost."""
    t = score.n.Tally()
    score.score_pair(t, incident, label)
    slots = [s for s in score.TEMPLATE_SLOTS if s not in ("incident", "weapon_class")]
    return sum(t.credit[s] - COST * t.given[s] for s in slots) - (COST * sum(t.gold[s] for s in slots) if label and label.get("optional") else 0)


def points(rows, bounds) -> dict[str, int]:
    """Ten times the log-odds of each property, rounded, within its bounds; "start" is the intercept. A row: properties, right, weight."""
    names = [*sorted({name for found, _, _ in rows for name in found}), "start"]
    x = np.array([[name in found for name in names[:-1]] + [True] for found, _, _ in rows], float)
    y, weight = np.array([right for _, right, _ in rows], float), np.array([w for _, _, w in rows], float)
    low, high = (np.array([bounds.get(name, (-99, 99))[end] / 10 for name in names]) for end in (0, 1))
    w, step = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(5000):
        p = 1 / (1 + np.exp(-(x @ w)))
        step = 0.9 * step - 0.4 * (x.T @ ((p - y) * weight) + 3 * w) / weight.sum()
        w = np.clip(w + step, low, high)
    return {name: int(round(10 * value)) for name, value in zip(names, w)}


def table(found: dict[str, int], needed: int) -> str:
    start = found.pop("start")
    lines = [f"  {json.dumps(name) if ':' in name else name}: {value}" for name, value in sorted(found.items(), key=lambda item: (-item[1], item[0]))]
    return f"needed: {needed}\nstart: {start}\npoints:\n" + "\n".join(lines) + "\n"


def head(what: str, script: str) -> str:
    return f"# {what}: ten times the log-odds of each property. Made by scripts/{script}.\n"


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Move the points of chronicle/convert/lexicon/worth.yaml to where the scores are highest.

    python scripts/move_worth.py [--shared DIR] [--write]          DIR: ../shared beside the project, with eval/ and seeds/

learn_worth.py asks of each group of sentences alone whether it is right; what a record is worth to the scores is another question: one
with many wrong values costs more. So each point is moved a little, and stays where MUC-4's development part gains in both cases, in the mean
of four quarters of its messages (every fourth one), while no quarter and no news of our own loses. Printed are the scores before and
after, of each quarter. With --only 0,2 the points are moved by these quarters alone: the others say what carries over.
"""

import argparse
import random
import sys
from functools import cache
from pathlib import Path

import learn_worth
import msgspec
import yaml
from learn_worth import HOME, TABLE

STEPS = (-4, -2, -1, 1, 2, 4)
FARTHEST = 4            # points, from where learn_worth.py set them
GAIN, LOSS = 0.03, 0.02     # per cent: what the mean must gain, and a quarter or the news may lose
ROUNDS = 2


class Told(msgspec.Struct, frozen=True):
    """An article with all its groups of sentences, none left out."""
    id: str
    wanted: list[dict]              # the labels
    incidents: list[dict]
    found: list[frozenset[str]]     # the properties of each


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=HOME.parent / "shared")
    ap.add_argument("--only", default="0,1,2,3")
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    sys.path.insert(0, str(HOME / "bench/convert"))
    import measure
    muc, news = measure.scorer(args.shared, "muc4/score"), measure.scorer(args.shared, "score")
    messages = [told(learn_worth.muc4(args.shared, case)) for case in ("mixed", "upper")]
    quarters = [[Scored([t for t in part if int(t.id[-4:]) % 4 == n], lambda p, g: _templates(muc, p, g)) for part in messages] for n in range(4)]
    ours = [Scored(told(learn_worth.news(args.shared)), lambda p, g: news.score_reading(p, g)[0].total(news.SCORED))]
    by = [quarters[int(n)] for n in args.only.split(",")]
    start = yaml.safe_load(TABLE.read_text("utf-8"))
    table = moved(start, by, ours)
    for name, parts in (*((f"quarter {n}", q) for n, q in enumerate(quarters)), ("news", ours)):
        print(f"{name:<10} {mean(parts, start):6.2f} -> {mean(parts, table):6.2f}")
    points = start["points"]
    print({name: (points[name], new) for name, new in table["points"].items() if new != points[name]})
    if args.write:
        TABLE.write_text(learn_worth.table({**table["points"], "start": table["start"]}, table["needed"], "What makes a group of sentences an incident (worth.py)",
                                           "learn_worth.py, moved by scripts/move_worth.py"), "utf-8")
    return 0


def told(articles) -> list[Told]:
    """What the reader makes of them if no group is left out as only mentioned."""
    from chronicle.convert import reader as reading
    from chronicle.convert import report
    reader, seen, out = reading.Reader(), [], []
    properties, enough = reading.properties, reading.enough
    reading.properties = lambda *given: seen.append(frozenset(properties(*given))) or seen[-1]
    reading.enough = lambda found: True
    try:
        for article, wanted in articles:
            seen.clear()
            given = report.line(reader.read(article))["incidents"]
            if len(given) == len(seen):
                out.append(Told(article.id, wanted, given, list(seen)))
    finally:
        reading.properties, reading.enough = properties, enough
    return out


class Scored:
    """F1 of articles under a table of points; what an article comes to with the same incidents is counted once."""

    def __init__(self, articles: list[Told], total):
        self.articles = articles
        self.of = cache(lambda n, kept: self._sums(total([articles[n].incidents[i] for i in kept], articles[n].wanted)))

    @staticmethod
    def _sums(row: dict) -> tuple[float, float, float]:
        return row["gold"], row["given"], row["p"] * row["given"]

    def f1(self, table: dict) -> float:
        points, needed = table["points"], table["needed"] - table["start"]
        rows = [self.of(n, tuple(i for i, found in enumerate(t.found) if sum(points[name] for name in found) >= needed)) for n, t in enumerate(self.articles)]
        gold, given, right = map(sum, zip(*rows, strict=True))
        return 200 * right / (gold + given)


def _templates(muc, given: list[dict], wanted: list[dict]) -> dict:
    tally = muc.n.Tally()
    muc.score_templates(tally, given, wanted)
    return tally.total([s for s in muc.TEMPLATE_SLOTS if s not in ("incident", "weapon_class")])


def mean(parts: list[Scored], table: dict) -> float:
    return sum(part.f1(table) for part in parts) / len(parts)


def moved(start: dict, quarters: list[list[Scored]], news: list[Scored]) -> dict:
    table, least = start, mean(news, start) - GAIN
    now = [mean(q, table) for q in quarters]
    order = sorted(start["points"])
    shuffled = random.Random(3).sample
    for _ in range(ROUNDS):
        for name in shuffled(order, len(order)):
            tried = []
            for value in (table["points"][name] + step for step in STEPS):
                other = {**table, "points": {**table["points"], name: value}}
                if abs(value - start["points"][name]) > FARTHEST:
                    continue
                then = [mean(q, other) for q in quarters]
                gains = [b - a for a, b in zip(now, then, strict=True)]
                if sum(gains) / len(gains) >= GAIN and min(gains) >= -LOSS and mean(news, other) >= least:
                    tried.append((sum(then), then, other))
            if tried:
                _, now, table = max(tried, key=lambda t: t[0])
    return table


if __name__ == "__main__":
    sys.exit(main())

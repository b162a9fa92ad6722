#!/usr/bin/env python3
"""Make chronicle/convert/lexicon/same.yaml: the points that decide whether a sentence tells of an event already begun.

    python scripts/learn_same.py [--shared DIR]           DIR: ../shared beside the project, with eval/ and seeds/

Logistic regression (learn_worth.py) over pairs of a sentence and an event begun before it, in labelled news: MUC-4's development
part, the five originals and our own news (tests/convert/news, without those held out). A sentence tells of the label whose names, place
and day it holds, if it holds clearly more of them than of any other's; an event is the sentences so far that tell of one label. Only counts of
properties go into the table, no word of any text. Run learn_worth.py afterwards: it counts the groups that this makes.
"""

import argparse
import sys
from pathlib import Path

import learn_worth

TABLE = learn_worth.HOME / "chronicle/convert/lexicon/same.yaml"
NEEDED = 8              # points
CLEAR, AHEAD = 0.75, 0.35       # what a sentence holds of a label, at least, and more than of the next
WEIGHTS = {"hit": 1.0, "place": 0.8, "day": 0.8, "doer": 0.5, "weapon": 0.4}
BOUNDS = {              # property -> (least, most) points: what contradicts by the rules stays one; what is equal never speaks against
    "contradicts: another side": (-99, -14), "contradicts: another country": (-99, -20), "contradicts: another kind": (-99, -10), "contradicts: another one": (-99, -20),
    "contradicts: another place": (-99, -16), "contradicts: another day": (-99, -14), "other doers": (-99, 0), "bombing or not, others hit": (-99, -6), "brought in at a town of both, others hit": (-99, -6), "one person dead in both": (9, 99), "the same is hit": (6, 99),
    "a town of both": (5, 99), "a town of both, and of no other event": (0, 99), "the same is hit, as in no other event": (6, 99), "a town in its province": (3, 99), "a province of both": (2, 99), "a day of both": (2, 99), "the same count": (3, 99), "the same kind": (0, 99),
    "the same doer": (0, 99), "weapons of one sort": (0, 99), "things of one sort": (0, 99), "people of one sort": (0, 99), "hurt or damaged, nobody's deed": (10, 99), "somebody's count of dead or hurt": (6, 99), "its attackers hit": (4, 99), "counts the dead anew": (30, 99)}


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=learn_worth.HOME.parent / "shared")
    shared = ap.parse_args().shared
    old, new = pairs(learn_worth.muc4(shared), shared), pairs(learn_worth.news(shared), shared)
    rows = [(found, same, weight) for part, weight in ((old, 1), (new, learn_worth.NEWS_WEIGHT)) for found, same in part]
    TABLE.write_text(learn_worth.head("What makes a sentence one of an event already begun (same.py)", "learn_same.py") + learn_worth.table(learn_worth.points(rows, BOUNDS), NEEDED), "utf-8")
    print(f"{len(old)} pairs of MUC-4, {sum(s for _, s in old)} of one event; {len(new)} of news, {sum(s for _, s in new)} of one event; wrote {TABLE.relative_to(learn_worth.HOME)}")
    return 0


def pairs(articles, shared: Path) -> list[tuple[set[str], bool]]:
    """The properties of every sentence beside every event begun before it, and whether it tells of that event."""
    import measure
    from chronicle.convert import reader as reading
    from chronicle.convert.event import Group
    from chronicle.convert.facts import STRONG
    from chronicle.convert.same import properties
    neutral = measure.scorer(shared, "muc4/score").n
    reader, scenes, out = reading.Reader(), [], []
    grouped = reading.group
    reading.group = lambda given, bare: scenes.extend(given) or ([], [])
    try:
        for article, wanted in articles:
            scenes.clear()
            reader.read(article)
            events: dict[int, Group] = {}
            for scene in scenes:
                label = told_of(scene, wanted, neutral)
                if label is None:
                    continue
                if any(f.kind in STRONG for f in scene.facts):
                    out += [(properties(scene, event, list(events.values())), label == other) for other, event in events.items()]
                if label in events:
                    events[label].scenes.append(scene)
                else:
                    events[label] = Group(scene)
    finally:
        reading.group = grouped
    return out


def told_of(scene, wanted: list[dict], neutral) -> int | None:
    """The number of the label that the sentence plainly tells of, or None."""
    if not wanted or not scene.facts or scene.left or scene.read.sentence.kind in ("title", "caption", "dateline"):
        return None
    words = {neutral.singular(w) for w in neutral.tokens(scene.read.sentence.text)}
    found = [held(label, words, scene.whens, neutral) for label in wanted]
    best, *others = sorted(found, reverse=True)
    return found.index(best) if best >= CLEAR and best - max(others, default=-AHEAD) >= AHEAD else None


def held(label: dict, words: set[str], whens, neutral) -> float:
    """How much of a label stands in a sentence: for each name that is there by half or more, its weight by the share."""
    fillers = [("hit" if a["role"] in neutral.TARGET_ROLES else "doer", a) for a in label["actors"]]
    fillers += [("place", p) for p in label["places"] if p.get("name")] + [("weapon", w) for w in label["weapons"]]
    total = WEIGHTS["day"] * any(w.precision == "day" and w.first == label["date"] and label["date_precision"] == "day" for w in whens)
    for sort, filler in fillers:
        names = [{neutral.singular(w) for w in neutral.tokens(name)} for name in neutral.names_of(filler)]
        share = max((len(name & words) / len(name) for name in names if name), default=0.0)
        total += WEIGHTS[sort] * share if share >= 0.5 else 0.0
    return total


if __name__ == "__main__":
    sys.exit(main())

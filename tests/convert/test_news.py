"""News of five dozen countries in our own words (news/), each with what a reader would record of it (news/gold.jsonl).

The labels were written before the reader saw the articles. The numbers in `UNSEEN` of `bench/convert/measure.py` are held out: they are scored, and no rule is mended by reading them (`bench/convert/run.py` gives both halves).

Only the plainest values are compared here, the country, the day and the lowest number killed of an article's first
incident; the floor is what was reached. The scorers beside the project measure the rest.
"""

import json
from pathlib import Path

import pytest

from chronicle.convert import convert, read_articles
from chronicle.convert.report import line

NEWS = Path(__file__).parent / "news"
FLOOR = {"country": 0.98, "date": 0.93, "killed_min": 0.85}


@pytest.fixture(scope="module")
def pairs():
    gold = {g["id"]: g["incidents"][0] for g in map(json.loads, (NEWS / "gold.jsonl").read_text("utf-8").splitlines())}
    articles, problems = read_articles([NEWS])
    assert not problems and {a.id for a in articles} == set(gold)
    return [(line(r)["incidents"][:1], gold[r.article.id]) for r in convert(articles)]


def value(incident, key):
    return incident["places"][0]["country"] if key == "country" else incident[key]


@pytest.mark.parametrize("key", FLOOR)
def test_the_plainest_values_are_read(pairs, key):
    right = sum(bool(given) and value(given[0], key) == value(wanted, key) for given, wanted in pairs)
    assert right / len(pairs) >= FLOOR[key], f"{right} of {len(pairs)}"

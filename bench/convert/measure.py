"""What bench/convert/run.py and the quality gate of the tests share: articles in, the scorers' tables out.

The scorers are modules of the folder that is measured against (eval/score.py, eval/muc4/score.py); both are called
`score`, so they are loaded under names of their own.
"""

import importlib.util
import json
import re
import sys
from pathlib import Path

from chronicle.convert import many, report
from chronicle.convert.article import UnreadableArticle, from_bytes, read

NEWS = Path(__file__).resolve().parents[2] / "tests/convert/news"
UNSEEN = frozenset(range(242, 265, 2)) - {254} | frozenset(range(274, 333, 2))      # numbers of the articles that no rule was mended for
CASES = {"mixed": "truecased", "upper": "text"}


def scorer(shared: Path, name: str):
    """The module eval/NAME.py."""
    path = shared / "eval" / f"{name}.py"
    label = f"scorer_{name.replace('/', '_')}"
    if label not in sys.modules:
        spec = importlib.util.spec_from_file_location(label, path)
        module = importlib.util.module_from_spec(spec)
        sys.modules[label] = module
        spec.loader.exec_module(module)
    return sys.modules[label]


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def system(articles: list) -> dict[str, dict]:
    """The report of these articles, as the command writes it."""
    batch = many.read_all(articles, {})
    if batch.problems:
        raise SystemExit("\n".join(f"{p.path}: {p.reason}" for p in batch.problems))
    return {r["id"]: r for r in map(json.loads, report.lines(batch.readings))}


def seeds(shared: Path) -> dict[str, dict]:
    """The five originals, each with the day of publication an editor would pass: slot -> gold, given, p, r, f1."""
    score = scorer(shared, "score")
    meta = (shared / "seeds/meta.yaml").read_text("utf-8")       # not all of it is YAML: read what is needed
    known = dict(re.findall(r"^(\w+):\n(?:  .*\n)*?  published: (\S+)", meta, re.MULTILINE))
    gold = {r["id"]: r for r in rows(shared / "eval/seeds/gold.jsonl")}
    articles = [from_bytes(path.read_bytes(), Path(label(path, gold)), {"published": known[path.stem]}) for path in sorted((shared / "seeds").glob("*.txt"))]
    return score.score(gold, system(articles), {d: score.read_article(shared / "seeds", d) for d in gold})


def news(shared: Path, only: str = "") -> dict[str, dict]:
    """Our own invented news, with the labels beside them. `only`: "unseen" for those that no rule was mended for, "seen" for the others."""
    score = scorer(shared, "score")
    gold = {r["id"]: r for r in rows(NEWS / "gold.jsonl") if not only or (int(r["id"].split("-")[0]) in UNSEEN) == (only == "unseen")}
    articles = [read(path) for path in sorted(NEWS.iterdir()) if path.stem in gold and path.suffix in (".txt", ".html")]
    return score.score(gold, system(articles), {d: score.read_article(NEWS, d) for d in gold})


def label(path: Path, gold: dict) -> str:
    """The name under which the labels know an article: the whole stem or its number."""
    return path.name if path.stem in gold else path.stem.split("_")[0] + path.suffix


def texts(shared: Path, part: str, case: str) -> list[tuple[dict, str]]:
    return [(r, r[CASES[case]]) for r in rows(shared / f"eval/muc4/{part}.texts.jsonl")]


def muc4(shared: Path, parts: tuple[str, ...], case: str, every: int = 1, most: int | None = None) -> dict[str, dict[str, dict]]:
    """Table -> slot -> gold, given, p, r, f1. The first `most` of every `every`-th message: a sample that is always the same."""
    gold = {r["id"]: r for part in parts for r in rows(shared / f"eval/muc4/{part}.gold.jsonl")}
    articles, taken = [], set()
    for r, text in [t for part in parts for t in texts(shared, part, case)][::every][:most]:
        taken.add(r["id"])
        try:
            articles.append(from_bytes(text.encode(), Path(r["id"] + ".txt"), {"published": r["published"] or ""}))
        except UnreadableArticle:
            pass                        # no answer: everything in its key counts as missing
    return scorer(shared, "muc4/score").score({k: g for k, g in gold.items() if k in taken}, system(articles))

"""python -m chronicle.convert PATH… [--published DATE] [--report FILE]: a thin driver of the same functions the command calls."""

import argparse
import sys
from pathlib import Path

from chronicle.convert import convert, read_articles, write_report


def main() -> int:
    ap = argparse.ArgumentParser(prog="python -m chronicle.convert", description="Read articles, report the incidents in them.")
    ap.add_argument("paths", nargs="+", type=Path)
    ap.add_argument("--published")
    ap.add_argument("--publisher")
    ap.add_argument("--url")
    ap.add_argument("--report", type=Path)
    args = ap.parse_args()
    articles, problems = read_articles(args.paths, published=args.published, publisher=args.publisher, url=args.url)
    for problem in problems:
        print(f"{problem.path}: {problem.reason}", file=sys.stderr)
    readings = convert(articles)
    if args.report:
        write_report(readings, args.report)
    for reading in readings:
        print(f"{reading.article.id}: {len(reading.incidents)} incident(s)" + "".join(f"\n  {i.title}, {i.date.edtf or 'no date'}" for i in reading.incidents))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

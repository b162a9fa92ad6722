"""`chronicle convert`: articles to a report, or to drafts in the site. Prints what was found, what was left out, what is missing."""

import sys
from pathlib import Path

from chronicle.convert import convert, read_articles, write_report
from chronicle.convert.draft import Desk
from chronicle.convert.house import House
from chronicle.convert.joining import Proposal, insert, lines_of, meets
from chronicle.files import inside, write_whole


def run(site: Path, paths: list[Path], published: str | None, publisher: str | None, url: str | None, report_file: Path | None, merge: str = "ask") -> int:
    """Exit code: 0, or 1 if an article could not be read."""
    articles, problems = read_articles(paths, published=published, publisher=publisher, url=url)
    for problem in problems:
        print(f"{problem.path}: {problem.reason}", file=sys.stderr)
    if report_file:
        readings = convert(articles)
        write_report(readings, report_file)
        for reading in readings:
            print(f"{reading.article.id}: {_found(reading)}")
        return 1 if problems else 0
    house = House(site)
    todo, seen = [], set()
    for article in articles:
        if article.sha256 in house.converted:
            print(f"{article.path}: converted before, as {house.converted[article.sha256]}")
        elif article.sha256 not in seen:
            seen.add(article.sha256)
            todo.append(article)
    draft(site, house, convert(todo, house.own_places(), house.own_actors()), merge)
    return 1 if problems else 0


def draft(site: Path, house: House, readings, merge: str) -> None:
    """Writes what is new; nothing that is there is touched, save a draft that `--merge auto` may add lines to."""
    desk = Desk(house)
    sources = {}
    for reading in readings:
        sources[reading.article.id] = desk.source(reading, sources.get(reading.copy_of, ""))
    events: dict[str, list] = {}
    for reading in readings:
        for incident in reading.incidents:
            events.setdefault(incident.event_id, []).append((incident, sources[reading.article.id]))
    proposals: list[Proposal] = []
    for told in events.values():
        known, reasons = meets(house, told[0][0]) if merge != "never" else ("", ())
        if known:
            for incident, source in told:
                record = house.incidents[known]
                proposals.append(Proposal(known, record.path, source, reasons, {"responsibility": desk.statements(incident, source),
                                                                               "tolls": desk.tolls(incident, source)}, record.review == "draft"))
        else:
            desk.incident(told)
    for d in desk.drafts:
        path = inside(site, d.path)
        if path.exists():
            raise AssertionError(f"{d.path} is there already")
        write_whole(path, d.text.encode())
        print(f"drafted {d.path}")
    for p in proposals:
        _join(site, p, merge)
    for reading in readings:
        print(f"{reading.article.path}: {_found(reading)}")
    for note in desk.notes:
        print(note)


def _join(site: Path, p: Proposal, merge: str) -> None:
    path = inside(site, p.path)
    if merge == "auto" and p.draft:
        changed = insert(path.read_text(encoding="utf-8"), p)
        if changed is not None:
            write_whole(path, changed.encode())
            print(f"added {p.source} to {p.path} ({', '.join(p.reasons)})")
            return
    print(f"{p.source} seems to tell of {p.incident} ({', '.join(p.reasons)}); to join them, add to {p.path}:")
    print("\n".join("    " + line for line in lines_of(p)))


def _found(reading) -> str:
    parts = [f"{len(reading.incidents)} incident{'s' if len(reading.incidents) != 1 else ''}"]
    if reading.removed:
        parts.append("the page's own words in lines " + ", ".join(f"{r.first}-{r.last} ({r.reason})" if r.last > r.first else f"{r.first} ({r.reason})" for r in reading.removed))
    parts += [f"left out: {x.reason}: “{x.evidence.text[:70]}…”" for x in reading.context]
    missing = sorted({m for i in reading.incidents for m in i.missing} | set(reading.missing))
    if missing:
        parts.append("missing: " + ", ".join(missing))
    return "\n    ".join(parts)

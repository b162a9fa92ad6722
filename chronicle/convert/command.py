"""`chronicle convert`: articles to drafts in the site, to a report, or to an explanation. Tells what was found, what was left out, what is missing.

    drafts      new files in content/; what is there already stays, save a draft that `--merge auto` adds lines to
    --report    JSON lines, content/ is left alone
    --explain   sentence by sentence, for one article or a few; content/ is left alone

An article is known by the sha256 of its bytes. One that an incident cites already is passed over; one that has a source
file and no incident yet (it had no date, or its joining was only proposed) is read again, under the same source.
"""

import sys
from pathlib import Path

import click

from chronicle.content.read import read as read_record
from chronicle.convert import Article, Problem, files_of, many, onrecord, report
from chronicle.convert.article import UnreadableArticle, check_known, from_bytes
from chronicle.convert.bodies import of_the_land
from chronicle.convert.draft import Desk
from chronicle.convert.fairly import fairly
from chronicle.convert.house import House
from chronicle.convert.joining import Proposal, insert, lines_of, meets, untrue, with_task
from chronicle.diagnose import ERROR, printable
from chronicle.files import inside, write_inside
from chronicle.terminal import CONTENT, FINE, Refused

STDIN = "standard input"


def run(site: Path, paths: list[Path], published: str | None, publisher: str | None, url: str | None, report_file: Path | None = None, merge: str = "ask",
        jobs: int | None = None, explain: bool = False, explain_html: Path | None = None) -> int:
    """Exit code: 0, or 1 if an article could not be read. Raises Refused for flags that cannot be meant."""
    known = {"published": published, "publisher": publisher, "url": url}
    try:
        check_known({k: v for k, v in known.items() if v})
    except UnreadableArticle as error:
        raise Refused(f"--{error}") from None
    items, problems = gather(site, paths, known)
    if url and len(items) > 1:
        raise Refused(f"--url names one article, and there are {len(items)}; give the others theirs in a file NAME.yaml beside each")
    house = None if report_file else House(site)
    own = (house.own_places(), house.own_actors()) if house else ()
    batch = many.read_all(items, known, *own, done=house.cited if house and not (explain or explain_html) else (), jobs=jobs)
    problems += batch.problems
    if report_file:
        report.write_report(batch.readings, report_file)
        for reading in batch.readings:
            say(f"{reading.article.id}: {found(reading)}")
    elif explain or explain_html:
        from chronicle.convert.explain import explained
        accounts = explained(batch.readings, *own)
        if explain:
            from chronicle.convert.explain_text import text
            click.echo("\n".join(text(a, coloured()) for a in accounts), nl=False, color=coloured())
        if explain_html:
            from chronicle.convert.explain_html import page
            explain_html.write_text(page(accounts), encoding="utf-8")
            say(f"written {explain_html}")
    else:
        for path, sha256 in batch.before:
            say(f"{path or STDIN}: converted before, as {house.converted[sha256]}")
        problems += draft(site, house, batch.readings, merge)
    for problem in problems:
        print(printable(f"{problem.path}: {problem.reason}"), file=sys.stderr)
    return CONTENT if problems else FINE


def gather(site: Path, paths: list[Path], known: dict[str, str | None]) -> tuple[list[Path | Article], list[Problem]]:
    """Files to read; `-` is read here and now. The site's own pages are no articles."""
    made = [(site / folder).resolve() for folder in ("build", "templates", "content")]
    items: list[Path | Article] = []
    problems: list[Problem] = []
    for path in paths:
        if str(path) == "-":
            try:
                items.append(from_bytes(sys.stdin.buffer.read(), Path("stdin"), {k: v for k, v in known.items() if v}, shown=""))
            except UnreadableArticle as error:
                problems.append(Problem(STDIN, str(error)))
            continue
        files = [f for f in files_of([path]) if not path.is_dir() or not any(f.resolve().is_relative_to(m) for m in made)]
        if not files:
            problems.append(Problem(path.as_posix(), "no .txt or .html file in this folder"))
        items += files
    return items, problems


def draft(site: Path, house: House, readings, merge: str) -> list[Problem]:
    """Writes what is new; nothing that is there is touched, save a draft that `--merge auto` may add lines to. Returns the articles of which nothing is drafted."""
    desk = Desk(house)
    on_record = onrecord.copies((r.article for r in readings), house)
    changed: dict[int, Problem] = {}            # number of a reading -> why nothing is drafted from it
    by_article: dict[str, str] = {}             # id of an article -> the source first made of one
    events: dict[str, list[tuple[int, int, str]]] = {}      # event -> where each account of it stands: number of the reading, of the incident in it; source
    for n, reading in enumerate(readings):
        if old := onrecord.changed(reading.article, house):
            changed[n] = Problem(reading.article.path, onrecord.how_to_go_on(reading.article, old, house))
            continue
        copied_from = by_article.get(reading.copy_of, "") or on_record.get(reading.article.id, "")
        if copied_from in house.sources:
            desk.notes.append(f"{reading.article.path or STDIN} repeats the words of {copied_from}: marked as a copy, no independent source")
        source = desk.source(reading, copied_from)
        by_article.setdefault(reading.article.id, source)
        for k, incident in enumerate(reading.incidents):
            events.setdefault(incident.event_id, []).append((n, k, source))
    proposals: list[Proposal] = []
    write_drafts(site, desk)                    # the sources
    for accounts in events.values():
        told = [(fairly(of_the_land(readings[n].incidents[k], readings[n].article.text, desk.lexicon)), source) for n, k, source in accounts]
        known, reasons = meets(house, told[0][0]) if merge != "never" else ("", ())
        if known:
            for incident, source in told:
                record = house.incidents[known]
                proposals.append(Proposal(known, record.path, source, reasons, {"responsibility": desk.statements(incident, source),
                                                                               "tolls": desk.tolls(incident, source)}, record.review == "draft"))
        else:
            desk.incident(told)
        write_drafts(site, desk)
    for p in proposals:
        join(site, p, merge)
    for n, reading in enumerate(readings):
        if n not in changed:
            say(f"{reading.article.path or STDIN}: {found(reading)}")
    for note in desk.notes:
        say(note)
    return list(changed.values())


def write_drafts(site: Path, desk: Desk) -> None:
    for d in desk.drafts:
        path = inside(site, d.path)
        if path.exists():
            raise AssertionError(f"{d.path} is there already")
        write_inside(site, d.path, d.text.encode())
        say(f"drafted {d.path}")
    desk.drafts.clear()


def join(site: Path, p: Proposal, merge: str) -> None:
    before = inside(site, p.path).read_bytes()
    if merge == "auto" and p.draft and (changed := added(before, p)):
        write_inside(site, p.path, changed)
        say(f"added {p.source} to {p.path} ({', '.join(p.reasons)})")
        for line in untrue(before.decode().replace("\r\n", "\n"), p):
            say(f"    not true any more: {line}")
        return
    why = "" if merge == "ask" else ", which is no draft any more" if not p.draft else ", whose lines are not in a form that can be added to"
    say(f"{p.source} seems to tell of {p.incident}{why} ({', '.join(p.reasons)}); to join them, add to {p.path}:")
    for line in lines_of(p):
        say("    " + line)
    if merge == "ask" and p.draft:
        say("  or let it be done: convert the article again with --merge auto (or with --merge never for an incident of its own)")


def added(data: bytes, p: Proposal) -> bytes | None:
    """The incident's file with the lines of the proposal, its line ends as they were; None if it would not be sound afterwards."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    if plain.replace("\n", end) != text or (changed := insert(plain, p)) is None:
        return None
    if old := untrue(plain, p):
        changed = with_task(changed, p, old)
    out = changed.replace("\n", end).encode()
    before, after = (read_record(p.path, d)[0] for d in (data, out))
    faults = {n.code for n in after.notes if n.severity == ERROR} - {n.code for n in before.notes if n.severity == ERROR}
    return None if faults or after.record is None or p.source not in after.record.sources else out


def found(reading) -> str:
    parts = [f"{len(reading.incidents)} incident{'s' if len(reading.incidents) != 1 else ''}" + (f": {'; '.join(i.title for i in reading.incidents)}" if reading.incidents else "")]
    if reading.copy_of:
        parts.append(f"repeats the words of {reading.copy_of}: marked as a copy, no independent source")
    if reading.removed:
        parts.append("the page's own words in lines " + ", ".join(f"{r.first}-{r.last} ({r.reason})" if r.last > r.first else f"{r.first} ({r.reason})" for r in reading.removed))
    parts += [f"left out: {x.reason}: “{' '.join(x.evidence.text[:70].split())}…”" for x in reading.context]
    missing = sorted({m for i in reading.incidents for m in i.missing} | set(reading.missing))
    if missing:
        parts.append("missing: " + ", ".join(missing))
    return "\n    ".join(parts)


def say(text: str) -> None:
    """Articles are anybody's text: nothing of them reaches the terminal's controls."""
    click.echo("\n".join(printable(line) for line in text.split("\n")))


def coloured() -> bool:
    """On a terminal, unless NO_COLOR is set (no-color.org)."""
    import os
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")

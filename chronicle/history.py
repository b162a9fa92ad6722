"""The history of records, from git: when each was first published, when it last changed, and what was corrected.

One `git log` for the whole tree reads the commits since those already known, `git cat-file` the versions they touch;
both are remembered in the ledger under the commit they led to, so that nothing runs when HEAD has not moved.

What counts: a *correction* is a commit after which an incident says something else than when it was last at a stage of
review that is built. What is compared and told of it stands in content/revisions.py; what it said at other stages is not told.
Of a record with `withheld` all its corrections, earlier ones too, keep their days and the names of fields: no value, no subject.
Editors' names are never told. A shallow clone has no beginning: that is told, and nothing is guessed.
"""
import os
import re
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from chronicle.diagnose import Diagnostic, Span, printable
from chronicle.computed import Change, Correction, History
from chronicle.git import head, repository

MOST = 20_000_000                       # bytes of old versions that are read in one go
LARGEST = 1_500_000                     # of one: a larger file was no record (content/read.py)


class Known(msgspec.Struct):
    """What is remembered: histories as of a commit, and the stages of review they were counted for."""
    head: str = ""
    review: list[str] = []
    histories: dict[str, History] = {}
    away: dict[str, dict] = {}          # of records that were built and are not now: what they said when they last were


_known = lru_cache(maxsize=2)(msgspec.msgpack.Decoder(Known).decode)
_encode = msgspec.msgpack.Encoder().encode


def read(root: Path, remembered: bytes | None, review: list[str]) -> tuple[dict[str, History], bytes, list[Diagnostic]]:
    """-> histories by incident id, what to remember, notes. Without git, or outside a repository: nothing."""
    git = repository(root)
    now = head(git) if git else ""
    if not now:
        return {}, b"", []
    if (git / "shallow").is_file():
        return {}, b"", [Diagnostic("B803", "this is a shallow clone; its history has no beginning and is not shown", Span(""),
                                    "clone the whole history (git fetch --unshallow; in CI: fetch-depth: 0)")]
    known = _known(remembered) if remembered else Known()
    if known.head == now and known.review == review:
        return known.histories, remembered, []
    try:
        since = known.head if known.review == review and known.head and leads(root, known.head, now) else ""
        found = Known(now, review, dict(known.histories), dict(known.away)) if since else Known(now, review)
        for step, texts in versions(root, [Step(c, *files) for c in log(root, since, now) for files in c.files]):
            take(found, step, *texts)
    except (OSError, subprocess.SubprocessError) as e:
        return {}, b"", [Diagnostic("B803", f"git could not be asked: {type(e).__name__}", Span(""), "is git installed, and is the repository whole?")]
    return found.histories, _encode(found), []


class Commit(msgspec.Struct):
    id: str
    date: str
    subject: str
    files: list[tuple[str, str]]        # (path, path before): '' where it is gone, '' where it is new


class Step(msgspec.Struct):
    """What a commit did to one file."""
    commit: Commit
    path: str
    before: str


def run(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    return subprocess.run(["git", "-C", str(root), "-c", "core.quotepath=off", *arguments], input=given, check=True, capture_output=True,
                          timeout=120, env=os.environ | quiet).stdout


def leads(root: Path, old: str, new: str) -> bool:
    """Whether `log` since `old` goes on where that until `old` ended: it is on the way of first parents."""
    try:
        way = run(root, "rev-list", "--first-parent", "--parents", f"{old}..{new}").decode().split("\n")[:-1]
    except subprocess.CalledProcessError:
        return False
    return bool(way) and way[-1].split(" ")[1:2] == [old]


def log(root: Path, since: str, until: str) -> list[Commit]:
    """Commits that touch incidents, oldest first, merges by their first parent."""
    spec = f"{since}..{until}" if since else until
    out = run(root, "log", "-z", "--reverse", "--first-parent", "-m", "--find-renames", "--name-status", "--relative",
              "--date=format-local:%Y-%m-%d", "--format=%x01%H%x02%cs%x02%s", spec, "--", "content/incidents").decode("utf-8", "replace")
    commits, parts = [], iter([p for part in out.split("\0") if (p := part.strip("\n"))])
    for part in parts:
        if begun := COMMIT.match(part):
            commits.append(Commit(*begun.groups(), printable(part[begun.end():]), []))
            continue
        status, path = part[0], next(parts)
        now, before = (next(parts), path if status == "R" else "") if status in "RC" else ("" if status == "D" else path, "" if status == "A" else path)
        if (now or before).endswith(".md") and (now + before).isprintable():
            commits[-1].files.append((now, before))
    for commit in commits:
        commit.files.sort(key=lambda files: files[0] != "")         # what is gone first: it may have moved
    return commits


COMMIT = re.compile("\x01([0-9a-f]{40,64})\x02(\\d{4}-\\d\\d-\\d\\d)\x02")


def versions(root: Path, steps: list[Step]) -> Iterator[tuple[Step, tuple[str, str]]]:
    """Each step with the text of its file before and after; '' for none."""
    prefix = run(root, "rev-parse", "--show-prefix").decode().strip()
    names = [f"{commit}:{prefix}{path}" if path else "" for s in steps for commit, path in ((s.commit.id + "^", s.before), (s.commit.id, s.path))]
    sizes = [size if size <= LARGEST else 0 for size in asked(root, names)]
    at = 0
    while at < len(steps):
        end, room = at, MOST
        while end < len(steps) and (end == at or sizes[2 * end] + sizes[2 * end + 1] <= room):
            room -= sizes[2 * end] + sizes[2 * end + 1]
            end += 1
        texts = contents(root, [name if size else "" for name, size in zip(names[2 * at:2 * end], sizes[2 * at:2 * end])])
        yield from zip(steps[at:end], zip(texts[::2], texts[1::2]))
        at = end


def asked(root: Path, names: list[str]) -> list[int]:
    """The size of each version; 0 where there is none."""
    told = iter(run(root, "cat-file", "--batch-check=%(objecttype) %(objectsize)", given="".join(f"{n}\n" for n in names if n).encode()).decode("utf-8", "replace").split("\n"))
    said = [next(told).split(" ") if n else [] for n in names]
    return [int(s[1]) if s[:1] == ["blob"] else 0 for s in said]


def contents(root: Path, names: list[str]) -> list[str]:
    """The text of each version; '' for ''."""
    out, texts, at = run(root, "cat-file", "--batch=%(objectsize)", given="".join(f"{n}\n" for n in names if n).encode()), [], 0
    for name in names:
        if not name:
            texts.append("")
            continue
        end = out.index(b"\n", at) + 1
        size = int(out[at:end])
        texts.append(out[end:end + size].decode("utf-8-sig", "replace"))
        at = end + size + 1
    return texts


def take(found: Known, step: Step, before: str, after: str) -> None:
    """What one step adds to the history of its record."""
    from chronicle.content.revisions import differences, fields         # wanted only where HEAD has moved
    id, old_id, commit = stem(step.path or step.before), stem(step.before or step.path), step.commit
    for table in (found.histories, found.away):
        if old_id != id and old_id in table:
            table[id] = table.pop(old_id)
    known, now = found.histories.get(id), fields(after)
    built = (now.get("review") or "draft") in found.review and bool(now)
    if known is None:
        if built:
            found.histories[id] = History(commit.date, commit.date)
        return
    held = now.get("withheld")
    if held:
        known = found.histories[id] = names_only(known)
    if not built:
        said = found.away.get(id) or fields(before)
        found.away[id] = said | {"withheld": held} if held else said
        return
    said = found.away.pop(id) if id in found.away else fields(before)
    changes = tuple(differences(said, now)) if said else ()
    if changes:
        correction = Correction(commit.date, commit.id[:10], commit.subject[:200], changes)
        history = History(known.first, commit.date, (*known.corrections, correction))
        found.histories[id] = names_only(history) if held or said.get("withheld") else history


def names_only(history: History) -> History:
    """Of each correction the day and the fields."""
    bare = tuple(Correction(c.date, c.commit, "", tuple(Change(x.field) for x in c.changes)) for c in history.corrections)
    return History(history.first, history.changed, bare)


def shown(site, id: str) -> History | None:
    """As pages may tell it: `withheld` holds as soon as the file says so, before it is committed."""
    history = site.history.get(id)
    return names_only(history) if history and history.corrections and site.records[id].withheld else history


def stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")

"""The history of records, from git: when each was first published, when it last changed, and what was corrected.

One `git log` for the whole tree reads the commits since those already known, one `git cat-file` the versions they touch;
both are remembered in the ledger under the commit they led to, so that nothing runs when HEAD has not moved.

What counts: a *correction* is a commit that changes the front matter of an incident after it was first at a stage of
review that is built. Only fields of the record are told (content/revisions.py), before and after; of a record with `withheld`,
only their names. Editors' names are not. A shallow clone has no beginning: that is told, and nothing is guessed.
"""
import os
import re
import subprocess
from functools import lru_cache
from pathlib import Path

import msgspec

from chronicle.diagnose import Diagnostic, Span, printable
from chronicle.computed import Change, Correction, History
from chronicle.git import head, repository

MOST = 50_000_000                       # bytes of old versions that are read in one go


class Known(msgspec.Struct):
    """What is remembered: histories as of a commit, and the stages of review they were counted for."""
    head: str = ""
    review: list[str] = []
    histories: dict[str, History] = {}


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
        since = known.head if known.review == review and known.head and ancestor(root, known.head, now) else ""
        histories = dict(known.histories) if since else {}
        commits = log(root, since, now)
        versions = contents(root, commits)
    except (OSError, subprocess.SubprocessError) as e:
        return {}, b"", [Diagnostic("B803", f"git could not be asked: {type(e).__name__}", Span(""), "is git installed, and is the repository whole?")]
    for commit in commits:
        for path, before in commit.files:
            apply(histories, commit, path, before, versions, review)
    return histories, _encode(Known(now, review, histories)), []


class Commit(msgspec.Struct):
    id: str
    date: str
    subject: str
    files: list[tuple[str, str]]        # (path, path before; '' when it is new); deleted ones are left out


def run(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    return subprocess.run(["git", "-C", str(root), "-c", "core.quotepath=off", *arguments], input=given, check=True, capture_output=True,
                          timeout=120, env=os.environ | quiet).stdout


def ancestor(root: Path, old: str, new: str) -> bool:
    try:
        run(root, "merge-base", "--is-ancestor", old, new)
        return True
    except subprocess.CalledProcessError:
        return False


def log(root: Path, since: str, until: str) -> list[Commit]:
    """Commits that touch incidents, oldest first, merges by their first parent."""
    spec = f"{since}..{until}" if since else until
    out = run(root, "log", "-z", "--reverse", "--first-parent", "-m", "--find-renames", "--name-status", "--relative",
              "--date=format-local:%Y-%m-%d", "--format=%x01%H%x02%cs%x02%s", spec, "--", "content/incidents").decode("utf-8", "replace")
    commits = []
    for block in COMMIT.split(out)[1:]:
        top, _, rest = block.partition("\0")
        id, date, subject = top.strip("\n").split("\x02", 2)
        parts, files, at = [p.strip("\n") for p in rest.split("\0") if p.strip("\n")], [], 0
        while at < len(parts):
            status = parts[at]
            if status[0] in "RC":
                files.append((parts[at + 2], parts[at + 1] if status[0] == "R" else ""))
                at += 3
            else:
                if status[0] != "D":
                    files.append((parts[at + 1], "" if status[0] == "A" else parts[at + 1]))
                at += 2
        commits.append(Commit(id, date, printable(subject), [f for f in files if f[0].endswith(".md") and "".join(f).isprintable()]))
    return commits


COMMIT = re.compile("\x01(?=[0-9a-f]{40,64}\x02\\d{4}-\\d\\d-\\d\\d\x02)")       # where one begins: subjects may hold any sign but NUL


def contents(root: Path, commits: list[Commit]) -> dict[tuple[str, str], str]:
    """(commit, path) -> text of every version needed: of changed files, before and after; of new ones, as they came."""
    prefix = run(root, "rev-parse", "--show-prefix").decode().strip()
    wanted = [(c.id, path) for c in commits for path, before in c.files] + \
             [(c.id + "^", before) for c in commits for path, before in c.files if before]
    given = "".join(f"{commit}:{prefix}{path}\n" for commit, path in wanted).encode()
    out, found, at = run(root, "cat-file", "--batch", given=given), {}, 0
    for key in wanted:
        end = out.index(b"\n", at)
        header, at = out[at:end].split(b" "), end + 1
        if header[-1] == b"missing" or len(header) < 3:
            continue
        size = int(header[-1])
        if at < MOST:
            found[key] = out[at:at + size].decode("utf-8", "replace")
        at += size + 1
    return found


def apply(histories: dict[str, History], commit: Commit, path: str, before: str, versions, review: list[str]) -> None:
    from chronicle.content.revisions import differences, fields         # wanted only where HEAD has moved
    id, old_id = stem(path), stem(before) if before else ""
    now = fields(versions.get((commit.id, path), ""))
    known = histories.pop(old_id, None) if old_id != id and old_id else histories.get(id)
    built = now.get("review", "draft") in review
    if known is None:
        if built:
            histories[id] = History(commit.date, commit.date)
        return
    changes = tuple(differences(fields(versions.get((commit.id + "^", before or path), "")), now))
    if not changes:
        histories[id] = known
        return
    if now.get("withheld"):
        changes = tuple(Change(c.field) for c in changes)
    correction = Correction(commit.date, commit.id[:10], commit.subject[:200], changes)
    histories[id] = History(known.first, commit.date, (*known.corrections, correction))


def stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")

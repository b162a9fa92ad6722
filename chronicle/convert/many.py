"""Many articles: read and recognised in batches by forked processes, then joined in one.

Each process inherits the lexicon and the gazetteer, reads its files, and sends back what it recognised; an article's own
marks and words never leave the process that read it. The batches are put in the order of the files, so one process and
many give the same. What meets across articles is decided at the end, over the incidents' cards alone (meet.py); the readings
themselves wait on disk (shelf.py), so that memory hardly grows with the number of articles.
"""

import os
from collections.abc import Collection
from pathlib import Path

import msgspec

from chronicle import forks
from chronicle.convert import meet
from chronicle.convert.article import Article, UnreadableArticle, read
from chronicle.convert.reader import Reader
from chronicle.convert.shelf import Readings, Shelf
from chronicle.convert.unreadable import Problem

BATCH = 20          # files; fewer than two batches are read in this process


class Read(msgspec.Struct):
    """One article read; `reading` as it goes to disk."""
    id: str
    sha256: str
    reading: bytes
    cards: tuple[bytes, ...]                # of its incidents


class Batch(msgspec.Struct):
    """What one batch of files came to, in their order."""
    read: list[Read] = []
    problems: list[Problem] = []
    before: list[tuple[str, str]] = []      # (path, sha256) of articles that need no reading again


class Run(msgspec.Struct):
    """What all files came to, in their order."""
    readings: Readings
    problems: list[Problem] = []
    before: list[tuple[str, str]] = []


def read_all(items: list[Path | Article], known: dict[str, str | None], own_places=(), own_actors=(), done: Collection[str] = (),
             jobs: int | None = None) -> Run:
    """`items`: files, or articles already read. `known`: published, publisher, url of all of them. `done`: sha256 of the
    articles to pass over. A file twice is read once."""
    reader = Reader(tuple(own_places), tuple(own_actors))
    if any(isinstance(i, Path) and i.suffix.lower() in (".html", ".htm") for i in items):
        import trafilatura          # noqa: F401  once, before the processes part: it takes longer than an article
    batches = [items[n:n + BATCH] for n in range(0, len(items), BATCH)]

    def work(batch) -> bytes:
        return msgspec.msgpack.encode(_read(batch, reader, known, done))

    shelf = Shelf()
    parts: dict[int, Batch] = {}
    places: dict[int, list[tuple[int, int]]] = {}       # of each batch: where its readings lie on the shelf
    for number, answer in forks.arrivals(work, batches, jobs or len(os.sched_getaffinity(0)), len(batches)):
        parts[number] = part = msgspec.msgpack.decode(answer, type=Batch)
        places[number] = [shelf.put(r.reading) for r in part.read]
        for r in part.read:
            r.reading = b""
    problems, before, told = [], [], {}
    for number, part in sorted(parts.items()):
        problems += part.problems
        before += part.before
        for r, place in zip(part.read, places[number], strict=True):
            told.setdefault(r.sha256, (r.id, r.cards, place))
    readings = shelf.readings([place for *_, place in told.values()])
    readings.meet([(id_, cards) for id_, cards, _ in told.values()])
    return Run(readings, problems, before)


def _read(batch, reader: Reader, known: dict[str, str | None], done: Collection[str]) -> Batch:
    out = Batch()
    for item in batch:
        path = item.path if isinstance(item, Article) else item.as_posix()
        try:
            article = item if isinstance(item, Article) else read(item, **known)
            if article.sha256 in done:
                out.before.append((article.path, article.sha256))
            else:
                reading = reader.read(article)
                out.read.append(Read(article.id, article.sha256, msgspec.msgpack.encode(reading), tuple(map(meet.kept, reading.incidents))))
        except (UnreadableArticle, OSError) as error:
            out.problems.append(Problem(path, str(error)))
        except Exception as error:      # one article on which the reader itself fails does not stop the others
            out.problems.append(Problem(path, f"a fault of Chronicle's own, please report it: {type(error).__name__}: {error}"))
    return out

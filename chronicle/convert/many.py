"""Many articles: read and recognised in batches by forked processes, then joined in one.

Each process inherits the lexicon and the gazetteer, reads its files, and sends back what it recognised; an article's own
marks and words never leave the process that read it. The batches come back in the order of the files, so one process and
many give the same. What meets across articles is decided at the end, over the incidents alone.
"""

import os
from collections.abc import Collection
from pathlib import Path

import msgspec

from chronicle import forks
from chronicle.convert import meet
from chronicle.convert.article import Article, UnreadableArticle, read
from chronicle.convert.reader import Reader
from chronicle.convert.reading import Reading
from chronicle.convert.unreadable import Problem

BATCH = 20          # files; fewer than two batches are read in this process


class Batch(msgspec.Struct):
    """What one batch of files came to, in their order."""
    readings: list[Reading] = []
    problems: list[Problem] = []
    before: list[tuple[str, str]] = []      # (path, sha256) of articles that need no reading again


def read_all(items: list[Path | Article], known: dict[str, str | None], own_places=(), own_actors=(), done: Collection[str] = (),
             jobs: int | None = None) -> Batch:
    """`items`: files, or articles already read. `known`: published, publisher, url of all of them. `done`: sha256 of the
    articles to pass over. A file twice is read once."""
    reader = Reader(tuple(own_places), tuple(own_actors))
    if any(isinstance(i, Path) and i.suffix.lower() in (".html", ".htm") for i in items):
        import trafilatura          # noqa: F401  once, before the processes part: it takes longer than an article
    batches = [items[n:n + BATCH] for n in range(0, len(items), BATCH)]

    def work(batch) -> bytes:
        return msgspec.msgpack.encode(_read(batch, reader, known, done))

    out, seen = Batch(), set()
    for answer in forks.fork_map(work, batches, jobs or len(os.sched_getaffinity(0))):
        part = msgspec.msgpack.decode(answer, type=Batch)
        out.problems += part.problems
        out.before += part.before
        for reading in part.readings:
            if reading.article.sha256 not in seen:
                seen.add(reading.article.sha256)
                out.readings.append(reading)
    out.readings = meet.join(out.readings)
    return out


def _read(batch, reader: Reader, known: dict[str, str | None], done: Collection[str]) -> Batch:
    out = Batch()
    for item in batch:
        path = item.path if isinstance(item, Article) else item.as_posix()
        try:
            article = item if isinstance(item, Article) else read(item, **known)
            if article.sha256 in done:
                out.before.append((article.path, article.sha256))
            else:
                out.readings.append(reader.read(article))
        except (UnreadableArticle, OSError) as error:
            out.problems.append(Problem(path, str(error)))
        except Exception as error:      # one article on which the reader itself fails does not stop the others
            out.problems.append(Problem(path, f"a fault of Chronicle's own, please report it: {type(error).__name__}: {error}"))
    return out

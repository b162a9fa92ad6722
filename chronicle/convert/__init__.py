"""From articles to recognised incidents: a cascade of small recognisers, deterministic and offline.

    Article    read_articles   bytes to text, with what is known of it
    Line, Sentence   segment   title, lead, body, caption; the page's own words removed in the open
    Mention    mentions/       time, place, count, actor, weapon, target, trigger, source
    Chunk      chunks          noun groups and verb groups
    Fact       clauses, facts  clause patterns (patterns/*.yaml), who says it (attribution)
    Incident   group, build    sentences grouped into events; conflicts kept side by side
    Reading    reading         an article with its incidents; `meet` joins those of several articles

Nothing is guessed: every value stands on a sentence of the article, word for word, and names the rule that read it.
"""

from pathlib import Path

from chronicle.convert.article import SUFFIXES, Article, UnreadableArticle, read
from chronicle.convert.gazetteer import OwnPlace
from chronicle.convert.lexicon import Actor as OwnActor
from chronicle.convert.reading import Reading
from chronicle.convert.unreadable import Problem

UNREAD = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".png", ".jpg", ".jpeg", ".gif")

__all__ = ["Article", "OwnActor", "OwnPlace", "Problem", "Reading", "convert", "read_articles", "write_report"]


def read_articles(paths, *, published: str | None = None, publisher: str | None = None,
                  url: str | None = None) -> tuple[list[Article], list[Problem]]:
    """Files and folders of .txt and .html, in the order of their names. What cannot be read is a Problem; the others go on."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for path in files_of(paths):
        try:
            articles.append(read(path, published=published, publisher=publisher, url=url))
        except UnreadableArticle as error:
            problems.append(Problem(path.as_posix(), str(error)))
    return articles, problems


def files_of(paths) -> list[Path]:
    """What is named, and of a folder its .txt and .html; also its PDFs, Word files and pictures, so that it is said that they cannot be read. What a
    browser saved beside a page (PAGE_files) is the page's own."""
    return [file for path in map(Path, paths) for file in (sorted(p for p in path.rglob("*") if _of_an_editor(p, path) and p.is_file()) if path.is_dir() else [path])]


def _of_an_editor(file: Path, folder: Path) -> bool:
    suffix = file.suffix.lower()
    return suffix in SUFFIXES or suffix in UNREAD and not any(part.endswith("_files") for part in file.relative_to(folder).parts)


def convert(articles, own_places: tuple[OwnPlace, ...] = (), own_actors: tuple[OwnActor, ...] = ()) -> list[Reading]:
    """Pure: the same articles give the same readings. The site's own places and actors win over the world's."""
    from chronicle.convert import meet
    from chronicle.convert.reader import Reader
    reader = Reader(tuple(own_places), tuple(own_actors))
    return meet.join([reader.read(article) for article in articles])


def write_report(readings, path: Path) -> None:
    """JSON lines, one article a line; see report.py."""
    from chronicle.convert import report
    report.write_report(readings, Path(path))

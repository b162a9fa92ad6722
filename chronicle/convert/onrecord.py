"""New articles beside those on record: a file that has changed since it was converted, and texts that repeat one converted in an earlier run.

A source names the file it was made from (`file:`, `sha256:`). So an edited file does not become a second source, and a copy of an
article on record is marked `copied_from` as a copy within one run is (meet.py).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from chronicle.convert.article import Article, UnreadableArticle, read
from chronicle.convert.house import House
from chronicle.convert.meet import COMPARED, is_copy, shingles
from chronicle.files import inside
from chronicle.model import Source

DAYS = 45           # sources published farther from every new article are not opened: papers copy within days


def changed(article: Article, house: House) -> Source | None:
    """The source that was made from this file when the file was another."""
    source = house.by_file.get(house.own_file(article.path))
    return source if source and source.sha256 and article.sha256 not in house.converted and source.sha256 != article.sha256 else None


def how_to_go_on(article: Article, source: Source, house: House) -> str:
    rests = sorted(i.path for i in house.incidents.values() if source.id in i.sources)
    anew = f"delete {' and '.join(rests)}, put that line there too, and convert again" if rests else "put that line there and convert again"
    return (f"this article has changed since it was converted as {source.id}; nothing is drafted from it. If what is on record still holds, write `sha256: {article.sha256}` "
            f"in {source.path}; to have it read anew, {anew}; if it is another article, give its file another name")


def copies(articles: Iterable[Article], house: House) -> dict[str, str]:
    """Article id -> the source on record whose words it repeats."""
    new = [a for a in articles if a.sha256 not in house.converted and house.own_file(a.path) not in house.by_file]
    if not new or len(new) >= COMPARED:
        return {}
    runs = [shingles(a.text) for a in new]
    holders: dict[int, list[int]] = {}          # run of words -> the new articles it stands in
    for n, own in enumerate(runs):
        for run in own:
            holders.setdefault(run, []).append(n)
    out: dict[str, str] = {}
    for source in sorted(house.sources.values(), key=lambda s: (s.published.first if s.published else "", s.id)):
        if not source.file or not any(_near(a, source) for a in new):
            continue
        try:
            told = shingles(read(inside(house.root, source.file)).text)
        except (UnreadableArticle, OSError, ValueError):
            continue                            # the file is gone: nothing to compare with
        for n, both in Counter(n for run in told for n in holders.get(run, ())).items():
            if is_copy(both, len(runs[n]), len(told)):
                out.setdefault(new[n].id, source.id)
    return out


def _near(article: Article, source: Source) -> bool:
    if not (source.published and source.published.first and len(article.published) == 10):
        return True
    day = date.fromisoformat(article.published)
    return (date.fromisoformat(source.published.first) - day).days <= DAYS and (day - date.fromisoformat(source.published.last)).days <= DAYS

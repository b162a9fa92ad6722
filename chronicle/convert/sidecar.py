"""What is known of an article and does not stand in it: publisher, published, url, copied_from, note.

    NAME.yaml     beside NAME.txt or NAME.html, about that one article
    meta.yaml     beside many articles: an entry for each, by its file's stem, with the same fields below it

Of meta.yaml only the entry's own lines `field: value` are read; whatever else is kept in such a list does not disturb. NAME.yaml wins.
"""

import re
from pathlib import Path

from chronicle.convert.unreadable import UnreadableArticle
from chronicle.near import slip_of

KNOWN = ("publisher", "published", "url", "copied_from", "note")
LARGEST = 100_000           # bytes of a sidecar
LARGEST_LIST = 5_000_000    # bytes of a list
LIST = "meta.yaml"
_FIELD = re.compile(rf"[ \t]+({'|'.join(KNOWN)}):[ \t]+(\S.*)")


def beside(article: Path) -> dict[str, str]:
    """Raises UnreadableArticle where a sidecar is there and cannot be read."""
    return {**_listed(article), **_own(article)}


def _listed(article: Path) -> dict[str, str]:
    path = article.with_name(LIST)
    if not path.is_file() or article.stem == path.stem:
        return {}
    out: dict[str, str] = {}
    inside = False
    for line in _text(path, LARGEST_LIST).splitlines():
        if line[:1].strip() and not line.startswith("#"):       # a new entry
            inside = line.rstrip().rstrip(":").strip("\"'") == article.stem
        elif inside and (field := _FIELD.fullmatch(line)):
            out[field[1]] = _scalar(path, field[2])
    return out


def _scalar(path: Path, text: str) -> str:
    import yaml                                         # as slow to load as three articles are to read
    try:
        found = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise UnreadableArticle(f"{path.name}: {text!r} is no YAML; put it between single quotes ({str(error).splitlines()[0]})") from None
    return found if isinstance(found, str) else text


def _text(path: Path, most: int) -> str:
    if path.stat().st_size > most:
        raise UnreadableArticle(f"{path.name} has more than {most:,} bytes; it should hold a few lines for each article")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableArticle(f"{path.name} cannot be read: {error}") from None


def _own(article: Path) -> dict[str, str]:
    path = article.with_suffix(".yaml")
    if not path.is_file():
        return {}
    import yaml
    text = _text(path, LARGEST)
    try:
        found = yaml.load(text, yaml.BaseLoader)                # BaseLoader: everything stays a string
    except yaml.MarkedYAMLError as error:
        raise UnreadableArticle(_lesson(path, error)) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise UnreadableArticle(f"{path.name} cannot be read: {str(error).splitlines()[0]}") from None
    if not isinstance(found, dict):
        raise UnreadableArticle(f"{path.name} holds no fields; wanted lines such as `published: 2016-05-23`")
    for key in [str(k) for k in found if k not in KNOWN]:
        if meant := slip_of(key, KNOWN):
            raise UnreadableArticle(f"{path.name} has a field `{key}`; did you mean `{meant}`?")
    if found and not set(found) & set(KNOWN):
        raise UnreadableArticle(f"{path.name} has none of the fields that are read ({', '.join(KNOWN)}); it must be about this one article")
    return {k: v for k, v in found.items() if k in KNOWN and isinstance(v, str) and v}


def _lesson(path: Path, error) -> str:
    """What is wrong with a sidecar, where, and what to do."""
    mark = error.problem_mark or error.context_mark
    where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
    return (f"{path.name}{where}: this is no YAML ({error.problem or 'it cannot be read'}). Put text that has brackets, commas, colons or quotation marks "
            f"between single quotes, or leave the line out: only {', '.join(KNOWN)} are read")

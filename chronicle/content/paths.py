"""What the path of a content file says: the kind of the record and its id. Known without anything that reads one."""
import re
from functools import lru_cache

from chronicle.config import TAG

FOLDERS = {"incidents": "incident", "places": "place", "actors": "actor", "sources": "source", "pages": "page"}
TRANSLATED = ("incident", "page")
RESERVED = frozenset({"index", "404", "map", "timeline", "corrections"})      # addresses a page may not take
ID = re.compile(r"[a-z0-9](?:[a-z0-9\-]{0,118}[a-z0-9])?")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))})


@lru_cache(maxsize=500_000)
def kind_of(path: str) -> str:
    """The kind of record a file holds, by its folder: `content/places/tartus.md` -> `place`; '' if none."""
    top, _, rest = path.partition("/")
    kind = FOLDERS.get(rest.partition("/")[0], "") if top == "content" and path.endswith(".md") and "/" in rest else ""
    language = path.rpartition("/")[2][:-3].partition(".")[2] if kind in TRANSLATED else ""
    return "translation" if language and TAG.fullmatch(language) else kind


def is_id(text: str) -> bool:
    return bool(ID.fullmatch(text)) and text not in DEVICES

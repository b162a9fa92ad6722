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
    parts = path.split("/")
    kind = FOLDERS.get(parts[1], "") if len(parts) > 2 and parts[0] == "content" and path.endswith(".md") else ""
    return "translation" if kind in TRANSLATED and TAG.fullmatch(parts[-1][:-3].partition(".")[2]) else kind


def is_id(text: str) -> bool:
    return bool(ID.fullmatch(text)) and text not in DEVICES

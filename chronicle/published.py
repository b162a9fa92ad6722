"""Published addresses never die: published.txt lists those that readers may know, one a line, sorted, kept in git.

`chronicle record-addresses` adds the pages of all records to the list; nothing takes a line away but an editor's hand.
Every check and build compares the list with what would be published: an address answers by a page or by the page of an
alias that leads on. Timeline pages and files of the theme are not listed: they follow from what there is.
"""
from pathlib import Path

from chronicle.diagnose import Diagnostic, Span
from chronicle.files import read_whole, write_inside
from chronicle.near import fold
from chronicle.site import Site

FILE = "published.txt"
LARGEST = 50_000_000            # bytes: some 700,000 addresses
LISTED = ("incident", "place", "actor", "source", "page", "redirect")      # kinds of pages whose addresses are kept


def listed(root: Path) -> dict[str, int]:
    """address -> its line; nothing where there is no list. Raises OSError for a list that cannot be read."""
    try:
        text = read_whole(root / FILE, LARGEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return {}
    return {line.strip(): n for n, line in enumerate(text.splitlines(), 1) if line.strip()}


def known(root: Path) -> frozenset[str]:
    """Ids of the records behind the listed addresses."""
    try:
        return frozenset(id_of(url) for url in listed(root))
    except OSError:
        return frozenset()                                  # `lost` tells of it


def id_of(url: str) -> str:
    return url.rsplit("/", 1)[-1].removesuffix(".html")


def lost(root: Path, routes: dict[str, tuple[str, str]], site: Site) -> list[Diagnostic]:
    """An error for each listed address that would no longer answer."""
    try:
        missing = {url: line for url, line in listed(root).items() if url not in routes}
    except OSError as e:
        return [Diagnostic("B804", f"cannot be read: {e.strerror}", Span(FILE), "look at what it is and at its permissions")]
    notes = []
    for url, line in missing.items():
        id = id_of(url)
        if id in site.unread:                               # the file's own errors say what is wrong
            continue
        notes.append(Diagnostic("B804", f"`{url[:160]}` was published and would no longer answer", Span(FILE, line, 1, len(url)),
                                way_back(id, site)))
    return notes


def way_back(id: str, site: Site) -> str:
    held = site.held_names.get(fold(id))
    if held:
        return f"`{held}` is at stage `{site.held_back[held]}`: raise its `review`; to withdraw the page for good, delete this line"
    return (f"was the file renamed? `chronicle mv` does that and keeps the address; by hand, add `aliases: [{id[:80]}]` to the record "
            "that takes its place; to give the address up for good, delete this line")


def record(root: Path, routes: dict[str, tuple[str, str]]) -> tuple[int, int]:
    """Adds what is not in the list yet. Gives how many were added, and how many there are."""
    before = listed(root)
    now = sorted({*before, *(url for url, (kind, _) in routes.items() if kind in LISTED)})
    if now != list(before):
        write_inside(root, FILE, "".join(f"{url}\n" for url in now).encode())
    return len(now) - len(before), len(now)

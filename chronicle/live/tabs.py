"""The open tabs: what each shows, and what it must be told after a save.

| out of date for the tab             | told                          |
|-------------------------------------|-------------------------------|
| its page, or a file that it loaded  | reload                        |
| only style sheets that it loaded    | swap these, keep everything   |
| nothing                             | the problems of the site      |
"""
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler

from chronicle.live.gate import page_address
from chronicle.live.replies import MISSING_PAGE

MOST_FILES = 2000       # that one tab may report


class Tab:
    """One page in one browser tab, as its client script described it."""

    def __init__(self, address: str, version: str, state: str, session: str):
        self.page = path_of(address)
        self.state = state
        made_in, _, generation = version.partition(".")
        self.generation = int(generation) if made_in == session and generation.isdecimal() else -1   # -1: of another run
        self.loaded: dict[str, int] = {}         # file -> the generation it was last swapped in

    def load(self, addresses):
        for address in addresses:
            path = path_of(address)
            if path and len(self.loaded) < MOST_FILES:
                self.loaded.setdefault(path, self.generation)

    def outdated(self, stale_at: dict[str, int]) -> set[str]:
        """The addresses this tab shows that have changed since; all it shows when it is of another run."""
        shown = {self.page: self.generation, **self.loaded}
        if self.state == "missing":
            shown[MISSING_PAGE] = self.generation
        return {url for url, generation in shown.items() if generation < 0 or stale_at.get(url, 0) > generation}

    def swapped(self, urls, generation: int):
        self.loaded.update(dict.fromkeys(urls, generation))


def path_of(address: str) -> str:
    """The page behind a full address; "" if it is none of ours."""
    try:
        return page_address(urlsplit(address).path or "/") or ""
    except ValueError:
        return ""


def open_tabs() -> list:
    """The sockets of all open tabs, in a stable order."""
    return sorted((s for s in LiveReloadHandler.waiters if s.tab), key=lambda s: (s.tab.page, id(s)))


def tell(sockets, desk, recovered=frozenset(), navigate: str = "") -> tuple[int, int]:
    """Tell each tab what it must do, if anything. Returns how many reload and how many swap their styles."""
    reloaded = restyled = 0
    for socket in sockets:
        tab = socket.tab
        outdated = tab.outdated(desk.stale_at)
        if navigate and tab.page != navigate:
            socket.send({"command": "reload", "path": "/" + tab.page, "navigate": "/" + navigate, "here": bool(outdated)})
            reloaded += 1
        elif (outdated and not all(url.endswith(".css") for url in outdated)) or tab.page in recovered:
            socket.send({"command": "reload", "path": "/" + tab.page})
            reloaded += 1
        elif outdated:
            socket.send({"command": "reload", "path": "/" + tab.page, "liveCSS": True, "styles": sorted("/" + url for url in outdated)})
            tab.swapped(outdated, desk.generation)
            restyled += 1
    return reloaded, restyled

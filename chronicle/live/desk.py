"""The one desk where the Preview works: looks and answers queue here, one at a time, in one thread beside the loop.

A look (refresh) that found something opens a new *generation*. Every page carries the generation that it was made in, and
`stale_at` says in which generation an address last went out of date. So whether a tab is out of date is one comparison,
right at any moment: also for a page asked for during a look, and for a tab that was away.
"""
import secrets
from concurrent.futures import ThreadPoolExecutor

from tornado.ioloop import IOLoop

from chronicle.live import problems
from chronicle.live.replies import named, reply

MOST_PATHS = 20          # saved at once, for it to be the save of one page


class Desk:
    def __init__(self, preview, say):
        self.preview = preview
        self.say = say
        self.session = secrets.token_hex(4)      # pages of an earlier run of the preview are known by theirs
        self.generation = 0
        self.stale_at: dict[str, int] = {}
        self._site_notes = preview.notes
        self._page_notes: dict[str, tuple] = {}  # address -> what went wrong when it was last answered
        self._told: set = set()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="preview")

    def close(self):
        self._worker.shutdown(wait=False, cancel_futures=True)

    async def look(self, paths=()):
        """Bring the Preview up to date; `paths`: what changed, if that is known. Returns its Refresh; None if there is nothing new to tell, or it raised."""
        return await self._work(self._look, paths)

    async def reply(self, url: str | None):
        """(Reply, version); the version is "session.generation"."""
        return await self._work(self._reply, url)

    async def problems(self) -> dict:
        """The payload of every problem known now."""
        return await self._work(lambda: problems.payload(self._notes(), self.preview.root))

    async def recovered(self, urls) -> set[str]:
        """Which of these missing or failed addresses can be shown now."""
        return await self._work(lambda: {url for url in urls if reply(self.preview, url).state == ""})

    async def page_of(self, paths) -> str:
        """The page that these saved files (paths in the site) make; "" when it is not exactly one. Unknown files (an editor's own) do not count."""
        return await self._work(self._page_of, paths) if len(paths) <= MOST_PATHS else ""

    def greet(self):
        """Tell the terminal what is wrong before anything was saved."""
        self._tell()

    # ---- in the worker

    async def _work(self, task, *given):
        return await IOLoop.current().run_in_executor(self._worker, task, *given)

    def _look(self, paths):
        try:
            refresh = self.preview.refresh(set(paths))
        except Exception as fault:
            self.say(f"Chronicle stumbled over this change (a fault of Chronicle, not of your files): {named(fault)}")
            return None
        told = self._told
        self._site_notes = refresh.notes
        if refresh.stale:
            self.generation += 1
            self.stale_at.update(dict.fromkeys(refresh.stale, self.generation))
        for url in refresh.stale:
            self._page_notes.pop(url, None)
        self._tell()
        return refresh if refresh.changed or refresh.stale or self._told != told else None

    def _reply(self, url):
        made = reply(self.preview, url)
        if made.fault:
            self.say(f"Chronicle stumbled over {url} (a fault of Chronicle, not of your files): {made.fault}")
        if made.notes:
            self._page_notes[url] = made.notes
            self._tell()
        elif url:
            self._page_notes.pop(url, None)
        return made, f"{self.session}.{self.generation}"

    def _page_of(self, paths) -> str:
        try:
            pages = {self.preview.page_of(path) for path in sorted(paths)} - {None}
        except Exception as fault:               # the tabs must be told of the save all the same
            self.say(f"Chronicle stumbled over {', '.join(sorted(paths))} (a fault of Chronicle, not of your files): {named(fault)}")
            return ""
        return pages.pop() if len(pages) == 1 else ""

    def _notes(self) -> set:
        return set(self._site_notes).union(*self._page_notes.values())

    def _tell(self):
        notes = self._notes()
        for line in problems.news(notes, self._told, self.preview.root):
            self.say(line)
        self._told = notes

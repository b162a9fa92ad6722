"""`chronicle serve`: livereload's Server around a Preview.

A save goes round like this:

    watch.py --paths--> files_changed --one batch at a time--> desk.look --stale addresses--> tabs.tell --> client.js
                              ^                                                                                |
                              +---- saves during a look wait here and become the next batch      reload: desk.reply

Kept from livereload: its Server and loop, its Watcher interface and timer, its socket handler and list of open tabs.
Replaced, because they lose saves or let strangers in: its comparison of file times, its three-second silence after a
reload, its inline script, its open socket and /forcereload.
"""
import asyncio
import logging
import time
import webbrowser
from pathlib import Path

import livereload
from livereload.handlers import LiveReloadHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application

from chronicle.live import gate, tabs
from chronicle.live.desk import Desk
from chronicle.live.handlers import FileHandler, PageHandler, Socket
from chronicle.live.problems import plural
from chronicle.live.replies import named
from chronicle.live.watch import best_watcher

LONGEST_MESSAGE = 1 << 20       # bytes that a tab may send at once


def serve(root: Path, *, host: str = "127.0.0.1", port: int = 5500, open_browser: bool = False, navigate: bool = False,
          make_preview=None) -> None:
    """Serve the site in `root` until Ctrl-C, which comes out of here as KeyboardInterrupt. Raises gate.CannotServe."""
    if make_preview is None:
        from chronicle.build.preview import Preview as make_preview
    server = PreviewServer(make_preview(Path(root)), host=host, port=port, navigate=navigate)
    server.run(open_browser=open_browser)


def say(line: str):
    """One line to the terminal; a terminal that is gone or knows few letters does not stop the preview."""
    try:
        print(line, flush=True)
    except UnicodeEncodeError:
        print(line.encode("ascii", "replace").decode(), flush=True)
    except OSError:
        pass


class PreviewServer(livereload.Server):
    def __init__(self, preview, *, host="127.0.0.1", port=5500, navigate=False, say=say):
        super().__init__(watcher=best_watcher(self.files_changed, say))
        self.preview, self.host, self.navigate, self.say = preview, host, navigate, say
        self.sockets, self.port = gate.listen(host, port)
        self.address = gate.shown_address(host, self.port)
        if port and self.port != port:
            say(f"Port {port} is taken; using {self.port}.")
        self.desk = Desk(preview, say)
        self._paths, self._everywhere, self._wanted, self._busy, self._stopped = set(), False, False, False, False
        self._watch_all()

    def run(self, *, open_browser=False):
        """Serve until `stop` is called (returns) or Ctrl-C is pressed (raises KeyboardInterrupt)."""
        if open_browser:
            IOLoop.current().add_callback(lambda: IOLoop.current().run_in_executor(None, webbrowser.open, self.address))
        try:
            self.serve(port=self.port, host=self.host, debug=False)    # livereload's; it swallows the KeyboardInterrupt
        finally:
            self.watcher.stop()
            self.desk.close()
        if not self._stopped:
            raise KeyboardInterrupt

    def stop(self):
        """End `run`; to be called on its loop."""
        self._stopped = True
        IOLoop.current().add_callback(IOLoop.current().stop)       # after what has been begun

    # ---- called by livereload

    def application(self, port, host, liveport=None, debug=None, live_css=True):
        LiveReloadHandler.watcher, LiveReloadHandler.live_css = self.watcher, live_css
        LiveReloadHandler.waiters, LiveReloadHandler._last_reload_time = set(), None
        mine = {"server": self}
        handlers = [(r"/livereload", Socket, mine), (r"/__chronicle/.*", FileHandler, mine), (r".*", PageHandler, mine)]
        app = Application(handlers, log_function=lambda handler: None, websocket_max_message_size=LONGEST_MESSAGE)
        HTTPServer(app, **gate.LIMITS).add_sockets(self.sockets)
        self.desk.greet()
        self.say(f"Serving on {self.address} - Ctrl-C stops")

    def _setup_logging(self):
        """No log of requests, no tracebacks: what goes wrong inside the libraries is one line."""
        for name in ("livereload", "tornado", "asyncio", "concurrent.futures", "watchfiles"):
            logger = logging.getLogger(name)
            logger.handlers = [OneLine(self.say)]
            logger.propagate = False

    # ---- a save

    def _watch_all(self):
        for path in self.preview.watched():
            self.watch(str(Path(path).absolute()))

    def files_changed(self, paths):
        """Called on the loop for every batch of events; nothing is lost while a look is under way."""
        self._paths |= paths
        self._everywhere |= not paths
        self._wanted = True
        if not self._busy:
            self._busy = True
            IOLoop.current().spawn_callback(self._look)

    async def _look(self):
        try:
            while self._wanted:
                paths, everywhere = self._paths, self._everywhere
                self._paths, self._everywhere, self._wanted = set(), False, False
                await self._look_once(paths, everywhere)
        finally:
            self._busy = False

    async def _look_once(self, paths, everywhere):
        started = time.perf_counter()
        refresh = await self.desk.look(() if everywhere else paths)
        if refresh is None:
            return
        sockets = tabs.open_tabs()
        page = await self.desk.page_of(refresh.changed) if self.navigate else ""
        reloaded, restyled = tabs.tell(sockets, self.desk, await self._recovered(sockets), page)
        await self._tell_problems(sockets)
        took = (time.perf_counter() - started) * 1000
        swapped = f", {restyled} restyled" if restyled else ""
        self.say(f"{plural(len(refresh.changed), 'file')} changed, {plural(reloaded, 'open page')} reloaded{swapped}, {took:.0f} ms")
        self._watch_all()                        # site.toml may name other folders now

    async def catch_up(self, socket):
        """A tab has connected: tell it what it missed meanwhile, and what is wrong."""
        tabs.tell([socket], self.desk, await self._recovered([socket]))
        await self._tell_problems([socket])

    async def _recovered(self, sockets):
        ailing = {s.tab.page for s in sockets if s.tab.state and s.tab.page}
        return await self.desk.recovered(sorted(ailing)) if ailing else frozenset()

    async def _tell_problems(self, sockets):
        if sockets:
            payload = await self.desk.problems()
            for socket in sockets:
                socket.send(payload)


class OneLine(logging.Handler):
    def __init__(self, say):
        super().__init__(logging.ERROR)
        self.say_line = say

    def emit(self, record):
        fault = record.exc_info and record.exc_info[1]
        if not isinstance(fault, asyncio.CancelledError):
            self.say_line(f"The preview stumbled (a fault of Chronicle, not of your files): {named(fault) if fault else record.getMessage()}")

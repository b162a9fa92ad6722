"""What the preview answers to: the pages, our own two files, and the socket of each open tab.

Every handler passes the gate first (see gate.py) and never shows a traceback: a fault is one line.
"""
import json
from importlib.resources import files

from livereload.handlers import LiveReloadHandler
from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError

from chronicle.live import gate
from chronicle.live.inject import with_client
from chronicle.live.replies import named
from chronicle.live.tabs import Tab, tell

REASONS = {
    400: "This is no proper address.",
    403: "The preview answers only to this machine's own names, such as http://localhost.",
    404: "There is nothing here.",
    405: "The preview only shows pages.",
}


class Guarded:
    """The gate, for every handler: allowed hosts, safe headers, errors in one line."""
    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, server):
        self.server = server

    def set_default_headers(self):
        self.clear_header("Server")
        for name, value in gate.HEADERS.items():
            self.set_header(name, value)

    def prepare(self):
        if not gate.host_allowed(self.request.host, self.server.host):
            raise HTTPError(403)

    def head(self):
        return self.get()

    def compute_etag(self):
        return None                      # nothing may be kept, so nothing is compared

    def write_error(self, status_code, **_):
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(REASONS.get(status_code, "The preview stumbled; this is a fault of Chronicle.") + "\n")

    def log_exception(self, kind, fault, trace):
        if not isinstance(fault, HTTPError):
            self.server.say(f"The preview stumbled (a fault of Chronicle, not of your files): {named(fault)}")


class PageHandler(Guarded, RequestHandler):
    async def get(self):
        try:
            url = gate.page_address(self.request.path)
        except ValueError:
            raise HTTPError(400) from None
        made, version = await self.server.desk.reply(url)
        self.set_status(made.status)
        self.set_header("Content-Type", made.mime)
        if made.location:
            self.set_header("Location", made.location)
        is_page = made.mime.startswith("text/html") and not made.location
        self.finish(with_client(made.body, version, made.state, self.request.host) if is_page else made.body)


class FileHandler(Guarded, RequestHandler):
    """The files that the preview itself adds: they lie in this package."""
    FILES = {"client.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8"}

    def get(self):
        name = self.request.path.rpartition("/")[2]
        if name not in self.FILES:
            raise HTTPError(404)
        self.set_header("Content-Type", self.FILES[name])
        self.finish(files("chronicle.live").joinpath(name).read_bytes())


class Socket(Guarded, LiveReloadHandler):
    """livereload's socket, for one open tab. From the tab: `hello`, `info` (what it shows), `loaded` (files it fetched)."""
    tab = None

    def prepare(self):                   # instead of check_origin, which tornado does not ask about every request
        super().prepare()
        if not gate.origin_allowed(self.request.headers.get("Origin"), self.request.host):
            raise HTTPError(403)

    async def on_message(self, message):
        said = understood(message)
        match said.get("command"):
            case "hello":
                super().on_message(message)
            case "info":
                self.tab = Tab(text(said, "url"), text(said, "version"), text(said, "state"), self.server.desk.session)
                super().on_message(message)              # livereload counts it among its open tabs
                await self.server.catch_up(self)
            case "loaded" if self.tab and isinstance(said.get("urls"), list):
                self.tab.load(url for url in said["urls"] if isinstance(url, str))
                tell([self], self.server.desk)           # it may have changed since the page was made

    def send(self, message: dict):
        """A tab may be gone before or while it is told; then nobody needs to hear of it."""
        try:
            sent = self.write_message(message)
        except WebSocketClosedError:
            LiveReloadHandler.waiters.discard(self)
        else:
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())


def understood(message) -> dict:
    try:
        said = json.loads(message)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def text(said: dict, key: str) -> str:
    value = said.get(key)
    return value if isinstance(value, str) else ""

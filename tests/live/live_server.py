"""A small Preview over a folder, and a preview server in a thread, for the tests of `chronicle serve`."""
import asyncio
import hashlib
import json
import threading
import time
from pathlib import Path

import msgspec
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

from chronicle.diagnose import Diagnostic, Span
from chronicle.live import watch
from chronicle.live.server import PreviewServer

BASE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'">
<title>t</title><link rel="stylesheet" href="/assets/site.css"><script defer src="/assets/site.js"></script></head>
<body><main>{{text}}</main></body></html>"""


class Refresh(msgspec.Struct):
    stale: frozenset
    notes: list
    seconds: float
    changed: frozenset


class Answer(msgspec.Struct):
    body: bytes
    mime: str
    notes: tuple = ()


class FolderPreview:
    """content/NAME.md -> NAME.html in templates/base.html; templates/site.css, site.js -> assets/.

    A file that begins with `error`, `warning` or `fail` has that to say; one with `raise` is a fault in the Preview.
    """
    MIME = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}

    def __init__(self, root):
        self.root = Path(root)
        self.looks, self.answered = 0, {}
        self.may_look = threading.Event()        # cleared by a test that holds a look up
        self.may_look.set()
        self.files = self.scan()
        self.notes = self.notes_of("error") + self.notes_of("warning")

    def watched(self):
        return [self.root / name for name in ("site.toml", "content", "templates")]

    def scan(self):
        found = {}
        for folder in ("content", "templates"):
            for path in sorted((self.root / folder).rglob("*.*")):
                try:
                    found[path.relative_to(self.root).as_posix()] = path.read_text()
                except FileNotFoundError:
                    pass
        if (self.root / "site.toml").exists():
            found["site.toml"] = (self.root / "site.toml").read_text()
        return found

    def notes_of(self, word):
        code = {"error": "F206", "warning": "F301", "fail": "T702"}[word]
        return [Diagnostic(code, text.split("\n")[0], Span(path, 1, 1, len(word)), "mend <it>")
                for path, text in self.files.items() if text.startswith(word)]

    def refresh(self, paths=()):
        self.looks += 1
        before, started = self.files, time.perf_counter()
        self.files = self.scan()
        self.may_look.wait(20)
        changed = frozenset(p for p in before.keys() | self.files.keys() if before.get(p) != self.files.get(p))
        self.notes = self.notes_of("error") + self.notes_of("warning")
        answered, self.answered = self.answered, dict(self.answered)
        stale = frozenset(url for url, digest in answered.items() if digest != self.digest(self.make(url)))
        return Refresh(stale, self.notes, time.perf_counter() - started, changed)

    def answer(self, url):
        made = self.make(url)
        if made is not None:
            self.answered[url] = self.digest(made)
        return made

    def make(self, url):
        stem, dot, kind = url.rpartition(".")
        if url.startswith("assets/"):
            text = self.files.get("templates/" + url.removeprefix("assets/"))
            return None if text is None else Answer(text.encode(), self.MIME[dot + kind])
        source = f"content/{stem}.md"
        if kind != "html" or source not in self.files:
            return None
        text = self.files[source]
        if text.startswith("raise"):
            raise KeyError("a fault")
        if text.startswith("fail"):
            return Answer(b"", "text/html", tuple(n for n in self.notes_of("fail") if n.span.path == source))
        page = text if text.startswith("<") else self.files["templates/base.html"].replace("{{text}}", text)
        return Answer(page.encode(), "text/html")

    def digest(self, made):
        return made and hashlib.sha256(repr(made).encode()).hexdigest()

    def page_of(self, path):
        return Path(path).stem + ".html" if path.startswith("content/") and path.endswith(".md") else None


class Running:
    """A preview server at work in a thread."""

    def __init__(self, site, make_preview=FolderPreview, **settings):
        self.lines = []
        self.preview = make_preview(site)
        started = threading.Event()

        def run():
            asyncio.set_event_loop(asyncio.new_event_loop())
            self.loop = IOLoop.current()
            self.server = PreviewServer(self.preview, say=self.lines.append, **{"port": 0, **settings})
            self.reports = counted(self.server.watcher)
            self.loop.add_callback(started.set)
            self.server.run()
        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()
        assert started.wait(20)
        self.port = self.server.port
        self.url = f"http://127.0.0.1:{self.port}"
        if getattr(self.preview, "looks", None) is not None:
            first = 2 if isinstance(self.server.watcher, watch.FolderWatcher) else 1
            wait_for(lambda: len(self.reports) >= first and not self.server._busy)    # the looks after the watches stand
            self.preview.looks = 0

    def stop(self):
        if not self.thread.is_alive():
            return
        self.loop.add_callback(self.server.stop)
        self.thread.join(20)
        assert not self.thread.is_alive()


def counted(watcher) -> list:
    """What the watcher reports from now on, in a list that grows."""
    reports, on_change = [], watcher.on_change

    def report(paths):
        on_change(paths)
        reports.append(paths)
    watcher.on_change = report
    return reports


def wait_for(condition, seconds=20.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


class FakeTab:
    """A tab without a browser: fetches its page, and talks over the socket as client.js does."""

    def __init__(self, running, page="/", loaded=()):
        self.running, self.page, self.loaded = running, page, loaded

    async def __aenter__(self):
        status, headers, body = await asyncio.to_thread(fetch, self.running, self.page)
        self.status, self.body = status, body
        version = body.split(b'data-version="')[1].split(b'"')[0].decode()
        state = body.split(b'data-state="')[1].split(b'"')[0].decode()
        self.socket = await connect(self.running)
        await self.say(command="hello", protocols=[])
        await self.say(command="info", url=self.running.url + self.page, version=version, state=state)
        assert (await self.heard("hello"))["serverName"]
        self.problems = await self.heard("problems")
        if self.loaded:
            await self.say(command="loaded", urls=[self.running.url + path for path in self.loaded])
        await asyncio.sleep(0.03)
        return self

    async def __aexit__(self, *_):
        self.socket.close()

    async def say(self, **message):
        await self.socket.write_message(json.dumps(message))

    async def heard(self, command, seconds=20.0):
        """The next message with this command; None if there is none in time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = json.loads(await asyncio.wait_for(self.socket.read_message(), left))
            except asyncio.TimeoutError:
                return None
            if message["command"] == command:
                return message
        return None


async def connect(running, origin=None, host=None):
    from tornado.httpclient import HTTPRequest
    headers = {"Origin": origin or running.url, **({"Host": host} if host else {})}
    return await websocket_connect(HTTPRequest(f"ws://127.0.0.1:{running.port}/livereload", headers=headers))


def fetch(running, path, method="GET", headers=None):
    """(status, headers, body), the path sent as it is."""
    import http.client
    link = http.client.HTTPConnection("127.0.0.1", running.port, timeout=5)
    link.putrequest(method, path, skip_host=bool(headers and "Host" in headers))
    for name, value in (headers or {}).items():
        link.putheader(name, value)
    link.endheaders()
    answer = link.getresponse()
    result = answer.status, answer.headers, answer.read()
    link.close()
    return result

"""Firefox driven by what it speaks itself, WebDriver BiDi over a socket: no driver beside it is needed.

    with launched() as firefox:
        firefox.open("file:///…/index.html")
        firefox.until("document.querySelector('.map.is-live')")

Waits for conditions, never for time to pass; what takes longer than PATIENCE is a fault.
"""
import asyncio
import json
import re
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from tornado.websocket import websocket_connect

NAMES = ("firefox-esr", "firefox")
PATIENCE = 60               # seconds
EVENTS = ["log.entryAdded", "network.beforeRequestSent", "network.fetchError"]
# Nothing of Firefox's own in the way or on the wire; scripts of a page may write down what they like.
SETTINGS = {"app.update.enabled": False, "browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False,
            "toolkit.telemetry.reportingpolicy.firstRun": False, "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False, "browser.aboutwelcome.enabled": False, "extensions.update.enabled": False,
            "services.settings.server": "data:,", "app.normandy.enabled": False, "browser.startup.page": 0}


def path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def missing() -> str:
    return "" if path() else "no Firefox on this machine"


@contextmanager
def launched():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in SETTINGS.items()]
        Path(profile, "user.js").write_text("\n".join(lines))
        running = subprocess.Popen([path(), "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            said = []
            for line in running.stderr:                  # ends when Firefox does
                said.append(line)
                if found := re.search(r"listening on (ws://\S+)", line):
                    break
            else:
                raise RuntimeError("Firefox did not start:\n" + "".join(said))
            loop = asyncio.new_event_loop()
            tab = Tab(loop, loop.run_until_complete(connected(found[1] + "/session")))
            yield tab
            loop.run_until_complete(tab.ended())
            loop.close()
        finally:
            running.terminate()
            running.wait(PATIENCE)
            running.stderr.close()


async def connected(address: str):
    return await websocket_connect(address, max_message_size=50_000_000)


class Tab:
    """The one tab. `complaints`: errors and warnings of its pages; `requests`: what they asked for."""

    def __init__(self, loop, socket):
        self.loop, self.socket, self.number = loop, socket, 0
        self.complaints, self.requests = [], []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=EVENTS)
        self.context = self.ask("browsingContext.create", type="tab")["context"]      # in the first one the address has the focus, and keys press no button

    async def ended(self):
        self.socket.close()

    def ask(self, method: str, **params) -> dict:
        """One command and its answer; what is told meanwhile is written down."""
        return self.loop.run_until_complete(asyncio.wait_for(self._ask(method, params), PATIENCE))

    async def _ask(self, method, params):
        self.number += 1
        await self.socket.write_message(json.dumps({"id": self.number, "method": method, "params": params}))
        while (message := await self.socket.read_message()) is not None:
            told = json.loads(message)
            if told.get("id") == self.number:
                assert told["type"] == "success", told
                return told["result"]
            self.hear(told)
        raise RuntimeError("Firefox has gone away")

    def hear(self, told: dict):
        match told.get("method"), told.get("params", {}):
            case "log.entryAdded", entry if entry["level"] in ("error", "warn"):
                self.complaints.append(entry["text"])
            case "network.beforeRequestSent", event:
                self.requests.append(event["request"]["url"])
            case "network.fetchError", event if event["errorText"] != "NS_BINDING_ABORTED":      # not: the reader has gone on
                self.complaints.append(f"failed: {event['request']['url']}")

    def screen(self, width: int, height: int):
        self.ask("browsingContext.setViewport", context=self.context, viewport={"width": width, "height": height})

    def open(self, address: str):
        self.ask("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def value(self, expression: str):
        """What an expression is, as JSON has it."""
        answer = self.ask("script.evaluate", expression=f"JSON.stringify({expression})", target={"context": self.context}, awaitPromise=True)
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"].get("value", "null"))

    def until(self, condition: str):
        end = time.monotonic() + PATIENCE
        while not self.value(f"Boolean({condition})"):
            assert time.monotonic() < end, f"never came true: {condition}"
            time.sleep(0.02)

    def keys(self, *keys: str):
        """Presses keys one after the other, as a person would; special ones by their number in WebDriver."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask("input.performActions", context=self.context, actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def click(self, selector: str):
        """In the middle of an element, with the mouse."""
        self.value(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{block: 'center', behavior: 'instant'}}) || 1")
        at = self.value(f"(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector({json.dumps(selector)}).getBoundingClientRect())")
        moves = [{"type": "pointerMove", "x": round(at[0]), "y": round(at[1])}, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.ask("input.performActions", context=self.context, actions=[{"type": "pointer", "id": "mouse", "actions": moves}])

"""From save to served: how long an editor waits for the page.

    serve(site, root, edits, log) -> {ready, memory, edits: [{page, place}, ...]}      seconds, bytes

The preview server of a site is started and asked for the page of an incident and that of one of its places, as open tabs
would. Then the incident's file is written anew in place, and its page is polled over loopback until the new text is there, then
the place's until the new title is there; both count from the save. Between two edits the server comes to rest, so that nothing
it still owed to the one before is charged to the next.
"""
import http.client
import socket
import time
from collections.abc import Iterable
from pathlib import Path

from edit import Edit
from meter import Failed, end, memory, processor, start
from sites import Site

GAP = 0.005                     # seconds between two polls
PATIENCE = 600                  # seconds after which a page is not expected any more
REST = 0.1                      # of a core: a server that uses less for a second is at rest


def serve(site: Site, root: Path, edits: Iterable[Edit], log: Path) -> dict:
    edits = list(edits)
    port, begin = free_port(), time.perf_counter()
    server = start([*site.serve, str(port)], root, log)
    result: dict = {"edits": []}
    try:
        page, place = site.page("incident", edits[0].incident.id), site.page("place", edits[0].place)
        result["ready"] = wait_for(server, port, page, edits[0].incident.title, begin)
        wait_for(server, port, place, edits[0].incident.title, begin)
        rest(server.pid)
        result["memory"] = memory(server.pid)
        for edit in edits:
            saved = time.perf_counter()
            edit.save()
            result["edits"].append({"page": wait_for(server, port, page, edit.words, saved), "place": wait_for(server, port, place, edit.title, saved)})
            rest(server.pid)
    finally:
        end(server)
        edits[0].restore()
    return result


def wait_for(server, port: int, address: str, text: str, since: float) -> float:
    """Seconds from `since` until the page at `address` holds `text`."""
    wanted, until = text.encode(), time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if wanted in get(port, address):
            return round(time.perf_counter() - since, 4)
        if server.poll() is not None:
            raise Failed(f"the server ended with {server.returncode}")
        time.sleep(GAP)
    raise Failed(f"`{text}` was not at /{address} after {PATIENCE} s")


def get(port: int, address: str) -> bytes:
    """The page; nothing while the server does not answer, or answers with an error."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/" + address)
        reply = connection.getresponse()
        return reply.read() if reply.status == 200 else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def rest(pid: int) -> None:
    until, used = time.perf_counter() + PATIENCE, processor(pid)
    while time.perf_counter() < until:
        time.sleep(1)
        now = processor(pid)
        if now - used < REST:
            return
        used = now
    raise Failed("the server does not come to rest")


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]

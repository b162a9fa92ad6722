"""Who may talk to the preview, what an address may look like, and where it listens.

A chronicle holds drafts about living people, and every page a browser has open can send requests to this machine. So:
1. The preview listens on the loopback address unless told otherwise.
2. The Host of a request must be one of our own names (a foreign name that resolves to this machine is refused).
3. A web socket's Origin must be the very host that it talks to (sockets are free of the browser's same-origin rule).
4. No other site may embed, frame or script what is served: the HEADERS say so to the browser.
5. A request is small and comes at once: nobody sends the preview more than a question (LIMITS).
"""
import errno
import ipaddress
import re
from urllib.parse import unquote_to_bytes, urlsplit

import click
from tornado.netutil import bind_sockets

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}
LONGEST_ADDRESS = 2048
LIMITS = {"max_header_size": 32_768, "max_body_size": 0, "idle_connection_timeout": 30, "body_timeout": 5}     # bytes, seconds: of a request
PORTS_TRIED = 50


class CannotServe(click.ClickException):
    """The preview cannot listen where it was told to; the message says why. As a mistake of use it ends the command with 2."""
    exit_code = 2


def host_allowed(header: str, host: str) -> bool:
    """Is the Host header one of our names? When listening everywhere, any bare address is ours: only names can be re-bound."""
    try:
        name = (urlsplit("//" + header).hostname or "").lower()
    except ValueError:
        return False
    return name in LOOPBACK or name == host.lower() or (host in EVERYWHERE and is_address(name))


def origin_allowed(origin: str | None, host_header: str) -> bool:
    try:
        parts = urlsplit(origin or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host_header.lower()


def is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def page_address(path: str) -> str | None:
    """The path of a request -> the address of a page ("/a/" -> "a/index.html"); None if no page can have it.

    Raises ValueError when it is no proper path at all: broken percent-encoding, not UTF-8, control characters.
    """
    if not path.startswith("/") or len(path) > LONGEST_ADDRESS:
        raise ValueError("not a path, or too long")
    if re.search(r"%(?![0-9A-Fa-f]{2})", path):
        raise ValueError("broken percent-encoding")
    text = unquote_to_bytes(path.encode("latin-1")).decode("utf-8")[1:]
    if any(ord(c) < 32 or ord(c) == 127 for c in text):
        raise ValueError("control character")
    if text == "" or text.endswith("/"):
        text += "index.html"
    if "\\" in text or any(part in ("", ".", "..") for part in text.split("/")):
        return None
    return text


def listen(host: str, port: int):
    """Bind `port`, or the next free one after it. Returns (sockets, port). Raises CannotServe."""
    last = min(port + PORTS_TRIED, 65535)
    for candidate in range(port, last + 1):
        try:
            sockets = bind_sockets(candidate, host or None)
            return sockets, sockets[0].getsockname()[1]
        except OSError as reason:
            if reason.errno != errno.EADDRINUSE:
                raise CannotServe(f"cannot listen on {host} port {candidate}: {reason.strerror or reason}") from reason
    raise CannotServe(f"no free port on {host} from {port} to {last}")


def shown_address(host: str, port: int) -> str:
    """What to type into a browser on this machine."""
    name = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"

"""The preview among strangers: malformed, slow and huge requests, tricks with paths, links that lead out. It goes on answering, and
says nothing of any file. Hosts, origins and headers: test_live_gate.py."""
import random
import socket
import time

import pytest

from chronicle.build.preview import Preview
from chronicle.live import gate
from live_server import Running, fetch, wait_for

SECRET = "Zzecret-4711"
OWN = "Host: localhost\r\n"
REQUESTS = [
    "GET / HTTP/1.1\r\n\r\n", f"GET / HTTP/1.1\r\n{OWN}{OWN}\r\n", f"GET / HTTP/1.1\r\n{OWN}Host: evil.example\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost/\r\n\r\n",
    f"GET / HTTP/1.1\r\n{OWN}Content-Length: 99999999999999999999\r\n\r\n", f"GET / HTTP/1.1\r\n{OWN}Content-Length: -1\r\n\r\n",
    f"POST / HTTP/1.1\r\n{OWN}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", f"POST / HTTP/1.1\r\n{OWN}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    f"POST / HTTP/1.1\r\n{OWN}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", f"POST / HTTP/1.1\r\n{OWN}Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
    f"POST / HTTP/1.1\r\n{OWN}Transfer-Encoding: gzip\r\n\r\n", f"POST / HTTP/1.1\r\n{OWN}Content-Length: 3000000\r\n\r\n" + "x" * 100_000,
    f"POST / HTTP/1.1\r\n{OWN}Expect: 100-continue\r\nContent-Length: 3000000\r\n\r\n", f"GET / HTTP/1.1\r\n{OWN}no colon here\r\n\r\n",
    f"GET / HTTP/1.1\r\n{OWN} folded: x\r\n\r\n", f"GET / HTTP/1.1\r\n{OWN}a\0b: x\r\n\r\n", f"GET / HTTP/1.1\r\n{OWN}" + "".join(f"h{n}: {'x' * 90}\r\n" for n in range(500)) + "\r\n",
    f"GET / HTTP/1.1\r\n{OWN}Cookie: {'x' * 200_000}\r\n\r\n", "GET /\r\n\r\n", "get / http/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "CONNECT evil.example:443 HTTP/1.1\r\n\r\n",
    f"OPTIONS * HTTP/1.1\r\n{OWN}\r\n", f"GET http://evil.example/ HTTP/1.1\r\n{OWN}\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "\r\n\r\n\r\n\r\n", "\0" * 500,
    f"GET /livereload HTTP/1.1\r\n{OWN}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n", f"GET / HTTP/1.1\r\n{OWN}Range: bytes=0-,0-,0-\r\n\r\n",
    f"GET / HTTP/1.1\r\n{OWN}If-None-Match: {'x,' * 5000}\r\n\r\n", f"GET /{'%41' * 3000} HTTP/1.1\r\n{OWN}\r\n", f"{'G' * 40_000} / HTTP/1.1\r\n{OWN}\r\n",
]
TRICKS = ["/%2e%2e/%2e%2e/outside.txt", "/..%2foutside.txt", "/..%5coutside.txt", "/..;/outside.txt", "/%252e%252e/outside.txt", "/%u002e%u002e/outside.txt",
          "/%c0%ae%c0%ae/outside.txt", "/assets/../../outside.txt", "/assets/..%2f..%2foutside.txt", "/....//outside.txt", "/.%00./outside.txt", "/outside.txt%00.html",
          "/file:///outside.txt", "//outside.txt", "/site.toml", "/site_ext.py", "/.git/config", "/.cache/ledger", "/.cache/", "/build/index.html", "/published.txt",
          "/content/places/tartus.md", "/content/", "/templates/home.html", "/seeds/a.txt", "/assets/", "/incidents/", "/index.html~", "/.index.html.swp",
          "/content/places/link.md", "/places/link.html", "/assets/link.css", "/home.html", "/INDEX.HTML", "/index.html.", "/index.html::$DATA", "/index.html%20"]


def sent(running, request: bytes, seconds: float = 2.0) -> bytes:
    """What comes back until the other side closes, or falls silent."""
    with socket.create_connection(("127.0.0.1", running.port), 5) as link:
        link.settimeout(seconds)
        answer = b""
        try:
            link.sendall(request)
            link.shutdown(socket.SHUT_WR)
            while piece := link.recv(65536):
                answer += piece
        except OSError:
            pass
        return answer


def test_bad_requests_get_a_short_answer_or_none(site, preview):
    (site / "site.toml").write_text(f"# {SECRET}\n")
    running = preview()
    dice = random.Random(11)
    mixed = [bytes(dice.choice(b"GET / HTP1.\r\n:\0\xff%") for _ in range(dice.randrange(300))) for _ in range(40)]
    for request in [r.encode("latin-1") for r in REQUESTS] + mixed:
        answer = sent(running, request)
        status = answer.split(b" ")[1:2]
        assert not status or status[0] in (b"200", b"400", b"403", b"404", b"405", b"413", b"431", b"100"), (request[:80], answer[:80])
        assert b"Traceback" not in answer and b".py" not in answer and SECRET.encode() not in answer and b"tornado" not in answer.lower(), request[:80]
    assert fetch(running, "/")[0] == 200
    assert [line for line in running.lines if not line.startswith("Serving on")] == []


def test_a_body_is_not_read(site, preview):
    """Whoever sends more than a question is not listened to: of 50 MB only what the system keeps on the way goes out."""
    running = preview()
    with socket.create_connection(("127.0.0.1", running.port), 5) as link:
        link.sendall(f"POST / HTTP/1.1\r\n{OWN}Content-Length: 50000000\r\n\r\n".encode())
        went = 0
        with pytest.raises(OSError):
            for _ in range(50):
                went += link.send(b"x" * 1_000_000)
        assert went < 20_000_000


def test_the_slow_are_sent_away_and_keep_nobody_waiting(site, preview, monkeypatch):
    monkeypatch.setitem(gate.LIMITS, "idle_connection_timeout", 0.5)
    running = preview()
    slow = [socket.create_connection(("127.0.0.1", running.port), 5) for _ in range(100)]
    try:
        for n, link in enumerate(slow):
            link.sendall([b"", b"G", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nA: b"][n % 4])
        started = time.monotonic()
        assert fetch(running, "/")[0] == 200 and time.monotonic() - started < 2

        def gone(link) -> bool:
            link.setblocking(False)
            try:
                return not link.recv(4096) or gone(link)
            except BlockingIOError:
                return False
            except OSError:
                return True
        wait_for(lambda: all(gone(link) for link in slow), 10)
    finally:
        for link in slow:
            link.close()


def test_no_path_leads_to_a_file(small):
    """The preview serves pages that it makes, and no file at all."""
    (small.root.parent / "outside.txt").write_text(SECRET)
    small.write({"site.toml": small["site.toml"] + f"# {SECRET}\n", ".git/config": SECRET, "build/index.html": SECRET, "seeds/a.txt": SECRET, "site_ext.py": f"# {SECRET}\n",
                 "published.txt": "", "content/places/tartus.md": small["content/places/tartus.md"].replace("---\nname", f"---\n# {SECRET}\nname")})
    (small.root / "content/places/link.md").symlink_to(small.root.parent / "outside.txt")
    (small.root / "templates/assets").mkdir(parents=True)
    (small.root / "templates/assets/link.css").symlink_to(small.root.parent / "outside.txt")
    (small.root / "templates/home.html").symlink_to(small.root.parent / "outside.txt")
    running = Running(small.root, Preview)
    try:
        for path in TRICKS:
            status, _, body = fetch(running, path)
            assert status in (400, 404) and SECRET.encode() not in body, path
        assert fetch(running, "/")[0] == 200 and SECRET.encode() not in fetch(running, "/")[2]
        told = "\n".join(running.lines)
        assert "templates/assets/link.css: error T701" in told and "templates/home.html: error T701" in told and SECRET not in told.replace(f"# {SECRET}", "")
    finally:
        running.stop()


def test_a_template_behind_a_link_keeps_the_last_good_site(small):
    small.build()
    before = small.pages()
    (small.root / "elsewhere").mkdir()
    (small.root / "elsewhere/home.html").write_text("theirs")
    (small.root / "templates").mkdir(exist_ok=True)
    (small.root / "templates/home.html").symlink_to("../elsewhere/home.html")
    for _ in range(2):
        result = small.build()
        assert not result.published and {(n.code, n.span.path) for n in result.notes} == {("T701", "templates/home.html")} and small.pages() == before
    (small.root / "templates/home.html").unlink()
    assert small.build().published
    (small.root / "templates/assets").symlink_to("../elsewhere")
    assert not small.build().published
    (small.root / "templates/assets").unlink()
    (small.root / "templates").rmdir()
    (small.root / "templates").symlink_to("elsewhere")                  # a whole theme kept elsewhere is its owner's choice
    assert small.build().published and small.pages()["index.html"] == b"theirs"
    (small.root / "elsewhere/home.html").write_text("changed")
    assert small.build().published and small.pages()["index.html"] == b"changed"

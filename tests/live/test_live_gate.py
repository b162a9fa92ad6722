"""Who is let in, what bad requests get, which headers every answer carries, and where the preview listens."""
import asyncio
import errno
import socket

import pytest
from tornado.httpclient import HTTPClientError

from chronicle.live import gate
from live_server import connect, fetch

GOOD_HOSTS = ["localhost", "localhost:5500", "LOCALHOST:1", "127.0.0.1:5500", "[::1]:5500"]
BAD_HOSTS = ["evil.example", "evil.example:5500", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.5:5500",
             "localhost@evil.example", "[", "[::1", "a b", "", "localhost.:5500"]
BAD_PATHS = ["/%00", "/%zz", "/%", "/%f", "/a%0", "/%ff", "/%c0%af", "/%ed%a0%80", "/a%0d%0aSet-Cookie:x", "/%7f", "/" + "a" * 5000,
             "*", "index.html"]
NO_PAGES = ["/nothing.html", "//evil.example/", "/..", "/../site.toml", "/a/../index.html", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
            "/a\\b", "/%5c%5cevil", "/./index.html", "/a//b.html", "/content/", "/content/index.md", "/site.toml", "/livereload.js", "/forcereload",
            "/__chronicle/", "/__chronicle/../server.py", "/__chronicle/server.py", "/__chronicle/%2e%2e/server.py", "/index.html/", "/index.md",
            "/{{7*7}}", "/<script>", "/%F0%9F%92%A5.html"]


@pytest.mark.parametrize("header", GOOD_HOSTS)
def test_own_names_are_let_in(header):
    assert gate.host_allowed(header, "127.0.0.1")


@pytest.mark.parametrize("header", BAD_HOSTS)
def test_other_names_are_not(header):
    assert not gate.host_allowed(header, "127.0.0.1")


def test_the_host_given_is_let_in_and_addresses_when_listening_everywhere():
    assert gate.host_allowed("box.lan:5500", "box.lan") and not gate.host_allowed("box.lan", "127.0.0.1")
    assert gate.host_allowed("192.168.1.5:5500", "0.0.0.0") and not gate.host_allowed("evil.example", "0.0.0.0")


def test_the_headers_by_which_a_browser_keeps_others_out():
    assert gate.HEADERS == {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
                            "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "X-Frame-Options": "SAMEORIGIN"}
    assert gate.LOOPBACK == {"localhost", "127.0.0.1", "::1"} and gate.EVERYWHERE == {"", "0.0.0.0", "::"} and gate.CannotServe.exit_code == 2


@pytest.mark.parametrize("header", GOOD_HOSTS[:4] + BAD_HOSTS)
def test_an_empty_name_is_nobodys(header):
    assert not gate.host_allowed("", "127.0.0.1") and not gate.host_allowed(":5500", "0.0.0.0")
    assert gate.host_allowed(header, "127.0.0.1") is (header in GOOD_HOSTS)


@pytest.mark.parametrize("path", ["/a%1fb", "/%00", "/a%7f", "/%0a", "/a" + "b" * 2047])
def test_no_proper_address(path):
    with pytest.raises(ValueError):
        gate.page_address(path)


@pytest.mark.parametrize("path", ["/a%20b", "/a~", "/" + "b" * 2047])
def test_just_a_proper_address(path):
    assert gate.page_address(path)


@pytest.mark.parametrize("taken, port", [(0, 6000), (1, 6001), (50, 6050), (51, 0)])
def test_fifty_more_ports_are_tried(monkeypatch, taken, port):
    tried = []

    class Bound:
        def getsockname(self):
            return "127.0.0.1", tried[-1]

    def bind(candidate, host):
        tried.append(candidate)
        if len(tried) <= taken:
            raise OSError(errno.EADDRINUSE, "taken")
        return [Bound()]
    monkeypatch.setattr(gate, "bind_sockets", bind)
    if port:
        assert gate.listen("127.0.0.1", 6000)[1] == port
    else:
        with pytest.raises(gate.CannotServe, match="no free port on 127.0.0.1 from 6000 to 6050"):
            gate.listen("127.0.0.1", 6000)


@pytest.mark.parametrize("origin, good", [
    ("http://localhost:5500", True), ("https://localhost:5500", True), ("http://LOCALHOST:5500", True), ("http://localhost", False),
    ("http://localhost:5501", False), ("http://evil.example", False), ("null", False), ("", False), (None, False), ("file://localhost:5500", False),
    ("http://localhost:5500@evil.example", False), ("http://[", False)])
def test_origin_is_the_host(origin, good):
    assert gate.origin_allowed(origin, "localhost:5500") is good


@pytest.mark.parametrize("path, address", [
    ("/", "index.html"), ("/a/", "a/index.html"), ("/a.html", "a.html"), ("/%D8%AD%D9%84%D8%A8.html", "حلب.html"), ("/a%20b.html", "a b.html"),
    ("/100%25.html", "100%.html"), ("/..", None), ("//", None), ("/a/./b", None), ("/a%5cb", None)])
def test_page_address(path, address):
    assert gate.page_address(path) == address


def test_requests_good_and_bad(site, preview):
    running = preview()
    assert fetch(running, "/")[0] == 200
    for path in BAD_PATHS:
        assert fetch(running, path)[0] in (400, 404), path
    assert fetch(running, "http://evil.example/")[0] == 403
    for path in NO_PAGES:
        status, _, body = fetch(running, path)
        assert (path, status) == (path, 404)
        assert b"/etc" not in body and b"first" not in body and b"class " not in body
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"):
        assert fetch(running, "/", method)[0] == 405
    status, headers, body = fetch(running, "/", "HEAD")
    assert status == 200 and not body and int(headers["Content-Length"]) == len(fetch(running, "/")[2])
    for host in BAD_HOSTS:
        for path in ("/", "/livereload", "/__chronicle/client.js", "/nothing"):
            assert fetch(running, path, headers={"Host": host})[0] in (403, 400), (host, path)
    raw(running, b"\x00\xff\xfe\r\n\r\n"), raw(running, b"GET / HTTP/9.9\r\n\r\n"), raw(running, b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n")
    raw(running, b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert fetch(running, "/")[0] == 200
    assert [line for line in running.lines if not line.startswith("Serving on http://127.0.0.1:")] == []


def raw(running, request):
    with socket.create_connection(("127.0.0.1", running.port), 5) as link:
        link.settimeout(0.3)
        try:
            link.sendall(request)
            answer = link.recv(4096)
        except OSError:
            return
        assert b"Traceback" not in answer and not answer.startswith(b"HTTP/1.1 5")


def test_every_answer_carries_the_headers(site, preview):
    (site / "content/bad.md").write_text("fail here")
    running = preview()
    for path in ("/", "/bad.html", "/none", "/%00", "/assets/site.css", "/__chronicle/client.js", "/__chronicle/none", "/livereload"):
        headers = fetch(running, path)[1]
        for name, value in gate.HEADERS.items():
            assert headers[name] == value, (path, name)
        assert "Server" not in headers and "Etag" not in headers and "Access-Control-Allow-Origin" not in headers
    assert fetch(running, "/assets/site.css")[1]["Content-Type"] == "text/css; charset=utf-8"


def test_sockets_of_other_origins_are_refused(site, preview):
    running = preview()

    async def steps():
        (await connect(running)).close()
        for origin, host in (("http://evil.example", None), ("null", None), ("http://127.0.0.1:1", None), (f"http://localhost:{running.port}", None),
                             (f"http://evil.example:{running.port}", f"evil.example:{running.port}")):
            with pytest.raises(HTTPClientError) as refused:
                await connect(running, origin, host)
            assert refused.value.code == 403
    asyncio.run(steps())
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    assert fetch(running, "/livereload", headers=upgrade)[0] == 403
    assert fetch(running, "/livereload", headers={**upgrade, "Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"})[0] == 403


def test_a_socket_survives_what_it_is_sent(site, preview):
    running = preview()

    async def steps():
        link = await connect(running)
        for message in ("", "null", "[]", "{", '{"command": "info"}', '{"command": "info", "url": 7, "version": [], "state": {}}', '{"command": "hello"}',
                        '{"command": "loaded", "urls": 1}', '{"command": "loaded", "urls": [1, null, "http://[", "%00"]}', '{"command": "info", "url": "http://x/\\ud800", "version": ""}', "[" * 100_000,
                        '{"command": "info", "url": "http://x/%00%zz", "version": "²"}', '{"command": 1}'):
            await link.write_message(message)
        await link.write_message('{"command": "hello", "protocols": []}')
        assert await asyncio.wait_for(link.read_message(), 2)
        link.close()
        await asyncio.sleep(0.1)
    asyncio.run(steps())
    assert all(line.startswith("Serving") for line in running.lines)


def test_directory_redirects_to_its_index(site, preview):
    (site / "content/index.md").write_text("x")
    running = preview()

    class Nested(type(running.preview)):
        def make(self, url):
            return super().make("index.html" if url == "places/index.html" else url)
    running.preview.__class__ = Nested
    status, headers, body = fetch(running, "/places")
    assert (status, headers["Location"], body) == (302, "/places/", b"")
    assert fetch(running, "/places/")[0] == 200


def test_next_free_port_is_taken_and_told(site, preview):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = preview(port=port)
        assert port < running.port <= port + 50
        assert running.lines[0] == f"Port {port} is taken; using {running.port}."
        assert running.lines[-1] == f"Serving on http://127.0.0.1:{running.port} - Ctrl-C stops"


@pytest.mark.parametrize("host, port", [("192.0.2.1", 5500), ("no.such.host.invalid", 5500), ("127.0.0.1", 70000)])
def test_where_it_cannot_listen(host, port):
    with pytest.raises(gate.CannotServe, match="cannot listen|no free port"):
        gate.listen(host, port)


def test_listens_on_loopback_only_by_default(site, preview):
    running = preview()
    assert {s.getsockname()[0] for s in running.server.sockets} == {"127.0.0.1"}


@pytest.mark.parametrize("host, shown", [("127.0.0.1", "http://127.0.0.1:5500"), ("0.0.0.0", "http://127.0.0.1:5500"), ("::1", "http://[::1]:5500")])
def test_shown_address(host, shown):
    assert gate.shown_address(host, 5500) == shown

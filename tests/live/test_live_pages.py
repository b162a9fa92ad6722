"""What is put into pages, and how problems are shown: in tabs, as pages, in the terminal."""
import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chronicle.diagnose import Diagnostic, Span
from chronicle.live import problems
from chronicle.live.inject import widened, with_client
from live_server import FakeTab, fetch, wait_for

TAG = b'<script defer src="/__chronicle/client.js" data-version="s.1" data-state=""></script>'


@pytest.mark.parametrize("page, made", [
    (b"<head></head><p>a", b"<head>" + TAG + b"</head><p>a"),
    (b"<HEAD></HEAD ><p>a</head>", b"<HEAD>" + TAG + b"</HEAD ><p>a</head>"),
    (b"<p>no head", b"<p>no head" + TAG),
    (b"", TAG),
    (b"\xff</head>", b"\xff" + TAG + b"</head>")])
def test_client_is_put_into_any_page(page, made):
    assert with_client(page, "s.1", "", "localhost:1") == made


def test_client_is_put_behind_a_long_head():
    head = b"<head><script>" + b"x" * 200_000 + b"</script>"
    assert with_client(head + b"</head>", "s.1", "", "h") == head + TAG + b"</head>"


@pytest.mark.parametrize("policy, made", [
    ("default-src 'none'; script-src 'self'; connect-src 'self'", "default-src 'none'; script-src 'self'; connect-src 'self' ws://h:1"),
    ("default-src 'none'; script-src 'none'", "default-src 'none'; script-src 'self'; connect-src ws://h:1"),
    ("default-src 'self'", "default-src 'self'; connect-src 'self' ws://h:1"),
    ("img-src 'self'", "img-src 'self'"),
    ("CONNECT-SRC 'none'; connect-src *;;", "connect-src ws://h:1"),
    ("", "")])
def test_policy_is_widened_by_our_socket_and_no_more(policy, made):
    assert widened(policy, "h:1") == made


def test_policy_is_found_however_it_is_written():
    meta = b"<META content='default-src &#39;self&#39;; connect-src &#39;self&#39;' HTTP-EQUIV=content-security-policy>"
    assert b'content="default-src &#x27;self&#x27;; connect-src &#x27;self&#x27; ws://h:1"' in with_client(meta + b"</head>", "", "", "h:1")
    other = b'<meta name="description" content="connect-src">'
    assert with_client(other + b"</head>", "", "", "h").startswith(other)


def test_errors_and_warnings_reach_open_and_new_tabs_and_heal(site, preview):
    running = preview()

    async def steps():
        async with FakeTab(running) as tab:
            assert (tab.problems["errors"], tab.problems["warnings"]) == (0, 0)
            (site / "content/other.md").write_text("error <b>here</b>")
            told = await tab.heard("problems")
            assert told["shown"] == [{
                "where": "content/other.md:1:1", "severity": "error", "code": "F206", "slug": "unknown-term", "message": "error <b>here</b>",
                "frame": "    1 | error <b>here</b>\n      | ^^^^^", "hint": "mend <it>"}]
            async with FakeTab(running, "/late.html") as late:
                assert late.problems["errors"] == 1
            (site / "content/index.md").write_text("warning: odd")
            assert await tab.heard("reload")
        async with FakeTab(running) as tab:
            assert [p["severity"] for p in tab.problems["shown"]] == ["error", "warning"]
            (site / "content/other.md").write_text("fine")
            assert (await tab.heard("problems"))["errors"] == 0
    asyncio.run(steps())
    assert "content/other.md:1:1: error F206 unknown-term: error <b>here</b>\n    1 | error <b>here</b>\n      | ^^^^^\n      hint: mend <it>" in running.lines
    assert "1 error, 1 warning" in running.lines and running.lines.count("1 error") == 1


def test_a_new_problem_is_told_though_no_file_is_counted_and_no_page_is_stale(site, preview):
    running = preview()
    refresh = running.preview.refresh

    def uncounted(paths=()):
        found = refresh()
        found.changed, found.stale = frozenset(), frozenset()
        return found
    running.preview.refresh = uncounted

    async def steps():
        async with FakeTab(running) as tab:
            (site / "content/other.md").write_text("error one")
            assert (await tab.heard("problems"))["errors"] == 1
    asyncio.run(steps())


def test_problems_are_told_before_any_save_and_once(site, preview):
    (site / "content/other.md").write_text("error one")
    running = preview()
    assert running.lines[0].startswith("content/other.md:1:1: error F206") and running.lines[1] == "1 error"
    (site / "content/index.md").write_text("saved")
    wait_for(lambda: running.lines[-1].startswith("1 file changed"))
    assert sum("F206" in line for line in running.lines) == 1
    (site / "content/other.md").write_text("mended")
    wait_for(lambda: "no problems left" in running.lines)


def test_failing_page_says_why_and_heals(site, preview):
    running = preview()

    async def steps():
        async with FakeTab(running) as tab:
            (site / "content/index.md").write_text("fail <i>so</i>")
            assert await tab.heard("reload")
        async with FakeTab(running) as tab:
            assert tab.status == 500
            assert b"content/index.md:1:1: error T702 page-failed: fail &lt;i&gt;so" in tab.body and b"hint: mend &lt;it&gt;" in tab.body
            assert tab.problems["errors"] == 1
            (site / "content/index.md").write_text("mended")
            assert await tab.heard("reload")
        async with FakeTab(running) as tab:
            assert tab.status == 200 and tab.problems["errors"] == 0
    asyncio.run(steps())


def test_a_fault_of_ours_is_one_line_and_heals(site, preview):
    (site / "content/index.md").write_text("raise")
    running = preview()

    async def steps():
        async with FakeTab(running) as tab:
            assert tab.status == 500 and b"KeyError" in tab.body and b"Traceback" not in tab.body
            (site / "content/index.md").write_text("mended")
            assert await tab.heard("reload")
    running.preview.digest = lambda made: 0                   # a preview in trouble may not know what is out of date
    running.preview.refresh, refresh = (lambda paths=(): 1 / 0), running.preview.refresh
    (site / "content/other.md").write_text("x")
    wait_for(lambda: any("ZeroDivisionError: division by zero (" in line for line in running.lines))
    running.preview.refresh = lambda paths=(): refresh_without_stale(running.preview)
    asyncio.run(steps())
    assert not any("Traceback" in line for line in running.lines)


def refresh_without_stale(preview):
    before, preview.files = preview.files, preview.scan()
    from live_server import Refresh
    return Refresh(frozenset(), [], 0.0, int(before != preview.files))


def test_many_problems_are_cut_and_counted(tmp_path):
    notes = [Diagnostic("F206", f"m{n}", Span(f"f{n:04}.md", 1)) for n in range(200)]
    told = problems.payload(set(notes), tmp_path)
    assert told["errors"] == 200 and len(told["shown"]) == problems.SHOWN
    lines = problems.news(set(notes), set(), tmp_path)
    assert len(lines) == problems.PRINTED + 2 and lines[-2].startswith("... and 190 more")


def test_frames_come_only_from_within_the_site(tmp_path):
    (tmp_path / "site/content").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "site/content/link.md").symlink_to(tmp_path / "secret")
    (tmp_path / "site/content/own.md").write_text("own")
    os.mkfifo(tmp_path / "site/content/pipe.md")
    for path in ("../secret", "content/link.md", str(tmp_path / "secret"), "content", "content/pipe.md", "a\0b", "none", "x" * 500):
        assert problems.source_lines(tmp_path / "site", path) == [], path
    assert problems.source_lines(tmp_path / "site", "content/own.md") == ["own"]


def test_ctrl_c_stops_quietly(site):
    code = ("import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from pathlib import Path; from live_server import FolderPreview; from chronicle.live.server import serve\n"
            "try: serve(Path(sys.argv[1]), port=0, make_preview=FolderPreview)\n"
            "except KeyboardInterrupt: sys.exit(130)")
    project = Path(__file__).parents[2]
    started = subprocess.Popen([sys.executable, "-c", code, str(site)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                               env={**os.environ, "PYTHONPATH": os.pathsep.join([str(project), str(Path(__file__).parent)])})
    assert started.stdout.readline().startswith("Serving on http://127.0.0.1:")
    time.sleep(0.2)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=5)
    assert (started.returncode, out.strip(), err) == (130, "", "")

"""The preview with the real site behind it: a record saved is a page shown, a mistake is told and mended, build/ is left alone."""
import asyncio

from chronicle.build.preview import Preview
from live_server import FakeTab, Running, fetch, wait_for

INCIDENT = "content/incidents/2016/2016-05-23-bombings.md"
PAGE, OTHER = "/incidents/2016-05-23-bombings.html", "/incidents/2017-03-strike.html"


def test_saves_in_a_real_site(small):
    running = Running(small.root, Preview, navigate=True)
    record = small.root / INCIDENT
    good = record.read_text("utf-8")

    def save(text):
        record.write_text(text, "utf-8")

    async def steps():
        async with FakeTab(running, PAGE) as tab, FakeTab(running, OTHER) as other:
            assert (tab.status, tab.problems["errors"], other.status) == (200, 0, 200)
            save(good.replace("Bombs went off", "Car bombs went off"))
            assert await tab.heard("reload")
            assert (await other.heard("reload"))["navigate"] == PAGE
        async with FakeTab(running, PAGE) as tab:
            assert b"Car bombs went off" in tab.body
            save(good.replace("[tartus, jableh]", "[tartus, jabbleh]"))
            told = await tab.heard("problems")
            assert [p["code"] for p in told["shown"] if p["severity"] == "error"] == ["L401"]
            assert told["shown"][0]["where"] == f"{INCIDENT}:5:18" and "^^^^^^^" in told["shown"][0]["frame"] and "jableh" in told["shown"][0]["hint"]
            save(good)
            while (told := await tab.heard("problems"))["errors"]:
                pass
        async with FakeTab(running, "/incidents/2019-01-01-new.html") as missing:
            assert missing.status == 404
            (small.root / "content/incidents/2019").mkdir()
            (small.root / "content/incidents/2019/2019-01-01-new.md").write_text(good.replace("2016-05-23", "2019-01-01", 1), "utf-8")
            assert await missing.heard("reload")
        assert (await asyncio.to_thread(fetch, running, "/incidents/2019-01-01-new.html"))[0] == 200
    try:
        asyncio.run(steps())
        assert any(line.startswith(f"{INCIDENT}:5:18: error L401") for line in running.lines)
        counts = [line for line in running.lines if line.startswith(("1 error", "1 warning"))]
        assert [c for c in counts if "error" in c] in (["1 error"], ["1 error, 1 warning"])
        assert not (small.root / "build").exists()
    finally:
        running.stop()


def test_templates_of_the_site(small):
    running = Running(small.root, Preview)
    try:
        fetch(running, "/")
        (small.root / "templates").mkdir(exist_ok=True)
        (small.root / "templates/home.html").write_text("{{ broken", "utf-8")
        wait_for(lambda: fetch(running, "/")[0] == 500)
        body = fetch(running, "/")[2]
        assert b"templates/home.html:1" in body and b"Traceback" not in body and b"/__chronicle/client.js" in body
        (small.root / "templates/home.html").write_text("<!doctype html><title>ours</title>", "utf-8")
        wait_for(lambda: b"<title>ours</title>" in fetch(running, "/")[2])
    finally:
        running.stop()

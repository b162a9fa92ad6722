"""No save is lost, a batch is one look, and only the tabs that show a change are told to reload."""
import asyncio
import os
import shutil
import time

import pytest

from chronicle.live import watch
from live_server import FakeTab, fetch, wait_for


def shows(running, page, text):
    return text.encode() in fetch(running, page)[2]


@pytest.mark.parametrize("pause", [0.0, 0.02, 0.2, 1.5])
def test_a_second_save_is_seen(site, preview, pause):
    running = preview()

    async def steps():
        async with FakeTab(running) as tab:
            (site / "content/index.md").write_text("second")
            assert await tab.heard("reload")
        async with FakeTab(running) as tab:
            (site / "content/index.md").write_text("third")
            await asyncio.sleep(pause)
            (site / "content/index.md").write_text("fourth")
            assert await tab.heard("reload")
        await asyncio.sleep(0.2)
        async with FakeTab(running) as tab:
            assert b"fourth" in tab.body
    asyncio.run(steps())


def test_saves_during_a_look_become_the_next_look(site, preview):
    running = preview()
    running.preview.may_look.clear()
    (site / "content/index.md").write_text("during")
    wait_for(lambda: running.preview.looks == 1)
    time.sleep(0.1)                                  # the scan of this look is over, the look is not
    for text in ("a", "b", "last"):
        (site / "content/index.md").write_text(text)
        time.sleep(0.03)
    wait_for(lambda: len(running.reports) >= 4)
    time.sleep(0.2)
    running.preview.may_look.set()
    wait_for(lambda: running.preview.files["content/index.md"] == "last")
    time.sleep(0.5)
    assert running.preview.looks == 2
    assert shows(running, "/", "last")


def test_a_batch_is_one_look(site, preview, monkeypatch):
    """It ends with a step of silence: here with one that is longer than a busy machine pauses between two files."""
    monkeypatch.setattr(watch, "TREE_STEP_MS", 400)
    monkeypatch.setattr(watch, "LONGEST_BATCH_MS", 20_000)
    running = preview()
    for n in range(200):
        (site / f"content/n{n}.md").write_text(str(n))
    wait_for(lambda: shows(running, "/n199.html", "199"))
    time.sleep(0.6)
    assert running.preview.looks == 1
    assert running.lines[-1].startswith("200 files changed, 0 open pages reloaded, ")


def test_only_tabs_that_show_the_change_reload(site, preview):
    running = preview()

    async def steps():
        async with FakeTab(running, "/index.html") as here, FakeTab(running, "/other.html") as there:
            (site / "content/index.md").write_text("new")
            assert (await here.heard("reload"))["path"] == "/index.html"
            assert await there.heard("reload", 0.3) is None
            assert running.lines[-1].startswith("1 file changed, 1 open page reloaded, ")
    asyncio.run(steps())


def test_a_change_between_page_and_socket_is_told_on_connecting(site, preview):
    running = preview()

    class LateTab(FakeTab):
        async def say(self, **message):
            if message["command"] == "info":
                (site / "content/index.md").write_text("meanwhile")
                await asyncio.to_thread(wait_for, lambda: running.preview.files["content/index.md"] == "meanwhile")
                await asyncio.sleep(0.1)
            await super().say(**message)

    async def steps():
        tab = LateTab(running)
        tab.heard, heard = (lambda command, seconds=3.0: asyncio.sleep(0, {"serverName": 1})), tab.heard
        async with tab:
            assert await heard("reload")
    asyncio.run(steps())


def test_tab_of_an_earlier_run_reloads(site, preview):
    running = preview()

    async def steps():
        async with FakeTab(running) as tab:
            await tab.say(command="info", url=running.url + "/", version="0ld.7", state="")
            assert await tab.heard("reload")
    asyncio.run(steps())


def test_style_sheets_are_swapped_and_scripts_reload(site, preview):
    running = preview()
    fetch(running, "/assets/site.css"), fetch(running, "/assets/site.js")

    async def steps():
        async with FakeTab(running, loaded=["/assets/site.css", "/assets/site.js"]) as tab, FakeTab(running, "/other.html") as bare:
            for colour in ("red", "blue"):
                (site / "templates/site.css").write_text(colour)
                assert (await tab.heard("reload"))["styles"] == ["/assets/site.css"]
                fetch(running, "/assets/site.css")
                assert running.lines[-1].startswith("1 file changed, 0 open pages reloaded, 1 restyled, ")
            (site / "content/third.md").write_text("nobody shows this")
            assert await tab.heard("reload", 0.3) is None
            (site / "templates/site.js").write_text("1")
            assert "styles" not in await tab.heard("reload")
            assert await bare.heard("reload", 0.2) is None
    asyncio.run(steps())


def test_missing_page_comes_to_exist_and_goes(site, preview):
    (site / "content/404.md").write_text("<p>our own words</p>")
    running = preview()

    async def steps():
        async with FakeTab(running, "/late.html") as tab:
            assert tab.status == 404 and b"our own words" in tab.body
            (site / "content/late.md").write_text("here")
            assert await tab.heard("reload")
        async with FakeTab(running, "/late.html") as tab:
            assert tab.status == 200
            (site / "content/late.md").unlink()
            assert await tab.heard("reload")
        async with FakeTab(running, "/late.html") as tab:
            assert tab.status == 404
            (site / "content/404.md").write_text("<p>other words</p>")
            assert await tab.heard("reload")
    asyncio.run(steps())


@pytest.mark.parametrize("folder", ["content", "templates"])
def test_folder_goes_and_comes_back(site, preview, folder):
    running = preview()
    kept = site.with_name(site.name + "-kept")
    shutil.copytree(site / folder, kept)
    for pause in (0.05, 0):                           # without a pause the new folder may be given the number of the old one
        shutil.rmtree(site / folder)
        time.sleep(pause)
        shutil.copytree(kept, site / folder)
        wait_for(lambda: len([p for p in running.preview.files if p.startswith(folder)]) == len(os.listdir(kept)))
    time.sleep(0.6)                                   # the watch stands again, the second look is over
    target = site / ("content/index.md" if folder == "content" else "templates/base.html")
    target.write_text("after all of that")
    wait_for(lambda: shows(running, "/", "after all of that"))


def test_folder_swapped_for_another(site, preview):
    running = preview()
    (site / "next").mkdir()
    (site / "next/index.md").write_text("from next")
    (site / "content").rename(site / "before")
    (site / "next").rename(site / "content")
    wait_for(lambda: shows(running, "/", "from next"))
    time.sleep(0.6)
    (site / "content/index.md").write_text("saved there")
    wait_for(lambda: shows(running, "/", "saved there"))


def test_checkout_of_two_thousand_files_in_new_folders(site, preview):
    running = preview()
    for name in ("a", "b"):
        for n in range(1000):
            path = site / f"content/{name}/{n % 20}/p{name}{n}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{name}{n}")
        shutil.rmtree(site / "content/a", ignore_errors=name == "a") if name == "b" else None
    wait_for(lambda: sum("/p" in p for p in running.preview.files) == 1000)
    assert running.preview.looks < 100                      # batches, not a look for each file; how many, the machine decides
    time.sleep(0.5)
    (site / "content/b/7/pb7.md").write_text("saved")
    wait_for(lambda: running.preview.files["content/b/7/pb7.md"] == "saved")


def test_folder_that_comes_filled_is_looked_at_twice(site, preview, monkeypatch):
    import watchfiles

    def one_folder(*paths, recursive, **_):
        yield set()
        time.sleep(0.2)
        if recursive:
            yield {(watchfiles.Change.added, str(site / "content"))}
        time.sleep(0.6)
    monkeypatch.setattr(watchfiles, "watch", one_folder)
    running = preview()
    wait_for(lambda: running.preview.looks == 1)
    (site / "content/index.md").write_text("written before the folder was watched")
    wait_for(lambda: shows(running, "/", "before the folder"), 0.5)


def test_save_by_rename_of_the_settings(site, preview):
    running = preview()
    for text in ("a = 1", "a = 2"):
        (site / "site.toml.new").write_text(text)
        os.replace(site / "site.toml.new", site / "site.toml")
        wait_for(lambda: running.preview.files["site.toml"] == text)


def test_an_editors_own_files_are_no_reason_to_look(site, preview):
    running = preview()
    for name in (".index.md.swp", "index.md~", ".#index.md"):
        (site / "content" / name).write_text("x")
    time.sleep(0.3)
    assert running.preview.looks == 0


def test_without_watchfiles_saves_are_seen(site, preview, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    running = preview()
    (site / "content/moved.md").write_text("moved in")
    os.utime(site / "content/moved.md", (0, 0))       # older than the server, as a file moved in can be
    wait_for(lambda: shows(running, "/moved.html", "moved in"))


def test_watch_that_cannot_stand_is_told_and_replaced(site, preview, monkeypatch):
    import watchfiles

    def refused(*_, **__):
        raise OSError("OS file watch limit reached")
        yield
    monkeypatch.setattr(watchfiles, "watch", refused)
    running = preview()
    assert any("cannot be watched (OS file watch limit reached)" in line for line in running.lines)
    (site / "content/index.md").write_text("seen all the same")
    wait_for(lambda: shows(running, "/", "seen all the same"))


def test_navigate_knows_the_saved_page_when_all_was_looked_at(site, preview):
    """Nobody says what was saved when the watch is new or may have lost something: the look itself finds it."""
    running = preview(navigate=True)
    running.server.watcher.stop()

    async def steps():
        async with FakeTab(running) as tab:
            (site / "content/new.md").write_text("new")
            running.loop.add_callback(running.server.files_changed, set())
            assert (await tab.heard("reload"))["navigate"] == "/new.html"
    asyncio.run(steps())


def test_navigate_shows_the_saved_page(site, preview):
    running = preview(navigate=True)

    async def steps():
        async with FakeTab(running) as tab:
            (site / "content/new.md").write_text("new")
            assert (await tab.heard("reload"))["navigate"] == "/new.html"
            two = site / "two"
            two.mkdir()
            for name in "ab":
                (two / f"{name}.md").write_text(name)
            two.rename(site / "content/two")                         # both at once
            assert await tab.heard("reload", 0.3) is None
            running.preview.page_of = lambda path: 1 / 0             # a fault of ours costs the navigation, not the reload
            (site / "content/index.md").write_text("saved all the same")
            assert "navigate" not in await tab.heard("reload")
    asyncio.run(steps())

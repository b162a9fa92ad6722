"""The preview in a real Chromium: saves appear, styles are swapped, the place on the page is kept, errors show and heal."""
import pytest

from live_server import wait_for

LONG = "<p>" + "<br>line" * 400
LISTEN = """{ const send = WebSocket.prototype.send; window.sent = ''; WebSocket.prototype.send = function (text) { window.sent += text; send.call(this, text) } }"""

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(browser):
    """Open tabs: tab(url). What the page complained of must be nothing."""
    opened = []
    context = browser.new_context()

    def open_tab(url):
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" and "Failed to load resource" not in said.text else None)
        page.on("pageerror", lambda fault: page.complaints.append(str(fault)))
        page.add_init_script(LISTEN)
        page.goto(url)
        opened.append(page)
        page.wait_for_function("""() => sent.includes('"info"')""")      # the socket is open
        return page
    yield open_tab
    assert [page.complaints for page in opened if page.complaints] == []
    context.close()


def test_save_appears_where_the_reader_was(site, preview, tab):
    (site / "content/index.md").write_text(LONG)
    running = preview()
    page, other = tab(running.url + "/"), tab(running.url + "/other.html")
    page.evaluate("scrollTo(0, 1500)")
    other.evaluate("window.untouched = true")
    for word in ("second", "third"):                 # the second save follows within three seconds
        (site / "content/index.md").write_text(f"<b>{word}</b>{LONG}")
        page.wait_for_selector(f"text={word}")
    wait_for(lambda: page.evaluate("scrollY") == 1500)
    assert other.evaluate("window.untouched")


def test_style_is_swapped_in_place(site, preview, tab):
    running = preview()
    page = tab(running.url + "/")
    page.evaluate("window.untouched = true")
    for colour in ("rgb(9, 9, 9)", "rgb(8, 8, 8)"):
        (site / "templates/site.css").write_text("main { color: %s }" % colour)
        page.wait_for_function("c => getComputedStyle(document.querySelector('main')).color === c", arg=colour)
    assert page.evaluate("window.untouched")
    wait_for(lambda: page.locator("link[rel=stylesheet]").count() == 1)
    (site / "templates/site.js").write_text("document.title = 'script ran'")
    page.wait_for_function("() => document.title === 'script ran'")


def test_overlay_shows_is_dismissed_comes_back_and_heals(site, preview, tab):
    running = preview()
    page = tab(running.url + "/")
    panel = page.locator("[role=dialog]")
    page.evaluate("window.untouched = true")
    (site / "content/other.md").write_text("error <img src=x onerror=alert(1)>\u202e")
    panel.wait_for()
    words = panel.inner_text()
    assert "content/other.md:1:1" in words and "error F206 unknown-term: error <img src=x onerror=alert(1)>\ufffd" in words
    assert "    1 | error <img" in words and "      | ^^^^^" in words and "hint: mend <it>" in words
    assert page.locator("img").count() == 0
    page.keyboard.press("Escape")
    assert panel.count() == 0
    badge = page.get_by_role("button", name="1 error")
    badge.click()
    panel.wait_for()
    page.get_by_role("button", name="Dismiss (Esc)").click()
    assert panel.count() == 0 and page.evaluate("window.untouched")
    (site / "content/index.md").write_text("saved with the error put aside")
    page.wait_for_selector("text=put aside")
    badge.wait_for()
    assert panel.count() == 0
    page.reload()
    panel.wait_for()
    late = tab(running.url + "/index.html")
    late.locator("[role=dialog]").wait_for()
    (site / "content/other.md").write_text("mended")
    panel.wait_for(state="detached")
    late.locator("[role=dialog]").wait_for(state="detached")
    badge.wait_for(state="detached")


def test_warnings_are_a_badge(site, preview, tab):
    (site / "content/other.md").write_text("warning: odd")
    running = preview()
    page = tab(running.url + "/")
    badge = page.get_by_role("button", name="1 warning")
    badge.wait_for()
    assert page.locator("[role=dialog]").count() == 0
    badge.click()
    assert "warning F301 uncommon-term: warning: odd" in page.locator("[role=dialog]").inner_text()


def test_failed_and_missing_pages_heal(site, preview, tab):
    (site / "content/index.md").write_text("fail at first")
    running = preview()
    page, missing = tab(running.url + "/"), tab(running.url + "/late.html")
    assert "content/index.md:1:1: error T702" in page.inner_text("body") and page.locator("[role=dialog]").count() == 0
    assert "No such page" in missing.inner_text("body")
    (site / "content/index.md").write_text("mended")
    (site / "content/late.md").write_text("here now")
    page.wait_for_selector("text=mended")
    missing.wait_for_selector("text=here now")


def test_page_without_head_and_navigate(site, preview, tab):
    (site / "content/index.md").write_text("<p>no head here")
    running = preview(navigate=True)
    page = tab(running.url + "/")
    (site / "content/fresh.md").write_text("quite fresh")
    page.wait_for_url("**/fresh.html")
    page.wait_for_selector("text=quite fresh")


def test_tab_finds_back_to_a_restarted_preview(site, preview, tab):
    running = preview()
    page = tab(running.url + "/")
    port = running.port
    running.stop()
    (site / "content/index.md").write_text("while it was away")
    again = preview(port=port)
    assert again.port == port
    page.wait_for_selector("text=while it was away")
    page.complaints = [said for said in page.complaints if "WebSocket connection" not in said]

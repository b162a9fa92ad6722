"""One Chromium for all tests of maps, and tabs in it where nothing may complain and nothing may leave the site's folder."""
import os
from pathlib import Path

import pytest

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="module")           # one Playwright at a time: other folders start their own
def browser():
    try:
        from playwright.sync_api import sync_playwright
        assert Path(CHROMIUM).exists()
    except (ImportError, AssertionError):
        words = f"the browser tests need playwright and {CHROMIUM}"
        (pytest.fail if os.environ.get("CHRONICLE_NO_SKIP") else pytest.skip)(words)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser):
    """opened(address, screen={…}): a tab. What it complains of or asks of others fails the test; `elsewhere`: the hosts it may ask."""
    tabs = []

    def open_tab(address, screen=None, elsewhere=None):
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 800}, **(screen or {})})
        tab = context.new_page()
        tab.complaints, tab.requests, tab.elsewhere = [], [], elsewhere
        tab.on("console", lambda said: tab.complaints.append(said.text))
        tab.on("pageerror", lambda fault: tab.complaints.append(str(fault)))
        tab.on("requestfailed", lambda request: tab.complaints.append(f"failed: {request.url}"))
        tab.on("request", lambda request: tab.requests.append(request.url))
        if elsewhere:
            tab.route(f"{elsewhere}/**", lambda route: route.fulfill(content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'))
        tab.goto(address)
        tabs.append((context, tab))
        return tab
    yield open_tab
    for context, tab in tabs:
        assert tab.complaints == []
        assert [url for url in tab.requests if not url.startswith("file:") and not (tab.elsewhere and url.startswith(tab.elsewhere))] == []
        context.close()

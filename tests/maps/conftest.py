"""Tabs for tests of maps, where nothing may complain and nothing may leave the site's folder."""
import pytest

from chromium import failed


@pytest.fixture
def opened(browser, profile, tmp_path):
    """opened(address, screen={…}): a tab. What it complains of or asks of others fails the test; `elsewhere`: the hosts it may ask;
    `alone`: in a profile of its own, whose clock can be stopped. Closed before the test's folder goes, where its page may lie."""
    tabs = []

    def open_tab(address, screen=None, elsewhere=None, alone=False):
        of = browser.new_context if alone else profile
        tab = of(**{"viewport": {"width": 1000, "height": 600}, **(screen or {})}).new_page()
        tab.complaints, tab.requests, tab.elsewhere = [], [], elsewhere
        tab.on("console", lambda said: tab.complaints.append(said.text))
        tab.on("pageerror", lambda fault: tab.complaints.append(str(fault)))
        tab.on("requestfailed", lambda request: tab.complaints.extend(failed(request)))
        tab.on("request", lambda request: tab.requests.append(request.url))
        if elsewhere:
            tab.route(f"{elsewhere}/**", lambda route: route.fulfill(content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'))
        tab.goto(address)
        tabs.append(tab)
        return tab
    yield open_tab
    for tab in tabs:
        assert tab.complaints == []
        assert [url for url in tab.requests if not url.startswith("file:") and not (tab.elsewhere and url.startswith(tab.elsewhere))] == []
        tab.close()

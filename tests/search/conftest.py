import shutil

import pytest


@pytest.fixture(scope="module")           # one Playwright at a time: other folders start their own
def browser():
    from playwright.sync_api import sync_playwright
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield chromium
        chromium.close()

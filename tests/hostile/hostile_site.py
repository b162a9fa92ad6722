"""A site of hostile texts, and the browser it is looked at with."""
import shutil
from contextlib import contextmanager

from full_site import full, settings
from site_builder import SiteFolder


def built(root, texts: list[str]) -> SiteFolder:
    folder = SiteFolder(root).write({"site.toml": settings(texts[0]), **full(texts)})
    result = folder.build()
    assert result.published, [n for n in result.notes if n.severity == "error"][:5]
    return folder


@contextmanager
def launched():
    from playwright.sync_api import sync_playwright
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield browser
        browser.close()

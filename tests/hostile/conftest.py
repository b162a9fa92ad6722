"""A site full of hostile texts, built once, and a real browser."""
import pytest

from full_site import full, settings
from payloads import sample
from site_builder import SiteFolder


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory):
    texts = sample(1)
    return built(tmp_path_factory.mktemp("hostile") / "site", texts)


def built(root, texts: list[str]) -> SiteFolder:
    folder = SiteFolder(root).write({"site.toml": settings(texts[0]), **full(texts)})
    result = folder.build()
    assert result.published, [n for n in result.notes if n.severity == "error"][:5]
    return folder


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright
    with sync_playwright() as play:
        running = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        yield running
        running.close()


def chromium() -> str:
    import shutil
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))

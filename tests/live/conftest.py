"""Fixtures of the tests of `chronicle serve`."""
import pytest

from chronicle.live import watch
from live_server import BASE, Running


@pytest.fixture(autouse=True)
def brisk(monkeypatch):
    """Watches are checked more often than in earnest, so that the tests need not wait."""
    monkeypatch.setattr(watch, "CHECK_MS", 100)
    monkeypatch.setattr(watch, "SECOND_LOOK_S", 0.25)


@pytest.fixture
def site(tmp_path):
    """A folder with a page, a style sheet and a script."""
    for folder in ("content", "templates"):
        (tmp_path / folder).mkdir()
    (tmp_path / "site.toml").write_text("")
    (tmp_path / "templates/base.html").write_text(BASE)
    (tmp_path / "templates/site.css").write_text("main { color: rgb(1, 2, 3) }")
    (tmp_path / "templates/site.js").write_text("")
    (tmp_path / "content/index.md").write_text("first")
    (tmp_path / "content/other.md").write_text("other")
    return tmp_path


@pytest.fixture
def preview(site):
    """Start servers for the test's site: preview(), preview(navigate=True); all are stopped afterwards."""
    running = []

    def start(**settings):
        running.append(Running(site, **settings))
        return running[-1]
    yield start
    for one in running:
        one.stop()

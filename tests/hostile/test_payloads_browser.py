"""A sample of the payloads in a real browser; `make fuzz` tries all of them on all pages."""
from urllib.parse import quote

import pytest

from in_browser import faults
from payloads import sample

pytestmark = pytest.mark.browser
SHOWN = ["index.html", "map.html", "timeline.html", "places.html", "actors.html", "sources.html", "corrections.html", "data.html", "search.html"]


def test_nothing_runs_or_asks_for_anything(hostile_site, browser):
    root = hostile_site.root / "build"
    some = [f"{folder}/{letter}{n}.html" for n in range(0, 16, 3) for folder, letter in (("incidents", "i"), ("places", "p"))]
    some += [f"{folder}/{letter}{n}.html" for n in (1, 8) for folder, letter in (("actors", "a"), ("sources", "s"))]
    asked = [f"search.html#q={quote(text)}" for text in sample(1)[:3]]
    found = [url for url in SHOWN + some if (root / url).exists()]
    assert len(found) > 20
    assert faults(browser, root, found + asked) == []


def test_a_page_that_does_run_is_noticed(tmp_path, browser):
    """The check itself: of a page without a policy that lets texts through as markup, the browser tells all."""
    (tmp_path / "x.html").write_text("<!doctype html><title>x</title><img src=x onerror=owned()><script>fetch('https://evil.example/')</script>"
                                     "<script>Object.prototype.owned = 1</script>")
    told = " ".join(faults(browser, tmp_path, ["x.html"]))
    assert "owned" in told and "evil.example" in told, told

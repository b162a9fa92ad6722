"""What pages look like on a telephone, where a stylesheet goes wrong without a word: measured in a real Chromium."""
import pytest

from bilingual import bilingual
from site_builder import SiteFolder

pytestmark = pytest.mark.browser
LONG = "At least seventy-eight people died when bombs went off in a coordinated wave along the coast as the state’s own television on that day"


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    site = bilingual(SiteFolder(tmp_path_factory.mktemp("phone") / "site"))
    site.replace("content/incidents/2016/2016-05-23-bombings.md", "basis: monitor,", f"basis: monitor, quote: {LONG},")
    assert site.build().published
    return site.root / "build"


@pytest.fixture
def tab(profile, build):
    page = profile(viewport={"width": 390, "height": 844}).new_page()
    yield lambda url: (page.goto((build / url).as_uri()), page)[1]
    page.close()


def test_words_of_a_source_take_the_width_of_the_page(tab):
    page = tab("incidents/2016-05-23-bombings.html")
    quote, main = (page.locator(what).first.bounding_box() for what in (".tolls q", "main"))
    assert quote["width"] > 0.8 * main["width"]


@pytest.mark.parametrize("url", ["index.html", "ar/index.html"])
def test_languages_stand_beside_the_name(tab, url):
    """And the ways in below: the head of a page is three lines high, not five."""
    page = tab(url)
    name, tongues, ways = (page.locator(what).bounding_box() for what in (".brand", ".tongues", ".masthead nav:not(.tongues)"))
    assert tongues["y"] < name["y"] + name["height"] and ways["y"] >= name["y"] + name["height"]


def test_a_place_of_the_list_beside_the_map_takes_two_to_four_lines(tab):
    rows = tab("map.html").locator("tbody tr").evaluate_all("all => all.map(row => row.getBoundingClientRect().height)")
    assert len(rows) == 2 and max(rows) < 125


def test_a_title_that_is_a_number_lines_up_with_one_in_words(tab):
    page = tab("incidents/2016-05-30-shelling.html")
    at = page.locator(".figures dt").evaluate_all("all => all.map(one => Math.round(one.getBoundingClientRect().top))")
    assert max(at) - min(at) <= 2, at

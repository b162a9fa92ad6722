"""The pages in a real Firefox, from a disk and from a server: they work, nothing complains, nothing is asked of anybody else."""
import pytest

pytestmark = pytest.mark.firefox
TAB, ENTER, ESCAPE, RIGHT = "\ue004", "\ue006", "\ue00c", "\ue014"
LIVE = "document.querySelector('.map.is-live .leaflet-tile-loaded')"


@pytest.fixture
def page(firefox, root):
    """page("map.html"): the tab, with that page in it."""
    firefox.complaints.clear()
    firefox.requests.clear()
    firefox.screen(1200, 700)
    yield lambda url: (firefox.open(f"{root}/{url}"), firefox)[1]
    assert firefox.complaints == []
    assert [url for url in firefox.requests if not url.startswith((root, "data:"))] == []


def test_the_front_page(page):
    tab = page("index.html")
    assert tab.value("document.querySelectorAll('main .row').length") > 2
    tab.until(LIVE)
    assert tab.value("getComputedStyle(document.querySelector('.masthead .wrap')).maxWidth") != "none", "the stylesheet is there"


def test_an_incident_and_its_map_by_keyboard(page):
    tab = page("incidents/2016-05-23-bombings.html")
    tab.value("document.querySelector('.map').scrollIntoView({behavior: 'instant'}) || 1")
    tab.until(LIVE)
    tab.value("document.querySelector('.map-live').focus() || 1")
    for _ in range(8):
        tab.keys(TAB)
        if tab.value("document.activeElement.classList.contains('map-circle')"):
            break
    name = tab.value("document.activeElement.getAttribute('aria-label')")
    tab.keys(ENTER)
    tab.until("document.activeElement.className === 'map-panel'")
    assert tab.value("document.activeElement.getAttribute('aria-label')") == name
    tab.keys(ESCAPE)
    assert tab.value("document.activeElement.getAttribute('aria-label')") == name and tab.value("document.querySelector('.map-panel').hidden")


def test_the_map_is_narrowed_down_and_a_circle_lists_its_incidents(page):
    tab = page("map.html")
    tab.until(LIVE)
    tab.until("!document.querySelector('.map-filters fieldset').disabled")
    all_of_it = tab.value("document.querySelector('[data-part=shown]').textContent")
    tab.value("document.querySelector('[data-part=from]').focus() || 1")
    tab.keys(RIGHT)
    tab.until("location.hash.startsWith('#from=')")
    assert tab.value("document.querySelector('[data-part=shown]').textContent") != all_of_it
    tab.value("history.back() || 1")
    tab.until(f"document.querySelector('[data-part=shown]').textContent === {all_of_it!r}")
    tab.click(".map-circle")
    tab.until("document.querySelector('.map-panel li a')")


def test_the_search_answers(page):
    tab = page("search.html#q=bombings")
    tab.until("document.getElementById('search').dataset.ready === '#q=bombings'")
    assert tab.value("document.querySelector('.row-title').textContent") == "Bombings on the coast"
    tab.value("document.getElementById('q').select() || 1")
    tab.keys(*"Tartus")
    tab.until("document.getElementById('search').dataset.ready === '#q=Tartus'")
    assert tab.value("document.querySelectorAll('.row').length") > 1
    tab.click(".facet summary")
    tab.until("document.querySelector('.facet[open] input[type=checkbox]')")


def test_arabic_on_a_phone(page, firefox):
    firefox.screen(450, 800)                         # a window of Firefox is no narrower
    for url in ("ar/index.html", "ar/incidents/2016-05-23-bombings.html", "ar/map.html", "ar/search.html", "ar/data.html"):
        tab = page(url)
        assert tab.value("[document.documentElement.scrollWidth <= innerWidth, getComputedStyle(document.body).direction]") == [True, "rtl"], url

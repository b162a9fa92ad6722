"""The map in a real Chromium, from file:// and under a strict policy: nothing is fetched, nothing complains, keys work."""
from pathlib import Path

import pytest

from map_points import POLICY, item, point, write_page

ROOT = Path(__file__).parents[2]
HOSTILE = ["{{7*191}}", "${7*191}", "</script><script>document.title='owned'</script>", "<img src=x onerror=\"document.title='owned'\">",
           "`${document.title='owned'}`"]
# Of a point of the basemap; while it is drawn anew there is none.
BRIGHTNESS = """() => {
    const tile = document.querySelector('.leaflet-tile-loaded'), copy = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    if (!tile) return 999;
    copy.drawImage(tile, 0, 0);
    return copy.getImageData(5, 5, 1, 1).data.slice(0, 3).reduce((sum, part) => sum + part) }"""
# Until an observer that began after the page's own has been told what is near: by then so has the page's own, and acted.
SEEN = """new Promise(done => new IntersectionObserver(() => requestAnimationFrame(done), {rootMargin: "200px"}).observe(document.querySelector(".map")))"""

pytestmark = pytest.mark.browser


@pytest.fixture
def show(opened, tmp_path):
    """show(points, kind=…, screen={…}): a tab with that map."""
    def open_tab(points, screen=None, live=True, elsewhere=None, **page):
        tab = opened(write_page(tmp_path, ROOT, points, **page), screen, elsewhere)
        if live:
            tab.wait_for_selector(".map.is-live .leaflet-tile-loaded", state="attached")
        return tab
    return open_tab


def circles(tab):
    return tab.locator(".map-circle").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")


def test_circles_are_buttons_with_names_and_numbers(show):
    tab = show([point(), point("Palmyra", 34.55, 38.27, n=3, low=None, high=None, toll="no toll reported", types={"armed attack": 3})])
    assert circles(tab) == ["Tartus: 1 incident, 48–61 killed", "Palmyra: 3 incidents, no toll reported"]
    assert tab.locator(".map-circle svg.is-hollow").count() == 1
    assert tab.get_attribute(".map-live", "role") == "region" and tab.get_attribute(".map-live", "aria-label") == "Map"
    assert tab.locator(".map-still").is_hidden()
    assert tab.inner_text(".leaflet-control-attribution") == "Leaflet · Natural Earth · GeoNames"
    assert tab.locator(".leaflet-control-attribution svg, .leaflet-control-attribution a").count() == 0


def test_keys_open_the_panel_and_escape_gives_the_focus_back(show):
    tab = show([point(items=[item("Bombing at the station")], more=True), point("Palmyra", 34.55, 38.27)])
    tab.locator(".map-live").focus()
    for _ in range(6):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.classList.contains('map-circle')"):
            break
    name = tab.evaluate("document.activeElement.getAttribute('aria-label')")
    tab.keyboard.press("Enter")
    assert tab.locator(".map-panel").is_visible()
    assert tab.evaluate("document.activeElement.className") == "map-panel"
    assert tab.get_attribute(".map-panel", "aria-label") == name
    tab.keyboard.press("Escape")
    assert tab.locator(".map-panel").is_hidden()
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == name


def test_click_lists_the_incidents_with_links(show):
    tab = show([point(items=[item("Bombing at the station"), item("Second blast", None)], more=True)])
    tab.click(".map-circle")
    assert tab.locator(".map-panel a").evaluate_all("all => all.map(a => a.getAttribute('href'))") == [
        "../places/tartus.html", "../incidents/one.html", "../places/tartus.html"]
    assert "Second blast" in tab.inner_text(".map-panel") and "exact location" in tab.inner_text(".map-panel")
    tab.click(".map-close")
    assert tab.locator(".map-panel").is_hidden()


# The map is told of its new size some frames after its box has it.
BESIDE = """() => {
    const [circle, panel, figure, live] = ['.map-circle', '.map-panel', '.map', '.map-live'].map(part => document.querySelector(part).getBoundingClientRect());
    return live.width < 400 && panel.width > figure.width / 2 && figure.left <= circle.left && circle.right <= panel.left }"""
NARROW = "document.querySelector('.map-figure').style.width = '392px'"


def test_the_chosen_circle_is_not_under_the_panel_of_a_narrow_map(show):
    tab = show([point(items=[item("Bombing at the station")] * 8)])
    tab.evaluate(NARROW)
    tab.wait_for_function("document.querySelector('.map-live').clientWidth < 400")
    tab.focus(".map-circle")
    tab.keyboard.press("Enter")
    tab.wait_for_function(BESIDE)


def test_nor_of_a_map_that_grows_narrow_afterwards(show):
    tab = show([point(items=[item("Bombing at the station")] * 8)])
    tab.focus(".map-circle")
    tab.keyboard.press("Enter")
    tab.evaluate(NARROW)
    tab.wait_for_function(BESIDE)


def test_near_circles_merge_and_come_apart(show):
    near = [point("One", 35.0, 38.0, low=200), point("Two", 35.01, 38.01, low=150, n=2, joint=[[0, 30]]),
            point("Three", 35.02, 38.02, joint=[[0, 30]]), point("Far", 36.5, 41.0)]
    tab = show(near)
    assert "One + 2: 3 incidents" in circles(tab), "what happened at two of the places counts once"
    tab.locator(".map-circle", has_text="3").click()
    assert "3 places" in tab.inner_text(".map-panel")
    tab.click(".map-zoom")
    tab.wait_for_selector(".map-circle[aria-label='Two: 2 incidents, 48–61 killed']")
    assert sorted(circles(tab)) == ["One: 1 incident, 48–61 killed", "Three: 1 incident, 48–61 killed", "Two: 2 incidents, 48–61 killed"]


def test_of_very_many_incidents_at_several_places_a_circle_says_at_least(show):
    joint = [(n, 1) for n in range(800)]
    near = [point("One", 35.0, 38.0, n=800, low=800, high=800, joint=joint), point("Two", 35.01, 38.01, n=830, low=830, high=830, joint=joint), point("Far", 36.5, 41.0)]
    tab = show(near)
    assert "One + 1: at least 830 incidents" in circles(tab) and tab.locator(".map-circle .map-count").first.text_content() == "830+"
    tab.locator(".map-circle", has_text="830+").click()
    assert "at least 830 incidents" in tab.inner_text(".map-panel")


@pytest.mark.parametrize("kind", ["overview", "point"])
def test_hostile_names_are_only_shown(show, kind):
    points = [point(text, 35 + i / 2, 38 + i / 2, items=[item(text, "javascript:document.title='owned'")], toll=text, precision=text,
                    href="javascript:document.title='owned'") for i, text in enumerate(HOSTILE)]
    tab = show(points, kind=kind, label=HOSTILE[2])
    for button in tab.locator(".map-circle").all():
        name = button.get_attribute("aria-label").split(": 1 incident")[0]
        button.dispatch_event("click")
        assert name in HOSTILE and tab.inner_text(".map-panel").count(name) == 4
        assert tab.locator(".map-panel a, .map-panel img, .map-panel script").count() == 0
        tab.keyboard.press("Escape")
    assert tab.title() == "map" and "1337" not in tab.content()


def test_arrow_keys_move_the_map(show):
    tab = show([point(), point("Palmyra", 34.55, 38.27), point("Aleppo", 36.2, 37.16)], screen={"reduced_motion": "reduce"})
    tab.click(".leaflet-control-zoom-in")
    tab.locator(".map-live").focus()
    place = "document.querySelector('.leaflet-map-pane').style.transform"
    before = tab.evaluate(place)
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function(f"{place} !== {before!r}")


def test_dark_repaints(show):
    tab = show([point()])
    light = tab.evaluate(BRIGHTNESS)
    tab.emulate_media(color_scheme="dark")
    tab.wait_for_function(f"least => ({BRIGHTNESS})() < least", arg=light - 200)


def test_paper_gets_the_still_picture(show):
    tab = show([point()])
    tab.emulate_media(media="print")
    assert tab.locator(".map-still").is_visible() and tab.locator(".map-live").is_hidden()


def test_without_scripts_circles_are_links(show):
    tab = show([point(radius=30_000)], screen={"java_script_enabled": False}, live=False)
    assert tab.locator(".map-still").is_visible() and tab.locator(".map-off:visible").count() == 1
    assert tab.get_attribute(".map-still a:visible", "href") == "../places/tartus.html"
    assert any(url.endswith("basemap.svg") for url in tab.requests)


def test_a_map_far_down_loads_nothing_until_it_is_near(show):
    tab = show([point()], live=False, gap=200)
    tab.evaluate(SEEN)
    assert not any(url.endswith("leaflet.js") for url in tab.requests)
    tab.locator(".map").scroll_into_view_if_needed()
    tab.wait_for_selector(".map.is-live")


def test_one_finger_scrolls_the_page_until_the_map_is_touched(show):
    tab = show([point()], screen={"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True})
    held = "document.querySelector('.map-live').classList.contains('leaflet-touch-drag')"
    assert not tab.evaluate(held)
    tab.touchscreen.tap(200, 250)
    tab.wait_for_function(held)


def test_a_background_map_is_asked_for_only_when_the_reader_agrees(show):
    tiles = "https://tiles.example"
    tab = show([point()], elsewhere=tiles, policy=POLICY.replace("img-src 'self'", f"img-src 'self' {tiles}"), settings={
        "tiles": tiles + "/{z}/{x}/{y}.png", "tiles_by": "Example <b>Maps</b>", "tiles_credit": "© <img src=x> Mappers"})
    asked = lambda: [url for url in tab.requests if url.startswith(tiles)]
    assert asked() == [] and "Example <b>Maps</b>" in tab.inner_text(".map-tiles")
    tab.click(".map-tiles")
    tab.wait_for_selector("img.leaflet-tile-loaded", state="attached")
    assert asked() and all(url.startswith(tiles + "/") and url.endswith(".png") for url in asked())
    assert "Example <b>Maps</b> · © <img src=x> Mappers" in tab.inner_text(".leaflet-control-attribution")
    assert tab.get_attribute(".map-tiles", "aria-pressed") == "true"
    tab.click(".map-tiles")
    assert tab.locator("img.leaflet-tile").count() == 0 and "Mappers" not in tab.inner_text(".leaflet-control-attribution")


def test_a_page_written_from_right_to_left(show):
    tab = show([point("طرطوس")], rtl=True)
    tab.click(".map-circle")
    panel, figure = tab.locator(".map-panel").bounding_box(), tab.locator(".map").bounding_box()
    assert panel["x"] < figure["x"] + figure["width"] / 2
    assert tab.evaluate("getComputedStyle(document.querySelector('.map-live')).direction") == "ltr"


def test_both_sides_of_the_180th_meridian_are_one_map(show):
    tab = show([point("Nadi", -17.8, 177.4), point("Taveuni", -16.85, -179.95)])
    boxes = [button.bounding_box() for button in tab.locator(".map-circle").all()]
    figure = tab.locator(".map").bounding_box()
    assert len(boxes) == 2 and all(figure["x"] < box["x"] < figure["x"] + figure["width"] for box in boxes)

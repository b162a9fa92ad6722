"""The map page of a site, used as a reader does: choose, draw the months, play, open a place, go back. From file://, in a real Chromium."""
import pytest

from site_builder import SETTINGS, SMALL, SiteFolder

pytestmark = pytest.mark.browser
SITE = {
    "site.toml": SETTINGS, **SMALL,
    "content/incidents/2016/2016-06-strike.md":
        "---\ntitle: Strike in early summer\ndate: 2016-05-30/2016-07-02\ntype: [air strike, shelling]\nplaces: [tartus, {place: coast, precision: province}]\n"
        "actors: [{actor: one-group, role: target}]\ntolls: [{killed: 4+, by: observers, source: gazette-1}]\nsources: [gazette-1]\n---\n",
    "content/incidents/2016/2016-08-01-dozens.md":
        "---\ntitle: <b>Dozens</b> in a market\ndate: 2016-08-01\ntype: bombing\nplaces: [tartus, nowhere]\n"
        "tolls: [{killed: dozens, by: observers, source: gazette-1}]\nsources: [gazette-1]\n---\n",
    "content/incidents/2016/2016-09-01-hurt.md":
        "---\ntitle: Only wounded\ndate: 2016-09-01\ntype: bombing\nplaces: [tartus]\ntolls: [{wounded: 8, by: residents}]\nsources: [gazette-1]\n---\n",
    "content/incidents/2016/2016-09-02-about.md":
        "---\ntitle: About so many\ndate: 2016-09-02\ntype: bombing\nplaces: [jableh]\ntolls: [{killed: ~20, by: residents}]\nsources: [gazette-1]\n---\n",
    "content/places/nowhere.md": "---\nname: Nowhere\n---\n",
}


@pytest.fixture(scope="module")
def map_page(tmp_path_factory):
    site = SiteFolder(tmp_path_factory.mktemp("map") / "site").write(SITE)
    result = site.build()
    assert (site.root / "build/map.html").is_file(), result
    return (site.root / "build/map.html").as_uri()


@pytest.fixture
def page(opened, map_page):
    """page("#type=…"): the map page, ready."""
    def show(choice="", **options):
        tab = opened(map_page + choice, **options)
        tab.wait_for_selector(".map.is-live")
        tab.wait_for_selector("fieldset:enabled", state="attached")
        return tab
    return show


def listed(tab):
    return tab.eval_on_selector_all("tbody tr:not([hidden])", "rows => rows.map(row => Array.from(row.cells, cell => cell.textContent).join('|'))")


def test_on_a_phone_too_the_list_shows_only_what_was_chosen(page):
    tab = page("#killed=50", screen={"viewport": {"width": 390, "height": 800}})
    tab.wait_for_selector("[data-part=shown]:text('1 of 9')")
    assert tab.eval_on_selector_all("tbody tr", "rows => rows.every(row => row.hidden === (row.getClientRects().length === 0))")
    assert tab.locator("tbody tr[hidden]").count() > 0


def test_what_is_said_aloud_ends_each_sentence_once(page):
    tab = page("#killed=5000")
    tab.wait_for_selector("[data-part=shown]:text('Nothing fits')")
    tab.wait_for_selector("[data-part=status]:text('Nothing fits')", state="attached")
    assert ".." not in tab.text_content("[data-part=status]")


def stopped(tab):
    """The clock of the tab and of its whole profile goes on only when it is told to."""
    tab.clock.install(time=0)
    tab.clock.pause_at(1000)
    return tab


def told(tab):
    return tab.inner_text("[data-part=shown]")


def test_the_scripts_say_what_the_page_says(page):
    """Every number, toll and precision of the list is reckoned twice, in Python and in the browser."""
    tab = page()
    before = listed(tab)
    assert told(tab) == "All 9 incidents · 1 of these is not on the map" and len(before) == 3
    tab.evaluate("location.hash = '#from=2016-05&sources=1'")            # fits all but the three without a source
    tab.wait_for_selector("[data-part=shown]:text('6 of 9')")
    assert "Tartus|4|at least 82 killed, 2 joint tolls, 1 only in words, 1 with only wounded reported|at this place" in listed(tab)
    assert "Coast|1|at least 4 killed over 2 places|somewhere in this province" in listed(tab)
    tab.evaluate("location.hash = '#actor=one-group'")
    tab.wait_for_selector("[data-part=name]")
    tab.evaluate("location.hash = ''")
    tab.wait_for_selector("[data-part=shown]:text('All 9')")
    rows = tab.evaluate("document.querySelector('.map-data').textContent")
    assert "<b>" not in rows and before == listed(tab)


def test_choices_narrow_map_list_and_address_and_the_back_button_undoes_them(page):
    tab = page()
    tab.select_option("#map-type", "shelling")
    assert tab.url.endswith("#type=shelling") and [row.split("|")[0] for row in listed(tab)] == ["Tartus", "Jableh", "Coast"]
    tab.focus("#map-killed")
    tab.keyboard.type("78")
    assert told(tab).startswith("0 of 9 incidents · Nothing fits") and "1 without a number of killed is left out" in told(tab)
    assert tab.locator(".map-circle").count() == 0 and listed(tab) == []
    tab.go_back()
    assert tab.input_value("#map-killed") == "" and tab.input_value("#map-type") == "shelling" and len(listed(tab)) == 3
    tab.go_back()
    assert tab.input_value("#map-type") == "" and told(tab).startswith("All 9")
    tab.go_forward()
    tab.wait_for_selector("[data-part=status]:text-is('May 2016 – June 2018: 2 of 9 incidents')")
    tab.click("[data-part=clear]")
    assert "#" not in tab.url and tab.evaluate("document.activeElement.id") == "map-type"


def test_months_are_chosen_with_the_keyboard_and_dates_stay_fuzzy(page):
    tab = page()
    tab.focus("[data-part=from]")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    assert tab.get_attribute("[data-part=from]", "aria-valuetext") == "July 2016" and tab.url.endswith("#from=2016-07")
    tab.focus("[data-part=to]")
    tab.keyboard.press("Home")                                          # never before the other handle
    assert tab.inner_text("[data-part=span]") == "July 2016" and told(tab).startswith("1 of 9")
    assert [row.split("|")[0] for row in listed(tab)] == ["Tartus", "Coast"], "what may have been in July is there"


def test_play_runs_once_and_stops_at_the_end(page):
    tab = stopped(page("#from=2018-03&to=2018-04", alone=True))
    tab.click("[data-part=play]")
    assert tab.inner_text("[data-part=play]") == "Pause"
    tab.clock.run_for(10_000)
    assert tab.inner_text("[data-part=play]") == "Play"
    assert tab.inner_text("[data-part=span]") == "May 2018 – June 2018" and tab.url.endswith("#from=2018-05")
    tab.go_back()
    assert tab.inner_text("[data-part=span]") == "March 2018 – April 2018", "all of a run is one step back"


def test_who_wants_less_motion_goes_month_by_month(page):
    tab = stopped(page("#to=2016-05", screen={"reduced_motion": "reduce"}, alone=True))
    assert tab.inner_text("[data-part=play]") == "One month on"
    tab.click("[data-part=play]")
    tab.clock.run_for(10_000)
    assert tab.inner_text("[data-part=span]") == "May 2016 – June 2016"


def test_a_place_lists_its_incidents_from_the_files_of_the_search(page):
    tab = page("#type=bombing")
    tab.locator(".map-circle[aria-label^=Tartus]").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".map-panel li:nth-child(3)")
    assert tab.locator(".map-panel li a").all_inner_texts() == ["Only wounded", "<b>Dozens</b> in a market", "Bombings on the coast"]
    assert "killed: not reported; 8 wounded" in tab.inner_text(".map-panel li") and "dozens killed" in tab.inner_text(".map-panel li:nth-child(2)") and tab.locator(".map-panel b").count() == 0
    assert tab.get_attribute(".map-panel li:nth-child(3) a", "href") == "incidents/2016-05-23-bombings.html"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Tartus: 3 incidents")


def test_tolls_are_not_added_up_under_a_name(page):
    tab = page("#actor=one-group")
    tab.wait_for_selector("[data-part=name]")
    assert tab.input_value("#map-actor") == "one-group" and told(tab).startswith("3 of 9") and all("each incident gives its own toll" in row for row in listed(tab))
    assert tab.locator("[data-part=name]").is_visible() and tab.locator(".map-circle svg:not(.is-hollow)").count() == 0


def test_who_is_named_is_loaded_when_the_reader_stirs(page):
    tab = page()
    assert not any("map-actors" in url for url in tab.requests)
    tab.mouse.move(300, 300)
    tab.wait_for_selector("#map-actor option:nth-child(3)", state="attached")
    assert tab.locator("#map-actor option").all_inner_texts() == ["Any", "One Group", "The Observers"]
    tab.select_option("#map-actor", "observers")
    assert tab.url.endswith("#actor=observers") and told(tab).startswith("4 of 9")


def test_an_address_with_nonsense_shows_everything(page):
    tab = page("#type=<b>&actor=nobody&killed=-3&sources=1e99&from=9999-99&to=0000-01&x=y")
    assert told(tab).startswith("All 9") or told(tab).endswith("incidents · 1 of these is not on the map")
    assert tab.input_value("#map-killed") == "" and tab.locator(".map-circle").count() > 0


def test_the_list_of_what_no_map_can_show_stays(page):
    tab = page("#type=riot&from=2016-05&to=2016-05")
    assert tab.locator(".map-off-list a").all_inner_texts() == ["Arrest of a courier"]

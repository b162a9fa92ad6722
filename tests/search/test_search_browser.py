"""The search in a real Chromium, from a folder on the disk, under the strict policy: nothing complains, nothing leaves."""
import pytest

from chromium import failed
from search_site import HOSTILE, many, small
from site_builder import COAST, SiteFolder

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = SiteFolder(tmp_path_factory.mktemp("search") / "site").write(small() | many(45))
    assert folder.build().published
    return folder


@pytest.fixture
def visit(profile, site):
    """visit("#q=…") -> the search in a tab, with its answer drawn."""
    opened = []

    def visit(address="", **screen):
        opened.append(tab := opened_tab(profile, site, address, **screen))
        return tab
    yield visit
    for tab in opened:
        left(tab, site)


@pytest.fixture(scope="module")
def reader(profile, site):
    """A tab that stays open: one question after the other, as a reader asks them."""
    tab = opened_tab(profile, site)
    yield tab
    left(tab, site)


@pytest.fixture
def tab(reader):
    """The same tab, where nothing is chosen any more."""
    return go(reader, "")


def opened_tab(profile, site, address="", **screen):
    tab = profile(**{"viewport": {"width": 1200, "height": 600}, **screen}).new_page()
    tab.complaints, tab.files = [], []
    tab.on("console", lambda said: tab.complaints.append(said.text))
    tab.on("pageerror", lambda fault: tab.complaints.append(str(fault)))
    tab.on("requestfailed", lambda request: tab.complaints.extend(failed(request)))
    tab.on("request", lambda request: tab.files.append(request.url))
    tab.goto((site.root / "build/search.html").as_uri() + address)
    settle(tab)
    return tab


def left(tab, site):
    assert tab.complaints == []
    assert all(url.startswith(site.root.as_uri()) for url in tab.files)
    assert tab.title() == "Search · A chronicle"
    tab.close()


def settle(tab):
    """Until the answer to what stands in the address is drawn."""
    tab.wait_for_function("() => document.getElementById('search').dataset.ready === location.hash")


def ask(tab, text):
    tab.fill("#q", text)
    settle(tab)


def go(tab, address):
    tab.evaluate("address => { location.hash = address }", address)
    settle(tab)
    return tab


def choose(tab, facet, value):
    fold = tab.locator(f".facet:has(> summary:text-is('{facet}'))")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    fold.get_by_role("checkbox", name=value).first.click()
    settle(tab)


def titles(tab) -> list[str]:
    return tab.locator(".row-title").all_inner_texts()


def answer(tab) -> str:
    return tab.inner_text(".search-answer")


def chips(tab) -> list[str]:
    """What was chosen; each says how to take it away."""
    return tab.locator(".search-chip").evaluate_all("all => all.map(c => c.textContent.replace('×take this away', ''))")


def counts(tab, facet) -> dict[str, str]:
    labels = tab.locator(f".facet:has(> summary:text-is('{facet}')) label:has(input[type=checkbox])")
    return dict(labels.evaluate_all("all => all.map(l => [l.querySelector('bdi').textContent, l.querySelector('.n').textContent])"))


# ---- words

def test_everything_newest_first_before_anything_is_asked(visit):
    tab = visit()
    assert answer(tab) == "51 incidents" and len(titles(tab)) == 20 and titles(tab)[0] == "Number 027"
    assert not [url for url in tab.files if url.endswith("-0.js") and "rows" not in url], "words are loaded when somebody asks"


@pytest.mark.parametrize("text,found", [
    ("stadium", ["Bombings in two towns"]), ("STAD", ["Bombings in two towns"]), ("bombing towns", ["Bombings in two towns"]),
    ("Jableh", ["Bombings in two towns"]), ("Jabla", ["Bombings in two towns"]), ("جبلة", ["Bombings in two towns"]),
    ("جَبلَه", ["Bombings in two towns"]), ("Jebleh", ["Bombings in two towns"]), ("stadum", ["Bombings in two towns"]),
    ("satdium", ["Bombings in two towns"]), ("المدنيون", ["تفجير في السوق"]), ("سوق", ["تفجير في السوق"]),
    ("market homs", ["Shelling of a market", "Air strike"]), ("market jableh", []), ("the market", ["Shelling of a market", "Air strike"]),
    ("islamic state", ["Bombings in two towns", "Shelling of a market"]), ("IS", ["Bombings in two towns", "Shelling of a market"]),
    ("may 2016", ["Shelling of a market", "Bombings in two towns", "Clash on the coast"]), ("hospital", ["Bombings in two towns"]), ("xyzzy", []),
])
def test_what_is_found(reader, text, found):
    ask(reader, text)
    assert sorted(titles(reader)) == sorted(found)


def test_a_title_is_worth_more_than_a_text(tab):
    ask(tab, "market")
    assert titles(tab) == ["Shelling of a market", "Air strike"]


def test_words_of_a_question_hide_nothing(tab):
    for asked in ("how many died in Jableh", "jableh killed", "كم عدد القتلى في جبلة"):
        ask(tab, asked)
        assert titles(tab) == ["Bombings in two towns"] and "nowhere" not in answer(tab), asked
    ask(tab, "homs attack on a market")
    assert titles(tab) == ["Shelling of a market", "Air strike"]


def test_two_words_written_as_one_are_told_apart_and_it_is_said(tab):
    ask(tab, "airstrike")
    assert titles(tab) == ["Air strike"] and "“airstrike” is written nowhere; shown instead: air strike" in answer(tab)


def test_a_slip_is_said(tab):
    ask(tab, "stadum")
    assert "“stadum” is written nowhere; shown instead: stadium" in answer(tab)
    ask(tab, "Jebleh")
    assert "“jebleh” is written nowhere; shown instead: Jableh" in answer(tab)


def test_places_and_actors_of_that_name(tab):
    ask(tab, "جبلة")
    assert tab.locator(".search-names li").all_inner_texts() == ["Jableh جبلة city · 1 incident"]
    assert tab.get_attribute(".search-names a", "href") == "places/jableh.html"


def test_words_that_stand_everywhere_exclude_nothing(tab):
    ask(tab, "the")
    assert answer(tab) == "51 incidents"


# ---- facets

def test_facets_count_and_narrow(tab):
    go(tab, "#q=market")
    assert counts(tab, "Type") == {"Air strike": "1", "Shelling": "1"}
    choose(tab, "Type", "Shelling")
    assert titles(tab) == ["Shelling of a market"] and counts(tab, "Type") == {"Air strike": "1", "Shelling": "1"}
    choose(tab, "Type", "Air strike")
    assert len(titles(tab)) == 2, "values of one facet widen"


def test_places_are_a_tree_and_the_narrower_is_meant(tab):
    assert counts(tab, "Place") == {"Syria": "50", "Nowhere " + HOSTILE: "1"}
    choose(tab, "Place", "Syria")
    assert counts(tab, "Place")["Coast"] == "3"
    choose(tab, "Place", "Coast")
    assert answer(tab) == "3 of 51 incidents" and counts(tab, "Place")["Tartus"] == "2"
    choose(tab, "Place", "Jableh")
    assert answer(tab) == "1 of 51 incidents"


def test_an_actor_and_then_its_role(tab):
    choose(tab, "Actor and role", "Islamic State")
    assert answer(tab) == "2 of 51 incidents"
    choose(tab, "Actor and role", "Target")
    assert titles(tab) == ["Shelling of a market"]
    assert chips(tab) == ["Actor and role: Islamic State", "Actor and role: Islamic State, Target"]


def test_not_reported_is_a_choice_of_its_own(tab):
    go(tab, "#place=coast&place=homs")
    assert counts(tab, "Killed") == {"At least 1": "2", "At least 5": "2", "At least 10": "1", "At least 25": "1", "At least 50": "1",
                                     "None, as reported": "1", "In words, or only “up to”": "1", "Not reported": "46"}
    choose(tab, "Killed", "Not reported")
    assert "Air strike" not in titles(tab) and "Clash on the coast" in titles(go(tab, "#killed=none&type=armed+clash"))


@pytest.mark.parametrize("dates,found", [
    ("from=2016-05&to=2016-05", {"Bombings in two towns", "Shelling of a market", "Clash on the coast"}),
    ("from=2016-05-24&to=2016-05-24", {"Shelling of a market", "Clash on the coast"}),
    ("to=2015", {"Air strike"}), ("from=2016-01-02&to=2016-01-02", {"Air strike", "Clash on the coast"}),
    ("from=2016-01-03&to=2016-04-30", {"Clash on the coast"}), ("year=2015", {"Air strike"}),
    ("year=2016", {"Air strike", "Bombings in two towns", "Shelling of a market", "Clash on the coast"}),
])
def test_a_date_matches_whatever_may_have_been_then(reader, dates, found):
    go(reader, f"#{dates}")
    assert set(titles(reader)) == found


IN_MAY = {"Shelling of a market", "Clash on the coast"}      # may have been on any day of May 2016


@pytest.mark.parametrize("asked, found", [
    ("2016-05", {"Bombings in two towns", "Shelling of a market", "Clash on the coast"}), ("2015-12-31", {"Air strike"}),
    ("٢٠١٥-١٢-٣١", {"Air strike"}), ("shelling 2016-05", {"Shelling of a market"}), ("market 2015-12", {"Air strike"}),
    ("market -strike", {"Shelling of a market"}),
    ("23 May 2016", IN_MAY | {"Bombings in two towns"}), ("May 23rd, 2016", IN_MAY | {"Bombings in two towns"}), ("23/05/2016", IN_MAY | {"Bombings in two towns"}),
    ("23.5.2016", IN_MAY | {"Bombings in two towns"}), ("23 أيار 2016", IN_MAY | {"Bombings in two towns"}), ("٢٣ مايو ٢٠١٦", IN_MAY | {"Bombings in two towns"}),
    ("أيار/مايو 2016", IN_MAY | {"Bombings in two towns"}), ("في أيار", IN_MAY | {"Bombings in two towns"}), ("05/2016", IN_MAY | {"Bombings in two towns"}),
    ("24 may", IN_MAY), ("31 كانون الأول 2015", {"Air strike"}), ("طرطوس 23 أيار 2016", {"Bombings in two towns"}),
    ("4/3/2017", {"تفجير في السوق"}), ("3/4/2017", {"تفجير في السوق"}), ("4.3.2017", {"تفجير في السوق"}), ("3.4.2017", set()), ("may", IN_MAY - {"Clash on the coast"} | {"Bombings in two towns"}), ("2016-05 -shelling -bombings", {"Clash on the coast"}), ("-homs 2016-05", {"Bombings in two towns", "Clash on the coast"}),
])
def test_dates_and_what_is_to_be_left_out_may_stand_among_the_words(reader, asked, found):
    go(reader, f"#q={asked}")
    assert set(titles(reader)) == found


def test_a_date_that_is_none_is_said_and_changes_nothing(visit):
    tab = visit()
    tab.locator(".facet summary:text-is('Date')").click()
    tab.get_by_label("From").fill("2016-13")
    assert tab.get_by_label("From").get_attribute("aria-invalid") == "true" and answer(tab) == "51 incidents"
    tab.get_by_label("From").fill("2019")
    settle(tab)
    assert answer(tab) == "45 of 51 incidents"


def test_the_deadliest_first_and_what_is_not_reported_last(tab):
    go(tab, "#place=coast&place=homs&type=bombing&type=shelling&type=air+strike&type=armed+clash&sort=deadliest")
    assert titles(tab) == ["Bombings in two towns", "تفجير في السوق", "Air strike", "Shelling of a market", "Clash on the coast"]


# ---- the address

def test_a_view_can_be_linked(visit):
    tab = visit("#q=market&type=shelling&from=2016")
    assert tab.input_value("#q") == "market" and titles(tab) == ["Shelling of a market"]
    assert chips(tab) == ["Type: Shelling", "From: 2016"]


def test_back_leads_through_what_was_asked(visit):
    tab = visit()
    tab.locator("#q").press_sequentially("market")
    settle(tab)
    choose(tab, "Type", "Shelling")
    assert len(titles(tab)) == 1
    tab.go_back()
    settle(tab)
    assert len(titles(tab)) == 2 and tab.input_value("#q") == "market"
    tab.go_back()
    settle(tab)
    assert answer(tab) == "51 incidents" and tab.input_value("#q") == "", "six keystrokes are one step"
    tab.go_forward()
    settle(tab)
    assert len(titles(tab)) == 2


def test_chips_take_away_again(visit):
    tab = visit("#type=shelling&place=homs")
    tab.locator(".search-chip").first.click()
    settle(tab)
    assert chips(tab) == ["Type: Shelling"] and tab.url.endswith("#type=shelling")
    choose(tab, "Type", "Bombing")
    tab.click(".search-clear")
    settle(tab)
    assert answer(tab) == "51 incidents" and "#" not in tab.url


def test_an_address_with_nonsense_is_an_empty_answer(tab):
    go(tab, "#place=atlantis&from=xyz&sort=__proto__&type=constructor")
    assert answer(tab).startswith("0 of 51 incidents")


# ---- rows

def test_more_rows_come_when_asked_for(tab):
    go(tab, "#place=homs&type=protest")
    assert len(titles(tab)) == 20
    tab.click("text=Show 20 more")
    tab.wait_for_function("() => document.querySelectorAll('.row').length === 40")
    assert tab.evaluate("document.activeElement.closest('.row') === document.querySelectorAll('.row')[20]"), "the focus goes on"
    tab.click("text=Show 5 more")
    tab.wait_for_function("() => document.querySelectorAll('.row').length === 45")
    assert len(set(titles(tab))) == 45 and tab.locator(".search-more button").is_hidden()


def test_a_row_is_the_timelines(visit, site):
    """The same words in the same order as the page of the month says them."""
    tab = visit("#q=bombings+towns")
    words = " ".join(tab.inner_text(".row").split())
    tab.goto((site.root / "build/timeline/2016-05.html").as_uri())
    row = tab.locator(".row:has-text('two towns')")
    assert words == " ".join(row.inner_text().split()).replace("23 May ", "23 May 2016 ")
    assert words.startswith("23 May 2016 Bombings in two towns Bombing Suicide bombing Jableh and Tartus Named as perpetrator: Islamic State")
    tab.goto((site.root / "build/search.html").as_uri())


def test_hostile_words_are_words(tab):
    go(tab, "#q=weird")
    assert titles(tab) == [HOSTILE] and tab.locator("#search img, #search script").count() == 0
    ask(tab, HOSTILE[:60])
    choose(tab, "Place", "Nowhere")
    assert titles(tab) == [HOSTILE] and chips(tab) == ["Place: Nowhere " + HOSTILE]


# ---- other ways to look

def test_a_phone_keeps_the_facets_behind_a_button(visit):
    tab = visit(viewport={"width": 390, "height": 800}, has_touch=True)
    assert tab.locator(".search-facets").is_hidden()
    tab.click(".search-open")
    assert tab.locator(".search-facets").is_visible() and tab.get_attribute(".search-open", "aria-expanded") == "true"
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_keys_alone(visit):
    tab = visit()
    tab.focus("#q")
    tab.keyboard.type("market")
    settle(tab)
    for _ in range(30):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('.facet input[type=checkbox]')"):
            break
    tab.keyboard.press("Space")
    settle(tab)
    assert answer(tab).startswith("2 of 51") and "place=" in tab.url
    assert tab.evaluate("document.activeElement.matches('.facet input[type=checkbox]:checked')"), "the focus stays"


def test_without_javascript_the_lists_are_the_way(browser, site):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site.root / "build/search.html").as_uri())
    assert "needs JavaScript" in tab.inner_text("main") and tab.locator("#q").is_hidden() and len(titles(tab)) == 20
    ways = tab.locator("main .search-ways a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert ways[:6] == ["timeline/index.html", "places/index.html", "actors/index.html", "types/index.html", "timeline/2019.html", "timeline/2018.html"]
    assert "types/suicide-bombing.html" in ways
    assert all((site.root / "build" / way).is_file() for way in ways)
    context.close()


def test_a_missing_file_is_said(profile, site, tmp_path):
    import shutil
    shutil.copytree(site.root / "build", tmp_path / "build")
    (tmp_path / "build/assets/search/2016-0.js").unlink()
    tab = profile(viewport={"width": 1200, "height": 600}).new_page()
    tab.goto((tmp_path / "build/search.html").as_uri() + "#q=market")
    tab.wait_for_function("() => document.querySelector('.search-answer').textContent.includes('could not be loaded')")
    tab.close()


def test_a_chronicle_without_incidents(profile, tmp_path):
    folder = SiteFolder(tmp_path / "empty").write({"site.toml": 'title = "Empty"\n' + COAST, "content/places/x.md": "---\nname: Somewhere\ntype: city\n---\n"})
    assert folder.build().published
    tab = profile(viewport={"width": 1200, "height": 600}).new_page()
    tab.goto((folder.root / "build/search.html").as_uri() + "#q=somewhere")
    settle(tab)
    assert tab.locator(".search-names a").all_inner_texts() == ["Somewhere"] and titles(tab) == []
    tab.close()

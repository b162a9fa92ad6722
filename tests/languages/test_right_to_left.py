"""Right to left: stylesheets know start and end only, and a browser lays the Arabic pages out from the right."""
import re
from pathlib import Path

import pytest

from bilingual import bilingual
from chronicle.folder import theme_folder
from site_builder import SiteFolder

SHEETS = sorted((theme_folder() / "assets").glob("*.css"))
PHYSICAL = re.compile(r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
                      r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b")
KINDS = ("index.html", "map.html", "search.html", "data.html", "columns.html", "timeline/index.html", "timeline/2016.html", "places/index.html", "places/tartus.html",
         "actors/index.html", "actors/one-group.html", "sources/gazette-1.html", "types/index.html", "incidents/2016-05-23-bombings.html", "about.html", "corrections.html")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_a_stylesheet_says_start_and_end(sheet: Path):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S)
    assert [line.strip() for line in text.splitlines() if PHYSICAL.search(line)] == []


def test_the_search_for_physical_sides_finds_them():
    assert all(PHYSICAL.search(css) for css in ("margin-left: 1px", "a { left: 0 }", "text-align: right", "border-left-color: red", "float:left"))
    assert not any(PHYSICAL.search(css) for css in ("margin-inline-start: 1px", "inset-inline-end: 0", "text-align: end", "justify-content: left"))


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    site = bilingual(SiteFolder(tmp_path_factory.mktemp("rtl") / "site"))
    assert site.build().published
    return site.root / "build"


@pytest.fixture
def phone(profile, root):
    tab, told = profile(viewport={"width": 390, "height": 844}).new_page(), []
    tab.on("pageerror", lambda e: told.append(str(e)))
    tab.on("console", lambda m: told.append(m.text) if m.type == "error" else None)
    yield lambda url: (tab.goto((root / "ar" / url).as_uri()), tab)[1]
    tab.close()
    assert told == []


@pytest.mark.browser
def test_no_arabic_page_is_wider_than_a_phone(phone):
    wide = {}
    for url in KINDS:
        at = phone(url).evaluate("""() => ({
            scroll: document.documentElement.scrollWidth, sides: getComputedStyle(document.body).direction,
            h1: Math.round(document.documentElement.clientWidth - document.querySelector('h1').getBoundingClientRect().right)})""")
        if (at["scroll"], at["sides"]) != (390, "rtl") or at["h1"] > 40:
            wide[url] = at
    assert wide == {}


@pytest.mark.browser
def test_letters_of_twice_the_size_make_no_page_wider_than_a_phone(phone):
    """WCAG 1.4.4 and 1.4.10: who reads in large letters turns the page in one direction only."""
    wide = {}
    for url in KINDS:
        scroll = phone(url).evaluate("() => { document.documentElement.style.fontSize = '200%'; return document.documentElement.scrollWidth; }")
        if scroll != 390:
            wide[url] = scroll
    assert wide == {}


@pytest.mark.browser
def test_a_map_keeps_west_to_the_left_on_an_arabic_page(phone):
    tab = phone("map.html")
    tab.locator(".map").first.scroll_into_view_if_needed()
    tab.wait_for_selector(".map.is-live")
    assert tab.evaluate("getComputedStyle(document.querySelector('.map-live')).direction") == "ltr"
    assert tab.evaluate("getComputedStyle(document.querySelector('figcaption')).direction") == "rtl"


@pytest.mark.browser
def test_the_search_answers_in_arabic_to_words_of_both_languages(phone):
    tab = phone("search.html")
    tab.wait_for_selector(".search.is-live")
    for typed in ("قنابل", "طرطوس", "Tartus", "تفجيرات"):
        tab.fill("#q", typed)
        tab.wait_for_function("q => decodeURIComponent(document.querySelector('#search').dataset.ready || '').includes(q)", arg=typed)
        assert "تفجيرات على الساحل" in tab.inner_text("[data-part=rows]"), typed
    shown = tab.inner_text("[data-part=rows]")
    assert "23 أيار/مايو 2016" in shown and "القتلى: 78" in " ".join(shown.split()) and "المسؤولية: متبنّاة" in shown
    assert tab.inner_text("[data-part=answer]").startswith("1 من 5 من الحوادث")
    assert tab.locator("[data-part=rows] .row-title a").first.get_attribute("href").startswith("incidents/")
    assert "تفجير" in tab.locator(".facet-values").all_inner_texts()[1]

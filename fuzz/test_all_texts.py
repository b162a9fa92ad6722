"""The big list of naughty strings and all payloads: in every field of every kind of record, published, in a real browser."""
import re

import pytest

import suites
from hostile_site import built
from full_site import quoted, single
from in_browser import faults
from payloads import ALL
from test_every_field import check_one, data_fault, inert
from chronicle.content.fields import FIELDS

TEXTS = list(dict.fromkeys(ALL + suites.naughty()))
RUNS = re.compile(r"[<>{}$`]|script:|on\w+=|expression", re.IGNORECASE)         # what could be meant to run
PACK = 1_500                    # characters: short texts that could run are shown several together, each text of ours alone


def packed() -> list[str]:
    packs = [""]
    for text in (t for t in TEXTS[len(ALL):] if RUNS.search(t)):
        if len(packs[-1]) + len(text) > PACK or packs[-1].count("\n") > 6:
            packs.append("")
        packs[-1] += f"{text}\n"
    return packs


PACKS = packed()
SHOWN = [*range(len(ALL)), *range(len(TEXTS), len(TEXTS) + len(PACKS))]         # their pages are opened in a browser


@pytest.mark.parametrize("kind", FIELDS)
def test_any_field_takes_or_refuses_them(kind):
    for text in TEXTS:
        for front in single(kind, text.replace("\n", " ")) + single(kind, quoted(text)):
            check_one(kind, front)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(tmp_path_factory.mktemp("all") / "site", TEXTS + PACKS, jobs=None)


def test_no_page_and_no_data_file_holds_what_runs(site):
    pages = {url: data for url, data in site.pages().items() if b"refresh" not in data[:2000]}      # what leads on to another page says no more than where
    assert len(pages) > 4 * len(TEXTS)
    for url, data in pages.items():
        if url.endswith(".html"):
            assert inert(data.decode()) == [], url
        else:
            assert data_fault(url.rsplit(".", 1)[-1], url, data) == "", url


@pytest.mark.browser
def test_nothing_runs_in_a_browser(site, browser):
    """Every text that could run, in a page of every kind, and every list that names them all."""
    root = site.root / "build"
    shown = [f"{folder}{n}.html" for n in SHOWN for folder in ("incidents/i", "places/p", "actors/a", "sources/s", "g")]
    lists = sorted(str(p.relative_to(root)) for folder in ("types", "timeline") for p in (root / folder).glob("*.html"))
    lists += [f"{name}.html" for name in ("index", "map", "search", "corrections", "data", "places/index", "actors/index", "sources/index")]
    assert [url for url in shown + lists if not (root / url).is_file()] == [] and len(shown) > 5 * len(ALL)
    assert faults(browser, root, shown + lists) == []

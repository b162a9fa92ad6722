"""The big list of naughty strings and all payloads: in every field of every kind of record, published, in a real browser."""
import pytest

import suites
from hostile_site import built, launched
from full_site import quoted, single
from in_browser import faults
from payloads import ALL
from test_every_field import check_one, data_fault, inert
from chronicle.content.fields import FIELDS

TEXTS = list(dict.fromkeys(ALL + suites.naughty()))


@pytest.mark.parametrize("kind", FIELDS)
def test_any_field_takes_or_refuses_them(kind):
    for text in TEXTS:
        for front in single(kind, text.replace("\n", " ")) + single(kind, quoted(text)):
            check_one(kind, front)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(tmp_path_factory.mktemp("all") / "site", TEXTS)


def test_no_page_and_no_data_file_holds_what_runs(site):
    pages = site.pages()
    assert len(pages) > 4 * len(TEXTS)
    for url, data in pages.items():
        if url.endswith(".html"):
            assert inert(data.decode()) == [], url
        else:
            assert data_fault(url.rsplit(".", 1)[-1], url, data) == "", url


@pytest.mark.browser
def test_nothing_runs_in_a_browser(site):
    root = site.root / "build"
    pages = sorted(str(p.relative_to(root)) for p in root.rglob("*.html"))
    payloads = [u for u in pages if u.rsplit("/", 1)[-1][1:-5].isdigit() and int(u.rsplit("/", 1)[-1][1:-5]) < len(ALL)]
    with launched() as browser:
        assert faults(browser, root, [u for u in pages if "/" not in u] + payloads) == []

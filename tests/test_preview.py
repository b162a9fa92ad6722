"""The site on demand: what a save makes stale, what is answered, and that a fault is shown and heals."""
import pytest

from chronicle.build.preview import KEPT, Preview
from site_builder import codes

SHELLING = "content/incidents/2016/2016-05-30-shelling.md"
PAGE = "incidents/2016-05-30-shelling.html"


@pytest.fixture
def preview(small):
    return Preview(small.root)


def ask(preview: Preview, *urls: str) -> None:
    for url in urls or preview.state.routes:
        preview.answer(url)


def test_every_address_answers_as_the_build_does(small, preview):
    small.build()
    assert {url: preview.answer(url).body for url in preview.state.routes} == small.pages()


@pytest.mark.parametrize("url, mime", [("index.html", "text/html; charset=utf-8"), ("assets/site.css", "text/css; charset=utf-8"),
                                       ("feed.xml", "application/xml; charset=utf-8"), ("robots.txt", "text/plain; charset=utf-8"),
                                       ("assets/basemap.svg", "image/svg+xml"), ("assets/leaflet.js", "text/javascript; charset=utf-8")])
def test_what_kind_of_file_it_is(preview, url, mime):
    assert preview.answer(url).mime == mime


@pytest.mark.parametrize("url", ["nothing.html", "", "/", "../site.toml", "content/pages/about.md", ".cache/ledger", "INDEX.HTML", "index.html/"])
def test_an_address_that_no_page_has(preview, url):
    assert preview.answer(url) is None


def test_nothing_changed_nothing_stale(preview):
    ask(preview)
    told = preview.refresh()
    assert told.stale == frozenset() and told.changed == frozenset() and told.notes == []


def test_a_save_makes_exactly_those_stale_that_show_it(small, preview):
    ask(preview)
    small.append(SHELLING, "More.\n")
    told = preview.refresh()
    assert {url for url in told.stale if url.endswith(".html")} == {PAGE, "sources/herald-1.html"} and told.changed == {SHELLING}
    assert b"More." in preview.answer(PAGE).body
    assert preview.refresh().stale == frozenset()


def test_only_pages_that_were_asked_for_are_told(small, preview):
    ask(preview, "about.html", "places/jableh.html")
    small.replace(SHELLING, "Shelling of", "Shelling in")
    assert preview.refresh().stale == {"places/jableh.html"}


def test_it_agrees_with_the_build_after_every_edit(small, preview):
    ask(preview)
    edits = [lambda: small.replace(SHELLING, "2016-05-30\n", "2016-04-30\n"), lambda: small.delete(SHELLING),
             lambda: small.write({"content/pages/new.md": "---\ntitle: New\n---\n"}), lambda: small.replace("site.toml", "A chronicle", "B"),
             lambda: small.write({"templates/assets/site.css": "a{}"}), lambda: small.write({"templates/page.html": "{% extends 'base.html' %}"})]
    for edit in edits:
        edit()
        preview.refresh()
        assert {url: preview.answer(url).body for url in preview.state.routes} == small.clean_pages()


def test_a_page_that_went_is_stale_and_has_no_answer(small, preview):
    ask(preview)
    small.delete(SHELLING)
    assert PAGE in preview.refresh().stale and preview.answer(PAGE) is None
    small.write({SHELLING: "---\ntitle: Again\ndate: 2016-05-30\nplaces: [jableh]\n---\n"})
    preview.refresh()
    assert b"Again" in preview.answer(PAGE).body


def test_a_broken_file_is_told_the_rest_is_shown_and_it_heals(small, preview):
    ask(preview)
    whole = small[SHELLING]
    small.write({SHELLING: "---\ntitle: [\n---\n"})
    told = preview.refresh()
    assert codes(told.notes) == ["Y103"] and preview.notes == told.notes and preview.answer("index.html").body
    small.write({SHELLING: whole})
    assert preview.refresh().notes == [] and preview.answer(PAGE).body


def test_the_page_of_a_broken_file_stays_as_it_was_until_it_is_mended_or_gone(small, preview):
    path, url = "content/incidents/2016/2016-05-30-shelling.md", "incidents/2016-05-30-shelling.html"
    whole, shown = small[path], preview.answer(url).body
    small.write({path: whole.replace("date:", "date: nonsense #")})
    assert url in preview.refresh().stale and preview.answer(url).body == shown
    small.write({path: whole.replace("Shelling of", "Shelling in")})
    assert url in preview.refresh().stale and b"Shelling in" in preview.answer(url).body
    small.write({path: whole.replace("date:", "date: nonsense #")})
    preview.refresh()
    small.delete(path)
    preview.refresh()
    assert preview.answer(url) is None


def test_a_broken_template_is_told_with_its_page_and_it_heals(small, preview):
    ask(preview)
    small.write({"templates/source.html": "line one\n{{ nothing.here }}\n"})
    preview.refresh()
    answer = preview.answer("sources/herald-1.html")
    assert answer.body == b"" and [(n.code, n.span.path, n.span.line) for n in answer.notes] == [("T701", "templates/source.html", 2)]
    small.delete("templates/source.html")
    assert "sources/herald-1.html" in preview.refresh().stale
    assert preview.answer("sources/herald-1.html").body and preview.answer("sources/herald-1.html").notes == ()


def test_it_never_touches_the_output(small, preview):
    small.build()
    before = small.pages()
    small.append(SHELLING, "More.\n")
    preview.refresh()
    ask(preview)
    assert small.pages() == before


def test_it_starts_where_there_are_errors_and_without_a_cache(folder):
    folder.write({"content/places/x.md": "nothing", "site.toml": "titel = 3"})
    preview = Preview(folder.root)
    assert codes(preview.notes) == ["C102", "Y102"] and preview.answer("index.html").body


def test_no_more_pages_are_kept_than_said(small, preview, monkeypatch):
    from chronicle.build import preview as module
    monkeypatch.setattr(module, "KEPT", 5)
    ask(preview)
    assert len(preview.kept) == 5 < KEPT


@pytest.mark.parametrize("path, url", [(SHELLING, PAGE), ("content/places/tartus.md", "places/tartus.html"), ("content/pages/about.md", "about.html"),
                                       ("content/places/none.md", None), ("templates/base.html", None), ("site.toml", None)])
def test_which_page_a_file_makes(preview, path, url):
    assert preview.page_of(path) == url

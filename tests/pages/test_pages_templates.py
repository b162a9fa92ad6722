"""Templates say what they get, docs/templates.md says it for all, and a site may change a block or a file of them."""
import importlib.util
from pathlib import Path

import pytest

from chronicle.templates import TemplateFailure

HOME = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reference():
    spec = importlib.util.spec_from_file_location("template_reference", HOME / "scripts/template_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_comment_of_a_template_names_what_it_gets(reference):
    assert reference.faults() == []


def test_the_page_on_templates_is_true(reference):
    written = (HOME / "docs/templates.md").read_text("utf-8")
    assert written == reference.text(), "run: python scripts/template_reference.py docs/templates.md"


def test_a_value_that_is_not_told_is_found(reference, monkeypatch):
    monkeypatch.setattr(reference, "comment", lambda text: {"total": "", "made_up": ""})
    assert "type.html gets rows and does not say so" in reference.faults() and "type.html says made_up and does not get it" in reference.faults()


def test_a_site_changes_one_block(show):
    """`theme/incident.html` is the theme's own, so that a template can extend the one whose place it takes."""
    own = '{% extends "theme/page.html" %}\n{% block title %}Ours: {{ page.title }}{% endblock %}\n'
    pages = show({"content/pages/about.md": "---\ntitle: About\n---\nWho.\n", "templates/page.html": own})
    page = pages.page("about.html")
    assert page.words("//title") == ["Ours: About"] and "Who." in page.text and page.all("//footer")


def test_a_block_of_every_page(show):
    own = '{% extends "theme/base.html" %}\n{% block foot %}<footer>Ours</footer>{% endblock %}\n'
    pages = show({"content/pages/about.md": "---\ntitle: About\n---\nWho.\n", "templates/base.html": own})
    assert {tuple(page.words("//footer")) for page in pages.written().values()} == {("Ours",)}


def test_a_site_changes_one_file(show):
    pages = show({"templates/types.html": "<!doctype html><title>{{ title }}</title><main>{{ types|length }} types</main>\n"})
    assert pages.page("types/index.html").text == "0 types" and "footer" in pages.page("index.html").html


def test_a_name_that_is_not_there_is_told_with_its_line(show):
    pages = show({"templates/types.html": '{% extends "theme/types.html" %}\n{% block main %}\n{{ typos }}\n{% endblock %}\n'})
    with pytest.raises(TemplateFailure) as failure:
        pages.page("types/index.html")
    note = failure.value.note
    assert (note.code, note.span.path, note.span.line) == ("T701", "templates/types.html", 3) and "typos" in note.message
    assert "docs/templates.md" in note.hint


def test_a_change_of_the_theme_reaches_what_extends_it(show, tmp_path):
    own = {"templates/page.html": '{% extends "theme/page.html" %}\n'}
    first = show(own).templates.digests["page.html"]
    again = show({**own, "templates/base.html": "<!doctype html><title>{{ title }}</title><main>{% block main %}{% endblock %}</main>"}).templates.digests["page.html"]
    assert first != again

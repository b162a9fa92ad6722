"""Messages in templates: translated when the template is compiled, their values escaped, their mistakes told where they stand."""
from pathlib import Path

import pytest

from chronicle.speech import ENGLISH, load, speaking
from chronicle.templates import TemplateFailure, Templates

HOSTILE = "<i>&\""
SAFE = "&lt;i&gt;&amp;&#34;"


def said(tmp_path, text: str, language: str = "ar", **values) -> str:
    (tmp_path / "t.html").write_text(text, "utf-8")
    speeches = {"en": ENGLISH, "ar": load("ar", Path("/nowhere"))[0]}
    with speaking(speeches[language]):
        return Templates([(tmp_path, "templates")], speeches).render("t.html", values, language).decode()


@pytest.mark.parametrize("text,english,arabic", [
    ('{{ _("Timeline") }}', "Timeline", "التسلسل الزمني"),
    ('{{ _("Incidents in %(place)s", place=x) }}', f"Incidents in {SAFE}", f"الحوادث في {SAFE}"),
    ('<a title="{{ _("Incidents in %(place)s", place=x) }}">', f'<a title="Incidents in {SAFE}">', f'<a title="الحوادث في {SAFE}">'),
    ('{% macro m(a) %}[{{ a }}]{% endmacro %}{{ m(_("Incidents in %(place)s", place=x)) }}', f"[Incidents in {SAFE}]", f"[الحوادث في {SAFE}]"),
    ('{{ _("<strong>%(incidents)s</strong> here.", incidents=2|many("incident")) }}', "<strong>2 incidents</strong> here.", "<strong>حادثتان</strong> هنا."),
    ('{{ ngettext("%(n)s source", "%(n)s sources", 3) }} {{ "bombing"|term("type") }}', "3 sources bombing", "3 مصادر تفجير"),
    ('{% if x %}{{ _("a message of a site\'s own") }}{% endif %}', "a message of a site&#39;s own", "a message of a site&#39;s own"),
])
def test_messages(tmp_path, text, english, arabic):
    assert said(tmp_path, text, "en", x=HOSTILE).replace("'", "&#39;") == english
    assert said(tmp_path, text, x=HOSTILE).replace("'", "&#39;") == arabic


def test_a_missing_value_is_told_with_its_line(tmp_path):
    with pytest.raises(TemplateFailure) as failure:
        said(tmp_path, 'one\n{{ _("Incidents in %(place)s", plaec=1) }}')
    assert failure.value.note.code == "T701" and failure.value.note.span.line == 2 and "`place`" in failure.value.note.message


def test_a_constant_is_translated_when_it_is_compiled():
    """It stands in the compiled template as text: a page pays nothing for it."""
    from chronicle.templates import Known, Spoken
    compiled = Spoken(load("ar", Path("/nowhere"))[0], lambda name: Known()).python('<p>{{ _("Timeline") }}</p>', "t.html", "templates/t.html")
    assert "'<p>التسلسل الزمني</p>'" in compiled and "context.call" not in compiled

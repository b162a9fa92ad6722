"""Templates say what Jinja itself makes of them, whatever compiling.py does to be quicker."""
import gc

import jinja2
import msgspec
import pytest
from markupsafe import Markup

from chronicle.model import Struct
from chronicle.speech import load
from chronicle.templates import Known, Spoken, TemplateFailure, Templates


class Thing(Struct):
    name: str = "<b>"
    items: tuple[str, ...] = ("x", "y&")


class Shy:
    def __html__(self):
        return "<i>shy</i>"


VALUES = {"text": "<a href='x'>&\"", "mark": Markup("<b>"), "n": 7, "none": None, "half": 0.5, "flag": True, "thing": Thing(), "shy": Shy(), "base": "../",
          "table": {"name": "<k>", "items": "not the method", "get": 1, "": 2}, "pairs": [("a", "<1>"), ("b", 2)], "tree": {"name": "<1>", "in": [{"name": "2", "in": []}]}}
FILES = {
    "bits.html": "{% macro link(n) %}<a href=\"{{ base }}{{ n.name }}\">{{ n.name }}</a>{% endmacro %}\n"
                 "{% macro pair(a, b='<d>') %}{{ a }}-{{ b }}{% endmacro %}{% macro boxed() %}[{{ caller() }}]{% endmacro %}"
                 "{% macro loose() %}{{ varargs|join(',') }}{{ kwargs|length }}{% endmacro %}",
    "more.html": "{% from 'bits.html' import link with context %}{% macro two(n) %}{{ link(n) }}{{ link(n) }}{{ text }}{% endmacro %}",
    "says.html": "{% set mine = text %}{% macro told() %}{{ mine }}{{ base }}{% endmacro %}",
    "base.html": "<{% block main %}{% endblock %}>",
    "branch.html": "{% from 'bits.html' import link with context %}{{ link(tree) }}{% for tree in tree.in %}{% set base = 'deep/' %}{% include 'branch.html' %}{% endfor %}{{ link(tree) }}",
}
SAME = [
    "{{ text }}{{ mark }}{{ n }}{{ none }}{{ half }}{{ flag }}{{ shy }}{{ pairs }}",
    "{{ thing.name }}{{ thing.items }}{{ table.name }}{{ table.items() }}{{ table.get('') }}{{ table['items'] }}",
    "{{ thing.no is defined }}{{ table.no is defined }}{{ table.no|default('<')}}{{ pairs[0][1] }}{{ nothing is defined }}",
    "{% autoescape false %}{{ text }}{{ mark }}{% endautoescape %}{{ text }}",
    "{% autoescape flag %}{{ text }}{% endautoescape %}",
    "{% from 'bits.html' import link, pair with context %}{{ link(thing) }}{{ link(table) }}{{ pair(text) }}{{ pair(text, mark) }}{{ pair(b=1, a=text) }}{{ pair(*[1, 2]) }}",
    "{% from 'bits.html' import boxed, loose with context %}{% call boxed() %}{{ text }}{% endcall %}{{ loose() }}{{ loose(1, text) }}{{ loose(a=1) }}",
    "{% from 'more.html' import two with context %}{{ two(thing) }}{% set kept = two(table) %}{{ kept }}{{ kept|length }}{{ [two(thing)] }}",
    "{% import 'more.html' as more with context %}{{ more.two(thing) }}",
    "{% from 'bits.html' import link %}{{ link is defined }}",
    "{% from 'says.html' import told with context %}{{ told() }}",
    "{% set text = 'other' %}{% from 'more.html' import two with context %}{{ two(thing) }}",
    "{% for a, b in pairs %}{% from 'bits.html' import pair with context %}{{ pair(a, b) }}{{ loop.index }}{{ loop.cycle('x', '<') }}{% endfor %}",
    "{% extends 'base.html' %}{% from 'bits.html' import link with context %}{% block main %}{{ super() }}{{ link(thing) }}{% endblock %}out",
    "{% extends 'base.html' %}{% block main %}{% from 'bits.html' import link with context %}{{ link(thing) }}{{ self.main is defined }}{% endblock %}",
    "{% include 'branch.html' %}",
    "{{ range(3)|list }}{% filter upper %}{{ text }}{% endfilter %}{{ '<' ~ text }}{{ text if n > 8 else none }}{{ (text, mark)|join(' ') }}",
    "{{ text if flag }}{{ text if n > 8 }}{{ '<' if flag }}{{ mark if n > 8 else text }}{{ ('<' if flag else mark) if n else none }}{{ [text if n > 8] }}",
    "{% for p in pairs %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.length }}{{ loop.first }}{{ loop.last }}"
    "{{ loop.previtem|default('<') }}{{ loop.nextitem|default('<') }}{{ loop.changed(flag) }}{{ loop.depth }}{% else %}none{% endfor %}",
    "{% for x in pairs|map('first') %}{{ x }}{{ loop.previtem|default('<') }}{{ loop.nextitem|default('<') }}{{ loop.length }}{% endfor %}{% for x in [] %}{{ loop.last }}{% else %}none{% endfor %}",
    "{% for m in [tree] recursive %}{{ m.name }}{{ loop.depth }}{{ loop.last }}({{ loop(m.in) }}){% endfor %}",
    "{% macro again(n) %}{{ n.name }}{% for m in n.in %}({{ again(m) }}){% endfor %}{% endmacro %}{{ again(tree) }}",
]
WRONG = ["{{ nothing }}", "{{ table.no }}", "{{ thing.no }}", "{{ thing.no.more }}", "{% from 'bits.html' import gone with context %}{{ gone(1) }}",
         "{% from 'bits.html' import pair with context %}{{ pair(1, 2, 3) }}", "{% from 'bits.html' import link with context %}{{ link() }}", "{{ text() }}"]


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    for name, text in (FILES | {f"same{n}.html": t for n, t in enumerate(SAME)} | {f"wrong{n}.html": f"\n\n{t}" for n, t in enumerate(WRONG)}).items():
        (folder / name).write_text(text, "utf-8")
    return folder, Templates([(folder, "templates")])


@pytest.fixture(scope="module")
def plain(templates):
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(templates[0]), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
                             lstrip_blocks=True, keep_trailing_newline=True)
    return lambda name, values: env.get_template(name).render(values)


@pytest.mark.parametrize("n", range(len(SAME)), ids=SAME)
def test_a_page_says_what_jinja_says(templates, plain, n):
    name = f"same{n}.html"
    for values in (VALUES, VALUES | {"base": "", "text": "<2>", "n": 9, "flag": False}, VALUES):         # macros are kept from page to page, values are not
        assert templates[1].render(name, values).decode() == plain(name, values)


@pytest.mark.parametrize("n", range(len(WRONG)), ids=WRONG)
def test_what_is_wrong_is_wrong_here_too(templates, plain, n):
    name = f"wrong{n}.html"
    with pytest.raises(Exception) as theirs:
        plain(name, VALUES)
    with pytest.raises(TemplateFailure) as ours:
        templates[1].render(name, VALUES)
    assert str(theirs.value) in ours.value.note.message
    assert ours.value.note.span.line == 3 or ours.value.note.span.path == "templates/bits.html"


def test_a_page_that_failed_leaves_nothing_to_the_next(templates):
    name = f"same{SAME.index(next(t for t in SAME if 'more.html' in t))}.html"
    with pytest.raises(TemplateFailure):
        templates[1].render(name, {k: v for k, v in VALUES.items() if k != "base"})
    assert b"../" in templates[1].render(name, VALUES)
    with pytest.raises(TemplateFailure):                   # and what the page before had is no longer there
        templates[1].render(name, {k: v for k, v in VALUES.items() if k != "base"})


def test_what_jinja_wrote_is_remembered_by_the_text(tmp_path, monkeypatch):
    """Another process is given it, and writes the Python of a changed text alone; in another language all of it."""
    (tmp_path / "a.html").write_text("{{ _('Map') }}{{ 1200|number }}", "utf-8")
    (tmp_path / "b.html").write_text("{{ _('Map') }}", "utf-8")
    before = Templates([(tmp_path, "templates")])
    before.prepare(before.sources)
    known = msgspec.msgpack.decode(msgspec.msgpack.encode(before.known), type=dict[bytes, Known])
    (tmp_path / "b.html").write_text("{{ _('Map') }}!", "utf-8")
    written, writes = [], Spoken._generate
    monkeypatch.setattr(Spoken, "_generate", lambda self, tree, name, *more, **options: written.append((self.speech.language, name)) or writes(self, tree, name, *more, **options))
    after = Templates([(tmp_path, "templates")], known=known)
    after.prepare(after.sources)
    assert [after.render(name, {}) for name in ("a.html", "b.html")] == [b"Map1,200", b"Map!"] and written == [("en", "b.html")]
    arabic = Templates([(tmp_path, "templates")], {language: load(language, tmp_path)[0] for language in ("en", "ar")}, known=after.known)
    arabic.prepare(arabic.sources)
    assert arabic.render("b.html", {}, "ar").decode() == "الخريطة!" and written[1:] == [("ar", "a.html"), ("ar", "b.html")]


def test_a_page_leaves_no_values_behind(tmp_path):
    """Processes that make pages look for no circles: what a macro of the page leads back to must go without that."""
    (tmp_path / "page.html").write_text("{% macro down(n) %}{{ n }}{% if n %}{{ down(n - 1) }}{% endif %}{% endmacro %}{{ down(thing|length) }}{{ thing }}", "utf-8")
    templates, gone = Templates([(tmp_path, "templates")]), []

    class Told(list):
        def __del__(self):
            gone.append(True)
    gc.disable()
    try:
        assert templates.render("page.html", {"thing": Told([7])}) == b"10[7]"
        assert gone
    finally:
        gc.enable()

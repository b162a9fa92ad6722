"""Templates say what Jinja itself makes of them, whatever compiling.py does to be quicker."""
import jinja2
import pytest
from markupsafe import Markup

from chronicle.model import Struct
from chronicle.templates import TemplateFailure, Templates


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

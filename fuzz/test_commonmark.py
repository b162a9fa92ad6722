"""CommonMark's own examples through the library as `chronicle.markdown` sets it up, with HTML on to compare, and as it is."""
import re

import pytest

import suites
from chronicle import markdown

DIFFERENT = {                   # example -> why what we make of it is another thing
    218: "no line break within an empty quote", 239: "no line break within an empty quote", 240: "no line break within an empty quote",
    548: "[[…]] is a wiki link", 559: "[[…]] is a wiki link", 590: "[[…]] is a wiki link",
    596: "irc: is no scheme that is linked", 598: "a+b+c: is no scheme that is linked", 599: "made-up-scheme: is no scheme that is linked",
    601: "localhost: is no scheme that is linked",
}
HTML = frozenset({21, 31, *range(148, 192), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, *range(625, 632), 642, 643})


def compared(html: str) -> str:
    """Without what we add everywhere: headings begin at h2 and have ids, links that lead out say so."""
    html = re.sub(r'(<h\d) id="[^"]*"', r"\1", html).replace(' rel="noreferrer nofollow"', "")
    return html.replace("<h1", "<h2").replace("</h1>", "</h2>")


def differing(html_is_on: bool) -> set[int]:
    library = markdown.library.__wrapped__()            # one of our own: the other is shared
    if html_is_on:
        library.options["html"] = True
        library.enable(["html_block", "html_inline"])
    return {number for number, _, source, wanted in suites.commonmark() if compared(whole(library, source)) != compared(wanted)}


def whole(library, source: str) -> str:
    env = {"links": []}
    return library.renderer.render(library.parse(source, env), library.options, env)


def test_the_suite_is_whole():
    assert len(suites.commonmark()) == 652


def test_all_but_the_known_examples_are_the_specification_s():
    assert differing(html_is_on=True) == set(DIFFERENT)


def test_as_it_is_set_up_only_examples_with_html_differ_too():
    assert differing(html_is_on=False) == set(DIFFERENT) | HTML
    assert all("<" in source for number, _, source, _ in suites.commonmark() if number in HTML)


@pytest.mark.parametrize("number, section, source, wanted", suites.commonmark(), ids=lambda v: str(v) if isinstance(v, int) else "")
def test_each_example_is_rendered_inert(number, section, source, wanted):
    text, notes = markdown.render(source, "x.md", 1)
    made = "".join(p for p in text.parts if isinstance(p, str))
    assert not re.search(r"<(?!/?(p|em|strong|code|pre|a|img|h[2-6]|ul|ol|li|blockquote|hr|br|label|input)\b)", made), made
    assert not [n for n in notes if n.severity == "error"]
    assert whole(markdown.library(markdown.unneeded(source)), source) == whole(markdown.library(), source), "a rule was left out that this text needs"

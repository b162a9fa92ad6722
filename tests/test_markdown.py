"""Texts: what Markdown means here, what is only text, and that nothing is lost in silence."""
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from markdown_it import MarkdownIt
from markdown_it.token import Token

from chronicle import astray
from chronicle.markdown import LONGEST, allowed, dialect, library, render
from chronicle.model import Text, WikiLink
from chronicle.shortcuts import AFTER_HEADINGS, RARE, RARE_PATTERNS, USUAL, blocks, unneeded, words


def html(body: str) -> str:
    """The HTML of a text, with wiki links as `{target|label}`."""
    text, _ = render(body, "x.md", 1)
    return "".join(p if isinstance(p, str) else f"{{{p.target}|{p.label}}}" for p in text.parts)


def notes(body: str, first_line: int = 1):
    return [(n.code, n.span.line) for n in render(body, "x.md", first_line)[1]]


# ---- what it means

@pytest.mark.parametrize("body, expected", [
    ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
    ("~~gone~~", "<p><s>gone</s></p>\n"),
    ("# Head\n\ntext", '<h2 id="s-head">Head</h2>\n<p>text</p>\n'),
    ("## Head\n\n### Sub", '<h2 id="s-head">Head</h2>\n<h3 id="s-sub">Sub</h3>\n'),
    ("## A\n\n## A", '<h2 id="s-a">A</h2>\n<h2 id="s-a-1">A</h2>\n'),
    ("[a](https://a.example/)", '<p><a href="https://a.example/" rel="noreferrer nofollow">a</a></p>\n'),
    ("[a](b.html)", '<p><a href="b.html">a</a></p>\n'),
    ("term\n: what it means", "<dl>\n<dt>term</dt>\n<dd>what it means</dd>\n</dl>\n"),
    ("<https://a.example/>", '<p><a href="https://a.example/" rel="noreferrer nofollow">https://a.example/</a></p>\n'),
    ("https://a.example/", "<p>https://a.example/</p>\n"),
])
def test_what_a_text_means(body, expected):
    assert html(body) == expected


def test_a_table():
    assert "<th>place</th>" in html("| place | n |\n|---|--:|\n| [[tartus]] | 3 |\n") and "{tartus|}" in html("| p |\n|---|\n| [[tartus]] |")


def test_a_footnote_leads_there_and_back():
    made = html("As said.[^1]\n\n[^1]: By whom.")
    assert 'href="#fn1"' in made and 'id="fn1"' in made and 'href="#fnref1"' in made and "By whom." in made
    assert '<div class="footnotes">' in made and "<section" not in made, "a section would want a heading"


def test_a_task_list():
    assert html("- [x] done\n- [ ] open\n").count('type="checkbox"') == 2


def test_headings_and_plain_words_are_gathered():
    text, _ = render("## One *two*\n\nText with [[tartus|the city]] and `code`.\n", "x.md", 1)
    assert text.headings == (("s-one-two", "One two"),)
    assert text.plain == "One two Text with the city and code."


# ---- HTML is text

@pytest.mark.parametrize("body", [
    "<b>x</b>", "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- x -->", "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>", "- <iframe>", "> <style>x</style>", "<?php x ?>", "<![CDATA[x]]>", "<!DOCTYPE x>",
    "| <b>x</b> |\n|---|\n| <i>y</i> |", "# <b>x</b>", "[<b>x</b>](a.html)", "![<b>x</b>](a.png)", "`<b>`", "    <b>", "```\n<b>\n```",
    "```\"><b>\n```", "[a](b.html \"<b>\")", "a[^1]\n\n[^1]: <b>x</b>", "<b>\n: <i>", "&lt;b&gt;", "[[tartus|<b>x</b>]]", "[^<b>]\n\n[^<b>]: x",
])
def test_html_in_a_text_is_text(body):
    made = re.sub(r"\{[^}]*\}", "", html(body))
    assert not re.search(r"<(b|i|script|svg|iframe|style)\b|<[?!]|<img src=x", made), made
    assert "onerror=alert(1)>" not in made and "<a href='java" not in made


def test_the_info_of_a_code_block_cannot_leave_its_attribute():
    assert html('```x"y<z\ncode\n```') == '<pre><code class="language-x&quot;y&lt;z">code\n</code></pre>\n'


# ---- where links may lead

@pytest.mark.parametrize("url", ["https://a.example/", "http://a.example/", "HTTPS://a.example", "mailto:a@b.example", "a.html", "../a.html",
                                 "#s-head", "/a/b", "?q=1", "a/b:c", ""])
def test_allowed(url):
    assert allowed(url)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)", "vbscript:x",
                                 "data:text/html,x", "data:image/png;base64,x", "file:///etc/passwd", "ftp://a.example", "//evil.example/", "\\\\evil",
                                 " javascript:alert(1)", "blob:x", "about:blank", "view-source:x", "intent://x", "a b"])
def test_refused(url):
    assert not allowed(url)


@pytest.mark.parametrize("body", [
    "[x](javascript:alert(1))", "[x](JAVASCRIPT:alert(1))", "[x](&#106;avascript:alert(1))", "[x](java&Tab;script:alert(1))", "[x](javascript&colon;alert(1))",
    "[x][a]\n\n[a]: javascript:alert(1)", "<javascript:alert(1)>", "[x](<javascript:alert(1)>)", "![x](javascript:alert(1))", "[x](data:text/html,x)",
    "[x](%6Aavascript:alert(1))" , "[x](//evil.example)", "![x](//evil.example/a.png)", "[x](/\\evil.example)",
])
def test_no_link_is_made_to_a_refused_address(body):
    for href in re.findall(r'(?:href|src)="([^"]*)"', html(body)):
        assert allowed(href) and not re.match(r"(?i)\s*(javascript|data|//|/\\)", href), html(body)


def test_a_refused_link_is_told_with_its_line():
    assert notes("one\n\n[x](javascript:alert(1))\n", 5) == [("M603", 7)]


@pytest.mark.parametrize("body, shown", [("![<b> it](https://a.example/x.png)", "<p>&lt;b&gt; it</p>\n"), ("![it][a]\n\n[a]: http://a.example/x.png", "<p>it</p>\n"),
                                         ("![it](../assets/x.png)", '<p><img src="../assets/x.png" alt="it" /></p>\n')])
def test_of_a_picture_elsewhere_the_words_are_shown_and_it_is_told(body, shown):
    assert html(body) == shown and [c for c, _ in notes(body)] == ["M603" if "http" in body else "M605"]


# ---- wiki links

@pytest.mark.parametrize("body, link", [
    ("[[tartus]]", ("tartus", "", "")), ("[[tartus|the city]]", ("tartus", "the city", "")), ("[[tartus#s-war]]", ("tartus", "", "s-war")),
    ("[[tartus#s-war|the war]]", ("tartus", "the war", "s-war")), ("[[ Old Name ]]", ("Old Name", "", "")), ("[[جبلة]]", ("جبلة", "", "")),
])
def test_wiki_links(body, link):
    [found] = render(body, "x.md", 1)[0].links
    assert (found.target, found.label, found.section) == link


@pytest.mark.parametrize("body", ["`[[code]]`", "    [[code]]", "```\n[[code]]\n```", "\\[[x]]", "[[]]", "[[|x]]", "[[a\nb]]", "[[a|b", "[a]]",
                                  "[[" + "x" * 201 + "]]", "[[a]b]]"])
def test_what_is_no_wiki_link(body):
    assert render(body, "x.md", 1)[0].links == []


def test_every_link_knows_its_line_its_column_and_its_sentence():
    body = "Code `[[tartus]]` first. Then [[tartus]] was hit.\n\n- In *[[jableh|the port]]*, too. More.\n"
    found = render(body, "x.md", 10)[0].links
    assert [(l.target, l.line, l.col, l.length, l.sentence) for l in found] == [
        ("tartus", 10, 31, 10, "Then [[tartus]] was hit."), ("jableh", 12, 7, 19, "In the port, too.")]


def test_links_know_their_line_in_every_kind_of_block():
    body = "# [[a]]\n\nx\n[[b]]\n  [[c]] [[c]]\n\n> y\n> [[d]]\n\n| x | y |\n|---|---|\n| z | [[e\\|l]] |\n\n1. x\n   [[f]]\n\n`[[g]]`\n\n*[[g]]*\n"
    assert [(l.target, l.line, l.col) for l in render(body, "x.md", 1)[0].links] == [
        ("a", 1, 3), ("b", 4, 1), ("c", 5, 3), ("c", 5, 9), ("d", 8, 3), ("e", 12, 0), ("f", 15, 4), ("g", 19, 2)]


def test_links_in_headings_tables_quotes_and_footnotes_are_found():
    body = "# [[a]]\n\n> [[b]]\n\n| x |\n|---|\n| [[c]] |\n\nx[^1]\n\n[^1]: [[d]]\n\n1. [[e]]\n"
    assert sorted(l.target for l in render(body, "x.md", 1)[0].links) == list("abcde")


def test_a_mark_in_the_text_cannot_pose_as_a_link():
    assert render("\ufdd00; and \ufdd0999; x", "x.md", 1)[0].links == []


def test_a_link_label_keeps_hostile_words_for_the_page_to_escape():
    [link] = render('[[tartus|"><script>alert(1)</script>]]', "x.md", 1)[0].links
    assert link.label == '"><script>alert(1)</script>'


# ---- nothing is lost in silence

@pytest.mark.parametrize("body", [
    "above\n\n" + ">" * 120 + " deep\n\nbelow", "above\n\n" + "".join("  " * n + "- x\n" for n in range(60)) + "\nbelow",
    "above\n\n" + "- " * 120 + "deep\n\nbelow", "above\n\n" + "1. " * 90 + "deep\n\nbelow",
    "above\n\n" + "*a " * 150 + "a*" * 150 + "\n\nbelow", "above\n\n" + "[" * 150 + "a" + "](b)" * 150 + "\n\nbelow",
])
def test_text_is_shown_whole_or_refused_with_its_line(body):
    text, said = render(body, "x.md", 1)
    words = " ".join(p for p in text.parts if isinstance(p, str))
    assert [(n.code, n.severity) for n in said] == [("M601", "error")] or "below" in words and words.count("deep") == body.count("deep")
    for note in said:
        assert note.span.line >= 3 and note.hint


def test_a_list_of_forty_levels_is_shown():
    body = "".join("  " * n + f"- level{n}\n" for n in range(40))
    assert notes(body) == [] and "level39" in html(body)


def test_a_text_that_is_too_long_is_refused():
    text, [note] = render("a " * (LONGEST // 2 + 1), "x.md", 4)
    assert text == Text() and (note.code, note.span.line) == ("M602", 4)


@pytest.mark.parametrize("body", ["![" * 1500, "[" * 5000, "[[" * 5000, "*" * 20_000, "**a " * 3000, "`" * 9999, "a`" * 9999, "<" * 20_000, "&" * 20_000,
                                  "~~" * 9999, "[^1]" * 5000, "| a " * 2000 + "\n" + "|---" * 2000, "a\n" * 20_000, "[[a]] " * 10_000,
                                  "killed " * 20_000, "- " * 45 + "\n" + "x\n\n" * 2000],
                         ids=lambda b: b[:6])
def test_hostile_texts_take_no_more_than_seconds(body):
    started = time.process_time()
    render(body, "x.md", 1)
    assert time.process_time() - started < 5


MARKS = st.text(alphabet=st.one_of(st.sampled_from("[]()!*_`~#>-+|:<>&\\\"'^=.1 \n\tax\ufdd0\x00\x85\u2028\u202e"), st.characters(exclude_categories=["Cs"])), max_size=300)


@settings(max_examples=400, deadline=None)
@given(MARKS)
@example("^[a] [^1]\n\n[^1]: b\n\n- [ ] c\n\na\n: b\n")
def test_any_text_is_rendered_inert(body):
    text, said = render(body, "x.md", 1)
    assert all(isinstance(p, (str, WikiLink)) for p in text.parts)
    made = "".join(p for p in text.parts if isinstance(p, str))
    assert "\ufdd0" not in made
    assert not re.search(r"<(?!/?(p|em|strong|s|code|pre|a|img|h[1-6]|ul|ol|li|blockquote|hr|br|table|thead|tbody|tr|th|td|dl|dt|dd|div|sup|input|label)\b)", made), made
    for href in re.findall(r'(?:href|src)="([^"]*)"', made):
        assert allowed(href.replace("&amp;", "&")) or href.startswith("#"), href


@given(st.from_regex(USUAL, fullmatch=True))
def test_a_usual_address_is_what_the_library_makes_of_it(url):
    assert MarkdownIt().normalizeLink(url) == url


SLOW = dialect()
LINES = st.lists(st.sampled_from(["a", "- b", "1. c", "> d", "    e", "\tf", "```", "~~~", "# g", "---", "=== ", "- - -", "* * *", "- ***", "1. ***", ": h", "> : h", "  : h", "~ i", "| j |", "|-|", "[k]: l",
                                  "[k]", "[^m]: n", "[^m] ^[o]", "- [ ] p", "[x]\tq", "*r* __s__ ~~t~~", "`u` \\v &amp; <http://w>", "![x](y)", "[x](y 'z')", "[[a|b]]", "x:y-z+", "  ", ""]), max_size=12)

WORDS = st.lists(st.sampled_from(["a", "b c", " ", "\n", "  \n", "\n\n", "[", "]", "(", ")", "](", "[x](y)", "[x y](https://a.b/c)", "[x](y 'z')", "![", "!", "*", "**", "_", "__", "`", "``", "\\", "\\*", "<", "<http://a.b>",
                                  "&amp;", "&", "~~", "^[", "**a**", "*b c*", "*b*c", "`x`", "[*x*](y)", ".", "[^1]", "[^1]: n", "[[w]]", "[[w|l]]", '"', "\n- ", "\n> ", "1. ", "\t"]), max_size=24)


def fields(tokens) -> list:
    """Tokens by their fields: ours are of another class than the library's."""
    return [[fields(value) if name == "children" else value for name in Token.__slots__ for value in [getattr(token, name)]] for token in tokens or ()]


def whole(parser, text: str) -> str:
    env = {"links": []}
    return parser.renderer.render(parser.parse(text, env), parser.options, env)


@settings(max_examples=300, deadline=None)
@given(st.one_of(MARKS.map(lambda t: t.replace("\r", "")), LINES.map("\n".join), LINES.map(" ".join), WORDS.map("".join)))
@example("a\n===  ")
@example("- a\n  - ***")
def test_shortcuts_save_nothing_but_time(text):
    soon, slow = library(unneeded(text)), SLOW
    assert fields(soon.parse(text, {"links": []})) == fields(slow.parse(text, {"links": []}))
    assert whole(soon, text) == whole(slow, text)


def test_rules_for_words_are_all_in_the_table_of_signs():
    """Another would never be asked."""
    assert SLOW.inline.ruler.get_active_rules() == ["text", *(name for name in SLOW.inline.ruler.get_active_rules() if name in words.BEGINS)]
    assert set(SLOW.block.ruler.get_active_rules()) >= set(blocks.BEGINS)


def test_most_texts_need_few_rules():
    """Else the test above has nothing to find."""
    assert unneeded("Words of a paragraph, and a [link](https://a.example).\n\n- one\n- two\n") == (*RARE, *RARE_PATTERNS, AFTER_HEADINGS)
    assert unneeded("| * _ ~ ^ ``` > # ]: \\ ! < & \r \0\t[x]\n: a\n---\n") == ()


@given(st.text("[a]`\\ ", max_size=12), st.text("[a]", min_size=1, max_size=3))
def test_where_an_address_is_written_by_itself(line, sign):
    found = re.search(rf"(?<![\\`\[]){re.escape(sign)}(?!\])", line)
    assert astray.column(line, sign) == (found.start() + 1 if found else 0)

"""No text takes long: at the limits of what is taken, and beyond them told with a line. `make fuzz` tries all of them."""
import os
import time

import pytest

from chronicle import markdown
from chronicle.content.read import LARGEST, read
from chronicle.yaml_events import MOST
from slow_texts import FRONTS, INCIDENT, TEXTS

SECONDS = 10                    # of the processor; half of what is promised
WORST = {"brackets": 10_000, "lazy quotes": 20_000, "headings": 4_000, "tasks far off": 20_000, "copied title": 5_000, "nested notes": 12_000}
FULL = bool(os.environ.get("CHRONICLE_FUZZ"))


def largest(make) -> str:
    """The longest text of that make that is not refused for its length."""
    n = markdown.LONGEST
    while any(note.code == "M602" for note in markdown.render(make(n), "x.md", 1)[1]):
        n = n * 3 // 4
    return make(n)


@pytest.mark.parametrize("name", TEXTS if FULL else WORST)
def test_the_longest_text_that_is_taken_takes_seconds(name):
    text = largest(TEXTS[name]) if FULL else TEXTS[name](WORST[name])
    started = time.process_time()
    parsed, _ = read("content/incidents/x.md", f"{INCIDENT}---\n{text}".encode())
    assert time.process_time() - started < SECONDS
    assert "M602" not in [n.code for n in parsed.notes]


@pytest.mark.parametrize("name, characters, line", [
    ("brackets", 10_001, 5), ("lines", 50_000, 20_005), ("headings", 5_000, 1_005), ("tasks", 9_000, 1_005), ("words", 300_002, 5), ("lines", 400_000, 150_005)])
def test_what_is_longer_is_refused_with_its_line(name, characters, line):
    [note] = markdown.render(TEXTS[name](characters), "x.md", 5)[1]
    assert (note.code, note.span.line) == ("M602", line) and note.hint


def test_an_address_that_is_copied_often_is_refused():
    [note] = markdown.render(TEXTS["copied title"](60_000), "x.md", 5)[1]
    assert note.code == "M602" and "addresses" in note.message


@pytest.mark.parametrize("name", FRONTS)
def test_front_matter_is_read_or_refused_in_seconds(name):
    for n in (MOST - 100, LARGEST // 20) if FULL else (MOST // 2,):
        started = time.process_time()
        parsed, _ = read("content/incidents/x.md", f"{INCIDENT}{FRONTS[name](n)}---\n".encode()[:LARGEST])
        assert time.process_time() - started < SECONDS
        assert len(parsed.notes) <= 3 * MOST
        for note in parsed.notes[:50]:
            assert len(note.message) + len(note.hint) < 1_000


def test_each_limit_is_one_that_a_text_may_just_reach():
    for text in ("a" * markdown.LONGEST, "[" * 10_000, "\n" * 19_999 + "a", "# a\n" * markdown.HEADINGS, "- [ ] a\n" * markdown.TASKS):
        assert markdown.render(text, "x.md", 1)[1] == []
    for text in ("a" * (markdown.LONGEST + 1), "[" * 10_001, "\n" * 20_001 + "a", "# a\n" * (markdown.HEADINGS + 1), "- [ ] a\n" * (markdown.TASKS + 1)):
        assert [n.code for n in markdown.render(text, "x.md", 1)[1]] == ["M602"]


# ---- words that would be in no page

@pytest.mark.parametrize("body, told", [
    ("|a|b|\n|-|-|\n|1|2|3|\n", [3]), ("> |a|\n> |-|\n> |1|2|\n", [3]), ("|a|b|\n|-|-|\n|1|\n|1\\|2|3|\n", []), ("a|b\n-|-\n1|2|3\n1|2\n", [3]),
    ("|a|\n|-|\n|`1|2`|\n", [3]), ("x[^1]\n\n[^1]: a\n", []), ("x\n\n[^1]: a\n", [3]), ("x[^1]\n\n[^1]: a\n\n[^1]: b\n", [3]), ("a\n\n[^1]: b\n\n[^2]: c\n", [3, 5]),
    ("||\n|-|\nx\ry\n|1|2|\n", [5]), ("|a|\r\n|-|\r\n|1|2|\r\n", [3]),
    ("```\n[^1]: a\n|a|\n|-|\n|1|2|\n```\n", []),
])
def test_words_that_would_be_in_no_page_are_told(body, told):
    assert [(n.code, n.span.line) for n in markdown.render(body, "x.md", 1)[1]] == [("M604", line) for line in told]

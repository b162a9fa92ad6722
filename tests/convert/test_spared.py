"""What the reader does not try, to be fast, would have found nothing."""

import re

import pytest

from chronicle.convert.lexicon import data
from chronicle.convert.mentions.time import _COMPILED, _HOLDS
from tests.convert.test_news import NEWS

RARE = ["A day after the raid, many fled.", "Two died the day before yesterday, and one in the past 24 hours.", "It burned from 3 to 5 May, between May 3 and 5, on the 14th, on Christmas Eve.",
        "The mayor fled, two days after the raid.", "They were killed on 03.05.2024, and talks begin tomorrow."]
CONTEXT = {**data("context")["background"], **{name: patterns for name, patterns in data("context").items() if name != "background"}}


def test_a_form_of_time_is_only_in_texts_that_hold_one_of_its_words():
    lines = RARE + [line for path in sorted(NEWS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    found = {(name, line) for line in lines for name, form in _COMPILED if name in _HOLDS and form.search(line)}
    assert {name for name, _ in found} == set(_HOLDS)
    assert [(name, line) for name, line in found if not any(word in line.lower() for word in _HOLDS[name])] == []


@pytest.mark.parametrize("name", CONTEXT)
def test_patterns_of_context_may_be_tried_together_in_small_letters(name):
    for pattern in CONTEXT[name]:
        assert not re.search("[A-Z]", re.sub(r"\\.", "", pattern)), pattern
        rest = pattern
        while (shorter := re.sub(r"\([^()]*\)|\[[^]]*\]|\\.", "", rest)) != rest:
            rest = shorter
        assert "|" not in rest, f"alternatives outside brackets: {pattern}"

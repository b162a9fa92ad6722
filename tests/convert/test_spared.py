"""What the reader does not try, to be fast, would have found nothing."""

import re

import pytest

from chronicle.convert import implied
from chronicle.convert.lexicon import data
from chronicle.convert.mentions.time import _HOLDS, FORMS
from chronicle.convert.needed import words_in, words_needed
from tests.convert.test_news import NEWS

RARE = ["A day after the raid, many fled.", "Two died the day before yesterday, and one in the past 24 hours.", "It burned from 3 to 5 May, between May 3 and 5, on the 14th, on Christmas Eve.",
        "The mayor fled, two days after the raid.", "They were killed on 03.05.2024, and talks begin tomorrow.", "It was found on 2024-05-03."]
CONTEXT = {**data("context")["background"], **{name: patterns for name, patterns in data("context").items() if name != "background"}}
LINES = [*dict.fromkeys(RARE + [line for path in sorted(NEWS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()])]


@pytest.fixture(scope="module")
def lines() -> list[tuple[str, str, frozenset[str]]]:
    """Each line, the same in small letters, its words."""
    return [(line, line.lower(), words_in(line)) for line in LINES]


def test_a_form_of_time_is_only_in_texts_that_hold_one_of_its_words():
    found = {(name, line) for line in LINES for name, form in FORMS if re.search(form, line, re.I)}
    assert {name for name, _ in found} == set(_HOLDS) == {name for name, _ in FORMS}
    assert [(name, line) for name, line in found if words_in(line).isdisjoint(_HOLDS[name])] == []


@pytest.mark.parametrize("pattern, words", [
    (r"\b(?:previous|past) (?:\w+ ){0,2}attacks?\b", "previous past"), (r"\bha(?:s|ve) begun\b", "begun"), (r"\bin (?:19|20)\d\d\b", "in"), (r"\?[\"”’]?$", ""),
    (r"(?<!no )\bcivil war", "civil"), (r"\bkidnap\w*", ""), (r"cease-?fire\b", ""), (r"\bcease-?fire\b", "ceasefire cease"), (r"\b(?:a|b) .{0,9}\bmany\b", "many"),
    (r"\b(?:shot|\w+ed)\b", ""), (r"^meanwhile\b", "meanwhile"), (r"\bgroups?(?: of)? men\b", "group groups"), (r"\bGang\b", "gang"), (r"\bdon['’]t miss\b", "miss")])
def test_words_that_an_expression_cannot_do_without(pattern, words):
    assert words_needed(pattern) == frozenset(words.split())


def test_what_matches_a_whole_line_begins_and_ends_with_it():
    assert words_needed("share", whole=True) == {"share"}
    assert words_needed("share") == words_needed("shared.{0,9}ed", whole=True) == set()


@pytest.mark.parametrize("name", CONTEXT)
def test_patterns_of_context_match_only_texts_that_hold_one_of_their_words(name, lines):
    for pattern in CONTEXT[name]:
        assert not re.search("[A-Z]", re.sub(r"\\.", "", pattern)), f"tried in small letters: {pattern}"
        if words := words_needed(pattern):
            search = re.compile(pattern).search
            assert [line for line, small, held in lines if words.isdisjoint(held) and search(small)] == []


@pytest.mark.parametrize("name", data("boilerplate"))
def test_lines_of_the_page_hold_one_of_the_words_of_their_pattern(name, lines):
    for pattern in data("boilerplate")[name]:
        if words := words_needed(pattern, whole=True):
            matches = re.compile(pattern, re.I).fullmatch
            assert [line for line, _, held in lines if words.isdisjoint(held) and matches(line)] == []


@pytest.mark.parametrize("name", ["_CAPITAL", "_THIS", "_TOWN", "_CITY_POLICE", "_HERE", "_CAPITAL_OF", "_OF_NATION"])
def test_what_means_a_town_without_its_name_holds_one_of_a_few_words(name):
    told = [line for line in [*LINES, "They struck a market in this port.", "City police said so."] if getattr(implied, name).search(line)]
    assert told and [line for line in told if implied._NAMELESS.isdisjoint(words_in(line))] == []

"""Of this event or of another: the points of lexicon/same.yaml (same.py)."""

from pathlib import Path

import pytest

from chronicle.convert import reader as reading
from chronicle.convert.article import from_bytes
from chronicle.convert.event import Group
from chronicle.convert.group import specific
from chronicle.convert.lexicon import data
from chronicle.convert.reader import Reader
from chronicle.convert.same import event_of, judged, of_sentence, points, properties

READER = Reader()
POST = "Gunmen attacked a police station in Homs on Monday, killing two officers, police said."


@pytest.fixture
def scenes(monkeypatch):
    """The sentences of a text as grouping sees them."""
    def read(*sentences):
        seen = []
        monkeypatch.setattr(reading, "group", lambda given, bare: seen.extend(given) or ([], []))
        READER.read(from_bytes("\n\n".join(sentences).encode(), Path("made-up.txt"), {"published": "2024-03-05"}))
        return seen
    return read


def test_every_property_has_its_points(scenes):
    first, second = scenes(POST, "Rebels bombed a bank in Aleppo on Sunday.")
    event = Group(first)
    assert set(judged(second, event, [event])) == set(data("same")["points"])


def test_points_add_up():
    table = data("same")
    assert points(set()) == table["start"]
    assert points({"the attack", "later"}) == table["start"] + table["points"]["the attack"] + table["points"]["later"]


@pytest.mark.parametrize(("sentence", "found"), [
    ("The attack in Homs wounded nine people, residents said.", {"a town of both", "the attack", "the next sentence", "no day of its own"}),
    ("On Sunday another bomb exploded at a bank in Aleppo.", {"towns of each alone", "days of each alone", "one more", "begins with a place or day", "contradicts: another place"}),
    ("Five of the attackers were killed.", {"its attackers hit", "no town of its own"}),
    ("Two of the wounded died later at a hospital in Hama, taking the toll to four.", {"counts the dead anew"}),
    ("A bomb exploded at a school in Homs.", {"brought in at a town of both, others hit", "an event brought in", "bombing or not"}),
    ("Nine houses were also damaged.", {"hurt or damaged, nobody's deed", "also"})])
def test_what_a_sentence_has_beside_an_event(scenes, sentence, found):
    first, second = scenes(POST, sentence)
    event = Group(first)
    assert found <= properties(second, event, [event])


OTHERS = {"bombing or not, others hit", "brought in at a town of both, others hit"}


@pytest.mark.parametrize(("sentence", "bare", "found"), [
    ("A bomb exploded at a school in Homs.", True, OTHERS),
    ("A bomb exploded at a school in Homs.", False, {"brought in at a town of both, others hit"}),
    ("A bomb exploded at a police station in Homs.", True, set()),
    ("The bomb exploded in Homs.", True, set()),
    ("Gunmen shot dead a teacher.", True, set())])
def test_a_bomb_that_hit_others_is_another_event_in_a_bare_message(scenes, sentence, bare, found):
    first, second = scenes(POST, sentence)
    event = Group(first)
    assert properties(second, event, [event], of_sentence(second, bare)) & OTHERS == found


@pytest.mark.parametrize(("sentence", "enough"), [("A bank was attacked.", True), ("The bank was attacked.", False), ("The rebels were attacked.", False)])
def test_a_thing_brought_in_is_enough_to_open_an_event(scenes, sentence, enough):
    """Neither town nor day, but something hit that was not told of: worth.py decides whether it is more than mentioned."""
    assert specific(scenes(POST, sentence)[1], after=True) is enough


def test_a_quarter_that_nobody_knows_does_not_make_two_towns_one(scenes):
    first, second = scenes("Bombs went off in Homs and in the Karmx neighbourhood on Monday, killing six people, police said.", "In Aleppo a car exploded next to a bank, killing one officer.")
    event = Group(first)
    assert {"towns of each alone", "contradicts: another place"} <= properties(second, event, [event])


@pytest.mark.parametrize(("sentence", "another"), [
    ("A train was hit in the yard, and minutes later a second bomb hit a locomotive.", False), ("Another bomb hit a locomotive.", True)])
def test_another_is_another_than_what_was_told_before_in_the_same_sentence(scenes, sentence, another):
    first, second = scenes("A bomb hit a police station in Homs on Monday, killing two officers, police said.", sentence)
    event = Group(first)
    assert ("contradicts: another one" in properties(second, event, [event])) is another


def test_overnight_may_be_the_evening_before(scenes):
    first, second = scenes("Gunmen killed two officers in Homs overnight, police said.", "The gunmen attacked the police station in Homs at nine on Monday, residents said.")
    event = Group(first)
    assert "a day of both" in properties(second, event, [event])


def test_a_sentence_goes_to_the_event_it_has_most_in_common_with(scenes):
    homs, aleppo, again, elsewhere = scenes(POST, "A bomb exploded at a hotel in Aleppo on Sunday, injuring a guard.", "The attack in Homs wounded nine people, residents said.",
                                            "On Saturday rebels kidnapped three teachers in Damascus.")
    events = [Group(homs), Group(aleppo)]
    assert event_of(again, events) is events[0] and event_of(elsewhere, events) is None


def test_a_toll_that_rises_is_of_the_event(scenes):
    first, second = scenes(POST, "Two of the wounded died on Tuesday at a hospital in Hama, taking the toll to four.")
    events = [Group(first)]
    assert event_of(second, events) is events[0]


def test_a_divided_sentence_tells_of_several_events(scenes):
    first, second, *_ = scenes("Drones hit Ukraine on Monday, killing four people in Kharkiv and two in Odesa, officials said.")
    assert event_of(second, [Group(first)]) is None

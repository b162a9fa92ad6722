"""Names near one that is not known: what "did you mean" offers, and when it holds its tongue."""
import pytest

from chronicle.near import near_names

PLACES = ["aleppo", "aleppo-governorate", "al-bab", "homs", "jableh", "mariupol", "tartus", "tartus-governorate"]


@pytest.mark.parametrize("wanted, first", [
    ("mariupl", "mariupol"), ("tartous", "tartus"), ("jabla", "jableh"), ("alepo", "aleppo"), ("hims", "homs"), ("albab", "al-bab"),
    ("tartus-gover", "tartus-governorate"), ("tartus-city", "tartus"),
])
def test_the_name_that_is_meant_comes_first(wanted, first):
    assert near_names(wanted, PLACES)[0] == first


@pytest.mark.parametrize("wanted", ["", "x", "washington", "2016-05-23", "%%%%", "\0"])
def test_nothing_is_offered_when_nothing_is_near(wanted):
    assert near_names(wanted, PLACES) == []


def test_the_answer_does_not_hang_on_the_order_of_the_names():
    assert near_names("tartus-gov", PLACES) == near_names("tartus-gov", PLACES[::-1]) == near_names("tartus-gov", set(PLACES))


def test_no_more_names_than_asked_for_and_each_once():
    many = [f"tartus-{n}" for n in range(50)]
    assert len(near_names("tartus", many, 3)) == 3 == len(set(near_names("tartus", many, 3)))


def test_a_very_long_name_is_answered():
    assert near_names("a" * 200_000, PLACES) == []

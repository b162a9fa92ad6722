"""Each recogniser alone."""

import pytest

from chronicle.convert import gazetteer, lexicon
from chronicle.convert.known import Known
from chronicle.convert.mentions import actor, count, place, target, time, trigger, weapon
from chronicle.convert.segment import Sentence, tokens


def found(recogniser, text):
    known = Known(lexicon.load(()), gazetteer.load())
    sentence = Sentence(0, "body", 0, len(text), text, tokens(text), 1)
    return [(m, text[sentence.tokens[m.start].start:sentence.tokens[m.end - 1].end]) for m in recogniser.find(sentence, known)]


@pytest.mark.parametrize("text, notation", [
    ("at least 44 people", "44+"), ("more than 120 people", ">120"), ("over 200 militants", ">200"), ("up to 20 people", "<=20"),
    ("as high as 121 dead", "<=121"), ("about 50 peasants", "~50"), ("some 30 rebels", "~30"), ("two dozen people", "24"), ("a dozen people", "12"),
    ("twenty-one soldiers", "21"), ("1,300 people", "1300"), ("three hundred people", "300"), ("between 10 and 15 people", "10-15"),
    ("10 to 15 people", "10-15"), ("half a dozen men", "6"), ("40 or more people", "40+"), ("no fewer than nine", "9+"),
    ("anywhere between 10 and 15 people", "10-15"), ("20-odd people", "~20"), ("forty-plus rebels", "40+"), ("20+ people", "20+"), ("20 or so people", "~20"),
    ("fewer than 20 people", "<20"), ("less than ten people", "<10"), ("well over 20 people", ">20"), ("in excess of 20 people", ">20"), ("a minimum of 20 people", "20+"),
    ("a maximum of 20 people", "<=20"), ("a further 20 people", "20"), ("an additional 20 people", "20"), ("exactly 20 people", "20")])
def test_counts(text, notation):
    assert [m.value.text for m, _ in found(count, text)] == [notation]


@pytest.mark.parametrize("text, said", [
    ("dozens of people", "dozens"), ("several soldiers", "several"), ("scores of people", "scores"), ("hundreds of thousands fled", "thousands"), ("a few men", "a few"),
    ("several dozen people", "dozens"), ("tens of people", "dozens"), ("a number of people", "a number"), ("an unknown number of people", "an unknown number"), ("numerous people", "many")])
def test_words_that_are_no_number_stay_words(text, said):
    assert [(m.value.vague, m.value.text) for m, _ in found(count, text)] == [(True, said)]


@pytest.mark.parametrize("text", ["50 km away", "a 300 pounds charge", "3.6 million refugees"])
def test_measures_are_no_count_of_people(text):
    assert [m for m, _ in found(count, text) if m.sub == "count"] == []


@pytest.mark.parametrize("text, value", [
    ("on Monday", ("weekday", 0, "")), ("last Friday", ("weekday", 4, "last")), ("yesterday", ("relative", -1, False)),
    ("two days earlier", ("relative", -2, True)), ("30 December 1989", ("day", 1989, 12, 30)), ("on 30 December", ("day", None, 12, 30)),
    ("May 23, 2016", ("day", 2016, 5, 23)), ("on March 3", ("day", None, 3, 3)), ("3 Jan 90", ("day", 1990, 1, 3)), ("in October", ("month", None, 10)),
    ("last week", ("last", "week")), ("earlier this month", ("this", "month")), ("since 2016", ("year", 2016))])
def test_times(text, value):
    assert [m.value for m, _ in found(time, text)] == [value]


@pytest.mark.parametrize("text", ["They may march on the capital.", "He may go."])
def test_words_that_are_no_time(text):
    assert found(time, text) == []


@pytest.mark.parametrize("text, names", [
    ("IS has claimed it.", ["Islamic State"]), ("He is here.", []), ("It IS said.", ["Islamic State"]), ("Ahrar al-Sham denied it.", ["Ahrar al-Sham"]),
    ("He writes for Deir Azzour 24.", ["Deir Azzour 24"]), ("the RAF bombed a village", [])])
def test_organisations(text, names):
    assert [m.name for m, _ in found(actor, text) if m.kind == "actor"] == names


@pytest.mark.parametrize("text, names", [
    ("A bomb went off in Jableh.", ["Jableh"]), ("in Hassakeh province", ["Hassakeh"]), ("outside the town of al-Bab", ["al-Bab"]),
    ("in the village of Nosuchplace Grande", ["Nosuchplace Grande"]), ("in eastern Syria", ["Syria"]), ("President George Washington spoke.", []),
    ("in the Jamiyat al Zahraa area", ["Jamiyat al Zahraa"])])
def test_places(text, names):
    assert [m.name for m, _ in found(place, text)] == names


@pytest.mark.parametrize("text, term", [
    ("two suicide car bombs", "suicide car bomb"), ("a truck packed with explosives", "truck bomb"), ("an AK-47", "rifle"),
    ("sticks of dynamite", "dynamite"), ("a car bomb attack", "car bomb")])
def test_weapons(text, term):
    assert [m.sub for m, _ in found(weapon, text)] == [term]


def test_targets_and_triggers():
    assert [m.sub for m, _ in found(target, "a bus station and a hospital")] == ["bus station", "hospital"]
    assert {(m.kind, m.sub) for m, _ in found(trigger, "The blasts killed ten.")} == {("event", "bombing"), ("verb", "bomb"), ("verb", "kill")}

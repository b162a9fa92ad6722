"""What is an incident and what is only mentioned (worth.py): by the points of lexicon/worth.yaml."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.chunk import Read
from chronicle.convert.lexicon import data
from chronicle.convert.scenes import Scene
from chronicle.convert.segment import Sentence
from chronicle.convert.worth import BARE, enough, judged, points, setting


def read(reader, text):
    return reader.read(from_bytes(text.encode(), Path("made-up.txt"), {"published": "2024-03-05"}))


TOLD = "Gunmen attacked a bus near Homs on Monday, killing three teachers, police said. The attackers fled on foot."
MENTIONED = ('The delegates met in Geneva for a third day.\n\n"Rebels killed two soldiers in a clash while we held this dialogue," the minister said.\n\n'
             "The talks end in April. Both delegations praised the hosts.")


def test_an_attack_that_is_told_is_an_incident(reader):
    assert len(read(reader, TOLD).incidents) == 1


def test_an_attack_that_a_speech_only_mentions_is_left_out_with_its_points(reader):
    reading = read(reader, MENTIONED)
    assert reading.incidents == ()
    assert [left.evidence.text.split()[0] for left in reading.context if left.reason.startswith("only mentioned: -")] == ['"Rebels']


def test_fighting_of_which_only_the_spoils_are_told_is_no_incident(reader):
    assert read(reader, "Rebels and soldiers clashed near Homs on Monday. The patrol seized rifles, ammunition and grenades after the fighting, "
                        "an officer of the infantry battalion said.").incidents == ()


def test_what_an_article_begins_with_is_no_mention_whoever_was_killed(reader):
    """Only armed men were hit, the day is that of the statement, the rest is about armies: it is the news all the same."""
    text = ("Army repels attack on base in the north\n\nThe army said on Friday that it had repelled an attack on its base at Djibo.\n\nSix soldiers and about thirty "
            "militants were killed in the fighting, a spokesman said. He said the militants had come from across the border. Weapons and motorcycles were seized. "
            "Reinforcements were on their way. Operations were continuing.")
    incident, = read(reader, text).incidents
    assert [p.name for p in incident.places] == ["Djibo"] and incident.killed.low == 36


@pytest.mark.parametrize("said, name", [
    ("A judge was murdered.", "words of crime"),
    ("The bullets hit a wall.", "words of shots and damage"),
    ("A senator was killed.", "words of office"),
    ("Police raided a farm.", "words of what was seized"),
    ("The coach plunged into a river.", "words of an accident"),
    ("Hundreds have been killed.", "words of things in general"),
    ("Two armed men shot him.", "a bomb, an attack, two men"),
    ("He was shot at his house.", "words of houses and streets"),
    ("Troops of the brigade met rebels.", "words of armies"),
    ("Rebels met troops.", "words of armies, none of crime"),
])
def test_words_that_count(said, name):
    """Each is found in its own sentence, and not in one without such words."""
    def found(text):
        sentence = Sentence(0, "body", 0, len(text), text, (), 1)
        scene = Scene(Read(sentence, (), ()), (), (), (), (), ())
        return judged([scene], setting([scene], "2024-03-05", 1))
    assert found(said)[name] and not found("It rained.")[name]


def test_every_property_has_its_points():
    sentence = Sentence(0, "body", 0, 0, "", (), 1)
    scene = Scene(Read(sentence, (), ()), (), (), (), (), ())
    for table in data("worth").values():
        assert set(judged([scene], setting([scene], "2024-03-05", 1))) - {BARE} == set(table["points"])


def test_points_add_up():
    for of, table in ((set(), data("worth")["articles"]), ({BARE}, data("worth")["messages"])):
        assert points(of) == table["start"]
        assert points({"a thing hit", "no time at all", *of}) == table["start"] + table["points"]["a thing hit"] + table["points"]["no time at all"]
        assert enough({"a thing hit", "words of crime", *of}) and not enough({"only in quotation", "one fact only", *of})


SKIRMISH = "Guerrillas attacked an army patrol near Homs, an officer said. He added that the clash lasted an hour. Troops are combing the hills. The army has opened a new road there."


@pytest.mark.parametrize("text, known, incidents", [
    (SKIRMISH, {}, 0),
    (SKIRMISH, {"publisher": "The Paper"}, 1),
    (f"Patrol attacked near Homs\n\n{SKIRMISH}", {}, 1),
    (SKIRMISH[:62], {}, 1),
])
def test_a_bare_message_is_judged_more_strictly_than_an_article(reader, text, known, incidents):
    """Without a headline, a page's words or a publisher it may be any message of a news service; so short a note is about what it tells."""
    article = from_bytes(text.encode(), Path("made-up.txt"), {"published": "2024-03-05", **known})
    assert len(reader.read(article).incidents) == incidents

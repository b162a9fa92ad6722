"""Several events in one text: lists by day or town, clauses of one sentence, what is told beside the news (group.py, another.py, divide.py, dayheads.py, sections.py)."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

READER = Reader()


def told(text: str) -> list[tuple]:
    """(town, day, dead) of each event."""
    found = READER.read(from_bytes((text + "\n").encode(), Path("made-up.txt"), {"published": "2024-05-10"})).incidents
    return [(i.places[0].name if i.places else "", i.date.edtf, i.killed.low if i.killed else None) for i in found]


ROUND_UPS = {
    "lines that begin with a town": ("""MOGADISHU: On Tuesday, mortar shells hit the airport and killed two workers.

BAIDOA: A suicide bomber blew himself up at a tea shop on Wednesday, killing four people.

GALKAYO: Gunmen killed an aid worker outside her office on Thursday.""",
        [("Mogadishu", "2024-05-07", 2), ("Baidoa", "2024-05-08", 4), ("Galkayo", "2024-05-09", 1)]),
    "lines that begin with a day": ("""Friday 3 May: A bomb killed a soldier in Cucuta.

Saturday 4 May: Guerrillas attacked a police station in Popayan and wounded three officers.

Sunday 5 May: Gunmen killed a community leader in Tumaco.""",
        [("Cucuta", "2024-05-03", 1), ("Popayan", "2024-05-04", None), ("Tumaco", "2024-05-05", 1)]),
    "lines that begin with a town and a day": ("""KABUL, 7 May - A bomb attached to a minibus killed three people in the west of the city.

JALALABAD, 8 May - Gunmen shot dead a former prosecutor in his shop.""",
        [("Kabul", "2024-05-07", 3), ("Jalalabad", "2024-05-08", 1)]),
    "a town beside an event of which it was not said where": ("""Four members of a gang were shot dead in Rosario on Tuesday night. On Wednesday morning the gang burned two buses.

In Buenos Aires, robbers killed a schoolgirl for her phone.""",
        [("Rosario", "2024-05-07", 4), ("", "2024-05-08", None), ("Buenos Aires", "2024-05-08", 1)]),
    "a town of its own, and nothing that points back": ("""Soldiers killed a protester in Conakry on Thursday, the opposition said.

In the town of Kindia, a police station was set on fire by demonstrators the same evening.""",
        [("Conakry", "2024-05-09", 1), ("Kindia", "2024-05-09", None)]),
    "people there as well, and another count": ("""At least twelve people were killed in a drone strike on a clinic in Nyala on Thursday, lawyers said.

The announcement came after a doctor reported that shelling killed seven people in El Fasher.""",
        [("Nyala", "2024-05-09", 12), ("El Fasher", "2024-05-09", 7)]),
    "one of the towns with which the news begins": ("""Drone strikes on the Ukrainian cities of Dnipro and Kharkiv on Thursday killed one person and wounded dozens of others, officials said.

The man who died was 53, the governor wrote. One home was destroyed.

In Kharkiv, 45 people were injured, the mayor said.""",
        [("Dnipro", "2024-05-09", 1), ("Kharkiv", "2024-05-09", None)]),
    "a day after others were accused": ("""Shelling killed nine people in Homs on Thursday, activists said.

The attack came a day after the army was accused of attacking the town of Manbij on Wednesday, killing 23 people.""",
        [("Homs", "2024-05-09", 9), ("Manbij", "2024-05-08", 23)]),
    "as many more, in a village of its own": ("""Herders killed nine people in the village of Tse-Sumaka in Benue State on Thursday, residents said.

At Tiortyu in Tarka Local Government Area of the state, another 15 people were murdered by the herders.""",
        [("Tse-Sumaka", "2024-05-09", 9), ("Tiortyu", "2024-05-09", 15)]),
}

ONE = {         # retold, counted anew, and what was before
    "some die in another town": "Eight people died when men sprayed a bar with bullets in Trojes on Thursday. Two of the wounded died later at a hospital in Danlí, taking the toll to ten, police said.",
    "a quarter of the town": "At least 19 people were killed on Thursday in air strikes in Hodeidah, rebels said. Warplanes hit two buses in Hodeidah's Jabal Ras area, killing at least 19 people and injuring 30, a spokesman said.",
    "a report filed on one day": "May 3 - A bomb killed two men in Homs. The blast broke windows.",
    "a year ago, elsewhere": "A priest was stabbed in a church in Lyon on Thursday during Mass. In 2016, a priest was killed in a church near Rouen by two men.",
    "the army's answer": "Nine soldiers were killed when jihadists attacked a post at Djibo on Tuesday, sources said. The army said that twenty of the attackers were killed in an air strike as they fled.",
    "an arrest on another day": "A bomb killed a general in Aden on Monday, and police on Tuesday arrested a man who had shot at a patrol.",
    "the attack there": "A bomb went off at a restaurant in Manbij on Thursday, an agency said. Guards were at the door at the time, and a crowd was in the street. Thursday's attack took place at a restaurant near Manbij's main market.",
    "a second missile": "A missile hit a block of flats in Kharkiv on Thursday and killed three people. A second missile fell into the yard minutes later.",
}

PARTS = {       # one sentence -> its towns and days
    "On 2 May the rebels burned a school in Dekai, and on 5 May they shot dead a driver in Nabire.": [("Dekai", "2024-05-02"), ("Nabire", "2024-05-05")],
    "A mine killed a shepherd near Idlib, a grenade wounded two boys in Aleppo and gunmen abducted a doctor in Daraa on Thursday.": [("Idlib", "2024-05-09"), ("Aleppo", "2024-05-09"), ("Daraa", "2024-05-09")],
    "In Kandahar a mullah was shot dead on Thursday, in Herat two policemen were killed by a mine, and in Kunduz a school was burned.": [("Kandahar", "2024-05-09"), ("Herat", "2024-05-09"), ("Kunduz", "2024-05-09")],
    "Gunmen abducted a pastor in Kachia on Monday and shot dead his wife in Kafanchan when she brought the ransom on Thursday.": [("Kachia", "2024-05-06"), ("Kafanchan", "2024-05-09")],
    "Jihadists killed eleven villagers in Seytenga on Thursday before they attacked a police post in Dori, where two officers died.": [("Seytenga", "2024-05-09"), ("Dori", "2024-05-09")],
    "A judge was shot dead in Cali on Monday and a prosecutor was stabbed to death on Wednesday, officials said.": [("Cali", "2024-05-06"), ("Cali", "2024-05-08")],
    "Two men were killed by a bomb in Orikhiv on Thursday, and a drone attack on a petrol station in Sumy left one dead.": [("Orikhiv", "2024-05-09"), ("Sumy", "2024-05-09")],
    "Gunmen attacked a farm near Kano on Monday night and killed six guards on Tuesday morning.": [("Kano", "2024-05-06")],
    "A policeman was shot in Homs on Thursday and died in Damascus.": [("Homs", "2024-05-09")],
    "Armed men kidnapped a trader in Goma on Thursday and killed him near Rutshuru.": [("Goma", "2024-05-09")],
    "Militants attacked an army post in Djibo and a market in Dori on Tuesday, killing nine people.": [("Djibo", "2024-05-07")],
}


@pytest.mark.parametrize("case", ROUND_UPS)
def test_events_told_one_after_the_other(case):
    text, wanted = ROUND_UPS[case]
    assert told(text) == wanted


@pytest.mark.parametrize("case", ONE)
def test_one_event_stays_one(case):
    assert len(told(ONE[case])) == 1


@pytest.mark.parametrize("text", PARTS)
def test_the_events_of_one_sentence(text):
    assert [(town, day) for town, day, _ in told(text + " The government did not comment.")] == PARTS[text]


def test_each_clause_has_its_own_weapon_and_kind():
    found = READER.read(from_bytes(b"A bomb exploded in Pattani on Thursday, killing a policeman, while in Yala two teachers were wounded by gunmen.\n", Path("made-up.txt"), {"published": "2024-05-10"})).incidents
    assert [(i.type, [w.term for w in i.weapons]) for i in found] == [("bombing", ["bomb"]), ("armed attack", [])]


def test_the_day_of_a_list_is_cited_from_its_line():
    found = READER.read(from_bytes((ROUND_UPS["lines that begin with a day"][0] + "\n").encode(), Path("made-up.txt"), {"published": "2024-05-10"})).incidents
    assert [i.date_evidence.text for i in found] == ["Friday 3 May", "Saturday 4 May", "Sunday 5 May"]

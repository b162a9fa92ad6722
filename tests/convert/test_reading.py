"""Whole articles of our own making: what a reading holds, and what it leaves out."""

from pathlib import Path

import pytest

from chronicle.convert import convert
from chronicle.convert.article import UnreadableArticle, from_bytes

MONDAY = "2021-03-01"


def reading(text, published=MONDAY, name="a.txt"):
    return convert([from_bytes(text.encode(), Path(name), {"published": published} if published else {})])[0]


def incident(text, published=MONDAY):
    found = reading(text, published).incidents
    assert len(found) == 1, [i.title for i in found]
    return found[0]


def test_an_event_with_its_number_place_day_and_source():
    i = incident("A suicide bomber blew himself up at a mosque in Peshawar on Friday, killing at least 56 people and wounding 190, police said.\n")
    assert (i.type, i.date.edtf, i.places[0].name, i.places[0].country) == ("suicide bombing", "2021-02-26", "Peshawar", "Pakistan")
    assert (i.killed.text, i.wounded.text, i.tolls[0].by, i.tolls[0].basis) == ("56+", "190", "police", "official")
    assert [(p.sub, p.role) for p in i.parties if p.kind == "object"] == [("mosque", "target")]


@pytest.mark.parametrize("sentence, role, name", [
    ("The Taliban claimed responsibility for the attack.", "claimed", "Taliban"),
    ("The Taliban said its fighters had attacked the base.", "claimed", "Taliban"),
    ("Officials blamed the Taliban for the attack.", "blamed", "Taliban"),
    ("The Taliban denied involvement in the attack.", "denied", "Taliban")])
def test_responsibility_keeps_its_act(sentence, role, name):
    i = incident(f"A car bomb exploded at an army base in Kabul on Monday, killing 14 soldiers, the army said.\n\n{sentence}\n")
    assert (role, name) in [(p.role, p.name) for p in i.parties]


def test_no_group_has_claimed_it():
    i = incident("A car bomb exploded in Kabul on Monday, killing 14 people, police said.\n\nNo group has claimed responsibility for the attack.\n")
    assert [p for p in i.parties if p.role == "claimed"] == []


def test_a_land_at_the_end_of_a_list_claims_nothing():
    i = incident("A car bomb exploded in Kabul on Monday, killing 14 people, police said.\n\nThe group, which wants to carry its war beyond Syria and Iraq, also said it was behind the attack.\n")
    assert [p.name for p in i.parties if p.role == "claimed" and p.name == "Iraq"] == []


def test_sources_that_differ_stand_side_by_side():
    i = incident("A bomb exploded in a market in Baghdad on Monday, killing 12 people, police said.\n\nDoctors said 15 people were killed in the blast.\n")
    assert [(t.killed.text, t.by) for t in i.tolls] == [("12", "police"), ("15", "Doctors")]
    assert (i.killed.low, i.killed.high) == (12, 15)


def test_a_part_is_no_second_toll():
    i = incident("Gunmen killed 20 people in Jos on Monday, police said.\n\nSix children were killed, residents said.\n")
    assert i.killed.text == "20" and [t.part for t in i.tolls] == [False, True]


def test_another_town_and_another_day_are_other_events():
    found = reading("Gunmen killed 20 people in a village near Jos on Monday, police said.\n\n"
                    "In a separate attack, gunmen killed four soldiers in Maiduguri on Sunday, the army said.\n").incidents
    assert [(i.places[0].name, i.date.edtf) for i in found] == [("Jos", "2021-03-01"), ("Maiduguri", "2021-02-28")]


@pytest.mark.parametrize("sentence", [
    "The group has carried out several attacks in the past.", "More than 200 people have been killed in the insurgency since 2015.",
    "The attack came two weeks after 30 people were killed in Kano.", "In January, 12 people died in a bombing in Kano."])
def test_background_is_left_out_with_its_reason(sentence):
    r = reading(f"Gunmen killed 20 people in Jos on Monday, police said.\n\n{sentence}\n")
    assert len(r.incidents) == 1 and r.incidents[0].killed.text == "20"
    assert "several" in sentence or any(x.evidence.text == sentence and x.reason for x in r.context)


def test_the_dateline_is_where_it_was_filed_not_where_it_happened():
    i = incident("NAIROBI, Kenya (Agency) — Militants ambushed a convoy near Kismayo on Monday, killing six soldiers, the army said.\n")
    assert [(p.name, p.precision) for p in i.places] == [("Kismayo", "near")]


def test_this_capital_is_the_town_of_the_dateline():
    i = incident("San Salvador, 3 Jan 90 (Agency) -- [Text] Guerrillas attacked a police station in this capital yesterday, killing two policemen.\n", None)
    assert (i.places[0].name, i.date.edtf) == ("San Salvador", "1990-01-02")


def test_capitals_throughout_are_read_as_well():
    i = incident("SUSPECTED REBELS SHOT DEAD TWO POLICEMEN NEAR THE TOWN OF APOPA IN EL SALVADOR ON MONDAY, OFFICIALS SAID TODAY.\n")
    assert i.killed.text == "2" and i.places[0].name.upper() == "APOPA" and i.places[0].country == "El Salvador"
    assert i.tolls[0].evidence.text.isupper()


def test_the_day_of_publication_from_a_byline():
    r = reading("Bomb in Kabul\n\nPublished 1 March 2021\n\nA car bomb exploded in Kabul on Monday, killing 14 people, police said on Monday evening.\n", None)
    assert r.article.published == MONDAY and r.incidents[0].date.edtf == MONDAY


def test_attempted_is_not_accomplished():
    i = incident("Police in Lahore foiled an attempt by militants to bomb a market on Monday.\n\nThe militants had tried to attack the market in Lahore with a car bomb.\n")
    assert i.stage == "attempted"


def test_no_incident_in_other_news():
    assert reading("The central bank raised its interest rate by half a point on Monday, the finance minister said in a statement.\n").incidents == ()


def test_no_day_no_guess():
    i = incident("A car bomb exploded in Kabul on Monday, killing 14 people, police said in a statement.\n", None)
    assert i.date.edtf == "" and "date" in i.missing


def test_copies_are_found():
    text = "A car bomb exploded at a busy market in Kabul on Monday, killing at least 14 people and wounding 30 others, police said in a statement to reporters.\n"
    a, b = (from_bytes(text.encode(), Path(n), {"published": MONDAY}) for n in ("a.txt", "b.txt"))
    first, second = convert([a, b])
    assert second.copy_of == "a" and first.copy_of == "" and first.incidents[0].event_id == second.incidents[0].event_id


def test_deterministic():
    text = "Gunmen killed 20 people in Jos on Monday, police said.\n\nThe dead include farmers and two policemen.\n"
    assert reading(text) == reading(text)


@pytest.mark.parametrize("text", ["(" * 3000, "“" * 500 + " killed 5 people in Kabul", "killed " * 4000, "a, " * 4000 + "killed five people.", "A" * 20000,
                                  "He said " * 2000, "1,000 " * 3000, "[Text] " * 900, "\u202e\u200f killed ten people in Kabul today, said police and \x07 others"])
def test_hostile_texts_end_in_good_time(text):
    import time
    begin = time.perf_counter()
    try:
        reading(text + "\n")
    except UnreadableArticle:
        pass
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("text, towns", [
    ("Russian missiles killed four people in Kharkiv and two in the port of Odesa in Ukraine on Monday, officials said.", [("Kharkiv", "4"), ("Odesa", "2")]),
    ("Bombs killed six people on Monday, four in Kharkiv and two in Odesa in Ukraine, officials said.", None)])
def test_towns_with_their_own_dead_are_events_of_their_own_and_a_joint_toll_is_never_split(text, towns):
    found = reading(text + "\n", "2025-01-10").incidents
    if towns is None:
        assert [(len(i.places), i.killed.text) for i in found] == [(2, "6")]
    else:
        assert [(p.name, i.killed.text) for i in found for p in i.places] == towns


@pytest.mark.parametrize("text, told", {
    "FOUR MEN BLEW UP A BRIDGE NEAR LIMA ON WEDNESDAY AND TWO TRADERS DIED, POLICE SAID.": ["bridge", "traders"],
    "A CROWD TRIED TO LYNCH A JUDGE IN LIMA ON WEDNESDAY AND GUNMEN KILLED A CLERK, POLICE SAID.": ["clerk"],
    "A SOLDIER GUARDING THE DAM WAS KILLED BY GUNMEN NEAR LIMA ON WEDNESDAY, POLICE SAID.": ["soldier", "dam"],
    "LET IT BE TOLD: GUNMEN KILLED A JUDGE IN LIMA ON WEDNESDAY, FAR FROM HIS HOUSE, POLICE SAID.": ["judge"],
}.items())
def test_in_capitals_a_plain_word_is_no_name(text, told):
    i = incident(text + "\n")
    assert [p.name.lower() for p in i.parties if p.role in ("victim", "target") and p.name.lower() in told] and not any(p.kind == "organization" for p in i.parties)
    assert set(told[:1]) <= {p.name.lower() for p in i.parties}

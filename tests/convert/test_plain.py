"""One plain report each: what kind of deed it was, how many, where, with what, who was hit; and what is no deed at all."""
from pathlib import Path

import pytest

from chronicle.convert import convert
from chronicle.convert.article import from_bytes


def read(told: str):
    reading, = convert([from_bytes(f"{told}\nThe street is the longest of the city and was crowded, residents said.\n".encode(), Path("a.txt"), {"published": "2021-03-04"})])
    return reading.incidents


@pytest.mark.parametrize("told, kind", [
    ("A ballistic missile strike in Taiz on Monday killed nine people.", "shelling"),
    ("An FPV drone attack in Taiz on Monday killed three people.", "air strike"),
    ("The government condemned a Shahed drone attack in Kharkiv on Monday that killed 12 people.", "air strike"),
    ("A cluster munition attack in Taiz on Monday killed 15 people.", "shelling"),
    ("The air force hit a hospital in Idlib on Monday, killing three patients.", "air strike"),
    ("Tanks opened fire on houses in Taiz on Monday, killing a baker.", "shelling"),
    ("Police fired on protesters in Quetta on Monday, killing two people.", "riot"),
    ("Gunmen killed ten people and burned houses in Kano on Monday.", "armed attack"),
    ("Armed men burnt down a school in Kano on Monday.", "arson"),
    ("Bombing by government jets left 13 people dead in Aden on Sunday.", "air strike"), ("A mortar bomb exploded in a courtyard in Aleppo on Monday, killing eight children.", "shelling"),
    ("A Grad attack in Donetsk on Monday killed ten people.", "shelling"),
    ("Looters ransacked a warehouse in Nyala on Monday.", "looting"),
    ("A jewellery shop was robbed at gunpoint in Quetta on Monday.", "looting"),
    ("Gunmen marched nine women into the bush near Kano on Monday.", "abduction"),
    ("A man rammed his explosives-filled lorry into a police post in Mosul on Monday, killing four officers.", "bombing")])
def test_what_kind_of_deed(told, kind):
    assert [i.type for i in read(told)] == [kind]


@pytest.mark.parametrize("told", [
    "A bus plunged into a ravine near Nyala on Monday, killing five passengers.", "A gas cylinder exploded in a restaurant in Idlib on Tuesday, killing four people.",
    "A building collapsed in Taiz on Monday, killing seven workers. The owner was arrested.", "An earthquake struck Quetta on Monday, killing 15 people. Dozens were injured.",
    "Five people died after drinking home-made alcohol in Mosul on Monday.", "The actor died of a heart attack at his home in Mosul on Monday.",
    "The opposition launched a fierce attack on the budget in the assembly in Mosul on Monday.", "Two lorries collided on a bridge in Goma on Monday, killing 13 people.", "A pit collapsed at a gold mine near Goma on Monday, killing 13 miners.",
    "Eight people were crushed to death at a festival in Goma on Monday.", "Bus drivers in Aleppo began a strike on Monday.",
    "A film about the bombing of a hotel was shown in Quetta on Tuesday.",
    "Rescue teams in Quetta held an exercise on Monday in which a bomb attack on a train was simulated.",
    "Relatives gathered in Taiz on Tuesday to mark the tenth anniversary of the bombing that killed nine people."])
def test_what_is_no_deed(told):
    assert not read(told)


def test_a_bus_that_crashed_under_fire_is_no_accident():
    assert [(i.killed.text) for i in read("A bus plunged into a ravine near Nyala on Monday when gunmen opened fire on it, killing five passengers.")] == ["5"]


@pytest.mark.parametrize("told, killed, wounded", [
    ("A drone strike on Idlib on Monday killed two people and four others were injured, officials said.", "2", "4"),
    ("A blast in Kabul on Monday killed three soldiers and two civilians, and four soldiers and five policemen were wounded.", "5", "9"),
    ("Gunmen in Kabul on Monday killed three people, five were injured and two are missing.", "3", "5"),
    ("A blast in Kabul on Monday wounded five people and three others died.", "3", "5"),
    ("A bomb in Kabul on Monday killed two people and nine more were taken to hospital with shrapnel wounds.", "2", "9"),
    ("A bomb killed two people in Kabul on Monday. Seven have non-life-threatening injuries.", "2", "7"),
    ("A stabbing in Kabul on Monday left five people with serious wounds.", None, "5"),
    ("An explosion in Kabul on Monday sent 12 people to hospital.", None, "12")])
def test_who_died_and_who_was_hurt_in_one_sentence(told, killed, wounded):
    incident, = read(told)
    assert (incident.killed and incident.killed.text, incident.wounded and incident.wounded.text) == (killed, wounded)


@pytest.mark.parametrize("told, place, country", [
    ("Kharkiv came under heavy tank shelling on Monday, leaving seven people dead.", "Kharkiv", "Ukraine"),
    ("Police in Kirkuk said three brothers had been killed by gunmen on Friday.", "Kirkuk", "Iraq"),
    ("Speaking to reporters in Baghdad, a general said bombs had killed eight people in Tikrit on Monday.", "Tikrit", "Iraq"),
    ("A roadside bomb near Aden in the early hours of Tuesday killed a pastor.", "Aden", "Yemen"), ("An attacker who grew up in Tunis killed three people in Nice on Monday.", "Nice", "France"),
    ("A soldier from Kano was killed by a mine in Gwoza on Monday, the army said in Abuja.", "Gwoza", "Nigeria"),
    ("Speaking in Islamabad, the interior minister said nine people had died in a bombing in Peshawar on Monday.", "Peshawar", "Pakistan"),
    ("Thousands attended a funeral in Gaza City on Tuesday for four men killed in an air strike on Rafah on Monday.", "Rafah", "Palestine"),
    ("Four people were killed in an attack in Timbuktu on Monday, days after a similar one in Gao.", "Timbuktu", "Mali"),
    ("The man, who was born in Casablanca, stabbed two people to death in Nice on Monday.", "Nice", "France"),
    ("Gunmen killed six people in the Egyptian town of Sheikh Zuweid in North Sinai on Monday.", "Sheikh Zuweid", "Egypt"),
    ("A bomb exploded in Gao on Monday, killing three people.", "Gao", "Mali")])
def test_where(told, place, country):
    incident, = read(told)
    assert [(p.name, p.country) for p in incident.places] == [(place, country)]


@pytest.mark.parametrize("told, names", [
    ("A man armed with an M16 killed three people in Cotabato on Monday.", ["M16"]),
    ("Three people were killed by an explosives-laden tricycle in Taiz on Monday.", ["explosives-laden tricycle"]),
    ("Attackers stabbed two people to death with knives in Taiz on Monday. The soldiers on guard carried rifles, a witness said.", ["knives"])])
def test_with_what(told, names):
    incident, = read(told)
    assert [w.name for w in incident.weapons] == names


@pytest.mark.parametrize("told, names", [
    ("Shelling in Taiz on Monday damaged a school, a mosque and dozens of houses.", {"school", "mosque", "houses"}),
    ("A drone attack in Idlib late on Sunday wounded four firefighters and a police officer.", {"firefighters", "police officer"}),
    ("Gunmen shot dead a member of parliament in Cotabato on Monday.", {"member of parliament"}),
    ("Eleven people, all of them Christians, were killed by gunmen in Mosul on Monday.", {"Christians"})])
def test_who_and_what_was_hit(told, names):
    incident, = read(told)
    assert {p.name for p in incident.parties if p.role in ("victim", "target")} == names

"""Who, what, how many and where in the ways of papers, agencies and monitors of many lands."""

import re
from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader


@pytest.fixture(scope="module")
def incidents():
    reader = Reader()
    return lambda text: reader.read(from_bytes((text + "\n").encode(), Path("a.txt"), {"published": "2024-06-21"})).incidents


ROLES = {
    "Kenya based group al-Shabaab attacked a police post in Garissa on Monday.": [("al-Shabaab", "perpetrator")],       # a tie of the group, no state's deed
    "Iran backed militias attacked a base in Erbil on Monday, wounding two clerks.": [("Iran backed militias", "perpetrator")],
    "Iran backed the militias that attacked a base in Erbil on Monday.": [("militias", "perpetrator")],
    "Rockets hit the airport in Mogadishu on Monday. Al-Shabaab, an arm of al-Qaeda, that often targets the capital, claimed responsibility for the attack.": [("al-Shabaab", "claimed")],
    "Rockets hit the airport in Mogadishu on Monday. Al-Shabaab, which frequently fires at the base, said it was behind the attack.": [("al-Shabaab", "claimed")],
    "Rebels tied to the Free Papua Movement killed nine clerks in Wamena on Monday.": [("West Papua National Liberation Army", "perpetrator")],
    "Burkina Faso's military junta killed nine herders in Solenzo on Monday, a rights group said.": [("Burkina Faso", "perpetrator")],
    "The Malian military junta bombed a market in Kidal on Monday.": [("Mali", "perpetrator")],
    "The junta bombed a market in Kidal, Mali, on Monday.": [("junta", "perpetrator")],
    "The Myanmar military bombed a school in Sagaing on Monday. The junta bombed a church there as well.": [("Myanmar military", "perpetrator")],
    "A bomb killed nine herders in Lima on Monday. Police said the bombing was carried out by the Shining Path, which, however, denied the charge.": [("Shining Path", "blamed"), ("Shining Path", "denied")],
    "Nine clerks were killed in Sagaing, Myanmar, on Monday when jets bombed a market. Since the 2021 coup, 7,300 people have been killed by the junta.": [],
}
ROLES |= {
    "Videos surfaced showing soldiers and policemen killing five clerks in Solenzo, Burkina Faso, on Monday.": [("policemen", "perpetrator"), ("soldiers", "perpetrator")],
    "A clip showed soldiers beating two clerks to death in Solenzo, Burkina Faso, on Monday.": [("soldiers", "perpetrator")],
    "A witness saw gunmen dragging two teachers out of a school in Lahore on Monday.": [("gunmen", "perpetrator")],
    "A mob killed two men accused of theft in Lahore on Monday.": [("mob", "perpetrator")],                  # of what they are accused is no part of it
    "Gunmen killed members of a group, accused of helping an uprising, near Gao, Mali, on Monday.": [("gunmen", "perpetrator")],
    "Two men suspected of robbery were shot dead by soldiers in Lima on Monday.": [("soldiers", "perpetrator")],
    "Police shot dead a man accused of killing a judge in Lahore on Monday.": [("man", "blamed"), ("police", "perpetrator")],
    "Rockets hit the airport in Baghdad on Monday. The government must rein in militias that have attacked bases with rockets.": [],
}


@pytest.mark.parametrize("text", ROLES)
def test_who_claims_denies_or_did_it(incidents, text):
    (found,) = incidents(text)
    assert sorted((p.name, p.role) for p in found.parties if p.role in ("perpetrator", "claimed", "blamed", "denied")) == sorted(ROLES[text])


HIT = {
    "Panic spread in Lahore on Monday after three members of a farmers' union's youth wing were killed by gunmen.": ["members of a farmers' union's youth wing"],
    "Schools closed in Lahore on Monday after two teachers were shot dead by gunmen.": ["teachers"],
    "Gunmen opened fire on workers building two bridges near Wamena on Monday.": ["workers"],
    "Rebels attacked migrants crossing the river near Goma on Monday.": ["migrants"],
    "A rocket hit a workers' building in Kabul on Monday.": ["workers' building"],
    "Four rockets landed in Baghdad on Monday and the attack targeted the U.S. embassy, Iraqi police and security sources said.": ["U.S. embassy"],
    "Gunmen attacked a bank, a school and a police post in Lahore on Monday.": ["bank", "police post", "school"],
    "Two clerks were killed in Goma on Monday. The rebels announced in May that they had suspended attacks on army bases.": ["clerks"],
    "Two clerks were killed in Goma on Monday. The envoy called for an end to attacks on the airport.": ["clerks"],
    "Two clerks were killed in Goma on Monday. The rebels broke off an attack on the airport after three hours.": ["airport", "clerks"],
}
HIT |= {
    "Raiders took 80 heads of cattle near Tonj on Monday, the minister said, and a clerk was killed.": ["clerk"],
    "Two heads of schools were killed near Tonj on Monday.": ["heads"],
    "Resistance forces fighting against the army killed two clerks in Sagaing on Monday.": ["clerks"],
}


@pytest.mark.parametrize("text", HIT)
def test_who_and_what_was_hit(incidents, text):
    (found,) = incidents(text)
    assert sorted(p.name for p in found.parties if p.role in ("victim", "target")) == HIT[text]


TOLLS = {
    "Rebels attacked a camp in Wamena on Monday. Some reports said between 31 and 28 clerks were killed.": [(28, 31, None, "reports")],
    "Panic spread in Lahore on Monday after three clerks were killed and six others wounded by gunmen, police said.": [(3, 3, 6, "police")],
    "Gunmen attacked a patrol in Sukma on Monday, police chief Juan Soto said. \"All the constables gave a fitting reply but three clerks were killed,\" he said.": [(3, 3, None, "police chief Juan Soto")],
    "A bomb hit a market in Lahore on Monday. The troops gave chase and two clerks were killed, the army said.": [(2, 2, None, "army")],
    "A bomb hit a market in Lahore on Monday. The hospital gave a figure of nine dead.": [(9, 9, None, "hospital")],
    "Three clerks were killed in Gao on Monday, police said. More than 900 people have died since the military takeover.": [(3, 3, None, "police")],
}
TOLLS |= {
    "A shell hit a school in Homs on Monday, causing injuries to six pupils.": [(None, None, 6, "")],
    "A drone hit a bus in Kherson on Monday, resulting in injuries to nine passengers.": [(None, None, 9, "")],
    "Soldiers fired at a base near Aghdam on Monday, which resulted in a gunshot wound to six clerks.": [(None, None, 6, "")],
    "A rocket hit a house in Kherson on Monday, inflicting shrapnel wounds on a woman.": [(None, None, 1, "")],
    "Police shot dead a man accused of killing a judge in Lahore on Monday.": [(1, 1, None, "")],
    "A woman accused of sorcery was burned to death by a mob in Lae on Monday.": [(1, 1, None, "")],
    "Nine herders, accused of spying for the army, were killed near Gao on Monday.": [(9, 9, None, "")],
    "Two clerks suspected of robbery were shot dead in Lima on Monday.": [(2, 2, None, "")],
    "Clerks who were accused of supporting the rebels were beaten to death near Goma on Monday.": [],
}
TOLLS |= {
    "Gunmen attacked a camp in Bria on Monday. A U.N. spokesman said initial reports indicated that three clerks were killed.": [(3, 3, None, "U.N. spokesman")],
    "A bomb hit a market in Lahore on Monday. Police said preliminary information indicated that 12 people were hurt.": [(None, None, 12, "Police")],
    "A bomb hit a market in Lahore on Monday. The mayor said initial findings showed that 12 people were hurt.": [(None, None, 12, "mayor")],
}


@pytest.mark.parametrize("text", TOLLS)
def test_how_many_and_who_says_so(incidents, text):
    (found,) = incidents(text)
    assert [(*((t.killed.low, t.killed.high) if t.killed else (None, None)), t.wounded and t.wounded.low, t.by) for t in found.tolls] == TOLLS[text]


PLACES = {
    "Nine clerks were killed near Bunia on Monday in a village where most people are from the Hema community.": ["Bunia"],
    "Nine herders of the Lendu tribe were killed near Bunia on Monday.": ["Bunia"],
    "A teacher was killed on Monday in Candelaria community, Yoro Department, Honduras.": ["Candelaria"],
    "Gunmen killed nine clerks near Goma on Monday in a village called Kasheke.": ["Goma", "Kasheke"],
    "Rebels attacked a place known as Bororo in Niger State, Nigeria, on Monday, killing nine clerks.": ["Bororo"],
    "Police shot dead a man known as Bororo in Lahore on Monday.": ["Lahore"],
    "A village chief named Kasongo was shot dead in Goma on Monday.": ["Goma"],
    "A clerk was killed in Erbil on Monday. The government must rein in Iran-aligned militias, the embassy said.": ["Erbil"],
    "A rocket hit a bank in Baghdad on Monday. Another landed on a street that leads to the Green Zone.": ["Baghdad"],
    "Nine clerks were killed in Gao, Mali, on Monday. The army fights an uprising in the Sahel region.": ["Gao"],
}


@pytest.mark.parametrize("text", PLACES)
def test_where_it_was(incidents, text):
    (found,) = incidents(text)
    assert [p.name for p in found.places] == PLACES[text]


def test_a_barangay_lies_in_the_town_that_is_named_next(incidents):
    (found,) = incidents("Rebels ambushed two soldiers on Monday in barangay San Miguel, Las Navas in Northern Samar, Philippines.")
    assert found.places[0].name == "San Miguel" and "Las Navas" in found.places[0].within


DAYS = {
    "A rights group late Wednesday called on the rulers of Mali to look into the killing of nine clerks in Gao. They were shot on Monday.": "2024-06-17",
    "The bishop on Wednesday demanded justice for nine clerks killed in Gao. The clerks were shot on Monday.": "2024-06-17",
    "The UN called on Wednesday for an inquiry into the killing of nine clerks in Gao. The clerks were shot on Monday.": "2024-06-17",
    "On Wednesday the president urged restraint after the killing of nine clerks in Gao. The clerks were shot on Monday.": "2024-06-17",
    "Gunmen on Monday called a judge out of his house in Lahore and shot him dead.": "2024-06-17",
}


@pytest.mark.parametrize("text", DAYS)
def test_the_day_of_an_appeal_is_not_the_deeds(incidents, text):
    (found,) = incidents(text)
    assert found.date.first == DAYS[text]


APART = {       # the towns and days of two events
    "Nine clerks were killed near Gwoza, Nigeria, on Wednesday. Wednesday's attack comes three days after bandits killed two teachers in Maiduguri.": [("Gwoza", "2024-06-19"), ("Maiduguri", "2024-06-16")],
    "Nine clerks were killed near Gwoza, Nigeria, on Wednesday. The killings come a day after a bomb killed two teachers in Maiduguri.": [("Gwoza", "2024-06-19"), ("Maiduguri", "2024-06-18")],
    "Gunmen killed two clerks in Lahore on Wednesday at a wake for a judge who was shot dead in Multan on Monday.": [("Lahore", "2024-06-19"), ("Multan", "2024-06-17")],
    "Gunmen shot dead two clerks in Lahore on Wednesday in a procession for a cleric who was killed in Multan on Monday.": [("Lahore", "2024-06-19"), ("Multan", "2024-06-17")],
}


@pytest.mark.parametrize("text", APART)
def test_a_deed_that_led_to_it_is_an_event_of_its_own(incidents, text):
    assert [(i.places[0].name, i.date.first) for i in incidents(text)] == APART[text]


SORTS = {
    "Fighting erupted near Goma on Monday, killing two clerks.": "armed clash",
    "Violence erupted in Lahore on Monday, leaving two clerks dead.": "armed attack",
    "Riots erupted in Lahore on Monday and two clerks were killed.": "riot",
    "The killing of a judge by gunmen in Lahore on Monday triggered protests.": "armed attack",
    "The raid in Lahore on Monday triggered a gunfight in which two clerks were killed.": "armed clash",
    "A blast erupted in a market in Lahore on Monday, killing two clerks.": "bombing",
    "Rebels triggered a mine near Goma on Monday, killing two soldiers.": "bombing",
    "Two soldiers were killed in an IED blast triggered by rebels near Sukma on Monday.": "bombing",
    "Militants set off a device near a bus in Lahore on Monday, killing two clerks.": "bombing",
}


@pytest.mark.parametrize("text", SORTS)
def test_what_sort_of_deed_it_was(incidents, text):
    assert incidents(text)[0].type == SORTS[text]


WEAPONS = {
    "Insurgents fired mortars at a base in Mogadishu on Monday. A mortar is a simple, lightweight, muzzle-loaded weapon. They launch explosive shells in ballistic trajectories.": ["mortars"],
    "Three rockets hit a base near Baghdad on Monday. A Katyusha is a type of rocket artillery first built by the Soviet Union.": ["rockets"],
    "A clerk was killed in a gun battle with police in Lahore on Monday.": [],
}


@pytest.mark.parametrize("text", WEAPONS)
def test_what_a_weapon_is_in_general_was_not_used(incidents, text):
    assert [w.name for w in incidents(text)[0].weapons] == WEAPONS[text]


def test_an_alert_that_came_before_is_no_deed(incidents):
    (found,) = incidents("Two guards were killed near Sukma, India, on Wednesday. The attack comes barely 24 hours after the bureau sounded an alert on a plan by the rebels to target camps in Bastar.")
    assert found.date.first == "2024-06-19"


BRIEF = """Regional news in brief

ECUADOR
Gunmen shot dead five people in a bar in Santa Lucía, in the province of Guayas, on Monday, police said.

PERU
Gunmen shot dead four guards of a mine in Pataz on Monday. A bomb also went off near the prosecutor's office in Trujillo on Tuesday, police said.

VENEZUELA
Soldiers killed three members of a gang in Tumeremo on Tuesday, the defence ministry said.
"""


@pytest.mark.parametrize("heads", ["{}\n", "{}: ", "{} - "])
def test_a_town_under_a_land_s_heading_is_in_no_other_land(reader, heads):
    text = re.sub(r"(?m)^([A-Z]{4,})\n", lambda m: heads.format(m[1]), BRIEF)
    found = reader.read(from_bytes(text.encode(), Path("a.txt"), {"published": "2021-03-04"})).incidents
    lands = {p.name: p.country for i in found for p in i.places}
    assert lands["Trujillo"] == "Peru" and lands.get("Pataz", "Peru") == "Peru" and lands["Santa Lucía"] == "Ecuador" and lands["Tumeremo"] == "Venezuela"


@pytest.mark.parametrize("sentence", ["A court in Trujillo in Peru heard on Monday how 13 guards of a mine were kidnapped and killed; the accused denies it.",
                                      "The jury in Lima in Peru was told on Monday that gunmen had shot four people in a bar."])
def test_what_a_court_hears_of_is_no_news_of_that_day(reader, sentence):
    assert not reader.read(from_bytes((sentence + "\n").encode(), Path("a.txt"), {"published": "2021-03-04"})).incidents

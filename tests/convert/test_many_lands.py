"""Who, what, how many and where in the ways of papers, agencies and monitors of many lands."""

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
}


@pytest.mark.parametrize("text", PLACES)
def test_where_it_was(incidents, text):
    (found,) = incidents(text)
    assert [p.name for p in found.places] == PLACES[text]


def test_a_barangay_lies_in_the_town_that_is_named_next(incidents):
    (found,) = incidents("Rebels ambushed two soldiers on Monday in barangay San Miguel, Las Navas in Northern Samar, Philippines.")
    assert found.places[0].name == "San Miguel" and "Las Navas" in found.places[0].within

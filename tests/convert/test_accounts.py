"""Who claims, denies and counts in the ways of South and South-East Asian papers; what is only condemned; what sort of deed it was."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader


@pytest.fixture(scope="module")
def read():
    reader = Reader()
    return lambda text: reader.read(from_bytes((text + "\n").encode(), Path("a.txt"), {"published": "2024-06-21"})).incidents[0]


ROLES = {
    "Two surveyors were kidnapped in Faryab on Monday. The governor said the Taliban had not been involved.": [],
    "Two surveyors were kidnapped in Faryab on Monday. A Taliban spokesman told journalists that the Taliban had not kidnapped the surveyors.": [("Taliban", "denied")],
    "Two surveyors were kidnapped in Faryab on Monday, police said. Taliban spokesperson Juan Soto said the group was not responsible for the kidnapping.": [("Taliban", "denied")],
    "Four workers were killed in Nduga on Monday when gunmen stormed a camp. Rebel spokesman Juan Soto confirmed the group's fighters carried out Monday's attack. The gunmen, who officers believe belonged to the West Papua Liberation Army, fled.":
        [("West Papua National Liberation Army", "claimed"), ("West Papua National Liberation Army", "blamed"), ("gunmen", "perpetrator")],
    "A driver was shot dead in Nduga on Monday. A separatist rebel group claimed responsibility for Monday's attack. The West Papua National Liberation Army said its forces were behind the attack.": [("West Papua National Liberation Army", "claimed")],
    "A teacher was hacked to death in Rajshahi on Monday. \"We suspect that the murder was carried out by extremist groups,\" a police officer said.": [("extremist groups", "blamed")],
    "A suicide bombing at a school in Karachi killed four people on Monday. The school bombing was carried out by a suicide bomber who was later identified as Ana Ruiz.": [("Ana Ruiz", "perpetrator")],
    "A driver of a lorry crashed into crowds in Hengyang on Monday, killing 11 people. The driver, Juan Soto, 61, first ploughed through the shoppers with his van.": [("Juan Soto", "perpetrator")],
    "A school in Karachi was bombed on Monday. The suspect, Juan Soto, is allegedly involved in the 17 June bombing.": [("Juan Soto", "blamed")],
}


@pytest.mark.parametrize("text", ROLES)
def test_who_claims_denies_or_did_it(read, text):
    found = [(p.name, p.role) for p in read(text).parties if p.role in ("perpetrator", "claimed", "blamed", "denied")]
    assert sorted(found) == sorted(ROLES[text])


HIT = {
    "Gunmen killed five farmers in Homs on Monday. The president condemned the attack and called for action against elements targeting unarmed farmers. \"Targeting innocent clerks and women is a brutal act,\" he said.": ["farmers"],
    "The Taliban stormed a bank in Kunduz on Monday, killing 15 clerks. The Taliban carry out near-daily attacks targeting Afghan judges. The fighting has also killed scores of teachers.": ["bank", "clerks"],
    "A bomber attacked police in Kabul on Monday, killing five police officers. The attacker detonated explosives against the police.": ["police officers"],
    "Four labourers were shot dead in Lahore on Monday, police said. The mayor said gunmen killed four laborers.": ["labourers"],
    "A squad of soldiers narrowly escaped a bomb attack in Lahore on Monday.": ["squad of soldiers"],
    "A jet bombed a school in Lashio on Monday. Rights groups accuse the military of extrajudicial killings, burning and razing villages.": ["school"],
}


@pytest.mark.parametrize("text", HIT)
def test_who_and_what_was_hit(read, text):
    assert sorted(p.name for p in read(text).parties if p.role in ("victim", "target")) == HIT[text]


TOLLS = {
    "Gunmen killed a driver and injured another in Lahore on Monday, police said.": [(1, 1, "police")],
    "Seven soldiers, including an army captain, and a civilian were killed, while two more were wounded in a rebel ambush near Homs on Monday.": [(8, 2, "")],
    "Rebels ambushed a patrol near Konta on Monday. “Two guards were killed and six others injured in the attack,” director general of police (operations), Chhattisgarh, D.M. Soto said.": [(2, 6, "D.M. Soto")],
    "A jet bombed Lashio on Monday, killing ten people, a resident said. Local media reported the strike, with several outlets saying nine people were killed.": [(10, None, "resident"), (9, None, "outlets")],
    "Nine guards laid down their lives in Lahore on Monday, officials said.": [(9, None, "officials")],
    "Nine guards attained martyrdom in a blast in Lahore on Monday, officials said.": [(9, None, "officials")],
    "A bomb killed 11 people in Kabul on Monday. The group has been behind a succession of attacks in Kabul, where 30 people died a few days earlier in a bombing.": [(11, None, "")],
}


@pytest.mark.parametrize("text", TOLLS)
def test_how_many_and_who_says_so(read, text):
    assert [(t.killed and t.killed.low, t.wounded and t.wounded.low, t.by) for t in read(text).tolls] == TOLLS[text]


SORTS = {
    "The attack in Kabul on Monday wounded more than 40 civilians. An improvised explosive device planted at a mosque detonated during a dinner.": "bombing",
    "Two shells exploded in Lashio on Monday, as a result of artillery rounds fired by the navy at sea. Six villagers were hurt.": "shelling",
}


@pytest.mark.parametrize("text", SORTS)
def test_what_sort_of_deed_it_was(read, text):
    assert read(text).type == SORTS[text]


def test_blasts_also_reported_elsewhere_are_of_the_series(read):
    found = read("More than 90 people were killed when blasts tore through churches and hotels in Colombo on Monday.\n\nExplosions were also reported at a church in Negombo, north of Colombo, and at a church in Batticaloa. A police spokesman said 95 people were killed.")
    assert [p.name for p in found.places] == ["Colombo", "Negombo", "Batticaloa"] and found.killed.high == 95


def test_a_list_of_deeds_in_a_lead_is_none_of_them(read):
    found = read("A series of incidents took place on Monday in Pattani, Narathiwat and Yala, including a murder, a roadside bomb, banners with messages attacking officials and the burning of tyres.\n\n"
                 "In Narathiwat's Rueso district, a squad of soldiers on patrol narrowly missed a bomb attack. Meanwhile, in Yala, a grenade was lobbed at villagers.")
    assert (found.places[0].name, found.date.first, [p.name for p in found.parties]) == ("Rueso", "2024-06-17", ["squad of soldiers"])


def test_violence_in_general_is_nobodys_deed(read):
    found = read("Gunmen shot dead two men in Kashgar on Monday. It was the latest deadly violence attributed to separatist groups.")
    assert [p.name for p in found.parties if p.role in ("perpetrator", "blamed")] == ["gunmen"]


PLACES = {
    "Troops shelled the Muslim village of Kyauk Gyi in Maungdaw Township on Monday, killing two people.": "Kyauk Gyi",
    "Two men were stabbed in Kashgar city, southwest of the capital Urumqi, on Monday, police said.": "Kashgar city",
}


@pytest.mark.parametrize("text", PLACES)
def test_where_it_was(read, text):
    (place,) = read(text).places
    assert place.name == PLACES[text] and not (place.lat and abs(place.lat - 43.8) < 1)


MORE_ROLES = {
    "A trader was killed in Kokrajhar on Monday by the Songbijit faction of the National Democratic Front of Bodoland (NDFB), police said. The slain militant was identified as Ana Ruiz.": ["National Democratic Front of Bodoland"],
    "A bomb went off in a bus in Tacurong on Monday, killing a passenger. Officials are certain either the Abu Sayyaf, or its ally, the Bangsamoro Islamic Freedom Fighters, was behind the bombing.": ["Abu Sayyaf", "Bangsamoro Islamic Freedom Fighters"],
    "Two clerks were killed in Jairampur on Monday. The attackers belonged to a faction of the United Liberation Front of Asom (ULFA) and the National Socialist Council of Nagaland (NSCN).": ["NSCN", "United Liberation Front of Asom"],
}


@pytest.mark.parametrize("text", MORE_ROLES)
def test_which_groups_are_named(read, text):
    assert sorted(p.name for p in read(text).parties if p.kind == "organization" and p.role in ("perpetrator", "blamed")) == MORE_ROLES[text]


def test_a_regiment_called_rifles_is_no_weapon_and_a_border_no_place(read):
    found = read("Two soldiers of Assam Rifles were killed on Monday when militants ambushed a truck close to Jairampur on the Assam-Arunachal Pradesh border, police said.")
    assert not found.weapons and [p.name for p in found.places] == ["Jairampur"]


def test_a_border_between_two_towns_lies_near_the_first(read):
    (place,) = read("Three guards were killed in a clash on the Sukma-Bijapur border on Monday, police said.").places
    assert (place.name, place.precision) == ("Sukma", "near")


def test_what_others_did_far_off_is_not_of_the_event(read):
    found = read("At least 11 civilians were killed when a bomb struck a bus in the western province of Badghis on Monday, officials said, in the latest attack targeting passenger vehicles.\n\nThe Daesh terrorist group claimed two attacks on buses in Kabul.")
    assert [(p.name, p.role) for p in found.parties] == [("civilians", "victim"), ("bus", "target")]


def test_who_is_still_in_hospital_is_no_count_of_its_own(read):
    found = read("A bomb killed 95 people and injured 221 in Peshawar on Monday, police said. The mayor told reporters that 57 injured people remain hospitalized. Nearly 100 injured have been discharged, he added.")
    assert (found.wounded.low, found.wounded.high) == (221, 221)

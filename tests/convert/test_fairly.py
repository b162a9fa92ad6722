"""What a draft says of an event: less than the reader took from the words where more would wrong somebody."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.bodies import of_the_land
from chronicle.convert.draft import checklist
from chronicle.convert.fairly import SIDE, fairly, role_of
from chronicle.convert.takenback import TAKEN_BACK
from tests.convert.test_drafts import convert as draft, incidents

END = " The area is the largest in the region, residents said.\n"


def told(reader, text):
    reading = reader.read(from_bytes((text + END).encode(), Path("a.txt"), {"published": "2021-03-04"}))
    return [fairly(of_the_land(i, reading.article.text, reader.lexicon)) for i in reading.incidents]


def first(reader, text):
    return told(reader, text)[0]


def rows(i):
    return [(t.killed and t.killed.text, t.wounded and t.wounded.text, t.by, t.basis) for t in i.tolls]


# ---- a claim that is taken back

@pytest.mark.parametrize("words", ["but withdrew the claim two days later", "and later retracted its claim of responsibility", "but then took back its claim"])
def test_a_claim_taken_back_is_both(reader, words):
    i = first(reader, f"A bomb killed five people in Gao in Mali on Monday. The Islamic State group claimed the attack in an online message, {words}.")
    assert [(p.role, p.name) for p in i.parties if p.kind == "organization"] == [("claimed", "Islamic State"), (TAKEN_BACK, "Islamic State")]


TAKEN_BACK_ROWS = {
    "The group later withdrew the claim.": 1,
    "The claim was later withdrawn.": 1,
    "On Wednesday Islamic State renounced responsibility.": 1,
    "The group did not withdraw its claim.": 0,
    "The army withdrew its claim that it had killed the bomber.": 0,
    "The mayor withdrew his claim to the land.": 0,
}


@pytest.mark.parametrize("sentence", TAKEN_BACK_ROWS)
def test_what_takes_a_claim_back(reader, sentence):
    i = first(reader, f"A bomb killed five people in Gao in Mali on Monday. Islamic State said that it had carried out the attack. {sentence}")
    assert sum(p.role == TAKEN_BACK for p in i.parties) == TAKEN_BACK_ROWS[sentence]


def test_a_retraction_is_a_row_and_nobody_stays_the_perpetrator(site):
    draft(site, "a.txt", "A bomb killed five people in Gao in Mali on Monday, police said. Islamic State said that it had carried out the attack. The group later withdrew the claim.\n")
    incident, = incidents(site)
    assert [(s.act, s.actor) for s in incident.responsibility] == [("claim", "islamic-state"), ("retraction", "islamic-state")]
    assert [(a.actor, a.role) for a in incident.actors] == [("islamic-state", "mentioned")]


# ---- two sides of a clash

@pytest.mark.parametrize("sentence", ["Rapid Support Forces and SPLM-N fighters battled each other in Kadugli in Sudan on Monday, leaving four people dead, medics said.",
                                      "Fighters of the Fano militia and the Oromo Liberation Army battled each other in Gondar in Ethiopia on Monday, and nine people died, medics said."])
def test_who_fights_another_is_a_side(reader, sentence):
    i = first(reader, sentence)
    assert not any(p.role in ("perpetrator", "blamed", "claimed") for p in i.parties) and any(p.role == SIDE for p in i.parties)
    assert "who began it" in checklist([(i, "x")])


# ---- who counts

BASES = {"The army": "party", "The general staff": "party", "The defence ministry": "party", "A military spokesman": "party", "The regional military administration": "official",
         "The interior ministry": "official", "Police": "official", "The mayor": "official", "The fire brigade": "official"}


@pytest.mark.parametrize("who", BASES)
def test_an_army_is_a_party(reader, who):
    assert [t.basis for t in first(reader, f"{who} said that gunmen had killed five people in Gao in Mali on Monday.").tolls] == [BASES[who]]


def test_who_claims_it_counts_as_that(reader):
    i = first(reader, "Gunmen killed five soldiers in Gao in Mali on Monday, the government said. JNIM claimed responsibility for the attack and said that it had killed 40 soldiers.")
    assert {(t.killed.text, t.basis) for t in i.tolls} == {("5", "official"), ("40", "perpetrator")} and i.killed.text == "5"


NAMES = {"villager, Modu Gil": "villager", "resident Modu Gil": "resident", "resident of Gao, Modu Gil": "resident", "Modu Gil, a farmer": "farmer", "elderly villager Modu Gil": "elderly villager",
         "residents": "residents", "residents of Gao": "residents of Gao", "residents of El Fasher": "residents of El Fasher", "mayor Ana Gil": "mayor Ana Gil", "Drivers Union": "Drivers Union", "police": "police",
         "survivors": "survivors", "Farmers Association of Mali": "Farmers Association of Mali", "father of one of the dead, Modu Gil": "father", "Traders and Drivers of Mali": "Traders and Drivers of Mali", "hospital worker": "hospital worker"}


@pytest.mark.parametrize("by", NAMES)
def test_a_private_person_has_a_role_and_no_name(by):
    assert role_of(by) == NAMES[by]


def test_a_villager_who_counts_is_not_named(site):
    draft(site, "a.txt", "Gunmen killed at least 30 people in Gao in Mali on Monday, police said. A villager, Modu Gil, told this paper that he had counted 42 bodies.\n")
    page = next((site / "content/incidents").rglob("*.md")).read_text()
    assert "by: villager" in page and "According to the villager, 42 were killed" in page and page.count("Modu Gil") == 1      # in the quote alone


# ---- counts that no longer hold, that are of others, that are no one number

def test_what_was_counted_at_first_is_superseded(site):
    draft(site, "a.txt", "Rebels killed 12 soldiers in Kidal in Mali on Monday, the government said. The army had at first announced five dead.\n")
    incident, = incidents(site)
    assert [(t.killed.text, t.superseded) for t in incident.tolls] == [("12", False), ("5", True)] and "with 12 people" in incident.summary


def test_our_sons_are_no_civilians(reader):
    i = first(reader, "Rebels killed 12 soldiers in Kidal in Mali on Monday, the government said. \"Twelve of our sons died,\" its spokesman told reporters.")
    assert {t.who for t in i.tolls} <= {"security forces", "all"}


AMONG = {
    "killed six civilians, a woman and two boys among them": "6",
    "killed nine people, a clerk, two women and a child among them": "9",
    "killed three soldiers, two policemen and five farmers, a woman and a boy among them": "10",
    "killed three soldiers and two farmers": "5",
}


@pytest.mark.parametrize("words", AMONG)
def test_some_of_those_counted_are_not_added(reader, words):
    assert first(reader, f"A car bomb in Homs in Syria on Tuesday {words}, police said.").killed.text == AMONG[words]


def test_a_sum_is_asked_for(reader):
    asked = lambda words: "added up" in checklist([(first(reader, f"A car bomb in Homs in Syria on Tuesday {words}, police said."), "x")])      # noqa: E731
    assert asked("killed three soldiers and two farmers") and not asked("killed 14 people") and not asked("killed twenty-four people") and not asked("killed a farmer")


def test_a_total_of_two_attacks_and_the_other_ones_count_are_no_rows(reader):
    i = first(reader, "Two bombings hit mosques in different provinces of Pakistan on Monday, killing at least 37 people, police said. In the first, in Mastung in Balochistan, 31 people were killed when a bomb "
                      "went off. Six people died in the other, the police chief of Hangu said.")
    assert [t.killed.text for t in i.tolls] == ["31"] and i.killed.text == "31"
    assert sum("37+" in note or "6 killed" in note for note in i.notes) == 2


def test_what_a_town_counts_is_no_row_of_another(reader):
    for i in told(reader, "Nine people died in Gao, three in Kidal and one in Menaka in Mali on Monday, when armed men attacked villages, police said."):
        towns = {p.name for p in i.places}
        assert all(t.where in towns or not t.where and not t.away for t in i.tolls)


def test_what_troops_did_in_answer_is_no_row_and_no_day(reader):
    i = first(reader, "Armed gangs have killed at least 40 people in Kenscoff in Haiti since Monday, the mayor said on Thursday. Police said that a raid by officers on Wednesday left some twenty gang members dead.")
    assert [t.killed.text for t in i.tolls] == ["40+"] and i.date.edtf.startswith("2021-03-01") and any("20 killed" in note for note in i.notes)


# ---- what was hit

HIT = {
    "A bomb went off near the regional hospital in Baidoa in Somalia on Monday, killing a clerk, police said.": [],
    "A bomber blew himself up close to a police car as worshippers gathered in Quetta in Pakistan on Monday, killing nine people, police said.": [],
    "A shell landed in the Amal compound near the airport in Mogadishu in Somalia on Monday and killed a clerk, police said.": ["compound"],
    "A bomb went off in a market in Baidoa in Somalia on Monday, killing a clerk, police said.": ["market"],
}


@pytest.mark.parametrize("sentence", HIT)
def test_what_a_blast_was_near_is_asked_for(reader, sentence):
    i = first(reader, sentence)
    assert [p.name for p in i.parties if p.kind == "object"] == HIT[sentence] and all(p.sub != "house" for p in i.parties)
    assert ("hit? The source says only that it was near" in checklist([(i, "x")])) == ("near the regional" in sentence or "close to" in sentence)


def test_whom_fighters_lost_are_no_civilians(site):
    draft(site, "a.txt", "At least 12 Maoists, including a top leader, were killed in a gunfight with security forces in Bastar in India on Monday, officials said.\n")
    incident, = incidents(site)
    assert "civilians" not in incident.targets


# ---- of something else

ELSE = {
    "Al-Shabaab has shelled the airport at least four times this month.": set(),
    "The United States accused al-Shabaab of kidnapping sailors.": set(),
    "The United States accused al-Shabaab of killing civilians.": {"al-Shabaab"},
    "The United States accused al-Shabaab of the attack.": {"al-Shabaab"},
}


@pytest.mark.parametrize("sentence", ELSE)
def test_an_accusation_of_something_else_is_none(reader, sentence):
    i = first(reader, f"A mortar shell killed four people in Mogadishu in Somalia on Monday, police said. {sentence}")
    assert {p.name for p in i.parties if p.role in ("perpetrator", "blamed")} == ELSE[sentence]


def test_who_did_the_first_did_not_do_what_is_told_as_separate(reader):
    found = told(reader, "Unidentified gunmen killed 25 people in a series of attacks in the East Arsi zone of Oromia in Ethiopia on Monday, officials said. Twelve were killed in Shirka and nine in Guna. "
                         "In a separate development in the Amhara region, a drone strike on Tuesday hit a clinic in Sekela, killing four people, residents said.")
    strike = next(i for i in found if i.type == "air strike")
    assert not any(p.role == "perpetrator" for p in strike.parties)


def test_the_day_of_what_came_after_is_not_counted_from(reader):
    _, other = told(reader, "The Houthis attacked the cargo vessel Iris in the Red Sea with sea drones on Monday, killing four sailors, a firm said. The ship sank on Wednesday. "
                            "A day before, the group struck the bulk carrier Opal near Hodeidah.")
    assert other.date.edtf == "2021-02-28"


# ---- one name, two groups

def test_gangs_of_a_coalition_are_gangs_of_their_own(reader):
    i = first(reader, "Gunmen killed five people in Cabaret in Haiti on Monday, police said. Residents blamed the Gran Grif gang.")
    assert [p.name for p in i.parties if p.role == "blamed"] == ["Gran Grif"]


@pytest.mark.parametrize("town, name", [("Palma in Mozambique", "Ansar al-Sunna"), ("Baidoa in Somalia", "al-Shabaab"), ("Lamu in Kenya", "al-Shabaab")])
def test_a_group_is_that_of_the_land(reader, town, name):
    i = first(reader, f"Gunmen killed five people in {town} on Monday, police said. The group known as al-Shabab claimed responsibility for the attack.")
    assert [p.name for p in i.parties if p.role == "claimed"] == [name]


# ---- every side's word

UNSAID = {
    "The SDF condemned the bombing and suggested that factions backed by Turkey were behind it.": True,
    "A spokesman for the rebels rejected that and pointed to foreign agents.": True,
    "The mayor accused government militias of staging attacks to discredit the group.": True,
    "No group has said that it was behind the attack.": False,
    "The governor denied a permit to the market.": False,
    "The health ministry rejected that week's budget.": False,
}


@pytest.mark.parametrize("sentence", UNSAID)
def test_what_no_row_gives_is_asked_for(reader, sentence):
    i = first(reader, f"A bomb killed four people in Manbij in Syria on Monday, medics said. {sentence}")
    assert any(sentence in note for note in i.notes) == UNSAID[sentence]


def test_since_when_a_group_is_outlawed_makes_no_accusation_old(reader):
    i = first(reader, "Gunmen killed 25 people in Shirka in Ethiopia on Monday, officials said. The regional administration put the blame on the Oromo Liberation Army, which the government designated as a terrorist "
                      "organisation in 2021 and calls \"Shene\". A spokesman for the OLA rejected the accusation.")
    assert {(p.role, p.name) for p in i.parties if p.kind == "organization"} == {("blamed", "Oromo Liberation Army"), ("denied", "Oromo Liberation Army")}

"""What is contested, as papers of Africa, South-East Asia and Latin America tell it: who denies and through whom, who is blamed in which words, whose count it is, where."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader


@pytest.fixture(scope="module")
def read():
    reader = Reader()
    return lambda text: reader.read(from_bytes((text + "\n").encode(), Path("a.txt"), {"published": "2021-03-04"})).incidents


DENIED = {
    "Gunmen killed ten farmers in Keffi on Monday. The Cattle Owners Association of Nigeria, the umbrella body of herders, said its members had no hand in the killings.": "Cattle Owners Association",
    "Gunmen killed ten farmers in Keffi on Monday. The Ogoni Youth Federation said its men had no part in the raid.": "Ogoni Youth Federation",
    "Gunmen killed five policemen in Arauca on Monday. The army blamed the ELN. The ELN said in a message that its fighters took no part in the attack.": "National Liberation Army",
    "A bomb killed four people in Cotabato on Monday. Police blamed the BIFF. A BIFF spokesman said the group had no knowledge of the bombing and no hand in it.": "Bangsamoro Islamic Freedom Fighters",
    "Gunmen killed nine miners near Bambari on Sunday. Officials put the blame on the Coalition of Patriots for Change. The group's spokesman, Juan Koura, said it was not its doing.": "Coalition of Patriots for Change",
    "One villager was killed on Monday in Gampaha when troops opened fire on protesters. The army's spokesman, Brigadier Ravi Silva, denied that soldiers aimed at protesters.": "army",
    "Police killed 27 suspects in a raid in Rio de Janeiro on Monday. Police detective Juan Soto denied that anyone was executed.": "police",
    "Three farmers were shot dead by police in Kanker, India, on Monday. Superintendent of Police Indira Rao denied any wrongdoing.": "police",
    "Four villagers were shot dead by soldiers in Apure, Venezuela, on Monday, relatives said. The defence minister, Juan Soto, denied that troops had abused civilians.": "army",
    "Two boys were killed by police in Nakuru on Monday, witnesses said. County police commander Peter Mwanzo denied that officers had fired live rounds.": "police",
}


@pytest.mark.parametrize("text", DENIED)
def test_who_denies_it(read, text):
    assert [p.name for p in read(text)[0].parties if p.role == "denied"] == [DENIED[text]]


BLAMED = {
    "Gunmen killed 13 people in a bar in Choloma, Honduras, on Monday. The minister pinned the massacre on Barrio 18.": ["Barrio 18"],
    "Gunmen killed five officers in Duran on Monday. The government tied the killings to the Los Lobos gang.": ["Los Lobos"],
    "Two car bombs exploded at a bank in Esmeraldas on Monday. The minister said Los Choneros, Los Lobos and Los Tiguerones were behind the violence.": ["Los Choneros", "Los Lobos", "Los Tiguerones"],
    "Witnesses say 200 people were killed in Gimbi, Ethiopia, on Monday. A spokesman said those who did it were a militia of the regional government.": ["militia of the regional government"],
    "Gunmen killed nine miners near Bambari on Monday. The mayor blamed the Coalition of Patriots for Change, the alliance that tried to take the capital in 2018.": ["Coalition of Patriots for Change"],
    "Gunmen killed two traders in Maiduguri on Monday. The governor blamed the army for withdrawing its troops from the town.": [],
    "Gunmen killed two traders in Maiduguri on Monday. Residents blamed the government for failing to stop the attack.": [],
}


@pytest.mark.parametrize("text", BLAMED)
def test_who_is_blamed(read, text):
    assert [p.name for p in read(text)[0].parties if p.role == "blamed" and p.kind == "organization" or p.name == "militia of the regional government"] == BLAMED[text]


CLAIMED = {
    "A bomb killed a judge in Khost on Monday. The Taliban put its name to the bombing.": "Taliban",
    "A bomb killed three soldiers in Gao on Monday. Boko Haram said in a message that the bombing was its work.": "Boko Haram",
    "A bomb killed three soldiers in Menaka on Monday. The attack was later claimed in the name of Boko Haram.": "Boko Haram",
}


@pytest.mark.parametrize("text", CLAIMED)
def test_who_claims_it(read, text):
    assert [p.name for p in read(text)[0].parties if p.role == "claimed"] == [CLAIMED[text]]


COUNTS = {
    "Gunmen killed villagers in Kumbo, Cameroon, on Monday. The army said the victims were five, a woman and four children.": [("army", 5)],
    "Gunmen attacked a bar in Lima on Monday. A general said there were 18 victims.": [("general", 18)],
    "Gunmen killed 44 people in Tera on Monday. A teacher told a radio station that he had counted 51 graves.": [("", 44), ("teacher", 51)],
    "Gunmen killed 20 people in Gusau on Monday. The imam said he had led prayers for 31 victims.": [("", 20), ("imam", 31)],
    "Gunmen killed ten people in Bunia on Monday. By Wednesday the administrator was speaking of 19 victims.": [("", 10), ("administrator", 19)],
    "Gunmen killed ten people in Bunia on Monday. The prosecutor's office put the dead at six. It had first spoken of five dead.": [("", 10), ("prosecutor's office", 6), ("prosecutor's office", 5)],
    "Niger has declared three days of mourning after gunmen killed 44 people in Tera on Monday, the interior ministry said.": [("interior ministry", 44)],
    "Gunmen killed ten people in Bunia on Monday. Commission head Juan Gil said his office had received reports of eleven dead.": [("", 10), ("Commission head Juan Gil", 11)],
    "The Peoples Redemption Party said 100 people had died in an attack on a village near Jos on Monday.": [("Peoples Redemption Party", 100)],
}


@pytest.mark.parametrize("text", COUNTS)
def test_whose_count_it_is(read, text):
    (incident,) = read(text)
    assert [(t.by, t.killed.low) for t in incident.tolls if t.killed] == COUNTS[text]


PLACES = {
    "One man was killed on Monday when troops opened fire on villagers who were blocking a road at Welikanda Pura, 20 kilometres from Colombo.": "Welikanda Pura",
    "Gunmen killed four farmers on Monday in Tangaza Giwa, 30 kilometres from Sokoto.": "Tangaza Giwa",
    "A guard was killed when a bomb went off in Mai Kaen district on Monday. The attack in Pattani was the third this week.": "Mai Kaen",
    "Gunmen killed six people in Ruku village in Barkin Ladi on Monday. The commander told newsmen in Jos on Tuesday that six people were injured in the attack.": "Ruku",
    "Gunmen killed ten villagers in Bunia on Monday. The commission said eleven were dead and that it would send a team to Goma.": "Bunia",
}


@pytest.mark.parametrize("text", PLACES)
def test_where_it_was(read, text):
    (incident,) = read(text)
    assert [p.name for p in incident.places] == [PLACES[text]]


@pytest.mark.parametrize("text, used", [
    ("Gunmen killed six workers at the Loulo mine in Mali on Monday.", []),
    ("Gunmen stormed a gold mine near Bambari on Monday and killed nine workers. The attack on the Chimbolo mine came at dawn.", []),
    ("Two farmers died near Kidal on Monday when their cart ran over a mine.", ["landmine"]),
])
def test_a_mine_that_is_dug(read, text, used):
    assert [t.term for t in read(text)[0].weapons] == used


HIT = {
    "Attackers stopped a truck carrying traders near Bunia on Monday and opened fire, killing ten people.": {"people", "truck"},
    "Strikes hit camps of the TTP in Khost on Monday and killed at least 20 militants.": {"camps", "militants"},
    "Two fighters of the Arakan Army died when military jets pounded a village in Minbya on Monday.": {"fighters of the Arakan Army", "village"},
    "A bomb killed 40 people in Gao on Monday. Most of them were children and women, the mayor said.": {"children", "women"},
    "Jets bombed a hotel in Lashio on Monday. Clerks, officers and musicians were among the dead.": {"clerks", "hotel", "musicians", "officers"},
    "Two men were shot dead by soldiers at a roadblock in Lashio on Monday.": {"men"},
    "A grenade thrown from a bridge killed two policemen in Lima on Monday.": {"policemen"},
}


@pytest.mark.parametrize("text", HIT)
def test_who_and_what_was_hit(read, text):
    assert {p.name.removeprefix("military ") for p in read(text)[0].parties if p.role in ("victim", "target")} == HIT[text]


NOBODY = [      # who only tells of it, or is named for something else
    "The Taliban said it had killed 57 soldiers at a camp in Khost on Monday. Colonel Juan Gil called the claims propaganda.",
    "Gunmen killed six people in Iguala on Monday. The governor blamed the killings on La Familia Michoacana. Residents denied that there was a clash.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_who_tells_of_it_denies_nothing(read, text):
    assert [p.name for p in read(text)[0].parties if p.role == "denied"] == []


def test_a_denial_in_writing(read):
    told = "Gunmen killed 13 people in a bar in Choloma on Monday. The president blamed Barrio 18. A voice message attributed to Barrio 18 denied any part in the shooting."
    assert [(p.name, p.role) for p in read(told)[0].parties if p.kind == "organization"] == [("Barrio 18", "blamed"), ("Barrio 18", "denied")]


def test_whom_others_trained(read):
    told = "Gunmen killed 13 people in a bar in Choloma on Monday. The president blamed the massacre on drug traffickers trained by Barrio 18."
    assert [p.name for p in read(told)[0].parties if p.role == "perpetrator"] == ["gunmen"]


def test_other_incidents_of_the_day(read):
    told = "Gunmen killed 13 people in a bar in Choloma on Monday. In other incidents on Tuesday, eleven people were murdered in Tela, police said."
    assert [(i.places[0].name, i.killed.text) for i in read(told)] == [("Choloma", "13"), ("Tela", "11")]


@pytest.mark.parametrize("text, wounded", [
    ("Gunmen killed ten people in Lima on Monday. The bodies were flown to Cusco, where the hospital's director said nine had bullet wounds.", None),
    ("Gunmen killed ten people in Lima on Monday. The dead were brought to Cusco, and a nurse said two had stab wounds.", None),
    ("Gunmen killed ten people in Lima on Monday. Four others had bullet wounds, a nurse said.", 4),
])
def test_wounds_of_the_dead(read, text, wounded):
    (incident,) = read(text)
    assert (incident.wounded.low if incident.wounded else None) == wounded


def test_the_day_of_a_claim(read):
    (incident,) = read("A bomb went off in a village. On Wednesday the Islamic State claimed an attack on a village in Ancuabe on Monday, in which three farmers died.")
    assert incident.date.first == "2021-03-01"


def test_according_to_its_statement(read):
    told = "The Islamic State said its men attacked a post in Nangade on Monday. In the raid 18 soldiers were killed, according to their statement."
    assert [(t.by, t.killed.low) for i in read(told) for t in i.tolls] == [("Islamic State", 18)]


def test_the_same_network_is_nobody(read):
    told = "A bomb killed two farmers in Yala on Monday. Police said the two attacks were the work of the same network."
    assert [p.name for p in read(told)[0].parties if p.role == "blamed"] == []

"""Constructions of reports: one more deed told beside another, a doer far from his verb, who was among the dead, "this town".

Each row is a short report of our own. What is read wrongly gets a row here first.
"""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader


@pytest.fixture(scope="module")
def incidents():
    reader = Reader()
    return lambda text: reader.read(from_bytes(text.encode(), Path("a.txt"), {"published": "2025-01-10"})).incidents


TOWNS = {       # one more deed is one of its own, if it was elsewhere
    "A missile hit a bakery in the Mykolaiv region on Wednesday, killing three people. Another missile strike earlier on Wednesday hit a hotel in Kharkiv. The mayor said the attack killed six people.": [["Mykolaiv"], ["Kharkiv"]],
    "A missile hit a bakery in the Mykolaiv region on Wednesday, killing three people. Another Russian strike killed a nurse and injured two others in Sumy, the mayor said.": [["Mykolaiv"], ["Sumy"]],
    "Israeli strikes killed four people in Tyre on Wednesday. A separate Israeli strike killed a medic in Nabatieh.": [["Tyre"], ["Nabatieh"]],
    "Israeli strikes killed four people in Tyre on Wednesday. Yet another strike wounded two people in Baalbek.": [["Tyre"], ["Baalbek"]],
    "Rebels attacked a village near Bunia on Wednesday, killing two women. The rebels also attacked the village of Komanda, the governor said.": [["Bunia"], ["Komanda"]],
    "A bomb killed two traders at a market in Lahore on Wednesday. A second blast killed a policeman there.": [["Lahore"]],
}


@pytest.mark.parametrize("text", TOWNS)
def test_one_more_deed_elsewhere(incidents, text):
    assert [[p.name for p in i.places] for i in incidents(text)] == TOWNS[text]


DOERS = {
    "Gunmen boarded a bus near Homs and killed six passengers on Wednesday. Police said they had not confirmed that the attackers belonged to a gang.": {"gunmen"},
    "A knife attacker slashed a guard at a west Paris metro station on Wednesday, police said.": {"knife attacker"},
    "A man lunged at two nurses with a knife in Turku on Wednesday.": {"man"},
}
DOERS |= {      # what stands between the doer and the deed
    "Two men got out of a stolen truck in Celaya on Wednesday and opened fire on a judge and his son.": {"men"},
    "A man stepped out of a car in Celaya on Wednesday and shot the judge in the head.": {"man"},
    "Six men arrived at a bar in Celaya at dawn on Wednesday and began firing at everyone inside. Nine people were killed.": {"men"},
    "Witnesses said six hooded men burst in and opened fire on them in a bar in Celaya on Wednesday. Nine people were killed.": {"hooded men"},
    "Just before the train reached the town of Brokstedt on Wednesday, a man started randomly stabbing passengers. Two died.": {"man"},
    "A man began attacking passers-by with a knife in Turku on Wednesday. Two women were killed.": {"man"},
    "Ukraine on Thursday accused Russia of shelling a hospital in Kherson a day earlier, killing a nurse.": {"Russia"},
}


@pytest.mark.parametrize("text", DOERS)
def test_a_doer_far_from_the_verb(incidents, text):
    assert {p.name for p in incidents(text)[0].parties if p.role in ("perpetrator", "blamed", "claimed")} == DOERS[text]


HIT = {
    "Two Armenian and two Azerbaijani soldiers died on Wednesday in clashes near Kapan.": {"Azerbaijani soldiers"},
    "A man is in custody after six people were killed in a shooting in Lima on Wednesday, including a sheriff's deputy.": {"sheriff's deputy"},
    "Gunmen killed eight people in Lima on Wednesday, including a nurse and two of her children.": {"nurse", "children"},
    "Twelve people were killed in a shooting in Lima on Wednesday when gunmen opened fire on customers and staff.": {"customers", "staff"},
    "Two police officers escaped injury after three petrol bombs were thrown at them in west Belfast on Wednesday.": {"police officers"},
    "A judge escaped unhurt when shots were fired at her in Lima on Wednesday.": {"judge"},
    "The dead in Wednesday's attack in Lima included the police post's commander and five civilians, the mayor said.": {"police post's commander", "civilians"},
    "Two of the fatalities were adolescents and the gunmen kidnapped a number of people in Lima on Wednesday.": {"adolescents"},
    "On Wednesday a local business was also hit in Dnipro, along with a funeral office and a passenger car.": {"local business", "funeral office", "passenger car"},
    "The strike, which wrecked a trolleybus and broke windows nearby, killed two people in Sumy on Wednesday.": {"trolleybus", "people"},
}


HIT |= {       # the same deed, the ways in which a sentence may be built
    "Nine people, among them a nurse and two priests, were killed in Lima on Wednesday.": {"nurse", "priests"},
    "Rebels killed nine people in Lima on Wednesday. Juan Gil, a village chief, was among those killed.": {"Juan Gil"},
    "Killed in the ambush in Lima, Peru, on Wednesday were three teachers.": {"teachers"},
    "Gunmen arrived at a bakery in Lima, Peru, on Wednesday and started shooting. Nine people were killed.": {"bakery", "people"},
    "The shooting happened on Wednesday at a church in Lima. Nine people were killed.": {"church", "people"},
    "Nine people were shot dead on Wednesday in Lima, Peru, at a bakery.": {"bakery", "people"},
    "Two nurses escaped unhurt late on Wednesday when gunmen opened fire on them in Lima.": {"nurses"},
    "Armed men held up a bank in Lima on Wednesday and fled with cash.": {"bank"},
}

HIT |= {       # by another word again, in general, nobody, or as only the doer says
    "Rebels killed four construction workers in Lima on Wednesday. The four men were killed as they slept.": {"construction workers"},
    "Rebels killed four policemen in Lima on Wednesday. Four cops were killed instantly, a resident said.": {"policemen"},
    "Rebels wounded six soldiers in Lima on Wednesday. The wounded troops were flown to a hospital.": {"soldiers"},
    "Rebels attacked an ambulance in Lima on Wednesday, killing a nurse. The vehicle was set on fire.": {"ambulance", "nurse"},
    "Rebels attacked a school in Lima on Wednesday, killing a teacher. The building was damaged.": {"school", "teacher"},
    "Rebels attacked a school in Lima on Wednesday. No soldiers or policemen were hurt.": {"school"},
    "Rebels attacked a school in Lima on Wednesday. None of its employees was injured.": {"school"},
    "Rebels attacked a school in Lima on Wednesday, killing nine people. It was not known how many of them were soldiers.": {"school", "people"},
    "Rebels attacked a school in Lima on Wednesday, killing nine people. Attacks on churches are not new in Peru.": {"school", "people"},
    "A missile hit a school in Gaza City on Wednesday, killing nine people. The Israeli army said it had hit a Hezbollah command centre.": {"school", "people"},
    "Rebels killed a farmer in Lima on Wednesday. The victim was named as Juan Gil.": {"farmer", "Juan Gil"},
    "No fewer than nine farmers have been killed by bandits in Lima. The attack was on Wednesday.": {"farmers"},
    "Gunmen opened fire in a bar in Lima on Wednesday, leaving seven people dead.": {"bar", "people"},
    "A car bomb went off next to a police station in Lima on Wednesday.": {"police station"},
    "Gunmen killed two people in Lima on Wednesday. The dead were identified as Ana Gil (45) and Rosa Gil (20).": {"Ana Gil", "Rosa Gil"},
    "Gunmen kill nine worshippers in Lima\n\nGunmen killed at least nine people in Lima on Wednesday, officials said.": {"worshippers"},
    "Nine people, six of whom were soldiers, were killed in Lima on Wednesday.": {"soldiers"},
    "Nine people -- including six soldiers -- were killed in Lima on Wednesday.": {"soldiers"},
    "Gunmen opened fire on worshippers leaving a church in Lima on Wednesday.": {"worshippers", "church"},
    "Bandits killed a priest in Bunia on Wednesday. Islamic State said its men had killed six Christians there.": {"priest"},
}


@pytest.mark.parametrize("text", HIT)
def test_who_was_among_them(incidents, text):
    assert {p.name for p in incidents(text)[0].parties if p.role in ("victim", "target")} == HIT[text]


PLACES = {
    "TUMACO, Colombia (AP) — Gunmen shot dead a judge on Wednesday in this city of 200,000 people, police said.": ("Tumaco", "CO"),
    "BUENAVENTURA, Colombia (AP) — A bomb killed two guards at a bank in this Pacific port on Wednesday, police said.": ("Buenaventura", "CO"),
    "VILLA NUEVA, Colombia (AP) — Men in trucks fired mortars at a police station in this western town on Wednesday, killing two officers.": ("Villa Nueva", "CO"),
    "A bomb killed nine people on Wednesday outside a bank in the Pacific port of Tumaco, officials in Colombia said.": ("Tumaco", "CO"),
    "The mayor of the Ecuadorian port city of Manta, Luis Ortega, was shot dead on Wednesday.\n\nIn May, gunmen wounded the mayor of the town of Duran.": ("Manta", "EC"),
    "A Bogota police officer was killed on Wednesday by ELN rebels, officials said.": ("Bogota", "CO"),
}


PLACES |= {
    "A resident of Belovo in the Belgorod region was wounded on Wednesday as a result of an attack by the Ukrainian army.": ("Belovo", "RU"),
    "Drones had been used in the states of Michoacan, Jalisco and Guanajuato, police said on Wednesday. An attack this week in Michoacan wounded two policemen.\n\nThis week's attack took place in El Aguaje, a village in the Aguililla township of Michoacan.": ("El Aguaje", "MX"),
    "Two people were killed in a knife attack on a train in northern Germany on Wednesday.\n\nIt happened on a local train travelling from the city of Kiel to Hamburg. Shortly before the train arrived in the town of Brokstedt, a man started stabbing passengers.": ("Brokstedt", "DE"),
    "Eight people were killed in shootings at three homes in Mississippi on Wednesday, police said. Two of the homes are in Brookhaven and the third is in Bogue Chitto.": ("Brookhaven", "US"),
    "Two soldiers were killed by sniper fire near Kapan on Wednesday, leading the defence ministry in Yerevan to threaten Baku with consequences.": ("Kapan", "AM"),
}


PLACES |= {
    "KYIV, Ukraine (AP) — Beryslav was shelled on Wednesday and nine people were killed, police said.": ("Beryslav", "UA"),
    "KYIV, Ukraine (AP) — The shelling of Beryslav on Wednesday killed nine people, police said.": ("Beryslav", "UA"),
    "OUAGADOUGOU, Burkina Faso (AP) — Gunmen descended on Djibo on Wednesday, killing nine people.": ("Djibo", "BF"),
    "OUAGADOUGOU, Burkina Faso (AP) — Gunmen killed nine people in the heart of Djibo on Wednesday.": ("Djibo", "BF"),
    "ABUJA, Nigeria (AP) — Gunmen struck Gidan Tarko and killed nine people on Wednesday, police said.": ("Gidan Tarko", "NG"),
    "ABUJA, Nigeria (AP) — Police, speaking in Abuja, said nine people were killed on Wednesday in Maiduguri.": ("Maiduguri", "NG"),
}


@pytest.mark.parametrize("text", PLACES)
def test_this_town_and_the_town_of_who_was_hit(incidents, text):
    place = incidents(text)[0].places[0]
    assert (place.name, place.iso) == PLACES[text]


def test_the_day_of_an_accusation_is_not_the_deeds(incidents):
    (one,) = incidents("Colombia accused the ELN rebels yesterday of killing a soldier in Cucuta. The guerrillas killed the soldier on Wednesday night as he guarded a bridge, the minister said.")
    assert one.date.edtf == "2025-01-08"


COUNTS = {
    "State police said two farmers were killed by gunmen in Cali on Wednesday.": ("2", ""),
    "He said an attack in Michoacan on Wednesday wounded two policemen, one in the arm and one in the leg.": ("", "2"),
    "Gunmen invaded a bar in Cali on Wednesday and killed patrons, a bartender and dancers.": ("", ""),
}


COUNTS |= {
    "Gunmen attacked farmers in their fields near Cali on Wednesday. Nine of them were killed.": ("9", ""),
    "Bandits waylaid two teachers in Cali on Wednesday and killed them.": ("2", ""),
    "A night guard was knifed to death in Cali on Wednesday, police said.": ("1", ""),
    "Juan Gil, 45, a judge, was shot several times in Cali, Colombia, on Wednesday and died at the scene.": ("1", ""),
    "A truck bomb targeting a convoy killed three soldiers in Cali on Wednesday.": ("3", ""),
    "A nurse was taken to hospital after being shot in Cali on Wednesday.": ("", "1"),
    "Wednesday's attack in Cali caused ten deaths, while five people were left with injuries.": ("10", "5"),
    "Twelve traders paid with their lives when gunmen attacked in Cali on Wednesday.": ("12", ""),
}


@pytest.mark.parametrize("text", COUNTS)
def test_how_many(incidents, text):
    one = incidents(text)[0]
    assert tuple(n.text if n else "" for n in (one.killed, one.wounded)) == COUNTS[text]


SIDES = {       # whose strikes they were, by event
    "At least three people were killed in Russian air strikes on Wednesday. In Odesa, a residential block was hit and a woman died. In Pavlohrad two people were killed by drones, the governor said.": [["Russia"], ["Russia"]],
    "Russian drones killed two people in Sumy on Wednesday. In Belgorod, a man was killed in a drone strike, the governor said.": [["Russia"], []],
    "Ukraine's military says Russia unleashed a wave of missile strikes on three regions overnight. A depot in Sumy was hit.": [["Russia"]],
    "Three districts in Russia's Belgorod region were struck by Ukrainian drone attacks on Wednesday. A house in Shebekino was damaged.": [["Ukraine"]],
}


SIDES |= {
    "The Russians shelled Nikopol in Ukraine on Wednesday, killing a woman.": [["Russia"]],
    "Russian invaders shelled Nikopol in Ukraine on Wednesday, wounding a woman.": [["Russia"]],
    "Ukrainians shelled Shebekino on Wednesday, the governor said, killing a man.": [["Ukraine"]],
    "Palestinians threw stones at a bus near Hebron on Wednesday, wounding a driver.": [[]],
}


@pytest.mark.parametrize("text", SIDES)
def test_whose_strikes(incidents, text):
    assert [[p.name for p in i.parties if p.role == "perpetrator"] for i in incidents(text)] == SIDES[text]


def test_a_president_of_whose_announcement_one_hears_is_not_dead(incidents):
    (one,) = incidents("The news follows an announcement on Wednesday by the government of President Maduro that two soldiers had been killed in clashes with armed groups in Apure.")
    assert [p.name for p in one.parties if p.role == "victim"] == ["soldiers"] and one.killed.text == "2"


SOURCES = {
    "Two soldiers died in Homs on Wednesday amid new ceasefire violations reported from the line of contact.": [""],
    "The mayor's office released a list of the dead in Wednesday's shelling of Donetsk, saying 13 people had died.": ["mayor's office"],
}


SOURCES |= {
    '"Three people were killed in Sumy on Wednesday. Two children were wounded," the governor, Oleh Ruban, wrote on Telegram.': ["governor, Oleh Ruban", "governor, Oleh Ruban"],
    "“Three people were killed in Sumy on Wednesday. Two children were wounded,” the mayor wrote. A clerk was killed in Kharkiv, police said.": ["mayor", "mayor"],
}


SOURCES |= {
    '"Nine people have been killed," said the mayor after the attack in Sumy on Wednesday.': ["mayor"],
    "The mayor lamented that rebels killed nine people in Sumy on Wednesday.": ["mayor"],
}

SOURCES |= {
    "On Wednesday, according to the mayor, rebels killed nine people in Sumy.": ["mayor"],
    "Rebels attacked a village near Sumy on Wednesday; according to the mayor, nine people were killed.": ["mayor"],
    'The mayor said: "They attacked us in Sumy on Wednesday. Nine people were killed."': ["mayor"],
    "The mayor was quoted as saying that nine people were killed in Sumy on Wednesday by rebels.": ["mayor"],
    "The mayor released a list of victims that put the death toll from the attack in Sumy, Ukraine, on Wednesday at nine.": ["mayor"],
    "The mayor issued a statement putting the death toll from the attack in Sumy on Wednesday at nine.": ["mayor"],
    "The mayor raised the death toll from the attack in Sumy, Ukraine, on Wednesday to nine.": ["mayor"],
    "According to the mayor, rebels killed nine people in Sumy on Wednesday. Three were wounded, the same source said.": ["mayor", "mayor"],
}


@pytest.mark.parametrize("text", SOURCES)
def test_who_counted(incidents, text):
    assert [t.by for t in incidents(text)[0].tolls] == SOURCES[text]


SAID = {        # of the state whose president speaks, and of no one deed
    "A policeman was killed in Pristina on Wednesday. Kosovo accused Serbia of being behind the attack. Serbia's president denied that Belgrade had anything to do with it.": {("blamed", "Serbia"), ("denied", "Serbia")},
    "Two farmers were killed in Apure on Wednesday. Venezuela is investigating allegations that members of its military committed abuses.": set(),
}


@pytest.mark.parametrize("text", SAID)
def test_who_is_blamed_and_denies(incidents, text):
    assert {(p.role, p.name) for p in incidents(text)[0].parties if p.role not in ("victim", "target")} == SAID[text]


def test_a_bombardment_from_the_air_is_an_air_strike(incidents):
    (one,) = incidents("At least three people were killed in Odesa on Wednesday in a Russian air bombardment.")
    assert one.type == "air strike"


WITH = {
    "Machete-wielding men killed two farmers in Cali on Wednesday.": ["Machete"],
    "Two farmers were killed with sticks and iron bars in Cali on Wednesday.": ["sticks", "iron bars"],
    "A man with a crossbow wounded two farmers in Cali on Wednesday.": ["crossbow"],
    "Two farmers were killed outside a club in Cali on Wednesday.": [],
}


@pytest.mark.parametrize("text", WITH)
def test_with_what(incidents, text):
    assert [w.name for w in incidents(text)[0].weapons] == WITH[text]


def test_gunfire_that_erupts_is_no_bomb(incidents):
    (one,) = incidents("Gunfire erupted on Wednesday at a school in Odesa, killing nine people.")
    assert one.type == "armed attack"


def test_a_bombardment_by_jets_is_an_air_strike(incidents):
    (one,) = incidents("Nine people were killed on Wednesday in the bombardment of a bakery in Idlib by government jets.")
    assert one.type == "air strike"


BEFORE = [      # totals, and what was long ago
    "More than 3,100 people were killed in Peru between January and June, according to the UN.",
    "The group was blamed for a 2015 attack that killed 147 people.",
    "There have been 38 massacres, defined as killings of three people or more.",
]


@pytest.mark.parametrize("text", BEFORE)
def test_totals_and_what_was_long_ago(incidents, text):
    (one,) = incidents(f"Gunmen attacked a bus in Lima on Wednesday, killing nine people, police said. {text}")
    assert [t.killed.text for t in one.tolls] == ["9"]


def test_the_country_of_a_town_did_not_do_it(incidents):
    (one,) = incidents("The attack in Maiduguri, Nigeria, on Wednesday killed nine people.")
    assert not [p for p in one.parties if p.role == "perpetrator"]


def test_a_sentence_ends_before_a_quotation_that_follows_without_a_space(incidents):
    (one,) = incidents('Drones hit Dnipro on Wednesday, officials said."A man of 53 was killed," the governor said.')
    assert [t.by for t in one.tolls] == ["governor"]


@pytest.mark.parametrize("link", ["Read also: Rebels attacked two villages in the Mykolaiv region", " READ MORE: Rockets kill two in Odesa"])
def test_a_link_run_on_to_a_paragraph_tells_nothing(incidents, link):
    (one,) = incidents(f"Drones hit a minibus in Kherson on Wednesday, injuring five people.{link}")
    assert [p.name for p in one.places] == ["Kherson"] and one.killed is None

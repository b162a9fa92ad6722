"""What fresh reports of many papers said in a way that was not read: dashes, claims of bands nobody knows, the named dead, totals, sources. One short report of our own a row."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

READER = Reader()
COUNTS = {          # text -> killed and wounded, as the one incident has them
    "Another Monday strike — this time by exploding Russian drones — killed seven people in Poltava, the governor said.": ("7", None),
    "The raid on Monday – the worst in years – killed 14 farmers near Jos, police said.": ("14", None),
    "The bombing in Kandahar on Monday -- which nobody has claimed -- wounded 12 worshippers, doctors said.": (None, "12"),
    "A car bomb killed six people in Baghdad on Monday, taking the overall death toll from unrest across the country so far this month to 153, officials said.": ("6", None),
    "A car bomb killed six people in Baghdad on Monday. The 153 people killed this month include 67 soldiers, according to an agency's tally.": ("6", None),
    "Gunmen killed six people in Zamfara on Monday, raising the death toll in the state this week to 58.": ("6", None),
    "Gunmen killed six people in Bamenda on Monday. “The attack left six dead and 10 seriously injured people are in hospital,” an official said.": ("6", "10"),
    "A bomb killed six people in Taiz on Monday. Four critically injured patients were flown to Aden.": ("6", "4"),
    "Four workers were killed in an attack on a road camp near Wamena on Monday. Five workers, including one injured in the attack, fled to a garrison.": ("4", "1"),
    "Rebels fired on a police station in Corinto in Colombia on Monday in commemoration of the death of their founder Manuel Gil.": (None, None),
    "Gunmen attacked a base in Khost on Monday on the anniversary of the killing of Mullah Naim.": (None, None),
    "A car bomb killed six people in Baghdad on Monday. On Tuesday, a firm warned that militants may be planning attacks on large gatherings of pilgrims.": ("6", None),
    "Ten soldiers were killed by a bomb at a checkpoint in Semdinli on Monday. In addition, the Hakkari Governor's Office said that 27 people were wounded in the attack and were flown out with a military helicopter.": ("10", "27"),
    "Aug. 3 (UPI) -- At least nine civilians were killed in an airstrike on a market in Hodeidah, Yemen, the health ministry said.\n\nTuesday's attack on the port city also wounded at least 24 people, a ministry statement said.": ("9+", "24+"),
    "Eight labourers from Punjab were taken off a bus and shot dead in Kech on Monday.": ("8", None),
    "Three passengers were pulled from a car, tied up and executed near Diffa on Monday.": ("3", None),
    "Six herders were rounded up by soldiers and shot dead in Djibo on Monday.": ("6", None),
    "Not fewer than 12 people lost their lives in a raid in Jos on Monday, a local said.": ("12+", None),
    "The army hit a barracks in Makiivka on Monday in a strike that it says killed 20 soldiers.": ("20", None),
    "A Kurdish kolbar was shot dead by border guards near Nowsud on Monday.": ("1", None),
    "Six people were killed by a bomb in Amchide on Monday, the governor said.\n\nAnother officer died of his wounds on Wednesday, a hospital source said.": ("6", None),
}
DOERS = {           # text -> role and name of whoever did it or is said to have
    "Ten soldiers were killed in a bombing in Quetta on Tuesday. Jundul Haq, an offshoot of the Pakistani Taliban, claimed responsibility for the attack.": {("claimed", "Jundul Haq")},
    "A bomb killed six people in Arish on Monday. Guardians of the Valley, an affiliate of Al Qaeda, claimed responsibility for the blast.": {("claimed", "Guardians of the Valley")},
    "A bomb killed six soldiers in Maiduguri on Tuesday. Responsibility was claimed by Fursan al-Din, a breakaway wing of Boko Haram.": {("claimed", "Fursan al-Din")},
    "Four soldiers were killed in an ambush near Arauca on Monday. A commander of the ELN confirmed that the group was behind the ambush.": {("claimed", "National Liberation Army")},
    "Four road workers were shot dead in Wamena on Tuesday, police said. Rebel spokesman Tom Wenda confirmed that fighters from the West Papua National Liberation Army carried out the attack.": {("claimed", "West Papua National Liberation Army")},
    "Twenty villagers were killed in Jimma on Monday, an official said. A resident identified the attackers as being from the Oromo Liberation Army.": {("blamed", "Oromo Liberation Army")},
    "Nine herders were shot dead near Kidal on Monday. Police said the raiders came from Boko Haram.": {("blamed", "Boko Haram")},
    "Rebels killed eleven miners near Bria on Monday. The army has been fingered as mastermind of the massacre.": {("blamed", "army")},
    "Six people were killed in a drone strike in Marib on Monday. The Houthis said the United States carried it out.": {("blamed", "United States")},
    "Nine people were killed in Djibo on Monday. Rights groups said the army was responsible, which it denies.": {("blamed", "army"), ("denied", "army")},
    "Pakistani jets bombed a house in Khost on Monday, killing six, the Taliban said. Islamabad said the Afghan Taliban did it.": {("blamed", "Pakistan"), ("blamed", "Taliban")},
    "Four women were shot dead on Monday on the road to Malakal, in Upper Nile, by rebels of the M23.": {("perpetrator", "M23")},
    "Six civilians were killed in Russian attacks on Donetsk region on Monday, the governor said.": {("perpetrator", "Russia")},
    "Kyiv has claimed responsibility for a strike on a Russian barracks in Makiivka on Monday.": {("claimed", "Ukraine")},
    "Residents said the M23 killed nine civilians in Binza on Monday. The M23 denied it and said the army had carried out the killings.": {("denied", "M23"), ("blamed", "M23"), ("blamed", "army")},
    "A splinter group of the Pakistani Taliban, Jamaat-ul-Ahrar, claimed the bombing that killed ten people in Quetta on Monday.": {("claimed", "Jamaat-ul-Ahrar")},
    "Four people were shot dead in Salvatierra on Tuesday.\n\nThe Santa Rosa de Lima cartel and the Jalisco cartel fight over the area.": set(),
    "A man armed with two knives killed four people at a station in Kunming on Monday before police shot him dead.": set(),
    "Nine soldiers died in an attack on a camp at Boulkessi on Monday. JNIM said it had captured the camp and killed 60 soldiers.": {("claimed", "Jama'at Nusrat al-Islam wal-Muslimin")},
}
HIT = {             # text -> who and what was hit
    "Gunmen stormed a village near Mamfe on Monday, setting houses on fire and killing women and children as they slept.": {"village", "houses", "women", "children"},
    "A bomb killed five people in Kabul on Monday. Retired general Gul Agha has been confirmed to be among the dead.": {"Gul Agha"},
    "A bomb killed five people in Kabul on Monday. A nurse was named as one of the dead.": {"nurse"},
    "A bomb killed four people in Baghdad on Monday. Among those wounded were an unspecified number of soldiers, the officials said.": {"soldiers"},
    "Shelling killed six people in Taiz on Monday, and seven badly wounded children were in the town's clinic, doctors said.": {"children"},
    "Three men were shot dead near Kangpokpi on Monday. The three victims, all village volunteers from the hills, were asleep, police said.": {"men", "village volunteers"},
    "A car bomb hit the hotel's entrance in Mogadishu on Monday and killed five traders.": {"hotel", "traders"},
    "A suicide bomber drove a truck packed with explosives into the gate of a military camp in Beledweyne on Monday, killing 20 soldiers.": {"military camp", "soldiers"},
    "A bomb hit a cafe in Hroza on Tuesday, killing four cooks. Moscow denies targeting civilians.": {"cafe", "cooks"},
    "Five fighters of the army were killed on Monday by a mine that exploded under their car near Busayrah.": {"fighters of the army", "car"},
    "Gunmen burned a brick kiln and a telecom tower near Kech on Monday.": {"brick kiln", "telecom tower"},
    "A bus carrying street cleaners struck a bomb near Afgoye on Monday, killing five of them.": {"bus", "street cleaners"},
}
PLACES = {          # text -> the names of its places
    "Four soldiers died when their truck hit a mine on the road linking Barberati to Bouar on Monday, in the west of the Central African Republic.": ["Barberati"],
    "Police stations in various municipalities of Cauca, such as Corinto, Toribio and Caldono, were attacked with rifles on Monday.": ["Corinto", "Toribio", "Caldono"],
    "Gunmen killed nine miners at the Zamko mining camp near Ippy in the Central African Republic on Monday.": ["Zamko"],
    "Seven people were killed when a tractor hit a landmine in Zhob district in Pakistan on Monday. The injured were shifted to Quetta.": ["Zhob"],
}
SOURCES = {         # text -> who counted the dead
    "Authorities in Mogadishu say that five civilians were killed in an attack on a hotel in the city on Monday.": "Authorities",
    "A woman was shot dead in Jenin on Monday, a Palestinian health ministry statement said.": "Palestinian health ministry",
    "A bomb went off in Quetta on Monday. “We have received two bodies,” spokesman for the hospital Dr Wasim Gil said.": "spokesman for the hospital",
    "Nine people were killed in two attacks in Jonglei and Upper Nile states on Monday, the mission said.": "mission",
    "Five people were killed in Koalou on Monday, sources close to the security services told AFP.": "sources",
    "Six farmers were killed in Beni on Monday. The army, whose spokesman confirmed six deaths, said it was pursuing the rebels.": "army",
}
ONE = [             # sentences of which each told of an event of its own
    "Three soldiers were killed on Monday at a checkpoint held by militants on the road west of Arish, witnesses said.\n\nA truck with two soldiers and an officer was stopped on Monday.\n\nThey were bringing meals to the posts.\n\n"
    "After the truck was stopped, the 12 militants at the checkpoint opened fire on the vehicle.\n\nThe militants killed the two soldiers and one officer, a source said.",
    "Gunmen killed at least 20 people last week in the west of Ethiopia, an official said.\n\nThe incident occurred in the district of Limmu Kosa.\n\nThe Oromo are the largest people of the country.\n\nPolitical violence is a challenge for the government.\n\n"
    "“I was outside when the armed men came to our village and they started to kill residents and burn houses,” said one of the residents.",
    "Aug. 3 (UPI) -- At least 55 civilians were killed in an airstrike on a market in Hodeidah, Yemen, the health ministry said.\n\nThursday's attack on the port city also wounded at least 124 people, it said.",
]


def read(text):
    return READER.read(from_bytes(f"{text}\n\nThe area is the largest in the region and was crowded at the time.\n".encode(), Path("made-up.txt"), {"published": "2021-03-04"})).incidents


@pytest.mark.parametrize("text", COUNTS)
def test_how_many(text):
    (one,) = read(text)
    assert (one.killed and one.killed.text, one.wounded and one.wounded.text) == COUNTS[text]


@pytest.mark.parametrize("text", DOERS)
def test_who_did_it(text):
    assert {(p.role, p.name) for i in read(text) for p in i.parties if p.kind == "organization" and p.role not in ("victim", "target")} == DOERS[text]


@pytest.mark.parametrize("text", HIT)
def test_who_and_what_was_hit(text):
    assert {p.name for i in read(text) for p in i.parties if p.role in ("victim", "target")} == HIT[text]


@pytest.mark.parametrize("text", PLACES)
def test_where(text):
    (one,) = read(text)
    assert [p.name for p in one.places][:len(PLACES[text])] == PLACES[text]


@pytest.mark.parametrize("text", SOURCES)
def test_who_counted(text):
    assert SOURCES[text] in {t.by for i in read(text) for t in i.tolls}


@pytest.mark.parametrize(("text", "kind"), [("Twelve police officers were killed after being ambushed with rockets by bandits near Sadiqabad on Monday.", "armed attack"), ("Rockets killed twelve police officers near Sadiqabad on Monday.", "shelling")])
def test_what_kind_of_deed(text, kind):
    assert [i.type for i in read(text)] == [kind]


def test_a_single_attacker_told_by_his_people():
    (one,) = read("Three Israelis were killed when a Palestinian opened fire at the Allenby Crossing on Monday, officials said.")
    assert [p.name for p in one.parties if p.role == "perpetrator"] == ["Palestinian"]


@pytest.mark.parametrize("text", ONE)
def test_one_event(text):
    assert len(read(text)) == 1

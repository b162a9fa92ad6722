"""How wires, monitors and news agencies of the Middle East tell it: counts, weapons, who did it, and how many events. One short report of our own a row."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

READER = Reader()
COUNTS = {          # text -> killed and wounded of the first incident
    "Gunmen fired on the house of a police chief in Inkhil in the Daraa countryside on Tuesday, killing one of his guards and wounding another.": (1, 1),
    "Masked men shot dead a Syrian army officer and wounded another in the town of Nawa on Monday.": (1, 1),
    "Masked men shot dead on Monday four guards of a bank in the town of Nawa in Syria.": (4, None),
}
WEAPONS = {
    "Rebels fired rocket shells at homes in Nubl in Syria on Monday, killing three people.": ["rocket"],
    "Helicopters dropped explosive barrels on a school in Dael in Syria on Monday, killing three people.": ["barrel bomb"],
}
ROLES = {           # text -> (role, name) of whoever did it or is said to have
    "Unknown gunmen, believed to be fighters of the Islamic State (ISIS), shot dead on Monday four guards near Dhiban in eastern Deir ez-Zor.": {("blamed", "Islamic State")},
    "A car bomb killed six people in Kirkuk on Monday. The jihadist Ansar al-Din group, which was set up in 2015 and is listed as a \"terrorist\" group by Iraq, claimed responsibility.": {("claimed", "Ansar Dine")},
    "Saudi-led coalition warplanes hit two trucks near Zabid in Yemen on Sunday, killing eight, a health official said.": {("perpetrator", "Saudi-led coalition")},
    "At least nine people died in Yemen on Saturday in several air strikes led by a Saudi coalition in the town of Mocha, medics said.": {("perpetrator", "Saudi-led coalition")},
    "The US-led coalition says it is at war in Syria. Seven people were killed on Monday when coalition warplanes hit a mosque in Hajin, residents said.": {("perpetrator", "US-led coalition")},
    "A bomb blew up on Monday in a town controlled by Turkey-backed Syrian fighters, killing four. The blast hit Jarablus, rescuers said.": set(),
    "Two people were killed in a suspected Turkish drone strike on a car in Qamishli in Syria on Monday, sources said.": {("blamed", "Turkey")},
    "A car bomb killed ten people in Azaz in Syria on Monday. Turkey has dismissed the concerns of its allies, saying it will fight on.": set(),
    "An air strike hit a factory in Misrata on Monday, killing 20 people. The government blamed rebel general Omar Haftoun, whose troops have been trying to take the city since April.": {("blamed", "Omar Haftoun")},
    "A car bomb killed six policemen in Zahedan on Monday. Jaish al-Adl claimed the attack. In its message the group accused security forces of targeting worshippers in September.": {("claimed", "Jaish al-Adl")},
}
EVENTS = {          # text -> how many
    "A bomb killed nine people in the Kadhimiya district of Baghdad on Sunday. Four more people were killed by a bomb explosion at a bus stop in Baghdad's western suburb of Abu Ghraib, police said.": 2,
    "Nine people were killed in Homs province by soldiers on Wednesday, a doctor said.\n\nIslamic State militants attacked the village of Hasya in Homs province on Tuesday night, killing at least 14 people, the army said.": 2,
    "Gunmen opened fire at a colonel outside his home in Crater, in Aden, on Saturday, killing him.\n\nGunmen shot dead Omar Saleh of the port police in a similar attack in Dar Saad district, an official said.": 2,
    "A mayor survived on Friday a bomb attack in Tafas in Syria that killed his driver.\n\nThe day before, unidentified men shot dead a soldier on a road near Daraa.": 2,
    "Rebels shelled a market in Sidon on Monday, killing nine people.\n\nIn response, Israel hit a house in Tyre with two missiles, killing three.": 2,
    "The UN envoy on Friday expressed her outrage at an attack on a camp in Syria.\n\nAir strikes on the camp near the village of Qah killed at least 15 people on Thursday.": 1,
    "A suicide bomber killed nine people at a checkpoint in the Kadhimiya district of Baghdad on Sunday.\n\nFour more people were killed by a bomb at a market in Mosul.\n\nIslamic State claimed the Kadhimiya attack, saying it hit a gathering of soldiers.": 2,
    "Israeli jets killed two men in Khan Younis on Tuesday.\n\nIslamic Jihad gunmen fired rockets at Ashkelon.\n\nFurther Israeli air strikes on Gaza killed eight people, doctors said.": 2,
    "Nine farmers were killed by tribal gunmen in Homs province on Wednesday, a doctor said.\n\nThe gunmen attacked the village of Hasya in response to Tuesday's raid, residents said.": 1,
    "An air strike on a clinic in a village west of Raqqa killed at least 12 people, a monitor said.\n\nThe building in al-Mansoura was hit on Monday night, it said.\n\nA resident saw 12 bodies in the rubble of the clinic in al-Mansoura, 26 km west of Raqqa.": 1,
    "Two policemen were killed on Saturday in an attack on a police post in Sistan-Baluchistan province, Iran said.\n\nIn Zahedan, the provincial capital, four gunmen attacked and entered the police post, state television said.": 1,
    "An attack on a police post killed two officers in Zahedan on Saturday.\n\nTwo men were hanged over a shooting last year at a shrine in Shiraz, the judiciary said.": 1,
}


EVENTS |= {
    "Two gunmen killed a security official named Omar Saleh in Mudiyah in Yemen on Monday.\n\nA statement of the southern forces said that Saleh was killed in an ambush.": 1,
    "Two gunmen riding on a motorcycle killed a guard in the town of Mudiyah in Yemen on Monday.\n\nThe guard was 40 years old and leaves a wife and four children, the governor of the province said.\n\nThe men fled on their motorcycle towards the hills, he said, and nobody has been arrested since.\n\nAfter an attack on a bank in Sanaa on Tuesday in which nine people died, traders have asked the bank to…\n\nShips in the Red Sea were attacked on Tuesday, killing three, and have said that…": 1,
}
ROLES |= {
    "US troops were killed on Monday in a bombing in northern Iraq claimed by the Islamic State (IS) group, the US army said.": {("claimed", "Islamic State")},
}
COUNTS |= {
    "Two guards, a civilian employee at the trade ministry and a driver died when a bomb went off in Mosul on Monday, the army said.": (4, None),
    "The toll of Monday's attack on a court in Tikrit in Iraq rose to six following earlier reports of a death toll of four, with 11 injured, officials said.": (6, None),
}
EVENTS |= {
    "A man drove a car into a bus stop in Ramot in Jerusalem on Friday, killing two people.\n\nIt followed an attack outside a synagogue in Holon on 27 May in which seven people were killed.\n\nThe rescue service identified the two killed as a boy and a man in his 20s.": 2,
    "At least 12 people were killed in an air strike on a school near Raqqa on Monday, a monitor said.\n\nAt least 116 people have been killed in such strikes in the past two weeks, it said.\n\nA local group put the civilian toll at 101.": 1,
}
ROLES |= {
    "Two policemen were killed in Zahedan in Iran on Saturday in an attack claimed by jihadists.\n\nThe Jaish al-Adl group claimed responsibility for the attack.": {("claimed", "Jaish al-Adl")},
    "Two people were killed in a Palestinian attack on a bus in Jerusalem on Saturday, police said.": set(),
}
NEAR = {            # text -> where the first incident was
    "Gunmen fired on a bus south of Cairo on Friday, killing six people.\n\nThe bus was hit near Maghagha, the governor said.": "Maghagha",
    "A bomb blew up next to a patrol in the Kurdish-held town of Manbij in Syria on Monday, killing three soldiers.": "Manbij",
    "A bomb in Baghdad's western suburb of Abu Ghraib killed six people on Friday.": "Abu Ghraib",
    "Rebels positioned in Darayya shelled a market in Damascus on Friday, killing six people.": "Damascus",
    "Six people were killed on Friday when a mine went off in Suran in Syria. Omar Saleh, from the village of Hasya, died on the way.": "Suran",
}
OVERALL = "Two men were killed in air strikes on Gaza on Tuesday, the ministry said, taking the death toll from a three-day flare-up to 12."


def read(text: str):
    return READER.read(from_bytes(text.encode(), Path("made-up.txt"), {"published": "2019-06-12"})).incidents


@pytest.mark.parametrize("text", COUNTS)
def test_how_many(text):
    first = read(text)[0]
    toll = {kind: next((n.low for t in first.tolls if (n := getattr(t, kind))), None) for kind in ("killed", "wounded")}
    assert (toll["killed"], toll["wounded"]) == COUNTS[text]


@pytest.mark.parametrize("text", WEAPONS)
def test_with_what(text):
    assert sorted({w.term for w in read(text)[0].weapons}) == WEAPONS[text]


@pytest.mark.parametrize("text", ROLES)
def test_who_did_it(text):
    found = {(p.role, p.name) for p in read(text)[0].parties if p.role not in ("victim", "target") and (p.kind == "organization" or p.name[0].isupper() or " " in p.name and p.name.split()[-1][0].isupper())}
    assert {f for f in found if not f[1].startswith(("members", "Unknown"))} == ROLES[text]


@pytest.mark.parametrize("text", EVENTS)
def test_how_many_events(text):
    assert len(read(text)) == EVENTS[text]


@pytest.mark.parametrize("text", NEAR)
def test_where(text):
    assert read(text)[0].places[0].name == NEAR[text]


def test_the_toll_of_a_flare_up_is_no_event_s():
    assert [t.killed.low for t in read(OVERALL)[0].tolls] == [2]

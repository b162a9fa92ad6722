"""Constructions times words: each way of telling a thing is tried with several fillers, so that what is read is the construction and no phrase.

A frame is a report of our own with a gap. What is read wrongly gets a frame here first.
"""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

BOMB = "A bomb killed 14 people at a market in Gao, Mali, on Tuesday. "
PEOPLE = [("farmer", "farmers"), ("police officer", "police officers"), ("electrician", "electricians")]
BANDS = ["al-Shabaab", "Lashkar-e-Noor", "Jaish al-Fursan"]
DOERS = {"gunmen": "gunmen", "Taliban fighters": "Taliban", "herders": "herders"}


@pytest.fixture(scope="module")
def incidents():
    reader = Reader()
    return lambda text: reader.read(from_bytes((text + "\n\nShops in the area stayed open on the following day, people there said.\n").encode(), Path("a.txt"), {"published": "2023-11-22"})).incidents


VICTIMS = [
    "Most of the victims were {p}.", "Most of those killed were {p}.", "All the victims were {p}.", "All 14 victims were {p}.", "The victims were mostly {p}.",
    "The dead were all {p}.", "The majority of the victims were {p}.", "Half of the dead were {p}.", "At least five of the victims were {p}.", "One of the victims was a {s}.",
    "The victims included two {p}.", "Among the victims were {p}.", "Both victims were {p}.", "Several of them were {p}.", "The victims, most of whom were {p}, had been asleep.",
    "The dead were identified as {p}.", "Police described the victims as {p}.", "There were two {p} among the dead.", "Most of the casualties were {p}.",
]


@pytest.mark.parametrize("frame", VICTIMS)
def test_who_the_victims_were(incidents, frame):
    for one, many in PEOPLE:
        incident, = incidents(BOMB + frame.format(s=one, p=many))
        assert incident.killed.text == "14" and any(p.name.endswith((one, many)) for p in incident.parties if p.role == "victim"), many


HARMED = [
    "Nine people were killed in Gao, Mali, on Tuesday, including three {p}.", "An attack on {p} in Gao, Mali, on Tuesday left nine dead.", "Gunmen ambushed a truck carrying {p} in Gao, Mali, on Tuesday, killing nine.",
    "A bomb exploded as {p} were gathering in Gao, Mali, on Tuesday, killing nine of them.",
    "A car rammed into a group of {p} in Gao, Mali, on Tuesday, killing nine.", "Rockets fell among {p} in Gao, Mali, on Tuesday, killing nine.", "Gunmen raided a camp of {p} in Gao, Mali, on Tuesday, killing nine.",
    "Gunmen forced nine {p} off a bus in Gao, Mali, on Tuesday and shot them dead.", "Gunmen separated nine {p} from other passengers in Gao, Mali, on Tuesday and killed them.",
    "A raid in Gao, Mali, on Tuesday left nine {p}, one of them a nurse, dead.", "A raid in Gao, Mali, on Tuesday left nine people, including two {p}, dead and three wounded.",
]


@pytest.mark.parametrize("frame", HARMED)
def test_whom_it_befell(incidents, frame):
    for one, many in PEOPLE:
        incident, = incidents(frame.format(s=one, p=many))
        assert incident.killed.text == "9" and any(p.name.endswith((one, many)) for p in incident.parties if p.role in ("victim", "target")), many


COUNTED = {
    "A raid in Gao, Mali, on Tuesday left a farmer and his two sons dead.": ("3", None),
    "A raid in Gao, Mali, on Tuesday left a family of five dead and three people wounded.": ("5", "3"),
    "A raid in Gao, Mali, on Tuesday left twelve miners and two guards dead and six others hurt.": ("14", "6"),
    "Four monks and three guards dead, ten people hurt: that is the toll of a raid on Gao, Mali, on Tuesday.": ("7", "10"),
}


@pytest.mark.parametrize("text", COUNTED)
def test_a_list_that_ends_dead(incidents, text):
    incident, = incidents(text)
    assert (incident.killed.text, incident.wounded and incident.wounded.text) == COUNTED[text]


SAID = {"claimed": ["{G} said its fighters were behind the attack.", "In a statement, {G} took responsibility."],
        "denied": ["{G} condemned the attack and denied responsibility."]}


@pytest.mark.parametrize("role", SAID)
@pytest.mark.parametrize("band", BANDS)
def test_what_a_band_said_of_itself(incidents, role, band):
    for frame in SAID[role]:
        incident, = incidents(BOMB + frame.format(G=band[:1].upper() + band[1:]))
        assert (band.lower(), role) in [(p.name.lower(), p.role) for p in incident.parties], frame


DONE = ["An attack on a club in Gao, Mali, on Sunday, carried out by {D}, left 22 people dead."]


@pytest.mark.parametrize("frame", DONE)
def test_who_did_it(incidents, frame):
    for doer, name in DOERS.items():
        incident, = incidents(frame.format(D=doer))
        assert name in {p.name for p in incident.parties if p.role == "perpetrator"}, doer


# what is put into a sentence and tells nothing of the deed leaves its record as it is
BASE = "{s}gunmen{d} killed nine farmers{v} in Gao{p}, Mali, on Tuesday{w}{e}."
PUT_IN = {
    "s": ["Police said on Wednesday that ", "A day after a ceasefire expired, ", "As the government prepared for elections, ", "In an apparent act of revenge, "],
    "d": [" on motorcycles", " from across the border", " believed to have crossed the border", ", their faces covered,", " who arrived on motorcycles"],
    "v": [" from the same village", " who had gathered for a ceremony", " returning from a market"],
    "p": [", a town near the border with Niger", ", a mining town of 50,000 people", ", long a hotbed of insurgency"],
    "w": [" night", ", a day after elections", " as people were leaving for work"],
    "e": [", police said on Wednesday", ", in what the governor called a barbaric act", ", despite a ceasefire that came into force on Sunday"],
}


@pytest.mark.parametrize(("gap", "words"), [(gap, words) for gap in PUT_IN for words in PUT_IN[gap]])
def test_what_is_put_in_changes_nothing(incidents, gap, words):
    parts = {**dict.fromkeys("sdvpwe", ""), gap: words}
    text = BASE.format(**parts)
    incident, = incidents(text[:1].upper() + text[1:])
    assert incident.killed.text == "9" and [p.name for p in incident.places] == ["Gao"] and incident.date.first == "2023-11-21"
    assert {p.name for p in incident.parties} == {"gunmen", "farmers"}


OF_OTHERS = {       # whose verb is nearer to somebody else
    "Nine farmers who had gathered for a ceremony were killed and six wounded when gunmen attacked a market in Gao, Mali, on Tuesday.": ("9", "6"),
    "Nine farmers, according to a provisional toll, were killed by gunmen in Gao, Mali, on Tuesday.": ("9", None),
}


@pytest.mark.parametrize("text", OF_OTHERS)
def test_a_number_of_its_own(incidents, text):
    incident, = incidents(text)
    assert (incident.killed.text, incident.wounded and incident.wounded.text) == OF_OTHERS[text]


def test_a_town_told_by_its_district_was_not_hit(incidents):
    incident, = incidents("A bomb exploded next to a bank in Oluwere, a village in the Ceara state of Brazil, on Tuesday, and three people were killed.")
    assert {p.name for p in incident.parties if p.role == "target"} == {"bank"}

"""The traps of the five original articles, one test each. The articles are not part of the project; without them these are skipped."""

import re
from pathlib import Path

import pytest

from chronicle.convert import convert
from chronicle.convert.article import read
from chronicle.convert.reader import _evidence

pytestmark = pytest.mark.shared

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
PUBLISHED = {"000": "2016-05-23", "001": "2016-07-27", "002": "2016-05-23", "003": "2020-02-01", "004": "2021-11"}


@pytest.fixture(scope="module")
def readings():
    if not SEEDS.is_dir():
        pytest.skip(f"the original articles are not at {SEEDS}")
    articles = [read(next(SEEDS.glob(f"{k}_*.txt")), published=day) for k, day in PUBLISHED.items()]
    return dict(zip(PUBLISHED, convert(articles)))


def names(incident):
    return [p.name for p in incident.places]


def everything(reading):
    return " ".join(repr(i) for i in reading.incidents)


def test_000_donation_block_is_cut_from_the_lead(readings):
    r = readings["000"]
    assert any(x.reason == "donation" and x.first <= 3 and x.last == 7 for x in r.removed)
    lead = r.incidents[0].type_evidence
    line = r.article.text.count("\n", 0, lead.start) + 1
    assert line == 7 and r.article.text[lead.start - 1] == "."          # it begins in the middle of the line


def test_000_offensive_and_village_are_other_events(readings):
    r = readings["000"]
    tolls = [t.killed.text for t in r.incidents[0].tolls if t.killed]
    assert len(r.incidents) == 1 and sorted(tolls) == ["120+", "48", "53", "78"]
    assert any(re.search(r"\b(?:200|10)\b", x.evidence.text) for x in r.context)


def test_000_each_number_with_its_source(readings):
    by = {t.killed.text: t.by for t in readings["000"].incidents[0].tolls}
    assert by == {"120+": "local monitoring groups", "78": "State media", "53": "Syrian Observatory for Human Rights", "48": "Syrian Observatory for Human Rights"}


def test_001_no_city_is_named(readings):
    incident, = readings["001"].incidents
    assert names(incident) == ["Hassakeh"] and incident.places[0].precision == "province"
    assert incident.places[0].country == "Syria" and "a town" in " ".join(incident.missing)


def test_001_second_blast_is_taken_back(readings):
    r = readings["001"]
    assert not any(r.article.text.count("\n", 0, e.start) + 1 == 21 for i in r.incidents for e in _evidence(i))


def test_001_germany_france_iraq_are_context(readings):
    assert {p.country for i in readings["001"].incidents for p in i.places} == {"Syria"}


def test_002_palmyra_fallujah_moscow_are_context(readings):
    assert [sorted(names(i)) for i in readings["002"].incidents] == [["Jabla", "Tartus"]]


def test_002_only_ahrar_al_sham_denies_the_attack(readings):
    incident, = readings["002"].incidents
    denied = [(p.name, p.by) for p in incident.parties if p.role == "denied"]
    assert denied == [("Ahrar al-Sham", "Labib Al-Nahhas")]
    assert [(p.name, p.by) for p in incident.parties if p.role == "blamed"] == [("Ahrar al-Sham", "Syrian state television")]
    assert [(p.name, p.via) for p in incident.parties if p.role == "claimed"][0][0] == "Islamic State"


def test_003_caption_is_another_event(readings):
    r = readings["003"]
    assert "al-Mastuma" not in everything(r) and "2020-01-30" not in everything(r)


def test_003_near_al_bab_not_aleppo(readings):
    assert [(p.name, p.precision) for i in readings["003"].incidents for p in i.places if p.name == "al-Bab"] == [("al-Bab", "near")]


def test_003_no_toll_is_not_zero_and_refugees_are_no_toll(readings):
    for incident in readings["003"].incidents:
        assert incident.killed is None and incident.wounded is None and incident.tolls == ()


def test_004_joint_toll_is_not_split(readings):
    joint = [i for i in readings["004"].incidents if i.killed and i.killed.text == "7+"]
    assert len(joint) == 1 and joint[0].count == 2


def test_004_monday_three_times_for_three_things(readings):
    kinds = [(i.type, i.killed.text if i.killed else None) for i in readings["004"].incidents]
    assert ("air strike", None) in kinds and any(k == "2+" for _, k in kinds) and any(k == "7+" for _, k in kinds)


def test_004_october_totals_are_context(readings):
    r = readings["004"]
    assert len(r.incidents) == 3 and not re.search(r"\b51\b", everything(r))
    assert any("October" in x.evidence.text for x in r.context)


def test_names_meet(readings):
    assert "Islamic State" in {p.name for i in readings["000"].incidents for p in i.parties}
    assert "Deir Azzour" not in " ".join(names(i)[0] for i in readings["004"].incidents if names(i))


def test_000_and_002_are_one_event(readings):
    ids = {k: {i.event_id for i in r.incidents} for k, r in readings.items()}
    assert ids["000"] & ids["002"]
    assert not ids["000"] & (ids["001"] | ids["003"] | ids["004"])


def test_every_quote_stands_in_its_article(readings):
    for r in readings.values():
        found = list(_evidence(r))
        assert found and all(r.article.text[e.start:e.end] == e.text and e.rule for e in found if e.rule)

"""How many events a text tells, and which sentence belongs to which (group.py, event.py)."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

READER = Reader()


def read(text: str):
    return READER.read(from_bytes(text.encode(), Path("made-up.txt"), {"published": "2024-03-05"}))


POST = "Gunmen attacked a police station in Homs on Monday, killing two officers, police said.\n\n"

TWO = {     # sentences that tell of another deed than POST does
    "also": "The gunmen also burned a bank and a school, residents said.",
    "another one": "Another bomb exploded at a bank in the afternoon, wounding nine people, residents said.",
    "a time that says only what the place is": "In Aleppo, which the army took in January, a grenade thrown into a bar on Monday wounded eight people, a doctor said.",
    "a doer brought in anew": "Rebels on Monday bombed a bank in the city, residents said.",
    "a month of its own": "A doctor said that six people were hurt in Homs.\n\nRebels killed nine people in villages of Homs province in February, officials say.",
    "an army that speaks of a place no gazetteer knows": "A doctor said that six people were hurt in Homs.\n\nThe Syrian army said that it had then killed four militants in an air strike in the village of Qarbashan.",
    "the days before": "The attack came a day after a car bomb in Aleppo killed six people on Sunday, police said.",
    "a week earlier, with its day": "A week earlier, on February 27, four people were killed by gunmen in Aleppo, police said.",
    "soon after another": "The attack came shortly after six people were killed by a mine in Aleppo on Saturday, police said.",
    "earlier this month, told in full": "Earlier this month a car bomb killed six soldiers at a market in Aleppo, police said.",
    "last week, told in full": "Last week six farmers were killed by gunmen in Aleppo, police said.",
    "a rank that somebody gives it": "Six people were killed in Aleppo on Sunday after strikes that the army called the deadliest since the start of the war.",
    "a rank among others": "On Sunday a drone hit a bus in Aleppo and killed six people, the deadliest strike there since the start of the war.",
}
TWO |= {
    "a day earlier": "It may be recalled that only a day earlier rebels launched attacks on a post and a bank in Aleppo, in which a guard was killed.",
    "earlier this week, told fully": "There was also arson in Aleppo earlier this week, when rebels set fire to the house of a retired judge.",
    "a weekend of its own": "Over the weekend bombs hit banks and hotels in Aleppo and Idlib, and seven people were killed, officials said.",
    "attacks counted together": "Rebels killed nine people in Aleppo on Sunday, a doctor said.",
}

ONE = {     # sentences that tell of the same deed
    "the attackers": "The gunmen attacked the police station with rifles, residents said.",
    "some of the dead": "A teacher also died of his wounds, residents said.",
    "the attack": "The attack in Homs also destroyed two cars, residents said.",
    "where some were treated": "The governor said on Tuesday that the number of dead had gone up to four and that six people were hurt, some of whom were in hospitals in Aleppo.",
    "minutes later": "Then, some ten minutes later, a third explosion from a bomb in a car shook the street, witnesses said.",
    "the other bomb of two": "The second bomb wounded nine people, residents said.",
}


@pytest.mark.parametrize("case", TWO)
def test_another_deed_is_an_incident_of_its_own(case):
    assert len(read(POST + TWO[case] + "\n").incidents) == 2


@pytest.mark.parametrize("case", ONE)
def test_the_same_deed_told_on_is_no_second_incident(case):
    assert len(read(POST + ONE[case] + "\n").incidents) == 1


def test_a_total_of_deeds_that_are_told_apart_is_none_of_theirs():
    found = read("Attacks in the north of Syria have left 14 people dead, officials said.\n\nRebels attacked a bank in Homs on Monday and killed twelve people, a doctor said.\n\n"
                 "In a separate attack on Sunday, a teacher and a guard were killed in Aleppo, the mayor said.\n").incidents
    assert [(i.places[0].name, i.killed.low) for i in found] == [("Homs", 12), ("Aleppo", 2)]


def test_who_is_blamed_for_all_that_is_told_apart_is_blamed_for_the_first():
    found = read("Attacks in the north of Syria have left 14 people dead, officials said, blaming the Islamic State.\n\nGunmen attacked a village near Homs on Monday and killed twelve people, a doctor said.\n\n"
                 "In a separate attack overnight, two people, a teacher and a guard, were killed in Aleppo, its mayor said.\n").incidents
    assert [(i.killed.low, [p.name for p in i.parties if p.role == "blamed"]) for i in found] == [(12, ["Islamic State"]), (2, [])]


def test_what_stands_over_a_report_begins_no_event():
    (one,) = read("Bombers strike a hotel in Syria\n\nThe Islamic State claimed responsibility for the attack on the hotel, which is near a ministry.\n\n"
                  "HOMS - Two bombs went off at a hotel in the middle of Homs on Monday, killing nine people and wounding a number of others, police said.\n").incidents
    assert one.killed.low == 9 and [p.role for p in one.parties if p.name == "Islamic State"] == ["claimed"]


def test_a_line_that_stands_again_in_the_report_begins_no_event():
    again = "Although the police put the number of the dead at nine, people in the street said that it was likely to be much higher."
    (one,) = read(f"Gunmen stop buses in Syria\n\n{again}\n\nGunmen stopped two buses on a road near Homs on Monday and shot dead nine passengers, the police said.\n\n{again}\n").incidents
    assert one.killed.low == 9 and one.places[0].name == "Homs"


def test_what_is_counted_over_a_series_of_deeds_is_none_of_the_last():
    (one,) = read("A bomb killed one soldier and injured five more in Homs on Monday, the latest of a series of raids in which six people died last week.\n").incidents
    assert (one.date.edtf, one.killed.low, one.killed.high) == ("2024-03-04", 1, 1)


def test_militants_killed_by_troops_whom_they_attacked_are_the_attackers():
    (one,) = read("Terrorists opened heavy fire on a convoy near Homs on Monday and killed two soldiers, officials said. Seven militants were killed by the troops.\n").incidents
    assert one.killed.high == 2 and [t.who for t in one.tolls] == ["security forces", "perpetrators"]


def test_a_sentence_that_says_where_and_when_opens_the_event_of_the_next():
    text = "Gunmen killed nine people in Homs on Monday, police said.\n\nOn Sunday the same group entered Manbij. At least four people were killed, a doctor said.{}\n"
    first, second = read(text.format("")).incidents
    assert (second.places[0].name, second.date.edtf, second.killed.low) == ("Manbij", "2024-03-03", 4) and first.killed.high == 9
    assert len(read(text.replace("At least four people were killed", "The attack killed at least four people")).incidents) == 1


def test_after_last_week_a_day_of_this_one_begins_another():
    found = read(POST + "Last week six farmers were killed by gunmen in Sarmin, police said. On Sunday night a grenade wounded two clerks in Idlib.\n").incidents
    assert [i.places[0].name for i in found] == ["Homs", "Sarmin", "Idlib"]


def test_today_in_a_quotation_is_no_day_of_the_page():
    (one,) = read("Nine people were killed by a bomb in Homs on Sunday, police said.\n\n“Rebels killed nine people in Homs today,” the army said.\n").incidents
    assert one.date.edtf == "2024-03-03"


def test_a_day_between_dashes_is_of_something_else():
    (one,) = read("Gunmen killed six guards in Homs -- the same town where a fair was held on Sunday -- on Monday, police said.\n").incidents
    assert one.date.edtf == "2024-03-04"


def test_some_of_those_of_an_old_deed_are_left_out_with_it():
    (one,) = read(POST + "Gunmen had killed nine judges in Aleppo last year.\n\nOne of the judges was shot in his garden.\n").incidents
    assert not any(p.name == "judges" for p in one.parties)


def test_hours_later_in_a_town_of_its_own_others_are_killed():
    found = read("Bandits ambushed a car near Baidoa in Somalia on Monday and shot dead a teacher, police said. Two herders were killed hours later in Dinsoor, where they stole goats.\n").incidents
    assert [i.places[0].name for i in found] == ["Baidoa", "Dinsoor"]


LIVE = """Syria live: bomb kills nine in Homs

18:05 GMT

Death toll rises in Homs

At least nine people were killed by a bomb in Homs on Monday, the health ministry says, and twenty were hurt.

16:40 GMT

Strike reported near Manbij

A drone has killed three people in a car in Manbij, a hospital there tells us.

15:10 GMT

A bomb has gone off at a market in Homs, killing at least four people, police say.
"""


def test_posts_of_a_live_page_are_of_the_event_at_their_town():
    found = read(LIVE)
    assert [(i.places[0].name, i.killed.low) for i in found.incidents] == [("Homs", 4), ("Manbij", 3)]
    assert [r.reason for r in found.removed if r.reason.startswith("heading")] == ["heading of a post"] * 2


def test_a_page_with_one_clock_is_no_live_page():
    assert not any(r.reason.startswith("heading") for r in read(LIVE.replace("16:40 GMT\n\n", "").replace("15:10 GMT\n\n", "")).removed)


def test_two_people_by_name_killed_in_one_town_on_two_occasions():
    found = read("Gunmen killed Mayor Ana Ruiz in Homs on Monday, police said.\n\nOn Sunday gunmen shot dead Senator Juan Gil in Homs, police said.\n").incidents
    assert [[p.name for p in i.parties if p.role == "victim"] for i in found] == [["Ana Ruiz"], ["Juan Gil"]]


def test_a_deed_told_beside_another_has_its_day_from_the_sentence_that_names_it():
    first, second = read(POST + TWO["also"] + "\n").incidents
    assert first.date.edtf == second.date.edtf == "2024-03-04" and second.date_evidence.text.startswith("Gunmen attacked")


def test_a_name_in_a_land_nobody_speaks_of_is_no_place():
    """There is a city called Salem in India and one in the United States; this is a third."""
    found = read("Gunmen attacked a power station in Salem on Monday, killing two guards, Colombian police said. "
                 "The Colombian army sent troops from Bogota and Medellin. Colombia has asked for help.\n").incidents
    assert [p.country for i in found for p in i.places] == ["Colombia"]


@pytest.mark.parametrize("text", ["Two men were killed in Homs on Monday, police said.", "A man and a woman were killed in Homs on Monday, police said."])
def test_who_is_killed_is_counted_whoever_it_is(text):
    (toll,) = read(text + "\n").incidents[0].tolls
    assert toll.killed.low == 2 and toll.who != "perpetrators"


def test_a_speech_that_mentions_an_attack_is_no_news():
    text = ("We met the envoys on Friday. I told them what our people have suffered. We ask for their help, and we will ask again. "
            "The bombings have hurt people. I thank them for their visit. We hope for peace, and I believe in it.\n")
    assert read(text).incidents == ()


def test_nobody_is_killed_twice():
    found = read("Gunmen killed Mayor Ana Ruiz in Homs on Monday, police said.\n\nRuiz, 51, was shot dead in Aleppo on Sunday, her party said.\n").incidents
    assert len(found) == 1


def test_whoever_owned_what_was_taken_was_not_taken():
    found = read("Houses and farms owned by Pablo Torres were seized in Homs on Monday, a police spokesman said.\n").incidents
    assert not [p.name for i in found for p in i.parties if p.role == "victim"]


def test_a_sentence_that_names_nothing_belongs_to_the_event_last_spoken_of():
    first, second = read("A bomb exploded at a hotel in Homs on Monday, killing two people.\n\nIn Aleppo another bomb exploded at a bank on Monday, injuring a guard.\n\n"
                         "In Homs the bomb at the hotel also destroyed two cars. A nurse was also wounded by the blast.\n").incidents
    assert [[p.name for p in i.parties if p.role == "victim" and p.name in ("guard", "nurse")] for i in (first, second)] == [["nurse"], ["guard"]]


@pytest.mark.parametrize(("text", "day"), [
    ("The rebels charged on Monday that the army on Saturday bombed three houses in Homs.", "2024-03-02"),
    ("In Homs, where a curfew has been in force since 28 February, gunmen killed two teachers on Monday.", "2024-03-04")])
def test_of_several_days_that_of_the_deed(text, day):
    assert read(text + "\n").incidents[0].date.edtf == day


@pytest.mark.parametrize(("when", "events"), [("On 8 February", 2), ("In January", 1), ("On 8 October", 1)])
def test_a_deed_of_a_month_ago_is_an_incident_where_its_day_is_given_and_it_is_told_fully(when, events):
    assert len(read(POST + f"{when} gunmen killed Mayor Ana Ruiz and two guards in Aleppo, officials said.\n").incidents) == events


def test_an_old_deed_only_mentioned_beside_news_is_none():
    assert len(read(POST + "The talks had ended after the bombing of a bank on 8 February.\n").incidents) == 1


DIVIDED = {     # one sentence -> the towns or the people of its events
    "Warplanes struck a clinic in Homs on Monday, killing six people, while a strike on the town of Idlib left five dead, officials said.": [["Homs"], ["Idlib"]],
    "Bombs in Homs on Monday killed six people, while residents fled to Idlib.": [["Homs"]],
    "Gunmen shot a judge dead in Homs on Monday, and in Idlib a bomb wounded two policemen, officials said.": [["Homs"], ["Idlib"]],
}


@pytest.mark.parametrize("text", DIVIDED)
def test_clauses_with_a_deed_and_a_town_each_are_events_of_their_own(text):
    assert [[p.name for p in i.places] for i in read(text + "\n").incidents] == DIVIDED[text]


def test_of_a_day_after_a_deed_the_deed_is_told():
    (one,) = read("Rescuers were still at work on Tuesday in the ruins of a house in Homs, a day after an air strike killed 22 people there, the ministry said.\n").incidents
    assert one.date.edtf == "2024-03-04"


def test_a_doer_on_the_day_of_the_event_is_no_other():
    (one,) = read(POST + "Two ambulance drivers were killed on Monday when men stormed the building, a doctor said.\n").incidents
    assert one.date.edtf == "2024-03-04"


def test_clauses_that_name_a_day_each_have_it():
    found = read("On Monday a drone killed a man in Homs, while on Saturday two people were killed in strikes on cars in Idlib, officials said.\n").incidents
    assert [i.date.edtf for i in found] == ["2024-03-04", "2024-03-02"]


def test_somebody_hurt_by_a_weapon_in_a_town_of_its_own_is_an_incident():
    found = read("Drones hit towns across Syria on Monday, officials said.\n\nIn Homs a drone attacked a minibus, injuring three passengers. The driver fled.\n\nIn Idlib two engineers were hurt when a drone hit their van, their company said.\n").incidents
    assert [[p.name for p in i.places] for i in found] == [["Homs"], ["Idlib"]]


@pytest.mark.parametrize("text", ["Since then at least 1,163 people have been killed, the ministry says.", "This is the third attack in the city this year.",
                                  "More than 2,300 people have been killed in a year of fighting, the ministry says.", "The army has burned tens of thousands of houses.",
                                  "Three children drowned on Monday when a boat overturned on the river.",
                                  "In Aleppo two officers were hurt on Monday when their vehicle rolled over during a patrol.", "The ministry said that 97 people had been killed across the country in the previous 24 hours."])
def test_what_is_told_of_a_time_is_left_out(text):
    (one,) = read(POST + text + "\n").incidents
    assert [t.killed.low for t in one.tolls if t.killed] == [2]


NOUNS = {
    "Police are looking into the murder of Senator Juan Gil and the kidnapping of Mayor Ana Ruiz in Homs on Monday.": [["Juan Gil"], ["Ana Ruiz"]],
    "Police are looking into the murder of Senator Juan Gil and Mayor Ana Ruiz in Homs on Monday.": [["Juan Gil", "Ana Ruiz"]],
}


@pytest.mark.parametrize("text", NOUNS)
def test_deeds_told_by_nouns_side_by_side_are_events_of_their_own(text):
    assert [[p.name for p in i.parties if p.role == "victim"] for i in read(text + "\n").incidents] == NOUNS[text]


@pytest.mark.parametrize("text, kind", [
    ("A woman was killed in a village in Ukraine's Sumy region on Monday by a guided bomb, the governor said.", "air strike"),
    ("Two paramotors dropped bombs on a monastery in Myanmar's Wetlet township on Monday, injuring four monks, residents said.", "air strike"),
    ("Bandits abducted 144 people in raids on villages in Nigeria's Zamfara state on Monday, residents said.", "abduction")])
def test_kind(text, kind):
    assert [i.type for i in read(text + "\n").incidents] == [kind]


def test_what_the_other_side_says_it_hit_in_another_land_is_an_incident():
    found = read("Israeli warplanes struck a school in Nabatieh on Monday, killing six people, Lebanese officials said.\n\n"
                 "Hezbollah said in a statement that it had fired a salvo of rockets at the northern Israeli town of Safed later in the day.\n").incidents
    assert [(i.type, i.places[0].name) for i in found] == [("air strike", "Nabatieh"), ("shelling", "Safed")]


def test_a_bomb_that_was_defused_is_an_attempt():
    (found,) = read("Police defused a bomb planted at a bank in Homs on Monday, officials said.\n").incidents
    assert found.type == "bombing" and found.stage == "attempted"


def test_what_a_deed_is_said_to_recall_is_left_out():
    assert len(read(POST + "The violence recalled the December attack on a hall in Idlib, in which 45 people were killed.\n").incidents) == 1


def test_a_name_after_of_killing_is_who_was_killed():
    (found,) = read("Five men are suspected of killing Senator Juan Gil in Homs on Monday, police said.\n").incidents
    assert [p.name for p in found.parties if p.role == "victim"] == ["Juan Gil"]


ROUND_UP = """The week in brief: what was told of attacks in four countries, and what the authorities said

KENYA
Gunmen killed four people in a quarry on Monday, police said. Two others were wounded by the shots.

Iraq
Two soldiers were killed by a bomb on Monday, the army said, and a third was taken to a hospital.

Borno State. On Sunday, rebels killed nine farmers in the village of Kwatara, the chairman of the district said.
"""


def test_under_the_name_of_a_land_it_was_there():
    found = read(ROUND_UP).incidents
    assert [(p.country, p.name, p.within) for i in found for p in i.places] == [("Kenya", "", ()), ("Iraq", "", ()), ("Nigeria", "Kwatara", ("Borno",))]
    assert [i.killed.low for i in found] == [4, 2, 9]


def test_one_line_with_a_land_is_no_round_up():
    (one,) = read("Kenya\nGunmen killed four people in a quarry near Homs in Syria on Monday, police there said.\n").incidents
    assert one.places[0].country == "Syria"


APART = {       # one sentence, two events
    "Gunmen killed five soldiers in Homs on Monday, a day after a car bomb killed 12 people in Aleppo, officials said.": [("Homs", "2024-03-04"), ("Aleppo", "2024-03-03")],
    "A bomb wounded two people at a mosque in Homs on Monday, hours after a drone killed a guard at a bank in Hama.": [("Homs", "2024-03-04"), ("Hama", "2024-03-04")],
    "The army shelled Homs on Monday, killing four people, after rebels killed two soldiers in Hama on Sunday.": [("Homs", "2024-03-04"), ("Hama", "2024-03-03")],
    "At least six people died when a car bomb exploded in Homs on Monday and two more were shot dead in Hama, police said.": [("Homs", "2024-03-04"), ("Hama", "2024-03-04")],
    "Rebels killed six soldiers in Homs and kidnapped three engineers in Hama on Monday, police said.": [("Homs", "2024-03-04"), ("Hama", "2024-03-04")],
}
TOGETHER = [    # one event, though another town is named
    "Two of the wounded died in Hama after a bomb exploded at a mosque in Homs on Monday, killing six.",
    "Soldiers killed six rebels in Rastan, near Homs, and wounded nine on Monday.",
    "A man was arrested in Hama after a bomb killed five people in Homs on Monday.",
    "Two journalists were killed in Homs on Monday and a third was wounded when their car was hit by a shell, their station in Damascus said.",
]


@pytest.mark.parametrize("text", APART)
def test_two_clauses_with_a_deed_and_a_town_each_are_two_events(text):
    assert [(i.places[0].name, i.date.edtf) for i in read(f"{text} Residents fled.\n").incidents] == APART[text]


@pytest.mark.parametrize("text", TOGETHER)
def test_a_town_beside_the_event_s_is_no_second_event(text):
    assert len(read(f"{text} Residents fled.\n").incidents) == 1


def test_an_event_in_another_town_without_a_day_has_the_day_of_the_one_before():
    found = read("Drones hit a depot in Homs on Sunday, killing two guards, the army said.\n\nIn Aleppo, a woman of 70 was killed when a shell struck her house, a doctor said.\n").incidents
    assert [(i.places[0].name, i.date.edtf) for i in found] == [("Homs", "2024-03-03"), ("Aleppo", "2024-03-03")]


@pytest.mark.parametrize("threat", ["The rector of the university has received death threats from the Secret Anticommunist Army.", "The rebels have threatened two senators with death.",
                                    "Two journalists have been threatened by guerrillas.", "The rebels threatened to blow up a hotel."])
def test_a_threat_is_an_event_of_its_own_and_nothing_has_been_done(threat):
    found = read(f"A judge was shot dead by gunmen in Lima on Monday, police said. {threat}\n").incidents
    assert [i.stage for i in found] in (["accomplished"], ["accomplished", "threatened"])
    assert not any(word in p.name for p in found[0].parties if p.role in ("victim", "target") for word in ("rector", "senators", "journalists", "hotel"))

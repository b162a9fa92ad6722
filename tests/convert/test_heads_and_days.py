"""Decks, datelines and captions; days of saying, of finding and of round-ups; a district and the town in it."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.heads import DATELINE
from chronicle.convert.segment import cut_lines


def read(reader, text, published="2024-06-21"):
    return reader.read(from_bytes(text.encode(), Path("a.txt"), {"published": published, "publisher": "The Paper"})).incidents


DATELINES = {
    "(LIMA, June 20, 2024) – The army": "LIMA, June 20, 2024", "QUETTA (AGC); Troops killed": "QUETTA (AGC)", "Raipur (Chhattisgarh) [India], January 11 (ANI): A guard": "Raipur (Chhattisgarh) [India], January 11 (ANI)",
    "Aug. 3 (UPI) -- At least": "Aug. 3 (UPI) ", "Imphal, Feb 28 (IANS) Two men": "Imphal, Feb 28 (IANS) ", "(LASHIO and HOMS, June 20, 2024)–The": "LASHIO and HOMS, June 20, 2024", "San Salvador, no date (domestic service) -- [Text] The army": "San Salvador, no date (domestic service) ", "The rebels (ANI) said": None, "Two men (police): none": None}


@pytest.mark.parametrize("text", DATELINES)
def test_where_and_when_it_was_filed(text):
    found = DATELINE.match(text)
    assert (found and found["line"]) == DATELINES[text]


def test_lines_in_brief_before_the_dateline_are_headlines():
    text = ("Three guards dead in rebel ambush in Bastar\n\nThe fight began when a patrol was out, police said.\nAn officer said that the rebels burned six trucks to lure the patrol. (File photo)\n"
            "Raipur: Rebels on Sunday ambushed a patrol near Konta in the Sukma district of Chhattisgarh, leaving three guards dead and five others injured.\n")
    lines = cut_lines(from_bytes(text.encode(), Path("a.txt"), {}))
    assert [line.kind for line in lines] == ["title", "title", "caption", "lead"]


@pytest.mark.parametrize("line", ["Troops near the bridge where two of them were killed. (Representational image)", "Representative image. Credit: A Photographer", "Smoke over the town after an attack on a bank. (ABC | File Photo)", "Troops ride through the port, where a strike killed nine people on Monday. Photo by A. Photographer/EPA-EFE"])
def test_pictures_that_are_of_something_else_are_captions(line):
    article = from_bytes(f"A title of an article\n\nA bomb exploded in a market on Monday and killed nine people, the police said in the evening.\n\n{line}\n\nNobody was held.\n".encode(), Path("a.txt"), {})
    assert [x.kind for x in cut_lines(article) if article.text[x.start:x.end] == line][0] in ("caption", "boilerplate")


def test_a_town_in_the_district_told_of_is_no_second_place(reader):
    (one,) = read(reader, "Nine troops were killed in a suicide bombing in Khyber Pakhtunkhwa's South Waziristan district on Saturday, the army said.\n\n"
                          "According to the military, an attacker in a car targeted a convoy in the district's Wana area, wounding three children.\n")
    assert one.places[0].name == "Wana" and "South Waziristan" in one.places[0].within and (one.killed.low, one.wounded.low) == (9, 3)


def test_a_village_of_the_districts_lies_in_it(reader):
    (one,) = read(reader, "A bomb killed two guards in the Sukma district of Chhattisgarh on Monday, police said.\n\nThe bomb went off in the district's Torampal area.\n")
    assert one.places[0].name == "Torampal" and "Sukma" in one.places[0].within and one.places[0].country == "India"


def test_parts_of_a_total_have_its_doers_its_day_and_who_counted(reader):
    found = read(reader, "Troops killed five militants during two raids in North Waziristan, the army said on Tuesday. In Datta Khel, four militants were killed. In a separate raid in Spinwam, one more militant was killed.\n"
                         "Earlier in the day, a judge and two guards were among four people killed when the judge's car was attacked in Lakki Marwat district.\n")
    assert [(i.places[0].name, i.killed.low, i.date.first) for i in found] == [("Datta Khel", 4, "2024-06-18"), ("Spinwam", 1, "2024-06-18"), ("Lakki Marwat", 4, "2024-06-18")]
    assert [[p.name for p in i.parties if p.role == "perpetrator"] for i in found] == [["troops"], ["troops"], []]
    assert [i.tolls[0].by for i in found] == ["army", "army", ""]


def test_the_day_of_a_round_up_is_that_of_all_it_tells(reader):
    found = read(reader, "A string of attacks took place on Tuesday in Pattani, Narathiwat and Yala, including a killing, a bomb and the burning of tyres.\n\nIn Narathiwat's Rueso district, a squad of soldiers narrowly escaped a bomb attack.\n"
                         "Meanwhile, in Yala, a grenade was lobbed at a group of villagers.\n")
    assert [(i.type, i.places[0].name, i.date.first) for i in found] == [("bombing", "Rueso", "2024-06-18"), ("bombing", "Yala", "2024-06-18")]


DAYS = {
    "Five miners were killed in a rebel attack in Goma, police said on Wednesday.": "2024-06-19",
    "Rescuers on Wednesday recovered the bodies of five miners who were killed in a rebel attack in Goma. The miners were killed late on Monday when gunmen stormed a camp.": "2024-06-17",
    "The bodies of five miners who were shot dead by rebels were found in Goma on Wednesday.": "2024-06-19",
    "Five miners were shot dead in Goma on Wednesday and their bodies were recovered.": "2024-06-19",
    "The army must explain the deaths of four women in Lashio, a rights group said.\n\nSoldiers shot dead four women in Lashio on 5 February 2024, the group found.": "2024-02-05",
}


@pytest.mark.parametrize("text", DAYS)
def test_the_day_of_the_deed_and_not_of_the_saying_or_the_finding(reader, text):
    assert read(reader, text + "\n")[0].date.first == DAYS[text]


def test_who_must_explain_deaths_did_not_count_them(reader):
    (one,) = read(reader, "The army must explain the deaths of four women in Lashio on Monday, a rights group said.\n")
    assert [t.by for t in one.tolls] == ["rights group"]


def test_carried_out_by_somebody_after_place_and_day(reader):
    (one,) = read(reader, "Nine troops were killed in a suicide bombing in Homs on Saturday, carried out by Jamaat-ul-Ahrar, the army said.\n")
    assert [p.name for p in one.parties if p.role == "perpetrator"] == ["Jamaat-ul-Ahrar"]

"""The first paragraph of a draft: facts with their speakers, in our own words."""

import re
from pathlib import Path

import pytest

from chronicle.convert import convert
from chronicle.convert.article import from_bytes
from chronicle.convert.telling import paragraph
from chronicle.convert.title import summary_of
from chronicle.convert.voices import plain, running

TEXT = """A car bomb exploded in a market in Kabul on Monday, killing at least 14 people and wounding dozens, police said.

Officials blamed the Haqqani network for the attack. The Taliban denied involvement in the bombing.
"""


def told(text, published="2021-03-01"):
    reading = convert([from_bytes(text.encode(), Path("a.txt"), {"published": published})])[0]
    return paragraph([(i, "The Paper") for i in reading.incidents])


def test_who_says_what():
    said = told(TEXT)
    assert said.startswith("The Paper reported a bombing in Kabul (Afghanistan) on 1 March 2021. According to police, at least 14 were killed; dozens were wounded.")
    assert "Taliban denied" in said and "denied that Taliban" not in said


def test_a_claim_is_a_claim_and_no_fact():
    said = told("A car bomb exploded in Kabul on Monday, killing 14 people, police said.\n\nThe Taliban claimed responsibility for the attack.\n")
    assert "Taliban claimed responsibility." in said and "carried out" not in said


def test_what_no_source_counts_is_not_zero():
    said = told("A car bomb exploded in a market in Kabul on Monday, police said.\n")
    assert "killed" not in said and "0" not in said.replace("2021", "")


def test_bodies_have_their_article_and_owners_none():
    said = told("Missiles killed six people in Kharkiv on Monday, the mayor, Ivan Petrenko, said.\n\nUkraine's military blamed the Russian army for the attack.\n")
    assert "Ukraine's military blamed the Russian army." in said and "the Ukraine" not in said.replace("(Ukraine)", "")


def test_people_are_not_named():
    said = told("Gunmen shot dead teacher Maria Lopez in Medellin on Monday, police said. Two students were wounded in the attack.\n")
    assert "Lopez" not in said and "Maria" not in said


@pytest.mark.parametrize("text", [TEXT])
def test_no_run_of_six_words_is_the_article_s(text):
    def runs(t):
        w = re.findall(r"\w+", t.lower())
        return {tuple(w[k:k + 6]) for k in range(len(w) - 5)}
    assert not runs(told(text)) & runs(text)


def test_the_numbers_of_the_paragraph_are_those_of_the_ledger(tmp_path):
    """The site's own check finds no number in the text that no row of the tolls gives."""
    from chronicle.content.read import read
    from chronicle.convert.command import run
    (tmp_path / "a.txt").write_text(TEXT.replace("police said.", "police said. Doctors counted 17 dead and 31 wounded."))
    assert run(tmp_path, [tmp_path / "a.txt"], "2021-03-01", "The Paper", None) == 0
    path = next((tmp_path / "content/incidents").rglob("*.md"))
    parsed, _ = read(path.relative_to(tmp_path).as_posix(), path.read_bytes())
    assert "According to police, at least 14 were killed" in path.read_text() and [n.code for n in parsed.notes] == []


@pytest.mark.parametrize("by, said", [("Security officials", "security officials"), ("military", "the military"), ("Interior Ministry", "the Interior Ministry"), ("police", "police"),
                                      ("semi-official Tasnim news agency", "the semi-official Tasnim news agency"), ("Deputy governor Reza Mirzadeh", "Deputy governor Reza Mirzadeh"),
                                      ("Syrian officials", "Syrian officials"), ("UNICEF", "UNICEF"), ("state television", "state television"), ("Ukraine's military", "Ukraine's military"),
                                      ("mayor, Ivan Petrenko", "the mayor, Ivan Petrenko"), ("Ahrar al-Sham", "Ahrar al-Sham"), ("Syrian Observatory for Human Rights", "the Syrian Observatory for Human Rights"), ("United Nations", "the United Nations"),
                                      ("Ministry of Health", "the Ministry of Health"), ("Doctors Without Borders", "Doctors Without Borders")])
def test_who_counted_in_running_text(by, said):
    assert running(plain(by)) == said


@pytest.mark.parametrize("said, told_as, summed_up", [
    ("killing about 40 people", "about 40 were killed", "with about 40 people reported killed"),
    ("killing at least one person", "at least 1 was killed", "with at least 1 person reported killed"),
    ("killing between 10 and 15 people", "10–15 were killed", "with 10–15 people reported killed"),
    ("killing more than 3,000 people", "at least 3,001 were killed", "with at least 3,001 people reported killed"),
    ("killing up to 20 people", "up to 20 were killed", "with up to 20 people reported killed")])
def test_what_is_open_or_about_stays_so(said, told_as, summed_up):
    incident, = convert([from_bytes(f"A car bomb exploded in a market in Kabul on Monday, {said}, police said.\n".encode(), Path("a.txt"), {"published": "2021-03-01"})])[0].incidents
    assert f"According to police, {told_as}." in paragraph([(incident, "The Paper")])
    assert summed_up in summary_of([incident])


def test_who_is_said_to_have_done_it_is_told_with_who_says_so():
    said = told("Boko Haram fighters killed 14 farmers in the town of Gwoza in Nigeria on Monday, the governor said.\n")
    assert "The governor reported that Boko Haram carried it out." in said


def test_one_town_has_one_spelling_and_each_count_stands_once():
    said = told("A bomb killed at least 14 people in a market in Kabul on Monday, police said. Police later said 14 people were killed.\n")
    assert said.count("14 were killed") == 1


def test_an_article_of_no_known_publisher():
    from chronicle.convert.telling import NOBODY
    reading = convert([from_bytes(b"A bomb killed 14 people in a market in Kabul on Monday.\n", Path("a.txt"), {"published": "2021-03-01"})])[0]
    said = paragraph([(i, NOBODY) for i in reading.incidents])
    assert said.startswith("An article whose publisher is not known reported") and "According to that article, 14 were killed." in said


@pytest.mark.parametrize("text, summary", [
    ("Bombs exploded at a bus station and a hospital in Tartus and Jableh in Syria on Monday, killing 14 people, police said.", "Bombings hit a bus station and a hospital in Tartus and Jableh, with 14 people reported killed."),
    ("A bomb damaged three houses in Kabul on Monday, police said.", "A bombing hit houses in Kabul; no count of casualties is given."),
])
def test_the_summary_counts_what_was_hit(text, summary):
    reading = convert([from_bytes((text + "\n").encode(), Path("a.txt"), {"published": "2021-03-01"})])[0]
    assert summary_of(list(reading.incidents)) == summary


def test_a_few_who_were_counted_are_not_all():
    """Beside "dozens" no number is summed up."""
    text = "A car bomb exploded in a market in Kabul on Monday, killing 14 people and wounding dozens, police said. A doctor said two people were wounded.\n"
    incident, = convert([from_bytes(text.encode(), Path("a.txt"), {"published": "2021-03-01"})])[0].incidents
    assert summary_of([incident]).endswith("with 14 people reported killed.") and "2" not in summary_of([incident])

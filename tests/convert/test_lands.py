"""In which land it was, where no town is named or a namesake lies abroad."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.nations import nations
from chronicle.convert.segment import cut_lines, sentences


def incident(reader, text: str):
    (one,) = reader.read(from_bytes(f"{text}\n".encode(), Path("a.txt"), {"published": "2025-01-10"})).incidents
    return one


LANDS = {
    "The Mexican government asked for the release of Juan Gil, a Mexican citizen who was kidnapped on Monday by a Colombian guerrilla group.": "Colombia",
    "CARACAS, Venezuela (Agency) — The Venezuelan foreign minister said on Thursday that his land mourned the six nuns. He said that Venezuela and all Venezuelans stood by their families.\n\n"
    "The six nuns were shot dead on Monday by soldiers of the Honduran army, he said.": "Honduras",
    "Bogota, 4 January (Agency) — The United States has asked for three traffickers. A Colombian judge was murdered on Monday by Colombian traffickers, "
    "who fear to be sent to the United States. The United States, an official said, will wait for the United States' courts.": "Colombia",
    "The South Sudanese army accused rebels of killing twelve herders on Monday.": "South Sudan",
    "A bomb killed three students of the Central American University on Monday, a Salvadoran army officer said.": "El Salvador",
    "Soldiers killed three nurses on Monday, a war that Central America knows well. All of Central America mourns, a Honduran official said.": "Honduras",
    "Police said that a Spaniard, a Frenchman and an Italian were kidnapped at a hotel in Pedra Grossa on Monday. Guatemalan officials seek the men.": "Guatemala",
    "Mexico condemned on Tuesday the murder of six priests on Monday in El Salvador, said a communique issued by its foreign ministry.": "El Salvador",
    "The Sri Lankan navy said that gunmen killed two sailors on Monday.": "Sri Lanka",
}


@pytest.mark.parametrize("text", LANDS)
def test_the_land_of_an_event_told_without_a_place(reader, text):
    assert [p.country for p in incident(reader, text).places] == [LANDS[text]]


NAMESAKES = {
    "Lima, 4 January (Agency) — Three men shot dead a deputy on Monday in the Villa El Salvador district, police said. Peru has seen many such murders.": ("Villa El Salvador", "Peru"),
    "Rebels burned a bus on Monday in the Escalon neighborhood, in northwest San Salvador, in an attack that killed two, the Salvadoran police said.\n\n"
    "The United States condemned the attack.": ("Escalon", "El Salvador"),
    "Mexico City, 4 January (Agency) — Gunmen killed five soldiers on Monday in San Salvador. The Salvadoran army blamed the FMLN.": ("San Salvador", "El Salvador"),
}


@pytest.mark.parametrize("text", NAMESAKES)
def test_a_namesake_abroad_is_not_the_place(reader, text):
    place = incident(reader, text).places[0]
    assert (place.name, place.country) == NAMESAKES[text]


SPOKEN = [
    "The president of Guatemala said today in Caracas that soldiers killed the union leader Juan Gil on Monday.",
    "“Soldiers killed Juan Gil on Monday,” said a spokesman, Rafael Vera, during a news conference held in Mexico City.",
    "In a speech in the town of Somotillo, the president said that rebels killed six priests on Monday.",
    "In a communique issued in San Jose, the guerrillas said that soldiers killed six nurses on Monday.",
    "The archbishop of San Salvador said on Thursday that soldiers killed six priests on Monday.",
    "A court in Lyon convicted three men of killing a teacher on Monday.",
    "The colonel, commander of the Sixth Brigade, based in Usulutan, was accused of killing six priests on Monday.",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_where_somebody_speaks_or_judges_is_not_where_it_was(reader, text):
    assert [p.name for p in incident(reader, text).places if p.name] == []


STANDS = {
    "Gunmen stormed a court in Quetta on Monday and killed two judges, police said.": "Quetta",
    "The mayor of Uruapan was shot dead on Monday, Mexican police said.": "Uruapan",
    "A senator was shot dead on Monday night when he was about to give a speech in Soacha, Colombian police said.": "Soacha",
    "Two soldiers were killed on Monday at a news agency in Karachi, police said.": "Karachi",
}


@pytest.mark.parametrize("text", STANDS)
def test_a_court_or_office_that_was_attacked_says_where(reader, text):
    assert [p.name for p in incident(reader, text).places] == [STANDS[text]]


def test_peoples_of_two_words_and_of_more_lands_than_one():
    article = from_bytes(b"South Sudanese troops met Latin American envoys, US marines and Costa Rican police.\n", Path("a.txt"), {})
    (sentence,) = sentences(article, cut_lines(article))
    assert [iso for _, iso in nations(sentence)] == ["SS", "US", "CR"] and [iso for _, iso in nations(sentence, dotted=True)] == ["SS", "CR"]

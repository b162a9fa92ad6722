"""Who is accused, arrested, tried or named for a deed, whose own voice tells it, and whose deed one told beside another may be."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

ACCUSED = {
    "Colonel Juan Gil gave the order to kill the priests.": ["Juan Gil"],
    "The FMLN demands the trial of Major Juan Gil for the murder of the priests.": ["Juan Gil"],
    "Juan Gil and Pedro Ruiz are being pointed out as the persons directly responsible for this crime.": ["Juan Gil", "Pedro Ruiz"],
    "The judge ordered the arrest of Colonel Juan Gil, Lieutenant Pedro Ruiz and Sergeant Luis Paz.": ["Juan Gil", "Pedro Ruiz", "Luis Paz"],
    "A warrant was issued for the arrest of Juan Gil, who allegedly masterminded the crime.": ["Juan Gil"],
    "Juan Gil is also said to be the mastermind of the murder.": ["Juan Gil"],
    "The alleged killers, Juan Gil and Pedro Ruiz, were arrested.": ["Juan Gil", "Pedro Ruiz"],
    "The detainees are Juan Gil, 23, and Pedro Ruiz, 30.": ["Juan Gil", "Pedro Ruiz"],
    "The crime was planned by Juan Gil and carried out by Pedro Ruiz.": ["Juan Gil", "Pedro Ruiz"],
    "Juan Gil has confessed that he took part in the murder.": ["Juan Gil"],
    "Juan Gil was sentenced to 30 years in prison for the murder of the priests.": ["Juan Gil"],
    "Witnesses recognized Juan Gil as the man who fired.": ["Juan Gil"],
    "The police are looking for Juan Gil, alleged perpetrator of the crime.": ["Juan Gil"],
    "Eight soldiers will be tried for the murder of the priests.": ["soldiers"],
    "Charges were brought against eight soldiers for the murder.": ["soldiers"],
    "Everything indicates that the army was involved.": ["army"],
    "Behind this crime are the drug traffickers, the minister said.": ["drug traffickers"],
    "Leaflets left at the scene were signed by the ELN.": ["National Liberation Army"],
    "There is evidence of army involvement in the murder.": ["army"],
    "The bishop spoke of the government's responsibility for the massacre.": ["government"],
    "The army denied any involvement in the murder, and the ELN's role in the talks is unclear.": [],
    "Juan Gil, the rebel commander, mourned the priests.": [],
    "Two witnesses, Juan Gil and Pedro Ruiz, were heard.": [],
    "The trial of Juan Gil for fraud was put off.": [],
    "Those wounded are Juan Gil and Pedro Ruiz.": [],
}


def doers(text):
    found = Reader().read(from_bytes(text.encode(), Path("test.txt"), {"published": "2026-05-18"})).incidents
    return [[(p.name, p.role) for p in i.parties if p.role in ("perpetrator", "claimed", "blamed", "possible")] for i in found]


@pytest.mark.parametrize("text, names", ACCUSED.items(), ids=[t[:50] for t in ACCUSED])
def test_who_is_accused(text, names):
    first = doers(f"Six priests were murdered in San Salvador on Wednesday. {text}")[0]
    assert [name for name, _ in first] == names


def test_our_forces_on_the_radio_of_a_group_are_its_own():
    told = "Our units attacked a barracks in San Miguel on Wednesday and killed four clerks."
    assert doers(f"Clandestine, 14 May 2026 (Radio Venceremos) -- {told}") == [[("FMLN", "claimed")]]
    assert doers(f"San Salvador, 14 May 2026 -- {told}")[0] == []


def test_the_only_group_of_an_article_may_have_done_what_is_told_after():
    text = ("The ELN killed a judge in Arauca, Colombia, on Wednesday.\n\nIn another attack, in Cali, Colombia, two teachers were shot dead on Tuesday.\n")
    assert doers(text) == [[("National Liberation Army", "perpetrator")], [("National Liberation Army", "possible")]]
    assert doers(text.replace("two teachers were shot dead", "two teachers were shot dead by thieves"))[1] == [("thieves", "perpetrator")]


def test_who_is_blamed_for_several_deeds_is_blamed_for_each_of_which_nobody_is_named():
    text = ("A bomb exploded at a bank in Cali, Colombia, on Wednesday, killing two clerks.\n\nAnother bomb exploded at a school in Arauca, Colombia, on "
            "Tuesday, wounding five pupils.\n\nThe police blamed the ELN for these attacks.\n")
    assert doers(text) == [[("National Liberation Army", "blamed")]] * 2
    assert doers(text.replace("these attacks", "the bombing"))[0] == []

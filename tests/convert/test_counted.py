"""How many, in whatever words a count comes: each way to say it behind each way to say that somebody was hurt."""
from pathlib import Path

import pytest

from chronicle.convert import convert
from chronicle.convert.article import from_bytes

COUNTS = {"between 10 and 15": "10-15", "over 20": ">20", "almost 20": "~20", "roughly 20": "~20", "fewer than 20": "<20", "well over 20": ">20", "no fewer than 20": "20+", "close to 20": "~20",
          "as many as 20": "<=20", "in excess of 20": ">20", "a further 20": "20", "20 or so": "~20", "20-odd": "~20", "20-plus": "20+", "at least two dozen": "24+", "half a dozen": "6",
          "a couple of": "2", "twenty-two": "22", "1,200": "1200", "dozens of": "dozens", "several": "several", "an unknown number of": "an unknown number"}
DEEDS = ["A bomb in Kabul on Monday killed {} people.", "{} people were killed in a bombing in Kabul on Monday.", "A bomb blast in Kabul has killed {} people and wounded a clerk.",
         "A bomb exploded in Kabul on Monday, killing {} people.", "Militants shot dead {} people in Kabul on Monday.", "A bombing in Kabul on Monday resulted in the deaths of {} people."]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("said, text", COUNTS.items())
def test_a_count_behind_a_deed(deed, said, text):
    told = deed.format(said)
    reading, = convert([from_bytes(f"{told[0].upper()}{told[1:]} The street is the longest of the city and was crowded, residents said.\n".encode(), Path("a.txt"), {"published": "2021-03-01"})])
    assert [(t.killed.text) for i in reading.incidents for t in i.tolls if t.killed] == [text]


@pytest.mark.parametrize("told", ["A bomb in Kabul on Monday left dozens of people dead.", "A bomb exploded in Kabul on Monday, leaving dozens of people dead.", "A bomb in Kabul on Monday left dozens dead."])
def test_dozens_left_dead(told):
    reading, = convert([from_bytes(f"{told} The street is the longest of the city and was crowded, residents said.\n".encode(), Path("a.txt"), {"published": "2021-03-01"})])
    assert [t.killed.text for i in reading.incidents for t in i.tolls] == ["dozens"]


@pytest.mark.parametrize("told, kind", [
    ("Four soldiers were arrested on Monday over the killing of a judge in Lima. The judge was killed in his home on 1 March, police said.", "armed attack"),
    ("Police arrested 12 activists at their office in Lima on Monday.", "arrest")])
def test_an_arrest_for_a_killing_tells_of_the_killing(told, kind):
    reading, = convert([from_bytes(f"{told}\nThe street is the longest of the city and was crowded, residents said.\n".encode(), Path("a.txt"), {"published": "2021-03-01"})])
    assert {i.type for i in reading.incidents} <= {kind}

"""Where an event was, as far as its text says: bearings, quarters, districts; and names of places where nothing happened."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.bearings import beside
from chronicle.convert.reader import Reader

PLACES = {      # text -> name, precision of the position, whose position it is
    "Gunmen killed four farmers on Monday in the village of Ntotwexa, about 20 kilometres from the town of Montepuez in Mozambique, police said.": ("Ntotwexa", "near", "Montepuez"),
    "Gunmen killed four farmers on Monday in the village of Ntotwexa, some 22 miles from the town of Montepuez in Mozambique, police said.": ("Ntotwexa", "district", "Montepuez"),
    "A bomb killed four people on Monday about 40 km north of Quetta in Pakistan, police said.": ("Quetta", "district", "Quetta"),
    "A bomb killed four people on Monday in Qadirpurx, near Multan in Pakistan, police said.": ("Qadirpurx", "near", "Multan"),
    "Rebels killed nine people on Monday in Ntoyoxa, a village in Beni territory in the Democratic Republic of Congo, police said.": ("Ntoyoxa", "district", "Beni"),
    "Gunmen stormed St. Mary's School in Minna, in Nigeria's Niger State, on Friday and killed two teachers, police said.": ("Minna", "exact", ""),
    "Police opened fire on demonstrators in Nairobi's Xangemi and Yitengela suburbs in Kenya on Monday, killing two people, witnesses said.": ("Nairobi", "exact", ""),
    "A man drove a van into a Christmas market in Magdeburg in Germany on Friday, killing five people, police said.": ("Magdeburg", "exact", ""),
    "Two drones hit an oil depot in Duhok in Iraq on Monday, killing a guard. Officials accused Iranian forces, which Tehran rejected.": ("Duhok", "exact", ""),
    "The attackers killed five people in Neiva in Colombia on Monday, police said. A guard died on the way to hospital in Bogota.": ("Neiva", "exact", ""),
}


@pytest.fixture(scope="module")
def places():
    reader = Reader()
    return lambda text: [p for i in reader.read(from_bytes((text + "\n").encode(), Path("a.txt"), {"published": "2025-01-10"})).incidents for p in i.places]


@pytest.mark.parametrize("text", PLACES)
def test_where(places, text):
    assert [(p.name, p.host.precision if p.host else p.precision, p.host.name if p.host else "") for p in places(text)] == [PLACES[text]]


def test_a_borrowed_position_is_that_of_the_host(places):
    place, = places("A bomb killed four people on Monday in Qadirpurx, near Multan in Pakistan, police said.")
    assert (place.lat, place.lon) == (place.host.lat, place.host.lon) and place.lat is not None


def test_a_sea_lies_in_no_country(places):
    place, = places("Rebels attacked a cargo ship in the Red Sea with rockets on Monday, killing four sailors, two security firms said.")
    assert (place.name, place.precision, place.country, place.lat) == ("Red Sea", "region", "", None)


@pytest.mark.parametrize("text, near", [("a village 12 km south of ", True), ("a farm 300 km from ", False), ("some 20 miles (32 km) from the port city of ", True), ("he came from ", False)])
def test_bearings(text, near):
    assert bool(beside(text)) is near

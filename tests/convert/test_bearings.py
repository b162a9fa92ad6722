"""Where an event was, as far as its text says: bearings, quarters, districts; and names of places where nothing happened."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.bearings import beside
from chronicle.convert.reader import Reader

PLACES = {      # text -> name, precision of the position, whose position it is; of several places a list
    "Gunmen killed four farmers on Monday in the village of Ntotwexa, about 20 kilometres from the town of Montepuez in Mozambique, police said.": ("Ntotwexa", "near", "Montepuez"),
    "Gunmen killed four farmers on Monday in the village of Ntotwexa, some 22 miles from the town of Montepuez in Mozambique, police said.": ("Ntotwexa", "district", "Montepuez"),
    "A bomb killed four people on Monday about 40 km north of Quetta in Pakistan, police said.": ("Quetta", "district", "Quetta"),
    "A bomb killed four people on Monday in Qadirpurx, near Multan in Pakistan, police said.": ("Qadirpurx", "near", "Multan"),
    "Rebels killed nine people on Monday in Ntoyoxa, a village in Beni territory in the Democratic Republic of Congo, police said.": ("Ntoyoxa", "district", "Beni"),
    "Gunmen stormed St. Mary's School in Minna, in Nigeria's Niger State, on Friday and killed two teachers, police said.": ("Minna", "exact", ""),
    "Police opened fire on demonstrators in Nairobi's Xangemi and Yitengela suburbs in Kenya on Monday, killing two people, witnesses said.": ("Nairobi", "exact", ""),
    "A man drove a van into a Christmas market in Magdeburg in Germany on Friday, killing five people, police said.": ("Magdeburg", "exact", ""),
    "Two drones hit an oil depot in Duhok in Iraq on Monday, killing a guard. Officials accused Iranian forces, which Tehran rejected.": ("Duhok", "exact", ""),
    "A bomb killed two people in Odesa in Ukraine on Monday, on the eastern bank of the Dnipro, police said.": ("Odesa", "exact", ""),
    "A bomb killed two people in Buner in Pakistan on Monday, the interior ministry in Islamabad said.": ("Buner", "district", ""),
    "A man stabbed ten people on Monday in Huntingdon in England, on the 18:25 train from Doncaster to London, police said.": ("Huntingdon", "exact", ""),
    "A bomb killed three officers near Nawagai Road in Khar in Pakistan on Monday, police said.": ("Nawagai Road", "near", "Khar"),
    "Gunmen attacked a village in the Cabaret area of Haiti on Monday, police said. The killings in Labodriex, in which forty people died, began at dusk.": ("Cabaret", "exact", ""),
    "Gunmen attacked Quelimane village in Mozambique's Cabo Delgado province on Monday and killed two people, police said.": ("Quelimane", "province", "Cabo Delgado"),
    "A drone strike on a funeral killed forty people near El Obeid in Sudan on Monday, officials said. The mourners had come together in al-Luweibx, east of El Obeid, when the drone hit.": ("al-Luweibx", "near", "El Obeid"),
    "A jet bombed a school in Depayin Township in Myanmar on Monday, killing 22 people, a witness said. The air strike hit Oe Htein Kwinx village.": ("Oe Htein Kwinx", "near", "Depayin"),
    "The doctors condemn the attack on civilians in the town of Dilling in Sudan. A school in the town was hit by a drone on Monday, and 43 people were killed.": ("Dilling", "exact", ""),
    "A bus carrying passengers from Quetta to Lahore in Pakistan was attacked by gunmen near Loralai on Monday, killing nine people, officials said.": ("Loralai", "near", ""),
    "Seven soldiers were killed on Monday when their convoy was ambushed on the Maiduguri-Damboa road in Borno state, Nigeria, the army said.": ("Maiduguri", "near", ""),
    "Militants attacked an army post in Niger on Monday, killing ten soldiers, the ministry said. The base at Banibangou lies near the border with Mali.": ("Banibangou", "district", ""),
    "Gunmen killed twelve people in the Artibonite town of Pont-Sondé in Haiti on Monday, officials said.": ("Pont-Sondé", "exact", ""),
    "A grenade killed two people on Monday in the Ibanda commune of Bukavu, in eastern Congo, the mayor said.": ("Ibanda", "near", "Bukavu"),
    "Fighters attacked the military detachment of Diapaga, in eastern Burkina Faso, on Monday and killed thirty soldiers, residents said.": ("Diapaga", "exact", ""),
    "Gunmen killed nine people on Monday in Woroxa and Nukuxa communities in Kaiama Local Government Area of Kwara State in Nigeria, police said.": [("Woroxa", "district", "Kaiama"), ("Nukuxa", "district", "Kaiama")],
    "Rebels killed 60 people at a wake in the Democratic Republic of Congo on Monday. Ana Ruiz, a teacher in the nearby town of Manguredjipa, said 71 bodies had been found.": ("", "country", ""),
    "Rebels killed nine people in Ntoyoxa on Monday. Ntoyoxa, a village in Beni territory in the Democratic Republic of Congo, was hit at dusk.": ("Ntoyoxa", "district", "Beni"),
    "A strike on a school in Gaza on Monday killed nine people, medics said. The building shook in the blast, said Umm Khaled, who had moved there from Khan Younis.": ("", "country", ""),
    "ADEN, Yemen, Jan 9 (Agency) - A shell went off at a school in Taiz on Wednesday, doctors said.\n\nClashes flare up: on Tuesday two soldiers were killed by a sniper in the city, the army said.": [("Taiz", "exact", ""), ("Taiz", "exact", "")],
    "A man stabbed ten people on Monday in Cambridgeshire in England, police said. Officers were called to stabbings on board the 18:25 service from Doncaster to London King's Cross.": ("Cambridgeshire", "district", ""),
    "Armed men killed nine people on Monday and burned shops in Bagan bazaar in Pakistan, police said.": ("Bagan", "exact", ""),
    "A rocket struck a tank at the Khurmala oil field in Iraq on Monday, killing two workers, officials said.": ("Khurmala", "exact", ""),
    "CULIACAN, Mexico, Jan 9 - Four men were shot dead on Monday under a bridge in the capital of Sinaloa state, prosecutors said.": ("Culiacan", "exact", ""),
    "Drones killed eight people in southern Ukraine on Monday, officials said, as a delegation from Kyiv arrived in Florida for talks.": ("southern Ukraine", "region", ""),
    "Gunmen killed two rangers in W National Park in Benin on Monday, the army said.": ("W National Park", "exact", ""),
    "The attackers killed five people in Neiva in Colombia on Monday, police said. A guard died on the way to hospital in Bogota.": ("Neiva", "exact", ""),
}


@pytest.fixture(scope="module")
def places():
    reader = Reader()
    return lambda text: [p for i in reader.read(from_bytes((text + "\n").encode(), Path("a.txt"), {"published": "2025-01-10"})).incidents for p in i.places]


@pytest.mark.parametrize("text", PLACES)
def test_where(places, text):
    wanted = PLACES[text] if isinstance(PLACES[text], list) else [PLACES[text]]
    assert [(p.name, p.host.precision if p.host else p.precision, p.host.name if p.host else "") for p in places(text)] == wanted


def test_a_borrowed_position_is_that_of_the_host(places):
    place, = places("A bomb killed four people on Monday in Qadirpurx, near Multan in Pakistan, police said.")
    assert (place.lat, place.lon) == (place.host.lat, place.host.lon) and place.lat is not None


def test_a_sea_lies_in_no_country(places):
    place, = places("Rebels attacked a cargo ship in the Red Sea with rockets on Monday, killing four sailors, two security firms said.")
    assert (place.name, place.precision, place.country, place.lat) == ("Red Sea", "region", "", None)


@pytest.mark.parametrize("text, near", [("a village 12 km south of ", True), ("a farm 300 km from ", False), ("some 20 miles (32 km) from the port city of ", True), ("he came from ", False)])
def test_bearings(text, near):
    assert bool(beside(text)) is near

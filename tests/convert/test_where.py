"""Where it was, as papers say it: the first place of a report and, within 50 km, its position. A phrase that is read wrongly gets a row here first."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.bearings import apart
from chronicle.convert.records import Where

KM = 50
ROWS = {
    "in the village of Mamabio, 50 km (30 miles) north of the commercial centre of Beni in Congo": ("Mamabio", 0.5, 29.5),
    "in the remote community of Unguwan Dosa, in the Malumfashi district of Nigeria's Katsina state, as Muslims gathered": ("Unguwan Dosa", 11.8, 7.6),
    "in Kukawa community of Kanam Local Government Area of Plateau State, Nigeria": ("Kukawa", 9.5, 10.1),
    "in Gwer West, Benue state, Nigeria": ("Gwer West", 7.6, 8.3),
    "in Nigeria's Shiroro area of Niger state": ("Shiroro", 10.0, 6.8),
    "in Pakistan's South Waziristan district": ("South Waziristan", 32.3, 69.7),
    "in the Daraban area of Dera Ismail Khan district in northwest Pakistan": ("Daraban", 31.7, 70.3),
    "in the municipality of San Pedro Tlaquepaque, on the outskirts of Guadalajara, Mexico": ("San Pedro Tlaquepaque", 20.6, -103.3),
    "at the Maghazi refugee camp in central Gaza": ("Maghazi", 31.4, 34.4),
    "30 nautical miles south of Mukalla, Yemen": ("Mukalla", 14.5, 49.1),
    "in the Gulf of Aden off Mukalla, Yemen": ("Mukalla", 14.5, 49.1),
    "in Khiam, southern Lebanon": ("Khiam", 33.3, 35.6),
    "in the Druze-majority town of Jaramana, southeast of Damascus": ("Jaramana", 33.5, 36.3),
    "in the village of Mukondo, 30 km south of Lubero in North Kivu province, in the Democratic Republic of Congo": ("Mukondo", -0.2, 29.2),
    "in the Nyiragongo territory of eastern Congo": ("Nyiragongo", -1.5, 29.2),
    "near Fataki, Djugu territory (Ituri), in the Democratic Republic of Congo": ("Fataki", 2.0, 30.5),
    "in Sumisip, Basilan, in the Philippines": ("Sumisip", 6.4, 122.0),
    "in Barangay Poblacion, Datu Piang, in the southern Philippines": ("Poblacion", 7.0, 124.5),
    "in Bijapur district of India's Chhattisgarh": ("Bijapur", 18.8, 80.8),
    "in Oromia's West Wollega zone, in western Ethiopia": ("West Wollega", 9.3, 35.5),
    "at their camp at Biyamadhow, in Garissa county, Kenya": ("Biyamadhow", -0.5, 39.6),
    "in Balashikha, just outside Moscow": ("Balashikha", 55.8, 37.9),
    "in the Spin Boldak district of Kandahar, Afghanistan": ("Spin Boldak", 31.0, 66.4),
    "near the hamlet of El Santuario, in the municipality of Los Reyes, in the Mexican state of Michoacan": ("El Santuario", 19.6, -102.5),
    "at Mbacher, Katsina-Ala Local Government Area, Benue State, Nigeria": ("Mbacher", 7.2, 9.3),
    "in the locality of Oicha, some 30 kilometers from Beni, in eastern Democratic Republic of Congo": ("Oicha", 0.7, 29.5),
    "in an air strike on Kostiantynivka, Donetsk Oblast, in Ukraine": ("Kostiantynivka", 48.5, 37.7),
    "in the commune of Kenscoff, in the hills above Port-au-Prince, in Haiti": ("Kenscoff", 18.45, -72.3),
    "at a school in Nogent, in the Haute-Marne department in eastern France": ("Nogent", 48.1, 5.1),
    "in Russia's Belgorod region": ("Belgorod", 50.8, 36.9),
    "in Tandahimba district of Tanzania's Mtwara region after crossing the Ruvuma river": ("Tandahimba", -10.7, 39.6),
    "in the Abyei Administrative Area, disputed by Sudan and South Sudan": ("Abyei", 9.6, 28.4),
    "in al-Kharsana, in Sudan's South Kordofan State": ("al-Kharsana", 11.2, 30.0),
    "in Wulgo, a Nigerian town on the border with Cameroon": ("Wulgo", 12.5, 14.2),
    "in the Mir Ali area of North Waziristan, Pakistan": ("Mir Ali", 33.0, 70.3),
    "in Eruku, Ekiti Local Government Area of Kwara State, in Nigeria": ("Eruku", 8.1, 5.4),
    "in the Alawite quarter of the Syrian city of Homs": ("Homs", 34.7, 36.7),
    "in the municipality of Amalfi, in Colombia's Antioquia department": ("Amalfi", 6.9, -75.1),
    "in Ukraine's Zaporizhzhia and Dnipropetrovsk regions": ("Zaporizhzhia", 47.5, 35.4),
    "in Wegel Tena, in Ethiopia's Amhara region": ("Wegel Tena", 11.6, 39.2),
    "in Rharous, in the Timbuktu region of Mali": ("Rharous", 16.9, -1.9),
    "inside Ain al-Asad air base in western Iraq": ("Ain al-Asad", 33.8, 42.4),
    "in the west of Manbij, Syria": ("Manbij", 36.5, 37.9),
    "along the Lokoja–Okene road in Nigeria": ("Lokoja", 7.8, 6.7),
    "on the road between Damboa and Maiduguri in Nigeria": ("Damboa", 11.2, 12.8),
    "in Boni, in the Torodi department of the Tillaberi region of Niger": ("Boni", 12.9, 1.6),
    "in Gisenyi in Rwanda, across the border from Goma": ("Gisenyi", -1.7, 29.3),
    "near the Zikim crossing in northern Gaza": ("Zikim", 31.6, 34.5),
    "between the villages of Bounou and Léré in Mali": ("Bounou", 15.7, -4.9),
    "on the road between Shafaci and Agwara in Nigeria's Niger state": ("Shafaci", 10.7, 4.6),
    "on the highway linking Quetta and Karachi in Pakistan": ("Quetta", 30.2, 67.0),
    "on the Peshawar-Islamabad motorway in Pakistan": ("Peshawar", 34.0, 71.6),
    "at Kasuwan-Daji, a border settlement in Demo community of Borgu LGA, Niger State, Nigeria": ("Kasuwan-Daji", 10.0, 4.3),
    "in Kobé, about 20 km from the town of Gossi, in the Timbuktu region of Mali": ("Kobé", 15.8, -1.3),
    "in Karma, a village on the edge of Ouahigouya in Burkina Faso": ("Karma", 13.7, -2.4),
    "in Sinjil, a village north-east of Ramallah in the West Bank": ("Sinjil", 32.0, 35.3),
    "in the Daska tehsil of Sialkot in Pakistan": ("Daska", 32.3, 74.3),
    "in the Ségou region's Diafarabé in Mali": ("Diafarabé", 14.1, -5.0),
    "in the Indian-administered Kashmir district of Kishtwar": ("Kishtwar", 33.3, 75.8),
    "in Odesa's Kyivskyi district in Ukraine": ("Kyivskyi", 46.5, 30.7),
    "in Kherson's Dniprovskyi district in Ukraine": ("Dniprovskyi", 46.6, 32.6),
    "in Ghazni's Andar district": ("Andar", 33.4, 68.4),
    "in Indonesia's Nduga regency": ("Nduga", -4.5, 138.2),
    "in Ethiopia's East Wollega zone": ("East Wollega", 9.2, 36.6),
    "at Dankolo village in Shinkafi Local Government Area of Zamfara State": ("Dankolo", 13.0, 6.5),
    "in the Gwarjak area of Balochistan's Panjgur district": ("Gwarjak", 27.0, 64.1),
    "in Kundangan woreda, West Guji zone, Ethiopia": ("Kundangan", 5.8, 38.1),
    "in Arbin, near Damascus in Syria": ("Arbin", 33.54, 36.37),
    "in Jisr ash-Shughur, Idlib province, Syria": ("Jisr ash-Shughur", 35.8, 36.3),
    "in the Lyari neighbourhood of Karachi": ("Lyari", 24.87, 66.99),
    "in Sloviansk in eastern Ukraine": ("Sloviansk", 48.87, 37.6),
    "in Stavropol in southern Russia": ("Stavropol", 45.04, 41.97),
}


def incident(reader, text: str):
    (one,) = reader.read(from_bytes(f"{text}\n".encode(), Path("a.txt"), {"published": "2025-01-10"})).incidents
    return one


@pytest.mark.parametrize("phrase", ROWS)
def test_where(reader, phrase):
    one = incident(reader, f"Gunmen killed twelve people {phrase}, on Monday, police said.")
    name, lat, lon = ROWS[phrase]
    place = one.places[0]
    assert place.name == name and len(one.places) == 1
    assert place.lat is not None and apart(place, Where("", "exact", "city", lat=lat, lon=lon)) <= KM, (place.lat, place.lon, place.why)


@pytest.mark.parametrize("where", ["at the corner of Sucre and Junin streets", "in the Navy", "in Latin America"])
def test_streets_and_words_that_are_towns_elsewhere_are_no_place(reader, where):
    one = incident(reader, f"A bomb went off on Monday outside a bank in Peru, police said, the worst {where}. It wounded two clerks.")
    assert [p.name for p in one.places] == [""]


def test_what_only_recalls_a_murder_says_not_where_it_was(reader):
    one = incident(reader, "A minister condemned the murder of the judge Ana Ruiz on Monday in Peru.\n\nThe minister spoke after a meeting of mayors in the city of Ayacucho.")
    assert [p.name for p in one.places] == [""]


def test_a_government_that_is_spoken_to_is_no_place(reader):
    one = incident(reader, "Gunmen killed twelve people in Iraq's Duhok province on Monday, police said, urging Baghdad to send troops.")
    assert [p.name for p in one.places] == ["Duhok"]


def test_a_region_does_not_take_its_name_from_the_city(reader):
    one = incident(reader, "Rebels attacked a base in Mali's Gao region on Monday, officials said. A car bomb killed ten soldiers beside the airport of Gao, a doctor said.")
    assert [(p.name, p.type, round(p.lat)) for p in one.places] == [("Gao", "city", 16)]


def test_a_state_of_which_another_town_is_named_does_not_become_its_capital(reader):
    one = incident(reader, "Robbers shot dead two bus drivers in the state of Tlaxcala in Mexico on Monday, police said.\n\nThe attack is the fifth on buses in Tlaxcala.\n\n"
                           "The attackers had waited for the bus in the town of Huamantla.")
    assert [p.name for p in one.places] == ["Huamantla"]


def test_the_country_that_the_sentence_names_after_in_is_where_it_was(reader):
    one = incident(reader, "On Monday Turkey bombed a depot of the PKK in Iraq, killing two guards.")
    assert [p.country for p in one.places] == ["Iraq"]


def test_neither_where_it_was_filed_nor_whose_count_it_is(reader):
    one = incident(reader, "TEGUCIGALPA (CDI).- Gunmen killed five people in Honduras on Monday, according to the Violence Observatory of the National Autonomous University.")
    assert [p.name for p in one.places if p.precision != "country"] == []


@pytest.mark.parametrize(("text", "within"), [
    ("Bandits raided Agan in Makurdi, the capital of Benue State in Nigeria, on Monday and killed nine people.", ("Agan", "Makurdi")),
    ("Three men with knives killed five people on Monday in Pishan County in the south of Xinjiang in China, officials said.", ("Pishan", "Xinjiang"))])
def test_a_village_or_county_that_no_gazetteer_knows_is_the_place_in_what_holds_it(reader, text, within):
    place = incident(reader, text).places[0]
    assert (place.name, place.within[0]) == within


def test_a_country_may_be_called_a_republic(reader):
    assert incident(reader, "Gunmen killed nine soldiers in the neighbouring Benin Republic on Monday, officials said.").places[0].country == "Benin"


def test_a_headline_may_begin_with_the_town(reader):
    one = incident(reader, "El Empalme: gunmen kill 17 in bar\n\nThe 17 people shot dead on Sunday at a bar in Ecuador were taken to the morgue in Guayaquil, the police said.")
    assert [p.name for p in one.places] == ["El Empalme"]


@pytest.mark.parametrize("text, wanted", [
    ("Four farmers killed in Sinaloa\n\nFour farm workers were shot dead in a pick-up on Monday morning, the prosecutors said.", "Sinaloa"),
    ("Gunmen kill four in Cauca\n\nFour people were shot dead on Monday night at a restaurant beside a road, the army of Colombia said.", "Cauca"),
    ("PESHAWAR – A trader was shot dead by two men on a motorcycle on Monday night near his home, the city police said.", "PESHAWAR"),
    ("Russian drones killed three people in Dobropillia late on Monday, the mayor said. Nobody else was hurt.", "Dobropillia"),
])
def test_where_only_a_headline_a_dateline_or_a_small_town_says_it(reader, text, wanted):
    place = incident(reader, text).places[0]
    assert place.name.upper() == wanted.upper() and place.lat is not None


@pytest.mark.parametrize("text, wanted", [
    ("Israeli jets struck Nabatieh, Kfar Tibnit and Khiam in Lebanon on Monday, killing seven people, officials said.", ["Nabatieh", "Kfar Tibnit", "Khiam"]),
    ("Settlers attacked the villages of Beit Lid and Deir Sharaf in the West Bank on Monday and hurt four people.", ["Beit Lid", "Deir Sharaf"]),
    ("Gunmen killed nine people in Homs in Syria on Monday, and Ana Ruiz fled, officials said.", ["Homs"]),
    ("Gunmen killed nine people in Bokkos in Nigeria on Monday. The wounded were taken to hospitals in Jos and Bauchi, a nurse said.", ["Bokkos"]),
])
def test_towns_side_by_side_are_all_places(reader, text, wanted):
    assert [p.name for p in incident(reader, text).places] == wanted


def test_a_town_far_from_a_city_is_not_in_it(reader):
    place = incident(reader, "Gunmen killed five workers on Monday in Kourémalé, 120 kilometres south-west of Bamako in Mali, police said.").places[0]
    assert place.name == "Kourémalé" and (place.host is None or place.host.name != "Bamako")


def test_the_town_is_the_one_spoken_of_last(reader):
    found = reader.read(from_bytes(b"A drone hit a car in Kramatorsk in Ukraine on Monday and killed a man.\n\nIn Pokrovsk, sirens sound all night. On Thursday, two rockets fell in the town and killed a woman.\n",
                                   Path("a.txt"), {"published": "2025-01-10"})).incidents
    assert [i.places[0].name for i in found] == ["Kramatorsk", "Pokrovsk"]


FILED = {
    "NAIROBI, Kenya (Agency) — Fighters killed forty people in a village in Sudan on Monday, activists said.\n\nThe attack hit the village of Um Garfa, residents said.": "Sudan",
    "DAKAR (Agency) - Gunmen killed twenty people in a village in northern Burkina Faso on Monday, residents said.\n\nThe attackers burned houses in Tangaye.": "Burkina Faso",
    "ISLAMABAD — A suicide bomber killed five people in Kunduz on Monday, the Taliban police said.": "Afghanistan",
    "JERUSALEM — An Israeli strike killed five people in Nabatieh on Monday, Lebanon's health ministry said.": "Lebanon",
}


@pytest.mark.parametrize("text", FILED)
def test_a_report_filed_abroad(reader, text):
    assert incident(reader, text).places[0].country == FILED[text]


def test_in_the_same_municipality_as_the_town_spoken_of_last(reader):
    article = from_bytes(b"Gunmen killed twelve people in La Plata, in Colombia's Huila department, on Monday, police said.\n\nOn Tuesday, two men shot at the police post of the hamlet of Bel\xc3\xa9n, in the same municipality, "
                         b"and wounded three officers.\n", Path("a.txt"), {"published": "2025-01-10"})
    place = reader.read(article).incidents[1].places[0]
    assert (place.name, place.within[0]) == ("Belén", "La Plata") and apart(place, Where("", "exact", "city", lat=2.4, lon=-75.9)) <= KM


def test_the_town_whose_people_are_spoken_of(reader):
    one = incident(reader, "Bomb kills two brothers in southern Colombia\n\nTwo brothers were killed when a motorcycle bomb went off outside a police station on Monday, the authorities said. "
                           "Hundreds of residents of La Plata walked behind the coffins on Wednesday.")
    assert [p.name for p in one.places] == ["La Plata"]


SENTENCES = {
    "Three people were killed when a bus travelling from Quetta to Lahore in Pakistan was attacked near Zhob on Monday.": ["Zhob"],
    "Gunmen stopped a bus on its way from Quetta to Lahore and shot nine passengers in the Zhob district of Pakistan on Monday.": ["Zhob"],
    "The army said from Rawalpindi that nine soldiers died in Turbat, Pakistan, on Monday in an ambush.": ["Turbat"],
    "Jihadists on Monday attacked the town of Djibo in northern Burkina Faso, killing nine soldiers, residents reached by phone from Ouagadougou said.": ["Djibo"],
    "Settlers torched cars on Monday in the Palestinian village of Burqa east of Ramallah, hurting four people, residents said.": ["Burqa"],
    "A mine killed three soldiers on Monday in the Sulu town of Patikul, the Philippine army said.": ["Patikul"],
    "Two people were shot dead on Monday at a mosque in Huddersfield, West Yorkshire, British police said.": ["Huddersfield"],
    "Gunmen killed nine people on Monday in Bokkos, Nigeria. Four others were receiving treatment at Enos Hospital, Jos, a nurse said.": ["Bokkos"],
    "Gunmen killed nine people on Monday in Syria's Sweida, in the village of al-Thaala.": ["al-Thaala"],
    "A bomber struck a queue of army recruits at the Damanyo base in the Somali capital on Monday, killing ten.": ["Damanyo"],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_the_place_of_the_deed_and_no_other(reader, text):
    places = incident(reader, text).places
    assert [p.name for p in places] == SENTENCES[text] and all(p.lat is not None for p in places)

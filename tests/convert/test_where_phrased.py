"""How papers say where: the area of a district, a quarter of a city, a town by a road or a border, old and new names. What the place is called, in what it lies, in which land and, within 50 km, at which position."""

from pathlib import Path

import pytest

from chronicle.convert.article import from_bytes
from chronicle.convert.bearings import apart
from chronicle.convert.fold import fold
from chronicle.convert.records import Where

KM = 50
ROWS = {
    "in the Kandalo area of Kulachi tehsil in Pakistan's Khyber Pakhtunkhwa province": ("Kandalo", ["Kulachi"], "Pakistan", 31.9, 70.5),
    "in the Sra Darga area of Bannu district in northwestern Pakistan": ("Sra Darga", ["Bannu"], "Pakistan", 33.0, 70.6),
    "in the Tapi area of North Waziristan tribal district, Pakistan": ("Tapi", ["North Waziristan"], "Pakistan", 33.0, 70.1),
    "in the Gwarjak area of Balochistan's Panjgur district": ("Gwarjak", ["Panjgur"], "Pakistan", 27.0, 64.1),
    "in the Tekulagudem area on the border of Bijapur and Sukma districts in Chhattisgarh, India": ("Tekulagudem", ["Bijapur"], "India", 18.6, 81.0),
    "in the Sagarika forest area of Sukma district in the Indian state of Chhattisgarh": ("Sagarika", ["Sukma"], "India", 18.4, 81.5),
    "in the Doda area of Jammu and Kashmir": ("Doda", ["Jammu and Kashmir"], "India", 33.1, 75.5),
    "at Dankolo village in Shinkafi Local Government Area of Zamfara State": ("Dankolo", ["Shinkafi"], "Nigeria", 13.0, 6.5),
    "in Tudun Gama village in Maru Local Government of Zamfara": ("Tudun Gama", ["Maru"], "Nigeria", 12.3, 6.4),
    "in Gidan Buwai, Sabon Birni LGA of Sokoto State, Nigeria": ("Gidan Buwai", ["Sabon Birni"], "Nigeria", 13.5, 6.4),
    "at Kwatas in Bokkos LGA, Plateau State": ("Kwatas", ["Bokkos"], "Nigeria", 9.3, 9.0),
    "in Angwan Rimi community of Kajuru council area, Kaduna State, Nigeria": ("Angwan Rimi", ["Kajuru"], "Nigeria", 10.3, 7.7),
    "in the Agatu local council of Benue state, central Nigeria": ("Agatu", ["Benue"], "Nigeria", 7.9, 7.9),
    "in Konduga, some 25 kilometres (16 miles) from Maiduguri, the capital of Nigeria's Borno state": ("Konduga", ["Borno"], "Nigeria", 11.65, 13.4),
    "in the village of Zaraga, some 40 km north of Djibo in Burkina Faso": ("Zaraga", [], "Burkina Faso", 14.3, -1.6),
    "in Tin-Hama, about 30 km (19 miles) from Ansongo in northern Mali": ("Tin-Hama", [], "Mali", 15.7, 0.5),
    "at an army post 15 miles east of Dikwa in Nigeria's Borno State": ("Dikwa", ["Borno"], "Nigeria", 12.0, 13.9),
    "roughly 12 kilometres south-west of the Ukrainian city of Pokrovsk": ("Pokrovsk", [], "Ukraine", 48.28, 37.18),
    "in Mayi-Ndole, about 20 kilometers northwest of Butembo in eastern Congo": ("Mayi-Ndole", [], "DR Congo", 0.2, 29.2),
    "in Halgan, 70 km north of Beledweyne in Somalia's Hiran region": ("Halgan", ["Hiran"], "Somalia", 4.2, 45.4),
    "on the road between Bouna and Gorom-Gorom in northern Burkina Faso": ("Bouna", [], "Burkina Faso", 14.4, -0.2),
    "between the towns of Ansongo and Labbezanga in northern Mali": ("Ansongo", [], "Mali", 15.66, 0.5),
    "between Homs and Palmyra in central Syria": ("Homs", [], "Syria", 34.7, 36.7),
    "between the villages of Kilya and Mwenda in the Beni territory of DR Congo": ("Kilya", ["Beni"], "DR Congo", 0.4, 29.6),
    "on the Damboa-Biu road in Borno State, Nigeria": ("Damboa", ["Borno"], "Nigeria", 11.16, 12.76),
    "on the Garissa-Dadaab road in north-eastern Kenya": ("Garissa", [], "Kenya", -0.45, 39.65),
    "along the Birnin Gwari-Kaduna highway in Nigeria": ("Birnin Gwari", [], "Nigeria", 11.0, 6.8),
    "on the N2 national highway near Sange in South Kivu, Congo": ("Sange", ["South Kivu"], "DR Congo", -3.08, 29.1),
    "on the Deir ez-Zor-Damascus highway near al-Shola in Syria": ("al-Shola", [], "Syria", 35.1, 39.9),
    "on the Panamericana highway near Caldono, in Cauca, Colombia": ("Caldono", ["Cauca"], "Colombia", 2.8, -76.5),
    "outside Baidoa in southwestern Somalia": ("Baidoa", [], "Somalia", 3.12, 43.65),
    "just outside Marib, Yemen": ("Marib", [], "Yemen", 15.46, 45.32),
    "on the outskirts of Derna in eastern Libya": ("Derna", [], "Libya", 32.77, 22.64),
    "on the edge of the town of Arbinda in Burkina Faso": ("Arbinda", [], "Burkina Faso", 14.23, -0.86),
    "in the Dasht-e-Barchi neighbourhood of Kabul": ("Dasht-e-Barchi", ["Kabul"], "Afghanistan", 34.5, 69.1),
    "in the Shia-majority Qatif region of eastern Saudi Arabia": ("Qatif", [], "Saudi Arabia", 26.56, 50.0),
    "in the Kibera slum of Nairobi": ("Kibera", ["Nairobi"], "Kenya", -1.3, 36.8),
    "in the Cite Soleil slum of the Haitian capital Port-au-Prince": ("Cite Soleil", ["Port-au-Prince"], "Haiti", 18.58, -72.33),
    "in Carrefour-Feuilles, a neighborhood of Port-au-Prince": ("Carrefour-Feuilles", ["Port-au-Prince"], "Haiti", 18.53, -72.33),
    "in the Sadr City district of eastern Baghdad": ("Sadr City", ["Baghdad"], "Iraq", 33.39, 44.46),
    "in Karrada, a mainly Shia district of Baghdad": ("Karrada", ["Baghdad"], "Iraq", 33.3, 44.4),
    "in the Saltivka district of Kharkiv, Ukraine": ("Saltivka", ["Kharkiv"], "Ukraine", 50.0, 36.3),
    "in the Mosul suburb of Gogjali": ("Gogjali", ["Mosul"], "Iraq", 36.35, 43.23),
    "in the western Kabul neighbourhood of Dasht-e-Barchi": ("Dasht-e-Barchi", ["Kabul"], "Afghanistan", 34.5, 69.1),
    "in the Nairobi suburb of Eastleigh": ("Eastleigh", ["Nairobi"], "Kenya", -1.28, 36.85),
    "in the Karachi quarter of Lyari": ("Lyari", ["Karachi"], "Pakistan", 24.87, 66.99),
    "in the Sabra district of Gaza City": ("Sabra", ["Gaza City"], "Palestine", 31.5, 34.45),
    "in the Hodan district of the Somali capital, Mogadishu": ("Hodan", ["Mogadishu"], "Somalia", 2.04, 45.3),
    "in the Lyari neighbourhood of Karachi": ("Lyari", ["Karachi"], "Pakistan", 24.87, 66.99),
    "in Mexico City's Iztapalapa borough": ("Iztapalapa", ["Mexico City"], "Mexico", 19.36, -99.06),
    "in the Nueva Prosperina sector of Guayaquil": ("Nueva Prosperina", ["Guayaquil"], "Ecuador", -2.1, -79.95),
    "in the al-Zahraa district of Homs": ("al-Zahraa", ["Homs"], "Syria", 34.73, 36.74),
    "in Afghanistan's Khogyani district": ("Khogyani", [], "Afghanistan", 34.3, 70.1),
    "in Balkh province's Sholgara district": ("Sholgara", ["Balkh"], "Afghanistan", 36.3, 66.9),
    "in Ghazni's Andar district": ("Andar", ["Ghazni"], "Afghanistan", 33.4, 68.4),
    "in Indonesia's Nduga regency": ("Nduga", [], "Indonesia", -4.5, 138.2),
    "in Ethiopia's East Wollega zone": ("East Wollega", [], "Ethiopia", 9.2, 36.6),
    "in Mozambique's Macomia district": ("Macomia", [], "Mozambique", -12.25, 40.1),
    "in Yala's Bannang Sata district in southern Thailand": ("Bannang Sata", ["Yala"], "Thailand", 6.27, 101.3),
    "in Kenya's Mandera county": ("Mandera", [], "Kenya", 3.6, 41.3),
    "in Uganda's Kasese district": ("Kasese", [], "Uganda", 0.18, 30.1),
    "in Sagaing region's Kani township in Myanmar": ("Kani", ["Sagaing"], "Myanmar", 22.43, 94.85),
    "in Rakhine State's Maungdaw township": ("Maungdaw", ["Rakhine"], "Myanmar", 20.8, 92.4),
    "in Sumy region's Shostka district in Ukraine": ("Shostka", ["Sumy"], "Ukraine", 51.87, 33.48),
    "in the Nikopol district of Ukraine's Dnipropetrovsk region": ("Nikopol", ["Dnipropetrovsk"], "Ukraine", 47.57, 34.4),
    "in the Sudzha district of Russia's Kursk region": ("Sudzha", ["Kursk"], "Russia", 51.19, 35.27),
    "in Gamboru town, Borno state": ("Gamboru", ["Borno"], "Nigeria", 12.37, 14.2),
    "in Umm Ruwaba town in North Kordofan state, Sudan": ("Umm Ruwaba", ["North Kordofan"], "Sudan", 12.9, 31.2),
    "in Kawlin town, Sagaing Region": ("Kawlin", ["Sagaing"], "Myanmar", 23.79, 95.68),
    "at the Bakara market in Mogadishu": ("Bakara", ["Mogadishu"], "Somalia", 2.05, 45.3),
    "at a cattle market in Barsalogho, in Burkina Faso's Centre-Nord region": ("Barsalogho", ["Centre-Nord"], "Burkina Faso", 13.4, -1.06),
    "at the Sabra wa Shatila camp in Beirut": ("Sabra wa Shatila", ["Beirut"], "Lebanon", 33.86, 35.5),
    "in Assamaka, near Niger's border with Algeria": ("Assamaka", [], "Niger", 19.36, 5.78),
    "in the village of Boudouri near the border with Niger in northern Nigeria": ("Boudouri", [], "Nigeria", None, None),
    "in Mandera, a Kenyan town near the border with Somalia": ("Mandera", [], "Kenya", 3.94, 41.86),
    "in the Syrian town of al-Rai, near the Turkish border": ("al-Rai", [], "Syria", 36.6, 37.45),
    "at Amchide, on Cameroon's border with Nigeria": ("Amchide", [], "Cameroon", 11.25, 14.15),
    "in the Iranian city of Saravan, close to the Pakistani border": ("Saravan", [], "Iran", 27.37, 62.33),
    "in the town of Kalehe in the east of the Democratic Republic of Congo's South Kivu province": ("Kalehe", ["South Kivu"], "DR Congo", -2.1, 28.9),
    "in the town of Tessalit in the north of Mali's Kidal region": ("Tessalit", ["Kidal"], "Mali", 20.2, 1.0),
    "in the town of Morek in the north of Syria's Hama province": ("Morek", ["Hama"], "Syria", 35.37, 36.69),
    "in the town of El Carmen in the north of Ecuador's Manabí province": ("El Carmen", ["Manabí"], "Ecuador", -0.27, -79.46),
    "in Kaabong East Sub-County, Kaabong district, in Uganda's Karamoja region": ("Kaabong East", ["Kaabong"], "Uganda", 3.5, 34.1),
    "in Ladha Tehsil of South Waziristan": ("Ladha", ["South Waziristan"], "Pakistan", 32.57, 69.83),
    "in Datta Khel tehsil, North Waziristan": ("Datta Khel", ["North Waziristan"], "Pakistan", 32.9, 69.8),
    "in Lekuangole payam of Pibor county in South Sudan": ("Lekuangole", ["Pibor"], "South Sudan", 7.0, 33.1),
    "in Thanamandi tehsil of Rajouri district in Jammu and Kashmir": ("Thanamandi", ["Rajouri"], "India", 33.54, 74.4),
    "in the Wapakhabulo parish of Bulambuli district, Uganda": ("Wapakhabulo", ["Bulambuli"], "Uganda", 1.2, 34.3),
    "in Ruma upazila of Bandarban in Bangladesh": ("Ruma", ["Bandarban"], "Bangladesh", 22.05, 92.4),
    "in Kundangan woreda, West Guji zone, Ethiopia": ("Kundangan", ["West Guji"], "Ethiopia", 5.8, 38.1),
    "in barangay Bungkaong in Parang, Sulu, in the Philippines": ("Bungkaong", ["Parang"], "Philippines", 5.92, 120.9),
    "in the vereda of El Mango, in the municipality of Argelia, Cauca, Colombia": ("El Mango", ["Argelia"], "Colombia", 2.3, -77.2),
    "in rebel-held Douma, near Damascus": ("Douma", [], "Syria", 33.57, 36.4),
    "in Ukrainian-held Kherson": ("Kherson", [], "Ukraine", 46.64, 32.6),
    "in the M23-held town of Bunagana in eastern Congo": ("Bunagana", [], "DR Congo", -1.3, 29.6),
    "in Houthi-controlled Hodeidah": ("Hodeidah", [], "Yemen", 14.8, 42.95),
    "in Russian-occupied Melitopol": ("Melitopol", [], "Ukraine", 46.85, 35.4),
    "in Taliban-ruled Afghanistan's Takhar province": ("Takhar", [], "Afghanistan", 36.7, 69.6),
    "in Burkina Faso's restive Est region": ("Est", [], "Burkina Faso", 12.3, 0.8),
    "in Cameroon's restive English-speaking North-West region": ("North-West", [], "Cameroon", 6.2, 10.3),
    "in Thailand's insurgency-hit Pattani province": ("Pattani", [], "Thailand", 6.8, 101.3),
    "in Colombia's violence-plagued Catatumbo region": ("Catatumbo", [], "Colombia", 8.5, -73.0),
    "in Chattogram, Bangladesh": ("Chattogram", [], "Bangladesh", 22.34, 91.83),
    "in Artemivsk, Ukraine": ("Artemivsk", [], "Ukraine", 48.59, 38.0),
    "in Rangoon, Burma": ("Rangoon", [], "Myanmar", 16.8, 96.16),
    "in Prayagraj in India's Uttar Pradesh state": ("Prayagraj", ["Uttar Pradesh"], "India", 25.45, 81.85),
    "in N'Djamena, the capital of Chad": ("N'Djamena", [], "Chad", 12.1, 15.0),
    "in Fada N'Gourma in eastern Burkina Faso": ("Fada N'Gourma", [], "Burkina Faso", 12.06, 0.36),
    "in Ma'rib's Jabal Murad district": ("Jabal Murad", ["Ma'rib"], "Yemen", 14.9, 45.3),
    "in as-Suwayda in southern Syria": ("as-Suwayda", [], "Syria", 32.7, 36.57),
    "in Jisr ash-Shughur, Idlib province": ("Jisr ash-Shughur", ["Idlib"], "Syria", 35.8, 36.3),
    "in Ain al-Hilweh, Lebanon's largest Palestinian refugee camp": ("Ain al-Hilweh", [], "Lebanon", 33.54, 35.38),
    "in Saint-Étienne-du-Rouvray, near Rouen in northern France": ("Saint-Étienne-du-Rouvray", [], "France", 49.38, 1.1),
    "in Upper Dir district, Khyber Pakhtunkhwa": ("Upper Dir", ["Khyber Pakhtunkhwa"], "Pakistan", 35.3, 72.0),
    "in Lower Kurram, Pakistan": ("Lower Kurram", [], "Pakistan", 33.5, 70.4),
    "in Somalia's Lower Shabelle region": ("Lower Shabelle", [], "Somalia", 1.8, 44.5),
    "in East Mamprusi, in Ghana's North East region": ("East Mamprusi", ["North East"], "Ghana", 10.5, -0.4),
    "in the North Gaza governorate": ("North Gaza", [], "Palestine", 31.55, 34.5),
    "in West Kordofan, Sudan": ("West Kordofan", [], "Sudan", 11.8, 28.5),
    "in Isa, a town in Nigeria's Sokoto state": ("Isa", ["Sokoto"], "Nigeria", 13.2, 6.4),
    "in Van, eastern Turkey": ("Van", [], "Turkey", 38.5, 43.4),
    "in Batman province in southeastern Turkey": ("Batman", [], "Turkey", 37.9, 41.1),
    "in Say, western Niger": ("Say", [], "Niger", 13.1, 2.4),
    "in San, in Mali's Segou region": ("San", ["Segou"], "Mali", 13.3, -4.9),
    "in Hit in Iraq's Anbar province": ("Hit", ["Anbar"], "Iraq", 33.64, 42.8),
    "in Mora, in Cameroon's Far North region": ("Mora", ["Far North"], "Cameroon", 11.05, 14.1),
    "in Bama, Borno State": ("Bama", ["Borno"], "Nigeria", 11.5, 13.7),
    "in Allende, in the Mexican state of Coahuila": ("Allende", ["Coahuila"], "Mexico", 28.3, -100.8),
    "in Concepción, northern Paraguay": ("Concepción", [], "Paraguay", -23.4, -57.4),
    "in Reading, England": ("Reading", [], "United Kingdom", 51.45, -0.97),
}


def places(reader, text: str, **beside):
    (one,) = reader.read(from_bytes(f"{text}\n".encode(), Path("a.txt"), {"published": "2025-01-10", **beside})).incidents
    return one.places


@pytest.mark.parametrize("phrase", ROWS)
def test_where(reader, phrase):
    found = places(reader, f"Gunmen killed twelve people {phrase}, on Monday, police said.")
    name, within, country, lat, lon = ROWS[phrase]
    place = found[0]
    assert (fold(place.name), place.country, len(found)) == (fold(name), country, 1)
    assert {fold(w) for w in within} <= {fold(w) for w in (*place.within, place.admin1)}
    assert lat is None or place.lat is not None and apart(place, Where("", "exact", "city", lat=lat, lon=lon)) <= KM, (place.lat, place.lon, place.why)


def test_the_nearest_of_the_places_of_one_name_by_what_is_named_next(reader):
    (place,) = places(reader, "Gunmen killed twelve people in Parang, Sulu, in the Philippines, on Monday, police said.")
    assert round(place.lat) == 6 and round(place.lon) == 121


@pytest.mark.parametrize("beside", [{"publisher": "Nigerian Courier"}, {"publisher": "The Courier", "url": "https://courier.com.ng/a"}])
def test_an_article_that_names_no_land_is_of_the_paper_s(reader, beside):
    assert places(reader, "Gunmen killed twelve people in Gidan Buwai village on Monday, police said.", **beside)[0].country == "Nigeria"


def test_the_land_across_the_border_is_not_where_it_was(reader):
    assert places(reader, "Gunmen killed twelve people in the village of Boudouri, near the border with Niger, on Monday, the Nigerian army said.")[0].country == "Nigeria"


def test_a_town_of_a_province_lies_in_it(reader):
    (place,) = places(reader, "An air raid on a market in Kabkabiya, a town of North Darfur about 180 kilometres west of El Fasher in Sudan, killed twelve people on Monday, police said.")
    assert place.name == "Kabkabiya" and place.lat == 13.65


def test_a_village_that_the_news_names_may_lie_far_from_the_only_province_that_is_named(reader):
    (place,) = places(reader, "Gunmen killed twelve people near Boni in Mali on Monday, police said. The governor of Ségou region sent his condolences.")
    assert place.name == "Boni" and place.lat is not None

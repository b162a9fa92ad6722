"""The gazetteer: spellings meet, the text's country decides, the site's own places win."""

from mmap import ACCESS_READ, mmap

import pytest

from chronicle.convert.fold import fold, skeleton
from chronicle.convert.gazetteer import OwnPlace, load, rank
from chronicle.convert.lines import Lines


@pytest.mark.parametrize("names", [("Jabla", "Jableh", "Jablah", "Jabala"), ("Tartous", "Tartus"), ("Hassakeh", "Hasakah", "al-Hasakah"),
                                   ("Deir ez-Zor", "Deir el-Zour", "Deir al-Zour"), ("Kharkiv", "Kharkov"[:6] + "iv")])
def test_transliterations_share_a_skeleton(names):
    assert len({skeleton(n) for n in names}) == 1


@pytest.mark.parametrize("name", ["Jabla", "Jableh", "Jablah", "جبلة"])
def test_one_town_under_four_spellings(name):
    best, _ = rank(load().find(name), {"SY": 1.0})
    assert best.geonames == "169304"


def test_the_country_of_the_text_decides_and_the_reason_is_kept():
    found = load().find("Palmyra")
    best, why = rank(found, {"SY": 1.0})
    assert best.country == "SY" and "speaks of SY" in why and len(found) > 5


def test_a_spelling_only_alike_needs_the_country():
    assert rank(load().find("Hassakeh"), {})[0] is None


def test_own_places_win():
    own = OwnPlace("jableh", "Jableh", ("Jabla",), 35.36, 35.92, "city", "latakia-governorate")
    best, why = rank(load((own,)).find("Jabla"), {"SY": 1.0})
    assert best.own == "jableh" and "this site" in why


def test_folding():
    assert fold("Al-Qāmishlī") == "al qamishli" and fold("N'Djamena") == "ndjamena"


@pytest.mark.parametrize("name, country, kind", [("North Sinai", "EG", "province"), ("North Kivu", "CD", "province"), ("Sinai", "EG", "region"), ("Gaza City", "PS", "city"),
                                                 ("Ituri", "CD", "province"), ("West Kordofan", "SD", "province"), ("Khiam", "LB", "city"), ("Shiroro", "NG", "district"), ("North Waziristan", "PK", "district")])
def test_names_as_english_news_has_them(name, country, kind):
    assert (country, kind) in [(c.country, c.kind) for c in load().find(name)]


def test_a_name_is_not_another_divisions():
    assert {c.name for c in load().find("Ayacucho") if c.kind == "province"} == {"Ayacucho"}


def test_a_small_town_far_from_the_province_the_text_names_is_not_meant():
    gazetteer = load()
    spoken = tuple(c for c in gazetteer.find("Amhara") if c.kind == "province")
    best, why = rank(gazetteer.find("Gedeb"), {"ET": 1.0}, spoken=spoken)
    assert best is None and "Amhara" in why
    assert rank(gazetteer.find("Gedeb"), {"ET": 1.0})[0] is not None


@pytest.mark.parametrize("key", ["", "a|", "a", "ab", "b|", "b|2", "bb", "c|", "d"])
def test_sorted_lines_are_found_where_they_lie(tmp_path, key):
    lines = ["ab|1", "a|1", "bb|a long line among short ones, as there are", "b|1", "b|2", "b|3", "c|1"]     # "|" comes after all letters
    (tmp_path / "table").write_text("\n".join(["before", *lines, "after", ""]), encoding="utf-8")
    with (tmp_path / "table").open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        table = Lines(data, len("before\n"), data.find(b"after"))
        found = list(table.beginning(key.encode()))
        assert [line.decode() for _, line in found] == [line for line in lines if line.startswith(key)]
        assert [table.at(place) for place, _ in found] == [line for _, line in found]

"""One event told by two papers meets; two events alike do not. Each pair is short news of our own."""

from pathlib import Path

import msgspec
import pytest

from chronicle.convert import meet
from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader
from chronicle.convert.reading import Reading
from chronicle.convert.shelf import Shelf

RASK = ("2023-12-15", "Militants attacked a police station in Rask, a town in Iran's southeastern province of Sistan and Baluchestan, early on Friday, killing 11 police "
        "officers, state television reported. Jaish al-Adl took responsibility.")
GOMA = ("2024-05-04", "At least 12 people were killed on Friday when bombs fell on a camp for displaced people in Goma, the capital of North Kivu in DR Congo, the United "
        "Nations said. The army accused the M23 rebels.")
SAME = [
    (RASK, ("2023-12-16", "Gunmen stormed a police headquarters in Rask in Sistan-Baluchestan province overnight to Friday and killed eleven officers, Iran's interior "
                          "ministry said.")),
    (GOMA, ("2024-05-03", "At least nine people, seven of them children, were killed on Friday when two bombs exploded in a camp for displaced people near Goma in eastern DR "
                          "Congo, officials said. The army blamed the M23.")),
]
OTHER = [
    (RASK, ("2023-12-18", "Two policemen were killed on Sunday when gunmen fired at their patrol in Rask in Iran's southeast, state television said.")),
    (GOMA, ("2024-05-05", "At least 12 people were killed on Saturday when shells hit the town of Sake in North Kivu in eastern DR Congo, the army said. It blamed the M23.")),
    (("2024-12-10", "Sixty-five people were killed on Tuesday when the Rapid Support Forces shelled Omdurman in Sudan, the governor said."),
     ("2024-12-12", "Twenty people were killed on Wednesday when artillery shells fell on a market in Omdurman in Sudan, doctors said. They blamed the Rapid Support Forces.")),
    (("2025-09-03", "Five soldiers were killed on Tuesday by a bomb in the Dasht area of Kech district in Pakistan, an official said."),
     ("2025-09-10", "Gunmen killed five people on 2 September in Quelimane village in Mozambique's Cabo Delgado province, an official said.")),
    (("2020-03-06", "A policeman was killed and five were wounded on Friday when two men blew themselves up outside the US embassy in Tunis, Tunisia's interior ministry said."),
     ("2020-03-07", "A policeman was killed and five were wounded in a shooting in Kasserine in western Tunisia on Friday, the interior ministry said.")),
]


@pytest.fixture(scope="module")
def meets():
    reader = Reader()

    def both(pair) -> bool:
        a, b = (reader.read(from_bytes((text + "\n").encode(), Path(f"{n}.txt"), {"published": day})) for n, (day, text) in enumerate(pair))
        assert a.incidents and b.incidents
        a, b = meet.join([a, b])
        return bool({i.event_id for i in a.incidents} & {i.event_id for i in b.incidents})

    return both


@pytest.mark.parametrize("pair", SAME)
def test_two_accounts_of_one_event_meet(meets, pair):
    assert meets(pair)


@pytest.mark.parametrize("pair", OTHER)
def test_two_events_alike_do_not(meets, pair):
    assert not meets(pair)


def reading(name: str, text: str) -> Reading:
    return Reading(from_bytes((text + "\n").encode(), Path(f"{name}.txt"), {}))


TOLD = ("Gunmen on motorcycles stormed the market of a village in the hills before dawn, shot at traders who were setting up their stalls and fled with cattle, "
        "a councillor said, adding that soldiers came only hours later and that seven families had left for the town across the river.")


def test_an_article_that_repeats_half_of_anothers_words_is_a_copy_of_the_first_that_has_them():
    half, other = TOLD[:len(TOLD) // 2], "The museum opened its doors in the capital on Monday after years of repairs, and thousands of visitors came to see the halls. " * 2
    readings = [reading("a", TOLD), reading("b", other), reading("c", f"{TOLD} More to follow."), reading("d", f"{half}. It is not known who they were, and nobody was held.")]
    assert meet.copies_of(readings) == {"c": "a", "d": "a"}
    assert meet.copies_of(readings * 100) == {}             # too many to compare


def test_runs_of_words_are_those_of_the_text_whatever_its_letters():
    assert len(meet.shingles("one two three four five six seven")) == 2 and meet.shingles("one two") == frozenset()
    assert meet.shingles("Çé ñandú — one, two three four") == meet.shingles("çé ÑANDÚ one two: three four") != meet.shingles("ce nandu one two three four")


def test_readings_wait_on_disk_and_come_in_order_as_often_as_they_are_asked_for():
    shelf, given = Shelf(), [reading(str(n), f"{TOLD} {n}") for n in range(3)]
    places = [shelf.put(msgspec.msgpack.encode(given[n])) for n in (2, 0, 1)]
    readings = shelf.readings([places[1], places[2], places[0]])
    readings.meet([(r.article.id, ()) for r in given])
    assert [r.article.id for r in readings] == [r.article.id for r in readings] == ["0", "1", "2"] and len(readings) == 3
    assert readings[2].copy_of == "0" and readings == meet.join(given)

"""One event told by two papers meets; two events alike do not. Each pair is short news of our own."""

from pathlib import Path

import pytest

from chronicle.convert import meet
from chronicle.convert.article import from_bytes
from chronicle.convert.reader import Reader

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

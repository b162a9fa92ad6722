"""Maps show a location as exactly as it is known, and give no toll that was not reported."""
import json

import pytest

from chronicle.pages.points import points as points_of
from chronicle.view import View
from records_by_hand import REGISTER, incident


def points(pages) -> dict[str, dict]:
    """What maps are drawn from, by name of the place."""
    view = View(pages.site, pages.texts, pages.templates, "map.html")
    found, _ = points_of(view, [pages.site.cards[id] for id in reversed(pages.site.order)])
    return {p["name"]: p for p in found}


def sent(page) -> set[str]:
    """Names of the places whose points stand in a page."""
    return set(json.loads(page.all("//script[@class='map-data']/text()")[0])["points"]["name"])


def test_a_point_is_no_finer_than_the_record(show):
    found = points(show(incident("places: [{place: town, precision: near}, north]")))
    assert (found["Town"]["radius"], found["Town"]["precision"]) == (25_000, "near this place, within about 25 km")
    assert (found["North"]["radius"], found["North"]["precision"]) == (60_000, "somewhere in this province")


def test_incidents_at_one_place_known_differently_are_told_apart_in_words(show):
    files = incident("places: [town]")
    near = files["content/incidents/2016/x.md"].replace("[town]", "[{place: town, precision: near}]")
    town = points(show({**files, "content/incidents/2016/y.md": near}))["Town"]
    assert town["precision"] == "1 at this place, 1 near this place, within about 25 km" and town["radius"] == 25_000


def test_a_joint_toll_is_not_split(show):
    found = points(show(incident("places: [town, north]\ntolls: [{killed: 7, by: watch, basis: monitor}]")))
    assert found["Town"]["toll"] == found["North"]["toll"] == "7 killed over 2 places"


def test_a_sum_at_a_place_says_how_many_tolls_are_of_other_places_too(show):
    files = incident("places: [town, north]\ntolls: [{killed: 7, by: watch, basis: monitor}]")
    town = points(show({**files, "content/incidents/2016/y.md": files["content/incidents/2016/x.md"].replace("[town, north]", "[town]")}))["Town"]
    assert town["toll"] == "14 killed, 1 joint toll"
    assert sorted(item["toll"] for item in town["items"]) == ["7 killed", "7 killed over 2 places"]


def test_no_toll_is_not_zero(show):
    found = points(show(incident("places: [town]")))
    assert found["Town"]["low"] is None and found["Town"]["toll"] == "toll not reported"
    assert found["Town"]["items"] == [{"title": "X", "href": "incidents/x.html", "date": "23 May 2016", "toll": "toll not reported"}]


def told(show, *tolls: str) -> str:
    """What is said of a town with incidents of these tolls."""
    return points(show({**REGISTER, **{f"content/incidents/2016/i{n}.md": f"---\ntitle: I{n}\ndate: 2016-05-0{n}\nplaces: [town]\ntolls: [{{{toll}}}]\n---\n"
                                       for n, toll in enumerate(tolls, 1)}}))["Town"]["toll"]


NONE = "killed: 2, who: perpetrators"
SAID = [        # tolls of the incidents of a town, what is said of it
    (["killed: ~3000"], "about 3,000 killed"),
    (["killed: ~3000", NONE], "about 3,000 killed, 1 without a reported toll"),
    (["killed: dozens", "killed: 4+", NONE], "at least 4 killed, 1 only in words, 1 without a reported toll"),
    (["killed: dozens", "killed: scores"], "toll only in words"),
    (["wounded: 8"], "killed: not reported; 8 wounded"),
    (["wounded: 8", "killed: 5"], "5 killed, 1 with only wounded reported"),
    (["wounded: 8", "wounded: 1", NONE], "killed: not reported, 2 with only wounded reported, 1 without a reported toll"),
    (["killed: dozens", "wounded: 8"], "toll only in words, 1 with only wounded reported"),
    ([NONE, NONE], "toll not reported"),
]


@pytest.mark.parametrize("tolls, said", SAID)
def test_several_tolls_say_what_is_known_of_each(show, tolls, said):
    assert told(show, *tolls) == said


def test_wounded_alone_are_not_split_over_places_either(show):
    found = points(show(incident("places: [town, north]\ntolls: [{wounded: 7, by: watch}]")))
    assert found["Town"]["toll"] == "killed: not reported; 7 wounded over 2 places"


def test_a_place_without_a_position_is_listed_beside_the_map(show):
    pages = show(incident("places: [town, hamlet]"))
    assert "Hamlet" not in points(pages) and "Not on the map, as no position is on record: Hamlet." in pages.page("places/town.html").text


def test_a_point_names_eight_incidents_and_says_where_the_others_are(show):
    files = {f"content/incidents/2016/i{n}.md": f"---\ntitle: I{n}\ndate: 2016-05-0{n}\nplaces: [town]\n---\n" for n in range(1, 10)}
    town = points(show({**REGISTER, **files}))["Town"]
    assert town["n"] == 9 and [i["title"] for i in town["items"]] == [f"I{n}" for n in range(9, 1, -1)]
    assert town["more"] and town["href"] == "places/town.html"


def test_the_map_of_a_place_shows_only_what_lies_in_it(show):
    files = {**incident("places: [town, south]"), "content/places/south.md": "---\nname: South\ntype: city\nlat: 33.0\nlon: 36.0\n---\n"}
    assert sent(show(files).page("places/town.html")) == {"Town"}
    assert sent(show(files).page("incidents/x.html")) == {"Town", "South"}

"""Maps show a location as exactly as it is known, and give no toll that was not reported."""
import json

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


def test_no_toll_is_not_zero(show):
    found = points(show(incident("places: [town]")))
    assert found["Town"]["low"] is None and found["Town"]["toll"] == "toll not reported"
    assert found["Town"]["items"] == [{"title": "X", "href": "incidents/x.html", "date": "23 May 2016", "toll": "toll not reported"}]


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

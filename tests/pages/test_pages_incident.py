"""The page of an incident says all the record says, with who says so."""
import pytest

from chronicle import assess
from records_by_hand import incident


def test_an_empty_record_says_that_nothing_is_reported(one):
    page = one("places: [town]")
    assert page.words("//dl[@class='figures']/div")[:2] == ["Killednot reported", "Woundednot reported"]
    assert "No source gives a number of people harmed. That is not the same as none." in page.text
    assert assess.RESPONSIBILITY["unknown"] in page.text
    assert "0" not in page.words("//dl[@class='figures']//dd")[:2]


def test_status_comes_with_its_definitions(one):
    page = one("sources: [daily, copy]\nactors: [{actor: band, role: perpetrator}]\nreview: reviewed")
    for words in ("Weak", assess.GRADES["weak"], "Suspected", assess.RESPONSIBILITY["suspected"], "Reviewed"):
        assert words in page.text


def test_every_count_stands_in_the_table_with_its_counter_and_quote(one):
    page = one("""\
tolls:
  - {killed: 78, wounded: ~200, by: band, source: daily, quote: "Seventy-eight, it said"}
  - {killed: 120+, by: residents, basis: witness, source: daily, as_of: 2016-05-24}
  - {killed: 53, where: town, by: watch, basis: monitor, superseded: true}
  - {killed: 5, who: children, by: watch, basis: monitor}
places: [town]
sources: [daily]""")
    rows = page.words("//table[contains(@class, 'tolls')]/tbody/tr")
    assert rows[0] == "The Band a party to the conflict 78 about 200 Seventy-eight, it said The Daily, 24 May 2016"
    assert rows[1].startswith("residents somebody who was there; as of 24 May 2016 at least 120 not reported The Daily")
    assert "for Town only; superseded by a later count 53" in rows[2] and page.words("//tr[@class='superseded']//s") == ["53"]
    assert "children only 5" in rows[3]
    assert {"../actors/band.html", "../places/town.html", "../sources/daily.html"} <= page.links()
    assert "78 or more" not in page.text and f"Rule “ucdp”: {assess.RULES['ucdp']}" in page.text


def test_the_chart_draws_the_numbers_of_the_table_and_hides_from_screen_readers(one):
    page = one("tolls: [{killed: 50, by: watch, basis: monitor}, {killed: 100, by: band}, {killed: dozens, by: crowd}]\nplaces: [town]")
    assert page.all("//div[@class='chart']/@aria-hidden") == ["true"]
    assert page.words("//div[@class='chart']//span[@class='said']") == ["50–100", "50", "100"]
    assert page.all("//div[@class='chart']//path[@class='end']/@d")[:4] == ["M50.0 5h.01", "M100.0 5h.01", "M50.0 5h.01", "M50.0 5h.01"]


def test_one_number_needs_no_chart(one):
    assert not one("tolls: [{killed: 50, by: watch}]\nplaces: [town]").all("//div[@class='chart']")


def test_responsibility_is_who_said_what_of_whom(one):
    page = one("""\
responsibility:
  - {act: claim, actor: band, via: a radio station, mode: statement, source: daily, quote: "We did it"}
  - {act: accusation, actor: crowd, by: watch, source: daily}
  - {act: denial, actor: crowd, by: crowd}
  - {act: attribution, actor: band, source: daily}
sources: [daily]""")
    assert page.words("//ol[@class='statements']//p[@class='phrase']") == [
        "Claim by The Band", "Accusation against The Crowd by The Watch", "Denial by The Crowd",
        "Attribution to The Band in the source’s own voice"]
    first = page.words("//ol[@class='statements']/li")[0]
    assert "Carried by a radio station. By statement." in first and "We did it The Daily, 24 May 2016" in first
    assert "Claimed and contested" in page.text


RETRACTED = """\
responsibility:
  - {act: claim, actor: band, source: daily}
  - {act: retraction, actor: band, source: daily}
sources: [daily]"""


def test_a_claim_taken_back_is_shown_with_its_retraction_and_names_nobody(one):
    page = one(RETRACTED)
    assert page.words("//ol[@class='statements']//p[@class='phrase']") == ["Claim by The Band, taken back", "Retraction by The Band"]
    said = "Claim by The Band, taken back; no source says who did it."
    assert page.words("//dl[@class='status']/div")[1] == f"ResponsibilityTaken back {said}" and f"Taken back: {said}" in page.text
    assert assess.RESPONSIBILITY["unknown"] not in page.text and "All who name" not in page.text


def test_an_accusation_taken_back_names_nobody_either(one):
    page = one("places: [town]\nresponsibility: [{act: accusation, actor: band, by: watch}, {act: retraction, actor: band, by: watch}]")
    assert page.words("//dl[@class='status']/div")[1] == "ResponsibilityTaken back What was said of The Band was taken back; no source says who did it."


def test_a_denial_alone_is_a_denial_and_differs_from_nothing(one):
    page = one("places: [town]\nresponsibility: [{act: denial, actor: band}]")
    assert page.words("//dl[@class='status']/div")[1] == f"ResponsibilityDenied {assess.RESPONSIBILITY['denied']}"
    assert "They differ" not in page.text


def test_a_count_by_whoever_is_named_as_having_done_it_is_shown_and_not_used(one):
    page = one("places: [town]\ntolls: [{killed: 100, by: band, basis: perpetrator}, {killed: 4, by: watch, basis: monitor}]")
    assert page.words("//dl[@class='figures']/div")[0] == "Killed4"
    assert page.words("//table[contains(@class, 'tolls')]/tbody/tr")[0].startswith("The Band said by or for whoever is named as having done it 100")
    assert page.words("//div[@class='chart']//small") == ["not used"] and "said 100" not in page.text


def test_where_it_is_the_only_count_the_page_says_whose_it_is(one):
    page = one("places: [town]\ntolls: [{killed: 12, by: band, basis: perpetrator}, {wounded: 9, basis: perpetrator}, {killed: 2, by: band, basis: perpetrator, where: town}]")
    assert page.words("//dl[@class='figures']/div")[:2] == ["Killednot reported by anybody else The Band said 12", "Woundednot reported by anybody else A count in their name says 9"]
    assert page.words("//p[@class='headline']")[:2] == ["Killed: not reported by anybody else. The Band said 12.",
                                                         "Wounded: not reported by anybody else. A count in their name says 9."]


def test_what_a_draft_asks_its_editors_stands_under_a_heading(show):
    asks = "Told.\n\n- [ ] date: not said\n"
    pages = show({**incident("places: [town]"), "content/incidents/2016/x.md": f"---\ntitle: X\ndate: 2016-05-23\nplaces: [town]\n---\n{asks}",
                  "content/places/town.md": "---\nname: Town\ntype: town\n---\n- [ ] Where does this lie?\n",
                  "content/pages/todo.md": "---\ntitle: To do\n---\n- [ ] A task\n"})
    for url in ("incidents/x.html", "places/town.html"):
        assert pages.page(url).words("//div[@class='prose']/p[@class='open']") == ["Still to be checked by the editors:"]
    assert not pages.page("todo.html").all("//p[@class='open']"), "a page of its own may list tasks"


def test_what_is_ticked_off_is_no_question(show):
    files = {**incident(""), "content/incidents/2016/x.md": "---\ntitle: X\ndate: 2016-05-23\nplaces: [town]\n---\n- [x] date\n"}
    assert not show(files).page("incidents/x.html").all("//p[@class='open']")


def test_a_claim_that_stands_is_judged_by_its_own(one):
    page = one(RETRACTED + "\nactors: [{actor: crowd, role: perpetrator}]")
    assert page.words("//dl[@class='status']/div")[1] == f"ResponsibilitySuspected {assess.RESPONSIBILITY['suspected']}"


def test_several_who_claim_it_together_agree(one):
    claims = "places: [town]\nresponsibility: [{act: claim, actor: band, quote: We did it}, {act: claim, actor: crowd, quote: %s}]"
    assert "Several actors claim it together: The Band and The Crowd." in one(claims % "We did it").text
    assert "More than one actor is named as having done it: The Band and The Crowd." in one(claims % "It was us").text


def test_places_say_how_exactly_they_are_known(one):
    page = one("places: [{place: town, precision: near, site: bus station}, north, hamlet]")
    facts = page.text
    assert "Town, North: bus station near: near this place, within about 25 km" in facts
    assert "North province: somewhere in this province" in facts, "a province is never an exact place"
    assert "not on the map" in facts
    assert page.words("//figcaption")[0] == ("Town, bus station: near this place, within about 25 km. North: somewhere in this "
                                             "province. Hamlet: at this place. Not on the map.")


def test_a_copy_is_no_independent_account(one):
    page = one("sources: [daily, copy]")
    listed = page.words("//ol[@class='sources']/li")
    assert "Own account, as far as is recorded." in listed[0] and "Repeats Day of blasts: no independent account." in listed[1]
    assert "Sources, 1 independent2" in page.words("//dl[@class='figures']/div")[2]
    out = page.all("//a[@href='https://daily.example/1']")[0]
    assert out.get("rel") == "noreferrer nofollow"


def test_notes_to_the_reader(one):
    page = one("""\
count: 2
content_notes: [violence against children]
withheld: The street is left out to protect its people.
evidence: {date: {why: "Monday, published on Tuesday", source: daily, quote: "on Monday"}}
updates: [{date: 2016-05-25, note: Toll corrected.}, {date: 2016-06-01, note: Claim added.}]
sources: [daily]""")
    for words in ("Content note. Violence against children.", "One record for 2 attacks that the source reports together",
                  "The street is left out", "Monday, published on Tuesday on Monday The Daily"):
        assert words in page.text
    assert page.words("//ol[@class='updates']/li") == ["1 June 2016Claim added.", "25 May 2016Toll corrected."]
    assert page.all("//ol[@class='updates']/li/@id") == ["update-2", "update-1"]


def test_related_incidents_link_with_their_reasons(show):
    other = "---\ntitle: {}\ndate: 2016-05-{}\n{}\n---\n"
    pages = show({**incident("places: [town]\npart_of: campaign\nrelated: [{incident: after, reason: the same road}]"),
                  "content/incidents/2016/campaign.md": other.format("Campaign", "01", "places: [town]"),
                  "content/incidents/2016/after.md": other.format("After", "30", "places: [town]") + "See [[x]]."})
    page = pages.page("incidents/x.html")
    assert page.words("//ul[contains(@class, 'related')]/li") == ["Part of Campaign, 1 May 2016", "After, 30 May 2016 the same road"]
    assert page.words("//nav[@class='turn']/a") == ["Earlier, 1 May 2016 Campaign", "Later, 30 May 2016 After"]
    assert page.words("//section[@aria-labelledby='mentions']//a") == ["After"]
    assert "Includes X, 23 May 2016" in pages.page("incidents/campaign.html").text


def test_a_record_that_is_held_back_leaves_no_trace(show):
    folder = {"site.toml": 'review = ["reviewed"]\n', **incident("review: reviewed\nrelated: [{incident: secret, reason: the same road}]"),
              "content/incidents/2016/secret.md": "---\ntitle: Secret\ndate: 2016-05-24\nplaces: [town]\n---\n"}
    for url, page in show(folder).written().items():
        assert "secret" not in page.html.casefold() and "the same road" not in page.html, url


def test_dates_for_machines_are_no_finer_than_the_record(show):
    pages = show({"content/incidents/2021/y.md": "---\ntitle: Y\ndate: 2021-11-01?\nplaces: [town]\n---\n", **incident("places: [town]")})
    assert not pages.page("incidents/y.html").all("//*[@datetime='2021-11-01']")
    assert pages.page("incidents/x.html").all("//time/@datetime")[0] == "2016-05-23"


@pytest.mark.parametrize("counts, said", [("~20", "About 20 killed."), ("7+", "At least 7 killed."), ("78", "78 killed."),
                                          ("78, 120+", "78 to at least 120 killed, best count 78."), ("5-9", "5–9 killed, best count 5.")])
def test_a_best_count_is_named_where_it_says_more_than_the_toll(show, counts, said):
    tolls = "".join(f"- {{killed: {c}, by: ward {n}, basis: hospital}}\n" for n, c in enumerate(counts.split(", ")))
    assert show(incident(f"places: [town]\ntolls:\n{tolls}")).page("incidents/x.html").words("//p[@class='headline']")[0].startswith(f"{said} ")

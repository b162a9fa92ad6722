"""Places, actors, sources, shelves, the timeline: lists of incidents, cut and counted."""
import pytest

from chronicle import slices
from chronicle.pages import bars, cut, timeline, totals
from chronicle.computed import Range
from in_memory import Chronicle
from records_by_hand import REGISTER, incident

BODY = "---\ntitle: {title}\ndate: {date}\n{more}\n---\n"


def many(**dates) -> dict[str, str]:
    return {f"content/incidents/x/{id}.md": BODY.format(title=id.upper(), date=date, more="places: [town]") for id, date in dates.items()}


# ---- timeline

def test_the_timeline_goes_from_the_newest_month_back(chronicle):
    page = chronicle.page("timeline/index.html")
    assert page.words("//h2[contains(@class, 'sticky')]") == ["June 2018 1 incident", "March 2017 1 incident",
                                                              "January 2017 1 incident", "May 2016 2 incidents"]
    assert page.words("//ul[@class='tiles']/li") == ["2018 1 incident", "2017 2 incidents", "2016 2 incidents"]
    assert page.words("//p[@class='row-when']") == ["1 June", "Mar", "2 Jan", "30 May", "23 May"]
    assert page.all("//figure[@class='months']//@aria-label") == ["Incidents by month, May 2016 to June 2018: most in May 2016, 2."]


def test_a_row_says_what_is_known_and_what_is_not(chronicle):
    rows = chronicle.page("timeline/2016-05.html").words("//li[@class='row']")
    assert rows[0] == "30 May Shelling of Jableh Shelling Jableh Responsibility: unknown 1 source draft toll not reported"
    assert rows[1] == ("23 May Bombings on the coast Bombing Tartus and Jableh Named as perpetrator: One Group "
                       "Responsibility: claimed 2 sources draft 78 killed over 2 places")


def test_a_row_that_another_page_showed_before_is_the_same_and_counts_as_read(chronicle, small):
    """Rows are worked out once in a process; a page's trace holds all that they rest on."""
    urls = ("timeline/2016-05.html", "places/jableh.html", "actors/one.html", "timeline/2016-05.html")
    urls = [url for url in urls if url in chronicle.routes]
    for url in urls:
        page, alone = chronicle.page(url), Chronicle(small).page(url)
        assert (page.html, page.reads) == (alone.html, alone.reads) and "name/jableh" in page.reads
    assert len(urls) >= 3


def test_a_row_of_wounded_alone_says_so(show):
    pages = show(incident("places: [town]\ntolls: [{wounded: 3, by: watch}, {missing: 4, by: watch}]"))
    assert pages.page("timeline/2016-05.html").words("//p[@class='row-toll']") == ["killed: not reported 3 wounded"]
    assert pages.page("incidents/x.html").words("//p[@class='headline']/strong") == ["Killed: not reported; 3 wounded"]


def test_sums_of_a_place_tell_words_from_numbers(show):
    told = {"a": "~3,000", "b": "dozens"}
    files = {f"content/incidents/2016/{id}.md": f"---\ntitle: {id}\ndate: 2016-05-01\nplaces: [town]\ntolls: [{{killed: '{n}', by: watch}}]\n---\n"
             for id, n in told.items()}
    page = show({**incident("places: [town]\ntolls: [{wounded: dozens, by: watch}]"), **files}).page("places/town.html")
    assert page.words("//section[@aria-labelledby='years']//tbody/tr/td")[1:] == ["about 3,000 in 1 of 3, 1 only in words", "only in words in 1 of 3"]


FAR = {"content/places/far.md": "---\nname: Far\ntype: town\nlat: 37.5\nlon: 38.5\n---\n"}
JOINT = """places: [town, far]
tolls:
- {killed: 9, wounded: 20, by: watch, basis: monitor}
- {killed: 6, where: town, by: watch, basis: monitor}
- {killed: 5, where: town, by: watch, basis: monitor, superseded: true}
- {killed: 90, where: town, by: band, basis: perpetrator}
- {killed: 3, where: far, basis: media}"""


def test_a_joint_toll_is_told_as_one_wherever_it_stands_beside_one_of_its_places(show):
    pages = show({**incident(JOINT), **FAR})
    page, far = pages.page("places/town.html"), pages.page("places/far.html")
    assert page.words("//section[@aria-labelledby='years']//tbody/tr/td")[1:] == ["9 over 2 places", "20 over 2 places"]
    assert page.words("//p[@class='row-toll']") == ["9 killed over 2 places"]
    assert "Town alone: 6 killed, counted by The Watch" in page.text and "Far alone" not in page.text and "90" not in page.text
    assert "Far alone: 3 killed, not said who counted" in far.text and "Town alone" not in far.text
    assert "alone" not in pages.page("timeline/2016.html").text


def test_a_sum_says_how_many_tolls_are_of_places_elsewhere_too(show):
    other = {"content/incidents/2016/y.md": "---\ntitle: Y\ndate: 2016-05-02\nplaces: [town]\ntolls: [{killed: 1, by: watch}]\n---\n"}
    page = show({**incident(JOINT), **FAR, **other}).page("places/north.html")
    assert page.words("//section[@aria-labelledby='years']//tbody/tr/td")[1] == "10 with 1 toll of places elsewhere too"
    inside = show({**incident(JOINT), **other, "content/places/far.md": FAR["content/places/far.md"].replace("type", "within: north\ntype")}).page("places/north.html")
    assert inside.words("//section[@aria-labelledby='years']//tbody/tr/td")[1] == "10", "all places of it lie in the province"


def test_a_year_of_a_place_tells_joint_tolls_too(show, monkeypatch):
    monkeypatch.setattr(slices, "MOST", 1)
    pages = show({**incident(JOINT), **FAR, **many(a="2015-01-01")})
    year = pages.page("places/town/2016.html")
    assert "Killed: 9 over 2 places." in year.text and "Town alone: 6 killed, counted by The Watch" in year.text


@pytest.mark.parametrize("places, town, north", [
    ("[town]", "1 incident here or within it.", "1 incident here or within it."),
    ("[{place: town, precision: near}]", "1 incident here, near it or within it.", "1 incident here or within it."),
    ("[{place: town, precision: near}, {place: town, site: bridge}]", "1 incident here, near it or within it.", "1 incident here or within it.")])
def test_a_place_says_that_something_was_only_near(show, places, town, north):
    pages = show(incident(f"places: {places}"))
    assert [pages.page(f"places/{place}.html").words("//p[@class='sum']") for place in ("town", "north")] == [[town], [north]]


def test_a_place_without_places_within_says_how_exactly(show):
    pages = show({**incident("places: [{place: far, precision: near}]"), **FAR, **many(a="2015-01-01")})
    assert pages.page("places/far.html").words("//p[@class='sum']") == ["1 incident: near this place, within about 25 km."]


@pytest.mark.parametrize("dates, said", [
    (["2020-01-05", "2020-02-03"], "January 2020 to February 2020"), (["2020-01-05", "2020-01-28/2020-02-03"], "January 2020 to February 2020"),
    (["2020-01-05", "2020"], "2020"), (["2019", "2020-02-03"], "2019 to February 2020"), (["2020-01-05"], "January 2020"),
    (["2019-03", "2020/2021"], "March 2019 to 2021")])
def test_the_front_page_says_from_when_to_when_no_finer_than_the_record(show, dates, said):
    page = show({**REGISTER, **many(**{f"i{n}": date for n, date in enumerate(dates)})}).page("index.html")
    assert f"on record, {said}." in page.text


def test_what_is_known_by_its_year_alone_is_in_no_month(show):
    page = show({**REGISTER, **many(a="2016", b="2016-01-05")}).page("timeline/2016.html")
    assert page.words("//h2") == ["January 2016 1 incident", "2016, month not known 1 incident"]
    assert [r.split()[0] for r in page.words("//li[@class='row']")] == ["5", "2016"]


def test_the_front_of_the_timeline_ends_at_a_month_and_names_the_older_years(show, monkeypatch):
    monkeypatch.setattr(timeline, "NEWEST", 2)
    page = show({**REGISTER, **many(a="2015-01-01", b="2016-02-01", c="2017-05-01", d="2017-05-02", e="2017-05-03")}).page("timeline/index.html")
    assert len(page.all("//li[@class='row']")) == 3, "the whole of May 2017"
    assert "These are the newest 3. Older ones: 2016, 2015." in page.text
    assert page.words("//nav[@class='turn']/a") == ["Earlier February 2016"]


def test_a_year_that_is_too_long_for_a_page_is_shown_by_its_months(show, monkeypatch):
    monkeypatch.setattr(timeline, "MOST", 1)
    page = show({**REGISTER, **many(a="2017-01-01", b="2017-05-01")}).page("timeline/2017.html")
    assert not page.all("//li[@class='row']") and page.words("//nav[@aria-label='Months']//li") == ["May 2017 1 incident", "January 2017 1 incident"]


def test_periods_lead_to_their_neighbours(chronicle):
    assert chronicle.page("timeline/2017.html").words("//nav[@class='turn']/a") == ["Earlier 2016", "Later 2018"]
    assert chronicle.page("timeline/2017-01.html").words("//nav[@class='turn']/a") == ["Earlier May 2016", "Later March 2017"]


def test_a_new_incident_leaves_other_months_alone(chronicle):
    """The page of a month reads its own incidents and which months there are, no counts of others."""
    reads = chronicle.page("timeline/2016-05.html").reads
    assert {"month/2016-05", "calendar/"} <= reads and "months/" not in reads
    assert not any(r.startswith("month/") and r != "month/2016-05" for r in reads)


def test_bars_have_a_place_for_every_month():
    drawn = bars.monthly([("2017-01", 4), ("2016-11", 1)])
    assert drawn["width"] == 3 and drawn["path"] == "M0 40v-20.0h.8V40zM2 40v-40.0h.8V40z" and drawn["most"] == ("2017-01", 4)
    assert bars.monthly([]) is None
    assert [y["share"] for y in bars.yearly([("2017-01", 4), ("2016-11", 1)])] == [100.0, 25.0]


def test_an_empty_chronicle_has_all_its_ways_in(show):
    for url, page in show({}).written().items():
        assert page.all("//h1"), url
    assert "No incident has been published yet." in show({}).page("index.html").text


# ---- places

def test_a_place_holds_what_happened_within_it(chronicle):
    page = chronicle.page("places/coast.html")
    assert "4 incidents here or within it." in page.text
    assert page.words("//section[@aria-labelledby='within']//li") == ["Jableh 3 incidents", "Tartus 2 incidents"]
    assert page.words("//table/tbody/tr") == ["2017 2 not reported not reported", "2016 2 78 in 1 of 2 not reported"]
    assert "One Group (1 incident)" in page.words("//section[@aria-labelledby='active']")[0]


def test_a_place_has_its_names_and_its_tree(show):
    page = show(incident("places: [town]")).page("places/town.html")
    assert page.words("//h1") == ["Town بلدة"] and page.all("//h1/bdi/@lang") == ["ar"]
    assert "also written Ville" in page.text
    assert page.words("//nav[@aria-label='Breadcrumb']//a") == ["Places", "North"]
    assert "Hamlet none on record" in page.text


def lists(show, monkeypatch, most: int, **dates):
    monkeypatch.setattr(slices, "MOST", most)
    return show({**REGISTER, **many(**dates)})


def test_a_long_list_shows_its_newest_rows_and_leads_to_all_of_them(show, monkeypatch):
    monkeypatch.setattr(cut, "SOME", 1)
    pages = lists(show, monkeypatch, 2, a="2015-01-01", b="2015-02-03", c="2017-05-01")
    page = pages.page("places/town.html")
    assert page.words("//ul[@class='rows']//p[@class='row-title']") == ["C"]
    assert page.words("//section[@aria-labelledby='incidents']//ol[@class='years']/li") == ["2017 1 incident", "2015 2 incidents"]
    assert page.all("//section[@aria-labelledby='incidents']//ol//@href") == ["../places/town/2017.html", "../places/town/2015.html"]
    assert page.all("//table//th/a/@href") == ["../places/town/2017.html", "../places/town/2015.html"]
    year = pages.page("places/town/2015.html")
    assert year.words("//p[@class='row-title']") == ["B", "A"] and year.words("//nav[@class='turn']/a") == ["Later 2017"]
    assert year.words("//nav[@aria-label='Breadcrumb']//a") == ["Places", "Town"]


def test_a_year_that_is_too_long_is_cut_into_its_months(show, monkeypatch):
    pages = lists(show, monkeypatch, 1, a="2015-01-01", b="2015-02-03", c="2017-05-01", d="2015")
    year = pages.page("places/town/2015.html")
    assert not year.all("//li[@class='row']") and year.words("//ol[@class='years by-month']/li") == ["February 2015 1 incident", "January 2015 2 incidents"]
    month = pages.page("places/town/2015-01.html")
    assert month.words("//h2") == ["January 2015 1 incident", "2015, month not known 1 incident"]
    assert month.words("//nav[@class='turn']/a") == ["Later February 2015"], "2017 is one page"


def test_every_incident_of_a_cut_list_is_on_one_of_its_pages(show, monkeypatch):
    dates = {f"i{n}": f"{2010 + n % 3}-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in range(40)}
    pages = lists(show, monkeypatch, 10, **dates)
    found = [row for url, (kind, subject) in pages.routes.items() if kind == "slice" and subject.startswith("place/town/")
             for row in pages.page(url).words("//p[@class='row-title']")]
    assert sorted(found) == sorted(id.upper() for id in dates)


def test_sums_say_of_how_many():
    ranges = [Range(2, 2, 2, "", "2"), Range(44, 44, None, "", "at least 44"), Range(), Range(words="dozens")]
    assert totals.total(ranges) == {"low": 46, "high": None, "about": False, "words": "at least 46", "reported": 2, "vague": 1, "of": 4}
    assert totals.total([Range(3000, 3000, 3000, "", "about 3,000"), Range()])["words"] == "about 3,000"
    assert totals.total([Range(3000, 3000, 3000, "", "about 3,000"), Range(5, 5, None, "", "at least 5")])["words"] == "at least about 3,005"
    assert totals.total([Range()])["words"] == ""
    assert totals.total([Range(None, 9, 9, "", "up to 9"), Range(1, 1, 1, "", "1")])["words"] == "1–10"


# ---- actors

ACTOR = """\
places: [town]
actors: [{actor: crowd, role: victim}, {actor: band, role: perpetrator}]
responsibility:
  - {act: claim, actor: band, via: watch}
  - {act: accusation, actor: crowd, by: band}
  - {act: denial, actor: crowd, by: crowd}
tolls: [{killed: 7, by: watch}]"""


def test_an_actor_is_shown_by_what_is_said_of_it(show):
    pages = show(incident(ACTOR))
    said = {id: pages.page(f"actors/{id}.html").words("//ul[contains(@class, 'capacities')]/li") for id in ("band", "crowd", "watch")}
    assert said == {"band": ["Claimed 1 incident", "Named as perpetrator in 1 incident", "Spoke of others in 1 incident"],
                    "crowd": ["Accused in 1 incident", "Denied 1 incident", "Harmed in 1 incident"],
                    "watch": ["Counted in 1 incident", "Spoke of others in 1 incident"]}


def test_who_is_named_in_a_text_alone_is_in_no_role(show):
    pages = show({**incident("places: [town]"), "content/pages/p.md": "---\ntitle: P\n---\nSaid [[watch]].\n"})
    assert pages.page("actors/watch.html").words("//p[@class='sum']") == ["In no role on record. Who names this actor in their text stands below."]
    assert pages.page("actors/crowd.html").words("//p[@class='sum']") == ["No incident on record names this actor."]
    assert "The Watch in no role on record" in pages.page("actors/index.html").text


def test_what_was_taken_back_is_no_claim_and_no_accusation(show):
    pages = show(incident("places: [town]\nresponsibility: [{act: claim, actor: band}, {act: retraction, actor: band}, "
                          "{act: accusation, actor: crowd, by: watch}, {act: retraction, actor: crowd, by: watch}]"))
    band, crowd, watch = (pages.page(f"actors/{id}.html") for id in ("band", "crowd", "watch"))
    assert [p.words("//ul[contains(@class, 'capacities')]/li") for p in (band, crowd, watch)] == [
        ["A statement taken back on 1 incident"], ["A statement taken back on 1 incident"], ["Spoke of others in 1 incident"]]
    assert band.words("//section[@aria-labelledby='years']//tbody/tr/td") == ["1", "0", "1"]
    assert "claiming" not in crowd.text and "accused" not in band.text


def test_nobody_is_named_as_perpetrator_once_all_that_was_said_of_it_is_taken_back(show):
    """The role in the record rested on that. Who is still accused by somebody keeps it."""
    said = "{act: claim, actor: band}, {act: retraction, actor: band}"
    role = "places: [town]\nactors: [{actor: band, role: perpetrator}]\nresponsibility: "
    addresses = ("actors/band.html", "timeline/index.html", "places/town.html", "incidents/x.html")
    for rows, named in ((said, False), (f"{said}, {{act: accusation, actor: band, by: watch}}", True)):
        pages = show(incident(f"{role}[{rows}]"))
        assert {url: "erpetrator" in pages.page(url).text for url in addresses} == dict.fromkeys(addresses, named)


def test_deaths_are_never_summed_under_a_name(show):
    files = incident(ACTOR)
    second = files["content/incidents/2016/x.md"].replace("title: X", "title: Second").replace("2016-05-23", "2016-05-24")
    page = show({**files, "content/incidents/2016/y.md": second}).page("actors/band.html")
    assert "Claimed 2 incidents" in page.text and "14" not in page.text
    data = page.all("//script[@type='application/json']/text()")[0]
    assert '"low":[-1]' in data and '"span":[-1]' in data and '"toll":["each incident gives its own toll"]' in data and "responsible for" not in page.html


def test_actors_that_are_words_have_no_page_and_no_link(one):
    page = one("tolls: [{killed: 7, by: local monitoring groups}]\nplaces: [town]")
    assert "local monitoring groups" in page.words("//tbody/tr/th")[0] and not page.all("//tbody/tr/th/a")


# ---- sources

def test_a_source_shows_what_it_is_quoted_for(show):
    page = show(incident('sources: [daily]\ntolls: [{killed: 7, by: watch, source: daily, quote: "Seven died"}]\n'
                         'evidence: {date: {source: daily, quote: "Seven died", why: x}}')).page("sources/daily.html")
    assert page.words("//section[@aria-labelledby='quotes']//li") == ["Toll, dateSeven died"]
    assert page.words("//h1") == ["Day of blasts"] and "Own account, as far as is recorded" in page.text
    copy = show({}).page("sources/copy.html")
    assert "Repeats Day of blasts; not counted as independent" in copy.text and "None on record." in copy.text


def test_figures_that_are_no_incident_stand_with_their_source(show):
    page = show({**REGISTER, "content/sources/daily.md":
                 "---\npublisher: The Daily\ncontext: [{text: 51 arrests in October, quote: Fifty-one}]\n---\n"}).page("sources/daily.html")
    assert page.words("//section[@aria-labelledby='context']//li") == ["51 arrests in OctoberFifty-one"]


# ---- shelves

def test_shelves(show):
    pages = show(incident("places: [town]\nsources: [daily]\nactors: [{actor: band, role: perpetrator}]"))
    tree = pages.page("places/index.html")
    assert tree.words("//div[@class='tree']/ul/li/ul/li/span") == ["Town بلدة town 1 incident"]
    assert pages.page("actors/index.html").words("//h2") == ["Armed group", "Civilians", "Monitor"]
    assert pages.page("sources/index.html").words("//section//li") == ["The Copy 25 May 2016 none on record", "Day of blasts 24 May 2016 1 incident"]


def test_a_page_without_any_words_about_it_is_described_by_its_title(small):
    small.write({"site.toml": 'title = "A chronicle"\n'})
    assert Chronicle(small).page("index.html").all("//meta[@name='description']/@content") == ["A chronicle"]

"""What else is shown with an incident: those akin to it with reasons, what sources agree on; and lists in other orders."""
from chronicle import ranks, related, routes
from chronicle.pages import sitemap, together
from records_by_hand import REGISTER

BODY = "---\ntitle: {id}\ndate: {date}\n{more}\n---\n{text}"
COUNTRY = {"content/places/land.md": "---\nname: Land\ntype: country\n---\n",
           "content/places/far.md": "---\nname: Far\ntype: town\nwithin: land\n---\n", "content/places/near.md": "---\nname: Near\ntype: town\nwithin: land\n---\n"}


def incidents(**said: str) -> dict[str, str]:
    """a="2016-05-23 places: [far]" -> the files of these incidents."""
    split = {id: text.split(" ", 1) for id, text in said.items()}
    return {f"content/incidents/x/{id}.md": BODY.format(id=id.upper(), date=date, more=more, text="") for id, (date, more) in split.items()}


def akin(pages, id: str) -> list[str]:
    return pages.page(f"incidents/{id}.html").words("//section[@aria-labelledby='related']//li")


# ---- akin

def test_reasons_are_told_in_words(show):
    claim = "responsibility: [{act: claim, actor: band}]\nplaces: [far]"
    pages = show({**REGISTER, **COUNTRY, **incidents(
        a="2016-05-23 places: [far]\nsources: [daily]", b="2016-05-25 places: [far]\nsources: [daily]", c="2016-05-23 places: [near]",
        d=f"2020-01-01 {claim}", e=f"2020-01-02 {claim}")})
    assert akin(pages, "a") == ["B, 25 May 2016 Same place: Far, 2 days apart; Told of in the same report: Day of blasts",
                                "C, 23 May 2016 Same day in the same country: Land"]
    assert akin(pages, "d") == ["E, 2 January 2020 Same place: Far, 1 day apart; A claim or accusation in both names the same actor: The Band, 1 day apart"]
    assert "They say nothing about a common cause." in pages.page("incidents/a.html").text


def test_what_is_not_known_to_the_day_is_near_nothing(show):
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-23 places: [far]", b="2016-05 places: [far]", c="2016 places: [far]")})
    assert akin(pages, "a") == akin(pages, "b") == akin(pages, "c") == []


def test_a_doubtful_day_is_near_but_no_number_of_days_is_told(show):
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-23 places: [far]", b="2016-05-24~ places: [far]")})
    assert akin(pages, "a") == ["B, about 24 May 2016 Same place: Far"]


def test_beyond_a_week_or_in_a_province_is_not_the_same_place(show):
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-01 places: [far]", b="2016-05-09 places: [far]", c="2017-01-01 places: [north]",
                                                     d="2017-01-02 places: [north]")})
    assert [akin(pages, i) for i in "abcd"] == [[]] * 4


def test_a_series_and_what_names_this_one(show):
    pages = show({**REGISTER, **COUNTRY, **incidents(whole="2016-05-01 places: [far]", a="2016-05-02 places: [near]\npart_of: whole",
                                                     b="2018-05-02 places: [far]\npart_of: whole", c="2019-05-02 places: [far]\nrelated: [a]")})
    assert akin(pages, "a")[0].startswith("Part of WHOLE")
    assert akin(pages, "a")[1:] == ["C, 2 May 2019 Its record names this one", "B, 2 May 2018 Part of the same larger incident: WHOLE"]
    assert akin(pages, "c") == ["A, 2 May 2016"], "named by its own record: not told twice"


def test_few_are_named_and_always_the_same(show):
    many = incidents(**{f"i{n}": f"2016-05-{n + 1:02} places: [far]" for n in range(20)})
    pages = show({**REGISTER, **COUNTRY, **many})
    assert len(akin(pages, "i10")) == related.MOST
    backwards = show({**dict(reversed(many.items()))})
    assert akin(backwards, "i10") == akin(pages, "i10")


def test_a_page_reads_what_is_akin_and_no_more_of_it(show):
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-23 places: [far]", b="2016-05-25 places: [far]", c="2016-06-25 places: [far]")})
    assert {r for r in pages.page("incidents/a.html").reads if r.endswith(("/b", "/c"))} == {"name/b"}


# ---- agreement

TOLLS = "tolls:\n  - {{killed: {}, by: watch}}\n  - {{killed: {}, by: police}}\nplaces: [far]"


def agreement(show, more: str) -> list[str]:
    return show({**REGISTER, **COUNTRY, **incidents(a=f"2016-05-23 {more}")}).page("incidents/a.html").words("//section[@aria-labelledby='agreement']//dl/div")


def test_counts_that_can_both_be_right_agree(show):
    assert agreement(show, TOLLS.format("50+", "73")) == ["They agree The counts of people killed can all be right: at least 50; 73."]
    assert agreement(show, TOLLS.format("53", "73")) == ["They differ The counts of people killed differ: 53; 73."]
    assert agreement(show, TOLLS.format("dozens", "73")) == []


def test_actors_that_are_named_and_deny(show):
    said = "places: [far]\nresponsibility: [{act: claim, actor: band}, {act: accusation, actor: crowd, by: watch}, {act: denial, actor: crowd}]"
    assert agreement(show, said) == ["They differ More than one actor is named as having done it: The Band and The Crowd. "
                                     "Denied, or a statement taken back: The Crowd."]


# ---- the timeline in other orders

def test_the_deadliest_are_ranked_by_the_lowest_count(show):
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-23 places: [far]\ntolls: [{killed: 5-90}]", b="2016-05-24 places: [far]\ntolls: [{killed: 7}]",
                                                     c="2017-05-25 places: [far]", d="2017-05-26 places: [far]\ntolls: [{killed: 0}]")})
    page = pages.page("timeline/deadliest.html")
    assert page.words("//p[@class='row-title']") == ["B", "A"] and "1 of 4 incidents have no such number" in page.text
    assert pages.page("timeline/2017-deadliest.html").words("//p[@class='row-title']") == []
    assert page.words("//nav[@aria-label='Order']//a") == ["Newest", "Deadliest", "Recently updated"]
    assert page.words("//nav[@aria-label='Order']//a[@aria-current]") == ["Deadliest"]


def test_the_list_of_the_deadliest_ends(show, monkeypatch):
    monkeypatch.setattr(ranks, "MOST", 1)
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-23 places: [far]\ntolls: [{killed: 5}]", b="2016-05-24 places: [far]\ntolls: [{killed: 7}]")})
    assert pages.page("timeline/deadliest.html").words("//p[@class='row-title']") == ["B"]


def test_the_last_updated(show):
    note = "places: [far]\nupdates: [{{date: {}, note: x}}]"
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-23 " + note.format("2020-01-01"), b="2015-05-24 " + note.format("2021-01-01"), c="2017-01-01 places: [far]")})
    page = pages.page("timeline/updated.html")
    assert page.words("//p[@class='row-title']") == ["B", "A"] and "updated 1 January 2021" in page.text


# ---- actors, sources, the site map

def test_who_is_named_together(show):
    said = "actors: [{actor: band, role: perpetrator}, {actor: crowd, role: victim}]\nresponsibility: [{act: accusation, actor: band, by: watch}]"
    pages = show({**REGISTER, **COUNTRY, **incidents(a=f"2016-05-23 {said}", b=f"2017-05-23 {said}", c="2018-05-23 actors: [{actor: band, role: mentioned}]\nplaces: [far]")})
    assert pages.page("actors/band.html").words("//section[@aria-labelledby='together']//tbody/tr") == ["The Crowd2victim (2)"]
    assert pages.page("actors/crowd.html").words("//section[@aria-labelledby='together']//tbody/tr") == ["The Band2perpetrator (2), accused (2)"]
    years = pages.page("actors/band.html").words("//section[@aria-labelledby='years']//tbody/tr")
    assert years == ["2018 1 0 0 0 1", "2017 1 0–1 1 1 0", "2016 1 0–1 1 1 0"]
    assert pages.page("actors/band.html").words("//section[@aria-labelledby='places']/p") == ["Far (1)."]


def test_a_long_list_of_actors_ends_and_says_so(show, monkeypatch):
    monkeypatch.setattr(together, "MOST", 1)
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-23 actors: [band, crowd, watch]")})
    assert "1 other actor is named with this one less often." in pages.page("actors/band.html").text


def test_reports_say_who_repeats_them(show):
    pages = show({**REGISTER, "content/sources/third.md": "---\npublisher: The Third\ncopied_from: daily\n---\n",
                  "content/sources/wire.md": "---\npublisher: The Wire\ncopied_from: Reuters\n---\n"})
    def facts(id: str) -> list[str]:
        return [w for w in pages.page(f"sources/{id}.html").words("//dl[@class='facts']/div/dd") if "Copy" in w or "Third" in w or "epeat" in w]
    assert facts("daily") == ["The Copy and The Third"]
    assert facts("copy") == ["The Copy", "Repeats Day of blasts; not counted as independent", "The Third"]
    assert facts("wire") == ["Repeats Reuters; not counted as independent"]


def test_many_sources_stand_by_publisher_and_year(show, monkeypatch):
    from chronicle import publishers
    monkeypatch.setattr(publishers, "WHOLE", 2)
    made = {f"content/sources/s{n}.md": f"---\npublisher: {p}\ntitle: S{n}\n{d}\n---\n" for n, (p, d) in enumerate(
        [("The Post", "published: 2016-01-01"), ("The Post", "published: 2017-01-01"), ("The Post", "language: en"), ("جريدة", "published: 2016")])}
    pages = show(made)
    assert pages.page("sources/index.html").words("//ul[@class='counts']/li") == ["The Post 3 sources", "جريدة 1 source"]
    assert pages.page("sources/by/the-post.html").words("//ol[@class='years']/li") == ["2017 1 source", "2016 1 source", "without a date 1 source"]
    assert pages.page("sources/by/the-post/2017.html").words("//ul[@class='counts']/li") == ["S1 1 January 2017 none on record"]
    assert pages.page("sources/by/the-post/undated.html").words("//ul[@class='counts']/li") == ["S2 date not given none on record"]
    hidden = [url for url, (kind, _) in pages.routes.items() if kind == "publisher" and "the-post" not in url]
    assert len(hidden) == 1 and pages.page(hidden[0]).words("//h1") == ["جريدة"]


def test_a_large_site_has_several_site_maps_and_an_index_of_them(show, monkeypatch):
    monkeypatch.setattr(routes, "IN_SITE_MAP", 10)
    monkeypatch.setattr(sitemap, "IN_SITE_MAP", 10)
    pages = show({**REGISTER, **COUNTRY, **incidents(a="2016-05-23 places: [far]"), "site.toml": 'base_url = "https://chronicle.example/"\nreview = ["draft"]\n'})
    wanted = {f"https://chronicle.example/{u}" for u in pages.written() if u not in ("404.html", "index.html")} | {"https://chronicle.example/"}
    parts = [u for u, (kind, subject) in pages.routes.items() if kind == "sitemap" and subject]
    assert parts == [f"sitemap-{n}.xml" for n in range(1, -(-len(wanted) // 10) + 1)]
    assert pages.page("sitemap.xml").all("//sitemap/loc/text()") == [f"https://chronicle.example/{p}" for p in parts]
    found = [u for p in parts for u in pages.page(p).all("//url/loc/text()")]
    assert sorted(found) == sorted(wanted) and all(len(pages.page(p).all("//url")) <= 10 for p in parts)

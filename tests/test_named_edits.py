"""Named edits, and exactly the pages that each makes anew: the promise that a save costs little, and never too little."""
from chronicle import slices
from chronicle.pages import cut, feed, points
from site_builder import SiteFolder, packaged

BOMBINGS, SHELLING = "content/incidents/2016/2016-05-23-bombings.md", "content/incidents/2016/2016-05-30-shelling.md"


# ---- named edits

OVERVIEWS = {"index.html", "map.html", "search.html", "timeline/index.html", "feed.xml", "feed.json", "calendar.ics"}     # the newest or all incidents
NAMES_ON_MAPS = {"assets/map-names.js"}


def incidents(*ids: str) -> set[str]:
    return {f"incidents/{id}.html" for id in ids}


def record(id: str) -> set[str]:
    """An incident for readers and for machines."""
    return {f"incidents/{id}.html", f"incidents/{id}.json"}


def in_months(*months: str) -> set[str]:
    return {f"timeline/{m}.html" for m in months} | {f"timeline/{m[:4]}.html" for m in months}


def deadliest(*years: str) -> set[str]:
    """The lists of the deadliest, of all years and of one; they say how many incidents have no number."""
    return {"timeline/deadliest.html"} | {f"timeline/{y}-deadliest.html" for y in years}


def with_feeds(*pages: str) -> set[str]:
    """Pages of places and actors, each with its two feeds."""
    return {f"{page}.html" for page in pages} | {f"feeds/{page}.{form}" for page in pages for form in ("xml", "json")}


def search(year: str) -> set[str]:
    """The words of a year."""
    return {f"assets/search/{year}.js", f"assets/search/{year}-0.js"}


def search_rows(*months: str) -> set[str]:
    """What a search shows of its finds."""
    return {f"assets/search/rows-{m}-0.js" for m in months}


def data(site: SiteFolder, *years: str) -> set[str]:
    """All exports of a year."""
    return {url for url in site.pages() if url.startswith("data/") and url.rsplit("/", 1)[-1].split(".")[0] in years}


def edited(site: SiteFolder, edit) -> set[str]:
    """The pages that a build makes anew after the edit."""
    assert site.build().published
    edit(site)
    result = site.build()
    assert result.published, result.notes
    assert site.build().why == {}, "a second build made pages anew"
    return set(result.why)


def html_pages(site: SiteFolder) -> set[str]:
    return {url for url in site.pages() if url.endswith(".html")}


def test_nothing(small):
    assert edited(small, lambda site: None) == set()


def test_a_file_saved_again_without_a_change(small):
    assert edited(small, lambda site: site.write({SHELLING: site[SHELLING]})) == set()


def test_a_comment_in_the_front_matter(small):
    assert edited(small, lambda site: site.replace(SHELLING, "date:", "# day of the report\ndate:")) == set()


def test_the_text_of_an_incident(small):
    """Its page, its source's page for quotes, the search, and those exports of its year that hold texts."""
    assert edited(small, lambda site: site.append(SHELLING, "More.\n")) == record("2016-05-30-shelling") | {
        "sources/herald-1.html", "data/incidents/2016.json", "data/chronicle/2016.sqlite"} | search("2016")


def test_a_wiki_link_in_a_text(small):
    assert edited(small, lambda site: site.append("content/pages/about.md", "See [[tartus]].\n")) == {"about.html", "places/tartus.html"}


def test_the_title_of_an_incident(small):
    """Its page, its neighbours in time, its places, type and sources, its month and year, and the overviews but the map of all incidents,
    which names none of them."""
    assert edited(small, lambda site: site.replace(SHELLING, "Shelling of", "Shelling in")) == SHELLING_SHOWN - {"map.html"} | search_rows(
        "2016-05") | data(small, "2016") | in_months("2016-05")


SHELLING_SHOWN = OVERVIEWS | record("2016-05-30-shelling") | incidents("2016-05-23-bombings", "2017-01-02-clash") | with_feeds(
    "places/jableh", "places/coast") | {"sources/herald-1.html", "types/shelling.html"} | search("2016")


def test_a_date_within_the_month(small):
    assert edited(small, lambda site: site.replace(SHELLING, "2016-05-30\n", "2016-05-29\n")) == SHELLING_SHOWN | search_rows(
        "2016-05") | data(small, "2016") | in_months("2016-05")


def test_a_date_into_a_new_month(small):
    """Months lead to the months beside them: one that gets its first incident is shown in all."""
    assert edited(small, lambda site: site.replace(SHELLING, "2016-05-30\n", "2016-04-30\n")) == SHELLING_SHOWN | search_rows(
        "2016-04", "2016-05") | data(small, "2016") | in_months("2016-04", "2016-05", "2017-01", "2017-03", "2018-06") | {
        "assets/search/table.js", "sitemap.xml", "data.html", "assets/map-actors.js"}


def test_a_toll(small):
    """Everybody whom the incident names, and the list of the deadliest; those before and after it show no number of it."""
    assert edited(small, lambda site: site.replace(BOMBINGS, "killed: 78", "killed: 80")) == OVERVIEWS | in_months("2016-05") | deadliest("2016") | record(
        "2016-05-23-bombings") | with_feeds(
        "places/tartus", "places/jableh", "places/coast", "actors/one-group", "actors/observers") | {
        "sources/gazette-1.html", "sources/herald-1.html", "types/bombing.html"} | search("2016") | search_rows("2016-05") | data(small, "2016")


def test_the_name_of_a_place(small):
    """Every page that shows an incident there."""
    assert edited(small, lambda site: site.replace("content/places/jableh.md", "name: Jableh", "name: Jabla")) == OVERVIEWS | in_months(
        "2016-05", "2017-03") | deadliest("2016") | incidents("2016-05-23-bombings", "2016-05-30-shelling", "2017-03-strike") | with_feeds(
        "places/jableh", "places/coast", "places/tartus", "actors/one-group", "actors/observers") | {
        "places/index.html", "sources/gazette-1.html", "sources/herald-1.html", "types/bombing.html", "types/shelling.html", "types/air-strike.html",
        "assets/search/names.js", "data/places.csv"} | NAMES_ON_MAPS | data(small, "2016", "2017")


NEW = {"content/incidents/2018/new.md": "---\ntitle: New\ndate: 2018-06-02\nplaces: [tartus]\n---\n"}
NEW_SHOWN = OVERVIEWS | in_months("2018-06") | deadliest("2018") | incidents("2018-06-01-arrest") | with_feeds("places/tartus", "places/coast") | search("2018") | search_rows(
    "2018-06") | {"places/index.html", "sitemap.xml", "data.html", "assets/map-actors.js"}


def test_a_new_incident_in_a_month_that_has_one(small):
    assert edited(small, lambda site: site.write(NEW)) == NEW_SHOWN | record("new") | data(small, "2018")


def test_a_deleted_incident(small):
    small.write(NEW)
    assert edited(small, lambda site: site.delete("content/incidents/2018/new.md")) == NEW_SHOWN | data(small, "2018")
    assert "incidents/new.html" not in small.pages()


def test_a_page_of_prose_is_in_every_menu(small):
    assert edited(small, lambda site: site.write({"content/pages/method.md": "---\ntitle: Method\n---\n"})) == html_pages(small) | {"sitemap.xml"}


def test_the_template_of_one_kind(small):
    assert edited(small, lambda site: site.write({"templates/source.html": packaged("source.html") + "<!-- ours -->\n"})) == {
        "sources/gazette-1.html", "sources/herald-1.html"}


def test_the_base_template(small):
    """Every page; redirects and files for machines do without it."""
    assert edited(small, lambda site: site.write({"templates/base.html": packaged("base.html").replace("</body>", "<!-- ours --></body>")})) == html_pages(small)
    assert all(b"<!-- ours -->" in small.pages()[url] for url in html_pages(small))


def test_the_title_of_the_site(small):
    """Every page and every feed; no style sheet, map or table."""
    made = edited(small, lambda site: site.replace("site.toml", "A chronicle", "Another"))
    assert made >= html_pages(small) | {"feed.xml", "feed.json", "calendar.ics"} and not any(u.startswith("assets/") or u.endswith(".csv") for u in made)


def test_the_rule_of_the_toll(small):
    """The rule is named at every headline toll."""
    made = edited(small, lambda site: site.append("site.toml", 'toll_rule = "ibc"\n'))
    assert made >= incidents("2016-05-23-bombings", "2016-05-30-shelling") and "about.html" not in made and "404.html" not in made


def test_a_style_sheet(small):
    assert edited(small, lambda site: site.write({"templates/assets/site.css": "body { color: black }\n"})) == {"assets/site.css"}


def test_a_new_asset(small):
    assert edited(small, lambda site: site.write({"templates/assets/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})) == {"assets/logo.svg"}


def test_another_version_of_chronicle_makes_everything_anew(small, monkeypatch):
    from chronicle.build import still, workspace
    everything = set(small.build().why)
    for module in (still, workspace):
        monkeypatch.setattr(module, "stamp", lambda: "another version")
    again = small.build()
    assert set(again.why) == everything and again.written == len(everything)
    assert small.build().why == {}


def test_why_names_a_fact_the_page_had_read(small):
    small.build()
    small.append(SHELLING, "More.\n")
    assert small.build().why[incidents("2016-05-30-shelling").pop()] == "record/2016-05-30-shelling changed"


def test_a_new_incident_among_many_makes_few_of_them_anew(small):
    """Those akin to it and those before and after it in time: not all that happened at its place."""
    small.write({f"content/incidents/many/m{n:02}.md": f"---\ntitle: M{n}\ndate: 2019-{n // 4 + 1:02}-{n % 4 * 7 + 1:02}\nplaces: [tartus]\nsources: [herald-1]\n---\n" for n in range(40)})
    new = {"content/incidents/many/new.md": "---\ntitle: New\ndate: 2019-05-10\nplaces: [tartus]\n---\n"}
    made = edited(small, lambda site: site.write(new))
    near = {f"incidents/m{n}.html" for n in (16, 17, 18)}              # of 1, 8 and 15 May; 22 May is further than a week
    assert {u for u in made if u.startswith("incidents/") and u.endswith(".html")} <= near | {"incidents/new.html"}
    assert {"incidents/m17.html", "incidents/m18.html"} < made


def test_the_title_of_an_old_incident_of_long_lists(small, monkeypatch):
    """Where a place and an actor only count it, their pages and feeds stay: it is named on the slices that hold it row by row. The page of a year
    that is cut into months names none of them."""
    for module, most in ((slices, "MOST"), (cut, "SOME"), (feed, "OF_ONE"), (points, "ROOM")):
        monkeypatch.setattr(module, most, 2)
    monkeypatch.setattr("chronicle.pages.actor.FEW", 2)
    monkeypatch.setattr("chronicle.pages.timeline.MOST", 2)
    monkeypatch.setattr("chronicle.pages.timeline.NEWEST", 2)
    many = "content/incidents/many"
    small.write({f"{many}/m{n}.md": f"---\ntitle: M{n}\ndate: {year}-0{n % 2 + 1}-0{n}\nplaces: [tartus]\nactors: [{{actor: one-group, role: perpetrator}}]\n---\n"
                 for n, year in ((1, 2019), (2, 2019), (3, 2019), (4, 2020), (5, 2020))})
    made = edited(small, lambda site: site.replace(f"{many}/m1.md", "M1", "M one"))
    assert {u for u in made if u.startswith(("places/", "actors/", "feeds/", "timeline/"))} == {
        "timeline/2019-02.html", "places/tartus/2019-02.html", "places/coast/2019-02.html", "actors/one-group/2019-02.html"}
    shown = edited(small, lambda site: site.replace(f"{many}/m5.md", "M5", "M five"))
    assert with_feeds("places/tartus", "places/coast", "actors/one-group") < shown


def test_what_a_place_counts_of_an_old_incident(small, monkeypatch):
    """Its toll and who is said to have done it are in the sums of its place and of its actor, however long their lists are."""
    monkeypatch.setattr(slices, "MOST", 2)
    monkeypatch.setattr(cut, "SOME", 1)
    small.write({f"content/incidents/many/m{n}.md": f"---\ntitle: M{n}\ndate: 201{n}-01-01\nplaces: [tartus]\ntolls: [{{killed: 2, by: one-group}}]\n---\n" for n in range(3)})
    assert {"places/tartus.html", "places/coast.html", "actors/one-group.html"} < edited(small, lambda site: site.replace("content/incidents/many/m0.md", "killed: 2", "killed: 3"))
    assert "actors/one-group.html" in edited(small, lambda site: site.replace("content/incidents/many/m0.md", "tolls:", "responsibility: [{act: claim, actor: one-group}]\ntolls:"))

"""What an edit makes anew: named edits with the exact pages they touch, and random ones after which the site must be, byte
for byte, what a build from nothing makes.

CHRONICLE_SEEDS=100 tries that many random sequences instead of the usual few.
"""
import os
import random
import shutil

import pytest

from chronicle.build.workspace import theme_folder
from site_builder import SiteFolder, codes

BOMBINGS, SHELLING = "content/incidents/2016/2016-05-23-bombings.md", "content/incidents/2016/2016-05-30-shelling.md"


# ---- named edits

OVERVIEWS = {"index.html", "map.html", "timeline/index.html", "feed.xml", "feed.json", "calendar.ics",     # the newest or all incidents
             "assets/basemap.js", "assets/basemap.svg", "assets/basemap-plain.svg"}


def incidents(*ids: str) -> set[str]:
    return {f"incidents/{id}.html" for id in ids}


def record(id: str) -> set[str]:
    """An incident for readers and for machines."""
    return {f"incidents/{id}.html", f"incidents/{id}.json"}


def in_months(*months: str) -> set[str]:
    return {f"timeline/{m}.html" for m in months} | {f"timeline/{m[:4]}.html" for m in months}


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
    """Its page, its source's page for quotes, the search, and the exports of its year."""
    assert edited(small, lambda site: site.append(SHELLING, "More.\n")) == record("2016-05-30-shelling") | {
        "sources/herald-1.html"} | search("2016") | data(small, "2016")


def test_a_wiki_link_in_a_text(small):
    assert edited(small, lambda site: site.append("content/pages/about.md", "See [[tartus]].\n")) == {"about.html", "places/tartus.html"}


def test_the_title_of_an_incident(small):
    """Its page, its neighbours in time, its places, type and sources, its month and year, and the overviews."""
    assert edited(small, lambda site: site.replace(SHELLING, "Shelling of", "Shelling in")) == SHELLING_SHOWN | search_rows(
        "2016-05") | data(small, "2016") | in_months("2016-05")


SHELLING_SHOWN = OVERVIEWS | record("2016-05-30-shelling") | incidents("2016-05-23-bombings", "2017-01-02-clash") | with_feeds(
    "places/jableh", "places/coast") | {"sources/herald-1.html", "types/shelling.html"} | search("2016")


def test_a_date_within_the_month(small):
    assert edited(small, lambda site: site.replace(SHELLING, "2016-05-30\n", "2016-05-29\n")) == SHELLING_SHOWN | search_rows(
        "2016-05") | data(small, "2016") | in_months("2016-05")


def test_a_date_into_a_new_month(small):
    """Months lead to the months beside them: one that gets its first incident is shown in all."""
    assert edited(small, lambda site: site.replace(SHELLING, "2016-05-30\n", "2016-04-30\n")) == SHELLING_SHOWN | search_rows(
        "2016-04", "2016-05") | data(small, "2016", "datapackage") | in_months("2016-04", "2016-05", "2017-01", "2017-03", "2018-06") | {
        "assets/search/table.js", "sitemap.xml", "data.html", "data/chronicle/join.sql"}


def test_a_toll(small):
    """Everybody whom the incident names, and its neighbour, whom it names in passing."""
    assert edited(small, lambda site: site.replace(BOMBINGS, "killed: 78", "killed: 80")) == OVERVIEWS | in_months("2016-05") | record(
        "2016-05-23-bombings") | incidents("2016-05-30-shelling") | with_feeds(
        "places/tartus", "places/jableh", "places/coast", "actors/one-group", "actors/observers") | {
        "sources/gazette-1.html", "sources/herald-1.html", "types/bombing.html"} | search("2016") | search_rows("2016-05") | data(small, "2016")


def test_the_name_of_a_place(small):
    """Every page that shows an incident there."""
    assert edited(small, lambda site: site.replace("content/places/jableh.md", "name: Jableh", "name: Jabla")) == OVERVIEWS | in_months(
        "2016-05", "2017-03") | incidents("2016-05-23-bombings", "2016-05-30-shelling", "2017-03-strike") | with_feeds(
        "places/jableh", "places/coast", "places/tartus", "actors/one-group", "actors/observers") | {
        "places/index.html", "sources/gazette-1.html", "sources/herald-1.html", "types/bombing.html", "types/shelling.html", "types/air-strike.html",
        "assets/search/names.js", "data/places.csv", "data/actors.csv"} | data(small, "2016", "2017")


NEW = {"content/incidents/2018/new.md": "---\ntitle: New\ndate: 2018-06-02\nplaces: [tartus]\n---\n"}
NEW_SHOWN = OVERVIEWS | in_months("2018-06") | incidents("2018-06-01-arrest") | with_feeds("places/tartus", "places/coast") | search("2018") | search_rows(
    "2018-06") | {"places/index.html", "sitemap.xml", "data.html"}


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
    from chronicle.build import workspace
    everything = set(small.build().why)
    monkeypatch.setattr(workspace, "stamp", lambda: "another version")
    again = small.build()
    assert set(again.why) == everything and again.written == len(everything)
    assert small.build().why == {}


def test_why_names_a_fact_the_page_had_read(small):
    small.build()
    small.append(SHELLING, "More.\n")
    assert small.build().why[incidents("2016-05-30-shelling").pop()] == "record/2016-05-30-shelling changed"


def packaged(name: str) -> str:
    return (theme_folder() / name).read_text("utf-8")


# ---- the same bytes

def test_two_builds_from_nothing_are_the_same(small):
    assert small.clean_pages() == small.clean_pages() != {}


def test_one_process_and_two_make_the_same(small):
    many = {f"content/incidents/2020/n{n}.md": f"---\ntitle: N{n}\ndate: 2020-{n % 12 + 1:02}-01\nplaces: [tartus]\n---\nIn [[jableh]].\n" for n in range(60)}
    assert small.write(many).clean_pages(jobs=1) == small.clean_pages(jobs=2) != {}


def test_where_the_site_lies_and_what_time_it_is_do_not_show(small, tmp_path, monkeypatch):
    small.build()
    other = tmp_path / "else" / "where"
    shutil.copytree(small.root, other, ignore=shutil.ignore_patterns("build", ".cache"))
    for path in other.rglob("*"):
        os.utime(path, (86_400, 86_400))
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.setenv("LC_ALL", "C")
    SiteFolder(other).build()
    assert SiteFolder(other).pages() == small.pages()


# ---- random edits

class Editor:
    """Does one thing at random to a site, as editors, branches and disks do."""

    def __init__(self, site: SiteFolder, seed: int):
        self.site, self.dice, self.number = site, random.Random(seed), 0

    def edit(self) -> str:
        self.number += 1
        deed = self.dice.choice(DEEDS)
        return f"{self.number}. {deed.__name__} {deed(self) or ''}"

    def file(self) -> str:
        found = sorted(str(p.relative_to(self.site.root)) for p in self.site.root.glob("content/**/*.md"))
        return self.dice.choice(found) if found else self.incident()

    def id(self, kind: str) -> str:
        found = sorted(p.stem for p in self.site.root.glob(f"content/{kind}/**/*.md"))
        return self.dice.choice(found) if found else "nobody"

    def incident(self) -> str:
        d = self.dice
        path = f"content/incidents/{d.choice('abc')}/i{d.randrange(40)}.md"
        date = d.choice(["2016-05-23", "2016-05", "2017", "2018-06-01?", "2016-12-30/2017-01-02", f"20{d.randrange(10, 22)}-0{d.randrange(1, 10)}-11"])
        more = d.choice(["", f"part_of: {self.id('incidents')}\n", f"related: [{self.id('incidents')}]\n", f"sources: [{self.id('sources')}]\n",
                         f"tolls: [{{killed: {d.randrange(90)}, by: {self.id('actors')}}}]\n", "review: reviewed\n",
                         f"responsibility: [{{act: accusation, actor: {self.id('actors')}}}]\n"])
        self.site.write({path: f"---\ntitle: Incident {self.number}\ndate: {date}\nplaces: [{self.id('places')}]\n{more}---\n{self.sentence()}"})
        return path

    def sentence(self) -> str:
        return self.dice.choice(["Words.\n", f"See [[{self.id('places')}]].\n", f"By [[{self.id('actors')}|them]], as [[{self.id('incidents')}]] says.\n",
                                 "## A head\n\n- item\n", "[[Tartus]] was hit.\n"])


def adds_an_incident(e):
    return e.incident()


def adds_a_place(e):
    e.site.write({f"content/places/p{e.dice.randrange(9)}.md": f"---\nname: Place {e.number}\nwithin: {e.id('places')}\n---\n"})


def deletes_a_file(e):
    path = e.file()
    e.site.delete(path)
    return path


def writes_more(e):
    path = e.file()
    e.site.append(path, e.sentence())
    return path


def changes_a_field(e):
    path = e.file()
    old, new = e.dice.choice([("title: ", "title: New "), ("name: ", "name: New "), ("date: 2016", "date: 2019"), ("publisher: ", "publisher: New "),
                              ("type: city", "type: town"), ("killed: ", "killed: 1"), ("review: reviewed", "review: draft"), ("lat: 3", "lat: 2")])
    e.site.write({path: e.site[path].replace(old, new, 1)})
    return f"{path}: {new}"


def renames_an_id(e):
    path = e.file()
    new = path.replace(".md", f"-{e.number}.md")
    e.site.rename(path, new)
    if e.dice.random() < 0.5:
        old = path.rsplit("/", 1)[-1].removesuffix(".md")
        e.site.write({new: e.site[new].replace("---\n", f"---\naliases: [{old}]\n", 1)})
    return f"{path} -> {new}"


def breaks_a_file(e):
    path = e.file()
    e.site.write({path: e.dice.choice(["", "---\ntitle: [\n---\n", "---\ntitel: x\n---\n", b"\xff\xfe", "---\nname: x\nwithin: nowhere\n---\n"])})
    return path


def saves_without_a_change(e):
    path = e.file()
    e.site.write({path: (e.site.root / path).read_bytes()})


def changes_site_toml(e):
    line = e.dice.choice(['title = "Other"', 'toll_rule = "ibc"', 'review = ["reviewed"]', 'language = "ar"', 'base_url = ""', "titel = 3", ""])
    e.site.write({"site.toml": f'review = ["draft", "reviewed", "published"]\n{line}\n' if not line.startswith("review") else line + "\n"})
    return line


def changes_a_template(e):
    name = e.dice.choice(["base.html", "_bits.html", "incident.html", "place.html", "feed.xml"])
    e.site.write({f"templates/{name}": packaged(name) + f"{{# {e.number} #}}"})
    return name


def breaks_a_template(e):
    name = e.dice.choice(["source.html", "month.html"])
    e.site.write({f"templates/{name}": e.dice.choice(["{% if %}", "{{ nothing.here }}", "{% extends 'missing.html' %}"])})
    return name


def takes_templates_away(e):
    shutil.rmtree(e.site.root / "templates", ignore_errors=True)


def changes_an_asset(e):
    e.site.write({f"templates/assets/{e.dice.choice(['site.css', 'own.css'])}": f"/* {e.number} */"})


def harms_the_output(e):
    pages = sorted(e.site.pages())
    if pages:
        url = e.dice.choice(pages)
        e.site.delete(f"build/{url}") if e.dice.random() < 0.5 else e.site.append(f"build/{url}", "harm") if url.endswith("html") else None
        return url


def loses_the_output(e):
    shutil.rmtree(e.site.root / "build", ignore_errors=True)


DEEDS = [adds_an_incident] * 4 + [adds_a_place, deletes_a_file, deletes_a_file] + [writes_more] * 4 + [changes_a_field] * 5 + [
    renames_an_id, breaks_a_file, saves_without_a_change, changes_site_toml, changes_a_template, breaks_a_template, takes_templates_away,
    changes_an_asset, harms_the_output, loses_the_output]


SEEDS = range(int(os.environ.get("CHRONICLE_SEEDS", "2")))


@pytest.mark.parametrize("seed", SEEDS)
def test_after_random_edits_the_site_is_what_a_build_from_nothing_makes(small, seed):
    editor, keep_going = Editor(small, seed), bool(seed % 2)
    before, deeds, published = {}, [], 0
    for step in range(20):
        if step % 5 == 4:                                       # somebody mends all that is broken
            mend(small)
        deeds.append(editor.edit())
        result = small.build(keep_going=keep_going, jobs=1 + step % 2)
        clean = small.clean_pages(keep_going=keep_going)
        told = "\n".join(deeds)
        if result.published:
            assert differences(small.pages(), clean) == {}, told
            published += 1
        else:
            assert clean == {}, f"a build from nothing publishes what this one refuses: {codes(result.notes)}\n{told}"
            if not deeds[-1].split()[1].startswith(("harms", "loses")):
                assert differences(small.pages(), before) == {}, f"not published, but build/ has changed\n{told}"
        before = small.pages()
    assert published > 5, "so few steps were published that nothing was tried"


def mend(site: SiteFolder) -> None:
    """Takes away every file that has an error, until there is none."""
    shutil.rmtree(site.root / "templates", ignore_errors=True)
    site.write({"site.toml": 'review = ["draft", "reviewed", "published"]\n'})
    while wrong := {n.span.path for n in site.check() if n.severity == "error"}:
        for path in wrong:
            site.delete(path)


def differences(found: dict[str, bytes], expected: dict[str, bytes]) -> dict[str, str]:
    return {url: "missing" if url not in found else "too many" if url not in expected else "differs"
            for url in found.keys() | expected.keys() if found.get(url) != expected.get(url)}

"""The files of the search: what stands in them, which of them an edit rewrites, and that nothing in them runs."""
import json
import re

import pytest

from chronicle.build.batch import build
from chronicle.search import index
from chronicle.search.files import PART, files
from search_site import HOSTILE, many, record, small
from site_builder import COAST


@pytest.fixture
def site(folder):
    folder.write(small())
    assert folder.build().published
    return folder


def said(site, name: str) -> list:
    """The values a file hands over."""
    text = site[f"build/assets/search/{name}.js"]
    match = re.fullmatch(r"chronicleSearch\.\w+\((.*)\);\n", text, re.DOTALL)
    return json.loads(f"[{match[1]}]")


def of(column: dict) -> list[list]:
    return [[column["names"][v] for v in ([row] if isinstance(row, int) else row)] for row in column["of"]]


def postings(site, name: str) -> dict[str, list[tuple[int, int]]]:
    """term -> [(document of the year, place)]"""
    _, _, (terms, steps) = said(site, name)
    out = {}
    for term, numbers in zip(terms, steps):
        at, out[term] = 0, []
        for step in numbers:
            at += step
            out[term].append((at >> 2, at & 3))
    return out


# ---- the index

def test_a_term_is_worth_the_best_place_it_stands_at():
    [(terms, steps)] = index.segment([("Fire", "smoke and fire", "smoke, fire; ash ash"), ("Calm", "", "the fire of smoke")])
    assert dict(zip(terms, steps)) == {
        "ash": [index.OFTEN], "calm": [4 + index.TITLE], "fire": [index.TITLE, 4 + index.ONCE - index.TITLE],
        "smoke": [index.FIELD, 4 + index.ONCE - index.FIELD]}


@pytest.mark.parametrize("documents,buckets", [(0, 1), (16, 1), (17, 2), (100, 8), (600, 32), (100_000, 32)])
def test_buckets_grow_with_the_year(documents, buckets):
    assert index.buckets(documents) == buckets


def test_a_bucket_holds_all_words_of_a_first_letter():
    found = index.segment([("", "", "apple avocado banana")] * 100)
    assert [terms for terms, _ in found if terms] == [["apple", "avocado"], ["banana"]] and len(found) == 8


def test_files_follow_from_the_months():
    planned = files({"2016-05": PART, "2016-06": PART + 1, "2017-01": 1})
    assert {u for u in planned if "rows" in u} == {f"assets/search/rows-{p}.js" for p in ("2016-05-0", "2016-06-0", "2016-06-1", "2017-01-0")}
    assert sum(kind == "search-terms" for kind, _ in planned.values()) == index.buckets(2 * PART + 1) + 1


def test_words_of_titles_texts_fields_and_dates(site):
    found = postings(site, "2016-0")
    assert found["market"] == [(1, index.TITLE)] and found["stadium"] == [(2, index.ONCE)] and found["station"] == [(2, index.FIELD)]
    assert found["may"] == [(1, index.FIELD), (2, index.FIELD)] and "the" not in found
    assert "jableh" not in found, "names are looked up in names.js"
    assert postings(site, "2017-0")["سوق"] == [(0, index.TITLE)]


# ---- columns and rows

def test_columns_of_a_year(site):
    year, columns = said(site, "2016")
    assert year == "2016"
    assert columns["first"] == [101, 501, 523] and columns["last"] == [20161231, 20160531, 0]
    assert of(columns["place"]) == [["coast"], ["homs"], ["jableh", "tartus"]]
    assert [sorted(row) for row in of(columns["actor"])] == [
        [], [["army", "perpetrator"], ["islamic-state", "target"], ["observers", "counted"]],
        [["islamic-state", "claimed"], ["islamic-state", "perpetrator"], ["observers", "counted"]]]
    assert of(columns["responsibility"]) == [["unknown"], ["suspected"], ["claimed"]]


def test_not_reported_is_not_zero(site):
    assert said(site, "2016")[1]["killed"] == [-1, -2, 78], "nothing, words, the lowest number"
    assert said(site, "2015")[1]["killed"] == [0]


def test_rows_are_oldest_first_and_in_words(site):
    month, part, rows = said(site, "rows-2016-05-0")
    assert (month, part) == ("2016-05", 0)
    assert [row[:4] for row in rows] == [["incidents/b-shelling.html", "Shelling of a market", "May 2016", "dozens"],
                                         ["incidents/a-bombings.html", "Bombings in two towns", "23 May 2016", "78–121"]]


def test_names_in_all_scripts(site):
    places = {row[0]: row for row in said(site, "names")[0]["place"]}
    assert places["jableh"] == ["jableh", "places/jableh.html", "Jableh", {"ar": "جبلة"}, ["Jabla"], "coast", "city"]


def test_what_is_not_published_is_in_no_file(site):
    site.replace("site.toml", '"draft", ', "")
    site.append("site.toml", COAST)
    site.write({"content/incidents/g.md": record("title: Secretword\ndate: 2016-06-01\nplaces: [homs]\nreview: draft", "secrettext")})
    assert site.build().published
    assert not [url for url, body in site.pages().items() if b"ecretword" in body or b"ecrettext" in body]


def test_hostile_words_stay_within_strings(site):
    """`said` reads each file as one call with JSON in it, and a file is JavaScript: no text ends a string."""
    for url in site.pages():
        if url.startswith("assets/search/") and not url.endswith("script.js"):
            said(site, url[len("assets/search/"):-len(".js")])
    assert HOSTILE in said(site, "rows-2018-01-0")[2][0]


# ---- what an edit costs

def made(site, edit) -> tuple[set[str], set[str]]:
    """Files of the search that an edit makes anew, and those among them whose bytes changed."""
    before = site.pages()
    edit()
    result = build(site.root, jobs=1)
    assert result.published, result.notes
    after = site.pages()
    anew = {u for u in result.why if u.startswith("assets/search/")}
    short = lambda urls: {u.removeprefix("assets/search/") for u in urls}
    return short(anew), short(u for u in after if u.startswith("assets/search/") and before.get(u) != after[u])


def test_another_name_of_a_place_rewrites_the_names_only(site):
    anew, changed = made(site, lambda: site.replace("content/places/jableh.md", "Jabla", "Jabala"))
    assert anew == changed == {"names.js"}


def test_a_text_rewrites_words_of_its_year(site):
    site.write(many(100))
    site.build()
    anew, changed = made(site, lambda: site.append("content/incidents/n007.md", "zebra\n"))
    assert anew == {"2019.js", *(f"2019-{n}.js" for n in range(8))}
    assert changed == {f"2019-{ord('z') & 7}.js"}


def test_a_new_incident_of_today_rewrites_the_end_of_its_month(site):
    site.write(many(PART + 1))
    site.build()
    _, changed = made(site, lambda: site.write({"content/incidents/z.md": record("title: Zeal\ndate: 2019-06-29\nplaces: [homs]")}))
    assert changed >= {"2019.js", "rows-2019-06-1.js"} and "rows-2019-06-0.js" not in changed


def test_a_trace_is_short(site):
    from chronicle.ledger import Ledger
    from chronicle.build.stamp import stamp
    ledger = Ledger(site.root / ".cache" / "ledger", stamp())
    reads = {made.url: made.reads for made in ledger.pages().values() if made.url.startswith("assets/search/")}
    ledger.close()
    assert reads["assets/search/2016-0.js"] == ("segment/2016", "speech/en", "translations/2016")
    assert max(map(len, reads.values())) <= 3

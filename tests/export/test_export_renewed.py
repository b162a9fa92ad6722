"""After an edit of an incident the files of its year are made out of themselves, and are what they would be made of nothing."""
import json
import os

import pytest

from chronicle.build import render
from chronicle.pages import KINDS, Renewed
from chronicle.search import index
from site_builder import COAST, SETTINGS, SiteFolder

ODD = ("plain", "=1+1", 'a "quoted" word, and\n\na comma', "@misc{key,", "TY  - WEB\nER  - ", "BEGIN:VEVENT\nEND:VCALENDAR", '{"type":"Feature","id":"x/1"',
       '","features":[{"type":"Feature","id":"x/1"', "سوق; market\\n", "x" * 62 + "BEGIN:VEVENT", "'; drop", "{}$&%#_~^")
RENEWED = {"data-csv", "data-bibtex", "data-ris", "data-calendar", "data-geojson", "search-year", "search-terms"}


def incident(title: str, killed: int = 7) -> str:
    return (f"---\ntitle: {json.dumps(title)}\ndate: 2016-05-23\nreview: reviewed\nsummary: {json.dumps(title)}\ntype: bombing\nplaces: [tartus, jableh]\n"
            f"tolls: [{{killed: {killed}, by: observers, quote: {json.dumps(title)}}}]\n---\nA market burned: {title}\n")


@pytest.fixture
def odd(tmp_path) -> SiteFolder:
    site = SiteFolder(tmp_path / "site").write({"site.toml": SETTINGS + COAST})
    site.write({f"content/places/{id}.md": f"---\nname: {id.title()}\nlat: 34.9\nlon: 35.9\n---\n" for id in ("tartus", "jableh")})
    site.write({f"content/incidents/i{n:02}.md": incident(title) for n, title in enumerate(ODD)})
    site.write({"content/incidents/nowhere.md": "---\ntitle: Nowhere\ndate: 2016-05-24\nreview: reviewed\nsources: [{publisher: The Herald}]\n---\n"})
    assert site.build().published
    return site


@pytest.fixture
def asked(monkeypatch) -> dict[str, bool]:
    """Kind of each page that was made and can be renewed -> whether it was."""
    seen, made = {}, render.Begun.body

    def body(self):
        if isinstance(self.page, Renewed) and (self.kind != "data-csv" or self.subject.startswith("incidents/")):
            seen[self.kind] = self.last is not None and self.page.again(self.view, self.subject, self.last) is not None
        return made(self)
    monkeypatch.setattr(render.Begun, "body", body)
    return seen


def test_these_kinds_of_pages_can_be_renewed():
    assert {kind for kind in KINDS if isinstance(KINDS[kind], Renewed)} == RENEWED


@pytest.mark.parametrize("at", range(len(ODD)))
def test_another_title_takes_the_place_of_an_odd_one_beside_odd_ones(odd, asked, at):
    odd.write({f"content/incidents/i{at:02}.md": incident(ODD[at - 1] + " and more", killed=at), "content/incidents/nowhere.md": "---\ntitle: Here\ndate: 2016-05-24\nreview: reviewed\nsources: [{publisher: The Herald}]\n---\nA market.\n"})
    odd.build()
    assert asked == dict.fromkeys(RENEWED, True)
    assert odd.pages() == odd.clean_pages()


@pytest.mark.parametrize("change", ["another day", "another place", "name of a place", "one more", "one less", "another title of the site"])
def test_what_reaches_further_makes_all_of_them_anew(odd, asked, change):
    path = "content/incidents/i03.md"
    match change:
        case "another day":
            odd.replace(path, "2016-05-23", "2016-04-01")
        case "another place":
            odd.replace(path, "tartus, jableh", "jableh")
        case "name of a place":
            odd.replace("content/places/jableh.md", "name: Jableh", "name: Jabla")
        case "one more":
            odd.write({"content/incidents/a.md": incident("New")})
        case "one less":
            odd.delete(path)
        case _:
            odd.replace("site.toml", "A chronicle", "Another chronicle")
    odd.build()
    assert asked and not any(asked.values())
    assert odd.pages() == odd.clean_pages()


@pytest.mark.parametrize("harm", ["a sign of the same length", "gone", "longer"])
def test_a_file_that_is_not_as_it_was_left_is_not_used(odd, harm):
    path = odd.root / "build/data/incidents/2016.csv"
    before, data = path.stat(), path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(data.replace(b"market", b"MARKET") if harm != "longer" else data + b"x")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    odd.write({"content/incidents/i03.md": incident("New")})
    odd.build()
    assert odd.pages() == odd.clean_pages()


def test_a_bucket_of_words_made_out_of_itself_is_what_all_of_it_makes():
    """Of every bucket, with words that come, go and are worth something else."""
    before = [(f"title{n % 7}", f"apple field{n}", f"smoke banana word{n % 3} word{n % 3} ashes") for n in range(40)]
    after = list(before)
    after[0], after[17], after[39] = ("smoke", "", "title3 new new"), ("", "", ""), ("zebra apple", "field17", "field39")
    old, new = index.segment(before), index.segment(after)
    tallies = {n: index.tally(*after[n]) for n in (0, 17, 39)}
    assert [index.again(*bucket, n, len(before), tallies) for n, bucket in enumerate(old)] == new and len(new) > 1

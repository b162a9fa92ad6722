"""Nothing that is held back gets out by any way: exact positions where the record says coarser, and records that are not published.

Every test builds a whole site with all its data files and looks through all bytes of it, databases and scripts included.
"""
import re
import sqlite3
import struct

import pytest

from chronicle.content.coarse import DECIMALS, published
from chronicle.model import Place
from chronicle.vocabulary import PRECISIONS
from site_builder import SETTINGS, SiteFolder, codes, tree

ALL = SETTINGS + 'license = "CC-BY-4.0"\nauthor = "The keepers"\ncontact = "https://chronicle.example/contact"\n'
LAT, LON = "34.7381946", "36.8264719"
NUMBERS = ("7781946", "Q5564719")


def place(precision: str, **more: str) -> str:
    said = f"precision: {precision}\n" if precision else ""
    return (f"---\nname: The Orchard\ntype: site\nwithin: coast\nlat: {LAT}\nlon: {LON}\ngeonames: '{NUMBERS[0]}'\nwikidata: {NUMBERS[1]}\n{said}---\n"
            "A house among trees in [[coast]].\n")


def used(small: SiteFolder) -> SiteFolder:
    return small.write({
        "site.toml": ALL,
        "content/incidents/2016/2016-07-01-raid.md": "---\ntitle: Raid\ndate: 2016-07-01\ntype: armed attack\nplaces: [orchard, {place: orchard, site: gate}]\n"
                                                     "actors: [one-group]\nsources: [gazette-1]\n---\nIn [[orchard]].\n",
        "content/incidents/2016/2016-07-02-two.md": "---\ntitle: Two places\ndate: 2016-07-02\nplaces: [orchard, tartus]\n---\n"})


def digits(data: bytes) -> list[bytes]:
    """What of the secret stands in it: the digits as text, also of the fraction alone, with a rounded last one, in minutes, as binary."""
    told = []
    for text in (LAT, LON):
        number, fraction = float(text), text.split(".")[1]
        told += [fraction[:n].encode() for n in (4, 5)] + [f"{number:.3f}".encode()]
        told += [struct.pack(f"{order}{kind}", number) for order in "<>" for kind in "df"]
        told += [f"{(number % 1) * 60:.3f}".encode(), str(round(number * 1e5)).encode(), str(round(number * 1e6)).encode()]
    return [t for t in told + [n.encode() for n in NUMBERS] if t in data]


@pytest.mark.parametrize("precision", ["near", "country"])
def test_no_byte_of_the_site_holds_what_a_place_keeps_back(small, precision):
    used(small).write({"content/places/orchard.md": place(precision)})
    assert small.build().published
    pages = small.pages()
    assert {u.rsplit(".", 1)[-1] for u, p in pages.items() if b"Orchard" in p} >= {"html", "json", "csv", "geojson", "sqlite", "ics", "js"}
    assert {url: found for url, page in pages.items() if (found := digits(page))} == {}
    assert {p: found for p, data in tree(small.root / ".cache").items() if (found := digits(data))} == {}       # nor what is remembered


def test_the_search_finds_an_exact_position_where_it_may_be_told(small):
    """The same site, with nothing held back: so the tests above can fail, and these are the files they look into."""
    used(small).write({"content/places/orchard.md": place("")})
    small.build()
    leaks = {url.rsplit(".", 1)[-1] for url, page in small.pages().items() if digits(page)}
    assert leaks >= {"html", "csv", "geojson", "sqlite"}


def test_every_precision_but_exact_is_rounded():
    expected = {"near": (34.7, 36.8), "district": (34.7, 36.8), "province": (35.0, 37.0), "region": (35.0, 37.0), "country": (35.0, 37.0)}
    assert set(DECIMALS) == set(expected) == set(PRECISIONS) - {"exact"}
    for precision, (lat, lon) in expected.items():
        found = published(Place("x", "x.md", "X", lat=float(LAT), lon=float(LON), precision=precision, geonames="1", wikidata="Q1"))
        assert (found.lat, found.lon, found.geonames, found.wikidata) == (lat, lon, "", "")
    assert str(published(Place("x", "x.md", "X", lat=-0.0412345, lon=0.0, precision="near")).lat) == "0.0"
    assert published(Place("x", "x.md", "X", precision="near")).lat is None


@pytest.mark.parametrize("precision", ["district", "province"])
def test_a_coarse_place_is_shown_as_coarse(small, precision):
    used(small).write({"content/places/orchard.md": place(precision)})
    small.build()
    db = sqlite3.connect(":memory:")
    db.deserialize(small.pages()["data/chronicle/2016.sqlite"])
    lat, lon, said = db.execute("select latitude, longitude, precision from places where id = 'orchard'").fetchone()
    assert (lat, lon) == (round(float(LAT), DECIMALS[precision]), round(float(LON), DECIMALS[precision])) and said == precision
    assert {row[0] for row in db.execute("select precision from sites where place = 'orchard'")} == {precision}
    assert PRECISIONS[precision].about.encode() in small.pages()["incidents/2016-07-01-raid.html"]


def test_the_preview_holds_nothing_back_less(small):
    from chronicle.build.preview import Preview
    used(small).write({"content/places/orchard.md": place("near")})
    preview = Preview(small.root)
    assert [url for url in preview.state.routes if digits(preview.answer(url).body)] == []


def test_converting_drafts_no_position_finer_than_the_gazetteers(small, inline):
    (small.root / "seeds").mkdir(exist_ok=True)
    (small.root / "seeds/a.txt").write_text(f"HOMS, Syria - A car bomb killed 12 people at a house at {LAT}, {LON} near the clock tower in Homs on Monday, police said.\n" * 2)
    inline("-C", small.root, "convert", small.root / "seeds", "--published", "2016-05-24", "--jobs", "1")
    drafted = "".join(p.read_text() for p in small.root.glob("content/places/*.md"))
    assert "lat:" in drafted and LAT[:6] not in drafted and not re.search(r"(lat|lon): -?\d+\.\d{6}", drafted)


# ---- records that are not published

HELD = 'review = ["reviewed"]\nbase_url = "https://chronicle.example/"\nlicense = "CC-BY-4.0"\n'
DRAFT = ("---\ntitle: Zzecret Title\ndate: 2031-01-02\ntime: '04:44'\ntype: [looting]\nweapons: [zz-weapon]\nplaces: [{place: zz-hamlet, site: zz-site}, tartus]\n"
         "actors: [{actor: zz-person, role: victim}, one-group]\nresponsibility: [{act: claim, actor: zz-gang, via: zz-channel, source: zz-report, quote: zz-quote}]\n"
         "tolls: [{killed: 4711, by: zz-counter, source: zz-report}]\nsources: [zz-report, gazette-1]\naliases: [former-zz]\nextra: {zz: zz}\nreview: draft\n---\n"
         "Whisper in [[zz-hamlet]] of [[Zz  PERSON]], see [[open]], [[2016-05-23-bombings]] and [[about]].\n")
ONLY_THERE = {
    "content/places/zz-hamlet.md": "---\nname: Zz Hamlet\ntype: village\nwithin: zz-valley\nlat: 33.4444\nlon: 36.5555\n---\nZzwords.\n",
    "content/places/zz-valley.md": "---\nname: Zz Valley\ntype: district\nwithin: coast\n---\n",
    "content/actors/zz-person.md": "---\nname: Zz Person\nkind: person\n---\nZzwords.\n",
    "content/actors/zz-gang.md": "---\nname: Zz Gang\nkind: armed group\npart_of: zz-army\nparty: true\n---\n",
    "content/actors/zz-army.md": "---\nname: Zz Army\nkind: armed group\n---\n",
    "content/actors/zz-channel.md": "---\nname: Zz Channel\nkind: media\n---\n",
    "content/actors/zz-counter.md": "---\nname: Zz Counter\nkind: monitor\n---\n",
    "content/sources/zz-report.md": "---\npublisher: Zz Paper\ntitle: Zzecret told\nurl: https://zz.example/report\ncopied_from: zz-wire\n---\n",
    "content/sources/zz-wire.md": "---\npublisher: Zz Wire\ntitle: Zzecret wired\n---\n",
}
OPEN = {"content/incidents/open.md": "---\ntitle: Open\ndate: 2016-01-01\nreview: reviewed\nplaces: [tartus]\nactors: [one-group]\nsources: [gazette-1]\n"
                                     "related: [{incident: secret, reason: zz-reason}]\npart_of: secret\n---\nAs in [[secret]] and [[Zzecret Title]].\n"}


def held(small: SiteFolder) -> SiteFolder:
    return small.write({"site.toml": HELD, "content/incidents/secret.md": DRAFT, **ONLY_THERE, **OPEN})


def traces(pages: dict[str, bytes]) -> set[str]:
    return {url for url, page in pages.items() if re.search(rb"zz(?!z)|secret|whisper|2031|4711|04:44|33\.44|36\.55|looting'", page + b" " + url.encode(), re.IGNORECASE)
            and not url.startswith("assets/")}


def test_what_only_a_draft_names_leaves_no_trace(small):
    """Not the incident itself, and none of the places, people and sources that nobody would know of without it."""
    result = held(small).build()
    assert result.published and codes(result.notes) and traces(small.pages()) == set()


def test_a_translation_of_a_draft_names_nobody_either(small):
    held(small).write({"content/incidents/secret.ar.md": "---\ntitle: Zzar\n---\nIn [[zz-hamlet]].\n", "site.toml": HELD + 'languages = ["ar"]\n'})
    small.build()
    assert "ar/index.html" in small.pages() and traces(small.pages()) == set()


def test_a_clean_build_and_one_after_the_record_was_withdrawn_are_the_same(small):
    held(small).replace("content/incidents/secret.md", "review: draft", "review: reviewed")
    small.build()
    assert len(traces(small.pages())) > 20
    small.replace("content/incidents/secret.md", "review: reviewed", "review: draft")
    small.build()
    assert traces(small.pages()) == set() and small.pages() == small.clean_pages()


def test_what_a_page_names_comes_out_and_goes_again(small):
    """Which records come out with which: tests/safety/test_safety_veil.py."""
    held(small).write({"content/pages/note.md": "---\ntitle: Note\n---\nOf [[Zz Hamlet]].\n"})
    assert small.build().published and {"places/zz-hamlet.html", "places/zz-valley.html"} < small.pages().keys() and "actors/zz-person.html" not in small.pages()
    small.delete("content/pages/note.md")
    small.build()
    assert "places/zz-hamlet.html" not in small.pages() and small.pages() == small.clean_pages()


def test_what_readers_know_already_stays(small):
    """published.txt keeps addresses alive: an incident that is taken back takes its places along only where nobody was told of them."""
    from chronicle.build.preview import Preview
    preview = Preview(held(small).root)
    small.write({"published.txt": "places/zz-hamlet.html\n"})
    assert small.build().published and "places/zz-hamlet.html" in small.pages() and "places/zz-valley.html" in small.pages()
    assert "actors/zz-person.html" not in small.pages()
    preview.refresh()
    assert preview.answer("places/zz-hamlet.html") and not preview.answer("actors/zz-person.html")


def test_the_preview_shows_what_the_build_publishes(small):
    from chronicle.build.preview import Preview
    preview = Preview(held(small).root)
    assert traces({url: preview.answer(url).body for url in preview.state.routes}) == set()

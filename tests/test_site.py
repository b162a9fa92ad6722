"""Linking: who lies where, who names whom, what is held back, and that a Site is the same whatever order files come in."""
import random

import pytest

from chronicle import facets
from chronicle.config import SETTINGS
from chronicle.content.read import read
from chronicle.facets import FACETS
from chronicle.routes import FIXED, plan
from chronicle.site import link
from chronicle.volumes import Volume
from site_builder import codes, flat


def linked(files: dict[str, str], **settings):
    """The Site of such files; a text without front matter fields is written in short: `name: X`."""
    parsed = [read(f"content/{path}.md", f"---\n{text}\n---\n{body}".encode())[0]
              for path, whole in files.items() for text, _, body in [whole.partition("\n---\n")]]
    unread = [n for f in parsed for n in f.notes if n.severity == "error"]
    assert not unread, unread
    return link(parsed, {key: s.default for key, s in SETTINGS.items()} | {"review": ["draft", "reviewed", "published"]} | settings)


def incident(places: str = "", more: str = "", date: str = "2016-05-23", title: str = "T") -> str:
    return f"title: {title}\ndate: {date}\nplaces: [{places}]\nactors: [{{actor: who, role: mentioned}}]\n{more}".rstrip()


def facts(site) -> dict[str, bytes]:
    return flat({facet: facets.Facts(site)[facet] for facet in FACETS})


WHO = {"actors/who": "name: Who"}
TREE = WHO | {
    "places/land": "name: Land\ntype: country", "places/coast": "name: Coast\ntype: province\nwithin: land",
    "places/tartus": "name: Tartus\nnames: {ar: طرطوس, variants: [Tartous]}\nwithin: coast\nlat: 34.89\nlon: 35.89",
    "places/jableh": "name: Jableh\nwithin: coast", "places/desert": "name: Desert\nwithin: land",
}


# ---- places

def test_a_place_counts_what_happened_within_it_once():
    site, notes = linked(TREE | {"incidents/a": incident("tartus, jableh"), "incidents/b": incident("desert"), "incidents/c": incident("coast")})
    assert notes == []
    assert {place: sorted(site.at[place]) for place in ("tartus", "jableh", "coast", "desert", "land")} == {
        "tartus": ["a"], "jableh": ["a"], "coast": ["a", "c"], "desert": ["b"], "land": ["a", "b", "c"]}
    assert site.ancestors["tartus"] == ("coast", "land") and site.children["land"] == ["coast", "desert"]


def test_places_in_a_circle_are_told_and_hang_nowhere():
    site, notes = linked(WHO | {"places/a": "name: A\nwithin: b", "places/b": "name: B\nwithin: c", "places/c": "name: C\nwithin: a",
                                "places/d": "name: D\nwithin: a", "places/e": "name: E\nwithin: e"})
    assert codes(notes) == ["L408"] * 5 and set(site.ancestors.values()) == {()}


def test_a_place_without_coordinates_has_no_spot_and_zero_is_a_coordinate():
    site, _ = linked(WHO | {"places/a": "name: A", "places/b": "name: B\nlat: 0\nlon: 0", "places/c": "name: C\nlat: 3"})
    assert set(site.spots) == {"b"}


# ---- order

def test_incidents_stand_in_the_order_of_time_newest_first_in_lists():
    dates = {"e": "2017", "b": "2016-05-23", "a": "2016-05-23", "d": "2016-05-24", "c": "2016-05-23/2016-05-25"}
    site, _ = linked(TREE | {f"incidents/{i}": incident("tartus", date=d) for i, d in dates.items()})
    assert site.order == ["a", "b", "c", "d", "e"] and site.at["tartus"] == ["e", "d", "c", "b", "a"]
    assert site.months == {"2017-01": ["e"], "2016-05": ["d", "c", "b", "a"]}
    around = FACETS["around"].value
    assert [n and n[0].id for n in around(site, "a")] == [None, "b"] and [n and n[0].id for n in around(site, "e")] == ["d", None]
    assert around(site, "a")[1][1].text == "2016-05-23"


def test_the_order_of_the_files_is_of_no_matter():
    files = TREE | {f"incidents/i{n}": incident("tartus", date=f"2016-05-{n % 28 + 1:02}") + "\n---\nSee [[Tartous]] and [[i1]]." for n in range(40)}
    files |= {"sources/tartus": "publisher: Twice"}                     # an id that is taken: told the same way too
    first = linked(files)
    for seed in range(5):
        shuffled = list(files.items())
        random.Random(seed).shuffle(shuffled)
        again = linked(dict(shuffled))
        assert facts(again[0]) == facts(first[0]) and set(again[1]) == set(first[1])


# ---- ids and aliases

def test_an_id_is_unique_over_all_kinds():
    site, notes = linked(TREE | {"actors/tartus": "name: Tartus Battalion"})
    assert codes(notes) == ["L407"] and "content/actors/tartus.md" in notes[0].message and notes[0].span.path == "content/places/tartus.md"


@pytest.mark.parametrize("more", [
    {"places/x": "name: X\naliases: [tartus]"}, {"places/x": "name: X\naliases: [x]"}, {"places/x": "name: X\naliases: [y, y]"},
    {"places/x": "name: X\naliases: [y]", "places/z": "name: Z\naliases: [y]"}, {"pages/x": "title: X\naliases: [jableh]"},
])
def test_an_alias_is_unique_too(more):
    assert codes(linked(TREE | more)[1]) == ["L407"]


def test_a_former_id_leads_on():
    site, notes = linked(TREE | {"places/halab": "name: Aleppo\naliases: [aleppo-city]", "pages/p": "title: P\n---\nIn [[aleppo-city]] and [[Aleppo]]."})
    assert notes == [] and site.resolve("Aleppo-City") == "halab"
    routes, collisions = plan(site, {})
    assert collisions == [] and routes["places/aleppo-city.html"] == ("redirect", "aleppo-city")


def test_addresses_that_collide_are_told():
    site, notes = linked(TREE | {"pages/p": "title: P\naliases: [map]"})
    assert codes(notes + plan(site, {})[1]) == ["L409"]


def test_every_record_and_month_has_a_page():
    site, _ = linked(TREE | {"incidents/a": incident("tartus"), "sources/s": "publisher: S", "pages/p": "title: P"})
    routes, _ = plan(site, {"x.css": "static"})
    pages = {url for url in set(routes) - set(FIXED) if not url.startswith(("data/", "feeds/", "assets/search/", "types/")) and url.endswith((".html", ".css"))}
    assert pages == {"assets/x.css", "columns.html", "timeline/2016.html", "timeline/2016-deadliest.html", "timeline/2016-05.html", "incidents/a.html", "sources/s.html", "p.html",
                                        "actors/who.html", *(f"places/{p}.html" for p in ("land", "coast", "tartus", "jableh", "desert"))}


# ---- who names whom

def test_backlinks_with_their_sentence_once_each():
    site, notes = linked(TREE | {"pages/p": "title: P\n---\nOne in [[tartus]]. Two in [[Tartous|the port]]. One in [[tartus]].",
                                 "places/port": "name: Port\n---\nPart of [[طرطوس]]; not of [[port]] itself."})
    assert notes == []
    assert [(m.id, m.sentence) for m in site.mentions["tartus"]] == [
        ("p", "One in [[tartus]]."), ("p", "Two in the port."), ("port", "Part of [[طرطوس]]; not of [[port]] itself.")]
    assert [sentence for _, sentence in FACETS["mentions"].value(site, "tartus")] == [
        "One in Tartus.", "Two in the port.", "Part of Tartus; not of Port itself."]
    assert "port" not in site.mentions


@pytest.mark.parametrize("written, found", [("tartus", "tartus"), ("TARTUS", "tartus"), ("Tartous", "tartus"), ("طرطوس", "tartus"), ("T", "a"), ("nowhere", "")])
def test_what_a_wiki_link_may_say(written, found):
    assert linked(TREE | {"incidents/a": incident("tartus")})[0].resolve(written) == found


def test_an_id_goes_before_a_name_and_two_of_a_name_are_ambiguous():
    site, notes = linked(TREE | {"places/homs": "name: Homs", "places/homs-2": "name: Homs", "actors/coastal": "name: coast",
                                 "pages/p": "title: P\n---\n[[homs]] [[coast]]\n\n[[Home Name]]", "places/x": "name: Home Name", "actors/y": "name: home name"})
    assert site.resolve("homs") == "homs" and site.resolve("coast") == "coast"
    assert [(n.code, n.span.line, n.span.col) for n in notes] == [("L406", 6, 1)] and "`x` or `y`" in notes[0].message


def test_an_actor_is_found_by_everything_it_does_in_an_incident():
    more = "responsibility: [{act: accusation, actor: accused, by: accuser, via: outlet}]\ntolls: [{killed: 3, by: counter}, {killed: 4, by: some people}]"
    actors = {f"actors/{n}": f"name: {n.title()}" for n in ("accused", "accuser", "outlet", "counter")}
    site, _ = linked(TREE | actors | {"incidents/a": incident("tartus", more)})
    assert {n for n, ids in site.of.items() if ids == ["a"]} == {"who", "accused", "accuser", "outlet", "counter"}


def test_copies_are_followed_to_their_origin_even_in_a_circle():
    sources = {"sources/a": "publisher: A\ncopied_from: b", "sources/b": "publisher: B\ncopied_from: Reuters",
               "sources/c": "publisher: C\ncopied_from: Reuters", "sources/x": "publisher: X\ncopied_from: y", "sources/y": "publisher: Y\ncopied_from: x"}
    inline = "sources: [b, {publisher: D, copied_from: b}, {publisher: E, copied_from: Reuters}]"
    site, _ = linked(TREE | sources | {"incidents/i": incident("tartus", "sources: [a, b, c]"), "incidents/j": incident("tartus", "sources: [x, y]"),
                                       "incidents/k": incident("tartus", inline)})
    assert site.cards["i"].assessment.independent == 1 and site.cards["j"].assessment.independent >= 1
    assert site.cards["k"].assessment.independent == 1


def test_who_copies_somebody_not_named_is_no_voice_and_joined_with_nobody():
    sources = {"sources/own": "publisher: A", "sources/b": "publisher: B\ncopied_from: a news agency", "sources/c": "publisher: C\ncopied_from: a news agency",
               "sources/d": "publisher: D\ncopied_from: b"}
    inline = "sources: [own, {publisher: E, copied_from: an agency}]"
    site, _ = linked(TREE | sources | {"incidents/i": incident("tartus", "sources: [own, b, c, d]"), "incidents/j": incident("tartus", "sources: [b, c]"),
                                       "incidents/k": incident("tartus", inline)})
    assert [site.cards[i].assessment.independent for i in "ijk"] == [1, 1, 1]
    assert {whom: ids for whom, ids in site.copies.items() if ids} == {"b": ["d"]}


# ---- what is not published leaves no trace

HELD = TREE | {
    "incidents/known": incident("tartus", "related: [{incident: secret, reason: same day}]\nreview: reviewed", title="Known") + "\n---\nSee [[known]].",
    "incidents/secret": incident("desert", "review: draft\naliases: [hidden-once]", "2019-07-01", "Zzecret") + "\n---\nIn [[tartus]] with [[known]].",
}


def test_a_held_back_incident_is_nowhere_in_the_site():
    site, notes = linked(HELD, review=["reviewed"])
    assert site.held_back == {"secret": "draft"} and codes(notes) == ["L410"]
    assert "secret" not in site.records and "secret" not in site.cards and "secret" not in site.names and "2019-07" not in site.months
    assert site.order == ["known"] and site.mentions.get("known", []) == [] and site.mentions.get("tartus", []) == []
    assert not any("secret" in key or "hidden" in key for key in facts(site))
    shown = repr([FACETS[name].value(site, subject) for name, facet in FACETS.items() if name not in ("record", "setting") for subject in facet.subjects(site)])
    assert "secret" not in shown.lower() and "hidden-once" not in shown
    assert not any("secret" in url or "hidden" in url for url in plan(site, {})[0])


def test_publishing_it_shows_it():
    site, notes = linked(HELD, review=["draft", "reviewed"])
    assert notes == [] and site.held_back == {} and site.at["desert"] == ["secret"] and "hidden-once" in site.aliases


def test_links_to_it_are_notes_by_every_name():
    _, notes = linked(HELD | {"pages/p": "title: P\n---\n[[secret]] [[Zzecret]] [[hidden-once]]"}, review=["reviewed"])
    assert codes(notes) == ["L410"] * 4


# ---- references

def test_many_references_to_one_missing_place_are_told_quickly():
    files = {f"places/p{n}": f"name: P{n}" for n in range(3000)} | WHO
    files |= {f"incidents/i{n}": incident("p-none") for n in range(300)}
    _, notes = linked(files)
    assert codes(notes) == ["L401"] * 300


def test_reading_a_fact_that_is_not_there_is_an_ordinary_read():
    site, _ = linked(TREE | {"incidents/a": incident("tartus")})
    known = facts(site)
    for name, absent in (("record", None), ("card", None), ("name", None), ("spot", None), ("within", []), ("children", []), ("parts", []), ("at", []),
                         ("of", []), ("from", ([], [])), ("mentions", []), ("target", None), ("month", [])):
        assert FACETS[name].value(site, "no-such-thing") == absent, name
        assert f"{name}/no-such-thing" not in known


def comparable(value):
    return vars(value) if isinstance(value, Volume) else value


def test_a_fact_changes_exactly_when_its_value_does():
    """Every edit of a small site: a facet whose value differs has another digest, and one whose value is equal the same."""
    base = TREE | {"sources/s": "publisher: S", "incidents/a": incident("tartus", "sources: [s]") + "\n---\nIn [[jableh]].",
                   "incidents/b": incident("jableh", "part_of: a", "2016-06-01"), "pages/p": "title: P"}
    edits = [{"incidents/a": incident("tartus", "sources: [s]", title="Other")}, {"incidents/a": incident("jableh", "sources: [s]")},
             {"incidents/a": incident("tartus", "sources: [s]") + "\n---\nElse."}, {"incidents/a": incident("tartus", "sources: [s]\ntolls: [{killed: 3}]")},
             {"incidents/a": incident("tartus", date="2016-07-01")}, {"incidents/c": incident("desert")}, {"places/tartus": "name: New\nwithin: land"},
             {"places/jableh": "name: Jableh\nwithin: coast\nlat: 1\nlon: 2"}, {"actors/who": "name: Who\nparty: true"}, {"pages/p": "title: P\norder: 3"},
             {"sources/s": "publisher: S\npublished: 2016-05-24"}, {"places/coast": "name: Coast\nwithin: land\naliases: [shore]"},
             {"actors/new": "name: New\npart_of: who"}, {"incidents/a": incident("tartus", "responsibility: [{act: claim, actor: who}]")}]
    before = linked(base)[0]
    old = facts(before)
    for edit in edits:
        after = linked(base | edit)[0]
        new = facts(after)
        for name, facet in FACETS.items():
            for subject in set(facet.subjects(before)) | set(facet.subjects(after)):
                key = f"{name}/{subject}"
                values = [comparable(facet.value(site, subject)) if key in known else None for site, known in ((before, old), (after, new))]
                if values[0] != values[1]:
                    assert old.get(key) != new.get(key), f"{key} changed its value and not its digest: {edit}"
                elif name != "record" and facet.digest is None:
                    assert old.get(key) == new.get(key), f"{key} changed its digest and not its value: {edit}"

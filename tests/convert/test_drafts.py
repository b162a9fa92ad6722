"""From articles to files of content/, and the second run that changes nothing."""

import pytest

from chronicle.content.read import read
from chronicle.convert.command import run
from chronicle.convert.house import House
from site_builder import SiteFolder

FIRST = """Bomb kills 14 in Kabul market

A car bomb exploded in a market in Kabul on Monday, killing at least 14 people, police said.

The Taliban claimed responsibility for the attack. Another 30 people were wounded, doctors said.

Comments
"""
SECOND = """Kabul market blast

The death toll from Monday's car bomb in a market in Kabul was 16, the interior ministry said.

The Taliban said it was behind the bombing.
"""


def convert(site, name, text, published="2021-03-01", merge="ask"):
    path = site / "seeds" / name
    path.write_text(text, encoding="utf-8")
    return run(site, [path], published, "The Paper " + name[0], None, None, merge)


def records(site):
    return {p.relative_to(site).as_posix(): read(p.relative_to(site).as_posix(), p.read_bytes())[0] for p in sorted((site / "content").rglob("*.md"))}


def incidents(site):
    return [p.record for p in records(site).values() if p.kind == "incident"]


def test_drafts_are_records_without_errors(site):
    assert convert(site, "a.txt", FIRST) == 0
    found = records(site)
    assert [n for p in found.values() for n in p.notes if n.severity == "error"] == []
    incident, = incidents(site)
    assert incident.date.text == "2021-03-01" and incident.types == ("bombing",) and "car bomb" in incident.weapons and incident.targets == ("market",)
    assert [(t.killed and t.killed.text, t.wounded and t.wounded.text, t.by, t.basis) for t in incident.tolls] == [("14+", None, "police", "official"), (None, "30", "doctors", "hospital")]
    assert [(s.act, s.actor) for s in incident.responsibility] == [("claim", "taliban")]
    assert incident.review == "draft" and incident.summary


def test_every_quote_is_a_sentence_of_the_article(site):
    convert(site, "a.txt", FIRST)
    incident, = incidents(site)
    quotes = [x.quote for x in (*incident.tolls, *incident.responsibility, *incident.evidence) if x.quote]
    assert quotes and all(q in FIRST for q in quotes)


def test_references_lead_to_records(site):
    convert(site, "a.txt", FIRST)
    found = records(site)
    ids = {(p.kind, p.id) for p in found.values()}
    strict = [(r.kind, r.id) for p in found.values() for r in p.references if not getattr(r, "loose", False)]
    assert strict and set(strict) <= ids


def test_a_second_run_changes_nothing(site, capsys):
    convert(site, "a.txt", FIRST)
    before = {p: p.read_bytes() for p in (site / "content").rglob("*.md")}
    convert(site, "a.txt", FIRST)
    assert {p: p.read_bytes() for p in (site / "content").rglob("*.md")} == before
    assert "converted before" in capsys.readouterr().out


def test_an_edited_draft_stays_as_edited(site):
    convert(site, "a.txt", FIRST)
    path = next((site / "content/incidents").rglob("*.md"))
    path.write_text(path.read_text().replace("review: draft", "review: reviewed"))
    edited = path.read_bytes()
    convert(site, "a.txt", FIRST)
    convert(site, "b.txt", SECOND, merge="auto")
    assert path.read_bytes() == edited and len(incidents(site)) == 1


def test_a_new_article_on_a_known_event_is_proposed(site, capsys):
    convert(site, "a.txt", FIRST)
    before = next((site / "content/incidents").rglob("*.md")).read_bytes()
    convert(site, "b.txt", SECOND)
    out = capsys.readouterr().out
    assert len(incidents(site)) == 1 and next((site / "content/incidents").rglob("*.md")).read_bytes() == before
    assert "seems to tell of" in out and "same place" in out and "killed: 16" in out


def test_auto_inserts_lines_into_a_draft_only(site):
    convert(site, "a.txt", FIRST)
    path = next((site / "content/incidents").rglob("*.md"))
    before = path.read_text().split("\n")
    convert(site, "b.txt", SECOND, merge="auto")
    after = path.read_text().split("\n")
    incident, = incidents(site)
    assert len(incident.sources) == 2 and "16" in [t.killed.text for t in incident.tolls if t.killed]
    left = iter(after)
    assert all(line in left for line in before if not line.startswith("sources:"))      # lines were added, none changed


def test_never_drafts_a_second_incident(site):
    convert(site, "a.txt", FIRST)
    convert(site, "b.txt", SECOND, merge="never")
    assert len(incidents(site)) == 2


def test_two_articles_of_one_run_are_one_incident_with_two_sources(site):
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (site / "seeds" / name).write_text(text)
    run(site, [site / "seeds"], "2021-03-01", "The Paper", None, None)
    incident, = incidents(site)
    assert len(incident.sources) == 2


def test_no_date_no_incident_but_a_word_to_the_editor(site, capsys):
    convert(site, "a.txt", FIRST.replace(" on Monday", ""), published=None)
    assert incidents(site) == [] and "--published" in capsys.readouterr().out


def test_private_people_are_no_actors(site):
    convert(site, "a.txt", "Gunmen shot dead teacher Maria Lopez in Medellin on Monday, police said. Two students were wounded in the attack.\n")
    assert not any("lopez" in path for path in records(site))


def test_the_site_s_own_place_and_actor_win(site):
    for path, text in (("places/market-town.md", "---\nname: Kabul\ntype: city\nlat: 1.0\nlon: 2.0\n---\n"),
                       ("actors/emirate.md", "---\nname: Islamic Emirate\nnames: {variants: [Taliban]}\nkind: rebel group\n---\n")):
        file = site / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    convert(site, "a.txt", FIRST)
    incident, = incidents(site)
    assert [p.place for p in incident.places] == ["market-town"] and [s.actor for s in incident.responsibility] == ["emirate"]


def test_an_unreadable_article_is_told_and_the_others_go_on(site, capsys):
    (site / "seeds" / "b.txt").write_bytes(b"%PDF-1.4")
    (site / "seeds" / "a.txt").write_text(FIRST)
    assert run(site, [site / "seeds"], "2021-03-01", "P", None, None) == 1
    assert "PDF" in capsys.readouterr().err and len(incidents(site)) == 1


def test_report_leaves_content_alone(site):
    (site / "seeds" / "a.txt").write_text(FIRST)
    run(site, [site / "seeds"], "2021-03-01", None, None, site / "report.jsonl")
    assert not (site / "content").exists() and '"killed_min": 14' in (site / "report.jsonl").read_text()


def test_an_outlet_of_the_site_still_speaks_for_its_group(site):
    for path, text in (("actors/is.md", "---\nname: IS group\nnames: {variants: [Islamic State]}\nkind: rebel group\n---\n"),
                       ("actors/outlet.md", "---\nname: Amaq\nkind: media\n---\n")):
        file = site / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    convert(site, "a.txt", "A bomb exploded in Kabul on Monday, killing 14 people, police said.\n\n"
                           "Amaq said the Islamic State was responsible for the bombing.\n")
    incident, = incidents(site)
    assert [(s.act, s.actor, s.via) for s in incident.responsibility] == [("claim", "is", "outlet")]


def test_a_village_near_a_town_is_a_site_at_that_town_and_gets_no_position_of_its_own(site):
    convert(site, "a.txt", "Villagers killed in Cabo Delgado\n\nGunmen killed four farmers on Monday in the village of Ntotwexa, about 20 kilometres from the town of Montepuez in "
            "Mozambique's Cabo Delgado province, police said.\n")
    incident, = incidents(site)
    assert [(p.place, p.precision, p.site) for p in incident.places] == [("montepuez", "near", "Ntotwexa")]
    places = [p.record for p in records(site).values() if p.kind == "place"]
    assert not any("ntotwexa" in p.id for p in places) and next(p.lat for p in places if p.id == "montepuez") is not None


def test_a_village_known_to_its_district_is_asked_for(site):
    convert(site, "a.txt", "Wake attacked\n\nRebels killed nine people on Monday in Ntoyoxa, a village in Beni territory in the Democratic Republic of Congo, police said.\n")
    village = next(p for p in (p.record for p in records(site).values() if p.kind == "place") if p.name == "Ntoyoxa")
    assert village.lat is None and village.lon is None


# ---- ids: one namespace for records of all kinds

STRUCK = """Missile hits Kharkiv

A Russian missile struck a market in Kharkiv on Monday, killing four people, the mayor said.
"""
STRUCK_BACK = """Drone hits bus in Belgorod

A Ukrainian drone struck a bus in Belgorod, Russia, on Monday and wounded two people, the governor said.
"""


def test_a_state_and_its_land_are_two_records(site):
    from chronicle.build import batch
    assert convert(site, "a.txt", STRUCK) == 0 == convert(site, "b.txt", STRUCK_BACK)
    found = records(site)
    by_id = [p.id for p in found.values()]
    assert len(by_id) == len(set(by_id)) and {"content/places/russia.md", "content/actors/russia-state.md"} <= found.keys(), sorted(found)
    assert found["content/actors/russia-state.md"].record.name == "Russia"
    assert [n for n in batch.check(site)[0] if n.severity == "error"] == []


def test_an_id_of_any_record_is_taken(site):
    SiteFolder(site).write({"content/pages/kabul.md": "---\ntitle: K\n---\n", "content/actors/x.md": "---\nname: X\naliases: [the-paper-a-2021-03-01]\n---\n", "content/actors/broken.md": "no front matter",
                            "content/places/taliban.md": "---\nname: A village\ntype: village\n---\n"})
    assert convert(site, "a.txt", FIRST) == 0
    assert {"content/places/kabul-place.md", "content/sources/the-paper-a-2021-03-01-source.md", "content/actors/taliban-group.md"} <= records(site).keys(), sorted(records(site))


@pytest.mark.parametrize("wanted, given", [("con", "con-place"), ("", "place"), ("a" * 200, "a" * 100), ("a" * 99 + "-b", "a" * 99), ("aux-2", "aux-2")])
def test_an_id_can_be_the_name_of_a_file(site, wanted, given):
    assert House(site).free("place", wanted, set()) == given


def test_what_only_the_report_supposes_is_in_no_draft(site):
    """Who did a deed beside which somebody is named, and which no sentence ascribes to him."""
    text = "Kidnappings in Colombia\n\nThe ELN kidnapped a mayor in Ocana on Monday, police said.\n\nTwo farmers were kidnapped in Tibu on Monday. An engineer was kidnapped in Abrego on Tuesday.\n"
    assert convert(site, "a.txt", text) == 0
    named = {i.id: [a.actor for a in i.actors] for i in incidents(site)}
    assert named["2021-03-01-abduction-ocana"] and not named["2021-02-23-abduction-abrego"]

"""What an editor must be able to trust in drafts: who is an actor, which article is a source of its own, what is only words."""

import pytest

from chronicle.content.read import read
from chronicle.convert.bodies import nameless
from chronicle.convert.command import run

SUDAN = "Army shells market\n\nThe army shelled a market in Omdurman in Sudan on Monday, killing 14 people, doctors said.\n"
MYANMAR = "Air strike on school\n\nThe military bombed a school in Sagaing in Myanmar on Monday, killing 11 pupils, a teacher said.\n"
KENYA = "Protest in Nairobi\n\nPolice shot dead three protesters in Nairobi in Kenya on Monday, a doctor said. Police said two people had died.\n"
GUNMEN = "Gunmen kill farmers\n\nGunmen killed four farmers on Monday in the town of Gwoza in Nigeria, police said.\n"
FIRST = """Bomb kills 14 in Kabul market

A car bomb exploded in a market in Kabul on Monday, killing at least 14 people, police said, and shops along the street of the bakers burned for many hours afterwards.

The Taliban claimed responsibility for the attack. Another 30 people were wounded, doctors said.
"""


def convert(site, name, text, published="2021-03-01", publisher="The Paper", merge="ask"):
    path = site / "seeds" / name
    path.write_text(text, encoding="utf-8")
    return run(site, [path], published, publisher, None, None, merge)


def records(site, kind="incident"):
    parsed = [read(p.relative_to(site).as_posix(), p.read_bytes())[0] for p in sorted((site / "content").rglob("*.md"))]
    return [p.record for p in parsed if p.kind == kind]


def drafts(site):
    return [p.read_text() for p in sorted((site / "content/incidents").rglob("*.md"))]


# ---- who is an actor

@pytest.mark.parametrize("name", ["army", "the military", "police", "Police", "government", "foreign army", "terrorist organisations", "Terrorist organisations", "armed forces", "National Guard",
                                  "Islamist militia", "Interior Ministry", "rebel group", "drug mafia", "security forces"])
def test_a_common_noun_is_no_name(name):
    assert nameless(name)


@pytest.mark.parametrize("name", ["Sudanese army", "al-Shabaab", "M23", "Islamic State", "Kenyan police", "Taiz Military Command", "Sudan's paramilitary forces", "Syrian Democratic Forces", "طالبان"])
def test_a_name_is_one(name):
    assert not nameless(name)


def test_a_body_without_a_name_is_named_by_its_land(site):
    convert(site, "a.txt", SUDAN)
    convert(site, "b.txt", MYANMAR)
    convert(site, "c.txt", KENYA)
    actors = {a.id: a for a in records(site, "actor")}
    assert {"sudanese-armed-forces", "myanmar-military", "kenyan-police"} <= set(actors) and not {"army", "military", "police"} & set(actors)
    assert [[s.actor for s in i.responsibility] for i in records(site)] == [["kenyan-police"], ["myanmar-military"], ["sudanese-armed-forces"]] or {
        s.actor for i in records(site) for s in i.responsibility} == {"kenyan-police", "myanmar-military", "sudanese-armed-forces"}
    assert not any(nameless(v) for a in actors.values() for v in (a.name, *a.names.variants))


def test_police_that_count_stay_words(site):
    convert(site, "c.txt", KENYA)
    assert "police" in {t.by for i in records(site) for t in i.tolls}


def test_whose_army_it_is_must_be_plain(site):
    convert(site, "a.txt", "Strikes near Tyre\n\nThe army bombed a house near Tyre in Lebanon on Monday, killing five people, doctors said. Residents say that the Israeli army is near.\n")
    assert not records(site, "actor") and "only “army”" in drafts(site)[0]


def test_an_actor_of_the_site_is_not_met_by_a_common_noun(site):
    file = site / "content/actors/army.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\nname: Sudanese Armed Forces\nnames: {variants: [military, armed forces, army]}\nkind: state forces\n---\n")
    convert(site, "b.txt", MYANMAR)
    assert [s.actor for i in records(site) for s in i.responsibility] == ["myanmar-military"]


def test_doers_without_a_name_are_told_in_the_checklist(site):
    convert(site, "a.txt", GUNMEN)
    draft, = drafts(site)
    assert "- [ ] who carried it out: only “gunmen”" in draft and "not said" not in draft


def test_a_private_person_is_not_named_in_the_checklist(site):
    convert(site, "a.txt", "Teacher killed\n\nJuan Gil shot dead a teacher in Medellin in Colombia on Monday, police said.\n")
    assert "Gil" not in drafts(site)[0].split("---")[2]


def test_a_state_and_its_land_have_two_ids(site):
    convert(site, "a.txt", "Missiles hit Kharkiv\n\nRussia fired missiles at a market in Kharkiv in Ukraine on Monday, killing six people, the mayor said. A missile hit a house in Belgorod in Russia on Monday, "
            "killing two people, the governor said. He blamed Ukraine.\n")
    ids = [r.id for kind in ("actor", "place") for r in records(site, kind)]
    assert len(ids) == len(set(ids)) and "russia-state" in ids


# ---- which article is a source of its own

def test_an_article_that_has_changed_is_told_and_nothing_is_drafted(site, capsys):
    convert(site, "a.txt", FIRST)
    before = {p: p.read_bytes() for p in (site / "content").rglob("*.md")}
    assert convert(site, "a.txt", FIRST + "\nThe mayor visited the market.\n") == 1
    assert {p: p.read_bytes() for p in (site / "content").rglob("*.md")} == before
    assert "this article has changed since it was converted as the-paper-2021-03-01" in capsys.readouterr().err


def test_a_later_copy_in_another_paper_is_no_independent_source(site, capsys):
    convert(site, "a.txt", FIRST)
    convert(site, "b.txt", FIRST + "\nThe mayor visited the market, the Other Paper writes.\n", published="2021-03-02", publisher="Other Paper", merge="auto")
    assert {s.id: s.copied_from for s in records(site, "source")} == {"the-paper-2021-03-01": "", "other-paper-2021-03-02": "the-paper-2021-03-01"}
    assert "repeats the words of the-paper-2021-03-01" in capsys.readouterr().out


def test_another_article_on_the_same_event_is_no_copy(site):
    convert(site, "a.txt", FIRST)
    convert(site, "b.txt", "Kabul blast\n\nThe death toll from Monday's car bomb in a market in Kabul was 16, the interior ministry said. The Taliban said it was behind the bombing, which it called an answer to raids.\n",
            publisher="Other Paper")
    assert {s.copied_from for s in records(site, "source")} == {""}


# ---- a stated zero

BLAST = "A bomb exploded outside a bank in Kabul on Monday, police said. "
ZEROS = {
    BLAST + "No one was killed and no one was wounded, police said.": ("0", "0", "police"),
    BLAST + "Nobody was hurt.": (None, "0", ""),
    BLAST + "There were no casualties, the mayor said.": ("0", "0", "mayor"),
    BLAST + "There were no injuries.": (None, "0", ""),
    BLAST + "There were no deaths.": ("0", None, ""),
    BLAST + "No deaths were reported.": ("0", None, ""),
    "A bomb exploded outside a bank in Kabul on Monday, causing no casualties, police said.": ("0", "0", "police"),
    "A bomb exploded outside a bank in Kabul on Monday without casualties, police said.": ("0", "0", "police"),
    "Rebels shelled a bank in Kabul on Monday without causing any injuries, the governor said.": (None, "0", "governor"),
}
NO_ZEROS = [
    BLAST + "There were no reports of casualties.", BLAST + "There was no word on casualties.", BLAST + "No one was killed in the second blast.", BLAST + "The ministry gave no casualties.",
    BLAST + "There were no further casualties.", BLAST + "There were no casualties among the staff.", BLAST + "It was not clear whether anyone was killed.", BLAST + "No one has claimed responsibility."]


def rows_of(text):
    from pathlib import Path

    from chronicle.convert import convert as read_all
    from chronicle.convert.article import from_bytes
    incident, = read_all([from_bytes((text + "\n").encode(), Path("a.txt"), {"published": "2021-03-01"})])[0].incidents
    return [(t.killed and t.killed.text, t.wounded and t.wounded.text, t.by) for t in incident.tolls], incident


@pytest.mark.parametrize("text", ZEROS)
def test_a_stated_zero_is_a_count(text):
    rows, _ = rows_of(text)
    assert rows == [ZEROS[text]]


@pytest.mark.parametrize("text", NO_ZEROS)
def test_what_nobody_counts_is_no_zero(text):
    assert rows_of(text)[0] == []


def test_a_later_count_wins_over_a_zero():
    rows, incident = rows_of(BLAST + "Initially no casualties were reported. The ministry said later that three guards were killed.")
    assert [r[0] for r in rows if r[0]] == ["3"] and incident.killed.low == 3


def test_who_is_wounded_where_nobody_died():
    rows, _ = rows_of(BLAST + "Nobody was killed, but five guards were wounded, police said.")
    assert {r[0] for r in rows} >= {"0"} and "5" in {r[1] for r in rows}


def test_a_zero_is_drafted_and_told(site):
    convert(site, "a.txt", BLAST + "There were no casualties, the mayor said.\n")
    draft, = drafts(site)
    assert "killed: 0" in draft and "wounded: 0" in draft and "not reported" not in draft
    assert "nobody was reported killed or wounded" in draft and "According to the mayor, nobody was killed; nobody was wounded." in draft


# ---- who speaks

SPEAKERS = {
    "The Eyes of Humanity organisation said": ("Eyes of Humanity organisation", "unattributed"),
    "The Yemeni Centre for Human Rights said": ("Yemeni Centre for Human Rights", "unattributed"),
    "A rights group said": ("rights group", "monitor"),
    "A local civil society group said": ("local civil society group", "monitor"),
    "A group of pro-democracy lawyers said": ("group of pro-democracy lawyers", "unattributed"),
    "A student group said": ("student group", "unattributed"),
    "The armed group said": ("armed group", "party"),
    "The group said": ("group", "party"),
    "An Islamist group said": ("Islamist group", "party"),
    "The UN children's agency said": ("UN children's agency", "monitor"),
    "The Tasnim news agency said": ("Tasnim", "media"),
    "A police spokesman said": ("police spokesman", "official"),
}


@pytest.mark.parametrize("words", SPEAKERS)
def test_who_counts_and_on_what_basis(words):
    _, incident = rows_of(f"{words} that five people were killed when a bomb exploded in Gao in Mali on Monday.")
    assert [(t.by, t.basis) for t in incident.tolls] == [SPEAKERS[words]]


def test_who_did_it_counts_nothing():
    rows, _ = rows_of("A soldier was wounded in Homs in Syria on Monday by a gunman, who officials said killed three people.")
    assert not any(by == "gunman" for *_, by in rows)


# ---- what is no deed, and whose deed it is

def read_incidents(text):
    from pathlib import Path

    from chronicle.convert import convert as read_all
    from chronicle.convert.article import from_bytes
    return read_all([from_bytes((text + "\n").encode(), Path("a.txt"), {"published": "2021-03-01"})])[0].incidents


def test_a_state_after_a_bomb_and_its_force_are_no_deeds_of_their_own():
    incident, = read_incidents("A bomb exploded in Qamishli in Syria on Monday, killing 12 people, police said.\n\nPeople fled past cars that were smashed or burned out.\n\nThe force of the bomb damaged a large number of houses.")
    assert incident.type == "bombing" and not any(p.role == "perpetrator" for p in incident.parties) and any(p.sub == "house" for p in incident.parties)


def test_a_source_in_a_group_has_not_for_that_done_it():
    incidents = read_incidents("Rockets were launched by militants at houses in Aleppo in Syria on Monday, police said.\n\nA source in Hayat Tahrir al-Sham said the rockets had killed nobody in the attack.")
    assert not any(p.name == "Hayat Tahrir al-Sham" for i in incidents for p in i.parties)


@pytest.mark.parametrize("text, kind", [
    ("Two suicide car bombs were set off on Monday in Aleppo in Syria, killing five soldiers.", "suicide bombing"),
    ("A car bomb exploded in Aleppo in Syria on Monday and attackers in suicide vests blew themselves up, killing five soldiers.", "suicide bombing"),
    ("A car bomb exploded in Aleppo in Syria on Monday, killing five soldiers.", "bombing")])
def test_who_uses_a_suicide_bomb_makes_a_suicide_bombing(text, kind):
    assert [i.type for i in read_incidents(text)] == [kind]


# ---- no count is lost

def test_a_toll_that_has_risen_is_counted():
    rows, _ = rows_of("The number of people killed in bombings on Monday in the Syrian coastal cities of Tartus and Jableh has risen to 154, the Syrian Observatory for Human Rights said.")
    assert rows == [("154", None, "Syrian Observatory for Human Rights")]


def test_a_count_of_dead_without_a_row_is_named():
    from pathlib import Path

    from chronicle.convert import convert as read_all
    from chronicle.convert.article import from_bytes
    text = "A bomb exploded in a market in Kabul on Monday, killing 14 people, police said. A list with 37 dead hung on a wall.\n"
    reading = read_all([from_bytes(text.encode(), Path("a.txt"), {"published": "2021-03-01"})])[0]
    told = [t.killed.text for i in reading.incidents for t in i.tolls if t.killed] + [x.evidence.text for x in reading.context]
    assert any("37" in x for x in told)


# ---- one event in several articles

EARLY = "Bomb in Kabul\n\nA car bomb exploded in a market in Kabul in Afghanistan on Monday, the interior ministry said.\n"
LATE = "Kabul blast kills 16\n\nThe death toll from Monday's car bomb in a market in Kabul was 16, the interior ministry said. The Taliban said it was behind the bombing.\n"


def test_what_has_become_untrue_by_joining_is_told(site, capsys):
    convert(site, "a.txt", EARLY)
    convert(site, "b.txt", LATE, publisher="Other Paper", merge="auto")
    out, (draft,) = capsys.readouterr().out, drafts(site)
    assert "killed: 16" in draft and "not true any more: - [ ] killed: not reported" in out and "not true any more: - [ ] who carried it out: not said" in out
    assert draft.rstrip().split("\n")[-1].startswith("- [ ] other-paper-2021-03-01 was added: read ")


def test_the_closest_date_and_place_are_taken(site):
    for name, text in (("a.txt", "Attack near Palmyra\n\nIslamic State fighters killed 16 soldiers near Palmyra in Syria this month, the Syrian Observatory for Human Rights said.\n"),
                       ("b.txt", "Attack in Palmyra\n\nIslamic State fighters killed 16 soldiers in Palmyra in Syria on Monday, the Syrian Observatory for Human Rights said.\n")):
        (site / "seeds" / name).write_text(text)
    run(site, [site / "seeds"], "2021-03-10", "The Paper", None, None)
    incident, = records(site)
    assert incident.date.text == "2021-03-08" and [(p.place, p.precision) for p in incident.places] == [("palmyra", "exact")]


def test_a_picture_or_a_word_file_in_a_folder_is_named(site, capsys):
    (site / "seeds/a.txt").write_text(FIRST)
    (site / "seeds/b.docx").write_bytes(b"PK\x03\x04rest")
    (site / "seeds/c.jpg").write_bytes(b"\xff\xd8\xffrest")
    (site / "seeds/page_files").mkdir()
    (site / "seeds/page_files/d.png").write_bytes(b"\x89PNGrest")
    assert run(site, [site / "seeds"], "2021-03-01", "P", None, None) == 1
    err = capsys.readouterr().err
    assert "b.docx: this is a Word" in err and "c.jpg: this is a picture" in err and "d.png" not in err


def test_a_name_that_groups_of_two_lands_bear_needs_its_land(site):
    convert(site, "a.txt", "Ambush in Manipur\n\nFighters of the People's Liberation Army killed five soldiers in Churachandpur in Manipur in India on Monday, police said.\n")
    assert [a.id for a in records(site, "actor") if "liberation" in a.id] == ["people-s-liberation-army"]


def test_one_counter_with_two_numbers_is_asked_about(site):
    for name, n in (("a.txt", "53"), ("b.txt", "73")):
        (site / "seeds" / name).write_text(f"Bomb in Jableh\n\nA bomb exploded in Jableh in Syria on Monday, killing {n} people, the Syrian Observatory for Human Rights said.\n")
    run(site, [site / "seeds"], "2021-03-01", "The Paper", None, None)
    assert "counts 53 and 73 killed: which is the later?" in drafts(site)[0]


def test_a_people_s_adjective_makes_no_private_person(site):
    convert(site, "a.txt", "Attack near al-Bab\n\nSyrian rebels attacked a checkpoint near al-Bab in Syria on Monday, killing two policemen, police said.\n")
    assert "who carried it out: only “Syrian rebels”" in drafts(site)[0]

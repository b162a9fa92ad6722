"""`chronicle mv`: every reference follows, the old address stays, and not a letter more is changed."""
import pytest
from click.testing import CliRunner

from chronicle.build import batch
from chronicle.cli import cli

ODD = "content/incidents/2019/2019-01-01-odd.md"


def mv(folder, *words: str):
    return CliRunner().invoke(cli, ["-C", str(folder.root), "mv", *words])


def moved(folder, path: str, text: str, *words: str) -> str:
    folder.write({path: text})
    done = mv(folder, *words)
    assert done.exit_code == 0, done.output
    assert not [n for n in folder.check() if n.severity == "error"]
    return (folder.root / path).read_bytes().decode()


FRONT = [
    "places: [tartus, jableh]", "places: [ jableh ,tartus ]   # tartus first?", 'places: ["tartus"]', "places: ['tartus']", "places: tartus # tartus",
    "places:\n  - tartus\n  - place: tartus", "places:\n- tartus\n-   {place: 'tartus', site: tartus}", "places: [{site: Löwe 😀, place: tartus}]",
    'tolls:\n  - {killed: 3, where: tartus, by: tartus}   # by is words\nplaces: [jableh, "tartus"]',
    "title: tartus\nplaces:\n  - place:   tartus\n    site: tartus\n    precision: near",
]


@pytest.mark.parametrize("front", FRONT)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_front_matter_keeps_its_form(small, front, ends):
    title = "" if "title:" in front else "title: Odd\n"
    text = f"---\n{title}date: 2019-01-01\n# a comment on tartus\n{front}\n---\nText.\n".replace("\n", ends)
    after = moved(small, ODD, text, "tartus", "tartous-city")
    for said in ("place: 'tartus'", "place:   tartus", "place: tartus", "where: tartus", '"tartus"', "'tartus'", "- tartus", "[tartus", ",tartus ]", "places: tartus"):
        text = text.replace(said, said.replace("tartus", "tartous-city"))
    assert after == text


def test_links_keep_their_form_and_code_stays(small):
    body = ("In 😀 [[tartus]], [[ tartus |the town]] and [[tartus#port]]; not `[[tartus]]`, \\[[tartus]], nor [[Tartus]].\n\n"
            "    [[tartus]]\n\n```\n[[tartus]]\n```\n\n- [[tartus|x]] [[tartus|x]]\n\n| a |\n|---|\n| [[tartus]] |")
    small.append("content/places/tartus.md", "## Port\n")
    after = moved(small, ODD, f"---\ntitle: Odd\ndate: 2019-01-01\nplaces: [jableh]\n---\n{body}", "tartus", "t")
    assert after.split("---\n", 2)[2] == (
        "In 😀 [[t]], [[ t |the town]] and [[t#port]]; not `[[tartus]]`, \\[[tartus]], nor [[Tartus]].\n\n"
        "    [[tartus]]\n\n```\n[[tartus]]\n```\n\n- [[t|x]] [[t|x]]\n\n| a |\n|---|\n| [[t]] |")


def test_every_kind_of_reference_follows(small):
    small.append("content/actors/observers.md", "The [[one-group]].\n")
    small.write({"content/actors/wing.md": "---\nname: Wing\npart_of: one-group\n---\n", ODD: (
        "---\ntitle: Odd\ndate: 2019-01-01\nsources: [gazette-1, {publisher: B, copied_from: gazette-1}]\n"
        "responsibility: [{act: denial, actor: one-group, by: one-group, via: one-group, source: gazette-1}]\n"
        "tolls: [{killed: 1, by: one-group, source: gazette-1}]\nevidence: {date: {source: gazette-1}}\n"
        "part_of: 2016-05-23-bombings\nrelated: [2016-05-23-bombings, {incident: 2016-05-23-bombings}]\n---\n")})
    for old, new in (("one-group", "g"), ("gazette-1", "s"), ("2016-05-23-bombings", "2016-05-24-b")):
        assert mv(small, old, new).exit_code == 0
        assert not [p for p in (small.root / "content").rglob("*.md") if old in p.read_text().replace(f"aliases: [{old}]", "")]
    assert not [n for n in small.check() if n.severity == "error"]
    assert (small.root / "content/incidents/2016/2016-05-24-b.md").is_file()


@pytest.mark.parametrize("before, after", [
    ("", "aliases: [tartus]\n"), ("aliases: []\n", "aliases: [tartus]\n"), ("aliases: [a1]  # one\n", "aliases: [a1, tartus]  # one\n"),
    ("aliases: [a1,\n  'b1']\n", "aliases: [a1,\n  'b1', tartus]\n"), ("aliases: a1\n", "aliases: [a1, tartus]\n"), ('aliases: "a1"\n', 'aliases: ["a1", tartus]\n'),
    ("aliases:\n", "aliases: [tartus]\n"), ("aliases: # none\n", "aliases: [tartus] # none\n"), ("aliases: ~\n", "aliases: [tartus]\n"),
    ("aliases:\n  - a1 # first\n  - b1\n", "aliases:\n  - a1 # first\n  - b1\n  - tartus\n"), ("aliases:\n- a1\ntype: city\n", "aliases:\n- a1\n- tartus\ntype: city\n"),
    ("aliases: [a1, new-id]\n", "aliases: [a1, tartus]\n")])
def test_the_old_id_becomes_an_alias(folder, before, after):
    folder.write({"content/places/tartus.md": f"---\nname: Tartus\n{before}---\nText.\n"})
    done = mv(folder, "tartus", "new-id")
    assert done.exit_code == 0, done.output
    assert folder["content/places/new-id.md"] == f"---\nname: Tartus\n{after}---\nText.\n"
    with batch.loaded(folder.root) as (_, state):
        assert {"places/tartus.html", "places/new-id.html"} <= state.routes.keys()


def test_there_and_back_again(small):
    before = {p: p.read_bytes() for p in (small.root / "content").rglob("*.md")}
    for old, new in (("tartus", "x"), ("x", "tartus")):
        assert mv(small, old, new).exit_code == 0
    after = {p: p.read_bytes() for p in (small.root / "content").rglob("*.md")}
    place = small.root / "content/places/tartus.md"
    assert after.pop(place) == before.pop(place).replace(b"lon: 35.89\n", b"lon: 35.89\naliases: [x]\n")
    assert after == before


def test_dry_run_shows_and_changes_nothing(small):
    before = {p: p.read_bytes() for p in small.root.rglob("*.md")}
    shown = mv(small, "--dry-run", "tartus", "t").output
    assert "rename content/places/tartus.md -> content/places/t.md" in shown
    assert "-places: [tartus, jableh]\n+places: [t, jableh]\n" in shown and "+aliases: [tartus]\n" in shown
    assert {p: p.read_bytes() for p in small.root.rglob("*.md")} == before


@pytest.mark.parametrize("files, words, why", [
    ({}, ["tartos", "t"], "no record has the id `tartos`; did you mean `tartus`?"), ({}, ["tartus", "jableh"], "`jableh` is the id of content/places/jableh.md"),
    ({}, ["tartus", "T 1"], "`T 1` can be no id"), ({}, ["about", "index"], "`index` is taken by a page of Chronicle"), ({}, ["tartus", "tartus"], "`tartus` is the id of"),
    ({"content/places/a.md": "---\nname: A\naliases: [b]\n---\n"}, ["tartus", "b"], "`b` is a former id of content/places/a.md"),
    ({"content/places/a.md": "---\nname: A\naliases: [b]\n---\n"}, ["b", "c"], "`b` is a former id; the record is called `a` now"),
    ({"content/places/a.md": "---\nname: [A\n---\n"}, ["tartus", "c"], "content/places/a.md cannot be read"),
    ({"content/actors/tartus.md": "---\nname: A\n---\n"}, ["tartus", "c"], "both have the id `tartus`"),
    ({"content/places/homs-city.md": "---\nname: Homs\n---\nSee [[Homs]].\n", "content/pages/p.md": "---\ntitle: P\n---\nSee [[Homs]].\n"}, ["tartus", "homs"],
     "`[[Homs]]` is written somewhere and would mean another record"),
    ({ODD: '---\ntitle: Odd\ndate: 2019\nplaces: ["tart\\x75s"]\n---\n'}, ["tartus", "t"], "line 4: `tartus` is written over several lines or with escapes"),
])
def test_refusals_say_why_and_change_nothing(small, files, words, why):
    small.write(files)
    before = {p: p.read_bytes() for p in small.root.rglob("*.md")}
    refused = mv(small, *words)
    assert refused.exit_code == 2 and why in refused.output, refused.output
    assert {p: p.read_bytes() for p in small.root.rglob("*.md")} == before


def test_records_that_are_not_published_follow_too(small):
    small.replace("site.toml", '"draft", ', "")
    assert mv(small, "tartus", "t").exit_code == 0
    assert "places: [t, jableh]" in small["content/incidents/2016/2016-05-23-bombings.md"]

"""`chronicle new`: what was given is filled in, what is missing is said, and nothing is ever overwritten."""
import pytest
from click.testing import CliRunner

from chronicle.cli import cli
from chronicle.content.read import read
from chronicle.content.fields import FIELDS
from chronicle.editing.new import template


def new(folder, *words: str):
    return CliRunner().invoke(cli, ["-C", str(folder.root), "new", *words])


@pytest.mark.parametrize("words, path, first", [
    ("incident --date 2016-05-23 --place tartus Bombing at a market", "incidents/2016/2016-05-23-bombing-at-a-market",
     "title: Bombing at a market\ndate: 2016-05-23\nplaces: [tartus]\n"),
    ("incident --date 2021-11-01? --place Tartus", "incidents/2021/2021-11-01-tartus-incident", "date: 2021-11-01?\nplaces: [tartus]\n"),
    ("incident 2016-05-24-blast --title Blast", "incidents/2016/2016-05-24-blast", "title: Blast\ndate: 2016-05-24\n"),
    ("incident 2016-06-raid", "incidents/2016/2016-06-raid", "date: 2016-06\n"),
    ("place Jabal al-Zawiya --place coast", "places/jabal-al-zawiya", "name: Jabal al-Zawiya\nwithin: coast\n"),
    ("place banias", "places/banias", "name: Banias\n"),
    ("actor Ahrar al-Sham", "actors/ahrar-al-sham", "name: Ahrar al-Sham\n"),
    ("source --date 2016-05-24 The Washington Post", "sources/the-washington-post-2016-05-24", "publisher: The Washington Post\npublished: 2016-05-24\n"),
    ("source The Post --title Blasts: more to come", "sources/the-post", 'publisher: The Post\ntitle: "Blasts: more to come"\n'),
])
def test_what_is_given_is_filled_in(small, words, path, first):
    title = words.split("--title ")[1:] if "--title" in words else []
    args = words.split("--title ")[0].split() + (["--title", *title] if title else [])
    done = new(small, *args)
    assert done.exit_code == 0, done.output
    assert done.stdout.strip() == str(small.root / "content" / f"{path}.md")
    assert small[f"content/{path}.md"].startswith("---\n" + first)


def test_a_record_with_all_that_is_needed_passes_the_check(small):
    assert new(small, "incident", "--date", "2016-05-24", "--place", "jableh", "Blast", "on", "the", "coast").stderr == ""
    for words in (["place", "Banias"], ["actor", "Another", "Group"], ["source", "The", "Times"]):
        assert new(small, *words).exit_code == 0
    assert small.check() == []


def test_a_place_that_is_not_on_record_is_said(small):
    told = new(small, "incident", "--date", "2016-05-24", "--place", "tartous", "Blast").stderr
    assert "still to do: no place called `tartous` is on record; did you mean `tartus`?" in told
    told = new(small, "place", "--place", "Far Away", "Hamlet").stderr
    assert "no place called `far-away` is on record; make it with `chronicle new place far-away`" in told
    assert "on record" not in new(small, "place", "--place", "Coast", "Banias").stderr


def test_what_is_missing_is_said(small):
    told = new(small, "incident", "--date", "2016-05-24").stderr
    assert "still to do: `title` is missing" in told and "an incident needs places, actors or sources" in told
    assert "# title: Bombings" in small["content/incidents/2016/2016-05-24-incident.md"]


@pytest.mark.parametrize("kind", ["incident", "place", "actor", "source"])
def test_every_comment_is_right_once_the_mark_is_taken_away(kind):
    """Examples name records that are not there and quote nobody; otherwise they are what they show."""
    text = "".join(line.removeprefix("# ") if ": " in line else line for line in template(kind, {}).splitlines(keepends=True))
    parsed, _ = read(f"content/{kind}s/a.md", text.encode())
    assert parsed.record is not None, parsed.notes
    assert [n.code for n in parsed.notes if n.code not in ("R502", "R515")] == []


def test_the_template_comes_from_the_table_of_fields():
    for kind in ("incident", "place", "actor", "source"):
        shown = template(kind, {})
        assert all((f"# {f.name}: {f.example}" in shown) == bool(f.example) for f in FIELDS[kind].values())


@pytest.mark.parametrize("words, why", [
    (["place", "tartus"], "content/places/tartus.md is there already"), (["actor", "Tartus"], "content/places/tartus.md is there already"),
    (["incident", "--date", "23.05.2016", "Blast"], "`23.05.2016` is no date: write 2016-05-23"), (["place"], "give the place a name"),
    (["incident"], "when was it? a record is filed by its day"), (["incident", "Foo"], "chronicle new incident --date 2016-05-23 Foo`"), (["incident", "foo-bar"], "--date"),
    (["actor", "--date", "2016", "A"], "--date says nothing of a new actor"), (["source", "--place", "tartus", "A"], "--place says nothing"),
    (["place", "///"], "give the place a name"), (["actor", "con"], "`con` can be no id")])
def test_refusals_say_why_and_make_nothing(small, words, why):
    before = {p: p.read_bytes() for p in small.root.rglob("*.md")}
    refused = new(small, *words)
    assert refused.exit_code == 2 and why in refused.output
    assert {p: p.read_bytes() for p in small.root.rglob("*.md")} == before

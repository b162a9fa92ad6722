"""Thirteen mistakes of a newcomer in a fresh site: each is told once, at its place, with what to write."""
import pytest
from site_builder import SiteFolder

from chronicle.start import start

PATH = "content/incidents/2020/2020-03-09-exampleton-bus-station.md"
RIGHT = """\
---
title: Explosion at a bus station in Exampleton
date: 2020-03-09
type: bombing
places: [exampleton]
actors:
  - {actor: example-group, role: perpetrator}
tolls:
  - {killed: 4, by: police, basis: official, source: example-news-2020-03-07}
sources: [example-news-2020-03-07]
review: draft
responsibility: [{act: accusation, actor: example-group, by: police}]
---
A bomb went off at a bus station in [[exampleton]].
"""
MISTAKES = {                                # what is mistaken: (right, wrong, what the message and its hint say, line)
    "a date": ("2020-03-09", "9.3.2020", "`9.3.2020` is no date for `date`; write 2020-03-09", 3),
    "a place": ("places: [exampleton]", "places: [exampeltown]", "no place called `exampeltown` (in `places`); did you mean `exampleton`?", 5),
    "a tab": ("  - {actor", "\t- {actor", "a tab stands here; indent with spaces", 7),
    "a key twice": ("review: draft", "type: shelling", "the key `type` already stands on line 4; keep one of the two, or join them in one list", 11),
    "a count": ("killed: 4", "killed: about 20", "`about 20` is no count for `tolls.killed`; write ~20", 9),
    "a source": ("sources: [example-news-2020-03-07]\n", "", "this row rests on `example-news-2020-03-07`, which `sources` does not list; add", 9),
    "a quote": ("title: Exp", 'title: "Exp', 'a quote is opened here and not closed; close it where the text ends: "…"', 2),
    "a role": ("perpetrator", "perpetrater", "`perpetrater` is no term for `actors.role`; did you mean `perpetrator`?", 7),
    "a link": ("[[exampleton]]", "[[exampelton]]", "`[[exampelton]]` leads nowhere; did you mean `[[exampleton]]`?", 14),
    "a perpetrator": ("responsibility: [{act: accusation, actor: example-group, by: police}]\n", "", "no row of `responsibility` says who names it", 7),
    "a toll": ("A bomb went off", "A bomb killed 12 people", "“killed 12”: no row of `tolls` gives 12 killed; add {killed: 12,", 14),
}


@pytest.fixture
def fresh(tmp_path) -> SiteFolder:
    start(tmp_path)
    folder = SiteFolder(tmp_path).write({PATH: RIGHT})
    folder.replace("content/sources/example-news-2020-03-07.md", "published: 2020-03-07", "published: 2020-03-10")
    assert folder.check() == []
    return folder


def said(note) -> str:
    return f"{note.message}; {note.hint}"


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_the_file(name, fresh):
    right, wrong, words, line = MISTAKES[name]
    fresh.replace(PATH, right, wrong)
    [note] = fresh.check()
    assert words in said(note) and (note.span.path, note.span.line) == (PATH, line)


def test_a_renamed_place(fresh):
    fresh.rename("content/places/exampleton.md", "content/places/exampleton-town.md")
    notes = fresh.check()
    told = [said(n) for n in notes]
    assert len(told) == 2 and all("did you mean `exampleton-town`, which has that name?" in words and "`chronicle mv`" in words for words in told)
    assert not any("chronicle new" in words for words in told)


def test_two_files_with_one_id(fresh):
    other = PATH.replace("/2020/", "/2020/copies/")
    fresh.write({other: RIGHT})
    [note] = fresh.check()
    assert note.span.path == other and f"is taken by {PATH}; give one of the two another name" in said(note)

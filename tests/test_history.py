"""What git's history tells of a record: when it was first published, what was changed since, and what of that is told."""
import json
import os
import re
import subprocess

import pytest

from chronicle import history
from chronicle.content.revisions import differences, fields

PATH = "content/incidents/2016/2016-05-23-blast.md"
URL = "incidents/2016-05-23-blast.html"
TOLD = (URL, "incidents/2016-05-23-blast.json", "corrections.html", "corrections.xml", "corrections.json", "feed.xml", "feed.json", "timeline/updated.html")
FRONT = {"title": "Blast in Tartus", "date": "2016-05-23", "places": "[tartus]", "sources": "[gazette-1]", "review": "published"}
LATER = {"content/incidents/2016/2016-05-30-other.md": "---\ntitle: Other\ndate: 2016-05-30\nplaces: [tartus]\nreview: published\n---\n"}


class Desk:
    """A site in a repository: each `save` is a commit of a day."""

    def __init__(self, site):
        self.site, self.front, self.text, self.path = site, dict(FRONT), "Text.\n", PATH
        site.write({".gitignore": ".cache\nbuild\n"})
        site.replace("site.toml", '"draft", "reviewed", "published"', '"published"')
        self.git("2020-01-01", "init", "-q", "--template=", "-b", "main")

    def git(self, day: str, *words: str) -> str:
        who = {f"GIT_{r}_{k}": v for r in ("AUTHOR", "COMMITTER") for k, v in (("NAME", "S"), ("EMAIL", "s@example.org"), ("DATE", f"{day}T12:00:00+0000"))}
        return subprocess.run(["git", "-C", self.site.root, *words], check=True, capture_output=True, text=True,
                              env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}).stdout

    def commit(self, day: str, subject: str) -> None:
        self.git(day, "add", "-A")
        self.git(day, "commit", "-q", "--allow-empty", "-m", subject)

    def write(self, text: str = "", **front: str | None) -> None:
        self.front = {k: v for k, v in (self.front | front).items() if v is not None}
        self.text = text or self.text
        self.site.write({self.path: "---\n" + "".join(f"{k}: {v}\n" for k, v in self.front.items()) + f"---\n{self.text}"})

    def save(self, day: str, subject: str, text: str = "", **front: str | None) -> None:
        self.write(text, **front)
        self.commit(day, subject)

    def history(self, id: str = "2016-05-23-blast"):
        return history.read(self.site.root, None, ["published"])[0].get(id)

    def corrections(self) -> list[tuple]:
        """(day, [(field, before, after)]) of each."""
        found = self.history()
        return [(c.date, [(x.field, x.before, x.after) for x in c.changes]) for c in found.corrections] if found else []

    def pages(self) -> dict[str, bytes]:
        """What is published; the same from nothing."""
        assert self.site.build().published
        pages = self.site.pages()
        assert pages == self.site.clean_pages()
        return pages


@pytest.fixture
def desk(small):
    desk = Desk(small)
    desk.save("2020-01-02", "A record")
    return desk


# ---- what is a correction

def test_review_and_withholding_are_no_corrections(desk):
    desk.save("2020-01-03", "Seen by a second editor", review="reviewed")
    desk.save("2020-01-04", "Out", review="published", aliases="[blasts]", silence='["R504 on two days"]')
    desk.save("2020-01-05", "Held back", withheld="a name")
    assert desk.history() == history.History("2020-01-02", "2020-01-02")


@pytest.mark.parametrize("field, value, told", [
    ("title", "Blasts in Tartus", ("Blast in Tartus", "Blasts in Tartus")), ("summary", "A blast.", ("", "")), ("time", '"09:00"', ("", "09:00")),
    ("timezone", "EEST", ("", "EEST")), ("places", "[tartus, {place: jableh, site: bus station}]", ("", "place: jableh, site: bus station")),
    ("sources", "[gazette-1, herald-1]", ("", "herald-1")), ("actors", "[{actor: one-group, role: victim}]", ("", "actor: one-group, role: victim")),
    ("evidence", "{date: {why: printed on Tuesday}}", ("", "")), ("content_notes", "[names of the dead]", ("", "")), ("extra", "{desk: north}", ("", "")),
    ("updates", "[{date: 2020-01-03, note: A count was added.}]", ("", "")), ("count", "2", ("", "2")),
    ("related", "[{incident: 2017-03-strike, reason: said to be an answer}]", ("", "2017-03-strike")),
    ("tolls", '[{killed: 3, by: police, quote: "Three men died, among them Private Person"}]', ("", "killed: 3, by: police"))])
def test_every_change_of_what_a_record_says_is_named_and_dated(desk, field, value, told):
    desk.save("2020-01-03", "Changed", **{field: value})
    wanted = [("2020-01-03", [(field, *told)])]
    assert desk.corrections() == wanted and desk.history().changed == "2020-01-03"


def test_a_text_is_named_and_not_repeated(desk):
    desk.save("2020-01-03", "Rewritten", text="Another text.\n")
    assert desk.corrections() == [("2020-01-03", [("text", "", "")])] and desk.history().changed == "2020-01-03"
    page = desk.pages()[URL].decode()
    page = re.sub("<.*?>", "", page)
    assert "last changed 3 January 2020" in page and "Corrected 3 January 2020" in page and "last changed 2020-01-03" in page
    assert "Another text" not in desk.pages()["corrections.html"].decode() and "text: changed" in desk.pages()["corrections.xml"].decode()


@pytest.mark.parametrize("before, after", [
    ("type: bombing", "type: [bombing]"), ("places: [tartus]", "places:\n  - place: tartus"), ("sources: [a, b]", "sources: [b, a]"), ("summary:", "date: 2016"),
    ("time: '09:00'", 'time: "09:00"'), ("summary: A\n  blast.", "summary: A blast.")])
def test_the_same_said_in_another_form_is_no_change(before, after):
    first, second = (fields(f"---\n{front}\n---\nOne line\nand one.\n") for front in (before, after))
    first.pop("date", None), second.pop("date", None)
    assert list(differences(first, second)) == []
    assert list(differences(fields("---\na: b\n---\nOne line\nand one.\n"), fields("---\na: b\n---\nOne line and\none.\n\n"))) == []


def test_of_a_row_whose_quote_alone_changed_the_field_is_named():
    first, second = (fields(f'---\ntolls: [{{killed: 3, by: police, quote: "{quote}"}}]\n---\n') for quote in ("Three", "Three died"))
    assert [(c.field, c.before, c.after) for c in differences(first, second)] == [("tolls", "", "")]


# ---- what was never published is not told

def test_what_a_record_said_while_it_was_drawn_back_is_not_told(desk):
    desk.save("2020-01-03", "Drawn back", review="draft")
    desk.save("2020-01-04", "Notes", title="Blast at the house of Private Person")
    desk.save("2020-01-05", "Out again", title="A blast in Tartus", review="published")
    assert desk.corrections() == [("2020-01-05", [("title", "Blast in Tartus", "A blast in Tartus")])]


def test_a_record_that_was_away_is_compared_with_what_it_said_before(desk):
    desk.site.delete(PATH)
    desk.commit("2020-01-03", "Away")
    desk.save("2020-01-04", "Back", date="2016-05")
    assert desk.corrections() == [("2020-01-04", [("date", "2016-05-23", "2016-05")])]


def test_a_record_that_moves_keeps_its_history(desk):
    desk.save("2020-01-03", "Changed", title="Blasts")
    desk.site.rename(PATH, "content/incidents/2016-05-23-blasts.md")
    desk.commit("2020-01-04", "Moved")
    assert desk.history() is None and [c.date for c in desk.history("2016-05-23-blasts").corrections] == ["2020-01-03"]


# ---- withheld

def named(pages: dict[str, bytes], *words: str) -> list[str]:
    return [url for url, data in pages.items() if any(w.encode() in data for w in words)]


SECRETS = ("Private Person", "Mill Lane", "imperilled", "Whereabouts")


def taken_out(desk) -> None:
    """A name and an address that were published, and taken out again."""
    desk.save("2020-01-03", "Whereabouts", places='[{place: tartus, site: "home of Private Person, 5 Mill Lane"}]', title="Blast at the home of Private Person")
    desk.save("2020-01-04", "Take out the name: family is imperilled", places="[tartus]", title="Blast in Tartus")


def test_of_a_record_with_withheld_no_value_and_no_subject_is_told(desk):
    taken_out(desk)
    assert set(named(desk.pages(), *SECRETS)) >= {URL, "corrections.html", "corrections.xml", "corrections.json"}
    desk.save("2020-01-05", "At the wish of a imperilled family", withheld="The name of a private person")
    desk.save("2020-01-06", "Mended after imperilled", date="2016-05")
    pages = desk.pages()
    assert named(pages, *SECRETS) == []
    assert desk.corrections() == [(day, [(f, "", "") for f in fields]) for day, fields in (
        ("2020-01-03", ["title", "places"]), ("2020-01-04", ["title", "places"]), ("2020-01-06", ["date"]))]
    assert all(day in re.sub("<.*?>", "", pages[URL].decode()) for day in ("3 January 2020", "4 January 2020", "6 January 2020"))
    assert [i["content_text"] for i in json.loads(pages["corrections.json"])["items"]] == ["date: changed", "title: changed; places: changed", "title: changed; places: changed"]


def test_withheld_holds_before_it_is_committed(desk):
    taken_out(desk)
    desk.pages()
    desk.write(withheld="The name of a private person")
    assert named(desk.pages(), *SECRETS) == []


def test_what_was_withheld_while_a_record_was_drawn_back_is_not_told_of_it(desk):
    desk.save("2020-01-03", "Named", title="Blast at the home of Private Person")
    desk.save("2020-01-04", "Held back", withheld="A name", review="draft")
    desk.save("2020-01-05", "Out", withheld=None, review="published", title="A blast")
    assert named(desk.pages(), *SECRETS) == []


def test_what_was_withheld_once_stays_so(desk):
    taken_out(desk)
    desk.save("2020-01-05", "Held back", withheld="A name", review="draft", title="Blast at Mill Lane")
    desk.save("2020-01-06", "Out", withheld=None, review="published", title="A blast")
    assert named(desk.pages(), *SECRETS) == []


# ---- feeds and calendars

def test_an_entry_of_a_feed_has_the_days_of_its_record_not_of_its_incident(desk):
    desk.save("2020-01-03", "Changed", text="Another text.\n")
    desk.save("2020-01-04", "Seen again", review="reviewed")
    desk.save("2020-01-05", "Out again", review="published")
    pages = desk.pages()
    for url in ("feed.json", "feeds/places/tartus.json"):
        entry = json.loads(pages[url])["items"][-1]
        assert entry["id"].endswith(URL) and (entry["date_published"], entry["date_modified"]) == ("2020-01-02T00:00:00Z", "2020-01-03T00:00:00Z")
    assert b"<published>2020-01-02T00:00:00Z</published>\n    <updated>2020-01-03T00:00:00Z</updated>" in pages["feed.xml"]
    assert all(b"DTSTAMP:20200103T000000Z" in pages[url] for url in ("calendar.ics", "data/incidents/2016.ics"))


def test_the_feed_of_everything_begins_with_what_was_published_last(desk):
    """A subscriber gets what happened long ago and is recorded today; what is not committed yet comes before all."""
    def older(year: int) -> dict[str, str]:
        return {f"content/incidents/{year}/{year}-05-01-old.md": f"---\ntitle: Of {year}\ndate: {year}-05-01\nplaces: [tartus]\nreview: published\n---\n"}

    def titles() -> list[str]:
        return [entry["title"] for entry in json.loads(desk.pages()["feed.json"])["items"]][:3]

    newest = titles()[0]
    desk.site.write(older(2014))
    desk.commit("2020-02-01", "Recorded late")
    assert titles()[:2] == ["Of 2014", newest]
    desk.site.write(older(2013))
    assert titles() == ["Of 2013", "Of 2014", newest]


# ---- the same history, however it was come by

def test_a_history_taken_up_is_the_history_from_the_beginning(desk):
    remembered, now = None, None
    def look():
        nonlocal remembered, now
        now, remembered, notes = history.read(desk.site.root, remembered, ["published"])
        assert notes == [] and now == history.read(desk.site.root, None, ["published"])[0]
    look()
    desk.save("2020-01-03", "Drawn back", review="draft", title="Hidden")
    look()
    desk.git("2020-01-03", "checkout", "-q", "-b", "side")
    desk.save("2020-01-04", "Out", review="published", title="One")
    desk.save("2020-01-05", "Again", title="Two")
    look()
    desk.git("2020-01-05", "checkout", "-q", "main")
    desk.site.write(LATER)
    desk.commit("2020-01-06", "Another record")
    desk.git("2020-01-07", "merge", "-q", "--no-ff", "-m", "Both", "side")
    look()                                                   # the tip of `side` is behind, but on no way of first parents
    assert [c.date for c in now["2016-05-23-blast"].corrections] == ["2020-01-07"]
    desk.git("2020-01-08", "reset", "-q", "--hard", "HEAD^")
    look()


def test_versions_are_read_in_portions(desk, monkeypatch):
    taken_out(desk)
    whole = desk.history()
    monkeypatch.setattr(history, "MOST", 1)
    assert desk.history() == whole and len(whole.corrections) == 2

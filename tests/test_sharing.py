"""What many records say is held once, and every record still says what it said."""
from chronicle.content.read import read
from chronicle.sharing import Sharing

INCIDENT = """---
title: "{}"
date: 2016-05-23
type: bombing
places: [tartus]
actors: [{{actor: who, role: perpetrator}}]
tolls: [{{killed: 78, wounded: 12+, by: hospital, source: s}}]
sources: [{{id: s, publisher: "Daily", title: "{}", retrieved: 2016-06-01}}]
---
Text.
"""


def test_records_share_what_they_say_alike_and_nothing_else():
    plain = [read(f"content/incidents/2016/{name}.md", INCIDENT.format(name, name).encode())[0] for name in ("one", "two")]
    again = [read(f"content/incidents/2016/{name}.md", INCIDENT.format(name, name).encode())[0] for name in ("one", "two")]
    sharing = Sharing()
    one, two = (sharing(f) for f in again)
    assert [one, two] == plain
    a, b = one.record, two.record
    assert a.date is b.date and a.places[0] is b.places[0] and a.actors[0] is b.actors[0]
    assert a.tolls[0].killed is b.tolls[0].killed and a.inline[0].publisher is b.inline[0].publisher and a.inline[0].retrieved is b.inline[0].retrieved
    assert a.title != b.title and a.inline[0].title != b.inline[0].title


def test_a_file_without_a_record_and_a_place_are_left_as_they_are():
    broken = read("content/incidents/2016/x.md", b"no front matter")[0]
    place = read("content/places/tartus.md", b"---\nname: Tartus\n---\n")[0]
    assert Sharing()(broken) == broken and broken.record is None
    assert Sharing()(place).record.name == "Tartus"

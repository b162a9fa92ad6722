"""Which records are known only through incidents that are held back. What of them stands in a site: test_safety_leaks.py."""
import pytest

from chronicle import veil
from chronicle.content.read import read

DRAFT = "---\ntitle: Secret\ndate: 2031\n{}review: draft\n---\n{}"


def hidden(files: dict[str, str], stages=("reviewed", "published"), listed=frozenset()) -> set[str]:
    parsed = [read(f"content/{path}.md", text.encode())[0] for path, text in files.items()]
    assert [f.path for f in parsed if f.record is None] == []
    left = veil.lifted(parsed, list(stages), listed)
    assert [f for f in parsed if f in left] == left             # in their order
    return {f.id for f in parsed} - {f.id for f in left}


def place(name: str, more: str = "", text: str = "") -> str:
    return f"---\nname: {name}\n{more}---\n{text}"


def incident(more: str, text: str = "", review: str = "reviewed") -> str:
    return f"---\ntitle: Open\ndate: 2016\n{more}review: {review}\n---\n{text}"


SECRET = {"incidents/secret": DRAFT.format("places: [hamlet]\nsources: [report]\n", "")}
RECORDS = {
    "places/hamlet": place("The Hamlet", "names: {ar: قرية, variants: [Hamletville]}\nwithin: valley\naliases: [old-hamlet]\n"),
    "places/valley": place("The Valley", "within: land\n"), "places/land": place("The Land"), "places/town": place("Town", "within: land\n"),
    "sources/report": "---\npublisher: Paper\ntitle: Told\ncopied_from: wire\n---\n", "sources/wire": "---\npublisher: Wire\n---\n",
}
SITE = {**SECRET, **RECORDS}
ALL = {"hamlet", "valley", "report", "wire"}                    # not the land: the town, of which no draft knows, lies in it


def test_what_only_a_draft_leads_to_over_any_number_of_steps():
    assert hidden(SITE) == ALL


def test_when_nothing_is_held_back_nothing_is_veiled():
    assert hidden(SITE, ("draft", "reviewed")) == set() == hidden(RECORDS)
    files = [read("content/places/hamlet.md", place("Hamlet").encode())[0]]
    assert veil.lifted(files, []) is files


def test_what_readers_know_already_is_not_veiled():
    assert hidden(SITE, listed=frozenset({"hamlet", "secret", "nobody"})) == {"report", "wire"}


def test_of_two_drafts_one_is_enough_and_a_draft_names_nothing_in_the_open():
    assert hidden({**SITE, "incidents/secret-2": DRAFT.format("places: [hamlet]\n", "[[report]]")}) == ALL
    assert hidden({**SITE, "incidents/open": incident("places: [hamlet]\n")}, ("published",)) == ALL


WAYS = [                                # what names the hamlet as well
    ("incidents/open", incident("places: [hamlet]\n")), ("incidents/open", incident("places: [town]\n", "Near [[hamlet]].")),
    ("incidents/open", incident("places: [town]\n", "Near [[The hamlet|it]].")), ("incidents/open", incident("places: [town]\n", "Near [[  HAMLETVILLE ]].")),
    ("incidents/open", incident("places: [town]\n", "Near [[قرية]].")), ("incidents/open", incident("places: [town]\n", "Near [[old-hamlet]].")),
    ("pages/about", "---\ntitle: About\n---\n[[hamlet]]\n"), ("places/quarter", place("Quarter", "within: hamlet\n")), ("places/town", place("Town", "", "[[hamlet]]"))]


@pytest.mark.parametrize("path, text", WAYS)
def test_what_others_name_is_not_veiled_nor_what_that_leads_to(path, text):
    assert hidden({**SITE, path: text}) == {"report", "wire"}


@pytest.mark.parametrize("way, out", [("[[told]]", {"report", "wire"}), ("[[paper]]", {"report", "wire"}), ("[[wire]]", {"wire"}), ("[[secret]]", set()), ("[[nobody]]", set())])
def test_sources_by_title_publisher_and_id(way, out):
    assert hidden({**SITE, "pages/about": f"---\ntitle: About\n---\n{way}\n"}) == ALL - out


def test_a_name_that_two_have_lifts_both():
    assert hidden({**SITE, "incidents/secret": DRAFT.format("places: [hamlet, {place: other}]\n", ""), "places/other": place("The Hamlet"),
                   "pages/about": "---\ntitle: About\n---\n[[the hamlet]]\n"}) == set()


def test_a_draft_that_links_to_what_is_published_hides_none_of_it():
    files = {**RECORDS, "incidents/open": incident("places: [hamlet]\nsources: [report]\n"), "pages/about": "---\ntitle: About\n---\n",
             "incidents/secret": DRAFT.format("places: [hamlet]\nrelated: [open]\npart_of: open\n", "[[open]] [[about]] [[Open]]")}
    assert hidden(files) == set()


def test_who_counted_claimed_and_told_are_veiled_too():
    said = ("actors: [{actor: who, role: victim}]\nresponsibility: [{act: claim, actor: gang, by: speaker, via: channel, source: report}]\n"
            "tolls: [{killed: 3, by: counter, source: report}]\nplaces: [hamlet]\n")
    actors = {f"actors/{id}": f"---\nname: {id.title()}\n---\n" for id in ("who", "gang", "speaker", "channel", "counter", "army")}
    actors["actors/gang"] = "---\nname: Gang\npart_of: army\n---\n"
    assert hidden({**RECORDS, **actors, "incidents/secret": DRAFT.format(said, "")}) == ALL | {a.split("/")[1] for a in actors}


def test_a_translation_of_a_draft_names_nothing_in_the_open_and_that_of_a_page_does():
    translated = "---\ntitle: Other\n---\n[[hamlet]]\n"
    assert hidden({**SITE, "incidents/secret.ar": translated}) == ALL
    assert hidden({**SITE, "pages/about": "---\ntitle: About\n---\n", "pages/about.ar": translated}) == {"report", "wire"}


def test_a_circle_of_records_that_only_name_each_other():
    files = {**SECRET, "places/hamlet": place("Hamlet", "", "[[valley]]"), "places/valley": place("Valley", "", "[[hamlet]]"),
             "sources/report": "---\npublisher: P\n---\n[[hamlet]]\n"}
    assert hidden(files) == {"hamlet", "valley", "report"}

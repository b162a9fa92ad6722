"""`check --suggest`: names in texts that could be links."""
import pytest
from click.testing import CliRunner

from chronicle.build import batch
from chronicle.cli import cli
from chronicle.editing.suggest import offers

PAGE = "content/pages/p.md"


@pytest.fixture
def told(small):
    small.write({"content/places/tartus-province.md": "---\nname: Tartus province\nnames: {ar: محافظة طرطوس, variants: [Tartus Governorate]}\n---\n"})
    small.replace("content/places/jableh.md", "name: Jableh\n", "name: Jableh\nnames: {ar: جبلة, variants: [Jabla]}\n")

    def offered(text: str) -> list[tuple[int, int, str]]:
        small.write({PAGE: f"---\ntitle: P\n---\n{text}\n"})
        with batch.loaded(small.root) as (_, state):
            return [(n.span.line, n.span.col, n.hint) for n in offers(small.root, state.site) if n.span.path == PAGE]
    return offered


@pytest.mark.parametrize("text, wanted", [
    ("In Tartus.", [(4, 4, "write [[tartus]]")]),
    ("Then\nin Jabla, 😀 One Group.", [(5, 4, "write [[jableh|Jabla]]"), (5, 13, "write [[one-group]]")]),
    ("Tartus, Tartus and Tartus.", [(4, 1, "write [[tartus]]")]),
    ("In Tartus province and Tartus.", [(4, 4, "write [[tartus-province]]"), (4, 24, "write [[tartus]]")]),
    ("The Tartus\nGovernorate.", [(4, 5, "write [[tartus-province|Tartus Governorate]]")]),
    ("- **Tartus**'s port", [(4, 5, "write [[tartus]]")]),
])
def test_what_is_offered(told, text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize("text", [
    "In [[tartus]], which is Tartus.", "In tartus.", "`Tartus`", "    Tartus", "```\nTartus\n```", "# Tartus", "Tartusian",
    "<https://a.example/Tartus>", "see https://a.example/Tartus", "[x](/Tartus)", "x-Tartus", "[[tartus|x]] Tartus", "one group", "[ref]: /Tartus 'Tartus'"])
def test_what_is_not(told, text):
    assert told(text) == []


def test_a_record_is_not_offered_to_itself(told, small):
    small.write({"content/places/tartus.md": "---\nname: Tartus\n---\nTartus is a port.\n"})
    assert "0 errors" in CliRunner().invoke(cli, ["-C", str(small.root), "check", "--suggest"]).stdout


def test_a_name_of_two_records_is_not_offered(told, small):
    small.write({"content/actors/tartus-group.md": "---\nname: Tartus\n---\n"})
    assert told("In Tartus.") == []


def test_the_offer_mends_it(told, small):
    assert told("In Jabla.") == [(4, 4, "write [[jableh|Jabla]]")]
    assert told("In [[jableh|Jabla]].") == []
    assert small.check() == []

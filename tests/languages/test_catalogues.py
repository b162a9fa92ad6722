"""The catalogues that Chronicle ships say everything that its pages say, and nothing that breaks a page."""
import re
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

HERE = Path(__file__).parent.parent.parent
sys.path.insert(0, str(HERE / "scripts"))
import catalogues                                                    # noqa: E402

from chronicle.speech import LOCALE, PLACEHOLDER, shipped            # noqa: E402

TAGS = re.compile(r"<[^>]*>")
SHIPPED = [language for language in shipped() if language != "en"]


@pytest.fixture(scope="module")
def wanted() -> set[tuple]:
    """(message, context) of all that pages say."""
    return {(m.id, m.context) for m in catalogues.messages() if m.id}


def entries(language: str) -> list:
    return [m for m in catalogues.read(language) if m.id]


def pairs(language: str):
    """(what is said in English, what is said in the language), form by form."""
    for m in entries(language):
        if isinstance(m.id, tuple):
            yield from ((m.id, said) for said in m.string)
        else:
            yield (m.id,), m.string


def test_arabic_is_shipped():
    assert "ar" in SHIPPED


def test_strings_are_found_in_python_templates_and_tables(wanted):
    assert {("Timeline", None), ("Skip to content", None), (("%(n)s source", "%(n)s sources"), None), ("bombing", "type")} <= wanted


@pytest.mark.parametrize("language", SHIPPED)
def test_a_catalogue_holds_every_message_and_no_other(language, wanted):
    held = {(m.id, m.context) for m in entries(language)}
    assert wanted - held == set(), f"python scripts/catalogues.py {language} adds them; then translate them"
    assert held - wanted == set(), f"python scripts/catalogues.py {language} takes them out"


@pytest.mark.parametrize("language", SHIPPED)
def test_every_message_is_translated(language):
    assert catalogues.untold(catalogues.read(language)) == []


@pytest.mark.parametrize("language", SHIPPED)
def test_placeholders_and_markup_are_those_of_the_message(language):
    for ids, said in pairs(language):
        asked, given = set(PLACEHOLDER.findall(" ".join(ids))), set(PLACEHOLDER.findall(said))
        assert given <= asked and (len(ids) > 1 or given == asked), said        # a plural form may leave out its number
        assert set(re.findall(r"</?\w+", said)) == set(re.findall(r"</?\w+", ids[0])), said
        assert '"' not in TAGS.sub("", said) and set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", ids[0])), said


def test_messages_can_stand_in_an_attribute(wanted):
    assert [message for message, _ in wanted if '"' in TAGS.sub("", "".join(message))] == []


@pytest.mark.parametrize("language", SHIPPED)
def test_the_compiled_catalogue_is_that_of_the_text(language):
    """Equal messages, whatever Babel wrote it: `python scripts/catalogues.py` compiles it."""
    with open(catalogues.po(language), "rb") as file:
        assert catalogues.po(language).with_suffix(".mo").read_bytes() == catalogues.compiled(read_po(file, locale=language))


def test_arabic_has_its_six_forms():
    assert {len(m.string) for m in entries("ar") if isinstance(m.id, tuple)} == {6}


def test_nothing_else_lies_among_the_catalogues():
    assert {p.name for p in LOCALE.rglob("*") if p.is_file()} == {"chronicle.po", "chronicle.mo"}

"""Which words name somebody and which nobody: two sources that copy "a news agency" need not copy the same."""
import pytest

from chronicle.unnamed import names_nobody

NOBODY = ["a news agency", "a news agency, not named", "A news agency", "an agency", "An agency, not named", "News agencies", "agency dispatches",
          "the agency", "Agency", "wire", "an unnamed wire service", "another outlet", "a Turkish news agency", "local media", "State media",
          "reports of the day", "وكالة أنباء", "وكالة أنباء لم تسمَّ", "?", ""]
SOMEBODY = ["Reuters", "reuters", "AFP", "the Herald", "The Herald", "Agence France-Presse", "Voice of America, Kurdish Service", "Associated Press",
            "Anadolu news agency", "the army's News Bureau", "A Haber", "رويترز", "وكالة الأناضول", "新华社"]


@pytest.mark.parametrize("words", NOBODY)
def test_these_name_nobody(words):
    assert names_nobody(words)


@pytest.mark.parametrize("words", SOMEBODY)
def test_these_name_somebody(words):
    assert not names_nobody(words)

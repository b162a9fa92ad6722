"""Dates, counts and sentences in Arabic, and that what is remembered of words knows its language."""
from pathlib import Path

import pytest

from chronicle import counts, edtf, words
from chronicle.computed import Range
from chronicle.speech import _, load, ngettext, speaking, term


@pytest.fixture
def arabic():
    speech, notes = load("ar", Path("/nowhere"))
    assert notes == [] and (speech.direction, speech.name) == ("rtl", "العربية")
    with speaking(speech):
        yield speech


@pytest.mark.parametrize("text,said", [
    ("2016-05-23", "23 أيار/مايو 2016"), ("2016-05", "أيار/مايو 2016"), ("2016", "2016"), ("2016-05~", "نحو أيار/مايو 2016"),
    ("2021-11-01?", "1 تشرين الثاني/نوفمبر 2021 (اليوم غير مؤكد)"), ("2021-10-30/2021-10-31", "بين 30 و31 تشرين الأول/أكتوبر 2021"),
    ("2020-12-30/2021-01-02", "بين 30 كانون الأول/ديسمبر 2020 و2 كانون الثاني/يناير 2021"),
])
def test_dates(arabic, text, said):
    assert words.date(edtf.parse(text)) == said


@pytest.mark.parametrize("n,said", [(0, "لا حوادث"), (1, "حادثة واحدة"), (2, "حادثتان"), (3, "3 حوادث"), (10, "10 حوادث"), (11, "11 حادثة"),
                                    (99, "99 حادثة"), (100, "100 حادثة"), (103, "103 حوادث"), (1402, "1,402 حادثة")])
def test_six_forms_of_plural(arabic, n, said):
    assert words.many(n, "incident") == said


@pytest.mark.parametrize("written,said", [("78", "78"), ("78+", "78 على الأقل"), ("<=121", "121 على الأكثر"), ("~20", "نحو 20"), ("53-121", "\u206653–121\u2069"),
                                          ("dozens", "عشرات"), ("0", "0")])
def test_counts(arabic, written, said):
    assert words.count(counts.parse(written)) == said


def test_unknown_is_not_zero(arabic):
    assert words.count(None) == words.number(None) == "غير مذكور" and words.toll(Range()) == "الحصيلة غير مذكورة"
    assert words.toll(Range(words="dozens or hundreds")) == "القتلى: عشرات أو مئات"
    assert words.toll(Range(20, 20, 20, "ucdp", "about 20")) == "القتلى: نحو 20"


def test_a_claim_is_of_incidents_and_judges_nobody(arabic):
    assert ngettext("claimed %(n)s incident", "claimed %(n)s incidents", 3) == "تبنٍّ: 3 حوادث"


def test_controlled_words_have_their_vocabulary_and_others_stay(arabic):
    assert term("police", "target") == "الشرطة" and term("police", "kind of actor") == "شرطة"
    assert term("a thing of its own", "target") == "a thing of its own" and words.listed(["أ", "ب", "ج"]) == "أ، ب وج"


def test_what_is_remembered_knows_its_language(arabic):
    d = edtf.parse("1999-01-02")
    first = words.date(d)
    with speaking(load("en", Path("/nowhere"))[0]):
        assert words.date(d) == "2 January 1999"
    assert words.date(d) == first == "2 كانون الثاني/يناير 1999"


def test_a_catalogue_with_a_wrong_placeholder_loses_to_the_message():
    from chronicle.speech import filled, fits
    assert filled("%(nobody)s", "%(place)s: %(exactly)s.", {"place": "A", "exactly": "b"}) == "A: b."
    assert filled("100 %", "%(n)s", {"n": 1}) == "1" and not fits("%(a)s", "%(b)s") and fits("%(b)s!", "%(b)s")
    assert _("%(first)s – %(last)s", first=1, last=2) == "1 – 2"

"""Counts of people: what each notation means, what is no count, and how ranges read."""
import pytest

from chronicle import counts
from chronicle.counts import Count, parse, words

MEANT = [       # written, low, high, about, the number the source commits to
    ("78", 78, 78, False, 78), ("0", 0, 0, False, 0), ("1,234", 1234, 1234, False, 1234), ("9999999", 9999999, 9999999, False, 9999999),
    ("78+", 78, None, False, 78), (">=78", 78, None, False, 78), (">= 78", 78, None, False, 78), (">120", 121, None, False, 121),
    ("<=121", None, 121, False, None), ("<121", None, 120, False, None), ("<1", None, 0, False, None),
    ("~20", 20, 20, True, 20), ("~ 1,200", 1200, 1200, True, 1200),
    ("53-121", 53, 121, False, 53), ("53–121", 53, 121, False, 53), ("53 - 121", 53, 121, False, 53), ("5-5", 5, 5, False, 5),
    (" 78 ", 78, 78, False, 78), ("0123", 123, 123, False, 123),
]
VAGUE = ["dozens", "Dozens", "scores", "hundreds", "a few", "several", "an unknown number"]
REFUSED = ["", "-1", "-", "1.5", "1.10", "1e3", "1_000", "12,34", "12345678", "seventy", "78 people", "78++", "+78", "~", "<", "<0",
           ">", "78-", "-78", "121-53", "1-2-3", "~78+", "NO", "null", "٧٨", "５", "5–٧", "²", "½", "NaN", "inf", "9" * 5000, "dozens+"]


@pytest.mark.parametrize("text, low, high, about, best", MEANT)
def test_what_is_meant(text, low, high, about, best):
    count = parse(text)
    assert (count.low, count.high, count.about, count.best) == (low, high, about, best)
    assert count.text == text.strip() and not count.vague


@pytest.mark.parametrize("text", VAGUE)
def test_words_that_are_no_number_stay_words(text):
    count = parse(text)
    assert count == Count(text) and count.vague and count.best is None


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_count(text):
    with pytest.raises(ValueError):
        parse(text)


def test_a_backward_range_says_what_is_wrong():
    with pytest.raises(ValueError, match="runs from 121 down to 53"):
        parse("121-53")


@pytest.mark.parametrize("low, high, about, said", [
    (None, None, False, ""), (78, 78, False, "78"), (78, 121, False, "78–121"), (44, None, False, "at least 44"),
    (None, 121, False, "up to 121"), (20, 20, True, "about 20"), (0, 0, False, "0"), (1200, 2400, False, "1,200–2,400"),
    (None, 0, False, "up to 0"), (0, None, False, "at least 0"),
])
def test_how_a_range_reads(low, high, about, said):
    assert words(low, high, about) == said


@pytest.mark.parametrize("text, notation", [
    ("about 20", "~20"), ("four", "4"), ("At least  twelve", "12+"), ("٣", "3"), ("١٢٠+", "120+"), ("۵+", "5+"), ("about ٢٠", "~20"), ("٥٣–١٢١", "53–121"),
    ("", ""), ("²", ""), ("٣ people", ""), ("lots", "")])
def test_what_was_meant_by_a_count_in_words_or_other_digits(text, notation):
    assert counts.meant(text) == notation and (not notation or parse(notation))


def test_unknown_is_not_zero():
    assert words(None, None) != words(0, 0)


def test_the_wanted_sentence_shows_only_forms_that_are_read():
    for form in ("78", "78+", "<=121", "~20", "53-121", "dozens"):
        assert form in counts.WANTED and parse(form)

"""Dates: what each form means, and what is said of a text that is no date."""
import pytest

from chronicle import edtf
from chronicle.edtf import parse

MEANT = [       # written, first day, last day, precision, uncertain, approximate, UCDP date_prec
    ("2016-05-23", "2016-05-23", "2016-05-23", "day", False, False, 1),
    ("2016-05-23?", "2016-05-23", "2016-05-23", "day", True, False, 2),
    ("2016-05-23~", "2016-05-23", "2016-05-23", "day", False, True, 2),
    ("2016-05-23%", "2016-05-23", "2016-05-23", "day", True, True, 2),
    ("2016-05", "2016-05-01", "2016-05-31", "month", False, False, 4),
    ("2016-02~", "2016-02-01", "2016-02-29", "month", False, True, 4),
    ("2015-02", "2015-02-01", "2015-02-28", "month", False, False, 4),
    ("1900-02", "1900-02-01", "1900-02-28", "month", False, False, 4),
    ("2000-02-29", "2000-02-29", "2000-02-29", "day", False, False, 1),
    ("2016", "2016-01-01", "2016-12-31", "year", False, False, 5),
    ("2016?", "2016-01-01", "2016-12-31", "year", True, False, 5),
    ("2021-10-30/2021-11-01", "2021-10-30", "2021-11-01", "range", False, False, 2),
    ("2021-10-30/2021-11-06", "2021-10-30", "2021-11-06", "range", False, False, 3),
    ("2021-10-01/2021-11-01", "2021-10-01", "2021-11-01", "range", False, False, 4),
    ("2021-10/2021-12-05?", "2021-10-01", "2021-12-05", "range", True, False, 5),
    ("2016/2017", "2016-01-01", "2017-12-31", "range", False, False, 5),
    ("0001-01-01", "0001-01-01", "0001-01-01", "day", False, False, 1),
    ("9999", "9999-01-01", "9999-12-31", "year", False, False, 5),
]
REFUSED = [     # written, words of the reason
    ("2016-02-30", "February 2016 has 29 days"), ("2015-02-29", "February 2015 has 28 days"), ("2016-13", "no month 13"),
    ("2016-00", "no month 00"), ("2016-05-00", "no day 00"), ("0000", "no year 0000"), ("0000-01-01", "no year 0000"),
    ("2016-06-01/2016-05-01", "ends (2016-05-01) before it begins (2016-06-01)"),
    ("", "wanted"), ("16-05-23", "wanted"), ("2016-5-23", "wanted"), ("2016/05/23", "wanted"), ("23.05.2016", "wanted"),
    ("2016-05-23T10:00", "wanted"), ("2016-05-23 ", "wanted"), ("2016-05-23??", "wanted"), ("2016-05-23/", "wanted"),
    ("/2016", "wanted"), ("2016/2017/2018", "wanted"), ("20160523", "wanted"), ("-2016", "wanted"), ("12016", "wanted"),
    ("٢٠١٦-٠٥-٢٣", "wanted"), ("2016‑05‑23", "wanted"), ("NO", "wanted"), ("2016-05-23\n", "wanted"),
]


@pytest.mark.parametrize("text, first, last, precision, uncertain, approximate, ucdp", MEANT)
def test_what_is_meant(text, first, last, precision, uncertain, approximate, ucdp):
    date = parse(text)
    assert (date.text, date.first, date.last, date.precision) == (text, first, last, precision)
    assert (date.uncertain, date.approximate, date.ucdp_precision) == (uncertain, approximate, ucdp)
    assert (date.year, date.month) == (first[:4], first[:7])


@pytest.mark.parametrize("text, reason", REFUSED)
def test_what_is_refused_and_why(text, reason):
    with pytest.raises(ValueError, match="^.*" + __import__("re").escape(reason)):
        parse(text)


def test_dates_sort_by_the_first_day_they_can_mean_then_the_last():
    written = ["2017", "2016-05-23", "2016-05", "2016", "2016-05-01", "2016-05-23/2016-06-01", "2015-12-31"]
    assert [d.text for d in sorted(map(parse, written))] == [
        "2015-12-31", "2016", "2016-05-01", "2016-05", "2016-05-23", "2016-05-23/2016-06-01", "2017"]


def test_the_wanted_sentence_shows_only_forms_that_are_read():
    shown = [w.strip(",") for w in edtf.WANTED.replace(" or ", " ").split() if w[0].isdigit()]
    assert len(shown) == 6 and all(parse(w) for w in shown)

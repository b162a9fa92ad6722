"""Expressions of time against the day of publication."""

from datetime import date

import pytest

from chronicle.convert.dates import of_publication, resolve

MONDAY = "2016-05-23"


@pytest.mark.parametrize("value, edtf", [
    (("weekday", 0, ""), "2016-05-23"), (("weekday", 0, "last"), "2016-05-16"), (("weekday", 5, ""), "2016-05-21"), (("relative", -1, False), "2016-05-22"),
    (("day", None, 5, 20), "2016-05-20"), (("day", None, 5, 24), "2016-05-24"), (("day", None, 5, 25), ""), (("day", None, 12, 30), "2015-12-30"), (("day", 2014, 2, 3), "2014-02-03"), (("month", None, 3), "2016-03"), (("month", "last", 5), "2015-05"), (("month", "last", 4), "2016-04"),
    (("month", None, 12), "2015-12"), (("last", "week"), "2016-05-16/2016-05-22"), (("last", "month"), "2016-04"), (("this", "month"), "2016-05-01/2016-05-23"),
    (("last", "year"), "2015"), (("year", 2003), "2003"), (("within", 7, "recent"), "2016-05-16/2016-05-23"), (("last", "weekend"), "2016-05-21/2016-05-22")])
def test_resolved(value, edtf):
    assert resolve(value, "words", MONDAY).edtf == edtf


def test_a_weekday_without_a_day_of_publication_is_not_guessed():
    assert resolve(("weekday", 0, ""), "Monday", "").edtf == ""
    assert resolve(("weekday", 0, ""), "Monday", "2021-11").edtf == "2021-11~"


def test_earlier_counts_from_the_day_last_spoken_of():
    when = resolve(("relative", -2, True), "two days prior", "2021-11-02", date(2021, 11, 1))
    assert when.edtf == "2021-10-30" and "day last spoken of" in when.why


def test_no_date_in_the_text_is_the_day_of_publication_marked_approximate():
    assert of_publication(MONDAY).edtf == "2016-05-23~" and of_publication("").edtf == ""


def test_a_day_that_does_not_exist():
    assert resolve(("day", 2015, 2, 30), "30 February 2015", MONDAY).edtf == ""

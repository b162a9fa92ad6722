import pytest

from chronicle import counts, edtf, words
from chronicle.computed import Range

DATES = [       # EDTF, in full, short, machine
    ("2016-05-23", "23 May 2016", "23 May", "2016-05-23"),
    ("2016-05", "May 2016", "May", "2016-05"),
    ("2016", "2016", "2016", "2016"),
    ("2016-05~", "about May 2016", "about May", ""),
    ("2021-11-01?", "1 November 2021 (day uncertain)", "1 Nov, uncertain", ""),
    ("2021-11?", "November 2021 (month uncertain)", "Nov, uncertain", ""),
    ("2021-11-01%", "about 1 November 2021 (day uncertain)", "about 1 Nov, uncertain", ""),
    ("2021-10-30/2021-11-01", "between 30 October and 1 November 2021", "between 30 Oct and 1 Nov", ""),
    ("2021-10-30/2021-10-31", "between 30 and 31 October 2021", "between 30 and 31 Oct", ""),
    ("2020-12-30/2021-01-02", "between 30 December 2020 and 2 January 2021", "between 30 Dec 2020 and 2 Jan 2021", ""),
    ("2016-05/2016-07", "between May and July 2016", "between May and July", ""),
    ("2014/2016", "between 2014 and 2016", "between 2014 and 2016", ""),
    ("2016-05-23?/2016-05-25", "between 23 and 25 May 2016 (uncertain)", "between 23 and 25 May, uncertain", ""),
    ("2016-05~/2016-07", "between May and July 2016 (about)", "between May and July (about)", ""),
    ("2016-05-23/2016-05-23", "23 May 2016", "23 May", ""),
]


@pytest.mark.parametrize("text,full,short,machine", DATES)
def test_dates_are_as_precise_as_the_record(text, full, short, machine):
    d = edtf.parse(text)
    assert (words.date(d), words.day(d), words.machine(d)) == (full, short, machine)


@pytest.mark.parametrize("text,name", [("2016-05-23", "Monday"), ("2016-05-23?", ""), ("2016-05", ""), ("2016-05-23/2016-05-24", "")])
def test_a_weekday_is_said_only_of_a_known_day(text, name):
    assert words.weekday(edtf.parse(text)) == name


@pytest.mark.parametrize("written,said", [
    ("78", "78"), ("78+", "at least 78"), ("<=121", "up to 121"), (">120", "at least 121"), ("~20", "about 20"),
    ("53-121", "53–121"), ("1,200", "1,200"), ("dozens", "dozens"), ("0", "0"),
])
def test_counts(written, said):
    assert words.count(counts.parse(written)) == said


def test_what_is_not_there_is_not_reported():
    assert words.count(None) == words.number(None) == words.figure(Range()) == "not reported"
    assert words.toll(Range()) == "toll not reported"
    assert words.toll(Range(), "wounded") == "wounded not reported"
    assert words.date(None) == "date not given"


def test_of_wounded_alone_what_is_known_is_said():
    three = Range(3, 3, 3, "ucdp", "3")
    assert words.harmed(Range(), three) == "killed: not reported; 3 wounded"
    assert words.harmed(three, three) == "3 killed" and words.harmed(Range(words="dozens"), three) == "dozens killed"
    assert words.harmed(Range(), Range()) == "toll not reported"


@pytest.mark.parametrize("low, high, said", [
    (20, 20, "about 20"), (20, 30, "about 20–30"), (20, None, "at least about 20"), (None, 20, "up to about 20"), (None, None, "")])
def test_about_is_kept_in_sums(low, high, said):
    assert words.between(low, high, about=True) == said


def test_tolls_and_numbers():
    assert words.toll(Range(78, 120, 121, "ucdp", "78–121")) == "78–121 killed"
    assert words.toll(Range(words="dozens")) == "dozens killed"
    assert words.toll(Range(0, 0, 0, "ucdp", "0")) == "0 killed"
    assert words.many(1, "incident") == "1 incident"
    assert words.many(1402, "incident") == "1,402 incidents"
    assert words.many(2, "person", "people") == "2 people"
    assert words.month("2016-05") == "May 2016"
    assert words.listed(["a", "b", "c"]) == "a, b and c" and words.listed(["a"]) == "a" and words.listed([]) == ""
    assert words.upper_first("car bomb by IS") == "Car bomb by IS"

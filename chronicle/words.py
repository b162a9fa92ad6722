"""Values as readers see them: dates at their true precision, counts, tolls. English; catalogues widen this room.

Two rules. Nothing is more precise in words than in the record: a month stays a month, and a mark of doubt is said.
Unknown is not zero: what no source gives is "not reported".
"""
import datetime

from chronicle import counts, edtf
from chronicle.counts import Count
from chronicle.edtf import Edtf
from chronicle.computed import Range

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
NOT_REPORTED = "not reported"


# ---- dates

def date(d: Edtf | None) -> str:
    """In full: `23 May 2016`, `May 2016`, `about 2016`, `1 November 2021 (day uncertain)`, `30 October – 1 November 2021`."""
    if d is None:
        return "date not given"
    if d.precision == "range":
        words = span(*ends(d), MONTHS, years=True)
        doubt = "uncertain"
    else:
        words = single(d, MONTHS, years=True)
        doubt = f"{d.precision} uncertain"
    return ("about " if d.approximate else "") + words + (f" ({doubt})" if d.uncertain else "")


def day(d: Edtf) -> str:
    """Short, for a row below the head of its month or year: `23 May`, `30 Oct – 1 Nov`, `about 5 May`, `1 Nov, uncertain`."""
    words = span(*ends(d), SHORT, years=False) if d.precision == "range" else single(d, SHORT, years=False)
    return ("about " if d.approximate else "") + words + (", uncertain" if d.uncertain else "")


def weekday(d: Edtf) -> str:
    """`Monday`, and only when the day itself is known."""
    if d.precision != "day" or d.uncertain or d.approximate:
        return ""
    return datetime.date.fromisoformat(d.first).strftime("%A")


def machine(d: Edtf | None) -> str:
    """For `<time datetime>`: a day, month or year of which the record is sure; '' where HTML has no form for the doubt."""
    return "" if d is None or d.precision == "range" or d.uncertain or d.approximate else d.text


def month(m: str) -> str:
    """`2016-05` -> `May 2016`."""
    return f"{MONTHS[int(m[5:7]) - 1]} {m[:4]}"


def on(day: str) -> str:
    """`2016-05-23` -> `23 May 2016`, for days that are no dates of the record."""
    return date(edtf.parse(day))


def ends(d: Edtf) -> tuple[Edtf, Edtf]:
    first, last = d.text.split("/")
    return edtf.parse_single(first), edtf.parse_single(last)


def single(d: Edtf, names: tuple[str, ...], years: bool) -> str:
    year, name = d.first[:4], names[int(d.first[5:7]) - 1]
    if d.precision == "year":
        return year
    words = name if d.precision == "month" else f"{int(d.first[8:])} {name}"
    return f"{words} {year}" if years else words


def span(a: Edtf, b: Edtf, names: tuple[str, ...], years: bool) -> str:
    """From a to b, saying once what both share."""
    if a.year != b.year:
        return f"{single(a, names, True)} – {single(b, names, True)}"
    if a.precision == b.precision == "day" and a.month == b.month:
        return f"{int(a.first[8:])}–{single(b, names, years)}" if a.first != b.first else single(b, names, years)
    return f"{single(a, names, False)} – {single(b, names, years)}"


# ---- numbers

def number(n: int | None) -> str:
    return NOT_REPORTED if n is None else f"{n:,}"


def many(n: int, one: str, more: str = "") -> str:
    """`1 incident`, `1,402 incidents`."""
    return f"{n:,} {one if n == 1 else more or one + 's'}"


def count(c: Count | None) -> str:
    """One count as a source gives it: `78`, `at least 78`, `up to 121`, `about 20`, `dozens`, `not reported`."""
    if c is None:
        return NOT_REPORTED
    return counts.words(c.low, c.high, c.about) or c.text


def figure(r: Range) -> str:
    """A headline toll without its noun: `78–121`, `dozens`, `not reported`."""
    return r.words or NOT_REPORTED


def toll(r: Range, done: str = "killed") -> str:
    """A headline toll: `78–121 killed`; `toll not reported` for those killed, else `wounded not reported`."""
    if not r.reported:
        return f"{'toll' if done == 'killed' else done} {NOT_REPORTED}"
    return f"{r.words} {done}"


# ---- sentences

def upper_first(text: str) -> str:
    """`car bomb` -> `Car bomb`; the rest is left as written."""
    return text[:1].upper() + text[1:]


def listed(items: list[str] | tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    items = list(items)
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


FILTERS = {"edtf": date, "day": day, "weekday": weekday, "machine": machine, "on": on, "month": month, "number": number,
           "many": many, "countwords": count, "figure": figure, "toll": toll, "upperfirst": upper_first, "listed": listed}

"""Values as readers see them, in the language of the page: dates at their true precision, counts, tolls.

Two rules. Nothing is more precise in words than in the record: a month stays a month, and a mark of doubt is said.
Unknown is not zero: what no source gives is "not reported". What is remembered has the language in its key.
"""
import datetime
from functools import lru_cache

from chronicle import edtf
from chronicle.computed import Range
from chronicle.counts import Count
from chronicle.edtf import Edtf
from chronicle.speech import N_, Speech, _, ngettext, now, term

MONTHS = (N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"), N_("September"),
          N_("October"), N_("November"), N_("December"))
SHORT = (N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("June"), N_("July"), N_("Aug"), N_("Sept"), N_("Oct"), N_("Nov"), N_("Dec"))
WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
DOUBT = {"day": N_("%(date)s (day uncertain)"), "month": N_("%(date)s (month uncertain)"), "year": N_("%(date)s (year uncertain)"),
         "range": N_("%(date)s (uncertain)")}
ABOUT = (N_("about %(date)s"), N_("%(date)s (about)"))                   # the second of two dates between which it was
NOT_REPORTED = N_("not reported")
DONE = {"killed": (N_("%(number)s killed"), N_("toll not reported")), "wounded": (N_("%(number)s wounded"), N_("wounded not reported"))}
ONLY_WOUNDED = N_("killed: not reported; %(number)s wounded")
NOUNS = ("incident", "source", "place", "actor", "year", "column")       # of `many` in templates, for the catalogues


# ---- dates

def date(d: Edtf | None) -> str:
    """In full: `23 May 2016`, `May 2016`, `about 2016`, `1 November 2021 (day uncertain)`, `between 30 October and 1 November 2021`."""
    return _("date not given") if d is None else in_full(now(), d)


def day(d: Edtf) -> str:
    """Short, for a row below the head of its month or year: `23 May`, `between 30 Oct and 1 Nov`, `about 5 May`, `1 Nov, uncertain`."""
    return in_short(now(), d)


@lru_cache(maxsize=20_000)
def in_full(speech: Speech, d: Edtf) -> str:
    between_two = d.precision == "range"
    words = span(*ends(d), MONTHS, years=True) if between_two else single(d, MONTHS, years=True)
    words = _(ABOUT[between_two], date=words) if d.approximate else words
    return _(DOUBT[d.precision], date=words) if d.uncertain else words


@lru_cache(maxsize=20_000)
def in_short(speech: Speech, d: Edtf) -> str:
    between_two = d.precision == "range"
    words = span(*ends(d), SHORT, years=False) if between_two else single(d, SHORT, years=False)
    words = _(ABOUT[between_two], date=words) if d.approximate else words
    return _("%(date)s, uncertain", date=words) if d.uncertain else words


def weekday(d: Edtf) -> str:
    """`Monday`, and only when the day itself is known."""
    if d.precision != "day" or d.uncertain or d.approximate:
        return ""
    return _(WEEKDAYS[datetime.date.fromisoformat(d.first).weekday()])


def machine(d: Edtf | None) -> str:
    """For `<time datetime>`: a day, month or year of which the record is sure; '' where HTML has no form for the doubt."""
    return "" if d is None or d.precision == "range" or d.uncertain or d.approximate else d.text


def month(m: str) -> str:
    """`2016-05` -> `May 2016`."""
    return _("%(month)s %(year)s", month=_(MONTHS[int(m[5:7]) - 1]), year=m[:4])


def on(day: str) -> str:
    """`2016-05-23` -> `23 May 2016`, for days that are no dates of the record."""
    return date(edtf.parse(day))


def ends(d: Edtf) -> tuple[Edtf, Edtf]:
    first, last = d.text.split("/")
    return edtf.parse_single(first), edtf.parse_single(last)


def single(d: Edtf, names: tuple[str, ...], years: bool) -> str:
    year, name = d.first[:4], _(names[int(d.first[5:7]) - 1])
    if d.precision == "year":
        return year
    words = name if d.precision == "month" else _("%(day)s %(month)s", day=int(d.first[8:]), month=name)
    return _("%(month)s %(year)s", month=words, year=year) if years else words


def span(a: Edtf, b: Edtf, names: tuple[str, ...], years: bool) -> str:
    """Between a and b, saying once what both share: a dash would be read as lasting from one to the other."""
    if (a.first, a.last) == (b.first, b.last):
        return single(b, names, years)
    if a.precision == b.precision == "day" and a.month == b.month:
        return _("between %(first)s and %(last)s", first=int(a.first[8:]), last=single(b, names, years))
    other = a.year != b.year
    return _("between %(first)s and %(last)s", first=single(a, names, other), last=single(b, names, other or years))


# ---- numbers

def number(n: int | None) -> str:
    return _(NOT_REPORTED) if n is None else f"{n:,}"


def many(n: int, one: str, more: str = "") -> str:
    """`1 incident`, `1,402 incidents`."""
    return so_many(now(), n, one, more)


@lru_cache(maxsize=20_000)
def so_many(speech: Speech, n: int, one: str, more: str) -> str:
    return ngettext(f"%(n)s {one}", f"%(n)s {more or one + 's'}", n)


def count(c: Count | None) -> str:
    """One count as a source gives it: `78`, `at least 78`, `up to 121`, `about 20`, `dozens`, `not reported`."""
    if c is None:
        return _(NOT_REPORTED)
    return between(c.low, c.high, c.about) or term(c.text, "count")


def between(low: int | None, high: int | None, about: bool = False) -> str:
    """A range: `78`, `78–121`, `at least 44`, `up to 121`, `about 20`, in a sum also `at least about 20`; empty when nothing is known."""
    return from_to(now(), low, high, about)


@lru_cache(maxsize=20_000)
def from_to(speech: Speech, low: int | None, high: int | None, about: bool) -> str:
    if low is None and high is None:
        return ""
    ends = [f"{n:,}" for n in dict.fromkeys((low, high)) if n is not None]
    said = _("%(low)s–%(high)s", low=ends[0], high=ends[1]) if len(ends) > 1 else ends[0]
    said = _("about %(n)s", n=said) if about else said
    return _("up to %(n)s", n=said) if low is None else _("at least %(n)s", n=said) if high is None else said


def figure(r: Range) -> str:
    """A headline toll without its noun: `78–121`, `dozens`, `not reported`."""
    return drawn_up(now(), r) or _(NOT_REPORTED)


@lru_cache(maxsize=20_000)
def drawn_up(speech: Speech, r: Range) -> str:
    """Numbers as they are said; vague words one by one (assess.headline joins them, and marks what is about so many)."""
    if r.most is not None:
        return _("%(low)s to at least %(most)s", low=f"{r.low:,}", most=f"{r.most:,}")
    return between(r.low, r.high, r.about) or _(" or ").join(term(w, "count") for w in r.words.split(" or ") if w)


def best(r: Range) -> str:
    """`120`, `at least 120`: the best count of a headline toll, which has one."""
    return between(r.best, None if r.open else r.best)


def toll(r: Range, done: str = "killed") -> str:
    """A headline toll: `78–121 killed`; `toll not reported` for those killed, else `wounded not reported`."""
    said, unknown = DONE[done]
    return _(said, number=figure(r)) if r.reported else _(unknown)


def harmed(killed: Range, wounded: Range) -> str:
    """Both tolls in a line: `78–121 killed`; of wounded where no source says how many were killed: `killed: not reported; 3 wounded`."""
    return toll(killed) if killed.reported or not wounded.reported else _(ONLY_WOUNDED, number=figure(wounded))


# ---- sentences

def upper_first(text: str) -> str:
    """`car bomb` -> `Car bomb`; the rest is left as written."""
    return text[:1].upper() + text[1:]


def listed(items: list[str] | tuple[str, ...], vocabulary: str = "") -> str:
    """`a`, `a and b`, `a, b and c`: as they are, or words of a vocabulary."""
    items = [term(item, vocabulary) for item in items] if vocabulary else list(items)
    return _(" and ").join([_(", ").join(items[:-1]), items[-1]] if len(items) > 1 else items)


def hyphened(words: str) -> str:
    """`accused, denied` -> `accused-denied`: words as a name in style sheets."""
    return words.replace(",", "").replace(" ", "-")


FILTERS = {"edtf": date, "day": day, "weekday": weekday, "machine": machine, "on": on, "month": month, "number": number,
           "many": many, "countwords": count, "figure": figure, "toll": toll, "harmed": harmed, "bestcount": best, "upperfirst": upper_first, "listed": listed, "hyphened": hyphened}

"""Expressions of time. The value is what the words say, not yet a date: `dates.resolve` does that.

Values: ("day", y, m, d) with y or None; ("days", y, m, d, d) for a range; ("weekday", 0..6, "last"|"this"|""); ("relative", days); ("month", y, m) with y or None or "last";
("year", y); ("within", days); ("clock", "HH:MM"); ("weekdays", 0..6, 0..6); ("numeric", a, b, y) with a day and a month; ("dom", day of the month).
"""

import re
from functools import lru_cache

from chronicle.convert.records import Mention
from chronicle.convert.sieve import Sieve, tables

_MONTH = r"(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
_DAY = r"(monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_ORD = r"(\d{1,2})(?:st|nd|rd|th|d)?"
_SMALL = r"(a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_TO = r" ?(?:-|–|/|to|until) ?"
_HOLIDAYS = {"christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14), "may day": (5, 1)}
_DEED = r"kill|attack|bomb|blast|explo|shoot|shot|raid|strik|struck|assault|ambush|stabb|massacre|murder|assassinat|abduct|kidnap|clash|shell|dead|died|death|wound|injur|hostage|gunm|storm|fire|incident|crash"      # "a day after a ceasefire expired" dates no deed
FORMS: list[tuple[str, str]] = [      # first that matches at a place wins
    ("days_month", rf"\b(?:between )?{_ORD}(?:{_TO}|(?<=between \d) and |(?<=between \d\d) and ){_ORD} (?:of )?{_MONTH}(?:,? (\d{{4}}))?(?![\w-])"),
    ("month_days", rf"\b{_MONTH} {_ORD}{_TO}{_ORD}(?:,? (\d{{4}}))?(?![\d:,]*\d)(?! (?:people|civilians|soldiers|others|were))"),
    ("both_days", rf"\b{_ORD} and {_ORD} (?:of )?{_MONTH}(?:,? (\d{{4}}))?(?![\w-])"),
    ("month_days", rf"\b(?<=between ){_MONTH} {_ORD} and {_ORD}(?:,? (\d{{4}}))?(?![\d:,]*\d)|\b(?<=on ){_MONTH} {_ORD} and {_ORD}(?:,? (\d{{4}}))?(?=[,.]|$)"),
    ("holiday", r"\b(" + "|".join(_HOLIDAYS).replace("'", "['’]") + r")\b"),
    ("before_last", r"\b(?:the day before yesterday|the night before last)\b"),
    ("eve", r"\b(?:the (?:day|night|evening) before|the previous (?:day|night|evening|afternoon|morning))(?= *(?:[,.;]|$|in |at |near |on |and |when |by |as ))"),
    ("weekend", r"\b(?:over|at|during|on) the weekend\b|(?<=\bsince )the weekend\b"),
    ("weekdays", rf"\b(?:overnight (?:from )?|(?:the |over)?night (?:of|from|between) ){_DAY}(?: (?:night|evening))? (?:to|into|and) (?:early )?{_DAY}\b|\b{_DAY} (?:night|evening) (?:in)?to (?:early )?{_DAY}\b"),
    ("numeric", r"\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d)\b"),
    ("dmy", rf"\b{_ORD} (?:of )?{_MONTH},? (\d{{4}}|\d{{2}})\b(?! ?(?:people|dead|killed|hours))"),
    ("mdy", rf"\b{_MONTH} {_ORD},? (\d{{4}})\b"),
    ("iso", r"\b(\d{4})[-/](\d\d)[-/](\d\d)\b"),
    ("dm", rf"\b(?:last )?(?:{_ORD}(?: (?:and|to|or|-) \d{{1,2}})?) (?:of )?{_MONTH}(?![\w-])"),
    ("md", rf"\b{_MONTH} {_ORD}(?![\d,:]*\d)\b"),
    ("month_year", rf"\b{_MONTH},? (?:of )?((?:19|20)\d\d)\b"),
    ("weekday_before", rf"\b{_DAY} (?:of )?(?:the )?(?:last|previous) week\b"),
    ("weekday", rf"\b(last |next |this |past |previous )?{_DAY}(?:'s|’s)?\b(?: (?:early |late )?(?:morning|afternoon|evening|night))?"),
    ("days_after", rf"^\W*{_SMALL} days? after (?=(?:an? |the |at least )[^,.;]*\b(?:{_DEED})|(?:[\w-]+ ){{1,3}}(?:killed|attacked|shot|bombed|stormed|abducted)\b)"),
    ("came_after", rf"(?<=\bcame |omes |come )(?:just |only |barely |less than |about )?(?:{_SMALL} days?|24 hours|less than a week) after (?!(?:his|her|their|its|it|that|this) |the (?!(?:[\w-]+ ){{1,4}}(?:accused of|killed|attacked|struck|bombed|shelled|shot|stormed|abducted|raided)\b))"),
    ("days_after_harm", rf"(?<=, ){_SMALL} days? after (?=(?:they|he|she|it|being)\b|the (?:[\w-]+ ){{0,2}}(?:attack|bombing|blast|explosion|shooting|raid|strike|assault|ambush|stabbing)\b|(?:[\w'’-]+ ){{1,5}}(?:killed|attacked|struck|shot|bombed|stormed|abducted|raided)\b)"),
    ("later", rf"\b{_SMALL} days? later\b|\b(?:the )?(?:next|following) (?:day|morning|night)\b"),
    ("dom", r"(?<=\bon the )(\d{1,2})(?:st|nd|rd|th)(?=[,.;]| of (?:this|the) month)"),
    ("ago", rf"\b{_SMALL} (day|week|month|year)s? (?:ago|earlier|previously|(?:before|prior)(?= *(?:[,.;]|$|in |at |near |on |and )))(?!\w)"),
    ("clock", r"\b(?:(?:\d+|an?|two|three|four|five|six|a few|several|some) )?(?:hours?|minutes?) (?:later|earlier|afterwards?)\b"),
    ("today", r"\b(?:today|this (?:morning|afternoon|evening)|tonight|in the early hours of today|earlier in the day|at dawn today|at noon today|overnight(?! (?:to|into|on|from|between)\b))\b"),
    ("yesterday", r"\b(?:yesterday(?: (?:morning|afternoon|evening))?|last night|last evening)\b"),
    ("tomorrow", r"\btomorrow\b"),
    ("last_unit", r"\b(?:last|past|previous) (week|weekend|month|year)\b"),
    ("earlier_unit", r"\b(?:earlier )?this (week|month|year)\b"),
    ("in_month", rf"\b(?:in|since|during|last|early|late|mid-|until|of|by|from) (?:early |late |mid-?)?{_MONTH}(?![\w-])"),
    ("recent", r"\b(?:in recent days|over the past few days|in the past few days|in recent weeks|over the past (?:\d+|24|48|72) hours|in the past (?:24|48) hours|in the last (?:24|48) hours)\b"),
    ("same_day", r"\b(?:on )?(?:the same|that) (?:day|night|morning|evening)\b"),
    ("year", r"\b(?:in|since|until|from|during|of) (?:the (?=\d{4}s))?((?:19|20)\d\d)(?:(?<=0)s)?\b"),
]
_FIRST_NAME = re.compile(r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day ((?!Mass\b|Service|Prayer|Night|Morning|Evening|Afternoon)[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)(?: [A-Z][a-z]+)?(?=,| (?:said|told|who|was|has|had|confirmed|added|disclosed)\b|\))")
_BEFORE_NAME = re.compile(r"(?:, |\b(?:Mr|Mrs|Dr|Chief|Hon|Pastor|Rev|Prince|Comrade|Elder|Barr|Engr|Alhaji|DSP|SP|CSP|ASP|Sgt|spokesman|chairman|commissioner|councillor|[Oo]fficer|named|as)\.? )$")
# a text without any of these tells no day: "that evening", "the next morning" alone are none
_ANY = re.compile(r"\d|hour|minute|day|ago|earlier|night|last|this|previous|before|christmas|new year|recent|january|february|march|april|may|june|july|august|september|october|november|december|prior|weekend")
_OF_MONTH = frozenset("january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec".split())
_OF_WEEK = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_HOLDS = {                            # form -> of these words a text holds one, in small letters, or the form is not in it
    **dict.fromkeys("days_month both_days month_days dmy mdy dm md month_year in_month".split(), _OF_MONTH),
    **dict.fromkeys(["weekdays", "weekday", "weekday_before"], _OF_WEEK), **dict.fromkeys(["days_after", "days_after_harm", "came_after"], ("after",)),
    "holiday": ("christmas", "boxing", "year", "valentine", "may"), "before_last": ("before",), "eve": ("before", "previous"), "weekend": ("weekend",), "numeric": [f"20{n:02}" for n in range(100)],
    "iso": [f"{n:02}" for n in range(1, 32)], "later": ("later", "next", "following"), "dom": [f"{n:{form}}{end}" for n in range(1, 32) for form in ("", "02") for end in ("st", "nd", "rd", "th")],
    "ago": ("ago", "earlier", "previously", "before", "prior"), "clock": [unit + end for unit in ("hour", "minute") for end in ("", "s")],
    "today": ("today", "this", "tonight", "day", "overnight"), "yesterday": ("yesterday", "last"), "tomorrow": ("tomorrow",), "last_unit": ("last", "past", "previous"),
    "earlier_unit": ("this",), "recent": ("recent", "past", "last"), "same_day": ("same", "that"), "year": [*map(str, range(1900, 2100)), *(f"{n}s" for n in range(1900, 2100, 10))]}
_SIEVE = Sieve(tables([frozenset(_HOLDS[name])] for name, _ in FORMS))
_COUNT = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {"a": 1}
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_WEEKDAYS = {d: i for i, d in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_UNIT = {"day": 1, "week": 7, "month": 30, "year": 365}


def find(sentence, known) -> list[Mention]:
    text = " ".join(sentence.text.split("\n")) if "\n" in sentence.text else sentence.text
    forms = _SIEVE.passed(sentence.words)
    if not forms or not _ANY.search(text.lower()):
        return []
    out: list[Mention] = []
    taken: list[tuple[int, int]] = []
    for name, form in map(FORMS.__getitem__, forms):
        for match in _compiled(form).finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            value = _value(name, match)
            if value is None or name == "weekday" and _called_so(text, match, known):
                continue
            inside = [i for i, t in enumerate(sentence.tokens) if t.start < match.end() and match.start() < t.end]
            if name in ("in_month", "year") and inside:
                inside = inside[1:] if len(inside) > 1 and not match[0].lower().startswith("last ") else inside         # without the preposition
            if inside:
                taken.append(match.span())
                out.append(Mention("time", inside[0], inside[-1] + 1, sub=name, name=match[0], value=value))
    return sorted(out, key=lambda m: m.start)


@lru_cache(maxsize=None)
def _compiled(form: str) -> re.Pattern:
    return re.compile(form, re.I)


def _called_so(text: str, match: re.Match, known) -> bool:
    """"the chairman, Sunday Bitrus, said", "Mr Friday Adejo": a weekday as a first name."""
    named = _FIRST_NAME.match(text, match.start())
    return bool(named) and bool(_BEFORE_NAME.search(text, max(0, match.start() - 14), match.start())) and not known.gazetteer.country(named[1])


def _value(name: str, m: re.Match):
    g = [x.lower() if x else x for x in m.groups()]
    match name:
        case "days_month":
            return _days(g[3], g[2], g[0], g[1])
        case "both_days":
            return _days(g[3], g[2], g[0], g[1]) if int(g[1]) == int(g[0]) + 1 else None
        case "month_days":
            g = [x for x in g if x]
            return _days(g[3] if len(g) > 3 else None, *g[:3])
        case "holiday":
            return ("day", None, *_HOLIDAYS[g[0].replace("’", "'")])
        case "eve":
            return ("relative", -1, True)
        case "weekend":
            return ("this", "weekend")
        case "dmy":
            return _day(int(g[2]), _MONTHS[g[1][:3]], int(g[0]))
        case "mdy":
            return _day(int(g[2]), _MONTHS[g[0][:3]], int(g[1]))
        case "iso":
            return _day(int(g[0]), int(g[1]), int(g[2]))
        case "dm":
            return _day(None, _MONTHS[g[1][:3]], int(g[0]))
        case "md":
            return _day(None, _MONTHS[g[0][:3]], int(g[1])) if m[0][0].isupper() else None
        case "month_year":
            return ("month", int(g[1]), _MONTHS[g[0][:3]])
        case "weekday":
            return ("weekday", _WEEKDAYS[g[1]], (g[0] or "").strip()) if g[0] != "next " else None
        case "weekday_before":
            return ("weekday", _WEEKDAYS[g[0]], "of last week")
        case "weekdays":
            return ("weekdays", *(_WEEKDAYS[x] for x in g if x))
        case "numeric":
            return ("numeric", int(g[0]), int(g[1]), int(g[2]))
        case "days_after":
            return ("relative", -(_COUNT.get(g[0]) or int(g[0])), False) if g[0] in _COUNT or int(g[0]) <= 14 else None
        case "days_after_harm" | "came_after":
            if "a week" in m[0].lower():
                return ("within", 7, "week")
            return ("relative", -(_COUNT.get(g[0]) or int(g[0])) if g[0] else -1, True)
        case "later":
            return ("later", (_COUNT.get(g[0]) or int(g[0])) if g[0] else 1)
        case "dom":
            return ("dom", int(g[0])) if 1 <= int(g[0]) <= 31 else None
        case "ago":
            n = _COUNT.get(g[0]) or int(g[0]) if g[0] in _COUNT or g[0].isdigit() else 1
            exact = g[1] == "day" and n <= 14
            anchored = m[0].lower().endswith(("earlier", "before", "prior", "previously"))
            return ("relative", -n, anchored) if exact else ("weeks", n) if g[1] == "week" else ("within", n * _UNIT[g[1]], g[1])
        case "today":
            return ("relative", 0, m[0].lower() == "earlier in the day")
        case "yesterday":
            return ("relative", -1, False)
        case "before_last":
            return ("relative", -2, False)
        case "last_unit":
            return ("last", g[0])
        case "earlier_unit":
            return ("this", g[0])
        case "in_month":
            return ("month", "last" if m[0].lower().startswith("last ") else None, _MONTHS[g[0][:3]]) if m[1][0].isupper() and g[0] != "may" or g[0] == "may" and m[0].lower().startswith("in ") else None
        case "recent":
            return ("within", 1 if "24" in m[0] else 2 if "48" in m[0] else 3 if "hour" in m[0] or "weekend" in m[0] else 7, "recent")
        case "clock":
            return ("clock", "")
        case "year":
            return ("year", int(g[0]))
        case "same_day":
            return ("same",)
    return None


def _days(year, month, first, last):
    first, last = int(first), int(last)
    return ("days", int(year) if year else None, _MONTHS[month[:3]], first, last) if 1 <= first < last <= 31 else None


def _day(year, month, day):
    if year is not None and year < 100:
        year += 1900 if year > 30 else 2000
    return ("day", year, month, day) if 1 <= day <= 31 and 1 <= month <= 12 else None

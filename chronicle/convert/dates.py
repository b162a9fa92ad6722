"""When: expressions of time made into dates, against the day of publication.

    weekday                 the last such day up to the day of publication ("last" excludes that day itself)
    today, yesterday, ago   counted from the day of publication; "two days earlier" from the day last spoken of
    12 March                in the year that puts it not after publication; in the two months after publication it is to come, and no day of news
    last week, in March     no day: a range or a month
    nothing                 the day of publication, marked approximate: news is of its day

Every result says in `why` what it was counted from. Without a publication date a weekday stays unknown: nothing is guessed.
"""

import calendar
from datetime import date, timedelta

from chronicle.convert.records import When

AHEAD = 60          # days: a date without a year that lies so near is to come
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNKNOWN = When("", "", "", "unknown", "no publication date to count from")


def anchor(published: str) -> date | None:
    """The day of publication, if it is known to the day."""
    return date.fromisoformat(published) if len(published) == 10 else None


def resolve(value: tuple, words: str, published: str, spoken_of: date | None = None) -> When:
    day = anchor(published)
    match value:
        case ("day", None, month, dom):
            if day is None:
                year = int(published[:4]) if published else None
                return _day(_date(year, month, dom), f"“{words}”, published {published}", words) if year else UNKNOWN
            found = _date(day.year, month, dom)
            if found and day + timedelta(days=1) < found <= day + timedelta(days=AHEAD):
                return UNKNOWN                                  # "ahead of the vote on 30 November"
            if found and found > day + timedelta(days=1):
                found = _date(day.year - 1, month, dom)
            return _day(found, f"“{words}”, published {published}", words)
        case ("day", year, month, dom):
            return _day(_date(year, month, dom), f"“{words}”", words)
        case ("days", year, month, first, last):
            a, b = (resolve(("day", year, month, d), words, published) for d in (first, last))
            return When(f"{a.first}/{b.last}", a.first, b.last, "range", b.why, words) if a.first and b.last and a.first < b.last else UNKNOWN
        case ("month", year, month):
            if year in (None, "last"):
                if not published:
                    return UNKNOWN
                year = int(published[:4]) - (len(published) > 4 and month + (year == "last") > int(published[5:7]))      # "last September", said in September
            last = calendar.monthrange(year, month)[1]
            return When(f"{year}-{month:02}", f"{year}-{month:02}-01", f"{year}-{month:02}-{last}", "month",
                        f"“{words}”" + (f", published {published}" if published else ""), words)
        case ("year", year):
            return When(str(year), f"{year}-01-01", f"{year}-12-31", "year", f"“{words}”", words)
    if value[0] == "numeric":
        return _numeric(value, day, words)
    if day is None:
        return _about(published, words) if published else UNKNOWN
    match value:
        case ("weekday", weekday, which):
            back = (day.weekday() - weekday) % 7
            if which in ("last", "past", "previous") and back == 0:
                back = 7
            if which == "of last week":
                back = day.weekday() + 7 - weekday
            found = day - timedelta(days=back)
            return _day(found, f"“{words}”, published {_DAYS[day.weekday()]} {published}", words)
        case ("relative", days, anchored):
            start = spoken_of if anchored and spoken_of else day
            from_ = "counted from " + ("the day last spoken of, " if anchored and spoken_of else "publication, ") + str(start)
            return _day(start + timedelta(days=days), f"“{words}”, {from_}", words)
        case ("later", days):
            found = spoken_of + timedelta(days=days) if spoken_of else None
            return _day(found, f"“{words}”, counted from the day last spoken of, {spoken_of}", words) if found and found <= day else UNKNOWN
        case ("weekdays", first, last):
            end = day - timedelta(days=(day.weekday() - last) % 7)
            return _range(end - timedelta(days=(last - first) % 7), end, f"“{words}”, published {_DAYS[day.weekday()]} {published}", words)
        case ("dom", dom):
            months = (day.replace(day=1), day.replace(day=1) - timedelta(days=1))
            return _day(next((d for m in months if (d := _date(m.year, m.month, dom)) and d <= day), None), f"“{words}”, published {published}", words)
        case ("same",):
            return _day(spoken_of, f"“{words}”", words) if spoken_of else UNKNOWN
        case ("weeks", weeks):
            about = day - timedelta(days=7 * weeks)
            return _range(about - timedelta(days=3), min(day, about + timedelta(days=3)), f"“{words}”, published {published}", words)
        case ("within", days, _):
            first = day - timedelta(days=days)
            return _range(first, day, f"“{words}”, published {published}", words)
        case ("last", unit) | ("this", unit):
            return _unit(value[0], unit, day, words, published)
    return UNKNOWN


def until(when: When, published: str) -> When:
    """"since Thursday": from the day that the words give up to that of publication."""
    day = anchor(published)
    if day is None or not when.first or str(day) <= when.first:
        return when
    return _range(date.fromisoformat(when.first), day, when.why, when.text)


def _numeric(value: tuple, day: date | None, words: str) -> When:
    """18/11/2025: the day first, if the month first does not come nearer to publication."""
    _, a, b, year = value
    both = [d for d in (_date(year, b, a), _date(year, a, b)) if d]
    past = [d for d in both if day and d <= day]
    return _day(max(past) if past else both[0] if both else None, f"“{words}”", words)


def of_publication(published: str) -> When:
    """An article that gives no time tells the news of its day."""
    day = anchor(published)
    if day is None:
        return _about(published, "") if published else UNKNOWN
    return When(f"{day}~", str(day), str(day), "day", f"no date in the text; published {published}")


def _unit(which: str, unit: str, day: date, words: str, published: str) -> When:
    why = f"“{words}”, published {published}"
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday() + (7 if which == "last" else 0))
        if unit == "weekend":
            monday = day - timedelta(days=day.weekday() - 5 if which == "this" and day.weekday() > 4 else day.weekday() + 2)
            return _range(monday, monday + timedelta(days=1), why, words)
        return _range(monday, min(day, monday + timedelta(days=6)), why, words)
    if unit == "month":
        first = day.replace(day=1)
        if which == "last":
            last = first - timedelta(days=1)
            return When(f"{last.year}-{last.month:02}", str(last.replace(day=1)), str(last), "month", why, words)
        return _range(first, day, why, words)
    year = day.year - (which == "last")
    return When(str(year), f"{year}-01-01", f"{year}-12-31", "year", why, words)


def _about(published: str, words: str) -> When:
    """Publication is known to the month or year only."""
    if len(published) == 7:
        year, month = int(published[:4]), int(published[5:])
        last = calendar.monthrange(year, month)[1]
        return When(f"{published}~", f"{published}-01", f"{published}-{last}", "month", f"published {published}, no day known", words)
    if len(published) == 4:
        return When(f"{published}~", f"{published}-01-01", f"{published}-12-31", "year", f"published {published}", words)
    return _day(date.fromisoformat(published), f"published {published}", words)


def _date(year, month, dom) -> date | None:
    try:
        return date(year, month, dom)
    except (ValueError, TypeError):
        return None


def _day(day: date | None, why: str, words: str) -> When:
    return When(str(day), str(day), str(day), "day", why, words) if day else UNKNOWN


def _range(first: date, last: date, why: str, words: str) -> When:
    return When(f"{first}/{last}", str(first), str(last), "range", why, words)

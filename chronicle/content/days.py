"""A day in another form than the record's: which one is meant."""
import re

from chronicle import edtf
from chronicle.digits import western

GREGORIAN = 1700                # an earlier year is one of another calendar: no news is as old


def date_hint(text: str) -> str:
    """`23.05.2016`, `23/5/2016`, `2016-5-3`: the day that is probably meant, when only one can be; never one that does not exist."""
    if western(text) != text:
        return date_hint(western(text)) or in_digits(western(text))
    match = re.fullmatch(r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})", text)
    if match:
        a, b, year = int(match[1]), int(match[2]), match[3]
        day, month = (a, b) if a > 12 or "." in text else (b, a) if b > 12 else (0, 0)
        return written(year, month, day) or "write year-month-day: 2016-05-23"
    match = re.fullmatch(r"(\d{4})[./](\d{1,2})[./](\d{1,2})|(\d{4})-(\d{1,2})-(\d{1,2})", text)
    if match:
        year, month, day = (g for g in match.groups() if g)
        return written(year, int(month), int(day))
    return ""


def in_digits(text: str) -> str:
    """A date that has the form of the record but for its digits."""
    try:
        date = edtf.parse(text)
    except ValueError:
        return ""
    return in_our_years(date.year) or f"write {text}"


def written(year: str, month: int, day: int) -> str:
    text = f"{year}-{month:02}-{day:02}"
    try:
        edtf.parse(text)
    except ValueError:
        return ""
    return in_our_years(year) or f"write {text}"


def in_our_years(year: str) -> str:
    """What to do with a year of another calendar; '' for one of ours."""
    return "" if int(year) >= GREGORIAN else "write the day of the Gregorian calendar: 2016-05-23"

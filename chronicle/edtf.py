"""Dates as far as they are known: the part of EDTF (ISO 8601-2, levels 0 and 1) that news needs.

    2016-05-23              a day
    2016-05   2016          a month, a year
    2021-11-01?             uncertain: the day may be wrong
    2016-05~                approximate: about then
    2021-10-30%             both
    2021-10-30/2021-11-01   some time between the two; how long it took is not said

The text is kept as written and every view shows this precision and no finer one. `first` and `last` are the outer days
the date can mean; they serve sorting, searching and exports (UCDP date_prec, ACLED time_precision), never display.
"""
import calendar
import datetime
import re
from functools import lru_cache
from typing import Literal

import msgspec

FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
WANTED = "2016-05-23, 2016-05, 2016, 2016-05-23? (uncertain), 2016-05~ (about) or 2016-05-23/2016-05-25 (between)"


class Edtf(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """Ordered by first day, then last day: sorts incidents by time."""
    first: str          # YYYY-MM-DD, the earliest day meant
    last: str           # YYYY-MM-DD, the latest
    text: str           # as written
    precision: Literal["day", "month", "year", "range"]
    uncertain: bool = False
    approximate: bool = False

    @property
    def year(self) -> str:
        return self.first[:4]

    @property
    def month(self) -> str:
        """YYYY-MM of the first day: where the timeline puts the incident."""
        return self.first[:7]

    @property
    def ucdp_precision(self) -> int:
        """UCDP GED date_prec: 1 exact day, 2 within 2-6 days, 3 a week, 4 a month, 5 a year."""
        days = (datetime.date.fromisoformat(self.last) - datetime.date.fromisoformat(self.first)).days
        if days == 0:
            return 2 if self.uncertain or self.approximate else 1
        return 2 if days <= 6 else 3 if days <= 7 else 4 if days <= 31 else 5


@lru_cache(maxsize=16384)                           # a day stands in many files: of the incident, of its sources
def parse(text: str) -> Edtf:
    """Reads one date. Raises ValueError with a sentence an editor can act on."""
    parts = text.split("/")
    if len(parts) == 2:
        first, last = parse_single(parts[0]), parse_single(parts[1])
        if last.last < first.first:
            raise ValueError(f"the interval ends ({parts[1]}) before it begins ({parts[0]})")
        return Edtf(first.first, last.last, text, "range", first.uncertain or last.uncertain,
                    first.approximate or last.approximate)
    if len(parts) > 2:
        raise ValueError(f"wanted: {WANTED}")
    return parse_single(text)


def parse_single(text: str) -> Edtf:
    match = FORM.fullmatch(text)
    if not match or not text.isascii():
        raise ValueError(f"wanted: {WANTED}")
    year, month, day, mark = match.groups()
    uncertain, approximate = mark in ("?", "%"), mark in ("~", "%")
    if year == "0000":
        raise ValueError("there is no year 0000")
    if month and not 1 <= int(month) <= 12:
        raise ValueError(f"there is no month {month}")
    if not month:
        return Edtf(f"{year}-01-01", f"{year}-12-31", text, "year", uncertain, approximate)
    days = calendar.monthrange(int(year), int(month))[1]
    if not day:
        return Edtf(f"{year}-{month}-01", f"{year}-{month}-{days}", text, "month", uncertain, approximate)
    if not 1 <= int(day) <= days:
        raise ValueError(f"{calendar.month_name[int(month)]} {year} has {days} days, there is no day {day}")
    date = f"{year}-{month}-{day}"
    return Edtf(date, date, text, "day", uncertain, approximate)

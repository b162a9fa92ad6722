"""Which files the search is made of: they follow from how many incidents each month holds.

    search.js  table.js  names.js       one for the site
    2016.js                             columns of a year
    2016-5.js                           words of a year, bucket 5
    rows-2016-05-0.js                   rows of a month, PART by PART
"""
from collections import Counter

from chronicle.search.index import buckets

FOLDER = "assets/search/"
PART = 32               # rows in a file: a page of results takes files of several months, so they are small


def files(months: dict[str, int]) -> dict[str, tuple[str, str]]:
    """Address -> (kind, subject), as routes.py wants it. `months`: YYYY-MM -> number of incidents."""
    out = {f"{FOLDER}{name}.js": (f"search-{name}", "") for name in ("script", "table", "names")}
    years: Counter[str] = Counter()
    for month, number in months.items():
        years[month[:4]] += number
        for part in range(-(-number // PART)):
            out[f"{FOLDER}rows-{month}-{part}.js"] = ("search-rows", f"{month}/{part}")
    for year, number in years.items():
        out[f"{FOLDER}{year}.js"] = ("search-year", year)
        for bucket in range(buckets(number)):
            out[f"{FOLDER}{year}-{bucket}.js"] = ("search-terms", f"{year}/{bucket}")
    return out

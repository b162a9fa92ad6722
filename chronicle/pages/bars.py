"""How incidents lie in time, as numbers for small SVG drawings. Heights go by the square root, so that a single incident
beside a hundred can still be seen."""
from collections import Counter
from math import sqrt

TALL = 40           # height of the drawing in its own units


def monthly(months: list[tuple[str, int]]) -> dict | None:
    """One bar for every calendar month from the first to the last: {path, ticks: every January, width,
    height, first, last, most: (month, number)}."""
    if not months:
        return None
    number = dict(months)
    first, last = min(number), max(number)
    span = list(calendar(first, last))
    most = max(span, key=lambda m: (number.get(m, 0), m))
    heights = [(i, TALL * sqrt(number[m] / number[most])) for i, m in enumerate(span) if number.get(m)]
    path = "".join(f"M{i} {TALL}v-{height:.1f}h.8V{TALL}z" for i, height in heights)
    ticks = "".join(f"M{i} {TALL}v3" for i, m in enumerate(span) if m.endswith("-01"))
    return {"path": path, "ticks": ticks, "width": len(span), "height": TALL, "first": first, "last": last,
            "most": (most, number[most])}


def tiles(months: list[tuple[str, int]]) -> list[dict]:
    """Years, newest first: {year, number, path: its twelve months as bars}, all on one scale, so that years can be compared."""
    number, most = dict(months), max((n for _, n in months), default=1)
    return [{"year": y["year"], "number": y["number"],
             "path": "".join(f"M{m} {TALL}v-{TALL * sqrt(n / most):.0f}h.8V{TALL}z" for m in range(12) if (n := number.get(f"{y['year']}-{m + 1:02}")))}
            for y in yearly(months)]


def share(n: int, most: int) -> float:
    """Length of a bar of 100."""
    return round(100 * n / most, 1)


def shares(months: list[tuple[str, int, str]]) -> list[dict]:
    """(YYYY-MM, number, address) as {month, number, url, share: length of its bar of 100}."""
    most = max((n for _, n, _ in months), default=1)
    return [{"month": m, "number": n, "url": url, "share": share(n, most)} for m, n, url in months]


def calendar(first: str, last: str):
    """Every month from one to the other, both included."""
    at, end = int(first[:4]) * 12 + int(first[5:]) - 1, int(last[:4]) * 12 + int(last[5:]) - 1
    for m in range(at, end + 1):
        yield f"{m // 12:04}-{m % 12 + 1:02}"


def yearly(months: list[tuple[str, int]]) -> list[dict]:
    """Newest first: {year, number, share: length of its bar of 100}."""
    years: Counter[str] = Counter()
    for month, number in months:
        years[month[:4]] += number
    most = max(years.values(), default=1)
    return [{"year": year, "number": n, "share": share(n, most)} for year, n in sorted(years.items(), reverse=True)]

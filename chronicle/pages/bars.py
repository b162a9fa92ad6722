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
    return [{"year": year, "number": n, "share": round(100 * n / most, 1)} for year, n in sorted(years.items(), reverse=True)]

"""Sums of tolls over incidents: of a place or of a year, never of an actor.

Adds the lowest numbers and the highest ones; says of how many incidents. An incident without a reported toll adds
nothing and is counted as such, one with words alone ("dozens") apart: unknown is not zero. Where one toll has no upper
end, neither has the sum; where one is "about" so many, so is the sum.
"""
from collections import defaultdict

from chronicle import words
from chronicle.computed import Outline, Range


def total(ranges: list[Range]) -> dict:
    """{low, high, about, words, reported: how many have numbers, vague: how many have words alone, of: how many there are}."""
    known = [r for r in ranges if r.counted]
    lows, highs = [r.low for r in known if r.low is not None], [r.high for r in known if r.high is not None]
    low = sum(lows) if lows else None
    high = sum(highs) if known and len(highs) == len(known) else None
    about = any(r.about for r in known)
    return {"low": low, "high": high, "about": about, "words": words.between(low, high, about), "reported": len(known),
            "vague": sum(r.reported for r in ranges) - len(known), "of": len(ranges)}


def by_year(found: list[Outline]) -> list[dict]:
    """Newest first: {year, incidents, killed, wounded}, the last two as `total` gives them."""
    years: dict[str, list[Outline]] = defaultdict(list)
    for incident in found:
        years[incident.date.year].append(incident)
    return [{"year": year, "incidents": len(of),
             "killed": total([i.killed for i in wholes(of)]),
             "wounded": total([i.wounded for i in wholes(of)])} for year, of in sorted(years.items(), reverse=True)]


def wholes(found: list[Outline]) -> list[Outline]:
    """Without the parts of larger incidents that are there themselves: nobody is counted twice."""
    ids = {i.id for i in found}
    return [i for i in found if i.part_of not in ids]

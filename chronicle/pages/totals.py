"""Sums of tolls over incidents: of a place or of a year, never of an actor.

Adds the lowest numbers and the highest ones; says of how many incidents. An incident without a reported toll adds
nothing and is counted as such, one with words alone ("dozens") apart: unknown is not zero. Where one toll has no upper
end, neither has the sum; where one is "about" so many, so is the sum.
"""
from collections import defaultdict

from chronicle import words
from chronicle.computed import Outline, Range
from chronicle.model import Site


def spread(sites: tuple[Site, ...]) -> int:
    """Over how many places an incident, and with it its toll, is."""
    return len({s.place for s in sites})


def total(ranges: list[Range]) -> dict:
    """{low, high, about, words, reported: how many have numbers, vague: how many have words alone, of: how many there are}."""
    known = [r for r in ranges if r.counted]
    lows, highs = [r.low for r in known if r.low is not None], [r.high for r in known if r.high is not None]
    low = sum(lows) if lows else None
    high = sum(highs) if known and len(highs) == len(known) else None
    about = any(r.about for r in known)
    return {"low": low, "high": high, "about": about, "words": words.between(low, high, about), "reported": len(known),
            "vague": sum(r.reported for r in ranges) - len(known), "of": len(ranges)}


def by_year(found: list[Outline], here: frozenset[str]) -> list[dict]:
    """Newest first: {year, incidents, killed, wounded}, the last two as `total` gives them, and with `beyond`: the numbers of places of
    each incident in the sum that was not only at these, whose toll is never divided among its places."""
    years: dict[str, list[Outline]] = defaultdict(list)
    for incident in found:
        years[incident.date.year].append(incident)
    return [{"year": year, "incidents": len(of), **{harm: of_place(wholes(of), harm, here) for harm in ("killed", "wounded")}}
            for year, of in sorted(years.items(), reverse=True)]


def of_place(found: list[Outline], harm: str, here: frozenset[str]) -> dict:
    beyond = [spread(i.sites) for i in found if getattr(i, harm).counted and any(s.place not in here for s in i.sites)]
    return {**total([getattr(i, harm) for i in found]), "beyond": beyond}


def wholes(found: list[Outline]) -> list[Outline]:
    """Without the parts of larger incidents that are there themselves: nobody is counted twice."""
    ids = {i.id for i in found}
    return [i for i in found if i.part_of not in ids]

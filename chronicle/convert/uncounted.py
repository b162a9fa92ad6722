"""Counts of dead that no row gives: they are listed among what was left out, so that none is lost without a word."""

import re

from chronicle.convert.chunk import Read
from chronicle.convert.records import Evidence, Incident, Left

_DEAD = frozenset("killed dead died deaths toll fatalities killing slain massacred dies".split())
_N = r"(?P<{}>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}})(?![\d:.%]|-year|st\b|nd\b|rd\b|th\b)"
_BESIDE = re.compile(rf"(?<![\d.:$€£])\b{_N.format('a')} (?:(?!years?|km|days?|hours?|miles|per)[\w'’-]+ ){{0,3}}?(?:(?:were|was|had been|have been|are) (?:\w+ )?)?(?:dead|killed|died|deaths|fatalities|slain|massacred)\b"
                     rf"|\b(?:killed|killing|dead|deaths|toll|massacred)\b(?: (?!in\b|on\b|since\b|aged\b)[\w'’-]+){{0,6}}? {_N.format('b')}", re.I)


def uncounted(reads: list[Read], incidents: list[Incident], left: list[Left]) -> list[Left]:
    """Sentences with a number of dead which no incident has and for which no reason was given."""
    if not incidents:
        return []
    given = {n for i in incidents for t in i.tolls for c in (t.killed, t.wounded) if c for n in (c.low, c.high)} | {None}
    cited = {(e.start, e.end) for e in (*(x.evidence for x in left), *(t.evidence for i in incidents for t in i.tolls))}
    return [Left(Evidence(s.text, s.start, s.end, ""), "a count of dead that no row gives") for s in (r.sentence for r in reads)
            if s.kind not in ("title", "dateline", "caption") and not _DEAD.isdisjoint(s.words) and (s.start, s.end) not in cited and not _numbers(" ".join(s.text.split())) <= given]


def _numbers(text: str) -> set[int]:
    found = {int((m["a"] or m["b"]).replace(",", "")) for m in _BESIDE.finditer(text)}
    return {n for n in found if n > 1 and not 1900 <= n < 2100}

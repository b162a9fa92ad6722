"""Do two articles tell of one event? The reasons decide, and are kept.

Points: same place 2 (same spelling skeleton, within 25 km, or one inside the other) · same day 2 · a toll both give 1.5 ·
same kind 0.5 · same perpetrator 1 · the same uncommon words 1. From 4 points, with place or toll among them and no day against
it, they are one event. A day apart counts nothing, and then the kind must be the same. Copies are found by shingles: half of the shorter text's runs of six
words in the other article.
"""

import re
from datetime import date
from functools import lru_cache

import msgspec

from chronicle.convert import lexicon
from chronicle.convert.bearings import apart
from chronicle.convert.event import one_place
from chronicle.convert.fold import fold
from chronicle.convert.lexicon import data
from chronicle.convert.records import Incident

ENOUGH = 4.0
SHARED = 0.3        # of the uncommon words: more is no chance
_EXPLOSIONS = frozenset(["bombing", "suicide bombing"])
LOOSE = 2           # days: "about" a day may be so far off
COPY = 0.5
COMPARED = 400      # articles of one run; more are not compared word for word


class Meeting(msgspec.Struct, frozen=True):
    points: float
    reasons: tuple[str, ...]


def compare(a: Incident, b: Incident) -> Meeting:
    points, why = 0.0, []
    days = _days_apart(a, b)
    if days is not None and days > 1:
        return Meeting(0.0, (f"{days} days apart",))
    alike = a.type == b.type or {a.type, b.type} <= _EXPLOSIONS
    if days == 1 and not alike:
        return Meeting(0.0, ("a day apart", "another kind"))
    if days is not None:
        points += 2 * (not days)
        why.append("same day" if not days else "a day apart")
    towns = [(p, q) for p in a.places for q in b.places if p.name and q.name]
    if any(_same(p, q) for p, q in towns):
        points += 2
        why.append("same place")
    elif towns and all(p.precision in ("exact", "near") and p.lat is not None for pair in towns for p in pair):
        return Meeting(0.0, ("different places",))
    elif {p.iso for p in a.places} & {p.iso for p in b.places} - {""}:
        points += 0.5
    else:
        return Meeting(0.0, ("different countries",))
    if _numbers(a) & _numbers(b) - {0, 1, 2}:
        points += 1.5
        why.append("same toll")
    if alike:
        points += 0.5
        why.append("same kind")
    if _doers(a) & _doers(b):
        points += 1
        why.append("same actor")
    if same_words(a, b) >= SHARED:
        points += 1
        why.append("same words")
    return Meeting(points, tuple(why))


def same_words(a: Incident, b: Incident) -> float:
    """The share of the shorter account's uncommon words that the other has too; names of places and actors are counted elsewhere."""
    mine, other = words_of(a), words_of(b)
    short = min(len(mine), len(other))
    return len(mine & other) / short if short >= 5 else 0.0


def words_of(i: Incident) -> frozenset[str]:
    names = {w for text in (*(p.name for p in i.places), *(n for p in i.places for n in p.within), *(p.country for p in i.places), *(n for p in i.parties for n in (p.name, *p.aliases)))
             for w in fold(text).split()}
    told = {e.text for e in (i.type_evidence, i.date_evidence, *(x.evidence for x in (*i.places, *i.parties, *i.weapons, *i.tolls))) if e}
    words = {w for text in told for w in fold(text).split() if len(w) > 4 and not w.isdigit()}
    return frozenset(words - names - plain_words())


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Common words, and those of every report of an attack: they say nothing of which."""
    return frozenset(data("common")["words"]) | frozenset(w for phrase in lexicon.load().phrases for w in phrase) | frozenset(
        w for key in ("prepositions", "conjunctions", "determiners", "pronouns", "adverbs", "verbs", "months", "weekdays", "number_words") for w in data("words")[key])


def _same(p, q) -> bool:
    if "country" in (p.precision, q.precision) or p.iso and q.iso and p.iso != q.iso:
        return False
    return one_place(p, q) or p.lat is not None and q.lat is not None and p.precision in ("exact", "near") and q.precision in ("exact", "near") and apart(p, q) <= 25


def _days_apart(a: Incident, b: Incident) -> int | None:
    if not (a.date.first and b.date.first):
        return None
    first = max(date.fromisoformat(a.date.first), date.fromisoformat(b.date.first))
    last = min(date.fromisoformat(a.date.last), date.fromisoformat(b.date.last))
    gap = max(0, (first - last).days)
    loose = a.date.edtf.endswith("~") or b.date.edtf.endswith("~")
    return max(0, gap - LOOSE) if loose else gap


def _span(i: Incident) -> tuple[int, int]:
    """Its first and last day as numbers, with what a loose date leaves open. Of two that are more than a day apart by these, `compare` says no more than that."""
    if not i.date.first:
        return 0, date.max.toordinal()
    loose = LOOSE * i.date.edtf.endswith("~")
    return date.fromisoformat(i.date.first).toordinal() - loose, date.fromisoformat(i.date.last).toordinal() + loose


def _numbers(i: Incident) -> set[int]:
    return {v for t in i.tolls for n in (t.killed, t.wounded) if n for v in (n.low, n.high) if v is not None}


def _doers(i: Incident) -> set[str]:
    return {p.name for p in i.parties if p.kind == "organization" and p.role in ("perpetrator", "claimed", "blamed")}


def join(readings: list) -> list:
    """Incidents of different articles that are one event get the event_id of the first."""
    flat = [(r, i) for r in readings for i in r.incidents]
    spans = [_span(incident) for _, incident in flat]
    ids: dict[str, str] = {}
    for n, (article, incident) in enumerate(flat):
        best, (first, last) = None, spans[n]
        for other, earlier in [flat[k] for k, (begin, end) in enumerate(spans[:n]) if begin - last <= 1 and first - end <= 1]:
            if other.article.id == article.article.id:
                continue
            meeting = compare(earlier, incident)
            if meeting.points >= ENOUGH and ({"same place", "same toll"} & set(meeting.reasons)) and (best is None or meeting.points > best[0]):
                best = (meeting.points, earlier.event_id)
        if best:
            ids[incident.event_id] = ids.get(best[1], best[1])
    copies = copies_of(readings)
    return [msgspec.structs.replace(r, copy_of=copies.get(r.article.id, ""), incidents=tuple(msgspec.structs.replace(i, event_id=ids.get(i.event_id, i.event_id)) for i in r.incidents))
            for r in readings]


def copies_of(readings: list) -> dict[str, str]:
    """Article id -> id of the earlier article whose words it repeats. Every article with every earlier one, up to COMPARED."""
    out: dict[str, str] = {}
    seen: list[tuple[str, frozenset[int]]] = []
    for r in readings if len(readings) < COMPARED else ():
        own = shingles(r.article.text)
        original = next((id_ for id_, other in seen if is_copy(own, other)), "")
        if original:
            out[r.article.id] = original
        seen.append((r.article.id, own))
    return out


def shingles(text: str, size: int = 6) -> frozenset[int]:
    words = re.findall(r"\w+", text.lower())
    return frozenset(hash_of(" ".join(words[k:k + size])) for k in range(len(words) - size + 1))


def hash_of(words: str) -> int:
    import zlib
    return zlib.crc32(words.encode())


def is_copy(a: frozenset[int], b: frozenset[int]) -> bool:
    """Does one text repeat the other?"""
    short = min(len(a), len(b))
    return short > 20 and len(a & b) / short >= COPY

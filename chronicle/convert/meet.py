"""Do two articles tell of one event? The reasons decide, and are kept.

Points: same place 2 (same spelling skeleton, within 25 km, or one inside the other) · same day 2 · a toll both give 1.5 ·
same kind 0.5 · same perpetrator 1 · the same uncommon words 1. From 4 points, with place or toll among them and no day against
it, they are one event. A day apart counts nothing, and then the kind must be the same. Copies are found by shingles: half of the shorter text's runs of six
words in the other article.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

import msgspec

from chronicle.convert import lexicon
from chronicle.convert.bearings import apart
from chronicle.convert.event import one_place
from chronicle.convert.fold import folded
from chronicle.convert.lexicon import data
from chronicle.convert.records import Incident, When, Where

ENOUGH = 4.0
SHARED = 0.3        # of the uncommon words: more is no chance
_EXPLOSIONS = frozenset(["bombing", "suicide bombing"])
LOOSE = 2           # days: "about" a day may be so far off
COPY = 0.5
COMPARED = 400      # articles of one run; more are not compared word for word
RUN = 6             # words that are compared together
LONG = 60           # days: an incident that may be of more of them is looked at beside every other
OPENED = 1_000      # cards


class Card(msgspec.Struct, frozen=True):
    """What an incident is known again by."""
    event_id: str
    type: str
    date: When
    places: tuple[Where, ...]
    numbers: frozenset[int]
    doers: frozenset[str]
    words: frozenset[str]


class Meeting(msgspec.Struct, frozen=True):
    points: float
    reasons: tuple[str, ...]


def card(i: Incident) -> Card:
    return Card(i.event_id, i.type, i.date, tuple(msgspec.structs.replace(p, why="", candidates=(), evidence=None, host=None) for p in i.places),
                frozenset(_numbers(i)), frozenset(_doers(i)), words_of(i))


def compare(a: Card, b: Card) -> Meeting:
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
    if a.numbers & b.numbers - {0, 1, 2}:
        points += 1.5
        why.append("same toll")
    if alike:
        points += 0.5
        why.append("same kind")
    if a.doers & b.doers:
        points += 1
        why.append("same actor")
    if _same_words(a, b) >= SHARED:
        points += 1
        why.append("same words")
    return Meeting(points, tuple(why))


def _same_words(a: Card, b: Card) -> float:
    """The share of the shorter account's uncommon words that the other has too; names of places and actors are counted elsewhere."""
    short = min(len(a.words), len(b.words))
    return len(a.words & b.words) / short if short >= 5 else 0.0


def words_of(i: Incident) -> frozenset[str]:
    names = {w for text in (*(p.name for p in i.places), *(n for p in i.places for n in p.within), *(p.country for p in i.places), *(n for p in i.parties for n in (p.name, *p.aliases)))
             for w in folded(text).split()}
    told = {e.text for e in (i.type_evidence, i.date_evidence, *(x.evidence for x in (*i.places, *i.parties, *i.weapons, *i.tolls))) if e}
    words = {w for text in told for w in folded(text).split() if len(w) > 4 and not w.isdigit()}
    return frozenset(words - names - plain_words())


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Common words, and those of every report of an attack: they say nothing of which."""
    return frozenset(data("common")["words"]) | frozenset(w for phrase in lexicon.load(()).phrases for w in phrase) | frozenset(
        w for key in ("prepositions", "conjunctions", "determiners", "pronouns", "adverbs", "verbs", "months", "weekdays", "number_words") for w in data("words")[key])


def _same(p, q) -> bool:
    if "country" in (p.precision, q.precision) or p.iso and q.iso and p.iso != q.iso:
        return False
    return one_place(p, q) or p.lat is not None and q.lat is not None and p.precision in ("exact", "near") and q.precision in ("exact", "near") and apart(p, q) <= 25


def _days_apart(a: Card, b: Card) -> int | None:
    if not (a.date.first and b.date.first):
        return None
    first = max(date.fromisoformat(a.date.first), date.fromisoformat(b.date.first))
    last = min(date.fromisoformat(a.date.last), date.fromisoformat(b.date.last))
    gap = max(0, (first - last).days)
    loose = a.date.edtf.endswith("~") or b.date.edtf.endswith("~")
    return max(0, gap - LOOSE) if loose else gap


def _span(i: Card) -> tuple[int, int]:
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
    ids, copies = events_of((r.article.id, tuple(map(kept, r.incidents))) for r in readings), copies_of(readings)
    return [joined(r, ids, copies) for r in readings]


def joined(reading, ids: dict[str, str], copies: dict[str, str]):
    return msgspec.structs.replace(reading, copy_of=copies.get(reading.article.id, ""),
                                   incidents=tuple(msgspec.structs.replace(i, event_id=ids.get(i.event_id, i.event_id)) for i in reading.incidents))


def kept(i: Incident) -> bytes:
    """Its card, in little room: a run may keep those of many thousands."""
    return msgspec.msgpack.encode(card(i))


def events_of(articles: Iterable[tuple[str, tuple[bytes, ...]]]) -> dict[str, str]:
    """event_id -> that of the earlier incident which it is; `articles`: of each its id and the cards of its incidents."""
    cards: list[bytes] = []
    spans: list[tuple[int, int]] = []           # of each incident: its days
    tellers: list[str] = []                     # of each incident: its article
    at: dict[int, list[int]] = defaultdict(list)        # day -> incidents that may be of it
    wide: list[int] = []                        # incidents that may be of any of many days
    opened = lru_cache(maxsize=OPENED)(lambda n: msgspec.msgpack.decode(cards[n], type=Card))
    ids: dict[str, str] = {}
    for article, told in articles:
        for mine in told:
            n = len(cards)
            cards.append(mine)
            tellers.append(article)
            spans.append(span := _span(opened(n)))
            best = None
            for k in _near(span, n, at, wide):
                if tellers[k] == article or spans[k][0] - span[1] > 1 or span[0] - spans[k][1] > 1:
                    continue
                meeting = compare(opened(k), opened(n))
                if meeting.points >= ENOUGH and ({"same place", "same toll"} & set(meeting.reasons)) and (best is None or meeting.points > best[0]):
                    best = (meeting.points, opened(k).event_id)
            if best:
                ids[opened(n).event_id] = ids.get(best[1], best[1])
            if span[1] - span[0] > LONG:
                wide.append(n)
            else:
                for day in range(span[0], span[1] + 1):
                    at[day].append(n)
    return ids


def _near(span: tuple[int, int], n: int, at: dict[int, list[int]], wide: list[int]) -> Iterable[int]:
    """The incidents before the `n`-th of which a day may be one of its days or lie beside one."""
    if span[1] - span[0] > LONG:
        return range(n)
    return sorted({*wide, *(k for day in range(span[0] - 1, span[1] + 2) if day in at for k in at[day])})


def copies_of(readings) -> dict[str, str]:
    """Article id -> id of the earlier article whose words it repeats. Every article with every earlier one, up to COMPARED."""
    if len(readings) >= COMPARED:
        return {}
    out: dict[str, str] = {}
    names: list[str] = []
    lengths: list[int] = []
    first: dict[int, int] = {}          # run of words -> the first article in which it stands
    later: dict[int, list[int]] = {}    # run of words -> the others
    for n, r in enumerate(readings):
        own = shingles(r.article.text)
        told = [run for run in own if run in first]
        shared = Counter(k for run in told for k in (first[run], *later.get(run, ())))
        original = min((k for k, both in shared.items() if is_copy(both, len(own), lengths[k])), default=None)
        if original is not None:
            out[r.article.id] = names[original]
        names.append(r.article.id)
        lengths.append(len(own))
        for run in told:
            later.setdefault(run, []).append(n)
        first |= dict.fromkeys(own.difference(told), n)
    return out


def shingles(text: str) -> frozenset[int]:
    """The runs of RUN words, each as a number."""
    words = re.findall(r"\w+", text.lower())
    line = " ".join(words).encode()
    ends = list(_ends(words))
    return frozenset(zlib.crc32(line[begin:end]) for begin, end in zip([0, *(e + 1 for e in ends)], ends[RUN - 1:]))


def _ends(words: list[str]) -> Iterator[int]:
    """Where each of the words ends, in bytes, if a blank stands between them."""
    end = -1
    for word in words:
        end += len(word.encode()) + 1
        yield end


def is_copy(both: int, one: int, other: int) -> bool:
    """Does one text repeat the other? Their runs of words, and those of both."""
    short = min(one, other)
    return short > 20 and both / short >= COPY

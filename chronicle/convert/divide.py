"""One sentence, several events.

    by count    "killing four people in Kharkiv and two in Odesa": every count of dead has a town of its own, and there are two such towns
    by clause   "soldiers shot six people in Nabatieh, while a strike on Duris left five dead": each clause with a deed and a town of its own
    by rites    "shot four at the funeral of a judge, who was killed on Monday in Multan": the death for which they came together is another deed
    by noun     "the murder of a judge and the kidnapping of two farmers": deeds told by nouns side by side, each with somebody of its own

The sentence is read once for each: the same doers and weapons, its own people, count, town and day. A count for the whole ("53 people: 40
in Tartus, 13 in Jableh") keeps it one event, for a joint toll is never split.
"""

import re
from itertools import pairwise

import msgspec

from chronicle.convert.event import is_town, named_twice
from chronicle.convert.facts import STRONG, Fact
from chronicle.convert.fold import fold
from chronicle.convert.kinds import types_of
from chronicle.convert.records import Where
from chronicle.convert.scenes import Scene

COUNTS = ("kill", "part")
_OF_THE_HURT = frozenset("harm-died harm-the-hurt harm-the-dead".split())
_SO_LONG = re.compile(r"(?:hours|days?|weeks?|months?)$", re.I)
_RITES = re.compile(r"\b(?:funeral|burial|wake|vigil|last rites|memorial|mourn(?:ing|ed|ers)|procession)\b", re.I)
_BY_NOUN = frozenset("harm-murder-of harm-whose harm-death-of attack-attack-on attack-kidnapping attack-explosion-at attack-destruction-of attack-burning-of".split())


def divided(scene: Scene) -> list[Scene]:
    """The scene, or one scene for each of its events in the order of the text."""
    return next((out for way in (_by_count, _mourned, _by_clause, _by_noun) if len(out := way(scene)) > 1), [scene])


def _by_count(scene: Scene) -> list[Scene]:
    counts = [f for f in scene.facts if f.kind in COUNTS and f.number and not f.number.vague]
    if len(counts) < 2 or len([p for p in scene.places if is_town(p) and p.lat is not None]) < 2:
        return [scene]
    towns = [_town_after(scene, f.at, counts) for f in counts]
    if not all(towns) or len({t.name for t in towns}) != len(counts):
        return [scene]
    rest = [f for f in scene.facts if f not in counts and f.kind != "wound"]
    out = []
    for fact, town in zip(counts, towns, strict=True):
        own = msgspec.structs.replace(fact, kind="kill", where="")
        places = tuple(p for p in scene.places if p is town or not is_town(p) and p.type != "region")
        out.append(msgspec.structs.replace(scene, facts=(*rest, own) if fact is counts[0] else (*(f for f in rest if f.agents), own), places=places))
    return out


def _by_clause(scene: Scene) -> list[Scene]:
    """Two clauses that "while", a semicolon, "after" or "and" parts, each with a deed and a town or a day of its own, and with the days it names, if each names any."""
    chunks = scene.read.chunks
    if sum(is_town(p) for p in scene.places) < 2 and len({w.first for w in scene.whens if w.precision == "day"}) < 2:
        return [scene]
    told = {id(f): _told_at(scene, f) for f in scene.facts}
    marks = [n for n in range(1, len(chunks)) if _begins_clause(scene, n)]
    ends: list[int] = []
    for n in marks:
        if _of_its_own(scene, range(ends[-1] if ends else 0, n), range(n, next((m for m in marks if m > n), len(chunks))), told) or _of_its_own(scene, range(ends[-1] if ends else 0, n), range(n, len(chunks)), told):
            ends.append(n)
    parts = [range(a, b) for a, b in pairwise([0, *ends, len(chunks)])]
    if len(parts) < 2:
        return [scene]
    rest = tuple(p for p in scene.places if not is_town(p) and p.type != "region")
    days = [_days_in(scene, part) for part in parts]
    days = days if all(days) else [() if _of_another_day(scene, part.start) else scene.whens for part in parts]
    out: list[Scene] = []
    for part, when in zip(parts, days, strict=True):
        facts = tuple(f for f in scene.facts if told[id(f)] in part)
        weapons, types = _with_what(scene, part, facts, out[-1] if out else None)
        towns = _named_in(scene, part) or [p for p in scene.places if is_town(p) and not any(p in _named_in(scene, other) for other in parts[1:])]
        out.append(msgspec.structs.replace(scene, facts=facts, places=(*towns, *rest), whens=when, weapons=weapons, types=types, separate=scene.separate or not when and bool(scene.whens)))
    return out


def _told_at(scene: Scene, fact: Fact) -> int:
    """The chunk of who or what was hit first, as who did it may stand far before: "rebels shot six in A and burned a school in B"."""
    hit = [e.name.lower() for e in (*fact.victims, *fact.targets)]
    return next((n for n in range(fact.at, len(scene.read.chunks)) if hit and hit[0] in " ".join(scene.read.words(scene.read.chunks[n]).lower().split())), fact.at)


def _of_another_day(scene: Scene, n: int) -> bool:
    """"…, a week after his brother was shot in X": no day of the deeds told before."""
    return n + 1 < len(scene.read.chunks) and scene.read.chunks[n].code == "NP" and scene.read.chunks[n + 1].sub in ("after", "before") and not scene.read.words(scene.read.chunks[n]).lower().endswith("hours")


def _with_what(scene: Scene, part: range, facts, before: Scene | None) -> tuple[tuple, tuple]:
    """The weapons that the part names and the types its words speak for; "another exploded in X" is of the sort told before."""
    chunks = scene.read.chunks[part.start:part.stop]
    begin, end = chunks[0].start, chunks[-1].end
    types = tuple(types_of(msgspec.structs.replace(scene.read, chunks=chunks, mentions=tuple(m for m in scene.read.mentions if begin <= m.start < end)), facts))
    weapons = tuple(m for m in scene.weapons if begin <= m.start < end)
    if before is not None and not weapons and set(types) & set(before.types):
        weapons = before.weapons
    return weapons, types


def _mourned(scene: Scene) -> list[Scene]:
    """"Gunmen killed four at the funeral of a judge, who was shot on Monday in Multan": the judge's death is another deed, with the towns and days of its clause."""
    chunks = scene.read.chunks
    if not _RITES.search(scene.read.sentence.text):
        return [scene]
    n = next((n for n in range(2, len(chunks) - 1) if chunks[n].sub in ("who", "whose") and any(_RITES.search(scene.read.words(c)) for c in chunks[max(0, n - 8):n])), 0)
    n -= 1 + (chunks[n - 1].code == "C") if n else 0            # with whoever is mourned
    end = next((k for k in range(n, len(chunks)) if chunks[k].code == "SAY" or chunks[k].sub in ("semicolon", "stop")), len(chunks))
    part = range(n, end)
    own = [f for f in scene.facts if f.at in part]
    if not n or not any(f.kind in STRONG for f in own) or not any(f.kind in STRONG for f in scene.facts if f.at < n):
        return [scene]
    names, before = ({fold(chunks[k].name) for k in stretch if chunks[k].code in ("LOC", "NAM")} for stretch in (part, range(n)))
    there = tuple(p for p in scene.places if fold(p.name) in names)
    days = tuple(w for w in scene.whens if any(chunks[k].code == "TIM" and scene.read.words(chunks[k]) == w.text for k in part))
    rest = msgspec.structs.replace(scene, facts=tuple(f for f in scene.facts if f not in own), places=tuple(p for p in scene.places if p not in there or fold(p.name) in before), whens=tuple(w for w in scene.whens if w not in days))
    other = msgspec.structs.replace(scene, facts=tuple(own), places=there, whens=days, separate=True)
    return [rest, other]


def _begins_clause(scene: Scene, n: int) -> bool:
    """Does the chunk begin a clause that may tell another deed: "while", ", and in TOWN", "and two more were shot", ", a day after a bomb killed", ", in TOWN two were killed"?"""
    chunks = scene.read.chunks
    c, before, after = chunks[n], chunks[n - 1], chunks[n + 1:n + 3]
    if c.sub in ("while", "semicolon", "days_after_harm") or c.sub in ("after", "before") and c.code == "W":
        return True
    if c.sub == "and":
        return before.code == "C" and [x.sub if x.code == "W" else x.code for x in after] in (["in", "LOC"], ["on", "TIM"]) or bool(after) and (
            after[0].code in ("HUM", "NUM", "WPN", "EVT") or after[0].code == "V" and "g" not in after[0].flags or _another(scene, after))
    if before.code != "C":
        return False
    if c.code == "NP":
        return bool(after) and after[0].sub in ("before", "after") and bool(_SO_LONG.search(scene.read.words(c)))
    if c.sub in ("in", "on") and len(after) == 2:
        return after[0].code == ("LOC" if c.sub == "in" else "TIM") and (after[1].code in ("HUM", "PER", "NUM", "WPN", "OBJ", "EVT") or after[1].code == "C")
    return c.code in ("HUM", "WPN", "EVT", "NUM") and bool(after) and (after[0].code == "V" and "g" not in after[0].flags or len(after) == 2 and after[0].sub in ("was", "were") and after[1].code == "V")


def _another(scene: Scene, chunks) -> bool:
    """"another exploded in X"."""
    return len(chunks) == 2 and chunks[1].code == "V" and scene.read.words(chunks[0]).lower() == "another"


def _of_its_own(scene: Scene, one: range, other: range, told: dict[int, int]) -> bool:
    """Have both stretches of the sentence a deed, and each a town that is not the other's, or others hit on another day?"""
    towns, others = _named_in(scene, one), _named_in(scene, other)
    deeds, more = ([f for f in scene.facts if f.kind in STRONG and told[id(f)] in part] for part in (one, other))
    died = scene.read.chunks[other.start].sub == "after" and all(f.rule in _OF_THE_HURT for f in deeds)       # "two died in A after a bomb went off in B"
    later = all(f.rule in _OF_THE_HURT and not f.number for f in more)                                         # "was shot in A and died in B"
    if not deeds or not more or died or later:
        return False
    return not named_twice(towns[0], others[0]) if towns and others else _on_another_day(scene, one, other, min(told[id(f)] for f in more)) and not {e.name for f in deeds for e in (*f.victims, *f.targets)} & {e.name for f in more for e in (*f.victims, *f.targets)}


def _on_another_day(scene: Scene, one: range, other: range, deed: int) -> bool:
    """"A judge was shot on Monday, and on Tuesday a clerk was stabbed": each part names a day, and begins anew with whom or what it tells of."""
    days, more = ({w.first for w in _days_in(scene, part) if w.precision == "day"} for part in (one, other))
    chunks = scene.read.chunks
    anew = any(c.code in ("HUM", "PER", "NUM", "WPN", "EVT", "OBJ", "ORG") for c in chunks[other.start:other.start + 4] if c.code != "V") and not any(c.code == "V" for c in chunks[other.start:other.start + 2])
    recalled = any(c.sub in ("who", "which", "that") for c in chunks[other.start:deed + 1])                     # "police on Tuesday arrested a man who had shot …"
    return bool(days and more) and not days & more and anew and not recalled and not any(f.rule in _OF_THE_HURT for f in scene.facts)


def _days_in(scene: Scene, part: range) -> tuple:
    """The days that these chunks of the sentence name."""
    chunks = scene.read.chunks[part.start:part.stop]
    return tuple(w for w in scene.whens if any(c.code == "TIM" and scene.read.words(c) == w.text for c in chunks))


def _by_noun(scene: Scene) -> list[Scene]:
    """Deeds told by nouns: what stands after the second noun is of the second deed, what the parts do not name apart is of both."""
    nouns = _side_by_side(scene)
    if len(nouns) < 2:
        return [scene]
    days = [w for w in scene.whens if w.precision == "day"]
    out = []
    for k, (begin, end) in enumerate(pairwise([*nouns, len(scene.read.chunks)])):
        own = _named_in(scene, range(begin, end))
        facts = tuple(f for f in scene.facts if (begin <= f.at or not k) and f.at < end)
        out.append(msgspec.structs.replace(scene, facts=facts, places=tuple(p for p in scene.places if not own or p in own or not is_town(p)),
                                           whens=(days[k],) if len(days) == len(nouns) else scene.whens))
    return out


def _named_in(scene: Scene, part: range) -> list[Where]:
    """The towns that these chunks of the sentence name."""
    names = {fold(scene.read.chunks[n].name) for n in part if scene.read.chunks[n].code in ("LOC", "NAM")}
    return [p for p in scene.places if is_town(p) and fold(p.name) in names]


def _side_by_side(scene: Scene) -> list[int]:
    """The chunks of the nouns that tell of deeds and that "and" joins, each with somebody or something of its own hit."""
    chunks, out = scene.read.chunks, list[tuple[int, Fact]]()
    for fact in sorted((f for f in scene.facts if f.rule in _BY_NOUN and f.kind in STRONG and (f.victims or f.targets) and not f.doubt), key=lambda f: f.at):
        noun = next((n for n in range(fact.at, -1, -1) if chunks[n].code in ("EVT", "V") or chunks[n].sub == "dead"), None)
        if noun is None or out and noun == out[-1][0]:
            continue
        hit = {e.name for e in (*fact.victims, *fact.targets)}
        if any(e.sub in ("vague", "") and e.code not in ("PER", "NAM") for e in (*fact.victims, *fact.targets)):
            continue                                            # "the murder of people": nobody in particular
        if out:
            before = out[-1][1]
            joint = next((n for n in range(noun - 1, before.at, -1) if chunks[n].sub == "and"), None)
            if joint is None or noun - joint > 3 or any(c.code in ("V", "SAY", "P", "EVT") for c in chunks[before.at + 1:noun]) or hit & {e.name for e in (*before.victims, *before.targets)}:
                continue
        out.append((noun, fact))
    return [noun for noun, _ in out]


def _town_after(scene: Scene, at: int, counts) -> Where | None:
    """The first town between this count and the next."""
    end = min((f.at for f in counts if f.at > at), default=len(scene.read.chunks))
    for c in scene.read.chunks[at + 1:min(end, at + 9)]:
        if c.code in ("SAY", "P") or c.code == "V":
            return None
        if c.code == "LOC" and (town := next((p for p in scene.places if is_town(p) and p.lat is not None and fold(p.name) == fold(c.name)), None)):
            return town
    return None

"""Who bears a name: what a noun group says of doers and victims without any verb.

    Israeli air strikes, a Taliban attack           the doer stands in the event's name
    the mayor's murder, Ana Ruiz's kidnapping       so does whom it befell
    Ana Ruiz, a teacher, and two pupils             a name and what its bearer is are one person
"""

import re

from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.entities import Entity, bare
from chronicle.convert.records import Number

_ATTEMPT = re.compile(r"\battempt", re.I)
_DEATH = re.compile(r"\b(?:death|murder|killing|assassination|kidnapping|abduction|execution|disappearance)\b", re.I)


def is_attempt(read: Read, c: Chunk) -> bool:
    """"an assassination attempt", "an attempt on the life of": nobody need be dead."""
    return bool(_ATTEMPT.search(read.words(c)))


def owner(read: Read, c: Chunk, known) -> Entity | None:
    """"Ana Ruiz's murder", "the mayor's kidnapping": whom it befell."""
    tokens = read.sentence.tokens
    k = _apostrophe(read, c)
    if k is None or not _DEATH.search(read.words(c)):
        return None
    inside = [m for m in read.mentions if m.end == k and m.start >= c.start]
    if any(m.kind in ("actor", "place", "time", "target", "event") for m in inside):
        return None
    text = bare(" ".join(t.text for t in tokens[c.start:k]))
    person = next((m for m in inside if m.kind == "human"), None)
    if person is None and not text[:1].isupper():
        return None
    if person is None:
        name = known.persons.get(text.lower(), text)
        return Entity(name, "PER", "person", "", False, Number(1, 1, "1"))
    return None if person.sub in ("militant", "dead", "hurt", "vague", "group") else Entity(text, "HUM", person.sub, "", person.many, None if person.many else Number(1, 1, "1"))


def _apostrophe(read: Read, c: Chunk) -> int | None:
    """The token that says that what follows is somebody's, if one does."""
    return next((k for k in range(c.start + 1, c.end) if read.sentence.tokens[k].low in ("'s", "’s")), None)


_SIDES = {**dict.fromkeys("army military government junta navy regime police".split(), "force"),
          **dict.fromkeys("rebel militant insurgent jihadist separatist settler bandit gang militia guerrilla guerilla".split(), "militant")}
_AIR_FORCE = re.compile(r"\bair force\b", re.I)
# what is fired or sent
_SENT = frozenset(["missile", "rocket", "drone", "aerial bomb", "artillery", "gunfire"])
_OF_STATES = _SENT | {"aircraft", "airstrike", "shelling"}      # what states do: a "Colombian attack" only happened there
_WITH = re.compile(r"\b(?:with|using|used|carried|supplied)\s+$", re.I)
_TO_COME = re.compile(r"\b(?:feared|expected|possible|potential|imminent|future|threatened)\b(?: [\w-]+){0,3}\s*$", re.I)
SUSPECTED = re.compile(r"\b(?:suspected|alleged|presumed|apparent)\b", re.I)
_DEEDS = frozenset("attack bombing airstrike shelling ambush shooting killing".split())


def may_name_doer(c: Chunk) -> bool:
    """A deed, or a weapon with which one is done from afar: "an army drone", not "an army rifle"."""
    return c.sub == "aircraft" or c.code == "WPN" and c.orgs and c.sub.endswith(("bomb", "mine")) or c.code in ("WPN", "EVT") and c.sub in _SENT or c.code == "EVT" and c.sub in _DEEDS


_CARRIED_OFF = re.compile(r"\b(?:taken|transferred|airlifted|evacuated|flown|rushed|transported|ferried|carried|moved|brought|lifted|rescued|picked up)(?: (?!because|when|after|hit|struck|fired|bombed|killed|wounded)[\w'’-]+){0,7} (?:by|with|in|aboard|on)\s*(?:an? |the )?\s*$", re.I)


def doer_in_name(read: Read, c: Chunk, known) -> Entity | None:
    """"Israeli air strikes", "a Taliban attack": the event's own name says whose it was."""
    before = read.sentence.text[:read.sentence.tokens[c.start].start]
    if c.sub == "aircraft" and _CARRIED_OFF.search(before):
        return None                                             # "the wounded were flown out by a military helicopter"
    if _WITH.search(before) and c.code == "WPN" or _TO_COME.search(read.words(c)) or _TO_COME.search(before):
        return None                                             # "with British missiles", "a feared Iranian attack"
    group = next((o for o in c.orgs if o in known.lexicon.actors and known.lexicon.actors[o].kind == "militant"), "")
    if group:
        return Entity(group, "ORG", "militant", group, False, None, bool(SUSPECTED.search(read.words(c))))
    side = next((t.low for t in read.sentence.tokens[c.start:c.end - 1] if t.low in _SIDES), "")
    if side and _SIDES[side] == "militant" and c.code == "EVT":
        return Entity(f"{side}s", "HUM", "militant", "", True, None, bool(SUSPECTED.search(read.words(c))))      # "a rebel attack"
    nation = next((o[7:] for o in c.orgs if o.startswith("nation:") and o != "nation:PS"), "") or _of_land(read, c)      # "a Palestinian attack" was somebody's, no state's
    if c.sub not in _OF_STATES and not (c.sub == "attack" and nation and _abroad(read, c, nation)):
        return None
    force = next((o for o in c.orgs if o in known.lexicon.actors and known.lexicon.actors[o].kind == "force"), "")
    if force:
        return Entity(force, "ORG", "force", force, False, None)     # "a Myanmar military air strike"
    if nation:
        return Entity(known.gazetteer.country_name(nation), "LOC", "country", "", False, None)
    body = side if _SIDES.get(side) == "force" else "air force" if not side and _AIR_FORCE.search(read.words(c)) else ""
    return Entity(body, "ORG", "force", "", True, None) if body else None       # "government air strikes", "air force planes"


_BODY = re.compile(r"\b(?:army|armed forces|military|air force|government|police|security forces|national guard|junta|regime)\b", re.I)
_SHARE = re.compile(r"\b(?:involvement|participation|responsibility|complicity|guilt|culpability|role)$", re.I)


def whose_share(read: Read, i: int, known) -> Entity | None:
    """"Army involvement in the murder", "the ELN's responsibility for the attack": whose it is said to be."""
    c, after = read.chunks[i], read.chunks[i + 1:i + 3]
    if len(after) < 2 or after[0].sub not in ("in", "for") or not (after[1].code == "EVT" and after[1].sub in _DEEDS | {"kidnapping"} or after[1].sub == "dead") or not _SHARE.search(read.words(c)):
        return None
    group = next((o for o in c.orgs if o in known.lexicon.actors and known.lexicon.actors[o].kind in ("militant", "force")), "")
    if group:
        return Entity(group, "ORG", known.lexicon.actors[group].kind, group, True, None)
    body = _BODY.search(read.words(c))
    return Entity(body[0], "ORG", "force", "", True, None) if body else None


def _of_land(read: Read, c: Chunk) -> str:
    """"Russia's overnight attack on Kharkiv": the land whose the event is said to be."""
    k = _apostrophe(read, c)
    return next((m.value for m in read.mentions if m.kind == "place" and m.start >= c.start and m.end == k and isinstance(m.value, str)), "") if k else ""


def _abroad(read: Read, c: Chunk, nation: str) -> bool:
    """"A Russian attack on a bakery in Kramatorsk": the sentence names places beside the event's own name, and none of them lies in that state."""
    lands = [{m.value} if isinstance(m.value, str) else {m.value[0].country} for m in read.mentions if m.kind == "place" and m.value and not c.start <= m.start < c.end]
    return bool(lands) and not any(nation in found for found in lands)


_OFFICE = re.compile(r"(?:its|their)\b", re.I)      # "Juan Gil, its chief of staff": an organisation has no wives and sons
_HIS = re.compile(r"(?:his|her|their|its)\b", re.I)
_ARTICLE = re.compile(r"(?:the|a|an)\b", re.I)


def without_appositions(read: Read, at: tuple[int, ...]) -> tuple[int, ...]:
    """A name and what its bearer is are one person: "Ana Ruiz, a teacher", "the mayor, Juan Gil", "Senator and candidate Ana Ruiz"."""
    out, chunks = list(at), read.chunks
    for n, i in enumerate(at):
        c = chunks[i]
        if c.code == "HUM" and i + 1 < len(chunks) and chunks[i + 1].code == "C" and _named_one_by_one(chunks, i, at[n + 1:]):
            out.remove(i)
            continue
        if c.code != "HUM" or "s" not in c.flags or _HIS.match(read.words(c)) and not (c.sub in ("official", "security") and _OFFICE.match(read.words(c))) or c.number and (c.number.low, c.number.high) != (1, 1):
            continue
        bare_noun = not _ARTICLE.match(read.words(c)) and not c.number
        k = i - 2 if n > 1 and chunks[i - 1].code == "C" else -1
        if k > 1 and chunks[k].code == "NUM" and chunks[k - 1].code == "C":
            k -= 2                                              # "Juan Gil, 45, a former mayor"
        before = chunks[k] if k >= 0 else None
        after = chunks[i + 2] if i + 2 in at and chunks[i + 1].code == "C" else None
        closed = i + 1 >= len(chunks) or chunks[i + 1].code in ("C", "V", "VB", "P") or chunks[i + 1].flags in ("x", "c", "p")
        titles = i + 2 in at and chunks[i + 1].sub == "and" and chunks[i + 2].code == "PER" and bare_noun
        named = after is not None and after.code == "PER" and (i + 3 >= len(chunks) or chunks[i + 3].code in ("C", "V") or chunks[i + 3].flags == "x")
        of_somebody = before is not None and before.code == "OBJ" and " of " in read.words(before)     # "the house of Ana Ruiz, the mayor"
        second = bare_noun and n > 1 and chunks[i - 1].sub == "and" and i - 2 in at and i - 2 not in out      # "Ana Ruiz, teacher and deputy"
        if before is not None and (before.code == "PER" or of_somebody) and closed or named or titles or second:
            out.remove(i)
    return tuple(out)


def _named_one_by_one(chunks: tuple[Chunk, ...], i: int, rest: tuple[int, ...]) -> bool:
    """"two reporters, Juan Gil and Ana Ruiz,": as many names as people. `rest`: the role's chunks after them."""
    several = chunks[i].number
    people = [k for k in rest if chunks[k].code not in ("C", "W", "NUM")]
    return len(people) > 1 and several is not None and (several.low, several.high) == (len(people), len(people)) and all(chunks[k].code == "PER" for k in people)


PARTS = r"(?:(?:main|front|back|rear|side|outer|inner|northern|southern|eastern|western|perimeter) )?(?:gates?|gateway|entrance|entry|walls?|fence|perimeter|courtyard|roof|lobby|reception|kitchen|parking lot|car park|doors?|doorway|fa[cç]ade|wards?|corridor|basement|hallway|staircase)$"      # of a building
_PART = re.compile(rf"(?:.*?['’]s )?(?:the |an? |its )?{PARTS}", re.I)


def a_part(read: Read, c: Chunk) -> bool:
    """"The gate of the camp", "the hotel's entrance": what it is a part of was hit."""
    return c.code == "OBJ" and _PART.match(read.words(c)) is not None


def only_whose(read: Read, i: int, at: tuple[int, ...]) -> bool:
    """"the school of the nuns", "the houses of a judge, a mayor, and a priest": they only say which. But who has a house is meant by what is done
    to it. `at`: chunks of the role."""
    k, chunks = i, read.chunks
    while k > 3 and chunks[k].code == "HUM" and (chunks[k - 1].code == "C" or chunks[k - 1].sub == "and"):
        k -= 3 if chunks[k - 1].sub == "and" and chunks[k - 2].code == "C" else 2
    i = k if i - k > 4 or i - k > 1 and i + 1 < len(chunks) and chunks[i + 1].code == "C" else i
    if i - 2 not in at or chunks[i - 1].sub not in ("of", "for", "with") or chunks[i].code == "OBJ" and a_part(read, chunks[i - 2]):
        return False
    return chunks[i - 2].code in ("OBJ", "HUM", "ORG", "PER", "LOC") and not (chunks[i - 2].sub == "house" and chunks[i].code == "PER")

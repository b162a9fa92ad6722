"""Forces of which somebody says that none of them did it: a denial by whose they are.

    No Russian jet flew over X, Moscow said.                    Russia denies it
    The army said none of its soldiers had opened fire.         the army denies it
    Russia said its air force had carried out no strikes.       Russia denies it
"""

import re

from chronicle.convert import attribution
from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.entities import Entity
from chronicle.convert.facts import Fact
from chronicle.convert.lexicon import capitals, nationalities

_NONE = re.compile(r"(?:no(?! (?:fewer|less|more)\b)|not (?:one|a single)|none)\b", re.I)
_OF_THEIRS = re.compile(r"(?:one |any )?(?:of )?(?:our|its|their)\b", re.I)
_WENT = frozenset("flown flew flying been was were operated operating launched crossed entered present over active".split())
_NO_SORTIE = re.compile(r"no (?:[\w-]+ ){0,2}(?:missions?|sorties?|strikes?|air ?strikes?|raids?|attacks?|flights?|operations?|bombing)\b", re.I)


def with_denials(read: Read, facts: list[Fact], says: list[attribution.Speaker], known) -> list[Fact]:
    """The facts, without deeds of forces that are said to have done none, and with the denial."""
    if read.sentence.words.isdisjoint(("no", "none", "not")):
        return facts
    chunks = read.chunks
    none = next((i for i in range(len(chunks)) if _none_of(read, i)), None)
    if none is None and (sortie := next((i for i, c in enumerate(chunks) if i > 1 and c.code in ("NP", "EVT") and _NO_SORTIE.match(read.words(c)) and chunks[i - 1].code in ("V", "VB")), None)):
        none = next((i for i in range(sortie - 2, -1, -1) if chunks[i].code in ("ORG", "HUM", "OBJ") and chunks[i].sub in ("force", "security", "aircraft")), None)
    speaker = next(iter(says), None)
    if none is None or speaker is None or not (who := _whose(read, chunks[none], speaker, known)):
        return facts
    kept = [f for f in facts if f.at != none or f.kind in ("claim", "blame", "deny") or f.victims or f.targets]
    return [*kept, Fact("deny", "voice-none-of-theirs", none, actors=(who,), by=speaker.name, basis=speaker.basis)]


def _none_of(read: Read, i: int) -> bool:
    """"No Russian jet has flown", "not one of our soldiers opened fire", "none of its aircraft had been there"."""
    chunks, c = read.chunks, read.chunks[i]
    if c.code not in ("ORG", "HUM", "OBJ", "WPN") or c.sub not in ("force", "security", "aircraft", "drone", "missile", "rocket", "bomb", "artillery"):
        return False
    words = read.words(c)
    before = "".join(f"{read.words(b)} " for b in chunks[max(0, i - 2):i] if b.code == "W")
    theirs = bool(_OF_THEIRS.match(words)) and bool(_NONE.search(before))
    named = bool(re.match(r"no (?!fewer|less|more)", words, re.I)) and any(w.lower() in nationalities() for w in words.split())
    after = chunks[i + 1:i + 4]
    return (theirs or named) and any(b.code == "V" or b.sub in _WENT for b in after)


def _whose(read: Read, c: Chunk, speaker: attribution.Speaker, known) -> Entity | None:
    """The state or group whose forces they are: named with them, or the one that speaks."""
    words = [w for w in read.words(c).split() if w[:1].isupper()]
    iso = next((nationalities()[w.lower()] for w in words if w.lower() in nationalities()), "")
    said = speaker.name.split(" ")
    iso = iso or known.gazetteer.country(speaker.name) or capitals().get(speaker.name, "") or next(
        (nationalities()[w.lower().removesuffix("'s")] for w in said if w.lower() in nationalities()), "")
    if iso:
        return Entity(known.gazetteer.country_name(iso), "LOC", "country", "", True, None)
    actor = known.lexicon.actors.get(speaker.name)
    if actor and actor.kind in ("militant", "force"):
        return Entity(actor.name, "ORG", actor.kind, actor.name, True, None)
    return Entity(speaker.name, "ORG", "force", "", True, None) if said[-1].lower() in ("army", "military", "navy", "forces", "police") else None

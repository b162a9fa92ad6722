"""One sentence, several events: "killing four people in Kharkiv and two in Odesa".

Where every count of dead in a sentence has a town of its own, and there are two such towns, the sentence is read once for each: the same
doers, day and weapons, its own count and town. A count for the whole ("53 people: 40 in Tartus, 13 in Jableh") keeps it one event,
for a joint toll is never split.
"""

import msgspec

from chronicle.convert.event import is_town
from chronicle.convert.facts import Scene
from chronicle.convert.fold import fold
from chronicle.convert.records import Where

COUNTS = ("kill", "part")


def divided(scene: Scene) -> list[Scene]:
    """The scene, or one scene for each of its towns in the order of the text."""
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


def _town_after(scene: Scene, at: int, counts) -> Where | None:
    """The first town between this count and the next."""
    end = min((f.at for f in counts if f.at > at), default=len(scene.read.chunks))
    for c in scene.read.chunks[at + 1:min(end, at + 9)]:
        if c.code in ("SAY", "P") or c.code == "V":
            return None
        if c.code == "LOC" and (town := next((p for p in scene.places if is_town(p) and p.lat is not None and fold(p.name) == fold(c.name)), None)):
            return town
    return None

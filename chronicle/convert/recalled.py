"""Which of several events a sentence recalls, by its place or by how many died in it.

    the Karrada bombing                  the event there
    identified the two killed            the event of two dead
    the force of the bomb                the event last told in which one went off
    Wednesday's attack, at a bar in X    the event at X
"""

import re

from chronicle.convert.event import THE_EVENT, Group, contradicts, is_town, same_place
from chronicle.convert.fold import fold
from chronicle.convert.scenes import Scene

_SO_MANY = re.compile(r"\bthe ([a-z]+|\d+) (?:people |others )?(?:killed|dead|victims|deceased)\b", re.I)
_FORCE = re.compile(r"\bthe (?:force|power|strength|impact|shock ?waves?|blast wave|fragments|sound) of the (?:\w+ )?(?:bombs?|blasts?|explosions?|detonations?)\b", re.I)
_BY_PLACE = re.compile(r"\bthe ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?:attack|bombing|blast|explosion|shooting|raid|strike|massacre|ambush|killings?)\b")


def recalled(scene: Scene, groups: list[Group]) -> Group | None:
    """The event, where it is one alone."""
    return _called(scene, groups) or _of_so_many(scene, groups) or _by_its_force(scene, groups) or _the_one_there(scene, groups)


def _the_one_there(scene: Scene, groups: list[Group]) -> Group | None:
    """"The attack took place at a bar in X", without a count of dead: the only event at X."""
    towns = [p for p in scene.places if is_town(p)]
    if not towns or any(f.number and f.kind == "kill" for f in scene.facts) or not THE_EVENT.search(scene.read.sentence.text):
        return None
    here = [g for g in groups if any(same_place(a, b) for a in towns for b in g.towns())]
    return here[0] if len(here) == 1 and not contradicts(scene, here[0]) else None


def _by_its_force(scene: Scene, groups: list[Group]) -> Group | None:
    """"The force of the bomb damaged houses": of the bomb that was told of last."""
    if scene.places or scene.whens or "of" not in scene.read.sentence.words or not _FORCE.search(scene.read.sentence.text):
        return None
    bombed = [g for g in groups if any("bomb" in t for s in g.scenes for t in s.types)]
    return max(bombed, key=lambda g: g.scenes[-1].read.sentence.number, default=None)


def _called(scene: Scene, groups: list[Group]) -> Group | None:
    """The event that the sentence calls by its place, "the Karrada bombing", where one alone is there."""
    name = _BY_PLACE.search(scene.read.sentence.text) if len(groups) > 1 and not any(f.number and f.kind in ("kill", "wound") for f in scene.facts) else None
    here = [g for g in groups if any(fold(name[1]) in map(fold, (p.name, *p.within)) for s in g.scenes for p in s.places if p.precision != "country")] if name else []
    return here[0] if len(here) == 1 else None


def _of_so_many(scene: Scene, groups: list[Group]) -> Group | None:
    """"The rescuers identified the two killed": the event of which so many dead were told, where that is one alone."""
    said = _SO_MANY.search(scene.read.sentence.text) if len(groups) > 1 and not scene.places and not scene.whens else None
    if said is None:
        return None
    count = next((c.number.low for c in scene.read.chunks if c.number and said[1].lower() in scene.read.words(c).lower().split()), None)
    here = [g for g in groups if count and any(f.number.low == count for s in g.scenes for f in s.facts if f.kind == "kill" and f.number and not f.number.vague)]
    return here[0] if len(here) == 1 else None

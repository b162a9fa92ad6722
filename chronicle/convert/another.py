"""When a sentence is plainly about another event than one already begun, whatever they have in common.

    other hands, another town         soldiers shelled X, and rebels shot at Y
    dead of its own                   by "further strikes", by a bomb where the event was not ("three more people were killed by a bomb in Y"),
                                      or on another day, by others
"""

import re

from chronicle.convert.event import Group, doers_of, heads_of, is_town, one_name, same_place
from chronicle.convert.facts import STRONG
from chronicle.convert.scenes import Scene

_FURTHER = re.compile(r"\b(?:further|fresh|additional|subsequent) (?:[\w-]+ ){0,2}(?:strikes?|air ?strikes?|attacks?|raids?|bombings?|blasts?|explosions?|shelling|clashes)\b", re.I)
_SO_MANY_MORE = re.compile(r"(?:[a-z]+ )?[\w-]+ more\b", re.I)
_BROUGHT_IN = re.compile(r"(?:a|an|another|two|three|several)\b", re.I)


def plainly_another(scene: Scene, group: Group) -> bool:
    here, there = ([p for p in places if is_town(p) and p.lat is not None] for places in (scene.places, group.towns()))
    if here and there and not any(same_place(a, b) for a in here for b in there) and any(f.targets or f.victims for f in scene.facts if f.kind in STRONG and f.agents) and _other_doers(scene, group):
        return True
    mine = _counted(scene.facts)
    if not mine:
        return False
    theirs = _counted(f for s in group.scenes for f in s.facts)
    events = [scene.read.words(c) for c in scene.read.chunks if c.code in ("EVT", "WPN")]
    if _FURTHER.search(scene.read.sentence.text) and (_other_doers(scene, group) or theirs and not mine & theirs):
        return True                                             # "Further air strikes killed eight"
    if any(map(_BROUGHT_IN.match, events)) and _SO_MANY_MORE.match(scene.read.sentence.text) and _named_here(scene, group):
        return True                                             # "Three more people were killed by a bomb in X"
    days, before = ({w.first for s in of for w in s.whens if w.precision == "day" and w.first} for of in ([scene], group.scenes))
    return bool(days and before and scene.places) and not days & before and _other_doers(scene, group) and not mine & theirs


def _counted(facts) -> set[tuple]:
    """Its counts of dead."""
    return {(f.number.low, f.number.high) for f in facts if f.kind == "kill" and f.number and not f.number.vague}


def _other_doers(scene: Scene, group: Group) -> bool:
    """Told who did it in both, and by no name the same."""
    mine, theirs = doers_of(scene), {name for s in group.scenes for name in doers_of(s)}
    return bool(mine and theirs) and not heads_of(mine) & heads_of(theirs)


def _named_here(scene: Scene, group: Group) -> bool:
    """Does it name a town or quarter that the event has not by that name?"""
    towns = [p for p in scene.places if is_town(p)]
    return bool(towns) and not any(one_name(p, q) for p in towns for s in group.scenes for q in s.places)

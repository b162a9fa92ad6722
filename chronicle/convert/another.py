"""When a sentence is plainly about another event than one already begun, whatever they have in common.

    other hands, another town         soldiers shelled X, and rebels shot at Y
    dead of its own                   by "further strikes", by a bomb where the event was not ("three more people were killed by a bomb in Y"),
                                      or on another day, by others
    a town of its own                 "In Y, a mine wounded two farmers", where none of them, and no such town, was told of
"""

import re

from chronicle.convert.event import ANAPHORA, THE_EVENT, Group, complete, in_a_series, is_town, one_more_told, one_name, one_place, other_doers, same_place
from chronicle.convert.facts import STRONG
from chronicle.convert.fold import fold
from chronicle.convert.records import Where
from chronicle.convert.scenes import Scene

_ALSO_DID = re.compile(r"\balso (?:\w+ed|struck|hit|shot|set|burnt|blew|killed)\b", re.I)
_FURTHER = re.compile(r"\b(?:further|fresh|additional|subsequent) (?:[\w-]+ ){0,2}(?:strikes?|air ?strikes?|attacks?|raids?|bombings?|blasts?|explosions?|shelling|clashes)\b", re.I)
_SO_MANY_MORE = re.compile(r"(?:[a-z]+ )?[\w-]+ more\b", re.I)
_AS_MANY_MORE = re.compile(r"(?:another|a further|an additional) [\w-]+ |[\w-]+ (?:more|others)\b", re.I)
_OF_THE_HURT = frozenset("harm-died harm-the-hurt harm-the-dead harm-of-them-died".split())
_BROUGHT_IN = re.compile(r"(?:a|an|another|two|three|several)\b", re.I)


def plainly_another(scene: Scene, group: Group) -> bool:
    here, there = ([p for p in places if is_town(p) and p.lat is not None] for places in (scene.places, group.towns()))
    if here and there and not any(same_place(a, b) for a in here for b in there) and any(f.targets or f.victims for f in scene.facts if f.kind in STRONG and f.agents) and other_doers(scene, group):
        return True
    if here and there and _told_of_itself(scene, group) and not any(one_place(a, b) for a in scene.places for s in group.scenes for b in s.places):
        return True
    if begins_with_place(scene) and complete(scene) and not any(p.precision != "country" for s in group.scenes for p in s.places) and _told_of_itself(scene, group):
        return True                                             # "In Y, robbers killed a girl", and of the other it was not said where
    mine = _counted(scene.facts)
    if not mine:
        return False
    theirs = _counted(f for s in group.scenes for f in s.facts)
    events = [scene.read.words(c) for c in scene.read.chunks if c.code in ("EVT", "WPN")]
    if _FURTHER.search(scene.read.sentence.text) and (other_doers(scene, group) or theirs and not mine & theirs):
        return True                                             # "Further air strikes killed eight"
    if begins_with_place(scene) and _named_here(scene, group) and any(c.code == "HUM" and _AS_MANY_MORE.match(scene.read.words(c)) for c in scene.read.chunks) and not mine & theirs and not any(f.rule in _OF_THE_HURT for f in scene.facts):
        return True                                             # "At Y, another 15 people were killed"
    if any(map(_BROUGHT_IN.match, events)) and _SO_MANY_MORE.match(scene.read.sentence.text) and _named_here(scene, group):
        return True                                             # "Three more people were killed by a bomb in X"
    days, before = ({w.first for s in of for w in s.whens if w.precision == "day" and w.first} for of in ([scene], group.scenes))
    return bool(days and before and scene.places) and not days & before and other_doers(scene, group) and not mine & theirs


def _told_of_itself(scene: Scene, group: Group) -> bool:
    """Somebody or something hit whom the event has not, or another count, and nothing that points back to it."""
    text = scene.read.sentence.text
    if any(f.rule in _OF_THE_HURT for f in scene.facts) or THE_EVENT.search(text) or ANAPHORA.match(text) or in_a_series(scene):
        return False
    hit = {e.name for f in scene.facts if f.kind in STRONG for e in (*f.victims, *f.targets)}
    return bool(hit) and not hit & group.harmed() or counts_anew(scene, group)


def counts_anew(scene: Scene, group: Group) -> bool:
    """A count of dead, or where there is none of hurt, that the event has not."""
    kind = next((kind for kind in ("kill", "wound") if _counted(scene.facts, kind)), "")
    return bool(kind) and not _counted(scene.facts, kind) & _counted((f for s in group.scenes for f in s.facts), kind)


def told_apart(scene: Scene, group: Group) -> Where | None:
    """Of several towns that the event's first sentence names, the one with which this sentence begins, with a count of its own: "strikes on A and B killed
    one" and then "In B, 45 people were hurt"."""
    listed = [p for p in group.scenes[0].places if is_town(p)]
    towns = [p for p in scene.places if is_town(p)]
    if len(listed) < 2 or len(towns) != 1 or not begins_with_place(scene) or THE_EVENT.search(scene.read.sentence.text) or not counts_anew(scene, group):
        return None
    return next((p for p in listed if one_name(p, towns[0])), None)


def begins_with_place(scene: Scene) -> bool:
    """"In X two people were killed"."""
    chunks = scene.read.chunks
    return len(chunks) > 2 and chunks[0].sub in ("in", "at", "near", "outside", "over") and chunks[1].code == "LOC"


def anew_elsewhere(scene: Scene, group: Group) -> bool:
    """"Another strike killed a nurse in X", "the rebels also attacked the town of X": brought in as one more, at a place that is none of the event's."""
    text = scene.read.sentence.text
    if not (one_more_told(scene) or _ALSO_DID.search(text) or _opens_elsewhere(scene, group)) or THE_EVENT.search(text) or in_a_series(scene):
        return False
    towns, known = [p for p in scene.places if is_town(p)], [p for s in group.scenes for p in s.places if p.precision not in ("region", "country")]
    held = {fold(n) for p in known for n in (p.name, *(w for w in p.within if not is_town(p) or w != p.admin1))}
    return bool(towns and known) and not any(same_place(a, b) for a in towns for b in known if is_town(b)) and not any(
        {fold(n) for n in (p.name, p.admin1, *p.within) if n} & held for p in towns)


def _opens_elsewhere(scene: Scene, group: Group) -> bool:
    """"In X two people were killed by drones": a sentence that begins with its town and has a count of dead that the event has not."""
    counts = _counted(scene.facts)
    told = {(f.number.low, f.number.high) for s in group.scenes for f in s.facts if f.kind == "kill" and f.number}
    return begins_with_place(scene) and bool(counts) and not counts & told and all(p.lat is not None for p in scene.places if is_town(p)) and not any(f.by and f.rule == "harm-died" for f in scene.facts)


def _counted(facts, kind: str = "kill") -> set[tuple]:
    """Its counts of dead, or of hurt."""
    return {(f.number.low, f.number.high) for f in facts if f.kind == kind and f.number and not f.number.vague}


def _named_here(scene: Scene, group: Group) -> bool:
    """Does it name a town or quarter that the event has not by that name?"""
    towns = [p for p in scene.places if is_town(p)]
    return bool(towns) and not any(one_name(p, q) for p in towns for s in group.scenes for q in s.places)


_IN_ADDITION = re.compile(r"(?:in addition|additionally|moreover|furthermore|besides|likewise)\b", re.I)


def adds_to_it(scene: Scene) -> bool:
    """"In addition, the ministry said 27 people were wounded in the attack": more of the event told, not another one."""
    text = scene.read.sentence.text
    return bool(_IN_ADDITION.match(text) and THE_EVENT.search(text)) and not scene.whens and not any(f.agents for f in scene.facts if f.kind in STRONG)

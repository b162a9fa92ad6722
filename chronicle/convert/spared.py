"""A stated zero: "nobody was hurt", "there were no casualties", "no deaths were reported". Somebody says so; what nobody counts is no zero.

    no casualties           nobody killed and nobody wounded
    no deaths, no one died  nobody killed            no injuries, nobody was hurt        nobody wounded
    no reports of, no word on, no further, no civilian casualties, none among the staff           no zero

Only sentences of the event speak of it, and a count of the same event wins: "at first no casualties were reported".
"""

import re

from chronicle.convert import attribution
from chronicle.convert.cite import cite
from chronicle.convert.event import is_town, same_place
from chronicle.convert.facts import STRONG
from chronicle.convert.records import Number, Toll, Where
from chronicle.convert.scenes import Scene

SIGNS = frozenset("no nobody none without neither any".split())     # a sentence with a zero holds one of these words
_DONE = r"(?:killed|dead|hurt|harmed|injured|wounded)"
_MEANT = r"(?:casualt(?:y|ies)|deaths?|fatalit(?:y|ies)|injur(?:y|ies)|victims?|loss of life|losses|wounded|dead)"
_HARM = r"(?:harm|bodily harm|harming anyone|harming anybody|hurting anyone|hurting anybody|injuring anyone|injuring anybody|wounding anyone|wounding anybody|killing or injuring anyone|killing or wounding anyone)"
_BE = r"(?:was|were|is|are|has been|have been|had been|got)"
_NOBODY = re.compile(
    rf"\b(?:no[ -]one|nobody|none of (?:them|the \w+)|no people|no person|nor was anyone|neither was anyone) (?:(?:{_BE} (?:reported |reportedly |said to (?:be|have been) |seriously |physically )?)(?P<done>{_DONE}(?: (?:or|nor|and) {_DONE})?)|(?P<died>(?:had |has |have )?died))\b"
    rf"|(?:\b(?:there (?:was|were|are|have been|had been)|caus(?:ed|ing)|with|suffered|resulted in|resulting in|left|leaving|claimed|claiming|inflict(?:ed|ing)|producing|but|and|reported|report|sa(?:id|ys)|of|that|sustained) |^|[;,:–—] ?)no (?P<meant>{_MEANT}(?: (?:or|and|nor) (?:no )?{_MEANT})?)(?! (?:figures?|numbers?|counts?|tolls?|lists?)\b)"
    rf"|\b(?:without|(?:did|does|had|has) not (?:cause|result(?:ed)? in|claim|caused?)|(?:didn|hadn)['’]t (?:cause|result in)) (?:causing |claiming |inflicting |suffering )?(?:any )?(?P<spared>{_MEANT}(?: (?:or|and|nor) {_MEANT})?|{_HARM})\b(?! (?:figures?|numbers?)\b)", re.I)
# of another blast, of some of the people, or no statement at all
_ELSE = re.compile(r"\s*,?\s*(?:(?:was|were|been|is|are) (?:immediately )?(?:reported|recorded|registered|confirmed)\s*)?,?\s*(?:in|from|by|after|during) (?:the|that|this|those|these|a|another) (?:second|third|other|another|latter|first|separate|earlier|previous|later|later|latest|last)\b"
                   r"|\s*(?:(?:was|were|been) (?:reported |recorded )?)?(?:among|on (?:its|our|their|the \w+) side|on board|in (?:its|our|their) ranks|to (?:its|our)|of (?:its|our))\b|\s+there\b", re.I)
_UNSURE = re.compile(r"\b(?:if|whether|hope[sd]?|hoping|ensure|unless|would|could|may|might|pray\w*|until|unlike|give|gives|gave|giving|not known|unclear|denied|refused|despite|so that|day|week|earlier|before)\b[^,;.]{0,40}$", re.I)
_KILLED = re.compile(r"killed|dead|death|fatalit|casualt|victim|loss|died|killing|^harm|bodily harm", re.I)
_WOUNDED = re.compile(r"hurt|harm|injur|wound|casualt|victim|losses", re.I)


def zeros_in(scene: Scene) -> list[tuple[str, int]]:
    """(what nobody was, where in the sentence that is said) of each statement."""
    text = scene.read.sentence.text
    if SIGNS.isdisjoint(scene.read.sentence.words):
        return []
    out = []
    for m in _NOBODY.finditer(text):
        said = next(g for g in m.groups() if g)
        if _ELSE.match(text[m.end():]) or _UNSURE.search(text[:m.start()]):
            continue
        out += [(key, m.start(m.lastgroup)) for key, of in (("killed", _KILLED), ("wounded", _WOUNDED)) if of.search(said)]
    return list(dict((key, (key, at)) for key, at in reversed(out)).values())[::-1]


def zeros(scenes: list[Scene], tolls: list[Toll], places: list[Where], known) -> list[Toll]:
    """The rows of zeros of an event, of what nothing in it counts more than none."""
    stated = [(scene, zeros_in(scene)) for scene in scenes]
    if not any(found for _, found in stated):
        return []
    harmed = {key for key, kind in (("killed", "kill"), ("wounded", "wound")) if any(f.kind == kind and "N" not in f.doubt and (f.number or f.victims and key not in dict(said)) for s, said in stated for f in s.facts)}
    harmed |= {key for key in ("killed", "wounded") for t in tolls if getattr(t, key) and t.who != "perpetrators"}
    out: list[Toll] = []
    told = next((s for s in scenes if any(f.kind in STRONG or f.kind == "event" for f in s.facts)), None)      # "In a separate raid": the event's own sentence
    for scene, said in stated:
        if scene.read.sentence.kind == "title" or scene.separate and scene is not told or scene.left:
            continue
        towns = [p for p in scene.places if is_town(p)]
        kills = any(f.kind == "kill" for f in scene.facts)
        found = [(key, at) for key, at in said if key not in harmed and (key == "killed" or kills or "killed" not in harmed)]      # where people died, "no injuries" elsewhere is of something else
        if not found or towns and places and not any(same_place(p, q) for p in towns for q in places):
            continue
        tokens = scene.read.sentence.tokens
        chunk = next((n for n, c in enumerate(scene.read.chunks) if tokens[c.end - 1].end > found[0][1]), 0)
        by = attribution.of(chunk, attribution.speakers(scene.read, known, None), plain=True)
        row = {key: Number(0, 0, "0") for key, _ in found}
        toll = Toll(row.get("killed"), row.get("wounded"), by.name if by else "", by.basis if by else "unattributed", evidence=cite(scene, "spared-nobody"))
        if not any((t.killed, t.wounded, t.by) == (toll.killed, toll.wounded, toll.by) for t in out):
            out.append(toll)
    return out


def stated_zero(t: Toll) -> bool:
    return any(n is not None and n.high == 0 for n in (t.killed, t.wounded))

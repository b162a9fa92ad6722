"""Sentences grouped into events.

News tells one event, then perhaps others, then what led to it. A sentence that tells of a deed joins the event with which it
has most in common (same.py), and it opens a new event only if it is specific: a place, a day, a number, or somebody or
something named as hit. "Separately", "Elsewhere", "In another attack" lower that threshold. Background and figures over a
time are left out, with what follows them in the same breath. Sentences that speak of "the attacks" of the article in
general stay with the first. A sentence that only says where and when may open the event of which the next tells, and each post of a
live page begins anew.
"""

import re

import msgspec

from chronicle.convert.another import adds_to_it, plainly_another, told_apart
from chronicle.convert.doers import of_the_doers
from chronicle.convert.entities import ATTACKERS
from chronicle.convert.event import ANAPHORA, LATER, THE_EVENT, Group, complete, contradicts, is_town, one_more_told, only_threatens, others, same_dead, same_place, side
from chronicle.convert.facts import HARM, STRONG
from chronicle.convert.mishaps import REASON, nobodys
from chronicle.convert.recalled import recalled
from chronicle.convert.records import Left
from chronicle.convert.same import NOUNS, event_of
from chronicle.convert.scenes import Scene
from chronicle.convert.spared import zeros_in

OF_THEM = re.compile(r"(?:one|two|three|four|five|some|many|most|both|all|none) of (?:the|them|those|these)\b", re.I)
BREATH = 2          # sentences
_WITHIN_MINUTES = re.compile(r"\b(?:minutes|moments|seconds) (?:later|after)\b|\bsimultaneously\b", re.I)
_ANOTHER = re.compile(r"(?<!^)(?<!^Yet )\banother (?:\w+ )?(?:strike|airstrike|attack|bombing|blast|explosion|raid|shooting)\b", re.I)


def fought(facts) -> bool:
    """Armed sides fighting each other, and nothing said of dead, wounded or of anything else hit."""
    strong = [f for f in facts if f.kind in STRONG]
    parties = [e for f in strong for e in (*f.agents, *f.victims, *f.targets)]
    return bool(parties) and any(f.kind == "clash" for f in strong) and not any(f.number for f in strong) and all(
        side(e) or e.sub in ("military position", "military base", "group") for e in parties)


def specific(scene: Scene, after: bool = False) -> bool:
    strong = [f for f in scene.facts if f.kind in STRONG]
    by_weapon = bool(scene.weapons) and any(is_town(p) and p.lat is not None for p in scene.places)     # "In B two engineers were hurt when a drone hit their van"
    if not strong or fought(strong) or after and not by_weapon and not one_more_told(scene) and all(f.kind == "wound" and not f.agents for f in strong):
        return False        # wounded somewhere else: an effect of what was told, or not told of what
    if any(f.number and not f.number.vague for f in strong) or only_threatens([scene]):
        return True
    if any(e.code == "OBJ" and not (after and e.definite) or not after and (e.code == "PER" or e.sub in ("civilian", "official")) for f in strong for e in (*f.victims, *f.targets)):
        return True         # worth.py decides whether it is more than mentioned
    where = any(p.precision != "country" for p in scene.places)
    hit = any(e.code in ("PER",) or e.number is not None or e.sub not in ("vague",) and not (e.many and e.number is None and e.code == "HUM") for f in strong for e in (*f.victims, *f.targets))
    doer = any(f.agents for f in strong) or bool(scene.weapons) and any(f.number for f in strong)      # "A bomb left dozens of people dead"
    return (where or bool(scene.whens)) and (hit or doer or any(f.kind in ("bomb", "shoot", "shell", "clash", "burn", "event", "attack") for f in strong)) or hit and (doer or any(e.code == "PER" for f in strong for e in f.victims) or any(f.kind in ("bomb", "damage", "burn", "kidnap") for f in strong))


def group(scenes: list[Scene], bare: bool = False) -> tuple[list[Group], list[Left]]:
    groups: list[Group] = []
    left: list[Left] = []
    titles: list[Scene] = []
    background, totals, mishap = "", False, False
    line = told = -1
    opening: Scene | None = None
    for scene in scenes:
        kind = scene.read.sentence.kind
        if kind == "title":
            titles.append(scene)
            continue
        if kind == "dateline":
            continue
        if kind == "caption":
            if any(f.kind in HARM for f in scene.facts):
                left.append(Left(scene.evidence, "caption: may show another event"))
            continue
        harm = [f for f in scene.facts if f.kind in HARM]
        reason = scene.left
        new_day = bool(scene.whens) and not scene.left
        if not reason and background and not new_day and scene.read.sentence.number == told + 1 and (OF_THEM.match(scene.read.sentence.text) or totals and _only_a_toll(scene)):
            reason = background + " (continued)"
        if not reason and background and not new_day and not _of_main(scene, groups) and (
                scene.read.sentence.line == line and ANAPHORA.match(scene.read.sentence.text) or _elsewhere(scene, groups) and ANAPHORA.match(scene.read.sentence.text)):
            reason = background + " (continued)"
        if groups and _ANOTHER.search(scene.read.sentence.text) and not scene.separate:
            reason = reason or "tells of another event beside this one"
        reason = nobodys(scene, reason, bool(groups), mishap)
        mishap = mishap or reason == REASON and not groups
        if reason and (reason == REASON or reason.endswith("a court") or groups or not _news(scene)):
            if reason.startswith("background") or reason.startswith("a figure"):
                totals = any(f.kind == "kill" and f.number for f in scene.facts)
                background, line, told = reason.removesuffix(" (continued)"), scene.read.sentence.line, scene.read.sentence.number
            if harm or reason.startswith("a figure") or any(f.kind in ("claim", "blame", "deny") for f in scene.facts):
                left.append(Left(scene.evidence, reason))
            continue
        background = ""
        if not scene.facts and groups and zeros_in(scene) and scene.read.sentence.number - (last := by_recency(groups)[0]).scenes[-1].read.sentence.number <= BREATH:
            last.spared.append(scene)
        if not scene.facts and not (scene.places or scene.whens or scene.weapons or of_the_doers(scene)):
            continue
        if opening is not None and _opened(opening, scene) and event_of(msgspec.structs.replace(scene, places=opening.places, whens=opening.whens), groups, bare) is None:
            groups.append(Group(opening))
            groups[-1].scenes.append(scene)
            opening = None
            continue
        if not scene.facts:
            opening = scene if _opens(scene, groups) else opening
            last = by_recency(groups)[0] if groups else None
            if last and (_speaks_of_event(scene) or _retells(scene) or _where_hit(scene, last)) and not contradicts(scene, last):
                of_it = THE_EVENT.search(scene.read.sentence.text)
                first = scene.read.chunks[0] if scene.read.chunks else None
                of_it = of_it or last.only_overnight() and (_retells(scene) or first is not None and first.code == "HUM" and first.sub == "militant")      # "The bandits rode in on Thursday"
                last.scenes.append(scene if of_it else msgspec.structs.replace(scene, whens=()))     # the day of something else
            continue
        _place(scene, groups, left, titles, bare)
    for scene in titles:
        if scene.facts and groups and not scene.left:
            target = next((g for g in groups if not contradicts(scene, g)), None) or (groups[0] if contradicts(scene, groups[0]) == "another one" else None)     # what a headline tells is no one more
            if target:
                target.scenes.append(scene)
        elif scene.facts and not groups and specific(scene) and not scene.left:
            groups.append(Group(scene))
    return _told_apart(groups, left), left


_APART = re.compile(r"\bseparate development\b|\bunrelated\b", re.I)       # no part of any total


def _told_apart(groups: list[Group], left: list[Left]) -> list[Group]:
    """Without the total that a report begins with, where each of its events is told with a count of its own: "attacks on two villages killed 14", of them ten in one."""
    counted = sorted((s for g in groups for s in g.scenes if s.read.sentence.kind != "title" and _counts(s)), key=lambda s: s.read.sentence.number)
    if len(groups) < 2 or len(counted) < 3 or not any(c.code == "EVT" and c.many for c in counted[0].read.chunks):
        return groups
    whole = _counts(counted[0])
    parts = [next((n for s in g.scenes if s.read.sentence.kind != "title" and not _APART.search(s.read.sentence.text) and (n := _counts(s)) not in (0, whole)), 0) for g in groups]
    of_it = next((n for n in range(2, len(parts) + 1) if sum(map(bool, parts[:n])) > 1 and sum(parts[:n]) == whole), 0)       # events told after the parts are no parts
    if not of_it:
        return groups
    left.append(Left(counted[0].evidence, "counts together what is told apart"))
    of_all = next(f for f in counted[0].facts if f.kind == "kill" and f.number and f.number.low == whole)
    for n, g in enumerate(groups):
        g.scenes = [msgspec.structs.replace(s, facts=tuple(f for f in s.facts if f.kind not in ("kill", "wound")), places=()) if _counts(s) == whole else
                    _part_of(s, of_all, counted[0]) if n < of_it and parts[n] == _counts(s) else s for s in g.scenes]
    apart = [g for g, n in zip(groups, parts, strict=True) if n or any(is_town(p) for s in g.scenes if s.read.sentence.kind != "title" for p in s.places)]
    for g in groups:
        if g not in apart:                                      # what else is said of the whole, who is blamed or with what, is of the first
            apart[0].scenes += [s for s in g.scenes if s.facts]
    return [g for g in apart if any(f.kind in HARM for s in g.scenes for f in s.facts)]


def _part_of(scene: Scene, whole, told: Scene) -> Scene:
    """A part of a total has the doers of the whole, who says it and its day, where it names none of its own."""
    facts = tuple(msgspec.structs.replace(f, agents=f.agents or whole.agents, by=f.by or whole.by, basis=f.basis or whole.basis) if f.kind == "kill" and f.number else f for f in scene.facts)
    return msgspec.structs.replace(scene, facts=facts, said=scene.said or told.said, whens=scene.whens or told.whens)


def _counts(scene: Scene) -> int:
    """How many it says were killed."""
    return max((f.number.low or 0 for f in scene.facts if f.kind == "kill" and f.number and not f.number.vague), default=0)


def by_recency(groups: list[Group]) -> list[Group]:
    """The event last spoken of first."""
    return sorted(groups, key=lambda g: -g.scenes[-1].read.sentence.number)


def _place(scene: Scene, groups: list[Group], left: list[Left], titles: list[Scene], bare: bool) -> None:
    if not groups:
        if specific(scene):
            groups.append(Group(scene))
        return
    order = by_recency(groups)
    last = order[0]
    same = next((g for g in groups if same_dead(scene, g)), None) or recalled(scene, groups)
    if same is None and _WITHIN_MINUTES.search(scene.read.sentence.text) and not contradicts(scene, last).startswith("another place"):
        same = last                                             # "Ten minutes later a second bomb went off outside": one attack
    if same is not None:
        same.scenes.append(scene)
        return
    if apart := next(((g, town) for g in groups if (town := told_apart(scene, g))), None):
        whole, town = apart
        whole.scenes[0] = msgspec.structs.replace(whole.scenes[0], places=tuple(p for p in whole.scenes[0].places if p is not town))
        groups.append(Group(scene, whole))
        return
    own = [p for p in scene.places if is_town(p)] or complete(scene) and others(scene, last) or any(w.precision == "day" for w in scene.whens) or any(
        f.number and not f.number.vague and f.kind in ("kill", "wound") for f in scene.facts)
    if scene.separate and own and specific(scene) and not adds_to_it(scene):
        fits = next((g for g in groups if [p for p in scene.places if is_town(p)] and not contradicts(scene, g) and _shares(scene, g)), None)
        if fits is None or fits is last and len(groups) == 1:
            if not scene.whens and LATER.search(scene.read.sentence.text):
                scene = msgspec.structs.replace(scene, whens=tuple(w for s in last.scenes for w in s.whens if w.precision == "day")[:1])
            groups.append(Group(scene, last))
            return
    if any(f.kind in STRONG for f in scene.facts):
        begins_post = scene.read.sentence.post > last.scenes[-1].read.sentence.post
        fits = _of_post(scene, groups, titles) if begins_post else event_of(scene, groups, bare)
    else:
        shared = [g for g in order if _shares(scene, g) and not contradicts(scene, g)]
        fits = shared[0] if shared else next((g for g in order if not contradicts(scene, g)), None)
    if fits is not None:
        fits.scenes.append(scene)
        return
    if _answers(scene) and not scene.places and not scene.whens:
        last.scenes.append(scene)                         # the attackers' own dead: of the event, in a row of their own
        return
    if specific(scene, after=True) and any(f.kind in STRONG for f in scene.facts):
        why = contradicts(scene, last)
        if why == "another side" and not plainly_another(scene, last) and (not scene.whens and (not scene.places or _shares(scene, last)) or _answers(scene)):
            left.append(Left(scene.evidence, "the other side's answer, no place or day of its own"))
            return
        if _far_off(scene, groups[0], titles):
            left.append(Left(scene.evidence, "another land, with no day or number of its own"))
            return
        if not scene.whens and LATER.search(scene.read.sentence.text):
            scene = msgspec.structs.replace(scene, whens=tuple(w for s in last.scenes for w in s.whens if w.precision == "day")[:1])
        groups.append(Group(scene, last if why != "another day" else None))
    elif all(f.kind == "wound" and not f.agents for f in scene.facts):
        last.scenes.append(msgspec.structs.replace(scene, places=(), whens=()))      # hurt elsewhere by what was told
    elif scene.facts:
        left.append(Left(scene.evidence, "not told what it belongs to"))


def _only_a_toll(scene: Scene) -> bool:
    """"The group put the civilian toll at 101": a number, and nothing of the deed."""
    kills = [f for f in scene.facts if f.kind in STRONG]
    return any(f.rule in ("harm-put-at", "harm-toll") for f in kills) and all(f.kind in ("kill", "wound") and not f.agents for f in kills) and not THE_EVENT.search(scene.read.sentence.text)


def _opens(scene: Scene, groups: list[Group]) -> bool:
    """"On 12 June the same group entered X": a town and a day that no event has yet, and attackers, a weapon or a blow. What came of it may follow."""
    return scene.read.sentence.kind in ("body", "lead") and any(is_town(p) for p in scene.places) and any(w.precision in ("day", "range") for w in scene.whens) and any(
        c.code == "EVT" and c.sub not in ("offensive", "riot", "toll") or c.code in ("WPN", "V") or c.sub in ("militant", "group") for c in scene.read.chunks) and all(contradicts(scene, g) for g in groups)


def _opened(opening: Scene, scene: Scene) -> bool:
    """Does the sentence tell, in the same breath, what came of this opening? "At least 42 people were killed"."""
    one, other = opening.read.sentence, scene.read.sentence
    return one.line == other.line and other.number - one.number <= BREATH and any(
        f.kind in ("kill", "wound", "kidnap") and f.number and not f.number.vague and not f.agents and f.rule not in NOUNS for f in scene.facts) and not (
        scene.whens or scene.separate or THE_EVENT.search(other.text) or any(is_town(p) for p in scene.places))


def _of_post(scene: Scene, groups: list[Group], titles: list[Scene]) -> Group | None:
    """The event of a sentence with which a post of a live page begins: the only one at its town, whatever was told between; none at a town where
    neither the headline nor any event is."""
    towns = [p for p in scene.places if is_town(p)]
    told = [p for s in titles for p in s.places if is_town(p)] + [p for g in groups for p in g.towns()]
    if towns and told and not any(same_place(a, b) for a in towns for b in told):
        return None
    here = [g for g in groups if _shares(scene, g)]
    return here[0] if len(here) == 1 and not contradicts(scene, here[0]) else event_of(scene, groups)


def _far_off(scene: Scene, main: Group, titles: list[Scene]) -> bool:
    lands = {p.iso for s in (*main.scenes, *titles) for p in s.places}
    return bool(scene.places and lands) and not lands & {p.iso for p in scene.places} and not scene.separate and not scene.whens and not any(
        f.number and not f.number.vague or f.kind == "claim" for f in scene.facts)


def _answers(scene: Scene) -> bool:
    """Those who are killed are the attackers of the event already told."""
    hit = [e for f in scene.facts if f.kind in STRONG for e in f.victims]
    return bool(hit) and all(ATTACKERS.search(e.name) for e in hit)


def _shares(scene: Scene, group: Group) -> bool:
    towns = [p for p in scene.places if is_town(p)]
    return bool(towns) and any(same_place(a, b) for a in towns for b in group.towns())


def _of_main(scene: Scene, groups: list[Group]) -> bool:
    return bool(groups) and _shares(scene, groups[0])


def _elsewhere(scene: Scene, groups: list[Group]) -> bool:
    towns = [p for p in scene.places if is_town(p)]
    return bool(towns) and not any(_shares(scene, g) for g in groups)


def _news(scene: Scene) -> bool:
    """A first sentence with a day or a number of its own is news, whatever else it says."""
    return any(w.precision == "day" or w.precision in ("range", "month") and scene.read.sentence.kind == "lead" for w in scene.whens) and specific(scene)


def _retells(scene: Scene) -> bool:
    """"It exploded on Thursday", "the attackers struck at dawn": the deed again, with nothing new hit."""
    return any(c.code == "V" and c.sub in ("explode", "happen", "hit", "attack", "shoot", "bomb", "shell", "kidnap") for c in scene.read.chunks)


def _where_hit(scene: Scene, group: Group) -> bool:
    """"The camps, at X and Y, lie …": the sentence begins with what was hit and says where that is."""
    chunks = scene.read.chunks
    first = chunks[2] if len(chunks) > 2 and chunks[0].code == "NUM" and chunks[1].sub == "of" else chunks[0] if chunks else None       # "Two of the houses are in X"
    return bool(scene.places) and first is not None and first.code == "OBJ" and scene.read.words(first).lower().startswith("the ") and any(
        e.sub == first.sub for s in group.scenes for f in s.facts for e in f.targets)


def _speaks_of_event(scene: Scene) -> bool:
    first = scene.read.chunks[0] if scene.read.chunks else None
    if first is not None and first.code == "HUM" and first.sub == "militant" and scene.read.words(first).lower().startswith("the "):
        return True                                             # "The bandits rode in on Thursday"
    return any(c.code == "HUM" and c.sub == "militant" and ATTACKERS.search(scene.read.words(c)) for c in scene.read.chunks) or any(
        c.code == "EVT" and c.sub != "offensive" for c in scene.read.chunks) or any(c.code == "WPN" for c in scene.read.chunks)

"""Does a sentence tell of an event already begun, or of another one?

Sentence and event together have properties, such as a reader would go by: a town, a day, somebody hit that is in both or in each alone;
another kind of deed; "the attack", "also", "another"; how far back the event was last spoken of; what contradicts (event.py). Each
gives the points of lexicon/same.yaml. The sentence goes to the event with the most points, if they are enough; otherwise it is about another.

The points are log-odds times ten of a logistic regression over labelled news (scripts/learn_same.py), rounded: a decision table
that can be read, argued with and changed by hand.
"""

import re

from chronicle.convert.another import anew_elsewhere, plainly_another
from chronicle.convert.entities import ATTACKERS
from chronicle.convert.event import ALSO, ANAPHORA, LATER, MOREOVER, ONE_MORE, THE_EVENT, Group, answers, closer, compared, contradicts, days_of, hit_in, is_town, only_threatens, other_month, outside, same_dead, same_place, side
from chronicle.convert.facts import STRONG
from chronicle.convert.fold import fold
from chronicle.convert.lexicon import data
from chronicle.convert.scenes import Scene

REASONS = ("another place", "another country", "another day", "another kind", "told beside it", "another side", "another one")
SORT = {"suicide bombing": "bombing", "landmine": "bombing", "armed clash": "armed attack", "assassination": "armed attack"}
_COUNTED_ANEW = re.compile(r"\b(?:tak|bring|rais|push)ing the (?:death )?toll\b|\b(?:brought|took|raised|put) the (?:death )?(?:toll|number of (?:the )?(?:dead|deaths))\b|"
                           r"\b(?:(?:death )?toll|number of (?:the )?(?:dead|deaths|those killed)) (?:\w+ ){0,2}(?:rose|risen|climbed|gone up|increased|jumped)\b|\bof (?:the (?:wounded|injured)|them|those (?:hurt|injured|wounded))\b[^.;]{0,40}\bdied\b|\bdied (?:\w+ )?(?:of|from) (?:his|her|their|the) (?:wounds|injuries|burns)\b|\bsuccumb\w* to\b", re.I)
_INDEFINITE = re.compile(r"(?:a|an|two|three|four|five|six|several|some|unidentified|unknown)\b", re.I)
NEAR = 20               # events last spoken of, with which a sentence is compared
NOUNS = frozenset("harm-murder-of harm-whose attack-attack-on harm-death-of event-of harm-the-dead doers-kidnappers-of".split())


def event_of(scene: Scene, groups: list[Group], bare: bool = False) -> Group | None:
    """The event that the sentence tells of: of equals the one spoken of last. None: another event. `bare`: worth.py's bare message."""
    groups = [g for g in groups if not g.scenes[0].recalls or _last(g) == scene.read.sentence.number - 1 or any(same_place(a, b) for a in scene.places for b in g.towns())]      # what only went before is told in one breath
    near = groups if len(groups) <= NEAR else [groups[0], *sorted(groups[1:], key=_last)[-NEAR:]]
    others = [g for g in near if _may_be_of(scene, g)]
    own = of_sentence(scene, bare) if others else {}
    score, _, best = max(((points(properties(scene, g, near, own)), _last(g), g) for g in others), key=lambda found: found[:2], default=(0, 0, None))
    return best if score >= data("same")["needed"] else None


def _last(group: Group) -> int:
    """The number of the sentence that last spoke of the event."""
    return group.scenes[-1].read.sentence.number


def points(found: set[str]) -> int:
    table = data("same")
    return table["start"] + sum(table["points"][name] for name in found)


def properties(scene: Scene, group: Group, groups: list[Group], own: dict[str, bool] | None = None) -> set[str]:
    """The properties of a sentence beside one event; `groups`: all events so far; `own`: what `of_sentence` gave, if that was asked already."""
    return {name for name, true in judged(scene, group, groups, own).items() if true}


def judged(scene: Scene, group: Group, groups: list[Group], own: dict[str, bool] | None = None) -> dict[str, bool]:
    """Every property, by the name it has in lexicon/same.yaml."""
    found = {**(own or of_sentence(scene)), **_where_and_when(scene, group, groups), **_what(scene, group, groups), **_told(scene, group, groups)}
    found["back at its town"] = found["a town of both, and of no other event"] and not found["the event last spoken of"] and not any(found[f"contradicts: {reason}"] for reason in REASONS)
    others = (found["bombing or not"] or found["a town of both"]) and _others_hit(scene, group)
    found["bombing or not, others hit"] = others and found["bombing or not"] and found["in a bare message"]      # an article is about one attack, with bombs and shots
    found["brought in at a town of both, others hit"] = others and found["a town of both"] and found["an event brought in"] and not found["the attack"]
    return found


def _others_hit(scene: Scene, group: Group) -> bool:
    """Both tell of somebody or something hit, and no noun for it is in both."""
    here, there = ({fold(e.name).split()[-1].rstrip("s") for e in found if e.name.split()} for found in (hit_in(scene), [e for s in group.scenes for e in hit_in(s)]))
    return bool(here and there) and not here & there


def _where_and_when(scene: Scene, group: Group, groups: list[Group]) -> dict[str, bool]:
    towns, known = compared(scene, group)
    provinces, theirs = ([p for s in scenes for p in s.places if p.precision in ("province", "district")] for scenes in ([scene], group.scenes))
    lie_in = {fold(x) for p in towns for x in (p.admin1, *p.within) if x}
    named, lands = ({fold(x) for p in places for x in (p.name, p.admin1, *p.within) if x} for places in (provinces, [p for s in group.scenes for p in s.places]))
    days, dated = days_of(scene), group.days()
    months_apart = not days and other_month(scene, dated)
    met = any(same_place(a, b) for a in towns for b in known)
    return {
        "a town of both": met,
        "a town of both, and of no other event": met and len(groups) > 1 and not any(same_place(a, b) for g in groups if g is not group for a in towns for b in g.towns()),
        "towns of each alone": bool(towns) and bool(known) and not met,
        "no town of its own": not towns and bool(known),
        "a town in its province": bool(towns) and not known and (bool(lie_in & {fold(x) for p in theirs for x in (p.name, p.admin1, *p.within) if x}) or closer(scene, group)),
        "a province of both": bool(named & lands),
        "provinces of each alone": bool(named) and bool(theirs or known) and not named & lands,
        "a day of both": bool(days & dated),
        "days of each alone": bool(days) and bool(dated) and not days & dated or months_apart,
        "no day of its own": not days and bool(dated) and not months_apart,
    }


def _what(scene: Scene, group: Group, groups: list[Group]) -> dict[str, bool]:
    strong, told = ([f for s in scenes for f in s.facts if f.kind in STRONG] for scenes in ([scene], group.scenes))
    sorts, before = ({SORT.get(t, t) for s in scenes for t in s.types} for scenes in ([scene], group.scenes))
    hit, harmed = hit_in(scene), [e for s in group.scenes for e in hit_in(s)]
    names, known = {fold(e.name) for e in hit}, {fold(e.name) for e in harmed}
    persons = {e.name for e in hit if e.code == "PER"}
    things, other_things = ({e.sub for e in found if e.code == "OBJ"} for found in (hit, harmed))
    people, other_people = ({e.sub for e in found if e.code == "HUM"} for found in (hit, harmed))
    counts, counted = ({(f.number.low, f.number.high) for f in facts if f.number and not f.number.vague and f.kind == "kill"} for facts in (strong, told))
    doers, did = ({a.actor for f in facts for a in f.agents if a.actor} for facts in (strong, told))
    weapons, used = ({m.sub or m.name for s in scenes for m in s.weapons} for scenes in ([scene], group.scenes))
    return {
        "one person dead in both": same_dead(scene, group),
        "the same is hit": bool(names & known),
        "the same is hit, as in no other event": bool(names & known) and len(groups) > 1 and not any(fold(e.name) in names for g in groups if g is not group for x in g.scenes for e in hit_in(x)),
        "nothing hit": not hit,
        "its attackers hit": bool(hit) and all(ATTACKERS.search(e.name) for e in hit),
        "hurt or damaged, nobody's deed": bool(strong) and all(f.kind in ("damage", "burn", "wound") and not f.agents for f in strong) and not any(w.precision == "day" for w in scene.whens)
                                          and not any(is_town(p) and not any(same_place(p, q) for s in group.scenes for q in s.places) for p in scene.places),
        "somebody's count of dead or hurt": bool(strong) and all(f.kind in ("kill", "wound") and f.number and not f.agents for f in strong) and any(f.by for f in strong)
                                             and not any(is_town(p) for p in scene.places),
        "one person, and another before": _one(strong) and _one(told) and not names & known,
        "names hit, the first": bool(persons) and not any(e.code == "PER" for e in harmed) and bool(other_people),
        "things of one sort": bool(things & other_things),
        "other things hit": bool(things) and bool(other_things) and not things & other_things,
        "things hit, the first": bool(things) and not other_things and bool(other_people),
        "people of one sort": bool(people & other_people - {"vague", ""}),
        "people hit, the first": bool(people) and not other_people and bool(other_things),
        "told of by \"the\"": _all_definite(scene, strong) and not scene.whens and not any(is_town(p) for p in scene.places) and _of_one_side(strong, group),
        "the same kind": bool(sorts & before),
        "another kind": bool(sorts) and bool(before) and not sorts & before,
        "bombing or not": ("bombing" in sorts) != ("bombing" in before) and bool(sorts) and bool(before),
        "the same count": bool(counts & counted),
        "another count": bool(counts) and bool(counted) and not counts & counted,
        "the same doer": bool(doers & did),
        "other doers": bool(doers) and bool(did) and not doers & did,
        "weapons of one sort": bool(weapons & used),
        "other weapons": bool(weapons) and bool(used) and not weapons & used,
    }


def _told(scene: Scene, group: Group, groups: list[Group]) -> dict[str, bool]:
    why = contradicts(scene, group)
    back = scene.read.sentence.number - max(s.read.sentence.number for s in group.scenes)
    return {
        **{f"contradicts: {reason}": why == reason for reason in REASONS},
        "the next sentence": back <= 1,
        "four sentences later or more": back > 3,
        "the event last spoken of": group is max(groups, key=_last),
        "the first event": groups[0] is group and len(groups) > 1,
        "after the lead alone": len(groups) == 1 and all(s.read.sentence.kind == "lead" for s in group.scenes),
    }


def _may_be_of(scene: Scene, group: Group) -> bool:
    if group.scenes[-1].read.sentence is scene.read.sentence:
        return False                                            # a sentence that was divided tells of several
    if only_threatens([scene]) != only_threatens(group.scenes):
        return False
    return not (answers(scene, group) or anew_elsewhere(scene, group) or plainly_another(scene, group) or outside(scene, group))


def of_sentence(scene: Scene, bare: bool = False) -> dict[str, bool]:
    """What is true of a sentence beside whichever event."""
    text, chunks = scene.read.sentence.text, scene.read.chunks
    strong = [f for f in scene.facts if f.kind in STRONG]
    spoken = [scene.read.words(c) for c in chunks if c.code in ("EVT", "WPN")]
    return {
        "begins with a word that points back": bool(ANAPHORA.match(text)),
        "begins with a place or day": chunks[0].code == "TIM" or len(chunks) > 1 and chunks[0].flags == "p" and chunks[1].code in ("LOC", "TIM"),
        "the attack": bool(THE_EVENT.search(text)),
        "mentioned by a noun": bool(strong) and all(f.rule in NOUNS for f in strong),
        "an event brought in": any(_INDEFINITE.match(words) for words in spoken),
        "a doer brought in": any(_INDEFINITE.match(scene.read.words(chunks[f.at])) for f in strong if f.agents),
        "one more": any(ONE_MORE.match(words) for words in spoken),
        "counts the dead anew": bool(_COUNTED_ANEW.search(text)),
        "in a bare message": bare,
        "also": bool(ALSO.search(text)),
        "moreover": bool(MOREOVER.match(text)),
        "separately": scene.separate,
        "later": bool(LATER.search(text)) and "minutes" not in text.lower(),
    }


def _one(facts) -> bool:
    """A single person was killed or taken."""
    return any(e.number and e.number.low == e.number.high == 1 for f in facts if f.kind in ("kill", "kidnap", "shoot") for e in f.victims)


def _of_one_side(facts, group: Group) -> bool:
    """Whoever did it is of no other side than those who did what was told before."""
    sides = {side(a) for f in facts for a in f.agents} - {""}
    return not sides or not group.sides() or bool(sides & group.sides())


def _all_definite(scene: Scene, facts) -> bool:
    """"The militants fired on the vehicle", "when the armed men came they burned houses": whoever did it, and whatever was hit, has been spoken of, or is nobody in particular."""
    doers = [e for f in facts for e in f.agents]
    known = all(e.definite for e in doers) if doers else any(
        c.code == "HUM" and c.sub == "militant" and scene.read.words(c).lower().startswith("the ") for c in scene.read.chunks)
    return bool(facts) and known and all(e.definite or e.many and e.number is None for f in facts for e in (*f.victims, *f.targets))

"""Who and what was hit: the victims and targets of one fact made into parties."""

import re

from chronicle.convert.bearers import PARTS
from chronicle.convert.casing import in_capitals
from chronicle.convert.cite import cite
from chronicle.convert.entities import ATTACKERS, Entity
from chronicle.convert.event import side
from chronicle.convert.facts import Fact
from chronicle.convert.kinds import FROM_AFAR
from chronicle.convert.lexicon import nationalities
from chronicle.convert.records import Party
from chronicle.convert.scenes import Scene
from chronicle.convert.weapons import taken


_AIRCRAFT = re.compile(r"\b(?:helicopters?|aircraft|planes?|jets?|gunships?|airplanes?)$", re.I)
FURTHER = "further"             # "ten other people"
ANYBODY = re.compile(r"^(?:(?:other|innocent) )?(?:people|persons?)$", re.I)
_WHERE_IT_WENT_OFF = frozenset(["attack-explosion-at", "sufferers-took-place-at", "sufferers-exploded-beside"])
# rules that also read of deeds in general
_GENERAL = frozenset(["harm-killing", "harm-who-killed", "attack-kidnapping", "harm-kill", "attack-attack-on", "attack-taken-hostage"])


_HOW_MANY = re.compile(r"\bhow many of (?:them|whom|those)\b", re.I)
_PART_OF = re.compile(rf"(?:(?P<whole>.*?)['’]s )?{PARTS}", re.I)
_BY_A_MINE = re.compile(r"\b(?:by|when) an? (?!suicide)(?:[\w-]+ ){0,3}?(?:mines?|landmines?|bombs?|devices?|IEDs?|drones?)\b", re.I)
_UNARMED = re.compile(r"(?:civilians?|people|non-combatants|innocents|(?:civilian|residential|populated) (?:areas?|buildings?|infrastructure|targets?|objects?|homes|houses)|homes|hospitals|schools)$", re.I)
_NEVER_AT = re.compile(r"\b(?:den(?:y|ies|ied|ying)|never|not|avoid\w*|reject\w*|n['’]t)\b[^.;]{0,60}?\b(?:target|attack|strik|hit|shell|bomb)\w*\b", re.I)
_NONE = re.compile(r"(?:no(?! (?:fewer|less)\b)|none|neither)\b", re.I)


def _nobody(scene: Scene, f: Fact) -> bool:
    """"No soldiers or policemen were hurt", "none of its employees was"."""
    chunks = scene.read.chunks
    return bool(_NONE.match(scene.read.words(chunks[f.at]))) or f.at > 1 and chunks[f.at - 1].sub == "of" and chunks[f.at - 2].sub in ("none", "neither")


def _in_general(scene: Scene, f: Fact) -> bool:
    """"Attacks on churches are not new": no day, no number, nobody who did it."""
    chunks = scene.read.chunks
    return "m" in chunks[f.at].flags and not f.agents and not any(c.code == "TIM" or c.number for c in chunks) and not any(g.kind in ("kill", "wound") for g in scene.facts)


def _in_one_breath(scene: Scene, f: Fact) -> bool:
    """"Gunmen stormed a village on Monday, burning houses and killing men and women": what those did whose deed and day the sentence tells."""
    verb = next((k for k in range(f.at, 0, -1) if scene.read.chunks[k].code == "V"), 0)
    led = scene.read.chunks[verb - 1] if verb else None
    return f.rule == "harm-killing" and led is not None and (led.code == "C" or led.sub == "and") and (any(w.precision == "day" for w in scene.whens) or any(p.precision in ("exact", "near") for p in scene.places)) and any(g.agents and g.at < f.at and g.kind != "kill" for g in scene.facts)


def _one_deed(scene: Scene, f: Fact) -> bool:
    """"An attack on farmers on Monday left nine dead": one attack, with its day and its dead."""
    return f.rule == "attack-attack-on" and not any(c.code == "EVT" and c.many for c in scene.read.chunks[:f.at]) and any(w.precision == "day" for w in scene.whens) and any(g.number and g.kind in ("kill", "wound") for g in scene.facts)


def sufferer(scene: Scene, f: Fact, e: Entity, known, role: str) -> Party | None:
    evidence = cite(scene, f.rule)
    if re.match(r"(?:no|whose|alias)\b", e.name, re.I):
        return None                                             # "no pupil was hurt", "a man whose brother died", "Juan Gil, alias Tito"
    if role == "victim" and _nobody(scene, f) or f.rule in ("harm-of-them", "sufferers-some-were") and _HOW_MANY.search(scene.read.sentence.text):
        return None
    if e.code in ("NAM", "PER", "HUM") and e.name.lower() in nationalities():
        return None                                             # "two Armenian and two Azerbaijani soldiers"
    if e.code == "HUM" and (e.sub == "vague" and not (re.search(r"\b(?:members? of|individuals?)\b", e.name) or ANYBODY.search(e.name) and (e.number or f.number) and not f.doubt)):
        return None
    if role == "victim" and e.code == "HUM" and ATTACKERS.search(e.name) and any(not ATTACKERS.search(v.name) and v.sub not in ("vague", "militant") for v in f.victims):
        return None                                             # "three farmers and two suicide bombers died": the attackers' own dead
    if e.code == "NP" and e.number and f.kind in ("kill", "wound"):
        return Party(e.name, "person", "victim", evidence=evidence, sub="civilian")
    if e.code in ("NP", "LOC", "NUM") or e.sub in ("dead", "hurt", "group") or len(e.name) < 3 or e.name.lower() in ("centre", "center") or e.name.lower() in ("forces", "troops", "military", "security", "army") and (not e.number or e.number.high == 1):
        return None
    if role == "target" and e.many and e.number is None and _NEVER_AT.search(scene.read.sentence.text) and _UNARMED.match(e.name):
        return None                                             # "Moscow denies targeting civilians": of no attack
    if e.code == "OBJ" and e.sub == "checkpoint" and f.rule == "sufferers-killed-at" and any(side(a) == "force" for g in scene.facts for a in g.agents):
        return None                                             # "shot dead by soldiers at a roadblock": it is theirs
    if e.code == "OBJ" and e.sub == "road" and f.rule == "attack-attack-on":
        return None                                             # "an ambush on a desert road": where it was
    if e.code == "OBJ" and f.rule in _WHERE_IT_WENT_OFF and (e.sub == "road" or taken(scene.read, f.at)):
        return None                                             # where it went off, or where it was found
    if e.code == "OBJ" and f.rule == "attack-attack-on" and e.many and not e.definite and e.number is None and _in_general(scene, f):
        return None
    if e.code == "OBJ" and (part := _PART_OF.match(e.name)):
        if not part["whole"] and any(t.code == "OBJ" and not _PART_OF.match(t.name) for t in f.targets):
            return None                                         # "the gate of a camp": the camp
        return Party(part["whole"] or e.name, "object", "target", evidence=evidence, sub=e.sub)
    if e.code == "OBJ":
        return Party(e.name, "object", "target", evidence=evidence, sub=e.sub)
    if e.code == "HUM":
        if e.many and e.number is None and f.number is None and not e.definite and f.rule in _GENERAL and not _in_one_breath(scene, f) and not _one_deed(scene, f):
            return None                                         # "for killing officials", "murders of judges": nobody in particular
        if e.sub == "militant" and role == "target":
            return None                                         # "the war on drug traffickers"
        if e.name.lower() in ("captive", "hostage"):
            return None
        if e.sub == "militant" and role == "victim" and f.kind == "kill" and not f.agents and not FROM_AFAR & set(scene.types) and not _BY_A_MINE.search(scene.read.sentence.text):
            return None                                         # whoever died in an air strike was hit by it
        return Party(e.name, "person", "victim" if role == "victim" or f.kind in ("kill", "wound", "kidnap") else "target", evidence=evidence, sub=FURTHER if e.further else e.sub)
    if e.code == "PER" and role == "target" and any(t.code == "LOC" for t in f.targets):
        return None                                             # "attacked Homs and San Miguel": towns, though no gazetteer knows one
    if e.code == "NAM" and in_capitals(scene.read.sentence.text):
        return None                                             # where all is in capitals, any word may look like a name
    if e.code in ("PER",) or e.code == "NAM" and not (e.number and f.kind == "kidnap") and role == "victim" and f.kind in ("kill", "kidnap", "wound"):
        return Party(e.name, "person", "victim" if role == "victim" else "target", evidence=evidence, sub="person")
    if e.code == "ORG" and role == "target" and _AIRCRAFT.search(e.name):
        return Party(e.name, "object", "target", evidence=evidence, sub="aircraft")      # "an army helicopter" that was hit is no army
    if e.code == "ORG" and e.actor:
        actor = known.lexicon.actors[e.actor]
        if actor.kind in ("media", "monitor"):
            return None
        return Party(actor.name, "organization", role, actor.aliases, evidence=evidence, sub=actor.kind)
    return None

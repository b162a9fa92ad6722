"""What police and soldiers do that is no attack: a search, shots at nobody, tear gas, the end of an attacker, a rescue."""

import re

from chronicle.convert.event import side
from chronicle.convert.scenes import Scene


def no_attack(scene: Scene, f, scenes: list[Scene]) -> bool:
    """Of a fact whose doer is a force: did it search, shoot at nobody, disperse, or stop somebody? `scenes`: those of the event."""
    return searched(scene, f) or _only_shots(f) and not _so_died(scene, f) or _dispersed(scenes, f) or _ends_it(scene, f)


_SHOTS = re.compile(r"\b(?:shots?|rounds?|warning)$", re.I)


def _only_shots(f) -> bool:
    """"Police fired", "police fired a shot": at nobody that we are told of."""
    return f.kind in ("shoot", "attack") and not f.victims and all(t.code == "NP" and _SHOTS.search(t.name) for t in f.targets) and (f.kind == "shoot" or bool(f.targets))


def _so_died(scene: Scene, f) -> bool:
    """"Five farmers were killed after soldiers opened fire": at them."""
    return f.at > 0 and scene.read.chunks[f.at - 1].sub in ("after", "when", "as") and any(
        g.kind in ("kill", "wound") and g.at < f.at and g.victims and not g.agents and not g.doubt and all(side(v) != "militant" for v in g.victims) for g in scene.facts)


_GAS = re.compile(r"\b(?:tear ?gas|teargas|water cannons?|rubber bullets?)\b", re.I)


def _dispersed(scenes: list[Scene], f) -> bool:
    """"Police fired tear gas at protesters" after others had killed: no part of that."""
    return any(t.code in ("NP", "WPN") and _GAS.search(t.name) for t in f.targets) and any(g.kind in ("kill", "wound") and g.agents for scene in scenes for g in scene.facts if g is not f)


_ENDS = re.compile(r"\b(?:before|until|after) (?:(?:he|she|they) )?(?:being|was|were) [^,;.]{0,30}\bby (?:the |two |several )?$|\bsuspects?\b[^;.]{0,60} (?:was|were) [^,;.]{0,20}\bby (?:the )?$", re.I)


def _ends_it(scene: Scene, f) -> bool:
    """"…, before being shot dead by officers": the attacker was."""
    read = scene.read
    return bool(_ENDS.search(read.sentence.text[:read.sentence.tokens[read.chunks[f.at].start].start]))


_RESCUE = re.compile(r"\bstorm(?:ed|ing|s)\b[^;.]{0,90}\b(?:rescu\w+|free[ds]|freeing|releas\w+|liberat\w+|sav(?:ed|ing))\b|\b(?:rescued|freed|released|liberated)\b[^;.]{0,60}\b(?:when|after|as) [^;.]{0,60}\bstormed\b", re.I)


def searched(scene: Scene, f) -> bool:
    """"Police raided a house", "who seized the car": a search, unless somebody was killed; "commandos stormed the house and freed the hostages": a rescue."""
    return f.kind == "attack" and not f.victims and bool(_RESCUE.search(scene.read.sentence.text)) or f.kind == "attack" and any(c.code == "V" and c.name in ("raid", "seize") for c in scene.read.chunks[f.at:f.at + 12]) and not any(
        g.kind in ("kill", "wound", "burn", "bomb") for g in scene.facts)

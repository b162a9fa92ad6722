"""Which types of incident a sentence speaks for: by its event nouns, its verbs, its facts and its weapons."""

import re
from itertools import pairwise

from chronicle.convert.chunk import Read

FROM_AFAR = frozenset(["air strike", "shelling"])
_FLIES = re.compile(r"\b(?:jets?|warplanes?|helicopters?|gunships?|aircraft|air force|planes?|drones?|paragliders?|paramotors?|gyrocopters?)\b", re.I)
_DROPPED = re.compile(_FLIES.pattern + r"[^.;,]{0,30}\b(?:drop(?:s|ped|ping)?|bomb(?:s|ed|ing)?|releas(?:ed|ing))\b", re.I)
_SHELLS = re.compile(r"\b(?:artillery |mortar )?(?:shells?|rounds?)\b[^.;,]{0,30}\b(?:explod\w+|landed|fell|hit|struck|dropped)\b", re.I)
_CLOSE_BY = re.compile(r"\b(?:ambush(?:ed|ing)?|waylaid|stormed|storming|overran|overrun)\b", re.I)
_TANKS = re.compile(r"\btanks?\b", re.I)
_PROTESTERS = re.compile(r"\b(?:protest[eo]rs?|demonstrators?|marchers?|demonstration|protest|rally|march)\b", re.I)
_NOT_DEADLY = re.compile(r"\b(?:tear ?gas|water cannons?|rubber bullets|batons)\b", re.I)
_AT_A_PROTEST = re.compile(r"\bfire\w*\b.{0,40}\b(?:protest|demonstration|rally|march|sit-in|demonstrators|protesters)\b", re.I)
_LOOT = re.compile(r"\b(?:looters?|robbers?|thieves|thief|burglars?)\b", re.I)
_OF_FACT = {"burn": "arson", "kidnap": "abduction", "rob": "looting", "arrest": "arrest", "shell": "shelling", "clash": "armed clash"}
_OF_EVENT = {"bombing": "bombing", "airstrike": "air strike", "shelling": "shelling", "kidnapping": "abduction", "arson": "arson", "robbery": "looting",
             "ambush": "armed attack", "shooting": "armed attack", "killing": "armed attack", "attack": "armed attack", "clash": "armed clash", "riot": "riot",
             "arrest": "arrest"}
_OF_WEAPON = {"rocket": "shelling", "missile": "shelling", "mortar": "shelling", "incendiary": "arson", "artillery": "shelling", "drone": "air strike", "barrel bomb": "air strike", "aerial bomb": "air strike"}
_SENT = frozenset(["mortar", "artillery", "rocket", "missile"])
_BOMBS = frozenset(["bomb", "car bomb", "truck bomb", "suicide car bomb", "motorcycle bomb", "suicide vest", "suicide bomb", "improvised explosive device",
                    "roadside bomb", "landmine", "grenade", "dynamite", "explosives"])


_FIGURE = re.compile(r"erupt|trigger|set(?:s|ting)? off", re.I)


def _of_a_bomb(read: Read, n: int) -> bool:
    """Does something that explodes stand beside the verb: "a bomb erupted", "triggered a mine", not "the killing triggered protests"?"""
    beside = [*read.chunks[max(0, n - 1):n], *[c for c in read.chunks[n + 1:n + 4] if c.code not in ("W", "C")][:1]]
    return any(c.code == "WPN" and c.sub != "gunfire" or c.code == "EVT" and _OF_EVENT.get(c.sub) == "bombing" for c in beside)


def types_of(read: Read, facts) -> list[str]:
    """Types of incident the sentence's own words speak for."""
    out: list[str] = []
    kinds = {f.kind for f in facts}
    for n, c in enumerate(read.chunks):
        if c.code == "EVT" and c.sub in _OF_EVENT:
            text = read.words(c).lower()
            label = _OF_EVENT[c.sub]
            if label == "bombing" and "suicide" in text or c.sub == "attack" and "suicide" in text:
                label = "suicide bombing"
            elif c.sub == "attack" and re.search(r"\b(?:drone|guided-bomb|glide-bomb|barrel-bomb)\b", text):
                label = "air strike"
            elif c.sub in ("attack",) and re.search(r"\b(?:bomb|grenade|dynamite|explosive|ied)\b", text):
                label = "bombing"
            elif c.sub == "attack" and re.search(r"\b(?:rocket|missile|mortar|grad|katyusha|artillery|iskander|howitzer)\b", text):
                label = "shelling"
            out.append(label)
        elif c.code == "V" and c.sub == "explode" and _FIGURE.match(read.words(c)) and not _of_a_bomb(read, n):
            out += ["armed attack"] if n and read.chunks[n - 1].sub == "gunfire" else []      # fighting erupts as well, and a death sets off protests
        elif c.code == "V" and c.sub in ("explode", "bomb"):
            states = c.sub == "bomb" and any(a.code == "LOC" or a.sub == "force" for f in facts for a in f.agents)
            out.append("air strike" if states else "bombing")
        elif c.code == "V" and c.sub == "shell":
            out.append("shelling")
        elif c.code == "V" and c.sub == "burn":
            out.append("arson")
        elif c.code == "V" and c.sub == "kidnap" and kinds & {"kidnap"}:
            out.append("abduction")
        elif c.code == "V" and c.sub in ("shoot", "attack", "clash", "assassinate"):
            out.append({"shoot": "armed attack", "attack": "armed attack", "clash": "armed clash", "assassinate": "assassination"}[c.sub])
        elif c.code == "HUM" and c.sub == "militant" and "suicide bomber" in read.words(c).lower():
            out.append("suicide bombing")
    if any(f.kind == "kill" and a.sub == "militant" for f in facts for a in f.agents):
        out.append("armed attack")
    out += [_OF_FACT[f.kind] for f in facts if f.kind in _OF_FACT]
    if kinds & {"attack", "bomb", "shoot"} and any(c.code == "ORG" and c.sub == "force" and _FLIES.search(read.words(c)) for c in read.chunks):
        out += ["air strike", "air strike"]
    if "shelling" in out and _flown(read):
        out = [t for t in out if t != "shelling"] + ["air strike", "air strike"]
    elif kinds & {"attack", "shoot"} and _flown(read):
        out += ["air strike", "air strike"]
    if kinds & {"attack", "shoot", "kill", "wound"} and any(c.code == "OBJ" and d.code == "V" and "e" in d.flags and d.sub in ("attack", "shoot") and _TANKS.search(read.words(c)) for c, d in pairwise(read.chunks)):
        out += ["shelling", "shelling"]                         # "Tanks opened fire on houses"
    if kinds & {"attack", "kill", "shoot", "wound"} and _on_protesters(read, facts):
        out = ["riot" if t == "armed attack" else t for t in out] or ["riot"]
    if "attack" in kinds and any(_LOOT.search(a.name) for f in facts if f.kind == "attack" for a in f.agents):
        out += ["looting", "looting"]
    out += [_OF_WEAPON[m.sub] for m in read.mentions if m.kind == "weapon" and m.sub in _OF_WEAPON and kinds & {"shell", "attack", "bomb", "kill", "shoot"}]
    out += ["bombing" for m in read.mentions if m.kind == "weapon" and m.sub in _BOMBS and kinds & {"bomb", "kill", "attack", "wound"}]
    if "arson" in out and kinds & {"kill", "shoot", "attack", "kidnap"} and any(c.code == "V" and c.sub in ("kill", "shoot", "attack", "kidnap") and "g" not in c.flags for c in read.chunks):
        out = [t for t in out if t != "arson"] or ["armed attack"]      # "they killed ten people and burned houses"; not "set fire to a bar, killing ten"
    if "bombing" in out and _SHELLS.search(read.sentence.text) and not any(m.kind == "weapon" and m.sub in _BOMBS for m in read.mentions):
        out = ["shelling" if t == "bombing" else t for t in out]            # "two shells exploded in the village"
    if "bombing" in out and (sent := {m.sub for m in read.mentions if m.kind == "weapon"} - {"gunfire"}) and sent <= _SENT and not any(c.code == "EVT" and c.sub == "bombing" for c in read.chunks):
        out = ["shelling" if t == "bombing" else t for t in out]            # "a mortar bomb exploded in the yard"
    if "bombing" in out and any(c.code == "EVT" and c.sub == "bombing" and b.sub == "by" and _FLIES.search(read.words(d)) for c, b, d in zip(read.chunks, read.chunks[1:], read.chunks[2:])):
        return ["air strike" if t == "bombing" else t for t in out]     # "bombing by government jets"
    if "shelling" in out and not kinds & {"shell"} and _CLOSE_BY.search(read.sentence.text):
        return [t for t in out if t != "shelling"] or ["armed attack"]      # "ambushed with rockets by bandits"
    if "bombing" in out and _DROPPED.search(" ".join(read.sentence.text.split())):
        return ["air strike" if t == "bombing" else t for t in out]     # "two paramotors dropped bombs"
    return out


def _on_protesters(read: Read, facts) -> bool:
    """"Police fired on protesters", "Two demonstrators were killed by soldiers": forces of a state, and people who protest."""
    if not any(a.sub in ("security", "force") for f in facts for a in f.agents) or _NOT_DEADLY.search(read.sentence.text):
        return False
    hit = [e for f in facts if f.kind in ("attack", "kill", "shoot", "wound") for e in (*f.victims, *f.targets)]
    return bool(_AT_A_PROTEST.search(read.sentence.text)) or any(_PROTESTERS.search(e.name) for e in hit)


def _flown(read: Read) -> bool:
    """"Warplanes pounded a town", "Helicopter gunships fired on a village", "the bombardment of a town by jets"."""
    if any(c.code == "EVT" and c.sub == "shelling" for c in read.chunks) and any(b.sub == "by" and _FLIES.search(read.words(c)) for b, c in pairwise(read.chunks)):
        return True                                             # "the bombardment of a town by government jets"
    return any(d.code == "V" and d.sub in ("attack", "shell", "shoot", "hit") and "e" in d.flags and c.code in ("OBJ", "ORG", "NP", "HUM") and _FLIES.search(read.words(c)) for c, d in pairwise(read.chunks))

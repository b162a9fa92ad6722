"""Who was shot because he had attacked: he made the attack, and who shot him did not.

    police shot dead a man who had stabbed two guards       who: the one named just before
    a man was shot dead after stabbing two guards
    soldiers fired at a man after he tried to stab one      "he", not "they": soldiers may be meant
"""

import re

import msgspec

from chronicle.convert.entities import Entity
from chronicle.convert.event import side
from chronicle.convert.facts import Fact
from chronicle.convert.scenes import Scene

_HIT = r"\b(?:shot|killed|gunned down|dead|wounded|neutrali[sz]ed|fire (?:on|at)|fired (?:on|at))\b"
_THAT_ONE = r"(?:(?!\b(?:by|and|when)\b)[^,.;:]){0,40}?\bwho "       # "killed by two men who": not those killed
_ONCE = r"[^.;]{0,60}?\b(?:after|as|when|while) "
_MAN = "man|woman|suspect|attacker|assailant|youth|driver"
_SELF = rf"(?:(?:he|she|they|the (?:{_MAN})|had|has|having|allegedly|reportedly|apparently|first) ){{0,4}}"
_STRUCK = r"(?:(?:knif|stabb|ramm)(?:ed|ing)\b|lung(?:ed|ing) at\b|(?:(?:carr(?:ied|ying) out|attempt(?:ed|ing)|tr(?:ied|ying)) (?:to )?)[^,.;]{0,30}?\b(?:stab|ram|knife|run over)|(?:approach|walk|r[au]n|rush)\w* [^,.;]{0,40}?\b(?:with|carrying|holding|wielding) a knife)"
_FIRED = r"(?:attacked|opened fire|fired (?:on|at)|(?:tried|attempted) to attack)\b"
_FIRST = re.compile(rf"{_HIT}(?:{_THAT_ONE}{_SELF}(?:{_STRUCK}|{_FIRED})|{_ONCE}{_SELF}{_STRUCK}|{_ONCE}(?:(?:he|she|the (?:{_MAN})) (?:had |has )?(?:allegedly |reportedly )?|allegedly ){_FIRED})", re.I)
_DEED = re.compile(r"stab|knif|\bramm?|lung|run over|attacked|opened fire|fired (?:on|at)|tr(?:ied|ying) to|attempt", re.I)
_ALLEGED = re.compile(r"\b(?:alleged(?:ly)?|suspected|reportedly|apparently)\b", re.I)


def attacked_first(scene: Scene, f: Fact) -> str:
    """"" or the role of those hit: "perpetrator", or "blamed" where it is only alleged."""
    if f.kind not in ("kill", "wound", "shoot", "attack") or not (f.victims or f.targets) or any(e.sub in ("security", "official", "dead", "hurt") or e.code not in ("HUM", "PER", "NAM") for e in (*f.victims, *f.targets)):
        return ""
    if not _DEED.search(scene.read.sentence.text):
        return ""
    read = scene.read
    text = read.sentence.text[read.sentence.tokens[read.chunks[f.at].start].start:]
    m = _FIRST.search(text)
    if m is None or any(side(a) != "force" for a in f.agents) and not re.search(r"\bwho\b", m[0]):
        return ""
    return "blamed" if _ALLEGED.search(text) else "perpetrator"


class Fallen(msgspec.Struct, frozen=True):
    """Those of an event who were shot because they had attacked."""
    names: frozenset[str]           # what they are called
    role: str                       # what is alleged once is alleged

    def hit_in(self, scene: Scene, f: Fact) -> bool:
        """Are they the ones hit, as the sentence says or by their names?"""
        return bool(self.names) and (bool(attacked_first(scene, f)) or self._named(f))

    def _named(self, f: Fact) -> bool:
        """By nobody, or by soldiers and police."""
        hit = (*f.victims, *f.targets)
        return bool(hit) and all(e.name in self.names and not (e.many and e.number is None) for e in hit) and all(side(a) == "force" for a in f.agents)


def fallen(scenes: list[Scene]) -> Fallen:
    found = [(e.name, role) for s in scenes for f in s.facts if (role := attacked_first(s, f)) for e in (*f.victims, *f.targets)]
    return Fallen(frozenset(name for name, _ in found), "blamed" if any(role == "blamed" for _, role in found) else "perpetrator")


def attackers(f: Fact) -> list[Entity]:
    """Those hit, as people: "one Palestinian"."""
    return [msgspec.structs.replace(e, code="HUM", sub="civilian") if e.code == "NAM" else e for e in (*f.victims, *f.targets)]


_ENDED = re.compile(r"[\w'’ -]{0,40}?\b(?:shot|killed|shot and killed|gunned|neutrali[sz]ed|overpowered) (?:and killed )?(?:him|her)\b", re.I)
_UNTIL = re.compile(r"\b(?:before|until|and then|then)(?: (?:being|the|a|two|some|several|local|nearby|armed|off-duty))?\s*$", re.I)


def ended_it(scene: Scene, f: Fact) -> bool:
    """"A man killed four people before police shot him dead": they ended the attack."""
    read, start = scene.read, scene.read.sentence.tokens[scene.read.chunks[f.at].start].start
    text = read.sentence.text
    return bool(_UNTIL.search(text[:start]) and _ENDED.match(text[start:])) and any(g.agents and g.at < f.at and not any(side(a) == "force" for a in g.agents) for g in scene.facts)

"""What nobody did: accidents, disasters, sickness; and what did not happen: exercises, films, anniversaries.

A sentence that names a cause of this sort (lexicon/context.yaml, `accident`) tells of no deed, unless it names a weapon, somebody armed or an attack as
well: "a bus overturned, killing five" and not "a bus overturned when gunmen opened fire". What follows a first sentence of this sort is left out with it.
"""

import re

from chronicle.convert.chunk import Read
from chronicle.convert.needed import Phrases

REASON = "an accident, no deed"
_DEEDS = frozenset("attack ambush shooting killing airstrike shelling kidnapping clash robbery arson riot".split())
_DONE = frozenset("attack assassinate shoot bomb shell throw plant kidnap clash rob".split())
_VIOLENT = re.compile(r"\b(?:armed|attack\w*|bomb\w*|suicide|terror\w*|militants?|gunm[ae]n|enemy|missiles?|drones?|landmines?|sabotage\w*|snipers?|fighting|shot|murder\w*|arson\w*|torched|explosives?|hostil\w+|protest\w*|clashe?s?|deliberate\w*|intentional\w*|on purpose)\b", re.I)
# "an exercise in which a bombing was simulated", "a film about the siege", "to mark the anniversary of the massacre", "if it were attacked": what is told there did not happen now
_UNREAL = Phrases("unreal", {"unreal": [
    r"\b(?:drill|exercise|rehearsal|training)s? (?:[\w-]+ ){0,6}?(?:in which|simulat\w+|to (?:practi[sc]e|simulate|test|prepare)|that simulated|involving)[^;.]*",
    r"\bsimulat(?:ed|es|ing|e) (?:an? |the )?(?:[\w-]+ ){0,3}?(?:attack|bombing|shooting|raid|explosion|strike|assault|kidnapping|hijacking)\b[^;.]*",
    r"\b(?:film|movie|documentary|book|novel|play|exhibition|song|painting|memoir|musical|podcast)s? (?:[\w-]+ ){0,2}?(?:about|on|depicting|inspired by|based on|recounting)\b[^;.]*",
    r"\b(?:mark\w*|commemorat\w+|remember\w*|honou?r\w*|observ\w+) (?:the |an? )?(?:[\w'’-]+ ){0,4}?(?:anniversary|memory|victims)\b[^;.]*",
    r"\b(?:in (?:commemoration|memory|honou?r|remembrance) of|on the (?:[\w-]+ )?anniversary of|to (?:mark|commemorate|honou?r)|marking|commemorating) (?:the )?(?:[\w'’-]+ ){0,4}?(?:deaths?|killings?|assassination|murder|martyrdom|execution|massacre|bombing|attack)\b[^;.,]*",
    r"\b(?:may|might|could) (?:also |soon |even )?(?:be )?(?:plan|planning|prepare|preparing|plot|plotting|carry out|attempt|launch|launching|stage|staging|mount|mounting)\b[^;.]*",
    r"\bif (?:it|they|he|she|we|(?:the|his|her|its|their|any) [\w-]+|\w+) (?:were|was|is|are|gets?|comes?) (?:ever |again |under )?(?:attack|bomb|kill|shell|raid|invad|target|threaten|hit|struck)\w*[^;.,]*",
]})


def unreal(read: Read) -> list[tuple[int, int]]:
    """Where the sentence tells of what did not happen now."""
    return [m.span() for _, clause in _UNREAL.among(read.sentence.words) for m in clause.finditer(read.sentence.text)]


def violent(read: Read) -> bool:
    """Does the sentence name an attack, a weapon or somebody who uses one?"""
    return any(c.code == "WPN" or c.code == "EVT" and c.sub in _DEEDS or c.code == "V" and c.sub in _DONE or c.code in ("HUM", "ORG") and c.sub in ("militant", "group") for c in read.chunks) or (
        bool(_VIOLENT.search(read.sentence.text)))


def nobodys(scene, reason: str, begun: bool, before: bool) -> str:
    """Why the sentence is left out, once accidents are thought of. `begun`: a deed was told before it; `before`: an accident was, and no deed."""
    if not begun:
        return REASON if before and not violent(scene.read) else reason
    if scene.retracted:
        return "taken back, or no attack"
    return "" if reason == REASON and not (scene.whens and scene.places) else reason      # "13 died when the roof of the mosque caved in": by the attack

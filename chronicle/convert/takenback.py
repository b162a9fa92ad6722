"""A claim that is taken back: "the group later withdrew the claim". Whoever claimed a deed has then said both, and a record needs both.

The sentence must be of one claimant: whom it names, or the only one there is; else the draft asks whose claim it was.
"""

import re

import msgspec

from chronicle.convert.cite import cite
from chronicle.convert.records import Incident, Party
from chronicle.convert.scenes import Scene

TAKEN_BACK = "retracted"
_CLAIM = r"(?:(?=responsibility\b)|(?:the|its|their|his|that|this|an|any|all)\s(?:[\w-]+\s){0,2}?)(?:claims?|responsibility)\b(?!\s(?:that|to\b|on\b|against|over|for\sthe\s(?:land|area)))"
_BACK = re.compile(rf"\b(?:withdr(?:ew|awn|aws|awing)|retract(?:ed|s|ing)|t(?:ook|aken|akes|aking)\sback|recant(?:ed|s|ing)|rescind(?:ed|s|ing)|walk(?:ed|s|ing)\sback|disown(?:ed|s|ing)|disavow(?:ed|s|ing)|renounc(?:ed|es|ing))\s{_CLAIM}"
                   rf"|\btook\s{_CLAIM}\sback\b|\bclaims?\s(?:of\sresponsibility\s)?(?:(?:which|that)\s)?(?:was|were|has\sbeen|had\sbeen)\s(?:later\s|since\s|then\s|soon\s|quickly\s|subsequently\s){{0,2}}(?:withdrawn|retracted|taken\sback|rescinded|disavowed)\b", re.I)
_NOT = re.compile(r"(?:\b(?:not|never|nor|refus\w+|declin\w+|without|may|might|could|would|if|demand\w*|urg\w+|ask\w*)\b|n['’]t\b)[^,;.]{0,30}$", re.I)


def taken_back(incidents: list[Incident], scenes: list[Scene]) -> list[Incident]:
    """The incidents, each with the claims of it that were withdrawn."""
    for scene in scenes if any(p.role == "claimed" for i in incidents for p in i.parties) else ():
        text = scene.read.sentence.text
        if (said := _BACK.search(text)) and not _NOT.search(text[:said.start()]):
            incidents = _with(incidents, scene)
    return incidents


def _with(incidents: list[Incident], scene: Scene) -> list[Incident]:
    text, at = scene.read.sentence.text, scene.read.sentence.start
    claims = [(p, n) for n, i in enumerate(incidents) for p in i.parties if p.role == "claimed" and p.evidence.start <= at]
    named = [(p, n) for p, n in claims if any(name in text for name in (p.name, *p.aliases))]
    meant = named or claims
    if not meant:
        return incidents
    party, n = max(meant, key=lambda claim: claim[0].evidence.start)     # of two deeds the one that was claimed last
    i = incidents[n]
    if len({p.name for p, _ in meant}) > 1:
        changed = msgspec.structs.replace(i, notes=(*i.notes, f"whose claim was taken back? “{' '.join(text.split())}”"))
    elif any(p.role == TAKEN_BACK and p.name == party.name for p in i.parties):
        return incidents
    else:
        back: Party = msgspec.structs.replace(party, role=TAKEN_BACK, by="", via="", evidence=cite(scene, "claim-taken-back"))
        changed = msgspec.structs.replace(i, parties=(*i.parties, back))
    return [*incidents[:n], changed, *incidents[n + 1:]]

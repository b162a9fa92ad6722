"""Who accuses whom and who denies it, where no row of the draft says so: the sentence is asked for, so that no side's word is lost in silence.

    "X suggested that factions backed by Y were behind it"       nobody with a name of their own is blamed
    "X rejected the accusation and said that the army had shelled the building itself"       a denial that blames another
"""

import re

import msgspec

from chronicle.convert.records import Incident
from chronicle.convert.scenes import Scene

_DEED = r"(?:it|this|that|both|(?:the|this|that|these|those) (?:[\w-]+ ){0,2}?(?:attacks?|bombings?|blasts?|explosions?|killings?|raids?|strikes?|shelling|shootings?|ambush|abductions?|massacre|assault))"
_ACCUSES = re.compile(rf"\b(?:was|were|is|are|been|be) (?:behind|responsible for|to blame for) {_DEED}\b|\bpoint(?:ed|s|ing) (?:the finger )?(?:at|to) (?=(?:the )?[A-Z])|\bhad (?:shelled|bombed|attacked|struck|hit|staged|killed|fired on|burned|burnt)\b[^.;]{{0,60}}\b(?:itself|themselves)\b"
                      r"|\baccus(?:ed|es|ing) [^.;]{3,60}? of (?:staging|carrying out|having (?:carried out|staged|shelled|bombed|killed|attacked|executed)|being behind|orchestrating|planning)\b", re.I)
_DENIES = re.compile(rf"\b(?:rejected|denied|denies|rejects|dismissed) (?:that (?:it|they|he|she|its|their|his|her|the)\b|that\b(?! \w)|this|it\b|that (?=and\b)|(?:the|this|that|these|those|any|all) (?:[\w-]+ )?(?:claims?|accusations?|allegations?|charges?|involvement|responsibility|role|part)\b|involvement|responsibility)", re.I)
_NOBODY = re.compile(r"\b(?:no group|no one|nobody|no organi[sz]ation|not (?:known|clear)|unclear|whoever|those who|who (?:was|were)|question)\b", re.I)


def unsaid(incidents: list[Incident], scenes: list[Scene]) -> list[Incident]:
    """The incidents, each with what to ask of sentences told after it. An event that nobody is named for has its own question."""
    out, seen = list(incidents), set()
    for scene in scenes if incidents else ():
        s = scene.read.sentence
        if s.kind == "title" or scene.left or s.start in seen or not (said := _says(scene)):
            continue
        seen.add(s.start)
        rows = {p.role for i in incidents for p in i.parties if p.evidence and p.evidence.start == s.start and p.kind == "organization"}
        if not (said - rows - ({"blamed"} if {"perpetrator", "claimed"} & rows else set())):
            continue
        n = max(range(len(out)), key=lambda k: max((x.start for x in _evidence(incidents[k]) if x.start <= s.start), default=-1))
        out[n] = msgspec.structs.replace(out[n], notes=(*out[n].notes, f"who accuses or denies here, and is it about this event? “{' '.join(s.text.split())}”"))
    return out


def _says(scene: Scene) -> set[str]:
    """The roles that the sentence gives somebody."""
    text = scene.read.sentence.text
    if _NOBODY.search(text):
        return set()
    kinds = {f.kind for f in scene.facts if "N" not in f.doubt}
    return ({"blamed"} if "blame" in kinds or _ACCUSES.search(text) else set()) | ({"denied"} if _DENIES.search(text) else set())


def _evidence(i: Incident):
    return [x for x in (i.type_evidence, i.date_evidence, *(v.evidence for v in (*i.parties, *i.tolls, *i.places))) if x]

"""Who accuses whom and who denies it, where no row of the draft says so: the sentence is asked for, so that no side's word is lost in silence.

    "X suggested that factions backed by Y were behind it"       nobody with a name of their own is blamed
    "X rejected the accusation and said that the army had shelled the building itself"       a denial that blames another
"""

import re

import msgspec

from chronicle.convert.needed import Phrases
from chronicle.convert.records import Incident
from chronicle.convert.scenes import Scene

_DEED = r"(?:it|this|that|both|(?:the|this|that|these|those) (?:[\w-]+ ){0,2}?(?:attacks?|bombings?|blasts?|explosions?|killings?|raids?|strikes?|shelling|shootings?|ambush|abductions?|massacre|assault))"
_SAYS = Phrases("unsaid", {
    "blamed": [rf"\b(?:was|were|is|are|been|be) (?:behind|responsible for|to blame for) {_DEED}\b",
               r"\bpoint(?:ed|s|ing) (?:the finger )?(?:at|to) (?=(?:the )?[A-Z])",
               r"\bhad (?:shelled|bombed|attacked|struck|hit|staged|killed|fired on|burned|burnt)\b[^.;]{0,60}\b(?:itself|themselves)\b",
               r"\baccus(?:ed|es|ing) [^.;]{3,60}? of (?:staging|carrying out|having (?:carried out|staged|shelled|bombed|killed|attacked|executed)|being behind|orchestrating|planning)\b"],
    "denied": [r"\b(?:rejected|denied|denies|rejects|dismissed) (?:that (?:it|they|he|she|its|their|his|her|the)\b|that\b(?! \w)|this|it\b|that (?=and\b)|(?:the|this|that|these|those|any|all) (?:[\w-]+ )?(?:claims?|accusations?|allegations?|charges?|involvement|responsibility|role|part)\b|involvement|responsibility)"],
}, re.I)
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
    s = scene.read.sentence
    said = {role for role, phrase in _SAYS.among(s.words) if phrase.search(s.text)}
    if any(f.kind == "blame" and "N" not in f.doubt for f in scene.facts):
        said.add("blamed")
    return set() if said and _NOBODY.search(s.text) else said


def _evidence(i: Incident):
    return [x for x in (i.type_evidence, i.date_evidence, *(v.evidence for v in (*i.parties, *i.tolls, *i.places))) if x]

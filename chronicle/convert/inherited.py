"""Who did an event of which nobody is named, where the article names who did those told beside it.

    Russian strikes hit two regions. In X two people were killed by drones.
        the state that did the first did the second as well, if both were strikes from afar on the same land, told in one breath
    A bomb went off at a bank in X. Another went off at a school in Y. The police blamed the ELN for these attacks.
        whoever is said to have done several deeds, or claims them: each of those of which nobody is named
    The ELN kidnapped a mayor in X. In Y two farmers were kidnapped. In Z an engineer was kidnapped.
        the only armed group of whose deeds the article tells, where another of its deeds of this kind was told before
"""

import re

import msgspec

from chronicle.convert.kinds import FROM_AFAR
from chronicle.convert.parties import PERPETRATORS
from chronicle.convert.records import Incident, Party
from chronicle.convert.scenes import Scene
from chronicle.convert.statements import statement

GUESSED = "group-of-the-other-deeds"      # the rule of a doer whom no sentence of the deed names
_SEVERAL = re.compile(r"\b(?:these|those|both|the|all|all the|all of the|the two|the three|the four) (?:[\w-]+ ){0,2}?(?:attacks|bombings|explosions|blasts|killings|murders|assassinations|"
                      r"kidnappings|abductions|actions|crimes|raids|ambushes|shootings|massacres|bombs)\b", re.I)


def of_the_same_strikes(one: Incident, before: Incident | None) -> Incident:
    """`before`: the event beside which this one is told."""
    if before is None or not {one.type, before.type} <= FROM_AFAR or any(p.role in PERPETRATORS for p in one.parties) or not (one.places and before.places) or one.places[0].iso != before.places[0].iso:
        return one
    sent = tuple(p for p in before.parties if p.role == "perpetrator" and p.kind == "organization" and p.sub in ("force", "country"))
    return msgspec.structs.replace(one, parties=(*one.parties, *sent), missing=tuple(m for m in one.missing if m != "perpetrator")) if len(sent) == 1 else one


def of_several_deeds(incidents: list[Incident], scenes: list[Scene], known) -> list[Incident]:
    """"Both attacks were claimed by the ELN", wherever the article says so."""
    if len(incidents) < 2:
        return incidents
    said = [p for sc in scenes if any(f.kind in ("claim", "blame") for f in sc.facts) and not sc.left and _SEVERAL.search(sc.read.sentence.text)
            for f in sc.facts if f.kind in ("claim", "blame") for p in statement(sc, f, known) if p.kind == "organization" and p.role != "denied"]
    if len({p.name for p in said}) != 1:
        return incidents
    return [i if any(p.role in PERPETRATORS for p in i.parties) else msgspec.structs.replace(i, parties=(*i.parties, said[0]), missing=tuple(m for m in i.missing if m != "perpetrator")) for i in incidents]


def of_the_only_group(incidents: list[Incident]) -> list[Incident]:
    """Only where no other group and no state did any of them, and for deeds of the same kind in the same land; a claim is of one deed."""
    doers = [p for i in incidents for p in i.parties if p.role in PERPETRATORS]
    bodies = [p for p in doers if p.kind == "organization" and p.role != "denied"]
    if len({p.name for p in bodies}) != 1 or bodies[0].sub != "militant":
        return incidents
    out: list[Incident] = []
    for i in incidents:
        nobody = i.type != "armed clash" and any(w.precision in ("exact", "near") for w in i.places) and not any(p.role in PERPETRATORS for p in i.parties)
        before = next((j for j in reversed(out) if j.type == i.type and any(p in bodies and p.role == "perpetrator" for p in j.parties) and _one_land(i, j)), None) if nobody else None
        out.append(msgspec.structs.replace(i, parties=(*i.parties, _perhaps(before, bodies))) if before else i)
    return out


def _perhaps(before: Incident, bodies: list[Party]) -> Party:
    """No clause says so: it is a possibility, and who did it is still asked for."""
    group = next(p for p in before.parties if p in bodies and p.role == "perpetrator")
    evidence = msgspec.structs.replace(group.evidence, rule=GUESSED, why=f"the only armed group of whose deeds the article tells; {before.title}")
    return msgspec.structs.replace(group, role="possible", by="", via="", evidence=evidence)


def _one_land(i: Incident, j: Incident) -> bool:
    return bool({w.iso for w in i.places} & {w.iso for w in j.places})

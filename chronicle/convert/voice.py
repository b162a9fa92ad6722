"""Whose own voice an article is: an armed group's radio, agency or communique, where "our forces" and "we" did what is told.

    (Radio Venceremos) Our units attacked the barracks.        the FMLN claims it
    Amaq, citing a source, said a fighter did it.      the Islamic State, whose agency it is, claims it
    We have executed the mayor, the ELN said.                  the ELN did, who says so
    We bombed ten targets, a pilot said.                       nobody that is known
"""

import re

from chronicle.convert.chunk import Read
from chronicle.convert.entities import Entity

_FORCES = r"(?:forces|troops|fighters?|m[ae]n|soldiers?|army|members?|commandos?|militants|guerrillas|units?|columns?|combatants?|comrades|compas|militias?|guerrilla (?:forces|units|columns|fighters)|people['’]s army)"
_QUOTING = frozenset("quoted quoting quotes cited citing cites".split())
OURS = re.compile(rf"(?:\w+ of )?our (?:[\w-]+ ){{0,2}}?{_FORCES}\b", re.I)


def voice_of(reads: list[Read], known) -> str:
    """The group whose outlet the dateline names, or ""."""
    first = next((r for r in reads[:3] if r.sentence.kind == "dateline"), None)
    named = (known.lexicon.actors.get(m.name) for m in first.mentions if m.kind == "actor") if first else ()
    return next((a.speaks_for for a in named if a and a.speaks_for), "")


def outlet_of(group: str, read: Read, known) -> str:
    """The outlet of this group that the sentence begins with, whomever it quotes: "Amaq cited a source as saying that an IS fighter did it"; or ""."""
    first = next((c for c in read.chunks[:4] if c.code == "ORG"), None)
    said_by = known.lexicon.actors.get(first.name) if first is not None else None
    said = said_by and said_by.speaks_for == group and not any(c.code == "SAY" and ("N" in c.flags or c.sub == "deny") for c in read.chunks) and any(
        c.code == "SAY" or c.sub in _QUOTING for c in read.chunks)
    return said_by.name if said else ""


def ours(speaker, known) -> tuple[Entity, ...]:
    """Who "we" are: the armed group that speaks, itself or by its outlet; where nobody else does, the one whose voice the article is."""
    said_by = known.lexicon.actors.get(speaker.name) if speaker else known.lexicon.actors.get(known.voice)
    group = known.lexicon.actors.get(said_by.speaks_for, said_by) if said_by else None
    return (Entity(group.name, "ORG", "militant", group.name, True, None),) if group and group.kind == "militant" else ()


_ITS_MAN = re.compile(r"\b(?:spokes(?:man|woman|person)|commander|leader|representative|chief|fighter|member|official)s?\b", re.I)
_REBELS = re.compile(r"\b(?:rebel|separatist|insurgent|militant|guerrilla)s?(?:['’]s?)? (?:spokes(?:man|woman|person)|commander|leader)\b", re.I)


def its_man(by: str, actor) -> bool:
    """"A commander of the ELN confirmed that it was behind the attack", "Rebel spokesman Juan Gil": whoever says so of an armed group is one of it."""
    if not by or actor is None or actor.kind != "militant":
        return False
    return bool(_REBELS.search(by)) or bool(_ITS_MAN.search(by)) and any(re.search(rf"\b{re.escape(name)}\b", by) for name in (actor.name, *actor.aliases))

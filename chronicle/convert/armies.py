"""One army, one police under several words: among the parties of an event they are one body.

    the military, the Cameroonian army      where only one land's army is named, the military is that one
    soldiers; "the army denied it"          soldiers who did what their army denies are the army's
"""

import msgspec

from chronicle.convert.records import Party
from chronicle.convert.statements import ARMIES

PERPETRATORS = ("perpetrator", "claimed", "blamed", "denied", "possible")


def one_army(parties: list[Party]) -> list[Party]:
    """"The military", where the event has one land's army by name, and no other land's: that army."""
    bodies = {p.name: p for p in parties if p.kind == "organization" and p.role in PERPETRATORS and (p.sub == "country" or p.sub == "force" and p.name.lower() not in ARMIES)}
    if len(bodies) != 1:
        return parties
    (army,) = bodies.values()
    return _once(msgspec.structs.replace(p, name=army.name, aliases=army.aliases, sub=army.sub) if p.kind == "organization" and p.name.lower() in ARMIES and p.role in PERPETRATORS else p for p in parties)


def _once(parties) -> list[Party]:
    out: list[Party] = []
    for p in parties:
        if not any(p.role == q.role and p.kind == q.kind and p.name == q.name for q in out):
            out.append(p)
    return out


_THEIR_MEN = {**dict.fromkeys(ARMIES, frozenset("soldiers troops servicemen soldier".split())), "police": frozenset(["officers", "policemen", "police officers", "officer", "policeman", "police officer"])}


def its_men(parties: list[Party]) -> list[Party]:
    """"Troops opened fire", which "the army" denies: they are the army's."""
    body = next((p for p in parties if p.role == "denied" and p.kind == "organization" and p.name.lower() in _THEIR_MEN), None)
    if body is None:
        return parties
    men = _THEIR_MEN[body.name.lower()]
    return _once(msgspec.structs.replace(p, name=body.name, kind="organization", aliases=(*body.aliases, p.name), sub=body.sub) if p.role in ("perpetrator", "blamed") and p.kind == "individual" and p.name.lower() in men else p for p in parties)

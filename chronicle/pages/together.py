"""Who is named in the same incidents as an actor, in which roles, and where: numbers of incidents, each a way in.

To be named together says nothing about being allied, opposed or at the same spot: a monitor is named with whom it counts.
"""
from collections import Counter, defaultdict

from chronicle.assess import standing
from chronicle.computed import Outline
from chronicle.pages.links import link
from chronicle.speech import N_, _, term
from chronicle.view import View
from chronicle.vocabulary import ROLES

MOST = 25                   # actors or places that a page names
SPOKEN_OF = {"claim": N_("claiming"), "admission": N_("claiming"), "accusation": N_("accused"), "attribution": N_("accused"), "denial": N_("denying")}
IN_ORDER = [*ROLES, *dict.fromkeys(SPOKEN_OF.values())]


def actors(view: View, id: str, found: list[Outline]) -> dict:
    """{rows: [{actor, number, roles: [(word, incidents)]}], more}: most incidents first; `more`: how many others there are."""
    number: Counter[str] = Counter()
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for incident in found:
        said = {(a.actor, a.role) for a in incident.actors} | {(s.actor, SPOKEN_OF[s.act]) for s in standing(incident.statements) if s.act in SPOKEN_OF}
        number.update({actor for actor, _role in said} - {id})
        for actor, role in said:
            roles[actor][role] += 1
    ranked = sorted(number, key=lambda a: (-number[a], a))
    return {"rows": [{"actor": link(view, a, "actor"), "number": number[a],
                      "roles": [(in_words(role), roles[a][role]) for role in IN_ORDER if roles[a][role]]} for a in ranked[:MOST]],
            "more": max(0, len(ranked) - MOST)}


def in_words(role: str) -> str:
    return term(role, "role") if role in ROLES else _(role)


def places(view: View, found: list[Outline]) -> dict:
    """{rows: [(place, incidents)], more}: exactly there, not within; most incidents first."""
    number = Counter(place for incident in found for place in {s.place for s in incident.sites})
    ranked = sorted(number, key=lambda p: (-number[p], p))
    return {"rows": [(link(view, p, "place"), number[p]) for p in ranked[:MOST]], "more": max(0, len(ranked) - MOST)}

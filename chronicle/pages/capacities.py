"""In which capacities an incident names an actor: what is said of it and by whom, each kind apart.

"Claimed" is what the actor says, "accused" what others say; neither is a finding of this chronicle. Incidents are counted,
never deaths. An incident may name an actor in several capacities. What was taken back counts as that and no longer as a claim.
"""
from collections import Counter

from chronicle.assess import standing
from chronicle.computed import Outline
from chronicle.speech import N_, ngettext, _
from chronicle.vocabulary import ACTS, ROLES

COUNTS, SPEAKS = "counts", "speaks"         # gives a toll; says something about somebody else, or carries such a statement

CAPACITIES = (          # (key, heading, (words for one, for more), what it means, acts or roles of which one makes it so)
    ("claimed", N_("Claimed"), ("claimed %(n)s incident", "claimed %(n)s incidents"),
     N_("The actor says it did it."), ("claim", "admission")),
    ("accused", N_("Accused"), ("accused in %(n)s incident", "accused in %(n)s incidents"),
     N_("Somebody else says the actor did it."), ("accusation",)),
    ("attributed", N_("Attributed by a source"), ("attributed by a source %(n)s incident", "attributed by a source %(n)s incidents"),
     N_("A source names the actor in its own voice."), ("attribution",)),
    ("denied", N_("Denied"), ("denied %(n)s incident", "denied %(n)s incidents"),
     N_("The actor denies having done it."), ("denial",)),
    ("retracted", N_("Taken back"), ("a statement taken back on %(n)s incident", "a statement taken back on %(n)s incidents"),
     N_("A statement was taken back."), ("retraction",)),
    ("perpetrator", N_("Named as perpetrator"), ("named as perpetrator in %(n)s incident", "named as perpetrator in %(n)s incidents"),
     N_("The record names the actor as having done it, resting on the statements shown with it."), ("perpetrator",)),
    ("target", N_("Target"), ("target of %(n)s incident", "target of %(n)s incidents"),
     N_("The incident was aimed at the actor."), ("target",)),
    ("victim", N_("Harmed"), ("harmed in %(n)s incident", "harmed in %(n)s incidents"),
     N_("People of the actor were harmed."), ("victim",)),
    ("counted", N_("Counted"), ("counted in %(n)s incident", "counted in %(n)s incidents"),
     N_("The actor gave a toll."), (COUNTS,)),
    ("spoke", N_("Spoke of others"), ("spoke of others in %(n)s incident", "spoke of others in %(n)s incidents"),
     N_("The actor accused another one or carried a statement."), (SPEAKS,)),
    ("other", N_("Other roles"), ("in another role in %(n)s incident", "in another role in %(n)s incidents"),
     N_("Came to help, documented, saw it, or is named in connection with it."), ("responder", "monitor", "witness", "mentioned")),
)
BY_ACT = {act: n for n, (*_rest, any_of) in enumerate(CAPACITIES) for act in any_of if act in ACTS}
BY_ROLE = {role: n for n, (*_rest, any_of) in enumerate(CAPACITIES) for role in any_of if role in ROLES}
COUNTED, SPOKE = (next(n for n, (*_rest, any_of) in enumerate(CAPACITIES) if does in any_of) for does in (COUNTS, SPEAKS))
OWN_WORD = ("claimed",)                                             # the actor itself says it did it
ANY_WORD = ("claimed", "accused", "attributed", "perpetrator")      # somebody does


def keys(id: str, found: Outline) -> list[str]:
    """The capacities in which an incident names the actor, in the order of the table."""
    of = {BY_ROLE[a.role] for a in found.actors if a.actor == id and a.role in BY_ROLE}
    of |= {BY_ACT[s.act] for s in standing(found.statements) if s.actor == id and s.act in BY_ACT}
    for s in found.statements:
        if s.actor != id and s.by == id or s.via == id:
            of.add(SPOKE)
    if id in found.counters:
        of.add(COUNTED)
    return [CAPACITIES[n][0] for n in sorted(of)]


def told(by_capacity: dict[str, list[Outline]]) -> list[dict]:
    """{key, heading, said: `claimed 3 incidents`, about, number} of each capacity that occurs, in the order of the table."""
    return [{"key": key, "heading": _(heading), "said": ngettext(*forms, len(by_capacity[key])), "about": _(about),
             "number": len(by_capacity[key])}
            for key, heading, forms, about, _any_of in CAPACITIES if by_capacity.get(key)]


def headings(of: list[str]) -> list[str]:
    return [_(heading) for key, heading, *_rest in CAPACITIES if key in of]


def by_year(found: list[tuple[Outline, list[str]]]) -> list[dict]:
    """Newest first: {year, incidents, numbers: capacity -> incidents, least: those the actor itself says it carried out, most:
    those anybody says it did}. Incidents are counted, each once in a capacity."""
    years: dict[str, list[list[str]]] = {}
    for incident, of in found:
        years.setdefault(incident.date.year, []).append(of)
    return [{"year": year, "incidents": len(all), "numbers": dict(Counter(key for of in all for key in of)),
             "least": among(all, OWN_WORD), "most": among(all, ANY_WORD)} for year, all in sorted(years.items(), reverse=True)]


def among(all: list[list[str]], capacities: tuple[str, ...]) -> int:
    return sum(not set(of).isdisjoint(capacities) for of in all)

"""The responsibility ledger of an incident for its page: who said what of whom, in neutral phrases.

Phrases are nouns (`Accusation against A by B`): they judge nothing and fit one person, a group or a state alike.
"""
from chronicle.assess import CLAIMS, NAMING, standing
from chronicle.computed import Named
from chronicle.model import Incident, Statement
from chronicle.pages.links import cite, link, links
from chronicle.speech import N_, _
from chronicle.view import View
from chronicle.vocabulary import ACTS

PHRASES = {                     # act -> (phrase when somebody else speaks, phrase when the actor speaks or nobody is named)
    "claim": (N_("Claim for {actor} by {by}"), N_("Claim by {actor}")),
    "accusation": (N_("Accusation against {actor} by {by}"), N_("Accusation against {actor}")),
    "denial": (N_("Denial for {actor} by {by}"), N_("Denial by {actor}")),
    "attribution": (N_("Attribution to {actor} by {by}"), N_("Attribution to {actor} in the source’s own voice")),
    "admission": (N_("Admission for {actor} by {by}"), N_("Admission by {actor}")),
    "retraction": (N_("Retraction about {actor} by {by}"), N_("Retraction by {actor}")),
}


def ledger(view: View, incident: Incident) -> list[dict]:
    stands = standing(incident.responsibility)
    return [entry(view, incident, s, s not in stands) for s in incident.responsibility]


def taken_back(view: View, incident: Incident) -> tuple[list[Named], bool] | None:
    """(of whom it was said, whether they said so themselves) where all that names somebody was taken back; None elsewhere."""
    named = [s for s in incident.responsibility if s.act in NAMING]
    stands = standing(incident.responsibility)
    if not named or any(s in stands for s in named):
        return None
    return links(view, list(dict.fromkeys(s.actor for s in named)), "actor"), all(s.act in CLAIMS for s in named)


def meanings(incident: Incident) -> list[tuple[str, str]]:
    """(act, what it means) of the acts that occur, in the order of the vocabulary."""
    return [(act, _(term.about)) for act, term in ACTS.items() if any(s.act == act for s in incident.responsibility)]


def entry(view: View, incident: Incident, s: Statement, taken_back: bool) -> dict:
    """`phrase`: words and Named links in the order they are read. `taken_back`: by whoever said it."""
    return {
        "act": s.act,
        "taken_back": taken_back,
        "phrase": phrase(view, s),
        "via": link(view, s.via, "actor") if s.via else None,
        "mode": s.mode,
        "as_of": s.as_of,
        "quote": s.quote,
        "source": cite(view, incident, s.source),
    }


def phrase(view: View, s: Statement) -> list:
    other, own = PHRASES.get(s.act, ("{actor}, {by}", "{actor}"))
    form = _(other if s.by and s.by != s.actor else own)
    slots = {"actor": link(view, s.actor, "actor"), "by": link(view, s.by, "actor")} if s.by else \
        {"actor": link(view, s.actor, "actor")}
    pieces = form.replace("}", "{").split("{")
    return [slots.get(p, p) if n % 2 else p for n, p in enumerate(pieces) if p]

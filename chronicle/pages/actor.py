"""The page of an actor: its incidents, by what is said of it, each kind apart.

What is counted is incidents, never deaths: tolls are not added up under a name. "Claimed" is what the actor says,
"accused" what others say; neither is a finding of this chronicle.
"""
from collections.abc import Callable

from chronicle.computed import Card
from chronicle.model import Statement, Toll
from chronicle.pages import overview
from chronicle.pages.chrome import chrome
from chronicle.pages.place import other_names
from chronicle.pages.feed import offered
from chronicle.pages.points import points, without_tolls
from chronicle.pages.links import link
from chronicle.pages.prose_text import prose
from chronicle.pages.rows import MOST, row
from chronicle.view import View

SHELF = "actors/index.html"


def said(*acts: str) -> Callable:
    """A statement of one of these kinds about the actor."""
    return lambda id, card, statements, tolls: any(s.act in acts and s.actor == id for s in statements)


def role(*names: str) -> Callable:
    return lambda id, card, statements, tolls: any(a.actor == id and a.role in names for a in card.actors)


def speaks(id: str, card: Card, statements: tuple[Statement, ...], tolls: tuple[Toll, ...]) -> bool:
    """It says something about somebody else, or carries such a statement."""
    return any(s.actor != id and s.by == id or s.via == id for s in statements)


def counts(id: str, card: Card, statements: tuple[Statement, ...], tolls: tuple[Toll, ...]) -> bool:
    return any(t.by == id for t in tolls)


CAPACITIES = (          # (key, heading, words before the number, what it means, test)
    ("claimed", "Claimed", "claimed", "The actor says it carried the incident out.", said("claim", "admission")),
    ("accused", "Accused", "accused in", "Somebody else says the actor carried the incident out.", said("accusation")),
    ("attributed", "Attributed by a source", "attributed by a source",
     "A source names the actor in its own voice.", said("attribution")),
    ("denied", "Denied", "denied", "The actor denies having carried the incident out.", said("denial")),
    ("retracted", "Taken back", "took back a statement on", "A statement was taken back.", said("retraction")),
    ("perpetrator", "Named as perpetrator", "named as perpetrator in",
     "The record names the actor as having carried the incident out, resting on the statements shown with it.", role("perpetrator")),
    ("target", "Target", "target of", "The incident was aimed at the actor.", role("target")),
    ("victim", "Harmed", "harmed in", "People of the actor were harmed.", role("victim")),
    ("counted", "Counted", "counted in", "The actor gave a toll.", counts),
    ("spoke", "Spoke of others", "spoke of others in", "The actor accused another one or carried a statement.", speaks),
    ("other", "Other roles", "in another role in", "Came to help, documented, saw it, or is named in connection with it.",
     role("responder", "monitor", "witness", "mentioned")),
)


def page(view: View, subject: str) -> bytes:
    r, found = view.record(subject), view.of(subject)
    places, unplaced = points(view, [card for card, _, _ in found])
    return view.render("actor.html", {
        **chrome(view, r.name, SHELF, f"Incidents that name {r.name}, by what is said of it and by whom."),
        "actor": r,
        "names": other_names(r),
        "part_of": link(view, r.part_of, "actor") if r.part_of else None,
        "parts": view.parts(subject),
        "total": len(found),
        "capacities": capacities(view, subject, found),
        "map": overview.drawn(view, without_tolls(places)) if places else None,
        "unplaced": unplaced,
        "text": prose(view, subject),
        "mentions": view.mentions(subject),
        "feeds": offered(view, "actor", subject),
    })


def capacities(view: View, id: str, found: list) -> list[dict]:
    """What is said of the actor, in the order above; an incident stands under each that fits."""
    out = []
    for key, heading, before, about, test in CAPACITIES:
        cards = [card for card, statements, tolls in found if test(id, card, statements, tolls)]
        if cards:
            out.append({"key": key, "heading": heading, "before": before, "about": about, "number": len(cards),
                        "rows": [row(view, card) for card in cards[:MOST]],
                        "older": sorted({c.date.year for c in cards[MOST:]}, reverse=True)})
    return out

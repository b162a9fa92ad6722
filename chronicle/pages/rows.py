"""An incident as one row of a list."""
from functools import lru_cache
from itertools import count

from chronicle.addresses import address
from chronicle.maps.palette import css_class
from chronicle.computed import Card, Outline
from chronicle.pages.links import link, links
from chronicle.pages.totals import spread
from chronicle.speech import N_, _
from chronicle.view import View

IN_ROWS = (("perpetrator", N_("Named as perpetrator")), ("target", N_("Target")), ("victim", N_("Harmed")))

KEYS = count()


@lru_cache(maxsize=1000)
def coloured(types: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(type, class of its colour)."""
    return tuple((t, css_class(t)) for t in types)


def cards(view: View, found: list[Outline]) -> list[Card]:
    """What is to be shown of incidents that a page names, out of those that it only counts."""
    return [view.card(incident.id) for incident in found]


def rows(view: View, cards: list[Card], here: frozenset[str] = frozenset()) -> list[dict]:
    """`here`: on the page of a place, this place and those within it."""
    return [row(view, card, here) for card in cards]


def row(view: View, card: Card, here: frozenset[str] = frozenset()) -> dict:
    """The same for all pages, but where a part of its toll was counted `here`."""
    return made(view, card, here) if here and any(s.place in here for s in card.shares) else view.again(f"row/{card.id}", lambda: made(view, card, here))


def made(view: View, card: Card, here: frozenset[str]) -> dict:
    """`named`: (in what role, actors); a name in a row never stands without its role. `said`: on an actor's page, in which capacities it is named.
    `over`: of how many places its toll is; `shares`: what was counted of it `here`; `key`: a number that no other row has, but one with the
    same values except `said`."""
    roles = [(_(said), links(view, who, "actor")) for role, said in IN_ROWS if (who := [a.actor for a in card.actors if a.role == role])]
    return {
        "key": next(KEYS),
        "url": address("incident", card.id),
        "title": card.title,
        "lang": card.lang,
        "date": card.date,
        "types": coloured(card.types),
        "stage": card.stage,
        "count": card.count,
        "places": links(view, [s.place for s in card.sites], "place"),
        "over": spread(card.sites),
        "shares": [{"place": link(view, s.place, "place"), "killed": s.killed, "by": link(view, s.by, "actor") if s.by else None}
                   for s in card.shares if s.place in here],
        "said": [],
        "named": roles,
        "killed": card.assessment.killed,
        "wounded": card.assessment.wounded,
        "responsibility": card.assessment.responsibility,
        "grade": card.assessment.grade,
        "sources": card.sources,
        "review": card.review,
        "updated": card.updated,
        "summary": card.summary,
    }


def related_row(view: View, id: str, reason: str = "") -> dict | None:
    """Another incident as a link with its date and the reason it is named; None when it is not published."""
    card = view.card(id)
    return card and {"link": link(view, id, "incident"), "date": card.date, "reason": reason}

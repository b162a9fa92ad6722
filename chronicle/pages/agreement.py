"""What the sources of an incident agree and disagree on, as far as the record can be compared: counts and responsibility.

Two counts agree when one number can be right for both: "at least 50" and "73" do, 53 and 73 do not. Compared are counts of
everybody in the whole incident that no later count has superseded; words such as "dozens" are no number and agree with all.
Of responsibility: sources agree when all name one actor and nobody denies it. That they agree does not make it true.
"""
from chronicle import words
from chronicle.assess import NAMING, standing
from chronicle.counts import Count
from chronicle.model import Incident, Toll
from chronicle.pages.links import links
from chronicle.speech import N_, _
from chronicle.view import View

FIELDS = (                  # field of a toll, where counts agree, where they differ
    ("killed", N_("The counts of people killed can all be right"), N_("The counts of people killed differ")),
    ("wounded", N_("The counts of people wounded can all be right"), N_("The counts of people wounded differ")),
)


def found(view: View, r: Incident, responsibility: str) -> dict | None:
    """{agree, differ}: lists of {words, said: [numbers in words], who: links}; None where there is nothing to compare."""
    agree, differ = [], []
    for field, same, other in FIELDS:
        counts = [c for t in r.tolls if whole(t) and (c := getattr(t, field)) is not None and not c.vague]
        if len(counts) > 1:
            side, head = (agree, same) if compatible(counts) else (differ, other)
            side.append({"words": _(head), "said": in_words(counts), "who": []})
    naming = [s for s in standing(r.responsibility) if s.act in NAMING]
    named = list(dict.fromkeys(s.actor for s in naming))
    denied = list(dict.fromkeys(s.actor for s in r.responsibility if s.act in ("denial", "retraction")))
    if len(named) > 1 and responsibility == "claimed":
        agree.append({"words": _("Several actors claim it together"), "said": [], "who": links(view, named, "actor")})
    elif len(named) > 1:
        differ.append({"words": _("More than one actor is named as having done it"), "said": [], "who": links(view, named, "actor")})
    elif len(naming) > 1:
        agree.append({"words": _("All who name an actor name the same one"), "said": [], "who": links(view, named, "actor")})
    if denied and any(s.act in NAMING for s in r.responsibility):
        differ.append({"words": _("Denied, or a statement taken back"), "said": [], "who": links(view, denied, "actor")})
    return {"agree": agree, "differ": differ} if agree or differ else None


def whole(t: Toll) -> bool:
    return t.who == "all" and not t.where and not t.superseded


def compatible(counts: list[Count]) -> bool:
    """Whether one number is possible for all of them. "About 20" is taken as it stands."""
    return max(c.low or 0 for c in counts) <= min((c.high for c in counts if c.high is not None), default=float("inf"))


def in_words(counts: list[Count]) -> list[str]:
    """Each count once, from the lowest."""
    ordered = sorted(counts, key=lambda c: (c.high if c.low is None else c.low, c.low is None, c.high is None, c.high or 0))
    return list(dict.fromkeys(words.count(c) for c in ordered))

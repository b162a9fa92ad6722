"""An incident as a draft may tell it: what the reader took from the words, less what would wrong somebody.

    sides        who fights whom in a clash is a side of it, and nobody is named as having carried it out
    counters     an army counts as a party, whoever carried it out as that; a villager, a resident, a relative has a role and no name
    replaced     a count that was given "at first" is superseded where a higher one took its place
    near         what the blast was only near is not said to have been hit; the draft asks
    others'      what the text counts in another town, or of two attacks together, is no row of this one
    added up     a number that its own quote does not hold is asked for
"""

import re

import msgspec

from chronicle.convert.clauses import rules
from chronicle.convert.lexicon import data
from chronicle.convert.records import Incident, Number, Party, Toll
from chronicle.convert.tolls import ANSWER, SEVERAL, headline
from chronicle.convert.voices import BODIES

SIDE = "side"           # of a clash
_DID_IT = ("perpetrator", "claimed")
_CLASH = frozenset(rule.id for rule in rules() if rule.fact == "clash")
_BELLIGERENT = re.compile(r"\b(?:army|armies|armed forces|general staff|joint staff|high command|military(?! (?:administration|court|tribunal|prosecut\w+|hospital|doctor|medic)\b)|defen[cs]e (?:ministry|minister|department|forces?)|"
                          r"ministry of defen[cs]e|minister of defen[cs]e|ministry for defen[cs]e|navy|air force|(?<!emergency )troops|soldiers?|brigade|battalion|regiment|garrison|paramilitary)\b(?! hospital)", re.I)
_FIRE_BRIGADE = re.compile(r"\b(?:fire|rescue|firefighting) brigade\b", re.I)
_ROLE = ("(?i:villager|resident|relative|survivor|witness|eyewitness|eye-witness|neighbou?r|farmer|herder|trader|shopkeeper|driver|passenger|worshipper|teacher|student|passer-by|father|mother|brother|sister|son|daughter|"
         "husband|wife|widow|uncle|aunt|cousin|nephew|niece|grandfather|grandmother|fisherman|labou?rer|worker|vendor|bystander|inhabitant|refugee)")
_NAMED_ROLE = re.compile(rf"((?:[\w-]+ )*?{_ROLE})(?:(?: (?:of|from|in|at|near) [^,]+)?,)? (?=[A-Z])[^,]+$")       # "villager, Modu Gil", "resident of X, Modu Gil"
_ROLE_AFTER = re.compile(rf"[A-Z][^,]*, (?:an? |the |one )?((?:[a-z-]+ )*?{_ROLE})\b[^,]*$")                       # "Modu Gil, a villager"
_AT_FIRST = re.compile(r"\b(?:at first|initially|originally|(?:was|were|had|has|have) first|first (?:said|put|announced|reported|gave|given)|(?:initial|preliminary|early|earlier) (?:toll|count|figure|report)s?)\b", re.I)
_NEAR = r"\b(?:near|close to|beside|next to|not far from|(?:met(?:er|re)s|yards|feet|kilomet(?:er|re)s|km) (?:away )?from|in the vicinity of|opposite|behind|adjacent to)\s(?:[\w'’-]+\s){0,5}?"
_FIGURE = re.compile(r"\d[\d,]*|[a-z]+(?:-[a-z]+)?", re.I)
_ROUGHLY = frozenset("dozen dozens hundred hundreds thousand thousands score scores couple pair both twin trio".split())


def fairly(i: Incident) -> Incident:
    """The incident as one article tells it, made fit for a draft."""
    parties, asks = _hit(tuple(msgspec.structs.replace(p, by=role_of(p.by), via=role_of(p.via)) for p in i.parties))
    own, others = _own(i)
    tolls = _replaced(tuple(_counter(t, parties) for t in own))
    counted = [t for t in tolls if not t.replaced and t.basis != "perpetrator"] or list(tolls)
    killed, wounded = (headline(counted, key) if getattr(i, key) else None for key in ("killed", "wounded"))
    lost = [key for key, n in (("killed", killed), ("wounded", wounded)) if n is None and getattr(i, key) is not None]
    return msgspec.structs.replace(i, parties=_sides(parties), tolls=tolls, killed=killed, wounded=wounded, missing=(*i.missing, *lost),
                                   notes=(*i.notes, *asks, *others, *(ask for t in tolls for ask in _added_up(t))))


def _own(i: Incident) -> tuple[list[Toll], list[str]]:
    """The rows that are of this event alone, and what to ask of the others."""
    joint = next((t for t in i.tolls if t.evidence and SEVERAL.search(t.evidence.text) and _halves(t, i.tolls)), None)
    other = _halves(joint, i.tolls)[1:] if joint else []
    asks = {id(t): f"{_said(t)} of two attacks together" for t in i.tolls if t is joint}
    asks |= {id(t): f"{_said(t)} in the other attack: an event of its own?" for t in other}
    asks |= {id(t): f"{_said(t)} in {t.away or t.where}: an event of its own?" for t in i.tolls if t.away or t.where and not any(p.name == t.where for p in i.places)}
    asks |= {id(t): f"{_said(t)} in what police or troops did in answer: an event of its own?" for t in i.tolls if t.who == "perpetrators" and t.evidence and ANSWER.search(t.evidence.text)}
    return [t for t in i.tolls if id(t) not in asks], list(asks.values())


def _halves(joint: Toll, tolls: tuple[Toll, ...]) -> list[Toll]:
    """The two rows of which a total is the sum: the one whose town is told first is this event's."""
    return next(([a, b] for n, a in enumerate(tolls) for b in tolls[n + 1:] if joint not in (a, b) and not (a.part or b.part) and _low(a.killed) and _low(b.killed)
                 and _low(a.killed) + _low(b.killed) == _low(joint.killed)), [])


def _said(t: Toll) -> str:
    said = [f"{n.text} {what}" for n, what in ((t.killed, "killed"), (t.wounded, "wounded")) if n]
    return f"the source counts {' and '.join(said)}"


def _sides(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """"Two brigades fought each other": that says of neither that it carried out an attack."""
    return tuple(msgspec.structs.replace(p, role=SIDE, by="") if p.evidence and p.evidence.rule in _CLASH and p.role in ("perpetrator", "blamed", "target") and p.kind in ("organization", "individual") else p for p in parties)


def _hit(parties: tuple[Party, ...]) -> tuple[tuple[Party, ...], list[str]]:
    """Without things that the sentence has a blast only near, and what to ask of each."""
    near = [p for p in parties if p.kind == "object" and p.evidence and re.search(_NEAR + re.escape(p.name), p.evidence.text, re.I)]
    return tuple(_no_house(p) for p in parties if p not in near), [f"was the {p.name} hit? The source says only that it was near" for p in near]


def _no_house(p: Party) -> Party:
    """A compound may hold anything: embassies, offices, a camp."""
    return msgspec.structs.replace(p, sub="building") if p.kind == "object" and p.sub == "house" and p.name.lower().endswith("compound") else p


def _counter(t: Toll, parties: tuple[Party, ...]) -> Toll:
    """With the basis a record gives it, and without the name of a private person."""
    did_it = any(p.role in _DID_IT and t.by in (p.name, *p.aliases) for p in parties)
    if did_it and t.by:
        return msgspec.structs.replace(t, basis="perpetrator")
    if t.basis == "official" and _BELLIGERENT.search(t.by) and not _FIRE_BRIGADE.search(t.by):
        return msgspec.structs.replace(t, basis="party")
    return msgspec.structs.replace(t, by=role_of(t.by))


def role_of(by: str) -> str:
    """"villager, Modu Gil", "resident Modu Gil", "Modu Gil, a farmer": the villager, the resident, the farmer; "residents of Shirka" as they are."""
    named = _NAMED_ROLE.match(by) or _ROLE_AFTER.match(by)
    return named[1] if named and by.split()[-1].lower() not in BODIES else by


def _replaced(tolls: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """A count given "at first", with a higher one of somebody else than the doer beside it."""
    def over(t: Toll, o: Toll) -> bool:
        return o is not t and o.basis != "perpetrator" and not _AT_FIRST.search(o.evidence.text) and any(
            _low(getattr(o, key)) > _low(getattr(t, key)) > 0 for key in ("killed", "wounded"))

    return tuple(msgspec.structs.replace(t, replaced=True) if t.evidence and _AT_FIRST.search(t.evidence.text) and any(over(t, o) for o in tolls if o.evidence) else t for t in tolls)


def _low(n: Number | None) -> int:
    return (n.low or n.high or 0) if n else 0


def _added_up(t: Toll) -> list[str]:
    """What to ask where a number is not in its quote: it is a sum of what the quote counts one by one."""
    if t.evidence is None:
        return []
    words = [w.lower().replace(",", "") for w in _FIGURE.findall(t.evidence.text)]
    told = {int(w) for w in words if w.isdigit()} | {sum(data("words")["number_words"].get(part, 0) for part in w.split("-")) for w in words}
    return [f"`{key}: {n.text}` is added up from its quote: does it hold?" for key in ("killed", "wounded")
            if (n := getattr(t, key)) and not n.vague and n.low == n.high and n.low and n.low > 1 and n.low not in told and not _ROUGHLY & set(words)]

"""Whoever only tells of a deed is no party to it; and when two names are of one person."""

from chronicle.convert.armies import PERPETRATORS
from chronicle.convert.fold import fold
from chronicle.convert.records import Party


def same_people(a: str, b: str) -> bool:
    """"Galan" is "Luis Carlos Galan Sarmiento", "the Jesuits" are "six Jesuit priests"."""
    x, y = ({w.removesuffix("s") for w in fold(n).split()} for n in (a, b))
    if all(len(n.split()) > 1 and n.istitle() for n in (a, b)):
        return x <= y or y <= x                                 # "Juan Gil and Ana Gil" are two
    return fold(a).split()[-1:] == fold(b).split()[-1:] or x <= y or y <= x


def only_tells(p: Party, parties: list[Party]) -> bool:
    """"Juan Gil called the claims propaganda", "residents denied it": they tell of it, and nobody accuses them."""
    person = p.kind == "individual" and p.role == "denied" and (p.name[:1].isupper() and " " in p.name or p.sub in ("person", "civilian"))
    return person and not any(q.role in ("blamed", "perpetrator", "possible") and q.kind == "individual" and same_people(q.name, p.name) for q in parties) and any(
        q.role in PERPETRATORS and q is not p for q in parties)

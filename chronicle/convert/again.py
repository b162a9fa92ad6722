"""Whom and what a text calls by another word when it speaks of them again.

    four workers … the four men          as many, and "the"
    four policemen … four cops           as many, and one force under two words
    six soldiers … the troops            a word for any of a force, where one is named
    an ambulance … the vehicle           a word for any of its kind
"""

from chronicle.convert.entities import Entity

_POLICE = frozenset("police policeman policemen policewoman policewomen officer officers cop cops constable constables".split())
_ANY_FORCE = frozenset("personnel troops troop jawans forces men members".split())
_VEHICLES = frozenset(["vehicle", "military vehicle", "bus", "convoy", "train"])
_NO_BUILDING = _VEHICLES | {"aircraft", "ship", "road", "farmland", "village"}
_BUILDINGS = frozenset("building premises facility complex compound structure".split())

Told = tuple[Entity, int]       # who or what was hit, and the number of the sentence that says so


def named_again(e: Entity, sentence: int, told: list[Told]) -> bool:
    """Is this somebody or something that another sentence has told of already, by another word?"""
    before = [b for b, at in told if at != sentence]
    if e.code == "OBJ":
        return e.definite and not e.many and _of_that_kind(e, before)
    if e.code != "HUM":
        return False
    people = [b for b in before if b.code == "HUM" and not b.name.endswith(_head(e))]
    force = [b for b in people if b.sub == "security"] if e.sub == "security" else []
    if e.number is None:
        return e.many and _head(e) in ("troops", "personnel") and any(b.many for b in force)
    same = [b for b in people if b.number == e.number]
    return e.many and bool(same) and (e.definite or any(b in force and _one_force(b, e) for b in same))


def _head(e: Entity) -> str:
    return e.name.lower().split()[-1]


def _one_force(a: Entity, b: Entity) -> bool:
    return _head(a) in _POLICE and _head(b) in _POLICE or bool({_head(a), _head(b)} & _ANY_FORCE)


def _of_that_kind(e: Entity, before: list[Entity]) -> bool:
    if e.name.lower() == "vehicle":
        return any(b.code == "OBJ" and b.sub in _VEHICLES for b in before)
    return e.name.lower() in _BUILDINGS and any(b.code == "OBJ" and b.sub not in _NO_BUILDING for b in before)

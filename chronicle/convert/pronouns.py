"""Who "they" are, where "they" did it: those with whom the clause, the sentence or the sentence before began.

    The rebels came at dawn. They killed two farmers.          the rebels
    Gunmen stopped a bus, and they killed two farmers.         the gunmen
    The bus stopped. They killed two farmers.                  nobody knows
"""

from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.clauses import Found
from chronicle.convert.entities import Entity, entity

_SEVERAL = ("militant", "security")
_THE_MEN = ("men", "people", "individuals")
_NOUNS = ("HUM", "PER", "ORG", "NAM", "NP", "OBJ", "LOC", "WPN", "EVT", "NUM")


def they(read: Read, found: Found, known) -> tuple[Entity, ...]:
    """The doers of a match that begins with "they", or ()."""
    i = next((i for i in range(found.first, found.last) if read.chunks[i].sub == "they"), None)
    if i is None or any(c.code == "SAY" for c in read.chunks[:i]):
        return ()                                               # "the rebels said they had killed": a claim
    i = next(k for k, c in enumerate(read.chunks) if c.sub == "they")      # "when they did not find the owner they killed two"
    own = _subject(read.chunks[:i])
    if own is None:
        return known.subject
    return (entity(read, own, known),) if _several(own) else ()


def those(agent: Entity, known) -> tuple[Entity, ...]:
    """"The men then shot five": those with whom the sentence before began, if they are fighters."""
    spoken_of = known.subject if agent.definite and agent.name in _THE_MEN and agent.number is None else ()
    return spoken_of if spoken_of and all(e.sub == "militant" for e in spoken_of) else (agent,)


def subject(read: Read, known) -> tuple[Entity, ...]:
    """Whom "they" of the next sentence would mean: several people this one began with; "they" themselves go on."""
    first = next((c for c in read.chunks if c.code in _NOUNS or c.sub == "they"), None)
    if first is not None and first.sub == "they":
        return known.subject
    own = _subject(read.chunks)
    return (entity(read, own, known),) if own is not None and _several(own) else ()


def _subject(chunks: tuple[Chunk, ...]) -> Chunk | None:
    """The first noun that no preposition governs."""
    return next((c for k, c in enumerate(chunks) if c.code in _NOUNS and not (k and chunks[k - 1].code == "W" and chunks[k - 1].flags == "p")), None)


def _several(c: Chunk) -> bool:
    return c.code == "ORG" and c.sub == "militant" or c.code == "HUM" and c.many and (c.sub in _SEVERAL or c.sub == "vague" and c.number is not None)

"""Who does what a verb tells that "and" or a comma joins to those before it.

    Guerrillas halted two trucks, ordered the drivers to get out, and burned the vehicles.
        "burned" has no subject of its own: the guerrillas, with whom the sentence begins
    Gunmen attacked a bus, the passengers fled, and burned tyres blocked the road.
        somebody else has begun to act between: nobody
"""

from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.clauses import Found

# rules that match a verb with what it hit, and have no place for who did it
_JOINED = frozenset("harm-also-killed harm-and-then-killed attack-and-robbed attack-and-attacked attack-and-blew-up attack-and-kidnapped attack-and-shot attack-damaged attack-set-alight".split())
_BREAKS = frozenset("that who which whom whose when while after before as where because if but although".split())
_LEADS = frozenset(["TIM", "C", "LOC"])


def subject_of(read: Read, found: Found) -> Chunk | None:
    """The attackers with whom the sentence begins, where nobody else acts before this verb."""
    if found.rule.id not in _JOINED:
        return None
    chunks = read.chunks
    at = next((k for k in range(found.first, found.last) if chunks[k].code in ("V", "VB")), 0)
    one = next((k for k, c in enumerate(chunks[:at]) if c.code not in _LEADS and not (c.code == "W" and "p" in c.flags)), None)
    if one is None or not _may_attack(chunks[one]) or one + 1 >= at or not _joined(chunks, at) or set(chunks[at].flags) & set("pg"):
        return None
    between = chunks[one + 1:at]
    if any(c.code in ("SAY", "P") or c.code == "W" and c.sub in _BREAKS for c in between):
        return None
    own = [k for k in range(one + 1, at) if chunks[k].code in ("V", "VB")]
    if not own or any(not (k == one + 1 or _joined(chunks, k) or chunks[k - 1].code == "W" or "g" in chunks[k].flags or chunks[k].sub.endswith("ing")) for k in own):
        return None
    return chunks[one]


def _may_attack(c: Chunk) -> bool:
    return c.code == "HUM" and (c.sub == "militant" or c.sub == "vague" and "n" in c.flags or c.sub == "security" and c.many) or c.code == "ORG" and c.sub == "militant"


def _joined(chunks: tuple[Chunk, ...], k: int) -> bool:
    """Whether "and", "then" or a comma stands before it, adverbs apart."""
    while k > 0 and chunks[k - 1].code == "W" and "a" in chunks[k - 1].flags:
        k -= 1
    return k > 0 and (chunks[k - 1].code == "C" or chunks[k - 1].sub in ("and", "then"))

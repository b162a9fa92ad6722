"""How many people a clause counts: the numbers of a list added up, where every member has one.

"three soldiers and two farmers" are five; what follows "including" or "among them" is a part of what was counted already; a list with
"several" in it gives a least number at best.
"""

from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.entities import ATTACKERS, entity
from chronicle.convert.records import Number


def among(chunks, i: int) -> bool:
    """"…, among them 54 civilians": those in chunk i are some of those counted before."""
    return i > 1 and chunks[i - 1].sub == "them" and chunks[i - 2].sub == "among"


def _in_apposition(chunks, i: int, numbers: tuple[int, ...]) -> bool:
    """"one man, a utility worker, was killed", "wounding 20, a spokesman said": one person after a comma, and no "and" ends the list."""
    c = chunks[i]
    return chunks[i - 1].code == "C" and c.code in ("HUM", "PER") and not c.many and (c.number is None or c.number.high == 1) and not any(
        chunks[k].sub in ("and", "or", "well", "along", "together") for k in numbers if k > i)


def _named_again(read: Read, numbers: tuple[int, ...], known) -> int:
    """The chunk with which a list begins that says who was counted just before: "three people, two women and a child,"; -1 if none does."""
    chunks = read.chunks
    people = [i for i in numbers if chunks[i].code in ("HUM", "PER", "NUM")]
    if len(people) < 3 or not (n := chunks[people[0]].number) or n.low is None or n.low < 2 or chunks[people[0] + 1].code not in ("C", "P"):
        return -1
    if chunks[people[0]].sub != "vague" and not read.words(chunks[people[0]]).lower().endswith("civilians"):
        return -1                                               # "two teachers, a nurse and a child": four
    counts = [chunks[i].number or (entity(read, chunks[i], known).number if chunks[i].code != "NUM" else None) for i in people[1:]]
    return people[1] if all(c and c.low == c.high for c in counts) and sum(c.low or 0 for c in counts) == n.low else -1


def _some_of_them(read: Read, numbers: tuple[int, ...], known) -> frozenset[int]:
    """The chunks of a list that ends "among them": "six people, a clerk, a woman and two boys among them". They are counted in whoever is told before
    the first comma after which all are no more than those were."""
    chunks = read.chunks
    last = next((k for k in reversed(numbers) if k + 2 < len(chunks) and chunks[k + 1].sub == "among" and chunks[k + 2].sub in ("them", "those")), None)
    if last is None:
        return frozenset()

    def low(k: int) -> int:
        n = chunks[k].number or (entity(read, chunks[k], known).number if chunks[k].code in ("HUM", "PER") else None)
        return n.low or 0 if n else 0

    people = [k for k in numbers if k <= last and chunks[k].code in ("HUM", "PER", "NUM", "NAM")]
    commas = [n for n in range(1, len(people)) if chunks[people[n] - 1].code == "C"]
    begin = next((n for n in commas if sum(map(low, people[n:])) <= low(people[n - 1])), None)
    return frozenset(k for k in numbers if begin is not None and people[begin] <= k <= last)


def hurt_apart(chunks, victims: tuple[int, ...], kind: str) -> tuple[int, ...]:
    """"killed nine people and one injured": of the chunks of both, those who were killed, or the one who was hurt."""
    if len(victims) > 1 and chunks[victims[-1]].code == "NUM" and chunks[victims[-1] - 1].sub == "including" and victims[-1] + 1 < len(chunks) and chunks[victims[-1] + 1].code == "V":
        return victims[-1:]                                     # "five workers, including one wounded by a shell, fled"
    last = victims[-1] if victims else 0
    if len(victims) < 3 or last + 1 >= len(chunks) or chunks[last].code != "NUM" or chunks[last - 1].sub != "and" or (chunks[last + 1].code, chunks[last + 1].sub) != ("V", "wound"):
        return victims
    before = chunks[victims[0] - 1] if victims[0] else None
    if before is None or before.code != "V" or before.sub != "kill":
        return victims
    return victims[-1:] if kind == "wound" else victims[:-2]


_LISTS = frozenset(["harm-left-dead", "harm-left-those-dead", "harm-list-dead"])


def in_a_list(f, found) -> bool:
    """"Left a farmer and two guards dead": the two are of the three that the whole list counts."""
    return any(g.rule.id in _LISTS and g.first <= f.first < g.last for g in found)


def without_state(victims: list[Chunk]) -> list[Chunk]:
    """"Took ten people, including a priest, hostage": without the last word."""
    return victims[:-1] if len(victims) > 1 and victims[-1].sub == "captive" and victims[-1].end - victims[-1].start == 1 else victims


def number_of(read: Read, numbers: tuple[int, ...], known) -> tuple[Number | None, list[Chunk]]:
    """The count of a list of people: the sum if every member has one; what follows "including" is a part of it."""
    chunks = read.chunks
    whole, low, high, vague, mark = [], 0, 0, False, ""
    including = False
    again = _named_again(read, numbers, known)
    some = _some_of_them(read, numbers, known)
    for i in numbers:
        c = chunks[i]
        if i in some:
            continue
        including = including or i == again
        named = chunks[i - 2].code in ("PER", "NAM") or chunks[i - 2].code == "HUM" and not chunks[i - 2].many and chunks[i - 2].number is None
        if i > 1 and c.code == "NUM" and chunks[i - 1].code == "C" and named and i + 1 < len(chunks) and chunks[i + 1].code in ("C", "P"):
            continue                                            # "Juan Gil, 23, died", "The driver, 57, was shot dead"
        if not whole and i > 1 and c.number is None and chunks[i - 1].sub in ("them", "whom") and chunks[i - 2].sub == "of" and len(numbers) > 1:
            continue                                            # "three of them children, and ten wounded"
        if whole and c.code in ("HUM", "PER") and i + 2 < len(chunks) and chunks[i + 1].sub == "among" and chunks[i + 2].sub in ("them", "those"):
            break                                               # "11 people, a photographer among them"
        if whole and c.code == "NUM" and i + 2 < len(chunks) and chunks[i + 1].sub == "of" and chunks[i + 2].sub in ("them", "whom"):
            break                                               # "22 people, some of them children"
        if whole and c.code == "NUM" and c.number and c.number.low == c.number.high == 1 and i + 1 < len(chunks) and read.words(chunks[i + 1]).lower().startswith(("a ", "an ")):
            break                                               # "two people, one a boy of 12"
        if whole and c.code == "NUM" and chunks[i - 1].code == "C" and whole[0].code == "HUM" and whole[0].number and i + 1 < len(chunks) and chunks[i + 1].sub in ("in", "with", "at", "near", "from") and (
                c.number and c.number.low and whole[0].number.low and c.number.low < whole[0].number.low):
            break                                               # "two policemen, one in the arm and one in the leg", "15 people, four in one village and four in the next"
        if c.code == "W" and c.sub in ("including", "among"):
            including = True
        elif including and c.sub == "and" and chunks[i - 1].code == "C" and chunks[i - 3].sub == "including":
            including = False                                   # "eleven soldiers, including a captain, and a clerk"
        if c.code in ("ORG", "NP", "OBJ") and i - 1 in numbers and chunks[i - 1].sub in ("at", "for", "with", "of"):
            continue                                            # "two guards, a clerk at the ministry and a driver"
        if whole and c.sub in ("dead", "captive") and c.end - c.start == 1:
            break                                               # "left ten people, including a boy, dead"
        if c.code not in ("HUM", "PER", "ORG", "NUM", "NAM") and not (c.code == "NP" and "n" in c.flags):
            continue
        if len(numbers) > 1 and c.code == "HUM" and ATTACKERS.search(read.words(c)) and any(chunks[k].code in ("HUM", "NUM") and not ATTACKERS.search(read.words(chunks[k])) for k in numbers):
            continue                                            # "11 soldiers and four attackers": the attackers' own dead
        if whole and _in_apposition(chunks, i, numbers):
            break
        whole.append(c)
        if including:
            continue
        n = c.number or (entity(read, c, known).number if c.code in ("HUM", "PER") else None)
        if n is None and c.code == "HUM" and "s" in c.flags and chunks[i - 1].sub == "and" and len(whole) == 2 and (low, high) == (1, 1):
            n = Number(1, 1, "1")                               # "a husband and wife"
        if c.code == "NAM" and n is None:
            n = Number(1, 1, "1")
        if n is None or n.vague:
            vague = True
            mark = mark or (n.text if n else "")
            continue
        low = low + n.low if n.low is not None and low is not None else None
        high = high + n.high if n.high is not None and high is not None else None
    if not whole or vague and (not low or low == 1 and not mark):          # "shoppers, a waiter and guests": nobody counted them
        return (Number(None, None, mark, True) if mark else None), whole
    if vague:
        high = None
    if len(whole) == 1 and whole[0].number and (low, high) == (whole[0].number.low, whole[0].number.high):
        return whole[0].number, whole                           # "more than 40", not "at least 41"
    if low is None:
        return Number(None, high, f"<={high}"), whole
    if high is None:
        return Number(low, None, f"{low}+"), whole
    return Number(low, high, str(low) if low == high else f"{low}-{high}"), whole

"""Places in a list: "in A, B and C", "the villages of A, B and C". Where the first is a place, those beside it are, too.

The list must be closed by "and" and not run on into a verb ("in Homs and Ana Ruiz fled"). What no gazetteer knows is believed where a
noun says what they all are ("the villages of"), or after a preposition, where the list has three names or more.
"""

from chronicle.convert.mentions.called import WIDE
from chronicle.convert.records import Mention

_TOWNS = frozenset(["", "city", "town", "village", "neighbourhood", "port"])
_BEFORE = frozenset("in at on near around between of outside from to".split())
_MORE = 2       # names beside the first: a list of so many is believed


def listed(sentence, known, found: list[Mention], taken: set[int]) -> list[Mention]:
    """The names in lists with the places `found` that were not taken for places yet; `taken`: tokens of something else."""
    out: list[Mention] = []
    if not found or not any(t.low == "and" for t in sentence.tokens):
        return out
    runs, at = dict(known.names(sentence)), {m.start for m in found}
    for first in found:
        wide = first.sub in WIDE and _called(sentence, known, first)            # "the states of A, B and C": each is one, whatever else is called so
        for a, b in _list_from(sentence, known, first, runs) if first.sub in _TOWNS or wide else ():
            if (a not in at or wide) and not taken & set(range(a, b)):
                name = _text(sentence, a, b)
                out.append(Mention("place", a, b, sub=first.sub, name=name, value=known.gazetteer.find(name) or None))
    return out


def _called(sentence, known, first: Mention) -> bool:
    """Does "the villages of" stand before the first name?"""
    before = [t.low for t in sentence.tokens[max(0, first.start - 2):first.start]]
    return len(before) == 2 and before[1] == "of" and before[0].endswith("s") and before[0][:-1] in known.place_nouns


def _text(sentence, a: int, b: int) -> str:
    return sentence.text[sentence.tokens[a].start:sentence.tokens[b - 1].end]


def _list_from(sentence, known, first: Mention, runs: dict[int, int]) -> list[tuple[int, int]]:
    """The runs of the list that begins with this place; none if it is no list of places."""
    tokens, members, end, closed = sentence.tokens, [], first.end, False
    while end + 1 < len(tokens) and tokens[end].low in (",", "and") and not closed:
        closed = tokens[end].low == "and"
        begin = end + 1 + (tokens[end].text == "," and tokens[end + 1].low == "and")
        closed = closed or begin == end + 2
        if begin not in runs:
            return []
        members.append((begin, runs[begin]))
        end = runs[begin]
    if not closed or end < len(tokens) and (known.kinds(sentence, end) & {"say", "verb"} or tokens[end].low in known.auxiliaries or tokens[end].low in known.verbs):
        return []
    before = [t.low for t in tokens[max(0, first.start - 2):first.start]]
    if _called(sentence, known, first) or len(members) >= _MORE and before[-1:] and before[-1] in _BEFORE or all(known.gazetteer.exact(_text(sentence, a, b)) for a, b in members):
        return members
    return []

"""Weapons: lexicon phrases, also inside another phrase ("a car bomb attack" holds a car bomb)."""

from chronicle.convert.records import Mention

# what makes of a bomb an attack on foot or at the wheel
_NOT_BEFORE = frozenset("atomic nuclear anti-".split())
# those who make them or clear them away: no weapon was used
_NOT_AFTER = frozenset("disposal factory factories maker makers".split())


def find(sentence, known) -> list[Mention]:
    out, end = [], 0
    phrases, tokens = known.lexicon.phrases, sentence.tokens
    for i in range(len(tokens)):
        if i < end:
            continue
        for n in range(min(known.lexicon.longest.get(tokens[i].low, 0), len(tokens) - i), 0, -1):
            hit = next((h for h in phrases.get(tuple(t.low for t in tokens[i:i + n]), ()) if h.kind == "weapon"), None)
            if hit and i + n < len(tokens) and tokens[i + n].low in _NOT_AFTER:
                end = i + n
                break
            if hit and not (i and tokens[i - 1].low in _NOT_BEFORE):
                out.append(Mention("weapon", i, i + n, sub=hit.sub, name=hit.name, many=hit.many))
                end = i + n
                break
    return out

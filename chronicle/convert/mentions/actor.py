"""Named organisations, persons by name, and people by what they are."""

from chronicle.convert.records import Mention


def find(sentence, known) -> list[Mention]:
    out, end = [], 0
    hits = known.hits(sentence)
    for i, (n, found) in enumerate(hits):
        for hit in found:
            if hit.kind == "actor" and i >= end and _is_name(sentence, i, n, known):
                out.append(Mention("actor", i, i + n, sub=hit.sub, name=hit.name))
                known.full.add(hit.name.lower())
                end = i + n
            elif hit.kind == "human" and i >= end:
                out.append(Mention("human", i, i + n, sub=hit.sub, name=hit.name, many=hit.many))
    return out


def _is_name(sentence, i: int, n: int, known) -> bool:
    """An alias such as IS or ARENA must be written as a name; a shy one needs the full name in the article."""
    words = sentence.tokens[i:i + n]
    phrase = " ".join(w.low for w in words)
    if n == 1 and not words[0].text[:1].isupper():
        return any(c.isdigit() or c.isupper() for c in words[0].text)          # "m-19", "al-Shabaab" are no words
    if n == 1 and len(words[0].text) <= 4 and words[0].low in known.closed and not words[0].text.isupper():
        return words[0].text[1:].isupper()
    if n == 1 and len(words[0].text) <= 4 and not words[0].text.isupper() and phrase in ("sl", "aa", "ap", "x", "raf", "mas", "mir", "fal", "is"):
        return False
    if phrase in known.lexicon.shy:
        actor = next(h.name for h in known.hits(sentence)[i][1] if h.kind == "actor")
        return actor.lower() in known.full
    return True

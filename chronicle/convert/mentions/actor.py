"""Named organisations, persons by name, and people by what they are."""

import re

from chronicle.convert.lexicon import nationalities
from chronicle.convert.records import Mention

_AGED = re.compile(r"(\d{1,3})-year-old(s?)")


def find(sentence, known) -> list[Mention]:
    out, end = [], 0
    hits = known.hits(sentence)
    for i, (n, found) in enumerate(hits):
        if sentence.tokens[i].low in ("coalition", "junta") and i >= end and not any(h.kind == "actor" for h in found) and (name := _coalition(known) if sentence.tokens[i].low == "coalition" else _junta(sentence, i, known)):
            out.append(Mention("actor", i, i + 1, sub="force", name=name))      # "coalition warplanes", "the junta": the one that the article names
            end = i + 1
        for hit in found:
            if hit.kind == "actor" and i >= end and _is_name(sentence, i, n, known):
                name = _spelled_out(sentence.tokens[i].text, hit.name, known) if n == 1 else hit.name
                out.append(Mention("actor", i, i + n, sub=known.lexicon.actors[name].kind if name != hit.name else hit.sub, name=name))
                known.full.add(name.lower())
                end = i + n
            elif hit.kind == "human" and i >= end:
                out.append(Mention("human", i, i + n, sub=hit.sub, name=hit.name, many=hit.many))
        if found or "-" not in sentence.tokens[i].low:
            continue
        if sentence.tokens[i].low.startswith("ex-") and (was := [h for h in known.lexicon.phrases.get((sentence.tokens[i].low[3:],), ()) if h.kind == "human"]):
            out.append(Mention("human", i, i + 1, sub=was[0].sub, name=was[0].name, many=was[0].many))      # "her ex-husband"
        if (age := _AGED.fullmatch(sentence.tokens[i].low)) and (i + 1 == len(hits) or sentence.tokens[i + 1].low in known.closed or not sentence.tokens[i + 1].text[0].isalpha()):
            out.append(Mention("human", i, i + 1, sub="civilian", name="child" if int(age[1]) < 18 else "person", many=bool(age[2])))     # "a 14-year-old was hurt"
    return out


def _coalition(known) -> str:
    """The coalition at war that the article has named, if it is one alone."""
    named = [a for a in known.lexicon.actors.values() if a.kind == "force" and a.name.endswith("coalition") and a.name.lower() in known.full]
    return named[0].name if len(named) == 1 else ""


def _junta(sentence, i: int, known) -> str:
    """The army that the article has named and that holds power, if the words do not say of what land the junta is."""
    named = [a.name for a in known.lexicon.actors.values() if any("junta" in x.split() for x in a.aliases) and a.name.lower() in known.full]
    return named[0] if len(named) == 1 and not (i and _of_land(sentence, i, known)) else ""


def _of_land(sentence, i: int, known) -> str:
    """The country whose the words at token `i` are said to be: "Mali's military junta", "the Malian military junta"; "" if none."""
    tokens = sentence.tokens
    if tokens[i - 1].text[:1].isupper():
        return nationalities().get(tokens[i - 1].low, "")
    if tokens[i - 1].low not in ("'s", "’s") or i < 2:
        return ""
    return next((land for k in (i - 4, i - 3, i - 2) if k >= 0 and (land := known.gazetteer.country(sentence.text[tokens[k].start:tokens[i - 2].end]))), "")


def _spelled_out(letters: str, name: str, known) -> str:
    """"AA" is whoever of these initials the article has spelt out, if it has not spelt out the usual one."""
    if not (1 < len(letters) < 6 and letters.isupper()) or name.lower() in known.full:
        return name
    return next((a for a in known.lexicon.actors if a.lower() in known.full and "".join(w[0] for w in a.split() if w[:1].isupper()) == letters), name)


def _is_name(sentence, i: int, n: int, known) -> bool:
    """An alias such as IS or ARENA must be written as a name; a shy one needs the full name in the article."""
    words = sentence.tokens[i:i + n]
    phrase = " ".join(w.low for w in words)
    if n == 1 and not words[0].text[:1].isupper():
        return any(c.isdigit() or c.isupper() for c in words[0].text)          # "m-19", "al-Shabaab" are no words
    if n == 1 and len(words[0].text) <= 4 and words[0].low in known.closed and not words[0].text.isupper():
        return words[0].text[1:].isupper()
    if n == 1 and len(words[0].text) <= 4 and words[0].text.istitle() and not words[0].text.isupper() and phrase in ("sl", "aa", "ap", "raf", "mas", "mir", "fal", "is", "let"):
        return False
    if n > 1 and i and not any(w.text[:1].isupper() for w in words) and (land := _of_land(sentence, i, known)):
        actor = next(h.name for h in known.hits(sentence)[i][1] if h.kind == "actor")
        return known.lexicon.actors[actor].country in ("", land)               # "Burkina Faso's military junta" is not Myanmar's
    if phrase in known.lexicon.shy:
        actor = next(h.name for h in known.hits(sentence)[i][1] if h.kind == "actor")
        return actor.lower() in known.full
    return True

"""Articles in capitals throughout (old wire copy): case given back to the tokens, so that names can be told from words.

A word is a name if an organisation or a place is known by it, if it follows a title ("PRESIDENT ALFREDO CRISTIANI"), or if it
is in no word list and has no English ending. Only tokens are changed; the sentence's own text stays as it is, for quotes.
"""

import re
from functools import lru_cache
from string import ascii_lowercase

import msgspec

from chronicle.convert.lexicon import data, nationalities, plural
from chronicle.convert.segment import Sentence, Token

_ENDING = re.compile(r"(?:ing|ed|tion|tions|ment|ments|ly|ness|ity|ities|ous|ive|ives|able|ible|ful|less|ism|ist|ists|ship|ence|ance|ary|ical|ized|ised|ers|ical|sion|sions|ght|ck|cks|wn|ough|ings|ies|men|'s)$")
_DOING = re.compile(r"\w{3}ing$|[^aeiou]{2}ed$|ted$|ssed$")      # "a soldier guarding the dam": no surname
_SMALL = ascii_lowercase.encode()


def in_capitals(text: str) -> bool:
    plain = text.encode("ascii", "ignore")
    if len(plain) - len(plain.translate(None, _SMALL)) > 0.1 * len(text):
        return False                                            # most sentences: told without a look at each letter
    letters = list(filter(str.isalpha, text))
    return len(letters) > 25 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    plain = (*data("common")["words"], *data("common")["plain"])
    return frozenset([*plain, *(plural(word) for word in plain)])


def restore(sentence: Sentence, known) -> Sentence:
    if not in_capitals(sentence.text):
        return sentence
    tokens = sentence.tokens
    hits = known.hits(sentence)
    names: set[int] = set()
    for i, (n, found) in enumerate(hits):
        if any(h.kind == "actor" for h in found) and (n > 1 or len(tokens[i].text) > 2 and tokens[i].low not in known.closed and tokens[i].low not in _plain()):      # "far", "let": no bands of these letters
            names.update(range(i, i + n))
        if any(h.kind == "nation" for h in found):
            names.add(i)
    for n in (3, 2, 1):
        for i in range(len(tokens) - n + 1):
            span = range(i, i + n)
            if names & set(span) or not all(t.text[0].isalpha() for t in tokens[i:i + n]):
                continue
            if all(_word(tokens[k].low, known) for k in span) and tokens[i].low != "united" or tokens[i].low in known.closed and n > 1:      # "United States": a name of plain words
                continue
            text = sentence.text[tokens[i].start:tokens[i + n - 1].end]
            if known.gazetteer.country(text) or any(c.population > 15_000 or n > 1 for c in known.gazetteer.exact(text)):
                names.update(span)
    after_title = False
    for i, t in enumerate(tokens):
        if t.low in known.titles:
            after_title = True
            continue
        if not t.text[0].isalpha() or t.low in known.closed or t.low in known.verbs:
            after_title = after_title and t.text == "."
            continue
        if i not in names and (not _word(t.low, known) if not after_title else t.low not in known.nounlike and not hits[i][1] and not _DOING.search(t.low)):
            names.add(i)
        else:
            after_title = False
    recased = tuple(t if not t.text[0].isalpha() else _cased(t, i in names, known) for i, t in enumerate(tokens))
    return msgspec.structs.replace(sentence, tokens=recased)


def _word(low: str, known) -> bool:
    return (low in known.closed or low in known.verbs or low in known.participles or low in known.titles or low in known.numbers or low in _plain()
            or (low,) in known.lexicon.phrases and not all(h.kind in ("actor", "nation") for h in known.lexicon.phrases[(low,)])
            or low in known.place_nouns or bool(_ENDING.search(low)) and low not in nationalities() or len(low) < 3 or "-" in low)


def _cased(t: Token, name: bool, known) -> Token:
    if not name:
        text = t.text.lower()
    elif (t.low,) in known.lexicon.phrases and len(t.text) <= 5 and any(h.kind == "actor" for h in known.lexicon.phrases[(t.low,)]):
        text = t.text
    else:
        text = t.text[0] + t.text[1:].lower()
    return Token(text, t.low, t.start, t.end)

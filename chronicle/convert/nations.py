"""The lands that a sentence names by their people: "Colombian soldiers", "South Sudanese", "a Spaniard"."""

from collections.abc import Iterator

from chronicle.convert.lexicon import nationalities
from chronicle.convert.segment import Sentence

_OF_MORE_LANDS = frozenset("central latin south north inter pan ibero hispanic native african asian indigenous".split())      # "the Central American University"
_DOTTED = "U.S."
_ALONE = frozenset("spaniard frenchman frenchmen englishman briton swede dane pole turk filipino".split())
_ONE = frozenset(["a", "an", "one", "two", "three", "four", "five"])
# who is told to be of a land is mostly not there
_STRANGERS = frozenset("citizen citizens national nationals tourist tourists traveller travellers embassy ambassador consulate diplomat diplomats journalist journalists reporter correspondent adviser advisers "
                       "advisor advisors missionary missionaries background fishermen sailors seamen businessman businessmen passport passports".split())


def spells_out(texts: list[str]) -> bool:
    """Does the article write "U.S."? Then "US", in its capitals, is "us"."""
    return any(_DOTTED in text for text in texts)


def nations(sentence: Sentence, dotted: bool = False) -> Iterator[tuple[int, str]]:
    """(token number, ISO code) of each. `dotted`: the article writes "U.S."."""
    tokens, adjectives = sentence.tokens, nationalities()
    for i, t in enumerate(tokens):
        if not t.text[:1].isupper():
            continue
        before = tokens[i - 1].low if i else ""
        iso = adjectives.get(f"{before} {t.low}") or adjectives.get(t.low)      # "South Sudanese" is of South Sudan
        if iso and not (t.low == "american" and before in _OF_MORE_LANDS) and not (dotted and t.text == "US"):
            yield i, iso


def stranger(tokens, i: int) -> bool:
    """"A Mexican citizen", "two Spanish tourists", "a Spaniard": spoken of as people of another land than where they are."""
    after = [t.low for t in tokens[i + 1:i + 3]]
    return bool(_STRANGERS & set(after)) or tokens[i].low.removesuffix("s") in _ALONE or i > 0 and tokens[i - 1].low in _ONE and (not after or not after[0][0].isalnum() or after[0] in ("and", "who"))

"""The lands that a sentence names by their people: "Colombian soldiers", "South Sudanese", "a Spaniard"."""

from collections.abc import Iterator

from chronicle.convert.lexicon import nationalities
from chronicle.convert.segment import Sentence

_OF_MORE_LANDS = frozenset("central latin south north inter pan ibero hispanic native african asian indigenous".split())      # "the Central American University"
_DOTTED = "U.S."


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

"""What a recogniser may ask: the lexicon, the gazetteer, and what this article said of its names."""

from functools import lru_cache

from chronicle.convert.gazetteer import Gazetteer
from chronicle.convert.lexicon import Hit, Lexicon, data
from chronicle.convert.mentions.names import name_runs
from chronicle.convert.segment import Sentence

_NOTHING: tuple[int, tuple[Hit, ...]] = (0, ())
_SETS = "prepositions conjunctions determiners pronouns adverbs auxiliaries modals negations verbs participles titles".split()
_CLOSED = "prepositions conjunctions pronouns auxiliaries modals adverbs determiners".split()


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, object]:
    """The lists of words that every article is read with, each under its own name; `closed`: the words of grammar."""
    words = data("words")
    sets = {name: frozenset(words[name]) for name in _SETS}
    return {**sets, "closed": frozenset().union(*(sets[name] for name in _CLOSED)),
            "attempted": frozenset(words["unreal"]["attempted"]), "threatened": frozenset(words["unreal"]["threatened"]),
            "place_nouns": words["place_nouns"], "numbers": words["number_words"], "vague": frozenset(words["vague_numbers"]),
            "months": words["months"], "weekdays": words["weekdays"], "nounlike": frozenset(data("triggers")["nounlike"]),
            "guilt": {noun: kind for kind, nouns in words["guilt"].items() for noun in nouns}}


class Known:
    """`hits(sentence)` is the longest lexicon phrase at every token, computed once a sentence. The words of `vocabulary` are attributes."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer):
        self.lexicon, self.gazetteer = lexicon, gazetteer
        vars(self).update(vocabulary())
        self.persons: dict[str, str] = {}           # surname -> full name, as this article introduced it
        self.places: dict[str, str] = {}            # folded names this article calls places -> type
        self.provinces: tuple = ()                  # candidates of the provinces it names
        self.lands: frozenset[str] = frozenset()    # codes of the countries it names or whose people it names
        self.states: set[str] = set()               # folded names that it calls provinces and of which it names another town
        self.filed = ""                             # the land of its dateline
        self.dotted = False                         # it writes "U.S.", so that "US" is "us"
        self.full: set[str] = set()                 # lower-case names of actors this article spells out
        self.voice = ""                             # the armed group whose own outlet tells this (voice.py)
        self.last_group = ""                        # the armed group named last: who "the group" is
        self.subject: tuple = ()                    # whom "they" means (pronouns.py)
        self._cache: dict[int, list[tuple[int, tuple[Hit, ...]]]] = {}
        self._runs: dict[int, list[tuple[int, int]]] = {}

    def hits(self, sentence: Sentence) -> list[tuple[int, tuple[Hit, ...]]]:
        """For every token: (length of the longest phrase that starts there, what it may be)."""
        found = self._cache.get(sentence.number)
        if found is None:
            lows, lengths = tuple([t.low for t in sentence.tokens]), self.lexicon.lengths
            found = self._cache[sentence.number] = [self._at(lows, i, lengths[low]) if low in lengths else _NOTHING for i, low in enumerate(lows)]
        return found

    def names(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Its runs of capitalised words."""
        found = self._runs.get(sentence.number)
        if found is None:
            found = self._runs[sentence.number] = name_runs(sentence, self)
        return found

    def _at(self, lows: tuple[str, ...], i: int, lengths: tuple[int, ...]) -> tuple[int, tuple[Hit, ...]]:
        for n in lengths:
            if (found := self.lexicon.phrases.get(lows[i:i + n])) and i + n <= len(lows):
                return n, found
        return _NOTHING

    def kinds(self, sentence: Sentence, i: int) -> set[str]:
        return {h.kind for h in self.hits(sentence)[i][1]}

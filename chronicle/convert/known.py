"""What a recogniser may ask: the lexicon, the gazetteer, and what this article said of its names."""

from chronicle.convert.gazetteer import Gazetteer
from chronicle.convert.lexicon import Hit, Lexicon
from chronicle.convert.mentions.names import name_runs
from chronicle.convert.segment import Sentence


class Known:
    """`hits(sentence)` is the longest lexicon phrase at every token, computed once a sentence."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer):
        self.lexicon, self.gazetteer = lexicon, gazetteer
        words = lexicon.words
        self.words = words
        self.prepositions = frozenset(words["prepositions"])
        self.conjunctions = frozenset(words["conjunctions"])
        self.determiners = frozenset(words["determiners"])
        self.pronouns = frozenset(words["pronouns"])
        self.adverbs = frozenset(words["adverbs"])
        self.auxiliaries = frozenset(words["auxiliaries"])
        self.modals = frozenset(words["modals"])
        self.negations = frozenset(words["negations"])
        self.attempted = frozenset(words["unreal"]["attempted"])
        self.threatened = frozenset(words["unreal"]["threatened"])
        self.verbs = frozenset(words["verbs"])
        self.participles = frozenset(words["participles"])
        self.titles = frozenset(words["titles"])
        self.place_nouns = words["place_nouns"]
        self.numbers = words["number_words"]
        self.vague = frozenset(words["vague_numbers"])
        self.months, self.weekdays = words["months"], words["weekdays"]
        from chronicle.convert.lexicon import data
        self.nounlike = frozenset(data("triggers")["nounlike"])
        self.closed = (self.prepositions | self.conjunctions | self.pronouns | self.auxiliaries | self.modals | self.adverbs
                       | self.determiners)
        self.persons: dict[str, str] = {}           # surname -> full name, as this article introduced it
        self.places: dict[str, str] = {}            # folded names this article calls places -> type
        self.provinces: tuple = ()                  # candidates of the provinces it names
        self.states: set[str] = set()               # folded names that it calls provinces and of which it names another town
        self.full: set[str] = set()                 # lower-case names of actors this article spells out
        self.last_group = ""                        # the armed group named last: who "the group" is
        self.subject: tuple = ()                    # whom "they" means (pronouns.py)
        self._cache: dict[int, list[tuple[int, tuple[Hit, ...]]]] = {}
        self._runs: dict[int, list[tuple[int, int]]] = {}

    def hits(self, sentence: Sentence) -> list[tuple[int, tuple[Hit, ...]]]:
        """For every token: (length of the longest phrase that starts there, what it may be)."""
        found = self._cache.get(sentence.number)
        if found is None:
            found = self._cache[sentence.number] = [self._at(sentence.tokens, i) for i in range(len(sentence.tokens))]
        return found

    def names(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Its runs of capitalised words."""
        found = self._runs.get(sentence.number)
        if found is None:
            found = self._runs[sentence.number] = name_runs(sentence, self)
        return found

    def _at(self, tokens, i) -> tuple[int, tuple[Hit, ...]]:
        phrases = self.lexicon.phrases
        most = self.lexicon.longest.get(tokens[i].low, 0)
        if not most:
            return 0, ()
        for n in range(min(most, len(tokens) - i), 0, -1):
            found = phrases.get(tuple(t.low for t in tokens[i:i + n]))
            if found:
                return n, found
        return 0, ()

    def kinds(self, sentence: Sentence, i: int) -> set[str]:
        return {h.kind for h in self.hits(sentence)[i][1]}

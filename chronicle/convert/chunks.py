"""A sentence as a row of chunks: noun groups, verb groups and the small words between them.

This is the middle layer of the cascade. Each chunk carries the tokens it covers and a code that the clause patterns
match on:

    HUM people · PER a person by name · ORG organisation · OBJ a thing that can be attacked · WPN weapon · EVT event noun
    LOC place · TIM time · NUM a number alone · NAM another name · NP any other noun group
    V trigger verb · SAY verb of saying · VB any other verb · W a small word · C comma · P other marks

Text in brackets and quotation marks are left out of the row, so that "the Syrian Democratic Forces (SDF) attacked" reads
as one clause. At each token the first of Row's steps that knows what to do takes one or more tokens. Most have no use for a plain word:
they are for signs, or for where something was recognised (STEPS).
"""

from collections.abc import Callable
from functools import lru_cache

import msgspec

from chronicle.convert.casing import in_capitals
from chronicle.convert.chunk import Chunk, Read, Unit
from chronicle.convert.compounds import merge
from chronicle.convert.known import vocabulary
from chronicle.convert.mentions import RECOGNISERS
from chronicle.convert.nouns import noun_group
from chronicle.convert.segment import ABBREVIATIONS, Sentence
from chronicle.convert.verbs import SEEING, is_verb, looks_verb, verb_group

_MARKS = {":": "colon", ";": "semicolon", "-": "dash", "–": "dash", "—": "dash", ".": "stop"}
_QUOTES = frozenset("\"“”‘'’`«»)]")
_POSSESSIVE = ("'s", "’s")
_NOUNS = ("human", "target", "event", "weapon")
_NO_ADVERB = frozenset("weekly monthly yearly family assembly italy july rally deadly elderly early supply".split())
BRACKET = 14            # tokens: a longer bracket is read as part of the sentence


def read(sentence: Sentence, known) -> Read:
    mentions = tuple(m for find in RECOGNISERS for m in find(sentence, known))
    return Read(sentence, tuple(merge(Row(sentence, mentions, known).chunks(), sentence)), mentions)


_SIDES = frozenset("north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split())

_BADLY = frozenset("seriously badly severely gravely critically slightly lightly mortally fatally grievously".split())
_HURT = frozenset("wounded injured hurt burned burnt".split())
_TIED = frozenset("based backed linked aligned born trained funded led".split())      # of a land, before the people they speak of
_SUBJECTS = frozenset("who they he she".split())
_BEGAN = frozenset("began begin begins begun started start starts starting beginning resumed kept".split())


class Row:
    """The row while it is being built: `run` is the noun group in the making, `det` its determiner's token or -1."""

    def __init__(self, sentence: Sentence, mentions, known):
        self.sentence, self.tokens, self.known = sentence, sentence.tokens, known
        wider = [m for m in mentions if m.kind in ("event", "human", "target")]
        self.at: dict[int, list] = {}
        for m in mentions:
            if m.kind != "weapon" or not any(w.start <= m.start and m.end <= w.end and w.end - w.start > m.end - m.start for w in wider):
                self.at.setdefault(m.start, []).append(m)
        self.names = dict(known.names(sentence))
        self.inside = {i: a for a, b in self.names.items() for i in range(a, b)}
        self.out: list[Chunk] = []
        self.run: list[Unit] = []
        self.det = -1

    def chunks(self) -> list[Chunk]:
        i = 0
        while i < len(self.tokens):
            for step in steps(self.tokens[i].low, tuple([m.kind for m in self.at[i]]) if i in self.at else ()):
                after = step(self, i)
                if after is not None:
                    break
            i = after
        self.close()
        return self.out

    def close(self) -> None:
        if self.run or self.det >= 0:
            chunk = noun_group(self.run, self.det, self.sentence, self.known)
            if chunk:
                self.out.append(chunk)
        self.run, self.det = [], -1

    def put(self, chunk: Chunk) -> int:
        self.close()
        self.out.append(chunk)
        return chunk.end

    def here(self, i: int, *kinds: str) -> list:
        found = self.at.get(i)
        return [m for m in found if m.kind in kinds] if found else []

    # ---- steps: token -> token after what was taken, or None

    def bracket(self, i: int):
        closed = next((k for k in range(i + 1, min(i + BRACKET, len(self.tokens))) if self.tokens[k].text in ")]"), i)
        return closed + 1

    def age(self, i: int):
        """"a couple aged 63 and 65 were killed", "a boy of 15": passed over, as a bracket is. "A couple, aged 63 and 65, were killed": one apposition."""
        if self.tokens[i].low == "of":
            return next((m.end for m in self.here(i + 1, "number") if m.sub == "age"), None) if self.run else None
        end = i + 1
        while end + 1 < len(self.tokens) and (self.here(end, "number") or self.tokens[end].low in ("and", "or", "to", "between", ",") and self.here(end + 1, "number")):
            end += 1
        if end == i + 1:
            return None
        return end if self.run else self.put(Chunk("NP", "age", "", i, end))

    def quote(self, i: int):
        return i + 1

    def time(self, i: int):
        found = self.here(i, "time")[0]
        return self.put(Chunk("TIM", found.sub, "", i, found.end, value=found.value))

    def mark(self, i: int):
        t = self.tokens[i]
        if t.text == "." and self.run and i + 1 < len(self.tokens) and self.tokens[i + 1].text[:1].isupper() and self.tokens[i - 1].low in ABBREVIATIONS:
            return i + 1                                        # "Brig. Gen. Juan Gil", "St. Mary's School"
        return self.put(Chunk("C", "comma", "", i, i + 1) if t.text == "," else Chunk("P", _MARKS.get(t.text, "mark"), "", i, i + 1))

    def possessive(self, i: int):
        if self.run:
            self.run[-1].end = i + 1
        elif self.out and self.out[-1].code == "W" and self.out[-1].flags == "r":      # "it's behind"
            self.out.append(Chunk("W", "is", "x", i, i + 1))
        return i + 1

    def known_name(self, i: int):
        found = self.here(i, "actor") or self.here(i, "place")
        if any(m.end > found[0].end for m in self.here(i, "weapon")):
            return None                                         # "a Molotov cocktail" is from no town
        people = [m for m in self.here(i, "human") if m.end == found[0].end]
        self.run.append(Unit(i, found[0].end, [found[0], *people], True))
        return found[0].end

    def verb(self, i: int):
        verb, say = (next(iter(self.here(i, kind)), None) for kind in ("verb", "say"))
        nouns = self.here(i, *_NOUNS)
        if i in self.inside and i and self.tokens[i].text[0].isupper() and not nouns and not (
                verb and verb.form == "past" and self.names.get(i) == i + 1 and self.tokens[i - 1].text[0].islower()):
            return None                                         # "helicopters Strafed a camp" is no name
        if (verb or say).end < max((m.end for m in nouns), default=0) or not is_verb(
                self.sentence, i, verb or say, nouns, self.run, self.det, self.known):
            return None
        m = verb if verb and (not say or verb.end >= say.end) else say
        self.close()
        self.out.append(verb_group(self.sentence, i, m, self.out, self.known))
        if m.form == "ing":
            self.begun()
        return m.end

    def begun(self) -> None:
        """"A man started randomly stabbing passengers", "a video showing a man stabbing passengers": he stabbed them."""
        verb = self.out[-1]
        shown = len(self.out) - 2
        while shown > 0 and (self.out[shown].code in ("HUM", "ORG", "PER", "WPN", "C") or self.out[shown].sub == "and"):
            shown -= 1
        if 0 <= shown < len(self.out) - 2 and self.out[shown].code == "VB" and self.out[shown].sub in SEEING:
            self.out[-1] = msgspec.structs.replace(verb, flags="e")
            return
        k = next((k for k in range(len(self.out) - 2, -1, -1) if not (self.out[k].code == "W" and self.out[k].flags == "a")), -1)
        if verb.flags == "g" and k >= 0 and self.out[k].code == "VB" and self.out[k].sub in _BEGAN:
            self.out[k:] = [msgspec.structs.replace(verb, flags="e", start=self.out[k].start)]

    def noun(self, i: int):
        nouns = self.here(i, *_NOUNS)
        end = max(m.end for m in nouns)
        if self.tokens[i].low.endswith("ing") and end == i + 1 < len(self.tokens) and self.run and any(m.kind == "human" and m.many for m in self.run[-1].mentions) and (
                self.tokens[i + 1].low in self.known.determiners or self.here(i + 1, "number")):
            return self.put(Chunk("VB", self.tokens[i].low, "a", i, i + 1))      # "workers building a road", "migrants crossing the river"
        self.part_from_town(i, nouns)
        if end > i + 1 and (event := next((m for k in range(i + 1, end) for m in self.here(k, "event") if m.end > end), None)):
            nouns, end = [event], event.end                     # "a ballistic missile strike": the strike, not the missile
        self.run.append(Unit(i, end, [m for m in nouns if m.end == end]))
        return end

    def part_from_town(self, i: int, nouns) -> None:
        """"In Durán unknown persons threw …": the town that a preposition puts something in ends before the people in the plural."""
        led = self.out[-1] if self.out else None
        if led is not None and led.sub == "in" and self.det < 0 and self.run and self.here(self.run[0].start, "place") and any(m.kind == "human" and m.many for m in nouns) and all(
                self.tokens[u.start].low in self.known.participles for u in self.run[1:]):
            rest, self.run = self.run[1:], self.run[:1]
            self.close()
            self.run = rest

    def number(self, i: int):
        found = self.here(i, "number")
        if any(self.here(k, "time") for k in range(i + 1, found[0].end)):
            return None                                         # "the 7 January attack": no seven
        if self.run:
            self.close()
        self.run.append(Unit(i, found[0].end, [found[0]]))
        return found[0].end

    def determiner(self, i: int):
        low = self.tokens[i].low
        if low == "that" and self.says_that(i):
            return None
        if low == "other" and self.run and any(m.kind == "number" for m in self.run[-1].mentions):
            self.run.append(Unit(i, i + 1, []))                 # "four other people"
            return i + 1
        self.close()
        self.det = i
        return i + 1

    def says_that(self, i: int) -> bool:
        """"that" before a clause, not before a noun."""
        if i + 1 == len(self.tokens):
            return False
        t = self.tokens[i + 1]
        nounish = t.text[0].isalnum() and t.low not in self.known.closed and t.low not in self.known.verbs
        return not nounish or bool(self.here(i + 1, "number")) or any(m.many for m in self.here(i + 1, "human")) or next((c.code for c in reversed(self.out) if c.code != "TIM" and c.sub != "on"), "") == "SAY" or t.text[:1].isupper() or bool(self.here(i + 1, "verb", "say"))

    def other_name(self, i: int):
        t = self.tokens[i]
        starts = i in self.names and self.names[i] - i > 1
        if not (starts or i in self.inside and t.text[0].isupper() and t.low not in self.known.verbs):
            return None
        last = self.names[self.inside[i]]
        end = next((k for k in range(i + 1, last) if self.here(k, "actor", "place", "human", "time", "target", "event")), last)
        self.run.append(Unit(i, max(end, i + 1), [], True))
        return max(end, i + 1)

    def small_word(self, i: int):
        low, kind = self.tokens[i].low, small(self.tokens[i].low)
        if low in ("heavily", "lightly") and i + 1 < len(self.tokens) and self.tokens[i + 1].low == "armed":
            return None                                         # "suspected heavily armed bandits": one noun group
        if low in _BADLY and i + 2 < len(self.tokens) and self.tokens[i + 1].low in _HURT and self.here(i + 2, "human") and (self.run and self.run[-1].mentions and self.run[-1].mentions[0].kind == "number" or self.det == i - 1 >= 0):
            return i + 1                                        # "ten badly wounded people", "the seriously injured woman": passed over
        if self.tokens[i].text == "US" and self.here(i + 1, *_NOUNS, "actor") and not in_capitals(self.sentence.text):
            return None                                         # "US strikes", not "us"
        return self.put(Chunk("W", low if low != "an" else "a", kind, i, i + 1))

    def plain_verb(self, i: int):
        """A verb without a class: listed, or unknown and standing where a verb stands."""
        t, known = self.tokens[i], self.known
        led = self.out[-1] if self.out and not self.run and self.det < 0 else None
        if led is not None and led.sub == "not" and len(self.out) > 1 and self.out[-2].flags in ("x", "m") and i + 1 < len(self.tokens):
            led = self.out[-2]                                  # "they did not find him"
        if t.low in _TIED and self.run and self.run[-1].mentions and self.run[-1].mentions[0].kind == "place" and self.here(i + 1, "human", "actor", "target"):
            return None                                         # "the Somalia based group", as some write it: no verb
        if led is not None and led.flags == "a" and t.low.endswith("ed") and len(self.out) > 1 and self.out[-2].sub in _SUBJECTS:
            return self.put(Chunk("VB", t.low, "a", i, i + 1))  # "who allegedly planned it"
        listed = (t.low in known.verbs or t.low.endswith(("ed", "ing")) and t.low in known.attempted | known.threatened) and t.low not in known.participles and not (self.det == i - 1 and self.det >= 0)
        after_subject = led is not None and t.text[0].islower() and (
            led.code == "W" and (led.flags in ("x", "m") and not (t.low == "armed" and any(m.many for m in self.here(i + 1, "human"))) or led.sub in ("to", "who", "which", "they", "he", "she", "it") and not t.low.endswith(("al", "ic", "ous", "ive")))
            or t.low.endswith(("ed", "ing")) and t.low not in known.participles and led.code in (
                "HUM", "ORG", "OBJ", "EVT", "WPN", "C", "TIM", "PER", "NAM", "LOC"))
        return self.put(Chunk("VB", t.low, "a", i, i + 1)) if listed or looks_verb(t.low, self.tokens[i + 1].low if i + 1 < len(self.tokens) else "", self.run, known) or after_subject else None

    def other(self, i: int):
        if self.run and self.run[-1].name and self.tokens[i].low in _SIDES and i + 1 < len(self.tokens) and self.tokens[i + 1].low == "of":
            self.close()                                        # "the village of X east of Y"
        self.run.append(Unit(i, i + 1, []))
        return i + 1


STEPS = {                       # in the order in which they are tried -> which tokens they may take, by the word and the kinds of mention that begin there
    Row.bracket: lambda low, kinds: low in "([",
    Row.age: lambda low, kinds: low in ("aged", "of"),
    Row.quote: lambda low, kinds: low in _QUOTES,
    Row.time: lambda low, kinds: "time" in kinds,
    Row.mark: lambda low, kinds: not low[0].isalnum() and low not in _POSSESSIVE,
    Row.possessive: lambda low, kinds: low in _POSSESSIVE,
    Row.known_name: lambda low, kinds: "actor" in kinds or "place" in kinds,
    Row.verb: lambda low, kinds: "verb" in kinds or "say" in kinds,
    Row.noun: lambda low, kinds: any(kind in kinds for kind in _NOUNS),
    Row.number: lambda low, kinds: "number" in kinds,
    Row.determiner: lambda low, kinds: low in vocabulary()["determiners"],
    Row.other_name: lambda low, kinds: low not in vocabulary()["closed"],
    Row.small_word: lambda low, kinds: bool(small(low)),
    Row.plain_verb: lambda low, kinds: True,
    Row.other: lambda low, kinds: True,
}


@lru_cache(maxsize=10_000)
def steps(low: str, kinds: tuple[str, ...]) -> tuple[Callable[[Row, int], int | None], ...]:
    """What may know what to do with a token, in the order in which it is tried."""
    return tuple(step for step, may in STEPS.items() if may(low, kinds))


@lru_cache(maxsize=10_000)
def small(low: str) -> str:
    """The class of a small word: x auxiliary, m modal, p preposition, c conjunction, r pronoun, a adverb; "" for others."""
    words = vocabulary()
    if low in words["auxiliaries"]:
        return "m" if low in words["modals"] else "x"
    for kind, name in (("p", "prepositions"), ("c", "conjunctions"), ("r", "pronouns"), ("a", "adverbs")):
        if low in words[name]:
            return kind
    return "a" if low.endswith("ly") and len(low) > 5 and low not in _NO_ADVERB else ""

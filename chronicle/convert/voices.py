"""Who counted or accused, as a draft names them: words of the article made fit for another sentence.

    plain     for the record: a sentence's first word loses its capital if it is a common word    "security officials"
    running   in running text: with its article where it is one body                             "the interior ministry"
"""

from chronicle.convert.fold import fold
from chronicle.convert.lexicon import data, nationalities

# bodies that take no article; the last word decides
_BARE = frozenset("police media television tv radio staff people".split())
_MANY = frozenset("nations states emirates".split())
# last words of a name that is a body's and no person's
BODIES = frozenset("ministry office agency service services department directorate authority administration army navy force forces council commission committee centre center "
                    "observatory mission government police command guard foundation institute university hospital presidency archdiocese diocese junta prosecution embassy consulate parliament charity group network union party front movement court board bureau brigade organisation organization firm firms company companies society secretariat cabinet division corps bloc alliance federation league assembly senate chancellery office operator clinic newsroom diocese church fund company body newspaper".split())


def plain(by: str) -> str:
    first, _, rest = by.partition(" ")
    common = first[:1].isupper() and not first.isupper() and first.lower() not in nationalities() and (not rest or rest == rest.lower()) and (
        first.lower() in data("common")["words"] or first.lower() in _sources())
    return first.lower() + by[len(first):] if common else by


def running(by: str) -> str:
    """`by` with "the" before a body or an office, none before a person, a name of one word or several people."""
    office, _, name = by.partition(", ")
    if name:
        return f"{running(office)}, {name}"                     # "the mayor, Ihor Terekhov"
    words = by.split()
    if not words or any(word.endswith(("'s", "’s")) for word in words) or words[0].lower() in ("the", "that", "a", "an", "one", "two", "three", "some", "state"):
        return by
    last = words[-1]
    common = last[:1].islower() and last.islower()              # not "al-Sham"
    people = common and last.endswith("s") and not last.endswith("ss")
    if last.lower() in _BARE or people:
        return by
    named = next((words[k - 1] for k in range(1, len(words)) if words[k] in ("for", "of", "on", "in", "and", "against")), last)
    if named.lower() in BODIES | _MANY and by[:1].isupper() and len(words) > 1:
        return f"the {by}"                                      # "the Syrian Observatory for Human Rights", "the United Nations"
    return f"the {by}" if common or last.lower() in BODIES else by      # none before a person, or a name of its own


def _sources() -> frozenset[str]:
    return frozenset(fold(word) for nouns in data("reporting")["sources"].values() for noun in nouns for word in noun.split())

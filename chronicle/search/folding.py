"""Words as the search knows them: what differs in writing only becomes one term.

    terms("The Bombings in Al-Qāmishlī")  -> ["bombing", "al", "qamishli"]
    terms("المدنيين في جَبلة")              -> ["مدني", "جبله"]

In this order: lower case; NFKD; marks (accents, Arabic and Hebrew vowel signs), apostrophes and blanks drop out; LETTERS;
then a light stem: Arabic article, conjunction and sound plural, Latin plural. The Arabic rules follow the light stemmer of
Larkey, Ballesteros and Connell (2002), less its singular endings, which make a mountain of Jableh.

One table, TABLE, is all of it. runtime/fold.js does the same with the same table in the browser; what both must answer
stands in tests/search/words.txt. Words of STOP are in every text and are not indexed.
"""
import re
import unicodedata
from collections.abc import Iterable
from itertools import chain

APOSTROPHES = "'’‘ʿʾ`´ʼʻ"
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"   # fall out of a word
SIGNS = "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3"     # vowels of Indic scripts: letters
LETTERS = {
    "ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e", "ð": "d", "þ": "th", "ς": "σ",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ء": "", "ـ": "", " ": "",
    **{digit: str(n) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, digit in enumerate(digits)},
}
ARABIC = ("\u0620", "\u06d5")                                       # first and last letter, after folding
BEFORE = ("وال", "فال", "بال", "كال", "ال", "لل", "و")                 # the longest that fits is taken off once
AFTER = ("ون", "ين", "ات")
REST = 3                                                            # letters that must stay
PLURALS = (("ies", "y", 2, ()), ("s", "", 3, ("ss", "us", "is")))  # ending, in its stead, letters before it, not after these
STOP = ("a an and are as at be been but by for from had has have he her his in into is it its of on or said she that the their them "
        "they this to was were which who will with "
        "في من على الى عن ان او و ما لا لم هذا هذه ذلك التي الذي كان كانت قد").split()
TABLE = {"apostrophes": APOSTROPHES, "marks": MARKS, "signs": SIGNS, "letters": LETTERS, "arabic": ARABIC, "before": BEFORE,
         "after": AFTER, "rest": REST, "plurals": PLURALS}

WORD = re.compile(f"[\\w{APOSTROPHES}{MARKS}{SIGNS}]+")
_DROPPED = re.compile(f"[{APOSTROPHES}{MARKS}]+")
_LETTERS = str.maketrans(LETTERS)


def words(text: str) -> list[str]:
    """Runs of letters and digits in lower case, in order."""
    return WORD.findall(text.lower().replace("_", " "))


def plain(word: str) -> str:
    """One word without what writing alone adds; "" when nothing is left."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word).lower()
    return _DROPPED.sub("", word).translate(_LETTERS)


def bare(word: str, rest: int = REST) -> str:
    """A plain Arabic word without its article or conjunction, if at least `rest` letters stay; others as they are."""
    if ARABIC[0] <= word[:1] <= ARABIC[1]:
        for prefix in BEFORE:
            if word.startswith(prefix) and len(word) - len(prefix) >= rest:
                return word[len(prefix):]
    return word


def stem(word: str) -> str:
    """The term of a plain word."""
    if ARABIC[0] <= word[:1] <= ARABIC[1]:
        word = bare(word)
        for ending in AFTER:
            if word.endswith(ending) and len(word) - len(ending) >= REST:
                return word[:-len(ending)]
        return word
    for ending, instead, before, never in PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= before and not word.endswith(never):
            return word[:-len(ending)] + instead
    return word


class Terms(dict):
    """What stands between two blanks -> its terms; each is worked out once, which is most of what makes this quick."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        folded = map(plain, words(chunk))
        found = self[chunk] = tuple(stem(w) for w in folded if w and w not in STOPPED)
        return found


STOPPED = frozenset(map(plain, STOP))
_terms = Terms()


def terms(text: str) -> Iterable[str]:
    """The terms of a text in order, without the words of STOP."""
    return chain.from_iterable(map(_terms.__getitem__, text.lower().split()))

"""Names folded so that spellings of one name meet.

Two keys, both pure functions of the name:

    fold("Al-Qāmishlī")   -> "al qamishli"    what a reader would call the same spelling
    skeleton("Jableh")    -> "jbl"            what is left of a name when transliteration habits are taken away

The skeleton drops Arabic articles, vowels, doubled letters and silent h, and writes kh/gh/dh/th/sh/ch, q/k, z/s as one
letter each, because that is where romanisations of one Arabic, Persian or Cyrillic name differ. It is a key to find
candidates, never a proof: whoever uses it compares the names afterwards.
"""

import re
import unicodedata
from functools import lru_cache

ARTICLES = frozenset("al el ad ed an en ar er as es ash esh at et az ez ul ud".split())
KEPT = 10_000       # names
_APOSTROPHES = re.compile("['’‘ʿʾ`´ʼʻ]")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_SPECIAL = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e",
                          "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_SOUNDS = [(re.compile(p) if any(c in p for c in "|(") else p, r) for p, r in [      # letters alone are replaced without an expression
    (r"kh", "x"), (r"gh", "g"), (r"dh", "d"), (r"th", "t"), (r"sch|sh|ch|tsh|tch", "c"), (r"ph", "f"), (r"zh|dj|dzh", "j"),
    (r"q|ck", "k"), (r"z", "s"), (r"w", "u"), (r"y", "i"), (r"(?<=[a-z])h\b", ""), (r"(?<=.)[aeiou]", ""),
    (r"(.)\1+", r"\1"),
]]


def folded(text: str) -> str:
    """Lower case, no accents, no apostrophes, every other mark a blank."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", text.lower().translate(_SPECIAL)).translate(_SPECIAL)
        text = "".join(c for c in text if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", text)).strip()


fold = lru_cache(maxsize=KEPT)(folded)         # of names: longer texts are not worth keeping
_BRITISH = re.compile(r"(?:(?<=lab)|(?<=neighb)|(?<=harb)|(?<=arm))our|(?<=defen)ce\b|(?<=cent)re\b|(?<=program)me\b")
_AMERICAN = {"our": "or", "ce": "se", "re": "er", "me": ""}


@lru_cache(maxsize=KEPT)
def spelt(name: str) -> str:
    """Folded, and spelt one way: "labourers" and "laborers", "the defence ministry" and "the defense ministry"."""
    return _BRITISH.sub(lambda m: _AMERICAN[m[0]], fold(name))


@lru_cache(maxsize=KEPT)
def skeleton(name: str) -> str:
    """The consonants that survive transliteration; "" if too few are left to mean anything."""
    words = fold(name).split()
    kept = [w for w in words if w not in ARTICLES] or words
    out = []
    for word in kept:
        for pattern, sound in _SOUNDS:
            word = word.replace(pattern, sound) if isinstance(pattern, str) else pattern.sub(sound, word)
        out.append(word)
    key = " ".join(w for w in out if w)
    return key if len(key) >= 3 and key.isascii() else ""

"""Is an article in English? The reader knows no other language, and an article it cannot read should not seem to tell nothing.

Two plain tests on the letters and the small words: the script that most letters are written in, then how many of the words are among
the commonest of English. In any English text about a third are; in the languages that share its letters hardly one in twenty.
"""

import re
import unicodedata
from collections import Counter

FEWEST = 25         # words; of a shorter text nothing is said
ENOUGH = 0.12       # share of English small words
_SMALL = {
    "English": "the of and to in a was were by on for that said at with from is has have had it its as after",
    "French": "le la les des du et une dans est été ont par pour sur au aux qui avec",
    "Spanish": "el los las una y en que del por con se fue según para al su",
    "Portuguese": "os uma e em do da dos das não foi que por com no na segundo",
    "German": "der die das und den dem ein eine wurde wurden bei von mit nach ist im auf",
    "Italian": "il gli una e di che del della è sono stato per con nel alla",
    "Dutch": "de het een en van is zijn werd bij door op voor met dat",
    "Turkish": "ve bir bu ile için olarak olan daha göre sonra",
    "Indonesian or Malay": "yang dan di dari dengan untuk pada ini itu dalam oleh",
    "Swahili": "na ya wa kwa ni katika za la watu hiyo",
    "Somali": "oo ka ay ee iyo in la ku uu waa",
    "Hausa": "da a na ya sun cikin an ga su wani",
}
_WORD = re.compile(r"[^\W\d_]+")


def another_language(text: str) -> str:
    """The language or script, in words, of a text that is not English; "" for English and for what is too short to tell."""
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST:
        return ""
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())
    script, _ = max(sorted(scripts.items()), key=lambda pair: pair[1])
    if script != "LATIN":
        return f"{script.capitalize()} script"
    share = {name: sum(w in small for w in words) / len(words) for name, small in ((n, frozenset(s.split())) for n, s in _SMALL.items())}
    if share["English"] >= ENOUGH:
        return ""
    best = max(sorted(share), key=lambda name: share[name])
    return best if best != "English" and share[best] > share["English"] else "another language"

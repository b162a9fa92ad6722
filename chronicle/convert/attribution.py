"""Who says it, and how far the saying reaches. Read before any number or claim hangs on a sentence.

    X said A                everything after the verb, up to the next verb of saying
    A, X said               everything before it, back to the one before
    according to X, A       the rest of the sentence
    it said / he said       whoever spoke last
    (none)                  the article speaks in its own voice
"""

import re

import msgspec

from chronicle.convert.chunk import Read
from chronicle.convert.entities import bare
from chronicle.convert.voices import BODIES

_STATE = re.compile(r"\bstate\b|\bstate-run\b", re.I)
_PRONOUNS = frozenset("it he she they".split())
_QUOTE_ENDS = re.compile(r"[,?!]\s?[\"”]\s")
_DETERMINERS = re.compile(r"^(?:the|a|an|one|two|three|some|several|its|his|their|local|top|senior)\s+(?=\w)", re.I)
_RUN = frozenset("run controlled led headed backed held".split())
_SPEAKS = ("ORG", "HUM", "PER", "NP", "NAM", "OBJ", "LOC")


class Speaker(msgspec.Struct, frozen=True):
    """`plain`: the verb reports something ("said"), it does not only claim or blame."""
    name: str           # words of the article, without its article
    basis: str          # the record's word
    start: int          # chunks it reaches over
    end: int
    at: int             # chunk of the verb
    plain: bool = True


def speakers(read: Read, known, last: Speaker | None) -> list[Speaker]:
    """All who speak in the sentence, with their reach in chunk numbers; `last` is who spoke before."""
    chunks = read.chunks
    says = [i for i, c in enumerate(chunks) if c.code == "SAY" and not (c.name == "write" and i + 1 < len(chunks) and chunks[i + 1].sub == "to") and c.sub in ("say", "claim", "assert", "blame", "deny") and not (
        "p" in c.flags and not (i + 1 < len(chunks) and chunks[i + 1].sub == "by"))]
    out: list[Speaker] = []
    bound = 0
    for n, i in enumerate(says):
        following = next((k for k in says[n + 1:] if not _same_breath(chunks, i, k)), len(chunks))
        if _accuses(chunks, i):
            following = next((k for k in range(i, following) if chunks[k].code == "P"), following)
        name, basis, before = _who(read, i, known, out[-1] if out else last)
        if not name:
            continue
        word = read.words(chunks[i]).lower()
        rest = any(c.code in ("V", "EVT", "HUM", "NUM") for c in chunks[_addressed(chunks, i) + 1:following])
        if word.startswith("according"):
            start, end = (0, len(chunks)) if i < 2 else (bound, following if _in_the_midst(chunks, i, following) else i)
        elif before and _quoted(read, i):
            start, end = bound, i                               # "We took in 14 wounded," the director told reporters after the raid
        elif before and _both(chunks, bound, i):
            start, end = bound, following                       # "seven people died, officials said, among them two rescuers"
        elif not rest or _inverted(chunks, i) or before and i + 3 >= len(chunks) - 1 and not any(c.code in ("V", "EVT", "NUM") or c.number for c in chunks[i + 1:]):
            start, end = bound, i
        else:
            start, end = i, following
        plain = chunks[i].sub == "say" or chunks[i].sub == "assert" and i + 1 < len(chunks) and chunks[i + 1].sub in ("that", "to") or _accuses(chunks, i)
        out.append(Speaker(name, basis, start, end, i, plain))
        if plain:
            bound = end
    return out


def of(position: int, found: list[Speaker], plain: bool) -> Speaker | None:
    return next((s for s in found if s.start <= position < s.end and (s.plain or not plain)), None)


def _in_the_midst(chunks, i: int, following: int) -> bool:
    """"a blast that, according to the ministry, killed ten": the verb comes after whoever says so."""
    closed = next((k for k in range(i + 1, min(i + 7, following - 1)) if chunks[k].code == "C"), 0)
    return bool(closed) and chunks[i - 1].code == "C" and chunks[closed + 1].code == "V"


def _same_breath(chunks, i: int, k: int) -> bool:
    """"police said on Monday they suspect the group": what is suspected is of whoever says so."""
    return chunks[k].sub in ("blame", "assert") and all(c.code in ("W", "TIM") for c in chunks[i + 1:k]) and any(c.sub in _PRONOUNS for c in chunks[i + 1:k])


def _quoted(read: Read, i: int) -> bool:
    """Whether a quotation ends before the verb of saying, the first after it: what was said stands on its left."""
    tokens = read.sentence.tokens
    before = next((tokens[c.end - 1].end for c in reversed(read.chunks[:i]) if c.code == "SAY"), tokens[0].start)
    return bool(_QUOTE_ENDS.search(read.sentence.text[before:tokens[read.chunks[i].start].start]))


def _addressed(chunks, i: int) -> int:
    """The last chunk of a verb of saying and whom it is said to: "told reporters", "told Agence France-Presse"."""
    return i + 1 if chunks[i].name == "tell" and i + 1 < len(chunks) and chunks[i + 1].code in ("HUM", "ORG", "NAM", "PER") and not chunks[i + 1].number else i


def _accuses(chunks, i: int) -> bool:
    """"accused the army of killing ten": the ten are of whoever accuses."""
    return chunks[i].name == "accuse" and "p" not in chunks[i].flags and any(
        a.sub == "of" and b.code == "V" and "g" in b.flags for a, b in zip(chunks[i + 1:i + 6], chunks[i + 2:i + 7]))


def _both(chunks, bound: int, i: int) -> bool:
    """The verb of saying stands between two commas, and what was said on its left."""
    after = i + 1
    while after < len(chunks) and (chunks[after].code == "TIM" or chunks[after].sub == "on"):
        after += 1
    opened = next((j for j in range(i - 1, max(bound, i - 5), -1) if chunks[j].code == "C"), None)
    return opened is not None and after < len(chunks) and chunks[after].code == "C" and any(
        c.code in ("V", "EVT") or c.sub in ("dead", "hurt") for c in chunks[bound:opened])


def _inverted(chunks, i: int) -> bool:
    """'…, said one witness'"""
    if not 0 < i < len(chunks) - 1 or chunks[i - 1].code != "C" or chunks[i].name in ("tell", "put", "give", "count", "document", "record") or "g" in chunks[i].flags:
        return False
    who = chunks[i + 1]
    if who.code not in ("HUM", "PER", "ORG", "NP", "NAM") or who.number or who.sub in ("dead", "hurt"):
        return False
    described = next((n for n in range(i + 2, len(chunks)) if chunks[n].sub in ("who", "which", "whose")), None)
    return not any(c.code in ("V", "EVT", "VB") for c in chunks[i + 2:described])


def _who(read: Read, i: int, known, last: Speaker | None) -> tuple[str, str, bool]:
    """(name, basis, whether the speaker stands before the verb)"""
    chunks = read.chunks
    word = read.words(chunks[i]).lower()
    if word.startswith("according") or _inverted(chunks, i) or chunks[i].sub == "claim" and i + 1 < len(chunks) and chunks[i + 1].sub == "by":
        k = i + 1
        while k < len(chunks) and chunks[k].code == "W":
            k += 1
        if k < len(chunks) and chunks[k].code in _SPEAKS:
            found = name_of(read, k, known)
            return *(found if found[0] or not word.startswith("according") else (_shown(read, k), "unattributed")), False
        return "", "", False
    k = i - 1
    while k >= 0 and (chunks[k].code == "W" and (chunks[k].flags in ("x", "a", "m") or chunks[k].sub == "there" and k and chunks[k - 1].code in _SPEAKS or chunks[k].sub == "on" and chunks[k + 1].code == "TIM") or chunks[k].code == "TIM"):
        k -= 1
    if k >= 2 and chunks[k].code == "W" and chunks[k].sub in ("who", "which", "that"):      # "state media, which put it at 78"
        j = k - 2 if chunks[k - 1].code == "C" else k - 1
        if chunks[j].code in _SPEAKS:
            return *name_of(read, j, known), True
    if k >= 2 and chunks[k].sub == "it" and chunks[k - 1].sub in ("colon", "semicolon") and chunks[k - 2].code in _SPEAKS and (found := name_of(read, k - 2, known))[0]:
        return *found, True
    if k >= 0 and chunks[k].code == "W" and chunks[k].sub in ("and", "but"):
        subject = None if any(c.code == "SAY" and c.sub != "condemn" for c in chunks[:k]) else _subject(chunks, k)
        if subject is not None and (found := name_of(read, subject, known))[0]:
            return *found, True
    if last and "g" in chunks[i].flags and k >= 1 and chunks[k].code == "C" and (chunks[k - 1].code == "SAY" or chunks[k - 1].code in ("TIM", "NP", "LOC", "ORG", "HUM") and any(c.code == "SAY" for c in chunks[max(0, k - 4):k])):
        return last.name, last.basis, True                      # "…, he said, adding that"
    if k >= 0 and chunks[k].code == "W" and chunks[k].sub in _PRONOUNS | {"and", "but"}:
        return (last.name, last.basis, True) if last else ("", "", True)
    if k >= 1 and chunks[k].code in _SPEAKS and chunks[k - 1].code == "W" and chunks[k - 1].sub == "to":
        return "", "", True                                     # "told … to reporters, saying"
    if k >= 1 and chunks[k].code == "C" and chunks[k - 1].code == "PER" and "," in read.words(chunks[k - 1]):
        return *name_of(read, k - 1, known), True                # "the mayor of X, Name, said"
    if k >= 1 and chunks[k].sub == "as" and chunks[k - 1].code in _SPEAKS and "g" in chunks[i].flags and (found := name_of(read, k - 1, known))[0]:
        return *found, True                                     # "quoted a military source as saying"
    who = next((j for j in range(k, 0, -1) if chunks[j].sub in ("who", "which") or chunks[j].code in ("C", "P", "SAY", "V")), 0)
    if who and chunks[who].sub in ("who", "which") and chunks[who - 1].code in ("HUM", "PER", "ORG") and (found := name_of(read, who - 1, known))[0]:
        return *found, True                                     # "a resident who asked not to be named said"
    if k >= 2 and chunks[k].code == "C":                       # "X, which tracks the war, said" · "X, the director, said"
        head = next((j for j in range(2) if chunks[j].code in ("PER", "ORG", "HUM") and chunks[j + 1].code == "C"), None)
        if head is not None and head < k and not any(c.code == "SAY" for c in chunks[:k]):
            return *name_of(read, head, known), True
        opened = next((j for j in range(k - 1, -1, -1) if chunks[j].code == "C"), None)
        if opened is not None and opened > 0 and chunks[opened - 1].code in _SPEAKS:
            named = chunks[k - 1] if opened == k - 2 else None
            k = k - 1 if named is not None and named.code == "PER" and chunks[opened - 1].code == "NP" else opened - 1     # "a coordinator, Juan Gil, said"
        else:
            k -= 1
    if k >= 3 and chunks[k].code in _SPEAKS and chunks[k - 1].sub == "by" and chunks[k - 2].code == "VB" and chunks[k - 3].code in _SPEAKS and (not chunks[k].orgs or chunks[k - 2].sub in _RUN and _basis(read, chunks[k - 3], known) != "media"):
        k -= 3                                                  # "a rescuer reached by telephone said", "the ministry run by the rebels said"
    if k >= 3 and chunks[k].code in ("LOC", "NAM") and chunks[k - 1].sub == "nearby":
        chunks, k = [*chunks[:k - 1], *chunks[k:]], k - 1       # "a doctor at a hospital in nearby X"
    while k >= 2 and chunks[k].code in _SPEAKS and chunks[k - 1].code == "W" and chunks[k - 1].sub in ("of", "for", "from", "with", "in", "to", "at", "outside", "near", "across", "around") and chunks[k - 2].code in _SPEAKS:
        k -= 2
    if k >= 2 and chunks[k - 1].sub == "and" and chunks[k - 2].code in ("HUM", "PER", "ORG") and (k < 3 or chunks[k - 3].code in ("C", "P")):
        found = name_of(read, k - 2, known)                      # "a chief and a doctor said": the first of them
        if found[0] and found[1] != "unattributed":
            return *found, True
    if k >= 0 and chunks[k].code in _SPEAKS:
        return *name_of(read, k, known), True
    return "", "", True


def _subject(chunks, k: int) -> int | None:
    """The first noun of a clause whose second verb says something: "Doctors Without Borders counted ten dead and said"."""
    first = next((j for j in range(k) if chunks[j].code in _SPEAKS), None)
    if first is None or first and chunks[first - 1].code == "W" and chunks[first - 1].flags == "p":
        return None
    return first if any(c.code in ("SAY", "V", "VB") for c in chunks[first + 1:k]) else None


def name_of(read: Read, k: int, known) -> tuple[str, str]:
    """Name and basis of whoever chunk `k` names as a speaker; both empty where that is nobody who speaks."""
    c = read.chunks[k]
    text = " ".join(read.words(c).split())
    follow = read.chunks[k + 1:k + 3]
    if c.code == "ORG" and c.name in known.lexicon.actors:
        kind = known.lexicon.actors[c.name].kind
        sub = next((h.sub for h in _hits(read, c, known) if h.kind == "source"), "")
        if kind == "media" and _STATE.search(c.name):
            kind = "militant"                               # a state's media speak for a party
        return (c.name if c.name != "United Nations" else re.sub(r"^the ", "", text, flags=re.I)), {"monitor": "monitor", "media": "media", "militant": "party", "force": "party"}.get(kind, sub or "unattributed")
    if len(follow) == 2 and follow[0].sub in ("of", "for", "with") and follow[1].code in ("ORG", "NP", "HUM", "NAM") and c.code in ("NP", "HUM") and len(text.split()) <= 4:
        if follow[1].code == "ORG" and follow[1].name:
            return follow[1].name, _basis(read, c, known)
        text = " ".join(read.sentence.text[read.sentence.tokens[c.start].start:read.sentence.tokens[follow[1].end - 1].end].split())
    basis = _basis(read, c, known)
    if c.code == "PER" and c.sub in ("official", "security"):
        basis = "official"
    if basis == "media" and _STATE.search(text):
        basis = "party"
    if c.code == "PER" and not basis:
        basis = "official" if c.sub in ("official", "security") else "unattributed"
    if c.code in ("NP", "OBJ") and not basis and text.lower().split()[-1] in BODIES:
        basis = "unattributed"
    if c.code == "LOC" and c.sub == "country":
        return text, "official"                                 # "Lebanon said the strike killed five"
    if c.code in ("NP", "OBJ", "LOC") and not basis or c.sub in ("dead", "hurt"):
        return "", ""
    return _shown(read, k, text), basis or ("official" if c.code == "HUM" and c.sub in ("official", "security") else "witness" if c.code == "HUM" and c.sub == "civilian" else "unattributed")


def _shown(read: Read, k: int, text: str = "") -> str:
    """The words of a speaker without article and number; `text`: where they are more than the chunk's own."""
    shown = text or " ".join(read.words(read.chunks[k]).split())
    shown = bare(shown) if read.chunks[k].number else shown
    while _DETERMINERS.search(shown) and not re.match(r"local\b", shown, re.I):
        shown = _DETERMINERS.sub("", shown)
    return shown


def _hits(read: Read, c, known):
    for i in range(c.start, c.end):
        yield from known.hits(read.sentence)[i][1]


def _basis(read: Read, c, known) -> str:
    found = [h.sub for h in _hits(read, c, known) if h.kind == "source"]
    return found[-1] if found else ""

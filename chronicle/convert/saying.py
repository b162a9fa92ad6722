"""Whose a verb of saying is: the noun before it, after it, or whoever spoke last.

    The governor, Juan Gil, himself said      the governor: what describes him and small things stand between
    …, said a nurse                           a nurse
    it said · adding that · its statement said    whoever spoke last
"""

import re

from chronicle.convert.chunk import Read
from chronicle.convert.speaker import SPEAKS, WRITING, Speaker, basis_of, name_of, shown

PRONOUNS = frozenset("it he she they".split())
_WHO = frozenset("who which that".split())
_GIVEN = frozenset("give report confirm announce record document disclose affirm".split())
_OURS = re.compile(r"our\b", re.I)
_ITS_WORDS = re.compile(r"(?:its|their|his|her|this|that) (?:[\w-]+ )?(?:statement|claim|report|account|communiqu[eé]|post|message|spokes(?:man|woman|person))s?$", re.I)
_UNNAMED = re.compile(r"\banonymity$|\bcondition$", re.I)
_PUT_OUT = re.compile(r"(?:released|issued|published|posted|sent|circulated|distributed)", re.I)
_THE_SAME = re.compile(r"(?:the )?same (?:sources?|officials?|statement)$", re.I)
_HIMSELF = frozenset("itself himself herself themselves".split())
_RUN = frozenset("run controlled led headed backed held".split())


def inverted(chunks, i: int) -> bool:
    """'…, said one witness'"""
    if not 0 < i < len(chunks) - 1 or chunks[i - 1].code != "C" or chunks[i].name in ("tell", "put", "give", "count", "document", "record") or "g" in chunks[i].flags:
        return False
    said = chunks[i + 1]
    if said.code not in SPEAKS or said.sub == "country" or said.number or said.sub in ("dead", "hurt"):
        return False
    described = next((n for n in range(i + 2, len(chunks)) if chunks[n].sub in ("who", "which", "whose") or chunks[n].code in ("C", "P")), None)
    after = i + 2 < len(chunks) and chunks[i + 2].sub in ("after", "following", "about", "of")      # "said the mayor after the attack"
    return not any(c.code in ("V", "VB") or c.flags == "x" or c.code == "EVT" and not after for c in chunks[i + 2:described])       # ", said the group was behind it": no group said so


def said_by(chunks, i: int) -> bool:
    """"claimed by the rebels", "a figure given by the ministry", "accused by villagers of killing ten"."""
    return (chunks[i].sub == "claim" or chunks[i].name in _GIVEN or "p" in chunks[i].flags) and by_whom(chunks, i) is not None


def by_whom(chunks, i: int) -> int | None:
    """Where "by" stands: "was put by the police", "was put at six by the police"."""
    counted = [c.sub for c in chunks[i + 1:i + 2]] in (["at"], ["as"]) and i + 2 < len(chunks) and chunks[i + 2].number is not None
    k = i + 3 if counted else i + 2 if i + 1 < len(chunks) and chunks[i + 1].sub == "dead" else i + 1
    return k if k < len(chunks) and chunks[k].sub == "by" else None


def who(read: Read, i: int, known, last: Speaker | None) -> tuple[str, str, bool]:
    """(name, basis, whether the speaker stands before the verb)"""
    chunks = read.chunks
    word = read.words(chunks[i]).lower()
    if word.startswith("according") or inverted(chunks, i) or said_by(chunks, i):
        k = by_whom(chunks, i) or i + 1
        while k < len(chunks) and chunks[k].code == "W":
            k += 1
        if k < len(chunks) and last and word.startswith("according") and _ITS_WORDS.match(read.words(chunks[k])):
            return last.name, last.basis, False                 # "according to its statement": of whoever spoke last
        if k < len(chunks) and (chunks[k].code in SPEAKS or chunks[k].sub == "toll"):
            found = name_of(read, k, known, not said_by(chunks, i))
            return *(found if found[0] or not word.startswith("according") else (shown(read, k), "unattributed")), False
        return "", "", False
    k = i - 1
    if chunks[i].name == "report" and "e" in chunks[i].flags and i + 1 < len(chunks) and chunks[i + 1].sub in ("from", "in", "along", "across", "around", "near") and k >= 0 and chunks[k].code in ("NP", "EVT", "WPN"):
        return "", "", True                                     # "violations reported from the front": nobody is said to have reported them
    while k >= 0 and _between(read, k):
        k -= 1
    if k >= 3 and chunks[k - 1].sub == "to" and chunks[k - 2].sub == "close" and chunks[k - 3].code in SPEAKS:
        k -= 3                                                  # "sources close to the army said"
    if "g" in chunks[i].flags and k > 2 and chunks[k].code == "C" and chunks[k - 1].code == "LOC" and chunks[0].code in SPEAKS and any(c.code in ("V", "VB") for c in chunks[1:k]):
        return *name_of(read, 0, known), True                   # "The mayor's office gave a list of the dead of X, saying"
    if k > 1 and (issuer := _issuer(read, k)) is not None:
        return *name_of(read, issuer, known, True), True        # "the mayor released a list of the dead that put the toll at ten"
    if k >= 2 and chunks[k].code == "W" and chunks[k].sub in ("who", "which", "that"):      # "state media, which put it at 78"
        j = k - 2 if chunks[k - 1].code == "C" else k - 1
        while chunks[k].sub == "who" and j > 1 and chunks[j].code in ("LOC", "OBJ", "NP") and chunks[j - 1].sub in ("in", "of", "at", "from", "near") and chunks[j - 2].code in ("HUM", "PER", "NP"):
            j -= 2                                              # "leaders in the village, who counted 16 bodies"
        if chunks[j].code in SPEAKS:
            return *name_of(read, j, known), True
    if k >= 2 and chunks[k].sub == "it" and chunks[k - 1].sub in ("colon", "semicolon") and chunks[k - 2].code in SPEAKS and (found := name_of(read, k - 2, known))[0]:
        return *found, True
    if k >= 0 and chunks[k].code == "W" and chunks[k].sub in ("and", "but"):
        subject = None if any(c.code == "SAY" and c.sub != "condemn" and "i" not in c.flags for c in chunks[:k]) else _subject(chunks, k)
        if subject is not None and (found := name_of(read, subject, known))[0]:
            return *found, True
    if last and "g" in chunks[i].flags and k >= 1 and chunks[k].code == "C" and any(c.code == "SAY" for c in chunks[:k]):
        return last.name, last.basis, True                      # "…, he said, adding that"
    if k >= 0 and chunks[k].code == "W" and (chunks[k].sub in ("and", "but") or chunks[k].sub in PRONOUNS and not (k and chunks[k - 1].code in ("VB", "V"))):
        return (last.name, last.basis, True) if last else ("", "", True)
    if last and k >= 0 and (chunks[k].sub == "we" or _OURS.match(read.words(chunks[k]))):
        return last.name, last.basis, True                      # the nurse told us: "Our volunteers put it at ten"
    if k >= 1 and chunks[k].code in SPEAKS and chunks[k - 1].code == "W" and chunks[k - 1].sub == "to" and chunks[i].code == "SAY":
        return "", "", True                                     # "told … to reporters, saying"
    if k >= 1 and chunks[k].code == "C" and chunks[k - 1].code == "PER" and "," in read.words(chunks[k - 1]):
        return *name_of(read, k - 1, known), True                # "the mayor of X, Name, said"
    if k >= 1 and chunks[k].sub == "as" and chunks[k - 1].code in SPEAKS and "g" in chunks[i].flags and (found := name_of(read, k - 1, known, True))[0]:
        return *found, True                                     # "quoted a military source as saying"
    if k > 2 and chunks[k].sub == "as" and chunks[k - 1].sub == "quoted" and chunks[k - 2].flags == "x":
        k = next((j for j in range(k - 2, -1, -1) if chunks[j].flags not in ("x", "a")), k)      # "the mayor was quoted as saying"
    pronoun = next((j for j in range(k, 0, -1) if chunks[j].sub in _WHO or chunks[j].code in ("C", "P", "SAY", "V")), 0)
    if pronoun > 1 and chunks[pronoun].sub == "that" and chunks[pronoun - 2].code == "SAY":
        pronoun = 0                                             # "told our reporter that people had counted 102": not the reporter
    if pronoun and chunks[pronoun].sub in _WHO and chunks[pronoun - 1].code in ("HUM", "PER", "ORG", "NP", "OBJ") and (found := name_of(read, pronoun - 1, known))[0]:
        return *found, True                                     # "a resident who asked not to be named said"
    if k == 1 and chunks[k].code == "C" and chunks[0].code in SPEAKS:
        return *name_of(read, 0, known), True                   # "a rival faction, X, said"
    if k >= 2 and chunks[k].code == "C":                       # "X, which tracks the war, said" · "X, the director, said"
        head = next((j for j in range(2) if chunks[j].code in ("PER", "ORG", "HUM") and chunks[j + 1].code == "C"), None)
        if head is not None and head < k and not any(c.code == "SAY" for c in chunks[:k]):
            return *name_of(read, head, known), True
        opened = next((j for j in range(k - 1, -1, -1) if chunks[j].code == "C"), None)
        if opened is not None and opened > 0 and chunks[opened - 1].code in SPEAKS:
            named = chunks[k - 1] if opened == k - 2 else None
            k = k - 1 if named is not None and named.code == "PER" and chunks[opened - 1].code == "NP" else opened - 1     # "a coordinator, Juan Gil, said"
        else:
            k -= 1
    if k >= 3 and chunks[k].code in SPEAKS and chunks[k - 1].sub == "by" and chunks[k - 2].code == "VB" and chunks[k - 3].code in SPEAKS and (not chunks[k].orgs or chunks[k - 2].sub in ("seen", "obtained", "reviewed") or chunks[k - 2].sub in _RUN and basis_of(read, chunks[k - 3], known) != "media"):
        k -= 3                                                  # "a rescuer reached by telephone said", "the ministry run by the rebels said"
    if k >= 3 and chunks[k].code in ("LOC", "NAM") and chunks[k - 1].sub == "nearby":
        chunks, k = [*chunks[:k - 1], *chunks[k:]], k - 1       # "a doctor at a hospital in nearby X"
    while k >= 2 and _UNNAMED.search(read.words(chunks[k])) and chunks[k - 1].sub in ("on", "under", "of"):
        k -= 2                                                  # "a police source on the condition of anonymity said"
    while k >= 2 and chunks[k].code in SPEAKS and (chunks[k - 1].code == "W" or chunks[k - 1].sub == "representing") and chunks[k - 1].sub in ("representing", "of", "for", "from", "with", "in", "to", "at", "on", "outside", "near", "across", "around") and chunks[k - 2].code in SPEAKS:
        k -= 2
    if k >= 3 and chunks[k - 1].sub == "whose" and chunks[k - 2].code == "C" and chunks[k - 3].code in SPEAKS and (found := name_of(read, k - 3, known, True))[0]:
        return *found, True                                     # "the army, whose spokesman said"
    if k >= 2 and chunks[k - 1].sub == "and" and chunks[k - 2].code in ("HUM", "PER", "ORG") and read.words(chunks[k - 2]).lower() != "local" and (k < 3 or chunks[k - 3].code in ("C", "P")):
        found = name_of(read, k - 2, known)                      # "a chief and a doctor said": the first of them
        if found[0] and found[1] != "unattributed":
            return *found, True
    if k >= 0 and chunks[k].code in SPEAKS:
        found = name_of(read, k, known, "p" not in chunks[i].flags)
        if last and (not found[0] or found[1] == "unattributed") and (WRITING.match(words := read.words(chunks[k])) or _THE_SAME.match(words)):
            return last.name, last.basis, True                  # "its statement said"
        return *found, True
    return "", "", True


def _issuer(read: Read, k: int) -> int | None:
    """Who put out what says it: chunk `k` ends "released a list of the dead that", "issued a statement"."""
    chunks = read.chunks
    k -= chunks[k].sub in ("that", "which")
    k -= 2 if k > 3 and chunks[k - 1].sub == "of" and not WRITING.match(read.words(chunks[k])) else 0
    put_out = k > 1 and chunks[k].code == "NP" and chunks[k - 1].code in ("V", "VB") and _PUT_OUT.fullmatch(read.words(chunks[k - 1])) and WRITING.match(read.words(chunks[k]))
    return k - 2 if put_out and chunks[k - 2].code in SPEAKS else None


def _between(read: Read, k: int) -> bool:
    """Small things between a speaker and the verb: "itself", "at first", "until Saturday", "there", auxiliaries and adverbs."""
    chunks = read.chunks
    c, after = chunks[k], chunks[k + 1]
    if c.code == "W":
        return c.flags in ("x", "a", "m") or c.sub in _HIMSELF or c.sub == "there" and k > 0 and chunks[k - 1].code in SPEAKS or (
            c.sub in ("on", "until", "by", "since") and after.code == "TIM") or (c.sub, read.words(after).lower()) in (("at", "first"), ("so", "far"))
    return c.code == "TIM" or c.code == "VB" and c.sub == "first" or k > 0 and chunks[k - 1].sub == "at" and read.words(c).lower() == "first"


def _subject(chunks, k: int) -> int | None:
    """The first noun of a clause whose second verb says something: "Doctors Without Borders counted ten dead and said"."""
    first = next((j for j in range(k) if chunks[j].code in SPEAKS), None)
    if first is None or first and chunks[first - 1].code == "W" and chunks[first - 1].flags == "p":
        return None
    return first if any(c.code in ("SAY", "V", "VB") for c in chunks[first + 1:k]) else None

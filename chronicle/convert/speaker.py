"""What a speaker is called, and on what basis he speaks.

    the defence ministry            a noun that speaks (lexicon/reporting.yaml): "official"
    the energy company DTEK         a body by its name or its kind, which says something: "unattributed"
    a tally by the union            what somebody wrote or counted: the union
    a resident                      people, by who they are: "witness"
"""

import re
from itertools import takewhile

import msgspec

from chronicle.convert.chunk import Read
from chronicle.convert.entities import ATTACKERS, bare
from chronicle.convert.voices import BODIES

_OTHERWISE = re.compile(r"\bgroup of (?!fighters|militants|rebels|insurgents|gunmen|jihadists)|^(?:the |a |an |one |another |local )*(?!(?:the|a|an|one|another|local|same|armed|rebel|militant|jihadist|islamist|insurgent|separatist|extremist|terrorist|sunni|shia|guerrilla|little-known|unknown|shadowy) )[\w'’-]+ group$", re.I)
SPEAKS = ("ORG", "HUM", "PER", "NP", "NAM", "OBJ", "LOC")
_STATE = re.compile(r"\bstate\b|\bstate-run\b", re.I)
_DETERMINERS = re.compile(r"^(?:the|a|an|one|two|three|some|several|its|his|their|local|top|senior)\s+(?=\w)", re.I)
_BASIS = {"monitor": "monitor", "media": "media", "militant": "party", "force": "party"}     # kinds of actors
WRITING = re.compile(r"(?:(?:the|a|an|its|their|his|her|this|that|early|first|latest|official|preliminary|provisional|own|new|joint|short|internal|\w+['’]s?) )*"
                     r"(?:statement|report|note|communiqu[eé]|bulletin|post|message|release|update|briefing|tally|count|list|toll|figure|estimate|survey|record|reckoning|claim|line|evidence|hypothesis|inquiry|investigation)s?$", re.I)


_ITS_STATEMENT = re.compile(r"(?<=\w)(?:['’]s)? (?:(?:written|press|official|joint|brief|initial) )?(?:statement|communiqu[eé]|press release|bulletin|news release)s?$", re.I)
_SPOKES = re.compile(r"spokes(?:man|woman|person)$", re.I)
_PUT_OUT = re.compile(r"(?:released|issued|published|compiled|given|provided|announced|collected|kept|circulated|distributed|cited)", re.I)


class Speaker(msgspec.Struct, frozen=True):
    """`plain`: the verb reports something ("said"), it does not only claim or blame."""
    name: str           # words of the article, without its article
    basis: str          # the record's word
    start: int          # chunks it reaches over
    end: int
    at: int             # chunk of the verb
    plain: bool = True


def name_of(read: Read, k: int, known, says: bool = False) -> tuple[str, str]:
    """Name and basis of whoever chunk `k` names as a speaker; both empty where that is nobody who speaks. `says`: it stands before a
    verb of saying, so that any body does."""
    chunks = read.chunks
    c = chunks[k]
    text = " ".join(read.words(c).split())
    follow = chunks[k + 1:k + 3]
    if c.code == "ORG" and c.name in known.lexicon.actors:
        kind = known.lexicon.actors[c.name].kind
        sub = next((h.sub for h in _hits(read, c, known) if h.kind == "source"), "")
        if kind == "media" and _STATE.search(c.name):
            kind = "militant"                               # a state's media speak for a party
        return (c.name if c.name != "United Nations" else re.sub(r"^the ", "", text, flags=re.I)), _BASIS.get(kind, sub or "unattributed")
    put_out = k + 1 < len(chunks) and _PUT_OUT.fullmatch(read.words(chunks[k + 1])) is not None      # "a tally compiled by Reuters"
    author = chunks[k + 1 + put_out:k + 3 + put_out]
    if len(author) == 2 and WRITING.match(text) and author[0].sub in ("of", "by", "from") and author[1].code in SPEAKS and not WRITING.match(read.words(author[1])) and (found := name_of(read, k + 2 + put_out, known, True))[0]:
        return found
    whole = len(follow) == 2 and follow[0].sub in ("of", "for", "on") and c.code in SPEAKS and _capital(read, c.end - 1) and _capital(read, follow[1].start) and follow[1].code in ("NP", "HUM", "NAM", "OBJ", "PER")      # "the Eyes of Humanity"
    if whole or len(follow) == 2 and follow[0].sub in ("of", "for", "with") and follow[1].code in ("ORG", "NP", "HUM", "NAM") and c.code in ("NP", "HUM") and len(text.split()) <= 4:
        if follow[1].code == "ORG" and follow[1].name:
            return follow[1].name, basis_of(read, c, known)
        text = " ".join(read.sentence.text[read.sentence.tokens[c.start].start:read.sentence.tokens[follow[1].end - 1].end].split())
    if not whole and len(follow) == 2 and follow[0].sub in ("for", "of") and follow[1].code == "OBJ" and _SPOKES.search(text):
        text = " ".join(takewhile(lambda t: t.islower() or not t.isalpha(), (t.text for t in read.sentence.tokens[c.start:follow[1].end])))      # "spokesman for the hospital Dr Juan Gil"
    basis = basis_of(read, c, known)
    if c.code == "PER" and c.sub in ("official", "security"):
        basis = "official"
    if basis == "media" and _STATE.search(text):
        basis = "party"
    if c.code == "PER" and not basis:
        basis = "official" if c.sub in ("official", "security") else "unattributed"
    if c.code in ("NP", "OBJ", "LOC") and not basis and (text.lower().split()[-1] in BODIES or says and _speaks(read, c)):
        basis = "unattributed"
    if c.code == "LOC" and c.sub == "country":
        return text, "official"                                 # "Lebanon said the strike killed five"
    if c.code in ("NP", "OBJ", "LOC") and not basis or c.sub in ("dead", "hurt") and not text.lower().endswith(("survivor", "survivors")) or c.code == "HUM" and c.sub == "militant" and not basis and ATTACKERS.search(text):
        return "", ""                                           # the gunman did it, and counts nothing
    return shown(read, k, text), basis or ("official" if c.code == "HUM" and c.sub in ("official", "security") else "witness" if c.code == "HUM" and c.sub == "civilian" else "unattributed")


def _speaks(read: Read, c) -> bool:
    """Whatever says something is somebody: a body by a name of its own ("the energy company DTEK", "the Second Division") or by what it is ("the opposition")."""
    return c.code == "OBJ" or c.code == "NP" and not c.number or any(t.text[:1].isupper() for t in read.sentence.tokens[max(c.start, 1):c.end])


def shown(read: Read, k: int, text: str = "") -> str:
    """The words of a speaker without article and number; `text`: where they are more than the chunk's own."""
    words = text or " ".join(read.words(read.chunks[k]).split())
    words = bare(words) if read.chunks[k].number else words
    words = _ITS_STATEMENT.sub("", words)                       # "a health ministry statement said": the ministry
    words = re.sub(r"['’]s$| (?:familiar|first|initially|earlier|later|also)$", "", words)      # "by the ministry's count"
    while _DETERMINERS.search(words) and not re.match(r"local\b", words, re.I):
        words = _DETERMINERS.sub("", words)
    return words


def _capital(read: Read, token: int) -> bool:
    return read.sentence.tokens[token].text[:1].isupper()


def basis_of(read: Read, c, known) -> str:
    found = [h for h in _hits(read, c, known) if h.kind == "source"]
    if found and found[-1].name == "group" and c.sub != "militant" and _OTHERWISE.search(read.words(c)):
        return found[-2].sub if len(found) > 1 else "unattributed"      # "a student group", "a group of lawyers": who they are decides, and not that they are several
    return found[-1].sub if found else ""


def _hits(read: Read, c, known):
    """What its words may be; of a longer phrase ("a rights group") not its words by themselves."""
    end = c.start
    for i in range(c.start, c.end):
        n, hits = known.hits(read.sentence)[i]
        if i >= end:
            yield from hits
            end = i + n if any(h.kind == "source" for h in hits) else end

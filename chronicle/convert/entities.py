"""A chunk as a party: its name in the article's words, what kind of party it is, and how many people it stands for."""

import re

import msgspec

from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.lexicon import data, nationalities
from chronicle.convert.needed import words_in
from chronicle.convert.records import Mention, Number

_LEAD = re.compile(r"^(?:(?:several|(?:a )?few|many|half a|a|two|three|four|five|\d+) (?:dozen|hundred|thousand)|the|a|an|some|several|many|his|her|its|their|this|these|those|that|another|other|all|both|each|at least|more than|about|around|"
                   r"up to|nearly|almost|as many as|as high as|over|approximately|an estimated|another|only|dozens of|scores of|hundreds of|two or|or|"
                   r"of our|of their|of his|of its|of the|of them|of those|group of|groups of|gang of|member of(?! parliament| congress| the (?:national )?assembly)|a few|few|numerous|various|number of|suspected|alleged|(?:unknown|unspecified|undisclosed|undetermined) number of|no fewer than|additional|fellow|“|\")\s+", re.I)


_COUNT = re.compile(r"^(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)(?: more| other| further)?\s+(?=\w)", re.I)
_OF_THEIRS = re.compile(r"^of (?:his|her|their|its|our)\s+(?=\w)")      # "two of her children"
_ASIDE = re.compile(r"[\"“”]|(?<=\w)\s*[\[(][^\])]*[\])]")
_SUSPECTED = frozenset("suspected alleged presumed supposed".split())
_FURTHER = re.compile(r"\b(?:other|another|additional|further|more(?! than\b)) (?:innocent )?(?:people|persons?)$", re.I)
_DEFINITE = re.compile(r"(?:the|this|that|these|those)\b", re.I)
_BAND = re.compile(r"(?:the|these|those) (?:militants|insurgents|rebels|guerrillas|terrorists|extremists|jihadists|islamists|separatists|subversives)$", re.I)
_STATE = re.compile(r"(?<=\w )(?:dead|wounded|injured|killed|hostage|captive)$|\b(?:(?:seriously|badly|severely|gravely|critically|slightly|lightly|mortally|fatally) )?(?:dead|wounded|injured) (?=\w)", re.I)
_DEATHS = re.compile(r"^(?:the |a )?(?:[\w-]+ ){0,4}?(?:deaths?|bod(?:y|ies)|corpses?|lives|remains) of (?=\w)", re.I)
_COUPLE = re.compile(r"\b(?:couple|twins)$", re.I)
_CROWD = re.compile(r"\b(?:group|gang|band) of (?:people|persons|men|individuals|youths|strangers)$", re.I)
# what nobody is called who did nothing
_FAITHFUL = frozenset("Christians Muslims Hindus Sikhs Shiites Shias Sunnis Alawites Yazidis Copts Hazaras Ahmadis Catholics Rohingyas".split())
ATTACKERS = re.compile(r"\b(?:attackers?|assailants?|gunm[ae]n|raiders?|bombers?|hijackers?|kidnappers?|abductors?|perpetrators?)$", re.I)


# "gunmen suspected to be herders": whom they are taken for
TAKEN_FOR = re.compile(r",? (?:(?:who|which|that) )?(?:(?:are|is|was|were) )?(?:widely |strongly |locally )?(?:suspected|believed|thought|alleged|presumed|reported|understood|said) (?:to (?:be|have been)|of being|as) ", re.I)
# "a militant group", "an armed gang": not one of them
_BODY_OF_FIGHTERS = re.compile(r"\b(?:groups?|gang|militia|cell|squad|mob|column|unit|commando|band|cartel|mafia|faction|organi[sz]ation|forces?|army|movement|troop|element|paramilitar(?:y|ies))$", re.I)


class Entity(msgspec.Struct, frozen=True):
    name: str           # the article's words without determiners and numbers
    code: str           # HUM PER ORG OBJ LOC NAM NP
    sub: str
    actor: str          # the lexicon's name, if an organisation is named
    many: bool
    number: Number | None
    suspected: bool = False
    definite: bool = False      # "the senator": one already spoken of
    taken_for: str = ""         # "gunmen suspected to be herders": herders
    further: bool = False       # "ten other people": none of those told of before


def entity(read: Read, chunk: Chunk, known) -> Entity:
    if chunk.code == "HUM" and chunk.sub in ("dead", "hurt", "captive") and isinstance(chunk.value, str):
        chunk = msgspec.structs.replace(chunk, sub=chunk.value, value=None, code="PER" if chunk.value == "person" else "HUM")
    text = " ".join(_ASIDE.sub("", read.words(chunk)).split()).strip("' ")
    text = _DEATHS.sub("", _STATE.sub("", text)) if chunk.code == "HUM" else text
    if isinstance(chunk.value, Mention):
        text = re.sub(rf"^(?:the )?{re.escape(chunk.value.name)}\s+(?=\w)", "", text)
    taken = TAKEN_FOR.search(text) if chunk.code == "HUM" and (" to " in text or " being " in text) else None
    text, taken_for = (text[:taken.start()], bare(text[taken.end():])) if taken else (text, "")
    suspected = not _SUSPECTED.isdisjoint(words_in(text))
    if chunk.code == "PER":
        name = chunk.name if " " in chunk.name else known.persons.get(chunk.name.lower(), chunk.name)      # by now the article has told the whole name
    else:
        name = chunk.name if chunk.code == "ORG" and chunk.name and (chunk.sub == "other" or chunk.sub == "militant" and chunk.name not in known.lexicon.actors) else bare(text)
    if chunk.code in ("HUM", "OBJ") and name[:1].isupper() and name[1:] == name[1:].lower() and _common(name.split()[0].lower(), known) and name not in _FAITHFUL:
        name = name[0].lower() + name[1:]                       # a sentence's first word
    if chunk.code == "HUM" and chunk.sub == "civilian":
        name = _LIVES_IN.sub(r"\1", name)
    if chunk.code == "HUM" and (crowd := _CROWD.search(text)):
        name = crowd[0]                                         # "people" says nothing, "a group of people" that they were several
    anaphor = chunk.code == "HUM" and not chunk.many and not chunk.orgs and re.match(r"(?:the|this|that)\b", text, re.I) and (
        chunk.sub == "group" or chunk.sub == "militant" and name.lower().endswith(("group", "organization", "organisation", "movement", "gang", "militia", "cartel", "faction", "outfit")))
    anaphor = anaphor and not _NAMED_GANG.search(_without_peoples(name))      # "the Los Cuervos gang" is no gang spoken of before
    anaphor = anaphor or chunk.code == "HUM" and chunk.many and not chunk.orgs and bool(_BAND.match(text))
    actor = next((o for c in reversed(read.chunks) if c.start < chunk.start and (o := band_in(c, known))), known.last_group) if anaphor else chunk.name if chunk.code == "ORG" and chunk.name in known.lexicon.actors else next(
        (o for o in chunk.orgs if o in known.lexicon.actors), "")
    if anaphor and actor and actor not in known.lexicon.actors:
        return Entity(actor, "ORG", "militant", "", True, None, suspected)          # "the group", which no list knows
    if chunk.code == "ORG" and chunk.name and not actor and chunk.sub == "force":
        return Entity(chunk.name, "LOC", "country", "", True, None, suspected)      # "Russian planes": Russia
    number = chunk.number
    if number is None and (chunk.code == "PER" or chunk.code == "HUM" and _is_one(chunk, name, text)):
        number = Number(1, 1, "1")
    if number is not None and number.high == 1 and _COUPLE.search(name):
        number = Number(2, 2, "2")
    return Entity(name, chunk.code, chunk.sub, actor, chunk.many, number, suspected, bool(_DEFINITE.match(text)), taken_for, bool(_FURTHER.search(text)))


_NAMED_GANG = re.compile(r"\b[A-Z][\w'’]+ (?:\w+ )?[A-Z][\w'’]+ |\b[A-Z][\w'’]+ (?:gang|cartel|faction|front|brigade)$")
FAITHS = frozenset("sunni shia shiite shi'ite muslim islamist islamic christian arab hindu jewish".split())


def _without_peoples(name: str) -> str:
    """"the Nigerian Islamist group" has no name: without nations and faiths."""
    return " ".join(w for w in name.split() if w.lower() not in nationalities() and w.lower() not in FAITHS)


_LIVES_IN = re.compile(r"^((?:[\w-]+ )?(?:residents?|inhabitants?|natives?|villagers?)) of (?:the )?(?:\w+ of )?[A-Z].*$")
_ONE = re.compile(r"(?:a|an|another|the|his|her|its|their|one)\b|[\w-]+['’]s (?:son|daughter|wife|husband|father|mother|brother|sister|driver|bodyguard)\b", re.I)


def _is_one(chunk: Chunk, name: str, text: str) -> bool:
    """"a mayor", "a rebel commander", "Castillo's son"; not "a rebel group"."""
    if chunk.many or chunk.sub in ("group", "dead", "hurt") or chunk.sub == "militant" and _BODY_OF_FIGHTERS.search(name):
        return False
    return bool(_ONE.match(text)) and not name.lower().endswith(("people", "police", "military"))


_PROPER = frozenset("jesuit jesuits indian indians islamist islamists".split())


def _common(word: str, known) -> bool:
    if word in _PROPER or word in nationalities() or word.removesuffix("s") in nationalities():
        return False
    hits = known.lexicon.phrases.get((word,), ())
    return not any(h.kind == "actor" for h in hits) and (word in data("common")["words"] or any(h.kind in ("human", "target") for h in hits))


def band_in(chunk: Chunk, known) -> str:
    """The armed group that a chunk names, listed or not."""
    if chunk.code != "ORG":
        return militant_in(chunk, known) if chunk.orgs else ""
    return militant_in(chunk, known) or (chunk.name if chunk.sub == "militant" else "")


def militant_in(chunk: Chunk, known) -> str:
    """The armed group that a chunk names, itself or among the words of people ("supporters of the Taliban")."""
    if chunk.code != "ORG" and not chunk.orgs:
        return ""
    names = ((chunk.name,) if chunk.code == "ORG" else ()) + chunk.orgs
    return next((o for o in names if o in known.lexicon.actors and known.lexicon.actors[o].kind == "militant"), "")


def bare(text: str) -> str:
    text = text[:-2] if text.endswith(("'s", "’s")) else text
    while True:
        cut = _LEAD.sub("", text)
        cut = _OF_THEIRS.sub("", _COUNT.sub("", cut))
        cut = cut.strip("\"“”' ")
        if cut == text:
            return text
        text = cut

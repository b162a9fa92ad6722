"""Bodies without a name of their own, in drafts: "the army", "police", "foreign army", "terrorist organisations".

Every land has an army. Such words are no name: no actor is made of them and none is met by them. Where the land is known they are named
by it ("Sudanese Armed Forces", "Kenyan police"), else they stay words.
"""

import re
from functools import lru_cache

import msgspec

from chronicle.convert.entities import FAITHS
from chronicle.convert.lexicon import Lexicon, countries, data, nationalities
from chronicle.convert.records import Incident, Party

# names of armed groups in more than one land
_SHARED = frozenset(["people's liberation army", "peoples liberation army", "national liberation army", "national liberation front", "army of islam", "islamic jihad", "ansar al-islam", "pla", "npa", "nla"])
# what a group is called where another of that name is meant: group -> land -> the group there
_NAMESAKES = {"al-Shabaab": {"MZ": "Ansar al-Sunna"}}
# what armies are called: one body under several words
_ARMY = ("army", "military", "armed forces")
# bodies of which a land has one
_BODIES = frozenset((*_ARMY, "police", "government", "security forces", "government forces", "air force", "navy", "gendarmerie", "coast guard", "national guard", "national police",
                     "republican guard", "civil guard", "border guard", "intelligence service", "police force", "government troops", "army troops", "junta", "regime"))
# words that make no name, however they are written
_GENERIC = frozenset(word for body in _BODIES for word in body.split()) | frozenset(
    "ministry interior defence defense health justice the local foreign federal regular armed rebel rebels militant militants terrorist terrorists terror group groups organisation organisations organization organizations troops soldiers "
    "militia militias gang gangs faction factions insurgents insurgent opposition coalition international western brigade brigades battalion special service services command high".split())
_NEAR = r"(?:['’]s)?\s+(?:(?!and\b|or\b)[\w-]+\s+){0,2}?(?:army|military|(?:\w+ )?forces|troops|soldiers|police|air force|navy|jets?|warplanes?|drones?|airstrikes?|air strikes?|strikes?|shelling|raids?|government|coalition)\b"


def nameless(name: str) -> bool:
    """Is this no name, but a common noun with or without an adjective?"""
    words = re.findall(r"[^\W\d_]+", name)
    if not words or not name.isascii():
        return not words
    if not any(c.isupper() for c in name):
        return True
    written = any(w[:1].isupper() for w in words[1:])           # "Armed Forces"; "Islamist militia" begins a sentence, "Islamic Army" is a name
    return all(w.lower() in _GENERIC or not written and w.lower() in FAITHS for w in words)


def of_the_land(i: Incident, text: str, lexicon: Lexicon) -> Incident:
    """The incident with its nameless bodies named by its land, where the text has no other land's forces in it."""
    i = _namesakes(i, lexicon)
    i = msgspec.structs.replace(i, parties=tuple(_as_called(p, i, text, lexicon) for p in i.parties))
    if not any(p.kind == "organization" and nameless(p.name) for p in i.parties):
        return i
    lands = {p.iso for p in i.places if p.iso}
    land = lands.pop() if len(lands) == 1 else ""
    own = bool(land) and not (lands_with_forces(text) - {land})
    return msgspec.structs.replace(i, parties=tuple(_named(p, land, lexicon) if own and p.kind == "organization" and nameless(p.name) else p for p in i.parties))


def _namesakes(i: Incident, lexicon: Lexicon) -> Incident:
    """"Known locally as al-Shabab", of an event in Mozambique: the group there, not that of Somalia."""
    lands = {p.iso for p in i.places if p.iso}
    named = {name: lexicon.actors[there[land]] for name, there in _NAMESAKES.items() for land in lands if len(lands) == 1 and land in there and there[land] in lexicon.actors}
    if not named:
        return i
    called = {name: actor.name for name, actor in named.items()}
    return msgspec.structs.replace(
        i, parties=tuple(msgspec.structs.replace(p, name=named[p.name].name if p.name in named else p.name, aliases=named[p.name].aliases if p.name in named else p.aliases,
                                                 by=called.get(p.by, p.by), via=called.get(p.via, p.via)) for p in i.parties),
        tolls=tuple(msgspec.structs.replace(t, by=called.get(t.by, t.by)) for t in i.tolls))


def _as_called(p: Party, i: Incident, text: str, lexicon: Lexicon) -> Party:
    """A name that bodies of several lands bear is its land's body only where that land is spoken of: else it stays as the article has it."""
    actor = lexicon.actors.get(p.name) if p.kind == "organization" and p.evidence else None
    alias = next((a for a in actor.aliases if a.lower() in _SHARED and a in p.evidence.text), "") if actor and actor.country and actor.name not in text else ""
    if not alias or actor.country in {w.iso for w in i.places} or any(re.search(rf"\b{re.escape(n)}\b", text, re.I) for n, iso in _codes().items() if iso == actor.country):
        return p
    return msgspec.structs.replace(p, name=alias, aliases=())


def _named(p: Party, land: str, lexicon: Lexicon) -> Party:
    body = p.name.lower().removeprefix("the ")
    people = _people(land)
    if body not in _BODIES or not people:
        return p
    words = _ARMY if body in _ARMY else (body, "army", "military", "forces") if body in ("government forces", "government troops", "army troops", "junta") else (body,)
    wanted = {f"{people} {word}".lower() for word in words}
    known = next((a for a in lexicon.actors.values() if a.kind == "force" and a.country == land and wanted & {n.lower() for n in (a.name, *a.aliases)}), None)
    if known:
        return msgspec.structs.replace(p, name=known.name, aliases=known.aliases, sub=known.kind)
    called = "army" if body in _ARMY else p.name.removeprefix("the ").removeprefix("The ")
    return msgspec.structs.replace(p, name=f"{people} {called}", aliases=tuple(f"{people} {word}" for word in _ARMY[1:]) if body in _ARMY else (), sub="force")


def lands_with_forces(text: str) -> set[str]:
    """The lands of whose army, police, jets or strikes the text speaks by name: "Israeli jets", "Chad's army"."""
    return {found for m in _land_with_force().finditer(text) if (found := _codes()[m[1].lower()])}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {**{name.lower(): iso for iso, names in countries().items() for name in names}, **nationalities()}


@lru_cache(maxsize=1)
def _land_with_force() -> re.Pattern:
    names = sorted((n for n in _codes() if n != "us"), key=len, reverse=True)
    return re.compile(rf"\b((?i:{'|'.join(map(re.escape, names))})|US){_NEAR}")


@lru_cache(maxsize=None)
def _people(land: str) -> str:
    """The first adjective of a land: "Kenyan"."""
    return next((name for name, iso in data("countries")["adjectives"].items() if iso == land and iso), "")

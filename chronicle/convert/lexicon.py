"""The words the reader knows: the data files in lexicon/, made into one table of phrases.

A phrase is a tuple of lower-case tokens; it maps to the hits it may be. One scan over a sentence's tokens finds, at each
place, the longest phrase. Inflection is by rule here so that the data files hold stems:

    verbs   "kill" -> kill, kills, killed, killing; irregular forms stand in the data ("die died died dying")
    nouns   "ambush" -> ambush, ambushes; irregular plurals as "child/children"
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec

from chronicle.convert.fold import fold
from chronicle.convert.kept import kept

TOKEN = re.compile(r"(?:[A-Z]\.){2,}-\w+|(?:[A-Za-z]\.){2,}(?=\W|$)|\d{1,3}(?:,\d{3})+|\d+[.:]\d+|[\w\u0300-\u036f]+(?:[-'’.](?=\w)(?![sS]\b)[\w\u0300-\u036f]+)*|['’][sS]\b|[^\w\s]")
HERE = Path(__file__).parent / "lexicon"


class Hit(msgspec.Struct, frozen=True):
    """What a phrase may be. `kind`: human target weapon event verb actor source say …; `sub` its class; `form` of a verb:
    base s past part ing; `many`: the phrase is a plural."""
    kind: str
    sub: str
    name: str = ""
    form: str = ""
    many: bool = False


class Actor(msgspec.Struct, frozen=True):
    name: str
    kind: str
    country: str = ""
    aliases: tuple[str, ...] = ()
    shy: bool = False
    speaks_for: str = ""     # an outlet whose word is this group's own


class Lexicon(msgspec.Struct, frozen=True):
    phrases: dict[tuple[str, ...], tuple[Hit, ...]]
    lengths: dict[str, tuple[int, ...]]     # first token -> lengths of the phrases that start with it, the longest first
    weapons: dict[str, tuple[int, ...]]     # the same of those that may be a weapon
    actors: dict[str, Actor]                # name -> actor
    shy: frozenset[str]                     # lower-case aliases that need their full name beside them


def data(name: str) -> dict:
    return _files()[name]


@lru_cache(maxsize=1)
def _files() -> dict[str, dict]:
    return kept("lexicon-files", lambda: read_files(HERE))


def read_files(folder: Path) -> dict:
    """Name -> what the file of that name says."""
    import yaml                                         # as slow to load as ten articles are to read
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {path.stem: yaml.load(path.read_text(encoding="utf-8"), loader) for path in sorted(folder.glob("*.yaml"))}


def countries() -> dict[str, list[str]]:
    """ISO code -> names, the record's own first."""
    return data("countries")["names"]


@lru_cache(maxsize=None)
def country_codes() -> dict[str, str]:
    """Folded name -> ISO code."""
    return {fold(name): iso for iso, names in countries().items() for name in names}


@lru_cache(maxsize=None)
def capitals() -> dict[str, str]:
    """Capital -> ISO code; of two lands with one name for it, the first."""
    return {capital: iso for iso, capital in reversed(data("countries")["capitals"].items())}


@lru_cache(maxsize=None)
def nationalities() -> dict[str, str]:
    return {name.lower(): code for name, code in data("countries")["adjectives"].items()}


def plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def noun_forms(entry: str) -> list[tuple[str, bool]]:
    """(form, is plural) of "child/children" or "soldier"."""
    one, _, many = entry.partition("/")
    if many:
        return [(one, False), (many, True)]
    words = one.split(" ")
    for i, word in enumerate(words):                    # "stick of dynamite" -> "sticks of dynamite"
        if i and word in ("of", "with", "to", "on", "for"):
            return [(one, False), (" ".join([*words[:i - 1], plural(words[i - 1]), *words[i:]]), True)]
    return [(one, False), (" ".join([*words[:-1], plural(words[-1])]), True)]


def verb_forms(entry: str) -> list[tuple[str, str]]:
    """(form, which) of "kill" or of "shoot shot shot shooting"."""
    words = entry.split(" ")
    if words[0].endswith("ly"):                             # "fatally stab": the verb is what follows
        return [(f"{words[0]} {form}", which) for form, which in verb_forms(" ".join(words[1:]))]
    for size in (1, 2, 3, 4):                               # "X Y1 X Y2 …": four groups of equal length
        if len(words) == 4 * size and words[0][0] == words[3 * size][0] and words[1:size] == words[3 * size + 1:]:
            base, past, part, ing = (" ".join(words[i * size:(i + 1) * size]) for i in range(4))
            forms = [(_third(base), "s"), (past, "past"), (part, "part"), (ing, "ing")]
            return forms if base == past else [(base, "base"), *forms]      # "hit" is taken for the past
    first, *rest = words
    tail = (" " + " ".join(rest)) if rest else ""
    if first.endswith("e"):
        past, ing = first + "d", first[:-1] + "ing"
    elif first.endswith("y") and first[-2] not in "aeiou":
        past, ing = first[:-1] + "ied", first + "ing"
    else:
        past, ing = first + "ed", first + "ing"
    return [(first + tail, "base"), (_third(first + tail), "s"), (past + tail, "past"), (ing + tail, "ing")]


def _third(base: str) -> str:
    first, *rest = base.split(" ")
    return " ".join([plural(first), *rest])


class _Phrases(dict[tuple[str, ...], list[Hit]]):
    """Phrases, cut into tokens -> what each may be, in the order in which it was added."""

    def add(self, phrase: str, hit: Hit) -> None:
        hits = self.setdefault(tuple(split(phrase.lower())), [])
        if hit not in hits:
            hits.append(hit)


@lru_cache(maxsize=1)
def _of_all() -> dict[tuple[str, ...], list[Hit]]:
    """Those that have nothing to do with who is known."""
    found = kept("phrases", lambda: {key: [msgspec.structs.astuple(hit) for hit in hits] for key, hits in _inflected().items()})
    return {key: [Hit(*hit) for hit in hits] for key, hits in found.items()}


def _inflected() -> _Phrases:
    phrases = _Phrases()
    add = phrases.add
    triggers = data("triggers")
    for sub, verbs in triggers["verbs"].items():
        for entry in verbs:
            for form, which in verb_forms(entry):
                add(form, Hit("verb", sub, entry.split(" ")[0], which))
    for sub, nouns in triggers["nouns"].items():
        for entry in nouns:
            for form, many in noun_forms(entry):
                add(form, Hit("event", sub, entry, many=many))
    for kind, name in (("human", "people"), ("target", "targets"), ("weapon", "weapons")):
        for sub, nouns in data(name).items():
            for entry in nouns:
                for form, many in noun_forms(entry):
                    add(form, Hit(kind, sub, entry.partition("/")[0], many=many))
    reporting = data("reporting")
    for sub in ("say", "claim", "assert", "deny", "blame", "condemn"):
        for entry in reporting[sub]:
            for form, which in verb_forms(entry) if entry != "according to" else [(entry, "base")]:
                add(form, Hit("say", sub, entry.split(" ")[0], which))
    for sub, nouns in reporting["sources"].items():
        for entry in nouns:
            add(entry, Hit("source", sub, entry))
    return phrases


@lru_cache(maxsize=4)
def load(own_actors: tuple[Actor, ...]) -> Lexicon:
    phrases = _Phrases({key: list(hits) for key, hits in _of_all().items()})
    add, shy = phrases.add, set()
    actors: dict[str, Actor] = {}
    for kind, table in data("actors").items():
        for name, entry in table.items():
            entry = entry or {}
            actors[name] = Actor(name, kind, entry.get("country", ""), tuple(entry.get("aliases", ())), entry.get("shy", False), entry.get("speaks_for", ""))
    for own in own_actors:
        _adopt(actors, own)
    for actor in actors.values():
        for alias in (actor.name, *actor.aliases):
            add(alias, Hit("actor", actor.kind, actor.name))
            if actor.shy and alias != actor.name:
                shy.add(alias.lower())
    for name in nationalities():
        add(name, Hit("nation", nationalities()[name]))
        if not name.endswith(("ese", "ish", "ch", "ss", "s", ".")) and nationalities()[name] and (name + "s") not in {c.lower() for names in countries().values() for c in names}:
            add(name + "s", Hit("human", "civilian", name, many=True))
    return Lexicon({k: tuple(v) for k, v in phrases.items()}, _lengths(phrases), _lengths(k for k, v in phrases.items() if any(h.kind == "weapon" for h in v)),
                   actors, frozenset(shy))


def _lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    out: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        out[phrase[0]].add(len(phrase))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in out.items()}


def _adopt(actors: dict[str, Actor], own: Actor) -> None:
    """The site's own actor takes the place of ours of the same name, with its spellings, and what only we know of it."""
    names = {n.lower() for n in (own.name, *own.aliases)}
    same = [a for a in actors.values() if names & {n.lower() for n in (a.name, *a.aliases)}]
    for old in same:
        del actors[old.name]
        own = Actor(own.name, old.kind if own.kind == "other" else own.kind, own.country or old.country,
                    tuple(dict.fromkeys((*own.aliases, *(n for n in (old.name, *old.aliases) if n != own.name)))), False,
                    own.speaks_for or old.speaks_for)
        for other in [a for a in actors.values() if a.speaks_for == old.name]:
            actors[other.name] = Actor(other.name, other.kind, other.country, other.aliases, other.shy, own.name)
    actors[own.name] = own


def split(text: str) -> list[str]:
    """The tokens of a lexicon phrase, cut exactly as articles are."""
    return TOKEN.findall(text)

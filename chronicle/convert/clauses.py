"""The matcher of clause patterns (patterns/*.yaml) over the chunks of a sentence.

A pattern is a regular expression whose letters are chunks:

    HUM  V:kill/p  SAY:claim     a chunk by its code, its class (one or several, with commas) and flags (any of the letters)
    'by'                         the small word itself; 'by|with' either
    victim=PEOPLE  agent=(…)     what the match gives: the role and the chunks that fill it
    !SAY                         not followed by this
    ~                            up to four small things between: adverbs, auxiliaries, times, commas
    ..                           up to seven chunks of any kind without a verb
    ( ) | ? * +                  as in regular expressions

Names in capitals that are no code are macros, defined once in patterns/macros.yaml. Each rule has an id, the fact it
states, and examples: `match` maps a sentence to the roles it must give, `not` lists sentences it must leave alone. `said` is a regular
expression that must be found in the words of the match, where the classes of chunks alone say too little.
"""

import re
from functools import lru_cache
from pathlib import Path

import msgspec

from chronicle.convert.alphabet import Alphabet
from chronicle.convert.chunk import Read
from chronicle.convert.grammar import Grammar, named
from chronicle.convert.kept import kept
from chronicle.convert.lexicon import read_files
from chronicle.convert.sieve import Sieve, tables

HERE = Path(__file__).parent / "patterns"
_TELLING = frozenset("V EVT SAY WPN NUM OBJ".split())
_PEOPLE = ("HUM", "ORG")
_TOLD = frozenset([("HUM", "dead"), ("HUM", "hurt"), ("HUM", "militant"), ("HUM", "group"), ("ORG", "militant")])


_NAMING = frozenset(["identified", "named", "among", "inflicted", "suffered"])       # "The victims were named as …", "Children were among them", "suffered nine casualties"


class Rule(msgspec.Struct, frozen=True):
    id: str
    fact: str
    clause: str
    type: str = ""          # type of incident where the rule knows better than its words
    said: str = ""          # an expression that the words of the match must hold
    match: dict[str, dict[str, str]] = {}
    leave: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True):
    """A rule that matched: roles -> chunk numbers; `verb` the flags of the verbs it covers."""
    rule: Rule
    roles: dict[str, tuple[int, ...]]
    first: int
    last: int
    flags: str


@lru_cache(maxsize=1)
def _files() -> dict[str, list[dict] | dict[str, str]]:
    return kept("pattern-files", lambda: read_files(HERE))


@lru_cache(maxsize=1)
def rules() -> list[Rule]:
    out = []
    for name, entries in _files().items():
        for entry in entries if name != "macros" else ():
            entry = {**entry, "id": f"{name}-{entry['id']}", "leave": tuple(entry.get("not", ()))}
            entry.pop("not", None)
            out.append(Rule(**entry))
    return out


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    return Grammar(_files()["macros"], alphabet())


@lru_cache(maxsize=1)
def alphabet() -> Alphabet:
    return Alphabet(kept("classes", lambda: named((*_files()["macros"].values(), *(rule.clause for rule in rules())))))


@lru_cache(maxsize=1)
def sieve() -> Sieve:
    return Sieve(kept("clauses", lambda: tuple(tables(grammar().needs(rule.clause) for rule in rules()))))


@lru_cache(maxsize=1)
def _expressions() -> dict[str, str]:
    return kept("expressions", lambda: {rule.clause: grammar().compiled(rule.clause) for rule in rules()})


@lru_cache(maxsize=None)
def pattern(clause: str) -> re.Pattern:
    """Compiled when a sentence first holds all that the rule needs: one article has use for a sixth of the rules."""
    return re.compile(_expressions()[clause])


@lru_cache(maxsize=None)
def words(said: str) -> re.Pattern:
    return re.compile(rf"\b(?:{said})\b", re.I)


def _span(read: Read, first: int, last: int) -> str:
    """The words of these chunks and what stands between them."""
    tokens, chunks = read.sentence.tokens, read.chunks
    return read.sentence.text[tokens[chunks[first].start].start:tokens[chunks[last - 1].end - 1].end]


def find(read: Read) -> list[Found]:
    """Every match of every rule, in reading order."""
    chunks = read.chunks
    if not any(c.code in _TELLING or c.flags == "n" or c.code in _PEOPLE and (c.code, c.sub) in _TOLD or c.sub in _NAMING for c in chunks):
        return []
    out = []
    text = alphabet().text(chunks)
    for rule in (rules()[n] for n in sieve().passed(text)):
        search, at = pattern(rule.clause).search, 0
        while match := search(text, at):                        # a letter is a chunk: the places of the match are chunk numbers
            first, last = match.span()
            if rule.said and not words(rule.said).search(_span(read, first, last)) or _governed(chunks, first, match) or _told_of_another(chunks, match) or _done_by_another(chunks, match):
                at = first + 1
                continue
            roles = {name: tuple(range(*match.span(name))) for name in match.groupdict() if match[name]}
            flags = "".join(c.flags for c in chunks[first:last] if c.code == "V")
            out.append(Found(rule, roles, first, last, flags))
            ends = [match.start(name) for name in roles]        # the last role may begin the next match
            at = max(ends) if ends and max(ends) > first else last
    return sorted(out, key=lambda f: (f.first, f.last, f.rule.id))


_GOVERNS = frozenset("to from against for into near over about concerning regarding among at on".split())
_RELATIVE = frozenset("who which that whom whose".split())


def _governed(chunks, first: int, match: re.Match) -> bool:
    """No clause begins with a noun that a preposition or "told" already has ("told the police that two men were killed"),
    unless it is told of in a relative clause ("the attack on the judge, who was wounded")."""
    begins = {role for role in ("victim", "target", "agent") if role in match.groupdict() and match[role] and match.start(role) == match.start()}
    if first and chunks[first].code == "LOC" and "actor" in match.groupdict() and match.start("actor") == first and (
            chunks[first - 1].flags == "p" or first > 1 and chunks[first - 1].sub in ("and", "or") and chunks[first - 2].code == "LOC"):
        return True                                             # "its branch in Mozambique said", "which fights in Syria and Iraq, said": these lands did not
    if not first or not begins:
        return False
    if chunks[first - 1].code == "SAY" and chunks[first - 1].name in ("tell", "inform") and any(c.sub == "that" for c in chunks[first + 1:first + 2]):
        return True                                             # "told reporters that two men were killed": no reporter was
    if first + 1 < len(chunks) and chunks[first].number and chunks[first + 1].code == "V" and chunks[first + 1].sub in ("kill", "wound") and chunks[first - 1].sub in ("for", "with"):
        return False                                            # "justice for three teachers killed in Multan"
    if chunks[first].sub in ("dead", "hurt") or any(c.sub in _RELATIVE for c in chunks[first + 1:first + 3]):
        return False
    c = chunks[first - 1]
    if chunks[first].sub == "country" and c.code == "C" and first > 1 and chunks[first - 2].code == "LOC":
        return True                                             # "an attack in Homs, Syria, killed nine": not the state
    if c.code == "SAY" and c.name == "according":
        return True
    if c.sub == "by" and "agent" not in begins:
        return True                                             # "farms owned by a dealer were seized": no dealer was
    return c.code == "W" and c.flags == "p" and c.sub in _GOVERNS or c.code == "SAY" and c.name in ("tell", "inform")


_ONCE = frozenset("when after while because before".split())


def _done_by_another(chunks, match: re.Match) -> bool:
    """Nobody who lies dead did it ("12 are dead after youths struck a bus"), nor he who tells of it ("Juan Gil, who fled when rebels killed two, said")."""
    if "agent" not in match.groupdict() or not match["agent"]:
        return False
    if chunks[match.start("agent")].sub in ("dead", "hurt"):
        return True
    end = match.end("agent")
    k = next((i for i in range(end, match.end()) if chunks[i].code == "V"), end) - 1
    while k > end and chunks[k].code == "W" and chunks[k].flags in ("x", "a", "m"):
        k -= 1
    return k > end and chunks[k].code in ("HUM", "ORG") and chunks[k - 1].sub in _ONCE


def _told_of_another(chunks, match: re.Match) -> bool:
    """The verb belongs to somebody nearer: in "three women gave a list of 57 people who were killed" no women were killed."""
    if "victim" not in match.groupdict() or not match["victim"] or match.start("victim") != match.start():
        return False
    end = match.end("victim")
    verb = next((i for i in range(end, match.end()) if chunks[i].code == "V"), end)
    k = verb - 1
    while k > end and chunks[k].code == "W" and chunks[k].flags in ("x", "a", "m"):
        k -= 1
    return k > end and chunks[k].sub in _RELATIVE and chunks[k - 1].code in ("HUM", "PER", "NUM")

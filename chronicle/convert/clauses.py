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


_VICTIMS = frozenset("victim victims casualty casualties".split())          # "All 14 victims were farmers"
_NAMING = frozenset(["drove", "identified", "named", "among", "inflicted", "suffered"])       # "The victims were named as …", "Children were among them", "suffered nine casualties"


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
    if not any(c.code in _TELLING or c.flags == "n" or c.code in _PEOPLE and (c.code, c.sub) in _TOLD or c.sub in _NAMING for c in chunks) and read.sentence.words.isdisjoint(_VICTIMS):
        return []
    out = []
    row = plain_row(chunks)
    text = alphabet().text([chunks[i] for i in row] if len(row) < len(chunks) else chunks)
    for rule in (rules()[n] for n in sieve().passed(text)):
        search, at = pattern(rule.clause).search, 0
        while match := search(text, at):                        # a letter is a chunk: the places of the match are places in the row
            first, last = row[match.start()], row[match.end() - 1] + 1
            roles = {name: tuple(row[slice(*match.span(name))]) for name in match.groupdict() if match[name]}
            if rule.said and not words(rule.said).search(_span(read, first, last)) or _governed(chunks, first, roles) or _told_of_another(chunks, first, last, roles) or _done_by_another(chunks, last, roles):
                at = match.start() + 1
                continue
            flags = "".join(c.flags for c in chunks[first:last] if c.code == "V")
            out.append(Found(rule, roles, first, last, flags))
            ends = [match.start(name) for name in roles]        # the last role may begin the next match
            at = max(ends) if ends and max(ends) > match.start() else match.end()
    return sorted(out, key=lambda f: (f.first, f.last, f.rule.id))


_WIDE = frozenset(["country", "province", "region", "district"])


def plain_row(chunks) -> list[int]:
    """The numbers of the chunks that patterns look at: all but what only says in which land a town lies ("in Gao, Mali, on Sunday"), with the
    comma after it before a day or a place, and those who are told ("told AFP the group was behind it")."""
    if not any(c.code == "SAY" and c.name == "tell" or c.code == "LOC" and c.sub in _WIDE for c in chunks):
        return list(range(len(chunks)))
    row, i = [], 0
    while i < len(chunks):
        row.append(i)
        k = i
        while chunks[i].code == "LOC" and k + 2 < len(chunks) and chunks[k + 1].code == "C" and chunks[k + 2].code == "LOC" and chunks[k + 2].sub in _WIDE and (chunks[k + 3].code in ("C", "P") if k + 3 < len(chunks) else True):
            k += 2
        if chunks[i].name == "tell" and chunks[i].code == "SAY" and "p" not in chunks[i].flags and k + 2 < len(chunks) and chunks[k + 1].code in _LISTENERS and (
                chunks[k + 2].sub == "that" or chunks[k + 2].code in _TOLD_OF):
            k += 1
        if k > i and k + 2 < len(chunks) and chunks[k].code == "LOC" and chunks[k + 1].code == "C" and (chunks[k + 2].code == "TIM" or chunks[k + 2].sub in _THERE):
            k += 1
        i = k + 1
    return row


_LISTENERS = frozenset("ORG NAM NP PER HUM".split())
_TOLD_OF = frozenset("ORG NAM NP PER HUM EVT NUM".split())
_THERE = frozenset("on at in near late early".split())
_GOVERNS = frozenset("to from against for into near over about concerning regarding among at on".split())
_RELATIVE = frozenset("who which that whom whose".split())


def _governed(chunks, first: int, roles: dict[str, tuple[int, ...]]) -> bool:
    """No clause begins with a noun that a preposition or "told" already has ("told the police that two men were killed"),
    unless it is told of in a relative clause ("the attack on the judge, who was wounded")."""
    begins = {role for role in ("victim", "target", "agent") if roles.get(role, (-1,))[0] == first}
    if first and chunks[first].code == "LOC" and roles.get("actor", (-1,))[0] == first and (
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


def _done_by_another(chunks, last: int, roles: dict[str, tuple[int, ...]]) -> bool:
    """Nobody who lies dead did it ("12 are dead after youths struck a bus"), nor he who tells of it ("Juan Gil, who fled when rebels killed two, said")."""
    if not (agent := roles.get("agent")):
        return False
    if chunks[agent[0]].sub in ("dead", "hurt"):
        return True
    end = agent[-1] + 1
    k = next((i for i in range(end, last) if chunks[i].code == "V"), end) - 1
    while k > end and chunks[k].code == "W" and chunks[k].flags in ("x", "a", "m"):
        k -= 1
    if k > end and chunks[k].code in ("WPN", "EVT"):
        return chunks[k - 1].sub in _ONCE or chunks[k - 1].code == "C"      # "as the army watched, a bomb exploded"
    return k > end and chunks[k].code in ("HUM", "ORG") and chunks[k - 1].sub in _ONCE


def _told_of_another(chunks, first: int, last: int, roles: dict[str, tuple[int, ...]]) -> bool:
    """The verb belongs to somebody nearer: in "three women gave a list of 57 people who were killed" no women were killed."""
    if roles.get("victim", (-1,))[0] != first:
        return False
    end = roles["victim"][-1] + 1
    verb = next((i for i in range(end, last) if chunks[i].code == "V"), end)
    k = verb - 1
    own = next((i for i in range(last - 1, end, -1) if chunks[i].code == "V"), end)
    if own > verb and chunks[own - 1].code == "NUM" and chunks[own].sub == "wound" and (chunks[own - 2].code == "C" or chunks[own - 2].sub == "and"):
        return True                                             # "nine farmers who had fled were killed and six wounded": six
    while k > end and chunks[k].code == "W" and chunks[k].flags in ("x", "a", "m"):
        k -= 1
    return k > end and chunks[k].sub in _RELATIVE and chunks[k - 1].code in ("HUM", "PER", "NUM")

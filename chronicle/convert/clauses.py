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
states, and examples: `match` maps a sentence to the roles it must give, `not` lists sentences it must leave alone.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

import msgspec
import yaml

from chronicle.convert.chunk import Read

HERE = Path(__file__).parent / "patterns"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PIECE = re.compile(r"(?P<role>[a-z]+)=|(?P<word>'[^']+')|(?P<atom>[A-Z]+(?:\d)?(?::[a-z_,-]+)?(?:/[a-zA-Z]+)?)|(?P<gap>\.\.|~)|(?P<no>!)|(?P<raw>[()|?*+]|\{\d,\d\})|\s+")
CODES = frozenset("HUM PER ORG OBJ WPN EVT LOC TIM NUM NAM NP V SAY VB W P C".split())


class Rule(msgspec.Struct, frozen=True):
    id: str
    fact: str
    clause: str
    type: str = ""          # type of incident where the rule knows better than its words
    needs: frozenset[str] = frozenset()     # classes of which one must be in the sentence, to skip quickly
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
def macros() -> dict[str, str]:
    return yaml.load((HERE / "macros.yaml").read_text(encoding="utf-8"), LOADER)


@lru_cache(maxsize=1)
def rules() -> list[tuple[Rule, re.Pattern]]:
    out = []
    for path in sorted(HERE.glob("*.yaml")):
        if path.stem == "macros":
            continue
        for entry in yaml.load(path.read_text(encoding="utf-8"), LOADER):
            entry = {**entry, "id": f"{path.stem}-{entry['id']}", "leave": tuple(entry.get("not", ())),
                     "needs": needs(entry["clause"])}
            entry.pop("not", None)
            rule = Rule(**entry)
            out.append((rule, re.compile(compiled(rule.clause))))
    return out


def needs(clause: str) -> frozenset[str]:
    """The classes that the trigger atoms of a clause name: without any of them in a sentence the pattern need not be tried."""
    atoms = re.findall(r"\b(?:V|EVT|SAY|HUM|WPN):[a-z_,]+|\b(?:EVT|WPN)\b(?!:)", clause.replace("EVENT", macros()["EVENT"]))
    return frozenset(f"{code}:{sub}" if sub else code for code, _, subs in (atom.partition(":") for atom in atoms) for sub in subs.split(","))


def compiled(clause: str) -> str:
    """The regular expression behind a pattern. Raises ValueError at what is no piece of one."""
    out, at, pending, closing = [], 0, "", False
    while at < len(clause):
        m = _PIECE.match(clause, at)
        if not m:
            raise ValueError(f"no piece of a pattern: {clause[at:at + 20]!r}")
        at = m.end()
        if m["role"]:
            pending = m["role"]
            continue
        if m["raw"]:
            out.append(f"(?P<{pending}>" if pending and m["raw"] == "(" else "(?:" if m["raw"] == "(" else m["raw"])
            pending = "" if m["raw"] == "(" else pending
            continue
        if m["no"]:
            closing = True
            continue
        piece = _word(m["word"]) if m["word"] else _atom(m["atom"]) if m["atom"] else {
            "~": r"(?:(?:W:\S+:[axm]|TIM):?\S* ){0,4}?",
            "..": r"(?:(?!V:|VB:|SAY:|P:)\S+ ){0,7}?"}[m["gap"]] if m["gap"] else ""
        if piece:
            out.append(f"(?!{piece})" if closing else f"(?P<{pending}>{piece})" if pending else piece)
            pending, closing = "", False
    return "".join(out)


def _word(word: str) -> str:
    return "(?:" + "|".join(f"(?:W|VB|P|NP):{re.escape(w)}:\\S* " for w in word.strip("'").split("|")) + ")"


def _atom(atom: str) -> str:
    name = re.match(r"[A-Z]+\d?", atom)[0]
    if name not in CODES:
        if name not in macros():
            raise ValueError(f"no macro {name}")
        return f"(?:{compiled(macros()[name])})"
    sub = re.search(r":([a-z_,-]+)", atom)
    flags = re.search(r"/([a-zA-Z]+)", atom)
    return (rf"(?:(?<!\S){name}:" + (f"(?:{sub[1].replace(',', '|')})" if sub else "[^: ]*") + ":"
            + (rf"[^ ]*[{flags[1]}][^ ]*" if flags else r"[^ ]*") + " )")


def find(read: Read) -> list[Found]:
    """Every match of every rule, in reading order."""
    codes = read.codes
    if not any(code in codes for code in ("V:", "EVT:", "SAY:", "WPN:", "NUM:", "HUM:dead", "HUM:hurt", "OBJ:", "ORG:militant", "HUM:militant", ":n ")):
        return []
    out = []
    there = {key for c in read.chunks for key in (c.code, f"{c.code}:{c.sub.replace(' ', '_')}")}
    for rule, pattern in rules():
        if rule.needs and there.isdisjoint(rule.needs):
            continue
        at = 0
        while match := pattern.search(codes, at):
            first, last = _chunks(read, *match.span())
            if _governed(read.chunks, first, match) or _told_of_another(read, match, last):
                at = match.start() + codes[match.start():].index(" ") + 1
                continue
            roles = {name: tuple(range(*_chunks(read, *match.span(name)))) for name in match.groupdict() if match[name]}
            flags = "".join(c.flags for c in read.chunks[first:last] if c.code in ("V",))
            out.append(Found(rule, roles, first, last, flags))
            ends = [match.start(name) for name in match.groupdict() if match[name]]     # the last role may begin the next match
            at = max(ends) if ends and max(ends) > match.start() else match.end()
    return sorted(out, key=lambda f: (f.first, f.last, f.rule.id))


_GOVERNS = frozenset("to from against for into near over about concerning regarding among at on".split())
_RELATIVE = frozenset("who which that whom whose".split())


def _governed(chunks, first: int, match: re.Match) -> bool:
    """No clause begins with a noun that a preposition or "told" already has ("told the police that two men were killed"),
    unless it is told of in a relative clause ("the attack on the judge, who was wounded")."""
    begins = {role for role in ("victim", "target", "agent") if role in match.groupdict() and match[role] and match.start(role) == match.start()}
    if not first or not begins:
        return False
    if chunks[first].sub in ("dead", "hurt") or any(c.sub in _RELATIVE for c in chunks[first + 1:first + 3]):
        return False
    c = chunks[first - 1]
    if c.code == "SAY" and c.name == "according":
        return True
    if c.sub == "by" and "agent" not in begins:
        return True                                             # "farms owned by a dealer were seized": no dealer was
    return c.code == "W" and c.flags == "p" and c.sub in _GOVERNS or c.code == "SAY" and c.name in ("tell", "inform")


def _told_of_another(read: Read, match: re.Match, last: int) -> bool:
    """The verb belongs to somebody nearer: in "three women gave a list of 57 people who were killed" no women were killed."""
    if "victim" not in match.groupdict() or not match["victim"] or match.start("victim") != match.start():
        return False
    chunks, end = read.chunks, _chunks(read, *match.span("victim"))[1]
    verb = next((i for i in range(end, last) if chunks[i].code == "V"), end)
    k = verb - 1
    while k > end and chunks[k].code == "W" and chunks[k].flags in ("x", "a", "m"):
        k -= 1
    return k > end and chunks[k].sub in _RELATIVE and chunks[k - 1].code in ("HUM", "PER", "NUM")


def _chunks(read: Read, start: int, end: int) -> tuple[int, int]:
    return bisect_left(read.starts, start), bisect_left(read.starts, end)

"""Words of which one stands in whatever a regular expression matches, worked out from the expression itself.

    \\b(?:previous|past) (?:\\w+ ){0,2}attacks?\\b    previous, past
    \\bin (?:19|20)\\d\\d\\b                         in
    \\?["”’]?$                                     none: a text is not told by its words

An expression is cut where it is open (".{0,40}", "\\w+"). What stands between is a list of strings, and a word of such a string is one that nothing
can be written on to: it begins and ends at "\\b", at a blank or another sign, or where the text does.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from re import _constants as op
from re import _parser as parser

from chronicle.convert.kept import kept
from chronicle.convert.sieve import Sieve, tables

MOST = 80           # strings: a stretch with more of them is left open
_OPEN = None        # in place of strings: anything may stand there
_EDGE = "\0"        # a place at which a word ends
_WORD = re.compile(r"\w+")
_ENDS = (op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END, op.AT_END_STRING)


def words_in(text: str) -> frozenset[str]:
    """All its words in small letters, also those within a token: "mid-July" has two."""
    return frozenset(_WORD.findall(text.lower()))


def words_needed(pattern: str, whole: bool = False) -> frozenset[str]:
    """In small letters; empty if there are none. `whole`: the expression matches a whole text or nothing of it."""
    stretches = _stretches(parser.parse(pattern))
    if whole:
        stretches = [[_EDGE], *stretches, [_EDGE]]
    found = [words for stretch in _joined(stretches) if (words := _words(stretch))]
    return max(found, key=_rare, default=frozenset())


def _rare(words: frozenset[str]) -> tuple[int, int]:
    """Long words are rarer than short ones, a few rarer than many."""
    return min(5, min(map(len, words))), -len(words)


def _words(stretch: list[str]) -> frozenset[str]:
    """The longest whole word of each of the strings, if each has one."""
    longest = [max((m[0] for m in _WORD.finditer(s) if 0 < m.start() and m.end() < len(s)), key=len, default="") for s in stretch]
    return frozenset(w.lower() for w in longest) if all(longest) else frozenset()


def _joined(stretches: list[list[str] | None]) -> list[list[str]]:
    """Stretches that follow each other without anything open between, as one each."""
    out: list[list[str]] = [[""]]
    for stretch in stretches:
        if stretch is _OPEN or len(out[-1]) * len(stretch) > MOST:
            out.append([""])
        if stretch is not _OPEN:
            out[-1] = [a + b for a in out[-1] for b in stretch] if len(stretch) <= MOST else [""]
    return out


def _stretches(sequence) -> list[list[str] | None]:
    out: list[list[str] | None] = []
    for kind, what in sequence:
        out += _of(kind, what)
    return out


def _of(kind, what) -> list[list[str] | None]:
    """The stretches of one piece of an expression."""
    if kind is op.LITERAL:
        return [[chr(what)]]
    if kind is op.AT and what in _ENDS:
        return [[_EDGE]]
    if kind is op.SUBPATTERN:
        return _stretches(what[3])
    if kind is op.BRANCH:
        return _either([_stretches(branch) for branch in what[1]])
    if kind is op.IN and all(k is op.LITERAL for k, _ in what):
        return [[chr(c) for _, c in what]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return []                                               # takes nothing
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and what[1] == 1:
        return _either([[], _stretches(what[2])] if what[0] == 0 else [_stretches(what[2])])
    return [_OPEN]


def _either(branches: list[list[list[str] | None]]) -> list[list[str] | None]:
    """One of several: a list of strings, if all of them are."""
    joined = [_joined(branch) if _OPEN not in branch else [] for branch in branches]
    if all(len(stretches) == 1 for stretches in joined):
        return [[s for (strings,) in joined for s in strings]]
    return [_OPEN]


class Phrases:
    """Expressions by name. Compiled and tried are only those of which a text holds a word. `known_as`: what their words are kept under."""

    def __init__(self, known_as: str, named: dict[str, list[str]], flags: int = 0, whole: bool = False):
        self._all = [(name, expression) for name, expressions in named.items() for expression in expressions]
        self._sieve = Sieve(kept(f"words-{known_as}", lambda: tuple(tables([(words,) if (words := words_needed(expression, whole)) else () for _, expression in self._all]))))
        self._compiled = lru_cache(maxsize=None)(lambda expression: re.compile(expression, flags))

    def among(self, words: Collection[str]) -> list[tuple[str, re.Pattern]]:
        """(name, expression), in their order, of all that may match in a text of these words."""
        return [(name, self._compiled(expression)) for name, expression in (self._all[n] for n in self._sieve.passed(words))]

"""What clause patterns (clauses.py tells how they are written) become: regular expressions over the letters of the alphabet, and what they need.

    'by|with'   HUM  V:kill/p     a set of letters
    PEOPLE                        the macro's own expression, in brackets
    victim=( … )                  a named group
    ~   ..                        a set of letters, as few times as may be
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from chronicle.convert.alphabet import FLAGS, Alphabet, merged, one_of

_PIECE = re.compile(r"(?P<role>[a-z]+)=|(?P<word>'[^']+')|(?P<code>[A-Z]+\d?)(?::(?P<sub>[a-z_,-]+))?(?:/(?P<flags>[a-zA-Z]+))?|(?P<gap>\.\.|~)|(?P<no>!)|(?P<raw>[()|?*+]|\{\d,\d\})|\s+")
_WORDS = ("W", "VB")                    # codes whose class is the word itself
_PARTS = ("V", "VB", "SAY", "P")        # what ".." does not pass over
_TRIGGERS = ("V", "EVT", "SAY", "HUM", "WPN")       # what says that something happened
Sets = tuple[frozenset[str], ...]       # of letters


class Grammar:
    """The macros, and the alphabet of all classes that they and the clauses name (`named`)."""

    def __init__(self, macros: dict[str, str], alphabet: Alphabet):
        self.macros, self.alphabet = macros, alphabet
        self._letters, self._chunks, self._sure = (lru_cache(maxsize=None)(make) for make in (self._letters_of, self._chunks_of, self._sure_of))

    def compiled(self, clause: str) -> str:
        """The regular expression behind a pattern. Raises ValueError at what is no piece of one."""
        out, at, pending, closing = [], 0, "", False
        while at < len(clause):
            m = _PIECE.match(clause, at)
            if not m:
                raise ValueError(f"no piece of a pattern: {clause[at:at + 20]!r}")
            at = m.end()
            if m["role"]:
                pending = m["role"]
            elif m["raw"]:
                out.append(f"(?P<{pending}>" if pending and m["raw"] == "(" else "(?:" if m["raw"] == "(" else m["raw"])
                pending = "" if m["raw"] == "(" else pending
            elif m["no"]:
                closing = True
            elif not m[0].isspace():
                piece = self._chunks(m[0])
                out.append(f"(?!{piece})" if closing else f"(?P<{pending}>{piece})" if pending else piece)
                pending, closing = "", False
        return merged("".join(out))

    def _chunks_of(self, piece: str) -> str:
        """The regular expression behind one of the pieces that stand for chunks."""
        if macro := self._macro(piece):
            return merged(f"(?:{self.compiled(macro)})")
        return one_of(self._letters(piece)) + {"~": "{0,4}?", "..": "{0,7}?"}.get(piece, "")

    def _letters_of(self, piece: str) -> frozenset[str]:
        m, some = _PIECE.fullmatch(piece), self.alphabet.some
        if piece == "~":
            return some(["W"], flags="axm") | some(["TIM"])
        if piece == "..":
            return some(code for code in FLAGS if code not in _PARTS)
        if m["word"]:
            return some(_WORDS, _words(m))
        return some([m["code"]], m["sub"].split(",") if m["sub"] else (), m["flags"] or "")

    def _macro(self, piece: str) -> str:
        """The clause behind a macro's name, or "" if the piece is none."""
        code = _PIECE.fullmatch(piece)["code"]
        if code and code not in FLAGS and code not in self.macros:
            raise ValueError(f"no macro {code}")
        return self.macros.get(code, "")

    def needs(self, clause: str) -> Sets:
        """Of each of these sets a sentence must hold a letter, or the rule is not tried on it: all that the clause cannot match without, and one of
        its triggers, or an armed group by name, wherever it names them."""
        words = re.sub(r"\b(?:GUILT|ACCUSED)\b", lambda m: self.macros[m[0]], clause).replace("EVENT", self.macros["EVENT"])
        triggers = [self._letters(m[0].partition("/")[0]) for m in _PIECE.finditer(words) if m["code"] in _TRIGGERS and (m["sub"] or m["code"] in ("EVT", "WPN"))]
        named = [self._letters(m[0].partition("/")[0]) for m in _PIECE.finditer(words) if m["code"] == "ORG" and m["sub"] and "militant" in m["sub"]] if triggers else []
        return (*self._sure(clause), *([frozenset().union(*triggers, *named)] if triggers else []))

    def _sure_of(self, clause: str) -> Sets:
        """Whatever the clause matches holds a letter of each of these sets."""
        pieces = [m for m in _PIECE.finditer(clause) if not m["role"] and not m[0].isspace()]
        open_: list[list[Sets]] = [[()]]                        # of each bracket that is open, of each of its alternatives
        denied = False
        for m, after in zip(pieces, [*(m[0] for m in pieces[1:]), ""]):
            found: Sets = ()
            if m["raw"] == "(":
                open_.append([()])
                continue
            if m["raw"] == "|":
                open_[-1].append(())
            elif m["raw"] == ")":
                found = _either(open_.pop())
            elif not (m["raw"] or m["gap"] or m["no"] or denied):
                macro = self._macro(m[0])
                found = self._sure(macro) if macro else (self._letters(m[0]),)
            if after not in ("?", "*") and not after.startswith("{0"):
                open_[-1][-1] += found
            denied = bool(m["no"])
        return tuple(dict.fromkeys(_either(open_.pop())))


def _either(alternatives: list[Sets]) -> Sets:
    """What alternatives need: all that the only one does, or a letter of the smallest set of each."""
    if len(alternatives) == 1:
        return alternatives[0]
    return (frozenset().union(*(min(sets, key=len) for sets in alternatives)),) if all(alternatives) else ()


def named(clauses: Iterable[str]) -> dict[str, list[str]]:
    """Code -> the classes that clauses name."""
    out: dict[str, list[str]] = defaultdict(list)
    for m in (m for clause in clauses for m in _PIECE.finditer(clause)):
        for code in _WORDS if m["word"] else ():
            out[code] += _words(m)
        if m["sub"]:
            out[m["code"]] += m["sub"].split(",")
    return dict(out)


def _words(m: re.Match) -> list[str]:
    return m["word"].strip("'").split("|")

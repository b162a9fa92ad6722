"""Every rule's own examples: what it must match and what it must leave alone. And what the pieces of a pattern stand for."""

import re

import pytest

from chronicle.convert import gazetteer, lexicon
from chronicle.convert.chunk import Chunk
from chronicle.convert.chunks import read
from chronicle.convert.clauses import find, grammar, rules
from chronicle.convert.known import Known
from chronicle.convert.segment import Sentence, tokens
from chronicle.convert.sieve import Sieve, tables

MATCH = [(rule, text, wanted) for rule in rules() for text, wanted in rule.match.items()]
LEAVE = [(rule, text) for rule in rules() for text in rule.leave]


def read_text(text):
    known = Known(lexicon.load(()), gazetteer.load())
    return read(Sentence(0, "body", 0, len(text), text, tokens(text), 1), known)


def words(found, role, r):
    chunks = [r.chunks[i] for i in found.roles[role]]
    t = r.sentence.tokens
    return r.sentence.text[t[chunks[0].start].start:t[chunks[-1].end - 1].end]


@pytest.mark.parametrize("rule, text, wanted", MATCH, ids=[f"{r.id}: {t[:40]}" for r, t, _ in MATCH])
def test_matches(rule, text, wanted):
    r = read_text(text)
    got = [{role: words(f, role, r) for role in f.roles} for f in find(r) if f.rule.id == rule.id]
    assert any(all(g.get(role) == value for role, value in wanted.items()) for g in got), got or r.chunks


@pytest.mark.parametrize("rule, text", LEAVE, ids=[f"{r.id}: {t[:40]}" for r, t in LEAVE])
def test_leaves_alone(rule, text):
    assert rule.id not in [f.rule.id for f in find(read_text(text))]


def test_ids_are_unique_and_every_rule_has_an_example():
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))
    assert [rule.id for rule in rules() if not rule.match] == []


def test_a_wrong_piece_is_named():
    with pytest.raises(ValueError, match="no macro NOSUCH"):
        grammar().compiled("NOSUCH")
    with pytest.raises(ValueError, match="no piece"):
        grammar().compiled("HUM % HUM")


def chunks(text):
    """"HUM:civilian/nm W:by/p": chunks as patterns write them."""
    return [Chunk(*re.fullmatch(r"(\w+):?([^/]*)/?(\w*)", word.replace("_", " ")).groups(), n, n + 1) for n, word in enumerate(text.split())]


@pytest.mark.parametrize("piece, stands_for, not_for", [
    ("HUM", "HUM:civilian/nm HUM:dead/m HUM/s HUM", "PER:civilian NUM:count NP/n"),
    ("HUM/n", "HUM:civilian/nm HUM:dead/n", "HUM:civilian/m HUM:civilian/s NP/n"),
    ("HUM:civilian,dead", "HUM:civilian/m HUM:dead/s", "HUM:militant/m HUM:civilians/m PER:civilian"),
    ("OBJ:military_base", "OBJ:military_base/s", "OBJ:base/s OBJ:military/s"),
    ("V:kill/p", "V:kill/p V:kill/pN V:kill/pUH", "V:kill/e V:kill/aN V:wound/p SAY:claim/p"),
    ("V/N", "V:kill/pN V:rob/aNH", "V:kill/p V:kill/pU"),
    ("VB:taken", "VB:taken/a", "VB:took/a W:taken/a"),
    ("VB", "VB:taken/a VB:sang/a", "V:kill/a"),
    ("'by|with'", "W:by/p W:with/p VB:by/a", "W:from/p NP P:stop"),
    ("~", "W:also/a W:was/x W:may/m TIM:weekday", "W:by/p W:and/c VB:also/a C:comma"),
    ("..", "HUM:civilian W:by/p C:comma NP TIM:year", "V:kill/e VB:sang/a SAY:claim/e P:stop"),
    ("AGENT", "HUM:militant/m ORG:force/s LOC:country", "LOC:city OBJ:bridge/s"),
])
def test_pieces_stand_for_chunks(piece, stands_for, not_for):
    expression, alphabet = re.compile(grammar().compiled(piece).removesuffix("?")), grammar().alphabet

    def stand(text):
        return [bool(expression.fullmatch(alphabet.text([c]))) for c in chunks(text)]
    assert all(stand(stands_for)) and not any(stand(not_for))


@pytest.mark.parametrize("clause, passes, held_back", [
    ("HUM V:kill/p 'by'?", ["HUM:civilian/m V:kill/p", "V:kill/pN NP HUM:dead/n"], ["HUM:civilian/m V:kill/e", "V:kill/p NP"]),
    ("(PER|NP 'by') NUM", ["PER NUM:count", "NUM:count NP W:by/p"], ["PER", "NUM:count", "W:in/p NUM:count"]),
    ("(V:shoot 'down'|VB:downed) OBJ", ["V:shoot/p W:down/a OBJ/s"], ["V:shoot/p OBJ/s W:in/p", "VB:downed/a OBJ/s"]),      # one of its triggers, too
    ("!HUM (PER|HUM?) NP{0,2} ~ V:kill", ["V:kill/e"], ["PER NP/n HUM:dead/m"]),
    ("AGENT (AGENT 'and'){0,3}", ["HUM:militant/m"], ["W:and/c"]),
])
def test_a_rule_is_tried_where_all_that_it_needs_is_there(clause, passes, held_back):
    sieve, alphabet = Sieve(tables([(), grammar().needs(clause)])), grammar().alphabet
    assert [sieve.passed(alphabet.text(chunks(text))) for text in (*passes, *held_back)] == [[0, 1]] * len(passes) + [[0]] * len(held_back)

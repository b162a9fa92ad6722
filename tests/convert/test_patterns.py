"""Every rule's own examples: what it must match and what it must leave alone."""

import pytest

from chronicle.convert import gazetteer, lexicon
from chronicle.convert.chunks import read
from chronicle.convert.clauses import compiled, find, rules
from chronicle.convert.known import Known
from chronicle.convert.segment import Sentence, tokens

MATCH = [(rule, text, wanted) for rule, _ in rules() for text, wanted in rule.match.items()]
LEAVE = [(rule, text) for rule, _ in rules() for text in rule.leave]


def read_text(text):
    known = Known(lexicon.load(), gazetteer.load())
    return read(Sentence(0, "body", 0, len(text), text, tokens(text), 1), known)


def words(found, role, r):
    chunks = [r.chunks[i] for i in found.roles[role]]
    t = r.sentence.tokens
    return r.sentence.text[t[chunks[0].start].start:t[chunks[-1].end - 1].end]


@pytest.mark.parametrize("rule, text, wanted", MATCH, ids=[f"{r.id}: {t[:40]}" for r, t, _ in MATCH])
def test_matches(rule, text, wanted):
    r = read_text(text)
    got = [{role: words(f, role, r) for role in f.roles} for f in find(r) if f.rule.id == rule.id]
    assert any(all(g.get(role) == value for role, value in wanted.items()) for g in got), got or r.codes


@pytest.mark.parametrize("rule, text", LEAVE, ids=[f"{r.id}: {t[:40]}" for r, t in LEAVE])
def test_leaves_alone(rule, text):
    assert rule.id not in [f.rule.id for f in find(read_text(text))]


def test_ids_are_unique_and_every_rule_has_an_example():
    ids = [rule.id for rule, _ in rules()]
    assert len(ids) == len(set(ids))
    assert [rule.id for rule, _ in rules() if not rule.match] == []


def test_a_wrong_piece_is_named():
    with pytest.raises(ValueError, match="no macro NOSUCH"):
        compiled("NOSUCH")
    with pytest.raises(ValueError, match="no piece"):
        compiled("HUM % HUM")

"""Words that say that something happened: trigger verbs with their form, event nouns."""

from chronicle.convert.records import Mention

_ATTACKS = frozenset(["attack", "attacks", "assault", "assaults"])
_FIGURES = frozenset("heart panic asthma anxiety cyber verbal personal shark dog bear snake crocodile virus ransomware hacker hacking counter-cyber scathing blistering stinging thinly-veiled brilliant".split())   # "a heart attack"
# "an attack on the budget", "on democracy": words, not arms
_WORDS_ONLY = frozenset("budget budgets policy policies bill proposal proposals plan plans reform reforms record democracy freedom freedoms liberty liberties rights constitution judiciary credibility integrity "
                        "character reputation values humanity civilisation civilization goal king-side queen-side".split())

_BURST, _INTO = frozenset(["burst", "bursting", "bursts"]), frozenset(["flame", "flames", "tears", "song", "applause", "laughter"])


_WALKOUT = frozenset("hunger general rail bus labour labor teachers' doctors' nurses' transport".split())
_BEGUN = frozenset("began begin begins begun call called calls ended end joined join staged stage staging observed observe suspended on".split())


def _walkout(lows: list[str]) -> bool:
    """Is the strike after these words one of workers: "on strike", "began an indefinite strike"?"""
    return lows[-1:] == ["on"] or bool(lows) and lows[-1] in _WALKOUT or len(lows) > 1 and lows[-1] in ("a", "an", "their", "indefinite", "nationwide", "national") and not _BEGUN.isdisjoint(lows[-3:-1])


def _figure(sentence, i: int, end: int) -> bool:
    """Is the attack at these tokens one of words or of the body?"""
    lows = [t.low for t in sentence.tokens[max(0, i - 1):end + 5]]
    if i and lows[0] in _FIGURES:
        return True
    after = lows[end - max(0, i - 1):]
    return after[:1] in (["on"], ["against"]) and next((low for low in after[1:] if low not in ("the", "a", "our", "their", "his", "her", "its", "government", "government's", "'s", "human", "press", "national", "judicial")), "") in _WORDS_ONLY


def find(sentence, known) -> list[Mention]:
    out, end = [], 0
    for i, (n, hits) in enumerate(known.hits(sentence)):
        if i < end:
            continue
        for hit in hits:
            if hit.name == "strike" and n == 1 and _walkout([t.low for t in sentence.tokens[max(0, i - 3):i]]):
                continue
            if hit.kind in ("verb", "event") and not (sentence.tokens[i].low in _ATTACKS and n == 1 and _figure(sentence, i, i + n) or sentence.tokens[i].low in _BURST and i + n < len(sentence.tokens) and sentence.tokens[i + n].low in _INTO):
                out.append(Mention(hit.kind, i, i + n, sub=hit.sub, name=hit.name, form=hit.form, many=hit.many))
                end = max(end, i + n)
    return out

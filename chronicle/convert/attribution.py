"""Who says it, and how far the saying reaches. Read before any number or claim hangs on a sentence.

    X said A                everything after the verb, up to the next verb of saying
    A, X said               everything before it, back to the one before
    according to X, A       the rest of the sentence
    it said / he said       whoever spoke last
    (none)                  the article speaks in its own voice
"""

import re

from chronicle.convert.chunk import Read
from chronicle.convert.counters import counting
from chronicle.convert.saying import PRONOUNS, by_whom, inverted, said_by, who
from chronicle.convert.speaker import Speaker

_UNSAID = frozenset("must should ought".split())
_HEARD = re.compile(r"(?:(?:initial|early|first|preliminary|unconfirmed|available|some) )+(?:reports?|information|indications?|findings?|investigations?|inquir(?:y|ies)|accounts?)$", re.I)
_ACCOUNT = re.compile(r"\b(?:figures?|counts?|estimates?|numbers?|tolls?|tall(?:y|ies)|totals?|names?|accounts?|versions?|details?|breakdown|statements?|reports?|ages?|list|identity|identities)$", re.I)
_PROCLAIMED = re.compile(r"(?:\w+ ){0,5}?(?:mourning|emergency|curfew|holiday|ceasefire|cease-fire|truce|war|alert|siege|lockdown|strike)\b", re.I)
_QUOTE_ENDS = re.compile(r"[,?!]\s?[\"”]\s")


def speakers(read: Read, known, last: Speaker | None) -> list[Speaker]:
    """All who speak in the sentence, with their reach in chunk numbers; `last` is who spoke before."""
    chunks = read.chunks
    says = [i for i in range(len(chunks)) if _tells(chunks, i) and not (chunks[i].name in ("give", "declare", "announce") and _gave(read, i))]
    out: list[Speaker] = []
    bound = 0
    for n, i in enumerate(says):
        stop = next((k for k in range(i + 1, len(chunks)) if chunks[k].sub == "stop"), len(chunks))
        following = next((k for k in says[n + 1:] if k < stop and not _same_breath(chunks, i, k)), stop)
        if _accuses(chunks, i):
            following = next((k for k in range(i, following) if chunks[k].code == "P"), following)
        name, basis, before = who(read, i, known, out[-1] if out else last)
        if not name or _ours_in_quotes(read, i, says[n + 1:]):
            continue
        if out and _HEARD.match(name) and all(c.code == "W" for c in chunks[out[-1].at + 1:i - 1]):
            name, basis = out[-1].name, out[-1].basis           # "police said initial reports indicated": police say so
        word = read.words(chunks[i]).lower()
        rest = any(c.code in ("V", "EVT", "HUM", "NUM") or c.code == "NP" and c.number for c in chunks[_addressed(chunks, i) + 1:following]) and not _said_after_it(chunks[i + 1:following])
        if word.startswith("according"):
            start, end = (0, len(chunks)) if i < 2 else (i, following) if _to_come(chunks, bound, i) else (bound, following if _in_the_midst(chunks, i, following) else i)
        elif said_by(chunks, i) and chunks[i].sub == "say" and any(c.sub == "toll" for c in chunks[bound:i]):
            start, end = bound, following                       # "the toll given by the mission stands at 51"
        elif said_by(chunks, i) and chunks[i].sub == "say" or before and _quoted(read, i):
            start, end = bound, i                               # "We took in 14 wounded," the director told reporters after the raid
        elif before and (_both(chunks, bound, i) or _closes(chunks, i)) or _goes_on(chunks, i):
            told = following < len(chunks) and chunks[following].name == "according"
            start, end = bound, i if told else following        # "seven people died, officials said, among them two rescuers"
        elif not rest or inverted(chunks, i) or before and i + 3 >= len(chunks) - 1 and not any(c.code in ("V", "EVT", "NUM") or c.number for c in chunks[i + 1:]):
            start, end = bound, i
        else:
            start, end = i, following
        plain = chunks[i].sub in ("say", "find", "spoke", "speaks") or chunks[i].sub == "assert" and _states(chunks, i) or _accuses(chunks, i) or _counts_the_killed(chunks, i)
        out.append(Speaker(name, basis, start, end, i, plain))
        if plain:
            bound = end
    return [*out, *counting(read, known, out[-1] if out else last)]


def _tells(chunks, i: int) -> bool:
    """Whether chunk i is a verb that somebody says something with: not "was told", "amid reports of", "wrote to"."""
    c, before, after = chunks[i], chunks[i - 1] if i else None, chunks[i + 1].sub if i + 1 < len(chunks) else ""
    if c.sub == "find" and c.code == "V" and after == "that":
        return True                                             # "a count by the union found that"
    if c.code == "VB" and c.sub in ("spoke", "speaks") and any(x.sub == "of" for x in chunks[i + 2:i + 7]):
        return True                                             # "spoke in a communique of 12 dead"
    if before is not None and before.code == "W" and before.sub in _UNSAID:
        return False                                            # "the army must explain the deaths of four women"
    if c.code != "SAY" or c.sub not in ("say", "claim", "assert", "blame", "deny") or c.name == "write" and after == "to":
        return False
    if c.name == "report" and before is not None and before.code in ("VB", "V"):
        return False                                            # "his office had received reports of eleven dead"
    if before is not None and c.flags == "a" and before.code == "W" and before.flags == "p":
        return False
    if c.sub == "blame" and after == "of" and before is not None and before.code != "W":
        return False                                            # "a man accused of killing a judge" says nothing
    return "p" not in c.flags or by_whom(chunks, i) is not None


def _gave(read: Read, i: int) -> bool:
    """"The troops gave a fitting reply", "gave chase": nothing is said, no figure and no account."""
    if read.chunks[i].name in ("declare", "announce") and "p" not in read.chunks[i].flags:      # "declared three days of mourning after gunmen killed ten"
        return _PROCLAIMED.match(read.sentence.text, read.sentence.tokens[read.chunks[i].end - 1].end + 1) is not None
    given = read.chunks[i + 1] if i + 1 < len(read.chunks) and "p" not in read.chunks[i].flags else None
    return given is not None and given.code in ("NP", "EVT") and given.number is None and given.sub != "toll" and not _ACCOUNT.search(read.words(given))


def of(position: int, found: list[Speaker], plain: bool) -> Speaker | None:
    return next((s for s in found if s.start <= position < s.end and (s.plain or not plain)), None)


def _in_the_midst(chunks, i: int, following: int) -> bool:
    """"a blast that, according to the ministry, killed ten", "the toll, according to the ministry, is ten": the verb comes after whoever says so."""
    closed = next((k for k in range(i + 1, min(i + 7, following - 1)) if chunks[k].code == "C"), 0)
    return bool(closed) and chunks[i - 1].code == "C" and (chunks[closed + 1].code == "V" or chunks[closed + 1].flags == "x" and i > 1 and chunks[i - 2].sub == "toll")


def _to_come(chunks, bound: int, i: int) -> bool:
    """"On Sunday, according to police, bandits killed ten", "They fled; according to police, ten died": nothing was told before."""
    clause = next((k for k in range(i - 1, bound, -1) if chunks[k].code == "P"), bound)
    return not any(c.code in ("V", "EVT", "VB", "SAY") or c.number or c.sub in ("dead", "hurt") for c in chunks[clause:i])


def _said_after_it(rest) -> bool:
    """"…, the mayor said after the attack": that is when, and nothing that is told."""
    return len(rest) > 1 and rest[0].sub in ("after", "following") and rest[1].code == "EVT" and not any(c.code in ("V", "VB", "HUM", "NUM") for c in rest)


def _same_breath(chunks, i: int, k: int) -> bool:
    """"police said on Monday they suspect the group": what is suspected is of whoever says so."""
    return chunks[k].sub in ("blame", "assert") and all(c.code in ("W", "TIM") for c in chunks[i + 1:k]) and any(c.sub in PRONOUNS for c in chunks[i + 1:k])


def _quoted(read: Read, i: int) -> bool:
    """Whether a quotation ends before the verb of saying, the first after it: what was said stands on its left."""
    tokens = read.sentence.tokens
    before = next((tokens[c.end - 1].end for c in reversed(read.chunks[:i]) if c.code == "SAY"), tokens[0].start)
    return bool(_QUOTE_ENDS.search(read.sentence.text[before:tokens[read.chunks[i].start].start]))


def _closes(chunks, i: int) -> bool:
    """"Ten people died, the mayor said on Sunday; 31 were hurt": before a semicolon, and what was said on its left."""
    ends = next((k for k in range(i + 1, len(chunks)) if chunks[k].code not in ("W", "NP", "TIM", "NAM", "OBJ", "ORG", "LOC") or chunks[k].number), i)
    return chunks[ends].sub == "semicolon" and any(c.code == "C" for c in chunks[max(0, i - 5):i])


def _ours_in_quotes(read: Read, i: int, later: list[int]) -> bool:
    """"… and we have counted three bodies," the mayor said": "we" are the mayor's."""
    k = i - 1
    while k > 0 and read.chunks[k].code == "W" and read.chunks[k].flags in ("x", "a", "m"):
        k -= 1
    return read.chunks[k].sub in ("we", "i") and any(_quoted(read, s) for s in later)


def _states(chunks, i: int) -> bool:
    """"claimed that", "claimed on its channel that", "claims to have", "claimed 30 soldiers were killed": it says so, and does not claim a deed."""
    k = i + 1
    while k < len(chunks) and (chunks[k].sub in ("on", "in", "through", "via", "by") or chunks[k].code in ("NP", "OBJ", "ORG", "NAM", "TIM") and k > i + 1 or chunks[k].code == "TIM"):
        k += 1
    return k < len(chunks) and (chunks[k].sub in ("that", "to") or chunks[k].code == "V" and "g" in chunks[k].flags or k + 1 < len(chunks) and chunks[k].code == "HUM" and chunks[k].sub == "militant" and chunks[k + 1].flags == "x" or k + 1 < len(chunks) and bool(chunks[k].number) and chunks[k].code in ("HUM", "NUM") and chunks[k + 1].flags == "x")


def _goes_on(chunks, i: int) -> bool:
    """"two civilians died, said the mayor, and 22 were taken to hospital": told in one breath."""
    if not inverted(chunks, i):
        return False
    comma = next((k for k in range(i + 2, len(chunks)) if chunks[k].code in ("C", "P")), len(chunks))
    return comma + 2 < len(chunks) and chunks[comma].code == "C" and chunks[comma + 1].sub == "and" and bool(chunks[comma + 2].number)


def _addressed(chunks, i: int) -> int:
    """The last chunk of a verb of saying and whom it is said to: "told reporters", "told Agence France-Presse"."""
    return i + 1 if chunks[i].name == "tell" and i + 1 < len(chunks) and chunks[i + 1].code in ("HUM", "ORG", "NAM", "PER") and not chunks[i + 1].number else i


def _accuses(chunks, i: int) -> bool:
    """"accused the army of killing ten", "was accused by villagers of having killed ten": the ten are of whoever accuses."""
    return chunks[i].name == "accuse" and any(
        a.sub == "of" and (b.code == "V" and "g" in b.flags or b.sub == "having" and c.code == "V") for a, b, c in zip(chunks[i + 1:i + 6], chunks[i + 2:i + 7], chunks[i + 3:i + 8]))


def _counts_the_killed(chunks, i: int) -> bool:
    """"claimed responsibility for the killing of 60 soldiers": so many, as whoever claims it says."""
    return chunks[i].sub == "claim" and i + 3 < len(chunks) and chunks[i + 1].sub == "killing" and chunks[i + 2].sub == "of" and bool(chunks[i + 3].number)


def _put_out(chunks, k: int) -> bool:
    """"in a statement", "to reporters", "on Telegram": how it was said."""
    return chunks[k].sub in ("in", "on", "to", "via", "through") and k + 1 < len(chunks) and chunks[k + 1].code in ("NP", "NAM", "ORG") and not chunks[k + 1].number


def _both(chunks, bound: int, i: int) -> bool:
    """The verb of saying stands between two commas, or before a colon, and what was said on its left."""
    after = i + 1
    while after < len(chunks) and (chunks[after].code == "TIM" or chunks[after].sub == "on" or _put_out(chunks, after)):
        after += 1 + _put_out(chunks, after)                    # "the council said on Monday in a statement, without …"
    opened = next((j for j in range(i - 1, max(bound, i - 5), -1) if chunks[j].code == "C"), None)
    if opened is None or after >= len(chunks) or chunks[after].code != "C" and chunks[after].sub != "colon":
        return False
    told = chunks[after + 1:after + 2]
    return any(c.code in ("V", "EVT") or c.sub in ("dead", "hurt") for c in chunks[bound:opened]) or opened == bound + 1 and bool(told) and (
        told[0].code == "V" or told[0].flags == "x")            # "Six people, police said, were killed"



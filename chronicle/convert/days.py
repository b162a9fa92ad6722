"""Days of one sentence taken together: a range from two of them, and which of several is the event's."""

import re
from datetime import date, timedelta

from chronicle.convert import dates
from chronicle.convert.chunk import Read
from chronicle.convert.records import When

BEFORE, AFTER = 2, 4        # sentences round the one that tells the deed
FILED = 3           # days: a dateline is no older
NEWS = 10                   # days: what lies farther back is no day of this news
CLAUSE = 10         # chunks: as far off is a day of the clause before
_BODIES = re.compile(r"\b(?:bodies|body|remains|corpses?)\b", re.I)
_FOUND = re.compile(r"recovered|found|discovered|retrieved|exhumed|unearthed|collected|identified|located", re.I)
_BEGIN = frozenset(["after", "how"])
_SPEECH = frozenset("statement interview conference briefing address communique communiqué bulletin post message letter speech speaking writing reporters".split())
_WHO = ("HUM", "ORG", "PER", "NAM", "NP")
_APPEALS = frozenset("called urged demanded appealed pleaded vowed pledged promised hailed welcomed praised".split())
# what is done on a day without being the deed: words about it, and what follows it
_BESIDE = frozenset("protested protests protesting repudiated denounced deplored regretted lamented mourned revealed read thanked thank expressed expressing reiterated paid met arrived returned testified appeared presented opened resumed analyzed analysed discussed".split())
_RISEN = frozenset("rose rises risen climbed climbs reached stood stands passed gone went jumped grown grew".split())


def is_overnight(when: When) -> bool:
    """Told as "overnight", of which nobody says whether it was before midnight or after."""
    return when.text.lower().startswith("overnight")


def is_night(when: When) -> bool:
    """A range of two days that follow each other."""
    return when.precision == "range" and bool(when.first) and date.fromisoformat(when.last) - date.fromisoformat(when.first) == timedelta(days=1)


def of_saying(read: Read, i: int) -> bool:
    """Is the day at chunk `i` that of the saying or counting? "said on Monday", "police on Monday said", "told the agency by
    telephone on Monday", "the death toll rose to 12 on Monday"."""
    chunks = read.chunks
    if i + 1 < len(chunks) and chunks[i + 1].code in ("EVT", "WPN") and read.words(chunks[i]).endswith(("'s", "’s")):
        return False                                            # "said Tuesday's attack took place in X"
    if i + 1 < len(chunks) and chunks[i + 1].code == "SAY" and chunks[i + 1].sub in ("say", "blame", "deny", "condemn") and i and chunks[i - 1].sub not in ("by", "in"):
        return True
    risen = next((k for k in range(i) if chunks[k].code == "VB" and chunks[k].sub in _RISEN), None)
    if risen is not None and any(c.code == "EVT" and c.sub == "toll" for c in chunks[:risen]) and not any(
            c.code in ("EVT", "V") and c.sub not in ("die", "toll") for c in chunks[risen:i]):
        return True                                             # "rose to 12 on Monday after two of the wounded died overnight"
    if i > 1 and chunks[i - 1].code == "V" and chunks[i - 1].sub == "die" and any(c.sub == "hurt" for c in chunks[max(0, i - 4):i]):
        return True
    if i > 2 and chunks[i - 1].sub == "on" and chunks[i - 2].code == "EVT" and not chunks[i - 2].many and chunks[i - 3].code == "SAY" and chunks[i - 3].sub == "say":
        return True                                             # "the district's administrator confirmed the attack on Tuesday"
    if i > 3 and chunks[i - 1].sub == "on" and chunks[i - 3].sub in ("in", "at") and "n" not in chunks[i - 2].flags and chunks[i - 2].code == "NP" and any(
            c.code == "SAY" and c.sub in ("assert", "claim", "blame", "deny") for c in chunks[max(0, i - 9):i - 3]):
        return True                                             # "claimed the attack in a statement on Wednesday"
    if i > 1 and chunks[i - 2 if chunks[i - 1].sub == "on" else i - 1].code in ("ORG", "HUM", "PER", "LOC", "NAM") and i + 1 < len(chunks) and chunks[i + 1].sub in ("of", "for") and any(
            c.code == "SAY" and c.sub == "blame" for c in chunks[max(0, i - 4):i]):
        return True                                             # "accused the rebels yesterday of killing a judge"
    k = i - 2 if i > 1 and chunks[i - 1].sub in ("on", "of", "from", "dated", "late", "early") else i - 1
    if any(0 <= n < len(chunks) and chunks[n].code in ("NP", "HUM", "ORG") and read.words(chunks[n]).lower().split()[w] in _SPEECH for n, w in ((k, -1), (i + 1, 0))):
        return True                                             # "a statement on Monday claimed", "in its Monday statement"
    if _opens_saying(read, i) or _appealed(read, i) or _of_what_follows(read, i):
        return True
    said = next((k for k in range(i - 1, max(-1, i - 7), -1) if chunks[k].code in ("SAY", "V", "VB", "C", "P")), None)
    if said is None or chunks[said].code != "SAY" or chunks[said].sub != "say" and not (i + 1 < len(chunks) and chunks[i + 1].sub == "that"):      # "charged on Monday that …"
        return False
    heard = chunks[said + 1:i]
    if [c.code for c in heard[1:3]] == ["W", "LOC"] and heard[0].code in ("HUM", "NP", "ORG") and heard[1].sub in ("in", "at") and all(c.code == "W" and c.flags != "c" for c in heard[3:]):
        heard = heard[:1] + heard[3:]                           # "told newsmen in Jos on Sunday night"
    near = len(heard) == 0 or len(heard) == 1 and heard[0].code in ("W", "HUM")
    told = len(heard) > 1 and heard[0].code in ("NP", "HUM", "ORG", "OBJ", "PER", "W") and heard[0].sub != "that" and not any(
        c.code in ("EVT", "WPN", "LOC") or c.number or c.code == "W" and c.flags in ("c", "r", "x") for c in heard)
    return near or told


def of_finding(read: Read, i: int) -> bool:
    """"Rescuers on Saturday recovered the bodies of five men who were killed": the day at chunk `i` is that of the finding."""
    chunks = read.chunks
    if not _BODIES.search(read.sentence.text):
        return False
    verb = next((k for k in range(max(0, i - 6), min(i + 7, len(chunks))) if chunks[k].code in ("VB", "V", "SAY") and _FOUND.fullmatch(read.words(chunks[k]))), None)
    if verb is None or any(c.code in ("V", "EVT") or c.sub in ("who", "after", "that", "which") for c in chunks[min(verb, i) + 1:max(verb, i)]):
        return False
    return any(c.sub in ("dead", "militant") or _BODIES.search(read.words(c)) for c in (*chunks[max(0, verb - 6):verb], *chunks[verb + 1:verb + 4]))


def _opens_saying(read: Read, i: int) -> bool:
    """"In a statement on Monday, the army said": a day in the words before the first speaker, beside those of speech; or "On Monday police had put
    the death toll at 12"."""
    chunks = read.chunks
    if i > 7:
        return False
    rest = chunks[i + 1:i + 7]
    verb = next((k for k, c in enumerate(rest) if c.code in ("SAY", "V", "VB")), None)
    if verb is not None and i < 3 and rest[verb].code == "SAY" and rest[verb].sub in ("claim", "assert", "blame", "deny", "condemn") and any(c.code == "TIM" and c.sub == "weekday" for c in chunks[i + 2 + verb:]):
        return True                                             # "On Saturday the group claimed an attack on Friday"
    if verb is None or rest[verb].code != "SAY" or rest[verb].sub != "say" or not any(c.code in ("HUM", "ORG", "PER", "NP", "NAM") for c in rest[:verb]):
        return False
    spoke = any(c.code == "SAY" and c.flags == "g" or c.code in ("NP", "HUM") and read.words(c).lower().split()[-1] in _SPEECH for c in chunks[:i])
    counted = i < 4 and (any(c.code == "EVT" and c.sub == "toll" for c in rest[verb + 1:verb + 2]) or i > 0 and chunks[i - 1].sub == "by" and not any(c.code in ("EVT", "WPN", "LOC") for c in rest[:verb] if c.sub != "toll"))
    return counted or spoke and not any(c.code in ("EVT", "WPN", "LOC") for c in chunks[:i])


def _of_what_follows(read: Read, i: int) -> bool:
    """"The priest protested today the murder", "his daughter on Monday read a statement", "were released today": the day of what came after the deed."""
    chunks = read.chunks
    before = next((c for c in reversed(chunks[max(0, i - 3):i]) if c.sub != "on" and (c.code, c.flags) != ("W", "a")), None)
    after = next((c for c in chunks[i + 1:i + 3] if (c.code, c.flags) != ("W", "a")), None)
    return any(c is not None and (c.code == "VB" and c.sub in _BESIDE or c.code == "SAY" and c.sub == "condemn" or c.code == "V" and c.sub == "free") for c in (before, after))


def _appealed(read: Read, i: int) -> bool:
    """"The bishop on Monday demanded", "On Monday the bishop demanded", "called on Monday for": the day of words that are no account."""
    chunks = read.chunks
    k = i + 1
    while k < len(chunks) and (chunks[k].code == "W" and chunks[k].flags == "a" or i < 3 and (
            k == i + 1 and chunks[k].code == "C" or chunks[k].code in _WHO and (k == i + 1 or chunks[k - 1].code == "C"))):
        k += 1
    if i and k < len(chunks) and _an_appeal(chunks[k]):
        return _called_for(chunks, k, k + 1)
    k = i - 2 if i > 1 and chunks[i - 1].sub == "on" else i - 1
    return k >= 0 and _an_appeal(chunks[k]) and _called_for(chunks, k, i + 1)


def _an_appeal(c) -> bool:
    return c.code == "VB" and c.sub in _APPEALS


def _called_for(chunks, verb: int, after: int) -> bool:
    """"Called" is an appeal before "for" or "on" only."""
    return chunks[verb].sub != "called" or after < len(chunks) and chunks[after].sub in ("on", "for", "upon")


def between(read: Read, i: int, when: When, published: str) -> When:
    """"between Saturday and Monday", "from late on Monday until Tuesday", "on Monday and Tuesday": the range, where the second day ends it."""
    chunks = read.chunks
    if when.precision != "day" or i + 2 >= len(chunks) or chunks[i + 1].sub not in ("and", "to", "until", "till", "through"):
        return when
    opens = [c.sub for c in chunks[max(0, i - 4):i] if c.code == "W" and c.sub not in ("on", "late", "early", "the")]
    opened = bool(opens) and opens[-1] in ("between", "from")
    end = chunks[i + 2]
    if opened and end.code != "TIM":                            # "from 06:00 on 13 May to 06:00 on 14 May", "until early on Wednesday"
        end = next((c for c in chunks[i + 3:i + 5] if not (c.code == "W" and c.sub in ("on", "early", "late"))), end)
    if end.code == "TIM":
        last = dates.resolve(end.value, "", published, None)
    elif opened and end.code == "NUM" and end.number and end.number.low and end.number.low <= 31 and end.number.low == end.number.high:
        last = dates.resolve(("day", int(when.first[:4]), int(when.first[5:7]), end.number.low), "", published, None)
    else:
        return when
    if last.precision != "day" or last.first <= when.first:
        return when
    if not opened and (chunks[i + 1].sub != "and" or date.fromisoformat(last.first) - date.fromisoformat(when.first) > timedelta(days=1)):
        return when                                             # without "from" or "between" only two days that follow each other
    return When(f"{when.first}/{last.first}", when.first, last.first, "range", when.why, when.text)


def filed_on(whens, published: str) -> str:
    """The day to count from: that of the dateline, if it lies just before publication ("LAHORE, Jan 9 - … today"), else publication's."""
    day = dates.anchor(published)
    filed = next((w.first for w in whens if w.precision == "day" and w.first), "")
    return filed if day and filed and timedelta(0) <= day - date.fromisoformat(filed) <= timedelta(days=FILED) else published


def only_words(scene) -> bool:
    """Does the sentence tell of a claim, an accusation or a denial alone? Its day is that of the words."""
    return bool(scene.facts) and {f.kind for f in scene.facts} <= {"claim", "blame", "deny"}


def told_beside(scenes: list, group, published: str):
    """Of the one event of an article that names no day with its deed: the sentence near it that names one and tells of nothing else.
    "Two bombs fell on the crowd. … The people had come together on Monday evening." Or None."""
    at = [s.read.sentence.number for s in group.scenes if s.read.sentence.kind != "title"]
    day = dates.anchor(published)
    if day is None or not at or any(w.first and not is_overnight(w) for s in group.scenes if not only_words(s) for w in s.whens):
        return None
    if of_old := _of_a_report(scenes):
        return of_old
    for s in scenes:
        days = {w.first for w in s.whens if w.precision == "day" and w.first}
        if not s.facts and not s.left and not s.separate and s.dated and len(days) == len(s.whens) == 1 and s.read.sentence.kind in ("lead", "body") and min(at) - BEFORE <= s.read.sentence.number <= max(at[0] + AFTER, at[-1]):
            if timedelta(0) <= day - date.fromisoformat(*days) <= timedelta(days=NEWS):
                return s
    return None


def _of_a_report(scenes: list):
    """Of a report on what lies long back, where no day of late is named: the one sentence that gives a deed's day, with its year. Or None."""
    dated = [s for s in scenes if any(w.first for w in s.whens) and s.read.sentence.kind in ("lead", "body", "title")]
    told = [s for s in dated if any(f.kind in ("kill", "kidnap", "attack", "wound", "bomb", "shell", "shoot", "burn") for f in s.facts)]
    if not told or {w.first for s in told for w in s.whens} != {w.first for w in told[0].whens} or len(told[0].whens) > 1:
        return None
    (when,) = told[0].whens
    full = when.precision == "day" and any(c.code == "TIM" and c.sub in ("dmy", "mdy") for c in told[0].read.chunks)
    return told[0] if full and told[0].left.endswith("long before publication") else None


def of_round_up(scenes: list, groups: list):
    """Of a round-up: the sentence, among the first, that speaks of several attacks and of their day, and tells none of them ("A string of attacks took place
    on Monday"). Its day is that of all that name none. Or None."""
    told = {s.read.sentence.number for g in groups for s in g.scenes}
    for s in [s for s in scenes if s.read.sentence.kind in ("lead", "body")][:2]:
        several = any(c.code == "EVT" and c.many for c in s.read.chunks)
        if several and s.read.sentence.number not in told and not s.left and sum(w.precision in ("day", "range") for w in s.whens) == len(s.whens) == 1 and {f.kind for f in s.facts} <= {"event"}:
            return s
    return None


def nearest(read: Read, facts, whens: list[When], where: list[int]) -> list[When]:
    """"Police on Monday held a woman over the blast that killed six a day earlier": first the day told nearest to the harm.
    "Mourners on Friday buried the five killed in Thursday's bombing": first the day that the event is called by."""
    chunks = read.chunks
    named = {w: i + 1 < len(chunks) and chunks[i + 1].code == "EVT" and read.words(chunks[i]).endswith(("'s", "’s")) for w, i in zip(whens, where, strict=True)}
    if len(whens) > 1 and any(named.values()):
        return sorted(whens, key=lambda w: not named[w])
    if since := [w for w, i in zip(whens, where, strict=True) if chunks[i].sub in ("days_after_harm", "days_after")]:      # "died on Saturday, two days after they were hit"
        return [*since, *(w for w in whens if w not in since)]
    harm = [f.at for f in facts if f.kind in ("kill", "wound", "bomb", "attack", "shoot", "kidnap") and f.rule not in ("doers-let-go", "doers-freed-him")]
    if len(whens) < 2 or not harm:
        return whens
    return [w for _, w in sorted(zip(where, whens, strict=True), key=lambda x: min(_steps(chunks, x[0], h) for h in harm))]


def _steps(chunks, day: int, harm: int) -> int:
    """Chunks from the day to the harm, where a clause begins between them many: "gathered on Thursday after gunmen …", "families on Friday buried two who …"."""
    buried = 1 < day < harm - 1 and (chunks[day + 1].code == "VB" or chunks[harm - 1].sub == "for")
    return abs(day - harm) + CLAUSE * (day < harm and (buried or any(c.sub in _BEGIN and c.flags in ("c", "p", "r") for c in chunks[day:harm])))

"""What grouping works on: a sentence with its facts, its places, its days, and why it may be no part of an incident."""

import re
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from chronicle.convert import dates
from chronicle.convert.chunk import Read
from chronicle.convert.days import between, nearest, of_finding, of_saying
from chronicle.convert.facts import STRONG, Fact
from chronicle.convert.kinds import types_of
from chronicle.convert.lexicon import data
from chronicle.convert.locus import ANSWERED
from chronicle.convert.mishaps import REASON, unreal, violent
from chronicle.convert.needed import Phrases
from chronicle.convert.records import Evidence, Mention, When, Where

OLD = 14        # days: what lies further back is what led to the news, unless nothing newer is told
DATED = 60      # days: or unless the text gives its day; then worth.py decides
# ", its deadliest attack since the start of the war", ", in what would be the worst strike of the year", up to who says so or the sentence's end
_RANKED = re.compile(r",\s(?:in\s|making\s(?:it|this)\s)?(?:what\s[^,.]{3,60}?\s)?(?:one\sof\s)?(?:the|its|their)\s(?:[\w-]+\s){0,2}(?:first|second|third|latest|most|worst|biggest|largest|highest|greatest|\w+iest)\b"
                     r"[^;]*?\b(?:since|ever|yet|so\sfar|on\srecord|this\s(?:year|month)|in\s(?:[\w-]+\s){0,3}(?:days|weeks|months|years|decades)|of\s(?:the|its)\s(?:\w+\s)?(?:war|year|conflict|campaign))\b"
                     r"[^;]*?(?=,\s[^,]*\b(?:said|says|according|told)\b|;|\.?[\"”]?$)", re.S)
# ", the latest of a series of raids in which six people died", up to who says so or the sentence's end: what is counted there is of other deeds
_SERIES = re.compile(r",\s(?:in\s|which\swas\s)?(?:just\s|only\s)?(?:the|its|their)\s(?:latest|newest|(?:most\s)recent)\s(?:\w+\s){0,2}?(?:of|in)\s(?:a|the|several|many|this)\s(?:\w+\s){0,2}?(?:series|string|spate|wave|number|rash|run|succession|attacks|bombings|killings)\b[^;]*?(?=,\s[^,]*\b(?:said|says|according|told)\b|;|\.?[\"”]?$)", re.S)
_DASHED = re.compile(r"\s(?:--|[–—])\s(?:the|a|an|its|his|her) [^–—]{3,60}? (?:where|which|who|that) [^–—]{3,160}?\s(?:--|[–—])(?=\s\w)")
_CALLED = re.compile(r"\s(?:that|which)\s[^,;.]{3,50}?\s(?:called|calls|described|describes|labelled|dubbed)\b[^,;.]{0,90}?\b(?:since|ever|on record)\b[^,;.]*")
_SOON_AFTER = re.compile(r"\b(?:comes?|came|follows?|followed) (?:just |only )?(?:shortly|soon|hours|days|barely hours) after\b|^the (?:announcement|statement|warning|remarks|comments) (?:comes?|came) after\b")
# "The attack in X came hours after …", "Monday's raid followed a blast in Y in which …": what is told next is what went before, with its own place and day
_WENT_BEFORE = re.compile(r"^(?:the|this|that|these|those|[\w’']*day['’]s|[\w’']*day (?:morning|night|evening|afternoon)['’]s) (?:[\w'’-]+ ){0,3}?(?:attacks?|bombings?|blasts?|explosions?|killings?|shootings?|raids?|strikes?|ambush|assault|violence|shelling|clashes|stabbing|murders?|abductions?|kidnappings?|incident)\b[^;.]{0,90}?\b(?:"
                          r"(?:follows?|followed|(?:was|were) preceded by) (?=an?\b|another\b|the\b|two\b|three\b|several\b|[\w’']*day['’]s)|(?:came|comes?)\b[^;.]{0,80}?\bafter )", re.I)
_ERA = r"(?:war|offensive|coup|revolution|conflict|elections?|vote|referendum|ceasefire|truce|deal|agreement|accord|peace|uprising|invasion|annexation|takeover|fighting|hostilities|escalation|pandemic|earthquake|withdrawal|riots|unrest|crackdown)s?\b"
_OF_AN_ERA = re.compile(rf"['’]s? (?:[\w-]+ ){{0,3}}?{_ERA}", re.I)
_LAST_ERA = re.compile(rf"\b(?:last|the) [\w-]+['’]s (?:[\w-]+ ){{0,3}}?{_ERA}", re.I)
_WEEK = re.compile(r"\b(?:last|previous|earlier this) week\b", re.I)
_OF_LATE = re.compile(r"\b(?:last|previous) week\b|\bearlier (?:this|in the) (?:week|month)\b", re.I)
_ASIDE = re.compile(r",\s(?:an? [^,]{3,60} )?(?:which|who|that) (?:has|have|had|is|are|was|were|often|frequently|regularly|repeatedly|routinely|usually)\b[^,]{0,160}(?:,(?=\s\w)|\.$)|,\s(?:\w+ )?wh(?:ich|ose|om)\b[^,]{3,120}\b(?:(?:19|20)\d\d|(?:in|since) (?:" + dates.MONTHS + r")),(?=\s\w)")
# ", which the government outlawed in 2021": since when, and no day of the deed
_OUTLAWED = re.compile(r",\s(?:which|whom|who)\s[^,;.]{0,60}?\b(?:designat|outlaw|bann|proscrib|blacklist|declar|listed|label|dubb|found|formed|broke\saway|split)\w*\b[^,;]*?(?=,\s\w|;|\.?[\"”]*$)")
# ", the alliance that tried to take the capital in 2021": who they are
_WHO_IN = re.compile(r",\s(?:the|an?)\s(?:[\w-]+\s){1,4}?(?:that|which|who)\s(?!is|are)[^,;.]{3,70}?\b(?:in|since)\s(?:(?:early|late|mid)[ -])?(?:\w+\s)?(?:19|20)\d\d\b(?=,\s\w|;|\.?[\"”]*$)")
# ", where attacks on schools are frequent": what is usual there
_USUAL = re.compile(r",?\swhere\s[^;.]{3,200}?\b(?:are|is|have\sbecome|has\sbecome)\s(?:increasingly\s|very\s|so\s|all\stoo\s)?(?:frequent|common|commonplace|routine|rampant|rife|regular|endemic|a\s(?:regular|daily|common|frequent))\b[^;.]*")
_ASIDES = {_USUAL: (" where ",), _OUTLAWED: ("which ", "who ", "whom "), _WHO_IN: ("that ", "which ", "who "), _ASIDE: (), _RANKED: (), _SERIES: ("latest", "newest", "recent"), _CALLED: (" since ", " ever", "on record"), _DASHED: ("--", "–", "—")}      # -> signs, of which a text holds one


class Scene(msgspec.Struct, frozen=True):
    """One sentence with all it says."""
    read: Read
    facts: tuple[Fact, ...]
    places: tuple[Where, ...]
    whens: tuple[When, ...]
    weapons: tuple[Mention, ...]
    types: tuple[str, ...]          # incident types its words speak for, most telling first
    left: str = ""                  # why it is no part of an incident
    separate: bool = False
    retracted: bool = False
    dated: bool = False             # a time of the event itself, not of the saying
    spoken_of: date | None = None   # the day last spoken of, were it that of the saying
    said: str = ""                  # the day on which somebody said it, where that lies before publication
    found_on: When | None = None    # the day on which bodies were found
    recalls: bool = False           # of what went before the event that it speaks of

    @property
    def evidence(self) -> Evidence:
        s = self.read.sentence
        return Evidence(s.text, s.start, s.end, "")


@lru_cache(maxsize=1)
def _markers() -> Phrases:
    """What the expressions match, in a text in small letters."""
    found = data("context")
    return Phrases("context", {**found["background"], "separate": found["separate"], "retracted": found["retracted"], "accident": found["accident"], "aggregate": found["aggregate"]})


def scene(read: Read, facts: list[Fact], places: list[tuple[int, Where]], published: str, spoken_of) -> Scene:
    text = read.sentence.text
    aside = asides(text)
    for series in (m for clause in (_SERIES, _USUAL) if _signed(clause, text) and (m := clause.search(text))):
        facts = [f for f in facts if not series.start() <= read.sentence.tokens[read.chunks[f.at].start].start < series.end()]
    for a, b in unreal(read) if facts else ():
        facts = [f for f in facts if not a <= read.sentence.tokens[read.chunks[f.at].start].start < b]
    flat = " ".join(_without(text, aside).split()).lower()
    flat = _LAST_ERA.sub("it", flat) if " last " in flat else flat
    marks = _markers().among(read.sentence.words)

    def marked(name: str, words: str = flat) -> bool:
        return any(of == name and mark.search(words) for of, mark in marks)

    whens, where, dated, found_on = [], [], False, None
    for i, c in enumerate(read.chunks):
        if c.code != "TIM" or c.sub in ("clock",):
            continue
        at = read.sentence.tokens[c.start].start
        if any(a <= at < b and not _told_in(a, b, read, facts) for a, b in aside):
            continue
        if whens and whens[-1].precision == "range" and (where[-1] == i - 2 or where[-1] >= i - 4 and dates.resolve(c.value, "", published).first == whens[-1].last):
            continue                                            # the day that ends it
        if c.sub == "weekday" and next((d.sub for d in read.chunks[i + 1:i + 3] if d.code != "C"), "") in ("dm", "md", "dmy", "mdy"):
            continue                                            # "Saturday, December 28", "Friday 3 May": the date says which
        since = i > 0 and read.chunks[i - 1].sub == "since" and _lasting(read, i, facts)
        if i and read.chunks[i - 1].sub == "since" and not since and not (i > 1 and read.chunks[i - 2].code == "V"):
            continue                                            # "a curfew in force since 30 August": no day of a deed
        if c.sub == "weekday" and i and read.chunks[i - 1].sub in ("every", "each"):
            continue                                            # "appears every Tuesday"
        if i > 1 and read.chunks[i - 1].sub in ("until", "till") and c.sub in ("month_year", "in_month", "year", "dmy") and read.chunks[i - 2].code in ("HUM", "PER", "NP"):
            continue                                            # "a minister until May 1989": how long somebody held an office
        if of_saying(read, i) and not (i + 1 < len(read.chunks) and read.chunks[i + 1].code == "V"):
            said = dates.resolve(c.value, "", published, spoken_of)
            spoken_of = date.fromisoformat(said.first) if said.precision == "day" and said.first else spoken_of      # "said on Thursday that … a day earlier"
            continue
        if of_finding(read, i):
            found_on = found_on or dates.resolve(c.value, text[read.sentence.tokens[c.start].start:read.sentence.tokens[c.end - 1].end], published, spoken_of)
            continue
        if c.sub == "weekday" and whens and whens[-1].precision == "month" and whens[-1].last < published:
            continue                                            # "in June … during Sunday Mass": a Sunday of that June
        words = text[read.sentence.tokens[c.start].start:read.sentence.tokens[c.end - 1].end]
        if " in re" in text and ANSWERED.search(text[:at]):
            continue                                            # "in response to Tuesday's attack": of that attack
        if _OF_AN_ERA.match(text, read.sentence.tokens[c.end - 1].end):
            continue                                            # "after last September's war": no day of the deed
        if c.sub in ("today", "yesterday") and _quoted(text, at):
            continue                                            # of the day of the saying, which the page need not be of
        if c.sub == "today" and (told := _told(read, published)):      # "overnight, …, police said on Monday": before that Monday
            whens.append(dates.resolve(c.value, words, told))
            where.append(i)
            continue
        counted = whens or [dates.resolve(t.value, "", published) for t in read.chunks[i + 1:] if c.sub == "days_after" and t.code == "TIM" and t.sub == "weekday"]      # "A day after …, shops stayed closed on Wednesday"
        first = next((w.first for w in counted if w.precision == "day" and w.first), "")
        value = (*c.value[:2], True) if c.sub == "days_after" and first else c.value
        when = dates.resolve(value, words, published, date.fromisoformat(first) if first else spoken_of)
        if c.sub == "came_after" and _led_to(facts, i):
            whens, where = [], []                               # "Wednesday's attack comes two days after gunmen killed five": theirs is the day
        whens.append(dates.until(when, published) if since else between(read, i, when, published))
        where.append(i)
        dated = True
    facts = [f for f in facts if not _clashed_before(read, f, facts)]
    before = _went_before(read, facts)
    if before:
        facts, places = [f for f in facts if f.at >= before], [(i, p) for i, p in places if i >= before]
        whens, where = [w for w, i in zip(whens, where, strict=True) if i >= before], [i for i in where if i >= before]
    whens = nearest(read, facts, whens, where)
    left = ""
    day = dates.anchor(published)
    old = [w for w in whens if w.last and day and w.last < str(day - timedelta(days=DATED if w.precision == "day" else OLD))]
    if (marked("accident") or marked("retracted")) and not violent(read):
        left = REASON
    elif marked("aggregate") and not _only_stated(facts):
        left = "a figure over a time, no incident"
    elif marked("general", _others_told(flat, whens, day, facts)) or marked("ranked") and not (_lately(whens, day) and any(f.number and f.kind in ("kill", "wound") for f in facts)):
        left = "background: tells of the conflict in general"
    elif marked("court") and sum(c.code == "TIM" for c in read.chunks) < 2:      # one time is that of the hearing
        left = "background: told before a court"
    elif not _lately(whens, day) and marked("earlier", _without_news(flat, read, whens, facts, places)):
        left = "background: an earlier event"
    elif old and not any(w.first and w not in old for w in whens):
        left = f"background: {old[0].why}, long before publication"
    elif marked("speech"):
        left = "opinion"
    separate = bool(before) or marked("separate") or any(c.sub == "came_after" and _led_to(facts, i) for i, c in enumerate(read.chunks)) or " after " in flat and bool(_SOON_AFTER.search(flat))      # "The raid came two days after gunmen killed five": of those
    told = msgspec.structs.replace(read, chunks=read.chunks[before:], mentions=tuple(m for m in read.mentions if m.start >= read.chunks[before].start)) if before else read
    return Scene(read, tuple(facts), tuple(w for _, w in places), tuple(whens), tuple(m for m in told.mentions if m.kind == "weapon"),
                 tuple(types_of(told, facts)), left, separate, marked("retracted"), dated,
                 next((date.fromisoformat(w.first) for w in whens if w.precision == "day" and w.first and not (spoken_of and facts and all(f.rule == "attack-was-damaged" for f in facts))), spoken_of), _told(read, published), found_on, bool(before))


def _clashed_before(read: Read, f: Fact, facts: list[Fact]) -> bool:
    """"Soldiers searched homes after a clash with rebels": what led to it, where the sentence counts nobody."""
    if f.rule != "attack-clash-between" or read.sentence.kind != "body" or any(g.kind in ("kill", "wound") for g in facts):
        return False
    at = next((i for i in range(f.at, 0, -1) if read.chunks[i].code == "EVT"), 0)
    return bool(at) and read.chunks[at - 1].sub in ("after", "following")


def _went_before(read: Read, facts: list[Fact]) -> int:
    """The chunk after which a sentence about an event tells of one before it, or 0."""
    if read.sentence.words.isdisjoint(("after", "followed", "follows", "follow", "preceded")) or not (said := _WENT_BEFORE.match(read.sentence.text)):
        return 0
    mark = next((i for i, c in enumerate(read.chunks) if read.sentence.tokens[c.start].start >= said.end()), 0)
    strong = [f for f in facts if f.kind in STRONG and not f.doubt and (f.victims or any(t.sub != "militant" for t in f.targets))]      # an offensive against rebels is a war's
    return mark - (read.chunks[mark - 1].sub == "came_after") if mark and strong and all(f.at >= mark for f in strong) else 0


def _told_in(a: int, b: int, read: Read, facts: list[Fact]) -> bool:
    """Is the deed itself told between these offsets: "two engineers, who were kidnapped on 12 May, were released"?"""
    verbs = {c.sub for c in read.chunks if c.code == "V" and a <= read.sentence.tokens[c.start].start < b}
    return any(f.kind in ("kill", "wound", "kidnap", "bomb", "shoot") and not f.doubt and f.kind in verbs for f in facts)


_IN_OTHERS = re.compile(r"^in (?:two |three |several |some |various )?other (?:separate )?(?=attacks|incidents|killings|raids|shootings|violence|strikes)")


def _others_told(text: str, whens: list[When], day: date | None, facts: list[Fact]) -> str:
    """"In other incidents on Sunday eleven people were killed": told with their day and count, and no more in general than any news."""
    return _IN_OTHERS.sub("in ", text) if _lately(whens, day) and any(f.number and f.kind in ("kill", "wound") for f in facts) else text


def _led_to(facts: list[Fact], i: int) -> bool:
    """Is a deed told after the words at chunk `i`: "comes a day after a bomb killed two", not "comes a day after the agency sounded an alert"?"""
    return any(f.at > i and f.kind in STRONG and not f.doubt for f in facts)


def _without_news(text: str, read: Read, whens: list[When], facts: list[Fact], places: list[tuple[int, Where]]) -> str:
    """"Last week" is news in a weekly's first sentence, with its day, and told in full."""
    if read.sentence.kind == "lead" or any(w.precision == "day" for w in whens) or _told_in_full(facts, places):
        return _OF_LATE.sub("", text)
    return _WEEK.sub("", text) if _fully(facts, places) else text


def _only_stated(facts: list[Fact]) -> bool:
    """"The ministry blamed the rebels, who have held the hills since April": who is blamed, and no figure."""
    return any(f.kind in ("claim", "blame", "deny") for f in facts) and not any(f.kind in STRONG for f in facts)


def _fully(facts: list[Fact], places) -> bool:
    """A town, and what was hit there or who did it to whom."""
    return any(p.precision in ("exact", "near") for _, p in places) and any(
        any(t.code == "OBJ" for t in f.targets) or f.agents and f.victims for f in facts if f.kind in STRONG)


def _lasting(read: Read, i: int, facts: list[Fact]) -> bool:
    """"more than 60 have been killed in Tibú since Thursday": does the day at chunk `i` begin the days of the deed?"""
    return read.chunks[i].sub in ("weekday", "weekend", "dm", "md", "yesterday") and any(f.kind == "kill" for f in facts) and any(
        c.code == "V" and read.chunks[k - 1].sub in ("has", "have", "been") for k, c in enumerate(read.chunks) if k)


def _told(read: Read, published: str) -> str:
    """The day on which the sentence says that something was said, if it is one before the day of publication; or ""."""
    said = [dates.resolve(c.value, "", published) for i, c in enumerate(read.chunks) if c.code == "TIM" and c.sub == "weekday" and of_saying(read, i)]
    return said[0].first if said and said[0].precision == "day" and said[0].first < published else ""


def _told_in_full(facts: list[Fact], places: list[tuple[int, Where]]) -> bool:
    """How many were killed or taken, where, and who did it or who they were: somebody brought in here, not "the group"."""
    hurt = [f for f in facts if f.kind in ("kill", "wound", "kidnap")]
    counted = any(n and not n.vague for f in hurt for n in (f.number, *(v.number for v in f.victims)))
    who = any(v.sub in ("civilian", "security", "official") for f in hurt for v in f.victims) or any(not a.definite for f in hurt for a in f.agents)
    return counted and who and any(p.precision != "country" for _, p in places) and not any(v.sub == "militant" for f in hurt for v in f.victims)


def _quoted(text: str, at: int) -> bool:
    """Does a quotation open before `at`, and is it not closed there?"""
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _lately(whens: list[When], day: date | None) -> bool:
    """Does the sentence name a day of the fortnight before publication: "a week earlier, on July 19", "came after a bus was hit in Homs on Sunday"?"""
    return day is not None and any((w.precision == "day" or w.text.lower().endswith("a week after")) and w.first and str(day - timedelta(days=OLD)) <= w.first <= str(day) for w in whens)


def asides(text: str) -> list[tuple[int, int]]:
    """Where a clause between commas only says who somebody is ("Fano, a militia that has been fighting the army since July 2023, said") or how
    the deed compares with others (", its deadliest attack since the start of the war")."""
    return sorted(m.span() for clause in _ASIDES if _signed(clause, text) for m in clause.finditer(text))


def _signed(clause: re.Pattern, text: str) -> bool:
    """Does the text hold a sign without which the clause is not in it?"""
    signs = _ASIDES[clause]
    return not signs or any(sign in text for sign in signs)


def _without(text: str, aside: list[tuple[int, int]]) -> str:
    """The text with a comma for each of these stretches."""
    out, at = [], 0
    for a, b in aside:
        if a >= at:
            out += [text[at:a], ","]
        at = max(at, b)
    return "".join([*out, text[at:]])

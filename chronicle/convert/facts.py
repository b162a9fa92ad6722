"""What a sentence states: the matches of the clause patterns made into facts, with numbers, speakers and doubt attached."""

import re

import msgspec

from chronicle.convert import attribution
from chronicle.convert.bearers import SUSPECTED, doer_in_name, is_attempt, may_name_doer, only_whose, owner, whose_share, without_appositions
from chronicle.convert.chunk import Chunk, Read
from chronicle.convert.clauses import Found, find
from chronicle.convert.counted import among, hurt_apart, in_a_list, number_of, without_state
from chronicle.convert.entities import TAKEN_FOR, Entity, entity
from chronicle.convert.pronouns import they, those
from chronicle.convert.records import Number
from chronicle.convert.speaker import name_of
from chronicle.convert.subjects import subject_of
from chronicle.convert.voice import OURS, ours

HARM = frozenset("kill wound attack shoot bomb shell damage burn kidnap rob clash event arrest part victims".split())
STRONG = frozenset("kill wound attack shoot bomb shell damage burn kidnap rob clash".split())
_OF_SPEAKER = r"(?:\w+ of )?(?:its|their|our|his|the (?:group|movement|organi[sz]ation|militia|faction)['’]s)"
_OWN = re.compile(_OF_SPEAKER + r" (?:own |naval |air |special )?(?:forces|troops|fighters?|m[ae]n|soldiers?|army|members?|commandos?|militants|marines|units|pilots|warplanes|planes|jets|aircraft|helicopters|drones|air force|navy)\b", re.I)      # of whoever speaks
_WHOSE = re.compile(_OF_SPEAKER + r"\b", re.I)
_ACCUSED_OF = frozenset(["responsibility-believed-part", "responsibility-suspected-of"])
_STOPPED = frozenset("suspended suspend suspending halted halt halting stopped stop stopping ceased cease ceasing paused pause pausing postponed discontinued renounced resume".split())      # "suspended attacks on the base"
_AN_END = re.compile(r"\b(?:end|halt|stop|pause)$", re.I)        # "called for an end to attacks on the base"
_WRITTEN = re.compile(r"\b(?:messages?|banners?|slogans?|posters?|graffiti|leaflets?|songs?|speech(?:es)?|posts?|articles?)$", re.I)
_OF_A_ROW = re.compile(r"the (?:latest|newest|most recent)\b", re.I)
_AFTERWARDS = re.compile(r"(?:,? (?:of whom|who))? (?:\w+ )?(?:(?:have|has|had|was|were) (?:\w+ )?(?:been )?(?:discharged|released|sent home)|(?:remain|remains|remained|are still|were still) (?:hospitali[sz]ed|in hospital|under treatment|admitted))", re.I)
_CLOCK = re.compile(r"\d\s?[ap]\.?m\b\.?$", re.I)       # "opened fire at 10 a.m."
_PURSUING = frozenset("hunting chasing pursuing fleeing escaping seeking tracking guarding escorting targeting fighting".split())
_SEEKING = frozenset("hunting seeking tracking".split())          # "hunting gunmen who killed a clerk": that was their deed
HELD = frozenset("used frequented visited guarded protected attended trained armed financed funded hired equipped sponsored held controlled backed run led occupied supported owned ruled seized captured taken retaken recaptured governed administered dominated populated inhabited monitored".split())
_HIS_OWN = re.compile(r"(?:its|their|our)\b", re.I)
_NOBODY = re.compile(r"^\W*neither\b.*\bnor\b|\b(?:no|nor(?: has| have)? any|neither) [^,;]{0,40}$", re.I)

_SUSPECTED = re.compile(r"\b(?:suspected|alleged|allegedly|presumed|presumably|believed|apparently|supposedly|possibly|probably|purportedly|may have|might have|could have|(?:said|reported|thought) to have)\b", re.I)
_NOBODY_DID = re.compile(r"no(?: one)?\b(?! (?:fewer|less)\b)", re.I)
_SUPERSEDED = re.compile(r"\b(?:following|after|up from|contradicting) (?:an? )?(?:earlier|initial|previous|first) (?:reports?|tolls?|counts?|figures?|estimates?) of [^.;]{0,60}$", re.I)
_OF_ANOTHER_VERSION = re.compile(r"\b(?:an?|our|the|this) (?:earlier|previous|first|initial|original) (?:version|edition|article|story|headline)s?\b[^.;]{0,60}$", re.I)
_RUMOURED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|reject(?:s|ed|ing)?|debunk(?:s|ed|ing)?) (?:as \w+ )?(?:(?:the|any|all|some|viral|online|media|social|false) ){0,3}(?:reports?|posts?|rumou?rs?|messages?|claims|suggestions?)\b[^,;.]{0,50} that [^,;.]{0,25}$", re.I)
_OVERALL = re.compile(r"\btoll (?:\w+ )?(?:from|of|in|over|since) (?:the|a|this) (?:[\w-]+ )?(?:flare-up|war|conflict|escalation|offensive|uprising|campaign|insurgency|unrest|round of)\b", re.I)
_NOT_KNOWN = re.compile(r"\bno (?:\w+ ){0,2}(?:evidence|proof|indications?|signs?|suggestion)\b[^,;.]{0,30}$|\b(?:unclear|not (?:\w+ )?(?:clear|known|say|said|confirm(?:ed)?|specify|comment)|too (?:early|soon) to (?:say|tell|know)|unable to (?:say|confirm)|no (?:word|comment)|declined to say)\b[^,;.]{0,30}\b(?:whether|if)\s+$", re.I)
_REJECTED = re.compile(r"\b(?:reject|dismiss|refut|disput)\w+ [^,;]{0,40}\b(?:claims?|assertions?|statements?|reports?)\b", re.I)
_NOT = re.compile(r"\b(?:not|never|no|nothing|none|neither)\b|n['’]t\b", re.I)


class Fact(msgspec.Struct, frozen=True):
    kind: str                       # kill wound victims part attack shoot bomb shell damage burn kidnap rob arrest clash event claim deny blame
    rule: str
    at: int                         # chunk where it begins
    agents: tuple[Entity, ...] = ()
    victims: tuple[Entity, ...] = ()
    targets: tuple[Entity, ...] = ()
    actors: tuple[Entity, ...] = ()     # of a claim, denial, accusation
    by: str = ""
    basis: str = ""
    number: Number | None = None
    where: str = ""                 # of a part
    doubt: str = ""                 # N not, U attempted, H threatened
    suspected: bool = False


_ACTIVE = frozenset("attack-attacked attack-kidnapped attack-opened-fire attack-detonated attack-carried-out attack-robbed attack-burned attack-shot harm-kill".split())
_RELATIVE = frozenset("harm-who-killed attack-they-attacked attack-they-bombed attack-they-burned attack-they-kidnapped doers-who-did".split())
_OF_THE_DOER = frozenset(["doers-at-the-hands-of", "doers-deed-at-the-hands-of", "doers-fired-from", "doers-weapon-of"])
_PREVENTED = frozenset("attack-defused attack-was-defused".split())
_COORDINATED = frozenset("harm-also-killed harm-and-then-killed".split())


def facts_of(read: Read, known, last) -> tuple[list[Fact], list[attribution.Speaker]]:
    found = find(read)
    says = attribution.speakers(read, known, last)
    out: list[Fact] = []
    seen: set[tuple] = set()
    doers: tuple[Entity, ...] = ()
    prevented = [f for f in found if f.rule.id in _PREVENTED]
    for f in found:
        if f.rule.id == "attack-attack-on" and f.first and read.chunks[f.first - 1].code == "SAY" and read.chunks[f.first - 1].sub == "blame" and not (f.last < len(read.chunks) and read.chunks[f.last].sub in ("on", "to")):
            continue                                            # "blamed the attack on rebels": they were not hit
        if f.rule.id == "attack-explosion-at" and _only_kept(read.chunks, f) or f.rule.id == "attack-attacking" and _only_spoken_of(read, f) or f.rule.id == "attack-attack-on" and _stopped(read, f) or f.rule.id == "harm-the-dead" and any(g.rule.id.startswith("threats-") and g.first <= f.first < g.last for g in found):      # "with death"
            continue
        if f.rule.id in _ACCUSED_OF and _of_no_deed(read, f, found) or f.rule.id == "harm-the-dead" and in_a_list(f, found):
            continue
        fact = _fact(read, f, says, known, last)
        if f.rule.id in _RELATIVE and not fact.agents and _we(read.chunks, f):
            continue                                            # "we" who are nobody we know of
        if fact.kind == "bomb" and any(f.first < p.last and p.first < f.last for p in prevented):
            fact = msgspec.structs.replace(fact, doubt="U")     # "defused a bomb planted at a bank": the planting, too
        if fact.agents and fact.rule in _ACTIVE:
            doers = fact.agents
        elif doers and not fact.agents and fact.rule in _COORDINATED and not any(c.code in ("SAY", "P") for c in read.chunks[min(g.first for g in found):f.first]):
            fact = msgspec.structs.replace(fact, agents=doers)  # "broke into a farm, killed a watchman, and burned the house"
        elif not doers and not fact.agents and (whose := subject_of(read, f)) and not OURS.match(read.words(whose)):
            fact = msgspec.structs.replace(fact, agents=(entity(read, whose, known),))     # "Armed men surrounded a mosque and killed 44"
        key = (fact.kind, tuple(v.name for v in fact.victims), tuple(a.name for a in fact.agents), tuple(t.name for t in fact.targets),
               tuple(a.name for a in fact.actors), fact.number, fact.where)
        if key not in seen:
            seen.add(key)
            out.append(fact)
    for i, c in enumerate(read.chunks):
        if c.sub == "share" and (whose := whose_share(read, i, known)) and not (i and _NOT.search(read.words(read.chunks[i - 1]))):
            speaker = attribution.of(i, says, plain=False)
            out.append(Fact("blame", "event-share", i, actors=(whose,), by=speaker.name if speaker else ""))
        if not may_name_doer(c):
            continue
        if i and read.chunks[i - 1].sub in ("down", "damage") or any(i in f.roles.get("target", ()) for f in found if f.rule.fact != "event"):
            continue                                            # "they shot down an army drone": that was hit
        hit_by = i > 1 and read.chunks[i - 1].sub == "by" and read.chunks[i - 2].code == "V"        # "two districts were struck by Ukrainian drone attacks"
        told = hit_by or any(f.first <= i < f.last for f in found) or any(f.kind in ("kill", "wound") for f in out)
        if told and (doer := doer_in_name(read, c, known)):
            speaker = attribution.of(i, says, plain=True)
            out.append(Fact("attack", "event-of", i, (doer,), by=speaker.name if speaker else "", basis=speaker.basis if speaker else "", suspected=bool(SUSPECTED.search(read.words(c)))))
    for i, c in enumerate(read.chunks):
        if (c.code == "EVT" and c.sub in ("killing", "kidnapping") or c.code == "HUM" and c.sub == "dead") and (whose := owner(read, c, known)):
            fact = Fact("kidnap" if c.sub == "kidnapping" else "kill", "harm-whose", i, victims=(whose,), number=None if is_attempt(read, c) or c.many else whose.number,
                        doubt="U" if is_attempt(read, c) else "")
            if not any(whose.name == v.name for f in out for v in f.victims):
                out.append(fact)
    if not says and read.chunks and read.chunks[0].code in ("ORG", "HUM", "NP", "PER") and (named := name_of(read, 0, known))[0] and named[1] not in ("unattributed", "witness", ""):
        says = [attribution.Speaker(*named, 0, 0, 0)]           # speaks in the next sentence: "The army disputed it. It said …"
    return out, says


def _fact(read: Read, f: Found, says, known, last=None) -> Fact:
    chunks = read.chunks

    roles = {role: without_appositions(read, at) for role, at in f.roles.items()}

    def fillers(role: str) -> list[Chunk]:
        return [chunks[i] for i in roles.get(role, ()) if chunks[i].code in ("HUM", "PER", "ORG", "OBJ", "LOC", "NAM", "NP", "NUM", "WPN")]

    kind = f.rule.fact
    number, where = None, ""
    victims = without_state(fillers("victim"))
    if kind in ("kill", "wound"):
        roles = {**roles, "victim": hurt_apart(chunks, roles.get("victim", ()), kind)}
        number, victims = number_of(read, (*roles.get("victim", ()), *roles.get("more", ())), known)
    if kind in ("kill", "wound") and number and _SUPERSEDED.search(read.sentence.text[:read.sentence.tokens[chunks[f.last - 1].start].start]):
        number, victims = None, []                              # "the toll rose to six, following earlier reports of five"
    if kind in ("kill", "wound") and not roles.get("agent") and (told := read.sentence.text[:read.sentence.tokens[chunks[f.first].start].start]) and (
            _OF_ANOTHER_VERSION.search(told) or _RUMOURED.search(told)):
        number, victims = None, []                              # "denied posts that a civilian had been killed", "an earlier version said that six died"
    if f.rule.id == "harm-toll" and _OVERALL.search(read.sentence.text):
        number, victims = None, []                              # "taking the toll of a two-day flare-up to 12"
    if kind == "part":
        number = chunks[f.roles["part"][0]].number
        place = next((c for c in reversed(chunks[f.roles["part"][-1]:f.last + 1]) if c.code == "LOC"), None)
        where = place.name if place else ""
        counted = next((c for c in reversed(chunks[:f.roles["part"][0]]) if c.number and c.code != "NUM"), None)
        if counted is not None and counted.code in ("EVT", "WPN", "OBJ"):
            number = None                                       # "two explosions in Tartus and another four in Jabla"
    if kind in ("kill", "wound") and victims and among(chunks, roles["victim"][0]):
        rest = tuple(i for i in roles["victim"][1:] if chunks[i].code in ("NUM", "HUM"))
        if rest:                                                # "123 dead, among them 54 civilians, and 150 injured"
            number, victims = number_of(read, rest, known)
        else:
            kind, number = "victims", None                      # some of those already counted
    if kind == "wound" and number and chunks[f.roles["victim"][-1]].sub == "hurt" and _AFTERWARDS.match(read.sentence.text, read.sentence.tokens[chunks[f.roles["victim"][-1]].end - 1].end):
        kind, number = "victims", None                          # "57 injured people remain hospitalised": some of them, later
    begin = min((r[0] for r in f.roles.values() if r), default=f.first)
    tried = f.rule.id == "harm-murder-of" and is_attempt(read, chunks[f.first])
    number = None if tried else number                          # "an assassination attempt against the minister"
    speaker = attribution.of(begin, says, plain=kind not in ("claim", "blame", "deny"))
    by, basis = (speaker.name, speaker.basis) if speaker else ("", "")
    if not speaker and f.first < len(chunks) and chunks[f.first].sub == "toll" and last and read.words(chunks[f.first]).lower().startswith(("its ", "their ")):
        by, basis = last.name, last.basis                       # "its toll had stood at 48"
    actors = [entity(read, c, known) for c in fillers("actor") if c.code not in ("NP", "NUM")]
    if f.rule.fact == "blame" and "by" in f.roles:
        named = name_of(read, f.roles["by"][-1], known)
        by, basis = named if named[0] else (by, basis)
    if kind in ("blame", "deny", "claim") and not by:
        at_verb = next((s for s in says if f.first <= s.at < f.last), None)
        by, basis = (at_verb.name, at_verb.basis) if at_verb and kind == "blame" else (by, basis)
    span = read.sentence.text[read.sentence.tokens[chunks[f.first].start].start:read.sentence.tokens[chunks[f.last - 1].end - 1].end]
    doubt = "".join(flag for flag in "NUH" if flag in f.flags) + ("U" if tried else "") + ("H" if f.rule.id.startswith("threats-") else "")
    vb = [read.words(c).lower() for c in chunks[max(0, f.first - 2):f.first + 1] if c.code == "VB"]
    if any(w in known.attempted for w in vb) and "U" not in doubt:
        doubt += "U"
    agents = [entity(read, c, known) for c in fillers("agent") if c.code not in ("NP", "NUM", "WPN") and not _strength(read, c) and not (speaker and (
        c.code == "HUM" and _OWN.match(read.words(c)) or c.code == "ORG" and c.name not in known.lexicon.actors and _HIS_OWN.match(read.words(c))))] if f.rule.fact == "deny" or not _inside(chunks, f) else []
    if kind in STRONG and any(OURS.match(read.words(c)) for c in fillers("agent")):
        agents = [*ours(speaker, known)]
    elif kind in STRONG and "agent" not in f.roles:
        agents = [*ours(speaker, known)] if _we(chunks, f) else [*they(read, f, known)]
    elif kind in STRONG and len(agents) == 1 and f.roles["agent"][0] == 0:
        agents = [*those(agents[0], known)]
    if kind == "claim" and (any(c.code == "SAY" and "N" in c.flags for c in chunks[f.first:f.last]) or _NOBODY.search(
            read.sentence.text[:read.sentence.tokens[chunks[f.last - 1].start].start])):
        doubt += "N"                                            # "no group has claimed"
    if kind == "claim" and any(a.flags == "x" and b.sub in ("not", "never") and c.sub in ("behind", "responsible") for a, b, c in zip(chunks[f.first:f.last], chunks[f.first + 1:f.last], chunks[f.first + 2:f.last])):
        doubt += "N"                                            # "said it was not behind the bombing"
    if kind == "blame" and any(a.sub in ("not", "never") or a.sub == "share" and "N" not in doubt and read.sentence.tokens[a.start].low == "no" for a in chunks[f.first:f.last]) and not f.rule.id.endswith("called-its-own"):
        doubt += "N"                                            # "said the group was not responsible"
    if f.rule.id.endswith(("says-not", "says-own-not")):
        doubt = "" if _NOT.search(span) else "N"                # not "said they had a part in it"
    if f.rule.id.endswith("blamed-on") and f.first and re.search(r"(?:messages?|statements?|videos?|recordings?|posts?|letters?|audio|tapes?|violence|unrest|insurgency)$", read.words(chunks[f.first - 1]), re.I):
        doubt += "N"                                            # "a message attributed to its commander"
    if kind == "blame" and chunks[f.first].code != "C" and chunks[f.first].sub not in ("and", "but") and any(c.code == "SAY" and ("N" in c.flags or c.sub == "deny") for c in chunks[max(0, f.first - 3):f.first]):
        doubt += "N"                                            # "have not confirmed that the attackers belonged to a gang", "denied that the group was responsible"
    if kind == "blame" and _NOT_KNOWN.search(read.sentence.text[:read.sentence.tokens[chunks[f.first].start].start]):
        doubt += "N"                                            # "too early to say whether the group was responsible"
    if f.rule.id.endswith("says-it") and _REJECTED.search(span):
        doubt += "N"                                            # "rejected the army's claim that it had planted the bomb"
    if f.rule.id.endswith("says-its") and not _WHOSE.match(read.words(chunks[f.roles["by"][0]])):
        doubt += "N"                                            # somebody else's fighters
    if any(i > 1 and chunks[i - 1].sub == "of" and chunks[i - 2].sub == "none" for i in roles.get("victim", ())):
        doubt += "N"                                            # "none of its employees was hurt"
    agents = [] if "agent" in f.roles and f.roles["agent"][0] and chunks[f.roles["agent"][0] - 1].sub == "not" else agents      # "the left and not the right did it"
    if any(_NOBODY_DID.match(read.words(c)) for r in ("agent", "actor", "victim") for c in fillers(r)):
        doubt += "N"
    if f.rule.id == "attack-carried-out" and any(c.sub == "offensive" for c in chunks[f.first:f.last]):
        agents = [a for a in agents if a.sub not in ("security", "force")]      # an army's operation is no attack yet
    offensive = chunks[f.first].sub == "offensive"
    general = f.rule.id == "attack-attack-on" and chunks[f.first].many and (offensive or chunks[f.first].number is None)
    targets = [c for c in (*fillers("target"), *fillers("goal")) if not only_whose(read, chunks.index(c), (*roles.get("target", ()), *roles.get("goal", ()))) and c.code != "NUM" and not _names_place(read, c) and not _CLOCK.search(read.words(c)) and not _OWN.match(read.words(c)) and not _thrown_from(chunks, c) and not (
        general and (c.code == "HUM" and c.many and c.number is None or offensive and c.code == "ORG" and c.sub == "militant"))]       # "attacks on officials", "offensives against the rebels"
    hit = {i for role in ("victim", "target", "more") for i in f.roles.get(role, ())}
    told = " ".join(TAKEN_FOR.split(read.words(chunks[i]))[0] for i in range(f.first, f.last) if i not in hit and not (chunks[i].sub == "blame" and "e" in chunks[i].flags and i - 1 in hit))      # "killed two suspected rebels", "gunmen suspected to be herders": nobody is suspected of that
    return Fact(kind, f.rule.id, begin, tuple(agents), tuple(entity(read, c, known) for c in victims if c.code != "NUM" and not f.rule.id.endswith("-graves")),
                tuple(entity(read, c, known) for c in targets), tuple(actors), by, basis, number, where, doubt,
                bool(_SUSPECTED.search(told)))


def _we(chunks, f: Found) -> bool:
    return any(c.sub == "we" for c in chunks[f.first:f.last])


def _strength(read: Read, c: Chunk) -> bool:
    """"The force of the bomb damaged homes": nobody's troops."""
    if c.code not in ("HUM", "ORG") or read.sentence.tokens[c.end - 1].low != "force":
        return False
    k = read.chunks.index(c)
    return [x.sub if x.code == "W" else x.code for x in read.chunks[k + 1:k + 3]] in (["of", "WPN"], ["of", "EVT"])


def _only_kept(chunks, f: Found) -> bool:
    """"arrested with explosives in their car", "found a grenade in a house": nothing went off there."""
    before = chunks[f.first - 1] if f.first else None
    found = before is not None and (before.sub == "find" or before.name == "seize" or before.sub == "with" and any(c.sub == "arrest" for c in chunks[:f.first]))
    return chunks[f.first].code == "WPN" and found and not any(c.code == "V" and c.sub == "explode" for c in chunks[f.first:f.last])


def _only_spoken_of(read: Read, f: Found) -> bool:
    """"Targeting clerks is a crime", "action against those targeting farmers": nobody in particular was hit."""
    chunks = read.chunks
    before, after = chunks[max(0, f.first - 2):f.first], chunks[f.last:f.last + 3]
    judged = all(c.code in ("P", "W") for c in chunks[:f.first]) and any(c.sub in ("is", "was", "are", "constitutes", "amounts", "violates") for c in after[:2])
    written = bool(before) and before[-1].code == "NP" and f.first and _WRITTEN.search(read.words(before[-1])) is not None      # "banners with messages attacking the government"
    of_a_row = bool(before) and before[-1].code == "EVT" and _OF_A_ROW.match(read.words(before[-1])) is not None      # "in the latest attack targeting buses"
    return judged or written or of_a_row or len(before) == 2 and before[0].sub == "against" and before[1].code in ("HUM", "NP", "W")


def _of_no_deed(read: Read, f: Found, found: list[Found]) -> bool:
    """"A mob killed two men accused of theft", "of helping the rebels": who is hit, and what for; nobody is blamed for the deed."""
    hit = {i for g in found for i in g.roles.get("victim", ()) if g.rule.fact in ("kill", "shoot", "wound", "kidnap")}
    of = next((k for k in range(f.first, f.last) if read.chunks[k].sub == "of" and read.chunks[k - 1].sub == "blame"), 0)
    what = read.chunks[of + 1] if of and of + 1 < len(read.chunks) else None
    return what is not None and bool(hit & {*f.roles.get("actor", ())}) and what.code != "V" and (what.code != "EVT" or what.sub == "robbery")


def _stopped(read: Read, f: Found) -> bool:
    """"They have suspended attacks on the base": none was made."""
    before = read.chunks[max(0, f.first - 2):f.first]
    if before and before[-1].code in ("HUM", "ORG") and read.sentence.tokens[read.chunks[f.first].end - 1].low == "fighting":
        return True                                             # "forces fighting against the army": what they are for
    return bool(before) and read.chunks[f.first].many and (before[-1].sub in _STOPPED or len(before) == 2 and before[-1].sub == "to" and _AN_END.search(read.words(before[0])) is not None)


def _inside(chunks, f: Found) -> bool:
    """Whether those at the place of the agent only belong to a noun before them, and did nothing: "a bombing in Pakistan killed"."""
    doer = (f.roles.get("agent") or (0,))[0]
    if doer and chunks[doer - 1].sub in _PURSUING and not (chunks[doer - 1].sub in _SEEKING and f.rule.id == "harm-who-killed"):
        return True                                             # "had been chasing bandits who raided a farm": what led to it
    if not doer or f.rule.id in _OF_THE_DOER or f.rule.id in _RELATIVE and chunks[doer].sub in ("militant", "security", "force"):
        return False                                            # "the death squads, who murdered": whatever stands before
    c, before = chunks[doer], chunks[doer - 1]
    if c.sub not in ("militant", "security", "force") and [x.sub for x in chunks[doer + 1:doer + 3]] == ["comma", "which"] and any(
            a.code == "EVT" and b.sub in ("on", "against") for a, b in zip(chunks[max(0, doer - 5):doer], chunks[max(0, doer - 4):doer], strict=False)):
        return True                                             # "attacks against a union and a charity, which killed nine"
    if before.code == "V" or before.sub in _PURSUING or c.sub == "country" and before.sub == "with" and chunks[doer - 2].code == "NP":
        return True                                             # "jets hunting bandits bombed a village", "the border with Niger killed": not they
    if before.sub == "by" and doer > 2 and chunks[doer - 2].sub in HELD and not (chunks[doer - 2].sub == "led" and chunks[doer - 3].code == "EVT"):
        return True                                             # "strikes on a port held by the rebels"
    if f.rule.id == "harm-and-so-killed" and before.sub in ("as", "while", "when") and c.sub == "civilian":
        return True                                             # "a bomb went off as traders set up their stalls, killing ten": not the traders
    return before.code == "W" and before.flags == "p" and before.sub not in ("by", "between", "with", "to", "after", "before", "because", "as") and not (
        before.sub == "from" and c.sub == "militant")           # "came under fire from rebels": rebels


def _thrown_from(chunks, c: Chunk) -> bool:
    """"barrel bombs from helicopters": not those were hit."""
    k = chunks.index(c)
    return c.code == "OBJ" and k > 1 and chunks[k - 1].sub == "from" and (c.sub == "aircraft" or chunks[k - 2].sub in ("throw", "shoot"))


def _names_place(read: Read, c: Chunk) -> bool:
    """"the town of X", "X, a town near Y": X is where it was, not what was hit."""
    row, k = ["", "", *(x.sub if x.code == "W" else x.code for x in read.chunks)], read.chunks.index(c) + 2
    return c.sub == "village" and (row[k + 1:k + 3] == ["of", "LOC"] or c.flags == "s" and row[k - 1] == "C" and row[k - 2] in ("LOC", "NAM", "PER"))

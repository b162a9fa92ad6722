"""Who did it, who is said to have done it, who and what was hit: the facts of one event made into parties with roles.

    perpetrator   stated as fact by the article or a source it follows
    claimed       the group says so, or its outlet does          blamed    somebody else says so, or "suspected"
    denied        the group, or somebody for it, says it did not
    victim        people killed, wounded, taken                  target    people and things attacked
"""

import re

import msgspec

from chronicle.convert.again import Told, named_again
from chronicle.convert.answering import no_attack, searched
from chronicle.convert.armies import PERPETRATORS, its_men, one_army
from chronicle.convert.casing import in_capitals
from chronicle.convert.doers import attackers_named, can_attack, doer, of_its_people, only_group, parties_named
from chronicle.convert.entities import ATTACKERS, Entity
from chronicle.convert.event import side
from chronicle.convert.facts import STRONG, Fact
from chronicle.convert.fallen import attackers, ended_it, fallen
from chronicle.convert.fold import fold, spelt
from chronicle.convert.records import Party
from chronicle.convert.revenge import avenged
from chronicle.convert.scenes import Scene
from chronicle.convert.statements import of_another_deed, state_behind, statement
from chronicle.convert.sufferers import ANYBODY, FURTHER, sufferer
from chronicle.convert.tellers import only_tells, same_people

_OWN_WORDS = frozenset(["attack-said-it-attacked", "harm-it-killed"])


def parties_of(scenes: list[Scene], known, heads: list[Scene] = ()) -> list[Party]:
    """`heads`: headlines, of which only who claims, denies or blames is new, and who did it where nothing else tells."""
    out: list[Party] = []

    def add(party: Party) -> None:
        for k, p in enumerate(out):
            if p.role == party.role and _same_name(p, party):
                if party.name != p.name and party.name not in p.aliases:
                    out[k] = msgspec.structs.replace(p, aliases=(*p.aliases, party.name))
                return
        out.append(party)

    for scene in (*scenes, *heads):
        for f in scene.facts:
            if f.kind in ("claim", "blame", "deny") and not of_another_deed(scene, f, scenes) and not (f.rule.endswith("calls-itself") and not _somebody_claims(scenes, f)):
                for party in statement(scene, f, known):
                    add(party)
    claimed = {n for p in out if p.role == "claimed" and p.kind == "organization" for n in (p.name, *p.aliases)}
    if any(p.role == "denied" and p.sub in ("country", "force") and not _OFFICE.fullmatch(p.name) for p in out):
        out[:] = [p for p in out if not (p.role == "denied" and _OFFICE.fullmatch(p.name))]      # "the ministry", of the state that denies it
    out[:] = [p for p in out if not (p.role == "blamed" and p.by in claimed)]      # who did it accuses others of something else
    if claimed:
        out[:] = [p for p in out if not (p.role == "claimed" and p.kind == "individual")]      # "claimed by jihadists", and then by name
    spoken = {p.name for p in out if p.role != "denied"}
    denials = frozenset(n for p in out if p.role == "denied" for n in (p.name, *p.aliases))
    accusers = frozenset(name for sc in scenes for f in sc.facts if f.rule.endswith("said-who-did-it") and f.by for name in (f.by, state_behind(f.by, known)))      # "Moscow said Kyiv had done it"
    accused = denials | {n for p in out if p.role == "blamed" for n in (p.name, *p.aliases)}
    militants = any(side(a) == "militant" for sc in scenes for f in sc.facts if f.kind == "clash" or f.kind in STRONG and not any(side(a) == "force" for a in f.agents) for a in f.agents)
    done = any(not f.doubt for sc in scenes for f in sc.facts if f.kind in STRONG)
    shot = fallen(scenes)
    told: list[Told] = []
    said_by_the_doer: list[Party] = []

    def hit(scene: Scene, f: Fact, e: Entity, role: str) -> None:
        party = sufferer(scene, f, e, known, role)
        if party is None or named_again(e, scene.read.sentence.number, told):
            return
        if f.rule in _OWN_WORDS or f.by and any(f.by.startswith(name) for name in claimed):
            said_by_the_doer.append(party)                      # "the army said it had hit a rebel base": others know better what was hit
            return
        told.append((e, scene.read.sentence.number))
        add(party)

    for scene in scenes:
        answering = {a.name for f in scene.facts if f.victims and all(ATTACKERS.search(v.name) for v in f.victims) for a in f.agents}
        denied = _denied_deeds(scene)
        if any(f.kind == "blame" and f.by in claimed for f in scene.facts):
            continue                                            # what they accuse others of
        for f in scene.facts:
            if f.kind not in STRONG or "N" in f.doubt and f.kind not in ("kill", "wound") or avenged(scene, f):
                continue
            if shot.hit_in(scene, f):
                for e in attackers(f):
                    for party in parties_named(scene, f, e, known, shot.role, f.by):
                        add(party)
                continue
            for a in () if f.at in denied else (of_its_people(scene, a, known) for a in f.agents):
                if a.code == "NAM" and in_capitals(scene.read.sentence.text):
                    continue                                    # where all is in capitals, capitals make no name
                if f.rule == "attack-clash-between" and any(side(x) == "force" or x.name.startswith("rival") for x in (*f.agents, *f.targets)):
                    continue                                    # soldiers and rebels fought: that says not who began
                if f.kind == "clash" and side(a) == "force" and any(side(x) == "militant" for x in (*f.agents, *f.targets)):
                    continue                                    # soldiers who fight rebels are not the attackers
                if side(a) == "force" and (no_attack(scene, f, scenes) or ended_it(scene, f)):
                    continue                                    # "police fired a shot"
                if a.name in answering or not can_attack(a, f) or done and "H" in f.doubt or side(a) == "force" and militants and f.by not in accused and not _killed_people(f) and not _from_the_air(scene, f):
                    continue
                for party in doer(scene, f, a, known, accused):
                    if party.role == "perpetrator" and (party.by or _ALLEGED.search(scene.read.sentence.text)) and (denials | accusers) & {party.name, *party.aliases}:
                        party = msgspec.structs.replace(party, role="blamed")      # others say so, and it denies it
                    if party.kind == "organization" and (party.name in spoken or spoken & set(party.aliases)):
                        if party.sub in ("force", "country") and party.role == "perpetrator" and f.by not in (party.name, *party.aliases):
                            _told_by_others(out, party)
                        continue
                    add(party)
            for e in f.victims:
                hit(scene, f, e, "victim")
            for e in () if any(side(a) == "force" for a in f.agents) and searched(scene, f) else f.targets:
                hit(scene, f, e, "target")
        for f in scene.facts:
            if f.kind == "victims":
                for e in f.victims:
                    hit(scene, f, e, "victim")
    if not any(p.role == "victim" and not ANYBODY.search(p.name) for p in out):
        for head, f, e in ((head, f, e) for head in heads for f in head.facts if f.kind in ("kill", "wound", "kidnap") and not f.doubt for e in f.victims):
            if e.code == "HUM" and not in_capitals(head.read.sentence.text):
                hit(head, f, e, "victim")                       # "Gunmen kill 27 worshippers", who are people in the text
    for party in said_by_the_doer:
        if not any(p.role in ("victim", "target") and p.kind == party.kind for p in out):
            add(party)
    if not any(p.role in PERPETRATORS for p in out):
        for party in _of_headline(heads, known) or attackers_named(scenes, known) or attackers_named(scenes, known, fallen=True):
            add(party)
    if band := next((p for p in out if p.kind == "individual" and p.role in ("perpetrator", "blamed") and _OF_A_GROUP.search(p.name)), None):
        if not any(p.kind == "organization" and p.role in PERPETRATORS for p in out) and (party := only_group(scenes, band, known)):
            add(party)
    known_as = {e.name for sc in scenes for f in sc.facts for e in (*f.victims, *f.targets) if e.code == "HUM" and e.definite and not e.many and e.sub in ("official", "civilian", "security") and not _COMPANION.search(e.name)}
    return _tidy(_one_role(_one_band(_named_first(its_men(one_army(_somebody(out)))))), known_as)


def _somebody(parties: list[Party]) -> list[Party]:
    """"People" are named as hit only where the event names nobody closer, and not three things by which it is told; "two other people" are others."""
    hit = [p for p in parties if p.role in ("victim", "target")]
    closer = any(p.kind != "object" and not ANYBODY.search(p.name) for p in hit) or sum(p.kind == "object" for p in hit) > 2
    return [p for p in parties if not (p.kind == "person" and ANYBODY.search(p.name) and p.sub != FURTHER)] if closer else parties


def _somebody_claims(scenes: list[Scene], f: Fact) -> bool:
    """"A group claimed it. It calls itself X.": not where nobody has claimed anything."""
    return any(g.kind == "claim" and g is not f and any(not a.actor and a.code == "HUM" for a in g.actors) for s in scenes for g in s.facts)


def _of_headline(heads: list[Scene], known) -> list[Party]:
    """Who did it is told by the headline alone: "five dead after driver ploughs into market"."""
    return next((parties for head in heads for f in head.facts if f.kind in STRONG and not f.doubt for a in f.agents
                 if not in_capitals(head.read.sentence.text) and f.kind != "clash" and (side(a) != "force" or _killed_people(f) or a.code == "LOC" or f.rule == "event-of") and can_attack(a, f) and (parties := doer(head, f, a, known))), [])


def _told_by_others(out: list[Party], party: Party) -> None:
    """An army that says what it did, where others tell the same: it did it."""
    for k, p in enumerate(out):
        if p.role == "claimed" and {p.name, *p.aliases} & {party.name, *party.aliases}:
            out[k] = msgspec.structs.replace(p, role="perpetrator", by=party.by, via="", evidence=party.evidence)


def _killed_people(f) -> bool:
    """"Security forces killed 45 people after fighting with a militia": whoever else fought, they did this."""
    return f.kind == "kill" and f.rule == "harm-kill" and bool(f.victims) and all(side(v) not in ("militant", "force") for v in f.victims)


def _from_the_air(scene: Scene, f) -> bool:
    """"an army air strike": whoever else fought, rebels have no jets."""
    return f.rule == "event-of" and scene.read.chunks[f.at].sub in ("airstrike", "aircraft", "aerial bomb")


_OFFICE = re.compile(r"(?:[\w-]+ )?(?:ministry|government|army|military)", re.I)
_ALLEGED = re.compile(r"\b(?:alleg\w+|accus\w+|claims?|claimed|purported\w*|suspected|fake)\b", re.I)
_DISMISSED = frozenset("dismissed dismisses dismissing rejected rejects rejecting refuted refutes refuting disputed disputes disputing".split())


def _denied_deeds(scene: Scene) -> range:
    """Chunks of what somebody denies: "the army denied that its troops had shelled the town, after officials said …"."""
    chunks = scene.read.chunks
    verb = next((i for i, c in enumerate(chunks) if c.code == "SAY" and c.sub == "deny" or c.code == "VB" and c.sub in _DISMISSED and any(d.sub == "that" for d in chunks[i + 1:i + 5])), None)
    if verb is None:
        return range(0)
    return range(verb if chunks[verb].code == "SAY" else 0, next((i for i in range(verb + 1, len(chunks)) if chunks[i].code in ("SAY", "P") or chunks[i].code == "W" and chunks[i].sub in ("after", "but", "which")), len(chunks)))


def _named_first(parties: list[Party]) -> list[Party]:
    """"the attackers", "a suicide bomber" say nothing where an organisation is named."""
    parties = [p for p in parties if not only_tells(p, parties)]
    bodies = [p for p in parties if p.kind == "organization" and p.role in ("perpetrator", "claimed", "blamed")]
    if not bodies:
        return parties
    for k, p in enumerate(parties):
        if p.role == "claimed" and p.kind == "individual" and p.sub in ("group", "militant") and len({b.name for b in bodies}) == 1 and bodies[0].sub in ("militant", "other"):
            return _named_first([*parties[:k], *([] if any(b.role == "claimed" for b in bodies) else [msgspec.structs.replace(bodies[0], role="claimed", by="", evidence=p.evidence)]), *parties[k + 1:]])      # "a rebel group said it did it", and one is named
    if any(p.role == "denied" and p.kind == "organization" for p in parties):
        parties = [p for p in parties if not (p.role == "denied" and p.kind == "individual" and p.sub in ("militant", "group"))]      # "rebels deny it", and then who
    return [p for p in parties if not (p.kind == "individual" and p.role in ("perpetrator", "blamed") and _NAMELESS.fullmatch(p.name))]


_POLICE = re.compile(r"(?:the )?police(?: force)?", re.I)
_POLICEMEN = re.compile(r"\bpolice(?:m[ae]n| officers?|wom[ae]n)?$", re.I)       # "detonated it against the police", of whom five officers died
_COMPANION = re.compile(r"\b(?:bodyguard|escort|driver|guard|watchman)$", re.I)      # never the senator whom they were with
_OF_A_GROUP = re.compile(r"\b(?:guerrillas?|rebels?|insurgents?|terrorists?|subversives?|militants?|jihadists?|commandos?)(?: (?:column|unit|cell|group|squad)s?)?$", re.I)
_NAMELESS = re.compile(r"(?:(?:the|its) )?(?:gang|group|cartel|militia|rebel) (?:members?|fighters?|m[ae]n)|members of the (?:gang|group|cartel|militia)|attackers?|bombers?|assailants?|perpetrators?", re.I)
_SOME_BOMBER = re.compile(r"(?:(?:male|female|suicide|lone|unidentified|unknown|car|vehicle-borne) ){0,3}(?:attackers?|bombers?|assailants?|perpetrators?)", re.I)


def _one_band(parties: list[Party]) -> list[Party]:
    """"the gunmen", "the attackers", "the bandits": one band under several words, the first of which names it."""
    out: list[Party] = []
    for p in parties:
        first = next((n for n, q in enumerate(out) if q.kind == p.kind == "individual" and q.role == p.role and (q.sub == p.sub == "militant" or _SOME_BOMBER.fullmatch(p.name) or _SOME_BOMBER.fullmatch(q.name))), None)
        if first is None:
            out.append(p)
        elif _SOME_BOMBER.fullmatch(out[first].name) and not _SOME_BOMBER.fullmatch(p.name):
            out[first] = msgspec.structs.replace(p, aliases=(*p.aliases, out[first].name, *out[first].aliases))
        elif p.name not in out[first].aliases:
            out[first] = msgspec.structs.replace(out[first], aliases=(*out[first].aliases, p.name))
    return out


def _one_role(parties: list[Party]) -> list[Party]:
    """"Suspected bandits killed six", and later "the bandits came at dawn": nobody is more sure of it than at first."""
    def told(p: Party, q: Party) -> bool:
        return p.kind == q.kind and {p.role, q.role} == {"perpetrator", "blamed"} and (
            fold(p.name) == fold(q.name) or p.kind == "individual" and p.role == "blamed" and same_people(p.name, q.name))

    sure = [q for q in parties if q.role in ("perpetrator", "claimed", "blamed")]
    return [p for n, p in enumerate(parties) if not any(told(p, q) for q in parties[:n]) and not (p.role == "possible" and any(p.kind == q.kind and (p.name == q.name or same_people(p.name, q.name)) for q in sure))]


def _same_name(a: Party, b: Party) -> bool:
    x, y = spelt(a.name), spelt(b.name)
    if a.kind == b.kind == "object" and a.sub == b.sub and a.name[:1].islower() != b.name[:1].islower() and x.split()[-1:] == y.split()[-1:]:
        return True                                             # "a secondary school", "Lhubiriha Secondary School"
    if a.kind == b.kind == "object" and a.sub == b.sub and x.split()[-1:] == y.split()[-1:] and (len(x.split()) == 1 or len(y.split()) == 1):
        return True                                             # "the union's building", "the building"
    if a.kind == b.kind == "individual" and a.sub == b.sub and x.split()[-1:] == y.split()[-1:] and (set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split())):
        return True                                             # "masked Israeli settlers", "the settlers"
    return x == y or x.rstrip("s") == y.rstrip("s") or a.kind == b.kind == "organization" and (x in map(fold, b.aliases) or y in map(fold, a.aliases))


def _tidy(parties: list[Party], known_as: set[str]) -> list[Party]:
    """An attack's own perpetrators are not its victims; a longer name of one person absorbs the shorter; who is a victim is not
    named again as a target; `known_as`, "the senator", is somebody the event has by name."""
    doers = {fold(p.name) for p in parties if p.role in PERPETRATORS}
    by_name = [p.name for p in parties if p.role == "victim" and p.kind == "person" and p.sub == "person"]
    named = any(p.kind == "person" and p.sub == "person" for p in parties)
    out: list[Party] = []
    for p in parties:
        if p.role in ("victim", "target") and fold(p.name) in doers:
            continue
        if p.role == "target" and p.kind == "person" and any(q.role == "victim" and (spelt(q.name) == spelt(p.name) or _POLICE.fullmatch(p.name) and _POLICEMEN.search(q.name)) for q in parties):
            continue
        if p.role == "target" and p.sub == "person" and any(same_people(p.name, n) for n in by_name) or p.kind == "person" and p.sub != "person" and named and p.name in known_as:
            continue
        longer = next((q for q in out if q.role == p.role and q.kind == p.kind == "person" and p.sub == q.sub and same_people(p.name, q.name)), None)
        if longer and len(p.name) > len(longer.name):
            out[out.index(longer)] = msgspec.structs.replace(p, aliases=(longer.name, *longer.aliases))
        if not longer:
            out.append(p)
    return out

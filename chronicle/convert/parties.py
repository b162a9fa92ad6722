"""Who did it, who is said to have done it, who and what was hit: the facts of one event made into parties with roles.

    perpetrator   stated as fact by the article or a source it follows
    claimed       the group says so, or its outlet does          blamed    somebody else says so, or "suspected"
    denied        the group, or somebody for it, says it did not
    victim        people killed, wounded, taken                  target    people and things attacked
"""

import re

import msgspec

from chronicle.convert.entities import Entity, entity
from chronicle.convert.facts import Fact, Scene
from chronicle.convert.fold import fold
from chronicle.convert.group import _ATTACKERS, STRONG, THE_EVENT, side
from chronicle.convert.lexicon import nationalities
from chronicle.convert.records import Evidence, Party

PERPETRATORS = ("perpetrator", "claimed", "blamed", "denied", "possible")


def cite(scene: Scene, rule: str, why: str = "") -> Evidence:
    s = scene.read.sentence
    return Evidence(s.text, s.start, s.end, rule, why)


def parties_of(scenes: list[Scene], known, heads: list[Scene] = ()) -> list[Party]:
    """`heads`: headlines, of which only who claims, denies or blames is new."""
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
            if f.kind in ("claim", "blame", "deny"):
                for party in _statement(scene, f, known):
                    add(party)
    spoken = {p.name for p in out if p.role != "denied"}
    sides = [s for s in (side(a) for sc in scenes for f in sc.facts if f.kind in STRONG for a in f.agents) if s]
    done = any(not f.doubt for sc in scenes for f in sc.facts if f.kind in STRONG)
    for scene in scenes:
        for f in scene.facts:
            if f.kind not in STRONG or "N" in f.doubt and f.kind not in ("kill", "wound"):
                continue
            for a in f.agents:
                if not _can_attack(a, f) or done and "H" in f.doubt or side(a) == "force" and "militant" in sides:
                    continue
                for party in _doer(scene, f, a, known):
                    if party.kind == "organization" and (party.name in spoken or spoken & set(party.aliases)):
                        continue
                    add(party)
            for e in f.victims:
                victim = _sufferer(scene, f, e, known, "victim")
                if victim:
                    add(victim)
            for e in f.targets:
                target = _sufferer(scene, f, e, known, "target")
                if target:
                    add(target)
        for f in scene.facts:
            if f.kind == "victims":
                for e in f.victims:
                    victim = _sufferer(scene, f, e, known, "victim")
                    if victim:
                        add(victim)
    if not any(p.role in PERPETRATORS for p in out):
        for party in _attackers_named(scenes, known):
            add(party)
    known_as = {e.name for sc in scenes for f in sc.facts for e in (*f.victims, *f.targets) if e.code == "HUM" and e.definite and not e.many and e.sub in ("official", "civilian")}
    return _tidy(_one_band(_named_first(out)), known_as)


# what nobody is called who did nothing; "rebels" and "guerrillas" are also one side of a war, and must stand after "by"
_BY_DEED = re.compile(r"\b(?:gunm[ae]n|attackers?|assailants?|bombers?|assassins?|kidnapp?ers?|hijackers?|killers?|murderers?|snipers?|terrorists?|armed (?:men|group|individuals|persons|civilians)|"
                      r"(?:masked|hooded|unidentified|unknown|uniformed) (?:men|man|gunmen|individuals?|persons?|people))$", re.I)


def _attackers_named(scenes: list[Scene], known) -> list[Party]:
    """No clause says who did it, but the event's sentences speak of attackers: "the gunmen fled on foot"."""
    for scene in scenes:
        chunks = scene.read.chunks
        harmed = {e.name for f in scene.facts for e in (*f.victims, *f.targets)}
        if not any(f.kind in STRONG for f in scene.facts) and not THE_EVENT.search(scene.read.sentence.text):
            continue
        for i, c in enumerate(chunks):
            if c.code != "HUM" or c.sub != "militant":
                continue
            e = entity(scene.read, c, known)
            before = chunks[i - 1] if i else None
            by = before is not None and before.sub == "by"
            governed = before is not None and not by and (before.code in ("V", "SAY") or before.flags == "p" and before.sub not in ("with", "after", "when", "because"))
            speaks = i + 1 < len(chunks) and chunks[i + 1].code == "SAY"
            if e.name not in harmed and (by or _BY_DEED.search(e.name) and not governed and not speaks):
                return _doer(scene, Fact("attack", "attackers-named", i), e, known)
    return []


def _named_first(parties: list[Party]) -> list[Party]:
    """"the attackers", "a suicide bomber" say nothing where an organisation is named."""
    if not any(p.kind == "organization" and p.role in ("perpetrator", "claimed", "blamed") for p in parties):
        return parties
    return [p for p in parties if not (p.kind == "individual" and p.role in ("perpetrator", "blamed") and _NAMELESS.fullmatch(p.name))]


_NAMELESS = re.compile(r"(?:suicide )?(?:attackers?|bombers?|assailants?|perpetrators?)", re.I)


def _one_band(parties: list[Party]) -> list[Party]:
    """"the gunmen", "the attackers", "the bandits": one band under several words, the first of which names it."""
    out: list[Party] = []
    for p in parties:
        first = next((n for n, q in enumerate(out) if q.kind == p.kind == "individual" and q.role == p.role and q.sub == p.sub == "militant"), None)
        if first is None:
            out.append(p)
        elif p.name not in out[first].aliases:
            out[first] = msgspec.structs.replace(out[first], aliases=(*out[first].aliases, p.name))
    return out


def _same_name(a: Party, b: Party) -> bool:
    x, y = fold(a.name), fold(b.name)
    if a.kind == b.kind == "object" and a.sub == b.sub and a.name[:1].islower() != b.name[:1].islower() and x.split()[-1:] == y.split()[-1:]:
        return True                                             # "a secondary school", "Lhubiriha Secondary School"
    return x == y or x.rstrip("s") == y.rstrip("s") or a.kind == b.kind == "organization" and (x in map(fold, b.aliases) or y in map(fold, a.aliases))


def _can_attack(a: Entity, f: Fact) -> bool:
    if f.kind in ("kill", "wound") and f.victims and all(_ATTACKERS.search(v.name) for v in f.victims):
        return False                                            # who shot the attackers did not make the attack
    if a.code == "HUM" and a.sub in ("civilian", "official", "security") and not a.many and (f.kind == "shoot" or f.rule == "harm-and-so-killed"):
        return True                                             # "a manager opened fire"
    if a.sub in ("vague", "dead", "hurt", "monitor", "media", "country") and not (a.code == "LOC" and a.sub == "country"):
        return False
    if a.code == "HUM" and a.sub in ("civilian", "official"):
        return a.name.lower().split()[-1] in ("man", "men", "individuals", "youths", "students", "individual", "youth", "woman", "women", "settlers", "settler", "persons", "teenager", "protesters", "demonstrators") and f.kind not in ("claim",)
    if a.code == "NAM":
        return a.name.isupper() and len(a.name) >= 2
    return a.code in ("HUM", "ORG", "LOC") or a.code == "PER" and False


# "Taliban fighters" are the Taliban; "FMLN guerrillas" are also people of a sort
_JUST_ITS_OWN = re.compile(r"\b(?:fighters?|militants?|jihadists?|extremists?|insurgents?|forces)\b", re.I)


_BAND = re.compile(r"(?:[A-Z][\w'’-]+ )+(?:[\w-]+ )?(?:group|force|forces|movement|organi[sz]ation|command|commando|front|army|brigade|cartel|party|squad|cell)$")


def _is_named(name: str) -> bool:
    """"the Zarate Wilka group": an organisation that no list knows; "the Colombian group" names none."""
    return bool(_BAND.match(name)) and name.split()[0].lower() not in nationalities() and not re.match(r"(?:The|This|That|Other|Some)\b", name)


def _doer(scene: Scene, f: Fact, a: Entity, known) -> list[Party]:
    role = "blamed" if f.suspected or a.suspected else "perpetrator"
    evidence = cite(scene, f.rule)
    out = []
    if a.actor:
        actor = known.lexicon.actors[a.actor]
        out.append(Party(actor.name, "organization", role, (*actor.aliases,), f.by, evidence=evidence, sub=actor.kind))
        if a.code == "HUM" and a.sub == "militant" and not _JUST_ITS_OWN.search(a.name):
            out.append(Party(a.name, "individual", role, (actor.name,), f.by, evidence=evidence, sub=a.sub))
        return out
    if a.code == "LOC":                                     # a state: its forces are it
        forces = [x for x in known.lexicon.actors.values() if x.kind == "force" and x.country and known.gazetteer.country_name(x.country) == a.name]
        return [Party(a.name, "organization", role, tuple(n for x in forces for n in (x.name, *x.aliases)), f.by, evidence=evidence, sub="country")]
    if re.search(r"(?:army|armed forces|military|air force|police|national guard|government|regime|battalion|brigade|security forces|government forces|navy)$", a.name, re.I):
        return [Party(a.name, "organization", role, (), f.by, evidence=evidence, sub="force")]
    kind = "organization" if a.code in ("ORG", "NAM") or _is_named(a.name) else "organization" if a.sub == "security" and a.many and re.search(r"\b(?:forces|troops|army|police|military)\b", a.name, re.I) else "individual"
    return [Party(a.name, kind, role, (), f.by, evidence=evidence, sub=a.sub)]


def _statement(scene: Scene, f: Fact, known) -> list[Party]:
    if "N" in f.doubt:
        return []
    role = {"claim": "claimed", "blame": "blamed", "deny": "denied"}[f.kind]
    out = []
    for a in f.actors:
        name, aliases, by, via = a.name, (), f.by, ""
        actor = known.lexicon.actors.get(a.actor)
        if actor and actor.kind in ("monitor", "media"):
            continue
        speaker = known.lexicon.actors.get(f.by)
        if role == "blamed" and speaker and speaker.speaks_for and (not actor or speaker.speaks_for == actor.name):
            role, via = "claimed", speaker.name
            actor = actor or known.lexicon.actors.get(speaker.speaks_for)
        if role == "denied":
            named = _denied_for(scene, f, known)
            if named == "":
                continue
            if named and (not actor or named != actor.name):
                by, actor = a.name, known.lexicon.actors.get(named, actor)
        suspects = role == "blamed" and a.code == "HUM" and a.sub in ("vague", "civilian") and a.name.lower() not in ("people", "person", "victims", "victim", "others")
        if actor is None and not suspects and (a.code in ("HUM",) and a.sub in ("vague", "dead", "civilian", "official") or a.code in ("PER", "NP", "LOC") and role != "blamed"):
            if role != "denied":
                continue
        if actor:
            name, aliases = actor.name, actor.aliases
        if role == "blamed" and by and any(n == by or len(n) > 4 and n in by for n in (name, *aliases)):
            if f.rule.endswith(("-it", "blamed", "suspected-of")):
                continue
            role = "claimed"                                    # its own supporters say so
        out.append(Party(name, "organization" if actor or a.code in ("ORG", "NAM", "LOC") or _is_named(name) else "individual", role, aliases,
                         by if role != "claimed" else "", via, evidence=cite(scene, f.rule), sub=actor.kind if actor else a.sub))
    return out


def _denied_for(scene: Scene, f: Fact, known) -> str | None:
    """Whose part in the attack is denied: an organisation named after the verb, "" if no attack is denied at all."""
    chunks = scene.read.chunks
    verb = next((i for i, c in enumerate(chunks) if c.code == "SAY" and c.sub == "deny"), None)
    if verb is None or f.rule.endswith(("says-not", "distanced")):
        return None
    after = chunks[verb + 1:verb + 8]
    words = " ".join(scene.read.words(c) for c in chunks[verb:verb + 8]).lower()
    if not any(c.code == "EVT" or c.code == "V" for c in after) and not re.search(r"\b(?:involvement|responsibility|role|being behind|any part|accusations?|allegations?|charges?|claims?|blame|responsible|behind|it)", words):
        return ""
    return next((c.name for c in after if c.code == "ORG" and c.name in known.lexicon.actors and known.lexicon.actors[c.name].kind not in ("media", "monitor")), None)


def _sufferer(scene: Scene, f: Fact, e: Entity, known, role: str) -> Party | None:
    evidence = cite(scene, f.rule)
    if e.code == "HUM" and e.sub == "vague" and not re.search(r"\b(?:members? of|individuals?)\b", e.name):
        return None
    if e.code == "NP" and e.number and f.kind in ("kill", "wound"):
        return Party(e.name, "person", "victim", evidence=evidence, sub="civilian")
    if e.code in ("NP", "LOC", "NUM") or e.sub in ("dead", "hurt", "group") or len(e.name) < 3 or e.name.lower() in ("centre", "center") or e.name.lower() in ("forces", "troops", "military", "security", "army"):
        return None
    if e.code == "OBJ":
        return Party(e.name, "object", "target", evidence=evidence, sub=e.sub)
    if e.code == "HUM":
        if e.sub == "militant" and role == "victim" and f.kind == "kill" and not f.agents:
            return None
        return Party(e.name, "person", "victim" if role == "victim" or f.kind in ("kill", "wound", "kidnap") else "target", evidence=evidence, sub=e.sub)
    if e.code in ("PER",) or e.code == "NAM" and not (e.number and f.kind == "kidnap") and role == "victim" and f.kind in ("kill", "kidnap", "wound"):
        return Party(e.name, "person", "victim" if role == "victim" else "target", evidence=evidence, sub="person")
    if e.code == "ORG" and e.actor:
        actor = known.lexicon.actors[e.actor]
        if actor.kind in ("media", "monitor"):
            return None
        return Party(actor.name, "organization", role, actor.aliases, evidence=evidence, sub=actor.kind)
    return None


def _same_people(a: str, b: str) -> bool:
    """"Galan" is "Luis Carlos Galan Sarmiento", "the Jesuits" are "six Jesuit priests"."""
    x, y = ({w.removesuffix("s") for w in fold(n).split()} for n in (a, b))
    return fold(a).split()[-1:] == fold(b).split()[-1:] or x <= y or y <= x


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
        if p.role == "target" and p.sub == "person" and any(_same_people(p.name, n) for n in by_name) or p.kind == "person" and p.sub != "person" and named and p.name in known_as:
            continue
        longer = next((q for q in out if q.role == p.role and q.kind == p.kind == "person" and p.sub == q.sub and _same_people(p.name, q.name)), None)
        if longer and len(p.name) > len(longer.name):
            out[out.index(longer)] = msgspec.structs.replace(p, aliases=(longer.name, *longer.aliases))
        if not longer:
            out.append(p)
    return out

"""Who did it: the agents of one fact made into parties.

    "FMLN guerrillas", "members of the army"     people, and the organisation they are of
    "the drug mafia", "the intelligence service"  an organisation, though nobody's proper name
    "two persons", "unidentified individuals"     people, if a number or a word says more than that they were people
"""

import re

import msgspec

from chronicle.convert.cite import cite
from chronicle.convert.entities import ATTACKERS, FAITHS, Entity, entity
from chronicle.convert.event import THE_EVENT
from chronicle.convert.facts import HELD, STRONG, Fact
from chronicle.convert.fold import fold
from chronicle.convert.kinds import FROM_AFAR
from chronicle.convert.lexicon import nationalities
from chronicle.convert.records import Party
from chronicle.convert.scenes import Scene
from chronicle.convert.voice import its_man, outlet_of

# a body, though no list knows its name
_BODY = re.compile(r"\b(?:mafias?|cartels?|organi[sz]ations?|factions?|services?|army|armed forces|military|air force|navy|police|national guard|government|regime|junta|battalions?|brigades?|"
                   r"security forces|government forces|(?:armed|liberation|defen[cs]e|air|task|military) forces|high command|police force|secret police)$", re.I)
_PEOPLE_OF = re.compile(r"\b(?:soldiers?|troops?|officers?|members?|personnel|men|man|agents?|policem[ae]n|elements?|patrols?|units?|commandos?|units?)\b", re.I)
# the body that people are of: "Salvadoran army soldiers", "members of the National Guard"
_PART_OF = re.compile(r"(?:[\w'’-]+ )*?(?:members?|soldiers?|troops|elements?|officers?|agents?|men|personnel|units?|cells?|patrols?|columns?|platoons?|detachments?|leaders?|commanders?|"
                      r"combatants?|fighters?|militants?|guerrillas?|rebels?|militiam[ae]n|terrorists?|extremists?|gunm[ae]n|commandos?|cadres?) of (?:the |a |an )?(.+)$", re.I)
_OF_FORCE = re.compile(r"((?:(?!(?:members?|soldiers?|officers?|elements?|men|units?|agents?|troops?|personnel|retired|former|of|the)\b)[\w'’-]+ )?(?:army|armed forces|air force|navy|national guard|national police|security forces|police|government))\b", re.I)
# the body that agents are named after: "Fusep agents", "Atlacatl Battalion soldiers"
_NAMED_AFTER = re.compile(r"((?:(?!The |This |Some |Other )[A-Z][\w'’-]*[A-Z0-9][\w'’-]*|[A-Z][a-z]+(?: [\w-]+)*? (?:[Bb]attalion|[Bb]rigade|[Rr]egiment|[Dd]etachment|[Gg]uard|[Pp]olice))) (?:agents?|members?|soldiers?|troops|officers?|units?)$")
_NAMED_BODY = r"(?i:groups?|forces?|movement|organi[sz]ation|command|commandos?|front|army|brigade|battalion|cartel|party|squad|cell|gang|militias?|network|faction|guard|corps|patrols|alliance|federation|union|league|bloc|legion|regiment|detachment|association)"
_BAND = re.compile(rf"(?:[A-Z][\w'’-]+ )+(?:[\w-]+ )?{_NAMED_BODY}$")
# "Taliban fighters" are the Taliban; "FMLN guerrillas" are also people of a sort
_JUST_ITS_OWN = re.compile(r"\b(?:gunm[ae]n|mercenar(?:y|ies)|operatives?|remnants|rebels?|dissidents|holdouts|fighters?|militants?|jihadists?|extremists?|insurgents?|forces|gangs?|groups?|organi[sz]ations?|factions?|branch|wing|cartels?|movement|militias?|militiam[ae]n)\b", re.I)
_LIKE_ATTACKERS = frozenset("man men individuals youths students individual youth woman women herders herdsmen pastoralists tribesmen hunters inmates prisoners growers youngsters villagers settlers settler females female occupants occupant vigilantes motorcyclists riders traders persons person teenager teenagers residents locals inhabitants neighbours neighbors townspeople bystanders boys couple deserter deserters convicts fugitives smugglers protesters demonstrators peasants crowd miners strikers landowners ranchers sailors".split())
_SAID_OF = re.compile(r",? (?:(?:who|which|that) )?(?:were |are |is |was )?(?:believed|thought|suspected|presumed|understood|alleged|linked|loyal|allied|affiliated|belonging|aligned|sworn|claiming|working|fighting)\b")     # "gunmen believed to be from the TTP"
_COUNTED = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|unidentified|unknown|armed|hooded|masked|uniformed|young|couple|group of|gang of|band of|\d+)\b", re.I)

# "a member of the National Party", "combatants of the PRTC"
_OF_NAMED = re.compile(rf"\b(?:[Mm]embers?|[Cc]ombatants?|[Ff]ighters?|[Mm]ilitants?|[Gg]uerrillas|[Rr]ebels|[Cc]ommandos?|[Ee]lements|[Cc]olumns?|[Pp]latoons?) of (?:the |an? )?(?:(?:[A-Z][\w'’-]*|\d+\w*)(?: [\w'’-]+)*? {_NAMED_BODY}\b|[A-Z]{{3,}}\b)")
_SOMEBODY = re.compile(r"\b(?:individuals?|persons?|subjects?)\b", re.I)
_NO_DOER = re.compile(r"\b(?:victims?|others|figures?|casualt(?:y|ies)|souls?)$", re.I)

# what one man by himself does: "a manager opened fire", "a driver rammed a van into a crowd"
_ALONE = frozenset(["attack-attacked", "harm-and-so-killed", "harm-and-so-wounded", "attack-rammed", "attack-drove-into"])
_DONE_BY = frozenset(["harm-killed", "harm-wounded", "attack-was-shot", "attack-was-kidnapped"])
_BY_NAME = _DONE_BY | {"harm-kill"}
_BY_ANYBODY = frozenset(["doers-done-by", "doers-bombed-by", "doers-act-by", "attack-attack-carried-out"])      # "by" says it, whoever they are
_BY_SOMEBODY = _DONE_BY | _BY_ANYBODY | {"attack-attacked-by", "harm-murder-of", "attack-attack-by", "doers-deed-by"}


def of_its_people(scene: Scene, a: Entity, known) -> Entity:
    """"The Russians shelled the town": what only states do, their state did."""
    if a.code != "HUM" or not a.many or not FROM_AFAR & set(scene.types) or not (iso := nationalities().get(a.name.lower().split()[0].removesuffix("s"))):
        return a
    words = a.name.split()
    land = known.gazetteer.country_name(iso) if len(words) == 1 and words[0].endswith("s") or words[-1] in ("invaders", "occupiers") else ""
    return Entity(land, "LOC", "country", "", True, None, a.suspected) if land else a


def can_attack(a: Entity, f: Fact) -> bool:
    if f.kind in ("kill", "wound") and f.victims and all(ATTACKERS.search(v.name) for v in f.victims):
        return False                                            # who shot the attackers did not make the attack
    if f.targets and a.sub in ("security", "force") and all(ATTACKERS.search(t.name) for t in f.targets):
        return False                                            # "police shot the attacker"
    if a.code == "HUM" and a.sub in ("civilian", "official", "security") and not a.many and (f.kind == "shoot" or f.rule in _ALONE):
        return True                                             # "a manager opened fire"
    if a.code == "PER" and (f.rule == "attack-drove-into" or f.victims and f.rule in _BY_NAME and a.sub == "person" and " " in a.name and not a.name.startswith("Radio ")):
        return True                                             # "Juan Gil, 24, shot dead two clerks"
    if a.code == "PER" and a.sub in ("militant", "security") and f.victims:
        return True                                             # "Drug lord Juan Gil and his men killed a judge"
    if a.code == "HUM" and a.sub == "civilian" and (f.rule in _DONE_BY and f.victims or f.rule in _BY_ANYBODY):
        return True                                             # "was stabbed to death by a classmate"
    if a.code == "HUM" and a.sub == "vague" and ((a.number or a.definite or f.rule in _BY_SOMEBODY) and _SOMEBODY.search(a.name) or _COUNTED.search(a.name)):
        return not _NO_DOER.search(a.name)
    if a.code == "HUM" and a.sub == "vague" and _OF_NAMED.search(a.name):
        return True                                             # "a member of the National Party"
    if a.sub in ("vague", "dead", "hurt", "monitor", "media", "country") and not (a.code == "LOC" and a.sub == "country"):
        return False
    if a.code == "HUM" and a.sub in ("civilian", "official"):
        return a.name.lower().split()[-1] in _LIKE_ATTACKERS and f.kind not in ("claim",)
    if a.code == "NAM":
        return bool(a.actor) or a.name.isupper() and len(a.name) >= 2
    return a.code in ("HUM", "ORG", "LOC")


def kind_of(a: Entity) -> str:
    """organization or individual: "the Zarate Wilka group" is one that no list knows; "the Colombian group" names none."""
    if a.code in ("ORG", "NAM", "NP", "OBJ") or _BODY.search(a.name) and not _PART_OF.match(a.name):
        return "organization"
    if _PART_OF.match(a.name):
        return "individual"
    named = not a.name.isupper() and _BAND.match(a.name) and a.name.split()[0].lower() not in nationalities() and not re.match(r"(?:The|This|That|Other|Some)\b", a.name)
    return "organization" if named or a.sub == "security" and a.many and re.search(r"\b(?:forces|army|police|military)$", a.name, re.I) else "individual"


_BANDS_MEN = re.compile(r"(?P<of>.+) (?:fighters?|militants?|rebels?|insurgents?|guerrillas?|militiam[ae]n|jihadists?|combatants?|forces)|(?:fighters?|militants?|rebels?|insurgents?|guerrillas?|gunm[ae]n|militiam[ae]n|jihadists?|combatants?|terrorists?|(?:suicide )?bombers?) (?:from|of|loyal to|belonging to|linked to) (?:the |an? )?(?P<from>.+)", re.I)
_A_BAND = re.compile(rf"(?:(?:[A-Z]|[ae]l-)[\w'’-]* (?:(?:of|for|the|and|al|ul|de|del|la|los) )*)+(?:{_NAMED_BODY}|(?:[A-Z]|[ae]l-)[\w'’-]+)|(?=\w*[A-Z]{{2}})[A-Z][A-Z0-9-]{{2,}}")
_PEOPLES = FAITHS | {"sikh", "buddhist", "tribal"}              # of no one body
_SIDES_OF_LAND = frozenset("north south east west northern southern eastern western central".split())


def band_of(name: str) -> str:
    """The body that no list knows: "UPRK fighters", "militants of the Dawn Front"; "" for "Sunni Arab militants"."""
    people = _BANDS_MEN.fullmatch(name) if not name.isupper() else None
    band = people and (people["of"] or people["from"])
    if not band or not _A_BAND.fullmatch(band) or any(w in nationalities() or w in _PEOPLES for w in band.lower().split()) or all(w in _SIDES_OF_LAND for w in band.lower().split()):
        return ""
    return band if people["of"] or re.search(rf"\b{_NAMED_BODY}$|^[A-Z0-9-]+$|^(?:[Aa]nsar|[Jj]aish|[Jj]aysh|[Hh]arakat|[Ll]iwa|[Kk]ati?bat|[Ll]ashkar|[Jj]amaat|[Hh]izb|[Tt]ehri[k]|[Ss]araya|[Jj]und|[Aa]saib|[Kk]ataib)\b", band) else ""


_WHETHER = re.compile(r"\b(?:whether|if) (?:(?:either|it was|the|an?|his|her|their) )?(?:[\w'’-]+ ){0,7}$", re.I)
_UNKNOWN = re.compile(r"\b(?:unclear|uncertain|unsure|unknown|not (?:\w+ ){0,2}(?:clear|known|know|say|said|sure|certain|tell|specif\w+|established|determined|confirmed?)|n['’]t (?:know|say|sure|clear)|(?:could|can)not (?:say|tell)|no word|disputed|in dispute|investigat\w+|disagree\w*|in question|(?:a|the) question)\b", re.I)


def _open(scene: Scene, f: Fact) -> bool:
    """"It was unclear whether rebels or soldiers had fired the shell": nobody says that these did it."""
    read = scene.read
    if read.sentence.words.isdisjoint(("whether", "if")):
        return False
    begin = read.chunks[f.at]
    told = _WHETHER.search(read.sentence.text[:read.sentence.tokens[begin.start].start])
    after = read.chunks[f.at + 1:f.at + 3]
    return bool(told and _UNKNOWN.search(read.sentence.text)) and not any(c.sub in ("who", "which", "that") for c in after)


def doer(scene: Scene, f: Fact, a: Entity, known, accused: frozenset[str] = frozenset()) -> list[Party]:
    """`accused`: names of those who are blamed or deny it; that others did it is their accusation."""
    enemy = (f.by in known.lexicon.actors and known.lexicon.actors[f.by].kind == "militant" or f.by in accused) and f.by not in (a.actor, a.name)      # an armed group, or who is accused, says that others did it
    before = scene.read.chunks[f.at - 1] if f.at else None
    accuses = before is not None and before.code == "SAY" and before.sub == "blame"       # "police suspect rebels planted the bomb"
    return parties_named(scene, f, a, known, "blamed" if f.suspected or a.suspected or enemy or accuses else "possible" if _open(scene, f) else "perpetrator", f.by)


def parties_named(scene: Scene, f: Fact, a: Entity, known, role: str, by: str) -> list[Party]:
    """The people and the organisation that one noun group names."""
    evidence = cite(scene, f.rule, _meant(scene, f, a))
    if a.taken_for:
        bare_of = msgspec.structs.replace(a, taken_for="", actor="")
        if not a.actor:
            return [*parties_named(scene, f, bare_of, known, role, by), Party(a.taken_for, "individual", "blamed", (), by, evidence=evidence)]
        named = msgspec.structs.replace(a, name=a.taken_for, taken_for="")
        return [*parties_named(scene, f, bare_of, known, role, by), *(p for p in parties_named(scene, f, named, known, "blamed", by) if p.kind == "organization")]
    if a.actor:
        actor = known.lexicon.actors[a.actor]
        if actor.kind in ("monitor", "media"):
            return []
        if role == "perpetrator" and by and (by in (actor.name, *actor.aliases) or known.lexicon.actors.get(by, actor).speaks_for == actor.name):
            role, by = "claimed", ""                            # its own radio says so
        elif role in ("perpetrator", "blamed") and (outlet_of(actor.name, scene.read, known) or its_man(by, actor)):
            role, by = "claimed", ""
        told = "claimed" if role == "perpetrator" and known.voice == actor.name else role      # on its own radio
        out = [Party(actor.name, "organization", told, (*actor.aliases,), by, evidence=evidence, sub=actor.kind)]
        people = _SAID_OF.split(a.name)[0]
        if a.code == "HUM" and a.sub in ("militant", "security") and not _JUST_ITS_OWN.search(re.split(r" (?:of|from) ", people)[0]) and " known as " not in a.name and fold(people) not in map(fold, (actor.name, *actor.aliases)):
            out.append(Party(people, "individual", role, (), by, evidence=evidence, sub=a.sub))
        return out
    if a.code == "LOC":
        return [Party(a.name, "organization", role, forces_of(a.name, known), by, evidence=evidence, sub="country")]
    if a.code == "HUM" and (band := band_of(a.name)):
        return [Party(band, "organization", role, (), by, evidence=evidence, sub="militant")]
    kind = kind_of(a)
    out = [Party(a.name, kind, role, (), by, evidence=evidence, sub="force" if kind == "organization" and a.sub == "security" else a.sub)]
    body = _PART_OF.match(a.name) or _NAMED_AFTER.match(a.name)
    if not (body and (_BODY.search(body[1]) or _OF_NAMED.search(a.name) or _NAMED_AFTER.match(a.name))):
        body = _OF_FORCE.search(a.name) if a.sub == "security" and a.many and _PEOPLE_OF.search(a.name) else None
    if body and kind == "individual":
        out.append(Party(body[1], "organization", role, (), by, evidence=evidence, sub="force"))
    return out


def _meant(scene: Scene, f: Fact, a: Entity) -> str:
    """Whom "they" means, where the sentence itself does not name them."""
    words = scene.read.sentence.text.lower()
    return f"“they” are the {a.name} spoken of before" if f.rule != "event-of" and re.search(r"\bthey\b", words) and a.name.split()[-1].lower() not in words else ""


def forces_of(land: str, known) -> tuple[str, ...]:
    """A state's forces are the state: their names."""
    forces = [x for x in known.lexicon.actors.values() if x.kind == "force" and x.country and known.gazetteer.country_name(x.country) == land]
    return tuple(n for x in forces for n in (x.name, *x.aliases))


# like ATTACKERS, what nobody is called who did nothing; "rebels" and "guerrillas" are also one side of a war, and must stand after "by"
_BY_DEED = re.compile(r"\b(?:assassins?|kidnapers?|killers?|murderers?|snipers?|terrorists?|armed (?:men|group|individuals|persons|civilians)|"
                      r"(?:masked|hooded|unidentified|unknown|uniformed) (?:men|man|gunmen|individuals?|persons?|people))$", re.I)


def attackers_named(scenes: list[Scene], known, fallen: bool = False) -> list[Party]:
    """No clause says who did it, but the event's sentences speak of attackers: "the gunmen fled on foot". `fallen`: who of them was hit,
    "one attacker was killed"."""
    for scene in scenes:
        chunks = scene.read.chunks
        harmed = {e.name for f in scene.facts for e in (*f.victims, *f.targets)}
        if not any(f.kind in STRONG for f in scene.facts) and not THE_EVENT.search(scene.read.sentence.text) and not of_the_doers(scene):
            continue
        for i, c in enumerate(chunks):
            if c.code != "HUM" or c.sub != "militant":
                continue
            e = entity(scene.read, c, known)
            before = chunks[i - 1] if i else None
            by = before is not None and before.sub == "by" and not (i > 1 and chunks[i - 2].sub in HELD)      # "a town held by the rebels"
            governed = before is not None and not by and (before.code == "V" or before.sub == "by" or before.code == "SAY" and not fallen or before.flags == "p" and before.sub not in ("with", "after", "when", "because"))
            speaks = i + 1 < len(chunks) and chunks[i + 1].code == "SAY"
            if (e.name in harmed) == fallen and (by or (ATTACKERS.search(e.name) or _BY_DEED.search(e.name)) and not governed and not speaks):
                return doer(scene, Fact("attack", "attackers-named", i), e, known)
    return []


def of_the_doers(scene: Scene) -> bool:
    """A sentence about those who did it, whatever it says of them: "The killers left in three trucks"."""
    first = scene.read.chunks[0] if scene.read.chunks else None
    return first is not None and first.code == "HUM" and first.sub == "militant" and bool(_THE_DOERS.match(scene.read.words(first)))


_THE_DOERS = re.compile(r"the (?:\w+ )?(?:attackers?|assailants?|gunm[ae]n|assassins?|kidnapp?ers?|killers?|murderers?|aggressors?|raiders|perpetrators)$", re.I)
_SOURCE = re.compile(r"\b(?:sources?|contacts?)$", re.I)


def _tells_of(scene: Scene, k: int) -> bool:
    """"A source in the group said": who tells of a deed has not for that done it."""
    chunks = scene.read.chunks
    return k > 1 and chunks[k - 1].sub in ("in", "within", "inside", "from", "of", "with", "close") and bool(_SOURCE.search(scene.read.words(chunks[k - 2])))


def only_group(scenes: list[Scene], band: Party, known) -> Party | None:
    """"The rebels" of an event whose sentences name one armed group, which was not hit: that group's."""
    hit = {e.actor for scene in scenes for f in scene.facts for e in (*f.victims, *f.targets)}
    named = {o: scene for scene in reversed(scenes) for k, c in enumerate(scene.read.chunks) if c.code in ("ORG", "HUM") and not (k and scene.read.chunks[k - 1].sub == "against") and not _tells_of(scene, k) for o in (c.name, *c.orgs)
             if o in known.lexicon.actors and known.lexicon.actors[o].kind == "militant"}
    if len(named) != 1 or hit & set(named):
        return None
    (name, scene), = named.items()
    actor = known.lexicon.actors[name]
    return Party(actor.name, "organization", band.role, actor.aliases, band.by, evidence=cite(scene, "group-of-the-band", f"the only armed group named; {band.name}"), sub=actor.kind)

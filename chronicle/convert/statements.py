"""Who claims the deed, is blamed for it or denies it: the facts that are statements made into parties.

    a group, or its outlet          claims; what its own supporters blame it for it claims as well
    "a spokesman for X"             speaks for X, "Moscow" for the state whose capital it is
    "X denied that Y did it"        Y is who denies, by X; a denial in general ("X denies targeting civilians") is none
"""

import re

from chronicle.convert.casing import in_capitals
from chronicle.convert.cite import cite
from chronicle.convert.doers import forces_of, kind_of, parties_named
from chronicle.convert.entities import Entity, entity
from chronicle.convert.event import THE_EVENT
from chronicle.convert.facts import STRONG, Fact
from chronicle.convert.lexicon import capitals, nationalities
from chronicle.convert.nouns import armed_by_name
from chronicle.convert.records import Party
from chronicle.convert.scenes import Scene
from chronicle.convert.voice import its_man, outlet_of

_CARRIED_OUT = frozenset(["attack-attack-carried-out", "doers-act-by", "attack-attack-by", "attack-later-carried-out-by"])
_OF_REBELS = re.compile(r"\b(rebel|separatist|insurgent|militant|guerrilla)s?(?:['’]s?)? spokes(?:man|woman|person)\b", re.I)
_SLAIN = re.compile(r"\b(?:slain|dead|killed|deceased|neutrali[sz]ed|eliminated) (?:\w+ )?(?:militants?|rebels?|terrorists?|insurgents?|cadres?|maoists?|naxals?|gunm[ae]n|fighters?|khwarij|khawarij)\b", re.I)
_SPOKESMAN = re.compile(r"\b(?:spokes(?:man|woman|person)|source|representative|commander|leader)s?$", re.I)
_BAND_SPOKESMAN = re.compile(r"(?:[Aa]n? |[Tt]he )?((?:[A-Z]|al-)[\w'’ -]*?)(?:['’]s)? (?:\w+ )?spokes(?:man|woman|person)\b")
_OF_FORCE = re.compile(r"\b(army|armed forces|military|navy|air force|police|government|junta)(?:['’]s)? (?:chief )?spokes(?:man|woman|person)\b", re.I)
_CRIME = re.compile(r"\b(?:a|the) (?:\w+ ){0,2}(?:crime|atrocity|violation)\b|\bcomplicit|\binvolvement|\bbeing behind|\bresponsib", re.I)
_BELONGS = re.compile(r"\bwho belong(?:ed)? to\b", re.I)
_THOUGHT = re.compile(r"\b(?:thought|believed|presumed|suspected|linked|identified|identif(?:y|ies)|recogni[sz]ed|described)\b", re.I)
_A = re.compile(r"an? |the [\w' -]{0,40}\b(?:affiliate|branch|offshoot|franchise|arm|wing|ally)$", re.I)
ARMIES = ("army", "military", "armed forces")        # one and the same, where the text names no country
_WHOEVER = frozenset("people person victims victim others ally allies".split())      # only "ten people suspected of it" are suspects
_HELD_ONES = frozenset("arrested detained accused captured those".split())
_IN_GENERAL = re.compile(r"\b(?:denies|deny) (?:\w+ ){0,2}targeting civilians|^(?:denied|denies|deny|denying) that (?:its|their) \w+ (?:kill|target|attack|abuse)\b")      # a state's answer to every charge
_WERE_THERE = re.compile(r"\bthat (?:any of )?(?:its|their|his|our) (?:own |\w+ )?(?:forces|troops|soldiers|men|officers|units?|aircraft|planes|jets|drones) (?:were|was|had been|have been|had|have) "
                         r"|\bthat (?:the |any |any of the |government |\w+ )?(?:forces|troops|soldiers|officers|police|policemen|marines|guards|agents|rangers|gendarmes|aircraft|planes|jets|anyone|anybody|they) \w+|\b(?:any|all|the) (?:wrongdoing|misconduct|abuses?|excesses)\b|\bexcessive force\b", re.I)
_ABUSES = re.compile(r"\bcommitt?(?:ed|ing) (?:[\w-]+ ){0,4}(?:abuses|violations|crimes|atrocities)\b", re.I)
_HEAD_OF_STATE = re.compile(r"\b(?:president|prime minister|premier|foreign minister|defen[cs]e minister|foreign ministry|defen[cs]e ministry|government)$", re.I)
_OF_STATE = re.compile(r"\b(?:ministry|ministry of (?:national )?(?:defen[cs]e|foreign affairs|the interior|interior|internal affairs)|foreign office|defen[cs]e department)$", re.I)
_OF_THE_GROUP = re.compile(r"^(?:the|its|this) (?:group|gang|outfit|movement|militia|faction|rebels|organi[sz]ation)['’]s? (?:\w+ )?spokes(?:man|woman|person)\b", re.I)
_OFFICE = re.compile(r"\b(?:president|ministers?|ministry|government|governor|premier|commissioner)\b", re.I)
_A_FORCE = re.compile(r"\b(police|army|military|armed forces|navy|air force|gendarmerie|coast guard|national guard|border guard|marines)\b", re.I)
_THAT_THEY = re.compile(r"\bden(?:ied|ies|y) that (?:the |any |any of the |government )?(troops|soldiers|army|military|police|policemen|officers|security forces)\b", re.I)
_FORCE_OF = {"police": "police", "policemen": "police", "officers": "police"}
_LEFT_UNDONE = frozenset("failing not ignoring neglecting refusing allowing letting abandoning withdrawing inaction negligence failure neglect delays delaying encouraging provoking inciting".split())
_SUSPECT = re.compile(r"\bsuspects?\b", re.I)
_WARNING = re.compile(r"\bwarning (?:shots?|fire)\b|\b(?:shots?|fired) (?:in|into) the air\b", re.I)
_OF_DOING = re.compile(r" of [a-z]+ing$")
_BUT = frozenset("but while whereas though although".split())       # what is said of others begins
_CALLED_SO = {      # rule -> words that it must stand on
    "suspects-arrested-at-the-scene": re.compile(r"\b(?:arrested|detained|held|apprehended) (?:at (?:the|his|her) (?:scene|home)|nearby|soon|shortly|minutes|hours)\b", re.I),
    "responsibility-suspicion-fell": re.compile(r"\b(?:suspicions?|blame|attention|investigat\w+|inquiry|probe)\b", re.I),
    "responsibility-it-was-the-work-of": re.compile(r"\b(?:work|handiwork|doing|job) of\b", re.I)}
_THESE = re.compile(r"(?:the|these|those|both|\w+['’]s|two|three)\b", re.I)
_HELD = ("held-over", "detained-over", "charged-with", "charged-over", "involvement", "on-trial", "convicted-of", "charged-who", "sentenced-for", "trial-of",
         "charges-against", "arrest-ordered", "captured-and-accused")
_NOT_BY_THEM = ("suspects-charged-with", "accused-captured-and-accused", "accused-sentenced-for", "accused-charges-against")
_FINGERS = ("finger", "fingers")                       # "fingers were pointed at the group"
_CHARGE = re.compile(r"\b(?:charges?|accusations?|allegations?|claims?|reports?|something) (?:(?:which|that) )?(?:\S+ ){1,5}$", re.I)
_NOT_THIS = re.compile(r"^(?:denied|denies|deny|denying) (?:this|that|so)\b(?: [.,;]| (?:and|but)\b|$)")
_OF_A_NAME = re.compile(r"\b(?:of|from) (?:the )?[A-Z]")
_ITS = re.compile(r"(?:its|our)\b", re.I)


def _state_of(a: Entity, known) -> str:
    """The state that speaks or is blamed, by its own name, its people's or, in "Moscow denied it", its capital's; or ""."""
    if a.code == "LOC" and a.sub == "country":
        return a.name
    if a.code not in ("NAM", "LOC"):
        return ""
    return state_behind(a.name, known) or known.gazetteer.country_name(nationalities().get(a.name.lower(), ""))


def state_behind(capital: str, known) -> str:
    """"Moscow": the state whose capital speaks, or ""."""
    return known.gazetteer.country_name(capitals().get(capital, ""))


def statement(scene: Scene, f: Fact, known) -> list[Party]:
    if "N" in f.doubt:
        return []
    out = []
    for a in f.actors:
        role = {"claim": "claimed", "blame": "blamed", "deny": "denied"}[f.kind]
        if role == "claimed" and _WARNING.search(scene.read.sentence.text):
            role = "denied"                                     # "said it fired warning shots": at nobody
        if f.kind == "blame" and (_OF_DOING.search(a.name) or a.name.lower() in _FINGERS or a.name.startswith("same ") and not a.actor):
            continue                                            # "accused the owners of hiding rebels": of no deed that hurts
        if f.rule.endswith("was-blamed") and _for_many(scene, f):
            continue
        if f.kind == "blame" and (_inside(scene, f.at) and a is f.actors[0] and not f.rule.startswith("accused-") or _other_charge(scene, f)):
            continue
        if role == "blamed" and (f.rule.endswith("belonged") or f.rule == "doers-believed-to-be" and _BELONGS.search(scene.read.sentence.text)) and not f.by and not _THOUGHT.search(scene.read.sentence.text):
            role = "perpetrator"                                # the article says so itself
        if f.rule == "suspects-suspects-named" and _SLAIN.search(scene.read.sentence.text):
            continue                                            # "the slain militant was identified as Juan Gil"
        if role == "blamed" and f.rule == "suspects-suspects-named" and any(g.kind in STRONG and g.at < f.at and g.rule in _CARRIED_OUT and not g.suspected for g in scene.facts):
            role = "perpetrator"                                # "carried out by a bomber who was identified as Juan Gil"
        if f.rule.endswith("is-the-suspect") and not _SUSPECT.search(scene.read.sentence.text):
            continue                                            # "the Taliban are a militant group"
        if f.rule.endswith("hypothesis") and _ABUSES.search(scene.read.sentence.text):
            continue                                            # "allegations that soldiers had committed abuses": of no one deed
        if (called := _CALLED_SO.get(f.rule)) and not called.search(scene.read.sentence.text):
            continue                                            # "was detained at the protest", "it was a stronghold of the rebels"
        if f.rule.endswith("attackers-are") and not a.actor and a.code != "ORG" and not _OF_A_NAME.search(a.name):
            continue                                            # "the attackers were militants" names nobody
        if f.rule.endswith("says-own-not"):
            if not (a.code == "HUM" or a.actor and any(s.actor == a.actor for s in f.agents)):
                continue                                        # "the governor said the Taliban had not been involved"
            a = next((s for s in f.agents if s.actor or s.code == "NAM" or s.code == "ORG" and s.sub in ("militant", "other", "party") or not a.actor and s.code == "HUM" and kind_of(s) == "organization"), a)
        a = _head(scene, f, a, known)
        a = _spoken_for(scene, f, a, known) if role in ("denied", "claimed") else a
        if role == "blamed" and _ITS.match(scene.read.words(scene.read.chunks[f.at])):
            continue                                            # "said that its men were behind it"
        if a.code == "NAM" and not a.actor and " " not in a.name and in_capitals(scene.read.sentence.text):
            continue                                            # "is it true that …": where all is in capitals, any word may look like a name
        name, aliases, by, via = a.name, (), "" if f.rule in _NOT_BY_THEM else f.by, ""      # who is charged does not say so
        actor = known.lexicon.actors.get(a.actor)
        if actor and actor.speaks_for and role == "claimed":
            actor, via = known.lexicon.actors.get(actor.speaks_for), actor.name      # "its agency Amaq said one of its soldiers did it"
        if actor and actor.kind in ("monitor", "media"):
            continue
        speaker = known.lexicon.actors.get(f.by)
        if role == "blamed" and actor and (outlet := outlet_of(actor.name, scene.read, known)):
            role, via = "claimed", outlet
        elif role == "blamed" and speaker and speaker.speaks_for and (not actor or speaker.speaks_for == actor.name):
            role, via = "claimed", speaker.name
            actor = actor or known.lexicon.actors.get(speaker.speaks_for)
        if role == "denied" and f.kind == "deny":
            named = None if f.rule.endswith("says-own-not") else _denied_for(scene, f, known)
            if named == "":
                continue
            if named and f.rule.endswith("no-part") and a.sub in ("security", "official") and not (actor and named == actor.name):
                continue                                        # "police ruled out the involvement of the Taliban": the Taliban has not spoken
            if named and (not actor or named != actor.name):
                by, actor = a.name, known.lexicon.actors.get(named, actor)
        land = _state_of(a, known)
        suspects = role == "blamed" and a.code == "HUM" and a.sub in ("vague", "civilian") and (a.name.lower() not in _WHOEVER or a.name.lower() == "people" and a.number is not None)
        if actor is None and not land and not suspects and role != "denied" and (
                a.code == "HUM" and a.sub in ("vague", "dead", "civilian", "official") or a.code in ("PER", "LOC") and role not in ("blamed", "perpetrator")):
            continue
        if a.name.lower() in _HELD_ONES:
            continue                                            # "those arrested confessed": nobody is named
        if role == "blamed" and a.code == "LOC" and not land:
            continue                                            # only a state is blamed by the name of a place
        if actor:
            name, aliases = actor.name, actor.aliases
        elif land:
            name, aliases = land, tuple(n for n in (a.name, *forces_of(land, known)) if n != land)
        elif name.lower() in ARMIES:
            aliases = tuple(n for n in ARMIES if n != name.lower())
        if role == "blamed" and a.code in ("HUM", "PER") and not a.actor and by == name:
            by = ""                                             # "two men suspected of it": they do not say so
        if role == "blamed" and by and (any(n == by or len(n) > 4 and n in by for n in (name, *aliases)) or its_man(by, actor)):
            if f.rule == "responsibility-and-blamed":
                by = ""                                         # "the army denied it and blamed the Taliban": not the Taliban says so
            elif f.rule.endswith(("-it", "blamed", "suspected-of")):
                continue
            if by and not f.rule.endswith("each-other"):
                role = "claimed"                                # its own supporters say so
        if role == "blamed" and a.code == "HUM" and (not actor or actor.name == a.actor):
            named = parties_named(scene, f, a, known, role, by)
            held = [p for p in named if p.kind == "individual"] if f.rule.endswith(_HELD) and a.sub == "security" and " of " not in a.name else []
            out += held or named                                # officers who are held for it: not the police
            continue
        if role == "blamed" and a.code == "PER" and actor and " " in a.name:
            out.append(Party(a.name, "individual", role, (), by, via, evidence=cite(scene, f.rule), sub=a.sub))      # "M23 leader Juan Gil was indicted"
        out.append(Party(name, "organization" if actor or a.code == "LOC" else kind_of(a), role, aliases,
                         by if role != "claimed" else "", via, evidence=cite(scene, f.rule), sub=actor.kind if actor else a.sub))
    return out


def _for_many(scene: Scene, f: Fact) -> bool:
    """"Has been blamed for killings and bombings": of no one of them."""
    chunks = scene.read.chunks
    verb = next((i for i in range(f.at, len(chunks)) if chunks[i].code == "SAY" and chunks[i].sub == "blame"), None)
    if verb is None or not any(c.sub in ("has", "have") for c in chunks[max(0, verb - 4):verb]):
        return False
    deed = next((c for c in chunks[verb + 1:verb + 4] if c.code == "EVT"), None)
    return deed is not None and deed.many and deed.number is None and not _THESE.match(scene.read.words(deed))


def _other_charge(scene: Scene, f: Fact) -> bool:
    """"Accused the army of inventing it", "of acting under its protection", "blamed it for breaking the truce": of no deed that hurts."""
    chunks = scene.read.chunks
    verb = next((i for i in range(max(0, f.at - 2), min(f.at + 12, len(chunks))) if chunks[i].code == "SAY" and chunks[i].name in ("accuse", "blame")), None)
    of = next((i for i in range(verb + 1, min(verb + 9, len(chunks))) if chunks[i].sub == ("of" if chunks[verb].name == "accuse" else "for")), None) if verb is not None else None
    if of is None or of + 1 == len(chunks):
        return False
    done = scene.read.words(chunks[of + 1]).lower().split()[0]
    if done in _LEFT_UNDONE:
        return True                                             # "for failing to stop the attack"
    if chunks[verb].name == "blame" and not done.endswith("ing"):
        return False
    end = next((i for i in range(of, len(chunks)) if chunks[i].code == "P"), len(chunks))
    return not any(c.code in ("V", "EVT", "WPN") or c.sub in ("dead", "it", "this", "that") for c in chunks[of:end]) and not _CRIME.search(" ".join(scene.read.words(c) for c in chunks[of:end]))


_DEED = {"kidnap": "kidnap", "kidnapping": "kidnap", "rob": "rob", "robbery": "rob", "arrest": "arrest"}      # what nobody says of a bombing or a killing


def of_another_deed(scene: Scene, f: Fact, scenes: list[Scene]) -> bool:
    """"Accused the group of kidnapping sailors" is no accusation of the drone strike that the other sentences tell of."""
    chunks = scene.read.chunks
    verb = next((i for i in range(f.at, min(f.at + 12, len(chunks))) if chunks[i].code == "SAY" and chunks[i].sub == "blame"), None)
    if f.kind != "blame" or verb is None or THE_EVENT.search(scene.read.sentence.text):
        return False
    end = next((i for i in range(verb, len(chunks)) if chunks[i].code == "P"), len(chunks))
    charge = {_DEED.get(c.sub, "") for c in chunks[verb + 1:end] if c.code in ("V", "EVT")}
    told = {g.kind for s in scenes if s is not scene for g in s.facts if g.kind in STRONG}
    return bool(charge and told) and "" not in charge and not charge & told


def _inside(scene: Scene, at: int) -> bool:
    """Whether the noun that begins the clause belongs to another: "two of those who killed Juan Gil confessed", "men close to Juan Gil took part"."""
    chunks = scene.read.chunks
    return at > 1 and chunks[at].code == "PER" and (chunks[at - 1].sub in ("to", "against", "with") or chunks[at - 1].sub == "of" and chunks[at - 2].code in ("EVT", "OBJ", "NP") and chunks[at - 2].sub != "arrest")


def _head(scene: Scene, f: Fact, a: Entity, known) -> Entity:
    """"Al-Shabaab, an al-Qaeda affiliate which …, claimed it": al-Shabaab; "supporters of X, a shadowy group, claimed it": X."""
    chunks = scene.read.chunks
    if f.at < 2 or chunks[f.at - 1].code != "C" or not _A.match(scene.read.words(chunks[f.at])):
        return a
    before = entity(scene.read, chunks[f.at - 2], known)
    if chunks[f.at].code == "ORG" and chunks[f.at - 2].code == "ORG" and a.actor == chunks[f.at].name:
        return before
    return before if not a.actor and a.code == "HUM" and a.sub in ("group", "militant") and before.actor else a


def _spoken_for(scene: Scene, f: Fact, a: Entity, known) -> Entity:
    """"A spokesman for the Fano militia", "Juan Gil, a spokesman for the militia": the militia; "Burundi's army spokesman": Burundi."""
    chunks = scene.read.chunks
    if a.code == "PER" and f.at > 1 and chunks[f.at - 1].code == "C" and _SPOKESMAN.search(scene.read.words(chunks[f.at - 2])) and (body := entity(scene.read, chunks[f.at - 2], known)).actor:
        return body                                             # "a Taliban commander, Juan Gil,"
    at = f.at + 2 if a.code == "PER" and f.at + 2 < len(chunks) and chunks[f.at + 1].code == "C" and chunks[f.at + 2].code in ("HUM", "PER") else f.at
    office = chunks[at]
    if office.code == "OBJ" and _OF_STATE.search(scene.read.words(office)) and (land := _land(scene, office, known)):
        return Entity(land, "LOC", "country", "", True, None)   # "Azerbaijan's Ministry of Defence denied it"
    if a.actor or office.code not in ("HUM", "PER"):
        return a
    if at != f.at and _SPOKESMAN.search(scene.read.words(office).split(" of ")[0]) and (body := entity(scene.read, office, known)).actor:
        return body                                             # "Juan Gil, a leader of the M23"
    if office.code == "HUM" and _SPOKESMAN.search(scene.read.words(office)) and at + 2 < len(chunks) and chunks[at + 1].sub in ("for", "of", "from", "with", "in"):
        body = entity(scene.read, chunks[at + 2], known)
        if body.actor or body.code == "ORG" or body.sub == "country" or body.code == "HUM" and body.sub == "militant" and kind_of(body) == "organization":
            return body
    if rebels := _OF_REBELS.search(scene.read.words(chunks[f.at])):
        return Entity(rebels[1].lower() + "s", "HUM", "militant", known.last_group if known.last_group in known.lexicon.actors else "", True, None)
    if (band := _BAND_SPOKESMAN.match(scene.read.words(office))) and armed_by_name(band[1]):
        return Entity(band[1], "ORG", "militant", "", True, None)      # "a Dawn Brigade spokesman", "Jund al-Fajr's spokesman"
    if _OF_THE_GROUP.search(scene.read.words(office)) and known.last_group in known.lexicon.actors:
        return Entity("group", "HUM", "group", known.last_group, False, None)      # "the group's spokesman, Juan Gil,"
    force = _OF_FORCE.search(scene.read.words(office)) or f.kind == "deny" and _officer_of(scene, f, at)
    if not force and f.kind == "deny" and office.code == "HUM" and _HEAD_OF_STATE.search(scene.read.words(office)) and (land := _land(scene, office, known)):
        return Entity(land, "LOC", "country", "", True, None)   # "Serbia's president denied it"
    if not force:
        return a
    land = _land(scene, office, known)
    return Entity(land, "LOC", "country", "", True, None) if land and force[1].lower() != "police" else Entity(force[1].lower(), "ORG", "force", "", True, None)


def _officer_of(scene: Scene, f: Fact, at: int) -> re.Match | None:
    """Whose man denies it: "Police detective Juan Gil", "Superintendent of Police"; a minister speaks for those of whom he does, "denied that troops had fired"."""
    chunks, words = scene.read.chunks, scene.read.words
    if _ITS.match(words(chunks[at])):
        return None                                             # "its air force": whose it is says so
    office = words(chunks[at]) + (" of " + words(chunks[at + 2]) if chunks[at + 1].sub == "of" else "")
    if chunks[at].sub == "security" or _SPOKESMAN.search(office.split(",")[0]):
        return _A_FORCE.search(office)
    denied = _THAT_THEY.search(scene.read.sentence.text[scene.read.sentence.tokens[chunks[at].end - 1].end:])
    return _A_FORCE.search(_FORCE_OF.get(denied[1].lower(), "army")) if denied and _OFFICE.search(office) else None


def _land(scene: Scene, office, known) -> str:
    """The country that a noun group names: "Burundi's army spokesman", "an Israeli military spokesman"."""
    named = (m.value for m in scene.read.mentions if m.kind == "place" and isinstance(m.value, str) and office.start <= m.start < office.end)
    iso = next(named, "") or next((nationalities()[t.low] for t in scene.read.sentence.tokens[office.start:office.end] if t.text[:1].isupper() and nationalities().get(t.low)), "")
    return known.gazetteer.country_name(iso) if iso else ""


def _denied_for(scene: Scene, f: Fact, known) -> str | None:
    """Whose part in the attack is denied: an organisation named after the verb, "" if no attack is denied at all."""
    chunks = scene.read.chunks
    verb = next((i for i, c in enumerate(chunks) if c.code == "SAY" and c.sub == "deny" or f.rule.endswith("no-part") and i > f.at and c.code == "VB"), None)
    if verb is None or f.rule.endswith(("says-not", "distanced", "which-it-denies")):
        return None
    after = chunks[verb + 1:next((i for i in range(verb + 1, min(verb + 8, len(chunks))) if chunks[i].sub in _BUT), verb + 8)]
    if f.actors and f.actors[0].sub != "militant" and _WERE_THERE.search(" ".join(scene.read.words(c) for c in chunks[verb:verb + 9])):
        return None                                             # "the ministry denied that its forces had been in the village"
    end = next((i for i in range(verb, verb + 11) if chunks[i:i + 1] and chunks[i].code == "C"), verb + 11) if f.rule.endswith("no-part") else verb + 11
    words = " ".join(scene.read.words(c) for c in chunks[verb:end]).lower()
    charge = chunks[verb + 1:verb + 2] and chunks[verb + 1].code in ("P", "C") and _CHARGE.search(scene.read.sentence.text[:scene.read.sentence.tokens[chunks[verb].start].start])
    if not charge and not _NOT_THIS.search(words) and (f.rule.endswith("no-part") or not any(c.code == "EVT" or c.code == "V" for c in after)) and not re.search(r"\b(?:involvement|involved|responsibility|role|being behind|any part|taken part|any (?:link|connection|hand)|(?:any|no)thing to do|complicit|issued a denial|accusations?|allegations?|charges?|claims?|blame|(?:denied|denies) (?:the|this|that|those|these) reports?(?: \.)?$|reports? that (?:it|its|they|their)\b|responsible|behind|it\b)", words) or _IN_GENERAL.search(words):
        return ""
    return next((c.name for c in after if c.code == "ORG" and c.name in known.lexicon.actors and known.lexicon.actors[c.name].kind not in ("media", "monitor")), None)

"""With what: the weapons of one event.

    a weapon is used         what was seized, handed over, found with suspects or made in a workshop was not
    the closest word wins    "a bomb", told later as "dynamite", is dynamite, also called a bomb
    shots are no weapon      "rifle fire" is a rifle's; bullets tell of a gun, not of which
"""

import re

import msgspec

from chronicle.convert.chunk import Read
from chronicle.convert.cite import cite
from chronicle.convert.records import Mention, Tool
from chronicle.convert.scenes import Scene

VEHICLES = ("car bomb", "truck bomb", "motorcycle bomb", "suicide car bomb")
# weapon -> the more general words for it that say nothing beside it
_SAME_THING = {t: ("bomb", "explosives") for t in (*VEHICLES, "suicide vest", "roadside bomb", "barrel bomb", "suicide bomb", "cluster munition", "aerial bomb", "landmine")} | {
    "improvised explosive device": ("bomb",), "grenade": ("bomb",), "dynamite": ("bomb",), "pistol": ("small arms",), "rifle": ("small arms",), "machine gun": ("small arms",)}
_NAMED_AS_USED = re.compile(r"\b(?:the weapon|armed with|equipped with|was used|were used|used in the|(?:attackers|assailants|gunmen|raiders|gang|they|men|militants) us(?:ed|ing)|(?:came|arrived|got out|rode|stepped|fought|fought back|burst|walked|entered)\b[^.,;]{0,40}\bwith|carr(?:ied|ying)(?! off| away| out)|wield\w+|brandish\w+|(?:hacked|stabbed|slashed|beaten|clubbed)\b[^.,]{0,30}\bwith)\b", re.I)
_THE_WEAPON = re.compile(r"\b(?:the|murder) weapon\b", re.I)
_EXPLOSIVE = ("bombing", "suicide bombing", "shelling", "air strike")      # an incident whose every sentence may name its weapon
_TAKEN = re.compile(r"\b(?:seiz\w+|confiscat\w+|captur\w+|recover\w+|found|find|finding|discover\w+|surrender\w*|hand\w* (?:over|in)|turn\w* (?:over|in)|smuggl\w+|deliver\w*|bought|buy|purchas\w+|suppl\w+|"
                    r"sold|sell|stole|stolen|took|taken|taking|takes|snatch\w+|grabb\w+|carr\w+ off|carry off|cart\w+|stockpil\w+|donat\w+|manufactur\w+|making|equip\w*|lay down|laid down)\b", re.I)
_FILMED = re.compile(r"\b(?:filmed|taken|shot|captured|recorded|seen|footage|images?|pictures?|videos?|photos?|photographs?) (?:by|from|with|through) (?:an? |the |its )?(?:\w+ )?$", re.I)
_STORE = re.compile(r"\b(?:cache|arsenal|stockpile|shipment|consignment|arms depot|war mat[eé]riel|weapons including)\b", re.I)
_WIELDED = re.compile(r"-(?:wielding|toting|carrying)$", re.I)
_PLAIN = re.compile(r"^(?:\d[\d.,]*[ -]?)?(?:kg|kilos?|kilograms?|pounds?|grams|tons?|tonnes|bursts?) of | (?:fire|bursts?)$", re.I)


def weapons_of(scenes: list[Scene], kind: str) -> list[Tool]:
    """`kind`: the incident's type in the record's word."""
    out: list[Tool] = []
    for scene in scenes:
        if not scene.facts and not _NAMED_AS_USED.search(scene.read.sentence.text) and kind not in _EXPLOSIVE:
            continue
        for n, m in enumerate(scene.weapons):
            if m.sub == "gunfire" or not _used(scene, m) or not scene.facts and _on_guard(scene):
                continue
            if scene.read.sentence.kind == "title" and m.sub in VEHICLES and any(t.term in VEHICLES for t in out):
                continue                                        # a headline's car is the text's lorry
            words = _WIELDED.sub("", _words(scene, m)).removesuffix("ing")      # "a car bombing", "knife-wielding men"
            tool = _also(Tool(_PLAIN.sub("", words), m.sub, evidence=cite(scene, "weapon")), words)
            same = next((t for t in out if t.term == m.sub or m.sub in _SAME_THING.get(t.term, ())), None)
            if same is not None and not (n and _listed_beside(scene, scene.weapons[n - 1], m) and tool.name.lower() not in (x.lower() for t in out for x in (t.name, *t.aliases))):
                out[out.index(same)] = _also(same, tool.name, *tool.aliases)
                continue
            general = [t for t in out if t.term in _SAME_THING.get(m.sub, ())]
            for t in general:
                tool = _also(tool, t.name, *t.aliases)
            out = [t for t in out if t not in general] + [tool]
        if not any(t.term in (*VEHICLES, "vehicle") for t in out) and (tool := _driven_into(scene)):
            out.append(tool)
    return out


def _on_guard(scene: Scene) -> bool:
    """"The soldiers on guard carried rifles": nobody attacked with these."""
    first = next((c for c in scene.read.chunks if c.code in ("HUM", "ORG", "PER", "V", "WPN", "EVT")), None)
    return first is not None and first.code in ("HUM", "ORG") and first.sub in ("security", "force") and bool(_BORNE.search(scene.read.sentence.text))


_BORNE = re.compile(r"\b(?:carr(?:ied|y|ying)|armed with)\b", re.I)
_BESIDE = re.compile(r"(?:,|,? (?:and|or))(?: (?:an?|at least|\w+)){0,2} ", re.I)


def _listed_beside(scene: Scene, before: Mention, m: Mention) -> bool:
    """"machetes and knives", "a rifle, a shotgun": two of one sort, not one under two names."""
    tokens, text = scene.read.sentence.tokens, scene.read.sentence.text
    return before.sub == m.sub and m.sub in ("knife", "blunt", "rifle", "pistol", "small arms") and tokens[before.end - 1].low != tokens[m.end - 1].low and bool(_BESIDE.fullmatch(text[tokens[before.end - 1].end:tokens[m.start].start]))


_CAR = r"cars?|vans?|minivan|minibus|truck|lorry|vehicle|SUV|bus|pickup(?: truck)?|pick-up(?: truck)?|tractor|taxi"
_RAMMED = re.compile(rf"\b(?P<driven>{_CAR})\b (?:that |which )?(?:was |were |had been )?(?:\w+ ){{0,2}}?(?:driven|rammed|steered|ploughed|ploughs|plowed|careered|smashed|crashed|sped|swerved)\b[^.;,]{{0,40}}? (?:into|through|onto)\b|"
                     rf"\b(?:drove|driving|rammed|ramming|ploughed|steered|accelerated|crashed|drives|rams) (?:his|her|a|an|the|their) (?:\w+ ){{0,2}}?\b(?P<drove>{_CAR})\b[^.;,]{{0,25}}? (?:into|at|through|onto)\b", re.I)


def _driven_into(scene: Scene) -> Tool | None:
    """"A car was driven into a crowd", and people were hurt: the car was the weapon."""
    m = _RAMMED.search(scene.read.sentence.text) if any(f.kind in ("kill", "wound", "attack") for f in scene.facts) else None
    return Tool(m["driven"] or m["drove"], "vehicle", evidence=cite(scene, "weapon-vehicle")) if m else None


# words that are weapons only if the sentence says what was done with them
_ONLY_IF = {"blunt": re.compile(r"\b(?:with|wield\w+|carrying|brandish\w+|us(?:ed|ing)) (?:[\w-]+,? ){0,4}?(?:sticks?|clubs?|cudgels?|batons?|truncheons?|rods?|bars?|bats?|hammers?|pipes?|crowbars?|planks?|bricks?)\b|-wielding\b", re.I),
            "fire": re.compile(r"\b(?:burn\w*|fire to|on fire|ablaze|dous\w+|pour\w*|torch\w*|spread\w*|sprayed)\b", re.I),
            "stone": re.compile(r"\b(?:thr[eo]w\w*|hurl\w*|pelt\w*|stoned|stoning|lobb?ed)\b", re.I),
            "landmine": re.compile(r"\b(?:expl\w+|detonat\w*|blast\w*|went off|hit|hits|struck|by an? (?:[\w-]+ ){0,2}(?:land)?mine|(?:land)?mines? (?:that )?(?:kill|injur|wound|maim)\w*|plant\w*|laid|stepp\w+|(?:ran|drove) over|blew|blown|set off|w(?:as|ere) used)\b", re.I)}


def _also(tool: Tool, *names: str) -> Tool:
    new = [n for n in names if n.lower() not in {x.lower() for x in (tool.name, *tool.aliases)}]
    return msgspec.structs.replace(tool, aliases=(*tool.aliases, *dict.fromkeys(new)))


def _words(scene: Scene, m: Mention) -> str:
    tokens = scene.read.sentence.tokens
    return " ".join(scene.read.sentence.text[tokens[m.start].start:tokens[m.end - 1].end].split())


_NOT_USED = re.compile(r"s? (?:was|were|is|are) (?:not|never) (?:used|involved|found|behind)\b", re.I)
_WANTED = re.compile(r"\b(?:demand(?:ed|ing|s)?|asked for|asking for|looking for|searching for|in search of|no) (?:the |their |his |more |any )?$", re.I)


def _used(scene: Scene, m: Mention) -> bool:
    """Whether its clause does not say that somebody found, took or made it."""
    read = scene.read
    if m.sub in _ONLY_IF and not _ONLY_IF[m.sub].search(read.sentence.text):
        return False                                            # a mine in the mountains, a gasoline truck, a club in town
    if _THE_WEAPON.search(read.sentence.text):
        return True                                             # "the weapon, a pistol, was recovered"
    if _STORE.search(read.sentence.text) and not any(f.kind in ("bomb", "shell") for f in scene.facts):
        return False
    at = next((i for i, c in enumerate(read.chunks) if c.start <= m.start < c.end), None)
    if at is None:
        return True                                             # inside brackets
    text, tokens = read.sentence.text, read.sentence.tokens
    if _NOT_USED.match(text, tokens[m.end - 1].end) or _WANTED.search(text, max(0, tokens[m.start].start - 40), tokens[m.start].start):
        return False                                            # "a bomb was not used", "demanded guns"
    c = read.chunks[at]
    if c.code in ("V", "ORG", "PER", "LOC"):
        return False                                            # "they bomb the city", "the Rocket Battalion"
    if c.code in ("HUM", "OBJ") and m.end < c.end and "-" not in read.sentence.tokens[m.end - 1].text:
        return False                                            # "a bomb shelter", "an artillery commander"; not "a bomb-laden car"
    if taken(read, at) or m.sub == "drone" and _FILMED.search(read.sentence.text[:read.sentence.tokens[m.start].start]):
        return False
    after = next((c for b, c in zip(read.chunks[at:], read.chunks[at + 1:]) if c.code not in ("WPN", "NUM", "C") and not (c.code == "W" and c.flags in ("x", "a", "m", "c")) and not (c.code == "NP" and b.sub in ("and", "comma"))), None)
    return not (after is not None and after.code in ("V", "VB") and _TAKEN.search(read.words(after)) and ("p" in after.flags or after.code == "VB"))


def taken(read: Read, at: int) -> bool:
    """Whether the verb before the chunk says that somebody found or took something: "seized three rifles in a house"."""
    before = read.chunks[:at]
    if len(before) > 1 and before[-1].code == "VB" and before[-2].code == "W" and before[-2].flags in ("d", "a"):
        before = before[:-2]                                    # "recovered a locally made pistol"
    verb = next((c for c in reversed(before) if c.code in ("V", "VB", "SAY") or c.code == "P" and c.sub == "semicolon"), None)
    if verb is not None and read.chunks[read.chunks.index(verb) + 1].sub in ("out", "up", "aim"):
        return False                                            # "took out a pistol and fired"
    return verb is not None and "p" not in verb.flags and bool(_TAKEN.search(read.words(verb)))


# the record's word -> the class that research data on incidents count by
_CLASSES = {**{t: "vehicle bomb" for t in (*VEHICLES, "suicide car bomb")}, "suicide vest": "bomb", "suicide bomb": "bomb", "improvised explosive device": "bomb", "roadside bomb": "bomb", "landmine": "mine",
            "rocket-propelled grenade": "rocket", "barrel bomb": "aerial bomb", "cluster munition": "aerial bomb", "pistol": "handgun", "small arms": "gun", "knife": "cutting device",
            "incendiary": "molotov cocktail", "explosives": "explosive", **{t: t for t in ("bomb", "grenade", "dynamite", "rocket", "missile", "mortar", "aerial bomb", "machine gun", "rifle", "fire", "stone")}}
_BY_DEED = (("machine gun", re.compile(r"\bmachine-?gunn(?:ed|ing)\b", re.I)), ("gun", re.compile(r"\b(?:shot|gunned down|shooting|opened fire|riddled|bullets?|gun(?:fire|shots?)|fired (?:at|on|upon|against))\b", re.I)),
            ("dynamite", re.compile(r"\bdynamit(?:ed|ing)\b", re.I)), ("bomb", re.compile(r"\b(?:bomb(?:ed|ing|ings)|blast|explo(?:ded|sion|sions))\b", re.I)))


def classes(incident) -> list[str]:
    """Classes of weapon: of those named; where none is, what the words of the deed tell: shots of a gun, an explosion of a bomb."""
    named = {_CLASSES[w.term] for w in incident.weapons if w.term in _CLASSES}
    if named or incident.weapons:
        return sorted(named)
    told = " ".join(dict.fromkeys(e.text for e in (incident.type_evidence, *(p.evidence for p in incident.parties), *(t.evidence for t in incident.tolls)) if e))
    return next(([name] for name, words in _BY_DEED if words.search(told)), [])

"""Noun groups: what a run of nouns, names and numbers stands for. `compounds.py` tells which of them belong together.

A group's kind is its last noun's: "hospital workers" are people, "a workers' hospital" is a thing.
"""

import re

from chronicle.convert.chunk import Chunk, Unit
from chronicle.convert.lexicon import nationalities
from chronicle.convert.records import Number
from chronicle.convert.segment import Sentence

_KINDS = {"human": "HUM", "target": "OBJ", "weapon": "WPN", "event": "EVT", "actor": "ORG", "place": "LOC"}


def noun_group(run: list[Unit], det: int, sentence: Sentence, known) -> Chunk | None:
    if not run:
        return Chunk("W", sentence.tokens[det].low, "d", det, det + 1)
    start = det if det >= 0 else run[0].start
    end = run[-1].end
    number = next((m.value for u in run for m in u.mentions if m.kind == "number" and m.sub != "measure"), None)
    if number is None and sentence.tokens[end - 1].low == "couple":
        number = Number(2, 2, "2")
    orgs = tuple(m.name for u in run for m in u.mentions if m.kind == "actor")
    nation = next((iso for u in run for k in range(u.start, u.end) if (iso := _nation(sentence.tokens[k]))), "")
    last = run[-1]
    if len(run) > 1 and run[-2].mentions and run[-2].mentions[0].kind == "place" and sentence.tokens[last.start].low in known.place_nouns and sentence.tokens[run[-2].start].low not in nationalities():
        place = run[-2].mentions[0]                              # "Hassakeh province"
        return Chunk("LOC", place.sub, "", start, end, name=place.name, value=place.value)
    while last.mentions == [] and not last.name and len(run) > 1 and sentence.tokens[last.start].low in ("alike", "members", "loyal"):
        if sentence.tokens[last.start].low == "loyal":
            end = last.start                                    # "fighters loyal to the commander"
        run = run[:-1]
        last = run[-1]
    kinds = {m.kind: m for m in last.mentions}
    if len(run) == 2 and run[0].mentions and run[0].mentions[0].kind == "number" and sentence.tokens[last.start].low == "more" and last.end - last.start == 1:
        return Chunk("NUM", run[0].mentions[0].sub, "", start, end, number=number)      # "ten more were hurt"
    if len(run) == 1 and "number" in kinds:
        return Chunk("NUM", kinds["number"].sub, "", start, end, number=kinds["number"].value)
    titled = any(sentence.tokens[k].low in known.titles for u in run[:-1] for k in range(u.start, u.end)) or any(
        m.kind == "human" and not m.many for u in run[:-1] for m in u.mentions)
    if last.name and not kinds and words_of(sentence, last).lower() in _FORCES and number is None:
        last = Unit(last.start, last.end, [])                   # "the Army", as some write it
        run = [*run[:-1], last]
    if last.name and not kinds and len(run) > 1 and sentence.tokens[run[-2].end - 1].low in ("'s", "’s") and run[-2].mentions and (
            city := run[-2].mentions[0]).kind == "place" and city.sub not in ("country", "province", "region", "district") and not isinstance(city.value, str):
        return Chunk("LOC", city.sub, "", start, end, name=city.name, value=city.value)       # "Nairobi's Kangemi": a quarter of it
    if last.name and not kinds and len(run) > 1 and words_of(sentence, last).lower() in _UNITS and (whose := _side(run[:-1], sentence, known)):
        return Chunk("HUM", whose, "m" if sentence.tokens[last.end - 1].low.endswith(("s", "l")) else "s", start, end, many=True, number=number, orgs=orgs)    # 'a "Shining Path" Column'
    if last.name and not kinds and len(run) == 1 and det >= 0 and sentence.tokens[det].low in ("a", "an") and last.end - last.start == 1 and _nation(sentence.tokens[last.start]):
        return Chunk("HUM", "civilian", "s", start, end)       # "a Palestinian"
    if last.name and not kinds:
        text = words_of(sentence, last)
        words = text.split()
        if len(run) > 1 and run[-2].mentions and run[-2].mentions[-1].kind == "target":     # "Hotel Ambassador"
            m = run[-2].mentions[-1]
            return Chunk("OBJ", m.sub, "s", start, end, name=m.name, orgs=orgs)
        if len(run) > 1 and number is None and words[-1].lower() in _UNIONS and (whole := words_of(sentence, Unit(next(u.start for u in run if sentence.tokens[u.start].text[:1].isupper()), last.end, []))):
            return Chunk("ORG", "other", "", start, end, name=whole, orgs=orgs)
        if _HYPHENED.match(text):
            return Chunk("ORG", "militant" if armed_by_name(text) else "other", "", start, end, name=text, orgs=orgs)      # "Lashkar-e-Noor"
        if (words[-1].lower() in _ORG_HEADS or words[0].lower() in _ORG_FIRST) and len(words) > 1 or any(m.kind == "human" and m.sub == "group" for u in run[:-1] for m in u.mentions) or any(
                sentence.tokens[u.end - 1].low in A_GROUP for u in run[:-1]):
            return Chunk("ORG", "militant" if armed_by_name(text) else "other", "", start, end, name=text, orgs=orgs)
        if titled:
            _introduce(known, text)
            sub = next((m.sub for u in reversed(run[:-1]) for m in u.mentions if m.kind == "human"), "person")
            return Chunk("PER", sub, "", start, end, name=text, number=None, orgs=orgs)
        if len(words) >= 2 and not text.isupper():
            _introduce(known, text)
            return Chunk("PER", "person", "", start, end, name=text, orgs=orgs)
        if text.lower() in known.persons:
            return Chunk("PER", "person", "", start, end, name=known.persons[text.lower()])
        return Chunk("NAM", "", "", start, end, name=text, number=number, orgs=orgs)
    if not kinds and not last.name and len(run) > 1 and run[-2].name and not run[-2].mentions and sentence.tokens[last.start].low in _BANDS:
        text = words_of(sentence, Unit(run[-2].start, last.end, []))         # "the Jaime Martinez front"
        return Chunk("ORG", "militant" if armed_by_name(text) else "other", "", start, end, name=text, orgs=orgs)
    if not last.mentions and not last.name and sentence.tokens[last.end - 1].low in _FORCES and number is None:
        lands = [nation, *(m.value for u in run for m in u.mentions if m.kind == "place" and isinstance(m.value, str))]
        land = next((x for x in lands if x), "")               # "Mali's army"; "the army" alone keeps its words
        return Chunk("ORG", "force", "s", start, end, name=known.gazetteer.country_name(land) if land else "", orgs=orgs)
    if (sentence.tokens[last.end - 1].low in WINGS or sentence.tokens[last.end - 1].low in A_GROUP and not last.mentions) and (whole := next((m for u in run[:-1] for m in u.mentions if m.kind == "actor" and m.sub == "militant"), None)):
        return Chunk("ORG", "militant", "s", start, end, name=whole.name, orgs=orgs)      # "Islamic State's Mozambique branch", "the Viv Ansanm coalition"
    if len(run) > 1 and not last.mentions and sentence.tokens[last.end - 1].low in _UNITS and (whose := _side(run[:-1], sentence, known)):
        return Chunk("HUM", whose, "m" if sentence.tokens[last.end - 1].low.endswith(("s", "l")) else "s", start, end, many=True, number=number, orgs=orgs)    # "FMLN units", "army personnel"
    if not last.mentions and det >= 0 and sentence.tokens[det].low == "our" and sentence.tokens[last.end - 1].low in _OURS:
        return Chunk("HUM", "militant", "m", start, end, many=True, number=number, orgs=orgs)       # "our units attacked": who "we" are tells voice.py
    if "human" in kinds and kinds["human"].sub == "group" and len(run) > 1 and number is None and all(sentence.tokens[k].text[:1].isupper() and not sentence.tokens[k].text.isupper() for k in (last.start - 1, last.end - 1)) and not (
            sentence.tokens[last.start - 1].low in nationalities()):
        name = words_of(sentence, Unit(next(u.start for u in run if sentence.tokens[u.start].text[:1].isupper()), last.end, []))
        return Chunk("ORG", "militant" if armed_by_name(name) else "other", "", start, end, name=name, orgs=orgs)      # "the Kachin Independence Organisation"
    toll = next((m for u in run[:-1] for m in u.mentions if m.kind == "event" and m.sub == "toll"), None)
    if toll and "human" in kinds:
        return Chunk("EVT", "toll", "s", start, end, name=toll.name, orgs=orgs)         # "the number of dead soldiers"
    for kind in ("human", "target", "event", "weapon", "actor", "place"):
        m = kinds.get(kind)
        if not m:
            continue
        if kind == "actor" and "human" in kinds:
            continue
        code = _KINDS[kind]
        sub, value = m.sub, m.value
        if kind == "target" and _commands(sub, sentence.tokens[start:last.end]) and (
                land := nation or next((x.value for u in run for x in u.mentions if x.kind == "place" and isinstance(x.value, str)), "")):
            return Chunk("ORG", "force", "s", start, end, name=known.gazetteer.country_name(land), orgs=orgs)      # "Russia's defence ministry", "Ukraine's General Staff" speak for its forces
        if kind == "target" and nation and (sub == "aircraft" or number is None and sentence.tokens[end - 1].low in ("tanks", "gunboats", "warships")):
            return Chunk("ORG", "force", "m", start, end, name=known.gazetteer.country_name(nation), many=True, orgs=orgs)
        if kind in ("event", "weapon") and nation:
            orgs = (*orgs, f"nation:{nation}")
        if kind == "human" and sub in ("security", "vague", "group") and any(
                known.lexicon.actors[o].kind == "militant" for o in orgs if o in known.lexicon.actors):
            sub = "militant"                                    # "Islamic State forces"
        if kind == "human" and sub == "security" and sentence.tokens[last.end - 1].low in _OF_ANY_SIDE and any(x.kind == "human" and x.sub == "militant" for u in run[:-1] for x in u.mentions):
            sub = "militant"                                    # "rebel sappers"
        if kind == "human" and sub == "vague" and sentence.tokens[last.end - 1].low in ("member", "members") and _FORCE.search(" ".join(t.low for t in sentence.tokens[start:last.start])):
            sub = "security"                                    # "eight Army members"
        if kind == "human" and sub == "vague" and sentence.tokens[last.end - 1].low in ("member", "members") and any(x.kind == "human" and x.sub == "militant" for u in run[:-1] for x in u.mentions):
            sub = "militant"                                    # "death squad members"
        if kind == "human":
            sub, value = _state(sub, run, value, sentence)
            if sub == "civilian" and any(sentence.tokens[u.start].low == "armed" for u in run[:-1]):
                sub = "militant"                                # "armed herders"
        if kind in ("target", "event"):                           # "the Kabul learning centre": where it stands
            value = next((x for u in run[:-1] for x in u.mentions if x.kind == "place" and x.sub not in ("country", "region")), value)
        flags = ("n" if number is not None else "") + ("m" if m.many else "s" if number is None else "")
        return Chunk(code, sub, flags, start, end, name=m.name, many=m.many,
                     number=number, orgs=orgs, value=value)
    inner = [m for u in run for m in u.mentions if m.kind in ("human", "target", "event", "weapon", "actor", "place")]
    if inner and inner[-1].kind in ("actor",) and len(run) <= 3 and run[-1].mentions == []:
        return Chunk("NP", known.guilt.get(sentence.tokens[end - 1].low, ""), "", start, end, number=number, orgs=orgs)
    people = number is not None and last.end - last.start == 1 and _PLURAL.search(sentence.tokens[last.end - 1].low) and not set(
        t.low for t in sentence.tokens[start:end]) & ANIMALS      # "two football fans": who is counted when somebody kills
    return Chunk("NP", known.guilt.get(sentence.tokens[end - 1].low, ""), "n" if people else "", start, end, number=number, orgs=orgs)


def _commands(sub: str, tokens) -> bool:
    """A ministry of defence, a general staff: `sub` is what kind of building its words also mean."""
    last = tokens[-1].low
    return sub == "government building" and last == "ministry" and bool({"defence", "defense"} & {t.low for t in tokens}) or sub == "military headquarters" and last == "staff"


def _introduce(known, name: str) -> None:
    """The fullest name for a surname: "Luis Carlos Galan Sarmiento" is later "Galan"."""
    words = name.lower().split()
    for surname in {words[-1], words[-2] if len(words) > 2 else words[-1]}:
        if len(words) > len(known.persons.get(surname, "").split()):
            known.persons[surname] = name


def _side(run: list[Unit], sentence: Sentence, known) -> str:
    """militant or security: whose people a unit's are, by the organisation or the fighters named before it."""
    for m in (m for u in run for m in u.mentions):
        kind = known.lexicon.actors[m.name].kind if m.kind == "actor" else ""
        if kind in ("militant", "force") or m.kind == "human" and m.sub in ("militant", "security"):
            return "security" if kind == "force" or m.sub == "security" else "militant"
    return "security" if _FORCE.search(" ".join(t.low for t in sentence.tokens[run[0].start:run[-1].end])) else ""       # "the 6th military detachment"


# what bodies of fighters consist of
_UNITS = frozenset("unit units platoon platoons regiment regiments column columns front fronts cell cells squad squads patrol patrols detachment detachments contingent contingents team teams band bands commando commandos command commands "
                   "battalion battalions sapper sappers sniper snipers personnel member members element elements cadre cadres leader leaders commander commanders".split())
_OF_ANY_SIDE = frozenset("sapper sappers sniper snipers sharpshooter sharpshooters commander commanders troops forces soldiers".split())
_OURS = frozenset("units columns platoons squads patrols combatants guerrillas commandos".split())
_PLURAL = re.compile(r"(?:[a-z]{2,}s|men|women)$")
ANIMALS = frozenset("animals cattle cows sheep goats camels livestock horses donkeys dogs birds pigs chickens head homes houses buildings cars vehicles trees km kilometres miles hours days weeks months years times".split())


def _state(sub: str, run: list[Unit], value, sentence: Sentence):
    """"11 soldiers dead", "10 dead patients": a count of dead or hurt, whose value is the class of people they were."""
    people = [m.sub for u in run for m in u.mentions if m.kind == "human"
              and (m.sub not in ("dead", "hurt", "captive") or sentence.tokens[u.end - 1].low in _STATES)]
    state = next((s for s in people if s in ("dead", "hurt", "captive")), "")
    other = next((s for s in people if s not in ("dead", "hurt", "captive")), "")
    counted = any(m.kind == "number" for u in run for m in u.mentions)
    if state and other and (sub == state or counted):
        return state, other
    return sub, value


_STATES = frozenset("dead killed injured wounded hostage captive".split())
_FORCE = re.compile(r"\b(?:army|armed forces|air force|navy|military|police|national guard|security forces?)\b")
_FORCES = frozenset(["army", "military", "navy", "government", "regime", "junta"])
WINGS = frozenset("branch affiliate wing arm offshoot chapter franchise".split())
_BANDS = frozenset("front militia militias faction brigade brigades battalion regiment detachment commando column cartel movement network army clan gang".split())
A_GROUP = frozenset("group militia faction outfit organisation organization network front coalition gang cartel alliance".split())
# what names of armed groups begin with in Arabic, Urdu and Persian: army, soldiers, helpers, movement, brigade, party
_UNIONS = frozenset("federation union association congress alliance league council party".split())      # "the Ogoni Youth Federation", whatever people it is of
_ORG_FIRST = frozenset("jaish jaysh jund ansar harakat liwa katibat katiba lashkar jamaat jamaah hizb hezb tehreek tehrik saraya kataib ahrar hayat faylaq asaib".split())
_HYPHENED = re.compile(r"(?:jaish|jaysh|jund|ansar|harakat|liwa|katibat|lashkar|jama?ah?t|hizb|hezb|tehr[ie]+k|sipah|ahl|jamiat)-[\w’'-]+$", re.I)
_ORG_HEADS = frozenset("constabulary corps rangers levies directorate party front movement army brigade brigades battalion force forces group command organization organisation commission council committee union association agency company corporation ministry police department court congress institute university federation league bank network news guard coalition alliance cartel squad bureau office television radio commando commandos militia militias patrols regiment legion bloc clan gang faction vanguard".split())


# what no party, union or firm is called; a "National Front" may be one
_BAND_BY_NAME = re.compile(r"(?:liberation (?:army|front|movement|forces?)|(?:resistance|defen[cs]e) (?:front|forces?|army|movement)|brigades?|militias?|cartel|gang|commandos?|vanguard)$|^(?:ansar|jaish|jaysh|jund|harakat|liwa|kati?bat?|lashkar|saraya|kataib|asaib|sipah)\b", re.I)
_OF_AN_ARMY = re.compile(r"\d|\b(?:infantry|army|armou?red|mechani[sz]ed|motori[sz]ed|artillery|air|airborne|marine|mountain|police|tank|national|international|fire|(?:\w+th|first|second|third)) (?:\w+ )?(?:brigades?|commandos?)$", re.I)
_OR_A_PARTY = frozenset("national popular people's people’s patriotic democratic united salvation workers labour labor constitutional civic broad left republican".split())


def armed_by_name(text: str) -> bool:
    """Whether an organisation that no list knows is an armed one, by what it is called."""
    words = text.lower().split()
    return bool(_BAND_BY_NAME.search(text)) and not _OF_AN_ARMY.search(text) or words[-1] in ("front", "army") and len(words) > 2 and _OR_A_PARTY.isdisjoint(words)


_MARKS = frozenset(".,’'")
_BEFORE_MARK = re.compile(r"\s+(?=[.,’'])")
_POSSESSIVE = re.compile(r"\s?['’]s$")


def _nation(token) -> str:
    return nationalities().get(token.low, "") if token.text[:1].isupper() else ""


def words_of(sentence, unit) -> str:
    tokens = sentence.tokens
    text = " ".join(t.text for t in tokens[unit.start:unit.end])        # tokens: their case was given back if need be
    return _POSSESSIVE.sub("", _BEFORE_MARK.sub("", text)) if not _MARKS.isdisjoint(text) else text

"""One event while its sentences are gathered, and what speaks against another sentence being about it.

    another place       towns that are neither the same, nor one inside the other, nor within 20 km
    another day         both dated to the day, or one to a month or year in which the other's day does not lie
    another kind        an abduction is no bombing
    another side        soldiers shelling rebels after rebels bombed soldiers
    another one         "another bomb", "a second attack", "also burned", "gunmen" brought in anew, another person by name: and what
                        was hit is none of what is known as hit
Against all of these: nobody is killed twice. A sentence on a named person's death belongs to the event that tells of it.
"""

import re
from datetime import date, timedelta

from chronicle.convert.bearings import apart
from chronicle.convert.days import is_night, is_overnight
from chronicle.convert.facts import STRONG
from chronicle.convert.fold import fold, skeleton
from chronicle.convert.locus import IN_ANSWER
from chronicle.convert.records import Where
from chronicle.convert.scenes import Scene

NEAR_KM = 20
DISTRICT_KM, OUTSIDE_KM = 60, 200       # from the middle of a district to a town in it; of a province, to one that does not lie in it
ANAPHORA = re.compile(r"^(?:the|this|that|these|those|it|they|he|she|its|their|twin|both|no one|nobody|then|afterwards)\b", re.I)
THE_EVENT = re.compile(r"\b(?<!in response to )(?<!in retaliation for )(?<!in revenge for )(?<!in reply to )(?:the|this|that|(?:\w+day(?: (?:night|morning|afternoon|evening))?|last night|(?:the|this|last) (?:weekend|week|month))['’]s) (?:[“\"]?\w+ )?[“\"]?(?:attack|blast|bombing|explosion|assault|ambush|shooting|raid|strike|incident|massacre|airstrike|siege)s?\b|\bthe (?:\w+ )?(?:villages|communities|settlements|localities|hamlets) (?:hit|attacked|affected|raided|targeted|struck|overrun|sacked)\b", re.I)
_ANSWER = re.compile(rf"{IN_ANSWER}|^In (?:response|retaliation|return|reply),", re.I)
_ALSO_AT = re.compile(r"\balso (?:fired|shelled|launched|attacked|bombed|struck)\b", re.I)
ALSO = re.compile(r"\balso\b", re.I)
MOREOVER = re.compile(r"^(?:finally|in addition|moreover|furthermore|likewise|similarly|on (?:the other hand|another)|another (?:report|source)|it was also (?:reported|learned)|other reports?)\b", re.I)
_ANOTHER_ONE = re.compile(r"\b(?:another|a second|a third|a different)\b", re.I)
ONE_MORE = re.compile(r"(?:another|an additional|other|a (?:second|third|fourth|fifth|separate|further|different))\b", re.I)
_BROUGHT_IN = re.compile(r"(?:a|an|one|two|three|four|five|six|another|several)\b", re.I)
_REPORTED_TOO = re.compile(r"^(?:(?:more|further|other|two|three|four|several) )?(?:explosions|blasts|bombings|attacks|strikes) were also (?:reported|carried out|heard)\b|\b(?:blasts|explosions) also (?:hit|struck|rocked)\b", re.I)
LATER = re.compile(r"\b(?:hours|minutes) (?:later|earlier|before)\b|\blater (?:in the (?:day|night|evening)|that day|that night)\b|\bsame day\b|^earlier (?:in the day|that day)\b", re.I)
_HOURS_LATER = re.compile(r"\bhours (?:later|earlier|before)\b", re.I)
_OF = re.compile(r" (?:of|from|in|with|belonging|loyal) ")
_KNOWN_DOER = re.compile(r"(?:the|this|these|those|that|they|he|she|it|its|his|her|their|both)\b", re.I)


class Group:
    """One event while it is being put together."""

    def __init__(self, scene: Scene, beside: "Group | None" = None):
        self.scenes: list[Scene] = [scene]
        self.spared: list[Scene] = []       # that say no more than that nobody was harmed
        self.beside = beside                # told in one breath with this one, so of the same day if it has none of its own

    def towns(self) -> list[Where]:
        return [p for s in self.scenes for p in s.places if is_town(p)]

    def days(self) -> set[str]:
        return {day for s in self.scenes for day in days_of(s)}

    def only_overnight(self) -> bool:
        """Is no day named for it but "overnight", which may have been the evening before?"""
        return all(is_overnight(w) for s in self.scenes for w in s.whens if w.precision == "day" and w.first)

    def kinds(self) -> set[str]:
        return {f.kind for s in self.scenes for f in s.facts}

    def harmed(self) -> set[str]:
        return {e.name for s in self.scenes for e in hit_in(s)}

    def sides(self) -> set[str]:
        return {side(a) for s in self.scenes for f in s.facts if f.kind in STRONG for a in f.agents} - {""}


def days_of(scene: Scene) -> set[str]:
    """The days that the sentence names, and both of a night; of "overnight" the evening's as well."""
    days = [w for w in scene.whens if w.precision == "day" and w.first]
    nights = {day for w in scene.whens if is_night(w) for day in (w.first, w.last)}
    return nights | {w.first for w in days} | {str(date.fromisoformat(w.first) - timedelta(days=1)) for w in days if is_overnight(w)}


def is_town(p: Where) -> bool:
    return p.precision in ("exact", "near")


def side(agent) -> str:
    if agent.sub in ("militant", "group") or agent.actor and agent.code == "ORG" and agent.sub == "militant":
        return "militant"
    if agent.sub in ("security", "force", "country"):
        return "force"
    return ""


def compared(scene: Scene, group: Group) -> tuple[list[Where], list[Where]]:
    """The towns of the two; where both have some with a position, only those: a quarter without one may lie in any of them."""
    towns, known = [p for p in scene.places if is_town(p)], group.towns()
    cities, located = [p for p in towns if p.lat is not None], [p for p in known if p.lat is not None]
    return (cities, located) if cities and located else (towns, known)


def same_place(a: Where, b: Where) -> bool:
    """Within one article: a quarter or a site that no gazetteer knows is not known to be elsewhere."""
    return one_place(a, b) or (a.lat is None or b.lat is None) and (a.type in ("neighbourhood", "site") or b.type in ("neighbourhood", "site"))


def one_place(a: Where, b: Where) -> bool:
    """By name, by distance, or one inside the other."""
    if one_name(a, b):
        return True
    if a.lat is not None and b.lat is not None and is_town(a) and is_town(b):
        return apart(a, b) <= NEAR_KM              # a town and the province of its name are two things
    names_a, names_b = {fold(w) for w in (*a.within, a.name)}, {fold(w) for w in (*b.within, b.name)}
    return fold(a.name) in names_b or fold(b.name) in names_a


def one_name(a: Where, b: Where) -> bool:
    """Two spellings of one name, or one record."""
    return fold(a.name) == fold(b.name) or bool(a.geonames and a.geonames == b.geonames or a.own and a.own == b.own or skeleton(a.name) and skeleton(a.name) == skeleton(b.name))


def named_twice(a: Where, b: Where) -> bool:
    """Of two places that one sentence names: towns named side by side are two, however near to each other they lie."""
    towns = None not in (a.lat, b.lat) and not {a.type, b.type} & {"neighbourhood", "site"}
    return one_name(a, b) if towns else same_place(a, b)


_THREATS = frozenset("threat threats threaten threatens threatened threatening".split())


def contradicts(scene: Scene, group: Group) -> str:
    """Why the sentence is about another event than the group, or ""."""
    if same_dead(scene, group):
        return ""
    if answers(scene, group):
        return "an answer to it"
    if in_a_series(scene) and any(c.code == "EVT" and c.many for c in group.scenes[0].read.chunks) and not days_of(scene) - group.days():
        return ""
    towns, known = compared(scene, group)
    cities = [p for p in towns if p.lat is not None]
    located = [p for p in known if p.lat is not None]
    if towns and known and not any(same_place(a, b) for a in towns for b in known) and not (
            not (cities and located) and (_points_back(scene) or not cities and _nothing_new(scene))):       # "The gunmen … in X", which no gazetteer knows
        return "another place"
    if outside(scene, group):
        return "another place"
    lands = {p.iso for s in group.scenes for p in s.places}
    if towns and lands and (not known or towns == cities) and not {p.iso for p in towns} & lands:
        return "another country"
    own = {p.iso for p in scene.places if p.iso}
    if own and lands and not own & lands and any(f.number and f.kind in ("kill", "wound") and f.at > 0 for f in scene.facts):
        return "another country"
    days = days_of(scene)
    if days and group.days() and not THE_EVENT.search(scene.read.sentence.text) and not days & group.days() and (
            scene.places or scene.separate or any(f.agents for f in scene.facts if f.kind in STRONG) or others(scene, group)):
        return "another day"
    over = [w for s in group.scenes for w in s.whens if w.precision == "range" and w.first]
    if scene.places and days and over and not group.days() and not any(w.first <= day <= w.last for w in over for day in days):
        return "another day"                                    # "Last week …" and then "On Friday …"
    if scene.places and not days and other_month(scene, group.days()):
        return "another day"
    kinds = {f.kind for f in scene.facts} & STRONG
    if THE_EVENT.search(scene.read.sentence.text):
        return ""
    if "kidnap" in kinds and not "kidnap" in group.kinds() and group.kinds() & STRONG and (towns or days or others(scene, group)):
        return "another kind"
    if MOREOVER.match(scene.read.sentence.text) and complete(scene) and others(scene, group):
        return "told beside it"
    mine = {side(a) for f in scene.facts for a in (f.agents if f.kind in STRONG else f.actors if f.kind == "claim" and "N" not in f.doubt else ())} - {""}
    if mine and group.sides() and not mine & group.sides():
        return "another side"
    if _ALSO_AT.search(scene.read.sentence.text) and "shell" in kinds and "shell" not in group.kinds() and scene.places:
        return "another kind"
    return "another one" if _one_more(scene, group) else ""


def only_threatens(scenes: list[Scene]) -> bool:
    """Nothing has been done: "the rector has received death threats", "they threatened to kill him"."""
    deeds = [(f, s) for s in scenes for f in s.facts if f.kind in STRONG and f.rule != "harm-the-dead" and (f.victims or f.targets)]      # "with death"
    return bool(deeds) and all("H" in f.doubt and not s.read.sentence.words.isdisjoint(_THREATS) for f, s in deeds)


def in_a_series(scene: Scene) -> bool:
    """"Explosions were also reported in X": of the blasts told before, one place more, unless it counts dead of its own."""
    return bool(_REPORTED_TOO.search(scene.read.sentence.text)) and not any(f.kind == "kill" for f in scene.facts)


def outside(scene: Scene, group: Group) -> bool:
    """Towns far from the provinces or districts that are all that the group knows of where it was."""
    towns = [p for p in scene.places if is_town(p)]
    wide = [p for s in group.scenes for p in s.places if p.precision in ("province", "district") and p.lat is not None] if towns and not group.towns() else []
    return bool(wide) and all(t.lat is not None and all(t.admin1 != p.admin1 and fold(p.name) not in map(fold, (t.admin1, *t.within)) and apart(t, p) > OUTSIDE_KM for p in wide) for t in towns)


def closer(scene: Scene, group: Group) -> bool:
    """A town in the district that is all that the group knows of where it was: "in X district", and then "in the district's Y area"."""
    wide = [] if group.towns() else [p for s in group.scenes for p in s.places if p.precision == "district"]
    return any(in_district(p, q) for p in scene.places if is_town(p) for q in wide)


def in_district(town: Where, district: Where) -> bool:
    """By what the text or the gazetteer says of it, or because it lies near the district's middle and in its province."""
    if fold(district.name) in map(fold, town.within):
        return True
    return None not in (town.lat, district.lat) and (town.iso, town.admin1) == (district.iso, district.admin1) and apart(town, district) <= DISTRICT_KM


def answers(scene: Scene, group: Group) -> bool:
    """"Hezbollah said it had fired rockets in response to the strike": others than those of the event did it."""
    text = scene.read.sentence.text
    return "n re" in text and bool(_ANSWER.search(text)) and not THE_EVENT.search(text) and other_doers(scene, group)


def other_doers(scene: Scene, group: Group) -> bool:
    """Told who did it in both, and by no name the same."""
    mine = doers_of(scene)
    theirs = {name for s in group.scenes for name in doers_of(s)} if mine else set()
    return bool(theirs) and not heads_of(mine) & heads_of(theirs)


def one_more_told(scene: Scene) -> bool:
    """Does a noun of a deed or weapon, before the first deed is told, say "another"?"""
    first = min((f.at for f in scene.facts if f.kind in STRONG), default=0)
    return any(c.code in ("EVT", "WPN") and ONE_MORE.match(scene.read.words(c)) for c in scene.read.chunks[:first + 1])


def heads_of(names: set[str]) -> set[str]:
    """The last words, also of what stands before "of" or "from": "Shia gunmen" and "gunmen from the tribe" may be the same."""
    return {part.split()[-1] for name in names for part in (name.lower(), _OF.split(name.lower())[0]) if part.split()}


def doers_of(scene: Scene) -> set[str]:
    """Who did it or says so, as the sentence names them."""
    return {e.actor or e.name for f in scene.facts for e in (*(f.agents if f.kind in STRONG else ()), *(f.actors if f.kind == "claim" else ()))}


def other_month(scene: Scene, days: set[str]) -> bool:
    """Are all the weeks, months and years that the sentence names over or to come on the days of the event?"""
    spans = [w for w in scene.whens if w.precision in ("range", "month", "year") and w.first]
    return bool(spans and days) and not any(w.first <= day <= w.last for w in spans for day in days)


def _points_back(scene: Scene) -> bool:
    """Does the sentence begin with what was told before it? "The army said that it had …" begins with who speaks."""
    chunks = scene.read.chunks
    speaks = next((c.code == "SAY" for c in chunks if c.code in ("SAY", "V", "VB")), False)
    return bool(ANAPHORA.match(scene.read.sentence.text)) and not (speaks and chunks[0].code == "ORG")


def _nothing_new(scene: Scene) -> bool:
    """No day and no count of its own: where, in more detail, what was told before it happened."""
    return not scene.separate and not any(w.precision == "day" for w in scene.whens) and not any(f.number and f.kind in ("kill", "wound") for f in scene.facts)


def _one_more(scene: Scene, group: Group) -> bool:
    """The sentence itself says, by its words, that this was not the deed told before."""
    hit = {e.name for e in hit_in(scene)}
    if one_more_told(scene) and not hit & group.harmed():
        return True                                             # "Another charge went off at a bank"; not "A train was hit, and then a second one"
    town = any(is_town(p) for p in scene.places)
    if town and _HOURS_LATER.search(scene.read.sentence.text) and hit and not hit & group.harmed():
        return True                                             # "Two herders were killed hours later at X"
    own = town and not closer(scene, group) or bool(days_of(scene) - group.days())
    if town and scene.whens and hit and not hit & group.harmed() and _somebody_new(scene) and any(f.kind in ("kill", "kidnap") for s in group.scenes for f in s.facts):
        return True                                             # "A watchman was shot dead in Homs in the morning"
    if (own or complete(scene)) and (named := named_dead(scene)) and (before := {n for s in group.scenes for n in named_dead(s)}) and not named & before:
        return True                                             # "Juan Gil was killed in Homs", after Ana Ruiz was
    if not (complete(scene) and others(scene, group)):
        return False
    doer = next(f for f in scene.facts if f.kind in STRONG and f.agents)
    anew = own and not _KNOWN_DOER.match(scene.read.words(scene.read.chunks[doer.at]))
    return bool(ALSO.search(scene.read.sentence.text)) or anew  # "The rebels also burned …" · "Gunmen fired at a bank in Homs"


def hit_in(scene: Scene) -> list:
    """Who and what was hit, as the sentence tells it."""
    return [e for f in scene.facts if f.kind in STRONG for e in (*f.victims, *f.targets)]


def _somebody_new(scene: Scene) -> bool:
    """Killed or abducted: a person by name, or somebody brought in by "a" or by a number."""
    chunks = [c for c in scene.read.chunks if c.code == "HUM" and _BROUGHT_IN.match(scene.read.words(c))]
    return any(e.code == "PER" or e.code == "HUM" and e.sub in ("civilian", "official", "security") and any(e.name.lower() in scene.read.words(c).lower() for c in chunks)
               for f in scene.facts if f.kind in ("kill", "kidnap", "shoot") for e in f.victims)


def named_dead(scene: Scene) -> set[str]:
    """Persons by name who were killed or abducted."""
    return {e.name for f in scene.facts if f.kind in ("kill", "kidnap", "victims") for e in f.victims if e.code == "PER"}


def same_dead(scene: Scene, group: Group) -> bool:
    """Nobody is killed twice: a person by name, in full or by surname, of whose death or abduction the group tells."""
    named = named_dead(scene)
    known = [set(fold(n).split()) for s in group.scenes for n in named_dead(s)] if named else []
    return any(a <= b or b <= a for n in named for b in known if (a := set(fold(n).split())))


def others(scene: Scene, group: Group) -> bool:
    """People named, or another one of a sort, whom the group does not know as hit."""
    hit = hit_in(scene)
    return any(e.code == "PER" or e.code == "OBJ" and e.sub or _ANOTHER_ONE.search(scene.read.sentence.text) for e in hit) and not {e.name for e in hit} & group.harmed()


def complete(scene: Scene) -> bool:
    """Who did it and what was hit, in one clause."""
    return any(f.agents and (f.victims or f.targets) for f in scene.facts if f.kind in STRONG)

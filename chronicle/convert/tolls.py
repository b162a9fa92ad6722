"""How many: every count with who gave it, what is a part of a whole, and the headline over the whole incident.

    whole           counts of all who were killed or hurt: they alone make the headline
    part            one town's, one bomb's, one sort of people's, after a whole that is larger; "two of the victims"
    perpetrators    the attackers' own dead, a suicide bomber among them: a row of their own, never in the headline
"""

import re

import msgspec

from chronicle.convert.cite import cite
from chronicle.convert.dates import MONTHS
from chronicle.convert.entities import ATTACKERS
from chronicle.convert.event import THE_EVENT, is_town, same_place, side
from chronicle.convert.facts import STRONG, Fact
from chronicle.convert.fallen import Fallen, fallen
from chronicle.convert.fold import fold
from chronicle.convert.records import Number, Toll, Where
from chronicle.convert.revenge import avenged
from chronicle.convert.scenes import Scene


def tolls_of(scenes: list[Scene], places: list[Where]) -> list[Toll]:
    out: list[Toll] = []
    several = len([p for p in places if is_town(p)]) > 1
    body = [s for s in scenes if s.read.sentence.kind != "title"]
    if any(f.number and not f.number.vague for s in body for f in s.facts):
        scenes = body                                           # a headline rounds what the text says exactly
    doers = {name for s in scenes for f in s.facts if f.kind in STRONG for a in f.agents if side(a) == "militant" for name in _called(a)}
    shot = fallen(scenes)
    several_hit = {(f.kind, f.by) for s in scenes for f in s.facts if f.kind in ("kill", "wound") and _figure(f.number) > 1 and _who(s, f, doers, shot) != "perpetrators"}
    of_whom = "all"                                             # whom the count before was of: "two of them died"
    spoke: tuple[int, int, str, str] | None = None              # who counted or told of the deed last: sentence, line, name, basis
    for scene in scenes:
        here = scene.read.sentence
        rows: dict[tuple, dict] = {}
        for f in scene.facts:
            if f.number and f.number.low == f.number.high == 1 and f.rule != "harm-and-more-died" and any(kind == f.kind for kind, _ in several_hit) and not _own_count(scene, f, several_hit):
                continue                                    # one of those counted elsewhere
            if f.number is None or f.kind not in ("kill", "wound", "part") or f.number.vague and not f.number.text or f.doubt:
                continue
            if f.kind == "wound" and _OF_THE_DEAD.search(scene.read.sentence.text):
                continue                                        # "the bodies were brought to X, where a nurse said nine had bullet wounds"
            if _over_time(scene, f) or avenged(scene, f) or _taken_back(scene, f):
                continue
            counted = max((g for g in scene.facts if g.kind in ("kill", "wound") and g.at <= f.at), key=lambda g: g.at, default=f) if f.kind == "part" else f
            key = "wounded" if counted.kind == "wound" else "killed"       # "43 were wounded in X and three in Y"
            where = f.where or (_where_of(scene, f, places) if several else "")
            of_whom = of_whom if f.rule == "harm-of-them-died" else _who(scene, f, doers, shot)
            row = rows.setdefault((f.by, where, of_whom if of_whom in ("perpetrators", "militants") else "", f.rule == "harm-of-them-died"), {"rule": f.rule, "basis": f.basis})
            old = row.get(key)
            if f.rule == "harm-and-more-died" and old and old.low is not None and f.number.low is not None:
                both = old.low + f.number.low
                row[key] = Number(both, both, str(both))
            elif old is None or old.vague or (f.number.low or 0) > (old.low or 0) and not old.vague and f.rule != "harm-the-dead":
                row[key] = f.number
            if key == "killed" or "who" not in row:
                row["who"] = of_whom
            row["named"] = bool(f.victims) and all(v.code in ("PER", "NAM") and (v.number is None or v.number.high == 1) for v in f.victims)
            row["away"] = row.get("away") or _away(scene, f, places)
            row["some"] = row.get("some", False) or bool(f.victims) and all(_COUNTED.fullmatch(v.name) for v in f.victims)
        for (by, where, *_), row in rows.items():
            why = ""
            if not by and spoke and spoke[:2] == (here.number - 1, here.line) and not any(c.code == "SAY" for c in scene.read.chunks):
                by, row["basis"], why = spoke[2], spoke[3], f"{spoke[2]} speaks in the sentence before"
            if by:
                spoke = (here.number, here.line, by, row["basis"])
            part = bool(where) or row.get("who") == "perpetrators" or (row.get("named", False) or row.get("some", False)) and len(scenes) > 1
            toll = Toll(row.get("killed"), row.get("wounded"), by, row["basis"] or "unattributed", where, row.get("who", "all"), part,
                        cite(scene, row["rule"], why), away=row.get("away", ""))
            if not any(_says_less(toll, o) for o in out):
                out.append(toll)
        if not rows and (f := next((f for f in scene.facts if f.by and f.basis not in ("witness", "party", "media")), None)):
            spoke = (here.number, here.line, f.by, f.basis)
    return _parts(out)


def _figure(n: Number | None) -> int:
    return (n.low or n.high or 0) if n else 0


_OF_THE_DEAD = re.compile(r"\b(?:(?:the|their|all|most) (?:bodies|corpses|dead)|of the (?:bodies|corpses|dead))\b[^.;]{0,90}\b(?:bullet|gunshot|stab|machete|shrapnel|knife)[ -](?:wounds?|injur(?:y|ies))\b", re.I)
LARGE = 20          # people: what "since the war began" follows is a total if it is more
_WAR = re.compile(r"(?:^|[,;] )(?:since|over|in|during) (?:the )?(?:[\w-]+ ){0,4}?(?:coup|war|conflict|offensive|insurgency|uprising|year|years|months|decade|20\d\d)\b[^;.]{0,60}$"
                  r"|\b(?:war|conflict|insurgency|violence|campaign|struggle)\b(?: between [^,;.]{0,60})?,? (?:(?:that |which )?(?:has |have |had )(?:so far |already )?(?:killed|claimed|left|cost|taken)\W|(?:killed|claimed|left|cost)\W|(?:in|during) which )[^,;.]{0,20}$", re.I)
_TOTAL = re.compile(r"\b(?:toll|number|total)\b[^,;.]{0,60}\b(?:since|this (?:year|month|week))\b[^,;.]{0,60}$", re.I)
_SINCE = re.compile(rf"[^,;.]{{0,90}}\b(?:since (?:the (?:war|conflict|fighting|offensive|truce|ceasefire|uprising|coup|start|beginning|outbreak)|last (?:year|month)|(?:{MONTHS})|20\d\d)"
                    rf"|since the [\w-]+(?: \w+)? (?:broke out|began|started|erupted)|(?:between|from) (?:{MONTHS})(?: 20\d\d)? (?:and|to) (?:{MONTHS})|(?:so far )?this (?:year|month)|in the (?:past|last) (?:\w+ )?(?:years?|months?))\b", re.I)

_BOTH_TOTALS = re.compile(r"\d [^;.]{0,90}\b(?:this year|since (?:last )?(?:the )?\w+)\b[^;.]{0,40}, while [^,;.]*$", re.I)      # "27 people were killed this year, while 186 rebels were"


def _own_count(scene: Scene, f: Fact, several_hit: set[tuple[str, str]]) -> bool:
    """"One guard was killed and four wounded, the ministry said", where somebody else counts more: a count of its own."""
    return bool(f.by) and (f.kind, f.by) not in several_hit and any(g.by == f.by and {f.kind, g.kind} == {"kill", "wound"} and g.number for g in scene.facts)


def _over_time(scene: Scene, f: Fact) -> bool:
    """"…, bringing the toll since the war began to more than 46,000": a total, of no event."""
    text, tokens = scene.read.sentence.text, scene.read.sentence.tokens
    number = next((c for c in scene.read.chunks[f.at:] if c.number == f.number), scene.read.chunks[f.at])
    before, after = text[:tokens[number.start].start], text[tokens[number.end - 1].end:]
    return bool(_TOTAL.search(before) or _figure(f.number) > LARGE and (_SINCE.match(after) or _WAR.search(before) or _BOTH_TOTALS.search(before)))


def _taken_back(scene: Scene, f: Fact) -> bool:
    """"lowered the toll from 15 to 13": nobody counts 15 any more."""
    chunks = scene.read.chunks
    return any(a.sub == "from" and b.code == "NUM" and b.number == f.number and c.sub == "to" and d.code == "NUM" for a, b, c, d in zip(chunks, chunks[1:], chunks[2:], chunks[3:]))


# those whom another count holds already
_COUNTED = re.compile(r"(?:victims|dead|casualties|injured|wounded|fatalities|them)", re.I)
_SHARE = re.compile(r"\bthe (?:first|second|third|other) (?:\w+ )?(?:bomb|blast|bombing|explosion|device|attacker|bomber|strike|missile|rocket|drone)\b|\b(?:I|he|she) (?:myself |himself |herself |had |personally )?(?:saw|seen|counted)\b"
                    r"|\b(?:at|on) the (?:scene|spot|gate)\b|\b(?:was|were) also (?:killed|shot|hurt|injured|wounded)\b|\balso (?:died|killed)\b|\b(?:carr(?:y|ied)|received|recovered|retrieved|pulled|buried|brought) (?:\S+ ){0,6}?bodies\b|\bbodies (?:\w+ ){0,4}?(?:recovered|retrieved|pulled|buried|brought)\b", re.I)


# "one of its officers was killed": of others there may be more
_OF_THEIR_OWN = re.compile(r"\b(?:one|two|three|four|five|six|\d{1,2}) of (?:its|their|our) (?:own )?(?:[\w-]+ ){1,3}(?:(?:was|were|been|had|have|has) |died\b)", re.I)
_BEATEN_OFF = re.compile(r"\b(?:repel\w*|repuls\w+|thwart\w*|foil\w*|beat(?:en|ing)? (?:back|off)|fought off) (?:\w+ ){0,4}?(?:attacks?|assaults?|raids?|ambush|incursion)\b", re.I)


# what a force did to the attackers, on a day of its own: "a raid by officers on Wednesday left ten gang members dead"
ANSWER = re.compile(r"\b(?:raid|operation|sweep|offensive|strike|air ?strike|ambush)s? (?:(?:carried out|launched|conducted|mounted) )?by (?:the )?(?:[\w-]+ ){0,3}?(?:officers|police|troops|soldiers|army|forces|military|jets|warplanes)\b", re.I)
_NEUTRALISED = re.compile(r"\bneutrali[sz]ed\b", re.I)       # as armies say of those who attacked them


# "54 of our sons died", says a state of its soldiers
_KIN = ("sons", "boys", "children", "brothers", "sisters", "daughters", "compatriots")
_OURS = re.compile(rf"(?:[\w-]+ of )?(?:our|their|its|the (?:nation|country|fatherland|homeland)['’]s) (?:[\w-]+ )?(?:{'|'.join(_KIN)})\b", re.I)


def _called(e) -> set[str]:
    """What says that two phrases mean one band: its organisation, or the noun they end in."""
    return {e.actor or fold(e.name).split(" ")[-1]} - {""}


def _answered(scene: Scene, f: Fact) -> bool:
    """"…, before officers shot the two dead": killed by a force in the sentence that tells what they did."""
    before = scene.read.chunks[f.at - 1] if f.at else None
    if before is None or before.code != "V" or before.sub not in ("shoot", "kill") or not scene.read.words(scene.read.chunks[f.at]).lower().startswith("the "):
        return False
    strong = [g for g in scene.facts if g.kind in STRONG and g.at < f.at]
    return any(side(a) == "force" for g in strong for a in g.agents) and any(side(a) != "force" for g in strong for a in g.agents)


def _who(scene: Scene, f: Fact, doers: set[str], shot: Fallen) -> str:
    """Of whom the count is. `doers`: what the militants who did it are called; a count of the same is of their own dead."""
    if f.victims and ATTACKERS.search(f.victims[0].name) and all(v.number and v.number.high == 1 for v in f.victims[1:]):
        return "perpetrators"                                   # "both attackers, a man and a woman, died"
    if _answered(scene, f) or shot.hit_in(scene, f) or f.victims and all(ATTACKERS.search(v.name) or side(v) == "militant" and _called(v) & doers for v in f.victims):
        return "perpetrators"
    if f.victims and all(side(v) == "militant" for v in f.victims) and _BEATEN_OFF.search(scene.read.sentence.text):
        return "perpetrators"                                   # "ten militants were killed when the army repelled an attack"
    if f.victims and doers and all(side(v) == "militant" for v in f.victims) and (_NEUTRALISED.search(scene.read.sentence.text) or any(side(a) == "force" for a in f.agents) or THE_EVENT.search(scene.read.sentence.text)):
        return "perpetrators"                                   # "seven militants were killed by the troops", who had been attacked by militants
    subs = {"vague" if _OURS.match(v.name) or v.name.lower().endswith(_KIN) and _OURS.search(scene.read.sentence.text) else v.sub for v in f.victims}
    return {"civilian": "civilians", "security": "security forces", "militant": "militants"}.get(next(iter(subs)), "all") if len(subs) == 1 else "all"


def _where_of(scene: Scene, f: Fact, places: list[Where]) -> str:
    """In a sentence that gives towns their own numbers: the town after the number."""
    after = []
    for c in scene.read.chunks[f.at + 1:f.at + 7]:
        if c.code in ("C", "P", "NUM", "HUM", "SAY") or c.code == "W" and c.sub in ("with", "and", "including"):
            break
        if c.code == "LOC":
            after.append(c)
    if not after:                                               # "In Jableh it counted 53 people killed"
        before = scene.read.chunks[:f.at]
        cut = next((n for n in range(len(before) - 1, -1, -1) if before[n].code == "NUM" or before[n].number or before[n].sub == "semicolon"), -1)
        after = [c for n, c in enumerate(before) if n > cut and n and c.code == "LOC" and c.sub != "country" and before[n - 1].sub in ("in", "at", "for")]
    named = next((c.name for c in after if any(fold(c.name) == fold(p.name) for p in places)), "")
    both = len([p for p in scene.places if is_town(p)]) > 1
    return named if named and (both or len(after) == 1) else ""


def _away(scene: Scene, f: Fact, places: list[Where]) -> str:
    """"Nine died in X, three in Y", of an event in Y: the town that stands at the number, where it is none of the event's."""
    chunks, towns = scene.read.chunks, [p for p in places if is_town(p) or any(g.where and fold(g.where) == fold(p.name) for g in scene.facts)]
    at = next((n for n in range(f.at, min(f.at + 4, len(chunks) - 1)) if chunks[n].sub == "in" and chunks[n + 1].code == "LOC"), None)
    if at is None or not towns or any(c.code in ("C", "P") for c in chunks[f.at:at]):
        return ""
    town = next((p for p in scene.places if is_town(p) and fold(p.name) == fold(chunks[at + 1].name)), None)
    known = {fold(n) for p in towns for n in (p.name, p.admin1, *p.within, *((p.host.name,) if p.host else ()))}
    return town.name if town and fold(town.name) not in known and not any(same_place(town, p) for p in towns) and not any(fold(n) in known for n in town.within) else ""


def _says_less(toll: Toll, other: Toll) -> bool:
    """Nothing here that the other row does not say."""
    def within(a: Number | None, b: Number | None) -> bool:
        return a is None or b is not None and (a.low, a.high) == (b.low, b.high) or a.vague and b is not None
    return within(toll.killed, other.killed) and within(toll.wounded, other.wounded) and (not toll.by or toll.by == other.by)


# a count that may be of more than one event
SEVERAL = re.compile(r"\b(?:two|twin|both|a pair of|double|simultaneous|\d+|three|several)\s(?:[\w-]+\s){0,3}?(?:bombings|attacks|blasts|explosions|raids|strikes|shootings|ambushes|bombs|assaults|incidents)\b", re.I)


def _same_counter(a: str, b: str) -> bool:
    """"A volunteer rescue worker" and "the rescue worker" are one."""
    x, y = (set(fold(n).split()) for n in (a, b))
    return bool(x and y) and (x <= y or y <= x) and fold(a).split()[-1] == fold(b).split()[-1]


def _parts(tolls: list[Toll]) -> list[Toll]:
    """A smaller number for one sort of people, after a whole was given, is a part of it."""
    whole = max((_figure(t.killed) for t in tolls if not t.part), default=0)
    hurt = max((_figure(t.wounded) for t in tolls if not t.part), default=0)
    out = []
    for n, t in enumerate(tolls):
        part = t.part
        more = any(_same_counter(o.by, t.by) and not o.part and _figure(o.killed) > _figure(t.killed) > 0 and not SEVERAL.search(o.evidence.text) for o in tolls[:n])      # "killed seven of them", says who has counted ten
        own = bool(_OF_THEIR_OWN.search(t.evidence.text))
        if n and not part and (t.who != "all" or not t.by and any(o.by and not o.part for o in tolls[:n]) or t.evidence.rule == "harm-of-them-died" or more or own or _SHARE.search(t.evidence.text)):
            low, low_hurt = _figure(t.killed), _figure(t.wounded)
            others = [o for o in tolls[:n] if o.by and t.by and o.by != t.by]
            disputed = any(o.who == t.who == "security forces" for o in others) and not (own and all(o.basis != "party" for o in others))      # two counts of the same soldiers
            part = bool(low or low_hurt) and low < whole and (not low_hurt or low_hurt < hurt or not t.by or own or more) and not disputed
            if part and low and low_hurt and low_hurt >= hurt and (not t.by or own or more):      # the only count of the hurt, beside some of the dead
                out.append(msgspec.structs.replace(t, wounded=None, part=True))
                t, part = msgspec.structs.replace(t, killed=None), False
        out.append(msgspec.structs.replace(t, part=part))
    if out and all(t.part for t in out):
        out = [t if t.who == "perpetrators" else msgspec.structs.replace(t, part=bool(t.where) and len(out) > 1) for t in out]
    return out


_BEFORE = re.compile(r"\b(?:previously|initially|earlier (?:said|put|reported|gave)|had (?:earlier )?said)\b|\bhad (?:given|put|reported|counted|announced|spoken of)\b[^.;]{0,40}\b(?:before|earlier)\b", re.I)


# "raised the figure to nine", "has climbed to 33": what was counted before no longer holds
_RAISED = re.compile(r"\b(?:rais|revis|updat|increas|lift|climb|ris|rose|grow|grew|gone up|went up)\w*\b[^.;]{0,60}\bto\b", re.I)


def _without_outdated(tolls: list[Toll], key: str) -> list[Toll]:
    """Without the lower numbers before one which the text says was raised, if nobody else gave them: who differs keeps its own."""
    last = max((n for n, t in enumerate(tolls) if getattr(t, key) and _RAISED.search(t.evidence.text)), default=-1)
    return [t for n, t in enumerate(tolls) if n >= last or _figure(getattr(t, key)) >= _figure(getattr(tolls[last], key)) or t.by and tolls[last].by not in ("", t.by)]


def headline(tolls: list[Toll], key: str) -> Number | None:
    """Over the whole incident: the lowest and the highest number given; open where the highest is open."""
    tolls = _without_outdated(tolls, key)
    found = [n for t in tolls if not t.part and (n := getattr(t, key)) and not n.vague and not _BEFORE.search(t.evidence.text)]
    if not found:
        tolls = [t for t in tolls if t.who != "perpetrators"]
        found = [n for t in tolls if (n := getattr(t, key)) and not n.vague]
        if len(found) > 1 and all(t.where for t in tolls if getattr(t, key)):
            low = sum(n.low or 0 for n in found)
            return Number(low, low, str(low))
    if not found:
        return None
    low = min(n.low if n.low is not None else n.high for n in found)
    top = max(found, key=lambda n: n.high if n.high is not None else n.low)
    high = top.high if top.high is not None or len(found) == 1 else top.low
    if len({(n.low, n.high) for n in found}) == 1:
        return found[0]
    return Number(low, high, f"{low}-{high}" if high is not None and high != low else f"{low}+" if high is None else str(low))

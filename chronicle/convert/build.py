"""An event's sentences made into one incident: the value that is told first and most plainly wins; conflicts stay side by side."""

import re
from collections import Counter

import msgspec

from chronicle.convert import dates
from chronicle.convert.entities import Entity
from chronicle.convert.facts import Fact, Scene
from chronicle.convert.fold import fold
from chronicle.convert.lexicon import nationalities
from chronicle.convert.group import STRONG, Group, _is_town, same_place, side
from chronicle.convert.records import Evidence, Incident, Number, Party, Toll, Tool, When, Where
from chronicle.convert.title import title_of

_GENERAL = {"armed attack": 0.5, "armed clash": 0.6, "arrest": 0.3, "riot": 0.5, "looting": 0.8, "arson": 0.7}
_CLASS_FOR = {"government building": "object", "power office": "object"}


def incident(group: Group, published: str, known, countries: dict[str, float], event_id: str) -> Incident | None:
    scenes = [s for s in group.scenes if s.read.sentence.kind != "title"] or group.scenes
    ordered = scenes + [s for s in group.scenes if s not in scenes]
    kinds = Counter(f.kind for s in ordered for f in s.facts)
    kind, first = type_of(ordered)
    when, when_evidence = date_of(ordered, published)
    places = places_of(ordered, countries, known)
    tolls = tolls_of(ordered, places)
    killed, wounded = headline(tolls, "killed"), headline(tolls, "wounded")
    parties = parties_of(ordered, known)
    weapons = weapons_of(ordered, kind)
    stage = "accomplished"
    doubts = [f.doubt for s in ordered for f in s.facts if f.kind in STRONG]
    if doubts and all(doubts):
        stage = "threatened" if all("H" in d for d in doubts) else "attempted"
    missing = [name for name, value in (("place", places), ("date", when.edtf), ("perpetrator", [p for p in parties if p.role in _PERPETRATORS]),
                                        ("killed", killed), ("wounded", wounded)) if not value]
    if places and not any(_is_town(p) and p.lat is not None for p in places):
        missing.append("a town: the place is known no closer than its " + places[0].precision if not _is_town(places[0]) else "where it lies: no gazetteer knows " + places[0].name)
    return Incident(event_id, title_of(kind, places, parties), kind, _cite(first, f"type-{kind.replace(' ', '-')}"), when, when_evidence, stage,
                    (kind,), tuple(places), tuple(parties), tuple(weapons), tuple(tolls), killed, wounded, count_of(ordered),
                    missing=tuple(missing)) if kinds else None


_PERPETRATORS = ("perpetrator", "claimed", "blamed", "denied", "possible")


def _cite(scene: Scene, rule: str, why: str = "") -> Evidence:
    s = scene.read.sentence
    return Evidence(s.text, s.start, s.end, rule, why)


def type_of(scenes: list[Scene]) -> tuple[str, Scene]:
    votes: Counter[str] = Counter()
    first: dict[str, Scene] = {}
    for n, scene in enumerate(scenes):
        weight = 3 if n == 0 else 2 if scene.read.sentence.kind == "title" else 1
        deadly = any(f.kind in ("kill", "attack", "shoot", "bomb") for f in scene.facts)
        for t in dict.fromkeys(scene.types):
            votes[t] += weight * (0.4 if t == "abduction" and deadly else _GENERAL.get(t, 1.0))
            first.setdefault(t, scene)
    if votes["suicide bombing"] and votes["bombing"]:           # one sort: the commoner word names it, the first sentence proves it
        general, special = votes.pop("bombing"), votes.pop("suicide bombing")
        votes["bombing" if general > special else "suicide bombing"] = general + special
        first["bombing"] = first["suicide bombing"] = min(first["bombing"], first["suicide bombing"], key=scenes.index)
    if not votes:
        return "armed attack", next((s for s in scenes if any(f.kind in STRONG for f in s.facts)), scenes[0])
    best = max(sorted(votes), key=lambda t: votes[t])
    return best, first[best] if best in first else scenes[0]


def date_of(scenes: list[Scene], published: str) -> tuple[When, Evidence | None]:
    for wanted in ("day", "range", "month", "year"):
        for scene in scenes:
            when = next((w for w in scene.whens if w.precision == wanted), None)
            if when:
                return when, _cite(scene, f"date-{wanted}", when.why)
    when = dates.of_publication(published)
    return when, None


def places_of(scenes: list[Scene], countries: dict[str, float], known) -> list[Where]:
    """The towns of the first sentence that names any; quarters and sites told later become the place, inside the town."""
    out: list[Where] = []
    towns = next(([p for p in s.places if _is_town(p)] for s in scenes if any(_is_town(p) for p in s.places)), [])
    small = [p for p in towns if p.lat is None and p.type in ("neighbourhood", "site")]
    for p in [p for p in towns if p not in small] or small:
        if not any(same_place(p, q) for q in out):
            out.append(p)
    for scene in scenes:
        for p in scene.places:
            if not _is_town(p) or any(fold(p.name) == fold(q.name) or fold(p.name) in map(fold, q.within) for q in out):
                continue
            host = next((q for q in out if same_place(p, q) or p.lat is None and p.type in ("neighbourhood", "site")), None)
            if host and p.type in ("neighbourhood", "site", "village", "town") and host.type not in ("neighbourhood", "site", "village", "town"):
                k = out.index(host)
                within = tuple(dict.fromkeys((host.name, *host.within)))
                out[k] = msgspec.structs.replace(p, within=within, country=host.country, iso=host.iso, admin1=host.admin1 or p.admin1,
                                                 lat=p.lat if p.lat is not None else host.lat, lon=p.lon if p.lon is not None else host.lon)
    wide = [p for s in scenes for p in s.places if not _is_town(p)]
    if out:
        for k, p in enumerate(out):
            more = [w.name for w in wide if w.iso == p.iso and w.type in ("province", "district") and fold(w.name) != fold(p.name) and (len(out) == 1 or fold(w.name) == fold(p.admin1))]
            if more:
                out[k] = msgspec.structs.replace(p, within=tuple(dict.fromkeys((*p.within, *more))))
        return out
    if wide:
        best = [p for p in wide if p.type == "district"] or [p for p in wide if p.precision == "province"] or wide
        return [best[0]]
    own = country_of(scenes, known)
    iso = own if own and countries.get(own, 0) >= 0.3 * max(countries.values(), default=0) else max(countries, key=countries.get, default="")
    if not iso:
        return []
    land = known.gazetteer.countries.get(iso)
    return [Where("", "country", "country", known.gazetteer.country_name(iso), iso, lat=None, lon=None, why="no place named; the article speaks of this country",
                  geonames=land.geonames if land else "")]


def country_of(scenes: list[Scene], known) -> str:
    """The country that the event's own sentences name most, by name, nationality or actor."""
    count: Counter[str] = Counter()
    adjectives = nationalities()
    for scene in scenes:
        for m in scene.read.mentions:
            if m.kind == "place" and isinstance(m.value, str):
                count[m.value] += 1
            elif m.kind == "actor" and known.lexicon.actors[m.name].country:
                count[known.lexicon.actors[m.name].country] += 1
        for token in scene.read.sentence.tokens:
            if token.text[:1].isupper() and adjectives.get(token.low):
                count[adjectives[token.low]] += 1
    return max(sorted(count), key=lambda k: count[k], default="")


# ---------------------------------------------------------------- who

def parties_of(scenes: list[Scene], known) -> list[Party]:
    out: list[Party] = []

    def add(party: Party) -> None:
        for k, p in enumerate(out):
            if p.role == party.role and _same_name(p, party):
                if party.name != p.name and party.name not in p.aliases:
                    out[k] = msgspec.structs.replace(p, aliases=(*p.aliases, party.name))
                return
        out.append(party)

    for scene in scenes:
        for f in scene.facts:
            if f.kind in ("claim", "blame", "deny"):
                for party in _statement(scene, f, known):
                    add(party)
    spoken = {p.name for p in out}
    sides = [s for s in (side(a) for sc in scenes for f in sc.facts if f.kind in STRONG for a in f.agents) if s]
    for scene in scenes:
        for f in scene.facts:
            if f.kind not in STRONG or "N" in f.doubt and f.kind not in ("kill", "wound"):
                continue
            for a in f.agents:
                if not _can_attack(a, f) or side(a) == "force" and "militant" in sides:
                    continue
                for party in _doer(scene, f, a, known):
                    if party.name in spoken and party.kind == "organization":
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
    return _tidy(_one_band(out))


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
    return x == y or x.rstrip("s") == y.rstrip("s") or a.kind == b.kind == "organization" and (x in map(fold, b.aliases) or y in map(fold, a.aliases))


def _can_attack(a: Entity, f: Fact) -> bool:
    if a.sub in ("vague", "dead", "hurt", "monitor", "media", "country") and not (a.code == "LOC" and a.sub == "country"):
        return False
    if a.code == "HUM" and a.sub in ("civilian", "official"):
        return a.name.lower().split()[-1] in ("man", "men", "individuals", "youths", "students", "individual", "youth", "woman", "women", "settlers", "settler", "persons", "teenager", "protesters", "demonstrators") and f.kind not in ("claim",)
    if a.code == "NAM":
        return a.name.isupper() and len(a.name) >= 2
    return a.code in ("HUM", "ORG", "LOC") or a.code == "PER" and False


def _doer(scene: Scene, f: Fact, a: Entity, known) -> list[Party]:
    role = "blamed" if f.suspected or a.suspected else "perpetrator"
    cite = _cite(scene, f.rule)
    out = []
    if a.actor:
        actor = known.lexicon.actors[a.actor]
        out.append(Party(actor.name, "organization", role, (*actor.aliases,), f.by, evidence=cite, sub=actor.kind))
        if a.code == "HUM" and a.sub == "militant":
            out.append(Party(a.name, "individual", role, (actor.name,), f.by, evidence=cite, sub=a.sub))
        return out
    kind = "organization" if a.code in ("ORG", "NAM", "LOC") else "organization" if a.sub == "security" and a.many and re.search(r"\b(?:forces|troops|army|police|military)\b", a.name, re.I) else "individual"
    return [Party(a.name, kind, role, (), f.by, evidence=cite, sub=a.sub)]


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
        if actor is None and (a.code in ("HUM",) and a.sub in ("vague", "dead", "civilian", "official") or a.code in ("PER", "NP", "LOC") and role != "blamed"):
            if role != "denied":
                continue
        if actor:
            name, aliases = actor.name, actor.aliases
        if role == "blamed" and by in (name, *aliases):
            continue
        out.append(Party(name, "organization" if actor or a.code in ("ORG", "NAM", "LOC") else "individual", role, aliases,
                         by if role != "claimed" else "", via, evidence=_cite(scene, f.rule), sub=actor.kind if actor else a.sub))
    return out


def _denied_for(scene: Scene, f: Fact, known) -> str | None:
    """Whose part in the attack is denied: an organisation named after the verb, "" if no attack is denied at all."""
    chunks = scene.read.chunks
    verb = next((i for i, c in enumerate(chunks) if c.code == "SAY" and c.sub == "deny"), None)
    if verb is None:
        return None
    after = chunks[verb + 1:verb + 8]
    words = " ".join(scene.read.words(c) for c in after).lower()
    if not any(c.code == "EVT" or c.code == "V" for c in after) and not re.search(r"\b(?:involvement|responsibility|role|being behind|any part|accusation|allegation|it)", words):
        return ""
    return next((c.name for c in after if c.code == "ORG" and c.name in known.lexicon.actors), None)


def _sufferer(scene: Scene, f: Fact, e: Entity, known, role: str) -> Party | None:
    cite = _cite(scene, f.rule)
    if e.code == "HUM" and e.sub == "vague" and not re.search(r"\b(?:members? of|individuals?)\b", e.name):
        return None
    if e.code in ("NP", "LOC", "NUM") or e.sub in ("dead", "hurt", "group") or len(e.name) < 3 or e.name.lower() in ("forces", "troops", "military", "security", "army"):
        return None
    if e.code == "OBJ":
        return Party(e.name, "object", "target", evidence=cite, sub=e.sub)
    if e.code == "HUM":
        if e.sub == "militant" and not e.actor and role == "victim" and f.kind == "kill" and not f.agents:
            return None
        return Party(e.name, "person", "victim" if role == "victim" or f.kind in ("kill", "wound", "kidnap") else "target", evidence=cite, sub=e.sub)
    if e.code in ("PER",) or e.code == "NAM" and role == "victim" and f.kind in ("kill", "kidnap", "wound"):
        return Party(e.name, "person", "victim" if role == "victim" else "target", evidence=cite, sub="person")
    if e.code == "ORG" and e.actor:
        actor = known.lexicon.actors[e.actor]
        if actor.kind in ("media", "monitor"):
            return None
        return Party(actor.name, "organization", role, actor.aliases, evidence=cite, sub=actor.kind)
    return None


def _tidy(parties: list[Party]) -> list[Party]:
    """An attack's own perpetrators are not its victims; a longer name of one person absorbs the shorter."""
    doers = {fold(p.name) for p in parties if p.role in _PERPETRATORS}
    out: list[Party] = []
    for p in parties:
        if p.role in ("victim", "target") and fold(p.name) in doers:
            continue
        longer = next((q for q in out if q.role == p.role and q.kind == p.kind == "person" and (fold(p.name).split()[-1:] == fold(q.name).split()[-1:]) and p.sub == q.sub), None)
        if longer and p.name != longer.name and (p.sub == "person" or len(p.name) > len(longer.name)):
            if len(p.name) > len(longer.name):
                out[out.index(longer)] = msgspec.structs.replace(p, aliases=(longer.name, *longer.aliases))
            continue
        if longer:
            continue
        out.append(p)
    return out


# ---------------------------------------------------------------- with what, how many

def weapons_of(scenes: list[Scene], kind: str) -> list[Tool]:
    out: list[Tool] = []
    for scene in scenes:
        if not scene.facts and kind not in ("bombing", "suicide bombing", "shelling", "air strike"):
            continue
        for m in scene.weapons:
            tokens = scene.read.sentence.tokens
            words = scene.read.sentence.text[tokens[m.start].start:tokens[m.end - 1].end]
            if m.sub in ("bomb",) and any(t.term.endswith("bomb") or t.term in ("grenade", "dynamite", "improvised explosive device") for t in out):
                continue
            if any(t.term == m.sub for t in out):
                continue
            if m.sub not in ("bomb",):
                out = [t for t in out if not (t.term == "bomb" and m.sub.endswith("bomb"))]
            out.append(Tool(" ".join(words.split()), m.sub, _cite(scene, "weapon")))
    return out


def tolls_of(scenes: list[Scene], places: list[Where]) -> list[Toll]:
    out: list[Toll] = []
    several = len([p for p in places if _is_town(p)]) > 1
    body = [s for s in scenes if s.read.sentence.kind != "title"]
    if any(f.number and not f.number.vague for s in body for f in s.facts):
        scenes = body                                           # a headline rounds what the text says exactly
    several_hit = {k for k in ("kill", "wound") if any(f.kind == k and f.number and (f.number.low or f.number.high or 0) > 1 for s in scenes for f in s.facts)}
    for scene in scenes:
        rows: dict[tuple, dict] = {}
        for f in scene.facts:
            if f.kind in several_hit and f.number and f.number.low == f.number.high == 1:
                continue                                    # one of those counted elsewhere
            if f.number is None or f.kind not in ("kill", "wound", "part") or f.number.vague and not f.number.text or "N" in f.doubt or "H" in f.doubt and f.kind != "kill":
                continue
            key = "wounded" if f.kind == "wound" else "killed"
            where = f.where or (_where_of(scene, f, places) if several else "")
            row = rows.setdefault((f.by, where), {"rule": f.rule, "basis": f.basis})
            old = row.get(key)
            if old is None or old.vague or (f.number.low or 0) > (old.low or 0) and not old.vague and f.rule != "harm-the-dead":
                row[key] = f.number
            row["who"] = _who(f)
        for (by, where), row in rows.items():
            toll = Toll(row.get("killed"), row.get("wounded"), by, row["basis"] or "unattributed", where, row.get("who", "all"), bool(where),
                        _cite(scene, row["rule"]))
            if not any(_says_less(toll, o) for o in out):
                out.append(toll)
    return _parts(out)


def _who(f: Fact) -> str:
    subs = {v.sub for v in f.victims}
    return {"civilian": "civilians", "security": "security forces", "militant": "militants"}.get(next(iter(subs)), "all") if len(subs) == 1 else "all"


def _where_of(scene: Scene, f: Fact, places: list[Where]) -> str:
    """In a sentence that gives towns their own numbers: the town after the number."""
    after = []
    for c in scene.read.chunks[f.at + 1:f.at + 7]:
        if c.code in ("C", "P", "NUM", "HUM", "SAY") or c.code == "W" and c.sub in ("with", "and", "including"):
            break
        if c.code == "LOC":
            after.append(c)
    named = next((c.name for c in after if any(fold(c.name) == fold(p.name) for p in places)), "")
    both = len([p for p in scene.places if _is_town(p)]) > 1
    return named if named and (both or len(after) == 1) else ""


def _says_less(toll: Toll, other: Toll) -> bool:
    """Nothing here that the other row does not say."""
    def within(a: Number | None, b: Number | None) -> bool:
        return a is None or b is not None and (a.low, a.high) == (b.low, b.high) or a.vague and b is not None
    return within(toll.killed, other.killed) and within(toll.wounded, other.wounded) and (not toll.by or toll.by == other.by)


def _parts(tolls: list[Toll]) -> list[Toll]:
    """A smaller number for one sort of people, after a whole was given, is a part of it."""
    whole = max((t.killed.low or t.killed.high or 0 for t in tolls if t.killed and not t.part), default=0)
    hurt = max((t.wounded.low or t.wounded.high or 0 for t in tolls if t.wounded and not t.part), default=0)
    out = []
    for n, t in enumerate(tolls):
        part = t.part
        if n and not part and t.who != "all":
            low = (t.killed.low or t.killed.high or 0) if t.killed else 0
            low_hurt = (t.wounded.low or t.wounded.high or 0) if t.wounded else 0
            part = bool(low or low_hurt) and low < whole and (not low_hurt or low_hurt < hurt)
        out.append(msgspec.structs.replace(t, part=part))
    if out and all(t.part for t in out):
        out = [msgspec.structs.replace(t, part=bool(t.where) and len(out) > 1) for t in out]
    return out


def headline(tolls: list[Toll], key: str) -> Number | None:
    """Over the whole incident: the lowest and the highest number given; open where the highest is open."""
    found = [n for t in tolls if not t.part and (n := getattr(t, key)) and not n.vague]
    if not found:
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


def count_of(scenes: list[Scene]) -> int:
    """"two separate attacks" that the article does not tell apart."""
    for scene in scenes:
        for c in scene.read.chunks:
            if c.code == "EVT" and c.number and c.number.low and c.number.low == c.number.high and c.number.low < 10 and re.search(r"\bseparate\b", scene.read.words(c)):
                return c.number.low
    return 1

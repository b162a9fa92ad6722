"""An event's sentences made into one incident: the value that is told first and most plainly wins; conflicts stay side by side."""

import re
from collections import Counter
from datetime import date, timedelta

import msgspec

from chronicle.convert import dates
from chronicle.convert.bearings import placed
from chronicle.convert.cite import cite
from chronicle.convert.days import is_overnight, only_words
from chronicle.convert.event import Group, in_a_series, is_town, named_twice, same_place
from chronicle.convert.facts import STRONG
from chronicle.convert.fold import fold
from chronicle.convert.ground import land_of, tells
from chronicle.convert.parties import PERPETRATORS, parties_of
from chronicle.convert.records import Evidence, Incident, When, Where, days_open
from chronicle.convert.scenes import Scene
from chronicle.convert.spared import zeros
from chronicle.convert.title import title_of
from chronicle.convert.tolls import ANSWER, headline, tolls_of
from chronicle.convert.weapons import weapons_of
from chronicle.convert.worth import NOUNS

SUICIDE = frozenset(["suicide bomb", "suicide vest", "suicide car bomb", "suicide truck bomb", "suicide belt", "suicide drone boat"])     # who uses one dies with it
SAID = 3            # days: what somebody said longer before publication is no news of that day
NIGHT = 3           # days: farther from an "overnight" no day by name is that night's
# "The attacks took place in X and Y": as good as the deed itself
_SAYS_WHERE = re.compile(r"^(?:[\w ,'’]{0,40}\b(?:said|says) )?(?:that )?(?:(?:the|both|these|those) (?:[\w-]+ ){0,2}|[A-Z][a-z]+day['’]s )(?:attacks?|bombings?|blasts?|explosions?|shootings?|raids?|strikes?|ambush|clashes|incidents?|killings?) (?:(?:was|were) (?:made|carried out|reported)|took place|occurred|happened|(?:is|are|was|were) (?:said|reported|believed|understood|alleged)(?: by [\w'’ ]{3,40}?)? to have (?:taken place|occurred|happened)) (?:[\w-]+ ){0,5}?(?:in|at|near|outside) ", re.I)
_GENERAL = {"armed attack": 0.5, "armed clash": 0.6, "arrest": 0.3, "riot": 0.5, "looting": 0.8, "arson": 0.7}


def incident(group: Group, published: str, known, countries: dict[str, float], event_id: str) -> Incident | None:
    scenes = [s for s in group.scenes if s.read.sentence.kind != "title"] or group.scenes
    ordered = scenes + [s for s in group.scenes if s not in scenes]
    kinds = Counter(f.kind for s in ordered for f in s.facts)
    kind, first = type_of(ordered)
    when, when_evidence = date_of(ordered, published)
    if when_evidence is None and group.beside:
        when, when_evidence = date_of(group.beside.scenes, published)
    telling = [s for s in ordered if any(f.kind in STRONG or f.kind == "event" for f in s.facts) or _SAYS_WHERE.search(s.read.sentence.text)]
    by_nouns = telling and all(f.rule in NOUNS for s in telling for f in s.facts if f.kind in STRONG)      # what only recalls a murder has no place for it
    named = {fold(p.name): p.evidence for s in reversed(ordered) for p in s.places}      # chosen where the deed is told, cited where it is first named
    places = [msgspec.structs.replace(p, evidence=named.get(fold(p.name), p.evidence)) for p in places_of(telling if by_nouns else [*telling, *(s for s in ordered if s not in telling)], countries, known)]
    tolls = tolls_of(ordered, places)
    tolls += zeros([*ordered, *(s for s in group.spared if s not in ordered)], tolls, places, known)
    killed, wounded = headline(tolls, "killed"), headline(tolls, "wounded")
    body = any(f.agents or f.victims or f.targets for s in scenes for f in s.facts)
    parties = parties_of(scenes, known, [s for s in ordered if s not in scenes]) if body else parties_of(ordered, known)     # a headline says the same in other words
    weapons = weapons_of(ordered, kind)
    kind = "suicide bombing" if kind == "bombing" and any(w.term in SUICIDE for w in weapons) else kind
    stage = "accomplished"
    doubts = [f.doubt for s in ordered for f in s.facts if f.kind in STRONG]
    if doubts and all(doubts):
        stage = "threatened" if all("H" in d for d in doubts) else "attempted"
    missing = [name for name, value in (("place", places), ("date", when.edtf), ("perpetrator", [p for p in parties if p.role in PERPETRATORS]),
                                        ("killed", killed or [t for t in tolls if t.killed and t.killed.vague]),
                                        ("wounded", wounded or [t for t in tolls if t.wounded and t.wounded.vague])) if not value]
    if places and not any(is_town(p) and p.lat is not None and not (p.host and p.host.name != p.name) for p in places):
        missing.append("a town: the place is known no closer than its " + places[0].precision if not is_town(places[0]) else "where it lies: no gazetteer knows " + places[0].name)
    return Incident(event_id, title_of(kind, places, parties), kind, cite(first, f"type-{kind.replace(' ', '-')}"), when, when_evidence, stage,
                    (kind,), tuple(placed(p, known.gazetteer, known.provinces) for p in places), tuple(parties), tuple(weapons), tuple(tolls), killed, wounded, count_of(ordered),
                    missing=tuple(missing)) if kinds else None


def type_of(scenes: list[Scene]) -> tuple[str, Scene]:
    votes: Counter[str] = Counter()
    first: dict[str, Scene] = {}
    for n, scene in enumerate(scenes):
        weight = 3 if n == 0 else 2 if scene.read.sentence.kind == "title" else 1
        deadly = any(f.kind in ("kill", "shoot", "bomb") for f in scene.facts)
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
    if best == "armed attack" and (blast := next((s for s in scenes if "bombing" in s.types and any(f.kind == "bomb" and not f.doubt for f in s.facts)), None)) and not any(f.kind in ("shoot", "kidnap") or f.agents for s in scenes for f in s.facts):
        return "bombing", blast                                 # "the attack", and then what it was: a bomb that went off
    if best == "arrest" and (deed := next((s for s in scenes if any(f.kind == "kill" and not f.doubt for f in s.facts)), None)):
        return "armed attack", deed                             # "four of those who killed the judge were arrested": what is told of is the killing
    return best, first[best] if best in first else scenes[0]


def date_of(scenes: list[Scene], published: str) -> tuple[When, Evidence | None]:
    """The day told first; a day outside the night that is told first ("on the night of Sunday to Monday") is of something else."""
    told = [(w, scene) for scene in scenes for w in scene.whens if w.first]
    told = [(w, scene) for w, scene in told if not ANSWER.search(scene.read.sentence.text)] or told
    first = next((w for w, _ in told if w.precision in ("day", "range")), None)
    night = first if first and first.precision == "range" and days_open(first) == 1 else None
    for wanted in ("day", "range", "month", "year"):
        found = [(w, s) for w, s in told if w.precision == wanted and not (wanted == "day" and night and not night.first <= w.first <= night.last)]
        if found and is_overnight(found[0][0]):                 # a day by name rather than "overnight", if it may be that night
            evening = date.fromisoformat(found[0][0].first)
            found = [(w, s) for w, s in found if abs(date.fromisoformat(w.first) - evening).days <= NIGHT]
        if found:                                               # of ranges the closest: "Monday until Tuesday", not "this week"
            when, scene = min(found, key=lambda f: days_open(f[0])) if wanted == "range" else min(found, key=lambda f: (only_words(f[1]), is_overnight(f[0])))
            return when, cite(scene, f"date-{wanted}", when.why)
    for scene in scenes:
        if scene.found_on and scene.found_on.first:
            return scene.found_on, cite(scene, "date-found", scene.found_on.why)
    said = next((s.said for s in scenes if s.said and any(f.kind in STRONG for f in s.facts)), "")
    return dates.of_publication(said if said and date.fromisoformat(said) >= date.fromisoformat(published) - timedelta(days=SAID) else published), None      # told of on Tuesday, printed on Wednesday


def places_of(scenes: list[Scene], countries: dict[str, float], known) -> list[Where]:
    """The towns of the first sentence that names any, as the sentence knows them that says where they lie; quarters and sites told later
    become the place, inside the town."""
    out: list[Where] = []
    located = {fold(p.name): p for s in reversed(scenes) for p in s.places if is_town(p) and (p.lat is not None or p.within)}
    towns = next(([p for p in s.places if is_town(p)] for s in scenes if any(is_town(p) for p in s.places)), [])
    towns = [p for p in _of_the_land(towns, scenes, countries) or towns if not _stray(p, scenes, countries)]
    towns = _not_its_province(_of_the_province(towns, scenes), scenes)
    small = [p for p in towns if p.type == "site" and not p.own or p.lat is None and p.type == "neighbourhood"]     # "San Martin street" is not in San Martin
    for p in [p for p in towns if p not in small] or _at_the_deed(small, scenes) or small:
        p = p if p.lat is not None or p.within else located.get(fold(p.name), p)
        if not any(named_twice(p, q) for q in out):
            out.append(p)
    for scene in scenes if out else ():
        out += [p for p in scene.places if is_town(p) and p.lat is not None and in_a_series(scene) and not any(named_twice(p, q) for q in out)]
    for scene in scenes:
        for p in scene.places:
            if not is_town(p) or any(fold(p.name) == fold(q.name) or fold(p.name) in map(fold, q.within) for q in out):
                continue
            host = next((q for q in out if same_place(p, q) or p.lat is None and (p.type in ("neighbourhood", "site") or p.type == "village" and len(out) == 1 and tells(scene))), None)
            if host and p.type == "site" and not tells(scene):
                continue                                        # an airport where somebody was held: not where it was
            if host and _closer(p, host):
                k = out.index(host)
                within = tuple(dict.fromkeys((host.name, *host.within)))
                out[k] = msgspec.structs.replace(p, within=within, country=host.country, iso=host.iso, admin1=host.admin1 or p.admin1,
                                                 lat=p.lat if p.lat is not None else host.lat, lon=p.lon if p.lon is not None else host.lon,
                                                 host=p.host or (msgspec.structs.replace(host, precision="near") if p.lat is None and host.lat is not None else None))
    wide = [p for s in scenes for p in s.places if not is_town(p)]
    if out:
        for k, p in enumerate(out):
            more = [w.name for w in wide if w.iso == p.iso and w.type in ("province", "district") and fold(w.name) != fold(p.name) and (len(out) == 1 or fold(w.name) == fold(p.admin1))]
            if more:
                out[k] = msgspec.structs.replace(p, within=tuple(dict.fromkeys((*p.within, *more))))
        return out
    if wide:
        best = [p for p in wide if p.type == "district"] or [p for p in wide if p.precision == "province"] or wide
        lands = [p.name for p in wide if p.type == "province" and p.iso == best[0].iso and fold(p.name) != fold(best[0].name)]
        return [msgspec.structs.replace(best[0], within=tuple(dict.fromkeys((*best[0].within, *lands))))] if len(set(lands)) == 1 else [best[0]]
    iso = land_of(scenes, countries, known)
    if not iso:
        return []
    land = known.gazetteer.countries.get(iso)
    return [Where("", "country", "country", known.gazetteer.country_name(iso), iso, lat=None, lon=None, why="no place named; the article speaks of this country",
                  geonames=land.geonames if land else "")]


def _at_the_deed(sites: list[Where], scenes: list[Scene]) -> list[Where]:
    """"the Cabaret area" first, then "the killings in Labodrie", close by."""
    return next((near for s in scenes if tells(s) and (near := [p for p in s.places if is_town(p) and p.type != "site" and any(same_place(p, q) for q in sites)])), [])


def _closer(p: Where, host: Where) -> bool:
    """Is `p` a place within or beside the town, by what the text calls the two?"""
    small = ("neighbourhood", "site", "village")
    return p.type in (*small, "town") and host.type not in (*small, "town") or p.type in small[::2] and host.type == "town" or p.host is not None and fold(p.host.name) == fold(host.name)


def _of_the_province(towns: list[Where], scenes: list[Scene]) -> list[Where]:
    """A town told later, outside the district or province that the first sentence with any place names, is not the place."""
    first = next((s.places for s in scenes if any(p.precision != "country" for p in s.places)), ())
    named = {(p.iso, p.admin1) for p in first if p.precision in ("district", "province") and p.admin1}
    if any(is_town(p) for p in first) or len(named) != 1:
        return towns
    return [p for p in towns if not p.admin1 or (p.iso, p.admin1) in named]


def _not_its_province(towns: list[Where], scenes: list[Scene]) -> list[Where]:
    """"In Pattani" of a headline, and then "in Mai Kaen district", which lies in the province of that name: the province is meant."""
    held = {(w.iso, fold(w.admin1)) for s in scenes if s.read.sentence.kind != "title" for w in s.places if w.precision == "district" and w.admin1 and fold(w.name) != fold(w.admin1)}
    return [p for p in towns if fold(p.name) != fold(p.admin1) or (p.iso, fold(p.admin1)) not in held]


def _of_the_land(towns: list[Where], scenes: list[Scene], countries: dict[str, float]) -> list[Where]:
    """A town across the border, where the event's province lies in the land the article speaks of, is not the place."""
    lands = {p.iso for s in scenes for p in s.places if p.precision in ("province", "district", "region") and countries.get(p.iso, 0) == 1.0}
    return [p for p in towns if p.iso in lands] if lands else towns


STRAY = 0.2         # weight of a country in the article, of 1.0 for the one it speaks of most


def _stray(p: Where, scenes: list[Scene], countries: dict[str, float]) -> bool:
    """A word that is also some town's name, in a land that the article hardly and the event's own sentences do not name; unless it speaks of no land at all."""
    return bool(countries) and p.lat is not None and not p.own and countries.get(p.iso, 0) < STRAY and not any(
        m.kind == "place" and m.value == p.iso for s in scenes for m in s.read.mentions)


def count_of(scenes: list[Scene]) -> int:
    """"two separate attacks" that the article does not tell apart."""
    for scene in scenes:
        for c in scene.read.chunks:
            if c.code == "EVT" and c.number and c.number.low and c.number.low == c.number.high and c.number.low < 10 and re.search(r"\bseparate\b", scene.read.words(c)):
                return c.number.low
    return 1

"""Which countries an article speaks of, and how much: what decides between places of one name.

Names, nationalities, organisations of a country and well known cities count; title and lead count double, the dateline four times, unless the
text never names its country again: NAIROBI, of a village in Sudan.
"""

import re
from collections import Counter

from chronicle.convert.chunk import Read
from chronicle.convert.fold import fold
from chronicle.convert.gazetteer import FAMOUS, Candidate
from chronicle.convert.lexicon import nationalities
from chronicle.convert.mentions.called import KNOWN_CITY
from chronicle.convert.nations import nations, spells_out, stranger

NEXT_DOOR = 0.4     # what a country weighs beside whose border something was
RENOWNED = 5        # times as many people as any namesake abroad: the town that is meant
LARGE = 100_000     # people: a town that may be meant beside a bigger namesake abroad, where its land and a village of it are named
STRANGER = 0.3      # what "a Mexican citizen" weighs
CLEAR = 3.0         # what a country weighs that is clearly spoken of
ABROAD = 0.2        # what a dateline weighs whose country the text never names


def weigh_countries(reads: list[Read], known) -> dict[str, float]:
    """ISO code -> weight up to 1. Title and lead count double. Notes the provinces that are named in `known`."""
    count: Counter[str] = Counter()
    towns: list[tuple[float, tuple]] = []
    provinces: dict[tuple, Candidate] = {}
    known.dotted = dotted = spells_out([r.sentence.text for r in reads])
    peoples = {id(r): [(i, iso, stranger(r.sentence.tokens, i)) for i, iso in nations(r.sentence, dotted)] for r in reads}
    for read in reads:
        weight = {"title": 2.0, "lead": 2.0, "dateline": 4.0}.get(read.sentence.kind, 1.0)
        if read.sentence.kind == "dateline" and not any(m.kind == "place" for m in read.mentions):
            towns.append((weight, known.gazetteer.exact(head(read))))
        for m in read.mentions:
            if m.kind == "place":
                if isinstance(m.value, str):
                    count[m.value] += weight * (NEXT_DOOR if _across(read, m) else 1.0)
                elif m.value:
                    if read.sentence.kind != "dateline" and m.value[0].kind == "province" and (m.sub == "province" or len({c.country for c in m.value}) == 1 and all(c.kind != "region" for c in m.value)):
                        provinces.setdefault((m.value[0].country, m.value[0].admin1), m.value[0])
                    towns.append((weight, tuple(c for c in m.value if c.how == "exact")))
            elif m.kind == "actor" and m.name in known.lexicon.actors and known.lexicon.actors[m.name].country:
                count[known.lexicon.actors[m.name].country] += (1.0 if m.sub == "militant" else 0.4) * weight
        for _, iso, afar in peoples[id(read)]:
            count[iso] += (STRANGER if afar else 0.7) * weight
    known.provinces = tuple(provinces.values())
    known.states = _states(reads)
    spoken = set(count)
    known.lands = frozenset(spoken)
    named = frozenset(m.value for r in reads for m in r.mentions if m.kind == "place" and isinstance(m.value, str))
    spelt = named - {m.value for r in reads for m in r.mentions if m.kind == "place" and isinstance(m.value, str) and _across(r, m)}
    filed = {m.value for r in reads if r.sentence.kind == "dateline" for m in r.mentions if m.kind == "place" and isinstance(m.value, str)}
    filed |= {exact[0].country for weight, exact in towns if weight == 4.0 and exact}
    told = {m.value for r in reads if r.sentence.kind != "dateline" for m in r.mentions if m.kind == "place" and isinstance(m.value, str)}
    told |= {iso for r in reads if r.sentence.kind != "dateline" for _, iso, afar in peoples[id(r)] if not afar}
    told |= {c.country for weight, exact in towns if weight != 4.0 for c in exact}              # a town of that name is named,
    told |= {known.lexicon.actors[m.name].country for r in reads for m in r.mentions if m.kind == "actor" and m.name in known.lexicon.actors}      # or a group at home there
    clear = bool(filed) or max(count.values(), default=0) >= CLEAR
    small: dict[str, set[str]] = {}                 # a small town speaks for its country only where that is spoken of anyway,
    for _, exact in towns:                          # or beside another of that country, where none is named
        if len({c.country for c in exact}) == 1:
            small.setdefault(exact[0].country, set()).add(fold(exact[0].name))
    for weight, exact in towns:
        lands = {c.country for c in exact}
        if len(lands) == 1 and (exact[0].population > 50_000 or exact[0].country in spoken or not named and (not clear or len(small[exact[0].country]) > 1)):
            count[exact[0].country] += 0.8 * weight
        elif exact and exact[0].population > 300_000 and (exact[0].main or not named) and not (exact[0].country not in named and spelt & {c.country for c in exact if c.population > exact[0].population / RENOWNED or c.kind == "province" or c.country in small and c.population > LARGE}):
            second = max(c.population for c in exact if c.country != exact[0].country) if len(lands) > 1 else 0
            count[exact[0].country] += (0.8 if exact[0].population > RENOWNED * second else 0.5) * weight
    for iso in filed - told:                        # filed abroad: NAIROBI, of a village in Sudan
        count[iso] *= ABROAD if told else 1.0
    known.filed = _home(reads, count, known)
    most = max(count.values(), default=1.0)
    return {iso: round(n / most, 3) for iso, n in sorted(count.items())}


def _home(reads: list[Read], count: Counter[str], known) -> str:
    """The land of the dateline: the one it names, or of the lands that have a town of that name the one most spoken of."""
    filed = next((r for r in reads if r.sentence.kind == "dateline"), None)
    if filed is None:
        return ""
    places = [m for m in filed.mentions if m.kind == "place"]
    named = [m.value for m in places if isinstance(m.value, str)]
    towns = () if named else next((m.value for m in places if m.value), ()) or known.gazetteer.exact(head(filed))
    return named[0] if named else max(towns, key=lambda c: (c.population > FAMOUS, count.get(c.country, 0), c.population)).country if towns else ""


def of_publisher(article, gazetteer) -> dict[str, float]:
    """Of an article that names no land: that of the paper's address or name, "https://dailypost.ng", "The Times of India", "Kenyan Daily"."""
    words = [w for w in re.findall(r"[A-Z][\w']+", article.publisher) if w != "English"]
    host = re.match(r"(?:https?://)?[^/]*\.([a-z]{2})(?:[:/]|$)", article.url.lower())
    named = [gazetteer.country(w) or nationalities().get(w.lower()) for w in words]
    iso = next((c for c in (*named, host[1].upper().replace("UK", "GB") if host else "") if c in gazetteer.countries), "")
    return {iso: 1.0} if iso else {}


def _across(read: Read, m) -> bool:
    """"near the border with Niger": the land beyond."""
    before = [t.low for t in read.sentence.tokens[max(0, m.start - 3):m.start] if t.low != "the"]
    return before[-2:] in (["border", "with"], ["frontier", "with"]) or before[-1:] == ["bordering"]


def _states(reads: list[Read]) -> set[str]:
    """"The state of X", and a town that lies in it: by then the name alone is the state's as well."""
    named = [m for r in reads if r.sentence.kind != "dateline" for m in r.mentions if m.kind == "place" and isinstance(m.value, tuple) and m.value]
    called = {(c.country, c.admin1): fold(m.name) for m in named if m.sub == "province" for c in m.value if c.kind == "province"}
    if not called:
        return set()
    towns = {fold(m.name) for m in named if m.sub in ("city", "town", "village") or any(c.kind == "city" and c.how == "exact" and c.population > KNOWN_CITY for c in m.value)}
    held = {called.get((c.country, c.admin1)) for m in named if m.sub != "province" and (best := [c for c in m.value if c.kind == "city" and c.how == "exact"]) and len({(c.country, c.admin1) for c in best}) == 1
            for c in best[:1] if fold(m.name) != called.get((c.country, c.admin1))}
    return held - towns - {None}


def head(read: Read) -> str:
    """"COX'S BAZAR: …": the dateline up to its first mark, as a name."""
    return re.split(r"[,(:/—–]|\s-", read.sentence.text)[0].strip().title().replace("'S ", "'s ").replace("’S ", "’s ")

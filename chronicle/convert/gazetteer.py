"""Which place is meant: candidates from the site's own places and from GeoNames (CC BY 4.0), and why one won.

The tables (data/gazetteer.bin, built by scripts/build_gazetteer.py) stay on disk; a name is found by bisection over their
sorted lines, so loading reads nothing of them but the countries. What decides between places of one name, strongest first:

    the site's own place · the text names the place's country or province · a country the article is about ·
    a spelling equal to the name rather than only alike · a province where the text says "province" · population

Nothing here reads an article: the caller passes the countries that the text speaks of, with weights.
"""

import json
from functools import lru_cache
from itertools import accumulate, pairwise
from math import log10
from mmap import ACCESS_READ, mmap
from pathlib import Path

import msgspec

from chronicle.convert.fold import ARTICLES, fold, skeleton
from chronicle.convert.lexicon import countries as lexicon_countries
from chronicle.convert.lexicon import country_codes
from chronicle.convert.lexicon import data as lexicon_data
from chronicle.convert.lines import Lines
from chronicle.sphere import kilometres

DATA = Path(__file__).parent / "data" / "gazetteer.bin"
FAMOUS = 300_000    # people: a place this big may be meant without its country being named
SMALL = 50_000      # people: a smaller place is known to its province only
FAR_KM = 250
KINDS = {"": "province", "=": "district", "~": "region"}       # what stands for the GeoNames number of what is no town
OTHER_NAME = 0.3    # points: Stavropol is the city of that name, sooner than Tolyatti, which was called so
ALIKE = 76          # per cent: how near two spellings must be when only their skeletons meet


class Candidate(msgspec.Struct, frozen=True):
    """A place that a name may mean. `own` is the id of the site's own record, empty for GeoNames."""
    name: str
    country: str            # ISO code
    admin1: str
    lat: float | None
    lon: float | None
    population: int
    kind: str               # country province district region city, or the site's own word
    geonames: str = ""
    own: str = ""
    how: str = "exact"      # exact · alike (transliteration)
    main: bool = True       # under its main name, not another that it has or had


class OwnPlace(msgspec.Struct, frozen=True):
    """A place of the site, as its content says it."""
    id: str
    name: str
    variants: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    type: str = "city"
    within: str = ""


class Gazetteer:
    def __init__(self, data: mmap, own: tuple[OwnPlace, ...] = ()):
        start = data.find(b"\n") + 1
        ends = list(accumulate(json.loads(data[:start])["lengths"], initial=start))
        self._rows, self._names, self._bones, states = (Lines(data, *span) for span in pairwise(ends))
        self._own: dict[str, list[OwnPlace]] = {}
        for place in own:
            for name in (place.name, *place.variants):
                self._own.setdefault(fold(name), []).append(place)
                self._own.setdefault("~" + skeleton(name), []).append(place)
        self.countries: dict[str, Candidate] = {}       # ISO code -> the country
        self._country_of: dict[str, str] = {}           # folded name -> ISO code
        for _, line in states.beginning(b""):
            iso, name, lat, lon, people, gid = line.decode().split("|")
            self.countries[iso] = Candidate(name, iso, "", float(lat), float(lon), int(people), "country", gid)
            self._country_of[fold(name)] = iso
        self._country_of |= country_codes()
        self._regions = {fold(name): Candidate(name, iso, "", None, None, 0, "region") for name, iso in lexicon_data("regions").items()}
        self.find = lru_cache(maxsize=4_000)(self._find)
        self.alike = lru_cache(maxsize=2_000)(self._alike)      # the places whose names are only alike in spelling

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """Of `find`, the places that are called just so."""
        return tuple(c for c in self.find(name) if c.how == "exact")

    def country(self, name: str) -> str | None:
        """The ISO code behind a country's name."""
        return self._country_of.get(fold(name))

    def country_name(self, iso: str) -> str:
        names = lexicon_countries().get(iso)
        return names[0] if names else self.countries[iso].name if iso in self.countries else ""

    def _find(self, name: str) -> tuple[Candidate, ...]:
        """All places of this name, then of names only alike; best known first."""
        key = fold(name)
        out = [self._mine(p) for p in self._own.get(key, ())]
        out += self._exact(key)
        if region := self._regions.get(key):
            out.append(region)
        if not out and key.endswith(" city"):                   # "Gaza City"
            out += self._exact(key.removesuffix(" city"))
        first, _, rest = key.partition(" ")
        if not out and first in ARTICLES and len(rest) > 2:
            out += self._exact(rest)
        if out and all(c.kind == "province" for c in out):      # its chief town may only be alike: Hodeidah, Al Hudaydah
            out += [msgspec.structs.replace(c, how="exact") for c in self.alike(name) if c.kind == "city" and any(c.admin1 == p.admin1 and c.country == p.country for p in out)]
        if not out and not name.isascii() or len(key) >= 4 and not out:
            out += self.alike(name)
        return tuple(out)

    def _mine(self, place: OwnPlace) -> Candidate:
        return Candidate(place.name, self.country(place.within) or "", place.within, place.lat, place.lon, 0,
                         place.type, own=place.id)

    def _exact(self, key: str) -> list[Candidate]:
        line = key.encode()
        main = {place for place, _ in self._rows.beginning(line + b"|")}
        others = [self._place(place) for place in sorted(self._listed(self._names, line) - main)]
        bones = skeleton(key) if others else ""
        return sorted([*map(self._place, sorted(main)), *(c if skeleton(c.name) == bones else msgspec.structs.replace(c, main=False) for c in others)], key=lambda c: -c.population)

    def _alike(self, name: str) -> tuple[Candidate, ...]:
        bones = skeleton(name)
        if not bones:
            return ()
        out = [msgspec.structs.replace(self._mine(p), how="alike") for p in self._own.get("~" + bones, ())]
        if places := self._listed(self._bones, bones.encode()):
            from rapidfuzz.fuzz import ratio
            wanted = _bare(name)
            near = [(ratio(wanted, _bare(p.name)), p) for p in map(self._place, sorted(places))]
            near = [pair for pair in near if pair[0] >= ALIKE - 20 * (len(bones) >= 5)]
            out += [msgspec.structs.replace(p, how="alike") for _, p in sorted(near, key=lambda x: (-x[0], -x[1].population))]
        return tuple(out)

    @staticmethod
    def _listed(table: Lines, key: bytes) -> set[int]:
        """Where in the table of places those lie that a table of other names has under `key`."""
        return {int(place) for _, line in table.beginning(key + b"\t") for place in line.split(b"\t")[1].split(b",")}

    def _place(self, place: int) -> Candidate:
        key, name, country, admin1, lat, lon, people, gid = self._rows.at(place).decode().split("|")
        return Candidate(name or key.title(), country, admin1, float(lat), float(lon), int(people), KINDS.get(gid, "city"), gid if gid.isdigit() else "")


def _km(a: Candidate, b: Candidate) -> float:
    if a.lat is None or b.lat is None:
        return 0.0
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def _bare(name: str) -> str:
    return " ".join(w for w in fold(name).split() if w not in ARTICLES)


def rank(candidates: tuple[Candidate, ...], countries: dict[str, float], inside: tuple[str, ...] = (),
         province: bool = False, spoken: tuple[Candidate, ...] = ()) -> tuple[Candidate | None, str]:
    """The best candidate and the reason, or (None, reason) if nothing supports any of them.

    `countries`: ISO code -> weight 0..1 of the article's talk of that country. `inside`: names the text itself puts the
    place in ("Mosul, Iraq"). `province`: the text calls it a province, state or governorate. `spoken`: the provinces that
    the article names; a small town far from the only one of its country is not the one that is meant.
    """
    if not candidates:
        return None, "no gazetteer has this name"
    wanted = {fold(name) for name in inside}

    def points(c: Candidate) -> float:
        score = log10(c.population + 10) / 4 + 2.2 * countries.get(c.country, 0.0)
        score += 3 * bool(wanted & {fold(c.admin1), c.country.lower(), fold(c.name) if c.kind == "country" else ""} - {""})
        score += (0.9 if province else -0.45) * (c.kind in ("province", "district"))
        score += 0.5 * (c.kind == "region")                      # a land that news names, sooner than a hamlet called like it
        score += 4 * bool(c.own) - 0.8 * (c.how == "alike") - OTHER_NAME * (not c.main)
        score += 0.6 * (c.population >= FAMOUS and 0.3 <= countries.get(c.country, 0.0) < 1.0)      # San Salvador is not the one in Mexico, wherever the report was filed
        score += 0.7 * (c.kind == "city" and any((p.country, p.admin1) == (c.country, c.admin1) for p in spoken))
        return score

    best = max(candidates, key=points)
    if best.own:
        return best, "a place of this site"
    if best.how == "alike" and not countries.get(best.country):
        return None, f"only alike in spelling to {best.name}, in a country the text does not speak of"
    if countries and not best.own and not countries.get(best.country) and (best.population < FAMOUS or not best.main and any(len(n) == 2 for n in inside)) and not wanted & {fold(best.admin1), best.country.lower()}:
        return None, f"{best.name} lies in {best.country}, of which the text does not speak"
    only = {p.admin1: p for p in spoken if p.country == best.country}
    if len(only) == 1 and best.kind == "city" and best.population < SMALL and best.geonames and best.admin1 not in only and (far := _km(best, *only.values())) > FAR_KM:
        return None, f"{best.name} in {best.admin1} lies {far:.0f} km from {next(iter(only))}, of which the text speaks"
    rivals = len({(c.country, c.admin1) for c in candidates})
    reason = "only place of this name" if rivals == 1 else f"best of {rivals} places of this name"
    if wanted and points(best) >= 3:
        reason += ", the text says where it lies"
    elif countries.get(best.country):
        reason += f", the text speaks of {best.country}"
    elif rivals > 1:
        reason += ", the most populous"
    return best, reason + (" (spelling only alike)" if best.how == "alike" else "")


@lru_cache(maxsize=1)
def world() -> mmap:
    with DATA.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@lru_cache(maxsize=4)
def load(own: tuple[OwnPlace, ...] = ()) -> Gazetteer:
    return Gazetteer(world(), own)

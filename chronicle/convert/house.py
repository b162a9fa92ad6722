"""What the site already has, as the converter needs it: places and actors by every name, sources by the file they came from.

Read with the site's own reader, so that what an editor wrote counts exactly as the site understands it. Nothing is changed.
"""

import re
from itertools import chain, count
from pathlib import Path

import msgspec

from chronicle.content.paths import DEVICES, kind_of
from chronicle.content.read import LARGEST, read
from chronicle.convert.bodies import nameless
from chronicle.convert.fold import fold, skeleton
from chronicle.convert.gazetteer import OwnPlace
from chronicle.convert.lexicon import Actor as OwnActor
from chronicle.convert.lexicon import country_codes
from chronicle.convert.records import Evidence, Incident, Number, Party, Toll, When, Where
from chronicle.files import inside, read_up_to, scan
from chronicle.model import Actor, Place, Source
from chronicle.model import Incident as IncidentRecord

# the record's words for kinds of actor, from ours and back
KIND_OF = {"militant": "rebel group", "force": "state forces", "monitor": "monitor", "media": "media", "party": "organisation", "other": "organisation"}
OUR_KIND = {"rebel group": "militant", "armed group": "militant", "political militia": "militant", "communal militia": "militant", "state forces": "force",
            "external forces": "force", "police": "force", "monitor": "monitor", "media": "media"}

LONGEST_ID = 100                        # characters, with room for what makes it another one
SECOND = {"actor": "group"}             # kind -> what its id gets where a record of another kind has that already; else the kind's name


class House:
    """`root`: the site's folder. Records that cannot be read are passed over; `check` tells about them."""

    def __init__(self, root: Path):
        self.root = root
        self.places: dict[str, Place] = {}
        self.actors: dict[str, Actor] = {}
        self.sources: dict[str, Source] = {}
        self.incidents: dict[str, IncidentRecord] = {}
        self.ids: set[str] = set()                      # of records of all kinds, former ones too
        tables = {Place: self.places, Actor: self.actors, Source: self.sources, IncidentRecord: self.incidents}
        for path in sorted(p for p in scan(root, "content", (".md",)) if kind_of(p)):
            try:
                parsed, _ = read(path, read_up_to(inside(root, path), LARGEST + 1))
            except (OSError, ValueError):
                continue
            self.ids |= {parsed.id, *getattr(parsed.record, "aliases", ())}
            if parsed.record is not None and type(parsed.record) in tables:
                tables[type(parsed.record)][parsed.record.id] = parsed.record
        self.converted = {s.sha256: s.id for s in self.sources.values() if s.sha256}
        self.by_file = {s.file: s for s in self.sources.values() if s.file}
        used = {id_ for i in self.incidents.values() for id_ in i.sources}
        self.cited = frozenset(sha256 for sha256, id_ in self.converted.items() if id_ in used)     # nothing of these is left to do
        self._places = {fold(n): p.id for p in self.places.values() for n in (p.name, p.names.ar, *p.names.variants, *(f.name for f in p.names.former)) if n}
        self._bones = {skeleton(n): p.id for p in self.places.values() for n in (p.name, *p.names.variants) if skeleton(n) and len(skeleton(n)) > 2}
        self._numbers = {p.geonames: p.id for p in self.places.values() if p.geonames}
        self._actors = {fold(n): a.id for a in self.actors.values() for n in (a.name, a.names.ar, *a.names.variants, *(f.name for f in a.names.former)) if n and not nameless(n)}

    def own_places(self) -> tuple[OwnPlace, ...]:
        """Towns and sites only: a province or a country of the site is found by its name in the world's own table."""
        return tuple(OwnPlace(p.id, p.name, (*p.names.variants, *((p.names.ar,) if p.names.ar else ())), p.lat, p.lon, p.type, self.country_of(p.id))
                     for p in sorted(self.places.values(), key=lambda p: p.id) if p.type not in ("country", "province", "district", "region"))

    def own_actors(self) -> tuple[OwnActor, ...]:
        """Without what every land has: "the army" of an article is not for that the army of the site."""
        return tuple(OwnActor(a.name, OUR_KIND.get(a.kind, "other"), "", tuple(v for v in a.names.variants if v and not nameless(v)), False, "")
                     for a in sorted(self.actors.values(), key=lambda a: a.id) if a.kind not in ("civilians", "person") and not nameless(a.name))

    def country_of(self, place: str) -> str:
        seen: set[str] = set()
        while place in self.places and place not in seen:
            seen.add(place)
            if self.places[place].type == "country":
                return self.places[place].name
            place = self.places[place].within
        return ""

    def place_id(self, where: Where) -> str:
        """The site's place that is meant, or ""."""
        found = where.own or self._numbers.get(where.geonames, "") or self._places.get(fold(where.name), "")
        if not found and where.precision in ("exact", "near"):
            found = self._bones.get(skeleton(where.name), "")
        if not found and where.precision == "province":
            found = self.named(where.name, "province") or self.named(where.admin1, "province")
        kinds = {"province": ("province", "region"), "country": ("country",)}.get(where.precision)
        return found if found and (kinds is None or self.places[found].type in kinds) else ""

    def named(self, name: str, type_: str) -> str:
        """A place of this type whose name holds all of these words ("Latakia" -> latakia-governorate)."""
        wanted = skeleton(name) or fold(name)
        return next((p.id for p in sorted(self.places.values(), key=lambda p: p.id) if p.type == type_ and name and any(
            (skeleton(re.sub(r"\b(?:governorate|province|state|department|district|region)\b", "", n, flags=re.I)) or fold(n)) == wanted
            for n in (p.name, *p.names.variants))), "")

    def actor_id(self, *names: str) -> str:
        return next((self._actors[fold(n)] for n in names if n and fold(n) in self._actors), "")

    def free(self, kind: str, wanted: str, taken: set[str]) -> str:
        """An id that no record has, of whatever kind: `taliban`, else `taliban-group`, else `taliban-2`. A state is an actor beside its land: `russia-state`."""
        wanted = wanted[:LONGEST_ID].rstrip("-") or kind
        wanted += "-state" if kind == "actor" and fold(wanted) in country_codes() else ""
        others = (f"{wanted}-{n}" for n in count(2))
        id_ = next(x for x in chain((wanted, f"{wanted}-{SECOND.get(kind, kind)}"), others) if x not in self.ids and x not in taken and x not in DEVICES)
        taken.add(id_)
        return id_

    def own_file(self, path: str) -> str:
        """The path below the site's folder of a file that lies in it, else ""."""
        try:
            return Path(path).resolve().relative_to(self.root.resolve()).as_posix() if path else ""
        except (ValueError, OSError):
            return ""

    def recognised(self, record: IncidentRecord) -> Incident:
        """A record of the site in the shape that `meet` compares."""
        places = tuple(self._where(s.place, s.precision) for s in record.places if s.place in self.places)
        tolls = tuple(Toll(_number(t.killed), _number(t.wounded), t.by, t.basis, evidence=Evidence(t.quote, 0, 0, "")) for t in record.tolls)
        doers = {s.actor for s in record.responsibility} | {a.actor for a in record.actors if a.role == "perpetrator"}
        parties = tuple(Party(self.actors[a].name, "organization", "perpetrator") for a in sorted(doers) if a in self.actors)
        date = When(record.date.text, record.date.first, record.date.last, record.date.precision, "")
        return Incident(record.id, record.title, record.types[0] if record.types else "", Evidence(record.summary, 0, 0, ""), date, None, types=record.types,
                        places=places, parties=parties, tolls=tolls)

    def _where(self, id_: str, precision: str) -> Where:
        p = self.places[id_]
        country = self.country_of(id_)
        return Where(p.name, precision, p.type, country, country_codes().get(fold(country), ""), "", p.lat, p.lon, p.geonames, id_)


def _number(count) -> Number | None:
    return None if count is None else Number(count.low, count.high, count.text, count.vague)


class Draft(msgspec.Struct, frozen=True):
    """A file to be written: path below the site, whole text."""
    path: str
    text: str

"""Readings made into files of content/: drafts in the house style, every value with its sentence.

A draft is only ever a new file. An article that was converted before is known by the `sha256` of its source file and is
passed over, so a second run changes nothing and an edited draft stays as it was edited. An incident that meets one of the
site is not written again: see joining.py. What the articles do not say is a checklist at the end of the draft.
"""

import re
from collections import Counter
from urllib.parse import urlparse

import msgspec
from slugify import slugify

from chronicle import counts, vocabulary
from chronicle.content.write import write
from chronicle.content.shapes import one_line
from chronicle.convert import lexicon
from chronicle.convert.bodies import nameless
from chronicle.convert.fairly import SIDE
from chronicle.convert.house import KIND_OF, Draft, House
from chronicle.convert.inherited import GUESSED
from chronicle.convert.parties import PERPETRATORS
from chronicle.convert.reading import Reading
from chronicle.convert.records import Evidence, Incident, Number, Party, Where, days_open
from chronicle.convert.takenback import TAKEN_BACK
from chronicle.convert.telling import NOBODY, paragraph
from chronicle.convert.title import summary_of
from chronicle.convert.voices import plain

UNKNOWN = "Unknown publisher"
_OF_EITHER = re.compile(r"\b(?:leaders?|commanders?|chiefs?|cadres?|heads?|boss(?:es)?|members?|operatives?|suspects?|deputy|aides?|men|sons|boys|brothers)$", re.I)     # as fighters are called too
ACT = {"claimed": "claim", "blamed": "accusation", "denied": "denial", TAKEN_BACK: "retraction"}
PLACE_TYPE = {"": "site", "port": "city"}
SECURITY = {"soldiers": ("soldier", "troop", "force", "army", "military"), "police": ("police",)}
SHARED = {"military headquarters": "military headquarters", "aircraft": None, "building": None, "rally": None, "party office": "political party"}


class Desk:
    """One run's work: ids given out, drafts made, and what the editor should be told."""

    def __init__(self, house: House):
        self.house = house
        self.taken: set[str] = set()
        self.drafts: list[Draft] = []
        self.notes: list[str] = []
        self._places: dict[tuple, str] = {}
        self._actors: dict[str, str] = {}
        self.publishers = {s.id: s.publisher for s in house.sources.values()}       # source id -> name
        self.lexicon = lexicon.load(house.own_actors())

    # ---- sources

    def source(self, reading: Reading, copied_from: str = "") -> str:
        """The id of the article's source: the one it has, or a new one."""
        a = reading.article
        if a.sha256 in self.house.converted:
            return self.house.converted[a.sha256]
        if by_hand := self.house.by_file.get(self.house.own_file(a.path)):
            return by_hand.id                                   # a source that names the file without its sha256
        publisher = a.publisher or urlparse(a.url).netloc.removeprefix("www.") or UNKNOWN
        base = slugify(publisher) if a.publisher or a.url else slugify(a.id)
        id_ = self.house.free("source", "-".join(x for x in (base, a.published) if x) or "source", self.taken)
        self.publishers[id_] = publisher if publisher != UNKNOWN else NOBODY
        context = [{"text": x.reason, "quote": x.evidence.text} for x in reading.context if x.reason.startswith("a figure")]
        title = a.title or next((reading.article.text[i:j] for i, j in reading.heads), "")
        self._add(f"content/sources/{id_}.md", {
            "publisher": one_line(publisher), "title": one_line(title), "url": a.url, "published": a.published, "copied_from": a.copied_from or copied_from,
            "file": self.house.own_file(a.path), "sha256": a.sha256, "note": a.note, "context": context},
            "" if a.publisher or a.url else "- [ ] Who published this? Nothing in the file says so.")
        return id_

    # ---- places

    def place(self, where: Where) -> str:
        found = self.house.place_id(where)
        key = (where.geonames or where.name, where.iso, where.precision if where.precision not in ("exact", "near") else "")
        if found or key in self._places:
            return found or self._places[key]
        country = self._country(where)
        if where.precision == "country":
            return country
        type_ = {"province": "province", "district": "district", "region": "region"}.get(where.precision) or PLACE_TYPE.get(where.type, where.type)
        if type_ not in vocabulary.PLACE_TYPES:
            type_ = "site"
        within = self._province(where, country) if type_ not in ("province", "region") else country
        wanted = slugify(where.name) + ("-province" if type_ == "province" else "")
        id_ = self._places[key] = self.house.free("place", wanted, self.taken)
        fields = {"name": where.name, "type": type_, "within": within, "lat": None if where.host else where.lat, "lon": None if where.host else where.lon, "geonames": where.geonames}
        missing = "" if fields["lat"] is not None else f"- [ ] Where does this lie? {where.why[:1].upper() + where.why[1:] or 'No gazetteer knows it'}."
        self._add(f"content/places/{id_}.md", fields, missing)
        return id_

    def stage(self, where: Where) -> dict | str:
        """An incident's row for the place: one near a town, or in it, that no gazetteer knows is a site at that town."""
        if where.host and where.host.type not in ("district", "province") and (where.name == where.host.name or not self.house.place_id(where)):
            return {"place": self.place(msgspec.structs.replace(where.host, precision="exact")), "precision": where.host.precision, **({"site": where.name} if where.name != where.host.name else {})}
        id_ = self.place(where)
        return id_ if where.precision == "exact" or not id_ else {"place": id_, "precision": where.precision}

    def _country(self, where: Where) -> str:
        if not where.country:
            return ""
        found = self.house.named(where.country, "country")
        key = (where.country, where.iso, "country")
        if not found and key not in self._places:
            self._places[key] = self.house.free("place", slugify(where.country), self.taken)
            self._add(f"content/places/{self._places[key]}.md", {"name": where.country, "type": "country"}, "")
        return found or self._places[key]

    def _province(self, where: Where, country: str) -> str:
        if not where.admin1:
            return country
        found = self.house.named(where.admin1, "province")
        key = (where.admin1, where.iso, "province")
        if not found and key not in self._places:
            self._places[key] = self.house.free("place", slugify(where.admin1) + "-province", self.taken)
            self._add(f"content/places/{self._places[key]}.md", {"name": where.admin1, "type": "province", "within": country}, "")
        return found or self._places[key]

    # ---- actors

    def actor(self, party: Party) -> str:
        """The id of an organisation; "" for people, who are no records of their own, and for a body that has no name."""
        if party.kind != "organization" or nameless(party.name):
            return ""
        spellings = [v for v in party.aliases if v != party.name and not nameless(v)]
        found = self.house.actor_id(party.name, *spellings)
        if found or party.name in self._actors:
            return found or self._actors[party.name]
        id_ = self._actors[party.name] = self.house.free("actor", slugify(party.name), self.taken)
        kind = KIND_OF.get(party.sub, "government" if party.sub == "country" else "organisation")
        self._add(f"content/actors/{id_}.md", {"name": party.name, "names": {"variants": spellings[:6]},
                                              "kind": kind, "party": True if party.sub in ("militant", "force", "country") else None}, "")
        return id_

    def speaker(self, name: str) -> str:
        """Who counted or accused: an actor of the site where there is one, else the article's words."""
        known = self.house.actor_id(name) or self._actors.get(name, "")
        actor = self.lexicon.actors.get(name)
        if not known and actor:
            known = self.actor(Party(actor.name, "organization", "mentioned", actor.aliases, sub=actor.kind))
        return known or plain(name)

    # ---- incidents

    def incident(self, told: list[tuple[Incident, str]]) -> str:
        """One event as one or several sources tell it: (incident, source id). Returns its id, "" if it cannot stand yet."""
        told = sorted(told, key=lambda pair: (pair[0].date_evidence is None, days_open(pair[0].date)))       # who says the day, and the closest, comes first
        first = told[0][0]
        if not first.date.edtf:
            self.notes.append(f"{first.title}: no date in the text and no day of publication; give it with --published and convert again")
            return ""
        places = [row for row in (self.stage(p) for i, _ in told for p in i.places if p.country or p.name) if row]
        day = first.date.edtf.split("/")[0].rstrip("~?")
        id_ = self.house.free("incident", slugify(f"{day} {first.title.replace(' in ', ' ').replace(' near ', ' ')}", max_length=70, word_boundary=True), self.taken)
        front = {"title": first.title, "date": first.date.edtf, "summary": summary_of([i for i, _ in told]), "type": _one(t for i, _ in told for t in i.types),
                 "stage": first.stage if first.stage != "accomplished" else None, "weapons": list(dict.fromkeys(w.term for i, _ in told for w in i.weapons if w.term in vocabulary.WEAPONS)),
                 "targets": self.targets(told), "places": [row for n, row in enumerate(places) if row not in places[:n] and not (isinstance(row, dict) and "site" not in row and row["place"] in places)],
                 "actors": self.involved(told), "responsibility": [row for i, s in told for row in self.statements(i, s)],
                 "tolls": [row for i, s in told for row in self.tolls(i, s)], "count": first.count if first.count > 1 else None,
                 "evidence": evidence_of(told), "sources": list(dict.fromkeys(s for _, s in told)), "review": "draft"}
        told_by = [(i, self.publishers.get(s, s)) for i, s in told]
        self._add(f"content/incidents/{day[:4]}/{id_}.md", front, paragraph(told_by) + "\n\n" + "\n".join(x for x in (checklist(told), two_numbers(front["tolls"])) if x))
        return id_

    def targets(self, told) -> list[str]:
        out: list[str] = []
        for i, _ in told:
            for p in i.parties:
                term = SHARED.get(p.sub, p.sub) if p.kind == "object" else next((t for t, words in SECURITY.items() if p.kind == "person" and p.sub == "security" and any(
                    w in p.name.lower() for w in words)), "civilians" if p.sub == "civilian" and not _OF_EITHER.search(p.name) else None)
                if term in vocabulary.TARGETS and term not in out:
                    out.append(term)
        return out

    def involved(self, told) -> list[dict]:
        out: list[dict] = []
        for i, _ in told:
            for p in i.parties:
                role = {"perpetrator": "perpetrator", "claimed": "perpetrator", "target": "target", "victim": "victim"}.get(p.role, "mentioned")
                role = "mentioned" if role == "perpetrator" and any(q.role == TAKEN_BACK and q.name == p.name for q in i.parties) else role
                id_ = self.actor(p) if p.evidence.rule != GUESSED else ""        # no sentence of this deed names it: it is for the report
                if id_ and not any(r["actor"] == id_ for r in out):
                    out.append({"actor": id_, "role": role, "side": _side_of(p, i)})
        return out

    def statements(self, i: Incident, source: str) -> list[dict]:
        rows = []
        for p in i.parties:
            act = ACT.get(p.role, "attribution" if p.role == "perpetrator" else "")
            actor = self.actor(p) if act else ""
            if actor:
                by = self.speaker(p.by) if p.by and p.by != p.name else ""
                rows.append({"act": act, "actor": actor, "by": by, "via": self.speaker(p.via) if p.via else "", "source": source, "quote": p.evidence.text})
        return rows

    def tolls(self, i: Incident, source: str) -> list[dict]:
        rows = []
        for t in i.tolls:
            where = next((row if isinstance(row, str) else row["place"] for p in i.places if t.where and p.name == t.where for row in [self.stage(p)]), "")
            who = {"militants": "combatants"}.get(t.who, t.who) if t.part else "all"      # a whole is of all who were hurt
            rows.append({"killed": _notation(t.killed), "wounded": _notation(t.wounded), "who": who if who != "all" else "", "where": where,
                         "by": self.speaker(t.by) if t.by else "", "basis": t.basis, "superseded": t.replaced or None, "source": source, "quote": t.evidence.text})
        return [r for r in rows if r["killed"] or r["wounded"]]

    def _add(self, path: str, front: dict, body: str) -> None:
        self.drafts.append(Draft(path, write(front, body)))


def _side_of(p: Party, i: Incident) -> str:
    """Of two bodies that fought each other, the one that is named first is side a."""
    sides = [q.name for q in i.parties if q.role == SIDE and q.kind == "organization"]
    return "ab"[sides.index(p.name)] if p.role == SIDE and len(sides) == 2 else ""


def _one(terms) -> list[str] | str:
    out = [t for t, _ in Counter(terms).most_common()]
    return out[0] if len(out) == 1 else out


def _notation(n: Number | None) -> str:
    return "" if n is None or n.vague and n.text not in counts.WORDS else n.text


def evidence_of(told) -> dict:
    out: dict[str, dict] = {}

    def put(field: str, e: Evidence | None, source: str, why: str = "") -> None:
        if e is not None and field not in out:
            out[field] = {k: v for k, v in (("source", source), ("quote", e.text), ("why", why or e.why)) if v}

    for i, source in told:
        if i.date_evidence:
            put("date", i.date_evidence, source, i.date.why)
        elif "date" not in out:
            out["date"] = {"source": source, "why": i.date.why}
        put("type", i.type_evidence, source)
        for p in i.places:
            put("places", p.evidence, source, p.why)
        for w in i.weapons:
            put("weapons", w.evidence, source)
        for p in i.parties:
            if p.kind == "object":
                put("targets", p.evidence, source)
    return out


def checklist(told) -> str:
    asks = {"killed": "killed: not reported", "wounded": "wounded: not reported", "perpetrator": "who carried it out: not said", "date": "date: not said", "place": "place: not said"}
    missing = [m for m in told[0][0].missing if all(m in i.missing for i, _ in told)]
    nameless_ = [] if "perpetrator" in missing else [ask for ask in [_only_nameless(told)] if ask]
    fought = ["who began it: the article says that both sides fought"] if any(p.role == SIDE for i, _ in told for p in i.parties) and not any(p.role in PERPETRATORS for i, _ in told for p in i.parties) else []
    return "\n".join(f"- [ ] {ask}" for ask in [*nameless_, *fought, *(asks.get(m, m) for m in missing), *dict.fromkeys(note for i, _ in told for note in i.notes)])


def two_numbers(rows: list[dict]) -> str:
    """Where one counter gives two numbers for one place: only the editor can say which holds."""
    asks = []
    for key in ("killed", "wounded"):
        given: dict[tuple, list[str]] = {}
        for r in rows:
            if r["by"] and r[key].isdigit() and r[key] not in (found := given.setdefault((r["by"], r["where"], r["who"]), [])):
                found.append(r[key])
        asks += [f"- [ ] `{by}` counts {' and '.join(found)} {key}{' in ' + where if where else ''}: which is the later? Give each its `as_of`, or mark the earlier `superseded: true`"
                 for (by, where, _), found in given.items() if len(found) > 1]
    return "\n".join(asks)


def _only_nameless(told) -> str:
    """Doers that are told of and are no actor: "gunmen", "the army" of no land that is known. A private person is not named."""
    doers = [p for i, _ in told for p in i.parties if p.role in PERPETRATORS]
    if any(p.kind == "organization" and not nameless(p.name) for p in doers):
        return ""
    words = dict.fromkeys(p.name for p in doers if nameless(p.name) or p.sub == "militant")
    return "who carried it out: only " + ", ".join(f"“{w}”" for w in words) if words else "who carried it out: no group or body is named" if doers else ""

"""The record as values: small frozen structs, ids are strings, references are ids.

Nothing here knows files, pages or other records. What a record says is kept as it was said: a field left out is None or
empty ("not reported"), never zero. Structs are msgspec's: they are frozen, compare by value, and go to and from bytes
without executing anything, which is what the ledger remembers them by.
"""
from typing import Literal

import msgspec

from chronicle import vocabulary
from chronicle.counts import Count
from chronicle.edtf import Edtf

Kind = Literal["incident", "place", "actor", "source", "page", "translation"]      # read from the ledger, each of these words is there
Stage = Literal[tuple(vocabulary.STAGES)]                                           # once, not in every record: a tenth of the memory
Review = Literal[tuple(vocabulary.REVIEWS)]
Precision = Literal[tuple(vocabulary.PRECISIONS)]
Role = Literal[tuple(vocabulary.ROLES)]
Basis = Literal[("", *vocabulary.BASES)]


class Struct(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Base of the record: positional on disk, never part of a reference cycle."""


# ---- parts of an incident

class Site(Struct):
    """Where: a place, how exactly it is known, and the spot in the source's words (`bus station`)."""
    place: str
    precision: Precision = "exact"
    site: str = ""


class Involvement(Struct):
    actor: str
    role: Role = "mentioned"
    side: str = ""


class Statement(Struct):
    """One row of the responsibility ledger: who is said to have done it (`actor`), by whom, through which outlet."""
    act: str
    actor: str
    by: str = ""                # an actor's id or words; empty: the actor itself for a claim, denial or admission
    via: str = ""               # the outlet that carried it: an actor's id or words
    mode: str = ""              # statement, video, anonymous call …
    as_of: Edtf | None = None
    source: str = ""
    quote: str = ""


class Toll(Struct):
    """One row of the toll ledger: one counter's numbers for the whole incident or for a part of it."""
    killed: Count | None = None
    wounded: Count | None = None
    missing: Count | None = None
    arrested: Count | None = None
    who: str = "all"
    where: str = ""             # a place of this incident; empty: the whole
    by: str = ""                # who counted: an actor's id or words
    basis: Basis = ""           # as written; empty: from the actor, see assess.basis_of
    as_of: Edtf | None = None
    superseded: bool = False
    source: str = ""
    quote: str = ""


class Evidence(Struct):
    """What a value without a place for a quote rests on; `field` is the name of that value."""
    field: str = ""
    source: str = ""
    quote: str = ""
    why: str = ""


class Related(Struct):
    incident: str
    reason: str = ""


class Update(Struct):
    """A dated note to the reader: what was corrected or added."""
    date: Edtf
    note: str


class Figure(Struct):
    """A figure of a source that is no incident: a total, an aggregate."""
    text: str
    quote: str = ""


class FormerName(Struct):
    name: str
    until: Edtf | None = None


class Names(Struct):
    ar: str = ""
    variants: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    local: dict[str, str] = {}          # language tag -> name, for languages other than Arabic


# ---- records: one file each

class InlineSource(Struct):
    """A source written out inside an incident, as it is read; link makes a Source of it."""
    publisher: str
    id: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    published: Edtf | None = None
    retrieved: Edtf | None = None
    archived: str = ""
    language: str = ""
    copied_from: str = ""


class Source(Struct, tag_field="record", tag="source"):
    id: str
    path: str
    publisher: str
    title: str = ""
    author: str = ""
    url: str = ""
    published: Edtf | None = None
    retrieved: Edtf | None = None
    archived: str = ""
    language: str = ""
    copied_from: str = ""               # id of the source it repeats, or an agency's name
    file: str = ""                      # what it was converted from, relative to the site
    sha256: str = ""
    note: str = ""
    context: tuple[Figure, ...] = ()
    aliases: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    body: str = ""



class Incident(Struct, tag_field="record", tag="incident"):
    id: str
    path: str
    title: str
    date: Edtf
    time: str = ""
    timezone: str = ""
    summary: str = ""
    types: tuple[str, ...] = ()
    stage: Stage = "accomplished"
    weapons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[Site, ...] = ()
    actors: tuple[Involvement, ...] = ()
    responsibility: tuple[Statement, ...] = ()
    tolls: tuple[Toll, ...] = ()
    count: int = 1
    part_of: str = ""
    related: tuple[Related, ...] = ()
    sources: tuple[str, ...] = ()       # ids: of source records, or of those in `inline`
    inline: tuple[Source, ...] = ()     # sources written out in the incident itself; they have no file and no page
    evidence: tuple[Evidence, ...] = ()
    updates: tuple[Update, ...] = ()
    aliases: tuple[str, ...] = ()
    review: Review = "draft"
    content_notes: tuple[str, ...] = ()
    withheld: str = ""
    silence: tuple[str, ...] = ()       # codes of warnings this file answers for, each with its reason
    extra: dict[str, str] = {}
    body: str = ""                      # digest of the text; the text itself stands beside the records


class Place(Struct, tag_field="record", tag="place"):
    id: str
    path: str
    name: str
    names: Names = Names()
    type: str = "site"
    within: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = "exact"
    geonames: str = ""
    wikidata: str = ""
    aliases: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    body: str = ""


class Actor(Struct, tag_field="record", tag="actor"):
    id: str
    path: str
    name: str
    names: Names = Names()
    kind: str = "organisation"
    part_of: str = ""
    party: bool = False                 # a party to the conflict: its counts are marked as such
    wikidata: str = ""
    aliases: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    body: str = ""


class Page(Struct, tag_field="record", tag="page"):
    id: str
    path: str
    title: str
    summary: str = ""
    order: int = 0
    aliases: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    body: str = ""


class Translation(Struct, tag_field="record", tag="translation"):
    """What an incident or a page says in another language: `ID.ar.md` beside `ID.md`. Everything else is said once."""
    id: str                             # ID.ar
    path: str
    title: str
    summary: str = ""
    aliases: tuple[str, ...] = ()
    body: str = ""

    @property
    def of(self) -> str:
        return self.id.rpartition(".")[0]

    @property
    def language(self) -> str:
        return self.id.rpartition(".")[2]


Record = Incident | Place | Actor | Source | Page | Translation


def silenced(record: Record) -> set[str]:
    """Codes of warnings that a record answers for: `silence: ["R504 counted on two days"]`."""
    return {said.split()[0] for said in getattr(record, "silence", ()) if said.split()}


def untitled(record: Record) -> Record:
    """As tables have it that name an incident by its id: with its title only where that stands for a summary."""
    return msgspec.structs.replace(record, title="") if isinstance(record, Incident) and record.summary else record


KIND_OF = {Incident: "incident", Place: "place", Actor: "actor", Source: "source", Page: "page", Translation: "translation"}


# ---- the text of a record, as Markdown left it

class WikiLink(Struct, tag_field="record", tag="link"):
    """`[[target#section|label]]` at line:col of its file; `sentence` is where a backlink quotes it."""
    target: str
    label: str = ""
    section: str = ""
    line: int = 0
    col: int = 0
    length: int = 0
    sentence: str = ""


class Text(Struct):
    """HTML in pieces with the wiki links between them, for the page to fill in."""
    parts: tuple[str | WikiLink, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()      # (anchor, words)
    plain: str = ""                                 # the words without markup, for search and checks

    @property
    def links(self) -> list[WikiLink]:
        return [p for p in self.parts if isinstance(p, WikiLink)]


class Reference(Struct):
    """A record named by another one's front matter: what kind is wanted, which id, and where that stands."""
    kind: Kind
    id: str
    field: str
    line: int
    col: int
    loose: bool = False                 # words may stand here instead of an id

"""What passes from step to step of the reader: frozen values, each with the words it rests on.

Offsets are positions in `Article.text` (Python characters), start included, end excluded.
"""

from datetime import date

import msgspec

from chronicle.counts import Count


class Struct(msgspec.Struct, frozen=True):
    pass


class Evidence(Struct):
    """The sentence a value rests on, word for word, where it stands, and the rule that read it."""
    text: str
    start: int
    end: int
    rule: str
    why: str = ""


class Mention(Struct):
    """A stretch of a sentence that means something: kind time place number human actor weapon target event verb …"""
    kind: str
    start: int              # token numbers within the sentence
    end: int
    sub: str = ""
    name: str = ""
    form: str = ""
    many: bool = False
    value: object = None


class When(Struct):
    """A date as far as it is known. `edtf` empty: the words give no day without a publication date."""
    edtf: str
    first: str              # YYYY-MM-DD, the outer days it can mean; empty if unknown
    last: str
    precision: str          # day range before month year unknown
    why: str
    text: str = ""


def days_open(when: When) -> int:
    """How many days a date leaves open; of one that is not known, more than any."""
    return (date.fromisoformat(when.last) - date.fromisoformat(when.first)).days if when.first and when.last else 100_000


class Number(Struct):
    """A count of people as the words give it: low and high, None where open; `text` in the record's notation."""
    low: int | None
    high: int | None
    text: str
    vague: bool = False


def counted(n: Number) -> Count:
    """The same as the record has it."""
    return Count(n.text, n.low, n.high, n.text.startswith("~"))


class Where(Struct):
    name: str
    precision: str          # exact near district province region country
    type: str = ""
    country: str = ""       # name as the record uses it
    iso: str = ""
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    geonames: str = ""
    own: str = ""           # id of the site's own place
    within: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    why: str = ""
    evidence: Evidence | None = None
    host: "Where | None" = None     # whose position this has, where the place itself has none: the town it lies in or near, its district


class Party(Struct):
    """One actor in one role. kind: organization group individual person object"""
    name: str
    kind: str
    role: str               # perpetrator claimed blamed denied possible target victim
    aliases: tuple[str, ...] = ()
    by: str = ""
    via: str = ""
    own: str = ""
    sub: str = ""           # class of people or the record's word for a target
    evidence: Evidence | None = None


class Tool(Struct):
    """A weapon: the words of the article, the record's word, and what else the article calls it."""
    name: str
    term: str
    aliases: tuple[str, ...] = ()
    evidence: Evidence | None = None


class Toll(Struct):
    killed: Number | None
    wounded: Number | None
    by: str
    basis: str
    where: str = ""
    who: str = "all"
    part: bool = False      # a part of a whole given elsewhere in the same breath
    evidence: Evidence | None = None
    replaced: bool = False  # given at first; another count has taken its place
    away: str = ""          # the town in which its sentence has it, if that is none of the event's


class Incident(Struct):
    event_id: str
    title: str
    type: str
    type_evidence: Evidence
    date: When
    date_evidence: Evidence | None
    stage: str = "accomplished"
    types: tuple[str, ...] = ()
    places: tuple[Where, ...] = ()
    parties: tuple[Party, ...] = ()
    weapons: tuple[Tool, ...] = ()
    tolls: tuple[Toll, ...] = ()
    killed: Number | None = None
    wounded: Number | None = None
    count: int = 1
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Left(Struct):
    """A sentence that was read and left out of the incidents, with the reason."""
    evidence: Evidence
    reason: str


class Removed(Struct):
    """Lines taken for the page's own words, 1-based and inclusive."""
    first: int
    last: int
    reason: str

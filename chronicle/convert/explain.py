"""What became of every sentence of an article: what was recognised in it, which rules read it, what it gave, why it was left out.

The sentences are recognised by the reader's own function (reader.recognised); what each one gave is looked up in the finished reading
by its offsets, so an explanation never claims a value that the reading does not hold:

    gave      a value of an incident rests on the sentence, by the rule named beside it
    left out  the reading names the sentence among what it left out, with the reason
    read      rules matched, and no value rests on it: it repeats or adds nothing, or belongs to no incident
    silent    no rule matched

explain_text.py and explain_html.py show it.
"""

from chronicle.convert import gazetteer, lexicon
from chronicle.convert.chunk import Chunk
from chronicle.convert.clauses import find
from chronicle.convert.known import Known
from chronicle.convert.reader import recognised
from chronicle.convert.reading import Reading
from chronicle.convert.records import Evidence, Incident, Number, Struct
from chronicle.convert.segment import Sentence

KINDS = {       # code of a chunk -> what it is called
    "HUM": "people", "PER": "person", "NAM": "name", "ORG": "organisation", "OBJ": "target", "WPN": "weapon", "EVT": "event", "LOC": "place", "TIM": "time",
    "NUM": "number", "V": "deed", "SAY": "saying"}


class Mark(Struct):
    """A stretch of the sentence (characters within it) that was recognised."""
    start: int
    end: int
    kind: str
    note: str


class Fired(Struct):
    """A rule that matched, with the words that fill its roles."""
    rule: str
    fact: str
    roles: tuple[tuple[str, str], ...]
    doubt: str = ""


class Gave(Struct):
    """A value that rests on the sentence. `incident` counts from 1."""
    incident: int
    slot: str
    value: str
    rule: str
    why: str = ""


class Told(Struct):
    sentence: Sentence
    marks: tuple[Mark, ...] = ()
    fired: tuple[Fired, ...] = ()
    gave: tuple[Gave, ...] = ()
    left: str = ""

    @property
    def fate(self) -> str:
        return "gave" if self.gave else "left out" if self.left else "read" if self.fired else "silent"


class Cut(Struct):
    """Lines taken for the page's own words."""
    first: int
    last: int
    reason: str
    text: str


class Account(Struct):
    reading: Reading
    parts: tuple[Told | Cut, ...]           # in the order of the file
    values: tuple[tuple[Gave, ...], ...]    # of each incident


def explained(readings: list[Reading], own_places=(), own_actors=()) -> list[Account]:
    words, places = lexicon.load(tuple(own_actors)), gazetteer.load(tuple(own_places))
    return [account(reading, Known(words, places)) for reading in readings]


def account(reading: Reading, known: Known) -> Account:
    article = reading.article
    values = [(value, e) for n, i in enumerate(reading.incidents, 1) for value, e in values_of(n, i)]
    parts: list[tuple[int, Told | Cut]] = []
    lines, reads = recognised(article, known)
    for read in reads:
        s = read.sentence
        fired = tuple(Fired(f.rule.id, f.rule.fact, tuple((role, _words(read, chunks)) for role, chunks in f.roles.items()),
                            ", ".join(word for flag, word in (("N", "denied"), ("U", "attempted"), ("H", "threatened")) if flag in f.flags)) for f in find(read))
        gave = tuple(value for value, e in values if e and e.start < s.end and s.start < e.end)
        left = next((x.reason for x in reading.context if x.evidence.start < s.end and s.start < x.evidence.end), "")
        parts.append((s.start, Told(s, tuple(m for c in read.chunks if (m := _mark(s, c))), fired, gave, left)))
    for r in reading.removed:
        cut = [l for l in lines if l.kind == "boilerplate" and r.first <= l.number <= r.last]
        if cut:
            parts.append((cut[0].start, Cut(r.first, r.last, r.reason, "\n".join(article.text[l.start:l.end] for l in cut))))
    by_incident = tuple(tuple(v for v, _ in values if v.incident == n) for n, _ in enumerate(reading.incidents, 1))
    return Account(reading, tuple(part for _, part in sorted(parts, key=lambda p: p[0])), by_incident)


def values_of(n: int, i: Incident) -> list[tuple[Gave, Evidence | None]]:
    """Everything an incident holds, in the order of a record, with what it rests on."""
    out = [(_gave(n, "type", i.type, i.type_evidence), i.type_evidence),
           (_gave(n, "date", i.date.edtf or "not known", i.date_evidence, i.date.why), i.date_evidence)]
    for p in i.places:
        name = ", ".join(dict.fromkeys(x for x in (p.name, *p.within, p.country) if x)) + ("" if p.precision == "exact" else f" ({p.precision})")
        choice = f"{p.why}; candidates: {' · '.join(p.candidates)}" if len(p.candidates) > 1 else p.why
        out.append((_gave(n, "place", name, p.evidence, choice), p.evidence))
    for p in i.parties:
        by = "".join((f", by {p.by}" if p.by else "", f", via {p.via}" if p.via else ""))
        out.append((_gave(n, p.role, p.name + by, p.evidence), p.evidence))
    out += [(_gave(n, "weapon", w.term, w.evidence), w.evidence) for w in i.weapons]
    for t in i.tolls:
        counts = ", ".join(f"{amount(c)} {what}" for what, c in (("killed", t.killed), ("wounded", t.wounded)) if c)
        more = "; ".join(x for x in (t.who if t.who != "all" else "", f"in {t.where}" if t.where else "", "a part of the whole" if t.part else "",
                                     f"says {t.by}" if t.by else "", t.basis) if x)
        out.append((_gave(n, "toll", counts, t.evidence, more), t.evidence))
    return out


def _gave(n: int, slot: str, value: str, e: Evidence | None, why: str = "") -> Gave:
    return Gave(n, slot, value, e.rule if e else "", why or (e.why if e else ""))


def amount(n: Number) -> str:
    return n.text or "?"


def _words(read, chunks: tuple[int, ...]) -> str:
    tokens = read.sentence.tokens
    return read.sentence.text[tokens[read.chunks[chunks[0]].start].start:tokens[read.chunks[chunks[-1]].end - 1].end] if chunks else ""


def _mark(s: Sentence, c: Chunk) -> Mark | None:
    if c.code not in KINDS:
        return None
    words = s.text[s.tokens[c.start].start:s.tokens[c.end - 1].end]
    note = [c.sub] if c.sub else []
    note += [x for x in (c.name, *c.orgs) if x and x.lower() != words.lower() and x not in note]
    note += [f"count {c.number.text}"] if c.number and c.number.text else []
    return Mark(s.tokens[c.start].start, s.tokens[c.end - 1].end, KINDS[c.code], " · ".join(note))

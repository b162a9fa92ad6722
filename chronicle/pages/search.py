"""Search: the page, and the files its scripts ask (search/files.py), each a page of its own.

Names are no words of an incident: the browser finds them in names.js and the incidents by their columns. So another name
of a place rewrites one file, and Jabla, Jableh and جبلة find the same. The trace of a file is one fact, a whole year.
"""
import msgspec

from chronicle import search
from chronicle.addresses import address
from chronicle.maps.palette import COLOURS, css_class
from chronicle.computed import Card, Range
from chronicle.digests import outline
from chronicle.model import Actor, Incident, Place
from chronicle.pages import Last, Renewed, search_words
from chronicle.pages.capacities import keys
from chronicle.pages.chrome import chrome
from chronicle.pages.rows import coloured
from chronicle.pages.rows import rows as list_rows
from chronicle.search import asking, folding, index
from chronicle.search.files import PART
from chronicle.site import actors_of
from chronicle.speech import now, term
from chronicle.view import View
from chronicle.words import date, drawn_up, on

NEWEST = 20             # rows the page comes with, as many as a first answer has
WAYS = (("timeline/index.html", "by_time"), ("places/index.html", "by_place"), ("actors/index.html", "by_actor"),
        ("types/index.html", "by_type"))
_json, _values = msgspec.json.Encoder().encode, msgspec.json.Decoder(list).decode


def call(name: str, *values) -> bytes:
    """A script that hands values over: JSON is JavaScript, and a page from a disk may load a script but no JSON."""
    return b"chronicleSearch." + name.encode() + b"(" + b",".join(map(_json, values)) + b");\n"


def handed_over(script: bytes) -> list:
    """The values that it hands over."""
    return _values(b"[" + script[script.index(b"(") + 1:-len(b");\n")] + b"]")


# ---- one for the site

def page(view: View, subject: str) -> bytes:
    words = search_words.said()
    return view.render("search.html", {
        **chrome(view, words["title"], "search.html", words["about"]),
        "words": words,
        "ways": WAYS,
        "years": sorted({month[:4] for month in view.calendar()}, reverse=True),
        "types": [(address("type", type), coloured((type,))[0]) for type, _ in view.types()],
        "rows": list_rows(view, view.newest(50)[:NEWEST]),
    })


def script(view: View, subject: str) -> bytes:
    return search.script()


def table(view: View, subject: str) -> bytes:
    """All words of a language but those of rows."""
    roles, shown = search_words.roles()
    return call("table", {
        "fold": {**folding.TABLE, "stop": folding.STOP},
        "ask": asking.table(now()),
        "words": search_words.said(),
        "labels": search_words.labels(),
        "years": sorted({month[:4] for month in view.calendar()}),
        "types": {type: css_class(type) for type in COLOURS},
        "roles": roles,
        "shown_roles": shown,            # a capacity that tests one role has its name
    })


def names(view: View, subject: str) -> bytes:
    return call("names", {kind: [entity(kind, r) for r in view.directory(kind)] for kind in ("place", "actor")})


def entity(kind: str, r: Place | Actor) -> tuple:
    """(id, address, name, {language: name}, all other names, what it lies in, type or kind)"""
    others = [*r.names.variants, *(f.name for f in r.names.former)]
    names = {**({"ar": r.names.ar} if r.names.ar else {}), **dict(sorted(r.names.local.items()))}
    return r.id, address(kind, r.id), r.name, names, others, r.within if kind == "place" else "", r.type if kind == "place" else r.kind


# ---- one for each year

def all_columns(view: View, subject: str) -> bytes:
    incidents, _ = view.segment(subject)
    return call("year", subject, {"buckets": index.buckets(len(incidents)), "part": PART, **columns(view, incidents)})


def some_columns(view: View, subject: str, last: Last) -> bytes:
    """What changed incidents say takes the place of what they said."""
    _, said = handed_over(last.body)
    for name, anew in columns(view, view.segment_of(subject, last.changed.values())).items():
        if isinstance(anew, list):
            for at, value in zip(last.changed, anew):
                said[name][at] = value
        else:
            old, new = uncoded(said[name]), dict(zip(last.changed, uncoded(anew)))
            if any(old[at] != row for at, row in new.items()):
                said[name] = column([new.get(at, row) for at, row in enumerate(old)])
    return call("year", subject, said)


year = Renewed(all_columns, some_columns)


def columns(view: View, incidents: list[tuple[Incident, Card]]) -> dict[str, list | dict]:
    cards, known = [card for _, card in incidents], frozenset(view.ids("actor"))
    return {
        "first": [number(c.date.first) % 10_000 for c in cards],
        "last": [number(c.date.last) if c.date.last != c.date.first else 0 for c in cards],
        "killed": [lowest(c.assessment.killed) for c in cards],
        "place": column([[s.place for s in c.sites] for c in cards]),
        "actor": column([capacities(r, c, known) for r, c in incidents]),
        "type": column([c.types for c in cards]),
        "target": column([r.targets for r, _ in incidents]),
        "grade": column([[c.assessment.grade] for c in cards]),
        "responsibility": column([[c.assessment.responsibility] for c in cards]),
    }


def number(day: str) -> int:
    """2016-05-23 -> 20160523: sorts like the day."""
    return int(day.replace("-", ""))


def lowest(killed: Range) -> int:
    """The lowest number; -1 where nothing is reported, -2 where a report gives words only, or no lower end."""
    return -1 if not killed.reported else -2 if killed.low is None else killed.low


def column(rows: list) -> dict:
    """{names: the values that occur, of: for each row the numbers of its values, or the number where there is one}."""
    values = sorted({v for row in rows for v in row})
    at = {v: n for n, v in enumerate(values)}
    coded = [list(dict.fromkeys(at[v] for v in row)) for row in rows]
    return {"names": values, "of": [row[0] if len(row) == 1 else row for row in coded]}


def uncoded(said: dict) -> list[list]:
    """The rows of a column."""
    names = [tuple(name) if isinstance(name, list) else name for name in said["names"]]
    return [[names[at] for at in (of if isinstance(of, list) else [of])] for of in said["of"]]


def capacities(r: Incident, card: Card, known: frozenset[str]) -> list[tuple[str, str]]:
    """(actor, capacity) as on the actors' pages. Whoever has no page ("local monitors") is no value of the facet."""
    actors = [a for a in dict.fromkeys(actors_of(r)) if a in known]
    found = outline(r, card)
    return [(a, key) for a in actors for key in keys(a, found)]


def all_terms(view: View, subject: str) -> bytes:
    """A bucket of a year. The first that is asked for makes all."""
    period, bucket = subject.split("/")
    (incidents, kept), told = view.segment(period), view.translations_in(period)
    if "terms" not in kept:
        kept["terms"] = index.segment(in_all_languages(r, card, view.segment_text(r.id), told.get(r.id, ())) for r, card in incidents)
    return call("terms", period, int(bucket), kept["terms"][int(bucket)])


def some_terms(view: View, subject: str, last: Last) -> bytes:
    """The places of changed incidents are taken out, and put in anew."""
    period, bucket = subject.split("/")
    _, number, (names, steps) = handed_over(last.body)
    anew = view.again(f"tallies/{period}", lambda: tallies(view, period, last.changed))
    return call("terms", period, number, index.again(names, steps, int(bucket), last.number, anew))


terms = Renewed(all_terms, some_terms)


def tallies(view: View, period: str, changed: dict[int, str]) -> dict[int, dict[str, int]]:
    """Place in the year -> what index.tally says, of changed incidents."""
    incidents, told = view.segment_of(period, changed.values()), view.translations_in(period)
    return {at: index.tally(*in_all_languages(r, card, view.segment_text(r.id), told.get(r.id, ()))) for at, (r, card) in zip(changed, incidents)}


def in_all_languages(r: Incident, card: Card, text: str, translations) -> tuple[str, str, str]:
    """(title, short fields, text): one index finds an incident by its words in any language."""
    titles = " ".join([card.title, *(t.title for t, _ in translations)])
    return titles, " ".join([fields(r, card), *(t.summary for t, _ in translations)]), " ".join([text, *(plain for _, plain in translations)])


def fields(r: Incident, card: Card) -> str:
    """The short fields of an incident as one text."""
    return " ".join([card.summary, date(card.date), *card.types, *r.targets, *r.weapons, *(s.site for s in card.sites)])


# ---- one for some incidents of a month

def rows(view: View, subject: str) -> bytes:
    """Oldest first, so that an incident of today rewrites the last file of its month only."""
    month, part = subject.split("/")
    cards = view.month(month)[::-1][int(part) * PART:][:PART]
    return call("rows", month, int(part), [row(c) for c in cards])


def row(c: Card) -> tuple:
    """(address, title, date in words, toll in words, stage if not accomplished, number of attacks, of sources, review, updated,
    language of the title where it is not the page's, wounded in words where no number of killed is reported)"""
    return (address("incident", c.id), c.title, date(c.date), drawn_up(now(), c.assessment.killed), "" if c.stage == "accomplished" else term(c.stage, "stage"),
            c.count, c.sources, c.review, on(c.updated) if c.updated else "", c.lang,
            drawn_up(now(), c.wounded) if not c.killed.reported else "")

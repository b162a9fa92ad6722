"""All incidents as columns, for the map page: what its filters ask for and what its circles show, and nothing else. Who is named
is a file of its own (`actors`), which is loaded when a reader stirs: of large chronicles it would be a fourth of the page.

A row is an incident, oldest first, as `view.month` has them, so that its number says in which file of the search its title
stands. Rules of the page hold here as everywhere: unknown is not zero (-1), a date is all the months it may lie in, a
location is as coarse as it is known, and an incident at several places stands at each with its whole toll.

| key | what |
|---|---|
| places | [latitude, longitude] of those with a position, in the order of the list on the page, which has their names |
| types | [word, the word in the page's language] |
| precision | [words, metres], from the finest to the coarsest; the first is meant where `less` has no other |
| months, first | every month from the first to the last in words; the first as YYYY-MM |
| per_month | how many incidents begin in each month |
| lasts | {row: how many months later it may have ended} |
| at, type | numbers in the tables above, packed; none where no place has a position |
| less | {row: the precision of each of its places in `at`} |
| low, span | least number killed; from there to the highest. -1: not known |
| said | {row: the toll in words, where numbers do not say it} |
| about | rows whose number is about so many |
| hurt | {row: the wounded in words, where no number of killed is reported} |
| spread | {row: at how many places it was, where some of them have no position} |
| sources | independent sources; MANY stands for that many and more |
| digits, wide | what packed numbers are written with; how many of them make a number, of each column |
| rows | [folder of the search's files, rows in each, what leads from the page to the addresses in them] |
| actors | address of the other file: {actors: [id, name] of those that have a page, by name; actor: their numbers, packed;
  digits, wide}. Named means anywhere in the record, as on their pages |

Packed are the columns of many values: two digits of base 87 for each number (three where two do not reach), nothing between
them, and a blank between two incidents. As JSON they would be a third of what the whole page may weigh.
"""
from chronicle import words
from chronicle.computed import Pin
from chronicle.pages.links import link
from chronicle.pages.points import precision
from chronicle.search.files import FOLDER, PART
from chronicle.speech import _, now, term
from chronicle.view import View
from chronicle.vocabulary import PRECISIONS, RADIUS

EXACT = list(PRECISIONS)
DIGITS = "".join(chr(c) for c in range(35, 127) if chr(c) not in "&<>\\`")      # as they are in JSON and in HTML
MANY = 9


def columns(view: View, pins: list[Pin], listed: list[str]) -> dict:
    """`pins`: what view.pins() gives; `listed`: the places with a position, in the order of the page's list."""
    spots = {place: view.spot(place) for place in listed}
    types = sorted({t for p in pins for t in p.types or ("other",)})
    place_at, type_at = ({id: n for n, id in enumerate(ids)} for ids in (spots, types))
    months = between(pins[0].date.month, max(p.date.last[:7] for p in pins)) if pins else []
    drawn = [sites(p, spots) for p in pins]
    wide = {"at": width(len(spots)), "type": width(len(types))}
    return {
        "places": [(s.lat, s.lon) for s in spots.values()],
        "types": [(t, term(t, "type")) for t in types],
        "precision": [(_(PRECISIONS[p].about), RADIUS[p]) for p in EXACT],
        "months": [words.month(m) for m in months],
        "first": months[0] if months else "",
        "per_month": starts(pins, months),
        "lasts": {n: later for n, p in enumerate(pins) if (later := apart(p.date.month, p.date.last[:7]))},
        "at": packed([[place_at[s.place] for s in found] for found in drawn], wide["at"]),
        "less": {n: known for n, found in enumerate(drawn) if any(known := [EXACT.index(precision(s, spots[s.place])) for s in found])},
        "type": packed([[type_at[t] for t in p.types or ("other",)] for p in pins], wide["type"]),
        "low": [-1 if p.killed.low is None else p.killed.low for p in pins],
        "span": [span(p) for p in pins],
        "said": {n: said for n, p in enumerate(pins) if (said := words.drawn_up(now(), p.killed)) != words.between(p.killed.low, p.killed.high)},
        "about": [n for n, p in enumerate(pins) if p.killed.about],
        "hurt": {n: words.figure(p.wounded) for n, p in enumerate(pins) if p.wounded.reported and not p.killed.reported},
        "spread": {n: len({s.place for s in p.sites}) for n, p in enumerate(pins) if any(s.place not in spots for s in p.sites)},
        "sources": "".join(str(min(MANY, p.independent)) for p in pins),
        "digits": DIGITS,
        "wide": wide,
        "rows": (view.base + FOLDER, PART, view.base),
        "actors": view.base + "assets/map-actors.js",
    }


def actors(view: View, everybody: list[tuple[str, ...]]) -> dict:
    """Who is named, by rows of `columns`. `everybody`: what view.everybody() gives."""
    found = sorted((link(view, id, "actor") for id in {id for named in everybody for id in named}), key=lambda n: (n.name.casefold(), n.id))
    at, wide = {a.id: n for n, a in enumerate(found)}, width(len(found))
    return {"actors": [(a.id, a.name) for a in found], "digits": DIGITS, "wide": wide,
            "actor": packed([[at[a] for a in named] for named in everybody], wide)}


def width(values: int) -> int:
    return 2 if values <= len(DIGITS) ** 2 else 3


def packed(rows: list[list[int]], wide: int) -> str:
    """[[0], [], [1, 88]], 2 -> `##  #$$$`"""
    said = {n: written(n, wide) for n in {n for row in rows for n in row}}
    return " ".join(["".join([said[n] for n in row]) for row in rows])


def written(n: int, wide: int) -> str:
    text = ""
    for _place in range(wide):
        n, digit = divmod(n, len(DIGITS))
        text = DIGITS[digit] + text
    return text


def sites(pin: Pin, spots: dict) -> list:
    """Those with a position. A place that stands there twice is said twice, as in points.py."""
    found = [s for s in pin.sites if s.place in spots]
    return sorted(found, key=lambda s: (s.place, s.precision)) if len(found) > 1 else found


def span(pin: Pin) -> int:
    return -1 if pin.killed.high is None else pin.killed.high - (pin.killed.low or 0)


def index(month: str) -> int:
    return 12 * int(month[:4]) + int(month[5:7]) - 1


def apart(first: str, last: str) -> int:
    return index(last) - index(first)


def between(first: str, last: str) -> list[str]:
    """Every month from one to another: `2016-11` to `2017-01` are three."""
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(index(first), index(last) + 1)]


def starts(pins: list[Pin], months: list[str]) -> list[int]:
    number = dict.fromkeys(months, 0)
    for pin in pins:
        number[pin.date.month] += 1
    return list(number.values())

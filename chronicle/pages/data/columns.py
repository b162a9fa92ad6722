"""A table of data: columns first, rows after. One definition serves CSV, SQLite, datapackage.json and the documentation.

CSV as RFC 4180 has it: UTF-8, a row ends with CR LF, cells are quoted where they must be. A spreadsheet takes a cell that
begins with = + - @ for a formula (OWASP, CSV injection), and one that expects semicolons or tabs sees cells where we see
none. So an apostrophe is put before such a sign wherever a cell could begin: at the start of a text and after ; tab and a
new line; likewise before a tab or new line at the start. Numbers are left as they are. `plain` takes the apostrophes away.
"""
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import accumulate

import msgspec

from chronicle.volumes import Volume

SIGNS = "=+@\\-\uff1d\uff0b\uff20\uff0d"            # the last four: full-width, which spreadsheets read alike
BEGINS = rf"(?:\A|(?<=[;\t\r\n])){{0}}(?='*[{SIGNS}])|\A{{0}}(?='*[\t\r\n])"
FIRST = frozenset("'=+-@\t\r\n\uff1d\uff0b\uff20\uff0d")
BREAKS = ";\t\r\n"
BREAK = re.compile(f"[{BREAKS}]").search
MARKS = "\",\r\n"
MARK = re.compile(f"[{MARKS}]").search                # a cell with one of these is quoted
NUMBERS = ("integer", "number")
GUARD, GUARDED = re.compile(BEGINS.format("")), re.compile(BEGINS.format("'"))
BETWEEN = " | "                  # where a cell holds several words


class Column(msgspec.Struct, frozen=True):
    """`kind`: a field type of Frictionless Table Schema. `value`: row -> str, int, float, bool or None (not reported)."""
    name: str
    kind: str
    about: str
    value: Callable
    words: tuple[str, ...] = ()     # the only values there are


class Table(msgspec.Struct, frozen=True):
    """`rows`: volume's entries -> rows; those of an incident stand together, with its id in the first column, but in a table of what incidents
    name (`around`). `refers`: (column, table, column) of its foreign keys."""
    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Iterable, Volume], Iterable]
    refers: tuple[tuple[str, str, str], ...] = ()
    around: bool = False


def columns(table: Table, entries: Iterable, volume: Volume) -> list[list]:
    """The columns of a table as plain values, worked out once for each volume; "" says the same as None."""
    if table.name not in volume.kept and volume.whole and not table.around:
        volume.kept[table.name] = cut_out(table, volume.whole, volume.span)
    if table.name not in volume.kept:
        rows = list(table.rows(entries, volume))
        volume.kept[table.name] = [list(map(c.value, rows)) for c in table.columns]
    return volume.kept[table.name]


def cut_out(table: Table, whole: Volume, span: slice) -> list[list]:
    """The columns of some incidents out of those of all."""
    found, ends = columns(table, whole.kept["entries"], whole), f"ends of {table.name}"
    if ends not in whole.kept:
        number = Counter(found[0])
        whole.kept[ends] = [0, *accumulate(number[r.id] for r, _ in whole.incidents)]
    begin, end = whole.kept[ends][span.start], whole.kept[ends][span.stop]
    return [column[begin:end] for column in found]


def written(table: Table, entries: Iterable, volume: Volume) -> bytes:
    """The table as CSV."""
    cells = [as_cells(column, c.kind) for column, c in zip(columns(table, entries, volume), table.columns)]
    lines = [",".join(c.name for c in table.columns), *map(",".join, zip(*cells)), ""]
    return "\r\n".join(lines).encode("utf-8", "replace")


def as_cells(column: list, kind: str) -> list[str]:
    """A column as CSV has it. Few columns hold a text that must be guarded or quoted: the others are seen to be harmless by a look at
    all that they say, each text once, which takes a third of the time that the csv module takes."""
    if kind == "boolean":
        return ["true" if v else "false" for v in column]
    if kind in NUMBERS:
        return ["" if v is None else str(v) for v in column]
    texts = [v or "" for v in column] if None in column else column
    different = set(texts)
    whole = "".join(different)
    if any(sign in whole for sign in BREAKS) or not FIRST.isdisjoint([text[:1] for text in different]):
        texts = [guarded(text) if text and (text[0] in FIRST or BREAK(text)) else text for text in texts]
    if any(sign in whole for sign in MARKS):
        texts = ['"%s"' % text.replace('"', '""') if MARK(text) else text for text in texts]
    return texts


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    return GUARD.sub("'", text)


def plain(text: str) -> str:
    """The text of a cell as it was before `guarded`."""
    return GUARDED.sub("", text)


def joined(words: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(filter(None, words)))

"""A table of data: columns first, rows after. One definition serves CSV, SQLite, datapackage.json and the documentation.

CSV as RFC 4180 has it: UTF-8, a row ends with CR LF, cells are quoted where they must be. A spreadsheet takes a cell that
begins with = + - @ for a formula (OWASP, CSV injection), and one that expects semicolons or tabs sees cells where we see
none. So an apostrophe is put before such a sign wherever a cell could begin: at the start of a text and after ; tab and a
new line; likewise before a tab or new line at the start. Numbers are left as they are. `plain` takes the apostrophes away.
"""
import csv
import io
import re
from collections.abc import Callable, Iterable

import msgspec

from chronicle.volumes import Volume

SIGNS = "=+@\\-\uff1d\uff0b\uff20\uff0d"            # the last four: full-width, which spreadsheets read alike
BEGINS = rf"(?:\A|(?<=[;\t\r\n])){{0}}(?='*[{SIGNS}])|\A{{0}}(?='*[\t\r\n])"
FIRST = frozenset("'=+-@\t\r\n\uff1d\uff0b\uff20\uff0d")
BREAKS = ";\t\r\n"
BREAK = re.compile(f"[{BREAKS}]").search
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
    """`rows`: volume's entries -> rows. `refers`: (column, table, column) of its foreign keys."""
    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Iterable, Volume], Iterable]
    refers: tuple[tuple[str, str, str], ...] = ()


def values(table: Table, entries: Iterable, volume: Volume) -> list[list]:
    """The rows of a table as plain values, worked out once for each volume; "" becomes None."""
    if table.name not in volume.kept:
        getters = [c.value for c in table.columns]
        volume.kept[table.name] = [[None if (v := get(row)) == "" else v for get in getters] for row in table.rows(entries, volume)]
    return volume.kept[table.name]


def written(table: Table, entries: Iterable, volume: Volume) -> bytes:
    """The table as CSV."""
    out = io.StringIO(newline="")
    write = csv.writer(out)
    write.writerow([c.name for c in table.columns])
    columns = zip(*values(table, entries, volume))
    write.writerows(zip(*(as_cells(column, c.kind) for column, c in zip(columns, table.columns))))
    return out.getvalue().encode("utf-8", "replace")


def as_cells(column: tuple, kind: str) -> Iterable:
    """A column as CSV has it. Few columns hold a text that must be guarded: the others are seen to be harmless as a whole."""
    if kind == "boolean":
        return ["true" if v else "false" for v in column]
    texts = [v for v in column if v.__class__ is str]
    whole = "\0".join(texts)
    if FIRST.isdisjoint({text[0] for text in texts}) and not any(sign in whole for sign in BREAKS):
        return column
    return [guarded(v) if v.__class__ is str and (v[0] in FIRST or BREAK(v)) else v for v in column]


def guarded(text: str) -> str:
    """A text as a cell that no spreadsheet takes for a formula."""
    return GUARD.sub("'", text)


def plain(text: str) -> str:
    """The text of a cell as it was before `guarded`."""
    return GUARDED.sub("", text)


def joined(words: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(filter(None, words)))

"""data/…sqlite: the long tables as a database, with an index for full-text search. `datasette FILE` opens it.

Equal content gives equal bytes: the database is made in memory, in one go and in one order, and the places of its header
that count changes and name the library's version (SQLite file format, 1.3) are set to constants.
"""
import sqlite3
from collections.abc import Callable

import msgspec

from chronicle.pages.data.columns import Table, columns, joined
from chronicle.pages.data.entries import Entry, entries
from chronicle.pages.data.tables import INCIDENTS, LONG, text
from chronicle.view import View

TYPES = {"string": "text", "integer": "integer", "number": "real", "boolean": "integer", "date": "text"}
SEARCH = ('create virtual table incidents_search using fts5(title, summary, place_names, actor_names, text, '
          """content="incidents", tokenize = 'unicode61 remove_diacritics 2')""",
          "insert into incidents_search (incidents_search) values ('rebuild')")
CHANGES, VALID_FOR, VERSION, HEAD = 24, 92, 96, 100        # offsets in the header, four bytes each, and where it ends


def page(view: View, subject: str) -> bytes:
    """`subject`: `chronicle/2016`, `chronicle/2016-05`, `chronicle/` for all years."""
    period = subject.split("/")[1]
    volume, tables = view.volume(period), view.tables(period)
    found, rest = entries(view, volume), entries(view, tables)
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.execute("pragma journal_mode = off")             # nothing is ever taken back
        db.execute("begin")
        fill(db, with_words(INCIDENTS), [*columns(INCIDENTS, found, volume), *zip(*(words(e, lambda id: view.words_in(volume, id)) for e in found))])
        for table in LONG[1:]:
            fill(db, table, columns(table, rest, tables))
        for statement in SEARCH:
            db.execute(statement)
        db.execute("commit")
        return still(db.serialize())
    finally:
        db.close()


def with_words(table: Table) -> Table:
    """The incidents with what only the search needs: the values of these columns are `words`."""
    more = [text(name, "", None) for name in ("place_names", "actor_names", "text")]
    return msgspec.structs.replace(table, columns=(*table.columns, *more))


def words(e: Entry, text_of: Callable[[str], str]) -> tuple[str, str, str]:
    """Names of its places and of its actors in all spellings, and its text without markup."""
    def spelled(records: dict, ids) -> str:
        return joined(name for id in ids if id in records for x in [records[id]] for name in (x.name, x.names.ar, *x.names.variants))

    return spelled(e.volume.places, [s.place for s in e.r.places]), spelled(e.volume.actors, [a.actor for a in e.r.actors]), text_of(e.r.id)


def fill(db: sqlite3.Connection, table: Table, columns: list) -> None:
    """What Python's library takes for None or True is ten times what it takes for a text: they go in as "", which no table holds, and as numbers."""
    db.execute(schema(table))
    given = [list(map(int, column)) if c.kind == "boolean" else ["" if v is None else v for v in column] if None in column else column
             for column, c in zip(columns, table.columns)]
    marks = ", ".join("nullif(?, '')" if c.value and "" in column else "?" for column, c in zip(given, table.columns))       # not of `words`, where "" is what there is
    db.executemany(f"insert into {table.name} values ({marks})", zip(*given))


def schema(table: Table) -> str:
    """Names come from our own tables of columns, never from the record."""
    lines = [f'"{c.name}" {TYPES[c.kind]}' for c in table.columns]
    lines.append("primary key (" + ", ".join(f'"{k}"' for k in table.key) + ")")
    lines += [f'foreign key ("{column}") references {other} ("{key}")' for column, other, key in table.refers]
    kept_by_key = "" if len(table.key) == 1 else " without rowid"        # half the size; the search needs the rowids of incidents
    return f"create table {table.name} (\n  " + ",\n  ".join(lines) + f"\n){kept_by_key}"


def still(data: bytes) -> bytes:
    """The file without its memory of how it was made."""
    head = bytearray(data[:HEAD])
    for at, value in ((CHANGES, 1), (VALID_FOR, 1), (VERSION, 0)):
        head[at:at + 4] = value.to_bytes(4, "big")
    return b"".join((head, memoryview(data)[HEAD:]))


def join(view: View, subject: str) -> bytes:
    """data/chronicle/join.sql: makes one database of those beside which it stands."""
    parts = [with_words(INCIDENTS), *LONG[1:]]
    lines = ["-- Makes one database of those beside this file: sqlite3 all.sqlite < join.sql", *(f"{schema(t)};" for t in parts)]
    for period in view.cut().texts:
        lines.append(f"attach database '{period}.sqlite' as part;")
        lines += [f"insert or ignore into main.{t.name} select * from part.{t.name};" for t in parts]
        lines.append("detach database part;")
    return "\n".join([*lines, *(f"{s};" for s in SEARCH), ""]).encode()

"""Tables of the ledger, name -> value, that grow at their end: an edit changes one value of ten thousand, and writes one.

A mapping in MessagePack is a number and as many pairs; of a name that stands twice the last counts. So what an edit changed is put
behind what is there, in a row of its own, until that is MOST pairs or a name is gone: then all of the table is written anew.

    more(pairs)       -> More, pairs to be put behind a table
    changed(old, new) -> More, those to be put behind the old table; or all of the new one, encoded, as where there is no old one
    put(db, where, key, value)   saves either; `where`: (table of the ledger, column of its keys, column of its values)
    found(db, where) -> {key: encoded table} of them all
    one(db, where, key) -> one, or None
    forget(db, where, key)       takes it away; all of them where no key is given
"""
from collections.abc import Mapping
from itertools import compress, repeat
from operator import is_not
from typing import NamedTuple

import msgspec

from chronicle.lazy import Lazy

SCHEMA = "create table if not exists more (name text primary key, pairs integer, encoded blob);"
MOST = 400
_encode = msgspec.msgpack.Encoder().encode
_raw = msgspec.msgpack.Decoder(dict[str, msgspec.Raw]).decode
_NONE = object()
Where = tuple[str, str, str]


class More(NamedTuple):
    """Pairs, encoded one after the other."""
    pairs: int
    encoded: bytes


def changed(old: Mapping | None, new: Mapping) -> More | bytes:
    """A value that nobody has asked for is taken for what it was (lazy.py)."""
    if old is None:
        return encoded(new)
    known = dict.get.__get__(old)
    other = compress(new, map(is_not, dict.values(new), map(known, new, repeat(_NONE))))       # most are the very same: those are passed over without a step here
    different = [key for key in other if dict.get(new, key) != known(key, _NONE)]
    if len(different) > MOST or len(old) + sum(key not in old for key in different) > len(new):
        return encoded(new)
    return more({key: new[key] for key in different})


def more(pairs: dict) -> More:
    encoded = _encode(pairs)
    return More(len(pairs), encoded[head(encoded)[0]:])


def encoded(table: Mapping) -> bytes:
    return _encode({key: value for key, value in table.items()} if isinstance(table, Lazy) else table)


def put(db, where: Where, key: str, value: More | bytes) -> None:
    table, name, column = where
    if isinstance(value, More):
        pairs, behind = db.execute("select pairs, encoded from more where name = ?", (f"{table}/{key}",)).fetchone() or (0, b"")
        value = More(pairs + value.pairs, behind + value.encoded)
        if value.pairs <= MOST:
            db.execute("insert or replace into more values (?, ?, ?)", (f"{table}/{key}", *value))
            return
        value = _encode(_raw(joined(db.execute(f"select {column} from {table} where {name} = ?", (key,)).fetchone()[0], value)))
    forget(db, where, key)
    db.execute(f"insert into {table} values (?, ?)", (key, value))


def found(db, where: Where) -> dict[str, bytes]:
    table, name, column = where
    whole, begin = dict(db.execute(f"select {name}, {column} from {table}")), len(table) + 1
    for key, *more in db.execute("select substr(name, ?), pairs, encoded from more where name glob ?", (begin + 1, f"{table}/*")):
        whole[key] = joined(whole.get(key), More(*more))
    return whole


def one(db, where: Where, key: str) -> bytes | None:
    table, name, column = where
    whole = db.execute(f"select {column} from {table} where {name} = ?", (key,)).fetchone()
    more = db.execute("select pairs, encoded from more where name = ?", (f"{table}/{key}",)).fetchone()
    return joined(whole[0], More(*more)) if whole and more else whole[0] if whole else None


def forget(db, where: Where, key: str = "*") -> None:
    table, name, _ = where
    db.execute(f"delete from {table} where {name} glob ?", (key,))
    db.execute("delete from more where name glob ?", (f"{table}/{key}",))


def joined(table: bytes, more: More) -> bytes:
    length, pairs = head(table)
    return b"".join((b"\xdf", (pairs + more.pairs).to_bytes(4, "big"), memoryview(table)[length:], more.encoded))


def head(table: bytes) -> tuple[int, int]:
    """(length of what stands before the first pair, number of pairs). Raises DecodeError for what is no table."""
    if table[:1] == b"\xdf":
        return 5, int.from_bytes(table[1:5], "big")
    if table[:1] == b"\xde":
        return 3, int.from_bytes(table[1:3], "big")
    if table and table[0] >> 4 == 8:
        return 1, table[0] & 15
    raise msgspec.DecodeError("no table")

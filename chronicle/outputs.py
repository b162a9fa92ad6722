"""What every build asks of all pages, each in one piece beside the table that they are rows of: 25,000 rows take as long to fetch as a
third of the look at the files in build/.

    put(db, made)       after pages were saved; `made`: the rows of those that are new, None where others have gone and in a ledger that is begun
    found(db, FILES)    -> url -> (size, mtime_ns) of the files of build/ as they were left
    found(db, SHADOWS)  -> url -> the shadow of its trace (traces.py)
"""
from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

import msgspec

from chronicle import growing

WHERE = ("meta", "key", "value")
_encode = msgspec.msgpack.Encoder().encode


class Piece(NamedTuple):
    name: str
    of: Callable[[tuple], object]           # a row of the table -> what the piece says of it
    nothing: object                         # what that is of a page that the piece leaves out
    decode: Callable[[bytes], dict]


FILES = Piece("outputs", itemgetter(6, 7), (0, 0), msgspec.msgpack.Decoder(dict[str, tuple[int, int]]).decode)
SHADOWS = Piece("shadows", itemgetter(3), b"", msgspec.msgpack.Decoder(dict[str, bytes]).decode)
ROWS = "select url, '', '', shadow, '', '', size, mtime, '' from page"


def put(db, made: list[tuple] | None) -> None:
    for piece in (FILES, SHADOWS):
        growing.put(db, WHERE, piece.name, value(db, piece, made))


def value(db, piece: Piece, made: list[tuple] | None) -> growing.More | bytes:
    pairs = {row[0]: piece.of(row) for row in (db.execute(ROWS) if made is None else made)}
    if made is not None and len(pairs) <= growing.MOST and piece.nothing not in pairs.values():
        return growing.more(pairs)
    known = {} if made is None else found(db, piece)
    return _encode({url: said for url, said in (known | pairs).items() if said != piece.nothing})


def found(db, piece: Piece) -> dict:
    whole = growing.one(db, WHERE, piece.name)
    return piece.decode(whole) if whole else {}

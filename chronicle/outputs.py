"""The files of build/ as they were left. The ledger has them in its pages, and once more in one piece: every build asks, also where there
is nothing to do, and a table of 25,000 rows takes as long to fetch as a third of the look at the files themselves.

    put(db, made)     after pages were saved; `made`: the rows of those that are new, None where others have gone and in a ledger that is begun
    found(db)         -> url -> (size, mtime_ns)
"""
import msgspec

from chronicle import growing

WHERE, NAME = ("meta", "key", "value"), "outputs"
NO_FILE = (0, 0)                        # of a page that could not be made
_encode = msgspec.msgpack.Encoder().encode
_found = msgspec.msgpack.Decoder(dict[str, tuple[int, int]]).decode


def put(db, made: list[tuple] | None) -> None:
    pairs = {url: (size, mtime) for url, _, _, _, _, size, mtime, _ in made or ()}
    if made is None:
        value = _encode({url: (size, mtime) for url, size, mtime in db.execute("select url, size, mtime from page where size > 0 or mtime > 0")})
    elif len(pairs) <= growing.MOST and NO_FILE not in pairs.values():
        value = growing.more(pairs)
    else:
        value = _encode({url: left for url, left in (found(db) | pairs).items() if left != NO_FILE})
    growing.put(db, WHERE, NAME, value)


def found(db) -> dict[str, tuple[int, int]]:
    value = growing.one(db, WHERE, NAME)
    return _found(value) if value else {}

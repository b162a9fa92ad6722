"""Every trace in the ledger is true of every fact in the ledger.

That is its only invariant. A *fact* is a key with a digest; a *trace* is the set of facts a page was shown when it was
made. After any change the new facts are compared with the remembered ones, and the pages whose trace touches a changed
fact are stale: `traces.stale`, nothing else decides. A fact that does not exist has no digest, so absence is
read like anything else. Remembered as well, because they are expensive and pure: content files as parsed, by signature.

It is one SQLite file, so a save is whole or not at all, and loading executes nothing (the code of a template is kept under a
digest, and run as the template it came from). The save also holds the list of staged files to be put in place: a publish cut short is
finished by the next command (`pending`). The stamp is the digest of Chronicle's code and its libraries' versions: another stamp,
an empty ledger; there are no migrations.
"""
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from chronicle import drawers, growing, outputs
from chronicle.diagnose import Diagnostic, Told
from chronicle.files import Signature, no_link
from chronicle.folder import Look
from chronicle.growing import More
from chronicle.lazy import Asked, Lazy
from chronicle.computed import Card, Parsed
from chronicle.model import Struct, Text
from chronicle.traces import Made, Row
from chronicle.transaction import Transaction

SCHEMA = """
create table if not exists meta (key text primary key, value blob) without rowid;
create table if not exists fact (facet text primary key, digests blob);
create table if not exists kept (name text primary key, value blob);
create table if not exists card (id text primary key, value blob);
create table if not exists parsed (path text primary key, record blob);
create table if not exists prose (path text primary key, text blob);
create table if not exists page (url text primary key, kind text, subject text, shadow blob, reads text, digest blob,
                                 size integer, mtime integer, notes blob);
create table if not exists pending (target text primary key, staged text) without rowid;
""" + growing.SCHEMA
_encode = msgspec.msgpack.Encoder().encode
NO_TEXT = _encode(Text())
_parsed = msgspec.msgpack.Decoder(Parsed).decode
_card = msgspec.msgpack.Decoder(Card).decode
_signatures = msgspec.msgpack.Decoder(dict[str, Signature]).decode
_told = msgspec.msgpack.Decoder(Told).decode
_notes = msgspec.msgpack.Decoder(list[Diagnostic]).decode
_checked = msgspec.msgpack.Decoder(tuple[bytes, list[Diagnostic], dict[str, int]]).decode

META, FACT, KEPT = outputs.WHERE, ("fact", "facet", "digests"), ("kept", "name", "value")      # where tables grow


class Damaged(Exception):
    """A value of the ledger cannot be read: whoever asked for it is not to blame."""


DAMAGE = (sqlite3.DatabaseError, msgspec.DecodeError, UnicodeDecodeError, TypeError, Damaged)      # what reading a damaged ledger raises (a value that is none)


class Keep(NamedTuple):
    """What is kept of a Site for the next process (recall.py). `anew`: in place of all that was kept, not of what it names."""
    anew: bool = True
    kept: dict[str, More | bytes] = {}
    cards: list[tuple[str, bytes]] = []


def by_facet(encoded: dict[str, bytes]) -> Lazy:
    return Lazy(encoded, lambda facet: drawers.table(encoded[facet]))


class Ledger:
    """`path`: the SQLite file; made when it is missing, begun afresh when it is damaged or of another stamp, which `afresh` says."""

    def __init__(self, path: Path, stamp: str):
        self.path, self.stamp = path, stamp
        self.owner, self.own = os.getpid(), self
        self.looked: dict[str, Signature] | None = None        # the signatures that are saved, where they are known here
        path.parent.mkdir(parents=True, exist_ok=True)
        no_link(path)
        try:
            self._open()
        except sqlite3.DatabaseError as e:
            if isinstance(e, sqlite3.OperationalError) and "no such" not in str(e):
                raise                           # locked, read-only, disk full: no damage, and nothing to forget
            path.unlink(missing_ok=True)
            self._open()

    def _open(self) -> None:
        self.db = sqlite3.connect(self.path, isolation_level=None, timeout=30, check_same_thread=False)
        self.db.execute("pragma journal_mode = delete")
        self.db.execute("pragma synchronous = normal")
        self.db.executescript(SCHEMA)
        self.afresh = self._meta("stamp") != self.stamp.encode()
        if self.afresh:
            ours = self.db.execute("select url, kind, subject, size, mtime from page").fetchall()      # they can be pruned
            with Transaction(self.db):
                for table in ("fact", "kept", "card", "parsed", "prose", "page", "meta", "more"):       # another version may have laid them out otherwise
                    self.db.execute(f"drop table {table}")
                for statement in SCHEMA.split(";"):
                    self.db.execute(statement)
                self.db.executemany("insert into page values (?, ?, ?, x'', '', x'', ?, ?, ?)", [(*row, _encode(())) for row in ours])
                self._put("stamp", self.stamp.encode())
                outputs.put(self.db, None)

    @classmethod
    def to_read(cls, db: sqlite3.Connection) -> "Ledger":
        """What is there, of whatever stamp, for who only reads."""
        ledger = cls.__new__(cls)
        ledger.db = db
        return ledger

    def close(self) -> None:
        self.db.close()

    def here(self) -> "Ledger":
        """This ledger in whatever process asks: a forked one opens it for itself."""
        if os.getpid() != self.owner:
            self.owner, self.own = os.getpid(), Ledger(self.path, self.stamp).hold()
        return self.own

    def hold(self) -> "Ledger":
        """One lock for all that is asked until something is saved, instead of one for each row: only where nobody else would save meanwhile."""
        self.db.execute("begin")
        return self

    def _meta(self, key: str) -> bytes | None:
        row = self.db.execute("select value from meta where key = ?", (key,)).fetchone()
        return row[0] if row else None

    def _put(self, key: str, value: bytes) -> None:
        self.db.execute("insert or replace into meta values (?, ?)", (key, value))

    # ---- what was read
    def signatures(self) -> dict[str, Signature]:
        """Of content files and templates when they were last read."""
        value = growing.one(self.db, META, "signatures")
        self.looked = _signatures(value) if value else None
        return self.looked or {}

    def parsed(self) -> Iterator[tuple[str, Parsed]]:
        """Every file as it was read, with its path."""
        return ((path, _parsed(blob)) for path, blob in self.db.execute("select path, record from parsed"))

    def records(self, alone: bool) -> Lazy:
        """The same by path, each decoded when it is asked for."""
        paths, = self.db.execute("select group_concat(path, char(10)) from parsed").fetchone()      # in one piece: row by row it takes twice as long
        return Lazy(sorted(paths.split("\n")) if paths else (), self._row("parsed", "path", _parsed, alone))

    def cards(self, ids: Iterable[str], alone: bool, decode=_card) -> Lazy:
        """Of incidents as they were kept, each decoded when it is asked for."""
        return Lazy(ids, self._row("card", "id", decode, alone))

    def _row(self, table: str, key: str, decode, alone: bool) -> Callable[[str], object]:
        """Key -> what its row holds, or Damaged. Not `alone`, where another command may change the ledger meanwhile, all rows are
        fetched at once."""
        rows, query = {} if alone else dict(self.db.execute(f"select * from {table}")), f"select * from {table} where {key} = ?"

        def row(wanted: str):
            try:
                return decode(self.here().db.execute(query, (wanted,)).fetchone()[1] if alone else rows[wanted])
            except (*DAMAGE, KeyError) as e:
                raise Damaged from e
        return row

    def kept(self, alone: bool) -> Mapping[str, bytes]:
        """What recall.py wanted kept of the Site of the last build, each fetched when it is asked for; {} when a file was read anew since."""
        if not alone:
            return growing.found(self.db, KEPT)
        return Lazy([name for (name,) in self.db.execute("select name from kept")], lambda name: growing.one(self.here().db, KEPT, name))

    def text(self, path: str, decode: Callable[[bytes], Struct]) -> Struct:
        """A Text as `decode` reads it. Raises Damaged."""
        try:
            row = self.db.execute("select text from prose where path = ?", (path,)).fetchone()
            return decode(row[0] if row else NO_TEXT)
        except DAMAGE as e:
            raise Damaged from e

    def remembered(self, name: str) -> bytes | None:            # what others wanted remembered: `history` history.py, `templates` templates.py
        return self._meta(name)

    # ---- what was made
    def facts(self) -> dict[str, dict[str, bytes]]:
        """By facet, each decoded when it is asked for."""
        return by_facet(growing.found(self.db, FACT))

    def outputs(self) -> dict[str, tuple[int, int]]:            # url -> (size, mtime_ns) of every file that is published
        return outputs.found(self.db, outputs.FILES)

    def routes(self, alone: bool = False) -> Mapping[str, tuple[str, str]]:
        """url -> (kind, subject) of every page that was made or tried; where nobody else is at work, each is looked up when it is asked for."""
        found = Asked(lambda url: self.here().db.execute("select kind, subject from page where url = ?", (url,)).fetchone(),
                      lambda: self.here().db.execute("select count(*) from page").fetchone()[0],
                      lambda: {url: (kind, subject) for url, kind, subject in self.here().db.execute("select url, kind, subject from page")})
        return found if alone else found.everything()

    def unmade(self) -> list[str]:
        """Pages of another version, of which only the file is known."""
        return [url for (url,) in self.db.execute("select url from page where reads = '' and digest = x''")]

    def shadows(self) -> dict[str, bytes]:                      # url -> the shadow of its trace, of all pages
        return outputs.found(self.db, outputs.SHADOWS)

    def pages(self, urls: Iterable[str] | None = None) -> dict[str, Made]:
        """All pages, or those of some addresses, as they were last made."""
        wanted = "select url, kind, subject, reads, digest, size, mtime, notes from page"
        rows = self.db.execute(wanted) if urls is None else (row for url in urls for row in self.db.execute(wanted + " where url = ?", (url,)))
        return {r[0]: Made(r[0], r[1], r[2], tuple(r[3].split("\n")) if r[3] else (), r[4], r[5], r[6], tuple(_notes(r[7]))) for r in rows}

    def page_notes(self) -> dict[str, list[Diagnostic]]:
        """Notes of the pages that have any."""
        return {url: _notes(notes) for url, notes in self.db.execute("select url, notes from page where notes <> ?", (_encode(()),))}

    def told(self) -> Told:
        """What the last run told; nothing when it is not remembered or published nothing."""
        return _told(value) if (value := self._meta("told")) is not None else Told()

    def checked(self, signatures: bytes) -> tuple[list[Diagnostic], dict[str, int]] | None:
        """Notes and records by kind of the last check, if it saw the same files."""
        value = self._meta("checked")
        seen, notes, counted = _checked(value) if value is not None else (b"", [], {})
        return (notes, counted) if seen == signatures else None

    # ---- saving
    def save_checked(self, signatures: bytes, notes: list[Diagnostic], counted: dict[str, int]) -> None:
        with Transaction(self.db):
            self._put("checked", _encode((signatures, notes, counted)))

    def add_parsed(self, fresh: list[tuple[str, bytes, bytes]]) -> None:
        """Some of what was read, before the rest is: no file is known again until a save says how they all looked."""
        with Transaction(self.db):
            self._unsay("signatures", "seen", "told")
            self._forget()
            self._put_parsed(fresh)

    def save_parsed(self, signatures: dict[str, Signature], fresh: list[tuple[str, bytes, bytes]], gone: Iterable[str],
                    remembered: dict[str, bytes]) -> None:
        """What was read, without any claim about pages: after a build that publishes nothing."""
        with Transaction(self.db):
            self._save_parsed(_encode(signatures), fresh, gone, remembered)
            self._unsay("seen", "told")
            self._forget()

    def _save_parsed(self, signatures: More | bytes, fresh, gone, remembered: dict[str, bytes]) -> None:
        self.looked = None
        for name, value in remembered.items():
            if self._meta(name) != value:
                self._put(name, value)
        growing.put(self.db, META, "signatures", signatures)
        for table in ("parsed", "prose"):
            self.db.executemany(f"delete from {table} where path = ?", [(p,) for p in gone])
        self._put_parsed(fresh)

    def _put_parsed(self, fresh: list[tuple[str, bytes, bytes]]) -> None:      # records and texts apart: a build asks for few texts
        self.db.executemany("insert or replace into parsed values (?, ?)", [(path, record) for path, record, _ in fresh])
        self.db.executemany("insert or replace into prose values (?, ?)", [(path, text) for path, _, text in fresh])

    def _unsay(self, *keys: str) -> None:
        self.looked = None
        for key in keys:
            growing.forget(self.db, META, key)

    def _forget(self) -> None:
        growing.forget(self.db, KEPT)
        self.db.execute("delete from card")

    def save(self, signatures: Look, fresh, gone, remembered: dict[str, bytes], facts: dict[str, More | bytes], site: Keep, made: Iterable[Row],
             dropped: Iterable[str], told: Told, pending: Iterable[tuple[str, str]]) -> None:
        """All of a publish, in one transaction. `facts`: by facet, those that have changed. `pending`: (target, staged file or '' to delete)."""
        looks = growing.changed(self.looked, signatures)
        with Transaction(self.db):
            self._save_parsed(looks, fresh, gone, remembered)
            self._put("seen", signatures.digest)
            if site.anew:
                self._forget()
            for where, tables in ((FACT, facts), (KEPT, site.kept)):
                for name, value in tables.items():
                    growing.put(self.db, where, name, value)
            self.db.executemany("insert or replace into card values (?, ?)", site.cards)
            self._put("told", _encode(told))
            dropped, made = list(dropped), list(made)
            self.db.executemany("delete from page where url = ?", [(u,) for u in dropped])
            self.db.executemany("insert or replace into page values (?, ?, ?, ?, ?, ?, ?, ?, ?)", made)
            outputs.put(self.db, None if dropped else made)
            self.db.execute("delete from pending")
            self.db.executemany("insert into pending values (?, ?)", sorted(pending))

    def pending(self) -> list[tuple[str, str]]:
        return self.db.execute("select target, staged from pending").fetchall()

    def awaited(self) -> dict[str, tuple[int, int]]:
        """address -> (size, mtime_ns) of each staged file that is to be put in place."""
        found = self.db.execute("select url, size, mtime from pending join page on url = target where staged != ''")
        return {url: (size, mtime) for url, size, mtime in found}

    def settled(self) -> None:
        self.db.execute("delete from pending")

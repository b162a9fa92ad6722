"""Tables of the ledger that grow at their end: whatever was put behind whatever, what is found is the table that was meant."""
import random
import sqlite3

import msgspec
import pytest

from chronicle import growing
from chronicle.growing import MOST, More, changed, encoded
from chronicle.lazy import Lazy

WHERE = ("shelf", "name", "value")


@pytest.fixture
def db():
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript("create table shelf (name text primary key, value blob);" + growing.SCHEMA)
    return db


def read(table: bytes) -> dict[str, int]:
    return msgspec.msgpack.decode(table, type=dict[str, int])


def behind(db) -> int:
    return db.execute("select coalesce(sum(pairs), 0) from more").fetchone()[0]


@pytest.mark.parametrize("size", [0, 3, 15, 16, 17, 70_000])
def test_what_an_edit_changed_is_put_behind_and_found(db, size):
    old = {str(n): n for n in range(size)}
    new = old | {"0": -1, "new": 7}
    growing.put(db, WHERE, "a", encoded(old))
    growing.put(db, WHERE, "b", encoded({"other": 1}))
    growing.put(db, WHERE, "a", changed(old, new))
    assert read(growing.found(db, WHERE)["a"]) == new == read(growing.one(db, WHERE, "a")) and behind(db) == 2
    assert read(growing.one(db, WHERE, "b")) == {"other": 1} and growing.one(db, WHERE, "c") is None


def test_a_name_that_is_gone_or_very_many_that_changed_write_all_of_it():
    old = {str(n): n for n in range(1000)}
    gone = {k: v for k, v in old.items() if k != "5"}
    assert isinstance(changed(old, old | {"5": 0}), More)
    for new in (gone, gone | {"another": 5}, {k: v + (v <= MOST) for k, v in old.items()}):
        assert read(changed(old, new)) == new
    assert read(changed(None, old)) == old


def test_values_that_nobody_asked_for_are_not_made():
    def never(key):
        raise AssertionError(key)
    old = Lazy("abc", never)
    assert changed(old, old | {"b": 2}) == More(1, encoded({"b": 2})[1:])


@pytest.mark.parametrize("seed", range(5))
def test_any_run_of_edits(db, seed, monkeypatch):
    monkeypatch.setattr(growing, "MOST", 12)
    dice, table = random.Random(seed), {str(n): n for n in range(40)}
    growing.put(db, WHERE, "a", encoded(table))
    longest = 0
    for step in range(60):
        new = table | {str(dice.randrange(50)): dice.random() < .9 and step or -step for _ in range(dice.randrange(4))}
        if dice.random() < .1:
            del new[dice.choice(sorted(new))]
        growing.put(db, WHERE, "a", changed(table, new))
        table, longest = new, max(longest, behind(db))
        assert read(growing.one(db, WHERE, "a")) == table and behind(db) <= 12
    assert longest > 4


def test_what_is_forgotten_is_gone_with_what_stood_behind(db):
    for key in ("a", "b"):
        growing.put(db, WHERE, key, encoded({"x": 1}))
        growing.put(db, WHERE, key, changed({"x": 1}, {"x": 2}))
    growing.forget(db, WHERE, "a")
    assert growing.found(db, WHERE).keys() == {"b"} and behind(db) == 1
    growing.forget(db, WHERE)
    assert growing.found(db, WHERE) == {} and behind(db) == 0


@pytest.mark.parametrize("damage", [b"", b"\xc3", b"\x01\x02", "text", 7])
def test_what_is_no_table_is_told_as_damage(db, damage):
    db.execute("insert into shelf values ('a', ?)", (damage,))
    db.execute("insert into more values ('shelf/a', 1, ?)", (encoded({"x": 1})[1:],))
    with pytest.raises((msgspec.DecodeError, TypeError)):
        growing.one(db, WHERE, "a")
    db.execute("delete from shelf")
    with pytest.raises((msgspec.DecodeError, TypeError)):
        growing.found(db, WHERE)

"""Tables of the ledger that grow at their end: whatever was put behind whatever, what is found is the table that was meant."""
import random
import sqlite3

import msgspec
import pytest

from chronicle import drawers, growing
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


# ---- drawers

def digests(*years: int, each: int = 400) -> dict[str, bytes]:
    return {f"card/{year}-05-{n:03}-x": bytes([n % 251, year % 251]) for year in years for n in range(each)} | {f"card/place-{n}": b"p" for n in range(each)}


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(drawers, "FEW", 1000)


@pytest.mark.parametrize("size", [1, 900])
def test_a_table_in_drawers_is_the_table(size):
    whole = digests(2016, 2017, 2018, each=size)
    kept = drawers.table(drawers.encoded(whole))
    assert kept.get("card/none") is None and "card/2016-none" not in kept and kept["card/2016-05-000-x"] == bytes([0, 2016 % 251])
    assert list(map(kept.__getitem__, whole)) == list(whole.values())
    assert kept == whole and dict(kept) == whole and sorted(kept) == sorted(whole) and len(kept) == len(whole) and dict(kept.items()) == whole
    with pytest.raises(KeyError):
        kept["card/2016-none"]


def test_what_names_a_year_opens_the_drawer_of_that_year():
    kept = drawers.table(drawers.encoded(digests(2016, 2017, 2018)))
    later = kept | {"card/2016-05-001-x": b"new"}
    assert len(kept.shut) == 4 and later["card/2016-05-001-x"] == b"new" and later["card/2016-05-002-x"] and len(later.shut) == 3
    assert kept["card/2016-05-001-x"] != b"new" and isinstance(drawers.changed(kept, later), More) and len(kept.shut) == 3


@pytest.mark.parametrize("seed", range(5))
def test_any_run_of_edits_of_a_table_in_drawers(db, seed, monkeypatch):
    monkeypatch.setattr(growing, "MOST", 12)
    monkeypatch.setattr(drawers, "MOST", 12)
    dice, table = random.Random(seed), digests(2016, 2017, 2018)
    growing.put(db, WHERE, "a", drawers.encoded(table))
    for _ in range(40):
        old = drawers.table(growing.one(db, WHERE, "a"))
        made = {key: dice.randbytes(4) for key in dice.sample(sorted(table), dice.choice([1, 3, 20]))}
        match dice.randrange(4):
            case 0:
                new = old | made | {f"card/{dice.randrange(2015, 2020)}-new": b"n"}
            case 1:
                new = dict((old | made).items())
                del new[dice.choice(sorted(new))]
            case 2:
                new = old | made
                del new[dice.choice(sorted(table))]
            case _:
                new = old | made
        growing.put(db, WHERE, "a", drawers.changed(old, new))
        table = dict(new.items())
        assert dict(drawers.table(growing.one(db, WHERE, "a")).items()) == table

"""What is worked out from the data files is kept for the next process: the same again, or made anew."""
import sys

import pytest

from chronicle.convert import clauses, kept, lexicon


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Where things are kept; nothing is yet."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / str(kept.HERE)[1:]).mkdir(parents=True)
    return tmp_path / str(kept.HERE)[1:]


def made(name="x", value=("a", {"b": [1 << 90]}, frozenset("cd"))):
    """(what is kept under this name, whether it had to be made)."""
    calls = []
    return kept.kept(name, lambda: calls.append(1) or value), bool(calls)


def test_the_next_process_makes_nothing(folder):
    assert made() == (("a", {"b": [1 << 90]}, frozenset("cd")), True)
    assert made(value="another") == (("a", {"b": [1 << 90]}, frozenset("cd")), False)
    assert len(list(folder.iterdir())) == 1


def test_what_is_damaged_is_made_anew(folder):
    made()
    [path] = folder.iterdir()
    path.write_bytes(path.read_bytes()[:-1])
    assert made(value="another") == ("another", True)
    assert made(value="a third") == ("another", False)


def test_other_files_other_tables(folder, monkeypatch):
    made()
    made("clauses", "beside a module of this name")
    (folder / "clauses.cpython-311.pyc").touch()
    monkeypatch.setattr(kept, "_digest", lambda: "0" * 16)
    assert made(value="another") == ("another", True)
    assert sorted(p.name.split(".")[0] for p in folder.iterdir()) == ["clauses", "kept-clauses", "kept-x"]         # the former is gone, and nothing else


@pytest.mark.parametrize("where", ("bytecode", "folder"))
def test_where_nothing_may_be_written_nothing_is(folder, monkeypatch, where):
    if where == "bytecode":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    else:
        folder.rmdir()
    assert made() == made() == (("a", {"b": [1 << 90]}, frozenset("cd")), True)
    assert not folder.exists() or not list(folder.iterdir())


def test_words_and_rules_are_the_same_again(folder):
    """From the files, and from what is kept of them."""
    first, second = (([*lexicon._of_all.__wrapped__().items()], lexicon._files.__wrapped__(), clauses._files.__wrapped__()) for _ in range(2))
    assert first == second and first[0] == [*lexicon._inflected().items()]
    assert {path.name.split(".")[0] for path in folder.iterdir()} == {"kept-phrases", "kept-lexicon-files", "kept-pattern-files"}

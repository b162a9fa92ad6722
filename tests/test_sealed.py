"""Code that is kept for the next process: the same again, or nothing."""
import pytest

from chronicle import sealed


def test_what_was_sealed_is_opened():
    code = compile("found = [n * n for n in range(4)]", "a.html", "exec")
    values = {}
    exec(sealed.opened(sealed.seal(code)), values)
    assert values["found"] == [0, 1, 4, 9] and sealed.opened(sealed.seal(code)).co_filename == "a.html"


@pytest.mark.parametrize("at", (0, 5, 16, 20, -1))
def test_what_is_damaged_is_not_looked_at(at):
    told = bytearray(sealed.seal(compile("1", "a.html", "exec")))
    told[at] ^= 1
    assert sealed.opened(bytes(told)) is None


@pytest.mark.parametrize("told", (b"", b"short", bytes(200)))
def test_what_was_never_sealed_is_none(told):
    assert sealed.opened(told) is None


def test_another_python_opens_nothing(monkeypatch):
    told = sealed.seal(compile("1", "a.html", "exec"))
    monkeypatch.setattr(sealed, "MAGIC_NUMBER", b"3.99")
    assert sealed.opened(told) is None

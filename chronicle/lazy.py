"""A table whose values are made when somebody asks for them: of ten thousand records an edit looks at a few dozen."""
from collections.abc import Callable, Iterable, Mapping

import msgspec

_UNMADE = object()
_raw = msgspec.msgpack.Decoder(dict[str, msgspec.Raw]).decode


class Unmade(dict):
    """The keys of several tables, none of whose values are made: a dict is copied in a tenth of the time that it is filled in."""

    def __init__(self, keys: Iterable[str]):
        super().__init__(dict.fromkeys(keys, _UNMADE))


class Lazy(dict):
    """Keys to values, each made by `make(key)` at its first use. To be read by its methods, and joined with `|`: `dict(table)`
    would copy what is not made yet."""

    def __init__(self, keys: Iterable[str], make: Callable[[str], object]):
        super().__init__(keys if type(keys) is Unmade else dict.fromkeys(keys, _UNMADE))
        self.make = make
        self.most, self.made = 0, []            # values that are kept; 0: all

    def __getitem__(self, key):
        value = super().__getitem__(key)
        if value is _UNMADE:
            value = self.make(key)
            if self.most:
                self.forget_some(key)
            self[key] = value
        return value

    def forget_some(self, key) -> None:
        """What was made is unmade when there is too much of it: it can be made again."""
        if len(self.made) >= self.most:
            dict.update(self, dict.fromkeys(self.made, _UNMADE))
            self.made.clear()
        self.made.append(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def values(self):
        return (self[key] for key in self)

    def items(self):
        return ((key, self[key]) for key in self)

    def __or__(self, other: Mapping) -> "Lazy":
        joined = Lazy((), self.make)
        dict.update(joined, self)               # what is not made stays so
        dict.update(joined, other)
        return joined


class Asked(Mapping):
    """A table of which nothing is known here: `one(key)` gives a value, or None; `number()` how many there are; `all()` everything, where that
    is asked for."""

    def __init__(self, one: Callable[[str], object], number: Callable[[], int], all: Callable[[], Mapping]):
        self.one, self.number, self.all, self.known = one, number, all, {}
        self.whole: Mapping | None = None

    def __getitem__(self, key):
        if self.whole is None and key not in self.known:
            self.known[key] = self.one(key)
        value = self.known[key] if self.whole is None else self.whole[key]
        if value is None:
            raise KeyError(key)
        return value

    def everything(self) -> Mapping:
        if self.whole is None:
            self.whole = self.all()
        return self.whole

    def __iter__(self):
        return iter(self.everything())

    def __len__(self):
        return self.number() if self.whole is None else len(self.whole)


def table(encoded: bytes, kind) -> Lazy:
    """Of an encoded table with values of a kind: nothing is decoded but the keys."""
    raw, decode = _raw(encoded), msgspec.msgpack.Decoder(kind).decode
    return Lazy(raw, lambda key: decode(raw[key]))

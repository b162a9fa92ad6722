"""The texts of records, taken one by one from what was just read or from the ledger."""
from collections.abc import Callable

import msgspec

from chronicle.ledger import Ledger
from chronicle.links import untold
from chronicle.model import Struct, Text
from chronicle.site import Site

_text = msgspec.msgpack.Decoder(Text).decode


class Words(Struct):
    """A Text of which nothing is read but the words: a third of the time."""
    parts: msgspec.Raw = msgspec.Raw(b"")
    headings: msgspec.Raw = msgspec.Raw(b"")
    plain: str = ""


_words = msgspec.msgpack.Decoder(Words).decode


class Texts:
    """id -> Text. `fresh`: path -> (record, text) as they were just read, encoded; `ledger`: asked for all others."""

    def __init__(self, site: Site, fresh: dict[str, tuple[bytes, bytes]], ledger: Ledger):
        self.fresh, self.site, self.ledger = fresh, site, ledger
        self.last: tuple[str, Text] = "", Text()                # a page asks for its text several times, and its neighbours in other forms

    def __getitem__(self, id: str) -> Text:
        """`id`: of a record, or of a translation (`ID.ar`)."""
        path = self.path(id)
        if path != self.last[0]:
            self.last = path, self.decoded(path, _text)
        text = self.last[1]
        plain = untold(self.site, text.plain)
        return text if plain is text.plain else msgspec.structs.replace(text, plain=plain)

    def words(self, id: str) -> str:
        """The text without markup: all that data files and the search ask for."""
        return untold(self.site, self.decoded(self.path(id), _words).plain)

    def path(self, id: str) -> str:
        return (self.site.parsed.get(id) or self.site.translations[id]).path

    def decoded(self, path: str, decode: Callable[[bytes], Struct]) -> Struct:
        """Raises Damaged."""
        return decode(self.fresh[path][1]) if path in self.fresh else self.ledger.here().text(path, decode)

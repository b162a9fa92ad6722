"""The texts of records, taken one by one from what was just read or from the ledger."""
import msgspec

from chronicle.ledger import Here, Ledger
from chronicle.links import untold
from chronicle.model import Text
from chronicle.site import Site

_text = msgspec.msgpack.Decoder(Text).decode


class Texts:
    """id -> Text. `fresh`: path -> (record, text) as they were just read, encoded."""

    def __init__(self, site: Site, fresh: dict[str, tuple[bytes, bytes]], ledger: Ledger):
        self.fresh, self.site, self.ledger = fresh, site, Here(ledger)
        self.last: tuple[str, Text] = "", Text()                # a page asks for its text several times, and its neighbours in other forms

    def __getitem__(self, id: str) -> Text:
        """`id`: of a record, or of a translation (`ID.ar`)."""
        text = self.remembered((self.site.parsed.get(id) or self.site.translations[id]).path)
        return msgspec.structs.replace(text, plain=untold(self.site, text.plain)) if "[[" in text.plain else text

    def remembered(self, path: str) -> Text:
        if path != self.last[0]:
            self.last = path, _text(self.fresh[path][1]) if path in self.fresh else self.ledger().text(path)
        return self.last[1]

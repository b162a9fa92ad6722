"""The texts of records, taken one by one from what was just read or from the ledger. A forked process opens the ledger for itself."""
import os

import msgspec

from chronicle.ledger import Ledger
from chronicle.links import untold
from chronicle.model import Text
from chronicle.site import Site

_text = msgspec.msgpack.Decoder(Text).decode


class Texts:
    """id -> Text. `fresh`: path -> (record, text) as they were just read, encoded."""

    def __init__(self, site: Site, fresh: dict[str, tuple[bytes, bytes]], ledger: Ledger):
        self.fresh, self.site = fresh, site
        self.ledger, self.owner = ledger, os.getpid()

    def __getitem__(self, id: str) -> Text:
        """`id`: of a record, or of a translation (`ID.ar`)."""
        text = self.remembered((self.site.parsed.get(id) or self.site.translations[id]).path)
        return msgspec.structs.replace(text, plain=untold(self.site, text.plain)) if "[[" in text.plain else text

    def remembered(self, path: str) -> Text:
        if path in self.fresh:
            return _text(self.fresh[path][1])
        if os.getpid() != self.owner:
            self.ledger, self.owner = Ledger(self.ledger.path, self.ledger.stamp).hold(), os.getpid()
        return self.ledger.text(path)

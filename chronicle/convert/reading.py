"""What one article came to, as the reader hands it on and as it passes between processes."""

import msgspec

from chronicle.convert.article import Article
from chronicle.convert.records import Incident, Left, Removed


class Reading(msgspec.Struct, frozen=True):
    article: Article
    incidents: tuple[Incident, ...] = ()
    context: tuple[Left, ...] = ()
    removed: tuple[Removed, ...] = ()
    missing: tuple[str, ...] = ()
    heads: tuple[tuple[int, int], ...] = ()     # where the title's lines stand
    copy_of: str = ""           # id of the article whose words this one repeats

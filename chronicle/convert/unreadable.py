"""A file that holds no article, and how that is told."""

import msgspec


class UnreadableArticle(Exception):
    """The file holds no article; the message says why, for the person who saved it."""


class Problem(msgspec.Struct, frozen=True):
    path: str
    reason: str

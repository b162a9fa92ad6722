"""A chunk: a stretch of a sentence that the clause patterns see as one letter. The codes are listed in chunks.py."""

import msgspec

from chronicle.convert.records import Mention, Number
from chronicle.convert.segment import Sentence


class Chunk(msgspec.Struct, frozen=True):
    code: str
    sub: str
    flags: str
    start: int              # tokens
    end: int
    name: str = ""          # actor's name in the lexicon; a verb's stem; a place's or person's name
    many: bool = False
    number: Number | None = None
    orgs: tuple[str, ...] = ()      # actors named inside the group ("suspected IS fighters")
    value: object = None


class Read(msgspec.Struct, frozen=True):
    """A sentence with everything recognised in it."""
    sentence: Sentence
    chunks: tuple[Chunk, ...]
    mentions: tuple[Mention, ...]

    def words(self, chunk: Chunk) -> str:
        tokens = self.sentence.tokens
        return self.sentence.text[tokens[chunk.start].start:tokens[chunk.end - 1].end]


class Unit(msgspec.Struct):
    """One word or phrase of a noun group in the making."""
    start: int
    end: int
    mentions: list[Mention]
    name: bool = False          # capitalised run

"""What front matter is made of: values, lists and mappings, each with its place in the file (lines and columns from 1)."""
from typing import ClassVar

import msgspec

NULLS = ("", "~", "null", "Null", "NULL")


class Scalar(msgspec.Struct, gc=False):
    """`plain`: without quotes. `length`: of what stands in the file, quotes and all; 1 where it goes over several lines."""
    value: str
    line: int
    col: int
    plain: bool
    length: int
    what: ClassVar[str] = "a single value"

    @property
    def empty(self) -> bool:
        return self.plain and self.value in NULLS


class Seq:
    __slots__ = ("items", "line", "col", "length")
    what = "a list"

    def __init__(self, line, col):
        self.items, self.line, self.col, self.length = [], line, col, 1


class Map:
    __slots__ = ("items", "keys", "line", "col", "length")
    what = "a mapping"

    def __init__(self, line, col):
        self.items, self.keys, self.line, self.col, self.length = {}, {}, line, col, 1      # key -> node, key -> Scalar


Node = Scalar | Seq | Map

"""The room where files and records meet: reader, writer and the one table of fields."""
from chronicle.content.read import LARGEST, kind_of, read
from chronicle.content.write import write

__all__ = ["LARGEST", "kind_of", "read", "write"]

"""What many records say alike is held once: ids, days, publishers, counts. Said again by each of ten thousand records, it is nearly half of
what they take; and a process that makes pages has a copy of its own of whatever it looks at.
"""
from msgspec.structs import force_setattr

from chronicle.computed import Parsed
from chronicle.model import Incident

ROWS = {"inline": ("id", "publisher", "published", "retrieved"), "tolls": ("killed", "wounded", "who", "by")}      # of an incident -> what many of them have in common
WHOLE = ("places", "actors", "sources", "types")                # of an incident: lists of rows or ids that stand in others as well


class Sharing(dict):
    """Value -> the one that stands for all that are equal to it."""

    def __missing__(self, value):
        self[value] = value
        return value

    def __call__(self, f: Parsed) -> Parsed:
        """The same file, with values that others have said before."""
        for reference in f.references:
            force_setattr(reference, "id", self[reference.id])
            force_setattr(reference, "field", self[reference.field])
        r = f.record
        if isinstance(r, Incident):
            force_setattr(r, "id", f.id)
            force_setattr(r, "path", f.path)
            force_setattr(r, "date", self[r.date])
            for name in WHOLE:
                force_setattr(r, name, tuple([self[value] for value in getattr(r, name)]))
            for name, fields in ROWS.items():
                for row in getattr(r, name):
                    for field in fields:
                        force_setattr(row, field, self[getattr(row, field)])
        return f

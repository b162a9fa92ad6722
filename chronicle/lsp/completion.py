"""What could be written where the cursor stands: fields, terms, ids, names to link to, sections."""
from typing import NamedTuple

from chronicle.content.describe import form, table_of
from chronicle.content.fields import FIELDS
from chronicle.content.shapes import Choice, Flag, Id, IdOrWords, Shape
from chronicle.content.tables import Field, Keyed, ListOf, Table
from chronicle.lsp.cursor import Cursor
from chronicle.lsp.hover import name_of
from chronicle.computed import Parsed
from chronicle.near import fold

MOST = 200                                  # more are asked for again with every letter


class Item(NamedTuple):
    """`insert` takes the place of what was typed."""
    label: str
    kind: str                               # field | term | record | section
    detail: str
    insert: str


def complete(cursor: Cursor, kind: str, files: dict[str, Parsed]) -> list[Item]:
    """`kind`: of the file; `files`: id -> file, of all records that could be read."""
    if cursor.what == "link":
        return records(files, cursor.typed, ("place", "actor", "incident", "source", "page"))
    if cursor.what == "section":
        file = files.get(cursor.target)
        return [Item(words, "section", "", words) for _, words in file.headings] if file else []
    if cursor.what == "key":
        return names(fields_at(kind, cursor.path), cursor)
    if cursor.what == "value":
        shape = shape_at(kind, cursor.path)
        while isinstance(shape, ListOf):
            shape = shape.shape
        items = values(shape, cursor.typed, files)
        return items or names(shape.fields, cursor) if isinstance(shape, Table) and not shape.short else items
    return []


def names(fields: dict[str, Field], cursor: Cursor) -> list[Item]:
    return [Item(f.name, "field", f.about + (" (required)" if f.required else ""), f"{f.name}: ") for f in fields.values() if f.name not in cursor.present]


def values(shape: Shape | None, typed: str, files: dict[str, Parsed]) -> list[Item]:
    if isinstance(shape, Choice):
        return [Item(term, "term", "", term) for term in shape.terms]
    if isinstance(shape, Flag):
        return [Item(word, "term", "", word) for word in ("true", "false")]
    if isinstance(shape, Id | IdOrWords) and shape.kind:
        return records(files, typed, (shape.kind,))
    if isinstance(shape, Table) and shape.short:
        return values(shape.fields[shape.short].shape, typed, files)
    return []


def records(files: dict[str, Parsed], typed: str, kinds: tuple[str, ...]) -> list[Item]:
    """By id, name and other spellings; those whose id begins with what was typed come first."""
    wanted = fold(typed)
    found = []
    for id, file in files.items():
        if file.kind in kinds:
            name = name_of(file.record)
            other = getattr(file.record, "names", None)
            if not wanted or wanted in id or any(wanted in fold(n) for n in (name, *(other.variants if other else ()))):
                found.append((not id.startswith(wanted), kinds.index(file.kind), id, Item(id, "record", f"{name} ({file.kind})", id)))
    return [item for *_, item in sorted(found)[:MOST]]


def shape_at(kind: str, path: tuple[str, ...]) -> Shape | None:
    """The shape of the value at a path of field names; None where the format has none."""
    shape, fields = None, FIELDS[kind]
    for key in path:
        if isinstance(shape, Keyed):                        # its keys are free: the path's next name is one of them
            shape = shape.table
        else:
            field = fields.get(key)
            if field is None:
                return None
            shape = field.shape
        table = table_of(shape) if not isinstance(shape, Keyed) else None
        fields = table.fields if table else {}
    return shape


def fields_at(kind: str, path: tuple[str, ...]) -> dict[str, Field]:
    if not path:
        return FIELDS[kind]
    shape = shape_at(kind, path)
    if isinstance(shape, Keyed):                            # `evidence:` is keyed by the incident's own fields
        return {name: f for name, f in FIELDS[kind].items() if name not in ("evidence", "extra", "silence", "aliases")}
    table = table_of(shape) if shape else None
    return table.fields if table else {}


def about(kind: str, path: tuple[str, ...]) -> str:
    """A field in words, for hovering over its name; '' where the format has none."""
    field = fields_at(kind, path[:-1]).get(path[-1]) if path else None
    return f"{path[-1]}: {field.about}\n{form(field.shape)}" if field else ""

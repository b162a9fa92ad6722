"""Tables of fields: shapes made of shapes. A mapping is read field by field; unknown, missing and empty fields become notes."""
from collections.abc import Iterable

import msgspec

from chronicle.content.shapes import BAD, START, Id, Line, Reading, Shape, Verbatim
from chronicle.nodes import NULLS, Map, Scalar, Seq
from chronicle.near import near_names


class IdOr(Id):
    """The id of a record, or the record itself written out as a table."""

    def __init__(self, kind: str, table: "Table"):
        super().__init__(kind)
        self.table, self.words = table, f"{self.words}, or {table.words}"

    def read(self, node, reading, field):
        return self.table.read(node, reading, field) if isinstance(node, Map) else super().read(node, reading, field)

    def schema(self):
        return {"anyOf": [super().schema(), self.table.schema()]}


class ListOf(Shape):
    """A list; a single value stands for a list of one."""

    def __init__(self, shape: Shape):
        self.shape, self.words = shape, f"a list, each {shape.words}"

    def read(self, node, reading, field):
        values = []
        for item in node.items if isinstance(node, Seq) else [node]:
            if isinstance(item, Scalar) and item.empty:
                reading.note("F210", item, f"an entry of `{field}` is empty", "delete it")
            else:
                values.append(self.shape.read(item, reading, field))
        return tuple(v for v in values if v is not BAD and v != "")

    def schema(self):
        return {"anyOf": [{"type": "array", "items": self.shape.schema()}, self.shape.schema()]}


class Fields(dict):
    """Field by name; `required`: of those, the ones that must be there, by attribute."""

    def __init__(self, fields: Iterable["Field"]):
        super().__init__((f.name, f) for f in fields)
        self.required = {f.attribute: f for f in self.values() if f.required}

    def missing(self, values: dict) -> bool:
        return not self.required.keys() <= values.keys()


class Table(Shape):
    """A mapping with fields of its own; `short` is the field that a single value stands for."""

    def __init__(self, make, fields, short: str = "", word: str = "a mapping"):
        self.make, self.fields, self.short, self.words = make, Fields(fields), short, word

    def read(self, node, reading, field):
        if isinstance(node, Scalar) and self.short and not node.empty:
            short = self.fields[self.short]
            value = short.shape.read(node, reading, field)
            return BAD if value is BAD else self.make(**{short.attribute: value})
        if not isinstance(node, Map):
            return reading.note("F203", node, f"`{field}` is {node.what}", f"wanted: {self.words}")
        values = read_fields(node, self.fields, reading, field + ".")
        if self.fields.missing(values):
            return BAD
        return self.make(**values)

    def schema(self):
        table = {"type": "object", "additionalProperties": False,
                 "properties": {f.name: f.schema() for f in self.fields.values()},
                 "required": [f.name for f in self.fields.values() if f.required]}
        return {"anyOf": [self.fields[self.short].shape.schema(), table]} if self.short else table


class Keyed(Shape):
    """A mapping from free keys to a table: `evidence: {date: {source, quote, why}}`; the key becomes a field."""

    def __init__(self, table: Table, key: str, word: str):
        self.table, self.key, self.words = table, key, word

    def read(self, node, reading, field):
        if not isinstance(node, Map):
            return reading.note("F203", node, f"`{field}` is {node.what}", f"wanted: {self.words}")
        out = []
        for key, item in node.items.items():
            value = self.table.read(item, reading, f"{field}.{key}")
            if value is not BAD:
                out.append(msgspec.structs.replace(value, **{self.key: key}))
        return tuple(out)

    def schema(self):
        return {"type": "object", "additionalProperties": self.table.schema()}


class Free(Shape):
    """Fields of a site's own (`extra:`): text by key, handed to templates as it stands."""
    words = "a mapping of names to text"

    def read(self, node, reading, field):
        if not isinstance(node, Map) or not all(isinstance(v, Scalar) for v in node.items.values()):
            return reading.note("F203", node, f"`{field}` is {node.what}", f"wanted: {self.words}")
        return {k: v.value for k, v in node.items.items()}

    def schema(self):
        return {"type": "object"}


class Field(msgspec.Struct, frozen=True):
    """One field of a record. `attribute` is its name in the model, the same unless given."""
    name: str
    shape: Shape
    about: str
    required: bool = False
    example: str = ""
    into: str = ""

    @property
    def attribute(self) -> str:
        return self.into or self.name

    def schema(self) -> dict:
        schema = self.shape.schema()
        if not self.required:                   # a field that holds nothing is as good as left out
            schema = {"anyOf": [*schema["anyOf"], {"type": "null"}]} if "anyOf" in schema else {"anyOf": [schema, {"type": "null"}]}
        return {**schema, "description": self.about}


def read_fields(node: Map, fields: Fields, reading: Reading, prefix: str = "") -> dict:
    """The values of a mapping by attribute; unknown, missing and empty fields become notes."""
    values = {}
    for key, item in node.items.items():
        field = fields.get(key)
        if field is None:
            near = near_names(key.lower(), fields, 1)
            reading.note("F201", node.keys[key], f"there is no field `{prefix}{key}`",
                         f"did you mean `{near[0]}`?" if near else f"fields here: {', '.join(fields)}"
                         + ("; what is your own goes under `extra:`" if "extra" in fields else ""))
            continue
        if isinstance(item, Scalar) and item.plain and item.value in NULLS:       # `item.empty`, without the call
            if reading.cut and isinstance(field.shape, (Line, Verbatim)) and reading.text(item, prefix + key):
                continue
            if item.value == "" and not field.required:     # of a required one it is said below that it is missing
                reading.note("F210", node.keys[key], f"`{prefix}{key}` holds nothing", "leave the field out if it is not known")
            continue
        value = field.shape.read(item, reading, prefix + key)
        if value == "" and field.required:                      # `''`: below it is said to be missing
            continue
        if value is not BAD:
            values[field.into or key] = value
        elif field.required:
            values[field.into or key] = None                # said once: a bad value is not also a missing one
    for attribute, field in fields.required.items():
        if attribute not in values:
            reading.note("F202", node.keys.get(field.name) or (node if prefix else START), f"`{prefix}{field.name}` is missing", f"add it, like `{field.name}: {field.example or '…'}`")
        elif values[attribute] is None:
            del values[attribute]
    return values

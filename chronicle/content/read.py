"""One content file to one record, its text, what it names, and notes. Pure: bytes in, values out; nothing raises."""
import re

import msgspec

from chronicle import frontmatter, markdown
from chronicle.content import coarse, consistency, merges
from chronicle.content.fields import FIELDS
from chronicle.content.paths import DEVICES, RESERVED, is_id, kind_of
from chronicle.content.shapes import Reading
from chronicle.content.tables import read_fields
from chronicle.diagnose import ERROR, Diagnostic, Span
from chronicle.computed import Parsed
from chronicle.fingerprint import fingerprint
from chronicle.model import Actor, Incident, InlineSource, Page, Place, Source, Text, Translation, silenced, untitled
from chronicle.nodes import Node, Scalar

MAKE = {"incident": Incident, "place": Place, "actor": Actor, "source": Source, "page": Page, "translation": Translation}
LARGEST = 1_500_000             # bytes of a content file

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def read(path: str, data: bytes) -> tuple[Parsed, Text]:
    """`path`: relative to the site, with `/`. A file that cannot be read gives a Parsed without a record."""
    kind, id = kind_of(path), path.rsplit("/", 1)[-1].removesuffix(".md")
    reading = Reading(path)
    record, text, links = None, Text(), ()
    decoded = decode(data, reading)
    of = id.partition(".")[0] if kind == "translation" else id
    refused = unnamed(of, kind)
    if refused:
        reading.notes.append(Diagnostic("F209", refused[0], Span(path), refused[1]))
    elif decoded is not None:
        record, text = read_text(kind, id, path, decoded, reading)
        links = tuple(text.links)
    if record is not None:
        reading.notes = [n for n in reading.notes if n.severity == ERROR or n.code not in silenced(record)]
    values = _encode(record)
    return Parsed(path, kind, id, record, digest(values + _encode(text)) if record is not None else "", tuple(reading.references), links, tuple(reading.notes), text.headings,
                  joins(record, reading), digest(values), digest(_encode(untitled(record)))), text


def unnamed(id: str, kind: str) -> tuple[str, str] | None:
    """Why no file can have this name, and which it may have; None when it can."""
    if id in DEVICES:
        return f"`{id}` is no id: Windows has no files of this name", f"give the file another name, like the-{id}.md"
    if not is_id(id):
        return f"`{id}` is no id", "name the file with small letters, digits and hyphens: 2016-05-23-tartus.md"
    if kind == "page" and id in RESERVED:
        return f"`{id}` is taken by a page of Chronicle's own", f"give the file another name, like about-the-{id}.md"
    return None


def digest(encoded: bytes) -> str:
    return fingerprint(encoded).hex()


def joins(record, reading: Reading) -> str:
    """Digest of what decides order and relations: not titles, numbers, quotes or the text."""
    if isinstance(record, Incident):
        said = (record.date, record.types, record.review, record.aliases, record.part_of, record.sources, [s.place for s in record.places],
                [a.actor for a in record.actors], [(s.act, s.actor, s.by, s.via) for s in record.responsibility], [t.by for t in record.tolls],
                [(r.kind, r.id) for r in reading.references], record.title if record.review == "draft" else "")
    else:
        said = msgspec.structs.replace(record, body="") if record is not None else None
    return digest(_encode(said))


def decode(data: bytes, reading: Reading) -> str | None:
    if len(data) > LARGEST:
        reading.notes.append(Diagnostic("Y101", f"the file has more than {LARGEST:,} bytes", Span(reading.path),
                                        "is it really a record?"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        reading.notes.append(Diagnostic("Y101", f"byte 0x{data[e.start]:02x} is not UTF-8", Span(reading.path, line, 0),
                                        "save the file as UTF-8"))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(kind: str, id: str, path: str, text: str, reading: Reading):
    """-> (record or None, its Text)."""
    merging = merges.unfinished(text, path)
    if merging:
        reading.notes += merging
        return None, Text()
    parts = frontmatter.split(text)
    if parts is None:
        reading.notes.append(no_front_matter(text, path))
        return None, Text()
    tree, notes = frontmatter.parse(parts.front, path)
    reading.notes += notes
    body, notes = markdown.render(parts.body, path, parts.body_line)
    reading.notes += notes
    if tree is None:
        return None, body
    if " #" in parts.front:
        reading.cut = cut_off(parts.front)
    values = read_fields(tree, FIELDS[kind], reading)
    if kind == "incident" and all(blank(tree.items.get(k)) for k in ("places", "actors", "sources")):
        reading.notes.append(Diagnostic("F211", "an incident needs places, actors or sources", Span(path, 1),
                                        "write at least one of them, like `places: [tartus]`"))
    if kind == "place" and ("lat" in values) != ("lon" in values) and ("lat" in tree.items) != ("lon" in tree.items):
        there, missing = ("lat", "lon") if "lat" in values else ("lon", "lat")
        reading.note("F212", tree.keys[there], f"`{there}` stands without `{missing}`: the place is on no map", f"add `{missing}`, or take `{there}` out")
    if FIELDS[kind].missing(values):
        return None, body
    if any(n.severity == "error" for n in reading.notes):
        return None, body
    if kind == "incident":
        written_out(values, reading)
    record = MAKE[kind](id=id, path=path, **values)
    if kind == "place":
        record = coarse.published(record)
    if kind == "incident":
        reading.notes += consistency.find(record, body, consistency.Positions(path, tree, parts.body, parts.body_line))
    return record, body


COMMENT = re.compile(r"(?<=\S) +#(?=\w)[^\n]*")


def cut_off(front: str) -> dict[tuple[int, int], str]:
    """(line, column) -> the comment that begins there and looks like the rest of a text: `#5 at a market`. One that is meant as such begins with a space."""
    return {(number, found.start() + 1): found[0].strip() for number, line in enumerate(front.split("\n"), 2) if " #" in line for found in COMMENT.finditer(line)}


def blank(node: Node | None) -> bool:
    """A field that is left out or says nothing."""
    return node is None or isinstance(node, Scalar) and node.empty or not isinstance(node, Scalar) and not node.items


def written_out(values: dict, reading: Reading) -> None:
    """Sources that stand in the incident itself: each gets an id that only this incident's rows know."""
    ids, inline = [], []
    for n, source in enumerate(values.get("sources", ()), 1):
        if isinstance(source, InlineSource):
            fields = {f: getattr(source, f) for f in InlineSource.__struct_fields__}
            source = Source(**(fields | {"id": source.id or f"source-{n}", "path": ""}))
            inline.append(source)
            source = source.id
        ids.append(source)
    values["sources"], values["inline"] = tuple(ids), tuple(inline)
    own = {s.id for s in inline}
    reading.references = [r for r in reading.references if not (r.kind == "source" and r.id in own)]


def no_front_matter(text: str, path: str) -> Diagnostic:
    if text.startswith("---\n"):
        return Diagnostic("Y102", "the front matter begins and never ends", Span(path, 1, 1, 3), "close it with a line `---`")
    if re.match(r"\s+---", text):
        return Diagnostic("Y102", "something stands before the first `---`", Span(path, 1), "begin the file with `---`")
    return Diagnostic("Y102", "the file has no front matter", Span(path, 1), "begin with a line `---`, the fields, and a line `---`")

"""The site as it was last linked, and what is wrong with a file as it is on screen.

A file that is being written is read by itself with every keystroke and its references and links are looked up in the
site; the site as a whole is linked again when something is saved.
"""
from pathlib import Path

from chronicle import frontmatter, links
from chronicle.astray import standing
from chronicle.build.batch import alone, linked
from chronicle.build.workspace import State, Workspace
from chronicle.content.paths import kind_of
from chronicle.content.read import read
from chronicle.diagnose import Diagnostic, in_order
from chronicle.nodes import Map, Seq
from chronicle.markdown import WIKI
from chronicle.computed import Parsed
from chronicle.model import silenced
from chronicle.site import heard


def site_folder(start: Path) -> Path | None:
    """The nearest folder with a site.toml, from `start` upwards."""
    return next((p for p in (start, *start.parents) if (p / "site.toml").is_file()), None)


class Desk:
    def __init__(self, root: Path):
        self.root = root
        with alone(root):
            self.workspace = Workspace(root, jobs=1)        # no forks: the protocol has threads
            self.workspace.signatures = self.workspace.scan()
            self.take(linked(self.workspace))

    def refresh(self) -> None:
        """Reads what has changed in the folder and links it anew."""
        with alone(self.root):
            self.workspace.signatures = self.workspace.scan()
            self.take(self.workspace.load(self.state))

    def take(self, state: State) -> None:
        self.state, self.site = state, state.site
        self.notes = in_order(state.notes)
        self.files = {f.id: f for f in self.workspace.parsed.values() if f.record is not None}

    def path_of(self, file: Path) -> str:
        """The file relative to the site, with `/`; '' when it is outside."""
        try:
            return file.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return ""

    def notes_of(self, path: str, text: str) -> list[Diagnostic]:
        """What is wrong with an open file. As long as it is as it was saved, this includes what other files have to do with it."""
        try:
            saved = (self.root / path).read_bytes()
        except OSError:
            saved = None
        data = text.encode("utf-8", "replace")
        if saved == data:
            return [n for n in self.notes if n.span.path == path]
        if not kind_of(path):
            return []
        parsed, _ = read(path, data)
        notes = links.check_references(self.site, parsed) + links.check_links(self.site, parsed)
        return in_order([*standing(parsed.notes, self.state.routes), *heard(notes, {parsed.path: frozenset(silenced(parsed.record))})])

    def named_at(self, path: str, text: str, line: int, col: int) -> tuple[Parsed, int, int] | None:
        """The record that a link or a reference at line:col (from 0) names, with the columns of the name in that line."""
        row = text.split("\n")[line] if line < text.count("\n") + 1 else ""
        for match in WIKI.finditer(row):
            if match.start() <= col < match.end():
                return self.known(self.site.resolve(match[1].strip()) or match[1].strip(), match.start(), match.end())
        parsed, _ = read(path, text.encode("utf-8", "replace"))
        for r in parsed.references:
            at = r.col - 1 + (row[r.col - 1:r.col] in ("'", '"'))
            if r.line - 1 == line and r.col - 1 <= col < at + len(r.id):
                return self.known(self.site.aliases.get(r.id, r.id), at, at + len(r.id))
        return None

    def known(self, id: str, start: int, end: int) -> tuple[Parsed, int, int] | None:
        return (self.files[id], start, end) if id in self.files else None


def field_at(path: str, text: str, line: int, col: int) -> tuple[tuple[str, ...], int, int] | None:
    """The name of a field that stands at line:col (from 0): its path and its columns."""
    parts = frontmatter.split(text)
    tree = frontmatter.parse(parts.front, path)[0] if parts else None
    return key_at(tree, (), line + 1, col + 1) if tree else None


def key_at(node, above: tuple[str, ...], line: int, col: int):
    for item in node.items if isinstance(node, Seq) else ():
        found = key_at(item, above, line, col)
        if found:
            return found
    for name, key in node.keys.items() if isinstance(node, Map) else ():
        if key.line == line and key.col <= col < key.col + key.length:
            return (*above, name), key.col - 1, key.col - 1 + key.length
        found = key_at(node.items[name], (*above, name), line, col) if name in node.items else None
        if found:
            return found
    return None

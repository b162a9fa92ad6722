"""`chronicle mv OLD NEW`: another id for a record. Its file is renamed, whatever refers to it is rewritten, and the old id
becomes an alias, so that its address answers for ever.

Everything is computed first and linked as it would be afterwards; only if no link means something else then, and no new
error appears, is anything written. A file that cannot be read stops it: what it refers to is not known.
"""
import difflib
from pathlib import Path

import msgspec

from chronicle.content.paths import RESERVED, is_id
from chronicle.content.read import read
from chronicle.diagnose import Diagnostic, errors
from chronicle.editing.lines import Lines, NotPlain, former_id
from chronicle.files import inside, write_inside
from chronicle.markdown import WIKI
from chronicle.computed import Parsed
from chronicle.near import near_names
from chronicle.site import Site, link

BLIND = ("Y", "M6")                         # codes of files whose references cannot all be seen


class MoveRefused(Exception):
    """Why the record keeps its id."""


class Move(msgspec.Struct):
    """What would be written: path -> (bytes now, bytes then). `old`, `new`: the moved record's own file; `with_it`: its
    translations, path -> path."""
    old: str
    new: str
    files: dict[str, tuple[bytes, bytes]]
    with_it: dict[str, str] = {}

    def to(self, path: str) -> str:
        """Where a file is then."""
        return self.new if path == self.old else self.with_it.get(path, path)

    def carry_out(self, root: Path) -> None:
        for path, (_, then) in self.files.items():
            write_inside(root, self.to(path), then)
        for path in (self.old, *self.with_it):
            if self.to(path) != path:
                inside(root, path).unlink()

    def diff(self) -> str:
        out = []
        for path, (now, then) in self.files.items():
            to = self.to(path)
            if to != path:
                out.append(f"rename {path} -> {to}\n")
            out += [line if line.endswith("\n") else line + "\n" for line in difflib.unified_diff(
                now.decode().splitlines(keepends=True), then.decode().splitlines(keepends=True), f"a/{path}", f"b/{to}")]
        return "".join(out)


def plan(root: Path, files: dict[str, Parsed], site: Site, notes: list[Diagnostic], old: str, new: str) -> Move:
    """`files`: all of the site, by path; `site`, `notes`: as they were linked. Raises MoveRefused."""
    moved = found(files, old, site)
    free(files, moved, new)
    blind = next((f for f in files.values() if f.record is None and any(n.code.startswith(BLIND) for n in f.notes)), None)
    if blind:
        raise MoveRefused(f"{blind.path} cannot be read, so what it refers to is not known; `chronicle check` says what is wrong")
    changed = {}
    for path, file in sorted(files.items()):
        if path == moved.path or refers(file, moved, old) or translates(file, old):
            data = inside(root, path).read_bytes()
            try:
                changed[path] = (data, rewritten(data, file, moved, old, new))
            except (NotPlain, UnicodeDecodeError) as e:
                raise MoveRefused(f"{path}: {e}")
    at = new_path(moved, old, new)
    with_it = {f.path: f"{at.removesuffix('.md')}.{f.id.rpartition('.')[2]}.md" for f in files.values() if translates(f, old)}
    move = Move(moved.path, at, changed, with_it)
    for path in (move.old, *with_it):
        if move.to(path) != path and inside(root, move.to(path)).exists():
            raise MoveRefused(f"{move.to(path)} is there already")
    look_again(files, site, notes, move, old, new)
    return move


def found(files: dict[str, Parsed], old: str, site: Site) -> Parsed:
    owners = [f for f in files.values() if f.id == old and f.kind]
    if len(owners) == 1:
        return owners[0]
    if owners:
        raise MoveRefused(f"{' and '.join(f.path for f in owners)} both have the id `{old}`; rename one of them by hand first")
    if old in site.aliases:
        raise MoveRefused(f"`{old}` is a former id; the record is called `{site.aliases[old]}` now")
    near = near_names(old, [f.id for f in files.values()], 1)
    raise MoveRefused(f"no record has the id `{old}`" + (f"; did you mean `{near[0]}`?" if near else ""))


def free(files: dict[str, Parsed], moved: Parsed, new: str) -> None:
    if moved.kind == "page" and new in RESERVED:
        raise MoveRefused(f"`{new}` is taken by a page of Chronicle's own; take another name, like about-the-{new}")
    if not is_id(new):
        raise MoveRefused(f"`{new}` can be no id; wanted: small letters, digits and hyphens, like 2016-05-23-tartus")
    for f in files.values():
        if f.id == new:
            raise MoveRefused(f"`{new}` is the id of {f.path}")
        if f is not moved and f.record is not None and new in f.record.aliases:
            raise MoveRefused(f"`{new}` is a former id of {f.path}; its old address leads there")


def refers(file: Parsed, moved: Parsed, old: str) -> bool:
    return any(r.id == old and r.kind == moved.kind for r in file.references) or any(l.target == old for l in file.links)


def translates(file: Parsed, old: str) -> bool:
    return file.kind == "translation" and file.id.rpartition(".")[0] == old


def rewritten(data: bytes, file: Parsed, moved: Parsed, old: str, new: str) -> bytes:
    """From the end of each line to its beginning, so that positions stay true."""
    lines = Lines(data)
    places = [(r.line, r.col, False) for r in file.references if r.id == old and r.kind == moved.kind]
    places += [(l.line, l.col, True) for l in file.links if l.target == old]
    for line, col, wiki in sorted(set(places), reverse=True):
        if wiki:
            match = WIKI.match(lines.lines[line - 1], col - 1) if line else None
            if match is None or match[1].strip() != old:
                raise NotPlain(f"the link [[{old}]] was not found in the text; write the link on one line")
            col = match.start(1) + len(match[1]) - len(match[1].lstrip()) + 1
        lines.replace(line, col, old, new)
    if file is moved:
        former_id(lines, file.path, old, new)
    return lines.bytes()


def new_path(moved: Parsed, old: str, new: str) -> str:
    """The same folder; the folder of another year for an incident whose id now begins with one."""
    folder = moved.path.rsplit("/", 1)[0]
    if moved.kind == "incident" and folder.endswith(f"/{old[:4]}") and new[:4].isdigit() and new[4:5] == "-":
        folder = f"{folder[:-4]}{new[:4]}"
    return f"{folder}/{new}.md"


def look_again(files: dict[str, Parsed], before: Site, notes: list[Diagnostic], move: Move, old: str, new: str) -> None:
    """Links the site as it would be, and compares."""
    then = dict(files)
    for path, (_, data) in move.files.items():
        then.pop(path)
        at = move.to(path)
        then[at] = read(at, data)[0]
    after, linked = link([then[p] for p in sorted(then)], before.settings, None, before.listed)
    known = {(n.code, n.message.replace(old, new)) for n in errors(notes)}
    fresh = [n for n in errors([*linked, *(n for f in then.values() for n in f.notes)]) if (n.code, n.message.replace(old, new)) not in known]
    if fresh:
        raise MoveRefused(f"that would break something: {fresh[0].span.path}:{fresh[0].span.line}: {fresh[0].message}")
    other = means_another(before, after, old, new)
    if other:
        raise MoveRefused(f"`[[{other}]]` is written somewhere and would mean another record then; take another id, or mend the link first")


def means_another(before: Site, after: Site, old: str, new: str) -> str:
    """A link of the site that leads elsewhere after the move; '' when there is none."""
    for id, file in before.parsed.items():
        for l in file.links:
            meant = before.resolve(l.target)
            if meant and after.resolve(new if l.target == old else l.target) != (new if meant == old else meant):
                return l.target
    return ""

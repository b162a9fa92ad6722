"""`chronicle check --suggest`: places and actors that a text names without a link, each with the link to write.

Offered is the first time a record's text names another one that it does not link to anywhere. A name counts when it
stands whole and as written (`Aleppo`, not `aleppo`), when it is the longest that fits (`Aleppo province` before
`Aleppo`), and when it means one record only. Code, addresses, headings and what is linked already are passed over.
"""
import re
from pathlib import Path

from chronicle import frontmatter, markdown
from chronicle.content.read import decode
from chronicle.content.shapes import Reading
from chronicle.diagnose import Diagnostic, Span
from chronicle.files import inside
from chronicle.computed import Parsed
from chronicle.model import Actor, Place
from chronicle.site import Site

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
LINKED = re.compile(r"\[\[[^\]\n]*\]\]|\]\([^)\s]*[^)]*\)|\[\^[^\]]*\]|<[^>\s]+>|https?://\S+|^ {0,3}#+ .*$|^ {0,3}\[[^\]]+\]:.*$", re.MULTILINE)
SHORTEST = 3                                # letters of a name that is looked for


def offers(root: Path, site: Site) -> list[Diagnostic]:
    names = known_names(site)
    longest = max((len(WORD.findall(name)) for name in names), default=0)
    return [note for id in sorted(site.parsed) for note in in_file(root, site.parsed[id], site, names, longest)]


def known_names(site: Site) -> dict[str, str]:
    """Name -> the one place or actor it means."""
    meant: dict[str, set[str]] = {}
    for id, record in site.records.items():
        if isinstance(record, Place | Actor):
            for name in (record.name, *record.names.variants):
                if len(name) >= SHORTEST and not name.islower():
                    meant.setdefault(name, set()).add(id)
    return {name: id for name, (id, *others) in meant.items() if not others and site.resolve(name) == id}


def in_file(root: Path, file: Parsed, site: Site, names: dict[str, str], longest: int) -> list[Diagnostic]:
    try:
        text = decode(inside(root, file.path).read_bytes(), Reading(file.path))
    except OSError:
        return []
    parts = frontmatter.split(text) if text is not None else None
    if parts is None or not parts.body.strip() or len(parts.body) > markdown.LONGEST:
        return []
    prose = unmarked(parts.body, markdown.library().parse(parts.body, {"links": []}))
    prose = LINKED.sub(lambda m: re.sub(r"[^\n]", "|", m[0]), prose)
    done = {file.id, *(site.resolve(link.target) for link in file.links)}
    notes = []
    for start, name in named_in(prose, names, longest):
        id = names[name]
        if id not in done:
            done.add(id)
            line, col = prose.count("\n", 0, start), start - (prose.rfind("\n", 0, start) + 1)
            link = f"[[{id}]]" if site.names[id].name == name else f"[[{id}|{name}]]"
            notes.append(Diagnostic("L413", f"“{name}” is named without a link", Span(file.path, parts.body_line + line, col + 1, len(name)),
                                    f"write {link}"))
    return notes


def named_in(prose: str, names: dict[str, str], longest: int) -> list[tuple[int, str]]:
    """(where, which name) in the order of the text, the longest name at each place."""
    words = list(WORD.finditer(prose))
    found, skip = [], 0
    for n, word in enumerate(words):
        if n < skip:
            continue
        for last in range(min(n + longest, len(words)) - 1, n - 1, -1):
            name = " ".join(prose[word.start():words[last].end()].split())
            if name in names:
                found.append((word.start(), name))
                skip = last + 1
                break
    return found


def unmarked(body: str, tokens) -> str:
    """The text with code and escaped characters blanked out, letter for letter: what is left is prose, at its place."""
    lines = body.split("\n")
    for token in tokens:
        if token.type in ("fence", "code_block") and token.map:
            for n in range(token.map[0], min(token.map[1], len(lines))):
                lines[n] = " " * len(lines[n])
    return CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), "\n".join(lines))


CODE = re.compile(r"\\.|(?<!`)(`+)(?!`).{1,5000}?(?<!`)\1(?!`)", re.DOTALL)

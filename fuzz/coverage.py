"""Guided by coverage (atheris, libFuzzer): bytes to front matter, Markdown, wiki links, whole records, articles, site.toml.

    python fuzz/coverage.py TARGET [libFuzzer's own options]        for example: record -max_total_time=300

What is found is written to crash-… in the folder it is run in. A finding becomes a test first, then it is mended.
"""
import re
import sys
import tempfile
from pathlib import Path

import atheris

HOME = Path(__file__).parent.parent
sys.path[:0] = [str(HOME), str(HOME / "tests" / "hostile")]

with atheris.instrument_imports(include=["chronicle", "markdown_it", "mdit_py_plugins"]):
    from chronicle import config, content, frontmatter, markdown
    from chronicle.diagnose import frame, headline, printable
    from chronicle.convert import article

TAGS = re.compile(r"<(?!/?(p|em|strong|s|code|pre|a|img|h[1-6]|ul|ol|li|blockquote|hr|br|table|thead|tbody|tr|th|td|dl|dt|dd|div|sup|input|label)\b)")
KINDS = ("incidents", "places", "actors", "sources", "pages")


def told(notes, text: str) -> None:
    lines = text.split("\n")
    for note in notes:
        assert printable(headline(note)).isprintable() and note.span.line >= 0 and note.span.col >= 0, note
        assert "\x1b" not in frame(note, lines)


def front(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    frontmatter.split(text)
    told(frontmatter.parse(text, "x.md")[1], text)


def body(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    made, notes = markdown.render(text, "x.md", 1)
    if not notes:
        assert "\r" in text or whole(markdown.library(markdown.unneeded(text)), text) == whole(markdown.library(), text), "a rule was left out that this text needs"
    html = "".join(p for p in made.parts if isinstance(p, str))
    assert not TAGS.search(html) and markdown.MARK not in html, html
    for address in re.findall(r'(?:href|src)="([^"]*)"', html):
        assert address.startswith("#") or markdown.allowed(address.replace("&amp;", "&")), address
    told(notes, text)


def whole(library, text: str) -> str:
    env = {"links": []}
    return library.renderer.render(library.parse(text, env), library.options, env)


def links(data: bytes) -> None:
    body(b"[[" + data + b"]] [[" + data[:20] + b"|" + data[20:] + b"]]")


def record(data: bytes) -> None:
    kind = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    parsed, _ = content.read(f"content/{kind}/x.md", data[1:])
    told(parsed.notes, data.decode("utf-8", "replace"))
    assert parsed.record is not None or any(n.severity == "error" for n in parsed.notes)


def articles(data: bytes) -> None:
    try:
        read = article.from_bytes(data[1:], Path("x.html" if data[:1] == b"h" else "x.txt"), {})
    except article.UnreadableArticle:
        return
    assert isinstance(read.lines, list)


def settings(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "site.toml").write_bytes(data)
        told(config.load(Path(folder))[1], data.decode("utf-8", "replace"))


TARGETS = {f.__name__: f for f in (front, body, links, record, articles, settings)}


def seeds(target: str) -> list[bytes]:
    """What to begin with: our own awkward texts, and the examples of the fixtures."""
    from payloads import ALL
    from slow_texts import FRONTS, INCIDENT, TEXTS
    own = [text.encode("utf-8", "replace") for text in ALL] + [make(60).encode("utf-8", "replace") for make in TEXTS.values()]
    if target in ("front", "record"):
        own += [(INCIDENT[4:] + make(20)).encode() for make in FRONTS.values()]
    if target == "record":
        own = [b"\0---\ntitle: X\ndate: 2016\nplaces: [a]\n---\n" + text for text in own] + [b"\0" + INCIDENT.encode() + b"---\nText.\n"]
        own += [bytes([n]) + path.read_bytes() for n, kind in enumerate(KINDS) for path in sorted((HOME / "content" / kind).rglob("*.md"))[:20]]
    return own


if __name__ == "__main__":
    name = sys.argv[1]
    with tempfile.TemporaryDirectory() as corpus:
        for n, data in enumerate(seeds(name)):
            (Path(corpus) / str(n)).write_bytes(data)
        atheris.Setup([sys.argv[0], *sys.argv[2:], corpus], TARGETS[name])
        atheris.Fuzz()

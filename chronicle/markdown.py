"""Markdown as Chronicle reads it: CommonMark with tables, strikethrough, footnotes, anchors, definition and task lists.

HTML in the text is text. Links go to http, https, mailto or relative addresses and nowhere else. `[[wiki links]]` are a
rule of our own; they come out as WikiLink parts between pieces of HTML, so that a text is rendered once, when its file
changes, and only the links are filled in for each page. Text that nests beyond what the library renders (it would drop
the rest of the file in silence) is an error with its line.
"""
import logging
import re
from functools import cache

from chronicle.diagnose import Diagnostic, Span
from chronicle.model import Text, WikiLink

LONGEST = 1_000_000             # characters of a text; 20,000 `![` in 40 kB already take seconds
NESTING = 100
SCHEMES = ("http", "https", "mailto")
WIKI = re.compile(r"\[\[([^\[\]|#\n]{1,200})(?:#([^\[\]|\n]{1,200}))?(?:\|([^\[\]\n]{1,300}))?\]\]")
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*):")
MARK = "\ufdd0"                  # a noncharacter: stands for a wiki link in the library's HTML; refused in texts


def render(body: str, path: str, first_line: int) -> tuple[Text, list[Diagnostic]]:
    """`first_line`: line of the file on which the body begins."""
    notes: list[Diagnostic] = []
    if not body.strip():
        return Text(), notes
    if len(body) > LONGEST:
        return Text(), [Diagnostic("M602", f"the text has {len(body):,} characters; at most {LONGEST:,} are allowed",
                                   Span(path, first_line), "split it into several pages")]
    body = body.replace(MARK, "\N{REPLACEMENT CHARACTER}")
    links: list[WikiLink] = []
    env = {"links": links}
    parser = library()
    tokens = parser.parse(body, env)
    deep = too_deep(tokens)
    if deep is not None:
        return Text(), [Diagnostic("M601", "lists or quotes are nested too deeply here; the text after them would be lost",
                                   Span(path, first_line + deep), f"nest at most {NESTING // 2 - 2} levels")]
    notes += refused_links(tokens, path, first_line)
    html = parser.renderer.render(tokens, parser.options, env)
    pieces = html.split(MARK)
    parts: list[str | WikiLink] = [pieces[0]]
    placed = place_links(tokens, links, body, first_line)
    for piece in pieces[1:]:
        number, rest = piece.split(";", 1)
        parts += [placed[int(number)], rest]
    headings = tuple((t.attrGet("id") or "", words_of(tokens[i + 1])) for i, t in enumerate(tokens) if t.type == "heading_open")
    plain = " ".join(words_of(t) for t in tokens if t.type == "inline")
    return Text(tuple(p for p in parts if p != ""), headings, plain), notes


@cache
def library():
    from markdown_it import MarkdownIt
    from mdit_py_plugins.anchors import anchors_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    md = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING}).enable(["table", "strikethrough"])
    md.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin, label=True)
    md.use(anchors_plugin, max_level=4, slug_func=lambda s: "s-" + slug(s))
    md.validateLink = allowed
    md.inline.ruler.before("link", "wiki_link", wiki_link)
    md.core.ruler.push("headings_below_title", headings_below_title)
    md.add_render_rule("wiki_link", lambda self, tokens, i, options, env: f"{MARK}{tokens[i].meta['n']};")
    md.add_render_rule("link_open", link_open)
    quiet()
    return md


def quiet() -> None:
    """The library's rules log every line they look at, for its own developers: a twelfth of the time goes into asking
    whether anybody listens. `"".format` takes anything and does nothing."""
    for name, logger in logging.root.manager.loggerDict.items():
        if name.startswith("markdown_it.") and isinstance(logger, logging.Logger):
            logger.debug = "".format


def slug(heading: str) -> str:
    return re.sub(r"[^\w]+", "-", heading.casefold()).strip("-") or "section"


def allowed(url: str) -> bool:
    """Link schemes are allow-listed; an address without a scheme is relative. Control characters hide schemes: refused."""
    if any(ord(c) < 33 or ord(c) == 127 for c in url) or url.startswith(("//", "\\")):
        return False
    match = SCHEME.match(url)
    return not match or match[1].lower() in SCHEMES


def wiki_link(state, silent: bool) -> bool:
    match = WIKI.match(state.src, state.pos, state.posMax) if state.src.startswith("[[", state.pos) else None
    if not match:
        return False
    if not silent:
        token = state.push("wiki_link", "", 0)
        token.content = (match[3] or match[1]).strip()
        token.meta, token.markup = {"n": len(state.env["links"]), "at": match.start(), "plain": match[3].strip() if match[3] else f"[[{match[1].strip()}]]"}, match[0]
        state.env["links"].append(WikiLink(match[1].strip(), (match[3] or "").strip(), (match[2] or "").strip(),
                                           sentence=sentence_around(state.src, match.start(), match.end()), length=len(match[0])))
    state.pos = match.end()
    return True


def headings_below_title(state) -> None:
    """The page's title is its h1: a text's own headings begin at h2."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"


def link_open(self, tokens, i, options, env):
    if SCHEME.match(tokens[i].attrGet("href") or ""):
        tokens[i].attrSet("rel", "noreferrer nofollow")
    return self.renderToken(tokens, i, options, env)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence a wiki link stands in: what a backlink quotes. Links are their labels, or stay `[[id]]` for `links.said`
    to put the name in. Looks no further than it would quote."""
    first, last = max(0, start - SENTENCE), min(len(text), end + SENTENCE)
    left = max(text.rfind(stop, first, start) for stop in STOPS)
    right = min((r for stop in STOPS if (r := text.find(stop, end, last)) >= 0), default=last)
    words = WIKI.sub(lambda m: m[3] or f"[[{m[1].strip()}]]", text[left + 1 if left >= 0 else first:right + 1])
    words = re.sub(r"[*_`]+|^(?!\[\[)\W+", "", " ".join(words.split()))
    return re.sub(r"\[\[[^\]]*$", "", words[:SENTENCE])


STOPS = (". ", ".\n", "? ", "! ", "\n\n")
SENTENCE = 400                  # characters of a sentence that a backlink quotes


def unmarked(body: str, tokens) -> str:
    """The text with code and escaped characters blanked out, letter for letter: what is left is prose, at its place."""
    lines = body.split("\n")
    for token in tokens:
        if token.type in ("fence", "code_block") and token.map:
            for n in range(token.map[0], min(token.map[1], len(lines))):
                lines[n] = " " * len(lines[n])
    return CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), "\n".join(lines))


CODE = re.compile(r"\\.|(?<!`)(`+)(?!`).{1,5000}?(?<!`)\1(?!`)", re.DOTALL)


def place_links(tokens, links: list[WikiLink], body: str, first_line: int) -> list[WikiLink]:
    """Gives every link its line and column: of the block it is in the library knows the first line, the rest is counted."""
    lines, out = body.split("\n"), list(links)
    for token in tokens:
        line, begin, counted, col = token.map[0] if token.map else 0, 0, 0, 0
        for child in [c for c in token.children or () if c.type == "wiki_link"]:
            at = child.meta["at"]                           # in the block's own text, which lacks what stands before each line
            passed = token.content.count("\n", counted, at)
            if passed:
                line, begin, col = line + passed, token.content.rfind("\n", counted, at) + 1, 0
            col = max(col, at - begin)
            found = lines[line].find(child.markup, col) if line < len(lines) else -1
            counted, col = at, max(col, found + 1)
            link = links[child.meta["n"]]
            out[child.meta["n"]] = WikiLink(link.target, link.label, link.section, first_line + line, found + 1, link.length, link.sentence)
    return out


def words_of(inline) -> str:
    """Words without markup. A link without a label stays `[[id]]`: what may be told of it is for links.untold to say."""
    return "".join(c.meta["plain"] if c.type == "wiki_link" else c.content if c.type in ("text", "code_inline", "image")
                   else " " if "break" in c.type else "" for c in inline.children or ())


def refused_links(tokens, path: str, first_line: int) -> list[Diagnostic]:
    """Links whose scheme is not allowed stay text; the editor is told."""
    notes = []
    for token in tokens:
        if token.type == "inline" and "](" in token.content:
            for child in token.children or ():
                match = REFUSED.search(child.content) if child.type == "text" else None
                if match:
                    notes.append(Diagnostic("M603", f"the address `{match[1][:80]}` is not linked",
                                            Span(path, first_line + (token.map[0] if token.map else 0)),
                                            "http, https, mailto and relative addresses are linked"))
    return notes


REFUSED = re.compile(r"\]\(\s*([a-zA-Z][a-zA-Z0-9+.\-]*:(?:[^()\s]|\([^()\s]*\))*)")


def too_deep(tokens) -> int | None:
    """Line (from 0) of a block at the library's limit of nesting: what comes after it would be dropped."""
    for token in tokens:
        if token.level >= NESTING - 2:
            return token.map[0] if token.map else 0
        if token.children and any(c.level >= NESTING - 2 for c in token.children):
            return token.map[0] if token.map else 0
    return None

"""Markdown as Chronicle reads it: CommonMark with tables, strikethrough, footnotes, anchors, definition and task lists.

HTML in the text is text. Links go to http, https, mailto or relative addresses and nowhere else. `[[wiki links]]` are a
rule of our own; they come out as WikiLink parts between pieces of HTML, so that a text is rendered once, when its file
changes, and only the links are filled in for each page.

No text is cut in silence: what nests beyond what the library renders (it would drop the rest of the file) is an error with
its line, and words that Markdown has no place for are a warning. No text takes long: beyond LIMITS it is refused.
"""
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import islice

from chronicle import astray
from chronicle.anchors import slug
from chronicle.diagnose import Diagnostic, Span
from chronicle.model import Text, WikiLink
from chronicle.shortcuts import USUAL, Rules, hastened, unneeded

LONGEST = 300_000               # characters of a text: a hundred pages of a book. The slowest of them take 20 µs each
LIMITS = (                      # of what the whole text is searched for again each time, how much it may hold: (most, what, sign)
    (LONGEST, "characters", ""),
    (20_000, "lines", "\n"),               # quotes in quotes look at each line that follows once for every level
    (10_000, "opening brackets", "["),     # each looks for its end, through all that stands between
)
HEADINGS = 1_000                # each needs an id that the ones before it have not
TASKS = 1_000                   # `[ ]` in a list: each looks for the begin of its list
ADDRESSES = 1_000_000           # characters of all links' addresses and titles: `[a]: address` is written once and copied by each `[a]`
NESTING = 100
SCHEMES = ("http", "https", "mailto")
WIKI = re.compile(r"\[\[([^\[\]|#\n]{1,200})(?:#([^\[\]|\n]{1,200}))?(?:\|([^\[\]\n]{1,300}))?\]\]")
UNSEEN = re.compile(r"[\x00-\x20\x7f]")
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*):")
MARK = "\ufdd0"                  # a noncharacter: stands for a wiki link in the library's HTML; refused in texts


def render(body: str, path: str, first_line: int) -> tuple[Text, list[Diagnostic]]:
    """`first_line`: line of the file on which the body begins."""
    notes: list[Diagnostic] = []
    if not body.strip():
        return Text(), notes
    def too_much(most: int, what: str, line: int):
        return Text(), [Diagnostic("M602", f"the text has more than {most:,} {what}; here is one too many", Span(path, first_line + line),
                                   "split it into several pages")]

    for most, what, sign in LIMITS:
        if len(body) > most and (not sign or body.count(sign) > most):
            end = next(islice(re.finditer(re.escape(sign), body), most, None)).start()
            return too_much(most, what, body.count("\n", 0, end))
    if MARK in body or "\r" in body:
        body = body.replace(MARK, "\N{REPLACEMENT CHARACTER}").replace("\r\n", "\n").replace("\r", "\n")
    links: list[WikiLink] = []
    env = {"links": links}
    parser = library(unneeded(body))
    tokens = parser.parse(body, env)
    crowded = env.get("crowded") or overlong(tokens, env)
    if crowded:
        return too_much(*crowded)
    heads, inline, linked = [], [], []                      # one look at all tokens: most texts have nothing else that is asked for below
    for i, token in enumerate(tokens):
        if token.type == "inline":
            inline.append(token)
            if "]" in token.content:
                linked.append(token)
        elif token.type == "heading_open":
            heads.append(i)
    deep = too_deep(tokens, inline)
    if deep is not None:
        return Text(), [Diagnostic("M601", "lists or quotes are nested too deeply here; the text after them would be lost",
                                   Span(path, first_line + deep), f"nest at most {NESTING // 2 - 2} levels")]
    notes += refused_links(linked, body, path, first_line) + astray.find(linked, body, path, first_line) + unshown(env, body, path, first_line)
    html = parser.renderer.render(tokens, parser.options, env)
    pieces = html.split(MARK)
    parts: list[str | WikiLink] = [pieces[0]]
    placed = place_links(linked, links, body, first_line)
    for piece in pieces[1:]:
        number, rest = piece.split(";", 1)
        parts += [placed[int(number)], rest]
    headings = tuple([(tokens[i].attrGet("id") or "", words_of(tokens[i + 1])) for i in heads])
    return Text(tuple([p for p in parts if p != ""]), headings, " ".join([words_of(token) for token in inline])), notes


@lru_cache(maxsize=256)
def library(without: Rules = ()):
    """The parser, `without` rules that are not needed."""
    return hastened(dialect(), without)


def dialect():
    """The library, set up; slower than need be."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.anchors import anchors_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    md = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING}).enable(["table", "strikethrough"])
    md.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin, label=True)
    md.use(anchors_plugin, max_level=4, slug_func=lambda s: "s-" + slug(s))
    md.validateLink = allowed
    escaped = md.normalizeLink
    md.normalizeLink = lambda url: url if USUAL.fullmatch(url) else escaped(url)      # taking one apart and putting it together costs as much as a sentence
    md.inline.ruler.before("link", "wiki_link", wiki_link)
    md.core.ruler.after("block", "weigh", weigh)
    md.core.ruler.push("headings_below_title", headings_below_title)
    md.add_render_rule("wiki_link", lambda self, tokens, i, options, env: f"{MARK}{tokens[i].meta['n']};")
    md.add_render_rule("link_open", link_open)
    md.add_render_rule("image", image)
    md.add_render_rule("footnote_block_open", lambda *_: '<hr class="footnotes-sep">\n<div class="footnotes">\n<ol class="footnotes-list">\n')
    md.add_render_rule("footnote_block_close", lambda *_: "</ol>\n</div>\n")           # a section would want a heading
    return md.disable(["html_block", "html_inline"])         # with HTML off, they would only look


def allowed(url: str) -> bool:
    """Link schemes are allow-listed; an address without a scheme is relative. Control characters hide schemes: refused."""
    if UNSEEN.search(url) or url.startswith(("//", "\\")):
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


def weigh(state) -> None:
    """Looks at the blocks before the words in them are read: too many of a kind are not read at all, and what Markdown has
    no place for is written down."""
    headings, tasks, columns, rows, footnotes = 0, 0, 0, [], []
    for token in state.tokens:
        if token.type == "inline":
            tasks += TASK.match(token.content) is not None
        elif token.type == "heading_open":
            headings += 1
        elif token.type in ("thead_open", "th_open"):
            columns = 0 if token.type == "thead_open" else columns + 1
        elif token.type == "tr_open" and columns:
            rows.append((token.map[0], columns))
        elif token.type == "footnote_reference_open":
            footnotes.append((token.map[0], token.meta["label"]))
        if headings > HEADINGS or tasks > TASKS:
            state.env["crowded"] = (HEADINGS, "headings", token.map[0]) if headings > HEADINGS else (TASKS, "tasks", token.map[0])
            state.tokens = []
            return
    state.env |= {"rows": rows, "footnotes written": footnotes}


TASK = re.compile(r"\[[ xX]\]\s")


def overlong(tokens, env) -> tuple[int, str, int] | None:
    """What is too much, and the line it is on, when copies of addresses would make the page far longer than the text."""
    total = 0
    for token in tokens if "references" in env else ():
        total += sum(len(value) for child in token.children or () if child.attrs for value in child.attrs.values() if isinstance(value, str))
        if total > ADDRESSES:
            return ADDRESSES, "characters of addresses", token.map[0] if token.map else 0
    return None


def unshown(env, body: str, path: str, first_line: int) -> list[Diagnostic]:
    """Words that would be in no page: cells beyond the columns of their table, footnotes that nothing refers to."""
    notes, lines, numbers = [], body.split("\n") if env["rows"] else [], env.get("footnotes", {}).get("refs", {})
    for line, columns in env["rows"]:
        row = lines[line].strip(" \t>")
        cells = len(PIPE.split(row.removeprefix("|").removesuffix("|")))
        if cells > columns:
            notes.append((line, f"this row has {cells} cells, its table {columns} columns: the rest is not shown", "give the table another column, or write `\\|` for a bar that is text"))
    last = {label: line for line, label in env["footnotes written"]}
    for line, label in env["footnotes written"]:
        if last[label] != line:
            notes.append((line, f"the footnote `[^{label[:80]}]` stands again on line {first_line + last[label]}, and only that one is shown", "give it a name of its own"))
        elif numbers.get(":" + label, 0) < 0:
            notes.append((line, f"nothing refers to the footnote `[^{label[:80]}]`: it is not shown", f"write `[^{label[:80]}]` where it belongs, or take it out"))
    return [Diagnostic("M604", message, Span(path, first_line + line), hint) for line, message, hint in sorted(notes)]


PIPE = re.compile(r"(?<!\\)\|")


def headings_below_title(state) -> None:
    """The page's title is its h1: a text's own headings begin at h2."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"


def link_open(self, tokens, i, options, env):
    attrs = tokens[i].attrs
    if SCHEME.match(attrs.get("href") or ""):
        attrs["rel"] = "noreferrer nofollow"
    return f"<a{self.renderAttrs(tokens[i])}>"


def image(self, tokens, i, options, env):
    """Pages load nothing from elsewhere: of a picture that is there, the words are shown."""
    if SCHEME.match(tokens[i].attrGet("src") or ""):
        return escape(self.renderInlineAsText(tokens[i].children or [], options, env))
    return self.image(tokens, i, options, env)


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


def place_links(tokens, links: list[WikiLink], body: str, first_line: int) -> list[WikiLink]:
    """Gives every link its line and column: of the block it is in the library knows the first line, the rest is counted. `tokens`: inline ones."""
    lines, out = body.split("\n") if links else [], list(links)
    for token in [t for t in tokens if "[[" in t.content] if links else ():
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
    return "".join([c.content if c.type in ("text", "code_inline", "image") else c.meta["plain"] if c.type == "wiki_link"
                    else " " if "break" in c.type else "" for c in inline.children or ()])


def refused_links(tokens, body: str, path: str, first_line: int) -> list[Diagnostic]:
    """Links whose scheme is not allowed stay text; the editor is told. `tokens`: inline ones with a bracket."""
    notes, lines = [], None
    for token in tokens:
        if "](" not in token.content and "![" not in token.content:
            continue
        looked_at = [c for c in token.children or () if c.type == "image" or c.type == "text" and "](" in c.content]
        for address, message, hint in (said for child in looked_at for said in refused(child)):
            lines = lines or body.split("\n")
            line, col = astray.place(lines, token.map, address)
            notes.append(Diagnostic("M603", message, Span(path, first_line + line, col, len(address) if col else 1), hint))
    return notes


def refused(child) -> Iterator[tuple[str, str, str]]:
    """Of one piece of a text: address, message, hint."""
    if child.type == "image":
        address = child.attrGet("src") or ""
        if SCHEME.match(address):
            yield address, f"the picture `{address[:80]}` is not shown: pages load nothing from elsewhere", "put it into templates/assets/, or link to it"
    else:
        for match in REFUSED.finditer(child.content):
            yield match[1], f"the address `{match[1][:80]}` is not linked", "http, https, mailto and relative addresses are linked"


REFUSED = re.compile(r"\]\(\s*([a-zA-Z][a-zA-Z0-9+.\-]*:(?:[^()\s]|\([^()\s]*\))*)")


def too_deep(tokens, inline) -> int | None:
    """Line (from 0) of a block at the library's limit of nesting: what comes after it would be dropped."""
    for token in tokens if len(tokens) >= NESTING - 2 or any([len(t.children or ()) >= NESTING - 2 for t in inline]) else ():
        if token.level >= NESTING - 2:
            return token.map[0] if token.map else 0
        if token.children and len(token.children) >= NESTING - 2 and any(c.level >= NESTING - 2 for c in token.children):
            return token.map[0] if token.map else 0
    return None

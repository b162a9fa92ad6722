"""Words in a line: at each sign only those rules are asked that begin with it; what stands between signs is taken as it is."""
import re

from markdown_it.parser_inline import ParserInline

from chronicle.shortcuts.rules import USUAL
from chronicle.shortcuts.tokens import InlineState, Token

BEGINS = {"newline": "\n", "escape": "\\", "backticks": "`", "strikethrough": "~", "emphasis": "*_", "wiki_link": "[", "footnote_ref": "[",
          "link": "[", "image": "!", "autolink": "<", "entity": "&", "footnote_inline": "^"}
SIGNS = "".join(sorted({*"".join(BEGINS.values()), "]"}))       # `]` begins nothing, but words in brackets end with it
SIGN, BARE = re.compile(f"[{re.escape(SIGNS)}]"), f"[^{re.escape(SIGNS)}]"


class Words(ParserInline):
    """`library`: the library's, whose rules these are."""

    def __init__(self, library: ParserInline):
        self.ruler, self.ruler2, self.terminator_re = library.ruler, library.ruler2, SIGN
        rules = [(name, sooner(name, rule)) for name, rule in zip(self.ruler.get_active_rules(), self.ruler.getRules(""))]
        self.rules_at = {sign: [rule for name, rule in rules if sign in BEGINS.get(name, "")] for sign in SIGNS}
        self.last_rules = self.ruler2.getRules("")

    def parse(self, src: str, md, env, tokens: list[Token]) -> list[Token]:
        if src and not SIGN.search(src):
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.last_rules:
            rule(state)
        return state.tokens

    def tokenize(self, state: InlineState) -> None:
        """As the library's, sign for sign."""
        src, end, pos, deepest = state.src, state.posMax, state.pos, state.md.options.maxNesting
        while pos < end:
            found = SIGN.search(src, pos, end)
            at = found.start() if found and state.level < deepest else end
            if at > pos:
                state.append_pending(src[pos:at])
                pos = state.pos = at
                continue
            for rule in self.rules_at[src[pos]]:
                if rule(state, False):
                    pos = state.pos
                    break
            else:
                state.append_pending(src[pos])
                pos = state.pos = pos + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: InlineState) -> None:
        """As the library's."""
        pos = state.pos
        if pos in state.cache:
            state.pos = state.cache[pos]
            return
        if state.level >= state.md.options.maxNesting:
            state.pos = state.posMax + 1
        elif state.src[pos] in self.rules_at:
            state.level += 1
            if not any(rule(state, True) for rule in self.rules_at[state.src[pos]]):
                state.pos = pos + 1
            state.level -= 1
        else:
            found = SIGN.search(state.src, pos)
            state.pos = found.start() if found else state.posMax
        state.cache[pos] = state.pos


def sooner(name: str, rule):
    """The library's rule, asked only where the plain form of what it finds does not stand."""
    plain, put = PLAIN.get(name, (None, None))

    def asked(state: InlineState, silent: bool) -> bool:
        found = None if silent and name == "emphasis" else plain.match(state.src, state.pos, state.posMax)     # looking ahead, the library sees none
        if not found:
            return rule(state, silent)
        if not silent:
            put(state, found)
        state.pos = found.end()
        return True
    return asked if plain else rule


def link(state: InlineState, found: re.Match) -> None:
    state.push("link_open", "a", 1).attrs = {"href": found[2]}
    state.append_pending(found[1])
    state.push("link_close", "a", -1)


def code(state: InlineState, found: re.Match) -> None:
    token = state.push("code_inline", "code", 0)
    token.markup, token.content = "`", found[1]


def emphasis(state: InlineState, found: re.Match) -> None:
    tag = "strong" if len(found[1]) == 2 else "em"
    if tag == "strong":
        state.push("text", "", 0)                           # the library leaves one on either side, empty; `fragments_join` looks at them
    turned(state.push("text", "", 0), tag, "open", 1, found[1])
    state.append_pending(found[2])
    turned(state.push("text", "", 0), tag, "close", -1, found[1])
    if tag == "strong":
        state.push("text", "", 0)


def turned(token: Token, tag: str, end: str, nesting: int, markup: str) -> None:
    token.type, token.tag, token.nesting, token.markup = f"{tag}_{end}", tag, nesting, markup


# The plain form of what a rule finds, and what to put where it stands. Emphasis: between spaces or before a stop, so that its signs
# can belong to nothing else.
PLAIN = {
    "link": (re.compile(rf"\[({BARE}+)\]\(({USUAL.pattern})\)"), link),
    "backticks": (re.compile(r"`([^`\s](?:[^`\n]*[^`\s])?)`(?!`)"), code),
    "emphasis": (re.compile(rf"(?<![^ \n])(\*\*?)([^\W_](?:{BARE}*[^\W_])?)\1(?=[ \n.,;:!?)]|\Z)"), emphasis),
}

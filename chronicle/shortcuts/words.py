"""Words in a line: at each sign only those rules are asked that begin with it; what stands between signs is taken as it is."""
import re

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from chronicle.shortcuts.rules import USUAL

BEGINS = {"newline": "\n", "escape": "\\", "backticks": "`", "strikethrough": "~", "emphasis": "*_", "wiki_link": "[", "footnote_ref": "[",
          "link": "[", "image": "!", "autolink": "<", "entity": "&", "footnote_inline": "^"}
SIGNS = "".join(sorted({*"".join(BEGINS.values()), "]"}))       # `]` begins nothing, but words in brackets end with it
SIGN, PLAIN = re.compile(f"[{re.escape(SIGNS)}]"), f"[^{re.escape(SIGNS)}]+"
LINK = re.compile(rf"\[({PLAIN})\]\(({USUAL.pattern})\)")


class Words(ParserInline):
    """`library`: the library's, whose rules these are."""

    def __init__(self, library: ParserInline):
        self.ruler, self.ruler2, self.terminator_re = library.ruler, library.ruler2, SIGN
        names = self.ruler.get_active_rules()
        if "link" in names:
            self.ruler.at("link", plain_link(self.ruler.getRules("")[names.index("link")]))
        rules = list(zip(names, self.ruler.getRules("")))
        self.rules_at = {sign: [rule for name, rule in rules if sign in BEGINS.get(name, "")] for sign in SIGNS}
        self.last_rules = self.ruler2.getRules("")

    def parse(self, src: str, md, env, tokens: list[Token]) -> list[Token]:
        if src and not SIGN.search(src):
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = StateInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.last_rules:
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
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

    def skipToken(self, state: StateInline) -> None:
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


def plain_link(link):
    """The rule for links, sooner where words without signs stand before an address without any."""
    def rule(state: StateInline, silent: bool) -> bool:
        found = LINK.match(state.src, state.pos, state.posMax)
        if not found:
            return link(state, silent)
        if not silent:
            state.push("link_open", "a", 1).attrs = {"href": found[2]}
            state.append_pending(found[1])
            state.push("link_close", "a", -1)
        state.pos = found.end()
        return True
    return rule

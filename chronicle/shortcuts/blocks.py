"""Blocks of a text: at each line only those rules are asked that begin with the sign it begins with."""
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock

from chronicle.shortcuts.tokens import BlockState, Token

# Rules of which the sign tells whether they may match; the others may match at any.
BEGINS = {"fence": "`~", "blockquote": ">", "hr": "-*_", "list": "-+*0123456789", "footnote_def": "[", "reference": "[", "heading": "#"}


class Blocks(ParserBlock):
    """`library`: the library's, whose rules these are."""

    def __init__(self, library: ParserBlock):
        self.ruler = library.ruler
        self.ruler.at("paragraph", self.paragraph)
        names = dict(zip(self.ruler.getRules(""), self.ruler.get_active_rules()))
        self.starting = by_sign(self.ruler.getRules(""), names)
        self.ending = by_sign(self.ruler.getRules("paragraph"), names)

    def parse(self, src: str, md, env, outTokens: list) -> list | None:
        if not src:
            return None
        state = BlockState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def tokenize(self, state, startLine: int, endLine: int) -> None:
        """As the library's, sign for sign."""
        begins, ends, shifts = state.bMarks, state.eMarks, state.tShift
        always, at = self.starting[""], self.starting
        line, gap, deepest = startLine, False, state.md.options.maxNesting
        while line < endLine:
            line = state.line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= deepest:
                state.line = endLine
                break
            for rule in at.get(state.src[begins[line] + shifts[line]], always):
                if rule(state, line, endLine, False):
                    break
            state.tight = not gap
            line = state.line
            if line - 1 < endLine and begins[line - 1] + shifts[line - 1] >= ends[line - 1]:
                gap = True
            if line < endLine and begins[line] + shifts[line] >= ends[line]:
                gap = True
                line += 1
                state.line = line

    def paragraph(self, state, startLine: int, endLine: int, silent: bool) -> bool:
        """Runs to an empty line, or one at which another block begins."""
        last, line, before = state.lineMax, startLine + 1, state.parentType
        state.parentType = "paragraph"
        while line < last:
            first = state.bMarks[line] + state.tShift[line]
            if first >= state.eMarks[line]:
                break
            if 0 <= state.sCount[line] <= state.blkIndent + 3:        # not further in, and not what a quote has looked at
                rules = self.ending.get(state.src[first], self.ending[""])
                if rules and any(rule(state, line, last, True) for rule in rules):
                    break
            line += 1
        state.line, state.parentType, level = line, before, state.level
        begin = state.bMarks[startLine] + state.tShift[startLine]
        text = state.src[begin:state.eMarks[startLine]] if line == startLine + 1 else state.getLines(startLine, line, state.blkIndent, False)
        state.tokens += (Token("paragraph_open", "p", 1, {}, [startLine, line], level, block=True),
                         Token("inline", "", 0, {}, [startLine, line], level + 1, [], mdTrim(text), block=True),
                         Token("paragraph_close", "p", -1, {}, None, level, block=True))
        return True


def by_sign(rules: list, names: dict) -> dict[str, list]:
    """Sign -> the rules that may match where it stands; "": at any other sign."""
    return {sign: [rule for rule in rules if names[rule] not in BEGINS or sign and sign in BEGINS[names[rule]]]
            for sign in ["", *set("".join(BEGINS.values()))]}

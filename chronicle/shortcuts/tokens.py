"""The library's token, made in a quarter of the time: a text has a hundred. The states of its parsers, which make them."""
import msgspec
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token as Library


class Token(msgspec.Struct):
    """Has the library's fields in the library's order, and of its methods those that rules call."""
    type: str
    tag: str
    nesting: int
    attrs: dict = {}
    map: list[int] | None = None
    level: int = 0
    children: list | None = None
    content: str = ""
    markup: str = ""
    info: str = ""
    meta: dict = {}
    block: bool = False
    hidden: bool = False

    attrItems, attrPush, attrSet, attrGet, attrJoin = Library.attrItems, Library.attrPush, Library.attrSet, Library.attrGet, Library.attrJoin


class BlockState(StateBlock):
    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        if nesting < 0:
            self.level -= 1
        token = Token(ttype, tag, nesting, level=self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class InlineState(StateInline):
    def pushPending(self) -> Token:
        token = Token("text", "", 0, level=self.pendingLevel, content=self.pending)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: int) -> Token:
        if self.pending:
            self.pushPending()
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token, inside = Token(ttype, tag, nesting, level=self.level), None
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            inside = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(inside)
        return token

"""HTML of what Markdown was found to be: tags that are always the same are said at once."""
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML

# Kind of token -> its HTML when it has no attributes, is not hidden (a paragraph of a tight list) and follows none that is.
ALWAYS = {"paragraph_open": "<p>", "paragraph_close": "</p>\n", "bullet_list_open": "<ul>\n", "bullet_list_close": "</ul>\n", "ordered_list_open": "<ol>\n",
          "ordered_list_close": "</ol>\n", "list_item_close": "</li>\n", "blockquote_close": "</blockquote>\n", "em_open": "<em>", "em_close": "</em>",
          "strong_open": "<strong>", "strong_close": "</strong>", "link_close": "</a>", "s_open": "<s>", "s_close": "</s>"}


class Html(RendererHTML):
    """`library`: the library's, whose rules these are."""

    def __init__(self, library: RendererHTML):
        self.rules = library.rules

    def render(self, tokens, options, env) -> str:
        out, hidden = [], False
        for i, token in enumerate(tokens):
            if token.type == "inline":
                out.append(self.renderInline(token.children, options, env))
            elif token.type in ALWAYS and not (token.attrs or hidden):
                hidden = token.hidden
                if not hidden:
                    out.append(ALWAYS[token.type])
            else:
                hidden = token.hidden
                out.append(self.rules.get(token.type, self.renderToken)(tokens, i, options, env))
        return "".join(out)

    def renderInline(self, tokens, options, env) -> str:
        out = []
        for i, token in enumerate(tokens):
            if token.type == "text":
                out.append(escapeHtml(token.content))
            elif token.type in ALWAYS and not token.attrs:
                out.append(ALWAYS[token.type])
            else:
                out.append(self.rules.get(token.type, self.renderToken)(tokens, i, options, env))
        return "".join(out)

    @staticmethod
    def renderAttrs(token) -> str:
        return RendererHTML.renderAttrs(token) if token.attrs else ""

"""HTML of what Markdown was found to be: tags that are always the same are said at once."""
from collections.abc import Callable

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML

# Kind of token -> its HTML when it has no attributes, is not hidden (a paragraph of a tight list) and follows none that is.
ALWAYS = {"paragraph_open": "<p>", "th_open": "<th>", "td_open": "<td>", "em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>",
          "strong_close": "</strong>", "link_close": "</a>", "s_open": "<s>", "s_close": "</s>"}
ALWAYS |= {f"{kind}_open": f"<{tag}>\n" for kind, tag in (("bullet_list", "ul"), ("ordered_list", "ol"), ("table", "table"), ("thead", "thead"), ("tbody", "tbody"), ("tr", "tr"))}
ALWAYS |= {f"{kind}_close": f"</{tag}>\n" for kind, tag in (("paragraph", "p"), ("bullet_list", "ul"), ("ordered_list", "ol"), ("list_item", "li"), ("blockquote", "blockquote"),
                                                           ("table", "table"), ("thead", "thead"), ("tbody", "tbody"), ("tr", "tr"), ("th", "th"), ("td", "td"))}
ESCAPED = '&<>"'
HOLDS = {"list_item_open": "<li>", "blockquote_open": "<blockquote>"}      # the same, and a line of its own when more than words is in it


class Html(RendererHTML):
    """`library`: the library's, whose rules these are."""

    def __init__(self, library: RendererHTML):
        self.rules = library.rules

    def render(self, tokens, options, env) -> str:
        out, hidden = [], False
        for i, token in enumerate(tokens):
            if token.type == "inline":
                out.append(self.words(token.children, options, env, escapeHtml if any(sign in token.content for sign in ESCAPED) else str))
            elif token.type in ALWAYS and not (token.attrs or hidden):
                hidden = token.hidden
                if not hidden:
                    out.append(ALWAYS[token.type])
            elif token.type in HOLDS and not (token.attrs or token.meta or hidden):
                out.append(HOLDS[token.type])
                if tokens[i + 1].nesting >= 0 and not tokens[i + 1].hidden:
                    out.append("\n")
            else:
                hidden = token.hidden
                out.append(self.rules.get(token.type, self.renderToken)(tokens, i, options, env))
        return "".join(out)

    def renderInline(self, tokens, options, env) -> str:
        return self.words(tokens, options, env, escapeHtml)

    def words(self, tokens, options, env, escape: Callable[[str], str]) -> str:
        """`escape`: of what stands between signs; of a line without a sign that is escaped, nothing is."""
        out = []
        for i, token in enumerate(tokens):
            if token.type == "text":
                out.append(escape(token.content))
            elif token.type in ALWAYS and not token.attrs:
                out.append(ALWAYS[token.type])
            else:
                out.append(self.rules.get(token.type, self.renderToken)(tokens, i, options, env))
        return "".join(out)

    @staticmethod
    def renderAttrs(token) -> str:
        return RendererHTML.renderAttrs(token) if token.attrs else ""

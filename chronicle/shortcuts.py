"""Markdown sooner: what the library would look for in a text where it cannot be is not looked for. The HTML is the same.

    unneeded(text)          -> the rules that have nothing to do in it
    hastened(md, rules)     -> the parser without them
"""
import logging
import re

Rules = tuple[tuple[str, ...], ...]

# What most texts do not hold: rules of the library, and the signs without which they cannot match, a pattern where no sign
# alone would do. Asking a rule about every line of a text costs more than asking the text once: a third of the time is saved.
RARE = {rules: tuple(signs.split(" ")) for rules, signs in {
    ("table",): "|",
    ("footnote_def", "footnote_ref", "footnote_inline", "footnote_tail"): "^",
    ("fence",): "``` ~~~",
    ("blockquote",): ">",
    ("heading",): "#",
    ("reference",): "]:",
    ("escape",): "\\",
    ("backticks",): "`",
    ("strikethrough",): "~",
    ("emphasis",): "* _",
    ("balance_pairs",): "* _ ~",
    ("image",): "!",
    ("autolink",): "<",
    ("entity",): "&",
    ("text_join",): "\\ &",
    ("normalize",): "\r \0",
}.items()} | {
    ("code",): ("    ", "\t"),
}
RARE_PATTERNS = {rules: re.compile(pattern) for rules, pattern in {
    ("deflist",): r"\n[ \t>]*[:~]",
    ("github-tasklists",): r"\[[ xX]\]",
    ("lheading", "hr"): r"\n(?<=[-=*_ \t]\n)",               # a line that ends so
}.items()}


def unneeded(text: str) -> Rules:
    """Rules that have nothing to do in a text: keys of RARE and RARE_PATTERNS."""
    ended, out = text + "\n", []
    for rules, signs in RARE.items():
        for sign in signs:
            if sign in text:
                break
        else:
            out.append(rules)
    return *out, *(rules for rules, pattern in RARE_PATTERNS.items() if not pattern.search(ended))


# Of the rules for words in a line; the library's own holds a dozen for rules it does not have. Words without any are one token.
SIGNS = re.compile(r"[\n!&*<\[\\\]^_`~]")


def hastened(md, without: Rules):
    from markdown_it.token import Token

    md.disable([rule for rules in without for rule in rules])
    attributes, whole = md.renderer.renderAttrs, md.inline.parse
    md.renderer.renderAttrs = lambda token: attributes(token) if token.attrs else ""
    md.inline.terminator_re = SIGNS
    md.inline.parse = lambda text, md, env, tokens: whole(text, md, env, tokens) if not text or SIGNS.search(text) else tokens.append(Token("text", "", 0, content=text))
    quiet()
    return md


def quiet() -> None:
    """The library's rules log every line they look at, for its own developers: a twelfth of the time goes into asking
    whether anybody listens. `"".format` takes anything and does nothing."""
    for name, logger in logging.root.manager.loggerDict.items():
        if name.startswith("markdown_it.") and isinstance(logger, logging.Logger):
            logger.debug = "".format

"""What the library would look for in a text where it cannot be."""
import re

Rules = tuple[tuple[str, ...], ...]

# What most texts do not hold: rules of the library, and the signs without which they cannot match, a pattern where no sign
# alone would do. Asking a rule about every line of a text costs more than asking the text once: a third of the time is saved.
RARE = {rules: tuple(signs.split(" ")) for rules, signs in {
    ("table",): "|",
    ("footnote_def", "footnote_ref", "footnote_inline", "footnote_tail"): "^",
    ("fence",): "` ~",
    ("blockquote",): ">",
    ("heading",): "#",
    ("reference",): "]:",
    ("escape",): "\\",
    ("backticks",): "`",
    ("strikethrough",): "~",
    ("emphasis",): "* _",
    ("balance_pairs", "fragments_join"): "* _ ~",
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
HEADINGS, AFTER_HEADINGS = {("heading",), ("lheading", "hr")}, ("anchor", "headings_below_title")


def unneeded(text: str) -> Rules:
    """Rules that have nothing to do in a text: keys of RARE and RARE_PATTERNS, and AFTER_HEADINGS."""
    ended, out = text + "\n", []
    for rules, signs in RARE.items():
        for sign in signs:
            if sign in text:
                break
        else:
            out.append(rules)
    out += [rules for rules, pattern in RARE_PATTERNS.items() if not pattern.search(ended)]
    return (*out, AFTER_HEADINGS) if HEADINGS.issubset(out) else tuple(out)


# An address in which nothing is to be escaped.
USUAL = re.compile(r"https?://[a-z0-9.-]+(?:/[A-Za-z0-9_~./-]*)?|/?[A-Za-z0-9_~.-]+(?:/[A-Za-z0-9_~.-]+)*/?")

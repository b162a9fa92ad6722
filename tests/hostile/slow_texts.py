"""Texts that a careless reader of Markdown, YAML or prose looks at again and again: each `name: (unit, …)` is repeated.

The ideas are those every Markdown library is tried with: what opens and never closes, closes and never opened, nests,
counts, or is written once and copied often.
"""

UNITS = {
    "brackets": "[", "images": "![", "pairs": "[]", "closers": "]", "links": "[a](b)", "links open": "[a](b", "links in corners": "[a](<b", "destinations": "[a](((",
    "titles": "[a](b \"", "wiki": "[[a]] ", "wiki open": "[[a", "wiki lines": "[[a]]\n", "references": "[a][", "reference lines": "[a\n", "reference heads": "[a]:\n",
    "reference titles": "[a]: x \"\n", "footnotes": "[^1]", "notes": "^[", "notes closed": "^[a]", "definitions of notes": "[^1]: ", "stars": "*", "stars open": "*a ",
    "stars closed": "a**b", "stars of three": "a***b", "mixed stars": "*a_ ", "strokes": "~~a ", "strokes closed": "a~~b", "ticks": "`", "ticks and letters": "a`",
    "ticks of two": "`a`` ", "corners": "<", "addresses": "<http:", "mails": "<a@", "comments": "<!--", "tags": "<a href=\"", "ampersands": "&", "entities": "&amp;",
    "backslashes": "\\", "escapes": "\\*", "lines": "a\n", "paragraphs": "a\n\n", "letters": "a", "words": "a ", "spaces": " ", "empty lines": "\n", "tabs": "\t",
    "hard breaks": "a  \n", "underlines": "a\n=\n", "headings": "# a\n", "rules": "***\n", "rules of words": "* * * a\n", "dashes": "- ", "quotes": "> a\n", "quote marks": ">",
    "lists": "- a\n", "loose lists": "- a\n\n", "numbers": "1. a\n", "empty items": "-\n", "two lists": "- a\n* a\n", "lists in quotes": "> - a\n", "tasks": "- [ ] a\n",
    "code": "    a\n", "fences": "```\n", "tables": "|a|\n|-|\n", "bars": "|", "escaped bars": "\\|", "colons": ":\n", "terms": "a\n: b\n", "terms apart": "a\n\n: b\n\n",
    "terms of waves": "~ a\n", "combining": "\u0301", "turned": "\u202e", "far": "\U0001f642", "nulls": "\0", "marks": "\ufdd0;", "killed": "killed ", "killed seven": "7 killed ",
    "days": "Monday 23 May 2017. ", "told as fact": "One Group killed. ", "long brackets": "[" + "a" * 28, "long images": "![" + "a " * 14, "wiki labels": "[[a|" + "b" * 290 + "]]",
}
WHOLE = {
    "nested brackets": lambda n: "[" * (n // 2) + "]" * (n // 2), "nested links": lambda n: "[" * (n // 6) + "a" + "](b)" * (n // 6),
    "nested notes": lambda n: "^[" * (n // 3) + "]" * (n // 3), "nested stars": lambda n: "*a " * (n // 6) + "a* " * (n // 6),
    "lazy quotes": lambda n: "> " * 45 + "a\n" + "a\n" * ((n - 100) // 2), "lazy lists": lambda n: "> - " * 20 + "a\n" + "b\n" * ((n - 100) // 2),
    "empty lists": lambda n: "- " * 45 + "\n" + "x\n\n" * ((n - 100) // 3), "steps": lambda n: "".join(" " * (2 * (i % 40)) + "- a\n" for i in range(n // 44)),
    "quote steps": lambda n: "".join(">" * (i % 45) + "a\n\n" for i in range(n // 25)), "ticks that grow": lambda n: "".join("a" + "`" * i for i in range(int((2 * n) ** 0.5))),
    "copied address": lambda n: "[a]: /" + "u" * (n // 3) + "\n\n" + "[a]" * (n // 9), "copied title": lambda n: "[a]: / \"" + "u" * (n // 3) + "\"\n\n" + "[a]" * (n // 9),
    "wide table": lambda n: "|a" * (n // 10) + "\n" + "|-" * (n // 10) + "\n" + "|\n" * (n // 6), "one address": lambda n: "[a](" + "%25" * (n // 3) + ")",
    "one host": lambda n: "[a](http://" + "a." * (n // 2) + "b/)", "tasks far off": lambda n: "- a\n" * (n // 5) + "- [ ] a\n" * (n // 40),
    "many definitions": lambda n: "".join(f"[{i}]: x\n" for i in range(n // 20)) + "\n" + " ".join(f"[{i}]" for i in range(n // 20)),
    "many headings": lambda n: "".join(f"# h{i}\n" for i in range(n // 9)), "many numbers": lambda n: "".join(f"{i} killed. " for i in range(n // 14)),
}
TEXTS = {name: (lambda n, unit=unit: unit * (n // len(unit))) for name, unit in UNITS.items()} | WHOLE

INCIDENT = "---\ntitle: X\ndate: 2016-05-23\nplaces: [tartus]\nactors: [one-group]\nresponsibility: [{act: accusation, actor: one-group}]\n"
FRONTS = {                                      # front matter of an incident: n values of one kind
    "fields": lambda n: "".join(f"k{i}: 1\n" for i in range(n)), "near fields": lambda n: "".join(f"titl{i}: 1\n" for i in range(n)), "twice": lambda n: "type: bombing\n" * n,
    "weapons": lambda n: "weapons: [" + ", ".join(f"w{i}" for i in range(n)) + "]\n", "related": lambda n: "related: [" + ", ".join(f"r{i}" for i in range(n)) + "]\n",
    "aliases": lambda n: "aliases: [" + ", ".join(f"r{i}" for i in range(n)) + "]\n", "stars": lambda n: "weapons: [" + "*a, " * n + "]\n", "tags": lambda n: "weapons: [" + "!a b, " * n + "]\n",
    "anchors": lambda n: "extra: {" + ", ".join(f"r{i}: &a{i} x" for i in range(n // 2)) + "}\n", "deep": lambda n: "weapons: " + "[" * n, "deep maps": lambda n: "extra: " + "{a: " * n,
    "tolls": lambda n: "tolls:\n" + "".join(f"  - {{killed: {i}, by: someone {i}}}\n" for i in range(n // 5)), "parts": lambda n: "tolls:\n" + "  - {killed: 7, by: observers, where: tartus}\n  - {killed: 9, by: observers}\n" * (n // 12),
    "digits": lambda n: "count: " + "9" * n + "\n", "bomb": lambda n: "a: &a [x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 10)}]\n" for i in range(20)),
    "letters in brackets": lambda n: "weapons: [" + "a" * min(2 * n, 20_000) + "#]\n", "letters in braces": lambda n: "extra: {" + "a" * min(2 * n, 20_000) + "#}\n",
    "long key": lambda n: "? " + "x" * n + "\n: 1\n", "one quote": lambda n: "summary: \"" + "\\n" * n + "\"\n", "open quote": lambda n: "summary: \"" + "a\n " * n, "comments": lambda n: "# x\n" * n,
}

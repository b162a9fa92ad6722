"""Runs of capitalised words: where names stand, before anybody knows whose they are."""

import re

_ARTICLE = re.compile(r"(?:[ae][lrstzdn]|[ae]sh|ul)-[A-Z]|d'[A-Z]")     # "ez-Zor", "al-Bab"
_SUN = {"as": "s", "an": "n", "at": "t", "az": "z"}       # Arabic articles that are English words too take on the letter that follows them: "Ras as Sidr"
_INNER = frozenset("al el ul ash as ad ar de del la las los y bin ibn wa da do das dos von van der du le".split())


def name_runs(sentence, known) -> list[tuple[int, int]]:
    """(first token, after last) of each run; a sentence's first word counts only if it is no known word."""
    tokens, out, i = sentence.tokens, [], 0
    while i < len(tokens):
        article = tokens[i].text in ("al", "el") and i + 1 < len(tokens) and _capital(tokens, i + 1, known)      # "the village of al Rashad"
        if not article and not _capital(tokens, i, known):
            i += 1
            continue
        end = i + 1
        while end < len(tokens):
            if _capital(tokens, end, known):
                end += 1
            elif tokens[end].low in _INNER and end + 1 < len(tokens) and tokens[end + 1].low.startswith(_SUN.get(tokens[end].low, "")) and (_capital(tokens, end + 1, known) or (
                    tokens[end + 1].low in _INNER and end + 2 < len(tokens) and _capital(tokens, end + 2, known))):
                end += 1
            else:
                break
        out.append((i, end))
        i = end
    return out


def capitalised(word: str) -> bool:
    """"Homs", "al-Bab": written as a name."""
    return word[0].isupper() or ("-" in word or "'" in word) and bool(_ARTICLE.match(word))


def _capital(tokens, i, known) -> bool:
    t = tokens[i].text
    if not capitalised(t):
        return False
    low = tokens[i].low
    if low in known.months or low in known.weekdays or low in known.closed and low not in ("al", "el", "la", "los", "las") and not (len(t) > 1 and t.isupper()):
        return False
    if i == 0 or tokens[i - 1].text in ".:“\"‘'-—–[]()" or tokens[i - 1].low == "text":
        return low not in known.verbs and low not in known.participles and not low.endswith(("ly", "ing")) and not (
            i and tokens[i - 1].text in "])" and low.endswith("ed"))
    return True

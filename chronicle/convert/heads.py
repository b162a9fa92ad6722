"""The head of an article: its title, the lines in brief under it, the dateline and the lead.

    Bomb kills three in Homs                              title
    Governor calls for calm, police search the market     the same in brief: read as a headline
    HOMS, Syria (Agency) - A bomb killed …                dateline, and the lead after it
"""

import re

import msgspec

from chronicle.convert.article import Article

DECK = 3            # lines between a headline and the dateline
BRIEF = 260         # characters of such a line
_PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?:\ (?:de|del|la|el|al|y|of|city|[A-ZÀ-Þ][\w'’.-]*)){0,3}"
DATELINE = re.compile(rf"""\W*(?P<line>
      (?:\d{{1,2}}\ [A-Z][a-z]{{2,8}}\.?|[A-Z][a-z]{{2,8}}\.?\ \d{{1,2}})(?:\ \([A-Z][^)]{{1,30}}\))?(?=\ [-–—]+\ )\ |
      [A-ZÀ-Þ]{{3,}}(?:[\ -][A-ZÀ-Þ]{{2,}}){{0,2}}(?:,\ {_PLACE})?(?=\ \|\ )\ |
      (?:\()?{_PLACE}(?:/{_PLACE})?(?:(?:,|\ and)\ {_PLACE})?(?:,?\ \([^)]{{1,40}}\))?(?:\ \[[^\]]{{1,30}}\])?,?\ ?
      (?:\d{{1,2}}\ [A-Za-z]{{3,9}}\.?(?:\ \d{{2,4}})?|[A-Z][a-z]+\.?\ \d{{1,2}}(?:,\ \d{{4}})?|(?i:no\ date))?,?\ ?(?:\([^)]{{1,60}}\)|[A-Z][a-z]+)?\ ?
    )(?:\)?\ ?(?:--+|—|–|-\ |(?<=\ )\|\ )|\.\ ?[-–—]+\ |:\ (?=[A-Z“"])|(?<=\));\ (?=[A-Z])|(?<=\d)\.\ (?=[A-Z])|(?<=\d\ \((?:PTI|ANI|APP|TNS)\)\ )(?=[A-Z])|(?<=\d\ \(IANS\)\ )(?=[A-Z]))\s*(?:(?:\[[^\]]{{1,90}}\]\s*)*)""", re.X)


def tell_heads(lines: list, article: Article) -> list:
    """The first line without a full stop is the title, and short ones after it belong to it; the first long one is the lead."""
    out, lead = [], False
    for line in lines:
        text = article.text[line.start:line.end].strip()
        if line.kind == "body" and not lead:
            long = len(text) > 90 and re.search(r"[.!?…]['\"”’)\]]*\s*$", text) or len(text) > 160
            wrapped = len(text) > 40 and not long and DATELINE.match(text) and "--" in text[:120]
            if wrapped or long or re.search(r"[\w%]\.['\"”]?$", text) and len(text) > 35 and " " in text:
                line, lead = msgspec.structs.replace(line, kind="lead"), True
            elif len(text) > 12:
                line = msgspec.structs.replace(line, kind="title")
            else:
                line = msgspec.structs.replace(line, kind="boilerplate", reason="label")
        out.append(line)
    return _decked(_told_again(out, article), article)


def _told_again(lines: list, article: Article) -> list:
    """A line set over the report that stands in it again, word for word, says nothing of its own: the first other line is the lead."""
    told = [i for i, line in enumerate(lines) if line.kind in ("lead", "body")]
    words = {i: article.text[lines[i].start:lines[i].end].strip() for i in told}
    below = {words[i] for i in told[1:]}
    over = [i for n, i in enumerate(told[:DECK]) if words[i] in below and any(words[k] == words[i] for k in told[n + 1:])]
    first = next((i for i in told if i not in over), None)
    if not over or first is None:
        return lines
    return [msgspec.structs.replace(line, kind="title" if i in over else "lead") if i in over or i == first else line for i, line in enumerate(lines)]


def _decked(lines: list, article: Article) -> list:
    """Short lines under a headline and before the dateline say in brief what the report tells below: they are headlines too."""
    told = [i for i, line in enumerate(lines) if line.kind in ("title", "lead", "body")][:DECK + 2]
    filed = next((n for n, i in enumerate(told) if n and DATELINE.match(article.text, lines[i].start, min(lines[i].end, lines[i].start + 160))), 0)
    deck = [i for i in told[:filed] if lines[i].kind != "title"]
    if not deck or lines[told[0]].kind != "title" or len(deck) > DECK or any(lines[i].end - lines[i].start > BRIEF for i in deck):
        return lines
    return [msgspec.structs.replace(line, kind="title") if i in deck else msgspec.structs.replace(line, kind="lead") if i == told[filed] else line for i, line in enumerate(lines)]

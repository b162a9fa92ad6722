"""Who counts without a verb of saying.

    the hospital received 12 bodies · AFP correspondents saw seven bodies      whoever does it
    the charity had higher figures: 41 killed                                  whoever has them
    the army's toll is ten dead · five people by the military's count          whose the count is
    Emergency service: ten dead                                                who stands before the colon
"""

import re

from chronicle.convert.chunk import Read
from chronicle.convert.saying import who
from chronicle.convert.speaker import SPEAKS, Speaker, basis_of, shown

_RECEIVING = re.compile(r"(?:received?|treat(?:ed|ing)|took|taken|admitted|recovered|retrieved|collected|evacuated|transported|moved|transferred|ferried|saw|seen|buried|pulled)\b.*", re.I)
_HAVING = frozenset("had has have having offers offered publishes published issues issued".split())
_RAISING = re.compile(r"(?:rais|revis|updat|lower|increas|correct|reduc)(?:ed|es|s)", re.I)
_FIGURES = re.compile(r"\b(?:figures?|tally|tallies|numbers?|lists?|count|toll)$", re.I)
_OWNED = re.compile(r"(.+?)['’]s? (?:[\w-]+ ){0,3}?(?:toll|figure|count|tally|estimate|number|account|version)s?$", re.I)


def counting(read: Read, known, last: Speaker | None) -> list[Speaker]:
    """`last`: who spoke last."""
    return [*_receivers(read, known, last), *_owners(read, known)]


def _receivers(read: Read, known, last: Speaker | None) -> list[Speaker]:
    """Who counts by what he does or has: "the hospital received 12 bodies", "AFP correspondents saw seven bodies", "the charity had higher figures: 41",
    "the ministry raised the toll to 13"."""
    chunks, out = read.chunks, []
    for i, c in enumerate(chunks[:-1]):
        if c.code not in ("VB", "V") and c.sub != "assert" and not (c.code == "W" and c.sub in _HAVING):
            continue
        words, after = read.words(c), chunks[i + 1:i + 3]
        raises = c.code == "VB" and _RAISING.fullmatch(words) and any(x.number for x in chunks[i + 1:i + 15]) and any(x.sub in ("it", "toll", "dead") or _FIGURES.search(read.words(x)) for x in after)
        receives = (c.code in ("VB", "V") or c.sub == "assert") and _RECEIVING.match(words) and any(x.number or x.sub in ("dead", "hurt") for x in after)
        has = c.code in ("VB", "W") and words.lower() in _HAVING and any(x.sub == "dead" or _FIGURES.search(read.words(x)) for x in after)
        if not (raises or receives or has):
            continue
        name, basis, before = who(read, i, known, last)
        if before and (basis in ("hospital", "monitor", "media", "official", "witness") or raises and basis == "party"):
            end = next((n for n in range(i + 1, len(chunks)) if chunks[n].code == "SAY" or chunks[n].code == "P" and chunks[n].sub != "colon"), len(chunks))
            out.append(Speaker(name, basis, i, end, i))
    return out


def _owners(read: Read, known) -> list[Speaker]:
    """Whose a count is: "the army's toll is ten dead", "the ministry's figure was 21", "five people by the military's count", "Emergency service: ten dead"."""
    chunks, out = read.chunks, []
    if len(chunks) > 2 and chunks[1].sub == "colon" and chunks[0].code in SPEAKS and chunks[2].number and (basis := basis_of(read, chunks[0], known)):
        out.append(Speaker(shown(read, 0), basis, 2, len(chunks), 0))
    for i, c in enumerate(chunks):
        if c.code not in ("EVT", "NP", "HUM") or not (owner := _OWNED.match(read.words(c))):
            continue
        basis = basis_of(read, c, known)
        by = i > 0 and chunks[i - 1].sub == "by"
        end = next((n for n in range(i + 1, len(chunks)) if chunks[n].code in ("SAY", "P") or chunks[n].sub in ("but", "while")), len(chunks))
        out.append(Speaker(shown(read, i, owner[1]), basis or "unattributed", 0 if by else i, i if by else end, i))
    return out

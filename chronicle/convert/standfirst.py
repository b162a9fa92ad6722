"""What stands over a report, under its headline: it says in other words, or in the same, what the report tells.

    before a dateline       "A group claimed the attack on a hotel.  MOGADISHU - Two bombs …"
    told again word for word  a line from the report, set over it

Such sentences are read as headlines are: who claims, denies or blames is taken from them, and no event is begun by them.
"""

import msgspec

from chronicle.convert.segment import Sentence

TOP = 6         # sentences
SHORT = 400     # characters: what stands over a report is no longer


def marked(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences, those over the report as titles and the first of it as its lead."""
    top = [s for s in sentences[:TOP] if s.kind in ("lead", "body")]
    filed = next((n for n, s in enumerate(sentences[:TOP]) if s.kind == "dateline"), None)
    over = {s.number for s in top if filed is not None and s.number < sentences[filed].number}
    if not over or sum(s.end - s.start for s in top if s.number in over) > SHORT:
        later = {s.text for s in sentences[2:]}
        over = {s.number for s in top if s.text in later and any(t.text == s.text and t.number > s.number for t in sentences)}
    if not over:
        return sentences
    first = next((s for s in sentences if s.kind in ("lead", "body") and s.number not in over), None)
    kinds = {n: "title" for n in over} | ({s.number: "lead" for s in sentences if s.line == first.line and s.kind == "body"} if first else {})
    return [msgspec.structs.replace(s, kind=kinds.get(s.number, s.kind)) for s in sentences]

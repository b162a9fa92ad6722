"""Things that are attacked: buildings, vehicles, installations. Lexicon phrases; the record's word is the class."""

from chronicle.convert.records import Mention


def find(sentence, known) -> list[Mention]:
    out, end = [], 0
    for i, (n, hits) in enumerate(known.hits(sentence)):
        hit = next((h for h in hits if h.kind == "target"), None) if hits and i >= end else None
        if hit:
            out.append(Mention("target", i, i + n, sub=hit.sub, name=hit.name, many=hit.many))
            end = i + n
    return out

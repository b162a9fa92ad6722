"""Words that say that something happened: trigger verbs with their form, event nouns."""

from chronicle.convert.records import Mention


def find(sentence, known) -> list[Mention]:
    out, end = [], 0
    for i, (n, hits) in enumerate(known.hits(sentence)):
        if i < end:
            continue
        for hit in hits:
            if hit.kind in ("verb", "event"):
                out.append(Mention(hit.kind, i, i + n, sub=hit.sub, name=hit.name, form=hit.form, many=hit.many))
                end = max(end, i + n)
    return out

"""Who can say something: nouns of sources and verbs of saying, claiming, denying, blaming."""

from chronicle.convert.records import Mention


def find(sentence, known) -> list[Mention]:
    out = []
    for i, (n, hits) in enumerate(known.hits(sentence)):
        for hit in hits:
            if hit.kind in ("say", "source"):
                out.append(Mention(hit.kind, i, i + n, sub=hit.sub, name=hit.name, form=hit.form))
    return out

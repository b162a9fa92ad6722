"""The day of publication as the article itself states it, where nobody gave it: a byline's date or a dateline's, with its year.

Only whole dates count ("Published 27 July 2016", "SAN SALVADOR, 3 Jan 90 --"); a date inside a sentence is the news', not
the paper's.
"""

from chronicle.convert.article import Article
from chronicle.convert.mentions import time
from chronicle.convert.segment import Line, Sentence, tokens

HEAD, TAIL = 12, 6          # lines of an article that a byline can be among


def stated(article: Article, lines: list[Line], sentences: list[Sentence], known) -> str:
    """YYYY-MM-DD, or "" if no line says it."""
    bylines = [line for line in (*lines[:HEAD], *lines[-TAIL:]) if line.reason in ("byline", "label")]
    texts = [article.text[line.start:line.end] for line in bylines]
    texts += [s.text for s in sentences if s.kind == "dateline"]
    for text in texts:
        for m in time.find(Sentence(-1, "byline", 0, len(text), text, tokens(text), 0), known):
            if m.value[0] == "day" and m.value[1]:
                return f"{m.value[1]:04}-{m.value[2]:02}-{m.value[3]:02}"
    return ""

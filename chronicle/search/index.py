"""The index of one segment (a year): which of its documents hold a term, and where.

    segment([(title, rest, text), …]) -> {bucket: (terms, postings)}

A posting is 4 × number of the document + place, and a term's postings stand as steps from one to the next. Place says what
the term is worth there, best first: 3 title, 2 summary and other short fields, 1 more than once in the text, 0 once. That
is BM25 with its saturation of counts made into four steps, without the length of documents: records are of like length.

A bucket holds the terms whose first letters are equal in their lowest bits, so that a word, what it begins, and what it is
most likely misspelt from are in one file. Small segments have few buckets: a file for each letter of five reports is waste.
"""
from collections import Counter, defaultdict
from collections.abc import Iterable

from chronicle.search.folding import terms

TITLE, FIELD, OFTEN, ONCE = 3, 2, 1, 0
MOST, SHARE = 32, 16            # buckets at the most (letters differ in five bits); documents to a bucket at the least


def buckets(documents: int) -> int:
    """A power of two; the browser is told it, see pages/search.py."""
    n = 1
    while n < MOST and n * SHARE < documents:
        n *= 2
    return n


def segment(documents: Iterable[tuple[str, str, str]]) -> list[tuple[list[str], list[list[int]]]]:
    """For each bucket its terms and their postings, in the order of the terms."""
    postings, number = defaultdict(list), 0
    for number, (title, fields, text) in enumerate(documents, 1):
        found = {t: OFTEN if n > 1 else ONCE for t, n in Counter(terms(text)).items()}
        found.update(dict.fromkeys(terms(fields), FIELD))
        found.update(dict.fromkeys(terms(title), TITLE))
        at = 4 * (number - 1)
        for term, place in found.items():
            postings[term].append(at + place)
    n = buckets(number)
    out = [([], []) for _ in range(n)]
    for term in sorted(postings):
        names, steps = out[ord(term[0]) & n - 1]
        names.append(term)
        steps.append(steps_of(postings[term]))
    return out


def steps_of(numbers: list[int]) -> list[int]:
    return [b - a for a, b in zip([0, *numbers], numbers)]

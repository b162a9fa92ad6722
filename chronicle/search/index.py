"""The index of one segment (a year): which of its documents hold a term, and where.

    segment([(title, rest, text), …]) -> {bucket: (terms, postings)}
    again(…)                          -> a bucket out of what it was before some documents changed

A posting is 4 × number of the document + place, and a term's postings stand as steps from one to the next. Place says what
the term is worth there, best first: 3 title, 2 summary and other short fields, 1 more than once in the text, 0 once. That
is BM25 with its saturation of counts made into four steps, without the length of documents: records are of like length.

A bucket holds the terms whose first letters are equal in their lowest bits, so that a word, what it begins, and what it is
most likely misspelt from are in one file. Small segments have few buckets: a file for each letter of five reports is waste.
"""
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate

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
    for number, document in enumerate(documents, 1):
        at = 4 * (number - 1)
        for term, place in tally(*document).items():
            postings[term].append(at + place)
    n = buckets(number)
    out = [([], []) for _ in range(n)]
    for term in sorted(postings):
        names, steps = out[ord(term[0]) & n - 1]
        names.append(term)
        steps.append(steps_of(postings[term]))
    return out


def tally(title: str, fields: str, text: str) -> dict[str, int]:
    """Term -> its place, of a document."""
    found = {t: OFTEN if n > 1 else ONCE for t, n in Counter(terms(text)).items()}
    found.update(dict.fromkeys(terms(fields), FIELD))
    found.update(dict.fromkeys(terms(title), TITLE))
    return found


def again(names: list[str], steps: list[list[int]], bucket: int, documents: int, anew: dict[int, dict[str, int]]) -> tuple[list[str], list[list[int]]]:
    """A bucket as `segment` makes it, out of what it was before some documents changed. `documents`: how many there are; `anew`: number of one that
    changed, from 0 -> its tally."""
    n, new, out = buckets(documents), defaultdict(list), {}
    for at, found in anew.items():
        for term, place in found.items():
            if ord(term[0]) & n - 1 == bucket:
                new[term].append(4 * at + place)
    for term, known in zip(names, steps):
        numbers, now = list(accumulate(known)), new.pop(term, [])
        before = [numbers[i] for at in anew if (i := bisect_left(numbers, 4 * at)) < len(numbers) and numbers[i] >> 2 == at]
        if before != now:
            known = steps_of(sorted({*numbers}.difference(before).union(now)))
        if known:
            out[term] = known
    out |= {term: steps_of(sorted(places)) for term, places in new.items()}
    return sorted(out), [out[term] for term in sorted(out)]


def steps_of(numbers: list[int]) -> list[int]:
    return [b - a for a, b in zip([0, *numbers], numbers)]

"""Days of one sentence taken together: a range from two of them, and which of several is the event's."""

from chronicle.convert import dates
from chronicle.convert.chunk import Read
from chronicle.convert.records import When


def between(read: Read, i: int, when: When, published: str) -> When:
    """"between Saturday and Monday", "between March 27 and 31": the range, where the second day ends it."""
    chunks = read.chunks
    if when.precision != "day" or i < 1 or chunks[i - 1].sub not in ("between", "from") or i + 2 >= len(chunks) or chunks[i + 1].sub not in ("and", "to"):
        return when
    end = chunks[i + 2]
    if end.code == "TIM":
        last = dates.resolve(end.value, "", published, None)
    elif end.code == "NUM" and end.number and end.number.low and end.number.low <= 31 and end.number.low == end.number.high:
        last = dates.resolve(("day", int(when.first[:4]), int(when.first[5:7]), end.number.low), "", published, None)
    else:
        return when
    if last.precision != "day" or last.first <= when.first:
        return when
    return When(f"{when.first}/{last.first}", when.first, last.first, "range", when.why, when.text)


def nearest(read: Read, facts, whens: list[When], where: list[int]) -> list[When]:
    """"Police on Monday held a woman over the blast that killed six a day earlier": first the day told with the harm."""
    harm = [f.at for f in facts if f.kind in ("kill", "wound", "bomb", "attack", "shoot", "kidnap")]
    if len(whens) < 2 or not harm or not any(c.code == "V" and c.sub == "arrest" for c in read.chunks):
        return whens
    return [w for _, w in sorted(zip(where, whens, strict=True), key=lambda x: min(abs(x[0] - h) for h in harm))]

"""Front matter as nearly all of it is written, read line by line in half the time that YAML takes. Of anything else it says nothing.

    plainly(front, first_line) -> Map, the very one that YAML gives; None for whatever is not of this form

    key: words                      in quotes or without, on one line; no escapes
    key: [words, "words"]
    key: {key: words, key: [words]}
    key:                            nothing, or below it, further in, more keys; or items, which may stand as far out as the key
      - words
      - key: words
        key: words
"""
import re

from chronicle.nodes import Map, Scalar, Seq

LONGEST, DEEPEST = 25_000, 8            # characters (of fewer, no more values can be made than a record may have); levels: more is for YAML to refuse
KEY = r"[A-Za-z_][\w-]{0,199}"
BEGIN = r"[\w(/.~+]"                    # no sign that means something to YAML
QUOTED = r"""\"([^"\\\n]*)\"|'([^'\n]*)'"""
ALONE = rf"{BEGIN}[^\n:#]*(?:(?::(?=\S)|(?<=\S)#)[^\n:#]*)*(?<! )"                      # words on a line of their own: `: ` and ` #` end them
AMONG = rf"{BEGIN}[^\n:#,\[\]{{}}?]*(?::(?=[\w/])[^\n:#,\[\]{{}}?]*)*(?<! )"          # words in brackets: so do these
WORDS = re.compile(rf"(?:({AMONG})|{QUOTED})(?:, |\]\Z)")                               # each with what ends it
PAIR = re.compile(rf"({KEY}): (?:({AMONG})|{QUOTED}|(\[[^\[\]\n]*\]))(?:, |\}}\Z)")
LINE = re.compile(rf"( *)(- )?(?:({KEY}):(?: (?=\S)|(?=\n)))?(?:({ALONE})|{QUOTED}|(\[[^\n]*\]|\{{[^\n]*\}}))?\n")
SEEN = b"\n" + bytes(range(0x20, 0x7f))


def plainly(front: str, first_line: int) -> Map | None:
    """`first_line`: line of the file on which `front` begins."""
    if len(front) > LONGEST or (front.encode().translate(None, SEEN) if front.isascii() else not front.replace("\n", "").isprintable()):
        return None
    root = inner = Map(first_line, 1)
    column, outer = 0, []                                   # where keys or dashes of `inner` stand; what it stands in, with the same
    open_key, at, line = "", 0, first_line - 1              # a key that waits for what stands below it
    while found := LINE.match(front, at):
        at, line = found.end(), line + 1
        spaces, dash, key, words, double, single, brackets = found.groups()
        if not (dash or key):
            return None
        begin = len(spaces)
        if open_key:
            if begin > column or dash and begin == column:
                outer.append((inner, column))
                inner.items[open_key] = inner = (Seq if dash else Map)(line, begin + 1)
                column = begin
            else:
                inner.items[open_key] = nothing(inner.keys[open_key])
            open_key = ""
        while outer and (begin < column or begin == column and not dash and inner.__class__ is Seq):
            inner, column = outer.pop()
        if begin != column or (inner.__class__ is Seq) is not bool(dash) or len(outer) > DEEPEST:
            return None
        if dash:
            begin += 2
            if key:
                outer.append((inner, column))
                inner, column = Map(line, begin + 1), begin
                outer[-1][0].items.append(inner)
        if key:
            if key in inner.keys:
                return None
            inner.keys[key] = Scalar(key, line, begin + 1, True, len(key))
            begin += len(key) + 2
        if brackets is None and words is None and double is None and single is None:
            if not key:
                return None
            open_key = key
            continue
        value = scalar(words, double, single, line, begin + 1) if brackets is None else (listed if brackets[0] == "[" else mapped)(brackets, line, begin + 1)
        if value is None:
            return None
        if key:
            inner.items[key] = value
        else:
            inner.items.append(value)
    if open_key:
        inner.items[open_key] = nothing(inner.keys[open_key])
    return root if at == len(front) else None


def nothing(key: Scalar) -> Scalar:
    """What stands behind a key and its colon."""
    return Scalar("", key.line, key.col + key.length + 1, True, 1)


def scalar(words: str | None, double: str | None, single: str | None, line: int, col: int) -> Scalar:
    if words is not None:
        return Scalar(words, line, col, True, len(words))
    value = double if double is not None else single
    return Scalar(value, line, col, False, len(value) + 2)


def listed(text: str, line: int, col: int) -> Seq | None:
    """None where it is of another form."""
    seq, at = Seq(line, col), 1
    while found := WORDS.match(text, at):                   # looked for from each letter on, it would take the square of their number
        seq.items.append(scalar(*found.groups(), line, col + at))
        at = found.end()
    return seq if at == len(text) or text == "[]" else None


def mapped(text: str, line: int, col: int) -> Map | None:
    """None where it is of another form, or a key stands twice."""
    mapping, at = Map(line, col), 1
    while found := PAIR.match(text, at):
        key, words, double, single, brackets = found.groups()
        if key in mapping.keys:
            return None
        begin, at = col + at, found.end()
        mapping.keys[key] = Scalar(key, line, begin, True, len(key))
        begin += len(key) + 2
        value = mapping.items[key] = scalar(words, double, single, line, begin) if brackets is None else listed(brackets, line, begin)
        if value is None:
            return None
    return mapping if at == len(text) or text == "{}" else None

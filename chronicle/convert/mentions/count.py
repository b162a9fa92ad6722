"""Numbers of people or things, with what bounds them. The value is a `Number`.

    at least 44        44 and more        44+      (44 at least, 44 or more)
    more than 40       41 and more        >40        (over, upwards of)
    up to 20           at most 20         <=20       (as many as, as high as)
    about 20           20, about          ~20        (some, around, nearly, almost, approximately)
    between 10 and 15  10-15              (from 10 to 15, at least 10 and up to 15)
    dozens             a word that is no number: vague
"""

import re

from chronicle.convert.records import Mention, Number

QUALIFIERS: list[tuple[tuple[str, ...], str]] = [
    (("at", "least"), "+"), (("no", "fewer", "than"), "+"), (("no", "less", "than"), "+"), (("not", "less", "than"), "+"), (("not", "fewer", "than"), "+"), (("nothing", "less", "than"), "+"),
    (("a", "minimum", "of"), "+"), (("more", "than"), ">"), (("well", "over"), ">"), (("just", "over"), ">"), (("over",), ">"), (("upwards", "of"), ">"), (("upward", "of"), ">"),
    (("in", "excess", "of"), ">"), (("exceeding",), ">"), (("fewer", "than"), "<"), (("less", "than"), "<"), (("just", "under"), "<"),
    (("up", "to"), "<="), (("as", "many", "as"), "<="), (("as", "high", "as"), "<="), (("at", "most"), "<="), (("a", "maximum", "of"), "<="),
    (("about",), "~"), (("around",), "~"), (("some",), "~"), (("nearly",), "~"), (("almost",), "~"), (("approximately",), "~"),
    (("roughly",), "~"), (("close", "to"), "~"), (("an", "estimated"), "~"), (("estimated",), "~"), (("another",), ""),
    (("a", "further"), ""), (("further",), ""), (("an", "additional"), ""), (("a", "total", "of"), ""),
    (("the",), ""), (("only",), ""), (("just",), ""), (("exactly",), ""), (("possibly",), ""), (("other",), ""), (("all",), ""),
]
_VAGUE = {"tens": "dozens", "few": "a few", "a few": "a few", "a number": "a number", "numerous": "many", "countless": "many", "multiple": "several", "various": "several"}
_UNKNOWN = frozenset("unknown unspecified undisclosed undetermined unconfirmed unclear".split())      # "an unknown number of people"
_MARKED = {"odd": "~", "plus": "+"}     # "20-odd people", "40-plus"
_TENS = re.compile(r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(one|two|three|four|five|six|seven|eight|nine)")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}")
_BIG = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_BEGIN = frozenset("a an another half".split())      # with which a number may begin, beside its own words, figures and "twenty-one"
_ORDINALS = frozenset("second third fourth fifth sixth".split())
_RISEN = frozenset("gone went going risen rose rises climbed".split())      # "has gone up to 18": no bound
_HURTING = frozenset("injured wounded hurt killed injuring wounding hurting killing abducted kidnapped abducting kidnapping".split())
_NUMBERED = frozenset("battalion brigade regiment division squadron unit precinct platform gate terminal route highway ward sector article no number".split())
_COLLECTIVE = frozenset("figure number total toll family crew couple team group party gang crowd unit patrol squad staff crush mob band jury panel class audience congregation delegation squadron column".split())
_AFTER_AGE = frozenset("was were who whom has had is are from in at on died shot stabbed killed wounded injured hurt with and".split())
_NOT_PEOPLE = frozenset("kg km kilometers kilometres km. miles mile kilos kilograms pounds percent % million billion meters metres mm mm. years year hours minutes days weeks months yards feet am pm a.m p.m gmt dollars pesos year-old".split())


def find(sentence, known) -> list[Mention]:
    out, i, tokens = [], 0, sentence.tokens
    while i < len(tokens):
        low = tokens[i].low
        if low not in known.numbers and low not in known.vague and low not in _BEGIN and not low[0].isdigit() and "-" not in low:
            i += 1
            continue
        value, after = _number(tokens, i, known)
        if after == i:
            i += 1
            continue
        start, mark = i, ""
        for words, sign in QUALIFIERS:
            n = len(words)
            if i >= n and tuple(t.low for t in tokens[i - n:i]) == words:
                start, mark = i - n, sign
                if words == ("up", "to") and start and tokens[start - 1].low in _RISEN:
                    start, mark = i, ""
                if sign == "" and start > 1 and tuple(t.low for t in tokens[max(0, start - 2):start]) == ("at", "least"):
                    start, mark = start - 2, "+"
                break
        following = tokens[after].low if after < len(tokens) else ""
        beside_name = mark == "" and following in (",", ".") and i > 1 and tokens[i - 1].text == "," and tokens[i].text.isdigit() and (
            tokens[i - 2].text[:1].isupper() and tokens[i - 2].low not in known.months and not known.hits(sentence)[i - 2][1])      # "Juan Gil, 23, died"
        if isinstance(value, int) and (_is_age(tokens, start) or value < 111 and (beside_name or mark == "" and _of_years(sentence, start, after, known))):
            out.append(Mention("number", start, after, sub="age", value=None))
            i = after
            continue
        is_measure = following in _NOT_PEOPLE or tokens[start].text in "$" or (start and tokens[start - 1].text in "$£€")
        if mark == "":
            mark = _MARKED.get(low.rpartition("-")[2], "")
        if mark == "" and following == "+":
            mark, after = "+", after + 1
        elif mark == "" and [t.low for t in tokens[after:after + 2]] == ["or", "so"]:
            mark, after = "~", after + 2
        elif mark == "" and [t.low for t in tokens[after:after + 2]] == ["at", "least"]:
            mark, after = "+", after + 2
        elif after < len(tokens) and following in ("or",) and after + 1 < len(tokens) and tokens[after + 1].low == "more":
            mark, after = "+", after + 2
        elif (opened := _range(tokens, start, after, mark)) is not None:
            begin, second = opened
            high, end = _number(tokens, second, known)
            if isinstance(high, int) and isinstance(value, int) and (high > value or begin < start and high != value):
                low, high = sorted((value, high))               # "between 31 and 28": as a range, whichever comes first
                out.append(Mention("number", begin, end, sub="range", value=Number(low, high, f"{low}-{high}")))
                i = end
                continue
        out.append(Mention("number", start, after, sub="measure" if is_measure else "vague" if value is None else "count",
                           value=_bounded(value, mark, [t.low for t in tokens[i:after]])))
        i = after
    return out


def begins(tokens, i: int, known) -> bool:
    """Does a number stand here, or behind what bounds one: "over 20", "between 10 and 15"?"""
    following = [t.low for t in tokens[i:i + 4]]
    behind = [0, *(len(words) for words, _ in QUALIFIERS if tuple(following[:len(words)]) == words), *(n for n in (1, 2) if following[n - 1:n] == ["between"])]
    return any(low[0].isdigit() or low in known.numbers or low in known.vague or "-" in low and (low.rpartition("-")[2] in _MARKED or _TENS.fullmatch(low) is not None) for n in behind for low in following[n:n + 1])


def _is_age(tokens, i: int) -> bool:
    """"a couple aged 63 and 65 were killed": both numbers follow "aged"."""
    while i and (tokens[i - 1].low in ("and", "or", ",", "to", "between") or tokens[i - 1].text.isdigit()):
        i -= 1
    return i > 0 and tokens[i - 1].low == "aged"


def _of_years(sentence, i: int, after: int, known) -> bool:
    """"a boy of 15 was killed", "a woman of 70 wounded": how old the one is, not how many there are ("a crew of 15")."""
    tokens = sentence.tokens
    if i < 2 or tokens[i - 1].low != "of" or tokens[i - 2].low in _COLLECTIVE or tokens[i - 2].low.endswith("s"):
        return False
    follows = tokens[after].low if after < len(tokens) else "."
    return (not follows[0].isalnum() or follows in _AFTER_AGE) and any(h.kind == "human" and not h.many for h in known.hits(sentence)[i - 2][1])


def _range(tokens, start: int, after: int, mark: str) -> tuple[int, int] | None:
    """Of a number from `start` up to `after`, if another may make a range with it: where the range begins and where that other stands."""
    following = tokens[after].low if after < len(tokens) else ""
    if following == "to" and start and tokens[start - 1].low == "from":
        return None                                             # "raised the toll from 9 to 13": no range, the toll before and after
    if following in ("to", "-", "–"):
        return start, after + 1
    if following == "and" and start and tokens[start - 1].low == "between":
        return start - 1 - (start > 1 and tokens[start - 2].low in ("anywhere", "somewhere")), after + 1
    if mark == "+" and following in ("and", "or", "but") and (bound := _upper(tokens, after + 1)):
        return start, bound
    return None


def _upper(tokens, i: int) -> int:
    """The token after "up to", "as many as" or "possibly" at `i`: "at least four and as many as nine"; 0 if none stands there."""
    i += tokens[i].low in ("possibly", "perhaps") if i < len(tokens) else 0
    return next((i + len(words) for words, sign in QUALIFIERS if sign == "<=" and tuple(t.low for t in tokens[i:i + len(words)]) == words), 0)


def _bounded(value: int | None, mark: str, words: list[str]) -> Number:
    if value is None:
        return Number(None, None, _vague(words), vague=True)
    match mark:
        case "+":
            return Number(value, None, f"{value}+")
        case ">":
            return Number(value + 1, None, f">{value}")
        case "<=":
            return Number(None, value, f"<={value}")
        case "<":
            return Number(None, value - 1, f"<{value}")
        case "~":
            return Number(value, value, f"~{value}")
    return Number(value, value, str(value))


def _vague(words: list[str]) -> str:
    """As the record has it: "several dozen" are dozens, "tens of thousands" thousands."""
    if words[0] == "an":
        return "an unknown number"
    big = next((w.rstrip("s") for w in reversed(words) if w.rstrip("s") in _BIG), "")
    return f"{big}s" if big else _VAGUE.get(" ".join(words), words[0])


def _number(tokens, i, known) -> tuple[int | None, int]:
    """(value or None for a vague word, token after it); the same i back if there is no number."""
    if i >= len(tokens):
        return None, i
    low = tokens[i].low
    nxt = tokens[i + 1].low if i + 1 < len(tokens) else ""
    if low == "some" and (nxt[:1].isdigit() or nxt in known.numbers):
        return None, i
    at = i + (low == "a")
    if at < len(tokens) and tokens[at].low == "half-dozen":
        return 6, at + 1
    if low == "a" and nxt == "score" and i + 2 < len(tokens) and tokens[i + 2].low == "of":
        return 20, i + 3
    if low == "an":
        return None, i + 3 if nxt in _UNKNOWN and [t.low for t in tokens[i + 2:i + 4]] == ["number", "of"] else i
    if low in known.vague or low == "a" and nxt in ("few", "dozen", "hundred") or low == "a" and nxt == "number" and i + 2 < len(tokens) and tokens[i + 2].low == "of":
        if low == "a" and nxt in _BIG:
            return _BIG[nxt], i + 2
        end = i + 2 if low == "a" or low in ("several", "many", "few") and nxt in _BIG else i + 1      # "several dozen people"
        while end < len(tokens) and tokens[end].low == "of" and low in ("dozens", "scores", "hundreds", "thousands", "tens"):
            end += 1
            if end < len(tokens) and tokens[end].low in ("dozens", "hundreds", "thousands"):
                end += 1
                continue
            return None, end - 1
        return None, end
    if low == "a" and nxt in _ORDINALS and (i + 2 >= len(tokens) or tokens[i + 2].low in known.closed - {"of"} or tokens[i + 2].low in ("wounded", "injured", "hurt", "killed", "died", "was") or not tokens[i + 2].text[0].isalnum()):
        return 1, i + 2                                         # "killed two men and injured a third"
    if low == "another" and (nxt in ("injured", "wounded", "hurt", "killed", "died", "was") or nxt.endswith("ly")):
        return 1, i + 1                                         # "one was killed and another badly wounded"
    if low == "another" and i and tokens[i - 1].low in _HURTING and (nxt in known.closed - {"one"} or not nxt[:1].isalnum()):
        return 1, i + 1                                         # "killed a driver and injured another in Lima"
    if low in ("half",) and nxt == "a":
        return (6, i + 3) if i + 2 < len(tokens) and tokens[i + 2].low == "dozen" else (None, i)
    if low.isdigit() and i and tokens[i - 1].low in _NUMBERED:
        return None, i                                          # "battalion 26"
    value = None
    if low[0].isdigit() and _FIGURE.fullmatch(low):
        value = int(low.replace(",", ""))
    elif low in known.numbers:
        value = known.numbers[low]
        if 20 <= value <= 90 and value % 10 == 0 and 0 < known.numbers.get(nxt, 0) < 10:
            return value + known.numbers[nxt], i + 2            # "Twenty eight people"
        if low == "one" and nxt in ("of", "another"):
            return 1, i + 1
    elif "-" in low and (m := _TENS.fullmatch(low)):
        value = known.numbers[m[1]] + known.numbers[m[2]]
    elif "-" in low and low.rpartition("-")[2] in _MARKED:
        number = low.rpartition("-")[0]
        value = known.numbers.get(number) or (int(number) if number.isdecimal() else None)
    if value is None:
        return None, i
    end = i + 1
    while end < len(tokens) and tokens[end].low in _BIG:
        value *= _BIG[tokens[end].low]
        end += 1
    return value, end

"""Where one incident contradicts itself: warnings, each with its own code. Nothing here changes a value.

Each rule is one function `(incident, text, places) -> notes` in the literal list RULES. `places` finds the position of a
field (`places.of("tolls", 2, "killed")`) or of words in the text below (`places.words("…")`). What needs other records
is in chronicle/contradictions.py.
"""
import datetime
import re
from functools import cache

from chronicle import counts
from chronicle.content.filed import date_against_name
from chronicle.diagnose import Diagnostic, Span
from chronicle.nodes import Map, Seq
from chronicle.model import Incident, Text

FIELDS = ("killed", "wounded", "missing", "arrested")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
NUMERALS = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                                       "sixteen seventeen eighteen nineteen twenty".split(), 2)}          # "one" is mostly no count


PATIENCE = 200                  # times that words are looked for in a text; of more warnings the rest name no line


class Positions:
    """Where values stand in the file: from the tree of the front matter and the lines of the text."""

    def __init__(self, path: str, tree: Map, body: str, body_line: int):
        self.path, self.tree, self.body, self.body_line = path, tree, body, body_line
        self.sought = 0

    def of(self, *steps: str | int) -> Span:
        """The deepest part of a field's path that is written out: a short form stands for its whole row."""
        node, span = self.tree, Span(self.path, 1)
        for step in steps:
            if isinstance(node, Map) and step in node.items:
                key, node = node.keys[step], node.items[step]
                span = Span(self.path, node.line, node.col, node.length) if not isinstance(node, (Map, Seq)) else Span(self.path, key.line, key.col, key.length)
            elif isinstance(node, Seq) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                span = Span(self.path, node.line, node.col, node.length)
            elif not (step == 0 and not isinstance(node, Seq)):        # a single value stands for a list of one
                break
        return span

    def words(self, words: str) -> Span:
        self.sought += 1
        if self.sought > PATIENCE:
            return Span(self.path, self.body_line)
        at = self.body.find(words)
        if at < 0:
            pattern = r"\W+".join(re.escape(w) for w in words.split()[:4])
            match = re.search(pattern, self.body)
            at = match.start() if match else -1
        if at < 0:
            return Span(self.path, self.body_line)
        col = at - (self.body.rfind("\n", 0, at) + 1) + 1
        return Span(self.path, self.body_line + self.body.count("\n", 0, at), col, len(words))


def find(incident: Incident, text: Text, positions: Positions) -> list[Diagnostic]:
    return [note for rule in RULES for note in rule(incident, text, positions)]


def source_not_listed(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    rows = [("tolls", n, t.source) for n, t in enumerate(incident.tolls)]
    rows += [("responsibility", n, s.source) for n, s in enumerate(incident.responsibility)]
    rows += [("evidence", e.field, e.source) for e in incident.evidence]
    return [Diagnostic("R502", f"this row rests on `{source}`, which `sources` does not list", at.of(field, n, "source"),
                       f"add `{source}` to `sources`") for field, n, source in rows if source and source not in incident.sources]


def one_counter_two_numbers(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    notes, seen = [], {}
    for n, t in enumerate(incident.tolls) if len({t.by for t in incident.tolls}) < len(incident.tolls) else ():
        for field in FIELDS:
            count = getattr(t, field)
            if count is None or t.superseded or not t.by:
                continue
            key = (t.by, t.where, t.who, field, t.as_of)
            first = seen.setdefault(key, count)
            if apart(first, count):
                notes.append(Diagnostic("R504", f"`{t.by}` counts {first.text} and {count.text} {field}", at.of("tolls", n, field),
                                        "give each its `as_of`, or mark the earlier one `superseded: true`"))
    return notes


def apart(a: counts.Count, b: counts.Count) -> bool:
    """True when no number fits both: 53 and 73 contradict, 78 and "at least 78" do not. "About" fits a tenth either way."""
    def bounds(c):
        slack = c.best // 10 if c.about and c.best else 0
        return (None if c.low is None else c.low - slack), (None if c.high is None else c.high + slack)
    return any(high is not None and low is not None and high < low
               for (_, high), (low, _) in ((bounds(a), bounds(b)), (bounds(b), bounds(a))))


def parts_against_whole(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    """One counter's numbers for parts, added up, against the same counter's number for the whole."""
    notes = []
    rows = [(n, t) for n, t in enumerate(incident.tolls) if not t.superseded and t.by]
    for field in FIELDS if any(t.where for _, t in rows) else ():
        for n, whole in rows:
            total = getattr(whole, field)
            if whole.where or total is None or total.vague:
                continue
            parts = {t.where: getattr(t, field) for _, t in rows
                     if t.where and t.by == whole.by and t.who == whole.who and t.as_of == whole.as_of and getattr(t, field) is not None}
            lows = [c.low for c in parts.values() if c.low is not None]
            highs = [c.high for c in parts.values()]
            said = " + ".join(c.text for c in parts.values())
            if parts and total.high is not None and sum(lows) > total.high and not total.about:
                notes.append(Diagnostic("R507", f"`{whole.by}`: the parts ({said}) are more than the whole ({total.text}) {field}",
                                        at.of("tolls", n, field), "look at the sources again; mark what was replaced `superseded: true`"))
            elif len(parts) == len(incident.places) > 1 and total.low is not None and None not in highs and sum(highs) < total.low and not total.about:
                notes.append(Diagnostic("R507", f"`{whole.by}`: the parts ({said}) are less than the whole ({total.text}) {field}",
                                        at.of("tolls", n, field), "is a part missing? look at the sources again"))
    return notes


def toll_without_counter(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    """Numbers of dead or wounded in title, summary or text that no row of the toll ledger gives."""
    notes = []
    texts = [(words, words.lower(), field) for words, field in ((incident.title, "title"), (incident.summary, "summary"), (text.plain, ""))]
    told = "\n".join([lower for _, lower, _ in texts])
    for field in HARM:
        if not any(stem in told for stem in HARM[field]):           # so it is in most texts
            continue
        pattern = phrase(field)
        known = {n for t in incident.tolls if (c := getattr(t, field)) for n in (c.low, c.high, (c.low or 0) - 1) if n is not None}
        lows = [c.low for t in incident.tolls if (c := getattr(t, field)) and c.low is not None]
        for words, lower, where in texts:
            for match in (m for begin in found(lower, HARM[field]) for m in pattern.finditer(words, max(0, begin - 90), begin + 50)):
                said = match["a"] or match["b"]
                number = NUMERALS.get(said.lower()) or int(said.replace(",", "")) if said.lower() in NUMERALS or said[0].isdigit() else None
                if number is None or number in known or number == sum(lows) or 1900 <= number <= 2100 and "," not in said:
                    continue
                notes.append(Diagnostic("R508", f"“{match[0]}”: no row of `tolls` gives {number} {field}", at.of(where) if where else at.words(match[0]),
                                        f"add {{{field}: {number}, by: …, source: …, quote: …}} to `tolls`, or take the number out"))
    return list(dict.fromkeys(notes))


def found(words: str, stems: tuple[str, ...]) -> list[int]:
    """Where any of these stands: looked for first, because they are few and the patterns are slow."""
    out = []
    for stem in stems:
        at = words.find(stem)
        while at >= 0:
            out.append(at)
            at = words.find(stem, at + len(stem))
    return out


HARM = {"killed": ("kill", "dead", "died"), "wounded": ("wound", "injur", "hurt")}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}|" + "|".join(NUMERALS) + ")"
_PEOPLE = r"(?:(?!(?:attacks?|bombs?|bombings?|strikes?|blasts?|explosions?|cities|towns|villages|years?|days?|km|were|was|killed|dead|died|wounded|injured|hurt|and|but|while)\b|\d)[\w’'-]+\s+){0,4}"
DONE = {"killed": ("killed|dead|died", "killed|killing"), "wounded": ("wounded|injured|hurt", "wounded|wounding|injured|injuring")}


@cache
def phrase(harm: str) -> re.Pattern:
    """“12 were killed”, “killing at least 12”. Made when a text first speaks of it, which takes as long as reading five records."""
    done, doing = DONE[harm]
    return re.compile(rf"\b(?P<a>{_NUMBER})\s+{_PEOPLE}(?:were\s+|was\s+|have\s+been\s+|had\s+been\s+)?(?:reported\s+)?(?:{done})\b"
                      rf"|\b(?:{doing})\s+(?:at\s+least\s+|more\s+than\s+|over\s+|about\s+|around\s+|up\s+to\s+|some\s+)?(?P<b>{_NUMBER})\b(?!\s*[-–%])",
                      re.IGNORECASE)


def weekday_against_date(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    """`Monday 24 May 2016` anywhere, and a weekday in the evidence of a date that falls on another."""
    notes = []
    for words, where in ((text.plain, None), *((e.why, at.of("evidence", e.field, "why")) for e in incident.evidence)):
        for match in (m for begin in weekdays(words) if (m := dated().match(words, begin))):
            day = match["day"] or match["day2"]
            month = MONTHS.index(match["month"] or match["month2"]) + 1
            try:
                actual = WEEKDAYS[datetime.date(int(match["year"]), month, int(day)).weekday()]
            except ValueError:
                actual = None
            if actual != match["weekday"]:
                notes.append(Diagnostic("R506", f"“{match[0]}”: that day was a {actual}" if actual else f"“{match[0]}”: there is no such day",
                                        where or at.words(match[0]), "mend the weekday or the date"))
    if incident.date.precision == "day":
        actual = WEEKDAYS[datetime.date.fromisoformat(incident.date.first).weekday()]
        for e in incident.evidence:
            named = set(re.findall("|".join(WEEKDAYS), e.quote))
            if e.field == "date" and len(named) == 1 and actual not in named and not COUNTED.search(e.quote):
                notes.append(Diagnostic("R506", f"{incident.date.text} was a {actual}, its evidence says {named.pop()}",
                                        at.of("date"), "mend the date, or quote the sentence it rests on"))
    return notes


# "died on Saturday, two days after the attack": the day is counted from the one that is named
COUNTED = re.compile(r"\b(?:days? (?:earlier|before|after|prior|later)|(?:previous|following|next) (?:day|night|evening|morning)|yesterday|eve of)\b", re.IGNORECASE)


def weekdays(words: str) -> list[int]:
    """Where one of WEEKDAYS stands. They end alike."""
    return [at + 3 - len(day) for at in found(words, ("day",)) if at and words[at - 1].isalpha() for day in WEEKDAYS if words.startswith(day, max(0, at + 3 - len(day)))]


_MONTH = "|".join(MONTHS)


@cache
def dated() -> re.Pattern:
    """“Monday 24 May 2016”, “Monday, May 24, 2016”."""
    return re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
                      rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?),?\s+(?P<year>\d{{4}})\b")


def date_finer_than_evidence(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    """A certain day whose only evidence names none."""
    if incident.date.precision != "day" or incident.date.uncertain or incident.date.approximate:
        return []
    rests = [e for e in incident.evidence if e.field == "date"]
    if not rests or any(day_words().search(f"{e.quote} {e.why}") for e in rests):
        return []
    return [Diagnostic("R512", f"{incident.date.text} is a day, its evidence names none", at.of("date"),
                       f"write {incident.date.text[:7]}, or {incident.date.text}? if the day is probable")]


@cache
def day_words() -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|today|yesterday|tonight|overnight|day of publication|(?:{_MONTH})\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})|\d{{4}}-\d\d-\d\d|days? (?:ago|earlier|before|after|prior|later))\b", re.IGNORECASE)


def asserts_what_is_claimed(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    """An actor that only claims or is only accused, as the subject of the deed, in a sentence that says of nobody's word."""
    only_said = {s.actor for s in incident.responsibility if s.act in ("claim", "accusation", "denial", "admission")}
    only_said -= {s.actor for s in incident.responsibility if s.act == "attribution"}
    if not only_said:
        return []
    prose = "".join(p if isinstance(p, str) else (p.label or p.target.replace("-", " ")) for p in text.parts)
    prose = re.sub(r"<[^>]+>", " ", prose)
    names = {actor: {actor.replace("-", " ").lower()} for actor in only_said}
    for link in text.links:
        if link.target in names and link.label:
            names[link.target].add(link.label.lower())
    notes = []
    for words, where in ((incident.title, at.of("title")), (incident.summary, at.of("summary")), (prose, None)):
        for sentence in re.split(r"(?<=[.!?])\s+", words):
            if HEDGED.search(sentence):
                continue
            for actor, said in sorted(names.items()):
                match = re.search(rf"\b({'|'.join(re.escape(n) for n in sorted(said))})(?:\s+\w+)?\s+({DEEDS})\b", sentence, re.IGNORECASE)
                if match:
                    notes.append(Diagnostic("R511", f"“{match[0]}” tells as a fact what is only said of `{actor}`", where or at.words(match[0]),
                                            "say who says so: claimed, was accused of, according to …"))
    return notes


HEDGED = re.compile(r"\b(?:claim\w*|sa(?:id|ys|y)|according|report\w*|alleg\w*|accus\w*|suspect\w*|blam\w*|attribut\w*|responsib\w*|den(?:y|ied|ies)|"
                    r"believed|thought|apparently|named|told|admit\w*|whether|if)\b", re.IGNORECASE)
DEEDS = "carried out|killed|bombed|attacked|struck|massacred|murdered|executed|shelled|detonated|fired|shot|blew up|assassinated|abducted|kidnapped|raided|ambushed"

NAMING = ("claim", "admission", "accusation", "attribution")


def perpetrator_by_nobody(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    """A perpetrator of whom no row says who names it. Readers would see the name without a source."""
    said = {s.actor for s in incident.responsibility if s.act in NAMING}
    source = incident.sources[0] if incident.sources else "…"
    return [Diagnostic("R513", f"`{a.actor}` is a perpetrator here and no row of `responsibility` says who names it: the page will show it as named, and not by whom",
                       at.of("actors", n, "actor"), f"add to `responsibility`: {{act: attribution, actor: {a.actor}, source: {source}, quote: \"…\"}}; or claim, admission, accusation")
            for n, a in enumerate(incident.actors) if a.role == "perpetrator" and a.actor not in said]


def quote_left_open(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    """A quote that was copied from an example: dots where words belong."""
    rows = [("tolls", n, t.quote) for n, t in enumerate(incident.tolls)]
    rows += [("responsibility", n, s.quote) for n, s in enumerate(incident.responsibility)]
    rows += [("evidence", e.field, e.quote) for e in incident.evidence]
    return [Diagnostic("R515", f"the quote “{quote}” holds no words", at.of(field, n, "quote"), "copy the sentence from the source, word for word, or leave `quote` out")
            for field, n, quote in rows if quote and not any(c.isalnum() for c in quote)]


def superseded_by_nothing(incident: Incident, text: Text, at: Positions) -> list[Diagnostic]:
    """Counts of which a later one is said to stand, and none does: whoever may have made it."""
    if not any(t.superseded for t in incident.tolls):
        return []
    stands = {(t.where, field) for t in incident.tolls if not t.superseded for field in FIELDS if getattr(t, field) is not None}
    return [Diagnostic("R516", f"{getattr(t, field).text} {field} is superseded here, and no row gives a later number", at.of("tolls", n, "superseded"),
                       "add the row with the later number, or take `superseded` out")
            for n, t in enumerate(incident.tolls) if t.superseded
            for field in [f for f in FIELDS if getattr(t, f) is not None and (t.where, f) not in stands and ("", f) not in stands][:1]]


RULES = [date_against_name, source_not_listed, one_counter_two_numbers, parts_against_whole, toll_without_counter, weekday_against_date,
         date_finer_than_evidence, asserts_what_is_claimed, perpetrator_by_nobody, quote_left_open, superseded_by_nothing]

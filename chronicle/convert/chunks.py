"""A sentence as a row of chunks: noun groups, verb groups and the small words between them.

This is the middle layer of the cascade. Each chunk carries the tokens it covers and a code that the clause patterns
match on:

    HUM people · PER a person by name · ORG organisation · OBJ a thing that can be attacked · WPN weapon · EVT event noun
    LOC place · TIM time · NUM a number alone · NAM another name · NP any other noun group
    V trigger verb · SAY verb of saying · VB any other verb · W a small word · C comma · P other marks

Text in brackets and quotation marks are left out of the row, so that "the Syrian Democratic Forces (SDF) attacked" reads
as one clause. A noun group's kind is its last noun's: "hospital workers" are people, "a workers' hospital" is a thing.
"""

import re

import msgspec

from chronicle.convert.lexicon import nationalities
from chronicle.convert.mentions import RECOGNISERS
from chronicle.convert.mentions.names import name_runs
from chronicle.convert.records import Mention, Number
from chronicle.convert.segment import Sentence

_MARKS = {":": "colon", ";": "semicolon", "-": "dash", "–": "dash", "—": "dash", ".": "stop"}
_SKIP = frozenset("\"“”‘'’`«»")
_KINDS = {"human": "HUM", "target": "OBJ", "weapon": "WPN", "event": "EVT", "actor": "ORG", "place": "LOC"}
_PARTITIVE = re.compile(r"(?:members?|groups?|dozens|scores|crowd|number|leaders?|gang|unit|units|men|part|team|teams|hundreds|thousands|couple|majority|rest|force|forces|band|squad|column|convoy|bus|patrol|one|some|most|each|both|three|two|four|five|several|many|all|contingent|party|company|family|families|husband|wife|son|daughter|head|chief|commander|president|mayor|governor|director|manager|residents?|inhabitants?|employees?|workers?|officials?|supporters?|soldiers?|elements?|troops|guerrillas|rebels|militants|fighters|bodies|body|lives|home|house|residence|offices?|headquarters|owners?|side|deputy|minister|archbishop|bishop|rector|dean|secretary|ambassador|candidate|editor|facilities|branch|branches)$", re.I)


class Chunk(msgspec.Struct, frozen=True):
    code: str
    sub: str
    flags: str
    start: int              # tokens
    end: int
    name: str = ""          # actor's name in the lexicon; a verb's stem; a place's or person's name
    many: bool = False
    number: Number | None = None
    orgs: tuple[str, ...] = ()      # actors named inside the group ("suspected IS fighters")
    value: object = None


class Read(msgspec.Struct, frozen=True):
    """A sentence with everything recognised in it."""
    sentence: Sentence
    chunks: tuple[Chunk, ...]
    mentions: tuple[Mention, ...]
    codes: str                      # the chunks as one string for the patterns
    starts: tuple[int, ...]         # where each chunk starts in `codes`

    def words(self, chunk: Chunk) -> str:
        tokens = self.sentence.tokens
        return self.sentence.text[tokens[chunk.start].start:tokens[chunk.end - 1].end]


def read(sentence: Sentence, known) -> Read:
    mentions = tuple(m for find in RECOGNISERS for m in find(sentence, known))
    chunks = _merge(_chunk(sentence, mentions, known), sentence)
    parts, starts, at = [], [], 0
    for c in chunks:
        code = f"{c.code}:{c.sub.replace(' ', '_')}:{c.flags} "
        starts.append(at)
        parts.append(code)
        at += len(code)
    return Read(sentence, tuple(chunks), mentions, "".join(parts), tuple(starts))


# ---------------------------------------------------------------- units

class _Unit(msgspec.Struct):
    start: int
    end: int
    mentions: list[Mention]
    name: bool = False          # capitalised run


def _chunk(sentence: Sentence, mentions, known) -> list[Chunk]:
    tokens = sentence.tokens
    at: dict[int, list[Mention]] = {}
    for m in mentions:
        if m.kind != "weapon" or not any(x.start <= m.start and m.end < x.end or x.start < m.start and m.end <= x.end for x in mentions if x.kind in ("event", "human", "target")):
            at.setdefault(m.start, []).append(m)
    names = {a: b for a, b in name_runs(sentence, known)}
    inside_name = {i: a for a, b in names.items() for i in range(a, b)}
    out: list[Chunk] = []
    run: list[_Unit] = []
    state = {"aux": [], "det": -1}

    def close() -> None:
        if run or state["det"] >= 0:
            chunk = _noun_group(run, state["det"], sentence, known)
            if chunk:
                out.append(chunk)
        run.clear()
        state["det"] = -1

    i = 0
    depth = 0
    while i < len(tokens):
        word, low = tokens[i].text, tokens[i].low
        if word in "([":
            close_at = next((k for k in range(i + 1, min(i + 14, len(tokens))) if tokens[k].text in ")]"), None)
            if close_at is not None:
                i = close_at + 1
                continue
            i += 1
            continue
        if word in _SKIP or word in ")]":
            i += 1
            continue
        here = at.get(i, [])
        time = next((m for m in here if m.kind == "time"), None)
        if time:
            close()
            out.append(Chunk("TIM", time.sub, "", i, time.end, value=time.value))
            i = time.end
            continue
        if not word[0].isalnum() and low not in ("'s", "’s"):
            close()
            out.append(Chunk("C", "comma", "", i, i + 1) if word == "," else Chunk("P", _MARKS.get(word, "mark"), "", i, i + 1))
            i += 1
            continue
        if low in ("'s", "’s"):
            if run:
                run[-1].end = i + 1
            elif out and out[-1].code == "W" and out[-1].flags == "r":      # "it's behind"
                out.append(Chunk("W", "is", "x", i, i + 1))
            i += 1
            continue
        place = next((m for m in here if m.kind == "place"), None)
        actor = next((m for m in here if m.kind == "actor"), None)
        if actor or place:
            unit = actor or place
            run.append(_Unit(i, unit.end, [unit] + [m for m in here if m is not unit and m.end == unit.end and m.kind == "human"], True))
            i = unit.end
            continue
        verb = next((m for m in here if m.kind == "verb"), None)
        say = next((m for m in here if m.kind == "say"), None)
        noun = [m for m in here if m.kind in ("human", "target", "event", "weapon")]
        longest = max((m.end for m in noun), default=0)
        capital_inside = i in inside_name and not (i == 0) and word[0].isupper() and not noun
        if (verb or say) and not capital_inside and _is_verb(sentence, i, verb or say, noun, run, state["det"], known) and (verb or say).end >= longest:
            close()
            m = verb if verb and (not say or verb.end >= say.end) else say
            if verb and say and verb.end == say.end:
                m = verb
            out.append(_verb_group(sentence, i, m, out, known))
            i = m.end
            continue
        if noun:
            end = longest
            run.append(_Unit(i, end, [m for m in noun if m.end == end]))
            i = end
            continue
        number = next((m for m in here if m.kind == "number"), None)
        if number:
            if run:
                close()
            run.append(_Unit(i, number.end, [number]))
            i = number.end
            continue
        if low in known.determiners and not (low == "that" and i + 1 < len(tokens) and (
                not _nounish(tokens[i + 1], known) or out and out[-1].code == "SAY" or tokens[i + 1].text[:1].isupper() or any(m.kind in ("verb", "say") for m in at.get(i + 1, ())))):
            close()
            state["det"] = i
            i += 1
            continue
        if i in inside_name and word[0].isupper() and low not in known.closed | known.verbs or i in names and names[i] - i > 1 and low not in known.closed:
            end = next((k for k in range(i + 1, names[inside_name[i]] + 1) if k in at and any(m.kind in ("actor", "place", "human", "time", "target", "event") for m in at[k]) or k == names[inside_name[i]]), i + 1)
            run.append(_Unit(i, end, [], True))
            i = end
            continue
        kind = _small(low, known)
        if kind:
            close()
            out.append(Chunk("W", low if low != "an" else "a", kind, i, i + 1))
            i += 1
            continue
        led = out[-1] if out and not run and state["det"] < 0 else None
        if low in known.verbs and low not in known.participles and not (state["det"] == i - 1 and state["det"] >= 0) or _looks_verb(low, run, known) or (
                led and word[0].islower() and (led.code == "W" and (led.flags in ("x", "m") or led.sub in ("to", "who", "which", "they", "he", "she", "it"))
                                               or low.endswith(("ed", "ing")) and low not in known.participles and led.code in ("HUM", "ORG", "OBJ", "EVT", "WPN", "C", "TIM", "PER", "NAM", "LOC"))):
            close()
            out.append(Chunk("VB", low, _voice(out), i, i + 1))
            i += 1
            continue
        run.append(_Unit(i, i + 1, []))
        i += 1
    close()
    return out


def _small(low: str, known) -> str:
    if low in known.auxiliaries:
        return "m" if low in known.modals else "x"
    if low in known.prepositions:
        return "p"
    if low in known.conjunctions:
        return "c"
    if low in known.pronouns:
        return "r"
    if low in known.adverbs or low.endswith("ly") and len(low) > 5 and low not in ("family", "assembly", "italy", "july", "rally", "deadly", "elderly", "early", "supply"):
        return "a"
    return ""


def _nounish(token, known) -> bool:
    return token.text[0].isalnum() and token.low not in known.closed and token.low not in known.verbs


def _looks_verb(low: str, run, known) -> bool:
    """An unknown -ed word after a noun is its verb; before one it is its adjective."""
    known_noun = bool(run) and any(m.kind in ("human", "target", "event", "weapon") for m in run[-1].mentions)
    return low.endswith("ed") and "-" not in low and bool(run) and len(low) > 4 and not low.endswith("eed") and (
        known_noun or low not in known.participles)


def _is_verb(sentence, i, m, nouns, run, det, known) -> bool:
    """Is this form a verb here? Decided by the words on its left and right."""
    tokens = sentence.tokens
    before = tokens[i - 1].low if i else ""
    while before in ("'s", "”", '"', "“") and i > 1:
        i -= 1
        before = tokens[i - 1].low
    start = m.start
    after = tokens[m.end].low if m.end < len(tokens) else ""
    form, low = m.form, tokens[m.start].low
    if before == "to" and low in ("hit", "hurt", "set", "beat"):
        return True
    if before == "to" or before in known.modals or before in known.auxiliaries and form in ("part", "past", "ing"):
        return before != "to" or form == "base"
    if m.kind == "say":
        if nouns and (run or det >= 0) and form in ("s", "base") and (not any(u.name for u in run) or any(
                x.kind == "number" for u in run for x in u.mentions)):
            return False
        if m.end < len(tokens) and form in ("s", "base") and run and any(h.kind == "say" for h in known.hits(sentence)[m.end][1]):
            return False                                        # "news reports say"
        if low in known.participles and form in ("past", "part") and not run and not nouns and m.end < len(tokens) and (
                known.hits(sentence)[m.end][1] and after not in known.closed or tokens[m.end].text[:1].isupper()):
            return False
        return not (det == start - 1 and det >= 0) or form in ("s",)
    joined = " ".join(t.low for t in tokens[m.start:m.end])
    if form in ("past", "part") and m.end - start > 1:
        return True
    if form in ("past", "part") and low not in ("shot", "hit", "hurt", "set", "felt", "broke") and joined not in known.nounlike:
        if det == start - 1 and det >= 0 or run and all(u.mentions and u.mentions[0].kind == "number" for u in run):
            return after in ("in", "by", "on", "and", ",", "at", "when", "during", ".", "") and not (after == "and" and det >= 0) and det < 0
        if run and any(u.mentions and u.mentions[0].kind in ("event",) for u in run) and nouns:
            return True
        return True
    if form == "ing":
        if det == start - 1 and det >= 0 or after in ("of",) or before in ("'s",):
            return False
        if not nouns:
            return True
        following_object = after in known.determiners or after in known.numbers or after in ("at", "more", "up", "dozens", "scores", "hundreds", "several", "some", "about", "around", "nearly") or after[:1].isdigit() or any(
            h.kind in ("human", "actor", "target") for h in known.hits(sentence)[m.end][1]) if m.end < len(tokens) else False
        return bool(following_object) and (not run or before in (",", "and", "by", "after", "before", "while", "of", "in", "for", "were", "was"))
    if joined in known.nounlike or low in known.nounlike:
        if det == start - 1 and det >= 0 or before in known.prepositions or before in known.numbers or start == 0 and form == "base":
            return False
        if before in known.participles or before.endswith(("ist", "ive", "ous", "ern", "ary", "al-")):
            return False
        if not run:
            return before in known.pronouns or before in ("who", "which", "that", "and", ",", "not") and form in ("past", "part", "s") or before in known.adverbs and form in ("past", "part", "s")
        last = run[-1]
        subject = any(x.kind in ("human", "actor") for x in last.mentions) or last.name or any(x.kind in ("weapon", "event") for x in last.mentions) and form in ("past", "part")
        object_next = after in known.determiners or after in known.prepositions or after in known.numbers or after[:1].isdigit() or (
            m.end < len(tokens) and (tokens[m.end].text[:1].isupper() or any(h.kind in ("human", "target") for h in known.hits(sentence)[m.end][1])))
        if form in ("past", "part") and subject:
            return True
        return subject and bool(object_next) and form in ("base", "s", "past", "part") and not (
            form == "base" and not last.name and not any(x.many for x in last.mentions)) and not any(
            x.kind in ("actor",) for x in last.mentions if form in ("base", "s") and nouns and not object_next) and not (
            form in ("s", "base") and nouns and after in known.prepositions)
    if form == "base" and nouns and not run:
        return False
    return True


def _voice(out: list[Chunk]) -> str:
    return "a"


def _verb_group(sentence, i, m: Mention, out: list[Chunk], known) -> Chunk:
    """The verb with its voice (p passive, a active, e an -ed form alone, g -ing, i infinitive) and its doubt (N not, U only
    attempted, H only threatened or possible)."""
    back = []
    k = len(out) - 1
    while k >= 0 and (out[k].code == "W" and out[k].flags in ("x", "m", "a") or out[k].code == "W" and out[k].sub in ("to", "not", "been")
                      or out[k].code == "VB" and out[k].sub in known.attempted | known.threatened) and len(back) < 5:
        back.append(out[k].sub)
        k -= 1
    subs = set(back)
    be = subs & {"was", "were", "is", "are", "been", "be", "being", "got", "am", "wasn't", "weren't", "isn't", "aren't", "get"}
    have = subs & {"has", "have", "had", "having"}
    if m.form == "ing":
        voice = "a" if be else "g"
    elif m.form in ("past", "part") and be:
        voice = "p"
    elif m.form in ("past", "part"):
        voice = "a" if have else "e"
    elif "to" in subs:
        voice = "i"
    else:
        voice = "a"
    flags = voice
    if subs & known.negations:
        flags += "N"
    if subs & known.attempted:
        flags += "U"
    if subs & {"would", "could", "might", "may", "can", "will", "shall", "should", "must", "cannot"} and not (subs & {"have"}):
        flags += "H"
    if subs & known.threatened:
        flags += "H"
    code = "SAY" if m.kind == "say" else "V"
    return Chunk(code, m.sub, flags, i, m.end, name=m.name)


# ---------------------------------------------------------------- noun groups

def _noun_group(run: list[_Unit], det: int, sentence: Sentence, known) -> Chunk | None:
    if not run:
        return Chunk("W", sentence.tokens[det].low, "d", det, det + 1)
    start = det if det >= 0 else run[0].start
    end = run[-1].end
    number = next((m.value for u in run for m in u.mentions if m.kind == "number" and m.sub != "measure"), None)
    orgs = tuple(m.name for u in run for m in u.mentions if m.kind == "actor")
    nation = next((iso for u in run for k in range(u.start, u.end) if (iso := _nation(sentence.tokens[k]))), "")
    last = run[-1]
    if len(run) > 1 and run[-2].mentions and run[-2].mentions[0].kind == "place" and sentence.tokens[last.start].low in known.place_nouns:
        place = run[-2].mentions[0]                              # "Hassakeh province"
        return Chunk("LOC", place.sub, "", start, end, name=place.name, value=place.value)
    while last.mentions == [] and not last.name and len(run) > 1 and sentence.tokens[last.start].low in ("alike", "members"):
        run = run[:-1]
        last = run[-1]
    kinds = {m.kind: m for m in last.mentions}
    if len(run) == 1 and "number" in kinds:
        return Chunk("NUM", kinds["number"].sub, "", start, end, number=kinds["number"].value)
    titled = any(sentence.tokens[k].low in known.titles for u in run[:-1] for k in range(u.start, u.end)) or any(
        m.kind == "human" and not m.many for u in run[:-1] for m in u.mentions)
    if last.name and not kinds:
        text = _text(sentence, last)
        words = text.split()
        if words[-1].lower() in _ORG_HEADS and len(words) > 1 or any(m.kind == "human" and m.sub == "group" for u in run[:-1] for m in u.mentions):
            return Chunk("ORG", "other", "", start, end, name=text, orgs=orgs)
        if titled:
            known.persons.setdefault(words[-1].lower(), text)
            sub = next((m.sub for u in reversed(run[:-1]) for m in u.mentions if m.kind == "human"), "person")
            return Chunk("PER", sub, "", start, end, name=text, number=None, orgs=orgs)
        if len(words) >= 2 and not text.isupper():
            known.persons.setdefault(words[-1].lower(), text)
            return Chunk("PER", "person", "", start, end, name=text, orgs=orgs)
        if text.lower() in known.persons:
            return Chunk("PER", "person", "", start, end, name=known.persons[text.lower()])
        return Chunk("NAM", "", "", start, end, name=text, number=number, orgs=orgs)
    for kind in ("human", "target", "event", "weapon", "actor", "place"):
        m = kinds.get(kind)
        if not m:
            continue
        if kind == "actor" and "human" in kinds:
            continue
        code = _KINDS[kind]
        sub = m.sub
        if kind == "target" and sub == "aircraft" and nation:
            return Chunk("ORG", "force", "m", start, end, name=known.gazetteer.country_name(nation), many=True, orgs=orgs)
        if kind == "event" and nation:
            orgs = (*orgs, f"nation:{nation}")
        if kind == "human" and sub in ("security", "vague", "group") and any(
                known.lexicon.actors[o].kind == "militant" for o in orgs if o in known.lexicon.actors):
            sub = "militant"                                    # "Islamic State forces"
        flags = ("n" if number is not None else "") + ("m" if m.many else "s" if number is None else "")
        return Chunk(code, sub, flags, start, end, name=m.name, many=m.many,
                     number=number, orgs=orgs, value=m.value)
    inner = [m for u in run for m in u.mentions if m.kind in ("human", "target", "event", "weapon", "actor", "place")]
    if inner and inner[-1].kind in ("actor",) and len(run) <= 3 and run[-1].mentions == []:
        return Chunk("NP", "", "", start, end, number=number, orgs=orgs)
    return Chunk("NP", "", "", start, end, number=number, orgs=orgs)


_ORG_HEADS = frozenset("party front movement army brigade brigades battalion force forces group command organization organisation commission council committee union association agency company corporation ministry police department court congress institute university federation league bank network news guard coalition alliance cartel squad bureau office television radio".split())


def _nation(token) -> str:
    return nationalities().get(token.low, "") if token.text[:1].isupper() else ""


def _text(sentence, unit) -> str:
    tokens = sentence.tokens
    text = sentence.text[tokens[unit.start].start:tokens[unit.end - 1].end]
    return re.sub(r"['’]s$", "", " ".join(text.split()))


def _merge(chunks: list[Chunk], sentence: Sentence) -> list[Chunk]:
    """Noun groups joined by "of", and an organisation with the people it names."""
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        c = chunks[i]
        if c.code == "HUM" and c.sub in ("militant", "group") and not c.many and i + 2 < len(chunks) and chunks[i + 1].code == "C" and chunks[i + 2].code == "ORG":
            i += 2                                              # "a rebel group, Ahrar al-Sham": the name stands for both
            continue
        if c.code in ("HUM", "OBJ", "NP", "NUM") and i + 2 < len(chunks) and chunks[i + 1].code == "W" and chunks[i + 1].sub == "of" and chunks[i + 2].code in (
                "HUM", "ORG", "NAM", "NP", "LOC", "PER", "OBJ"):
            head, inner = sentence.tokens[c.end - 1].low, chunks[i + 2]
            if c.code == "NUM" and inner.code == "HUM" or _PARTITIVE.match(head) and c.code in ("HUM", "NP", "OBJ") or c.code == "HUM" and inner.code in ("ORG", "LOC", "NAM"):
                vague = c.sub in ("vague", "group") or c.code in ("NP", "NUM") or head in ("members", "member", "group", "element", "elements")
                if c.code == "NP" and inner.code not in ("HUM",) or c.code == "NP" and not re.match(r"(group|gang|dozens|crowd|number|hundreds|couple|majority|team|unit|band|squad|column|three|rest|party|contingent|company)s?$", head):
                    out.append(c)
                    i += 1
                    continue
                code = "HUM" if c.code in ("HUM", "NUM", "NP") else c.code
                sub = inner.sub if vague and inner.code == "HUM" else ("security" if inner.sub == "force" else "militant" if inner.sub == "militant" else c.sub) if vague and inner.code == "ORG" else c.sub
                end = inner.end
                orgs = c.orgs + inner.orgs + ((inner.name,) if inner.code == "ORG" and inner.name else ())
                merged = Chunk(code, sub, c.flags, c.start, end, c.name, c.many or inner.many, c.number or inner.number, orgs, c.value)
                chunks = chunks[:i] + [merged] + chunks[i + 3:]
                continue
        out.append(c)
        i += 1
    return out

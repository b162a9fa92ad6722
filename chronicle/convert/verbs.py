"""Verb or noun? And the verb with its voice and its doubt. Decided by the words on its left and right."""

from chronicle.convert.chunk import Chunk
from chronicle.convert.lexicon import nationalities
from chronicle.convert.mentions.count import begins
from chronicle.convert.records import Mention

_SAID_BY_GROUPS = frozenset("say deny claim admit blame accuse insist confirm acknowledge".split())
_ALSO_NOUNS = frozenset("claims reports charges".split())
_LEAVING = frozenset("leave leaves left leaving".split())
_ARTICLES = frozenset("the these those such all any some his her their its our both several".split())
_NEARLY = frozenset(["nearly", "almost"])               # "was nearly lynched"
_LEADING = frozenset("amid through past of with for from into among near over around beside between".split())
_TIMES = frozenset("monday tuesday wednesday thursday friday saturday sunday overnight yesterday today night morning afternoon evening noon midnight dawn dusk week weekend later earlier".split())


def looks_verb(low: str, after: str, run, known) -> bool:
    """An unknown -ed word after a noun is its verb; before one it is its adjective."""
    if low.endswith("ed") and run and any(m.kind == "actor" for m in run[-1].mentions) and (
            after in known.determiners or after in known.prepositions or after in known.conjunctions or after in known.numbers):
        return True                                             # "the FMLN occupied several towns"
    if low.endswith("ed") and run and run[-1].name and after in ("in", "with", "as"):
        return True                                             # "the Dawn Brigade dressed in uniforms"
    known_noun = bool(run) and any(m.kind in ("human", "target", "event", "weapon") for m in run[-1].mentions)
    if low.endswith("ing") and known_noun and len(low) > 5:
        return True                                             # "a school sheltering the displaced"
    return low.endswith("ed") and "-" not in low and bool(run) and len(low) > (3 if known_noun else 4) and not low.endswith("eed") and (
        known_noun or low not in known.participles)


_FORCES = frozenset("army military navy force forces coalition police troops government regime junta side".split())      # "the army hit a camp"
_NO_NOUNS = frozenset("say tell confirm deny accuse insist announce believe".split())      # "Officials in Homs say that …"


def is_verb(sentence, i, m, nouns, run, det, known) -> bool:
    """Is this form a verb here? Decided by the words on its left and right."""
    tokens = sentence.tokens
    before = tokens[i - 1].low if i else ""
    if before in ("'s", "’s") and tokens[m.start].low.removesuffix("s") in ("claim", "report", "charge") and m.end < len(tokens) and tokens[m.end].low == "that":
        return False                                            # "denied Armenia's claim that …"
    while before in ("'s", "”", '"', "“") and i > 1:
        i -= 1
        before = tokens[i - 1].low
    start = m.start
    after = tokens[m.end].low if m.end < len(tokens) else ""
    form, low = m.form, tokens[m.start].low
    if m.sub == "plant" and low in _LEAVING and not any(h.kind == "weapon" for _, found in known.hits(sentence) for h in found):
        return False                                            # "who left behind poor families"
    if before == "to" and low in ("hit", "hurt", "set", "beat"):
        return True
    if before == "to" or before in known.modals or before in known.auxiliaries and form in ("part", "past", "ing"):
        return before != "to" or form == "base"
    if m.kind == "say":
        if low == "accused" and before in ("and", "but", "also", "then", "later") and any(h.kind in ("say", "verb") and h.form == "past" for k in range(i - 1) for h in known.hits(sentence)[k][1]):
            return True                                         # "confirmed the deaths and accused local militiamen"
        if low in _ALSO_NOUNS and (det == start - 1 and det >= 0 and before in _ARTICLES or i and tokens[i - 1].text[:1].isupper() and before in nationalities() and not before.endswith("s") or after in ("that", "of") and any(t.low == "as" for t in tokens[max(0, i - 4):i])):
            return False                                        # "denied Armenian claims", "called the reports fake", "dismissed as a lie claims that …"
        if form == "base" and run and low in _SAID_BY_GROUPS and any(x.kind == "actor" and x.sub == "militant" for x in run[-1].mentions) and (
                low != "claim" or after in known.determiners or after in ("responsibility", "they", "it", "to", "that", "both") or m.end < len(tokens) and tokens[m.end].text[:1].isupper()):
            return True                                         # "the Taliban say", "Houthis claim Aden attack"
        if form == "base" and run and low not in _NO_NOUNS and not (any(x.many for x in run[-1].mentions) or tokens[run[-1].end - 1].low.endswith(("s", "media", "people", "police"))):
            return False                                        # "a neighbouring state", "the news report"
        if low in ("state", "states") and (run and any(x.kind == "number" for x in run[-1].mentions) or det == start - 1 and det >= 0 or after == "of" or not i):
            return False                                        # "in three states", "the states of X and Y", "State police said"
        if low == "states" and run and any(x.kind == "place" for x in run[-1].mentions) and "and" in (tokens[k].low for k in range(max(0, run[0].start - 2), run[0].start)) and after not in ("that", "it", "he", "she"):
            return False                                        # "in Jonglei and Upper Nile states"
        if low == "state" and run and any(x.kind == "place" for x in run[-1].mentions):
            return False                                        # "in Lagos state"
        if low in ("suspect", "suspects") and run and (after in known.determiners | {"that"} or m.end < len(tokens) and (tokens[m.end].text[:1].isupper() or any(h.kind == "actor" for h in known.hits(sentence)[m.end][1]))):
            return True                                         # "police suspect the Taliban"
        if nouns and (run or det >= 0) and form in ("s", "base") and (not any(u.name for u in run) or any(
                x.kind == "number" for u in run for x in u.mentions)):
            return False
        if m.end < len(tokens) and form in ("s", "base") and run and any(h.kind == "say" for h in known.hits(sentence)[m.end][1]):
            return False                                        # "news reports say"
        if low in known.participles and form in ("past", "part") and before == "by":
            return False                                        # "killed by suspected armed herders"
        if low in known.participles and form in ("past", "part") and before not in _TIMES and not nouns and all(u.mentions and u.mentions[0].kind == "number" for u in run) and m.end < len(tokens) and (
                known.hits(sentence)[m.end][1] and after not in known.closed or tokens[m.end].text[:1].isupper()):
            return False
        return not (det == start - 1 and det >= 0) or form in ("s",)
    joined = " ".join(t.low for t in tokens[m.start:m.end])
    if low in ("hurt", "shot") and form in ("past", "part") and run and all(u.mentions and u.mentions[0].kind == "number" or tokens[u.start].low in ("more", "others") for u in run):
        return after in known.prepositions or after in ("and", "when", "while", "as", ".", ",", "")      # "another hurt on Sunday"
    if form in ("past", "part") and m.end - start > 1:
        return True
    led = tokens[i - 3].low if before in ("or", "and") and i > 2 and tokens[i - 2].low.endswith(("ed", "en", "nt")) else before      # "amid wrecked or burnt cars"
    if form in ("past", "part") and led in _LEADING and m.end - start == 1 and m.end < len(tokens) and any(h.kind == "target" for h in known.hits(sentence)[m.end][1]):
        return False                                            # "people walked past destroyed houses"
    if form in ("past", "part") and low not in ("shot", "hit", "hurt", "set", "felt", "broke") and joined not in known.nounlike:
        if run and m.sub == "die" and low in ("died", "succumbed", "perished"):
            return True                                         # "a woman of 60 died from her wounds"
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
        if m.sub not in ("kill", "wound") and m.end < len(tokens) and any(h.kind == "verb" and h.form == "past" for h in known.hits(sentence)[m.end][1]):
            return False                                        # "On Sunday, shelling killed eleven people"
        following_object = after in known.determiners or begins(tokens, m.end, known) or after in ("at", "as", "more", "up", "about", "around", "nearly") or any(
            h.kind in ("human", "actor", "target") for h in known.hits(sentence)[m.end][1]) or tokens[m.end].text[:1].isupper() and before in (",", "of", "for", "after", "before", "by", "in") if m.end < len(tokens) else False      # ", killing Ana Ruiz", "accused of killing Ana Ruiz"
        hit = m.sub in ("kill", "wound") and any(x.kind == "target" for x in (run[-1].mentions if run else ()))      # "a bomb hit a house killing two"
        return bool(following_object) and (not run or hit or _seen(tokens, run[0].start) or before in (",", "and", "by", "after", "before", "while", "of", "in", "for", "were", "was"))
    if (joined in known.nounlike or low in known.nounlike) and form in ("base", "s") and run and tokens[run[-1].end - 1].low in nationalities() and tokens[run[-1].end - 1].text[:1].isupper():
        return False                                            # "an Israeli strike killed five"
    if form == "base" and run and det >= 0 and tokens[det].low in ("a", "an"):
        return False                                            # "an Islamic State attack killed five"
    if joined in known.nounlike or low in known.nounlike or form == "s" and low[:-1] in known.nounlike:
        if form == "s" and nouns and m.end < len(tokens) and (after in known.auxiliaries or any(h.kind == "verb" and h.form == "past" for h in known.hits(sentence)[m.end][1])):
            return False                                        # "…, bombs exploded"
        if det == start - 1 and det >= 0 or before in known.prepositions or before in known.numbers or start == 0 and form == "base":
            return False
        if before in known.participles or before.endswith(("ist", "ive", "ous", "ern", "ary", "al-")) and not (low == "hit" and before == "military"):
            return False
        if not run and before == "," and form == "s" and after in known.prepositions:
            return False                                        # "In Chernihiv, strikes on the power grid left …"
        if not run and before in _TIMES and form in ("past", "part"):
            return after in known.determiners or after in known.numbers       # "A strike on Wednesday hit a bank"
        if not run:
            return before in known.pronouns or before in ("who", "which", "that", "and", ",", "not") and form in ("past", "part", "s") or before in known.adverbs and form in ("past", "part", "s")
        last = run[-1]
        subject = any(x.kind in ("human", "actor") for x in last.mentions) or low == "hit" and tokens[last.end - 1].low in _FORCES or last.name or any(x.kind in ("weapon", "event", "target") for x in last.mentions) and form in ("past", "part")
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


SEEING = frozenset("show shows showed showing shown depict depicts depicted depicting saw witnessed filmed".split())


def _seen(tokens, k: int) -> bool:
    """Do the words before token `k` show somebody: "videos showing soldiers and militiamen killing five"?"""
    return any(t.low in SEEING for t in tokens[max(0, k - 5):k])


def verb_group(sentence, i, m: Mention, out: list[Chunk], known) -> Chunk:
    """The verb with its voice (p passive, a active, e an -ed form alone, g -ing, i infinitive) and its doubt (N not, U only
    attempted, H only threatened or possible)."""
    back = []
    k = len(out) - 1
    while k >= 0 and (out[k].code == "TIM" or out[k].sub == "on" and out[k + 1:] and out[k + 1].code == "TIM" or out[k].code == "W" and out[k].flags in ("x", "m", "a") or out[k].code == "W" and out[k].sub in ("to", "not", "been")
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
    if subs & known.attempted or subs & _NEARLY and m.sub in ("kill", "assassinate"):
        flags += "U"
    if subs & {"would", "could", "might", "may", "can", "will", "shall", "should", "must", "cannot"} and not (subs & {"have"}):
        flags += "H"
    if subs & known.threatened:
        flags += "H"
    code = "SAY" if m.kind == "say" else "V"
    return Chunk(code, m.sub, flags, i, m.end, name=m.name)

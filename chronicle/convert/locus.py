"""Can an event be at a place that a sentence names?

Not at the other end of a border, not where somebody comes from, speaks, or was brought to, not at the ends of a train's run.
"""

import re

from chronicle.convert.chunk import Read
from chronicle.convert.lexicon import capitals

_SAID_AT = frozenset("briefing conference media reporters spokesperson spokesman spokeswoman office hospital interview statement capital correspondent".split())
_ADDRESSED = frozenset("visiting visited urge urged urges urging press pressed pressing ask asked asking tell told telling help helped helping back backed backing thank thanked join joined threaten threatens threatened threatening warn warns warned warning accuse accuses accusing condemn condemns condemning criticise criticize criticising criticizing".split())
_SIDES = frozenset("north south east west northeast northwest southeast southwest km miles kilometers kilometres northeastern".split())
_OFFICES = frozenset("ministry government embassy bureau headquarters presidency".split())       # speak from a town, wherever it was
_TRAVELLED = frozenset("shifted referred travelled traveled travelling traveling driving heading headed rushed flown airlifted".split())
# before "to X" or "from X": somebody goes there or comes from there, and nothing happened there
_GOING = frozenset("shifted referred relocated conveyed escorted deported repatriated fled flee flew travel travelled traveled went go return returned moved moving taken flown airlifted driven sent carried travelling traveling going driving coming ferried evacuated transported admitted rushed brought transferred drive way route road highway heading headed bound visit trip journey exiled".split()) | _SIDES - {"northeastern"}
_RIDES = re.compile(r"\b(?:service|train|express|ship|boat|vessel|plane|truck|lorry|minibus|van|bus|coach|flight|ferry|passengers|goods|aid|fuel|convoy)$", re.I)
_RUNS = frozenset("running going bound travels runs plying operating coming".split())
_WARD = re.compile(r"\b(?:hospital|clinic|infirmary|medical cent(?:re|er)|morgue|mortuary)$", re.I)
_TREATED = frozenset("receiving received treated treatment treating admitted rushed hospitalised hospitalized taken brought recuperating recovering undergoing deposited".split())
_MORTUARY = re.compile(r"\b(?:morgue|mortuary)$", re.I)
_NOT_THERE = frozenset("border government president army troops forces embassy ambassador minister republic university war people delegation envoy envoys negotiators".split())
_WORDS = re.compile(r"(?:communiqu[eé]s?|statements?|interviews?|speech|speeches|address|telegrams?|homily|sermon|(?:news|press) conference|broadcast|editorial)$", re.I)
_GIVEN = frozenset("held issued released published given delivered broadcast distributed read circulated made granted".split())
_BENCH = re.compile(r"\b(?:court|tribunal|judge|magistrate|prosecutors?|jury)$|\bjudge \d+$", re.I)
_SPEAKING = frozenset("speaking writing testifying".split())
_REACTIONS = frozenset("accusations accusation condemnation condemnations criticism denial denials threats threat warnings warning protests protest outrage anger praise claims reaction reactions response statements pledges calls condolences outcry rebuke complaints".split())
_FLED = frozenset("fled fleeing flee ran running run escaped sped retreated withdrew fleeing headed heading".split())
_MOURNED = ("funeral", "rally")
# "days after a similar one in X"
_LIKENED = re.compile(r"\b(?:after|since|following|like|as) (?:an?|the) (?:similar|previous|earlier) (?:[\w-]+ ){0,3}(?:in|at|on|near) $")
_PRESS = frozenset("newsmen pressmen reporters journalists correspondents press media newspersons".split())
_BRIEFED = frozenset("briefed briefing addressed addressing".split())
_SENT = frozenset("send sent sending sends dispatch dispatched dispatching deploy deployed deploying despatched rushed ordered".split())
_TEAM = re.compile(r"\b(?:teams?|missions?|delegations?|reinforcements?|investigators?|helicopters?|ambulances?|planes?|aircraft|rescuers?|doctors?|medics|medicines?|aid|experts?|officers|troops|envoys?|units?|lorr(?:y|ies)|trucks)$", re.I)
_POSTED = frozenset("based born raised educated garrisoned speaking positioned entrenched fortified stationed barricaded dug holed headquartered active present".split())
IN_ANSWER = r"\bin (?:response|retaliation|reply|revenge) (?:to|for)\b"
ANSWERED = re.compile(rf"{IN_ANSWER} [^,;.]{{0,80}}$", re.I)


def can_be_at(read: Read, i: int) -> bool:
    """Can an event be at this place? Not the other end of a border, not where somebody comes from or speaks."""
    chunks = read.chunks
    if " in re" in read.sentence.text and ANSWERED.search(read.sentence.text[:read.sentence.tokens[chunks[i].start].start]):
        return False                                            # "fired rockets in response to the strike on X"
    k = i - 2 if i > 3 and chunks[i - 1].sub == "of" and chunks[i - 2].code in ("NP", "OBJ") and read.words(chunks[i - 2]).lower().split()[-1] not in _SIDES else i      # "bound for the town of X"
    before = [c for c in chunks[max(0, k - 3):k]]
    said = next((n for n in range(i - 1, -1, -1) if chunks[n].code == "SAY"), None)
    if said is not None and any(c.code in ("NP", "HUM", "OBJ") and read.words(c).lower().split()[-1] in _SAID_AT for c in before[-2:]) and not any(
            c.code in ("V", "EVT") for c in chunks[said:i]):
        return False
    ward = chunks[k - 2] if k > 2 and chunks[k - 1].flags == "p" else None
    if ward is not None and (ward.sub == "hospital" or _MORTUARY.search(read.words(ward))) and (
            chunks[k - 3].sub == "to" or chunks[k - 3].flags == "p" and chunks[k - 3].sub != "into" and k > 3 and (chunks[k - 4].code == "VB" or chunks[k - 4].sub == "die" or chunks[k - 4].flags == "x")):
        return False                                            # where the wounded or the dead were brought
    after = next((c for c in chunks[i + 1:i + 6] if not (c.code == "TIM" or c.code == "W" and (c.flags in ("a", "x") or c.sub == "on"))), None)
    if after is not None and after.code == "SAY" and len(before) > 1 and before[-2].code in ("HUM", "ORG", "NP") and i == 2:
        return False                                            # "Doctors at the Civil Hospital said"
    if k > 1 and chunks[k - 1].sub in ("in", "at", "of", "from") and _where_told(read, k, after):
        return False                                            # "said today in X that", "a news conference held in X", "a court in X convicted"
    if i > 2 and _who_speaks(chunks, i):
        return False                                            # "Ana Ruiz, a civil society leader in the nearby town of X, said"
    if after is not None and (after.code in ("SAY", "VB") or after.code == "W" and after.sub in ("did", "has", "had")) and not (i and (chunks[i - 1].flags == "p" or chunks[i - 1].code in ("C", "NAM") or chunks[i - 1].sub in ("and", "of"))):
        follows = next((c for c in chunks[i + 1:i + 6] if c.code in ("V", "SAY", "VB")), None)
        if follows is not None and follows.code != "V" and not _came_under(chunks, i):
            return False                                        # "Baghdad rejected", "Moscow did not comment": its government
    if len(before) > 2 and before[-1].sub in ("in", "at") and before[-2].code in ("OBJ", "NP", "ORG", "HUM") and before[-3].code == "C" and chunks[i + 1:i + 2] and chunks[i + 1].code == "SAY":
        return False                                            # ", their station in Damascus said"
    if len(before) > 1 and before[-1].sub in ("in", "at") and before[-2].sub == "official" and after is not None and after.code in ("W", "VB", "SAY") and after.flags != "p":
        return False                                            # "officials in Moscow were quick to blame"
    if before and before[-1].code == "SAY" and i and chunks[i - 1] is before[-1] or before and before[-1].code == "VB" and before[-1].sub in _ADDRESSED:
        return False                                            # "urging Baghdad to act"
    if k > 2 and chunks[k - 1].sub == "from" and chunks[k - 2].code == "C" and chunks[k - 3].code == "PER":
        return False                                            # "Juan Gil, from the village of X, died"
    if len(before) > 1 and before[-1].sub in ("in", "at", "on") and before[-2].code == "VB" and before[-2].sub in _POSTED:
        return False                                            # "rebels positioned in X shelled Y"
    if len(before) > 2 and before[-1].sub in ("in", "at") and before[-2].sub == "based" and before[-3].code == "C":
        return False                                            # "the commander of the Sixth Brigade, based in X, said"
    if len(before) > 1 and before[-1].sub in ("of", "from") and before[-2].code in ("PER", "ORG"):
        return False                                            # "Juan Gil of nearby X", "the Violence Observatory of X University"
    words = [read.words(c).lower() for c in before]
    preposition = words[-1] if words else ""
    headword = words[-2].split()[-1] if len(words) > 1 else ""
    if _WARD.search(read.words(chunks[i])) and any(set(read.words(c).lower().split()) & _TREATED for c in chunks[max(0, i - 5):i]):
        return False                                            # "are receiving treatment at X Hospital"
    if preposition in ("in", "at") and headword in _OFFICES | _SAID_AT and after is not None and (after.code == "SAY" or after.sub == "to" and headword in _OFFICES):
        return False                                            # "the defence ministry in Yaoundé said", "a hospital in X said"
    if _on_a_ride(read, i):
        return False
    if preposition in ("in", "at") and headword in _PRESS and any(c.code == "SAY" or c.sub in _BRIEFED for c in chunks[max(0, i - 5):i]):
        return False                                            # "told newsmen in Jos that", "briefed the press in X"
    if preposition == "to" and any(c.sub in _SENT for c in chunks[max(0, i - 5):i]) and _TEAM.search(words[-2]) is not None:
        return False                                            # "would send a team to X", "dispatched two helicopters to X"
    if preposition in ("in", "at") and headword in ("reporters", "journalists", "up") and any(_SPEAKING & set(read.words(c).lower().split()) or c.sub == "grew" for c in chunks[max(0, i - 5):i]):
        return False                                            # "Speaking to reporters in X, the minister said", "who grew up in X"
    if preposition == "from" and headword in _REACTIONS:
        return False                                            # "amid accusations from Baku"
    if i and chunks[i - 1].code == "C" and after is not None and after.code == "SAY" and "g" not in after.flags and not any(c.code == "SAY" for c in chunks[:i]) and read.words(chunks[i]) in capitals():
        return False                                            # "…, where a market was hit, Moscow has said"
    if headword in _SPEAKING and preposition in ("in", "at", "from") or preposition in ("towards", "toward") and (headword == "move" or any(c.sub in _FLED for c in chunks[max(0, i - 4):i])):
        return False                                            # "Speaking in X, the minister said", "people fled towards X"
    if preposition in ("in", "at", "on", "near") and _LIKENED.search(read.sentence.text[:read.sentence.tokens[chunks[i].start].start]):
        return False
    if preposition == "from" and len(before) > 1 and before[-2].code == "HUM" and before[-2].sub in ("civilian", "security", "official", "vague") and _told_after(chunks, i):
        return False                                            # "A driver from X was shot dead in Y"
    if preposition in ("in", "at") and len(before) > 1 and before[-2].sub in _MOURNED and not any(c.code in ("V", "EVT", "WPN") for c in chunks[:i]) and _told_after(chunks, i):
        return False                                            # "Crowds attended a funeral in X for four men killed in Y"
    if preposition == "from" and any(c.code == "WPN" or c.code == "V" and c.sub in ("shoot", "throw") for c in before[-3:-1]):
        return False                                            # "fired the missile from X"
    if preposition in ("in", "at") and headword == "arrived" and not any(c.code == "V" for c in chunks[i:]) and not any(c.sub == "militant" for c in chunks[:i]):
        return False                                            # "as a delegation arrived in X for talks"
    if preposition == "from" and len(words) > 2 and words[-3] == "across":
        return False                                            # "in X, across the river from Y"
    if preposition == "from" and (after is not None and after.sub == "that" and len(before) > 1 and before[-2].code == "SAY" or chunks[i + 1:i + 2] and chunks[i + 1].code == "SAY"):
        return False                                            # "said from X that …", "residents reached by telephone from X said"
    if preposition == "to" and i > 2 and chunks[i - 2].code == "LOC" and chunks[i - 3].sub == "from" and not (i > 3 and chunks[i - 4].code in ("V", "EVT", "WPN")):
        return False                                            # "on its way from X to Y"
    if preposition in ("with", "against", "than", "like", "above", "overlooking") and not (len(words) > 1 and "accordance" in words[-2]):
        return False
    if preposition in ("with", "to", "from", "of") and headword in _NOT_THERE:
        return False
    if len(words) > 2 and preposition in ("to", "from") and headword in ("road", "highway") and words[-3] in ("on", "along") and not any(
            c.code == "LOC" and c.sub != "country" for c in chunks[:i]):
        return True                                             # "ambushed on the road to X"
    if preposition == "to" and any(c.code == "VB" and read.words(c).lower().split()[-1] in _TRAVELLED for c in chunks[max(0, i - 5):i]):
        return False                                            # "as they travelled in a van to X"
    if headword and preposition in ("to", "from", "for") and not any(c.code == "EVT" for c in before):
        goes = words[-3].split()[-1] if words[-2] == "there" and len(words) > 2 else headword      # "drove there from X"
        return goes not in _GOING
    return not (preposition == "of" and headword in _SIDES) or len(words) > 2 and words[-3] in ("in", "on") and words[-2].startswith("the ")      # "in the west of X" is in X


def _came_under(chunks, i: int) -> bool:
    """"X came under heavy shelling", "X has been under fire", "X was the scene of a bombing": there."""
    under = next((k for k in range(i + 1, min(i + 5, len(chunks) - 1)) if chunks[k].sub == "under"), None)
    return under is not None and any(c.code in ("EVT", "WPN") for c in chunks[under + 1:under + 3])


def _told_after(chunks, i: int) -> bool:
    """Is a deed told after the place at chunk `i`, and put somewhere else?"""
    deed = next((k for k in range(i + 1, len(chunks)) if chunks[k].code in ("V", "EVT")), len(chunks))
    return any(b.sub in ("in", "at", "near", "outside", "on") and c.code == "LOC" and c.sub != "country" for b, c in zip(chunks[deed:], chunks[deed + 1:]))


def _where_told(read: Read, k: int, after) -> bool:
    """Do the words before chunk `k` make it the place of somebody's words or judgment: "said today in", "in a speech in", "the archbishop of", "a judge of"?"""
    chunks, preposition = read.chunks, read.chunks[k - 1].sub
    at = k - 2
    while at > 0 and (chunks[at].code == "TIM" or chunks[at].code == "W" and chunks[at].flags == "a" or chunks[at].sub == "on" and chunks[at + 1].code == "TIM"):
        at -= 1
    told, verb = chunks[at], next((c for c in chunks[k + 1:k + 7] if c.code in ("V", "VB", "SAY")), None)
    if preposition in ("in", "at", "from") and told.code == "SAY":
        return after is None or after.sub == "that" or after.code in ("C", "Q", "P")
    if told.code == "VB" and told.sub in _GIVEN and at and _WORDS.search(read.words(chunks[at - 1])):
        return True
    if any(c.code == "V" for c in chunks[:at]):
        return False                                            # "was shot when he was to give a speech in X"
    if preposition in ("in", "at") and _WORDS.search(read.words(told)):
        return True
    begins = not any(c.code in ("EVT", "WPN") for c in chunks[:at]) and verb is not None
    if begins and preposition == "of" and told.sub == "official" and verb.code == "SAY":
        return True
    return begins and verb.code != "V" and bool(_BENCH.search(read.words(told)))


def _who_speaks(chunks, i: int) -> bool:
    """Does the sentence begin with a person, and say between commas who in that place they are, before they speak?"""
    follows = chunks[i + 1:i + 3]
    return chunks[0].code in ("PER", "NAM") and chunks[1].code == "C" and [c.code for c in follows] == ["C", "SAY"] and any(
        c.code in ("HUM", "NP") for c in chunks[2:i]) and not any(c.code in ("V", "EVT", "SAY", "TIM") for c in chunks[:i])


def _on_a_ride(read: Read, i: int) -> bool:
    """"the 18:25 service from X to Y", "an X to Y train": X and Y are where it runs."""
    chunks = read.chunks
    ends = ("LOC", "PER", "NAM", "OBJ")                         # "London King's Cross" is no place that one knows, "London train" a thing
    first = i if i + 2 < len(chunks) and chunks[i + 1].sub == "to" and chunks[i + 2].code in ends else i - 2 if i > 1 and chunks[i - 1].sub == "to" and chunks[i - 2].code == "LOC" else None
    if first is None:
        return False
    k = first - 1
    if k > 1 and chunks[k].sub == "of" and chunks[k - 1].code in ("NP", "OBJ"):
        k -= 2                                                  # "from the port of X to Y"
    ride = next((c for c in reversed(chunks[max(0, k - 3):k]) if not (c.code == "VB" and c.sub in _TRAVELLED | _RUNS or c.code in ("W", "C"))), None) if chunks[k].sub == "from" else None
    from_ = ride is not None and _RIDES.search(read.words(ride))
    return bool(from_) or any(_RIDES.search(read.words(c)) for c in chunks[first + 2:first + 4] if c.code != "LOC")

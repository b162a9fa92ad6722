"""Noun groups that belong together: "members of the army", "militants loyal to X", "JNIM, the local branch of Y".

    counted or parted     the first only counts or parts the second    "scores of soldiers", "the deaths of 200 men"
    of a group            people, and the armed group they are said to be of; the group's name is kept with them
    apposed               a name and what it is: the name stands for both
"""

import re

import msgspec

from chronicle.convert.chunk import Chunk
from chronicle.convert.nouns import A_GROUP, ANIMALS, WINGS, words_of
from chronicle.convert.records import Number
from chronicle.convert.segment import Sentence

_PARTITIVE = re.compile(r"(?:remnants?|dissidents?|holdouts?|members?|groups?|dozens|scores|crowd|number|leaders?|gang|unit|units|men|part|team|teams|hundreds|thousands|couple|majority|rest|force|forces|band|squad|columns?|fronts?|cells?|platoon|convoy|bus|patrol|one|some|most|each|both|three|two|four|five|several|many|all|contingent|party|company|family|families|husband|wife|son|sons|daughter|daughters|brother|brothers|sister|father|mother|relatives?|cousin|nephew|niece|uncle|head|chief|commander|president|mayor|governor|director|manager|residents?|inhabitants?|employees?|workers?|officials?|supporters?|soldiers?|personnel|elements?|troops|guerrillas|rebels|militants|fighters|bodies|body|lives|home|house|residence|offices?|headquarters|owners?|side|deputy|minister|archbishop|bishop|rector|dean|secretary|ambassador|candidate|editor|facilities|branch|branches)$", re.I)
_MEN = frozenset("man men youth youths".split())          # "men belonging to the ELN"
_SPLINTERS = frozenset("remnants dissidents holdouts".split())
_PARTS = frozenset("members member unit units team column columns squad contingent front fronts cell cells platoon".split())     # "the 5th front of the FARC"
# between a group and its name: "a group that calls itself X", "a faction by the name of X"
_CALLED = re.compile(r"(?:,? ?(?:which|that|who) )?(?:(?:has|have|had|is|was|are|were) )?(?:also |previously |hitherto |until now )?(?:(?:called|calling|calls|call|named|naming|names|dubbed|styled|styling|styles|identified|identifying|identifies|describing|describes) (?:itself |themselves )?(?:as )?|"
                     r"known as |(?:(?:going|goes|go|went|operating|operates|acting|acts|signing|signed|appearing) )?(?:by|under|with|in) the (?:name|names|title|moniker|nom de guerre|label|alias)(?: of)? )(?:the )?")
_A_NAMING = frozenset("called calling calls call named naming names name dubbed styled styling styles identified identifying identifies describing describes known title moniker label alias".split())
_TAKEN_FOR = frozenset("suspected believed thought alleged presumed reported understood said".split())
_BRANCH = re.compile(r"^(?:an?|the|its|whose|[\w-]+ ['’]s) (?:[\w'’-]+ ){0,4}(?:branch|affiliate|arm|wing|offshoot|franchise|faction|coalition|militia|group|alliance)\b")
_A_BAND = re.compile(r"(?:an?|the|one of) (?:(?!group|militia|faction)[\w'’-]+ ){0,5}(?:branch|affiliate|wing|offshoot|splinter|franchise|faction|militia|group|outfit|alliance|breakaway)(?= of\b|$)")
_NAMED_AFTER = frozenset("sons lions falcons men guardians brothers knights eagles warriors defenders hawks tigers wolves partisans servants mothers".split())
_OFFICES = frozenset(["ministry", "department", "directorate"])
_PORTFOLIO = re.compile(r"(?:the )?(?:national )?(?:defen[cs]e|interior|internal affairs|home affairs|foreign affairs|health|public health|justice|information|public security|state security|security|emergency situations|emergencies|religious affairs|education|agriculture|civil defen[cs]e)\b", re.I)
_WAYS_IN = frozenset(["entrance", "entrances", "gate", "gates"])
_BODY = frozenset(["body", "corpse"])
_PATROLS = frozenset(["patrol", "patrols"])
_EARLY = frozenset(["early", "late"])
_HOSTS = frozenset("army front brigade brigades soldiers warriors".split())
_NAMELESS = frozenset("attackers assailants perpetrators killers raiders".split())
_TIE = re.compile(r"(?:,? ?(?:who|which|that) (?:is|are|was|were) )?(?:(?:widely )?(?:believed|thought|suspected|presumed|understood|alleged|said|claiming) (?:to (?:be|have been|belong)|of (?:being|belonging)) )?"
                  r"(?:from|of|with|within|to|(?:members|part|fighters|followers|supporters) (?:of|from)|known as|(?:that|which|who) calls? (?:itself|themselves)|calling (?:itself|themselves)|(?:working|acting|fighting|killing) for|in the (?:pay|service|ranks) of|on the (?:orders|payroll) of|under the (?:command|banner) of|sent by|commanded by|(?:grouped|united|fighting) under|"
                  r"(?:(?:\w+ly )?(?:linked|loyal|allied|affiliated|belonging|aligned|tied|sworn)|with (?:\w+ )?(?:links|ties|allegiance)|claiming (?:allegiance|loyalty)) (?:to|with))(?: an? (?:[\w-]+ ){0,3}(?:group|militia|faction|gang|outfit|organi[sz]ation) (?:called|named|dubbed|known as|calling itself|that calls itself))?")


_ARMED = re.compile(r"\b(?:front|movement|army|brigades?|battalion|command|coalition|alliance|cartel|commandos?|militias?|regiment|legion|clan|gang|faction|vanguard|liberation force|resistance)$|^(?:ansar|jaish|jaysh|jund|harakat|liwa|katibat?|lashkar|jamaat|jamaah|hizb|tehreek|tehrik|saraya)\b", re.I)

_OF_SO_MANY = frozenset("family household group gang crew band party team squad".split())


def merge(chunks: list[Chunk], sentence: Sentence) -> list[Chunk]:
    """Noun groups joined by "of", and an organisation with the people it names."""
    if not sentence.words.isdisjoint(_EARLY):
        chunks = _bare_days(chunks)
    if not sentence.words.isdisjoint(_HOSTS):
        chunks = _hosts(chunks, sentence)
    names = not sentence.words.isdisjoint(_A_NAMING)
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        c = chunks[i]
        if c.code == "NAM" and sentence.tokens[c.end - 1].low in _SPLINTERS:
            c = msgspec.structs.replace(c, code="NP", name="")  # "Dissidents of the FARC", as the first word
        if c.code in ("HUM", "NUM") and i + 2 < len(chunks) and chunks[i + 1].sub == "of" and sentence.tokens[c.end - 1].low in ("head", "heads") and sentence.tokens[chunks[i + 2].end - 1].low in ANIMALS:
            chunks = [*chunks[:i], Chunk("NP", "", "", c.start, chunks[i + 2].end), *chunks[i + 3:]]      # "80 heads of cattle" are nobody
            continue
        if c.code == "OBJ" and c.sub == "village" and i + 2 < len(chunks) and chunks[i + 1].sub == "of" and chunks[i + 2].code == "PER":
            named = chunks[i + 2]                               # "the town of Sheikh Zuweid"
            chunks = [*chunks[:i + 2], Chunk("LOC", "town", "", named.start, named.end, name=words_of(sentence, named)), *chunks[i + 3:]]
        if c.code == "OBJ" and i + 2 < len(chunks) and chunks[i + 1].sub == "of" and sentence.tokens[c.end - 1].low in _OFFICES and _PORTFOLIO.match(words_of(sentence, chunks[i + 2])):
            chunks = [*chunks[:i], msgspec.structs.replace(c, end=chunks[i + 2].end), *chunks[i + 3:]]      # "Azerbaijan's Ministry of Defence"
            c = chunks[i]
        if c.code == "HUM" and c.flags == "s" and c.sub in ("official", "security", "civilian", "dead") and i + 3 < len(chunks) and chunks[i + 1].code == chunks[i + 3].code == "C" and (
                chunks[i + 2].code == "LOC" and " " in (text := words_of(sentence, chunks[i + 2])) and text[:1].isupper()):
            chunks = [*chunks[:i + 2], Chunk("PER", "person", "", chunks[i + 2].start, chunks[i + 2].end, name=text), *chunks[i + 3:]]       # "the mayor, Juan Gil,": no town
        if c.code == "HUM" and c.flags == "s" and c.sub in ("official", "security", "civilian") and i + 3 < len(chunks) and chunks[i + 1].code == "C" and (
                chunks[i + 2].code == "PER" and chunks[i + 3].code == "C"):
            person = chunks[i + 2]                              # "the official, Labib Al-Nahhas,": one person
            chunks = chunks[:i] + [msgspec.structs.replace(person, start=c.start, sub=c.sub, orgs=(*c.orgs, *person.orgs))] + chunks[i + 3:]
            continue
        if c.code == "HUM" and c.flags == "s" and c.sub in ("official", "security", "civilian") and i + 5 < len(chunks) and chunks[i + 1].sub == "of" and chunks[i + 2].code in ("NP", "ORG", "OBJ", "LOC", "NAM") and (
                chunks[i + 3].code == chunks[i + 5].code == "C" and chunks[i + 4].code == "PER"):
            chunks = chunks[:i] + [msgspec.structs.replace(chunks[i + 4], start=c.start, sub=c.sub)] + chunks[i + 5:]      # "the secretary of the union, Juan Gil,"
            continue
        if c.code == "OBJ" and c.sub == "building" and i + 2 < len(chunks) and chunks[i + 1].sub in ("of", "to") and chunks[i + 2].code == "OBJ" and sentence.tokens[c.end - 1].low in _WAYS_IN:
            chunks = chunks[:i] + chunks[i + 2:]                # "the entrance of a supermarket"
            continue
        if c.code == "ORG" and i + 2 < len(chunks) and chunks[i + 1].code == "C" and chunks[i + 2].code in ("OBJ", "NP", "HUM", "ORG") and _BRANCH.search(
                " ".join(t.low for t in sentence.tokens[chunks[i + 2].start:chunks[i + 2].end])) and (after := _closes(chunks, i + 3)):
            chunks = chunks[:i + 1] + chunks[after:]            # "JNIM, the local branch of al-Qaeda,"
            continue
        if (c.code == "ORG" and c.sub in ("militant", "other", "party") or c.code == "HUM" and c.sub == "militant" and c.orgs) and i + 2 < len(chunks) and chunks[i + 1].code == "C" and chunks[i + 2].code == "HUM" and (
                chunks[i + 2].sub in ("militant", "group") and not chunks[i + 2].many and (after := _closes(chunks, i + 3))):
            chunks = chunks[:i + 1] + chunks[after:]            # "X, an Islamist group with ties to Y,": the name stands for both
            continue
        if i + 3 < len(chunks) and c.code in ("HUM", "ORG") and chunks[i + 1].code == chunks[i + 3].code == "C" and chunks[i + 2].code in ("ORG", "NAM", "PER") and _A_BAND.match(words_of(sentence, c).lower()):
            name = chunks[i + 2]                                # "A splinter group of the Taliban, Jamaat-ul-Ahrar, claimed it": the one with the name
            chunks = [*chunks[:i], name if name.code == "ORG" else msgspec.structs.replace(name, code="ORG", sub="other", name=words_of(sentence, name)), *chunks[i + 4:]]
            continue
        if (last := _named_band(chunks, i, sentence)) is not None:
            name = " ".join(t.text for t in sentence.tokens[c.start:chunks[last].end])
            chunks = [*chunks[:i], Chunk("ORG", "other", "", c.start, chunks[last].end, name=re.sub(r"^[Tt]he ", "", name)), *chunks[last + 1:]]      # "Guardians of the Valley, an offshoot of …"
            continue
        if c.code in ("PER", "NAM", "LOC") and i + 2 < len(chunks) and chunks[i + 1].code == "C" and chunks[i + 2].code == "HUM" and chunks[i + 2].sub in ("militant", "group") and (
                sentence.tokens[chunks[i + 2].end - 1].low in A_GROUP and not c.orgs):
            chunks = chunks[:i] + [msgspec.structs.replace(c, code="ORG", sub="other", name=words_of(sentence, c))] + chunks[i + 1:]     # "Jaish al-Fursan, a group linked to …"
            continue
        if c.code == "HUM" and c.sub == "militant" and c.many and not c.orgs and i + 4 < len(chunks) and chunks[i + 1].code == chunks[i + 3].code == "C" and chunks[i + 2].code == "HUM" and (
                chunks[i + 2].many and chunks[i + 2].sub in ("militant", "civilian", "security") and chunks[i + 4].code in ("V", "VB") and sentence.tokens[c.end - 1].low in _NAMELESS):
            chunks = chunks[:i] + [chunks[i + 2]] + chunks[i + 4:]       # "the attackers, hooded men, entered": hooded men
            continue
        if c.code == "HUM" and c.sub in ("militant", "vague") and not c.orgs and i + 3 < len(chunks) and chunks[i + 1].code == "C":
            k = i + 3 if chunks[i + 2].code == "W" and chunks[i + 2].flags == "a" else i + 2     # "a gang, apparently ELN members, kidnapped"
            if k + 1 < len(chunks) and chunks[k].code == "HUM" and chunks[k].sub == "militant" and chunks[k].orgs and chunks[k].many and chunks[k + 1].code == "C":
                chunks = chunks[:i] + [msgspec.structs.replace(c, sub="militant", orgs=chunks[k].orgs)] + chunks[k + 2:]
                continue
        if c.code == "HUM" and c.sub in ("vague", "civilian", "official", "security") and (not c.many or c.number and c.number.low == 1) and i + 3 < len(chunks) and (
                chunks[i + 1].sub in ("identified", "named") and chunks[i + 2].sub == "as" and chunks[i + 3].code == "PER"):
            chunks = [*chunks[:i], msgspec.structs.replace(chunks[i + 3], start=c.start, number=c.number), *chunks[i + 4:]]
            continue                                            # "one person identified as Juan Gil"
        if c.code == "HUM" and c.sub in ("militant", "vague", "civilian") and (found := _taken_for(chunks, i, sentence)):
            named, after = found                                # "the gunmen, suspected to be herders, stormed"
            chunks = [*chunks[:i], msgspec.structs.replace(c, end=named.end, sub="militant" if named.sub == "militant" else c.sub, orgs=(*c.orgs, *named.orgs, *((named.name,) if named.code == "ORG" else ()))), *chunks[after:]]
            continue
        if c.code == "OBJ" and c.sub == "aircraft" and i + 2 < len(chunks) and chunks[i + 1].sub == "of" and (
                chunks[i + 2].code == "ORG" and chunks[i + 2].sub == "force" or chunks[i + 2].code == "HUM" and sentence.tokens[chunks[i + 2].end - 1].low == "military"):
            chunks = chunks[:i] + [chunks[i + 2] if chunks[i + 2].code == "HUM" else msgspec.structs.replace(chunks[i + 2], start=c.start)] + chunks[i + 3:]
            continue
        if c.code == "ORG" and c.sub == "other" and i + 2 < len(chunks) and chunks[i + 1].sub == "of" and chunks[i + 2].code == "ORG" and chunks[i + 2].sub == "militant":
            chunks = chunks[:i] + [msgspec.structs.replace(chunks[i + 2], start=c.start)] + chunks[i + 3:]
            continue                                            # "the Juan Gil Command of the Patriotic Front": the front
        if c.code == "HUM" and c.sub in ("militant", "group") and not c.many and i + 1 < len(chunks) and chunks[i + 1].code == "ORG" and chunks[i + 1].sub in ("militant", "other"):
            i += 1                                              # "the Maoist terrorist group the Shining Path"
            continue
        if c.code == "HUM" and c.sub in ("militant", "group") and not c.many and not c.orgs and i + 2 < len(chunks) and chunks[i + 1].code == "C" and chunks[i + 2].code == "ORG" and chunks[i + 2].sub != "force":
            i += 2                                              # "a rebel group, Ahrar al-Sham": the name stands for both
            continue
        if names and c.code == "HUM" and c.sub in ("militant", "group") and not c.many and (k := _by_name(chunks, i, sentence)):
            last = k + 2 if chunks[k].code != "ORG" and k + 2 < len(chunks) and chunks[k + 1].sub == "of" and sentence.tokens[chunks[k + 2].end - 1].text[:1].isupper() else k      # "the Lions of Rojava"
            name = re.sub(r"^[Tt]he ", "", sentence.text[sentence.tokens[chunks[k].start].start:sentence.tokens[chunks[last].end - 1].end])      # "a group calling itself the Free Men"
            named = chunks[k] if chunks[k].code == "ORG" else Chunk("ORG", "militant" if c.sub == "militant" else "other", "", chunks[k].start, chunks[last].end, name=name)
            chunks = chunks[:i] + [named] + chunks[last + 1:]
            continue
        if c.code == "HUM" and (c.sub in ("militant", "vague", "group") or sentence.tokens[c.end - 1].low in _MEN) and (k := _of_group(chunks, i, sentence)):
            group = chunks[k]                                   # "militants from al-Shabaab", "gunmen loyal to Boko Haram"
            chunks = chunks[:i] + [msgspec.structs.replace(c, end=group.end, sub="militant", orgs=(*c.orgs, *group.orgs, *((group.name,) if group.code == "ORG" else ())))] + chunks[k + 1:]
            continue
        if c.code in ("HUM", "NAM") and sentence.tokens[c.end - 1].low in _NAMED_AFTER and (named := _called(chunks, i, sentence)):
            chunks = [*chunks[:i], named, *chunks[i + 3:]]      # "the Sons of the Valley"
            continue
        if c.code == "HUM" and c.number is None and i + 2 < len(chunks) and chunks[i + 1].sub == "of" and chunks[i + 2].code == "NUM" and chunks[i + 2].sub == "count" and sentence.tokens[c.end - 1].low in _OF_SO_MANY:
            chunks = chunks[:i] + [msgspec.structs.replace(c, end=chunks[i + 2].end, number=chunks[i + 2].number, flags="nm", many=True)] + chunks[i + 3:]
            continue                                            # "a family of seven"
        if c.code in ("HUM", "OBJ", "NP", "NUM") and i + 2 < len(chunks) and chunks[i + 1].code == "W" and chunks[i + 1].sub == "of" and chunks[i + 2].code in (
                "HUM", "ORG", "NAM", "NP", "LOC", "PER", "OBJ"):
            head, inner = sentence.tokens[c.end - 1].low, chunks[i + 2]
            if head in WINGS and inner.code == "ORG" and (inner.sub == "militant" or inner.sub in ("other", "party") and sentence.tokens[c.end - 2].low in ("armed", "military")):
                chunks = chunks[:i] + [msgspec.structs.replace(inner, start=c.start, sub="militant")] + chunks[i + 3:]
                continue                                        # "the regional affiliate of the Islamic State group"
            if inner.sub in ("dead", "captive") and inner.number and head in _OF_SO_MANY and sentence.tokens[inner.end - 1].low in ("dead", "hostage"):
                chunks = chunks[:i] + [msgspec.structs.replace(inner, start=c.start, value=c.sub)] + chunks[i + 3:]
                continue                                        # "left a family of five dead"
            if c.sub in ("dead", "hurt") and c.number is None and inner.code == "HUM" and inner.number:
                chunks = chunks[:i] + [msgspec.structs.replace(c, end=inner.end, number=inner.number, flags="nm", orgs=inner.orgs, value=inner.sub)] + chunks[i + 3:]
                continue                                        # "the deaths of 200 soldiers"
            if c.sub == "dead" and c.number is None and not c.many and head in _BODY and (inner.code == "PER" or inner.code == "HUM" and not inner.many):
                chunks = chunks[:i] + [msgspec.structs.replace(c, end=inner.end, number=Number(1, 1, "1"), flags="n", orgs=inner.orgs, name=inner.name if inner.code == "PER" else c.name, value="person" if inner.code == "PER" else inner.sub)] + chunks[i + 3:]
                continue                                        # "the body of lawyer Juan Gil"
            if c.code == "NUM" and inner.sub in ("dead", "hurt"):
                part = sentence.tokens[inner.start].low in ("the", "those", "these", "his", "their", "its")       # "two of the wounded"; "dozens of people dead" are all
                chunks = chunks[:i] + [msgspec.structs.replace(inner, start=c.start, number=None if part else c.number, flags="m" if part else "nm")] + chunks[i + 3:]
                continue
            if c.code == "NUM" and inner.code == "HUM" or _PARTITIVE.match(head) and c.code in ("HUM", "NP", "OBJ") or c.code == "HUM" and inner.code in ("ORG", "LOC", "NAM"):
                vague = c.sub in ("vague", "group") or c.code in ("NP", "NUM") or head in ("members", "member", "men", "group", "element", "elements") or head in ("squad", "squads") and inner.sub == "security"
                if c.code == "NP" and inner.code not in ("HUM",) and not (inner.code == "ORG" and (head in _SPLINTERS or head in _PARTS)) or c.code == "NP" and not re.match(r"(remnant|dissident|holdout|group|gang|dozens|crowd|number|hundreds|couple|majority|team|unit|band|squad|column|front|cell|platoon|three|rest|party|contingent|company)s?$", head):
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
    return out if sentence.words.isdisjoint(_PATROLS) else _patrols(out, sentence)


def _patrols(chunks: list[Chunk], sentence: Sentence) -> list[Chunk]:
    """A patrol that acts is men: "an army patrol opened fire on", "shot by a police patrol"; "attacked an army patrol" hit a thing."""
    def acts(k: int) -> bool:
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        done = k + 2 < len(chunks) and chunks[k + 2].sub == "by"        # "a patrol attacked by rebels"
        fought = any(d.sub == "militant" for d in chunks[k + 2:k + 5])  # "a patrol killed two rebels": no attack of theirs
        return after is not None and after.code == "V" and "p" not in after.flags and not done and not fought or k > 0 and chunks[k - 1].sub == "by"

    return [msgspec.structs.replace(c, code="HUM", sub="security", flags="m", many=True, value=None) if c.code == "OBJ" and c.sub == "convoy" and sentence.tokens[c.end - 1].low in _PATROLS and acts(k) else c
            for k, c in enumerate(chunks)]


def _by_name(chunks: list[Chunk], i: int, sentence: Sentence) -> int:
    """The chunk with the name that the group of chunk `i` is said to go by, or 0."""
    for k in range(i + 2, min(i + 8, len(chunks))):
        first = sentence.tokens[chunks[k].start + (sentence.tokens[chunks[k].start].low == "the" and chunks[k].end - chunks[k].start > 1)].text
        if chunks[k].code in ("ORG", "NAM", "PER", "LOC", "HUM", "NP") and first[:1].isupper():
            between = "".join(t.low + " " for t in sentence.tokens[chunks[i].end:chunks[k].start])
            return k if _CALLED.fullmatch(between) else 0
    return 0


def _named_band(chunks: list[Chunk], i: int, sentence: Sentence) -> int | None:
    """The last chunk of a name that begins at chunk `i` and is no list's, where what follows the comma says that it is a band's: "X, a splinter of the Taliban"."""
    c = chunks[i]
    if c.code == "ORG" and c.orgs or c.code not in ("PER", "NAM", "HUM", "NP", "WPN", "ORG") or not any(t.text[:1].isupper() for t in sentence.tokens[c.start:c.end]) or c.number:
        return None
    of = i + 2 < len(chunks) and chunks[i + 1].sub == "of" and chunks[i + 2].code in ("LOC", "NAM", "NP", "PER", "OBJ", *(() if c.code == "HUM" else ("ORG",))) and sentence.tokens[chunks[i + 2].end - 1].text[:1].isupper()
    last = i + 2 if of else i
    if not of and c.code not in ("PER", "NAM") or last + 2 >= len(chunks) or chunks[last + 1].code != "C":
        return None
    told = chunks[last + 2]
    return last if told.code in ("NP", "HUM", "ORG") and _A_BAND.match(" ".join(t.low for t in sentence.tokens[told.start:told.end])) else None


def _called(chunks: list[Chunk], i: int, sentence: Sentence) -> Chunk | None:
    """A body that is called after its people: "the Lions of Karbala"; not "the brothers of Juan Gil", nor "Sons of …" as first words."""
    c, after = chunks[i], chunks[i + 2] if i + 2 < len(chunks) and chunks[i + 1].sub == "of" else None
    if after is None or c.end - 1 == 0 or not sentence.tokens[c.end - 1].text[0].isupper() or not sentence.tokens[after.end - 1].text[0].isupper() or c.number:
        return None
    name = " ".join(t.text for t in sentence.tokens[c.end - 1:after.end])
    return Chunk("ORG", "other", "", c.start, after.end, name=name)


def _bare_days(chunks: list[Chunk]) -> list[Chunk]:
    """"Early on Monday" is "on Monday" to the patterns."""
    return [c for c, *after in zip(chunks, [*chunks[1:], None], [*chunks[2:], None, None]) if not (c.code == "W" and c.sub in _EARLY and after[0] and (
        after[0].code == "TIM" or after[0].sub == "on" and after[1] and after[1].code == "TIM"))]


def _hosts(chunks: list[Chunk], sentence: Sentence) -> list[Chunk]:
    for i in reversed(range(len(chunks) - 2)):
        if chunks[i].code == "ORG" and chunks[i].name not in chunks[i].orgs and (named := _army_of(chunks, i, sentence)):
            chunks = [*chunks[:i], named, *chunks[i + 3:]]
    return chunks


def _army_of(chunks: list[Chunk], i: int, sentence: Sentence) -> Chunk | None:
    """A band with a name of several words: "the Army of the Northern Hills", "the Movement for the Free Valley"; no country's army."""
    c, after = chunks[i], chunks[i + 2] if i + 2 < len(chunks) and chunks[i + 1].sub in ("of", "for") else None
    head = sentence.tokens[c.end - 1]
    if after is None or after.code not in ("NAM", "PER", "NP", "ORG") or after.code == "ORG" and after.name in after.orgs or head.low not in _HOSTS or not head.text[:1].isupper() or not sentence.tokens[after.end - 1].text[:1].isupper():
        return None
    name = " ".join(t.text for t in sentence.tokens[c.start:after.end])
    return Chunk("ORG", "militant", "", c.start, after.end, name=name[4:] if name[:4].lower() == "the " else name)


def _taken_for(chunks: list[Chunk], i: int, sentence: Sentence) -> tuple[Chunk, int] | None:
    """Whom the people of chunk `i` are suspected or believed to be, and the chunk after that: "gunmen believed to be bandits"."""
    k = i + 1
    comma = k < len(chunks) and chunks[k].code == "C"
    if k < len(chunks) and chunks[k].flags == "x":
        return None                                             # "The gunmen were believed to be bandits.": said of them
    while k < len(chunks) and (chunks[k].code == "C" and k == i + 1 or chunks[k].code == "W" and (chunks[k].flags in ("a", "x") or chunks[k].sub in ("who", "which", "that"))):
        k += 1
    if k + 2 >= len(chunks) or sentence.tokens[chunks[k].start].low not in _TAKEN_FOR or chunks[k].end - chunks[k].start > 1:
        return None
    k = k + 1
    ties = next((tie for tie in (("to", "be"), ("of", "being"), ("to", "have", "been")) if tuple(c.sub for c in chunks[k:k + len(tie)]) == tie), ())
    k += len(ties)
    if not ties or k >= len(chunks):
        return None
    named = chunks[k]
    if not (named.code == "HUM" and named.sub in ("militant", "civilian", "security", "group", "vague") and (named.many or named.sub == "militant") or named.code == "ORG" and named.sub == "militant"):
        return None
    closed = k + 1 < len(chunks) and chunks[k + 1].code == "C"
    return (named, k + 2 if comma and closed else k + 1) if closed or not comma else None


def _of_group(chunks: list[Chunk], i: int, sentence: Sentence) -> int:
    """The armed group that the people of chunk `i` are said to be of, or 0."""
    for k in range(i + 2, min(i + 9, len(chunks))):
        if chunks[k].code == "ORG" and (chunks[k].sub == "militant" or chunks[k].sub == "other" and chunks[i].sub == "militant" and _ARMED.search(chunks[k].name)) or chunks[k].code == "HUM" and chunks[k].sub == "militant" and not chunks[k].many and chunks[k].orgs:
            between = " ".join(t.low for t in sentence.tokens[chunks[i].end:chunks[k].start])
            return k if _TIE.fullmatch(between) and between != "to" else 0
        if chunks[k].code in ("ORG", "PER", "LOC", "EVT", "OBJ", "P"):
            return 0
    return 0


def _closes(chunks: list[Chunk], k: int) -> int:
    """The chunk after an apposition that has come to `k`, or 0: it ends there, at a comma, or a short "with ties to Y" later."""
    for n in range(k, min(k + 8, len(chunks))):
        c = chunks[n]
        if c.code == "C":
            return n + 1
        if c.code == "P":
            return n if n == k else 0
        if c.code not in ("NP", "ORG", "LOC", "NAM", "VB") and not (c.code == "W" and c.flags in ("p", "d")):
            return 0
    return k if k == len(chunks) else 0

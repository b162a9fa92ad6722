"""Places: names that a preposition, a place noun or the gazetteer makes places, and bare regions ("eastern Syria").

A name counts as a place
    after "city of", before "province" …        whatever the name is; the noun gives the type
    after in/at/near/from/outside …             if the gazetteer knows it, or as an unknown place if it is no person
    before ", COUNTRY" or ", PROVINCE"
    anywhere                                    if it is a country, a province or a well known city
"""

import re
from functools import lru_cache

import msgspec

from chronicle.convert.casing import in_capitals
from chronicle.convert.fold import fold
from chronicle.convert.lexicon import data, nationalities
from chronicle.convert.mentions.called import KNOWN_CITY, WIDE, a_street, apposed, in_the_land, known_as, of_a_city, of_a_people, shared_noun, so_far_from
from chronicle.convert.mentions.listed import listed
from chronicle.convert.mentions.names import capitalised
from chronicle.convert.records import Mention
from chronicle.convert.segment import ABBREVIATIONS

_STRUCK = frozenset("stormed attacked raided invaded shelled bombed bombarded entered overran".split())
_STRIKE = frozenset("storm storms attack attacks raid raids shell shells bomb bombs overrun overruns".split())      # of headlines
_DEEDS = frozenset("shelling bombardment bombing siege storming sacking".split())     # "the shelling of X"
_FELL = frozenset("descended swooped marched advanced rained".split())                 # "gunmen descended on X"
_WAS_STRUCK = tuple(f"was {verb}" for verb in ("shelled", "bombed", "bombarded", "attacked", "raided", "stormed", "overrun")) + ("came under fire", "came under attack", "came under shelling")
_SEATED = frozenset(["military base", "military position", "police station", "port", "market", "camp", "checkpoint", "airport"])       # are called by their town: "the garrison of X"
_FORE = frozenset("city town village barangay brgy sitio kampung kebele".split())      # stand before the name that they are no part of: "Barangay Buenavista"
_COMPOUND = re.compile(r"\w+-(?:majority|dominated|populated|inhabited|speaking|backed|led|born|based|linked|flagged|area|held|occupied|controlled|ruled|run|aligned|allied|affiliated|trained|funded|sponsored|supported|armed|brokered|mediated|appointed|installed|owned|registered|bound|wide)$", re.I)
_BOUND = frozenset("outskirts edge heart middle vicinity north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split())
_PARK = re.compile(r"\w (?:National Park|(?:Game|Nature|Forest|Wildlife) Reserve)$")
_SEA = re.compile(r"\w (?:Sea|Ocean|Gulf|Strait)$|^(?:Gulf|Strait|Bay) of ")
_FEASTS = frozenset(["new year", "christmas", "easter", "ramadan", "eid", "diwali", "hanukkah", "nowruz", "passover"])
_PEOPLES = frozenset("malay arabic kurdish hausa pashto urdu muslim christian hindu buddhist sikh jewish shia shiite sunni alawite druze yazidi ahmadi catholic animist rohingya meitei kuki naga hmar tutsi hutu fulani dogon tribal".split())      # "the Muslim village of …"
_OWN_NOUNS = frozenset(["local government area", "local government", "lga", "administrative area", "local council", "council area"])
_SORTS = frozenset("tribal border autonomous administrative mountainous coastal agency".split())      # "North Waziristan tribal district"
_LANDS = frozenset(["sahel", "sahara", "maghreb", "balkans", "caucasus", "levant", "middle east", "horn of africa", "great lakes"])      # of many countries
_COLOURS = frozenset("green red blue white yellow orange grey gray black buffer security".split())
_WATERS = frozenset(["pacific", "atlantic", "caribbean", "mediterranean", "baltic", "adriatic", "aegean", "caspian", "black sea", "red sea", "amazon", "andean"])
_SEATS = frozenset(["kremlin", "white house", "pentagon", "downing street", "capitol", "vatican", "elysee"])       # speak, and are not where it was
_POSTS = frozenset("camp base post outpost checkpoint checkpoints barracks garrison position positions mine mines field".split())     # "their camp at X"
_ROADS = frozenset("road highway route track expressway motorway axis".split())
_LINKING = frozenset("linking connecting links connects linked".split())
_BORDERS = frozenset("border borders boundary frontier".split())
_WAYS = frozenset("road street avenue highway boulevard bridge".split())     # called after the town that they lead to
_BESIDE_WATER = frozenset("valley bank banks mouth shore shores basin".split())
_ADJECTIVE = re.compile(r"\w{3}(?:ian|ean|ese|ish)$")
_BEFORE = frozenset("in at near nearby neighbouring neighboring outside from to around into toward towards across through between inside off within stormed attacked raided struck "
                    "shelled bombed invaded targeted hit bombarded entered overran".split())
_NOWHERE = frozenset(["latin america", "central america", "south america", "north america", "army", "navy", "command", "avenue", "departmental", "mark"])      # too wide, or no name
_AMERICAS = frozenset(["central", "latin", "south", "north", "radio"])     # "Central America" is not the United States
_SIDES = re.compile(r"(?:north|south|east|west|central|centre|north-?east|north-?west|south-?east|south-?west)(?:ern|erly)?|coastal|upper|lower|mainland|rural|downtown|greater|northernmost|northeastern|northwestern|southeastern|southwestern", re.I)
LIKE_ITS_TOWN = 20_000      # people: a town so big, that a province or district of its name does not take the name from it


def find(sentence, known) -> list[Mention]:
    tokens, out, taken = sentence.tokens, [], set()
    hits = known.hits(sentence)
    for i, (n, found) in enumerate(hits):
        if any(h.kind == "actor" and (tokens[i].text.isupper() or not h.name.isupper()) for h in found) and tokens[i].text[:1].isupper():     # the MIR is no part of Mir Ali
            taken.update(range(i, i + n))
    for start, end in known.names(sentence):
        if start in taken:
            continue
        if whole := _land_of(sentence, known, start, end):
            out.append(whole)
            taken.update(range(whole.start, whole.end))
            continue
        for a, b in _parts(start, end, taken):
            mention = _on_the_road(sentence, known, a, b) or _place(sentence, known, a, b)
            if mention:
                out.append(_with_noun(mention, tokens, known.place_nouns))
                taken.update(range(b, mention.end))             # the other end of the road
    named = listed(sentence, known, out, taken)
    again = {m.start for m in named}
    return sorted([*(m for m in out if m.start not in again), *named], key=lambda m: m.start)


def _with_noun(mention: Mention, tokens, noun) -> Mention:
    """"Kanam Local Government Area" is one name, of Kanam, and so is "North Waziristan tribal district"."""
    n = 0
    if mention.sub == "district":
        n = next((n for n in (3, 2, 1) if " ".join(t.low for t in tokens[mention.end:mention.end + n]) in _OWN_NOUNS), 0)
    if mention.sub in WIDE and mention.end + 1 < len(tokens) and tokens[mention.end].low in _SORTS and tokens[mention.end + 1].low in noun:
        n = 1
    return msgspec.structs.replace(mention, end=mention.end + n) if n else mention


def _land_of(sentence, known, start: int, end: int) -> Mention | None:
    """"the Democratic Republic of Congo", "Sistan and Baluchestan": names with "of" or "and" in them."""
    tokens = sentence.tokens
    if end + 1 >= len(tokens) or tokens[end].low not in ("of", "and"):
        return None
    if tokens[end].low == "and":
        text = sentence.text[tokens[start].start:tokens[end + 1].end]
        found = tuple(c for c in known.gazetteer.find(text) if c.kind == "province") if tokens[end + 1].text[:1].isupper() else ()
        return Mention("place", start, end + 2, sub="province", name=text, value=found) if found else None
    for last in range(end + 2, min(end + 4, len(tokens)) + 1):
        text = sentence.text[tokens[start].start:tokens[last - 1].end]
        if (iso := known.gazetteer.country(text)) or _SEA.match(text) and tokens[last - 1].text[:1].isupper():      # "the Gulf of Guinea": not in Guinea
            return Mention("place", start, last, sub="country" if iso else "region", name=text, form="" if iso else "sea", value=iso or None)
    return None


def _on_the_road(sentence, known, a: int, b: int) -> Mention | None:
    """"along the Makurdi-Naka road", "the Birnin Gwari-Kaduna highway": the town it sets out from, if both ends are towns."""
    tokens = sentence.tokens
    end = b + 2 if b - a == 1 and b + 2 < len(tokens) and tokens[b].text == "–" else b
    if end == len(tokens) or tokens[end].low not in _ROADS | _BORDERS:
        return None
    parts = [tokens[a].text, tokens[b + 1].text] if end > b else sentence.text[tokens[a].start:tokens[b - 1].end].split("-")
    for k in range(1, len(parts)):                              # "Deir ez-Zor-Damascus": where the one name ends
        ends = [known.gazetteer.exact(name) for name in ("-".join(parts[:k]), "-".join(parts[k:]))]
        if all(ends) and not (tokens[end].low in _BORDERS and any(map(known.gazetteer.country, parts))):
            return Mention("place", a, end, sub="road", name="-".join(parts[:k]), value=ends[0])
    return None


def _parts(start: int, end: int, taken: set[int]) -> list[tuple[int, int]]:
    """The run without the tokens of organisations."""
    out, a = [], start
    for i in range(start, end + 1):
        if i == end or i in taken:
            if i > a:
                out.append((a, i))
            a = i + 1
    return out


def _place(sentence, known, a: int, b: int) -> Mention | None:
    tokens = sentence.tokens
    while tokens[a].low in known.numbers or tokens[a].low in known.vague:
        if b - a == 1:
            return None                                         # "Four state policemen", "Two village guards"
        a += 1                                                  # "Two Afghan border guards"
    before = tokens[a - 1].low if a else ""
    after = tokens[b].low if b < len(tokens) else ""
    noun = known.place_nouns
    region = ""
    whole = sentence.text[tokens[a].start:tokens[b - 1].end]
    bare = whole[:whole.rindex(" ")] if b - a > 2 and tokens[b - 1].low in noun else whole
    named = b - a > 1 and (known.gazetteer.country(whole) or any(map(known.gazetteer.exact, (whole, bare))))     # "South Sudan", "North Kivu", "South Kordofan State"
    if _PARK.search(whole) and (before in _BEFORE or before == "the" and a > 1 and tokens[a - 2].low in _BEFORE):
        return Mention("place", a, b, sub="site", name=whole, value=known.gazetteer.exact(whole) or None)
    while b - a > 1 and tokens[a].low.endswith(("-administered", "-held", "-occupied", "-controlled", "-ruled")):
        a += 1
    while b - a > 1 and _COMPOUND.match(tokens[a].low):
        a += 1
    if b - a == 1 and (_COMPOUND.match(tokens[a].low) or tokens[a].low.endswith(("-held", "-controlled", "-occupied", "-administered", "-ruled"))):
        return None                                             # "the Druze-majority town of …"
    while not named and b - a > 1 and _SIDES.fullmatch(tokens[a].low) and not (noun.get(after) in ("district", "region") and not tokens[a].low.endswith("ern")):        # "Northern Syria": the side is not the name; it is in "West Wollega zone"
        region, a = tokens[a].text, a + 1
    if _SIDES.fullmatch(before):
        region = tokens[a - 1].text
        before = tokens[a - 2].low if a > 1 else ""
        if before == "the" and a > 2:
            before = tokens[a - 3].low
    elif before == "the" and a > 1:
        before = tokens[a - 2].low
    elif before in ("'s", "’s") and in_the_land(sentence, known, a - 1):
        before = "in"                                           # "Nigeria's Owo", "in the Segou region's Diafarabe"
    if before == "as" and a > 1 and tokens[a - 2].low == "such" or before in _LINKING and after in ("to", "with", "and"):
        before = "in"                                           # "in towns such as A, B and C", "the road linking A to B"
    if after in _BORDERS and "-" in whole:
        return None                                             # "on the Assam-Arunachal Pradesh border"
    if any(h.kind == "target" and known.hits(sentence)[a][0] > b - a for h in known.hits(sentence)[a][1]):
        return None                                             # "a Christmas market"
    if before == "." and a > 1 and tokens[a - 2].low in ABBREVIATIONS:
        return None                                             # "St. Mary's School"
    type_ = ""
    last = tokens[b - 1].low
    singular = after[:-3] + "y" if after.endswith("ies") else after.rstrip("s")
    if b - a > 1 and last == "city" and known.gazetteer.exact(sentence.text[tokens[a].start:tokens[b - 1].end]):
        type_ = "city"                                              # "Guatemala City" is a name of its own
    elif after == "city" and tokens[a].low not in nationalities() and known.gazetteer.exact(sentence.text[tokens[a].start:tokens[b].end]):
        type_, b, last, after = "city", b + 1, "city", tokens[b + 1].low if b + 1 < len(tokens) else ""      # "Panama city"
    elif b - a > 1 and (m := re.search(r" local government(?: area)?$| lga$| department$| administrative(?: area)?$| (?:local council|council area)$", sentence.text[tokens[a].start:tokens[b - 1].end], re.I)):
        type_, b = "district", b - len(m[0].split())
    elif [t.low for t in tokens[b:b + 2]] in (["local", "government"], ["local", "council"], ["council", "area"]):
        type_ = "district"
    elif b - a > 1 and last in _WAYS:
        type_ = "site"                                          # "Nawagai Road" is not in Nawagai
    elif b - a > 1 and last in noun:                              # "Hassakeh Province"
        type_, b = noun[last], b - 1
    elif after in _SORTS and b + 1 < len(tokens) and noun.get(tokens[b + 1].low) in WIDE:
        type_ = noun[tokens[b + 1].low]
    elif after in noun or singular in noun and after.endswith("s"):
        type_ = noun.get(after) or noun[singular]
        if type_ == "district" and of_a_city(tokens, b + 1, known):
            type_ = "neighbourhood"                             # "the Karari district of Omdurman"
    elif shared := shared_noun(tokens, b, noun) or ("site" if [t.low for t in tokens[b:b + 2]] in (["mining", "site"], ["mining", "camp"]) else ""):
        type_ = shared
    elif before == "of" and a > 1:
        lead = tokens[a - 2].low
        lead = lead if lead in noun else lead[:-3] + "y" if lead.endswith("ies") else lead.rstrip("s")
        type_ = noun.get(lead, "") if tokens[a - 2].low == lead and noun.get(lead) != "site" or lead in ("city", "town", "village", "province", "port", "state", "region", "department", "governorate", "oblast", "district", "county") else ""
        if type_ in ("district", "neighbourhood", "region") and a > 2 and capitalised(tokens[a - 3].text) and tokens[a - 3].low not in nationalities():
            type_ = ""                                          # "the Ibanda commune of Bukavu": Ibanda is the commune
        if lead in noun or tokens[a - 2].low in _BOUND:             # "30 km south of Lubero"
            before = "in" if lead in noun else "of"
    elif before in noun and tokens[a - 1].low == before:
        type_ = noun[before]
    elif spoken_of := known_as(tokens, a, noun):
        type_, before = spoken_of, "in"
    while b - a > 1 and tokens[a].low in known.titles | _FORE:
        return None if tokens[a].low in known.titles else _place(sentence, known, a + 1, b)
    if tokens[a - 1].low in _FORE if a else False:
        type_ = type_ or noun.get(tokens[a - 1].low, "village")
    for k in range(a + 1, b):                                   # "Strasbourg Christmas market": the thing is not the name
        if any(h.kind in ("target", "event") and known.hits(sentence)[k][0] > b - k for h in known.hits(sentence)[k][1]):
            b = k
            break
    type_ = type_ or apposed(sentence, b, known)
    text = sentence.text[tokens[a].start:tokens[b - 1].end]
    low = text.lower()
    if low in _PEOPLES or low in _FEASTS or low in _SEATS or b - a == 1 and text.isupper() and 2 < len(text) < 6 and before not in _BEFORE and not in_capitals(sentence.text):
        return None                                             # "its media wing, ISPR, said"
    if low in _LANDS and a and tokens[a - 1].low == "the" and not (type_ and b + 1 < len(tokens) and tokens[b + 1].low == "of"):
        return None                                             # "across the Sahel region"; not "the Sahel region of Burkina Faso"
    if low in _COLOURS and "zone" in (after, last):
        return None                                             # "the Green Zone" of a capital is no zone of a town of that name
    if low in _NOWHERE or low == "america" and a and tokens[a - 1].low in _AMERICAS or a_street(tokens, b):
        return None                                             # "at the corner of Bolivar and San Martin streets"
    if of_a_people(tokens, a, b):
        return None                                             # "herders from the Hema community"
    if low in _WATERS and noun.get(after):
        return None                                             # "the Pacific port of X"
    if low == "democratic republic":
        return None                                             # "… of Congo": the country follows
    if low in known.persons or before in known.titles or tokens[a].low in known.titles:
        return None
    if b - a == 1 and after and (low in noun and after == "of" or _SIDES.fullmatch(low) and noun.get(after) in WIDE and tokens[b + 1:b + 2] and tokens[b + 1].low == "of"):
        return None                                             # "the Valley of the …", "the Southern province of X"
    if len(tokens[b - 1].text) < 3 and b - a == 1 and text not in ("US", "UK"):
        return None
    if low in nationalities() or b - a == 1 and not type_ and (low in plain_words() or _SIDES.fullmatch(low)):
        return None                                             # "the Ministry", "in the North": words before they are towns
    if _SEA.search(text) or after in ("river", "rivers") or last == "river":
        return Mention("place", a, b, sub="region", name=text, form="sea", value=None)
    iso = known.gazetteer.country(text) if type_ != "city" or last != "city" else None
    if iso and type_ == "province" and any(c.kind == "province" for c in known.gazetteer.find(text)):
        iso = None                                              # "Niger State"
    if iso:
        return Mention("place", a, b, sub="region" if region else "country", name=text, form=region, value=iso)
    struck = before == "on" and a > 1 and any(h.kind in ("event", "weapon") for k in (a - 2, a - 3) if k >= 0 and tokens[k].low not in known.closed or k == a - 2 for h in known.hits(sentence)[k][1])     # "an air strike on X"
    deed = before in ("attacked", "struck", "raided", "stormed", "invaded") and after == "and" and b + 1 < len(tokens) and any(h.kind == "verb" and h.sub in ("kill", "wound", "kidnap", "burn") for h in known.hits(sentence)[b + 1][1])      # "struck X and killed nine"
    listed = (before == "at" or before == "," and after == "in" and a > 1 and tokens[a - 2].text[:1].isupper() and known.gazetteer.exact(text)) and after in (",", "in") and b + 1 < len(tokens) and tokens[b + 1].text[:1].isupper() and (
        known.gazetteer.exact(next((n for n in (sentence.text[tokens[b + 1].start:t.end] for t in tokens[b + 2:b + 0:-1]) if known.gazetteer.exact(n)), tokens[b + 1].text)))      # "at X, Y state", "barangay X, Y in Northern Z"
    camp = after in ("refugee", "displacement", "displaced", "idp") and b + 1 < len(tokens) and tokens[b + 1].low in ("camp", "camps", "people")
    seated = before == "of" and a > 2 and any(h.kind == "target" and h.sub in _SEATED and k + n == a - 1 for k in (a - 2, a - 3) for n, found in (known.hits(sentence)[k],) for h in found)
    headed = sentence.kind == "title" and a == 0 and after == ":" and bool(known.gazetteer.exact(text))      # "El Empalme: gunmen kill 17 in bar"
    shelled = before == "of" and a > 1 and tokens[a - 2].low in _DEEDS or before in ("on", "upon") and a > 1 and tokens[a - 2].low in _FELL or after in ("was", "came") and " ".join(t.low for t in tokens[b:b + 3]).startswith(_WAS_STRUCK)
    cued = headed or shelled or before in _BEFORE or before in _STRIKE or seated or camp or struck or listed or before == "of" and a > 1 and tokens[a - 2].low in _BOUND or bool(type_) or after == "," and before in (",",)
    found = known.gazetteer.find(text) if cued or b - a < 4 else ()
    if headed and any(c.kind == "province" for c in found) and all(c.population <= LIKE_ITS_TOWN for c in found if c.kind == "city"):
        type_ = "province"                                      # "Sinaloa: 20 bodies found"
    if a > 2 and tokens[a - 1].text == "the" and tokens[a - 2].low == "of" and tokens[a - 3].low in _BESIDE_WATER:
        return None                                             # "the Valley of the Apurímac"
    if a and tokens[a - 1].text == "the" and not type_ and found and all(c.kind == "city" and c.geonames or c.kind == "district" and b - a == 1 for c in found) and (b == len(tokens) or not after[0].isalnum() or after in known.closed):
        return None                                             # "the bank of the Dnipro": a river's name is a town's too
    if type_ and not found and b - a == 1 and before == "the" and _ADJECTIVE.match(text) and noun.get(after):
        return None                                             # "the Bavarian capital"
    if fold(text) in known.places and not type_:
        return Mention("place", a, b, sub=known.places[fold(text)], name=text, form=region, value=found or None)
    if after == "of" and any(h.kind == "target" for h in known.hits(sentence)[b - 1][1]) and not any(c.how == "exact" for c in found):
        return None                                             # "Afghanistan's Ministry of …"
    if type_ and before in {"in", "at", "near", "of", "the", "outside", "targeted", "from", *_STRUCK, *noun} or type_ and type_ != "site" or cued and found:
        if any(h.kind in ("human",) for h in known.hits(sentence)[b - 1][1]) and not found:
            return None
        if not (type_ in WIDE and any(c.kind == "city" and c.how == "exact" and c.population > LIKE_ITS_TOWN for c in found)):      # "Gao region", and then "in Gao"
            known.places.setdefault(fold(text), type_)
        return Mention("place", a, b, sub=type_, name=text, form=region, value=found or None)
    best = max((c.population for c in found if c.how == "exact"), default=0)
    following_country = after == "," and b + 1 < len(tokens) and bool(known.gazetteer.country(tokens[b + 1].text))
    if found and (best >= KNOWN_CITY and (b - a > 1 or len(text) > 3) and not _person_like(sentence, known, a, b) or following_country):
        return Mention("place", a, b, sub=type_, name=text, form=region, value=found, many=False)
    if cued and (before in ("in", "near", "outside") or before in ("to", "between") and a > 1 and tokens[a - 2].low in _ROADS or before in _STRUCK and (after == "," or after == "in" and any(t.text[:1].isupper() for t in tokens[b + 1:b + (3 if tokens[b + 1:b + 2] and tokens[b + 1].low == "the" else 2)])) or deed or listed or before == "at" and (a > 1 and tokens[a - 2].low in _POSTS or so_far_from(tokens, b))) and capitalised(text) and (b - a > 1 or len(text) > 3) and not _person_like(sentence, known, a, b):
        kinds = {h.kind for i in range(a, b) for h in known.hits(sentence)[i][1]}
        if not kinds & {"human", "event", "actor", "nation", "weapon", "verb"} and not tokens[a].text.isupper():
            return Mention("place", a, b, sub="site" if before == "at" else "", name=text, form=region, value=None)
    return None


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Words of news that are also names of towns somewhere."""
    return frozenset(data("common")["words"])


def _person_like(sentence, known, a, b) -> bool:
    """Followed by a verb of saying, an age, or preceded by a title: somebody, not somewhere."""
    tokens = sentence.tokens
    if b < len(tokens) and any(h.kind == "say" for h in known.hits(sentence)[b][1]):
        return True
    if b + 1 < len(tokens) and tokens[b].text == "," and tokens[b + 1].text.isdigit() and len(tokens[b + 1].text) == 2 and not so_far_from(tokens, b):
        return True
    return bool(a) and tokens[a - 1].low in known.titles

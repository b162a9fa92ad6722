"""What the words round a name call the place: in what land it is, by which noun the names of a list go, of what it is a part."""

WIDE = ("province", "district", "region")
STREETS = frozenset("streets avenues boulevards roads".split())
_TRIBES = frozenset("tribe tribes clan clans ethnic tribesmen clansmen herders pastoralists nomads".split())     # what follows the name of a people
_MEASURES = frozenset("km kilometres kilometers kilometre kilometer miles mile".split())
KNOWN_CITY = 90_000         # people: from here on a name is taken for the city without a preposition


def in_the_land(sentence, known, end: int) -> bool:
    """Do the words up to token `end` name a country, or, after "in", a province, or say "in the district"?"""
    tokens = sentence.tokens
    if end > 2 and known.place_nouns.get(tokens[end - 1].low) in WIDE and tokens[end - 2].low == "the" and tokens[end - 3].low == "in":
        return True
    for k in range(max(0, end - 4), end):
        name = sentence.text[tokens[k].start:tokens[end - 1].end]
        if known.gazetteer.country(name):
            return True
        before = next((t.low for t in reversed(tokens[max(0, k - 2):k]) if t.low != "the"), "")
        if before == "in" and tokens[k].text[:1].isupper() and (known.place_nouns.get(tokens[end - 1].low) in WIDE or any(c.kind == "province" for c in known.gazetteer.exact(name))):
            return True
    return False


def shared_noun(tokens, b: int, noun) -> str:
    """"X and Y regions", "the X and Y displacement camps": what the noun after the last name of the list calls each. Of two quarters the place is the town."""
    k, several = b, False
    while k + 1 < len(tokens) and (tokens[k].low in ("and", ",") or several and tokens[k].text[:1].isupper()):
        several, k = several or tokens[k].low == "and", k + 1
        if tokens[k - 1].low in ("and", ",") and not tokens[k].text[:1].isupper():
            return ""
    k += k < len(tokens) and tokens[k].low in ("displacement", "refugee")
    word = tokens[k].low if several and k < len(tokens) else ""
    type_ = noun.get(word[:-3] + "y" if word.endswith("ies") else word[:-1], "") if word.endswith("s") else ""
    return type_ if type_ != "neighbourhood" else ""


def of_a_city(tokens, i: int, known) -> bool:
    """Do the words from `i` say "of" a city that is no province as well: "of Omdurman", "of the Somali capital, Mogadishu"?"""
    if i + 1 >= len(tokens) or tokens[i].low != "of":
        return False
    i += 1
    if tokens[i].low == "the":
        i = next((k + 1 for k in range(i + 1, min(i + 5, len(tokens))) if tokens[k].low in ("capital", "city")), i)
        i += i < len(tokens) and tokens[i].low in (",", "of")
    found = known.gazetteer.exact(tokens[i].text) if i < len(tokens) and tokens[i].text[:1].isupper() else ()
    return bool(found) and max(c.population for c in found) > KNOWN_CITY and not any(c.kind == "province" for c in found)


def apposed(sentence, b: int, known) -> str:
    """"X, a district on the edge of …": what the words after the comma call it. "X, a village chief" is somebody."""
    tokens = sentence.tokens
    if b + 2 < len(tokens) and tokens[b].text == "," and tokens[b + 1].low in ("a", "an"):
        called = ""                                             # the last of them: "a border town" is a town
        for k, t in enumerate(tokens[b + 2:b + 5], b + 2):
            if any(h.kind == "human" for h in known.hits(sentence)[k][1]):
                return ""
            if not t.text.isalpha() or t.low in known.closed:
                break
            called = known.place_nouns.get(t.low, called)
        return {"site": "", "district": "neighbourhood"}.get(called, called)
    return ""


def a_street(tokens, b: int) -> bool:
    """Is the name that ends before `b` one of several streets?"""
    k = b
    if k + 1 < len(tokens) and tokens[k].low == "and":
        k = next((n for n in range(k + 1, min(k + 5, len(tokens))) if not tokens[n].text[:1].isupper()), k)
    return k < len(tokens) and tokens[k].low in STREETS


def of_a_people(tokens, a: int, b: int) -> bool:
    """"members of the Hema community", "the Lendu tribe": who they are, not where. "In the Candelaria community" is a place."""
    after = tokens[b].low if b < len(tokens) else ""
    led = [t.low for t in tokens[max(0, a - 2):a]]
    return after in _TRIBES or after in ("community", "communities") and led[-1:] == ["the"] and led[0] != "in"


def known_as(tokens, a: int, noun) -> str:
    """"an area of western X known as Y", "a village called Y": what the words before call it."""
    if a < 3 or tokens[a - 1].low not in ("as", "called", "named") or tokens[a - 1].low == "as" and tokens[a - 2].low != "known":
        return ""
    k = a - 3 if tokens[a - 1].low == "as" else a - 2
    while k and (tokens[k].text[:1].isupper() or tokens[k].low in ("of", "in", "the", "northern", "southern", "eastern", "western", "central")):
        k -= 1
    return "village" if tokens[k].low in ("area", "place", "spot") else noun.get(tokens[k].low, "")


def so_far_from(tokens, b: int) -> bool:
    """"at X, 20 kilometres from Y": only a place lies so far from another."""
    words = [t.low for t in tokens[b:b + 6]]
    return words[:1] == [","] and any(w in _MEASURES for w in words[2:5]) and any(w in ("from", "of", "outside", "north", "south", "east", "west") for w in words[3:])

"""Weapons: lexicon phrases, also inside another phrase ("a car bomb attack" holds a car bomb)."""

from chronicle.convert.records import Mention

_VEHICLES = {**dict.fromkeys("car vehicle van taxi bus minibus automobile rickshaw ambulance".split(), "car bomb"),
             **dict.fromkeys("truck lorry pickup pick-up tanker tractor".split(), "truck bomb"), **dict.fromkeys("motorcycle motorbike scooter".split(), "motorcycle bomb")}
_LOADED = frozenset("loaded packed filled laden rigged crammed stuffed".split())
_LOAD = frozenset(["explosives", "explosive", "dynamite", "bomb", "tnt"])
_FILLED = ("-laden", "-packed", "-filled", "-rigged", "-loaded", "-stuffed", "-trapped")
_FILLED_WITH = frozenset("explosives explosive bomb bombs dynamite tnt booby".split())
_CARRIERS = {**_VEHICLES, **dict.fromkeys("boat dinghy tricycle bicycle bike cart donkey wheelbarrow trailer suitcase briefcase".split(), "explosives"), "drone": "drone", "drones": "drone"}
_HELD = ("-wielding", "-toting", "-carrying")
# a weapon that nobody used
_NOT_BEFORE = frozenset("atomic nuclear anti- gold coal copper diamond jade iron salt cobalt tin silver coltan ore artisanal open-pit".split())
_IN_NAMES = frozenset("rifles guns cannon".split())
# those who make them or clear them away: no weapon was used
_NOT_AFTER = frozenset("station stations pump pumps tank tanks tanker tankers depot threat threats squad squads worker workers disposal factory factories maker makers".split())

_BLASTS = frozenset("explosion explosions blast blasts detonation attack attacks incident victims clearance field fields".split())
_AT = frozenset("at near inside outside from of around".split())
_WITH_GUNS = frozenset("battle battles fight fights duel duels violence crime crimes law laws culture".split())


def find(sentence, known) -> list[Mention]:
    out, end = [], 0
    phrases, weapons, tokens = known.lexicon.phrases, known.lexicon.weapons, sentence.tokens
    lows = tuple([t.low for t in tokens])
    may = [i for i, low in enumerate(lows) if low in weapons or low in _VEHICLES or low.endswith(_HELD + _FILLED)]
    named = {k for i, (n, hits) in enumerate(known.hits(sentence)) if n > 1 and any(h.kind in ("actor", "target") for h in hits) for k in range(i, i + n)} if may else ()
    for i in may:
        if i < end or i in named:
            continue                                            # "the Qassam Brigades"
        if lows[i].endswith(_HELD):                             # "machete-wielding men"
            if held := next((h for h in phrases.get((lows[i].rsplit("-", 1)[0],), ()) if h.kind == "weapon"), None):
                out.append(Mention("weapon", i, i + 1, sub=held.sub, name=held.name))
            continue
        if (n := _filled(lows, i)) and lows[i:i + n] not in phrases:
            out.append(Mention("weapon", i, i + n, sub=_CARRIERS[lows[i + n - 1]], name=lows[i + n - 1]))
            end = i + n
            continue
        if loaded := _loaded(tokens, i):
            out.append(Mention("weapon", i, loaded, sub=_VEHICLES[lows[i]], name=_VEHICLES[lows[i]]))
            end = loaded
            continue
        for n in weapons.get(lows[i], ()):
            hit = next((h for h in phrases.get(lows[i:i + n], ()) if h.kind == "weapon"), None) if i + n <= len(lows) else None
            if hit and i + n < len(tokens) and (lows[i + n] in _NOT_AFTER or hit.name == "gun" and lows[i + n] in _WITH_GUNS):
                end = i + n
                break
            if hit and i and tokens[i].text[:1].isupper() and tokens[i - 1].text[:1].isupper() and not tokens[i].text.isupper() and i > 1 and not tokens[i - 1].text.isupper() and lows[i] in _IN_NAMES:
                end = i + n                                     # "two soldiers of Assam Rifles"
                break
            if hit and lows[i] in ("mine", "mines") and _dug(tokens, lows, i):
                out.append(Mention("target", i, i + 1, sub="business", name="mine", many=lows[i] == "mines"))
                end = i + n
                break
            if hit and not (i and lows[i - 1] in _NOT_BEFORE):
                out.append(Mention("weapon", i, i + n, sub=hit.sub, name=hit.name, many=hit.many))
                end = i + n
                break
    return out


def _dug(tokens, lows: tuple[str, ...], i: int) -> bool:
    """"the Chimbolo mine", "at the mine", "an attack on the mine": where miners work, and nothing that explodes."""
    if i + 1 < len(lows) and lows[i + 1] in _BLASTS or i == 0:
        return False
    if i > 1 and tokens[i - 1].text[:1].isupper() and not tokens[i - 1].text.isupper() and lows[i - 2] in ("the", "at", "and", ","):
        return True
    return i > 1 and lows[i - 1] in ("the", "this", "that") and lows[i - 2] in _AT


def _filled(lows: tuple[str, ...], i: int) -> int:
    """"an explosives-filled lorry", "a bomb-laden fishing boat": how many tokens, or 0."""
    if not lows[i].endswith(_FILLED) or lows[i].split("-")[0] not in _FILLED_WITH:
        return 0
    return next((n for n in (2, 3) if i + n <= len(lows) and lows[i + n - 1] in _CARRIERS), 0)


def _loaded(tokens, i: int) -> int:
    """"a vehicle filled with 100 kg of dynamite": the token after it, or 0."""
    if tokens[i].low not in _VEHICLES or i + 3 >= len(tokens) or tokens[i + 1].low not in _LOADED or tokens[i + 2].low != "with":
        return 0
    return next((k + 1 for k in range(i + 3, min(i + 9, len(tokens))) if tokens[k].low in _LOAD), 0)

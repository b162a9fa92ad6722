"""A neutral title and one sentence built from facts, never from the article's own words: what kind of event, where, how many."""
from chronicle.assess import ranged
from chronicle.convert.lexicon import plural
from chronicle.convert.records import counted

_NOUN = {"bombing": "Bombing", "suicide bombing": "Suicide bombing", "armed attack": "Attack", "armed clash": "Armed clash", "air strike": "Air strike",
         "shelling": "Shelling", "abduction": "Abduction", "arson": "Arson attack", "looting": "Robbery", "arrest": "Arrests", "riot": "Unrest",
         "assassination": "Killing", "landmine": "Landmine explosion", "other": "Incident"}
_MANY = {"Bombing": "Bombings", "Suicide bombing": "Suicide bombings", "Attack": "Attacks", "Air strike": "Air strikes", "Shelling": "Shelling"}


def title_of(kind: str, places, parties) -> str:
    noun = _NOUN.get(kind, "Incident")
    names = [p.name for p in places if p.name]
    if len(names) > 1:
        return f"{_MANY.get(noun, noun)} in {', '.join(names[:-1])} and {names[-1]}"
    if names:
        near = "near" if places[0].precision == "near" else "in"
        return f"{noun} {near} {names[0]}"
    return f"{noun} in {places[0].country}" if places and places[0].country else noun


def summary_of(told: list) -> str:
    """One sentence over all the articles' incidents: kind, what was hit, where, what the counts say. Accusations are not told as fact."""
    incident = told[0]
    targets = list(dict.fromkeys(p.sub for i in told for p in i.parties if p.kind == "object" and p.sub not in ("building", "rally")))[:3]
    many = {p.sub for i in told for p in i.parties if p.kind == "object" and _several(p.name)}
    names = [p.name for p in incident.places if p.name][:3]
    noun = _NOUN.get(incident.type, "Incident")
    several = len(names) > 1 and noun in _MANY
    hit = f" hit {_list([_thing(t, t in many) for t in targets])}" if targets else " were reported" if several and noun != "Shelling" else " was reported"
    where = f" {'near' if incident.places[0].precision == 'near' else 'in'} {_list(names)}" if names else ""
    sentence = f"{_MANY[noun] if several else _article(noun.lower())}{hit}{where}"
    killed, wounded = _span(told, "killed"), _span(told, "wounded")
    if not any(n not in ("", "0") for n in (killed, wounded)) and (killed or wounded):
        return f"{sentence}; nobody was reported {' or '.join(what for n, what in ((killed, 'killed'), (wounded, 'wounded')) if n)}."
    counts = [f"{n} {'person' if n.split()[-1] == '1' else 'people'} reported {what}" for n, what in ((killed, "killed"), (wounded, "wounded")) if n not in ("", "0")][:1]
    counts += [f"{wounded} wounded"] if killed and wounded and "0" not in (killed, wounded) else []
    return sentence + (f", with {' and '.join(counts)}." if counts else "; no count of casualties is given.")


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


_NO_ARTICLE = frozenset(["farmland", "aircraft", "military headquarters", "infrastructure", "livestock", "village land"])      # as many or as one


def _thing(noun: str, many: bool) -> str:
    if noun in _NO_ARTICLE:
        return noun
    return plural(noun) if many else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _several(name: str) -> bool:
    """"a large number of homes", "three cars": more than one, by the article's words."""
    last = name.split()[-1].lower() if name else ""
    return last.endswith("s") and not last.endswith(("ss", "us", "headquarters", "'s", "’s"))


def _article(noun: str) -> str:
    noun = noun.removesuffix("s") if noun == "arrests" else noun
    return "Unrest" if noun == "unrest" else "Shelling" if noun == "shelling" else ("An " if noun[0] in "aeiou" else "A ") + noun


def _span(told: list, key: str) -> str:
    """From the lowest to the highest number that any of them gives, in the words that pages have for it; "" where none does, or one has words only."""
    found = [n for i in told if (n := getattr(i, key)) is not None and not n.vague]
    if any(n.vague for i in told for t in i.tolls if (n := getattr(t, key)) is not None):
        return ""                                               # somebody says "dozens": two whom somebody else counted are not all
    return ranged([counted(n) for n in found if n.high != 0] or [counted(n) for n in found], "", None).words      # a count wins over none

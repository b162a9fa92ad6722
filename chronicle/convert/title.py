"""A neutral title and one sentence built from facts, never from the article's own words: what kind of event, where, how many."""
from chronicle.assess import ranged
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
    hit = f" hit a {_list(targets)}" if targets else " was reported"
    names = [p.name for p in incident.places if p.name][:3]
    where = f" {'near' if incident.places[0].precision == 'near' else 'in'} {_list(names)}" if names else ""
    sentence = f"{_article(_NOUN.get(incident.type, 'Incident').lower())}{hit}{where}"
    killed, wounded = _span(told, "killed"), _span(told, "wounded")
    counts = [f"{n} {'person' if n.split()[-1] == '1' else 'people'} reported {what}" for n, what in ((killed, "killed"), (wounded, "wounded")) if n][:1]
    counts += [f"{wounded} wounded"] if killed and wounded else []
    return sentence + (f", with {' and '.join(counts)}." if counts else "; no count of casualties is given.")


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _article(noun: str) -> str:
    noun = noun.removesuffix("s") if noun == "arrests" else noun
    return "Unrest" if noun == "unrest" else "Shelling" if noun == "shelling" else ("An " if noun[0] in "aeiou" else "A ") + noun


def _span(told: list, key: str) -> str:
    """From the lowest to the highest number that any of them gives, in the words that pages have for it; "" where none does."""
    return ranged([counted(n) for i in told if (n := getattr(i, key)) is not None and not n.vague], "", None).words

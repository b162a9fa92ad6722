"""A neutral title and one sentence built from facts, never from the article's own words: what kind of event, where, how many."""

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
    counts = [f"{_words(n)} {'person' if n == (1, 1) else 'people'} reported {what}" for n, what in ((killed, "killed"), (wounded, "wounded")) if n][:1]
    counts += [f"{_words(wounded)} wounded"] if killed and wounded else []
    return sentence + (f", with {' and '.join(counts)}." if counts else "; no count of casualties is given.")


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _article(noun: str) -> str:
    noun = noun.removesuffix("s") if noun == "arrests" else noun
    return "Unrest" if noun == "unrest" else "Shelling" if noun == "shelling" else ("An " if noun[0] in "aeiou" else "A ") + noun


def _span(told: list, key: str) -> tuple[int | None, int | None] | None:
    """Lowest and highest number that any of them gives; the highest is open where all are."""
    found = [n for i in told if (n := getattr(i, key)) is not None and not n.vague]
    lows = [n.low for n in found if n.low is not None]
    highs = [n.high for n in found if n.high is not None] + [n.low for n in found if n.high is None and len(found) > 1]
    return (min(lows) if lows else None, max(highs) if highs else None) if found else None


def _words(bounds: tuple[int | None, int | None]) -> str:
    low, high = bounds
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low} to {high}"

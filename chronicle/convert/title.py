"""A neutral title built from facts, never from the article's headline: what kind of event, where."""

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

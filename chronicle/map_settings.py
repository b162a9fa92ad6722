"""What `[map]` of site.toml may say, beyond the types of its values.

Rules
1. A box is west, south, east, north. West of 180 and east of it, as for Fiji, the first number is the larger one. Web
   Mercator has no poles: a box ends at 84 degrees.
2. No request leaves a site unless its owner names where to, and its reader agrees. So tiles come by https from one host
   that is written out, whoever runs it is named, and an address that would let in more than its host is refused: it
   becomes part of the pages' Content-Security-Policy.
"""
import math
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

POLE = 84.0                # degrees
TILES = re.compile(r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?/[\w.~%+@/{}-]*(\?[\w.~%=&{}-]*)?", re.ASCII | re.IGNORECASE)
PLACES = ("{z}", "{x}", "{y}")
TAUGHT = 'wanted: tiles = "https://tiles.example.org/{z}/{x}/{y}.png"'


def faults(found: dict) -> Iterator[tuple[str, str, str, str]]:
    """(key, what to point at, what is wrong, what is wanted) of each value that cannot be used. Types have been looked at."""
    for name, label in found.get("labels", {}).items():
        if not isinstance(label, str):
            yield "labels", name, f"the label for `{name}` is no text", 'wanted: text in quotes; "" hides the name'
            break
    if found.get("bbox"):
        yield from (("bbox", "bbox", *fault) for fault in box(found["bbox"]))
    if found.get("tiles"):
        yield from (("tiles", "tiles", *fault) for fault in tiles(found["tiles"], found.get("tiles_by", "")))
    for key in ("tiles_by", "tiles_credit"):
        if found.get(key) and not found.get("tiles"):
            yield key, key, f"`map.{key}` says whose tiles are shown, but there are none", TAUGHT


def box(found: list) -> Iterator[tuple[str, str]]:
    if len(found) != 4 or any(type(n) not in (int, float) or not math.isfinite(n) for n in found):
        yield "`map.bbox` is not west, south, east, north", "wanted: four degrees, like [35.0, 32.0, 43.0, 38.0]"
        return
    west, south, east, north = found
    if not (-180 <= west <= 180 and -180 <= east <= 180):
        yield "a longitude of `map.bbox` is beyond 180 degrees", "across the 180th meridian write west first: [176.0, -20.0, -178.0, -15.0]"
    elif west == east or west > east and west - east < 180:
        yield ("`map.bbox` ends in the west of where it begins", "wanted: west, south, east, north, like [35.0, 32.0, 43.0, 38.0]; "
               "only a map across the 180th meridian has its larger longitude first")
    elif not -90 <= south < north <= 90:
        yield "`map.bbox` has no south below its north", "wanted: west, south, east, north, like [35.0, 32.0, 43.0, 38.0]"
    elif south < -POLE or north > POLE:
        yield f"`map.bbox` reaches beyond {POLE:g} degrees", f"the maps are web Mercator, which has no poles: between -{POLE:g} and {POLE:g}"


def tiles(url: str, provider: str) -> Iterator[tuple[str, str]]:
    """At most one fault: the first is the one to mend."""
    places = re.findall(r"\{[^{}]*\}", url)
    strange = [p for p in places if p not in PLACES]
    parts = urlsplit(url)
    if not url.startswith("https://"):
        yield "`map.tiles` is no https address", TAUGHT
    elif strange:
        yield (f"`map.tiles` holds `{strange[0][:40]}`", "only {z}, {x} and {y} are filled in; name one host instead of {s}, and leave {r} out")
    elif sorted(places) != sorted(PLACES) or re.sub(r"\{[zxy]\}", "", url).strip("{}") != re.sub(r"\{[zxy]\}", "", url) \
            or any(p in parts.netloc for p in PLACES):
        yield "`map.tiles` needs {z}, {x} and {y}, each once, after the host", TAUGHT
    elif not TILES.fullmatch(url):
        yield "`map.tiles` is no plain address", "letters, digits and -._~%+@/ after the host, and ?key=value; no user name, no blanks, quotes or semicolons"
    elif not provider.strip():
        yield "`map.tiles` without `map.tiles_by`", 'readers are told who learns their address: tiles_by = "Example Maps"'


def origin(url: str) -> str:
    """What a Content-Security-Policy calls the host of an address that `tiles` found good: `https://tiles.example.org`."""
    return f"https://{urlsplit(url).netloc}"

"""Files beside the pages: the theme's own, its pictures freed of what they tell beside the picture (images.py), its style sheets of
comments and indentation, a tenth of what they weigh; Leaflet, the map scripts that folium renders once for each kind, the basemap."""
import re
from functools import lru_cache

from chronicle import images, maps
from chronicle.diagnose import Diagnostic, Span
from chronicle.templates import TemplateFailure
from chronicle.view import View

COMMENT = r"/\*(?:(?!\*/)[\s\S])*\*/"
STYLES = re.compile(r"""(?!/\*!)%s(?=\s|\Z)|(?<=\n)\s+|(?P<kept>"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\([^)]*\)|%s)""" % (COMMENT, COMMENT))
BASEMAP = ("basemap.js", "basemap.svg")


def names(templates) -> dict[str, str]:
    """File name in assets/ -> kind of page that makes it. A theme's own file wins over ours of the same name."""
    out = dict.fromkeys(BASEMAP, "basemap") | {"map-names.js": "map-names"}
    out |= dict.fromkeys((f"map-{kind}.js" for kind in maps.KINDS), "map-script")
    out |= dict.fromkeys(maps.assets(), "map-asset")
    out |= dict.fromkeys(templates.assets, "static")
    return out


def static(view: View, name: str) -> bytes:
    if name.endswith(".css"):
        return slim(view.asset(name))
    try:
        return images.bare(view.asset(name), "." + name.rpartition(".")[2])
    except images.Unclear as why:
        raise TemplateFailure(Diagnostic("T706", f"{why}, so it is not published", Span(f"templates/assets/{name}"),
                                         "save it anew as JPEG, PNG or WebP")) from None


def slim(sheet: bytes) -> bytes:
    """A style sheet that says the same. Strings and addresses stay as they are, and comments that begin with an exclamation mark or
    stand between two words; what is no UTF-8 stays whole."""
    try:
        return STYLES.sub(lambda found: found["kept"] or "", sheet.decode("utf-8")).lstrip().encode()
    except UnicodeDecodeError:
        return sheet


def map_asset(view: View, name: str) -> bytes:
    return maps.assets()[name]


def map_script(view: View, name: str) -> bytes:
    return scripts()[name]


@lru_cache(maxsize=1)
def scripts() -> dict[str, bytes]:
    return maps.scripts()


def basemap(view: View, name: str) -> bytes:
    """Land and water of the chronicle's frame."""
    return clipped(view.frame(), view.setting("map").get("hide_disputed", False))[name]


@lru_cache(maxsize=2)
def clipped(frame, hide_disputed: bool) -> dict[str, bytes]:
    return maps.basemap(frame, {"hide_disputed": hide_disputed})


def map_names(view: View, name: str) -> bytes:
    """The names on the live map, with the chronicle's own for its places, and what it says, in the language of the pages that load it."""
    spots = [view.spot(place) for place in view.sites()]
    labels = tuple((s.name, s.lat, s.lon) for s in spots if s and s.type not in ("country", "region", "province"))
    return maps.names(view.frame(), labels, view.setting("map"), view.language) + maps.words()

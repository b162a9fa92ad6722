"""Files beside the pages: the theme's own, its pictures freed of what they tell beside the picture (images.py); Leaflet, the
map scripts that folium renders once for each kind, the basemap."""
from functools import lru_cache

from chronicle import images, maps
from chronicle.diagnose import Diagnostic, Span
from chronicle.templates import TemplateFailure
from chronicle.view import View

BASEMAP = ("basemap.js", "basemap.svg", "basemap-plain.svg")


def names(templates) -> dict[str, str]:
    """File name in assets/ -> kind of page that makes it. A theme's own file wins over ours of the same name."""
    out = dict.fromkeys(BASEMAP, "basemap")
    out |= dict.fromkeys((f"map-{kind}.js" for kind in maps.KINDS), "map-script")
    out |= dict.fromkeys(maps.assets(), "map-asset")
    out |= dict.fromkeys(templates.assets, "static")
    return out


def static(view: View, name: str) -> bytes:
    try:
        return images.bare(view.asset(name), "." + name.rpartition(".")[2])
    except images.Unclear as why:
        raise TemplateFailure(Diagnostic("T706", f"{why}, so it is not published", Span(f"templates/assets/{name}"),
                                         "save it anew as JPEG, PNG or WebP")) from None


def map_asset(view: View, name: str) -> bytes:
    return maps.assets()[name]


def map_script(view: View, name: str) -> bytes:
    return scripts()[name]


@lru_cache(maxsize=1)
def scripts() -> dict[str, bytes]:
    return maps.scripts()


def basemap(view: View, name: str) -> bytes:
    """The vector basemap of the chronicle's frame, with the chronicle's own names for places."""
    spots = [view.spot(place) for place in view.sites()]
    labels = tuple((s.name, s.lat, s.lon) for s in spots if s and s.type not in ("country", "region", "province"))
    settings = view.setting("map")
    frozen = tuple(sorted((k, tuple(sorted(v.items())) if isinstance(v, dict) else tuple(v) if isinstance(v, list) else v)
                          for k, v in settings.items()))
    return clipped(view.frame(), labels, frozen)[name]


@lru_cache(maxsize=2)
def clipped(frame, labels, frozen) -> dict[str, bytes]:
    settings = {k: dict(v) if k == "labels" else v for k, v in frozen}
    return maps.basemap(frame, labels, settings)

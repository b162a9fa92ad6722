"""The kinds of map, made with folium: each is rendered once per build, not once per page, and filled in the browser.

folium writes the JavaScript that puts a map together. Three of its habits are not wanted here, and are replaced in the
classes below: links to other hosts (the lists `default_js` and `default_css` are replaced, never added to), inline
script and style (the script goes to a file, sizes come from map.css), and random names (every element gets its `_id`).

The danger is another: branca compiles what it has rendered once more as a Jinja template. A title with `{{ … }}` in it
would be run when the site is built. So no text of a record ever comes near this module: it takes no argument, and
everything it renders is a constant written in this package.
"""

from branca.element import CssLink, Figure, JavascriptLink
from folium import Map
from folium.elements import JSCSSMixin
from folium.map import Layer
from folium.template import Template

from chronicle.maps import circles, palette

CREDIT = "Leaflet · Natural Earth · GeoNames"
FARTHEST_OUT, FARTHEST_IN = 1, 12          # beyond 12 the generalised lines would pretend to be exact
SIZES = {"smallest": circles.SMALLEST, "counted": circles.WITH_COUNT, "largest": circles.LARGEST, "person": circles.PER_PERSON}
# What the kinds do differently: how far in they start, and whether near circles merge into one.
OPTIONS = {
    "overview": {"closest": 8, "merge": True},
    "point": {"closest": 9, "merge": False},
    "incidents": {"closest": 8, "merge": True},
}


class SiteMap(Map):
    """folium's map in an element the page already has, without anything from elsewhere."""

    default_js = [("leaflet", "leaflet.js")]
    default_css = [("leaflet_css", "leaflet.css")]
    _template = Template("""
    {%- macro script(this, kwargs) -%}
    var {{ this.get_name() }} = ChronicleMap.map(element, {{ this.options|tojavascript }});
    L.control.scale({imperial: false}).addTo({{ this.get_name() }});
    {%- endmacro -%}
    """)

    def __init__(self, kind: str):
        # folium keeps min_zoom and max_zoom for its tile layer; in camel case they are Leaflet's own options.
        super().__init__(tiles=None, zoom_control=False, zoom_snap=0.5, max_bounds_viscosity=1,
                         minZoom=FARTHEST_OUT, maxZoom=FARTHEST_IN)
        self._id = kind


class Basemap(JSCSSMixin, Layer):
    """The chronicle's own piece of the world, and the names on it."""

    default_js = [("basemap", "basemap.js"), ("chronicle_map", "chronicle-map.js")]
    _template = Template("""
    {%- macro script(this, kwargs) -%}
    var {{ this.get_name() }} = ChronicleMap.basemap(CHRONICLE_BASEMAP, {{ this.options|tojavascript }});
    {%- endmacro -%}
    """)

    def __init__(self, kind: str):
        super().__init__(name="basemap", control=False)
        self._name, self._id = "Basemap", kind
        self.options = {"attribution": CREDIT}


class Circles(JSCSSMixin, Layer):
    """What the page's data holds, as circles that are buttons; choosing one opens the panel."""

    _template = Template("""
    {%- macro script(this, kwargs) -%}
    var {{ this.get_name() }} = ChronicleMap.circles(element, {{ this.options|tojavascript }});
    {%- endmacro -%}
    """)

    def __init__(self, kind: str):
        super().__init__(name="circles", control=False)
        self._name, self._id = "Circles", kind
        self.options = {**OPTIONS[kind], "sizes": SIZES, "types": palette.COLOURS}


class Filters(JSCSSMixin, Layer):
    """The choices beside the map of all incidents: what is drawn and listed follows them."""

    default_js = [("map_filters", "map-filters.js")]
    _template = Template("""
    {%- macro script(this, kwargs) -%}
    ChronicleMap.filters(element, circles_{{ this._id }});
    {%- endmacro -%}
    """)

    def __init__(self, kind: str):
        super().__init__(name="filters", control=False, show=False)
        self._name, self._id = "Filters", kind


def script(kind: str) -> str:
    """The JavaScript of one kind: it makes a map of every element of that kind which is not one yet."""
    figure = Figure()
    figure._id = kind
    figure.header._children.clear()            # the <meta> of a page of its own, which this is not
    site_map = SiteMap(kind).add_to(figure)
    Basemap(kind).add_to(site_map)
    Circles(kind).add_to(site_map)
    if kind == "incidents":
        Filters(kind).add_to(site_map)
    for element in list(figure._children.values()):
        element.render()
    for element in figure.header._children.values():
        assert isinstance(element, (CssLink, JavascriptLink)), f"inline content in the header: {element.render()[:80]}"
    assert not figure.html._children, "a kind of map writes no HTML: the page has its element already"
    body = "\n".join(part.render() for part in figure.script._children.values())
    return ("(function () {\n\"use strict\";\nif (!window.L || !window.ChronicleMap || !window.CHRONICLE_BASEMAP) return;\n"
            f"document.querySelectorAll('.map[data-map=\"{kind}\"]:not(.is-live)').forEach(function (element) {{\n"
            f"{body}\n}});\n}})();\n")

"""The cut drawn as an SVG file, for readers without JavaScript, for print, and until the live map is there.

The file is shared by all pages, which show parts of it and write the names on it. Its colours are its own: a picture inside <image> sees the
reader's preference for dark, but not the page's custom properties. Paths are in tenths of a unit of the sheet, in whole
relative steps, which is what makes them small.
"""

from chronicle.maps import lines, world
from chronicle.maps.mercator import WIDTH, Sheet
from chronicle.maps.palette import BASE

FINE = 10                  # steps of a path to a unit
LAYERS = (                 # drawn in this order
    ("land", "land", True), ("rivers", "river", False), ("lakes", "water", True), ("regions", "region", False),
    ("borders", "border", False), ("disputed", "disputed", False),
)
RULES = (".sea{{fill:{sea}}}.land{{fill:{land};stroke:{shore};stroke-width:4}}.river{{stroke:{river}}}"
         ".water{{fill:{water};stroke:{shore};stroke-width:3}}.region{{stroke:{region}}}"
         ".border,.disputed{{stroke:{border}}}")
SHAPES = ("path{fill:none;stroke-linejoin:round}.river{stroke-width:7}.region{stroke-width:5;stroke-dasharray:18 12}"
          ".border{stroke-width:8}.disputed{stroke-width:8;stroke-dasharray:24 18}")


def draw(drawn) -> bytes:
    """The SVG of a `cutting.Cut`."""
    sheet = Sheet(drawn.cover)
    paths = "".join(f'<path class="{name}" d="{_path(drawn.layers[layer], sheet, closed)}"/>'
                    for layer, name, closed in LAYERS if drawn.layers[layer])
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {sheet.height:.1f}"><style>{_style()}</style>'
            f'<rect class="sea" x="-500" y="-500" width="{WIDTH + 1000:g}" height="{sheet.height + 1000:.0f}"/>'
            f'<g transform="scale({1 / FINE:g})">{paths}</g></svg>\n').encode()


def _style() -> str:
    light = RULES.format(**{name: pair[0] for name, pair in BASE.items()})
    dark = RULES.format(**{name: pair[1] for name, pair in BASE.items()})
    return f"{SHAPES}{light}@media(prefers-color-scheme:dark){{{dark}}}"


def _path(found: list[world.Line], sheet: Sheet, closed: bool) -> str:
    parts = []
    for line in found:
        points = [sheet.at(x / world.QUANTUM, y / world.QUANTUM) for x, y in line]
        slim = lines.simplify_ring(points, 0.3) if closed else lines.simplify(points, 0.3)
        steps, last = [], (0, 0)
        for x, y in slim:
            here = (round(x * FINE), round(y * FINE))
            if here != last or not steps:
                steps.append((here[0] - last[0], here[1] - last[1]))
                last = here
        if len(steps) > 1:
            rest = " ".join(f"{dx} {dy}" for dx, dy in steps[1:]).replace(" -", "-")
            parts.append(f"M{steps[0][0]} {steps[0][1]}l{rest}{'z' if closed else ''}")
    return "".join(parts)

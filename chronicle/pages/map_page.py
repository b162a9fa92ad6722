"""The map page: every incident on a map that can be narrowed down, beside it the same as a list, and what no map can show."""
import msgspec

from chronicle import words
from chronicle.computed import Pin
from chronicle.maps import circles
from chronicle.pages import columns, overview
from chronicle.pages.chrome import chrome
from chronicle.pages.points import mapped
from chronicle.pages.rows import coloured
from chronicle.speech import _
from chronicle.view import View

MOST = 100              # incidents without a position that are named; the others stand in the timeline
SCALE = (1, 20, 100, 500)       # killed: the circles of the legend


def page(view: View, subject: str) -> bytes:
    found, off = overview.all_incidents(view), unplaced(view)
    return view.render("map.html", {
        **chrome(view, _("Map"), summary=_("All incidents of %(title)s by place.", title=view.setting("title"))),
        "map": found,
        "places": found["points"],
        "types": coloured(tuple(found["types"])),
        "scale": scale(),
        "off": [view.card(pin.id) for pin in off[:MOST]],
        "off_total": len(off),
        "off_years": sorted({pin.date.year for pin in off[MOST:]}, reverse=True),
    })


def actors(view: View, subject: str) -> bytes:
    """Who is named in which incident: a script, as a page from a disk may load no JSON."""
    return b"window.CHRONICLE_ACTORS=" + msgspec.json.encode(columns.actors(view, view.everybody())) + b";\n"


def unplaced(view: View) -> list[Pin]:
    """Incidents none of whose places has a position, or that have no place, newest first."""
    pins = view.pins()
    known = {place for place in {s.place for p in pins for s in p.sites} if mapped(view, place)}
    return [p for p in reversed(pins) if not any(s.place in known for s in p.sites)]


def scale() -> list[tuple[str, str, str]]:
    """(number killed, radius of its circle in pixels, width of a picture that holds it) for the legend."""
    sizes = [(n, circles.radius(n, n, 1)) for n in SCALE]
    return [(words.number(n), f"{r:.1f}", f"{2 * r + 2:.1f}") for n, r in sizes]

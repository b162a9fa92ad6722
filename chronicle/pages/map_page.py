"""The map page: everything by place, and beside it the same as a list, with what has no position."""
from chronicle.pages import overview
from chronicle.pages.chrome import chrome
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    found = overview.everything(view)
    return view.render("map.html", {
        **chrome(view, "Map", summary=f"All incidents of {view.setting('title')} by place."),
        "map": found,
        "places": sorted(found["points"], key=lambda p: (-p["n"], p["name"].casefold(), p["href"])),
    })

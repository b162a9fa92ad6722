"""Maps as templates get them: of everything for the front page, of all incidents for the map page, of some for the others."""
from chronicle import map_settings, maps
from chronicle.pages.chrome import CSP
from chronicle.pages.columns import columns
from chronicle.pages.points import points
from chronicle.view import View


def everything(view: View) -> dict:
    """What `drawn` gives and `unplaced`, of all incidents by place, newest first at each."""
    found, unplaced = points(view, view.pins()[::-1])
    return {**drawn(view, found), "unplaced": unplaced}


def all_incidents(view: View) -> dict:
    """What `drawn` gives, the places with most incidents first, and every incident in its data."""
    pins = view.pins()
    found, _ = points(view, pins[::-1], shown=0)
    found.sort(key=lambda p: (-p["n"], p["name"].casefold(), p["id"]))
    return drawn(view, found, "incidents", columns(view, pins, [p["id"] for p in found]))


def drawn(view: View, found: list[dict], kind: str = "overview", rows: dict | None = None) -> dict:
    """What a template hands to the macros of _map.html: the still picture, the data, what the legend names; and the policy
    of a page with this map. The sites of one incident ("point") stay apart, however near."""
    settings = view.setting("map")
    return {"points": found, "types": sorted({t for p in found for t in p["types"]}),
            "unknown": any(p["low"] is None and p["high"] is None for p in found),
            "still": maps.still(found, view.frame(), None, settings, merge=kind != "point", language=view.language),
            "data": maps.data(found, settings, rows), "csp": policy(settings) if found else CSP}


def policy(settings: dict) -> str:
    """Where site.toml names tiles, pictures may come from their host too; on pages with a map only."""
    tiles = settings.get("tiles")
    return CSP.replace("img-src 'self'", f"img-src 'self' {map_settings.origin(tiles)}") if tiles else CSP

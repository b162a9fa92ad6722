"""Pages: one file for each kind, and the table of them. A page is a pure function of what its View shows it:

    page(view, subject) -> bytes

No clock, no randomness, no environment, no files. Templates get plain values, never the Site or the View.
"""
from chronicle.pages import (actor, asset, corrections, feed, home, incident, map_page, notfound, place, prose, redirect, shelf,
                             sitemap, source, timeline)

KINDS = {
    "home": home.page,
    "map": map_page.page,
    "timeline": timeline.page,
    "year": timeline.year,
    "month": timeline.month,
    "incident": incident.page,
    "place": place.page,
    "actor": actor.page,
    "source": source.page,
    "shelf": shelf.page,            # subject: place, actor or source
    "page": prose.page,
    "feed": feed.page,
    "corrections": corrections.page,
    "corrections-feed": corrections.feed,
    "sitemap": sitemap.page,
    "robots": sitemap.robots,
    "notfound": notfound.page,
    "redirect": redirect.page,      # subject: a former id
    "static": asset.static,         # subject of these four: a file's name in assets/
    "map-asset": asset.map_asset,
    "map-script": asset.map_script,
    "basemap": asset.basemap,
}

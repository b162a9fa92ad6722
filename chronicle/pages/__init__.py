"""Pages: one file for each kind, and the table of them. A page is a pure function of what its View shows it:

    page(view, subject) -> bytes

No clock, no randomness, no environment, no files. Templates get plain values, never the Site or the View.
"""
from collections.abc import Callable
from typing import NamedTuple

from chronicle.pages import (actor, asset, corrections, cut, feed, home, incident, map_page, notfound, orders, place, prose, publisher, redirect, search,
                             shelf, sitemap, source, timeline, types)
from chronicle.pages.data import calendar, citation, csv_files, geojson, overview, package, record_json, sqlite
from chronicle.view import View


class Templated(NamedTuple):
    """A page that is a template and its values. Of a kind of many pages these are made apart: see build/render.py."""
    template: str
    values: Callable[[View, str], dict]

    def __call__(self, view: View, subject: str) -> bytes:
        return view.render(self.template, self.values(view, subject))


KINDS = {
    "home": home.page,
    "map": map_page.page,
    "map-actors": map_page.actors,
    "timeline": timeline.page,
    "year": timeline.year,
    "month": timeline.month,
    "deadliest": orders.deadliest,  # subject: a year, or nothing
    "updated": orders.updated,
    "incident": Templated("incident.html", incident.values),
    "place": place.page,
    "actor": actor.page,
    "source": source.page,
    "shelf": shelf.page,            # subject: place, actor or source
    "slice": cut.page,              # subject: a year or month of a long list, place/syria/2016
    "publisher": publisher.page,    # subject: the-herald, or a year of it, the-herald/2016
    "type": types.page,
    "types": types.index,
    "page": prose.page,
    "feed": feed.atom,              # subject of the feeds: place/ID, actor/ID or nothing
    "feed-json": feed.json,
    "corrections": corrections.page,
    "corrections-feed": corrections.atom,
    "corrections-json": corrections.json,
    "data": overview.page,
    "data-columns": overview.columns,
    "data-csv": csv_files.page,     # subject of these: a file's stem and its year, as incidents/2016
    "data-geojson": geojson.page,
    "data-json": record_json.year,
    "data-sqlite": sqlite.page,
    "data-calendar": calendar.year,
    "data-bibtex": citation.bibtex_file,
    "data-ris": citation.ris_file,
    "data-join": sqlite.join,
    "data-package": package.page,
    "record-json": record_json.page,
    "calendar": calendar.newest,
    "citation": citation.cff,
    "sitemap": sitemap.page,
    "robots": sitemap.robots,
    "notfound": notfound.page,
    "redirect": redirect.page,      # subject: a former id
    "static": asset.static,         # subject of these five: a file's name in assets/
    "map-asset": asset.map_asset,
    "map-script": asset.map_script,
    "basemap": asset.basemap,
    "map-names": asset.map_names,
    "search": search.page,
    "search-script": search.script,
    "search-table": search.table,
    "search-names": search.names,
    "search-year": search.year,     # subject: 2016
    "search-terms": search.terms,   # subject: 2016/5, a bucket of the year's words
    "search-rows": search.rows,     # subject: 2016-05/0, a part of the month
}

"""Pages: one file for each kind, and the table of them. A page is a pure function of what its View shows it:

    page(view, subject) -> bytes

No clock, no randomness, no environment, no files. Templates get plain values, never the Site or the View.
"""
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from chronicle.lazy import Lazy
from chronicle.view import View


class Templated(NamedTuple):
    """A page that is a template and its values. Of a kind of many pages these are made apart: see build/render.py."""
    template: str
    values: Callable[[View, str], dict]

    def __call__(self, view: View, subject: str) -> bytes:
        return view.render(self.template, self.values(view, subject))


class Last(NamedTuple):
    """A page as it was last made, of which nothing has changed but some of the incidents that it tells of."""
    body: bytes
    reads: tuple[str, ...]
    number: int                     # of its incidents
    changed: dict[int, str]         # place among them, oldest first -> incident


class Renewed(NamedTuple):
    """A page of many incidents, which after an edit of a few is made out of itself (build/renew.py): the same bytes as `whole` gives. None: it
    cannot be."""
    whole: Callable[[View, str], bytes]
    again: Callable[[View, str, Last], bytes | None]

    def __call__(self, view: View, subject: str) -> bytes:
        return self.whole(view, subject)


PAGES = {                               # kind -> its function, by module: an edit makes pages of a few kinds, and loads those
    "home": "home.page",
    "map": "map_page.page",
    "map-actors": "map_page.actors",
    "timeline": "timeline.page",
    "year": "timeline.year",
    "month": "timeline.month",
    "deadliest": "orders.deadliest",    # subject: a year, or nothing
    "updated": "orders.updated",
    "incident": "incident.page",
    "place": "place.page",
    "actor": "actor.page",
    "source": "source.page",
    "shelf": "shelf.page",              # subject: place, actor or source
    "slice": "cut.page",                # subject: a year or month of a long list, place/syria/2016
    "publisher": "publisher.page",      # subject: the-herald, or a year of it, the-herald/2016
    "type": "types.page",
    "types": "types.index",
    "page": "prose.page",
    "feed": "feed.atom",                # subject of the feeds: place/ID, actor/ID or nothing
    "feed-json": "feed.json",
    "corrections": "corrections.page",
    "corrections-feed": "corrections.atom",
    "corrections-json": "corrections.json",
    "data": "data.overview.page",
    "data-columns": "data.overview.columns",
    "data-csv": "data.csv_files.page",  # subject of these: a file's stem and its year, as incidents/2016
    "data-geojson": "data.geojson.page",
    "data-json": "data.record_json.year",
    "data-sqlite": "data.sqlite.page",
    "data-calendar": "data.calendar.year",
    "data-bibtex": "data.citation.bibtex_file",
    "data-ris": "data.citation.ris_file",
    "data-join": "data.sqlite.join",
    "data-package": "data.package.page",
    "record-json": "data.record_json.page",
    "calendar": "data.calendar.newest",
    "citation": "data.citation.cff",
    "sitemap": "sitemap.page",
    "robots": "sitemap.robots",
    "notfound": "notfound.page",
    "redirect": "redirect.page",        # subject: a former id
    "static": "asset.static",           # subject of these five: a file's name in assets/
    "map-asset": "asset.map_asset",
    "map-script": "asset.map_script",
    "basemap": "asset.basemap",
    "map-names": "asset.map_names",
    "search": "search.page",
    "search-script": "search.script",
    "search-table": "search.table",
    "search-names": "search.names",
    "search-year": "search.year",       # subject: 2016
    "search-terms": "search.terms",     # subject: 2016/5, a bucket of the year's words
    "search-rows": "search.rows",       # subject: 2016-05/0, a part of the month
}


def made_by(kind: str) -> Callable[[View, str], bytes]:
    module, _, name = PAGES[kind].rpartition(".")
    return getattr(import_module(f"{__name__}.{module}"), name)


KINDS = Lazy(PAGES, made_by)            # joined with those of a site with `|`

"""The View: the only way a page sees the Site, and it writes down every fact it shows.

A page is a pure function of what its View showed it. Asking for something that is not there is an ordinary read: the
fact has no digest, and the page becomes stale on the day it gets one.
"""
import datetime

from chronicle.addresses import base
from chronicle.edtf import Edtf
from chronicle.facets import FACETS, WHOLE
from chronicle.computed import Card, Correction, History, Mention, Named, Spot
from chronicle.model import Actor, Incident, Place, Record, Source, Statement, Text, Toll, WikiLink
from chronicle.site import Site, fold
from chronicle.volumes import Volume


class View:
    """`texts`: id -> Text; `templates`: see templates.py. One View per page: `reads` is that page's trace."""

    def __init__(self, site: Site, texts, templates, url: str):
        self._site, self._texts, self._templates = site, texts, templates
        self.url = url                      # address of the page being made
        self.base = base(url)               # leads from it to the site's root
        self.reads: set[str] = set()
        self.notes: list = []

    def _read(self, facet: str, subject: str = ""):
        key = f"{facet}/{subject}"
        self.reads.add(key)
        values = self._site.values
        if key not in values:
            value = FACETS[facet].value(self._site, subject)
            if facet not in WHOLE:
                return value
            values[key] = value
        return values[key]

    # ---- the record
    def setting(self, key: str):
        """A value of site.toml, defaults filled in."""
        return self._read("setting", key)

    def record(self, id: str) -> Record | None:
        return self._read("record", id)

    def text(self, id: str) -> Text:
        """The body of a record. Same fact as the record: its digest covers both."""
        self.reads.add(f"record/{id}")
        return self._texts[id]

    def name(self, id: str) -> Named | None:
        """What a link to a record needs; None if no such record is published."""
        return self._read("name", id)

    def spot(self, place: str) -> Spot | None:
        """A place for maps; None when its position is not known."""
        return self._read("spot", place)

    def target(self, link: WikiLink) -> Named | None:
        """What a wiki link leads to."""
        return self._read("target", fold(link.target))

    # ---- relations
    def card(self, incident: str) -> Card | None:
        return self._read("card", incident)

    def around(self, incident: str) -> tuple[Named | None, Named | None]:
        """(earlier, later) incident."""
        return self._read("around", incident)

    def within(self, place: str) -> list[Named]:
        """What a place lies in, nearest first."""
        return self._read("within", place)

    def children(self, place: str) -> list[Named]:
        return self._read("children", place)

    def history(self, incident: str) -> History | None:
        """From git; None when there is none to tell."""
        return self._read("history", incident)

    def corrections(self) -> list[tuple[str, Named, Correction]]:
        """The newest hundred corrections of all incidents, newest first."""
        return self._read("corrections")

    def parts(self, id: str) -> list[Named]:
        """Incidents that are part of this one, or actors that are part of this actor."""
        return self._read("parts", id)

    def at(self, place: str) -> list[Card]:
        """Incidents at a place or within it, newest first."""
        return self._read("at", place)

    def of(self, actor: str) -> list[tuple[Card, tuple[Statement, ...], tuple[Toll, ...]]]:
        """Incidents that name an actor anywhere, newest first, with their ledgers."""
        return self._read("of", actor)

    def reported(self, source: str) -> list[Card]:
        return self._read("from", source)

    def mentions(self, id: str) -> list[tuple[Named, str]]:
        """Backlinks: who names this record in its text, with the sentence."""
        return self._read("mentions", id)

    # ---- the whole
    def months(self) -> list[tuple[str, int]]:
        """(YYYY-MM, number of incidents), newest first."""
        return self._read("months")

    def calendar(self) -> list[str]:
        """YYYY-MM of every month that holds incidents, newest first."""
        return self._read("calendar")

    def month(self, month: str) -> list[Card]:
        return self._read("month", month)

    def segment(self, year: str) -> tuple[list[tuple[Incident, Card]], dict]:
        """The incidents of a year, oldest first, and room for what several pages make of them once."""
        return self._read("segment", year)

    def segment_text(self, incident: str) -> str:
        """The words of an incident of a segment, whose digest covers them."""
        return self._texts[incident].plain

    def ids(self, kind: str) -> list[str]:
        """Ids of all actors: changes only when one comes or goes."""
        return self._read("ids", kind)

    def types(self) -> list[tuple[str, int]]:
        """(type, number of incidents) of every type that occurs."""
        return self._read("types")

    def of_type(self, type: str) -> list[Card]:
        """Incidents of a type, newest first."""
        return self._read("type", type)

    def newest(self, n: int) -> list[Card]:
        """The newest incidents: 10 for the home page, 50 for feeds."""
        return self._read("newest", str(n))

    def shelf(self, kind: str) -> list[tuple[Named, int, str, tuple[str, ...], Edtf | None]]:
        """All places, actors or sources by name: (link, number of incidents, type, ids of what it lies in, published)."""
        return self._read("shelf", kind)

    def pages(self) -> list[Named]:
        return self._read("pages")

    def gatherings(self) -> list[tuple[str, tuple[str, ...]]]:
        """(place, incidents at exactly this place): for maps of everything."""
        return self._read("gatherings")

    def sites(self) -> list[str]:
        """Places that are in an incident."""
        return self._read("sites")

    def gathered(self, incident: str) -> Card:
        """A card of an incident in `gatherings`, whose digest covers it."""
        return self._site.cards[incident]

    def volume(self, period: str) -> Volume:
        """All that data files say of a year; '' for all years."""
        return self._read("volume", period)

    def changed_in(self, period: str) -> dict[str, str]:
        """incident -> YYYY-MM-DD of its last change in git, of a volume."""
        return self._read("changed", period)

    def text_in(self, volume: Volume, incident: str) -> Text:
        """The body of an incident of a volume. All of these are one fact."""
        self.reads.add(f"texts/{volume.period}")
        return self._texts[incident]

    def directory(self, kind: str) -> list[Place | Actor]:
        """All places, or all actors, by id."""
        return self._read("directory", kind)

    def addresses(self) -> list[tuple[str, str]]:
        return self._read("addresses")

    def frame(self) -> tuple[float, float, float, float]:
        """(west, south, east, north) of every map."""
        return self._read("frame")

    # ---- making bytes
    def asset(self, name: str) -> bytes:
        """A file of templates/assets."""
        self.reads.add(f"asset/{name}")
        return self._templates.assets[name].read_bytes()

    def render(self, template: str, values: dict) -> bytes:
        """The page from a template; the template and all it extends or imports is a fact."""
        self.reads.add(f"template/{template}")
        return self._templates.render(template, values)

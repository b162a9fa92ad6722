"""The View: the only way a page sees the Site, and it writes down every fact it shows.

A page is a pure function of what its View showed it. Asking for something that is not there is an ordinary read: the
fact has no digest, and the page becomes stale on the day it gets one.
"""
import msgspec

from chronicle import slices
from chronicle.addresses import base, spoken
from chronicle.config import TRANSLATED
from chronicle.edtf import Edtf
from chronicle.facets import FACETS, WHOLE
from chronicle.computed import Card, Correction, History, Named, Spot
from chronicle.model import Actor, Incident, Place, Record, Statement, Text, Toll, Translation, WikiLink
from chronicle.related import Kin
from chronicle.site import Site, fold
from chronicle.speech import ENGLISH, Speech
from chronicle.translations import Words
from chronicle.volumes import Volume


class View:
    """`texts`: id -> Text; `templates`: see templates.py. One View per page: `reads` is that page's trace."""

    def __init__(self, site: Site, texts, templates, url: str):
        self._site, self._texts, self._templates = site, texts, templates
        further, self.here = spoken(url, site.settings.get("languages", ()))
        self.url = url                      # address of the page being made; `here`: without the folder of its language
        self.top = base(url)                # leads from it to the site's root, where files are that all languages share
        self.base = base(self.here)         # leads from it to the first page of its language
        self.own = site.settings["language"]            # the language of the records, and of pages at the root
        self.language = further or self.own
        self.foreign = "" if self.language == self.own else self.own       # what to mark texts of the record with
        self.speech = templates.speeches.get(self.language, ENGLISH)
        self._in_words = Words(self.language, self.own, self.translation) if self.foreign else None
        self.reads: set[str] = {f"speech/{self.language}"}
        self.notes: list = []

    def _read(self, facet: str, subject: str = ""):
        key = f"{facet}/{subject}"
        self.reads.add(key)
        values = self._site.values
        if key not in values:
            value = FACETS[facet].value(self._site, subject)
            if facet not in WHOLE:
                return self._in_words(value) if self._in_words else value
            values[key] = value
        return self._in_words(values[key]) if self._in_words else values[key]

    def translation(self, id: str) -> Translation | None:
        """What an incident or a page says in the language of this page; None where that is its own, or has none."""
        if not self.foreign:
            return None
        key = f"{id}.{self.language}"
        self.reads.add(f"translation/{key}")
        return self._site.translations[key].record if key in self._site.translations else None

    # ---- the record
    def setting(self, key: str):
        """A value of site.toml, defaults filled in; in the language of the page where site.toml has it so."""
        return self._translated(key) or self._read("setting", key)

    def setting_in(self, key: str) -> str:
        """The language to mark a setting with: '' for that of the page."""
        return "" if self._translated(key) else self.foreign

    def _translated(self, key: str) -> str:
        if not self.foreign or key not in TRANSLATED:
            return ""
        return self._read("setting", "translations").get(self.language, {}).get(key, "")

    def record(self, id: str) -> Record | None:
        return self._read("record", id)

    def text(self, id: str) -> Text:
        """The body of a record. Same fact as the record: its digest covers both."""
        self.reads.add(f"record/{id}")
        t = self.translation(id)
        said = self._texts[t.id] if t else None
        return said if said and said.parts else self._texts[id]

    def translations_in(self, year: str) -> dict[str, list[tuple[Translation, str]]]:
        """incident -> its translations, each with the words of its text, of a segment. All of these are one fact."""
        self.reads.add(f"translations/{year}")
        found: dict[str, list] = {}
        for key, f in sorted(self._site.translations.items()):
            if f.record.of in self._site.cards and self._site.cards[f.record.of].date.year == year:
                found.setdefault(f.record.of, []).append((f.record, self._texts[key].plain))
        return found

    def marks(self, id: str) -> tuple[str, str]:
        """The languages to mark title and text of an incident or a page with: '' for that of this page."""
        t = self.translation(id)
        return "" if t else self.foreign, "" if t and self._texts[t.id].parts else self.foreign

    def name(self, id: str) -> Named | None:
        """What a link to a record needs; None if no such record is published."""
        return self._read("name", id)

    def spot(self, place: str) -> Spot | None:
        """A place for maps; None when its position is not known."""
        spot = self._read("spot", place)
        return msgspec.structs.replace(spot, name=self.name(place).name) if spot and self.foreign else spot

    def target(self, link: WikiLink) -> Named | None:
        """What a wiki link leads to."""
        return self._read("target", fold(link.target))

    # ---- relations
    def card(self, incident: str) -> Card | None:
        return self._read("card", incident)

    def around(self, incident: str) -> tuple[tuple[Named, Edtf] | None, tuple[Named, Edtf] | None]:
        """(earlier, later) incident, each with its date."""
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

    def kin(self, incident: str) -> tuple[Kin, ...]:
        """Incidents that may belong together with it, strongest first, each with the reasons."""
        return self._read("kin", incident)

    def copies(self, origin: str) -> tuple[list[Named], bool]:
        """(up to twenty reports that repeat a source, or an agency named in words; whether there are more)."""
        return self._read("copies", origin)

    def slice(self, kind: str, subject: str, period: str) -> list:
        """A year or month of a long list, newest first: as `at`, `of`, `reported` or `of_type` give them."""
        return self._read("slice", slices.name(kind, subject, period))

    def publishing(self) -> list[tuple[str, str, int]]:
        """(page, name, number of reports) of every publisher; [] where the index of sources names all reports."""
        return self._read("publishing")

    def publishers(self) -> list[str]:
        """Every page of reports of one publisher."""
        return self._read("publishers")

    def reports(self, page: str) -> tuple[str, list[tuple[Named, int, Edtf | None]]]:
        """(name of the publisher, [(link, number of incidents, published)]) of a page of its reports, newest first."""
        return self._read("reports", page)

    def periods(self, kind: str, subject: str) -> list[str]:
        """What the list of a subject is cut into, newest first, a year before its months; [] when it is not cut."""
        return self._read("periods", f"{kind}/{subject}")

    def slices(self) -> list[str]:
        """Every slice there is, `place/syria/2016`."""
        return self._read("slices")

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

    def years(self) -> list[str]:
        """Years that hold incidents, oldest first."""
        return self._read("years")

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

    def deadliest(self, period: str) -> tuple[list[Card], int, int]:
        """(the hundred with the most killed by the lowest count, how many have no such number, how many there are) of a year or, '', of all."""
        return self._read("deadliest", period)

    def updated(self) -> list[tuple[str, Card]]:
        """The hundred incidents with the newest note or correction: (day, incident), newest first."""
        return self._read("updated")

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

    def everything(self) -> list[tuple[Card, tuple[str, ...]]]:
        """Every incident, oldest first, with the ids of the actors it names anywhere."""
        return self._read("everything")

    def everybody(self) -> list[tuple[str, ...]]:
        """Of every incident, oldest first, the ids of the actors it names anywhere."""
        return self._read("everybody")

    def sites(self) -> list[str]:
        """Places that are in an incident."""
        return self._read("sites")

    def gathered(self, incident: str) -> Card:
        """A card of an incident in `gatherings`, whose digest covers it."""
        card = self._site.cards[incident]
        return self._in_words(card) if self._in_words else card

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

    def languages(self) -> list[Speech]:
        """Every language of the site, its own first."""
        found = [self.setting("language"), *self.setting("languages")]
        self.reads |= {f"speech/{language}" for language in found}
        return [self._templates.speeches.get(language, ENGLISH) for language in found]

    # ---- making bytes
    def asset(self, name: str) -> bytes:
        """A file of templates/assets."""
        self.reads.add(f"asset/{name}")
        return self._templates.assets[name].read_bytes()

    def render(self, template: str, values: dict) -> bytes:
        """The page from a template; the template and all it extends or imports is a fact."""
        self.reads.add(f"template/{template}")
        return self._templates.render(template, values, self.language)

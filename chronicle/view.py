"""The View: the only way a page sees the Site. Each of its names is a fact, or several, that the lens writes down (lens.py)."""
from collections.abc import Iterable

import msgspec

from chronicle import slices, volumes
from chronicle.edtf import Edtf
from chronicle.exports import Cut
from chronicle.computed import Card, Correction, History, Named, Outline, Pin, Spot
from chronicle.lens import Lens
from chronicle.model import Actor, Incident, Place, Record, Text, Translation, WikiLink
from chronicle.near import fold
from chronicle.related import Kin
from chronicle.volumes import Volume


class View(Lens):
    """One for each page."""

    # ---- the record
    def record(self, id: str) -> Record | None:
        return self._read("record", id)

    def text(self, id: str) -> Text:
        """The body of a record. Same fact as the record: its digest covers both."""
        self.reads.add(f"record/{id}")
        t = self.translation(id)
        said = self._texts[t.id] if t else None
        return said if said and said.parts else self._texts[id]

    def words(self, id: str) -> str:
        """The body of a record without markup, in the language of the record."""
        self.reads.add(f"record/{id}")
        return self._texts.words(id)

    def translations_in(self, year: str) -> dict[str, list[tuple[Translation, str]]]:
        """incident -> its translations, each with the words of its text, of a segment. All of these are one fact."""
        self.reads.add(f"translations/{year}")
        found: dict[str, list] = {}
        for key, f in sorted(self._site.translations.items()):
            if f.record.of in self._site.cards and self._site.cards[f.record.of].date.year == year:
                found.setdefault(f.record.of, []).append((f.record, self._texts.words(key)))
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

    def of(self, actor: str) -> list[Card]:
        """Incidents that name an actor anywhere, newest first."""
        return self._read("of", actor)

    def outlines(self, kind: str, subject: str, period: str = "") -> list[Outline]:
        """All that is in the list of a place or an actor, or in a slice of any list, newest first, for a page that counts it and names little
        of it (`card`): another title leaves such a page as it is."""
        return self._read("outlines", slices.name(kind, subject, period) if period else f"{kind}/{subject}")

    def reported(self, source: str) -> tuple[list[Card], list[tuple[str, int]]]:
        """(the newest incidents that a source reported, all of a list that stands whole; (year, number of incidents) of one that is cut)."""
        return self._read("from", source)

    def kin(self, incident: str) -> tuple[Kin, ...]:
        """Incidents that may belong together with it, strongest first, each with the reasons."""
        return self._read("kin", incident)

    def copies(self, origin: str) -> tuple[list[Named], bool]:
        """(up to twenty reports that repeat a source, or an agency named in words; whether there are more)."""
        return self._read("copies", origin)

    def slice(self, kind: str, subject: str, period: str) -> list:
        """A year or month of a long list, newest first: of an actor with their outlines, else Cards."""
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

    def number(self, month: str) -> int:
        """How many incidents a month has."""
        return self._read("number", month)

    def month(self, month: str) -> list[Card]:
        return self._read("month", month)

    def segment(self, year: str) -> tuple[list[tuple[Incident, Card]], dict]:
        """The incidents of a year, oldest first, and room for what several pages make of them once."""
        return self._read("segment", year)

    def segment_of(self, year: str, incidents: Iterable[str]) -> list[tuple[Incident, Card]]:
        """Some incidents of a segment: same fact."""
        self.reads.add(f"segment/{year}")
        found = [(self._site.records[id], self._site.cards[id]) for id in incidents]
        return self._in_words(found) if self._in_words else found

    def segment_text(self, incident: str) -> str:
        """The words of an incident of a segment, whose digest covers them."""
        return self._texts.words(incident)

    def ids(self, kind: str) -> list[str]:
        """Ids of all actors: changes only when one comes or goes."""
        return self._read("ids", kind)

    def types(self) -> list[tuple[str, int]]:
        """(type, number of incidents) of every type that occurs."""
        return self._read("types")

    def of_type(self, type: str) -> tuple[list[Card], list[tuple[str, int]]]:
        """The same of a type."""
        return self._read("type", type)

    def deadliest(self, period: str) -> tuple[list[Card], int, int]:
        """(the hundred with the most killed by the lowest count, how many have no such number, how many there are) of a year or, '', of all."""
        return self._read("deadliest", period)

    def updated(self) -> list[tuple[str, Card]]:
        """The hundred incidents with the newest note or correction: (day, incident), newest first."""
        return self._read("updated")

    def published(self) -> list[Card]:
        """The fifty incidents that were published last, newest first: of any date, as git's history tells; without one the newest incidents."""
        return self._read("published")

    def newest(self, n: int) -> list[Card]:
        """The newest incidents: 10 for the home page, 50 for its calendar."""
        return self._read("newest", str(n))

    def shelf(self, kind: str) -> list[tuple[Named, int, str, tuple[str, ...], Edtf | None]]:
        """All places, actors or sources by name: (link, number of incidents, type, ids of what it lies in, published)."""
        return self._read("shelf", kind)

    def pages(self) -> list[Named]:
        return self._read("pages")

    def pins(self) -> list[Pin]:
        """Every incident as the maps of all incidents show it, oldest first."""
        return self._read("pins")

    def everybody(self) -> list[tuple[str, ...]]:
        """Of every incident, oldest first, the ids of the actors it names anywhere."""
        return self._read("everybody")

    def sites(self) -> list[str]:
        """Places that are in an incident."""
        return self._read("sites")

    def cut(self) -> Cut:
        """What data files are cut by."""
        return self._read("cut")

    def volume(self, period: str) -> Volume:
        """All that data files say of a year or month; '' for all years."""
        return self._read("volume", period)

    def volume_of(self, period: str, incidents: list[str]) -> Volume:
        """The same of some of its incidents: same fact."""
        self.reads.add(f"volume/{period}")
        found = volumes.some(self._site, period, incidents)
        return self._in_words(found) if self._in_words else found

    def tables(self, period: str) -> Volume:
        """What tables say of a year or month that name incidents by their ids: records without titles but where one stands for a summary, and of
        cards only what is assessed."""
        return self._read("tables", period)

    def changed_in(self, period: str) -> dict[str, str]:
        """incident -> YYYY-MM-DD of its last change in git, of a volume."""
        return self._read("changed", period)

    def words_in(self, volume: Volume, incident: str) -> str:
        """The words of an incident of a volume. All of these are one fact."""
        self.reads.add(f"texts/{volume.period}")
        if "words" not in volume.kept:
            volume.kept["words"] = {r.id: self._texts.words(r.id) for r, _ in volume.incidents}
        return volume.kept["words"][incident]

    def directory(self, kind: str) -> list[Place | Actor]:
        """All places, or all actors, by id."""
        return self._read("directory", kind)

    def addresses(self) -> list[tuple[str, str]]:
        return self._read("addresses")

    def frame(self) -> tuple[float, float, float, float]:
        """(west, south, east, north) of every map."""
        return self._read("frame")

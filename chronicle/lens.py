"""The lens: what a page sees of the Site passes through it, and it writes down every fact it shows.

A page is a pure function of what it was shown. Asking for something that is not there is an ordinary read: the fact has
no digest, and the page becomes stale on the day it gets one. What there is to be seen, by name, is view.py's.
"""
from collections.abc import Callable

from chronicle.addresses import base, spoken
from chronicle.config import TRANSLATED
from chronicle.facets import FACETS, LARGE, WHOLE
from chronicle.model import Translation
from chronicle.site import Site
from chronicle.speech import ENGLISH, Speech
from chronicle.translations import Words

MOST = 2000         # values that are kept for other pages


class Lens:
    """`texts`: id -> Text; `templates`: see templates.py. One for each page: `reads` is that page's trace."""

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
        value = FACETS[facet].value(self._site, subject) if facet not in WHOLE else self._once(facet if facet in LARGE else key, facet, subject)
        return self._in_words(value) if self._in_words else value

    def _once(self, name: str, facet: str, subject: str):
        values, made = self._site.values, FACETS[facet]
        if name not in values or values[name][0] != subject:
            if made.inside and name in values and (part := made.inside(self._site, values[name][1], subject)) is not None:
                return part
            values.pop(name, None)                      # before the next one takes its room
            values[name] = subject, made.value(self._site, subject)
        return values[name][1]

    def again(self, name: str, make: Callable[[], object]):
        """What `make` gives, which rests on what it is shown and on the words of the page's language: made for one page, and for the next that asks
        for that name; whatever it was shown counts as shown to each."""
        kept, key, own = self._site.values.setdefault("again", {}), (name, self.language, self.speech.digest), self.reads
        if key not in kept:
            if len(kept) >= MOST:
                kept.clear()
            self.reads = set()
            try:
                kept[key] = make(), self.reads
            finally:
                own |= self.reads
                self.reads = own
        value, reads = kept[key]
        own |= reads
        return value

    def translation(self, id: str) -> Translation | None:
        """What an incident or a page says in the language of this page; None where that is its own, or has none."""
        if not self.foreign:
            return None
        key = f"{id}.{self.language}"
        self.reads.add(f"translation/{key}")
        return self._site.translations[key].record if key in self._site.translations else None

    # ---- settings
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

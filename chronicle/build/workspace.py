"""A site's folder, read: what is in it, what has changed since the ledger, and the linked Site with its facts.

    scan -> parse what changed -> link everything -> facts -> plan

`load` is the same for the batch build, the check and the preview. It raises nothing on content: `notes` has it all.
"""
import os
import stat
from collections.abc import Mapping
from pathlib import Path

import msgspec

from chronicle import astray, config, contradictions, digests, drawers, extension, facets, folder, forks, growing, history, published, recall, relink, speech, translations
from chronicle.build.stamp import stamp
from chronicle.build.texts import Texts
from chronicle.content.paths import kind_of
from chronicle.diagnose import Diagnostic, Span
from chronicle.extension import Extension
from chronicle.files import Signature, signature, stay_inside
from chronicle.folder import Look
from chronicle.growing import More
from chronicle.lazy import Lazy
from chronicle.ledger import Keep, Ledger
from chronicle.computed import Parsed
from chronicle.pages import KINDS
from chronicle.progress import silent
from chronicle.routes import plan
from chronicle.sharing import Sharing
from chronicle.site import Site, link
from chronicle.templates import Known, Templates

FEW = 40                                    # this many changed files are read without forking
NOTED, FOUND, COLLISIONS = "noted", "found", "collisions"        # kept of a State, beside its Site
KEPT = {NOTED, FOUND, COLLISIONS, recall.PATHS, *recall.WHOLE, *recall.BY_KEY}      # and of recall.ASKED what there is
BATCH = 500                                 # files in a batch at the most
_encode = msgspec.msgpack.Encoder().encode
_read_many = msgspec.msgpack.Decoder(list[tuple[bytes, bytes]]).decode
_parsed = msgspec.msgpack.Decoder(Parsed).decode
_noted = msgspec.msgpack.Decoder(dict[str, tuple[Diagnostic, ...]]).decode
_found = msgspec.msgpack.Decoder(dict[str, list[Diagnostic]]).decode
_notes = msgspec.msgpack.Decoder(list[Diagnostic]).decode
_templates = msgspec.msgpack.Decoder(dict[bytes, Known]).decode


class Workspace:
    """`root`: the site's folder. `jobs`: processes for reading and rendering."""

    def __init__(self, root: Path, jobs: int | None = None):
        self.root = root
        self.jobs = jobs or len(os.sched_getaffinity(0))
        self.theme = folder.theme_folder()
        self.extension = Extension(root)
        self.ledger = Ledger(root / ".cache" / "ledger", stamp() + extension.digest(root))
        self.signatures = Look()
        self.fresh: dict[str, tuple[bytes, bytes]] = {}         # path -> (record, text) read since the ledger was saved
        self.gone: set[str] = set()
        self.unsaved = False                                    # something was read or is gone since the ledger was saved
        self.progress = silent                                  # told how many files are read and pages made
        self.alone = False                                      # nobody else is at work here: the ledger is ours (alone.py)
        self.read_few = self.read                               # paths -> what reading.batch gives; over.py's, where that is at hand
        self.parsed: dict[str, Parsed] | None = None            # all files; None until they are needed
        self.shared = Sharing()                                 # what several of them say
        self.known: dict[str, Signature] = {}                   # of those, as they were when they were read
        self.noted: dict[str, tuple[Diagnostic, ...]] = {}      # notes of files, of those that have any
        self.noted_before: dict[str, tuple[Diagnostic, ...]] | None = None     # as the ledger keeps them, where the State of the last build was taken up
        self.touched: set[str] | None = None                    # paths that may have changed since files were read; None: any
        self.anew: set[str] | None = None                       # paths of files read since the last State; None: some came or went
        self.sorted_out: tuple | None = None                    # the signatures that `sort_out` saw, and what it gave
        self.seen_templates, self.made_templates = (), None     # languages and files that the Templates were made of, and these
        self.history = b""                                      # what history.py wants remembered
        self.templates_known: dict[bytes, Known] | None = None       # what was made of texts of templates
        self.taken_up: State | None = None                      # the State of the last build, if it could be taken up

    # ---- scan
    def look(self, paths: set[str]) -> None:
        """Brings the signatures up to date when these paths (absolute) are all that changed. Where one is no plain file
        that was known or is of the record, everything is looked at."""
        known, touched = dict(self.signatures), set()
        for path in paths:
            relative = path.removeprefix(f"{self.root.resolve()}{os.sep}")
            touched.add(relative)
            top = relative.partition("/")[0]
            suffixes = folder.WATCHED[top] if top in ("content", "seeds") else ()       # templates/ and locale/ may be the theme's as well
            try:
                s = os.stat(path, follow_symlinks=False)
                plain = stat.S_ISREG(s.st_mode) and relative.endswith(suffixes) and suffixes and not Path(path).name.startswith((".", "~"))
                if plain:
                    known[relative] = signature(s)
                elif not Path(path).name.startswith("."):
                    break
            except OSError:
                if known.pop(relative, None) is None:
                    break
        else:
            known = Look(known)
            if self.sorted_out and self.sorted_out[0] is self.signatures and all(map(kind_of, touched)):
                self.sorted_out = known, self.sorted_out[1]
            self.signatures = known
            if self.touched is not None:
                self.touched |= touched
            return
        self.signatures = self.scan()

    def scan(self) -> Look:
        self.touched = None
        return folder.look(self.root, self.theme)

    def sort_out(self) -> tuple[dict[str, Signature], dict[str, Signature], list[Diagnostic]]:
        """Of the files that are no records: those that templates depend on, articles, and notes on what is in no folder of the record."""
        if self.sorted_out is None or self.sorted_out[0] is not self.signatures:
            others = sorted(self.signatures.keys() - (self.parsed or {}).keys())
            shaping = {p: self.signatures[p] for p in others if p.startswith(("templates/", "theme:", "locale/"))}
            articles = {p: self.signatures[p] for p in others if p.startswith("seeds/")}
            strays = [folder.stray(p) for p in others if p.startswith("content/") and not kind_of(p)]
            self.sorted_out = self.signatures, (shaping, articles, strays)
        return self.sorted_out[1]

    # ---- parse
    def read_changed(self, meanwhile=lambda: None) -> None:
        """Reads content files that are new or changed, and forgets those that are gone. `meanwhile`: to be done while others read."""
        if self.parsed is None:
            self.parsed = {path: self.shared(f) for path, f in self.ledger.parsed()}
            self.noted = {p: f.notes for p, f in self.parsed.items() if f.notes}
            self.known = {p: s for p, s in self.ledger.signatures().items() if p in self.parsed}
        paths = self.signatures if self.touched is None else self.touched & self.signatures.keys()
        todo = sorted(p for p in paths if self.known.get(p) != self.signatures[p] and kind_of(p))
        gone = sorted(p for p in (self.parsed if self.touched is None else self.touched & self.parsed.keys()) if p not in self.signatures)
        came = any(p not in self.parsed for p in todo)
        batches = forks.deal(todo, max(self.jobs * 4, len(todo) // BATCH) if len(todo) > FEW else 1)
        if len(batches) > 1:
            self.read(todo[::len(todo) // 10])              # loads what reading needs, which every process has then
        done = 0
        self.progress("reading", done, len(todo))
        read = self.read_few if len(batches) == 1 else self.read
        for number, answer in forks.arrivals(read, batches, self.jobs, len(batches), meanwhile):
            files = list(zip(batches[number], _read_many(answer)))
            for path, (parsed, _) in files:
                f = self.parsed[path] = self.shared(_parsed(parsed))
                self.noted.pop(path, None)
                if f.notes:
                    self.noted[path] = f.notes
            self.gone -= set(batches[number])
            done += len(files)
            self.progress("reading", done, len(todo))
            if len(batches) > 1 and self.alone:             # many: to the ledger at once, so that they need not be kept here
                self.ledger.add_parsed([(path, *blobs) for path, blobs in files])
            else:
                self.fresh |= dict(files)
        for path in gone:
            for table in (self.parsed, self.known, self.noted, self.fresh):
                table.pop(path, None)
        self.gone |= set(gone)
        self.known |= {p: self.signatures[p] for p in todo}
        self.unsaved |= bool(todo or gone)
        self.anew = None if came or gone or self.anew is None else self.anew | set(todo)
        self.touched = set()

    def read(self, paths: list[str]) -> bytes:
        from chronicle.build import reading                 # with YAML and Markdown: where few files were edited, another process reads them
        return reading.batch(self.root, paths)

    def news(self) -> list[tuple[str, bytes, bytes]]:
        """(path, record, text) of what was read since the ledger was saved, as the ledger takes it."""
        return [(path, *blobs) for path, blobs in self.fresh.items()]

    def remember(self) -> None:
        """Saves what was read, which says nothing about any page; not the few files read since a State that is kept."""
        if self.unsaved and not self.taken_up:
            self.ledger.save_parsed(self.signatures, self.news(), self.gone, self.remembered())

    def remembered(self) -> dict[str, bytes]:
        return {"history": self.history, "templates": _encode(self.templates_known)}

    # ---- link
    def load(self, before: "State | None" = None) -> "State":
        """Everything a page can be made from, as the folder is now. Set `signatures` first. `before`:
        the State that this workspace gave last; what has not changed since is taken from it, to the same result."""
        return self.with_facts(self.link(before), before)

    def with_facts(self, state: "State", before: "State | None" = None) -> "State":
        before = before or self.taken_up
        site, templates = state.site, state.templates
        site.facts = facets.Facts(site, {"template": {f"template/{name}": digest for name, digest in templates.digests.items()},
                                         "asset": {f"asset/{name}": digest for name, digest in templates.asset_digests.items()},
                                         "translation": translations.facts(site),
                                         "speech": {f"speech/{language}": speech.digest for language, speech in templates.speeches.items()}})
        if before is not None:
            if site.changed is None:
                digests.take_over(site, before.site)
            state.moved = facets.moved(site, before.site, before.site.facts)
        return state

    def link(self, before: "State | None" = None) -> "State":
        """A State without facts: all its notes."""
        settings, notes = config.load(self.root)
        known = published.known(self.root)
        before = before or self.recalled(settings, known)
        shaping, articles, strays = self.sort_out()
        languages = [settings["language"], *settings["languages"]]
        self.read_changed(lambda: self.templates(languages, shaping))
        notes += [n for path in sorted(self.noted) for n in self.noted[path]]
        read = [self.parsed[p] for p in sorted(self.anew)] if before is not None and self.anew is not None and before.settings == settings else None
        linked = relink.again(before.site, read) if read is not None and before.site.listed == known else None
        site, linked = linked or link([self.parsed[p] for p in sorted(self.parsed)], settings, before.site if before else None, known)
        contradicted, found = contradictions.find(site, self.root, before.found if before and site.changed is not None and before.articles == articles else None)
        told, self.history, lost = history.read(self.root, self.history or self.ledger.remembered("history"), settings["review"])
        site.history = {id: h for id, h in told.items() if id in site.cards}
        if before is not None and before is self.taken_up:               # HEAD is where it was, or its State had not been taken up
            before.site.history = site.history
        templates = self.templates(languages, shaping)
        notes += linked + contradicted + lost + templates.notes + strays
        as_before = before is not None and site.changed is not None and before.templates in (templates, None)
        routes, collisions = (before.routes, before.collisions) if as_before else self.routes(site, templates)
        notes += collisions + published.lost(self.root, routes, site)
        self.anew = set()
        return State(settings, site, templates, Texts(site, self.fresh, self.ledger), routes, astray.standing(notes, routes), KINDS | self.extension.kinds, collisions, found, articles)

    def recalled(self, settings: dict, listed: frozenset[str]) -> "State | None":
        """The State of the last build, as far as the ledger keeps it, when since then only files changed that hold records."""
        seen = self.ledger.signatures() if self.parsed is None else {}
        changed = {path for path, _ in seen.items() ^ self.signatures.items()}
        if not seen or len(changed) > FEW or any(path not in seen or path not in self.signatures or not kind_of(path) for path in changed):
            return None
        kept = self.ledger.kept(self.alone)
        if not kept.keys() >= KEPT:
            return None
        before = self.ledger.records(self.alone)
        if not before.keys() <= seen.keys():
            return None
        self.parsed = Lazy(before, before.__getitem__)          # what is read anew takes its place here, not in the Site before
        self.noted, self.known = _noted(kept[NOTED]), {path: seen[path] for path in before}
        self.noted_before = dict(self.noted)
        self.touched, self.anew = changed, set()
        if self.alone:
            self.ledger.hold()
        site = recall.taken_up(kept, before, lambda ids, *decode: self.ledger.cards(ids, self.alone, *decode), self.ledger.facts(), settings, listed)
        self.taken_up = State(settings, site, None, None, self.ledger.routes(self.alone), [], {}, _notes(kept[COLLISIONS]), _found(kept[FOUND]), self.sort_out()[1])
        return self.taken_up

    def keep(self, state: "State", shown: set[str]) -> tuple[Keep, dict[str, More | bytes]]:
        """For the ledger: what `recalled` wants to find, and the facts of these facets and of those that it knows, encoded, by facet. Of
        both, after an edit, what has changed."""
        for facet in shown:
            state.facts[facet]
        known = self.taken_up.facts if self.taken_up else {}
        facts = {facet: drawers.changed(known.get(facet), digests) for facet, digests in state.facts.items() if digests is not known.get(facet)}
        before = self.taken_up.site if self.taken_up and state.site.changed is not None else None
        more = {NOTED: growing.changed(self.noted_before if before is not None else None, self.noted), FOUND: _encode(state.found), COLLISIONS: _encode(state.collisions)}
        return recall.keep(state.site, before, more), facts

    def templates(self, languages: list[str], shaping: dict[str, Signature]) -> Templates:
        """The templates in the languages of the site; those of the last time when none of their files has changed."""
        now = (languages, shaping)
        if now != self.seen_templates:
            spoken = {language: speech.load(language, self.root) for language in languages}
            if self.templates_known is None:
                self.templates_known = _templates(self.ledger.remembered("templates") or _encode({}))
            found = Templates([(self.root / "templates", "templates"), (self.theme, "theme" if self.theme.name == "theme" else "templates")],
                              {language: said for language, (said, _) in spoken.items()}, self.extension.filters, self.templates_known)
            self.templates_known = found.known
            found.notes += [note for _, notes in spoken.values() for note in notes]
            self.seen_templates, self.made_templates = now, found
        return self.made_templates

    def routes(self, site: Site, templates: Templates) -> tuple[dict[str, tuple[str, str]], list[Diagnostic]]:
        """The plan, as site_ext.py wants it if there is one."""
        from chronicle.pages import asset                   # with the maps; most edits leave the plan as it is
        routes, notes = plan(site, asset.names(templates))
        notes += self.extension.notes
        if self.extension.routes is not None:
            try:
                routes = dict(self.extension.routes(routes, site))
                for url in routes:
                    stay_inside(url)
            except (Exception, SystemExit) as e:
                notes.append(Diagnostic("T703", f"routes: {type(e).__name__}: {e}"[:300], Span(extension.FILE), "mend the file, or take it away"))
        return routes, notes


class State(msgspec.Struct):
    """A linked site with all that rendering needs; pages of one State agree with one another."""
    settings: dict
    site: Site
    templates: Templates
    texts: Texts
    routes: Mapping[str, tuple[str, str]]
    notes: list[Diagnostic]
    kinds: dict
    collisions: list[Diagnostic]                    # notes of the plan
    found: dict[str, list[Diagnostic]]              # contradictions by incident
    articles: dict[str, Signature]                  # the articles that quotes were compared with
    moved: set[str] | None = None                   # facts that are not those of the State before; None: there is none

    @property
    def facts(self) -> dict[str, dict[str, bytes]]:
        return self.site.facts

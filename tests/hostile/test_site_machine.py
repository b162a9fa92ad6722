"""Edits, kills and builds in any order (hypothesis): build/ is always what a build from nothing of the last good content makes.

A rule is one thing an editor or a machine does; after each, what is published is compared. `make fuzz` plays longer.
"""
import os
import shutil
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from chronicle.build import publish
from site_builder import SETTINGS, SiteFolder, packaged

LONG = int(os.environ.get("CHRONICLE_FUZZ") or 0)         # seconds
IDS = st.sampled_from(["one", "two", "three"])
NAMES = st.sampled_from(["Name", "Other", "<b>", "\u062c\u0628\u0644\u0629"])
FOLDERS = st.sampled_from(["places", "actors", "incidents"])


class Killed(BaseException):
    """Stands for kill -9: nothing that catches errors sees it, and nothing after it is done."""


class SiteMachine(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.site = SiteFolder(self.folder / "site").write({"site.toml": SETTINGS, "content/places/coast.md": "---\nname: Coast\n---\n"})
        self.good: dict[str, bytes] = {}
        self.pending: dict[str, bytes] | None = None     # a publish was cut off: the next command makes it this, or leaves the good one

    def files(self) -> list[str]:
        return sorted(str(p.relative_to(self.site.root)) for p in (self.site.root / "content").rglob("*.md"))

    # ---- what an editor does
    @rule(id=IDS, name=NAMES, within=st.sampled_from(["coast", "one", "two", "nowhere"]))
    def writes_a_place(self, id, name, within):
        self.site.write({f"content/places/{id}.md": f"---\nname: {name}\nwithin: {within}\n---\nNear [[coast]].\n"})

    @rule(id=IDS, date=st.sampled_from(["2016-05-23", "2016-05", "2017", "soon"]), place=st.sampled_from(["coast", "one", "three"]), count=st.integers(0, 3))
    def writes_an_incident(self, id, date, place, count):
        self.site.write({f"content/incidents/i-{id}.md": f"---\ntitle: Event {id}\ndate: {date}\nplaces: [{place}]\ntolls: [{{killed: {count}, by: x}}]\n---\nIn [[{place}]].\n"})

    @rule(n=st.integers(0, 9))
    def deletes(self, n):
        files = self.files()
        if len(files) > 1:
            self.site.delete(files[n % len(files)])

    @rule(n=st.integers(0, 9), id=IDS)
    def renames(self, n, id):
        files = self.files()
        old = files[n % len(files)] if files else ""
        if old:
            self.site.rename(old, f"{old.rsplit('/', 1)[0]}/renamed-{id}.md")

    @rule(n=st.integers(0, 9), how=st.sampled_from([b"", b"---\nname: [\n---\n", b"\xff", b"---\nname: x\nwithin: nowhere\n---\n"]))
    def breaks(self, n, how):
        files = self.files()
        if files:
            self.site.write({files[n % len(files)]: how})

    @rule()
    def mends(self):
        self.checks()
        while wrong := {note.span.path for note in self.site.check() if note.severity == "error"}:
            for path in wrong:
                shutil.rmtree(self.site.root / path) if (self.site.root / path).is_dir() else (self.site.root / path).unlink(missing_ok=True)

    @rule(text=st.sampled_from(["", "{# a #}", "{# b #}"]))
    def edits_a_template(self, text):
        self.site.write({"templates/place.html": packaged("place.html") + text})

    @precondition(lambda self: (self.site.root / "templates").exists())
    @rule()
    def takes_the_templates_away(self):
        shutil.rmtree(self.site.root / "templates")

    # ---- what the machine does
    @rule()
    def checks(self):
        """Any command rolls a publish that was cut off forward, if it was decided."""
        self.site.check()
        if self.pending is not None:
            found = self.site.pages()
            assert found in (self.good, self.pending), "neither the last good site nor the new one"
            self.good, self.pending = found, None

    @rule(jobs=st.sampled_from([1, 1, 2]))
    def builds(self, jobs):
        self.checks()
        result, clean = self.site.build(jobs=jobs), self.site.clean_pages()
        if result.published:
            self.good = clean
        else:
            assert clean == {}, "a build from nothing publishes what this one refuses"

    @rule(point=st.sampled_from(["replace", "remove", "finish"]), after=st.integers(0, 12))
    def is_killed_while_building(self, point, after):
        self.checks()
        left, clean = [after], self.site.clean_pages()

        def dying(call):
            def replaced(*given, **named):
                left[0] -= 1
                if left[0] < 0:
                    raise Killed
                return call(*given, **named)
            return replaced
        owner, name = {"replace": (publish.os, "replace"), "remove": (publish, "remove"), "finish": (publish, "finish")}[point]
        kept = getattr(owner, name)
        setattr(owner, name, dying(kept))
        try:
            if self.site.build().published:
                self.good = clean
        except Killed:
            self.pending = clean
        finally:
            setattr(owner, name, kept)

    @rule(url=st.sampled_from(["places/coast.html", "index.html", "places/one.html", "nowhere.html"]))
    def previews(self, url):
        """A preview makes pages in memory, and touches nothing that is published."""
        from chronicle.build.preview import Preview
        self.checks()
        preview = Preview(self.site.root)
        preview.refresh()
        preview.answer(url)

    @invariant()
    def what_is_published_is_the_last_good_site(self):
        if hasattr(self, "site") and self.pending is None:
            assert self.site.pages() == self.good

    def teardown(self):
        shutil.rmtree(getattr(self, "folder", "/nonexistent"), ignore_errors=True)


COMMON = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}


def test_whatever_happens_in_whatever_order_the_site_is_whole():
    run_state_machine_as_test(SiteMachine, settings=settings(max_examples=3, stateful_step_count=12, derandomize=True, **COMMON))


if LONG:
    def test_the_same_for_as_long_as_there_is_time():
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            run_state_machine_as_test(SiteMachine, settings=settings(max_examples=5, stateful_step_count=30, **COMMON))

"""The ledger: what it remembers, what it forgets, and what decides that a page is stale."""
import random
import sqlite3
from unittest import mock

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle import growing, outputs
from chronicle.build import many
from chronicle.content.read import read
from chronicle.diagnose import Diagnostic, Span, Told
from chronicle.folder import Look
from chronicle.ledger import Keep, Ledger
from chronicle.model import Text
from chronicle.traces import Made, changes, doubtful, shadow, stale
from site_builder import flat

encode = msgspec.msgpack.Encoder().encode
read_text = msgspec.msgpack.Decoder(Text).decode


@pytest.fixture
def path(tmp_path):
    return tmp_path / ".cache" / "ledger"


NOTE = Diagnostic("T701", "wrong", Span("templates/x.html", 3), "mend it")
PAGE = Made("a.html", "page", "a", ("record/a", "template/x"), b"digest", 10, 20)
FAILED = Made("b.html", "page", "b", ("record/b",), b"", notes=(NOTE,))


def filled(path, stamp="one") -> Ledger:
    parsed, text = read("content/pages/a.md", b"---\ntitle: A\n---\nWords.")
    ledger = Ledger(path, stamp)
    save(ledger, signatures=Look({"content/pages/a.md": (1, 2, 3)}), fresh=[("content/pages/a.md", encode(parsed), encode(text))],
         facts={"record": {"record/a": b"1"}, "template": {"template/x": b"2"}}, made=[PAGE.row(), FAILED.row()], told=Told([NOTE]), pending=[("a.html", "0"), ("old.html", "")])
    return ledger


def save(ledger: Ledger, **state) -> None:
    nothing = {"signatures": Look(), "fresh": [], "gone": [], "remembered": {}, "site": Keep(), "facts": {}, "made": [], "dropped": [], "told": Told(), "pending": []}
    given = nothing | state
    ledger.save(**given | {"facts": {facet: encode(digests) for facet, digests in given["facts"].items()}})


# ---- the one rule

@pytest.mark.parametrize("old, new, changed", [
    ({}, {}, set()), ({"a": b"1"}, {"a": b"1"}, set()), ({"a": b"1"}, {"a": b"2"}, {"a"}), ({}, {"a": b"1"}, {"a"}), ({"a": b"1"}, {}, {"a"}),
])
def test_changes(old, new, changed):
    assert changes(old, new) == changed


def test_a_page_is_stale_when_a_fact_it_read_has_changed():
    traces = [("a.html", ("record/a", "name/b")), ("b.html", ("record/b",)), ("c.html", ())]
    assert stale(traces, {"name/b", "record/a"}) == {"a.html": "name/b"}
    assert stale(traces, {"record/c"}) == {} == stale(traces, set())


@pytest.mark.parametrize("few", [0, 1000])
@given(st.dictionaries(st.text("xyz", min_size=1), st.sets(st.text("abcäع", min_size=1))), st.sets(st.text("abcäع", min_size=1)))
def test_no_page_that_has_read_a_changed_fact_is_passed_over(few, traces, changed):
    with mock.patch("chronicle.traces.FEW", few):
        near = doubtful({url: shadow(reads) for url, reads in traces.items()}, changed)
    assert near >= {url for url, reads in traces.items() if reads & changed}
    assert len(near) <= sum(bool(reads) for reads in traces.values())


def test_shadows_leave_few_pages_to_look_at():
    traces = {f"{n}.html": [f"record/{n}", f"card/{n}", f"name/{n % 97}", "setting/title"] for n in range(5000)}
    shadows = {url: shadow(reads) for url, reads in traces.items()}
    assert doubtful(shadows, {"record/7", "card/4000", "name/none"}) == {"7.html", "4000.html"}
    assert len(doubtful(shadows, {f"record/{n}" for n in range(100)})) == 100
    assert len(doubtful(shadows, {"setting/title"})) == 5000 and doubtful(shadows, set()) == set()


@given(st.dictionaries(st.text("abc", min_size=1), st.binary(max_size=2)), st.dictionaries(st.text("abc", min_size=1), st.binary(max_size=2)),
       st.dictionaries(st.text("xyz", min_size=1), st.lists(st.text("abc", min_size=1))))
def test_exactly_the_pages_that_read_a_difference(old, new, traces):
    expected = {url for url, reads in traces.items() if any(old.get(r) != new.get(r) for r in reads)}
    assert set(stale(traces.items(), changes(old, new))) == expected


# ---- memory

def test_what_is_saved_is_there_in_the_next_process(path):
    filled(path).close()
    ledger = Ledger(path, "one")
    assert ledger.signatures() == {"content/pages/a.md": (1, 2, 3)}
    assert dict(ledger.parsed())["content/pages/a.md"].record.title == "A" and ledger.text("content/pages/a.md", read_text).plain == "Words."
    assert flat(ledger.facts()) == {"record/a": b"1", "template/x": b"2"}
    assert ledger.pages() == {"a.html": PAGE, "b.html": FAILED} and ledger.pages(["a.html", "c.html"]) == {"a.html": PAGE}
    assert ledger.outputs() == {"a.html": (10, 20)} and ledger.told().notes == [NOTE]
    assert ledger.pending() == [("a.html", "0"), ("old.html", "")]
    ledger.settled()
    assert ledger.pending() == []


def test_what_is_read_under_one_lock_can_be_saved(path):
    filled(path).close()
    ledger = Ledger(path, "one").hold()
    assert ledger.outputs() == {"a.html": (10, 20)}
    ledger.save_parsed({}, [], ["content/pages/a.md"], {})
    ledger.settled()
    other = Ledger(path, "one")
    assert dict(ledger.parsed()) == {} == dict(other.parsed()) and other.pending() == []


def test_an_empty_ledger_remembers_nothing(path):
    ledger = Ledger(path, "one")
    assert (ledger.signatures(), dict(ledger.parsed()), ledger.facts(), ledger.pages(), ledger.outputs(), ledger.told(), ledger.pending()) == ({}, {}, {}, {}, {}, Told(), [])
    assert ledger.text("content/pages/a.md", read_text).parts == ()


def test_another_stamp_forgets_all_but_which_files_are_ours(path):
    filled(path).close()
    ledger = Ledger(path, "two")
    assert (ledger.signatures(), dict(ledger.parsed()), ledger.facts(), ledger.told()) == ({}, {}, {}, Told())
    assert ledger.outputs() == {"a.html": (10, 20)} and ledger.pending() != []      # to be pruned, to be finished
    assert ledger.pages()["a.html"].reads == () and ledger.pages()["a.html"].digest == b""


def test_a_version_that_laid_its_tables_out_otherwise(path):
    filled(path).close()
    db = sqlite3.connect(path)
    db.executescript("drop table parsed; create table parsed (path text primary key, record blob, text blob, more text); drop table prose")
    db.close()
    ledger = Ledger(path, "two")
    ledger.save_parsed({}, [("content/pages/a.md", b"", b"")], [], {})
    assert ledger.outputs() == {"a.html": (10, 20)}


def test_saving_what_was_read_says_nothing_of_pages(path):
    ledger = filled(path)
    ledger.save_parsed({}, [], ["content/pages/a.md"], {})
    assert dict(ledger.parsed()) == {} and ledger.told() == Told() and ledger.pages()["a.html"] == PAGE and ledger.facts() != {}


def test_dropped_pages_are_forgotten(path):
    ledger = filled(path)
    save(ledger, dropped=["a.html"])
    assert set(ledger.pages()) == {"b.html"} and ledger.pending() == []


def test_files_of_build_and_shadows_follow_what_is_saved(path, monkeypatch):
    monkeypatch.setattr(growing, "MOST", 3)
    ledger, told, shadows = filled(path), {"a.html": (10, 20)}, {page.url: shadow(page.reads) for page in (PAGE, FAILED)}

    def after(made: dict[str, tuple[int, int]], dropped=()) -> None:
        rows = [Made(url, "page", "x", (f"record/{seen}",), b"d", *seen) for url, seen in made.items()]
        save(ledger, made=[page.row() for page in rows], dropped=dropped)
        told.update(made)
        shadows.update({page.url: shadow(page.reads) for page in rows})
        for url in [*dropped, *(url for url, seen in made.items() if seen == (0, 0))]:
            told.pop(url, None)
        for url in dropped:
            shadows.pop(url, None)
        db = Ledger(path, "one").db
        assert ledger.outputs() == told == outputs.found(db, outputs.FILES)
        assert ledger.shadows() == shadows == outputs.found(db, outputs.SHADOWS)

    after({"a.html": (11, 21)})
    after({"c.html": (1, 2), "d.html": (3, 4)})
    after({"e.html": (5, 6)})
    after({"d.html": (0, 0)})                                   # it failed: its file goes
    after({}, ["a.html"])
    after({f"{n}.html": (n + 1, n) for n in range(9)})
    after({"c.html": (7, 8)}, ["e.html"])


def test_a_save_is_whole_or_not_at_all(path):
    ledger = filled(path)

    def breaks():
        yield Made("new.html", "page", "n", (), b"d").row()
        raise RuntimeError("power cut")
    with pytest.raises(RuntimeError):
        save(ledger, facts={"x": {"x/y": b"1"}}, made=breaks(), dropped=["a.html"])
    ledger.close()
    again = Ledger(path, "one")
    assert set(again.pages()) == {"a.html", "b.html"} and flat(again.facts()) == {"record/a": b"1", "template/x": b"2"}


@pytest.mark.parametrize("damage", [b"", b"garbage", b"SQLite format 3\0garbage" * 100])
def test_a_damaged_ledger_is_begun_afresh(path, damage):
    filled(path).close()
    path.write_bytes(damage)
    ledger = Ledger(path, "one")
    assert ledger.pages() == {} and dict(ledger.parsed()) == {}


@pytest.mark.parametrize("damage", [b"\0", b"\xff", None], ids=["zeros", "ones", "dice"])
def test_a_damaged_ledger_never_stops_a_build(small, damage):
    """Whole sectors overwritten anywhere, as a failing disk does: the next build publishes nevertheless."""
    small.build()
    whole = (small.root / ".cache/ledger").read_bytes()
    for sector in range(0, len(whole), len(whole) // 12):
        junk = damage * 4096 if damage else random.Random(sector).randbytes(4096)
        small.write({".cache/ledger": whole[:sector] + junk + whole[sector + 4096:]})
        small.append("content/pages/about.md", f"at-{sector}.\n")
        assert small.build().published and f"at-{sector}." in small.pages()["about.html"].decode()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("table", ["kin", "months", "outlines"])
def test_a_table_of_the_site_before_that_cannot_be_read_never_stops_a_build(small, table, jobs, monkeypatch):
    """It is fetched when a page asks for it, in whatever process makes that page."""
    monkeypatch.setattr(many, "FEW", 2)                     # so that two processes make the few pages
    small.build()
    with sqlite3.connect(small.root / ".cache/ledger") as db:
        assert db.execute("update kept set value = x'c1' where name = ?", (table,)).rowcount == 1
    small.append("content/incidents/2016/2016-05-23-bombings.md", "More words.\n")
    result = small.build(jobs=jobs)
    assert result.published and result.notes == []
    assert small.pages() == small.clean_pages()


@pytest.mark.parametrize("damage", [b"\xc1", 7, None])
@pytest.mark.parametrize("row", ["page set reads = ? where url = 'incidents/2016-05-23-bombings.html'", "meta set value = ? where key = 'shadows'"])
def test_what_a_page_has_read_that_cannot_be_read_never_stops_a_build(small, row, damage):
    """It is looked at by the process beside the build, when it is asked what is stale."""
    small.build()
    with sqlite3.connect(small.root / ".cache/ledger") as db:
        assert db.execute(f"update {row}", (damage,)).rowcount == 1
    small.append("content/incidents/2016/2016-05-23-bombings.md", "More words.\n")
    assert small.build().published
    assert small.pages() == small.clean_pages()

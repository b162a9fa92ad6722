"""The last good site or the whole new one: Ctrl-C, a disk that cannot be written, a site's own code that fails, links that come later.
Kills, full disks and two builds at once: tests/test_kills.py; errors and foreign files: tests/test_publish.py."""
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chronicle import extension, ledger
from chronicle.build import batch, many, publish
from command_line import HOME
from site_builder import SETTINGS, SMALL, SiteFolder, codes, edited_all_over, tree

@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A site that is built and then edited all over, its pages before, and those of a clean build after."""
    site = SiteFolder(tmp_path_factory.mktemp("prepared") / "site").write({"site.toml": SETTINGS, **SMALL})
    site.build()
    return edited_all_over(site), site.pages(), site.clean_pages()


@pytest.fixture
def edited(prepared, tmp_path):
    """A copy of its own of it."""
    shutil.copytree(prepared[0].root, tmp_path / "site")
    return SiteFolder(tmp_path / "site"), *prepared[1:]


# ---- interrupted

POINTS = {                              # a step of the publish -> what is interrupted there
    "render": (many, "stage"), "save": (ledger.Ledger, "save"), "put": (ledger.Ledger, "_put"), "finish": (publish, "finish"),
    "replace": (publish.os, "replace"), "remove": (publish, "remove"), "settled": (ledger.Ledger, "settled"),
}
STEPS = [("render", 3), ("save", 0), ("put", 1), ("finish", 0), ("replace", 0), ("replace", 9), ("remove", 0), ("settled", 0)]


@pytest.mark.parametrize("fault, step, after", [*((KeyboardInterrupt(), *s) for s in STEPS), (OSError(30, "Read-only file system"), "replace", 1),
                                                (MemoryError(), "render", 0)],
                         ids=lambda f: type(f).__name__ if isinstance(f, BaseException) else str(f))
def test_whatever_stops_a_build_the_site_is_whole(edited, monkeypatch, fault, step, after):
    small, before, whole = edited
    owner, name = POINTS[step]
    count, real = [after], getattr(owner, name)

    def stopped(*given, **more):
        count[0] -= 1
        if count[0] < 0:
            raise fault
        return real(*given, **more)
    with monkeypatch.context() as m:
        m.setattr(owner, name, stopped)
        with pytest.raises(type(fault)):
            small.build()
    for url, page in small.pages().items():
        assert page in (before.get(url), whole.get(url)), url
    if step in ("render", "save", "put"):
        assert small.pages() == before
    assert small.build().published and small.pages() == whole and tree(small.root / ".cache" / "staged") == {}


def test_ctrl_c_with_two_workers_is_quiet_and_leaves_no_child(small):
    small.check()                                               # what the process would look at for the first time
    small.write({f"content/incidents/2020/n{n}.md": f"---\ntitle: N{n}\ndate: 2020-{n % 12 + 1:02}-01\nplaces: [tartus]\n---\nIn [[jableh]].\n" for n in range(60)})
    code = ("import signal, sys, time; signal.signal(signal.SIGINT, signal.default_int_handler)      # ignored where a job runs in the background\n"
            "from chronicle.build import many; real = many.stage\n"
            "def slow(*given):\n    print('rendering', flush=True); time.sleep(0.05); return real(*given)\n"
            "many.stage = slow\nfrom chronicle.cli import main; main()")
    run = subprocess.Popen([sys.executable, "-c", code, "-C", small.root, "build", "--jobs", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                           cwd=HOME, start_new_session=True)
    assert run.stdout.readline().startswith("rendering")
    os.killpg(run.pid, signal.SIGINT)                           # as a terminal does: to the workers as well
    out, err = run.communicate(timeout=120)
    assert run.returncode == 130 and "Traceback" not in err, err
    for _ in range(600):                                        # a worker that is killed is there until the system has seen to it
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("a worker lives on")
    assert not (small.root / "build").exists()
    assert small.build().published


def test_a_disk_that_cannot_be_written_is_told_in_a_line(edited):
    small, before, whole = edited
    code = ("from chronicle.build import publish\n"
            "def refuse(*_): raise OSError(30, 'Read-only file system', 'build')\n"
            "publish.os.replace = publish.remove = refuse\nfrom chronicle.cli import main; main()")
    run = subprocess.run([sys.executable, "-c", code, "-C", small.root, "build"], capture_output=True, text=True, cwd=HOME)
    assert run.returncode == 2 and run.stderr.strip().endswith("Error: Read-only file system: build") and "fault" not in run.stderr
    assert small.pages() == before
    small.check()                                               # mounted for writing again: the next command finishes
    assert small.pages() == whole


def test_a_ledger_that_cannot_be_saved_publishes_nothing_and_keeps_the_ledger(edited, monkeypatch):
    small, before, whole = edited

    def refuse(*_):
        raise sqlite3.OperationalError("attempt to write a readonly database")
    with monkeypatch.context() as m:
        m.setattr(ledger.Ledger, "save", refuse)
        with pytest.raises(sqlite3.OperationalError):
            small.build()
    assert small.pages() == before and (small.root / ".cache/ledger").is_file()
    assert small.build().published and small.pages() == whole


def test_a_ledger_that_fills_the_disk_is_told_as_that(small, monkeypatch, inline):
    """SQLite ends the transaction itself then; the true reason must not be lost over it."""
    small.build()
    before = small.pages()
    edited_all_over(small)
    small.write({f"content/places/p{n}.md": f"---\nname: P{n}\n---\n" + "Words. " * 500 for n in range(30)})
    real = ledger.Ledger._open

    def narrow(self):
        real(self)
        self.db.execute(f"pragma max_page_count = {self.db.execute('pragma page_count').fetchone()[0] + 2}")
    with monkeypatch.context() as m:
        m.setattr(ledger.Ledger, "_open", narrow)
        code, told = inline("-C", small.root, "build", "--jobs", "1")
    assert code == 2 and "database or disk is full" in told and small.pages() == before
    assert small.build().published and small.pages() == small.clean_pages()


# ---- a site's own code

OWN = {"exits": "raise SystemExit(5)", "syntax": "def (", "loops": "def f(): return f()\nf()", "interrupts": "raise KeyboardInterrupt"}
PAGE = {"recursion": "again(view, subject)", "none": "None", "text": "'text'", "exits": "(_ for _ in ()).throw(SystemExit(5))"}


def test_site_ext_is_read_as_it_is_now_and_leaves_nothing_beside_it(small):
    for n in "123":
        small.write({"site_ext.py": f"FILTERS = {{'{n}': str}}\n"})
        os.utime(small.root / "site_ext.py", (1, 1))            # the same size and time: __pycache__ would believe it the same
        assert list(extension.Extension(small.root).filters) == [n]
    assert not (small.root / "__pycache__").exists()


@pytest.mark.parametrize("how", OWN)
def test_site_ext_that_fails_keeps_the_last_good_site(small, how, inline):
    small.build()
    before = small.pages()
    small.write({"site_ext.py": OWN[how]})
    code, told = inline("-C", small.root, "build")
    assert code == (130 if how == "interrupts" else 1) and small.pages() == before
    assert how == "interrupts" or "T703" in told
    (small.root / "site_ext.py").unlink()
    assert small.build().published and small.pages() == before


@pytest.mark.parametrize("text, line", [("x = 1\n\nraise ValueError('no')\n", 3), ("\n\ndef (", 3), ("def f():\n    import nothing_like_it\n\nf()\n", 2), ("\0", 0), ("KINDS = 7\n", 0)])
def test_a_fault_of_site_ext_is_told_with_its_line(tmp_path, text, line):
    (tmp_path / "site_ext.py").write_text(text)
    [note] = extension.Extension(tmp_path).notes
    assert (note.code, note.span.path, note.span.line) == ("T703", "site_ext.py", line)


@pytest.mark.parametrize("how, jobs", [*((how, 1) for how in PAGE), ("exits", 2), ("recursion", 2)])
def test_a_page_of_site_ext_that_fails_keeps_the_last_good_site(small, monkeypatch, how, jobs):
    monkeypatch.setattr(many, "FEW", 0)
    small.build()
    before = small.pages()
    small.write({"site_ext.py": f"def again(view, subject):\n    return {PAGE[how]}\nKINDS = {{'own': again}}\n"
                                "def routes(routes, site):\n    return {**routes, 'own.html': ('own', '')}\n"})
    result = small.build(jobs=jobs)
    assert not result.published and codes(result.notes) == ["T702"] and small.pages() == before


@pytest.mark.parametrize("route", ["../own.html", "/etc/own.html", "own\0.html"])
def test_site_ext_cannot_lead_out_by_mistake(small, route):
    small.write({"site_ext.py": f"KINDS = {{'own': lambda view, subject: b'x'}}\ndef routes(routes, site):\n    return {{{route!r}: ('own', '')}}\n"})
    result = small.build()
    assert not result.published and "T703" in codes(result.notes) and not (small.root / "build").exists()


# ---- the output folder

def test_a_build_folder_that_is_a_source_or_home_is_refused(small, monkeypatch, tmp_path):
    small.write({"build/site.toml": "", "build/content/pages/x.md": "theirs"})
    assert codes(small.build().notes) == ["B801"] and tree(small.root / "build") == {"site.toml": b"", "content/pages/x.md": b"theirs"}
    shutil.rmtree(small.root / "build")
    small.write({"build/diary": "dear"})
    with monkeypatch.context() as m:
        m.setenv("HOME", str(small.root / "build"))
        assert codes(small.build().notes) == ["B801"] and tree(small.root / "build") == {"diary": b"dear"}
    (small.root / "templates").symlink_to("build")
    assert codes(small.build().notes) == ["B801"] and tree(small.root / "build") == {"diary": b"dear"}
    (small.root / "templates").unlink()
    assert small.build().published


def test_a_staging_folder_that_is_a_link_is_refused(small, tmp_path):
    (tmp_path / "home" / "staged").mkdir(parents=True)
    (tmp_path / "home" / "staged" / "diary").write_text("dear")
    (small.root / ".cache").symlink_to(tmp_path / "home")
    assert codes(small.build().notes) == ["B801"] and tree(tmp_path / "home") == {"staged/diary": b"dear"}


def test_a_build_folder_on_another_disk_is_refused_before_anything_is_decided(edited, monkeypatch):
    small, before, _ = edited
    with monkeypatch.context() as m:
        m.setattr(publish, "disk", lambda folder: folder.name)
        result = small.build()
        assert not result.published and codes(result.notes) == ["B801"] and small.pages() == before
    assert small.build().published


def decided(site: SiteFolder, monkeypatch) -> None:
    """A build that is cut off when its publish is decided and nothing is in place yet."""
    with monkeypatch.context() as m:
        m.setattr(publish.os, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            site.build()


@pytest.mark.parametrize("what", ["build", "build/places"])
def test_a_link_that_comes_after_a_publish_was_decided_is_not_followed(edited, tmp_path, what, monkeypatch, inline):
    small, _, whole = edited
    decided(small, monkeypatch)
    outside = tmp_path / "outside"
    shutil.copytree(small.root / what, outside)
    theirs = tree(outside)
    shutil.rmtree(small.root / what)
    (small.root / what).symlink_to(outside)
    for command in ("check", "build"):
        assert inline("-C", small.root, command)[0] in (1, 2)
        assert tree(outside) == theirs
    (small.root / what).unlink()
    assert small.build().published and small.pages() == whole


def test_a_link_that_comes_while_a_publish_is_decided_is_not_followed(edited, tmp_path, monkeypatch):
    small, _, whole = edited
    outside, save = tmp_path / "outside", ledger.Ledger.save

    def swapped(*given):
        save(*given)
        (small.root / "build").rename(outside)
        (small.root / "build").symlink_to(outside)
    theirs = small.pages()
    with monkeypatch.context() as m:
        m.setattr(ledger.Ledger, "save", swapped)
        small.build()
    (small.root / "build").unlink()
    outside.rename(small.root / "build")
    assert small.pages() == theirs
    assert small.build().published and small.pages() == whole


def test_a_lost_staging_folder_is_made_good_by_the_next_build(edited, monkeypatch):
    """Somebody tidies .cache/ by hand between a kill and the next command."""
    small, _, whole = edited
    decided(small, monkeypatch)
    shutil.rmtree(small.root / ".cache/staged")
    assert small.build().published and small.pages() == whole


def test_asking_why_finishes_a_decided_publish(edited, monkeypatch):
    """`chronicle why` speaks of the pages as they stand in build/."""
    small, _, whole = edited
    decided(small, monkeypatch)
    made, changed = batch.explain(small.root, "index.html")
    assert made is not None and changed == [] and small.pages() == whole


# ---- a power cut: names and contents of files come to the disk apart

@pytest.mark.parametrize("left", [b"", b"half a pa"])
def test_a_staged_page_that_a_power_cut_emptied_is_never_published(edited, monkeypatch, left):
    small, before, whole = edited
    decided(small, monkeypatch)
    waiting = tree(small.root / ".cache/staged")
    torn = [url for n, url in enumerate(sorted(waiting)) if n % 2]
    assert len(torn) > 20
    for url in torn:
        (small.root / ".cache/staged" / url).write_bytes(left)
    small.check()
    for url, page in small.pages().items():
        assert page in (before.get(url), whole.get(url)), url
    assert small.pages() != whole and small.build().published and small.pages() == whole


@pytest.mark.parametrize("left", [b"", b"\0" * 40])
def test_a_published_page_that_a_power_cut_emptied_is_found_by_the_next_build(small, left):
    """Also when there is nothing else to do (still.py)."""
    from chronicle.build.begin import begun
    small.build()
    whole = small.pages()
    with begun(small.root) as begin:
        assert begin.result is not None
    (small.root / "build/about.html").write_bytes(left)
    with begun(small.root) as begin:
        assert begin.result is None
    result = small.build()
    assert small.pages() == whole and list(result.why) == ["about.html"]

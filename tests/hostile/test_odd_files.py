"""Whatever stands where a plain file is wanted: told or passed over, never waited for, never read without end."""
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

import odd_files
from odd_files import NAMES, THINGS
from site_builder import SMALL, SiteFolder, edited_after_a_build

HOME = Path(__file__).parents[2]
MEMORY = 1 << 30
ARTICLE = "A bombing in Tartus\n\nThe Gazette\n\n23 May 2016\n\nA bomb killed 3 people in Tartus on Monday.\n"


def run(folder: SiteFolder, *words) -> tuple[int, str]:
    """`chronicle` with 1 GiB of memory and 20 s of the processor, as issue and docs promise."""
    def bounded():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    done = subprocess.run([sys.executable, "-m", "chronicle", "-C", str(folder.root), *words], capture_output=True, cwd=HOME, timeout=120,
                          env={**os.environ, "PYTHONPATH": str(HOME), "PYTHONIOENCODING": "utf-8", "CHRONICLE_TRACEBACK": "1"}, preexec_fn=bounded)
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    assert done.returncode in (0, 1, 2) and "Traceback" not in told and "fault of Chronicle" not in told, told[-2000:]
    assert not [c for c in told if not c.isprintable() and c != "\n"], "the terminal was moved"
    return done.returncode, told


def filled(folder: SiteFolder) -> SiteFolder:
    return edited_after_a_build(folder.write({**SMALL, "seeds/report.txt": ARTICLE, "templates/assets/own.css": "a {}", "templates/own.html": "x"}))


def test_odd_things_beside_the_records(folder):
    filled(folder)
    for place, suffix in (("content/places", ".md"), ("content", ".md"), ("content/incidents/2016", ".md"), ("seeds", ".txt"), ("seeds", ".html")):
        for n, thing in enumerate(THINGS):
            thing(folder.root / place, f"{thing.__name__.replace('_', '-')}{n}{suffix}")
    code, told = run(folder, "check")
    assert code == 1
    for name in ("sparse0", "nul9", "not-utf810", "utf1611", "nothing12"):
        assert f"content/places/{name}.md" in told, name
    for name in ("fifo1", "loop2", "dangling3", "endless4", "outside5", "listening7"):
        assert f"content/places/{name}.md: warning Y108 not-read: a link, a pipe or a device" in told, name
    assert "passwd" not in told
    code, told = run(folder, "convert", "seeds")
    assert (folder.root / "content/sources").exists() and "root:" not in told
    run(folder, "build", "--keep-going")
    assert b"root:x" not in b"".join(folder.pages().values())


@pytest.mark.parametrize("thing", THINGS if os.environ.get("CHRONICLE_FUZZ") else [odd_files.sparse, odd_files.fifo], ids=lambda t: t.__name__)
def test_odd_things_in_the_place_of_a_file_that_is_wanted(folder, thing):
    filled(folder)
    for place, name in (("templates", "page.html"), ("templates/assets", "site.css"), (".", "published.txt"), (".", "site_ext.py"), ("content/pages", "about.md")):
        path = folder.root / place / name
        path.unlink(missing_ok=True)
        thing(folder.root / place, name)
    code, told = run(folder, "build", "--keep-going")
    assert code in (0, 1), told
    (folder.root / "site.toml").unlink()
    thing(folder.root, "site.toml")
    code, told = run(folder, "check")
    assert code in (1, 2) and ("site.toml" in told or thing is odd_files.nothing), "an empty site.toml is one with every setting left out"


def test_odd_names(folder):
    filled(folder)
    taken, place = [], os.fsencode(folder.root / "content" / "places")
    for name in NAMES:
        with open(os.path.join(place, name), "wb") as file:
            file.write(b"---\nname: A place\n---\n")
        taken.append(name.decode("utf-8", "replace"))
    os.makedirs(folder.root / "seeds", exist_ok=True)
    for name in NAMES:
        with open(os.path.join(os.fsencode(folder.root / "seeds"), name.removesuffix(b".md")[:200] + b".txt"), "wb") as file:
            file.write(ARTICLE.encode())
    code, told = run(folder, "check")
    assert code == 1
    for name in ("con.md", "NUL.md", "x y.md", "x.md.md", "X.md", "café.md", "💣.md", "$(id).md", "{{7*191}}.md", "<b>.md", "x" * 252 + ".md"):
        assert f"content/places/{name}:" in told, name
    for name in ("x\ufffdy.md", "x\ufffd[2Jy.md", "x\ufffd.md", "\ufffdgpj.md", "\ufffd\ufffd.md", "\ufffd\ufffd\ufffd.md"):
        assert f"content/places/{name}: warning Y108 not-read: its name holds signs that cannot be seen" in told, name
    run(folder, "convert", "seeds")
    run(folder, "build", "--keep-going")
    outside = [p for p in folder.root.parent.rglob("*") if p.is_file() and not p.is_relative_to(folder.root)]
    assert outside == []
    for url in folder.pages():
        parts = url.split("/")
        assert all(part.isprintable() and part.isascii() and len(part) < 140 and part.split(".")[0].lower() not in ("con", "nul", "aux", "com1") for part in parts), url


def test_the_same_letters_written_in_two_ways_are_two_files_or_none(folder):
    """An id is ASCII and of small letters, so that no two of them fall together on another file system."""
    folder.write({f"content/places/{name}.md": "---\nname: X\n---\n" for name in ("caf\u00e9", "cafe\u0301", "cafe", "Cafe", "\ufb01n", "fin")})
    notes = folder.check()
    assert {n.span.path for n in notes if n.code == "F209"} == {f"content/places/{n}.md" for n in ("caf\u00e9", "cafe\u0301", "Cafe", "\ufb01n")}

"""`chronicle convert` as it is typed: standard input, a page among texts, refusals without a traceback. One in a process of its own, the others in this one."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
BODY = "A car bomb exploded in a market in {town} on Monday, killing at least 14 people, police said. Two children were among the dead.\n"
PAGE = """<!DOCTYPE html><html><head><title>Bomb in {town} kills 14 - The Paper</title><meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2021-03-01T10:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>Bomb in {town} kills 14</h1>
<p>A car bomb exploded outside a hospital in {town} on Monday, killing at least 14 people, police said on the evening of the same day.</p>
<p>Another 30 people were wounded in the blast, doctors at the hospital told reporters, and the number could still rise during the night.</p>
<p>The Taliban claimed responsibility for the attack in a statement sent to journalists.</p></article><footer>Copyright</footer></body></html>"""
TOWNS = ["Kabul", "Herat", "Kandahar", "Baghdad", "Mosul", "Aleppo", "Homs", "Peshawar", "Quetta", "Lahore"]


@pytest.fixture
def convert(site, inline, monkeypatch):
    """convert("-", data=b"…") -> (exit code, what was said); `data`: what stands on standard input."""
    def run(*words, data=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return inline("-C", site, "convert", *words)
    return run


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.toml").write_text('title = "A site"\n')
    return tmp_path


def incidents(site):
    return sorted(p.name for p in (site / "content/incidents").rglob("*.md"))


def test_a_dash_reads_standard_input(site):
    run = subprocess.run([sys.executable, "-m", "chronicle", "-C", site, "convert", "-", "--published", "2021-03-01", "--publisher", "The Paper"],
                         input=BODY.format(town="Kabul").encode("cp1252"), capture_output=True, timeout=60, cwd=HOME, env={**os.environ, "PYTHONPATH": str(HOME)})
    assert run.returncode == 0 and run.stderr == b"" and b"drafted content/incidents/2021/2021-03-01-bombing-kabul.md" in run.stdout


def test_a_page_on_standard_input_is_known_for_one(site, convert):
    code, _ = convert("-", data=PAGE.format(town="Herat").encode())
    assert code == 0 and incidents(site) == ["2021-03-01-bombing-herat.md"] and (site / "content/sources/the-paper-2021-03-01.md").is_file()


def test_a_folder_of_pages_and_texts_by_two_processes_is_as_by_one(site, convert):
    (site / "seeds").mkdir()
    for n, town in enumerate(TOWNS * 3):
        (site / "seeds" / f"{n:02}.{'html' if n % 2 else 'txt'}").write_text((PAGE if n % 2 else BODY).format(town=town) + f"\n<!-- {n} -->\n" * (n % 2))
    for jobs in (1, 2):
        assert convert(site / "seeds", "--published", "2021-03-01", "--report", site / f"{jobs}.jsonl", "--jobs", jobs)[0] == 0
    one, two = ((site / f"{jobs}.jsonl").read_text() for jobs in (1, 2))
    assert one == two and one.count("\n") == 20             # 15 pages, and five different texts


@pytest.mark.parametrize("words, reason", [(("--published", "23 May"), "published"), (("--merge", "perhaps"), "merge"), (("--jobs", "0"), "jobs")])
def test_flags_that_cannot_be_meant_are_refused(site, convert, words, reason):
    code, told = convert(*words, "-", data=BODY.encode())
    assert code == 2 and reason in told and not (site / "content").exists()


def test_merge_auto_from_the_command_line(site, convert):
    convert("-", "--published", "2021-03-01", "--publisher", "A", data=BODY.format(town="Kabul").encode())
    later = b"The death toll from Monday's car bomb in a market in Kabul was 16, the interior ministry said.\n"
    code, out = convert("-", "--published", "2021-03-02", "--publisher", "B", "--merge", "auto", data=later)
    assert code == 0 and "added b-2021-03-02 to content/incidents/2021/2021-03-01-bombing-kabul.md (same day, same place" in out and len(incidents(site)) == 1


def test_an_explanation_is_written_where_it_is_wanted(site, convert):
    code, out = convert("-", "--published", "2021-03-01", "--explain", "--explain-html", site / "why.html", data=BODY.format(town="Kabul").encode())
    assert code == 0 and "harm-killing" in out and (site / "why.html").read_text().startswith("<!doctype html>") and not (site / "content").exists()
    code, told = convert("-", "--explain-html", site / "no/such/folder/why.html", data=BODY.encode())
    assert code == 2 and "no/such/folder" in told


def test_the_site_s_own_pages_are_no_articles(site, convert):
    for name in ("build/a.html", "seeds/b.html"):
        (site / name).parent.mkdir()
        (site / name).write_text(PAGE.format(town="Kabul" if "build" in name else "Herat"))
    assert convert(site)[0] == 0 and incidents(site) == ["2021-03-01-bombing-herat.md"]

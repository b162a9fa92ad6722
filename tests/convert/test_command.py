"""What an editor gives the command, and what it tells: standard input, folders, encodings, refusals, merging, processes."""

import io
import unicodedata

import msgspec
import pytest

from chronicle.content.read import read
from chronicle.convert import convert, many, read_articles
from chronicle.convert.command import run
from chronicle.terminal import Refused

BODY = "A car bomb exploded in a market in Kabul on Monday, killing at least 14 people, police said. Two children were among the dead.\n"
LATER = "The death toll from Monday's car bomb in a market in Kabul was 16, the interior ministry said.\n\nThe Taliban said it was behind the bombing.\n"
ACCENTS = "A bomb exploded in a café in the Colombian city of Popayán on Monday, killing 14 people, the mayor’s office said.\n\n“We heard two blasts,” José Nuñez said.\n"


def save(site, name, data):
    path = site / "seeds" / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def records(site, kind="incident"):
    found = [read(p.relative_to(site).as_posix(), p.read_bytes())[0] for p in sorted((site / "content").rglob("*.md"))]
    return [p.record for p in found if p.kind == kind]


# ---- where articles come from

class Pipe:
    def __init__(self, data):
        self.buffer = io.BytesIO(data)


def test_standard_input(site, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Pipe(BODY.encode()))
    assert run(site, ["-"], "2021-03-01", "The Paper", "https://example.org/a") == 0
    incident, = records(site)
    source, = records(site, "source")
    assert incident.date.text == "2021-03-01" and (source.publisher, source.url, source.file) == ("The Paper", "https://example.org/a", "")
    assert "standard input: 1 incident" in capsys.readouterr().out


def test_nothing_on_standard_input_is_said(site, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Pipe(b""))
    assert run(site, ["-"], None, None, None) == 1
    assert "standard input: the file is empty" in capsys.readouterr().err


def test_a_folder_with_what_is_no_article(site, capsys):
    save(site, "a.txt", BODY)
    for name, data in (("b.pdf", b"%PDF-1.7"), ("c.txt", b""), ("d.txt", b"\0\1" * 90), ("e.html", b"<html><body><p>hi</p></body></html>"), ("notes.md", b"x")):
        save(site, name, data)
    assert run(site, [site / "seeds"], "2021-03-01", "P", None) == 1
    told = capsys.readouterr()
    assert len(records(site)) == 1
    for name, reason in (("b.pdf", "PDF"), ("c.txt", "empty"), ("d.txt", "binary"), ("e.html", "no article")):
        assert any(name in line and reason in line for line in told.err.splitlines()), name
    assert "notes.md" not in told.err and "Traceback" not in told.err


def test_a_folder_without_articles_is_said(site, capsys):
    assert run(site, [site / "seeds"], None, None, None) == 1
    assert "no .txt or .html file in this folder" in capsys.readouterr().err


def test_the_source_names_its_file_from_the_site_s_folder(site, tmp_path_factory, monkeypatch):
    save(site, "a.txt", BODY)
    other = tmp_path_factory.mktemp("elsewhere")
    (other / "b.txt").write_text(BODY.replace("Kabul", "Herat"))
    monkeypatch.chdir(site.parent)
    run(type(site)(site.name), [type(site)(site.name) / "seeds/a.txt", other / "b.txt"], "2021-03-01", "P", None)
    assert sorted(s.file for s in records(site, "source")) == ["", "seeds/a.txt"]


@pytest.mark.parametrize("day", ["23 May", "2016-13-01", "2016-02-30", "tomorrow"])
def test_a_day_that_no_calendar_has_is_refused(site, day):
    save(site, "a.txt", BODY)
    with pytest.raises(Refused, match="published"):
        run(site, [site / "seeds"], day, None, None)
    assert not (site / "content").exists()


def test_one_address_for_two_articles_is_refused(site):
    save(site, "a.txt", BODY)
    save(site, "b.txt", LATER)
    with pytest.raises(Refused, match="--url"):
        run(site, [site / "seeds"], None, None, "https://example.org/")


def test_a_sidecar_with_an_impossible_day_is_said_and_the_others_go_on(site, capsys):
    save(site, "a.txt", BODY)
    save(site, "a.yaml", "published: 2021-02-31\n")
    save(site, "b.txt", LATER)
    save(site, "b.yaml", "published: 2021-03-01\n")
    assert run(site, [site / "seeds"], None, None, None) == 1
    assert "a.txt: published is '2021-02-31'" in capsys.readouterr().err and len(records(site)) == 1


def test_no_control_character_of_an_article_reaches_the_terminal(site, capsys):
    save(site, "a.txt", "Old blast \x1b]0;x\x07 in Kabul\n\n" + BODY + "\nIn October alone \x1b[31mthe army carried out 21 operations\u202e against the Taliban.\n")
    run(site, [site / "seeds"], "2021-03-01", None, None)
    run(site, [site / "seeds/a.txt"], "2021-03-01", None, None, explain=True)
    out = capsys.readouterr().out
    assert not any(c in out for c in "\x1b\x07\u202e")


# ---- how they are written

@pytest.mark.parametrize("data", [
    ACCENTS.encode(), b"\xef\xbb\xbf" + ACCENTS.encode(), ACCENTS.encode("cp1252"), ACCENTS.replace("\n", "\r\n").encode(), ACCENTS.replace("\n", "\r").encode(),
    ACCENTS.encode("utf-16"), unicodedata.normalize("NFD", ACCENTS).encode()], ids=["utf-8", "bom", "cp1252", "crlf", "cr", "utf-16", "nfd"])
def test_one_article_in_any_writing_is_one_reading(site, data):
    article, = read_articles([save(site, "a.txt", data)], published="2021-03-01")[0]
    incident, = convert([article])[0].incidents
    place = incident.places[0]
    assert (unicodedata.normalize("NFC", place.name), place.country, incident.killed.text, incident.date.edtf) == ("Popayán", "Colombia", "14", "2021-03-01")
    assert incident.tolls[0].evidence.text in article.text      # the quote stands in the file as the file writes it


def test_an_arabic_name_beside_the_latin_one(site):
    text = "A car bomb exploded in Jableh (جبلة), Syria, on Monday, killing 14 people, state media said.\n"
    article, = read_articles([save(site, "a.txt", text)], published="2021-03-01")[0]
    incident, = convert([article])[0].incidents
    assert incident.places[0].country == "Syria" and incident.places[0].lat is not None and incident.killed.text == "14"


# ---- merging

def files(site):
    return {p: p.read_bytes() for p in sorted((site / "content").rglob("*.md"))}


def first_then(site, merge, change=lambda data: data):
    save(site, "a.txt", BODY)
    run(site, [site / "seeds/a.txt"], "2021-03-01", "The Paper", None)
    path = next((site / "content/incidents").rglob("*.md"))
    path.write_bytes(change(path.read_bytes()))
    before = path.read_bytes()
    save(site, "b.txt", LATER)
    run(site, [site / "seeds/b.txt"], "2021-03-01", "The Gazette", None, None, merge)
    return path, before


def test_what_was_proposed_can_be_done_afterwards(site, capsys):
    path, before = first_then(site, "ask")
    assert path.read_bytes() == before and "same place" in capsys.readouterr().out
    run(site, [site / "seeds/b.txt"], "2021-03-01", "The Gazette", None, None, "ask")
    assert path.read_bytes() == before and "seems to tell of" in capsys.readouterr().out
    run(site, [site / "seeds/b.txt"], "2021-03-01", "The Gazette", None, None, "auto")
    incident, = records(site)
    assert len(incident.sources) == 2 and len(records(site, "source")) == 2
    done = files(site)
    run(site, [site / "seeds"], "2021-03-01", "The Gazette", None, None, "auto")
    assert files(site) == done


def test_auto_keeps_the_line_ends_of_the_file(site):
    path, before = first_then(site, "auto", lambda data: data.replace(b"\n", b"\r\n"))
    after = path.read_bytes()
    assert after != before and after.count(b"\n") == after.count(b"\r\n")
    left = iter(after.split(b"\r\n"))
    assert all(line in left for line in before.split(b"\r\n") if not line.startswith(b"sources:"))


@pytest.mark.parametrize("change", [lambda d: d.replace(b"\n", b"\r\n", 3), lambda d: d.replace(b"tolls:\n", b"tolls: # counted\n"), lambda d: d.replace(b"review: draft", b"review: reviewed")],
                         ids=["mixed line ends", "another form", "no draft"])
def test_where_lines_cannot_be_added_they_are_told(site, change, capsys):
    path, before = first_then(site, "auto", change)
    assert path.read_bytes() == before
    assert "to join them, add to" in capsys.readouterr().out


def test_two_incidents_of_one_article_cite_it_once():
    from chronicle.convert.joining import Proposal, insert
    text = "---\ntitle: T\ntolls:\n  - {killed: 3, source: a}\nsources: [a]\n---\n"
    p = Proposal("i", "p", "b", (), {"tolls": [{"killed": "4", "source": "b"}], "responsibility": []}, True)
    twice = insert(insert(text, p), msgspec.structs.replace(p, rows={"tolls": [{"killed": "5", "source": "b"}]}))
    assert "sources: [a, b]" in twice and twice.count("source: b}") == 2


def test_an_article_that_lacked_a_date_can_be_converted_with_one(site, capsys):
    save(site, "a.txt", BODY.replace(" on Monday", ""))
    run(site, [site / "seeds"], None, "P", None)
    assert records(site) == [] and "--published" in capsys.readouterr().out
    run(site, [site / "seeds"], "2021-03-01", "P", None)
    assert len(records(site)) == 1 and len(records(site, "source")) == 1


# ---- processes

def many_files(site):
    towns = ["Kabul", "Herat", "Kandahar", "Baghdad", "Mosul", "Aleppo", "Homs"]
    for n in range(47):
        save(site, f"{n:02}.txt", BODY.replace("Kabul", towns[n % 7]).replace("14", str(14 + n % 5)))
    save(site, "20b.pdf", b"%PDF-1.7")
    return sorted((site / "seeds").iterdir())


def test_many_processes_give_what_one_gives(site):
    paths = many_files(site)
    one, two = (many.read_all(list(paths), {"published": "2021-03-01"}, jobs=jobs) for jobs in (1, 3))
    assert one == two and len(one.readings) == 35 and len(one.problems) == 1        # equal files are one article
    assert one.readings == convert([r.article for r in one.readings])


def test_one_article_that_fails_does_not_stop_the_others(site, monkeypatch):
    paths = many_files(site)
    from chronicle.convert.reader import Reader
    real = Reader.read

    def fails(self, article):
        if article.id == "30":
            raise ZeroDivisionError("in the reader")
        return real(self, article)
    monkeypatch.setattr(Reader, "read", fails)
    batch = many.read_all(list(paths), {"published": "2021-03-01"}, jobs=2)
    assert any(p.path.endswith("30.txt") and "fault of Chronicle" in p.reason and "ZeroDivisionError" in p.reason for p in batch.problems)
    assert len(batch.readings) >= 34


def test_jobs_on_the_command_line_change_nothing(site, tmp_path_factory):
    many_files(site)
    for jobs in (1, 2):
        run(site, [site / "seeds"], "2021-03-01", None, None, site / f"{jobs}.jsonl", jobs=jobs)
    assert (site / "1.jsonl").read_bytes() == (site / "2.jsonl").read_bytes() and (site / "1.jsonl").stat().st_size > 10_000


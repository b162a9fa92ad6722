"""Published addresses never die: the list, and what is said when one of them would."""
from click.testing import CliRunner
from site_builder import codes

from chronicle.cli import cli


def record(folder):
    return CliRunner().invoke(cli, ["-C", str(folder.root), "record-addresses"])


def test_the_list_is_sorted_and_holds_records_and_their_former_addresses(small):
    small.replace("content/places/tartus.md", "name: Tartus\n", "name: Tartus\naliases: [tartous]\n")
    assert "14 added, 14 in all" in record(small).output
    lines = small["published.txt"].splitlines()
    assert lines == sorted(lines)
    assert {"about.html", "places/tartous.html", "places/tartus.html", "incidents/2017-03-strike.html", "sources/gazette-1.html"} <= set(lines)
    assert not [line for line in lines if line.startswith(("timeline", "assets")) or line == "index.html"]
    assert "0 added, 14 in all" in record(small).output
    assert small.check() == []


def test_a_list_only_grows_by_the_command(small):
    small.write({"published.txt": "\nplaces/tartus.html\nfeed.xml\n"})
    record(small)
    small.write({"content/places/banias.md": "---\nname: Banias\n---\n"})
    small.build()
    assert "places/banias.html" not in small["published.txt"]
    assert "1 added" in record(small).output
    assert "feed.xml" in small["published.txt"].splitlines()


def test_a_lost_address_stops_check_and_build(small):
    record(small)
    small.build()
    good = small.pages()
    small.delete("content/incidents/2017/2017-03-strike.md")
    [note] = small.check()
    line = small["published.txt"].splitlines().index("incidents/2017-03-strike.html") + 1
    assert (note.code, note.span.path, note.span.line, note.span.length) == ("B804", "published.txt", line, len("incidents/2017-03-strike.html"))
    assert "aliases: [2017-03-strike]" in note.hint
    assert not small.build().published and small.pages() == good
    small.replace("content/incidents/2017/2017-01-02-clash.md", "date:", "aliases: [2017-03-strike]\ndate:")
    assert small.check() == []
    assert small.build().published and b"2017-01-02-clash" in small.pages()["incidents/2017-03-strike.html"]


def test_an_address_is_given_up_by_taking_its_line_away(small):
    record(small)
    small.delete("content/incidents/2017/2017-03-strike.md")
    small.replace("published.txt", "incidents/2017-03-strike.html\n", "")
    assert small.check() == []


def test_a_record_taken_back_to_draft_is_named(small):
    record(small)
    small.replace("site.toml", '"draft", ', "")
    small.replace("content/incidents/2017/2017-03-strike.md", "places:", "review: reviewed\nplaces:")
    notes = [n for n in small.check() if n.code == "B804"]
    assert len(notes) == 4 and all("is at stage `draft`" in n.hint for n in notes)


def test_a_file_that_cannot_be_read_is_told_once(small):
    record(small)
    small.write({"content/places/coast.md": "---\nname: [Coast\n---\n"})
    assert codes(small.check()) == ["Y103"]


def test_mv_keeps_every_address(small):
    record(small)
    assert CliRunner().invoke(cli, ["-C", str(small.root), "mv", "jableh", "jabla"]).exit_code == 0
    assert small.check() == []
    small.build()
    assert b"jabla.html" in small.pages()["places/jableh.html"]


def test_a_list_with_nonsense_in_it(small):
    small.write({"published.txt": b"../../etc/passwd\n<script>\n\xff\xfe\n<<<<<<< HEAD\n" + b"x" * 5000 + b"\n"})
    notes = small.check()
    assert codes(notes) == ["B804"] * 5 and max(len(n.message) for n in notes) < 300


def test_a_file_that_cannot_be_read_hides_no_other_address(small):
    record(small)
    small.write({"content/places/coast.md": "---\nname: [Coast\n---\n"})
    small.delete("content/sources/herald-1.md")
    assert [n.span.line for n in small.check() if n.code == "B804"] == [small["published.txt"].splitlines().index("sources/herald-1.html") + 1]


def test_a_list_that_is_no_file_is_told(small):
    (small.root / "published.txt").mkdir()
    [note] = small.check()
    assert (note.code, note.span.path, note.severity) == ("B804", "published.txt", "error") and "cannot be read" in note.message
    assert not small.build().published


def test_a_long_address_is_told_in_a_short_line(small):
    small.write({"published.txt": f"\n\nplaces/{'x' * 300}.html\n"})
    [note] = small.check()
    assert note.span.line == 3 and note.span.length == 312 and f"places/{'x' * 153}`" in note.message and f"[{'x' * 80}]" in note.hint

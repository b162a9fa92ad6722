"""Publishing is all or nothing: errors keep the last good site, what is not ours stays, drafts leave no trace. Kills: test_kills.py."""
import os
import re
import shutil

import pytest

from chronicle.diagnose import errors
from chronicle.folder import theme_folder
from site_builder import COAST, codes, edited_all_over, tree

SHELLING = "content/incidents/2016/2016-05-30-shelling.md"


# ---- errors

BROKEN = [("a record", SHELLING, "---\ntitle: [\n---\n"), ("a reference", "content/places/tartus.md", "---\nname: Tartus\nwithin: nowhere\n---\n"),
          ("site.toml", "site.toml", "titel = 3\n"), ("a template", "templates/source.html", "{% if %}"),
          ("a template in use", "templates/source.html", "{{ nothing.here }}"), ("a missing template", "templates/source.html", "{% extends 'none.html' %}"),
          ("a file that is no text", "content/places/tartus.md", b"\xff\xfe")]


@pytest.mark.parametrize("path, text", [pytest.param(*b[1:], id=b[0]) for b in BROKEN])
def test_an_error_keeps_the_last_good_site(small, path, text):
    small.build()
    before, was = small.pages(), (small.root / path).read_bytes() if (small.root / path).exists() else None
    small.append("content/pages/about.md", "News.\n")
    small.write({path: text})
    for _ in range(2):                                          # also when it is asked again and nothing has changed
        result = small.build()
        assert not result.published and errors(result.notes) and small.pages() == before
    small.write({path: was}) if was is not None else small.delete(path)
    assert small.build().published and b"News." in small.pages()["about.html"]


def test_without_a_last_good_site_nothing_is_published(small):
    small.write({SHELLING: "no front matter"})
    assert not small.build().published and not (small.root / "build").exists()


def test_keep_going_publishes_the_rest_and_names_what_is_missing(small):
    small.build()
    small.write({SHELLING: "---\ntitle: [\n---\n"})
    small.append("content/pages/about.md", "News.\n")
    result = small.build(keep_going=True)
    assert result.published and [n.span.path for n in errors(result.notes)] == [SHELLING]
    assert "incidents/2016-05-30-shelling.html" not in small.pages() and b"News." in small.pages()["about.html"]
    assert small.pages() == small.clean_pages(keep_going=True)


@pytest.mark.parametrize("path, text", [
    ("templates/home.html", "{{ nonexist }}"), ("templates/incident.html", "\n{{ title.nothing.there }}"), ("templates/notfound.html", "{{ [][0] }}"),
    ("templates/place.html", '{% extends "theme/place.html" %}{% block main %}{{ typo }}{% endblock %}'), ("templates/base.html", "{{ nonexist }}"),
])
def test_what_a_build_would_say_of_a_template_the_check_says(small, path, text):
    small.write({path: text})
    noted = [(n.code, n.span.path, n.span.line) for n in small.check()]
    assert noted == [("T701", path, text.count("\n") + 1)]
    assert set(noted) == {(n.code, n.span.path, n.span.line) for n in small.build().notes} and not small.build().published
    assert small.check() == small.check() != []


def test_a_template_that_says_the_same_or_is_sound_is_told_nothing_of(small):
    small.write({"templates/home.html": (theme_folder() / "home.html").read_text("utf-8"), "templates/place.html": "<!doctype html><title>{{ title }}</title>"})
    assert small.check() == [] and small.build().published


def test_keep_going_leaves_out_a_page_whose_template_fails(small):
    small.build()
    small.write({"templates/source.html": "{{ nothing.here }}"})
    result = small.build(keep_going=True)
    assert result.published and {n.span.path for n in errors(result.notes)} == {"templates/source.html"}
    assert not any(url.startswith("sources/g") for url in small.pages()) and "index.html" in small.pages()


def test_after_keep_going_a_plain_build_refuses_again(small):
    """A page that failed is remembered as such: nothing is published over it."""
    small.write({"templates/source.html": "{{ nothing.here }}"})
    small.build(keep_going=True)
    before = small.pages()
    small.append("content/pages/about.md", "News.\n")
    for _ in range(2):
        result = small.build()
        assert not result.published and "T701" in codes(errors(result.notes)) and small.pages() == before
    small.delete("templates/source.html")
    assert small.build().published and small.pages() == small.clean_pages()


def test_a_fault_in_a_page_takes_no_other_with_it(small, monkeypatch):
    from chronicle.pages import KINDS
    monkeypatch.setitem(KINDS, "source", lambda view, subject: 1 / 0)
    result = small.build(keep_going=True)
    assert result.published and codes(errors(result.notes)) == ["T702", "T702"] and "index.html" in small.pages()
    assert not small.build().published


def test_warnings_are_said_again_when_nothing_has_changed(small):
    small.replace(SHELLING, "type: shelling", "type: shelling\nweapons: [trebuchet]")
    assert codes(small.build().notes) == codes(small.build().notes) == ["F301"]


# ---- the output folder

def test_foreign_files_are_kept_and_told(small):
    small.write({"build/CNAME": "chronicle.example", "build/old/page.html": "theirs"})
    for _ in range(2):
        result = small.build()
        assert result.published and [(n.code, n.span.path) for n in result.notes] == [("B802", "build/CNAME"), ("B802", "build/old/page.html")]
        assert small["build/CNAME"] == "chronicle.example" and small["build/old/page.html"] == "theirs"


def test_many_foreign_files_are_told_in_few_lines(small):
    small.write({f"build/theirs/{n}": "x" for n in range(50)})
    for _ in range(2):
        told = small.build().told
        assert len(told.notes) == 10 and told.notes[0].message.startswith("and 41 more files") and not told.more


def test_removed_pages_are_pruned_and_empty_folders_with_them(small):
    small.write({"content/sources/only.md": "---\npublisher: P\n---\n"})
    small.append("site.toml", COAST)
    small.build()
    for path in small.root.glob("content/sources/*.md"):
        path.unlink()
    for path in small.root.glob("content/incidents/**/*.md"):
        path.unlink()
    small.build()
    assert small.pages() == small.clean_pages() and not (small.root / "build/incidents").exists()


def test_a_foreign_file_keeps_its_folder(small):
    small.append("site.toml", COAST)
    small.build()
    small.write({"build/incidents/theirs.txt": "x"})
    for path in small.root.glob("content/incidents/**/*.md"):
        path.unlink()
    small.build()
    assert os.listdir(small.root / "build/incidents") == ["theirs.txt"]


@pytest.mark.parametrize("harm", ["delete", "change", "folder"])
def test_a_page_that_was_harmed_is_made_again(small, harm):
    small.build()
    expected, page = small.pages(), small.root / "build/about.html"
    if harm == "change":
        page.write_text("defaced")
    else:
        page.unlink()
    result = small.build()
    assert small.pages() == expected and list(result.why) == ["about.html"] and result.written == 1


def test_a_lost_build_folder_is_made_again(small):
    small.build()
    expected = small.pages()
    shutil.rmtree(small.root / "build")
    assert small.build().published and small.pages() == expected


def test_a_lost_cache_makes_everything_again(small):
    small.build()
    expected = small.pages()
    shutil.rmtree(small.root / ".cache")
    result = small.build()
    assert result.published and small.pages() == expected and result.notes == []


def test_a_build_folder_that_is_a_link_is_refused(small, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "diary.txt").write_text("dear")
    (small.root / "build").symlink_to(tmp_path / "home")
    result = small.build()
    assert not result.published and codes(result.notes) == ["B801"] and tree(tmp_path / "home") == {"diary.txt": b"dear"}


def test_a_build_that_is_a_file_is_refused(small):
    small.write({"build": "a file"})
    assert codes(small.build().notes) == ["B801"] and small["build"] == "a file"


@pytest.mark.parametrize("when", ["before the first build", "after it"])
def test_a_folder_in_build_that_is_a_link_is_refused(small, tmp_path, when):
    """Nothing is written, and nothing deleted, where a link in the output folder leads."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "2016-05-30-shelling.html").write_text("theirs")
    if when == "after it":
        small.build()
        shutil.rmtree(small.root / "build/incidents")
    (small.root / "build").mkdir(exist_ok=True)
    (small.root / "build/incidents").symlink_to(outside)
    edited_all_over(small)
    result = small.build()
    assert not result.published and "B801" in codes(result.notes)
    assert tree(outside) == {"2016-05-30-shelling.html": b"theirs"}
    (small.root / "build/incidents").unlink()
    assert small.build().published and small.pages() == small.clean_pages()


def test_a_file_where_a_folder_must_be_and_a_folder_where_a_page_must_be(small):
    small.write({"build/incidents": "a file", "build/about.html/x": "in a folder"})
    result = small.build()
    assert not result.published and [n.span.path for n in result.notes if n.code == "B801"] == ["build/about.html", "build/incidents"]
    assert tree(small.root / "build") == {"incidents": b"a file", "about.html/x": b"in a folder"}


def test_a_page_that_is_a_link_is_replaced_and_its_target_left_alone(small, tmp_path):
    (tmp_path / "diary.txt").write_text("dear")
    small.build()
    (small.root / "build/about.html").unlink()
    (small.root / "build/about.html").symlink_to(tmp_path / "diary.txt")
    small.build()
    assert (tmp_path / "diary.txt").read_text() == "dear" and not (small.root / "build/about.html").is_symlink()
    assert small.pages() == small.clean_pages()


def test_published_files_can_be_read_by_a_web_server(small):
    small.build()
    assert {oct(p.stat().st_mode & 0o777) for p in (small.root / "build").rglob("*") if p.is_file()} == {"0o644"}


def test_nothing_outside_build_and_cache_is_touched(small):
    before = {p: b for p, b in tree(small.root).items()}
    small.build()
    after = {p: b for p, b in tree(small.root).items() if not p.startswith(("build/", ".cache/"))}
    assert after == before


# ---- drafts leave no trace

def test_a_draft_leaves_no_trace_in_any_file(small):
    small.write({"site.toml": 'review = ["reviewed"]\nbase_url = "https://chronicle.example/"\n',
                 "content/incidents/secret.md": "---\ntitle: Zzecret Title\ndate: 2031-01-02\nplaces: [tartus]\nactors: [one-group]\n"
                                                "summary: Hushhush\naliases: [former-zzecret]\nsources: [gazette-1]\n---\nWhisper in [[jableh]].\n",
                 "content/incidents/open.md": "---\ntitle: Open\ndate: 2016-01-01\nreview: reviewed\nplaces: [tartus]\n"
                                              "related: [{incident: secret, reason: xreason}]\npart_of: secret\n---\n"})
    result = small.build()
    assert result.published and "L410" in codes(result.notes)
    leaks = {url for url, page in small.pages().items() if re.search(rb"zzecret|hushhush|whisper|2031|secret\.html|\"secret\"|xreason", page, re.IGNORECASE)}
    assert leaks == set() and not any("secret" in url for url in small.pages())

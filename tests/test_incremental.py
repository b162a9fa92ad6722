"""Byte for byte the same: after random edits what a build from nothing makes, and from one process what two make.

CHRONICLE_SEEDS=100 tries that many random sequences instead of the usual few. Named edits: test_named_edits.py.
"""
import os
import random
import shutil
import sqlite3

import pytest

from chronicle import recall
from chronicle.build import apart
from site_builder import SiteFolder, codes, packaged

# ---- the same bytes

def test_two_builds_from_nothing_are_the_same(small):
    assert small.clean_pages() == small.clean_pages() != {}


MANY = {f"content/incidents/2020/n{n}.md": f"---\ntitle: N{n}\ndate: 2020-{n % 12 + 1:02}-01\nplaces: [tartus]\n---\nIn [[jableh]].\n" for n in range(60)}


def test_one_process_and_two_make_the_same(small):
    assert small.write(MANY).clean_pages(jobs=1) == small.clean_pages(jobs=2) != {}


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_put_down_into_the_ledger_make_the_same(small, monkeypatch, jobs):
    """What a site of very many records does to stay small; the build after it finds all as it was."""
    pages, down = small.write(MANY).clean_pages(jobs=jobs), []
    monkeypatch.setattr(apart, "MANY", 0)
    monkeypatch.setattr(recall, "MOST", 7)
    monkeypatch.setattr(recall, "put_down", lambda *given, real=recall.put_down: down.append(1) or real(*given))
    small.build(jobs=jobs)
    assert small.pages() == pages and down
    assert small.build().written == 0
    small.append("content/places/tartus.md", "More.\n")
    assert small.build().written > 0 and len(down) == 1
    small.append("site.toml", "\n")
    small.write({"content/incidents/2020/n1.md": "---\ntitle: New\ndate: 2021\nplaces: [nowhere]\n---\n"})
    assert "L401" in codes(small.build(jobs=jobs).notes) and len(down) == 2
    small.delete("content/incidents/2020/n1.md")
    small.replace("content/incidents/2020/n2.md", "In [[jableh]]", "Near [[jableh]]")
    small.build(jobs=jobs)
    assert len(down) == 3 and small.pages() == small.clean_pages()


def test_what_damages_the_ledger_of_very_many_records_is_found_in_the_process_that_reads_them(small, monkeypatch):
    monkeypatch.setattr(apart, "MANY", 0)
    small.build()
    pages = small.pages()
    with sqlite3.connect(small.root / ".cache/ledger") as db:
        assert db.execute("update parsed set record = x'c1'").rowcount
    db.close()
    small.append("site.toml", "\n")
    small.build()
    assert small.pages() == pages


def test_where_the_site_lies_and_what_time_it_is_do_not_show(small, tmp_path, monkeypatch):
    small.build()
    other = tmp_path / "else" / "where"
    shutil.copytree(small.root, other, ignore=shutil.ignore_patterns("build", ".cache"))
    for path in other.rglob("*"):
        os.utime(path, (86_400, 86_400))
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.setenv("LC_ALL", "C")
    SiteFolder(other).build()
    assert SiteFolder(other).pages() == small.pages()


# ---- random edits

class Editor:
    """Does one thing at random to a site, as editors, branches and disks do."""

    def __init__(self, site: SiteFolder, seed: int):
        self.site, self.dice, self.number = site, random.Random(seed), 0

    def edit(self) -> str:
        self.number += 1
        deed = self.dice.choice(DEEDS)
        return f"{self.number}. {deed.__name__} {deed(self) or ''}"

    def file(self) -> str:
        found = sorted(str(p.relative_to(self.site.root)) for p in self.site.root.glob("content/**/*.md"))
        return self.dice.choice(found) if found else self.incident()

    def id(self, kind: str) -> str:
        found = sorted(p.stem for p in self.site.root.glob(f"content/{kind}/**/*.md"))
        return self.dice.choice(found) if found else "nobody"

    def incident(self) -> str:
        d = self.dice
        path = f"content/incidents/{d.choice('abc')}/i{d.randrange(40)}.md"
        date = d.choice(["2016-05-23", "2016-05", "2017", "2018-06-01?", "2016-12-30/2017-01-02", f"20{d.randrange(10, 22)}-0{d.randrange(1, 10)}-11"])
        more = d.choice(["", f"part_of: {self.id('incidents')}\n", f"related: [{self.id('incidents')}]\n", f"sources: [{self.id('sources')}]\n",
                         f"tolls: [{{killed: {d.randrange(90)}, by: {self.id('actors')}}}]\n", "review: reviewed\n",
                         f"responsibility: [{{act: accusation, actor: {self.id('actors')}}}]\n"])
        self.site.write({path: f"---\ntitle: Incident {self.number}\ndate: {date}\nplaces: [{self.id('places')}]\n{more}---\n{self.sentence()}"})
        return path

    def sentence(self) -> str:
        return self.dice.choice(["Words.\n", f"See [[{self.id('places')}]].\n", f"By [[{self.id('actors')}|them]], as [[{self.id('incidents')}]] says.\n",
                                 "## A head\n\n- item\n", "[[Tartus]] was hit.\n"])


def adds_an_incident(e):
    return e.incident()


def adds_a_place(e):
    e.site.write({f"content/places/p{e.dice.randrange(9)}.md": f"---\nname: Place {e.number}\nwithin: {e.id('places')}\n---\n"})


def deletes_a_file(e):
    path = e.file()
    e.site.delete(path)
    return path


def writes_more(e):
    path = e.file()
    e.site.append(path, e.sentence())
    return path


def changes_a_field(e):
    path = e.file()
    old, new = e.dice.choice([("title: ", "title: New "), ("name: ", "name: New "), ("date: 2016", "date: 2019"), ("publisher: ", "publisher: New "),
                              ("type: city", "type: town"), ("killed: ", "killed: 1"), ("review: reviewed", "review: draft"), ("lat: 3", "lat: 2")])
    e.site.write({path: e.site[path].replace(old, new, 1)})
    return f"{path}: {new}"


def renames_an_id(e):
    path = e.file()
    new = path.replace(".md", f"-{e.number}.md")
    e.site.rename(path, new)
    if e.dice.random() < 0.5:
        old = path.rsplit("/", 1)[-1].removesuffix(".md")
        e.site.write({new: e.site[new].replace("---\n", f"---\naliases: [{old}]\n", 1)})
    return f"{path} -> {new}"


def breaks_a_file(e):
    path = e.file()
    e.site.write({path: e.dice.choice(["", "---\ntitle: [\n---\n", "---\ntitel: x\n---\n", b"\xff\xfe", "---\nname: x\nwithin: nowhere\n---\n"])})
    return path


def saves_without_a_change(e):
    path = e.file()
    e.site.write({path: (e.site.root / path).read_bytes()})


def changes_site_toml(e):
    line = e.dice.choice(['title = "Other"', 'toll_rule = "ibc"', 'review = ["reviewed"]', 'language = "ar"', 'base_url = ""', "titel = 3", ""])
    e.site.write({"site.toml": f'review = ["draft", "reviewed", "published"]\n{line}\n' if not line.startswith("review") else line + "\n"})
    return line


def changes_a_template(e):
    name = e.dice.choice(["base.html", "_bits.html", "incident.html", "place.html", "feed.xml"])
    e.site.write({f"templates/{name}": packaged(name) + f"{{# {e.number} #}}"})
    return name


def breaks_a_template(e):
    name = e.dice.choice(["source.html", "month.html"])
    e.site.write({f"templates/{name}": e.dice.choice(["{% if %}", "{{ nothing.here }}", "{% extends 'missing.html' %}"])})
    return name


def takes_templates_away(e):
    shutil.rmtree(e.site.root / "templates", ignore_errors=True)


def changes_an_asset(e):
    e.site.write({f"templates/assets/{e.dice.choice(['site.css', 'own.css'])}": f"/* {e.number} */"})


def harms_the_output(e):
    pages = sorted(e.site.pages())
    if pages:
        url = e.dice.choice(pages)
        e.site.delete(f"build/{url}") if e.dice.random() < 0.5 else e.site.append(f"build/{url}", "harm") if url.endswith("html") else None
        return url


def loses_the_output(e):
    shutil.rmtree(e.site.root / "build", ignore_errors=True)


DEEDS = [adds_an_incident] * 4 + [adds_a_place, deletes_a_file, deletes_a_file] + [writes_more] * 4 + [changes_a_field] * 5 + [
    renames_an_id, breaks_a_file, saves_without_a_change, changes_site_toml, changes_a_template, breaks_a_template, takes_templates_away,
    changes_an_asset, harms_the_output, loses_the_output]


SEEDS = range(int(os.environ.get("CHRONICLE_SEEDS", "2")))


@pytest.mark.parametrize("seed", SEEDS)
def test_after_random_edits_the_site_is_what_a_build_from_nothing_makes(small, seed):
    editor, keep_going = Editor(small, seed), bool(seed % 2)
    before, deeds, published = {}, [], 0
    for step in range(20):
        if step % 5 == 4:                                       # somebody mends all that is broken
            mend(small)
        deeds.append(editor.edit())
        result = small.build(keep_going=keep_going, jobs=1 + step % 2)
        clean = small.clean_pages(keep_going=keep_going)
        told = "\n".join(deeds)
        if result.published:
            assert differences(small.pages(), clean) == {}, told
            published += 1
        else:
            assert clean == {}, f"a build from nothing publishes what this one refuses: {codes(result.notes)}\n{told}"
            if not deeds[-1].split()[1].startswith(("harms", "loses")):
                assert differences(small.pages(), before) == {}, f"not published, but build/ has changed\n{told}"
        before = small.pages()
    assert published > 2, "so few steps were published that nothing was tried"


def mend(site: SiteFolder) -> None:
    """Takes away every file that has an error, until there is none."""
    shutil.rmtree(site.root / "templates", ignore_errors=True)
    site.write({"site.toml": 'review = ["draft", "reviewed", "published"]\n'})
    while wrong := {n.span.path for n in site.check() if n.severity == "error"}:
        for path in wrong:
            site.delete(path)


def differences(found: dict[str, bytes], expected: dict[str, bytes]) -> dict[str, str]:
    return {url: "missing" if url not in found else "too many" if url not in expected else "differs"
            for url in found.keys() | expected.keys() if found.get(url) != expected.get(url)}

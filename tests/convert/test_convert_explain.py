"""Explanations: what they claim is what the reading holds, and nothing of an article gets out of its place."""

import os
import pty
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from chronicle.cli import main
from chronicle.convert import convert
from chronicle.convert.article import from_bytes
from chronicle.convert.clauses import rules
from chronicle.convert.command import run
from chronicle.convert.explain import KINDS, Cut, Told, explained
from chronicle.convert.explain_html import HUES, page
from chronicle.convert.explain_text import COLOURS, text

TEXT = """Bomb kills 14 in Kabul market

A car bomb exploded in a market in Kabul on Monday, killing at least 14 people, police said.

The Taliban claimed responsibility for the attack.

In October alone, the army carried out 21 operations against the Taliban, it said.

The weather in the capital was fine for the season, and most of the shops stayed open until late in the evening.

Subscribe to our newsletter
"""
HOSTILE = """<script>alert(1)</script> Bomb "kills" 14 in <b>Kabul</b> & ' onmouseover='x

A car bomb exploded in a "market"><img src=x onerror=alert(1)> in Kabul on Monday, killing at least 14 people, police said.

The <i>Taliban</i> claimed responsibility for the attack.
"""


def account(article=TEXT, published="2021-03-01"):
    readings = convert([from_bytes(article.encode(), Path("a.txt"), {"published": published, "publisher": "The <Paper>"})])
    return explained(readings)[0]


def told(words, of=None):
    return next(p for p in (of or account()).parts if isinstance(p, Told) and words in p.sentence.text)


def test_a_sentence_with_its_marks_rules_and_values():
    lead = told("exploded")
    marks = {(m.kind, lead.sentence.text[m.start:m.end]) for m in lead.marks}
    assert {("weapon", "A car bomb"), ("deed", "exploded"), ("place", "Kabul"), ("time", "Monday"), ("people", "at least 14 people")} <= marks
    assert ("harm-killing", (("victim", "at least 14 people"),)) in [(f.rule, f.roles) for f in lead.fired]
    assert {("toll", "14+ killed", "harm-killing"), ("weapon", "car bomb", "weapon")} <= {(g.slot, g.value, g.rule) for g in lead.gave}


def test_what_was_left_out_has_its_reason():
    found = account()
    assert told("21 operations", found).fate == "left out" and "figure over a time" in told("21 operations", found).left
    assert told("weather", found).fate == "silent"
    cut, = [p for p in found.parts if isinstance(p, Cut)]
    assert "newsletter" in cut.text and cut.reason


def test_every_value_of_the_reading_is_told_and_every_told_value_is_in_it():
    found = account()
    incident, = found.reading.incidents
    evidence = [x.evidence for x in (*incident.places, *incident.parties, *incident.weapons, *incident.tolls)] + [incident.type_evidence, incident.date_evidence]
    shown = [(p.sentence.start, g.rule) for p in found.parts if isinstance(p, Told) for g in p.gave]
    assert sorted(shown) == sorted((e.start, e.rule) for e in evidence if e)


def test_rules_that_fired_exist():
    ids = {rule.id for rule in rules()}
    assert {f.rule for p in account().parts if isinstance(p, Told) for f in p.fired} <= ids


def test_no_incident_is_said():
    found = account("The central bank raised its interest rate by half a point on Monday, the finance minister said.\n")
    assert "No incident was found" in text(found, False) and "No incident was found" in page([found])


def test_every_kind_of_mark_has_a_colour():
    assert set(KINDS.values()) == set(COLOURS) == set(HUES)


def test_without_colour_the_marks_are_in_words():
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text(account(), False))
    assert "seen weapon “A car bomb”" in plain and "seen" not in text(account(), True)
    assert "gave 1: toll 14+ killed  harm-killing" in plain and "left out a figure over a time" in plain and "newsletter" not in plain.split("Incident 1")[1]


# ---- on a terminal

def on_terminal(site, **environment):
    """What the command writes to a terminal, from a process that has loaded what this one has."""
    child, master = pty.fork()
    if not child:
        try:
            os.environ.pop("NO_COLOR", None)
            os.environ.update(environment, TERM="xterm")
            sys.argv = ["chronicle", "-C", str(site), "convert", "--explain", str(site / "a.txt"), "--published", "2021-03-01"]
            sys.stdout = sys.stderr = open(1, "w", encoding="utf-8", closefd=False)
            main()
        finally:
            os._exit(1)
    out = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            break
        if not chunk:
            break
        out += chunk
    os.close(master)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return out.decode()


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.toml").write_text('title = "A site"\n')
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def test_colour_on_a_terminal_and_none_with_no_color(site):
    assert "\x1b[" in on_terminal(site) and "\x1b[" not in on_terminal(site, NO_COLOR="1")


def test_piped_it_has_no_colour_and_touches_nothing(site, capsys):
    before = sorted(p for p in site.rglob("*"))
    assert run(site, [site / "a.txt"], "2021-03-01", None, None, explain=True) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out and "harm-killing" in out and sorted(p for p in site.rglob("*")) == before


def test_an_article_that_was_converted_can_still_be_explained(site, capsys):
    run(site, [site / "a.txt"], "2021-03-01", None, None)
    capsys.readouterr()
    run(site, [site / "a.txt"], "2021-03-01", None, None, explain=True, explain_html=site / "out.html")
    assert "harm-killing" in capsys.readouterr().out and "harm-killing" in (site / "out.html").read_text()


# ---- the page

class Page(HTMLParser):
    VOID = {"meta", "br", "img", "link", "input"}

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text, self.open, self.ids, self.targets = [], set(), "", [], [], []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {k for k, _ in attrs}
        self.ids += [v for k, v in attrs if k == "id"]
        self.targets += [v[1:] for k, v in attrs if k == "href"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_page_is_whole_and_says_the_same():
    found = Page(page([account(), account(HOSTILE)]))
    assert found.open == [] and "harm-killing" in found.text and "left out" in found.text and "car bomb" in found.text
    assert len(found.ids) == len(set(found.ids)) and found.targets and set(found.targets) <= set(found.ids)


def test_nothing_of_an_article_becomes_markup():
    found = Page(page([account(HOSTILE)]))
    assert not {"script", "img", "b", "i", "link", "iframe", "form"} & set(found.tags)
    assert not {a for a in found.attributes if a.startswith("on") or a in ("src", "style")}
    assert "<script>alert(1)</script>" in found.text and "<img src=x onerror=alert(1)>" in found.text and "The <Paper>" in found.text


def test_the_page_fetches_nothing():
    markup = page([account()])
    assert "default-src 'none'" in markup and not re.search(r"(?:src|href)=\"(?!#)|url\(|@import|http", markup.replace("http-equiv", ""))


@pytest.mark.browser
def test_in_a_browser(tmp_path, browser):
    """It fits a narrow window, runs nothing, and its links lead to the sentences."""
    (tmp_path / "p.html").write_text(page([account(), account(HOSTILE)]))
    tab = browser.new_page(viewport={"width": 380, "height": 800})
    said = []
    tab.on("console", lambda m: said.append(m.text))
    tab.on("dialog", lambda d: said.append(d.message))
    tab.goto((tmp_path / "p.html").as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 380
    tab.click("td a >> nth=0")
    assert tab.evaluate("document.querySelector('li:target') !== null") and said == []

"""Articles are not trusted. Whatever stands in a record comes out as text; nothing a page holds can run."""
import ast
from pathlib import Path

import pytest

from chronicle import pages
from chronicle.folder import theme_folder
from chronicle.pages.chrome import contact_url
from chronicle.pages.links import outward

HOSTILE = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "{{ 7 * 191 }}", "{% raw %}", "${alert(1)}",
           "' onmouseover=alert(1) x='", '" autofocus onfocus=alert(1) "', "]]>", "<!--", "&lt;b&gt;", "بلدة <b>", "`"]
RECORD = """---
title: {0}
date: 2016-05-23
summary: {0}
places: [{{place: town, site: {0}}}]
weapons: [{0}]
actors: [{{actor: band, role: perpetrator}}]
responsibility: [{{act: claim, actor: band, by: {0}, via: {0}, mode: {0}, source: daily, quote: {0}}}]
tolls: [{{killed: 7, by: {0}, who: {0}, source: daily, quote: {0}}}, {{killed: 9, by: {0}}}]
sources: [daily]
evidence: {{date: {{why: {0}, quote: {0}}}}}
updates: [{{date: 2016-05-25, note: {0}}}]
content_notes: [{0}]
withheld: {0}
---
{1} [[town|{2}]]
"""


def hostile(text: str) -> dict[str, str]:
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    label = text.replace("[", "").replace("]", "").replace("|", "")
    return {
        "site.toml": f"title = {quoted}\ndescription = {quoted}\nauthor = {quoted}\ncontact = {quoted}\n"
                     'base_url = "https://chronicle.example/"\nreview = ["draft"]\n',
        "content/places/town.md": f"---\nname: {quoted}\nnames: {{ar: {quoted}, variants: [{quoted}]}}\ntype: town\nlat: 36\nlon: 37\n---\n{text}\n",
        "content/actors/band.md": f"---\nname: {quoted}\nnames: {{former: [{quoted}]}}\nkind: armed group\n---\n{text}\n",
        "content/sources/daily.md": f"---\npublisher: {quoted}\ntitle: {quoted}\nauthor: {quoted}\nnote: {quoted}\ncontext: [{quoted}]\n---\n",
        "content/pages/about.md": f"---\ntitle: {quoted}\nsummary: {quoted}\n---\n{text}\n",
        "content/incidents/x.md": RECORD.format(quoted, text, label),
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(show, text):
    found = show(hostile(text))
    assert not [n for n in found.notes if n.severity == "error"], "the record is valid; only its words are hostile"
    for url, page in found.written().items():
        assert not page.all("//@*[starts-with(name(), 'on')]"), url
        assert not page.all("//img[@src='x']"), url
        for script in page.all("//script"):
            assert script.get("src", "").removeprefix("../").startswith("assets/") or script.get("type") in ("application/json", "application/ld+json"), url
            assert "<" not in (script.text or ""), url
        assert "1337" not in page.text, url
    assert " ".join(text.split()) in found.page("incidents/x.html").words("//h1")[0]
    assert " ".join(text.split()) in found.page("places/town.html").words("//h1")[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_feed_is_well_formed(show, text):
    import xml.etree.ElementTree as xml
    found = show(hostile(text))
    xml.fromstring(found.page("feed.xml").html), xml.fromstring(found.page("sitemap.xml").html)


@pytest.mark.parametrize("url,kept", [("https://a.example/x", True), ("HTTP://a.example", True), ("javascript:alert(1)", False),
                                      ("data:text/html,x", False), (" https://a", False), ("", False), ("//a.example", False)])
def test_only_web_addresses_lead_out(url, kept):
    assert bool(outward(url)) == kept


@pytest.mark.parametrize("contact,url", [("a@b.example", "mailto:a@b.example"), ("https://b.example/", "https://b.example/"),
                                         ("javascript:alert(1)", ""), ("a@b?cc=c", ""), ("call us", "")])
def test_contacts(contact, url):
    assert contact_url(contact) == url


def test_every_page_has_the_policy_and_keeps_to_it(chronicle):
    for url, page in chronicle.written().items():
        policy = page.all("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert policy.startswith("default-src 'none'; script-src 'self'") and "unsafe" not in policy, url
        assert page.all("//meta[@name='referrer']/@content") == ["no-referrer"], url
        assert not page.all("//style | //@style | //iframe | //form[@action or @method] | //base"), url
        for outside in page.all("//a[starts-with(@href, 'http')]"):
            assert outside.get("rel") == "noreferrer nofollow", url
        assert not page.all("//script[starts-with(@src, 'http')] | //link[@rel='stylesheet'][starts-with(@href, 'http')]"), url


def test_one_h1_and_no_heading_is_skipped(chronicle):
    for url, page in chronicle.written().items():
        levels = [int(h.tag[1]) for h in page.all("//h1 | //h2 | //h3 | //h4")]
        assert levels.count(1) == 1 and levels[0] == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:])), (url, levels)


# ---- the code itself

TEMPLATES = sorted(p for p in theme_folder().iterdir() if p.is_file())
PAGES = sorted(Path(pages.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_templates_mark_nothing_as_safe_and_run_nothing(path):
    text = path.read_text("utf-8")
    for forbidden in ("|safe", "| safe", "autoescape", " style=", "<style", "javascript:"):
        assert forbidden not in text, forbidden
    for tag in text.split("<script")[1:]:
        assert "src=" in tag.split(">")[0] or 'type="application/' in tag.split(">")[0]
    assert " on" + "click" not in text and " onload" not in text


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_pages_are_pure(path):
    """No clock, randomness, environment, files or network: a page is what its View showed it."""
    tree = ast.parse(path.read_text("utf-8"))
    imported = {n.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for n in node.names}
    imported |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not imported & {"datetime", "time", "random", "secrets", "uuid", "os", "sys", "pathlib", "io", "subprocess", "socket", "locale"}
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"open", "exec", "eval", "__import__", "id", "hash", "input"}
    assert not any(isinstance(node, ast.Attribute) and node.attr.startswith("_") for node in ast.walk(tree)), "a View is used as it shows itself"


def test_the_same_site_gives_the_same_bytes(small):
    from in_memory import Chronicle
    first, second = Chronicle(small), Chronicle(small)
    for url in first.written():
        assert first.page(url).html == second.page(url).html, url


def test_chrome_reads_no_incident(chronicle):
    reads = chronicle.page("404.html").reads
    assert all(r.split("/")[0] in ("setting", "pages", "template", "speech") for r in reads), reads

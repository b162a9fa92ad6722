"""What machines read: feed, site map, robots, canonical addresses, redirects, the page for what is not there."""
import xml.etree.ElementTree as xml

from records_by_hand import incident

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_feed_takes_its_dates_from_the_record(show):
    files = incident("places: [town]\nsources: [daily]\ntype: bombing\ntolls: [{killed: 7, by: watch}]\nsummary: A bomb went off.")
    other = "---\ntitle: {}\ndate: {}\nplaces: [town]\n{}\n---\n"
    feed = show({**files, "content/incidents/2016/y.md": other.format("Y", "2016-06", ""),
                 "content/incidents/2016/z.md": other.format("Z", "2016-07-01", "updates: [{date: 2020-01-02, note: n}]")}).page("feed.xml")
    root = xml.fromstring(feed.html)
    entries = {e.findtext("a:title", namespaces=ATOM): e for e in root.findall("a:entry", ATOM)}
    assert {t: e.findtext("a:updated", namespaces=ATOM)[:10] for t, e in entries.items()} == {
        "Z": "2020-01-02", "Y": "2016-06-01", "X": "2016-05-24"}, "note to the reader, the first day the incident can be of, its newest source"
    assert root.findtext("a:updated", namespaces=ATOM) == "2020-01-02T00:00:00Z"
    assert entries["X"].findtext("a:id", namespaces=ATOM) == "https://chronicle.example/incidents/x.html"
    assert entries["X"].find("a:category", ATOM).get("term") == "bombing"
    assert entries["X"].findtext("a:summary", namespaces=ATOM) == "23 May 2016 · Town · 7 killed · 1 source. A bomb went off."
    assert root.find("a:link[@rel='self']", ATOM).get("href") == "https://chronicle.example/feed.xml"


def test_a_feed_survives_what_xml_cannot_hold(show):
    pages = show({"site.toml": 'title = "A & <b>"\nreview = ["draft"]\n', **incident("places: [town]\nsummary: \"]]> & <x>\"")})
    root = xml.fromstring(pages.page("feed.xml").html)
    assert root.findtext("a:title", namespaces=ATOM) == "A & <b>"
    assert root.find("a:entry", ATOM).findtext("a:id", namespaces=ATOM) == "urn:chronicle:x", "no base_url, so no address yet"


def test_an_empty_feed_is_a_feed(show):
    assert xml.fromstring(show({}).page("feed.xml").html).findtext("a:updated", namespaces=ATOM) == "1970-01-01T00:00:00Z"


def test_the_site_map_has_every_page_once(chronicle):
    found = [u.findtext("m:loc", namespaces=MAP) for u in xml.fromstring(chronicle.page("sitemap.xml").html)]
    wanted = {"https://chronicle.example/" + ("" if u == "index.html" else u) for u in chronicle.routes
              if u.endswith(".html") and u != "404.html"}
    assert sorted(found) == sorted(wanted)
    assert "Sitemap: https://chronicle.example/sitemap.xml" in chronicle.page("robots.txt").html


def test_without_an_address_nothing_pretends_to_one(show):
    pages = show({"site.toml": ""})
    assert not pages.page("index.html").all("//link[@rel='canonical']") and "Sitemap" not in pages.page("robots.txt").html
    assert len(xml.fromstring(pages.page("sitemap.xml").html)) == 0


def test_former_addresses_lead_on(show):
    page = show(incident("places: [town]\naliases: [old-x]")).page("incidents/old-x.html")
    assert page.all("//meta[@http-equiv='refresh']/@content") == ["0; url=../incidents/x.html"]
    assert page.all("//link[@rel='canonical']/@href") == ["https://chronicle.example/incidents/x.html"]
    assert "../incidents/x.html" in page.links() and page.all("//meta[@name='robots']/@content") == ["noindex"]


def test_the_page_for_what_is_not_there_works_at_any_address(show):
    page = show({"site.toml": 'base_url = "https://example.org/sub/"\n'}).page("404.html")
    inside = [h for h in page.links() | set(page.all("//link/@href | //script/@src")) if not h.startswith("#")]
    assert inside and all(h.startswith("/sub/") for h in inside)


def test_everything_a_page_links_to_is_there(small):
    from in_memory import Chronicle
    import posixpath
    pages = Chronicle(small)
    for url, page in pages.written().items():
        if url == "404.html":
            continue
        for href in page.links() | set(page.all("//link[@rel!='canonical']/@href | //script/@src")):
            to = posixpath.normpath(posixpath.join(posixpath.dirname(url), href.split("#")[0])) if not href.startswith("#") else url
            assert to in pages.routes, (url, href)


def test_what_an_incident_names_links_back(chronicle):
    home = "incidents/2016-05-23-bombings.html"
    for url in ("places/tartus.html", "places/jableh.html", "places/coast.html", "actors/one-group.html", "actors/observers.html",
                "sources/gazette-1.html", "sources/herald-1.html", "timeline/2016.html", "timeline/2016-05.html"):
        assert f"../{home}" in chronicle.page(url).links(), url
        if not url.startswith("timeline/2016-"):
            assert f"../{url}" in chronicle.page(home).links(), url

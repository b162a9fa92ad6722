"""Feeds, Atom (RFC 4287) and JSON Feed 1.1: of everything, what was published last, whenever it happened, so that who subscribes gets an
incident of long ago that is recorded today; of one place or actor, the newest incidents.

An entry's id is its permanent address and never changes. Its times are days, each told by its first moment: `published` and `updated`
are those of its record in git's history. Where there is none nobody knows them. Atom wants `updated` all the same, so it is the earliest
that is possible: the first day that the newest note to the reader, else the newest source, else the incident can mean; JSON Feed
then has no time, but that of a note. So a build on another day makes the same feed.
"""
import re

import msgspec

from chronicle import words
from chronicle.addresses import address, feed
from chronicle.computed import Card
from chronicle.edtf import parse
from chronicle.pages.chrome import canonical
from chronicle.pages.links import links
from chronicle.pages.rows import cards
from chronicle.view import View

OF_ONE = 20                             # entries in the feed of a place or an actor
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")      # characters XML 1.0 has no place for; named, as all others take ten times as long to compile
LONG_AGO = "1970-01-01"                 # of a feed without entries


def atom(view: View, subject: str) -> bytes:
    """`subject`: '' for everything, else `place/ID` or `actor/ID`."""
    title, page, entries = told(view, subject)
    return view.render("feed.xml", {
        **head(view, title, page, permanent(view, view.url, subject or "feed")),
        "subtitle": clean(view.setting("description")),
        "updated": max((e["updated"] for e in entries), default=instant(LONG_AGO)),
        "entries": entries,
    })


def json(view: View, subject: str) -> bytes:
    title, page, entries = told(view, subject)
    return jsonfeed(view, title, page, entries)


def told(view: View, subject: str) -> tuple[str, str, list[dict]]:
    """(title, address of the page it belongs to, entries)."""
    kind, _, id = subject.partition("/")
    if not kind:
        return view.setting("title"), "index.html", [entry(view, card) for card in view.published()]
    newest = cards(view, view.outlines(kind, id)[:OF_ONE])
    return f"{view.setting('title')}: {view.name(id).name}", address(kind, id), [entry(view, card) for card in newest]


def head(view: View, title: str, page: str, id: str) -> dict:
    """Values that every Atom feed needs."""
    return {"lang": view.setting("language"), "title": clean(title), "id": id, "canonical": canonical(view, view.url),
            "page": canonical(view, page), "writer": clean(view.setting("author") or view.setting("title"))}


def jsonfeed(view: View, title: str, page: str, entries: list[dict]) -> bytes:
    about = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": canonical(view, page),
             "feed_url": canonical(view, view.url), "description": view.setting("description"), "language": view.setting("language"),
             "authors": [{"name": view.setting("author") or view.setting("title")}]}
    absolute = bool(view.setting("base_url"))
    items = [{"id": e["id"], **({"url": e["url"]} if absolute else {}), "title": e["title"], "content_text": e["summary"],
              **({"date_published": e["published"]} if e["published"] else {}), **({"date_modified": e["updated"]} if e["known"] else {}),
              "tags": e["types"]} for e in entries]
    return msgspec.json.encode({**{k: v for k, v in about.items() if v}, "items": items}) + b"\n"


def entry(view: View, card: Card) -> dict:
    url = address("incident", card.id)
    history = view.history(card.id)
    places = ", ".join(p.name for p in links(view, [s.place for s in card.sites], "place"))
    facts = [words.date(card.date), places, words.harmed(card.killed, card.wounded), words.many(card.sources, "source")]
    return {
        "id": permanent(view, url, card.id),
        "url": canonical(view, url) or url,
        "title": clean(card.title),
        "published": instant(history.first) if history else "",
        "updated": instant(last_change(card, history.changed if history else "")),
        "known": bool(history or card.updated),
        "types": card.types,
        "summary": clean(". ".join(filter(None, [" · ".join(filter(None, facts)), card.summary]))),
    }


def last_change(card: Card, changed: str) -> str:
    """YYYY-MM-DD. `changed`: as git tells it, or ''; without it and without a note the earliest day that is possible."""
    return max(changed, card.updated) or (parse(card.reported) if card.reported else card.date).first


def instant(day: str) -> str:
    """RFC 3339; the record knows days, so it is the first moment of one."""
    return f"{day}T00:00:00Z"


def permanent(view: View, url: str, id: str) -> str:
    """As long as site.toml has no base_url there is no address yet; the id is then a name."""
    return canonical(view, url) or f"urn:chronicle:{id}"


def clean(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def offered(view: View, kind: str, id: str) -> list[tuple[str, str]]:
    """(media type, address) of the feeds of a place or an actor, for the head of its page."""
    if "feeds" not in view.setting("exports"):
        return []
    return [("application/atom+xml", feed(kind, id, "xml")), ("application/feed+json", feed(kind, id, "json"))]

"""The Atom feed (RFC 4287) of the newest incidents.

An entry's id is its permanent address and never changes. `updated` is taken from the record alone: the newest note to
the reader, or else the newest publication of its sources, or else the incident itself; so a build on another day makes
the same feed.
"""
import re

from chronicle import words
from chronicle.model import Card
from chronicle.pages.chrome import canonical, chrome
from chronicle.pages.links import links
from chronicle.addresses import address
from chronicle.view import View

NEWEST = 50
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")      # characters XML 1.0 has no place for
LONG_AGO = "1970-01-01"                 # of a feed without entries


def page(view: View, subject: str) -> bytes:
    entries = [entry(view, card) for card in view.newest(NEWEST)]
    return view.render("feed.xml", {
        **chrome(view, clean(view.setting("title"))),
        "id": permanent(view, "feed.xml", "feed"),
        "home": canonical(view, "index.html"),
        "subtitle": clean(view.setting("description")),
        "writer": clean(view.setting("author") or view.setting("title")),
        "updated": instant(max((e["day"] for e in entries), default=LONG_AGO)),
        "entries": entries,
    })


def entry(view: View, card: Card) -> dict:
    url = address("incident", card.id)
    day = last_change(view, card)
    places = ", ".join(p.name for p in links(view, [s.place for s in card.sites], "place"))
    facts = [words.date(card.date), places, words.toll(card.assessment.killed), words.many(card.sources, "source")]
    return {
        "id": permanent(view, url, card.id),
        "url": canonical(view, url) or url,
        "title": clean(card.title),
        "day": day,
        "updated": instant(day),
        "types": card.types,
        "summary": clean(". ".join(filter(None, [" · ".join(filter(None, facts)), card.summary]))),
    }


def last_change(view: View, card: Card) -> str:
    """YYYY-MM-DD."""
    if card.updated:
        return card.updated
    sources = [view.record(s) for s in view.record(card.id).sources]
    return max((s.published.last for s in sources if s and s.published), default=card.date.last)


def instant(day: str) -> str:
    """RFC 3339; the record knows days, so it is the first moment of one."""
    return f"{day}T00:00:00Z"


def permanent(view: View, url: str, id: str) -> str:
    """As long as site.toml has no base_url there is no address yet; the id is then a name."""
    return canonical(view, url) or f"urn:chronicle:{id}"


def clean(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)

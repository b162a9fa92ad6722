"""What every page has around its content: title, way in, footer. Reads settings and the names of the content pages only,
so that no edit of an incident makes all pages stale."""
import re
from urllib.parse import quote, urlsplit

from chronicle.speech import N_, _
from chronicle.view import View

SECTIONS = (                            # (word, address)
    (N_("Timeline"), "timeline/index.html"),
    (N_("Map"), "map.html"),
    (N_("Places"), "places/index.html"),
    (N_("Actors"), "actors/index.html"),
    (N_("Sources"), "sources/index.html"),
    (N_("Search"), "search.html"),
)
PLAIN = re.compile(r"[A-Za-z0-9._/~-]*")             # addresses that `quote` leaves as they are: nearly all
ONE_FOR_ALL = ("404.html",)             # pages that are there in the language of the site only
CSP = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
       "base-uri 'none'; form-action 'none'")


def chrome(view: View, title: str, section: str = "", summary: str = "") -> dict:
    """Values of base.html. `section`: address of the way in this page belongs to; `summary`: for search engines."""
    contact = view.setting("contact")
    versions = languages(view)
    return {
        "base": view.base,
        "top": view.top,
        "title": title,
        "summary": " ".join((summary or view.setting("description") or title).split())[:300],
        "site": view.setting("title"),
        "site_in": view.setting_in("title"),
        "author": view.setting("author"),
        "contact": contact,
        "contact_url": contact_url(contact),
        "lang": view.language,
        "dir": view.speech.direction,
        "own": view.foreign,
        "languages": versions,
        "alternates": [(tag, canonical(view, url) or view.top + url) for tag, _, _, url in versions],
        "csp": CSP,
        "canonical": canonical(view, view.url),
        "nav": [(_(word), url, state(view.here, url, section)) for word, url in SECTIONS],
        "prose": [(page, page.url, state(view.here, page.url, section)) for page in view.pages()],
    }


def languages(view: View) -> list[tuple[str, str, str, str]]:
    """The same page in every language of the site, its own first: (language, direction, what it calls itself, address).
    Nothing where there is one language, or one page for all."""
    found = view.languages()
    if len(found) == 1 or view.here in ONE_FOR_ALL:
        return []
    return [(s.language, s.direction, s.name, f"{s.language}/{view.here}" if n else view.here) for n, s in enumerate(found)]


def state(here: str, url: str, section: str) -> str:
    """Value of aria-current: this very page, or the part of the site it is in."""
    return "page" if here == url else "true" if section == url else ""


def canonical(view: View, url: str) -> str:
    """The permanent address of a page; '' as long as site.toml has no base_url."""
    base = view.setting("base_url")
    if not base or url == "index.html":
        return base
    return base + (url if PLAIN.fullmatch(url) else quote(url))


def root(view: View) -> str:
    """Path from the server's root to the site: the 404 page stands in for any address, so its links cannot be relative."""
    return urlsplit(view.setting("base_url")).path or "/"


def contact_url(contact: str) -> str:
    """A link only for what is plainly a web or e-mail address."""
    if contact.startswith(("https://", "http://")):
        return contact
    if contact.count("@") == 1 and not any(c.isspace() or c in ":?&%" for c in contact):
        return "mailto:" + contact
    return ""

"""What every page has around its content: title, way in, footer. Reads settings and the names of the content pages only,
so that no edit of an incident makes all pages stale."""
from urllib.parse import quote, urlsplit

from chronicle.view import View

SECTIONS = (                            # (word, address)
    ("Timeline", "timeline/index.html"),
    ("Map", "map.html"),
    ("Places", "places/index.html"),
    ("Actors", "actors/index.html"),
    ("Sources", "sources/index.html"),
    ("Search", "search.html"),
)
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ckb", "ps", "sd", "yi", "dv", "ug")
CSP = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
       "base-uri 'none'; form-action 'none'")


def chrome(view: View, title: str, section: str = "", summary: str = "") -> dict:
    """Values of base.html. `section`: address of the way in this page belongs to; `summary`: for search engines."""
    language = view.setting("language")
    contact = view.setting("contact")
    return {
        "base": view.base,
        "url": view.url,
        "title": title,
        "summary": " ".join((summary or view.setting("description")).split())[:300],
        "site": view.setting("title"),
        "author": view.setting("author"),
        "contact": contact,
        "contact_url": contact_url(contact),
        "lang": language,
        "dir": "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr",
        "csp": CSP,
        "canonical": canonical(view, view.url),
        "nav": [(word, url, state(view.url, url, section)) for word, url in SECTIONS],
        "prose": [(page.name, page.url, state(view.url, page.url, section)) for page in view.pages()],
    }


def state(here: str, url: str, section: str) -> str:
    """Value of aria-current: this very page, or the part of the site it is in."""
    return "page" if here == url else "true" if section == url else ""


def canonical(view: View, url: str) -> str:
    """The permanent address of a page; '' as long as site.toml has no base_url."""
    base = view.setting("base_url")
    return base + quote("" if url == "index.html" else url) if base else ""


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

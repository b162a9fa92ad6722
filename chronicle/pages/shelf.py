"""The index of all places, actors or sources."""
from itertools import groupby

from chronicle import publishers
from chronicle.pages.chrome import chrome
from chronicle.speech import N_, _
from chronicle.view import View

TITLES = {                              # kind -> (title, what the page is)
    "place": (N_("Places"), N_("All places of %(site)s.")),
    "actor": (N_("Actors"), N_("All actors of %(site)s.")),
    "source": (N_("Sources"), N_("All sources of %(site)s.")),
}


def page(view: View, subject: str) -> bytes:
    title, about = TITLES[subject]
    publishing = [(publishers.url(page), name, number) for page, name, number in view.publishing()] if subject == "source" else []
    rows = [] if publishing else view.shelf(subject)
    return view.render(f"{subject}s.html", {
        **chrome(view, _(title), summary=_(about, site=view.setting("title"))),
        "total": sum(number for _url, _name, number in publishing) or len(rows),
        **({"publishing": publishing} if subject == "source" else {}),
        "shelf": SHELVES[subject](rows),
    })


def tree(rows: list) -> list[dict]:
    """Places within places: [{link, number, type, children}], by name at each level."""
    nodes = {link.id: {"link": link, "number": number, "type": type, "children": []} for link, number, type, _, _ in rows}
    top = []
    for link, _, _, chain, _ in rows:
        (nodes[chain[0]]["children"] if chain and chain[0] in nodes else top).append(nodes[link.id])
    return top


def grouped(rows: list) -> list[tuple[str, list[dict]]]:
    """(kind or publisher, its members), by name."""
    ordered = sorted(rows, key=lambda row: (row[2].casefold(), row[2]))
    return [(what, [{"link": link, "number": number, "published": published} for link, number, _, _, published in members])
            for what, members in groupby(ordered, key=lambda row: row[2])]


def by_publisher(rows: list) -> list[tuple[str, list[dict]]]:
    """(publisher, its reports, newest first; those without a date last)."""
    return [(publisher, sorted(members, key=lambda m: m["published"].last if m["published"] else "", reverse=True))
            for publisher, members in grouped(rows)]


SHELVES = {"place": tree, "actor": grouped, "source": by_publisher}

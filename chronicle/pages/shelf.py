"""The index of all places, actors or sources."""
from itertools import groupby

from chronicle.pages.chrome import chrome
from chronicle.view import View

TITLES = {"place": "Places", "actor": "Actors", "source": "Sources"}


def page(view: View, subject: str) -> bytes:
    rows = view.shelf(subject)
    return view.render(f"{subject}s.html", {
        **chrome(view, TITLES[subject], summary=f"All {TITLES[subject].lower()} of {view.setting('title')}."),
        "total": len(rows),
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

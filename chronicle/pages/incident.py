"""The page of one incident: everything the record says, each value with who says so."""
from chronicle import assess
from chronicle.model import Incident
from chronicle.pages import overview, statements, tolls
from chronicle.pages.chrome import canonical, chrome
from chronicle.pages.data import reuse
from chronicle.pages.links import cite, link, links, outward, source_of, year_url
from chronicle.pages.points import point, precision
from chronicle.pages.prose_text import prose
from chronicle.pages.rows import coloured, related_row
from chronicle.view import View
from chronicle.vocabulary import PRECISIONS, REVIEWS, ROLES


def page(view: View, subject: str) -> bytes:
    r, card = view.record(subject), view.card(subject)
    earlier, later = view.around(subject)
    where = places(view, r)
    table = tolls.ledger(view, r)
    sources = [source(view, r, s) for s in r.sources]
    return view.render("incident.html", {
        **chrome(view, r.title, "timeline/index.html", r.summary),
        "incident": r,
        "types": coloured(r.types),
        "year": (r.date.year, year_url(r.date)),
        "assessment": card.assessment,
        "status": status(r, card.assessment),
        "rule": assess.RULES[card.assessment.killed.rule],
        "tolls": table,
        "chart": tolls.chart(table["rows"], card.assessment.killed),
        "statements": statements.ledger(view, r),
        "meanings": statements.meanings(r),
        "places": where,
        "map": site_map(view, r, card),
        "caption": caption(where),
        "roles": roles(view, r),
        "text": prose(view, subject),
        "evidence": [(e, cite(view, r, e.source)) for e in r.evidence],
        "sources": sources,
        "history": view.history(subject),
        "updates": sorted(r.updates, key=lambda u: u.date, reverse=True),
        "part_of": related_row(view, r.part_of) if r.part_of else None,
        "parts": [related_row(view, p.id) for p in view.parts(subject)],
        "related": [row for x in r.related if (row := related_row(view, x.incident, x.reason))],
        "mentions": view.mentions(subject),
        "earlier": earlier and related_row(view, earlier.id),
        "later": later and related_row(view, later.id),
        "address": canonical(view, view.url),
        **reuse.values(view, r, card, where, sources),
    })


def status(r: Incident, a) -> list[tuple[str, str, str]]:
    """(what is judged, the word, its printed definition)."""
    return [("Support", a.grade, assess.GRADES[a.grade]),
            ("Responsibility", a.responsibility, assess.RESPONSIBILITY[a.responsibility]),
            ("Review", r.review, REVIEWS[r.review].about + ".")]


def places(view: View, r: Incident) -> list[dict]:
    """Each place of the incident with what it lies in, and how exactly the location is known."""
    out = []
    for site in r.places:
        spot = view.spot(site.place)
        word = precision(site, spot.type if spot else "")
        out.append({"place": link(view, site.place, "place"), "within": view.within(site.place), "site": site.site,
                    "precision": word, "about": PRECISIONS[word].about, "mapped": spot is not None})
    return out


def caption(where: list[dict]) -> str:
    """How exactly each place is known, in words."""
    return " ".join(f"{p['place'].name}{', ' + p['site'] if p['site'] else ''}: {p['about']}."
                    + ("" if p["mapped"] else " Not on the map.") for p in where)


def site_map(view: View, r: Incident, card) -> dict | None:
    """One point for each place that has a position; None when none has."""
    found = []
    for place in sorted({s.place for s in r.places}):
        spot = view.spot(place)
        if spot:
            found.append(point(view, spot, [(card, s) for s in r.places if s.place == place]))
    return overview.drawn(view, found) if found else None


def roles(view: View, r: Incident) -> list[tuple[str, str, list]]:
    """(role, its definition, actors) in the order of the vocabulary."""
    found = [(role, term.about, links(view, [a.actor for a in r.actors if a.role == role], "actor")) for role, term in ROLES.items()]
    return [f for f in found if f[2]]


def source(view: View, incident: Incident, id: str) -> dict:
    """A source as the incident lists it: `repeats` is what it copies, as a link or as words; `url` is '' without a page."""
    s, url = source_of(view, incident, id)
    if s is None:
        return {"link": link(view, id, "source"), "source": None, "url": "", "out": "", "archived": "", "repeats": None}
    return {"link": link(view, id, "source"), "source": s, "url": url, "out": outward(s.url), "archived": outward(s.archived),
            "repeats": link(view, s.copied_from, "source") if s.copied_from else None}

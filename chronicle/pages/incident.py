"""The page of one incident: everything the record says, each value with who says so."""
from urllib.parse import quote

from chronicle import assess
from chronicle.model import Incident
from chronicle.pages import Templated, agreement, akin, overview, statements, tolls
from chronicle.pages.chrome import canonical, chrome, contact_url
from chronicle.pages.data import reuse
from chronicle.pages.links import cite, link, links, outward, source_of, year_url
from chronicle.pages.points import mapped, point, precision
from chronicle.pages.prose_text import account
from chronicle.pages.rows import coloured, related_row
from chronicle.speech import _
from chronicle.view import View
from chronicle.vocabulary import PRECISIONS, REVIEWS, ROLES


def values(view: View, subject: str) -> dict:
    r, card = view.record(subject), view.card(subject)
    earlier, later = ({"link": n[0], "date": n[1]} if n else None for n in view.around(subject))
    where = places(view, r)
    table = tolls.ledger(view, r)
    sources = [source(view, r, s) for s in r.sources]
    said_in, text_in = view.marks(subject)
    return {
        **chrome(view, r.title, "timeline/index.html", r.summary),
        "incident": r,
        "said_in": said_in,
        "text_in": text_in,
        "types": coloured(r.types),
        "year": (r.date.year, year_url(r.date)),
        "assessment": card.assessment,
        "status": status(r, card.assessment),
        "rule": _(assess.RULES[card.assessment.killed.rule]),
        "agreement": agreement.found(view, r, card.assessment.responsibility),
        "tolls": table,
        "own": {field: tolls.own(view, r, field, getattr(card.assessment, field)) for field in ("killed", "wounded")},
        "chart": tolls.chart(table["rows"], card.assessment.killed),
        "statements": statements.ledger(view, r),
        "meanings": statements.meanings(r),
        "taken_back": statements.taken_back(view, r) if card.assessment.responsibility == "taken back" else None,
        "places": where,
        "map": site_map(view, r, card),
        "roles": roles(view, r),
        "text": account(view, subject),
        "evidence": [(e, cite(view, r, e.source)) for e in r.evidence],
        "sources": sources,
        "history": view.history(subject),
        "updates": sorted(r.updates, key=lambda u: u.date, reverse=True),
        "part_of": related_row(view, r.part_of) if r.part_of else None,
        "parts": [related_row(view, p.id) for p in view.parts(subject)],
        "related": [row for x in r.related if (row := related_row(view, x.incident, x.reason))],
        "mentions": view.mentions(subject),
        "akin": akin.incidents(view, subject),
        "earlier": earlier,
        "later": later,
        "address": canonical(view, view.url),
        "report": report(view, subject),
        **reuse.values(view, r, card, where, sources),
    }


page = Templated("incident.html", values)


def report(view: View, id: str) -> str:
    """Where to report an error in this record; a message begins with its id. '' where the site gives no address."""
    to = contact_url(view.setting("contact"))
    return f"{to}?subject={quote(id)}" if to.startswith("mailto:") else to


def status(r: Incident, a) -> list[tuple[str, str, str]]:
    """(what is judged, the word, its printed definition)."""
    return [(_("Support"), a.grade, _(assess.GRADES[a.grade])),
            (_("Responsibility"), a.responsibility, _(assess.RESPONSIBILITY[a.responsibility])),
            (_("Review"), r.review, _(REVIEWS[r.review].about) + ".")]


def places(view: View, r: Incident) -> list[dict]:
    """Each place of the incident with what it lies in, and how exactly the location is known."""
    out = []
    for site in r.places:
        spot = view.spot(site.place)
        word = precision(site, spot)
        out.append({"place": link(view, site.place, "place"), "within": view.within(site.place), "site": site.site,
                    "precision": word, "about": _(PRECISIONS[word].about), "mapped": mapped(view, site.place) is not None})
    return out


def site_map(view: View, r: Incident, card) -> dict | None:
    """One point for each place that has a position; None when none has."""
    found = []
    for place in sorted({s.place for s in r.places}):
        spot = mapped(view, place)
        if spot:
            found.append(point(view, spot, [(card, s) for s in r.places if s.place == place]))
    return overview.drawn(view, found, "point") if found else None


def roles(view: View, r: Incident) -> list[tuple[str, str, list]]:
    """(role, its definition, actors) in the order of the vocabulary."""
    return [(role, _(term.about), links(view, who, "actor")) for role, term in ROLES.items()
            if (who := [a.actor for a in assess.involved(r) if a.role == role])]


def source(view: View, incident: Incident, id: str) -> dict:
    """A source as the incident lists it: `repeats` is what it copies, as a link or as words; `url` is '' without a page."""
    s, url = source_of(view, incident, id)
    if s is None:
        return {"link": link(view, id, "source"), "source": None, "url": "", "out": "", "archived": "", "repeats": None}
    return {"link": link(view, id, "source"), "source": s, "url": url, "out": outward(s.url), "archived": outward(s.archived),
            "repeats": link(view, s.copied_from, "source") if s.copied_from else None}

"""schema.org in JSON-LD: an Event for each incident, a Dataset for the whole. Inert in the page, see templates.inert.

schema.org has no word for "claimed", "accused" or "not reported", so what it cannot say is left out rather than bent:
no actors, no tolls. A day, month or year stands only where the record is sure of it, and none where it was some time between two: a start
and an end would make it last; a position only where the incident
was at the named place, and a circle around it where it was somewhere near.
"""
from chronicle import words
from chronicle.addresses import address
from chronicle.exports import File
from chronicle.computed import Card
from chronicle.model import Incident
from chronicle.pages.chrome import canonical
from chronicle.pages.data.package import SPDX
from chronicle.pages.links import outward
from chronicle.view import View
from chronicle.vocabulary import RADIUS

CONTEXT = "https://schema.org"


def event(view: View, r: Incident, card: Card, where: list[dict], sources: list[dict]) -> dict:
    """`where`, `sources`: as the page of the incident has them."""
    out = {"@context": CONTEXT, "@type": "Event", "identifier": r.id, "name": r.title, "url": canonical(view, address("incident", r.id)),
           "description": r.summary, "startDate": words.machine(r.date), "endDate": words.machine(r.date),
           "keywords": list(r.types), "inLanguage": view.language if view.translation(r.id) else view.own,
           "location": [place(view, p) for p in where],
           "subjectOf": [source(s) for s in sources if s["source"]],
           "isPartOf": {"@type": "Dataset", "name": view.setting("title"), "url": view.setting("base_url") or None}}
    return stated(out)


def place(view: View, p: dict) -> dict:
    spot = view.spot(p["place"].id)
    inside = None
    for outer in reversed(p["within"]):
        inside = stated({"@type": "Place", "name": outer.name, "containedInPlace": inside})
    return stated({"@type": "Place", "name": p["place"].name, "url": canonical(view, p["place"].url) if p["place"].url else "",
                   "containedInPlace": inside, "geo": geo(spot, RADIUS[p["precision"]]) if spot else None})


def geo(spot, radius: int) -> dict:
    """A point, or a circle of `radius` metres."""
    point = {"@type": "GeoCoordinates", "latitude": spot.lat, "longitude": spot.lon}
    return {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": radius} if radius else point


def source(s: dict) -> dict:
    of = s["source"]
    return stated({"@type": "CreativeWork", "name": of.title or of.publisher, "publisher": of.publisher and {"@type": "Organization", "name": of.publisher},
                   "url": s["out"], "datePublished": words.machine(of.published), "inLanguage": of.language, "archivedAt": s["archived"]})


def dataset(view: View, files: list[tuple[File, str]], years: list[str]) -> dict:
    """`files`: each with its address."""
    license = view.setting("license")
    return stated({"@context": CONTEXT, "@type": "Dataset", "name": view.setting("title"), "description": view.setting("description"),
                   "url": view.setting("base_url"), "inLanguage": view.setting("language"),
                   "license": outward(license) or (f"https://spdx.org/licenses/{license}.html" if SPDX.fullmatch(license) else ""),
                   "creator": {"@type": "Organization", "name": view.setting("author") or view.setting("title")},
                   "temporalCoverage": f"{years[0]}/{years[-1]}" if years else "",
                   "distribution": [{"@type": "DataDownload", "name": file.about, "contentUrl": canonical(view, url) or url} for file, url in files]})


def stated(told: dict) -> dict:
    """Only what is known."""
    return {key: value for key, value in told.items() if value not in (None, "", [], ())}

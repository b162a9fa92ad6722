"""data/…geojson (RFC 7946): a feature for each place of an incident.

The point is that of the place the record names; `precision` says how exactly that is, `radius_m` how far around it the
incident may have been. Where no position is on record the feature has none, as RFC 7946 allows. Tolls are those of the
whole incident: `sites` says over how many features.
"""
import re

import msgspec

from chronicle.pages.data.entries import Entry, Spotted, entries
from chronicle.pages.data.splice import Apart, splicing
from chronicle.view import View
from chronicle.vocabulary import PRECISIONS
from chronicle.volumes import Volume

FIRST_OF_AN_INCIDENT = re.compile(rb'(?:(?<="features":\[)|,)(?=\{"type":"Feature","id":"[^"/]*/1")').split


def apart(body: bytes) -> Apart:
    """In JSON no text holds a quotation mark as it is. The features of an incident stand together."""
    head, *features = FIRST_OF_AN_INCIDENT(body.removesuffix(b"]}\n"))
    return Apart(head, features, b",", b"]}\n")


@splicing(apart)
def page(view: View, subject: str, volume: Volume) -> bytes:
    features = [feature(e, spot, n) for e in entries(view, volume) for n, spot in enumerate(e.spots or [None], 1)]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n"


def feature(e: Entry, spot: Spotted | None, n: int) -> dict:
    killed = e.card.assessment.killed
    told = {"incident": e.r.id, "url": e.url, "title": e.r.title, "date": e.r.date.text, "date_first": e.r.date.first, "date_last": e.r.date.last,
            "date_uncertain": e.r.date.uncertain, "date_approximate": e.r.date.approximate,
            "types": e.r.types, "killed_low": killed.low, "killed_best": killed.best, "killed_high": killed.high,
            "killed_words": killed.words or None, "responsibility": e.card.assessment.responsibility, "grade": e.card.assessment.grade,
            "review": e.r.review, "count": e.r.count, "sites": len(e.spots)}
    if spot:
        told |= {"place": spot.site.place, "place_name": spot.place and spot.place.name, "site": spot.site.site or None,
                 "precision": spot.precision, "radius_m": spot.radius, "ucdp_where_prec": int(PRECISIONS[spot.precision].ucdp)}
    return {"type": "Feature", "id": f"{e.r.id}/{n}", "geometry": point(spot), "properties": told}


def point(spot: Spotted | None) -> dict | None:
    if spot is None or spot.place is None or spot.place.lat is None or spot.place.lon is None:
        return None
    return {"type": "Point", "coordinates": (spot.place.lon, spot.place.lat)}

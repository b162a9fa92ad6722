"""What a reader can take along from the page of an incident: how to cite it, the record as JSON, schema.org."""
from chronicle.addresses import beside
from chronicle.computed import Card
from chronicle.model import Incident
from chronicle.pages.data import citation, linked
from chronicle.templates import inert
from chronicle.view import View


def values(view: View, r: Incident, card: Card, where: list[dict], sources: list[dict]) -> dict:
    """Values of incident.html. `where`, `sources`: as the page shows them."""
    history = view.history(r.id)
    cited = citation.of(view, r, card, history.changed if history else "")
    return {"cited": {"bibtex": citation.bibtex(cited), "ris": citation.ris(cited).replace("\r", "")},
            "linked": inert(linked.event(view, r, card, where, sources)),
            "record_json": beside(view.here, "json") if "records" in view.setting("exports") else ""}

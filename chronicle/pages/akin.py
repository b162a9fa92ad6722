"""Related incidents with the reasons why they are shown, in words. The reasons are computed (related.py)."""
from itertools import groupby

from chronicle.pages.links import link
from chronicle.related import Reason
from chronicle.speech import N_, _, ngettext
from chronicle.view import View

SAID = {                    # kind of reason -> (words, kind of what both have)
    "named": (N_("Its record names this one"), ""),
    "series": (N_("Part of the same larger incident"), "incident"),
    "place": (N_("Same place"), "place"),
    "actor": (N_("A claim or accusation in both names the same actor"), "actor"),
    "report": (N_("Told of in the same report"), "source"),
    "day": (N_("Same day in the same country"), "place"),
}


def incidents(view: View, id: str) -> list[dict]:
    """{link, date, reasons: [{words, shared: links, apart: days in words or ''}]}, strongest first."""
    return [{"link": link(view, kin.id, "incident"), "date": kin.date,
             "reasons": [reason(view, kind, list(found)) for kind, found in groupby(kin.reasons, key=lambda r: r.kind)]}
            for kin in view.kin(id)]


def reason(view: View, kind: str, found: list[Reason]) -> dict:
    words, of = SAID[kind]
    days = [r.days for r in found if r.days is not None]
    return {"words": _(words), "shared": [link(view, r.subject, of) for r in found if r.subject],
            "apart": apart(min(days)) if days and kind in ("place", "actor") else ""}


def apart(days: int) -> str:
    return _("on the same day") if days == 0 else ngettext("%(n)s day apart", "%(n)s days apart", days)

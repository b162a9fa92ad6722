"""What was corrected after it was published, from git: a page and two feeds of the newest hundred."""
from chronicle.pages.chrome import canonical, chrome
from chronicle.pages.feed import LONG_AGO, clean, head, instant, jsonfeed, permanent
from chronicle.speech import _, term
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    return view.render("corrections.html", {**chrome(view, _("Corrections"), summary=_("What was corrected after it was published, and when.")),
                                            "corrections": view.corrections()})


def atom(view: View, subject: str) -> bytes:
    entries = told(view)
    return view.render("feed.xml", {**head(view, title(view), "corrections.html", permanent(view, view.url, "corrections")), "subtitle": "",
                                    "updated": entries[0]["updated"] if entries else instant(LONG_AGO), "entries": entries})


def json(view: View, subject: str) -> bytes:
    return jsonfeed(view, title(view), "corrections.html", told(view))


def title(view: View) -> str:
    return _("%(title)s: corrections", title=view.setting("title"))


def told(view: View) -> list[dict]:
    return [entry(view, *row) for row in view.corrections()]


def entry(view: View, day: str, incident, correction) -> dict:
    anchor = f"#correction-{correction.commit}"
    return {"id": permanent(view, incident.url, incident.id) + anchor, "url": (canonical(view, incident.url) or incident.url) + anchor,
            "title": clean(_("Corrected: %(title)s", title=incident.name)), "published": "", "updated": instant(day), "known": True, "types": (), "summary": clean("; ".join(map(said, correction.changes)))}


def said(change) -> str:
    field = term(change.field.replace("_", " "), "field")
    return f"{field}: " + (f"{change.before or _('not given')} → {change.after or _('taken out')}" if change.before or change.after else _("changed"))

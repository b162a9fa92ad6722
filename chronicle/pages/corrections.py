"""What was corrected after it was published, from git: a page and a feed of the newest hundred."""
from chronicle.pages.chrome import canonical, chrome
from chronicle.pages.feed import clean, instant, permanent, LONG_AGO
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    return view.render("corrections.html", {**chrome(view, "Corrections", summary="What was corrected after it was published, and when."),
                                            "corrections": view.corrections()})


def feed(view: View, subject: str) -> bytes:
    rows = view.corrections()
    return view.render("corrections.xml", {
        **chrome(view, clean(f"{view.setting('title')}: corrections")),
        "id": permanent(view, "corrections.xml", "corrections"),
        "page": canonical(view, "corrections.html"),
        "writer": clean(view.setting("author") or view.setting("title")),
        "updated": instant(rows[0][0] if rows else LONG_AGO),
        "entries": [entry(view, *row) for row in rows],
    })


def entry(view: View, day: str, incident, correction) -> dict:
    url = f"{incident.url}#correction-{correction.commit}"
    told = [f"{c.field}: {c.before or 'not given'} → {c.after or 'taken out'}" if c.before or c.after else c.field for c in correction.changes]
    return {"id": f"{permanent(view, incident.url, incident.id)}#correction-{correction.commit}", "url": canonical(view, incident.url) or url,
            "title": clean(f"Corrected: {incident.name}"), "updated": instant(day), "summary": clean("; ".join(told))}

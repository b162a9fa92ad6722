"""The page of a source: who published it, what it repeats, what it is quoted for, figures that are no incident."""
from chronicle.model import Incident
from chronicle.pages import cut
from chronicle.pages.chrome import chrome
from chronicle.pages.links import link, outward
from chronicle.pages.prose_text import account
from chronicle.speech import _, term
from chronicle.view import View

SHELF = "sources/index.html"


def page(view: View, subject: str) -> bytes:
    r, (newest, numbers) = view.record(subject), view.reported(subject)
    title = r.title or r.publisher
    return view.render("source.html", {
        **chrome(view, title, SHELF, _("What %(publisher)s reported, and what of it this chronicle quotes.", publisher=r.publisher)),
        "source": r,
        "out": outward(r.url),
        "archived": outward(r.archived),
        "repeats": link(view, r.copied_from, "source") if r.copied_from else None,
        **cut.listed(view, "source", subject, newest, numbers),
        "quoted": [(link(view, c.id, "incident"), quotes) for c in newest if (quotes := quoted(view.record(c.id), subject))],
        "repeated_by": copies(view, subject, subject),
        "beside": copies(view, r.copied_from, subject) if r.copied_from else None,
        "text": account(view, subject),
        "mentions": view.mentions(subject),
    })


def copies(view: View, origin: str, here: str) -> dict | None:
    """{names, more: whether there are others} of the other reports that repeat a source or an agency; None when there are none."""
    names, more = view.copies(origin)
    others = [n for n in names if n.id != here]
    return {"names": others, "more": more} if others else None


def quoted(r: Incident, source: str) -> list[tuple[str, str]]:
    """(what for, the quote) of every quote an incident takes from a source, each once."""
    found = [("responsibility", s.quote) for s in r.responsibility if s.source == source]
    found += [("toll", t.quote) for t in r.tolls if t.source == source]
    found += [(e.field, e.quote) for e in r.evidence if e.source == source]
    uses: dict[str, list[str]] = {}
    for use, quote in found:
        if quote and use not in uses.setdefault(quote, []):
            uses[quote].append(use)
    return [(_(", ").join(term(u.replace("_", " "), "field") for u in use), quote) for quote, use in uses.items()]

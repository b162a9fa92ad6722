"""A page of text from content/pages."""
from chronicle.pages.chrome import chrome
from chronicle.pages.prose_text import prose
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    r = view.record(subject)
    return view.render("page.html", {**chrome(view, r.title, summary=r.summary), "page": r, "text": prose(view, subject),
                                     "headings": view.text(subject).headings, "mentions": view.mentions(subject)})

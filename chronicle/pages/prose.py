"""A page of text from content/pages."""
from chronicle.pages.chrome import chrome
from chronicle.pages.prose_text import prose
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    r = view.record(subject)
    said_in, text_in = view.marks(subject)
    return view.render("page.html", {**chrome(view, r.title, summary=r.summary), "page": r, "text": prose(view, subject),
                                     "said_in": said_in, "text_in": text_in,
                                     "headings": view.text(subject).headings, "mentions": view.mentions(subject)})

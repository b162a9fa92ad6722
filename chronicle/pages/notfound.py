"""404.html: served for any address that is not there, so its own links begin at the server's root."""
from chronicle.pages.chrome import chrome, root
from chronicle.speech import _
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    return view.render("notfound.html", {**chrome(view, _("Page not found")), "base": root(view), "top": root(view), "canonical": ""})

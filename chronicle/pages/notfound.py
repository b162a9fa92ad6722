"""404.html: served for any address that is not there, so its own links begin at the server's root."""
from chronicle.pages.chrome import chrome, root
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    return view.render("notfound.html", {**chrome(view, "Page not found"), "base": root(view), "canonical": ""})

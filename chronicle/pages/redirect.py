"""A former address: sends readers on for ever."""
from chronicle.model import WikiLink
from chronicle.pages.chrome import canonical, chrome
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    """`subject`: the former id."""
    target = view.target(WikiLink(subject))
    return view.render("redirect.html", {**chrome(view, target.name), "target": target, "canonical": canonical(view, target.url)})

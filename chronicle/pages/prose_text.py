"""The body of a record with its wiki links filled in."""
from markupsafe import Markup, escape

from chronicle.links import NOT_PUBLISHED
from chronicle.anchors import slug
from chronicle.templates import rendered
from chronicle.view import View


def prose(view: View, id: str) -> Markup:
    """HTML of the text; '' when there is none. A link to what is not published is left as its label; its id is not told."""
    out = []
    for part in view.text(id).parts:
        if isinstance(part, str):
            out.append(part if view.top == view.base else part.replace(f'="{view.base}assets/', f'="{view.top}assets/'))     # which all languages share
            continue
        target = view.target(part)
        words = escape(part.label or (target.name if target else NOT_PUBLISHED))
        if not target:
            out.append(str(words))
            continue
        section = "#s-" + slug(part.section) if part.section else ""
        out.append(f'<a href="{escape(view.base + target.url + section)}">{words}</a>')
    return rendered("".join(out))

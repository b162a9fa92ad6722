"""The body of a record with its wiki links filled in."""
from markupsafe import Markup, escape

from chronicle.links import NOT_PUBLISHED
from chronicle.anchors import slug
from chronicle.speech import _
from chronicle.templates import rendered
from chronicle.view import View

TASKS, OPEN = '<ul class="contains-task-list">', '<input class="task-list-item-checkbox" disabled="disabled" type="checkbox">'


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


def account(view: View, id: str) -> Markup:
    """The text of a record. Open tasks in it, as drafts have them, are its editors' questions: that is said, lest readers take them for the record."""
    html = str(prose(view, id))
    if OPEN not in html:
        return rendered(html)
    return rendered(html.replace(TASKS, f'<p class="open">{escape(_("Still to be checked by the editors:"))}</p>\n{TASKS}'))

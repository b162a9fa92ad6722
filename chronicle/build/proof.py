"""For `chronicle check`: pages that a site's own templates shape, made and thrown away, so that no build fails where the check found nothing.

Of each kind of page one is made: a template says what it says whatever the record. Chronicle's own templates need no proof.
"""
from chronicle.build.render import render
from chronicle.build.workspace import State
from chronicle.diagnose import Diagnostic
from chronicle.folder import Look
from chronicle.pages import Templated
from chronicle.templates import Templates

WRITTEN = (".html", ".xml", ".txt")             # ends of addresses whose pages may be templates


def own(templates: Templates, seen: Look) -> set[str]:
    """Templates of the site that say something else than the theme's."""
    return {name for name, (text, _) in templates.sources.items()
            if f"templates/{name}" in seen and templates.sources.get(f"theme/{name}", ("", ""))[0] != text}


def notes(state: State, templates: set[str]) -> list[Diagnostic]:
    """What is wrong with pages that these templates shape."""
    first: dict[str, str] = {}
    for url, (kind, _) in state.routes.items():
        if url.endswith(WRITTEN):
            first.setdefault(kind, url)
    return [note for kind, url in first.items() if shaped(state, kind, templates) for note in render(state, url).notes]


def shaped(state: State, kind: str, templates: set[str]) -> bool:
    """Whether they may have a say in pages of a kind; of some that is seen only when one is made."""
    page = state.kinds.get(kind)
    return not isinstance(page, Templated) or not templates.isdisjoint(state.templates.closures.get(page.template, templates))

"""The names of a place or an actor at the head of its page: that of the page's language first, the other script beside it."""
from chronicle.model import Actor, Place
from chronicle.speech import _
from chronicle.view import View
from chronicle.words import date


def titles(view: View, r: Place | Actor) -> list[tuple[str, str]]:
    """(name, its language or '' for that of the page)."""
    n = view.name(r.id)
    if not view.foreign:
        return [(r.name, "")] + ([(r.names.ar, "ar")] if r.names.ar else [])
    return [(n.name, ""), (n.latin, view.own)] if n.latin else [(n.name, view.own)] + ([(r.names.ar, "ar")] if r.names.ar else [])


def other_names(r: Place | Actor, shown: str = "") -> list[tuple[str, str, list[str]]]:
    """(what kind of names, their language or '', the names), beside those its title shows; `shown`: the page's language."""
    known = {"ar": r.names.ar, **r.names.local} if shown not in ("", "ar") and shown in r.names.local and r.names.ar else r.names.local
    names = [(language, language, [name]) for language, name in sorted(known.items()) if language != shown]
    names += [(_("also written"), "", list(r.names.variants))] if r.names.variants else []
    return names + [(_("until %(date)s", date=date(f.until)) if f.until else _("formerly"), "", [f.name]) for f in r.names.former]

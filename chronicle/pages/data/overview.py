"""data.html: what there is to take, how it is cut; columns.html: what the columns of its tables mean."""
from chronicle import exports
from chronicle.pages.chrome import chrome
from chronicle.pages.data import linked
from chronicle.pages.data.codebooks import LEFT_EMPTY
from chronicle.pages.data.csv_files import TABLES
from chronicle.pages.data.package import periods, settings
from chronicle.pages.links import outward
from chronicle.templates import inert
from chronicle.speech import _
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    files, cut = exports.made(settings(view)), periods(view)
    number = {}
    for month, n in view.months():
        number[month[:4]] = number.get(month[:4], 0) + n
    groups = [(format, _(title), [entry(f, cut) for f in files if f.format == format]) for format, title in exports.FORMATS.items()]
    return view.render("data.html", {
        **chrome(view, _("Data"), summary=_("The record as tables, maps, a database and feeds, for programs.")),
        "groups": [g for g in groups if g[2]],
        "years": [(year, number.get(year, 0)) for year in cut if year],
        "total": sum(number.values()),
        "formats": view.setting("exports"),
        "license": view.setting("license"),
        "terms": outward(view.setting("license")),
        "linked": inert(linked.dataset(view, [(f, f.url(p)) for f in files for p in (cut if f.cut else [""])], sorted(number))),
    })


def columns(view: View, subject: str) -> bytes:
    tables = [TABLES[file.stem] for file in exports.made(settings(view)) if file.kind == "data-csv"]
    return view.render("columns.html", {
        **chrome(view, _("What the columns mean"), "data.html", _("Every table of the data and what each of its columns holds.")),
        "tables": [(t.name, t.columns, LEFT_EMPTY.get(t.name, "")) for t in tables],
        "english": "" if view.language.split("-")[0] == "en" else "en",
    })


def entry(file: exports.File, cut: list[str]) -> dict:
    """A kind of file: `links`: (year or '', address)."""
    return {"stem": file.stem, "ext": file.ext, "about": _(file.about), "links": [(p, file.url(p)) for p in (cut if file.cut else [""])]}


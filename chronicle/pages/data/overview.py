"""data.html: what there is to take, how it is cut; columns.html: what the columns of its tables mean."""
from itertools import groupby

from chronicle import exports
from chronicle.pages.chrome import chrome
from chronicle.pages.data import linked
from chronicle.pages.data.codebooks import LEFT_EMPTY
from chronicle.pages.data.csv_files import TABLES
from chronicle.pages.data.package import settings
from chronicle.pages.links import outward
from chronicle.templates import inert
from chronicle.speech import _
from chronicle.view import View


def page(view: View, subject: str) -> bytes:
    files, cut = exports.made(settings(view)), view.cut()
    months = view.months()
    held = [(period, sum(n for month, n in months if month.startswith(period))) for period in cut.rows]
    years = sorted({month[:4] for month, _n in months})
    groups = [(format, _(title), [entry(f, cut) for f in files if f.format == format]) for format, title in exports.FORMATS.items()]
    return view.render("data.html", {
        **chrome(view, _("Data"), summary=_("The record as tables, maps, a database and feeds, for programs.")),
        "groups": [g for g in groups if g[2]],
        "held": held if cut.rows != ("",) else [],
        "years": len(years),
        "total": sum(n for _month, n in months),
        "formats": view.setting("exports"),
        "license": view.setting("license"),
        "terms": outward(view.setting("license")),
        "linked": inert(linked.dataset(view, [(f, f.url(p)) for f in files for p in f.periods(cut) if len(p) <= len("2016")], years)),
    })


def columns(view: View, subject: str) -> bytes:
    tables = [TABLES[file.stem] for file in exports.made(settings(view)) if file.kind == "data-csv"]
    return view.render("columns.html", {
        **chrome(view, _("What the columns mean"), "data.html", _("Every table of the data and what each of its columns holds.")),
        "tables": [(t.name, t.columns, LEFT_EMPTY.get(t.name, "")) for t in tables],
        "english": "" if view.language.split("-")[0] == "en" else "en",
    })


def entry(file: exports.File, cut: exports.Cut) -> dict:
    """A kind of file: `whole`: its address, or '' if it is cut; `years`: (year, address); `months`: (year, ((month, address)))."""
    parts = [(p, file.url(p)) for p in file.periods(cut) if p]
    return {"stem": file.stem, "ext": file.ext, "about": _(file.about), "whole": "" if parts else file.url(""),
            "years": [part for part in parts if len(part[0]) == len("2016")],
            "months": [(year, list(of)) for year, of in groupby((part for part in parts if len(part[0]) > len("2016")), lambda part: part[0][:4])]}


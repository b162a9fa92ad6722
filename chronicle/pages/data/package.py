"""data/datapackage.json: a Tabular Data Package (Frictionless, version 1) of the long tables, with field types and keys.

A table that is cut is one resource with many files, `"path": ["incidents/2016.csv", …]`; each has the header.
"""
import re

import msgspec

from chronicle import exports
from chronicle.pages.data.columns import Column, Table
from chronicle.pages.data.csv_files import TABLES
from chronicle.pages.links import outward
from chronicle.view import View

SPDX = re.compile(r"[A-Za-z0-9.+-]+")           # the names of licences, as far as their letters go
DIALECT = {"lineTerminator": "\r\n", "delimiter": ",", "quoteChar": "\"", "doubleQuote": True, "header": True}


def page(view: View, subject: str) -> bytes:
    files = [f for f in exports.made(settings(view)) if f.kind == "data-csv"]
    names = {f.stem for f in files}
    told = {"profile": "tabular-data-package", "name": slug(view.setting("title")), "title": view.setting("title"),
            "description": view.setting("description"), "homepage": view.setting("base_url"), "licenses": licenses(view.setting("license")),
            "contributors": [{"title": view.setting("author"), "role": "publisher"}] if view.setting("author") else [],
            "resources": [resource(file, paths(view, file), names) for file in files]}
    return msgspec.json.format(msgspec.json.encode({k: v for k, v in told.items() if v}), indent=1) + b"\n"


def settings(view: View) -> dict:
    """That which decides which files there are."""
    return {"exports": view.setting("exports")}


def paths(view: View, file: exports.File) -> list[str]:
    """Seen from data/."""
    return [file.url(period).removeprefix("data/") for period in file.periods(view.cut())]


def resource(file: exports.File, paths: list[str], names: set[str]) -> dict:
    table: Table = TABLES[file.stem]
    keys = [{"fields": column, "reference": {"resource": other, "fields": field}} for column, other, field in table.refers if other in names]
    schema = {"fields": [field(c) for c in table.columns], "missingValues": [""], "primaryKey": list(table.key), "foreignKeys": keys}
    return {"name": file.stem, "title": file.about, "profile": "tabular-data-resource", "path": paths if len(paths) != 1 else paths[0],
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": DIALECT, "schema": {k: v for k, v in schema.items() if v}}


def field(c: Column) -> dict:
    constraints = {"constraints": {"enum": list(c.words)}} if c.words else {}
    return {"name": c.name, "type": c.kind, "description": c.about, **constraints}


def slug(title: str) -> str:
    """Lower-case letters, digits, . _ - as the standard wants names of packages."""
    return re.sub(r"[^a-z0-9._-]+", "-", title.lower()).strip("-") or "chronicle"


def licenses(license: str) -> list[dict]:
    return [{"path" if outward(license) else "name": license}] if outward(license) or SPDX.fullmatch(license) else []

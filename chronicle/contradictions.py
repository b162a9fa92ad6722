"""Where a record contradicts itself or its sources: warnings, each with its own code. Nothing here changes a value.

Each rule is one function `(incident, site) -> notes` in the literal list RULES; positions are found only for notes.
"""
from functools import lru_cache
from pathlib import Path

from chronicle.counts import Count
from chronicle.diagnose import Diagnostic, Span
from chronicle.files import inside
from chronicle.model import Incident, Source
from chronicle.site import Site


def find(site: Site, root: Path) -> list[Diagnostic]:
    notes = []
    for id in site.order:
        incident = site.records[id]
        silenced = {s.split()[0] for s in incident.silence if s.split()}
        for rule in RULES:
            notes += [n for n in rule(incident, site, root) if n.code not in silenced]
    return notes


def toll_outside(incident: Incident, site: Site, root: Path) -> list[Diagnostic]:
    here = {s.place for s in incident.places}
    return [Diagnostic("R501", f"a toll is given for `{t.where}`, which is not among the places of this incident", Span(incident.path),
                       f"add `{t.where}` to `places`, or mend `where`")
            for t in incident.tolls
            if t.where and t.where not in here and not any(t.where in site.ancestors.get(p, ()) or p in site.ancestors.get(t.where, ()) for p in here)]


def source_not_listed(incident: Incident, site: Site, root: Path) -> list[Diagnostic]:
    rows = [r.source for r in (*incident.tolls, *incident.responsibility, *incident.evidence) if r.source]
    return [Diagnostic("R502", f"a row rests on `{s}`, which `sources` does not list", Span(incident.path), f"add `{s}` to `sources`")
            for s in dict.fromkeys(rows) if s not in incident.sources]


def quote_not_found(incident: Incident, site: Site, root: Path) -> list[Diagnostic]:
    notes = []
    for row in (*incident.tolls, *incident.responsibility, *incident.evidence):
        source = site.records.get(row.source)
        if row.quote and isinstance(source, Source) and source.file:
            text = article(root, source.file, mtime(root, source.file))
            if text is not None and squeeze(row.quote) not in text:
                notes.append(Diagnostic("R503", f"the quote “{row.quote[:60]}…” does not stand in {source.file}", Span(incident.path),
                                        "copy the sentence from the file, word for word"))
    return notes


def one_counter_two_numbers(incident: Incident, site: Site, root: Path) -> list[Diagnostic]:
    notes, seen = [], {}
    for t in incident.tolls:
        for field in ("killed", "wounded", "missing", "arrested"):
            count = getattr(t, field)
            if count is None or t.superseded or not t.by:
                continue
            key = (t.by, t.where, t.who, field, t.as_of)
            if key in seen and apart(seen[key], count):
                notes.append(Diagnostic("R504", f"`{t.by}` counts {seen[key].text} and {count.text} {field}", Span(incident.path),
                                        "give each its `as_of`, or mark the earlier one `superseded: true`"))
            seen.setdefault(key, count)
    return notes


def apart(a: Count, b: Count) -> bool:
    """True when no number fits both counts: 53 and 73 contradict, 78 and "at least 78" do not."""
    return any(x.high is not None and y.low is not None and x.high < y.low for x, y in ((a, b), (b, a)))


def date_after_source(incident: Incident, site: Site, root: Path) -> list[Diagnostic]:
    notes = []
    for id in incident.sources:
        source = site.records.get(id)
        if isinstance(source, Source) and source.published and incident.date.first > source.published.last:
            notes.append(Diagnostic("R505", f"dated {incident.date.text}, but `{id}` was published {source.published.text}",
                                    Span(incident.path), "mend the date, or take the source away"))
    return notes


RULES = [toll_outside, source_not_listed, quote_not_found, one_counter_two_numbers, date_after_source]


def squeeze(text: str) -> str:
    return " ".join(text.split())


def mtime(root: Path, file: str) -> int:
    try:
        return inside(root, file).stat().st_mtime_ns
    except (OSError, ValueError):
        return 0


@lru_cache(maxsize=256)
def article(root: Path, file: str, changed: int) -> str | None:
    """The article's words with single spaces; None when the file is not there."""
    try:
        return squeeze(inside(root, file).read_bytes().decode("utf-8", "replace"))
    except (OSError, ValueError):
        return None

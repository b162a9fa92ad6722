"""The runs as a table: for each size one row a site, in each cell the median and in brackets the best of all runs."""
from statistics import median

HEAD = ("incidents", "site", "files", "cold build s", "CPU s", "memory MB", "nothing changed s", "one edit s",
        "save -> page ms", "save -> its place ms", "other load, cores")


def table(runs: list[dict], labels: dict[str, str]) -> str:
    """`runs` as run.py records them: {size, site, kind, round, ...what was measured}. Markdown, aligned."""
    rows = [HEAD, *(row(runs, size, site, labels[site]) for size in known(runs, "size") for site in known(runs, "site") if of(runs, size, site, "cold"))]
    wide = [max(len(r[n]) for r in rows) for n in range(len(HEAD))]
    lines = ["| " + " | ".join(cell.ljust(w) if n == 1 else cell.rjust(w) for n, (cell, w) in enumerate(zip(r, wide))) + " |" for r in rows]
    lines.insert(1, "|" + "|".join("-" * (w + 1) + ("-" if n == 1 else ":") for n, w in enumerate(wide)) + "|")
    return "\n".join(lines)


def row(runs, size: int, site: str, label: str) -> tuple[str, ...]:
    first, cold, same, edit, serve = (of(runs, size, site, kind) for kind in ("first", "cold", "same", "edit", "serve"))
    saves = [save for r in serve for save in r["edits"]]
    return (f"{size:,}", label, f"{first[0]['files']:,}", cell([r["wall"] for r in cold]), cell([r["cpu"] for r in cold]), cell([r["memory"] / 1e6 for r in first]),
            cell([r["wall"] for r in same]), cell([r["wall"] for r in edit]), cell([1000 * s["page"] for s in saves]), cell([1000 * s["place"] for s in saves]),
            number(median(r["other"] for r in cold + same + edit)) if cold and same and edit else "")


def ratios(runs: list[dict], labels: dict[str, str], to: str) -> list[str]:
    """Cold builds of each round beside that of `to` in the same round: what stays when the machine is busy with other things."""
    out = []
    for size in known(runs, "size"):
        base = {r["round"]: r["wall"] for r in of(runs, size, to, "cold")}
        for site in known(runs, "site"):
            found = [r["wall"] / base[r["round"]] for r in of(runs, size, site, "cold") if r["round"] in base]
            if site != to and found:
                out.append(f"{size:,}: cold build of {labels[site]} / {labels[to]} = {median(found):.2f} ({min(found):.2f} to {max(found):.2f} by round)")
    return out


def of(runs, size: int, site: str, kind: str) -> list[dict]:
    return [r for r in runs if (r["size"], r["site"], r["kind"]) == (size, site, kind)]


def known(runs, key: str) -> list:
    return list(dict.fromkeys(r[key] for r in runs))


def cell(values: list[float]) -> str:
    if not values:
        return ""
    return number(median(values)) + (f" ({number(min(values))})" if len(values) > 1 else "")


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"

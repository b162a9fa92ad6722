"""Which data files a site publishes for researchers, and where each stands: one literal table.

Files that hold a row for each incident are cut by year, `data/incidents/2016.csv`, so that an edit makes those of one year
anew. Those that hold all the texts too have megabytes for a year of more than MOST incidents, and are cut by its months,
`data/incidents/2016-05.json`. `exports_by` in site.toml keeps all by year, or whole, `data/incidents.csv`. A site's `exports` names the formats.
"""
from collections import Counter

import msgspec

MOST = 500                      # incidents of a year whose texts are in one file


class Cut(msgspec.Struct, frozen=True):
    """What files are cut by, in the order of time: years, or years and months; ('',) for one file."""
    rows: tuple[str, ...]
    texts: tuple[str, ...]          # the same for files that hold the texts


class File(msgspec.Struct, frozen=True):
    format: str                 # word in site.toml's `exports`
    kind: str                   # of page, see pages/__init__.py
    stem: str
    ext: str
    about: str
    cut: bool = True            # where the site wants it so
    texts: bool = False

    def periods(self, cut: Cut) -> tuple[str, ...]:
        return ("",) if not self.cut else cut.texts if self.texts else cut.rows

    def url(self, period: str) -> str:
        """`period`: a year or month, or '' for all of it."""
        return f"data/{self.stem}/{period}.{self.ext}" if period and self.cut else f"data/{self.stem}.{self.ext}"


FORMATS = {
    "csv": "Long tables",
    "codebooks": "Tables in the shape of other data sets",
    "geojson": "For maps",
    "json": "Whole records",
    "records": "Whole records, each beside its page",
    "sqlite": "A database with full-text search",
    "calendar": "Calendar",
    "references": "Reference lists",
    "feeds": "Feeds of each place and each actor",
}
FILES = (
    File("csv", "data-csv", "incidents", "csv", "One row for each incident: date, types, headline toll, responsibility, grade, codes of other codebooks."),
    File("csv", "data-csv", "sites", "csv", "One row for each place of an incident, with how exactly it is known."),
    File("csv", "data-csv", "roles", "csv", "One row for each actor of an incident in each of its roles."),
    File("csv", "data-csv", "tolls", "csv", "One row for each number anybody gave: of whom, where, by whom, in which source."),
    File("csv", "data-csv", "responsibility", "csv", "One row for each claim, accusation, denial, attribution, admission or retraction."),
    File("csv", "data-csv", "sources", "csv", "One row for each source of an incident."),
    File("csv", "data-csv", "places", "csv", "The gazetteer: names, kind, what each place lies in, position.", cut=False),
    File("csv", "data-csv", "actors", "csv", "Everybody named: names, kind, whether a party to the conflict.", cut=False),
    File("csv", "data-csv", "vocabulary", "csv", "The controlled words, each with its codes in GTD, ACLED, UCDP and MUC-4.", cut=False),
    File("codebooks", "data-csv", "gtd", "csv", "Columns of the Global Terrorism Database (codebook of 2021)."),
    File("codebooks", "data-csv", "ucdp-ged", "csv", "Columns of the UCDP Georeferenced Event Dataset (version 23.1)."),
    File("codebooks", "data-csv", "acled", "csv", "Columns of ACLED (codebook of 2023)."),
    File("geojson", "data-geojson", "incidents", "geojson", "A point for each place of an incident, with its precision and the radius of doubt in metres."),
    File("json", "data-json", "incidents", "json", "Every record with the words of its text, without markup; a link stands there as the words of its id.", texts=True),
    File("sqlite", "data-sqlite", "chronicle", "sqlite", "The long tables with an index for full-text search; opens in Datasette.", texts=True),
    File("calendar", "data-calendar", "incidents", "ics", "A day or a span of days for each incident, as exactly as it is known."),
    File("references", "data-bibtex", "incidents", "bib", "BibTeX for every record."),
    File("references", "data-ris", "incidents", "ris", "RIS for every record."),
)


def cut(settings: dict, months: dict[str, int]) -> Cut:
    """`months`: YYYY-MM -> number of incidents. Calendar periods: a new incident shifts nothing from one file to another."""
    if settings["exports_by"] == "whole":
        return Cut(("",), ("",))
    years: Counter[str] = Counter()
    for month, number in months.items():
        years[month[:4]] += number
    long = {year for year, number in years.items() if number > MOST and settings["exports_by"] == "size"}
    return Cut(tuple(sorted(years)), tuple(sorted({month if month[:4] in long else month[:4] for month in months})))


def made(settings: dict) -> list[File]:
    """The files of the formats this site publishes."""
    return [f for f in FILES if f.format in settings["exports"]]


def routes(settings: dict, cut: Cut) -> dict[str, tuple[str, str]]:
    """address -> (kind of page, subject `stem/period`)."""
    return {file.url(period): (file.kind, f"{file.stem}/{period}") for file in made(settings) for period in file.periods(cut)}

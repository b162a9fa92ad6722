"""What Chronicle makes of the record: files as they were read, and what is computed from the whole. Frozen structs, as in model.py."""
from chronicle.counts import Count
from chronicle.diagnose import Diagnostic
from chronicle.edtf import Edtf
from chronicle.model import Involvement, Kind, Record, Reference, Site, Statement, Struct, WikiLink


class Range(Struct):
    """low – best – high of a toll; None: not reported. `rule` names how it was computed."""
    low: int | None = None
    best: int | None = None
    high: int | None = None
    rule: str = ""
    words: str = ""                     # as readers see it; vague words ("dozens") when no number was given
    most: int | None = None             # of a range without an upper end: somebody says "at least" so many, and that is above `low`
    open: bool = False                  # the best count is itself "at least"

    @property
    def reported(self) -> bool:
        return bool(self.words)

    @property
    def counted(self) -> bool:
        """Whether there is a number, not words alone."""
        return self.low is not None or self.high is not None

    @property
    def about(self) -> bool:
        return self.words.startswith("about ")


class Assessment(Struct):
    killed: Range
    wounded: Range
    responsibility: str                 # claimed | claimed and contested | accused, denied | accused | attributed | unknown
    grade: str                          # confirmed | fair | weak | contested
    independent: int                    # sources that are no copy of another one


class Share(Struct):
    """A count of those killed at one of several places of an incident, as recorded."""
    place: str
    killed: Count
    by: str


class Card(Struct):
    """An incident as lists, maps and feeds show it."""
    id: str
    title: str
    date: Edtf
    types: tuple[str, ...]
    sites: tuple[Site, ...]
    actors: tuple[Involvement, ...]
    assessment: Assessment
    sources: int
    review: str
    summary: str = ""
    stage: str = "accomplished"
    count: int = 1
    updated: str = ""                   # day of the newest note to the reader, the first that its date can mean
    part_of: str = ""                   # the larger incident it belongs to: a sum takes one of the two
    reported: str = ""                  # when the newest of its sources was published, as that is written
    lang: str = ""                      # of title and summary, on a page in another language (see View)
    shares: tuple[Share, ...] = ()      # of an incident at several places: what was counted at one of them

    @property
    def killed(self) -> Range:
        return self.assessment.killed

    @property
    def wounded(self) -> Range:
        return self.assessment.wounded


class Pin(Struct):
    """An incident as the maps of all incidents show it: what another title leaves as it is."""
    id: str
    date: Edtf
    types: tuple[str, ...]
    sites: tuple[Site, ...]
    killed: Range
    wounded: Range
    independent: int


class Outline(Struct):
    """An incident as pages count, add up and map it that do not name it: what another title leaves as it is. `statements`: who is said to have
    done it by whom, without quotes and days; `counters`: who gave a toll."""
    id: str
    date: Edtf
    types: tuple[str, ...]
    sites: tuple[Site, ...]
    actors: tuple[Involvement, ...]
    killed: Range
    wounded: Range
    part_of: str
    statements: tuple[Statement, ...]
    counters: tuple[str, ...]


class Named(Struct):
    """What a link to a record needs: its kind, its name, its other scripts, where its page is ('' when it has none).
    `lang`: the language of `name` on a page in another one; `latin`: the name it has in the language of the record, where
    the page shows its own (see View)."""
    id: str
    kind: str
    name: str
    ar: str = ""
    url: str = ""
    others: tuple[tuple[str, str], ...] = ()        # (language, name), Arabic with them
    lang: str = ""
    latin: str = ""


class Spot(Struct):
    """A place as maps need it."""
    id: str
    name: str
    type: str
    lat: float
    lon: float
    precision: str = "exact"            # as the place's own record has it


class Parsed(Struct):
    """One content file, read: everything later stages need of it except its text."""
    path: str
    kind: Kind
    id: str
    record: Record | None = None        # None: the notes say why
    digest: str = ""                    # of the record and its text: equal digests, equal pages
    references: tuple[Reference, ...] = ()
    links: tuple[WikiLink, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()      # of its text, (anchor, words): what `[[id#section]]` may name
    joins: str = ""                     # digest of all that decides what it is joined with: equal ones, equal relations
    values: str = ""                    # digest of the record without its text: equal ones, equal rows in data files
    tabled: str = ""                    # digest of that without a title: equal ones, equal rows in tables that give none


class Change(Struct):
    """One field of a correction; both '' when only the field's name may be told."""
    field: str
    before: str = ""
    after: str = ""


class Correction(Struct):
    date: str                           # YYYY-MM-DD of the commit
    commit: str
    subject: str
    changes: tuple[Change, ...]


class History(Struct):
    """First published and last changed, YYYY-MM-DD; corrections oldest first."""
    first: str
    changed: str
    corrections: tuple[Correction, ...] = ()


class Mention(Struct):
    """A backlink: which record names this one in its text, and the sentence."""
    id: str
    sentence: str

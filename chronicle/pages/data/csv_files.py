"""data/…csv: a table of the volume, of the gazetteer of places and actors, or of the controlled words."""
from chronicle import vocabulary
from chronicle.pages import Renewed
from chronicle.pages.data.codebooks import CODEBOOKS
from chronicle.pages.data.columns import Column, Table, written
from chronicle.pages.data.entries import entries
from chronicle.pages.data.splice import Apart, splicing
from chronicle.pages.data.tables import ACTORS, INCIDENTS, LONG, PLACES, text
from chronicle.view import View
from chronicle.volumes import Volume

WORDS = (("type", vocabulary.TYPES), ("stage", vocabulary.STAGES), ("weapon", vocabulary.WEAPONS), ("target", vocabulary.TARGETS),
         ("precision", vocabulary.PRECISIONS), ("role", vocabulary.ROLES), ("act", vocabulary.ACTS), ("basis", vocabulary.BASES),
         ("review", vocabulary.REVIEWS), ("actor kind", vocabulary.ACTOR_KINDS))


def code(codebook: str, about: str) -> Column:
    return text(codebook, about, lambda row: getattr(row[2], codebook))


VOCABULARY = Table("vocabulary", ("field", "word"), (
    text("field", "Where the word is used.", lambda row: row[0]),
    text("word", "The word.", lambda row: row[1]),
    code("gtd", "GTD: attack type, weapon type, target type, success."),
    code("acled", "ACLED: event and sub-event type, geo_precision, interaction."),
    code("ucdp", "UCDP GED: where_prec."),
    code("muc4", "MUC-4: type of incident, stage, confidence."),
    code("about", "What it means."),
), lambda entries, volume: [(field, word, term) for field, terms in WORDS for word, term in terms.items()], around=True)

DIRECTORIES = {PLACES.name: "place", ACTORS.name: "actor"}
TABLES = {t.name: t for t in (*LONG, VOCABULARY, *CODEBOOKS)}


def whole(view: View, subject: str) -> bytes:
    """`subject`: `incidents/2016`, `incidents/` for all years."""
    name, period = subject.split("/")
    if name == INCIDENTS.name:
        return incidents(view, subject)
    if name == VOCABULARY.name:
        return written(VOCABULARY, (), Volume(""))
    if name in DIRECTORIES:
        return written(TABLES[name], (), directory(view, name))
    volume = view.tables(period)
    return written(TABLES[name], entries(view, volume), volume)


def lines(body: bytes) -> Apart:
    """A cell that holds a new line is quoted: until it ends, the number of quotation marks is odd."""
    found, within = [], False
    for line in body.split(b"\r\n"):
        if within:
            found[-1] += b"\r\n" + line
        else:
            found.append(line)
        within ^= line.count(b'"') & 1 == 1
    head, *rows, end = found
    return Apart(head + b"\r\n", rows, b"\r\n", b"\r\n" + end)


@splicing(lines)
def incidents(view: View, subject: str, volume: Volume) -> bytes:
    return written(INCIDENTS, entries(view, volume), volume)


page = Renewed(whole, lambda view, subject, last: incidents.again(view, subject, last) if subject.startswith(f"{INCIDENTS.name}/") else None)


def directory(view: View, name: str) -> Volume:
    """All places, or all actors, without incidents."""
    everything = Volume("")
    setattr(everything, name, {record.id: record for record in view.directory(DIRECTORIES[name])})
    return everything

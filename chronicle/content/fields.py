"""The format of the record: one literal table of fields for each kind, the only definition there is.

Reading, validation, hints, JSON Schema, the reference page in docs/ and the templates of `chronicle new` come from here.
"""
from chronicle import vocabulary as v
from chronicle.content.shapes import Choice, CountOf, Date, File, Flag, Id, IdOrWords, Line, Number, OpenChoice, Time, Verbatim, Web, Whole
from chronicle.content.tables import Field, Fields, Free, IdOr, Keyed, ListOf, Table
from chronicle.model import Evidence, Figure, FormerName, InlineSource, Involvement, Names, Related, Site, Statement, Toll, Update

SITE = Table(Site, (
    Field("place", Id("place"), "where it happened", True, "tartus"),
    Field("precision", Choice(v.PRECISIONS), "how exactly the place is known; left out: exact"),
    Field("site", Line(), "the spot in the source's words: bus station and hospital"),
), short="place", word="a place's id, or {place: tartus, precision: near, site: bus station}")

INVOLVEMENT = Table(Involvement, (
    Field("actor", Id("actor"), "who", True, "islamic-state"),
    Field("role", Choice(v.ROLES), "in what role"),
    Field("side", Choice(v.SIDES), "side a or b of a clash, as UCDP counts them"),
), short="actor", word="an actor's id, or {actor: islamic-state, role: perpetrator}")

STATEMENT = Table(Statement, (
    Field("act", Choice(v.ACTS), "what is said", True, "claim"),
    Field("actor", Id("actor"), "who is said to have done it", True, "islamic-state"),
    Field("by", IdOrWords("actor"), "who says so: an actor's id or words; left out: the actor itself"),
    Field("via", IdOrWords("actor"), "the outlet that carried it: an actor's id or words"),
    Field("mode", Line(), "how: statement, video, call"),
    Field("as_of", Date(), "when it was said"),
    Field("source", Id("source"), "the source that reports it"),
    Field("quote", Verbatim(), "the sentence it rests on, word for word"),
), word="{act: claim, actor: islamic-state, source: …, quote: \"…\"}")

TOLL = Table(Toll, (
    Field("killed", CountOf(), "people killed", example="78"),
    Field("wounded", CountOf(), "people wounded"),
    Field("missing", CountOf(), "people missing"),
    Field("arrested", CountOf(), "people arrested or taken"),
    Field("who", OpenChoice(v.WHO), "of whom; left out: all"),
    Field("where", Id("place"), "the part of the incident the count is for; left out: the whole"),
    Field("by", IdOrWords("actor"), "who counted: an actor's id or words"),
    Field("basis", Choice(v.BASES), "what the counter is; left out: party for actors marked as one. A party named in this record as having done it counts as perpetrator"),
    Field("as_of", Date(), "the date of the count"),
    Field("superseded", Flag(), "true when the same counter gave a later number; the row stays visible"),
    Field("source", Id("source"), "the source that reports it"),
    Field("quote", Verbatim(), "the sentence it rests on, word for word"),
), word="{killed: 78, by: …, source: …, quote: \"…\"}")

NAMES = Table(Names, (
    Field("ar", Line(), "the name in Arabic script"),
    Field("local", Free(), "names in other languages, by their tags: {ku: Cebele}"),
    Field("variants", ListOf(Line()), "other spellings that articles use"),
    Field("former", ListOf(Table(FormerName, (
        Field("name", Line(), "a former name", True), Field("until", Date(), "until when it was used")),
        short="name", word="a name, or {name: …, until: 2016-07}")), "former names"),
), word="{ar: …, variants: [...]}")

ALIASES = Field("aliases", ListOf(Id()), "former ids; their addresses lead here for ever")
EXTRA = Field("extra", Free(), "fields of your own, handed to templates")
INLINE_SOURCE = Table(InlineSource, (
    Field("id", Id(), "what rows of this incident call it; left out: source-1, source-2 …"),
    Field("publisher", Line(), "who published it", True, "The Washington Post"),
    Field("title", Line(), "its headline"), Field("author", Line(), "who wrote it"), Field("url", Web(), "where it is"),
    Field("published", Date(), "when it was published"), Field("retrieved", Date(), "when it was read"),
    Field("archived", Web(), "an archived copy"), Field("language", Line(), "its language, like en or ar"),
    Field("copied_from", IdOrWords("source"), "the id of the source it repeats, or an agency's name; words that name nobody (`a news agency`) join no two sources"),
), word="{publisher: …, title: …, url: …}")

TITLE = Field("title", Line(), "a neutral title", True, "Bombings in Tartus and Jableh")

INCIDENT = (
    TITLE,
    Field("date", Date(), "when, in EDTF and no more precise than the sources", True, "2016-05-23"),
    Field("time", Time(), "time of day, in quotes"),
    Field("timezone", Line(), "time zone of `time`"),
    Field("summary", Line(), "one neutral sentence", example='An explosion hit a market; the reports differ on the toll.'),
    Field("type", ListOf(Choice(v.TYPES)), "what happened", example="bombing", into="types"),
    Field("stage", Choice(v.STAGES), "left out: accomplished"),
    Field("weapons", ListOf(OpenChoice(v.WEAPONS)), "with what", example='[car bomb]'),
    Field("targets", ListOf(OpenChoice(v.TARGETS)), "what was hit or aimed at", example='[market]'),
    Field("places", ListOf(SITE), "where", example="[tartus]"),
    Field("actors", ListOf(INVOLVEMENT), "who, in what role", example="[{actor: islamic-state, role: perpetrator}]"),
    Field("responsibility", ListOf(STATEMENT), "claims, accusations, denials", example='[{act: claim, actor: islamic-state, source: independent-2016-05-23, quote: "…"}]'),
    Field("tolls", ListOf(TOLL), "every count with who counted", example='[{killed: 78, by: police, basis: official, source: independent-2016-05-23, quote: "…"}]'),
    Field("count", Whole(1, 10_000), "this record stands for so many attacks that cannot be told apart"),
    Field("part_of", Id("incident"), "a larger incident this one belongs to"),
    Field("related", ListOf(Table(Related, (
        Field("incident", Id("incident"), "which", True), Field("reason", Line(), "why")), short="incident",
        word="an incident's id, or {incident: …, reason: …}")), "related incidents"),
    Field("sources", ListOf(IdOr("source", INLINE_SOURCE)), "the articles it rests on", example="[independent-2016-05-23]"),
    Field("evidence", Keyed(Table(Evidence, (
        Field("source", Id("source"), "which source"), Field("quote", Verbatim(), "its sentence"),
        Field("why", Line(), "the reasoning")), word="{source: …, quote: …, why: …}"), "field",
        "{date: {source: …, quote: …, why: …}}"), "what values without a place for a quote rest on"),
    Field("updates", ListOf(Table(Update, (
        Field("date", Date(), "when", True, "2016-05-25"), Field("note", Line(), "what changed", True)),
        word="{date: 2016-05-25, note: …}")), "dated notes to the reader"),
    ALIASES,
    Field("review", Choice(v.REVIEWS), "left out: draft", example='draft'),
    Field("content_notes", ListOf(Line()), "what a reader should be warned of"),
    Field("withheld", Line(), "what is held back, and why; of all corrections of the record it leaves only days and names of fields: no values, no subjects of commits"),
    Field("silence", ListOf(Line()), "codes of warnings this file answers for, each with a reason: \"R504 counted on two days\""),
    EXTRA,
)

PLACE = (
    Field("name", Line(), "the name in the site's language", True, "Jableh"),
    Field("names", NAMES, "other scripts, spellings and former names", example="{ar: …, variants: [Jabla, Jabala]}"),
    Field("type", Choice(v.PLACE_TYPES), "what kind of place", example="city"),
    Field("within", Id("place"), "the place it lies in", example='tartus-governorate'),
    Field("lat", Number(-90, 90), "latitude in degrees, no finer than is right to publish", example='34.89'),
    Field("lon", Number(-180, 180), "longitude in degrees", example='35.89'),
    Field("precision", Choice(v.PRECISIONS), "how finely its position may be published; left out: as written"),
    Field("geonames", Line(), "its number in GeoNames"),
    Field("wikidata", Line(), "its number in Wikidata"),
    ALIASES, EXTRA,
)

ACTOR = (
    Field("name", Line(), "the name in the site's language", True, "Hayat Tahrir al-Sham"),
    Field("names", NAMES, "other scripts, spellings and former names", example="{ar: …, variants: [Jabla, Jabala]}"),
    Field("kind", Choice(v.ACTOR_KINDS), "what kind of actor", example="rebel group"),
    Field("part_of", Id("actor"), "the actor it belongs to"),
    Field("party", Flag(), "true for a party to the conflict: its counts are marked as such", example='true'),
    Field("wikidata", Line(), "its number in Wikidata"),
    ALIASES, EXTRA,
)

SOURCE = (
    Field("publisher", Line(), "who published it", True, "The Washington Post"),
    Field("title", Line(), "its headline", example="Blasts in two cities"),
    Field("author", Line(), "who wrote it"),
    Field("url", Web(), "where it is", example="https://example.org/2016/05/23/blasts"),
    Field("published", Date(), "when it was published", example="2016-05-23"),
    Field("retrieved", Date(), "when it was read"),
    Field("archived", Web(), "an archived copy"),
    Field("language", Line(), "its language, like en or ar", example="en"),
    Field("copied_from", IdOrWords("source"), "the id of the source it repeats, or an agency's name; words that name nobody (`a news agency`) join no two sources"),
    Field("file", File(), "what it was converted from"),
    Field("sha256", Line(), "digest of that file"),
    Field("note", Line(), "what a reader should know of it"),
    Field("context", ListOf(Table(Figure, (
        Field("text", Line(), "the figure in words", True), Field("quote", Verbatim(), "its sentence")), short="text",
        word="{text: …, quote: …}")), "figures that are no incident"),
    ALIASES, EXTRA,
)

PAGE = (
    Field("title", Line(), "the page's title", True, "About"),
    Field("summary", Line(), "one sentence"),
    Field("order", Whole(0, 1000), "place among the pages in the menu"),
    ALIASES, EXTRA,
)

TRANSLATION = (
    Field("title", Line(), "the title in this language", True, "تفجيرات في طرطوس وجبلة"),
    Field("summary", Line(), "the summary in this language"),
)

FIELDS = {kind: Fields(fields) for kind, fields in
          (("incident", INCIDENT), ("place", PLACE), ("actor", ACTOR), ("source", SOURCE), ("page", PAGE), ("translation", TRANSLATION))}

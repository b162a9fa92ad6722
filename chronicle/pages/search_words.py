"""What the search says: one table of messages. The browser fills them in, so that a message with a number is handed over in
every form the language has (maps/wording.py says how)."""
from functools import lru_cache

from chronicle.maps.wording import P_, forms
from chronicle.pages.capacities import CAPACITIES
from chronicle.pages.rows import IN_ROWS
from chronicle.speech import N_, Speech, now
from chronicle.vocabulary import ACTOR_KINDS, PLACE_TYPES, REVIEWS, STAGES, TARGETS, TYPES
from chronicle.assess import GRADES, RESPONSIBILITY

WORDS = {
    "title": N_("Search"),
    "about": N_("Search the incidents of this chronicle, and narrow them down by place, actor, date, type and toll."),
    "ask": N_("Words of a title or a text, a place, an actor, in any script"),
    "sort": N_("Order"),
    "relevance": N_("Best match"),
    "newest": N_("Newest first"),
    "deadliest": N_("Deadliest first, by the lowest number"),
    "filters": N_("Narrow down"),
    "filters_on": N_("Narrow down (%(n)s)"),
    "results": N_("Incidents found"),
    "names": N_("Places and actors of that name"),
    "chosen": N_("Narrowed down to"),
    "loading": N_("The index is being loaded."),
    "missing": N_("A part of the index could not be loaded. Try again in a while."),
    "without": N_("Searching needs JavaScript, which is off or failed here. The same incidents are listed:"),
    "by_time": N_("by time"),
    "by_place": N_("by place"),
    "by_actor": N_("by actor"),
    "by_type": N_("by type"),
    "incidents": P_("%(n)s incident", "%(n)s incidents"),
    "some": P_("%(n)s of %(all)s incidents", "%(n)s of %(all)s incidents"),
    "nothing": N_("Nothing fits all of this. Take a word or a choice away."),
    "instead": N_("“%(word)s” is written nowhere; shown instead: %(others)s"),
    "all": N_("Show all %(n)s"),
    "fewer": N_("Show fewer"),
    "more": P_("Show one more", "Show %(n)s more"),
    "clear": N_("Clear all"),
    "off": N_("take this away"),
    "from": N_("From"),
    "to": N_("To"),
    "dates": N_("A year, a month or a day: 2016, 2016-05, 2016-05-23. What may have been then is shown too."),
    "least": N_("At least %(n)s"),
    "killed": {"0": N_("None, as reported"), "words": N_("In words, or only “up to”"), "none": N_("Not reported")},
    "facets": {"place": N_("Place"), "actor": N_("Actor and role"), "type": N_("Type"), "target": N_("Target"), "killed": N_("Killed"),
               "year": N_("Date"), "grade": N_("Support"), "responsibility": N_("Responsibility")},
    "responsible": N_("Responsibility: %(said)s"),
    "sources": P_("%(n)s source", "%(n)s sources"),
    "sourceless": N_("no source recorded"),
    "over": P_("over %(n)s place", "over %(n)s places"),
    "several": P_("stands for %(n)s attack", "stands for %(n)s attacks"),
    "and": N_(" and "),
    "comma": N_(", "),
    "updated": N_("updated %(date)s"),
    "dead": N_("%(number)s killed"),
    "hurt": N_("%(number)s wounded"),
    "uncounted": N_("killed: not reported"),
    "toll": N_("toll not reported"),
}
VOCABULARIES = {                        # facet or field -> (context of its words, the words)
    "type": ("type", TYPES), "target": ("target", TARGETS), "grade": ("status", GRADES), "responsibility": ("status", RESPONSIBILITY),
    "review": ("status", REVIEWS), "stage": ("stage", STAGES), "place": ("kind of place", PLACE_TYPES), "actor": ("kind of actor", ACTOR_KINDS),
}


def said() -> dict:
    """The table in the language of the page."""
    return in_language(now())["words"]


def labels() -> dict:
    """facet or field -> {word of the record: what the page says}, where that is not the same."""
    return in_language(now())["labels"]


def roles() -> tuple[dict, list]:
    """(what the facet of actors calls each capacity, what a row calls each role it tells)."""
    return in_language(now())["roles"], in_language(now())["shown"]


@lru_cache(maxsize=16)
def in_language(speech: Speech) -> dict:
    def put(value):
        if isinstance(value, dict):
            return {k: put(v) for k, v in value.items()}
        return speech.gettext(value) if isinstance(value, str) else forms(value, speech)
    terms = {facet: {word: told for word in words if (told := speech.pgettext(context, word)) != word}
             for facet, (context, words) in VOCABULARIES.items()}
    return {"words": put(WORDS), "labels": terms, "roles": {key: speech.gettext(heading) for key, heading, *_rest in CAPACITIES},
            "shown": [(role, speech.gettext(heading)) for role, heading in IN_ROWS]}
